"""An archive on a cluster: the same facts as here, though a worker is killed in the middle."""

from __future__ import annotations

import json
import os
import signal
from pathlib import Path

import pytest

from extractors.dossier.cluster import on_cluster
from extractors.dossier.parts import parts_of
from extractors.reading.walk import Found, find
from tui.cli import main

pytestmark = pytest.mark.cluster
distributed = pytest.importorskip("distributed")

TOLD = "“The line is closed and will stay closed,” General Ana Reyes said on 3 May 2031. Report {} came on time."


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Small files, a file of many records, and one that can't be read."""
    folder = tmp_path / "archive"
    folder.mkdir()
    for number in range(300):
        (folder / f"{number:03}.txt").write_text(TOLD.format(number))
    records = (json.dumps({"id": n, "text": TOLD.format(n)}) + "\n" for n in range(1_200))
    (folder / "records.jsonl").write_text("".join(records))
    (folder / "z.txt").write_bytes(b"MZ\x00\x90" * 100)
    return folder


def found_in(folder: Path) -> list[Found]:
    return [item for item in find([folder]) if isinstance(item, Found)]


def test_a_worker_killed_in_the_middle_loses_nothing_and_doubles_nothing(archive: Path) -> None:
    found = found_in(archive)
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster, \
            distributed.Client(cluster, set_as_default=False) as client:
        stream = on_cluster(client, found, (), lambda: False, group=50)
        came = [next(stream) for _ in range(60)]
        victim = min(client.run(os.getpid).values())
        os.kill(victim, signal.SIGKILL)
        came += stream
        assert victim not in client.run(os.getpid).values()
    assert [item for item, _ in came] == found
    assert dict(came) == {item: parts_of(item, ()) for item in found}


def test_called_off_it_stops(archive: Path) -> None:
    with distributed.Client(n_workers=1, threads_per_worker=1, processes=False, dashboard_address=None,
                            set_as_default=False) as client:
        came: list[Found] = []
        for item, _ in on_cluster(client, found_in(archive), (), lambda: len(came) >= 100, group=50):
            came.append(item)
        assert 100 <= len(came) < 200


def test_the_command_gives_the_same_facts(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["facts", str(archive), "--no-cache"]) == 3
    here = capsys.readouterr().out
    with distributed.LocalCluster(n_workers=1, processes=False, dashboard_address=None) as cluster:
        address = cluster.scheduler_address
        assert main(["facts", str(archive), "--no-cache", "--engine", "dask", "--scheduler", address]) == 3
    assert capsys.readouterr().out == here
