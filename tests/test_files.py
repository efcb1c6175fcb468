"""A file that the program writes is the old one or the new one, never half."""

import os
from pathlib import Path

import pytest

from extractors.files import write_text, write_toml


def test_writes_and_replaces_and_makes_the_folder(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b.md"
    write_text(path, "one\n")
    write_text(path, "two – „drei“\n")
    assert path.read_text("utf-8") == "two – „drei“\n"
    assert os.listdir(path.parent) == ["b.md"]


def test_a_fault_leaves_the_old_file_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.md"
    write_text(path, "old")

    def no_space(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", no_space)
    with pytest.raises(OSError, match="No space"):
        write_text(path, "new")
    assert path.read_text() == "old"
    assert os.listdir(tmp_path) == ["a.md"]


def test_permissions_stay_and_links_are_followed(tmp_path: Path) -> None:
    path, link = tmp_path / "a.toml", tmp_path / "link.toml"
    write_toml(path, {"a": 1})
    path.chmod(0o640)
    link.symlink_to(path)
    write_toml(link, {"a": "x\n\x1b"})
    assert link.is_symlink()
    assert path.stat().st_mode & 0o777 == 0o640
    assert "\x1b" not in path.read_text()


def test_lone_surrogates_are_written_as_something(tmp_path: Path) -> None:
    write_text(tmp_path / "a", "x\ud800y")
    assert (tmp_path / "a").read_text() == "x?y"
