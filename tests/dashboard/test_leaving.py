"""A program that is told to end ends, even if it can't leave as a key makes it."""

import os
import signal
import subprocess
import sys

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
    run = subprocess.run([sys.executable, "-c", STUCK], timeout=60, check=False, env={**os.environ})
    assert run.returncode == 128 + signal.SIGHUP
