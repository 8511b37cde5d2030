"""A live check does not wait for data that take long to describe, and says what there is to say of them afterwards."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import msgspec
import pytest

from designer import wire
from designer.data.sources import CsvSource
from designer.files import allowed
from designer.project.records import DATA, TRAINING
from designer.wire import Answer, Checked, DataDescribed, DataSketched, Failed, Worked
from tests.support import projects
from tests.support.engines import Desk


class Gate:
    """Holds the describing of sources until it is opened, each time they tell how far they are."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        from designer.engine.feeding import describing

        self.reached, self.open = threading.Event(), threading.Event()
        was = describing.describe

        def held(*args: Any) -> DataDescribed:
            self.reached.set()
            assert self.open.wait(120)
            return was(*args)

        monkeypatch.setattr(describing, "describe", held)
        monkeypatch.setattr("designer.engine.feeding.descriptions.AT_ONCE", 0)


def of_csv(folder: Path, rows: int = 2_000) -> tuple[str, CsvSource]:
    """Return a project on a table with too few columns for its Input, and the source."""
    path = folder / "t.csv"
    path.write_text("a,target\n" + "".join(f"{i / 8},{i % 3}\n" for i in range(rows)), encoding="utf-8")
    allowed.allow(path)
    drawing, source = projects.iris(), CsvSource(str(path))
    data, training = (drawing.graph.settings[name] for name in (DATA, TRAINING))
    projects._set(drawing, msgspec.structs.replace(data, source=source), training)
    return projects.text(drawing), source


def answer_to(desk: Desk, kind: type) -> Any:
    """Wait for an answer of a kind from the thread that describes."""
    came = threading.Event()
    found: list[Answer] = []

    def take(record: Answer) -> None:
        found.append(record)
        came.set()

    desk.on(kind, take)
    for record in desk.said:
        if isinstance(record, kind):
            return record
    assert came.wait(120)
    return found[0]


def test_a_check_does_not_wait_and_is_whole_afterwards(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text, source = of_csv(tmp_path)
    desk = Desk()
    desk.ask(wire.Check(id=1, project=projects.text(projects.iris())))
    gate = Gate(monkeypatch)
    desk.engine.live.describes_aside = True
    desk.engine.handle(wire.DescribeData(id=7, source=msgspec.json.encode(source).decode()))
    assert gate.reached.wait(120)
    first = desk.ask(wire.Check(id=8, project=text))
    assert isinstance(first, Checked)
    assert first.awaits_data
    assert not first.can_train
    assert first.ok
    assert not [p for p in first.problems if p.scope == "data"]
    gate.open.set()
    described = answer_to(desk, DataDescribed)
    assert (described.id, described.rows) == (7, 2_000)
    second = desk.ask(wire.Check(id=9, project=text))
    assert isinstance(second, Checked)
    assert not second.awaits_data
    assert [p for p in second.problems if p.scope == "data"]


def test_describing_is_told_of_and_can_be_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("designer.engine.telling.EVERY", 0.0)
    _, source = of_csv(tmp_path, 100_000)
    desk = Desk()
    desk.engine.live.describes_aside = True

    def give_up(record: Answer) -> None:
        if isinstance(record, Worked) and str(record.what).startswith("Looking at"):
            desk.engine.handle(wire.Cancel(request=3))

    desk.on(Worked, give_up)
    desk.engine.handle(wire.DescribeData(id=3, source=msgspec.json.encode(source).decode()))
    failed = answer_to(desk, Failed)
    assert (failed.id, str(failed.text)) == (3, "It was cancelled.")
    assert {str(r.what) for r in desk.said if isinstance(r, Worked)} >= {"Reading t.csv", "Looking at a"}
    desk._hooks.clear()
    desk.engine.handle(wire.DescribeData(id=4, source=msgspec.json.encode(source).decode()))
    assert answer_to(desk, DataDescribed).rows == 100_000


@pytest.mark.parametrize("written", ["a,target\n{a},{b}\n", "a;target\n{a};{b}\n", '"a"\t"target"\n"{a}"\t"{b}"\n'])
def test_the_beginning_of_a_large_table_is_shown_as_all_of_it_will_be(
    written: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("designer.engine.feeding.descriptions.AT_ONCE", 0)
    head, row = written.splitlines(keepends=True)
    rows = 40_000
    path = tmp_path / "t.csv"
    path.write_text(head + "".join(row.format(a=i / 8, b="한국" if i % 3 else "no") for i in range(rows)), "utf-8")
    allowed.allow(path)
    desk = Desk()
    request = wire.DescribeData(id=5, path=str(path), folder=str(tmp_path))
    whole = desk.ask(request)
    assert isinstance(whole, DataDescribed)
    (told,) = (record for record in desk.said if isinstance(record, DataSketched))
    assert desk.said.index(told) < desk.said.index(whole)
    first = told.described
    assert 50 <= first.rows < whole.rows == rows
    assert (first.preview, first.dialect, first.source) == (whole.preview, whole.dialect, whole.source)
    assert [(f.name, f.kind) for f in first.columns] == [(f.name, f.kind) for f in whole.columns]
    desk.said.clear()
    assert desk.ask(msgspec.structs.replace(request, id=6)).rows == rows
    assert not [record for record in desk.said if isinstance(record, DataSketched)]  # it is known by now


def test_what_is_wrong_with_the_beginning_of_a_table_is_said_of_all_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("designer.engine.feeding.descriptions.AT_ONCE", 0)
    path = tmp_path / "t.csv"
    path.write_text("\n\n", encoding="utf-8")
    allowed.allow(path)
    desk = Desk()
    answer = desk.ask(wire.DescribeData(id=5, path=str(path), folder=str(tmp_path)))
    assert isinstance(answer, Failed)
    assert "it is empty" in str(answer.text)
    assert not [record for record in desk.said if isinstance(record, DataSketched)]
