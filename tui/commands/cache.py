"""`sitrep cache [show|prune|clear]`: what was kept of sources that were read before."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from tui.commands.common import plain


def run(arguments: Sequence[str]) -> int:
    """Shows, prunes or clears the cache; returns the exit code."""
    parser = argparse.ArgumentParser(prog="sitrep cache", description="Shows, prunes or clears what was kept of "
                                     "sources that were read before. All of it can be made again.")
    parser.add_argument("action", nargs="?", choices=("show", "prune", "clear"), default="show",
                        help="show what is kept (default); drop what is unused; drop everything")
    action = parser.parse_args(arguments).action
    from extractors.dossier.cache import Cache
    from extractors.search.kept import kept_files

    cache = Cache()
    try:
        if action == "clear":
            cache.clear()
            for path in kept_files():
                path.unlink()
            print("cleared")
            return 0
        if action == "prune":
            print(f"dropped {cache.prune():,} files")
        now = cache.summary()
        print(f"{plain(str(now.path))}\n{now.files:,} files, {now.bytes / 2**20:.1f} MB; {now.unused:,} can be pruned")
        if indexes := kept_files():
            size = sum(path.stat().st_size for path in indexes)
            print(f"{len(indexes)} search {'index' if len(indexes) == 1 else 'indexes'}, {size / 2**20:.1f} MB")
    except OSError as fault:
        print(f"the cache can't be used: {fault}", file=sys.stderr)
        return 1
    finally:
        cache.close()
    for problem in cache.problems:
        print(plain(problem), file=sys.stderr)
    return 1 if cache.problems else 0
