"""Every command of the list runs, says how it is used, and imports no more than it needs."""

import subprocess
import sys
from pathlib import Path

import pytest

from tui.cli import COMMANDS, main

SAMPLE = Path(__file__).resolve().parent.parent / "samples" / "istanbul-talks"


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_tells_how_it_is_used(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([name, "--help"])
    assert ended.value.code == 0
    assert capsys.readouterr().out.startswith(f"usage: sitrep {name}")


def test_paths_names_every_place(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["paths"]) == 0
    assert [line.split("  ")[0].strip() for line in capsys.readouterr().out.splitlines()] == [
        "settings", "your themes", "your rules", "state", "cache", "samples"]


@pytest.mark.parametrize("arguments", [
    ["facts", str(SAMPLE)], ["export", str(SAMPLE)], ["dates", str(SAMPLE)], ["search", "glimer of hpoe", str(SAMPLE)]])
def test_commands_start_without_textual(arguments: list[str]) -> None:
    code = ("import sys; from tui.cli import main; main(sys.argv[1:]); "
            "sys.exit(any(name.split('.')[0] in ('textual', 'rich') for name in sys.modules))")
    run = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    assert run.stdout


@pytest.mark.parametrize("arguments", [["facts", str(SAMPLE)], [str(SAMPLE)]])
def test_what_is_cached_is_shown_without_the_extractor(arguments: list[str]) -> None:
    main(["facts", str(SAMPLE)])
    code = ("import sys; from tui.cli import main; main(sys.argv[1:]); "
            "sys.exit(bool({'extractors.extract', 'extractors.reading.sources', 'extractors.rules.rulebook'}"
            " & sys.modules.keys()))")
    run = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True,
                         stdin=subprocess.DEVNULL)
    assert run.returncode == 0, run.stderr
    assert run.stdout


def test_the_extractors_import_nothing_of_the_screen() -> None:
    code = ("import pkgutil, sys, extractors; "
            "[__import__(m.name) for m in pkgutil.walk_packages(extractors.__path__, 'extractors.')]; "
            "print([n for n in sys.modules if n.split('.')[0] in ('textual', 'rich', 'tui')])")
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_without_a_terminal_the_summary_is_printed(tmp_path: Path) -> None:
    run = subprocess.run([sys.executable, "-m", "tui", str(SAMPLE)], capture_output=True, text=True,
                         stdin=subprocess.DEVNULL)
    assert run.returncode == 0
    assert "CEASEFIRE" in run.stdout
    assert "\x1b" not in run.stdout


def test_a_path_that_is_not_there_is_a_usage_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["/nowhere/at/all"]) == 2
    assert "no file or folder" in capsys.readouterr().err
