"""The report of a run: one HTML text that says what evaluate says, refers to nothing outside and trusts no name."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import msgspec
import pytest

from designer.app import main, speaking
from designer.data.preparation import binding
from designer.data.settings import DataSettings, Split
from designer.data.sources import CsvSource
from designer.doctor import keeping
from designer.doctor.finding import Examination, Finding, Remedy
from designer.export.report import charts, material
from designer.export.report.page import page
from designer.graph.model import Change, Setting
from designer.graph.texts import Text
from designer.project import run_folder, run_notes, storage
from designer.project.records import DATA, TRAINING, OutputTraining, TrainingSettings
from designer.report.run import RunMaterial
from tests.support.drawings import Drawing

Captured = pytest.CaptureFixture[str]
HOSTILE = "<img src=x onerror=alert(1)>\"'&</td><script>alert(2)</script>"
LAYER = "<img src=x onerror=alert(1) "
VOID = {"meta", "img", "br"}


class Page(HTMLParser):
    """A page that was read: its elements must be closed in order; what it holds."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.references: list[str] = []
        self.numbers: list[float] = []
        self.words = ""
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        told = dict(attrs)
        assert not any(name.startswith("on") for name in told)
        self.references += [str(told[name]) for name in ("src", "href", "xlink:href", "action") if name in told]
        if tag == "data":
            self.numbers.append(float(str(told["value"])))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project with a trained run whose columns, words, layers and notes are meant to break a page."""
    folder = tmp_path_factory.mktemp("report")
    rows = [f"{i % 7},{i * 0.5},<b>one</b>" if i % 3 else f"{i % 5},-{i},{chr(39)}two & more" for i in range(60)]
    (folder / "table.csv").write_text("\n".join(["<i>a</i>,b,what", *rows]) + "\n", encoding="utf-8")
    drawing = Drawing()
    drawing.add("Input", "numbers", shape=[2])
    drawing.add("Dense", "numbers", LAYER, units=4, activation="relu")
    drawing.add("Dense", LAYER, "what", units=2, activation="softmax")
    ids = drawing.ids
    data = DataSettings(
        source=CsvSource(path="table.csv"),
        inputs={ids["numbers"]: binding(("<i>a</i>", "b"), "standardize")},
        targets={ids["what"]: binding(("what",), "integer")},
        split=Split(by="random", validation=0.25, test=0.25),
    )
    outputs = {ids["what"]: OutputTraining("sparse_categorical_crossentropy", ("accuracy",))}
    training = TrainingSettings(outputs=outputs, epochs=3, batch_size=8, optimizer="adam")
    drawing.graph.apply(Change("", added=(Setting(DATA, data), Setting(TRAINING, training))))
    path = folder / "hostile.kdesign"
    storage.save(drawing.graph, path)
    run = folder / "hostile.kdesign.runs" / "one"
    assert main(["train", str(path), "--run-dir", str(run)]) == 0
    run_notes.change(run.parent, {"one": {"name": HOSTILE, "note": HOSTILE, "tags": (HOSTILE,)}})
    finding = Finding("dead_relu", "warning", Text("{bad}", {"bad": HOSTILE}), evidence={"share": 0.75})
    keeping.write(run, Examination((msgspec.structs.replace(finding, remedy=Remedy(Text("<u>"))),)))
    return path


def test_a_report_holds_what_evaluate_says_and_trusts_no_name(project: Path, tmp_path: Path, capsys: Captured) -> None:
    output = tmp_path / "report.html"
    assert main(["report", str(project), "--run", "one", "-o", str(output)]) == 0
    capsys.readouterr()
    text = output.read_text(encoding="utf-8")
    read = Page(text)
    assert all(one.startswith(("#", "data:image/png;base64,")) for one in read.references)
    assert not re.search(r"url\(|@import|https?://", text)
    assert not read.tags & {"script", "iframe", "object", "embed", "link", "form", "b", "i", "u", "base"}
    assert "svg" in read.tags
    for said in (HOSTILE, "<i>a</i>", "<b>one</b>", "'two & more", "def build_model", "adam", "share 0.75"):
        assert said in read.words
    for part in ("validation", "test"):
        assert main(["evaluate", str(project), "--run", "one", "--part", part, "--json"]) == 0
        told = json.loads(capsys.readouterr().out)
        wanted = [*told["metrics"].values()]
        for one in told["outputs"]:
            wanted += [one["accuracy"], one["macro_f1"], one["log_loss"]]
            wanted += [c[name] for c in one["classes"] for name in ("precision", "recall", "f1", "support")]
            for row in one["confusion"]:
                assert re.search(r"</th>" + "".join(rf"<td [^>]*>{count}</td>" for count in row), text)
        assert told["samples"] == 15
        assert set(wanted) <= set(read.numbers)


def test_korean_and_paper(project: Path, tmp_path: Path, capsys: Captured) -> None:
    output = tmp_path / "report.pdf"
    assert main(["report", str(project), "--language", "ko", "-o", str(output)]) == 0
    assert output.read_bytes().startswith(b"%PDF-")
    assert main(["report", str(project), "-o", str(tmp_path / "report.doc")]) == 2
    assert "written as .html or .pdf" in capsys.readouterr().err
    run = project.parent / "hostile.kdesign.runs" / "one"
    with speaking("ko") as say:
        korean = Page(page(material.read(run, RunMaterial(notes=(Text("No <b>"),))), say, "ko"))
    assert "학습 설정" in korean.words
    assert "No <b>" in korean.words
    assert "b" not in korean.tags


def test_a_run_that_left_little_is_reported_all_the_same(tmp_path: Path, project: Path, capsys: Captured) -> None:
    run = tmp_path / "died"
    run.mkdir()
    (run / run_folder.PROJECT).write_bytes(project.read_bytes())
    output = tmp_path / "died.html"
    assert main(["report", str(project), "--run", str(run), "-o", str(output)]) == 0
    read = Page(output.read_text(encoding="utf-8"))
    assert "has no trained model" in read.words
    assert "softmax" in read.words


def test_charts_leave_out_what_is_not_finite_and_thin_what_is_long() -> None:
    many = [float(i) for i in range(10_000)]
    curve = charts.lines("loss", [charts.Line("a", many, many), charts.Line("b", [1.0, 2.0], [float("nan"), 3.0])])
    drawn = re.findall(r'<polyline points="([^"]*)"', curve)
    assert [len(points.split()) <= 602 for points in drawn] == [True, True]
    assert "nan" not in curve
    named = [charts.Line(name, [0.0, 1.0], [0.0, 1.0]) for name in ("grignolino", "barbera", "barolo")]
    assert "<polygon" in charts.lines("Precision and recall", named)  # no room beside the title
    assert "<polygon" not in charts.lines("loss", named)
    ((first, last),) = (line.split() for line in re.findall(r'<polyline points="([^"]+)"', charts.lines("", named[:1])))
    assert float(first.split(",")[1]) < 250 - 42 - 4  # neither end lies on the frame
    assert float(last.split(",")[0]) < 440 - 12 - 4
    assert charts.lines("none", [charts.Line("a", [1.0], [float("inf")])]) == ""
    assert charts.ticks(0.0, 1.0) == pytest.approx([0, 0.2, 0.4, 0.6, 0.8, 1.0])
    assert charts.ticks(5.0, 5.0) == [5.0]
