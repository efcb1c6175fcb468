"""The program in a real terminal: it starts, follows the window, hands the terminal over and always gives it back."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = [pytest.mark.tmux, pytest.mark.skipif(not shutil.which("tmux"), reason="needs tmux")]
REPORT = '2031-03-03\n\n"We hold the ridge," said Ilse Brandt.\n'
SITREP = f"{shlex.quote(sys.executable)} -m tui"


class Terminal:
    """A tmux server of its own with one window, in which a shell runs."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._tmux = ["tmux", "-f", os.devnull, "-S", str(folder / "tmux.sock")]
        environment = {name: value for name, value in os.environ.items() if not name.startswith(("TMUX", "NO_COLOR"))}
        environment |= {f"SITREP_{name}": str(folder / name.lower()) for name in ("STATE", "CONFIG", "CACHE")}
        environment |= {"PYTHONPATH": str(Path(__file__).parents[2]), "LC_ALL": "C.UTF-8", "PS1": "$ "}
        subprocess.run([*self._tmux, "new-session", "-d", "-x", "100", "-y", "30", "sh"], check=True, env=environment)

    def run(self, command: str) -> None:
        """Starts the program, and waits for the board."""
        self.tmux("send-keys", "-l", f"{command}; echo LEFT WITH $?; stty -a | grep -o ' -*echo '")
        self.tmux("send-keys", "Enter")
        self.wait("Ceasefire")

    def press(self, *keys: str) -> None:
        self.tmux("send-keys", *keys)

    def wait(self, words: str, seconds: float = 15) -> None:
        """Until the words are shown; fails with what is shown instead."""
        end = time.monotonic() + seconds
        while words not in (shown := self.shown()):
            assert time.monotonic() < end, f"no {words!r} in\n{shown}"
            time.sleep(0.05)

    def shown(self) -> str:
        return self.tmux("capture-pane", "-p", "-J")

    def tmux(self, *words: str) -> str:
        return subprocess.run([*self._tmux, *words], check=True, capture_output=True, text=True).stdout

    def left(self, code: int) -> None:
        """The program is gone, the screen is the shell's again, and the shell hears what is typed."""
        self.wait(f"LEFT WITH {code}")
        self.wait("echo")
        assert "-echo" not in self.shown().splitlines()[-2:]
        self.press("-l", "echo he''ars")
        self.press("Enter")
        self.wait("hears")


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    (tmp_path / "a.txt").write_text(REPORT)
    (tmp_path / "state").mkdir()
    (tmp_path / "state" / "state.toml").write_text("toured = true\n")
    made = Terminal(tmp_path)
    yield made
    made.tmux("kill-server")


def test_it_starts_follows_the_window_and_quits(terminal: Terminal) -> None:
    terminal.run(f"{SITREP} {terminal.folder}/a.txt")
    terminal.press("6")
    terminal.wait("1 quote · 1 speaker")
    terminal.tmux("resize-window", "-x", "50", "-y", "15")
    terminal.wait("5  6 Quotes  7")
    terminal.tmux("resize-window", "-x", "30", "-y", "8")
    terminal.wait("Make the window larger")
    terminal.tmux("resize-window", "-x", "160", "-y", "50")
    terminal.wait("9 Sources 1")
    terminal.press("q")
    terminal.left(0)


def test_ctrl_c_quits(terminal: Terminal) -> None:
    terminal.run(f"{SITREP} {terminal.folder}/a.txt")
    terminal.press("C-c")
    terminal.left(0)


def test_a_fault_is_told_to_people_and_the_terminal_restored(terminal: Terminal) -> None:
    (terminal.folder / "faulty.py").write_text(
        "import sys\nfrom tui.cli import main\nfrom tui.dashboard.app import Dashboard\n\n"
        "def fail(self):\n    raise RuntimeError('the wheel came off')\n\n"
        "Dashboard.action_help = fail\nsys.exit(main(sys.argv[1:]))\n")
    terminal.run(f"{sys.executable} {terminal.folder}/faulty.py {terminal.folder}/a.txt")
    terminal.press("?")
    terminal.left(1)
    shown = terminal.shown()
    assert "sitrep had to stop" in shown
    assert "RuntimeError: the wheel came off" in shown
    assert "Traceback" not in shown
    assert "in fail" in (terminal.folder / "state" / "crash.txt").read_text()


def test_the_editor_gets_the_terminal_and_gives_it_back(terminal: Terminal) -> None:
    editor = terminal.folder / "editor"
    editor.write_text('#!/bin/sh\necho "EDITING $@"; read line\n')
    editor.chmod(0o755)
    terminal.run(f"EDITOR={editor} {SITREP} {terminal.folder}/a.txt")
    terminal.press("6")
    terminal.wait("1 quote · 1 speaker")
    terminal.press("o")
    terminal.wait(f"EDITING {terminal.folder}/a.txt")
    terminal.press("Enter")
    terminal.wait("1 quote · 1 speaker")
    terminal.press("1")
    terminal.wait("Newest of 1 quote")
    terminal.press("q")
    terminal.left(0)


def test_sources_from_a_pipe_leave_the_keyboard_to_the_board(terminal: Terminal) -> None:
    terminal.run(f"cat {terminal.folder}/a.txt | {SITREP} - 2>{terminal.folder}/errors")
    terminal.press("6")
    terminal.wait("1 quote · 1 speaker")
    terminal.press("q")
    terminal.left(0)
    assert (terminal.folder / "errors").read_text() == ""
