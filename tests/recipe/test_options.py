"""Every row of OPTIONS: what it says of itself, in the project file, on the command line, in the form."""

from __future__ import annotations

import msgspec
import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QComboBox, QWidget

from designer.catalogue.texts import to_text
from designer.catalogue.values import validate
from designer.graph.model import Change, Setting
from designer.graph.texts import DesignerError
from designer.project import storage
from designer.project.records import TRAINING
from designer.recipe.assigning import assigned
from designer.recipe.option import Row
from designer.recipe.settings import GROUPS, OPTIONS, TrainingSettings, told
from designer.views.forms.section import SectionHeader
from designer.views.panels.training import TrainingPanel
from tests.support import projects
from tests.support.networks import catalogue
from tests.support.panels import make_context

EXAMPLES = [(row, value) for row in OPTIONS.values() for value in row.option.examples]
IDS = [f"{row.name}={value}" for row, value in EXAMPLES]


@pytest.mark.parametrize("row", OPTIONS.values(), ids=OPTIONS)
def test_a_row_says_what_it_is(row: Row) -> None:
    assert row.option.title
    assert row.option.edit
    assert row.option.group in GROUPS
    assert validate(row.param, row.param.default) is None
    if row.param.kind == "enum":
        assert len(row.option.words) == len(row.param.values)


def test_options_that_only_the_run_knows_are_told_to_nobody() -> None:
    settings = TrainingSettings(seed=3, keep="best", epochs=5, steps_per_execution=2)
    assert told(settings, "fit") == {"epochs": 5, "batch_size": 32}
    assert told(settings, "compile") == {"steps_per_execution": 2}
    assert told(TrainingSettings(), "compile") == {}


@pytest.mark.parametrize(("row", "value"), EXAMPLES, ids=IDS)
def test_an_example_is_another_value_than_the_default(row: Row, value: object) -> None:
    assert value != row.param.default
    assert validate(row.param, value) is None


@pytest.mark.parametrize(("row", "value"), EXAMPLES, ids=IDS)
def test_a_value_comes_back_from_the_project_file(row: Row, value: object) -> None:
    graph = projects.iris().graph
    changed = msgspec.structs.replace(graph.settings[TRAINING], **{row.name: value})
    graph.apply(Change("", (Setting(TRAINING, graph.settings[TRAINING]),), (Setting(TRAINING, changed),)))
    text = storage.encode(graph)
    assert getattr(storage.decode(text).settings[TRAINING], row.name) == value
    assert storage.encode(storage.decode(text)) == text


def test_defaults_are_left_out_of_the_file() -> None:
    assert msgspec.to_builtins(TrainingSettings()) == {}


@pytest.mark.parametrize(("row", "value"), EXAMPLES, ids=IDS)
def test_a_value_is_set_by_its_text(row: Row, value: object) -> None:
    settings = assigned(TrainingSettings(), [f"{row.name}={to_text(row.param, value)}"], catalogue())
    assert settings == msgspec.structs.replace(TrainingSettings(), **{row.name: value})


def test_what_a_run_measures_is_set_by_a_word_and_told_to_nobody_before() -> None:
    settings = assigned(TrainingSettings(), ["steps_per_execution=auto"], catalogue())
    assert settings.steps_per_execution is None
    assert told(settings, "compile") == {}


@pytest.mark.parametrize(
    ("assignment", "said"),
    [
        ("epochs", "Expected NAME=VALUE, received 'epochs'."),
        ("epocs=3", "There is no option epocs. There are epochs, batch_size"),
        ("epochs=0", "epochs must be between 1 and 1000000; it is 0."),
        ("epochs=many", 'epochs must be a whole number; it is "many".'),
        ("keep=all", 'keep must be one of last, best; it is "all".'),
        ("optimizer=adamm", 'optimizer is "adamm", which Keras does not know.'),
        ("optimizer.beta_9=1", "There is no option optimizer.beta_9."),
    ],
)
def test_what_cannot_be_set_is_said(assignment: str, said: str) -> None:
    with pytest.raises(DesignerError) as caught:
        assigned(TrainingSettings(optimizer="adam"), [assignment], catalogue())
    assert said in str(caught.value)


def test_arguments_of_the_optimizer_are_set_one_by_one() -> None:
    given = ["optimizer=adam", "optimizer.learning_rate=1", "optimizer.clipnorm=0.5"]
    settings = assigned(TrainingSettings(), given, catalogue())
    assert settings.optimizer == {"class": "Adam", "args": {"learning_rate": 1.0, "clipnorm": 0.5}}


def test_the_form_has_a_row_for_every_option(qtbot) -> None:
    context = make_context()
    panel = TrainingPanel(context)
    qtbot.addWidget(panel)
    panel.show()
    for header in panel.findChildren(SectionHeader):
        qtbot.mouseClick(header, Qt.MouseButton.LeftButton)
    for row in OPTIONS.values():
        field = panel.findChild(QWidget, f"training_{row.name}")
        assert field is not None, row.name
        qtbot.waitUntil(field.isVisible)
    panel.retranslate()
    changed = TrainingSettings(jit_compile=True, steps_per_epoch=7)
    context.document.set_setting(TRAINING, changed, "x")
    assert panel.findChild(QWidget, "training_steps_per_epoch").value() == 7
    assert panel.findChild(QComboBox, "training_jit_compile").currentText() == "yes"
    edits = [QCoreApplication.translate("Edits", row.option.edit) for row in OPTIONS.values()]
    assert len(set(edits)) == len(edits)
