"""A program in a terminal of its own: started, sent keys, and timed by what it paints."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import termios
import time
from collections.abc import Mapping, Sequence
from types import TracebackType

ROWS, COLUMNS = 40, 120
QUIET = 0.5
"""Seconds without output from which on a screen is taken for finished."""
_CONTROLS = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|[\]PX^_].*?(?:\x07|\x1b\\)|[@-Z\\-_])", re.DOTALL)


class Terminal:
    """A running program; closes it on leaving."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        self.began = time.perf_counter()
        self.process = subprocess.Popen(
            command, stdin=slave, stdout=slave, stderr=slave, start_new_session=True,
            env={**environment, "TERM": "xterm-256color", "COLORTERM": "truecolor"})
        os.close(slave)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.process.kill()
        self.process.wait()
        os.close(self._master)

    def painted(self, *texts: str, limit: float = 60) -> float:
        """Seconds from the start until all the texts were painted. Raises TimeoutError."""
        seen = b""
        wanted = [text.encode() for text in texts]
        while time.perf_counter() - self.began < limit:
            seen += self._read(limit)
            words = _CONTROLS.sub(b"", seen)
            if all(text in words for text in wanted):
                return time.perf_counter() - self.began
        raise TimeoutError(f"not painted: {texts}")

    def rest(self, quiet: float = QUIET, limit: float = 30) -> float:
        """Waits until nothing was painted for a while; returns the time at which the last came."""
        last, end = time.perf_counter(), time.perf_counter() + limit
        while time.perf_counter() < end and self._read(quiet):
            last = time.perf_counter()
        return last

    def press(self, key: str, limit: float = 60) -> tuple[float, float]:
        """Seconds from a key until the last is painted for it, and those of them that the painting thread was at work.
        Raises TimeoutError.
        """
        began, before = time.perf_counter(), self.main_thread_seconds()
        os.write(self._master, key.encode())
        if not self._read(limit):
            raise TimeoutError(f"no answer to {key!r}")
        painted, worked = time.perf_counter(), self.main_thread_seconds()
        while time.perf_counter() < painted + limit and self._read(QUIET):
            painted, worked = time.perf_counter(), self.main_thread_seconds()
        return painted - began, worked - before

    def settle(self, still: float = 0.5, limit: float = 120) -> None:
        """Waits until the program has done no work for a while, in the background neither."""
        end, used = time.perf_counter() + limit, -1.0
        while time.perf_counter() < end and used != (now := self.processor_seconds()):
            used = now
            self.rest(still)

    def processor_seconds(self) -> float:
        """Time on the processor that the program has used so far."""
        with open(f"/proc/{self.process.pid}/stat") as file:
            fields = file.read().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def main_thread_seconds(self) -> float:
        """Time on the processor that the thread which paints has used so far, to the microsecond."""
        with open(f"/proc/{self.process.pid}/schedstat") as file:
            return int(file.read().split()[0]) / 1e9

    def _read(self, limit: float) -> bytes:
        ready, _, _ = select.select([self._master], [], [], limit)
        try:
            return os.read(self._master, 1 << 16) if ready else b""
        except OSError:
            return b""
