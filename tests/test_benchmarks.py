"""What the benchmarks measure with: many articles, no two alike, the same every time, dated as files too."""

from __future__ import annotations

from pathlib import Path

from benchmarks.archive import REPORTS, archive, archive_folder
from benchmarks.articles import LENGTH, articles, folder
from extractors.document import Document
from extractors.reading.sources import read


def test_articles_differ_from_one_another_and_never_from_run_to_run() -> None:
    some = list(articles(20))
    assert len({article.text for article in some}) == 20
    assert some == list(articles(20))
    assert all(len(article.text) >= LENGTH for article in some)


def test_articles_written_to_a_folder_are_read_with_their_dates(tmp_path: Path) -> None:
    found = [item for item in read([folder(tmp_path / "many", 3)]) if isinstance(item, Document)]
    assert [(item.source, item.published) for item in found] == [(a.source, a.published) for a in articles(3)]


def test_an_archive_goes_on_from_day_to_day_with_copies_among_its_reports(tmp_path: Path) -> None:
    reports = list(archive(3 * REPORTS))
    assert reports == list(archive(3 * REPORTS))
    assert len({report.published for report in reports}) == 3
    bodies = {report.text.split("\n", 4)[4] for report in reports}
    assert len(reports) / 2 < len(bodies) < len(reports)
    found = [item for item in read([archive_folder(tmp_path / "many", 3)]) if isinstance(item, Document)]
    assert [(item.source, item.published, item.outlet) for item in found] == [
        (report.source, report.published, report.outlet) for report in reports[:3]]
