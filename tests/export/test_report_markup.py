"""A report is a page of its own: what comes from outside is escaped, pictures lie within, numbers hold all digits."""

from __future__ import annotations

import base64
import dataclasses
import html.parser
import math
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from designer.doctor.finding import Examination
from designer.export.report import evaluation, setup, training
from designer.export.report.markup import number, own_svg, picture, plain, side_by_side, table
from designer.export.report.material import Material
from designer.graph.texts import Text
from designer.project.run_folder import RunInfo
from designer.project.run_notes import RunNote
from designer.project.run_record import Curves, Run
from designer.report.run import PartEvaluated, RunMaterial
from tests.support import projects


class Reader(html.parser.HTMLParser):
    """What a browser sees."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""
        self.values: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.values += [value or "" for name, value in attrs if name in ("value", "alt", "src", "href")]

    def handle_data(self, data: str) -> None:
        self.text += data


def read(text: str) -> Reader:
    reader = Reader()
    reader.feed(text)
    reader.close()
    return reader


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=30))
def test_text_from_outside_is_text(text: str) -> None:
    seen = read(f"<p>{plain(text)}</p>")
    assert seen.tags == ["p"]
    assert seen.text == text
    assert read(picture(b"png", text)).tags == ["img"]


@settings(max_examples=60, deadline=None)
@given(st.floats())
def test_a_number_is_shown_short_and_held_whole(value: float) -> None:
    if not math.isfinite(value):
        assert number(value) == "–"
        return
    (held,) = read(number(value)).values
    assert float(held) == value
    assert float(read(number(value)).text) == pytest.approx(value, rel=1e-5)


def test_tables_have_a_head_or_titles_and_pictures_stand_in_rows() -> None:
    with_head = read(table(["a", "b"], [["1", "2"], ["3", number(4.5)]]))
    assert with_head.tags.count("th") == 2
    assert with_head.tags.count("td") == 4
    titled = read(table((), [["loss", "–"]], "figures"))
    assert (titled.tags.count("th"), titled.tags.count("td")) == (1, 1)
    assert read(side_by_side(["<img>"] * 5)).tags.count("tr") == 3
    (source, title) = read(picture(b"\x89PNG", "x")).values
    assert base64.b64decode(source.partition(",")[2]) == b"\x89PNG"
    assert title == "x"


def test_a_drawing_brings_shapes_and_words_and_nothing_else() -> None:
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" onload="x()"><script>x()</script>'
        '<g class="node"><a href="http://elsewhere"><text x="1">in &lt;a&gt;</text></a><path d="M0" onclick="x()"/>'
        "<text>a &lt; b</text></g></svg>"
    )
    found = own_svg(svg)
    seen = read(found)
    assert set(seen.tags) <= {"svg", "g", "path", "text"}
    assert "onload" not in found
    assert "onclick" not in found
    assert "elsewhere" not in found
    assert seen.text == "a < b"
    assert own_svg("<svg") == ""


def test_what_a_run_was_and_reached_stands_in_its_report() -> None:
    graph = projects.iris(epochs=3, seed=41, optimizer={"class": "SGD", "args": {"momentum": 0.25}}).graph
    info = RunInfo(keras="3.15", backend="jax", seed=41, varied={"fold": 2})
    logs = ({"loss": 0.75, "val_loss": 0.875},) * 2
    run = Run("monday", Path("runs/monday"), "stopped", "2026-01-31T10:20:30", 3, logs, seconds=1.25, info=info)
    parts = (
        PartEvaluated(part="validation", samples=1234, metrics={"loss": 0.875}),
        PartEvaluated(part="test", problem=Text("There are no rows <here>.")),
    )
    note = RunNote(note="why <b>?", tags=("good", "old"))
    material = Material(run, note, graph, Curves({}, {}), None, Examination(), RunMaterial(parts=parts), "iris")
    begun = read(training.head(material, str)).text
    assert "2026-01-31 10:20" in begun
    assert "2 of 3 epochs" in begun
    assert "why <b>?" in begun
    assert "#good #old" in begun
    assert "fold 2" in begun
    told = read(setup.settings(material, str)).text
    assert "SGD" in told
    assert "0.25" in told
    assert "41" in told
    assert read(setup.environment(material, str)).text.count("jax") == 1
    assert "that the run keeps, of epoch 2:" in read(training.training(material, str)).text
    averages = dataclasses.replace(run, averaged={"val_loss": 0.625})
    curved = read(training.training(dataclasses.replace(material, run=averages), str))
    assert "averages of the weights" in curved.text
    assert curved.values == ["0.75", "0.625"]
    reached = read(evaluation.evaluation(material, str))
    assert "1,234 rows" in reached.text
    assert "There are no rows <here>." in reached.text
    assert reached.values == ["0.875"]
