"""Lesson files: what is read, what is refused with its line, and what each condition looks at."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from designer.catalogue.load import load
from designer.data.settings import Binding, DataSettings
from designer.data.sources import BundledSource
from designer.data.steps.scale import Standardize
from designer.graph.model import Change, Graph, Setting
from designer.graph.texts import DesignerError
from designer.project.interrupted import Interrupted, interrupted
from designer.project.lessons.conditions import CONDITIONS, read_condition
from designer.project.lessons.lesson import bundled, load_lesson, read_lesson, refuse_unknown
from designer.project.lessons.world import World
from designer.project.records import DATA, TRAINING, OutputTraining, TrainingSettings
from designer.project.run_record import read_run
from designer.shell.actions import ACTIONS
from designer.views.panels.registry import PANELS
from tests.support.panels import ticket
from tests.support.runs import write_run

CATALOGUE = load()
HEAD = "---\ntitle: T\nstart: blank\n---\n"
KNOWN = {"action": [a.id for a in ACTIONS], "panel": [p.id for p in PANELS]}


def test_a_lesson_is_read() -> None:
    text = HEAD + "## One\nDo *this*.\n```python\nx = 1\n```\n```check\n# a remark\nnode Dense units=3\n```\n## Two\n"
    lesson = read_lesson(text, "mine.md", CATALOGUE)
    assert [step.title for step in lesson.steps] == ["One", "Two"]
    assert lesson.steps[0].body == "Do *this*.\n```python\nx = 1\n```"
    assert [str(one.text) for one in lesson.steps[0].conditions] == ["a Dense with units=3"]


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("", 1, "---"),
        ("---\ntitle: T\n---\n## A\n", 3, "start"),
        ("---\ntitle: T\nstart: nowhere\n---\n## A\n", 3, "blank"),
        ("---\ntitle: T\nstart: project ../x.kdesign\n---\n## A\n", 3, "project FILE"),
        ("---\ntitle: T\ncolour: red\n---\n", 3, "colour"),
        ("---\ntitle: T\nstart: blank\n", 3, "---"),
        (HEAD, 4, "## "),
        (HEAD + "text\n", 5, "## "),
        (HEAD + "## A\n```check\nnode Dens\n```\n", 7, "Dens"),
        (HEAD + "## A\n```check\nnode Dense unit=3\n```\n", 7, "unit"),
        (HEAD + "## A\n```check\nnodes Dense many\n```\n", 7, "nodes CLASS"),
        (HEAD + "## A\n```check\nedge a b\n```\n", 7, "edge NAME -> NAME"),
        (HEAD + "## A\n```check\nfly\n```\n", 7, "node, nodes"),
        (HEAD + "## A\n```check\noption epoch = 3\n```\n", 7, "epochs"),
        (HEAD + "## A\n```check\nnot node 'x\n```\n", 7, "node 'x"),
        (HEAD + "## A\n```show\nbutton x\n```\n", 7, "action ID"),
        (HEAD + "## A\n```show\naction fly\n```\n", 7, "fly"),
        (HEAD + "## A\n```check\nchecked\n", 6, "```"),
    ],
)  # fmt: skip
def test_a_wrong_lesson_is_refused_with_its_line(text: str, line: int, said: str) -> None:
    with pytest.raises(DesignerError) as caught:
        refuse_unknown(read_lesson(text, "mine.md", CATALOGUE), KNOWN)
    assert str(caught.value).startswith(f"mine.md, line {line}: ")
    assert said in str(caught.value)


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "mine.md"
    path.write_bytes(HEAD.encode() + b"\xff\xfe")
    with pytest.raises(DesignerError, match=r"mine\.md, line 5"):
        load_lesson(path, CATALOGUE)


@pytest.mark.parametrize("name", bundled())
def test_bundled_lessons_are_whole_and_the_same_in_both_languages(name: str) -> None:
    english, korean = (load_lesson(bundled()[name][language], CATALOGUE) for language in ("en", "ko"))
    for lesson in (english, korean):
        refuse_unknown(lesson, KNOWN)
        assert lesson.description
        assert lesson.minutes
    assert [(step.conditions, step.targets) for step in english.steps]
    assert english.start == korean.start
    for ours, theirs in zip(english.steps, korean.steps, strict=True):
        assert [c.text for c in ours.conditions] == [c.text for c in theirs.conditions]
        assert [(t.kind, t.name) for t in ours.targets] == [(t.kind, t.name) for t in theirs.targets]


def world(tmp_path: Path) -> World:
    graph = ticket()
    node = graph.nodes["n5"]
    graph.apply(Change("", (node,), (replace(node, trainable=False),)))
    data = DataSettings(
        source=BundledSource("wine"), inputs={"n1": Binding(("a",), {"a": (Standardize(),)}), "n2": Binding(("b",))}
    )
    training = TrainingSettings(
        optimizer={"class": "Adam", "args": {"learning_rate": 0.01}},
        outputs={"n6": OutputTraining("mse", ("accuracy",))},
        callbacks=("EarlyStopping",),
        epochs=30,
        start_from="a run",
    )
    graph.apply(Change("", (), (Setting(DATA, data), Setting(TRAINING, training))))
    run = read_run(write_run(tmp_path / "20260102-030405"))
    assert run is not None
    return World(graph, CATALOGUE, (run,), frozenset({"data"}), can_train=True, is_evaluated=True)


@pytest.mark.parametrize(
    ("holds", "fails"),
    [
        ("node Dense name=shared units=64 activation=relu", "node Dense name=shared units=32"),
        ("node Input shape=(10000,)", "node Input shape=(9,)"),
        ("node Dense use_bias=True", "node Dense use_bias=False"),
        ("nodes Dense >= 4", "nodes Dense > 4"),
        ("edge title -> features", "edge features -> title"),
        ("edge Concatenate -> Dense", "edge Dense -> Concatenate"),
        ("frozen shared", "frozen priority"),
        ("source", "source iris"),
        ("source wine", "not source wine"),
        ("bound title", "bound tags"),
        ("step title standardize", "step text_body standardize"),
        ("optimizer adam learning_rate=0.01", "optimizer adam learning_rate=0.1"),
        ("optimizer Adam", "optimizer rmsprop"),
        ("loss priority mean_squared_error", "loss department mean_squared_error"),
        ("metric priority accuracy", "metric priority mean_absolute_error"),
        ("callback EarlyStopping", "callback EarlyStopping patience=5"),
        ("option epochs >= 30", "option epochs < 30"),
        ("option batch_size = 32", "option batch_size = 64"),
        ("runs >= 1", "runs > 1"),
        ("run val_accuracy >= 0.5", "run val_accuracy >= 0.95"),
        ("not rises loss", "rises val_loss"),
        ("panel data", "panel runs"),
        ("not node Dropout", "node Dropout"),
    ],
)  # fmt: skip
def test_conditions_look_at_what_there_is(tmp_path: Path, holds: str, fails: str) -> None:
    moment = world(tmp_path)
    assert read_condition(holds, CATALOGUE).holds(moment)
    assert not read_condition(fails, CATALOGUE).holds(moment)


@pytest.mark.parametrize("word", ["continues", "checked", "evaluated"])
def test_conditions_without_words(tmp_path: Path, word: str) -> None:
    assert read_condition(word, CATALOGUE).holds(world(tmp_path))
    assert not read_condition(word, CATALOGUE).holds(World(Graph(), CATALOGUE))


def test_the_readme_tells_of_every_condition() -> None:
    readme = (bundled()["1-tickets"]["en"].parent / "README.md").read_text(encoding="utf-8")
    for word, kind in CONDITIONS.items():
        assert f"`{kind.form}`" in readme, word


def test_an_interrupted_run_is_found(tmp_path: Path) -> None:
    project = tmp_path / "a.kdesign"
    runs = tmp_path / "a.kdesign.runs"
    write_run(runs / "20260101-000000")
    assert interrupted(project) is None
    died = write_run(runs / "20260102-000000", epochs=2, outcome="")
    assert interrupted(project) is None  # nothing to go on from
    (died / "checkpoint-0002.keras").write_bytes(b"")
    assert interrupted(project) == Interrupted(project, "20260102-000000", 2, 4)
    assert interrupted(tmp_path / "none.kdesign") is None
