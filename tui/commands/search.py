"""`sitrep search WORDS PATH…`: quotes, facts of other kinds or sentences that match; typos forgiven."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.commands.common import day, dossier_exit_code, open_dossier
from tui.printable import json_text, one_line

if TYPE_CHECKING:
    from extractors.dossier.dossier import Dossier
    from extractors.search.query import Query


def run(arguments: Sequence[str]) -> int:
    """Prints the hits, best first; returns the exit code (1 where nothing is found, 2 for a bad operator)."""
    parser = argparse.ArgumentParser(
        prog="sitrep search", description="Searches quotes and speakers; typos are forgiven. WORDS may hold speaker:, "
        "kind: (facts of other kinds too; kind:text for the sources' own words), side:, source:, after: and before:.")
    parser.add_argument("words", metavar="WORDS", help='what to look for, as "glimmer of hope speaker:brandt"')
    parser.add_argument("paths", nargs="+", metavar="PATH", help="a folder, a file, or - for standard input")
    parser.add_argument("--no-cache", action="store_true", help="read every source anew")
    parser.add_argument("--format", choices=("table", "jsonl"), default="table")
    parser.add_argument("--limit", type=int, default=20, metavar="N", help="hits at most (20)")
    parser.add_argument("--as-of", type=day, metavar="DATE", help="in sources up to this day")
    options = parser.parse_args(arguments)

    from extractors.facts import Fact, Quote, to_record
    from extractors.search.index import Index
    from extractors.search.kept import open_index
    from extractors.search.query import TEXT, parse

    query = parse(options.words)
    if query.problems:
        print(f"sitrep search: {'; '.join(query.problems)}", file=sys.stderr)
        return 2
    dossier = open_dossier(options)
    if query.kind == TEXT:
        return dossier_exit_code(dossier, shown=_print_passages(dossier, query, options))
    sides = {actor.name: actor.side for actor in dossier.situation(options.as_of).actors} if query.side else {}
    facts = [fact for fact in dossier.facts(options.as_of) if query.kind or isinstance(fact, Quote)]
    passing = [at for at, fact in enumerate(facts) if query.passes(fact, sides)]

    def words(fact: Fact) -> str:
        return f"{fact.text} {fact.speaker or ''}" if isinstance(fact, Quote) else fact.sentence

    if query.words:
        texts = [words(fact) for fact in facts]
        index = Index(texts) if options.no_cache else open_index(texts)
        found = [facts[hit.index] for hit in index.search(query.words, options.limit, passing)]
    else:
        found = [facts[at] for at in passing[:options.limit]]
    for fact in found:
        if options.format == "jsonl":
            print(json_text(to_record(fact)))
        else:
            said = f"{fact.speaker or 'unnamed'}: “{fact.text}”" if isinstance(fact, Quote) else fact.sentence
            print(one_line(f"{fact.published or 'undated   '}  {said}  [{fact.source}]"))
    return dossier_exit_code(dossier, shown=bool(found))


def _print_passages(dossier: Dossier, query: Query, options: argparse.Namespace) -> bool:
    """Prints the sentences of the sources that match, best first; whether there are any."""
    from extractors.search.passages import passages

    published = {entry.source: entry.published for entry in dossier.situation(options.as_of).sources}
    batches = passages(query, dossier.documents(published), published)
    best = sorted((passage for batch in batches for passage in batch), key=lambda passage: -passage.score)
    for passage in best[:options.limit]:
        if options.format == "jsonl":
            print(json_text({"source": passage.source, "published": passage.published and str(passage.published),
                             "start": passage.start, "end": passage.end, "sentence": passage.sentence}))
        else:
            print(one_line(f"{passage.published or 'undated   '}  {passage.sentence}  [{passage.source}]"))
    return bool(best)
