"""The program in a real terminal: it starts, follows the window, hands the terminal over and always gives it back."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = [pytest.mark.tmux, pytest.mark.skipif(not shutil.which("tmux"), reason="needs tmux")]
REPORT = '2031-03-03\n\n"We hold the ridge," said Ilse Brandt.\n'
PATIENCE = 60
"""Seconds."""
SITREP = f"{shlex.quote(sys.executable)} -m tui"


class Terminal:
    """A tmux server of its own with one window, in which a shell runs."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.command = ["tmux", "-f", os.devnull, "-S", str(folder / "tmux.sock")]
        environment = {name: value for name, value in os.environ.items() if not name.startswith(("TMUX", "NO_COLOR"))}
        environment |= {f"SITREP_{name}": str(folder / name.lower()) for name in ("STATE", "CONFIG", "CACHE")}
        environment |= {"PYTHONPATH": str(Path(__file__).parents[2]), "LC_ALL": "C.UTF-8", "PS1": "$ "}
        subprocess.run([*self.command, "new-session", "-d", "-x", "100", "-y", "30", "sh"], check=True, env=environment)

    def run(self, command: str) -> None:
        """Starts the program, and waits for the board."""
        self.tmux("send-keys", "-l", f"{command}; echo LEFT WITH $?; stty -a | grep -o ' -*echo '")
        self.tmux("send-keys", "Enter")
        self.wait("Ceasefire")

    def press(self, *keys: str) -> None:
        self.tmux("send-keys", *keys)

    def resize(self, columns: int, lines: int) -> None:
        """Gives the window another size, and waits until the program's terminal has it."""
        self.tmux("resize-window", "-x", str(columns), "-y", str(lines))
        while self.tmux("display-message", "-p", "#{pane_width}x#{pane_height}").strip() != f"{columns}x{lines}":
            time.sleep(0.05)

    def paste(self, words: str) -> None:
        """As a terminal pastes what is dropped on it."""
        self.tmux("set-buffer", words)
        self.tmux("paste-buffer", "-p")

    def wait(self, words: str) -> None:
        """Until the words are shown; fails with what is shown instead after a time that no machine should need."""
        end = time.monotonic() + PATIENCE
        while words not in (shown := self.shown()):
            assert time.monotonic() < end, f"no {words!r} in\n{shown}"
            time.sleep(0.05)

    def shown(self) -> str:
        return self.tmux("capture-pane", "-p", "-J")

    def tmux(self, *words: str) -> str:
        return subprocess.run([*self.command, *words], check=True, capture_output=True, text=True).stdout

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
    subprocess.run([*made.command, "kill-server"], check=False, capture_output=True)


def test_it_starts_follows_the_window_and_quits(terminal: Terminal) -> None:
    terminal.run(f"{SITREP} {terminal.folder}/a.txt")
    terminal.press("6")
    terminal.wait("1 quote · 1 speaker")
    terminal.resize(50, 15)
    terminal.wait("5  6 Quotes  7")
    terminal.resize(30, 8)
    terminal.wait("Make the window larger")
    terminal.resize(160, 50)
    terminal.wait("9 Sources 1")
    for columns, lines in ((41, 11), (200, 60), (39, 9), (120, 12), (72, 40), (80, 24)):
        terminal.resize(columns, lines)
    terminal.wait("6 Quotes 7 Time 8 Actors 9 Sources\n")
    assert len(max(terminal.shown().splitlines(), key=len)) == 80
    terminal.press("q")
    terminal.left(0)


def test_the_window_is_followed_whatever_the_environment_says_of_its_size(terminal: Terminal) -> None:
    terminal.run(f"COLUMNS=80 LINES=24 {SITREP} {terminal.folder}/a.txt")
    assert len(max(terminal.shown().splitlines(), key=len)) == 100
    terminal.resize(50, 15)
    terminal.wait("1 Overview  2  3")
    assert "? Keys" in terminal.shown().splitlines()[14]
    terminal.press("q")
    terminal.left(0)


def test_what_comes_into_the_folder_comes_onto_the_board(terminal: Terminal) -> None:
    folder = terminal.folder / "dossier"
    folder.mkdir()
    (folder / "a.txt").write_text(REPORT)
    terminal.run(f"{SITREP} --watch {folder}")
    terminal.press("6")
    terminal.wait("1 quote · 1 speaker")
    (folder / "b.txt").write_text(REPORT.replace("ridge", "valley"))
    terminal.wait("2 quotes · 1 speaker")
    terminal.wait("+1 quote")
    (folder / "b.txt").unlink()
    terminal.wait("1 quote · 1 speaker")
    terminal.press("q")
    terminal.left(0)


def test_a_dropped_folder_takes_the_place_of_the_dossier(terminal: Terminal) -> None:
    other = terminal.folder / "other reports"
    other.mkdir()
    (other / "b.txt").write_text(REPORT.replace("ridge", "valley"))
    terminal.run(f"{SITREP} {terminal.folder}/a.txt")
    terminal.paste(f"'{other}'")
    terminal.wait("Open other reports in place of this dossier")
    terminal.press("Enter")
    terminal.wait("Other reports")
    terminal.press("6")
    terminal.wait("We hold the valley,")
    terminal.press("q")
    terminal.left(0)


def test_the_shell_gets_the_terminal_while_the_board_waits(terminal: Terminal) -> None:
    terminal.press("-l", f"{SITREP} {terminal.folder}/a.txt")
    terminal.press("Enter")
    terminal.wait("Ceasefire")
    terminal.press("6")
    terminal.wait("1 quote · 1 speaker")
    before = terminal.shown()
    terminal.press("C-z")
    terminal.wait("Stopped")
    terminal.press("-l", "fg; echo LEFT WITH $?; stty -a | grep -o ' -*echo '")
    terminal.press("Enter")
    terminal.wait("1 quote · 1 speaker")
    terminal.wait("? Keys")
    assert terminal.shown() == before
    terminal.press("q")
    terminal.left(0)


def test_a_program_that_was_stopped_goes_on_in_the_window_as_it_is_now(terminal: Terminal) -> None:
    pid = terminal.folder / "pid"
    terminal.press("-l", "set +m")  # or the shell would take the terminal meanwhile
    terminal.press("Enter")
    terminal.run(f"sh -c 'echo $$ > {pid}; exec {SITREP} {terminal.folder}/a.txt'")
    for columns, lines in ((80, 24), (50, 15)):
        os.kill(int(pid.read_text()), signal.SIGSTOP)
        terminal.resize(columns, lines)
        os.kill(int(pid.read_text()), signal.SIGCONT)
        terminal.wait("1 Overview  2  3" if columns == 50 else "8 Actors 9 Sources\n")
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


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGSEGV, signal.SIGKILL])
def test_a_killed_program_leaves_the_terminal_to_the_shell(terminal: Terminal, number: signal.Signals) -> None:
    pid = terminal.folder / "pid"
    terminal.run(f"sh -c 'echo $$ > {pid}; exec {SITREP} {terminal.folder}/a.txt'")
    terminal.press("s")
    terminal.wait("speaker:")
    modes = "#{alternate_on} #{cursor_flag} #{mouse_any_flag}"
    assert terminal.tmux("display-message", "-p", modes).split() == ["1", "0", "1"]
    os.kill(int(pid.read_text()), number)
    end = time.monotonic() + PATIENCE
    while terminal.tmux("display-message", "-p", modes).split() != ["0", "1", "0"]:
        assert time.monotonic() < end
        time.sleep(0.05)
    if number in (signal.SIGTERM, signal.SIGHUP):
        terminal.left(128 + number)
    terminal.press("-l", "echo he''ars; stty -a | grep -o ' -*echo '")
    terminal.press("Enter")
    terminal.wait("hears")
    terminal.wait("\n echo")


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
