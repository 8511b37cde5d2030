"""A drawing put in the place of another, runs found interrupted, and data found again when a project moves."""

from __future__ import annotations

import random
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from designer.data.settings import DataSettings
from designer.data.sources import BundledSource, CsvSource
from designer.files import allowed
from designer.graph.model import Graph, Setting
from designer.graph.texts import DesignerError
from designer.project import run_folder, run_notes, storage
from designer.project.interrupted import Interrupted, interrupted
from designer.project.places import with_data_found
from designer.project.restoring import restored
from designer.project.run_notes import RunNote, tags_of
from tests.support.drawings import random_change
from tests.support.runs import write_run


def drawing(seed: int, steps: int) -> Graph:
    rng, graph = random.Random(seed), Graph([Setting("data", seed % 3)])
    for _ in range(steps):
        graph.apply(random_change(rng, graph))
    return graph


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 2**32), st.integers(0, 2**32), st.integers(0, 25))
def test_a_drawing_becomes_the_other_and_comes_back(first: int, second: int, steps: int) -> None:
    graph, other = drawing(first, steps), drawing(second, steps)
    start = list(graph.elements())
    change = restored(graph, other)
    graph.apply(change)
    assert list(graph.elements()) == list(other.elements())
    assert storage.encode(graph) == storage.encode(other)
    graph.apply(change.reversed())
    assert list(graph.elements()) == start
    assert not restored(other, other.copy())


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return tmp_path / "net.kdesign"


def run(project: Path, name: str, done: int, planned: int = 4, outcome: str = "", kept: int = 0) -> Path:
    path = write_run(project.with_name("net.kdesign.runs") / name, done, planned, outcome=outcome)
    if kept:
        (path / run_folder.checkpoint_name(kept)).write_bytes(b"x")
    return path


def test_a_run_that_died_with_a_checkpoint_is_interrupted(project: Path) -> None:
    assert interrupted(project) is None
    run(project, "a", 2, kept=2)
    assert interrupted(project) == Interrupted(project, "a", 2, 4)


@pytest.mark.parametrize(
    ("done", "outcome", "kept"), [(2, "done", 2), (2, "stopped", 2), (2, "failed", 2), (2, "", 0), (4, "", 4)]
)
def test_what_ended_has_no_checkpoint_or_nothing_left_is_not(project: Path, done: int, outcome: str, kept: int) -> None:
    run(project, "a", done, outcome=outcome, kept=kept)
    assert interrupted(project) is None


def test_only_the_newest_run_counts(project: Path) -> None:
    run(project, "20260101-000000", 2, kept=2)
    run(project, "20260102-000000", 4, outcome="done")
    assert interrupted(project) is None
    run(project, "20260103-000000", 3, kept=3)
    found = interrupted(project)
    assert found is not None
    assert (found.run, found.done) == ("20260103-000000", 3)


def test_a_run_under_way_is_not_interrupted(project: Path) -> None:
    path = run(project, "a", 2, kept=2)
    with (path / run_folder.LOCK).open("a+b") as lock:
        run_folder.take_lock(lock)
        assert interrupted(project) is None
        with pytest.raises(DesignerError, match="The run a is under way"):
            run_notes.delete([path])
    assert interrupted(project) is not None


def settings_of(path: str) -> DataSettings:
    return DataSettings(source=CsvSource(path), validation=CsvSource(path), test=BundledSource("iris"))


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    monkeypatch.setenv(allowed.STATE_VARIABLE, str(tmp_path / "state"))
    old, new = tmp_path / "old", tmp_path / "old" / "deeper"
    new.mkdir(parents=True)
    for folder in (old, new):
        (folder / "t.csv").write_text("a\n1\n", encoding="utf-8")
    return old, new


def test_data_beside_the_new_place_are_named_from_there(folders: tuple[Path, Path]) -> None:
    old, new = folders
    found = with_data_found(settings_of("deeper/t.csv"), old, new)
    assert found.source == found.validation == CsvSource("t.csv")
    assert found.test == BundledSource("iris")


def test_data_elsewhere_get_their_whole_path_and_may_still_be_read(folders: tuple[Path, Path]) -> None:
    old, new = folders
    found = with_data_found(settings_of("t.csv"), old, new)
    assert found.source == CsvSource((old / "t.csv").as_posix())
    assert allowed.is_allowed(old / "t.csv")


def test_what_the_project_was_not_free_to_read_stays_so(folders: tuple[Path, Path], tmp_path: Path) -> None:
    old, new = folders
    (tmp_path / "secret.csv").write_text("a\n1\n", encoding="utf-8")
    found = with_data_found(settings_of("../secret.csv"), old, new)
    assert not allowed.is_allowed(tmp_path / "secret.csv")
    assert Path(found.source.path).is_absolute()  # type: ignore[union-attr]


def test_a_project_that_does_not_move_keeps_its_paths(folders: tuple[Path, Path]) -> None:
    old, _ = folders
    for place in (old, None):
        data = settings_of("t.csv")
        assert with_data_found(data, place, old) is data
    absolute = settings_of(str(old / "t.csv"))
    assert with_data_found(absolute, old, old / "deeper") == absolute


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=30))
def test_tags_are_words_once_each(text: str) -> None:
    tags = tags_of(text)
    assert len(tags) == len(set(tags))
    assert all(tag and "," not in tag and not any(c.isspace() for c in tag) and tag[0] != "#" for tag in tags)
    assert tags_of(" ".join(f"#{tag}" for tag in tags)) == tags


def test_notes_that_say_nothing_are_not_kept_and_those_of_others_stay(tmp_path: Path) -> None:
    run_notes.change(tmp_path, {"a": {"name": "first"}, "b": {"pinned": True}})
    found = run_notes.change(tmp_path, {"a": {"name": ""}})
    assert found == {"b": RunNote(pinned=True)} or found["a"] == RunNote()
    assert run_notes.read(tmp_path) == {"b": RunNote(pinned=True)}
    assert run_notes.forget(tmp_path, {"b", "gone"}) == {}
    assert msgspec.json.decode((tmp_path / run_notes.FILE).read_bytes()) == {}


def test_notes_that_cannot_be_written_are_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(DesignerError, match="could not be kept"):
        run_notes.change(tmp_path / "file", {"a": {"name": "x"}})
