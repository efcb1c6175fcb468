"""Nothing leaves the machine: the whole program runs with the network cut, and opens no connection where it isn't."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.hostile.sources import write

WATCH = '''
import sys

def watch(event, arguments):
    if event == "socket.connect" and isinstance(arguments[1], tuple) or event in (
            "socket.getaddrinfo", "socket.gethostbyname", "socket.bind", "urllib.Request", "http.client.connect",
            "webbrowser.open"):
        print("connection:", event, arguments, file=sys.stderr, flush=True)
        raise PermissionError(event)

sys.addaudithook(watch)
'''
"""As sitecustomize, in the program and every process that it starts. The audit hook sees what any library asks for."""

DASHBOARD = '''
import asyncio, sys
from tui.dashboard.app import Dashboard
from tui.dashboard.dossier_source import DossierSource
from tui.dashboard.panes import PANES
from tui.data import data_folder
from tui.themes import read_theme

async def look():
    app = Dashboard(DossierSource([sys.argv[1]]), read_theme(data_folder("themes") / "night-desk.toml"))
    async with app.run_test(size=(100, 30)) as pilot:
        await app.workers.wait_for_complete()
        for pane in PANES:
            app.board.front = pane.name
            await pilot.pause()
            await pilot.press("enter")
            await pilot.press("escape")

asyncio.run(look())
'''


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("home")
    write(home / "dossier")
    (home / "site").mkdir()
    (home / "site" / "sitecustomize.py").write_text(WATCH)
    return home


def run(home: Path, *arguments: str, cut: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
    """The program in a home of its own, with every connection watched; `cut` is a command that runs it off the net."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(home / "site"), *sys.path]), "HOME": str(home)}
    environment |= {f"SITREP_{name}": str(home / name.lower()) for name in ("CACHE", "STATE", "CONFIG")}
    return subprocess.run([*cut, sys.executable, *arguments], env=environment, capture_output=True, text=True,
                          check=False, timeout=120)


def test_the_watch_sees_a_connection(home: Path) -> None:
    asked = run(home, "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:9/')")
    assert "connection:" in asked.stderr


@pytest.mark.parametrize("arguments", [
    ["facts", "--no-cache"], ["export", "--format", "html"], ["residue"], [],
])
def test_no_command_connects(home: Path, arguments: list[str]) -> None:
    done = run(home, "-m", "tui", *arguments[:1], str(home / "dossier"), *arguments[1:])
    assert done.returncode == 3
    assert done.stdout
    assert "connection:" not in done.stderr


def test_the_dashboard_does_not_connect(home: Path) -> None:
    done = run(home, "-c", DASHBOARD, str(home / "dossier"))
    assert (done.returncode, done.stderr) == (0, "")


def test_the_program_works_with_the_network_cut(home: Path) -> None:
    cut = ("unshare", "--user", "--map-root-user", "--net")
    try:
        subprocess.run([*cut, "true"], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("this system lets nobody cut the network")
    assert run(home, "-m", "tui", str(home / "dossier"), cut=cut).returncode == 3
    assert run(home, "-c", DASHBOARD, str(home / "dossier"), cut=cut).returncode == 0
