"""Data are described and divided by a process of their own, beside the live check."""

from __future__ import annotations

from designer.data.settings import Binding, DataSettings
from designer.data.sources import CsvSource
from designer.data.steps.categories import Index
from designer.files import allowed
from designer.project.records import DATA
from designer.session.document import Document
from designer.session.session import Session

LONG = 60_000


def test_data_are_described_and_divided_before_the_check_is_ready(qtbot, tmp_path) -> None:
    """A file is looked into by a process of its own, which needs no Keras, and again by a new one when that dies."""
    session = Session(Document(), start=False)
    session.engines.get_ready()
    assert session.reader.state == "off"  # no process is wanted
    session.reader.starts_itself = True
    session.engines.get_ready()
    assert session.reader.state == "starting"  # before it is asked anything
    try:
        rows = "".join(f"{i},{i * 2},{'yes' if i % 3 else 'no'}\n" for i in range(90))
        (tmp_path / "t.csv").write_text(f"a,twice,y\n{rows}")
        allowed.allow(tmp_path / "t.csv")  # as whoever chooses it does
        source = CsvSource(str(tmp_path / "t.csv"))
        session.splits.watch()
        session.document.set_setting(DATA, DataSettings(source=source), "Choose data")
        qtbot.waitUntil(lambda: session.datasets.description is not None, timeout=LONG)
        assert [c.name for c in session.datasets.columns()] == ["a", "twice", "y"]
        assert session.checker.state == "off"

        bound = DataSettings(source=source, targets={"n2": Binding(("y",), {"y": (Index(),)})})
        session.document.set_setting(DATA, bound, "Bind data")
        qtbot.waitUntil(lambda: session.splits.found is not None, timeout=LONG)
        assert session.splits.found.rows == {"training": 72, "validation": 18}

        session.reader.kill()
        qtbot.waitUntil(lambda: session.reader.state == "dead", timeout=LONG)
        kinds = DataSettings(source=source, kinds={"a": "category"})
        session.document.set_setting(DATA, kinds, "Correct kinds")
        qtbot.waitUntil(lambda: session.datasets.columns()[0].kind == "category", timeout=LONG)
    finally:
        session.close()
