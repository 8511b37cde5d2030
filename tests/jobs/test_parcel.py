"""A project travels with its files under one folder, and a run's folder here becomes the one there, paths apart."""

from __future__ import annotations

import shutil
from pathlib import Path

import msgspec
import pytest

from designer.data.sources import source_of
from designer.files import allowed
from designer.jobs.parcel import Mirror, Watched, packed, unpacked
from designer.jobs.places import place
from designer.jobs.worker import Worker
from designer.project import run_folder, storage
from designer.project.records import DATA, TRAINING
from designer.project.run_folder import EpochLine, Mark, RunInfo, RunWriter
from designer.wire import Train
from tests.support import projects


@pytest.fixture
def request_here(tmp_path: Path) -> Train:
    """Return the request for a project whose table lies elsewhere, with a callback from a file that may be run."""
    home, elsewhere = tmp_path / "here", tmp_path / "elsewhere"
    home.mkdir()
    elsewhere.mkdir()
    table = elsewhere / "table.csv"
    table.write_text("a,b\n1,2\n3,4\n", encoding="utf-8")
    allowed.allow(table)
    (home / "mine.py").write_text("class Mine: ...\n", encoding="utf-8")
    allowed.allow(home / "mine.py", "run")
    graph = projects.iris(callbacks=({"class": "Callback", "args": {"source": "mine.py:Mine"}},)).graph
    source = msgspec.structs.replace(source_of(table), path=str(table))
    graph = graph.with_setting(DATA, msgspec.structs.replace(graph.settings[DATA], source=source))
    runs = home / "net.kdesign.runs"
    return Train(project=storage.encode(graph), folder=str(home), run_dir=str(runs / "r"), runs_dir=str(runs))


def arrived(request: Train, home: Path) -> Train:
    parcel = packed(request)
    for name, file in parcel.files.items():
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(file, home / name)
    return unpacked(parcel.request, home, parcel.runs_code)


def test_there_the_project_reads_what_it_brought(
    request_here: Train, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(allowed.STATE_VARIABLE, str(tmp_path / "kept"))
    allowed.allow(tmp_path / "elsewhere" / "table.csv")
    allowed.allow(tmp_path / "here" / "mine.py", "run")
    there = arrived(request_here, tmp_path / "there")
    graph = storage.decode(there.project)
    path = graph.settings[DATA].source.path
    assert not allowed.leads_out(path, Path(there.folder))
    assert (Path(there.folder) / path).read_text("utf-8") == "a,b\n1,2\n3,4\n"
    assert allowed.is_allowed(Path(there.folder) / "mine.py", "run")


def test_what_comes_back_is_the_run_with_the_paths_of_here(
    request_here: Train, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(allowed.STATE_VARIABLE, str(tmp_path / "kept"))
    allowed.allow(tmp_path / "elsewhere" / "table.csv")
    there = arrived(request_here, tmp_path / "there")
    request_here = msgspec.structs.replace(request_here, address="10.0.0.7:6379")
    run, here = Path(there.run_dir), Path(request_here.run_dir)
    run.mkdir(parents=True, exist_ok=True)
    watched, mirror = Watched(run), Mirror(request_here)
    assert run_folder.is_being_written(here)
    with pytest.raises(BlockingIOError):
        Mirror(request_here)
    writer = RunWriter(run)
    graph = storage.decode(there.project)
    graph = graph.with_setting(TRAINING, msgspec.structs.replace(graph.settings[TRAINING], steps_per_execution=4))
    writer.write_project(storage.encode(graph))
    writer.write_info(RunInfo(folder=there.folder, epochs=2))
    (run / run_folder.checkpoint_name(1)).write_bytes(b"first")
    for epoch in range(2):
        writer.add(EpochLine(epoch, {"loss": 1.0}))
        mirror.put(*watched.changes())
        assert [line.epoch for line in run_folder.read_epochs(here)] == list(range(epoch + 1))
    (run / run_folder.checkpoint_name(1)).rename(run / run_folder.checkpoint_name(2))
    writer.finish("done", Mark())
    writer.close()
    changes, names = watched.changes()
    assert changes[-1].name == "DONE"
    mirror.put(changes, names)
    mirror.close()
    assert watched.changes()[0] == []
    assert [file.name for file in run_folder.checkpoints(here)] == [run_folder.checkpoint_name(2)]
    kept = storage.load(here / run_folder.PROJECT)
    mine = storage.decode(request_here.project)
    assert kept.settings[DATA] == mine.settings[DATA]
    assert kept.settings[TRAINING] == msgspec.structs.replace(mine.settings[TRAINING], steps_per_execution=4)
    info = run_folder.read_info(here)
    assert (info.folder, info.address) == (request_here.folder, "10.0.0.7:6379")
    assert not run_folder.is_being_written(here)


def test_what_is_gone_there_goes_here_and_nothing_else(request_here: Train, tmp_path: Path) -> None:
    here = Path(request_here.run_dir)
    here.mkdir(parents=True)
    for name in ("STOPPED", "mine/log.csv", "run.json", ".hidden"):
        (here / name).parent.mkdir(exist_ok=True)
        (here / name).write_text("{}", encoding="utf-8")
    there = arrived(request_here, tmp_path / "there")
    run = Path(there.run_dir)
    watched, mirror = Watched(run), Mirror(request_here)
    mirror.put([], [])
    (here / "findings.json").write_text("{}", encoding="utf-8")  # what was found out here, meanwhile
    (run / "STOPPED").unlink()  # as it goes on
    (run / "best.keras.saving").write_bytes(b"half")
    mirror.put(*watched.changes())
    assert (here / "best.keras.saving").read_bytes() == b"half"
    (run / "best.keras.saving").rename(run / "best.keras")
    mirror.put(*watched.changes())
    mirror.close()
    left = {file.relative_to(here).as_posix() for file in here.rglob("*") if file.is_file()}
    assert left == {".hidden", "best.keras", "findings.json", "lock", "mine/log.csv", "run.json"}


def test_no_address_is_this_machine() -> None:
    said: list[object] = []
    worker = place("")("tensorflow", said.append, "auto")
    assert isinstance(worker, Worker)
    worker.close()
