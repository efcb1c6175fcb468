"""Files that the program reads whole, such as settings, and files that it writes: in one step, so that whoever reads
sees the old file or the new one, never half; and where what is written rests on what stood there, by one program at a
time.
"""

from __future__ import annotations

import contextlib
import os
import stat
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO

LARGEST = 4_000_000
"""Bytes of a file of settings, rules, colours or decisions; what is larger is none."""


class UnreadableError(ValueError):
    """A file that holds no text that could be read; the message says why, for people."""


def whole_text(path: Path) -> str:
    """The text of a UTF-8 file, with a byte order mark or without.

    Raises FileNotFoundError, and UnreadableError, also where it is a device or a pipe (it is not waited for), has more
    than `LARGEST` bytes or is no UTF-8.
    """
    try:
        with open(os.open(path, os.O_RDONLY | os.O_NONBLOCK), "rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise UnreadableError("not a regular file")
            data = file.read(LARGEST + 1)
        if len(data) > LARGEST:
            raise UnreadableError(f"larger than {LARGEST // 1_000_000} MB")
        return data.decode("utf-8-sig")
    except FileNotFoundError:
        raise
    except OSError as fault:
        raise UnreadableError(problem(fault)) from fault
    except UnicodeDecodeError as fault:
        raise UnreadableError(f"no UTF-8 text, from byte {fault.start + 1} on") from fault


def problem(fault: Exception) -> str:
    """What went wrong with a file, in a few words."""
    if isinstance(fault, FileNotFoundError):
        return "no such file or folder"
    if isinstance(fault, PermissionError):
        return "no permission to read it"
    if isinstance(fault, OSError) and fault.strerror:
        return fault.strerror.lower()
    return str(fault) or type(fault).__name__


def write_text(path: Path, text: str) -> None:
    """Writes a UTF-8 text file in one step (see `in_one_step`). Raises OSError."""
    with in_one_step(path) as file:
        file.write(text.encode("utf-8", "replace"))


@contextlib.contextmanager
def in_one_step(path: Path) -> Iterator[BinaryIO]:
    """A file to write to: one beside it, flushed to the disk, then renamed. Makes the folder. Raises OSError.

    A link is written through to what it leads to; permissions stay as they were.
    """
    import tempfile

    target = Path(os.path.realpath(path))
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{target.name[:100]}.", suffix=".tmp", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask())
        os.replace(name, target)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)
        raise


PATIENCE = 5.0
"""Seconds to wait for another program to have written."""


@contextlib.contextmanager
def alone(path: Path) -> Iterator[None]:
    """Within, no other program that asks for the same writes files of the folder that holds the file. Makes the folder.

    It is the folder that is locked, so that no file is left behind; a file system that locks none is written to all the
    same. Raises OSError, TimeoutError too.
    """
    import fcntl

    folder = Path(os.path.realpath(path)).parent
    folder.mkdir(parents=True, exist_ok=True)
    handle = os.open(folder, os.O_RDONLY)
    try:
        until = time.monotonic() + PATIENCE
        while True:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() > until:
                    raise TimeoutError(f"another program is writing in {folder}") from None
                time.sleep(0.01)
            except OSError:
                break
        yield
    finally:
        os.close(handle)


def write_toml(path: Path, data: Mapping[str, Any]) -> None:
    """Writes a TOML file in one step. Raises OSError."""
    import tomli_w

    write_text(path, tomli_w.dumps(data, multiline_strings=False))


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
