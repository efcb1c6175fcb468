"""The terminal says itself how large it is, and is given back whatever happens: also when the program is killed, or the
interpreter itself fails.
"""

from __future__ import annotations

import asyncio
import os
import select
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from threading import Thread, Timer
from types import FrameType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from textual.app import App
    from textual.driver import Driver

TERMINAL = "/dev/tty"
KEYS = 0
"""File from which keys are read."""
LAST = 10.0
"""Seconds in which an app that is told to leave has left; one whose terminal is gone may wait for it for ever."""
RESTORING = b"".join(b"\x1b[" + code for code in (
    b"?2026l", b"?1000l", b"?1003l", b"?1015l", b"?1006l", b"?2004l", b"?2048l", b"?7h", b"<u", b"?1049l", b"?25h",
    b"?1004l", b"0m"))
"""Ends what Textual's driver begins: frames held back, mouse, paste, resize and focus told, keys told apart, the other
screen; wraps lines and shows the cursor again."""


def forget_size() -> None:
    """Forgets COLUMNS and LINES, which Textual believes more than the terminal: they are of the moment when somebody
    exported them (readline does), and the window could be resized as often as you like. A terminal that knows no size
    (of 0 columns) leaves them in force.
    """
    if all(os.get_terminal_size()):
        for name in ("COLUMNS", "LINES"):
            os.environ.pop(name, None)


@contextmanager
def given_back() -> Iterator[None]:
    """While this lasts, a process of a few shared pages waits beside ours. Where ours dies without a word, it restores
    the terminal; no handler of a signal can (a second fault, or SIGKILL). Nothing is done where there is no terminal.
    """
    try:
        terminal = os.open(TERMINAL, os.O_RDWR | os.O_NOCTTY)
    except OSError:
        yield
        return
    import termios

    before = termios.tcgetattr(terminal)
    reading, writing = os.pipe()
    guard = os.fork()
    if not guard:
        with suppress(BaseException):
            os.setsid()  # No key and no end of the shell's job reaches it.
            os.close(writing)
            os.closerange(0, 3)
            if not os.read(reading, 1):
                termios.tcsetattr(terminal, termios.TCSANOW, before)
                os.write(terminal, RESTORING)
        os._exit(0)
    os.close(reading)
    os.close(terminal)
    try:
        yield
        os.write(writing, b".")
    finally:
        os.close(writing)
        os.waitpid(guard, 0)


@contextmanager
def leaving_when_told(app: App[Any]) -> Iterator[None]:
    """While this lasts, the signals that ask a program to end make the app leave as a key does, with the exit code of
    shells (128 and the signal's number); an app that doesn't is ended.
    """
    def leave(number: int, _: FrameType | None) -> None:
        end = Timer(LAST, os._exit, (128 + number,))
        end.daemon = True
        end.start()
        asyncio.get_running_loop().call_soon_threadsafe(partial(app.exit, return_code=128 + number))

    told = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = {number: signal.signal(number, leave) for number in told}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def leaving_with_terminal() -> Iterator[None]:
    """While this lasts, the end of the terminal counts as SIGHUP. The system sends that only where the terminal is our
    session's, and then to a shell that may keep it from us; Textual would go on reading nothing as fast as it can.
    """
    if not hasattr(select, "poll"):
        yield
        return
    reading, writing = os.pipe()

    def await_end() -> None:
        ends = select.poll()
        ends.register(KEYS, 0)  # Of the end poll tells all the same; what is typed is Textual's.
        ends.register(reading, select.POLLIN)
        if dict(ends.poll()).get(KEYS, 0) & select.POLLHUP:
            os.kill(os.getpid(), signal.SIGHUP)

    waiting = Thread(target=await_end, name="terminal", daemon=True)
    waiting.start()
    try:
        yield
    finally:
        os.write(writing, b".")
        waiting.join()
        os.close(reading)
        os.close(writing)


def begin_anew_when_continued(driver: Driver | None) -> None:
    """From now on SIGCONT gives the terminal up and takes it again, whatever stopped the program. Textual, which
    reckons with ctrl+z alone, would take it a second time: of two threads that then read its keys one never ends.
    """
    if not hasattr(signal, "SIGCONT"):
        return
    from textual.drivers.linux_driver import LinuxDriver

    if not isinstance(driver, LinuxDriver):
        return

    def go_on(*_: object) -> None:
        if driver._auto_restart and not driver._must_signal_resume:
            driver.suspend_application_mode()
            driver._must_signal_resume = True
        driver._sigcont_application()

    signal.signal(signal.SIGCONT, go_on)
