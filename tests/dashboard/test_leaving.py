"""A program that is told to end ends, even if it can't leave as a key makes it."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

STUCK = """
import asyncio, os, signal, threading
from tui.dashboard import terminal

class App:
    def exit(self, return_code):
        pass

async def main():
    with terminal.leaving_when_told(App()):
        os.kill(os.getpid(), signal.SIGHUP)
        threading.Event().wait()  # as for a terminal that is gone

terminal.LAST = 0.1
asyncio.run(main())
"""


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="has no such signal")
def test_an_app_that_waits_for_a_terminal_that_is_gone_is_ended() -> None:
    run = subprocess.run([sys.executable, "-c", STUCK], timeout=60, check=False)
    assert run.returncode == 128 + signal.SIGHUP


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="has no such terminals")
def test_the_program_ends_with_a_terminal_that_goes_without_a_signal(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("2031-03-03\n\nFive people were killed in Orlec.\n")
    terminal, end = os.openpty()
    with subprocess.Popen([sys.executable, "-m", "tui", str(tmp_path)], stdin=end, stdout=end, stderr=end,
                          start_new_session=True, env={**os.environ, "TERM": "xterm"}) as program:
        os.close(end)
        painted = b""
        while b"Ceasefire" not in painted:
            painted += os.read(terminal, 4096)
        os.close(terminal)
        try:
            assert program.wait(60) == 128 + signal.SIGHUP
        finally:
            program.kill()
