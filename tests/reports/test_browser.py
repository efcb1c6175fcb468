"""The page in a real browser: it builds the tree that was written, and asks for nothing."""

from __future__ import annotations

import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest

from extractors.dossier.dossier import Dossier
from tui.data import data_folder
from tui.reports.formats import render

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = [pytest.mark.browser, pytest.mark.skipif(BROWSER is None, reason="needs Chromium")]
_ALONE = {"meta"}
_SUPPLIED = {"tbody"}
"""What a browser adds where it may be left out."""


class _Tree(HTMLParser):
    """Of each text the elements that it stands in, and how many elements there are of each name."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.texts: list[tuple[str, str]] = []
        self.counts: dict[str, int] = {}
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag in _SUPPLIED:
            return
        self.counts[tag] = self.counts.get(tag, 0) + 1
        if tag not in _ALONE:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _SUPPLIED:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.texts.append((" ".join(self.open), data.strip()))


@pytest.mark.parametrize("sample", ["istanbul-talks", "northern-strait"])
def test_a_browser_finds_every_element_where_it_was_put(sample: str, tmp_path: Path) -> None:
    assert BROWSER
    page = render(Dossier.open([str(data_folder("samples") / sample)], beside=False).situation(), "html")
    (tmp_path / "page.html").write_text(page, "utf-8")
    done = subprocess.run(
        [BROWSER, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'profile'}",
         "--enable-logging=stderr", "--dump-dom", (tmp_path / "page.html").as_uri()],
        capture_output=True, text=True, check=True, timeout=120)
    written, built = _Tree(page), _Tree(done.stdout)
    assert built.counts == written.counts
    assert built.texts == written.texts
    assert "CONSOLE" not in done.stderr
