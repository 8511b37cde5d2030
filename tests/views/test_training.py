"""The training form writes the settings, one undo step an edit, and follows them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QToolButton, QWidget

from designer.advice.logged_names import logged_names
from designer.data.field import Field
from designer.data.settings import Binding, DataSettings
from designer.graph.calls import outputs_of
from designer.project.records import DATA, TRAINING, OutputTraining, TrainingSettings
from designer.views.context import Context
from designer.views.panels.training import TrainingPanel
from designer.wire import DataDescribed
from tests.support.panels import make_context
from tests.support.runs import write_run


@pytest.fixture
def context(qtbot) -> Context:
    return make_context()


@pytest.fixture
def panel(context, qtbot) -> TrainingPanel:
    panel = TrainingPanel(context)
    qtbot.addWidget(panel)
    panel.resize(340, 900)
    panel.show()
    qtbot.waitExposed(panel)
    return panel


def field(panel: TrainingPanel, editor: str, kind: type = QWidget):
    """Return the widget with the keyboard of an editor."""
    found = panel.findChild(QWidget, editor)
    return found.focus_widget() if hasattr(found, "focus_widget") else found.findChild(kind)


def type_number(qtbot, spin: QAbstractSpinBox, text: str) -> None:
    spin.setFocus()
    spin.selectAll()
    qtbot.keyClicks(spin, text)


def choose(qtbot, combo: QComboBox, text: str) -> None:
    """Choose an item with the keyboard, as it is done in an open list."""
    combo.setFocus()
    combo.showPopup()
    index = combo.findText(text)
    assert index >= 0, [combo.itemText(i) for i in range(combo.count())]
    combo.view().setCurrentIndex(combo.model().index(index, 0))
    qtbot.keyClick(combo.view(), Qt.Key.Key_Return)


def add(qtbot, panel: TrainingPanel, pills: str, typed: str, name: str) -> None:
    """Add an object by typing a part of its name into the list that the button opens."""
    qtbot.mouseClick(panel.findChild(QToolButton, f"{pills}_add"), Qt.MouseButton.LeftButton)
    search = panel.window().findChild(QWidget, f"{pills}_search")
    assert search.isVisible()
    assert search.results.height() <= 300
    qtbot.keyClicks(search.field, typed)
    while search.results.currentItem().text() != name:
        row = search.results.currentRow()
        qtbot.keyClick(search.field, Qt.Key.Key_Down)
        assert search.results.currentRow() > row
    qtbot.keyClick(search.field, Qt.Key.Key_Return)
    assert not search.isVisible()


def test_numbers_are_typed_into_the_settings_as_one_step(context, panel, qtbot):
    type_number(qtbot, field(panel, "training_epochs"), "125")
    assert context.document.training.epochs == 125
    assert context.document.undo_stack.count() == 1
    type_number(qtbot, field(panel, "training_batch_size"), "64")
    assert context.document.training.batch_size == 64
    assert context.document.undo_stack.count() == 2
    context.document.undo_stack.undo()
    context.document.undo_stack.undo()
    assert context.document.training == TrainingSettings()


def test_leaving_a_field_ends_the_step(context, panel, qtbot):
    type_number(qtbot, field(panel, "training_epochs"), "20")
    field(panel, "training_batch_size").setFocus()
    type_number(qtbot, field(panel, "training_epochs"), "30")
    assert context.document.undo_stack.count() == 2
    context.document.undo_stack.undo()
    assert context.document.training.epochs == 20


def test_nonsense_is_said_and_not_taken(context, panel, qtbot):
    type_number(qtbot, field(panel, "training_epochs"), "0")
    assert context.document.training.epochs == 10
    assert panel.findChild(QWidget, "training_epochs").problem()


def test_the_optimizer_and_its_learning_rate_are_chosen(context, panel, qtbot):
    choose(qtbot, field(panel, "training_optimizer"), "Adam")
    assert context.document.training.optimizer == "adam"
    type_number(qtbot, field(panel, "training_learning_rate"), "0.01")
    assert context.document.training.optimizer == {"class": "Adam", "args": {"learning_rate": 0.01}}
    type_number(qtbot, field(panel, "training_learning_rate"), "0.001")
    assert context.document.training.optimizer == "adam"


def test_a_schedule_hides_the_plain_learning_rate(context, panel):
    schedule = {
        "class": "ExponentialDecay",
        "args": {"initial_learning_rate": 0.1, "decay_steps": 10, "decay_rate": 0.9},
    }
    optimizer = {"class": "SGD", "args": {"learning_rate": schedule}}
    context.document.set_setting(TRAINING, TrainingSettings(optimizer=optimizer), "x")
    assert not panel.findChild(QWidget, "training_learning_rate").isVisible()


def test_every_output_has_its_loss(context, panel, qtbot):
    choose(qtbot, field(panel, "training_loss_n6"), "MeanSquaredError")
    choose(qtbot, field(panel, "training_loss_n7"), "CategoricalCrossentropy")
    outputs = context.document.training.outputs
    assert outputs["n6"].loss == "mean_squared_error"
    assert outputs["n7"].loss == "categorical_crossentropy"


def test_a_metric_is_added_and_removed(context, panel, qtbot):
    add(qtbot, panel, "training_metrics_n6", "absolute", "MeanAbsoluteError")
    assert context.document.training.outputs["n6"].metrics == ("mean_absolute_error",)
    qtbot.mouseClick(panel.findChild(QToolButton, "training_metrics_n6_0_remove"), Qt.MouseButton.LeftButton)
    assert context.document.training.outputs["n6"].metrics == ()
    context.document.undo_stack.undo()
    assert panel.findChild(QToolButton, "training_metrics_n6_0").text() == "mean_absolute_error"


def test_a_list_of_metrics_says_when_nothing_fits_and_closes_with_escape(context, panel, qtbot):
    qtbot.mouseClick(panel.findChild(QToolButton, "training_metrics_n6_add"), Qt.MouseButton.LeftButton)
    search = panel.window().findChild(QWidget, "training_metrics_n6_search")
    assert search.results.count() == len(context.catalogue.of_kind("metric"))
    qtbot.keyClicks(search.field, "no such thing")
    assert search.results.count() == 0
    qtbot.keyClick(search.field, Qt.Key.Key_Return)
    assert search.isVisible()
    qtbot.keyClick(search.field, Qt.Key.Key_Escape)
    assert not search.isVisible()
    assert context.document.training.outputs == {}


def test_the_loss_weight_is_typed(context, panel, qtbot):
    type_number(qtbot, field(panel, "training_weight_n7"), "0.25")
    assert context.document.training.outputs["n7"].weight == 0.25
    assert context.document.undo_stack.count() == 1


def test_a_suggestion_is_one_click(context, panel, qtbot):
    qtbot.mouseClick(panel.findChild(QToolButton, "training_suggest_n7"), Qt.MouseButton.LeftButton)
    assert context.document.training.outputs["n7"].loss == "sparse_categorical_crossentropy"
    assert context.document.training.outputs["n7"].metrics == ("accuracy",)
    assert not panel.findChild(QToolButton, "training_suggest_n7").isVisible()


def test_callbacks_are_pills_with_arguments(context, panel, qtbot):
    add(qtbot, panel, "training_callbacks", "early", "EarlyStopping")
    pill = panel.findChild(QToolButton, "training_callbacks_0")
    qtbot.mouseClick(pill, Qt.MouseButton.LeftButton)
    details = panel.findChild(QWidget, "training_callbacks_details")
    type_number(qtbot, details.findChild(QAbstractSpinBox, "field_patience"), "3")
    monitor = details.findChild(QComboBox, "field_monitor")
    assert monitor.currentText() == "val_loss"
    choose(qtbot, monitor, "val_department_loss")
    qtbot.mouseClick(details.findChild(QWidget, "field_restore_best_weights"), Qt.MouseButton.LeftButton)
    assert context.document.training.callbacks == (
        {
            "class": "EarlyStopping",
            "args": {"monitor": "val_department_loss", "patience": 3, "restore_best_weights": True},
        },
    )
    assert pill.text() == "EarlyStopping · 3"


def test_a_checkpoint_has_no_path_to_fill_in_and_keeps_one_it_has(context, panel, qtbot):
    given = ({"class": "ModelCheckpoint", "args": {"filepath": "best.keras"}},)
    context.document.set_setting(TRAINING, TrainingSettings(callbacks=given), "x")
    qtbot.mouseClick(panel.findChild(QToolButton, "training_callbacks_0"), Qt.MouseButton.LeftButton)
    details = panel.findChild(QWidget, "training_callbacks_details")
    assert details.findChild(QWidget, "field_filepath") is None
    qtbot.mouseClick(details.findChild(QWidget, "field_save_best_only"), Qt.MouseButton.LeftButton)
    args = context.document.training.callbacks[0]["args"]
    assert args == {"filepath": "best.keras", "save_best_only": True}


def test_backend_and_kept_weights_are_chosen(context, panel, qtbot):
    choose(qtbot, panel.findChild(QComboBox, "training_backend"), "Fastest, measured first")
    choose(qtbot, panel.findChild(QComboBox, "training_keep"), "best weights")
    assert (context.document.training.backend, context.document.training.keep) == ("fastest", "best")


def test_what_can_be_watched_are_the_names_keras_logs(context):
    graph = context.document.graph
    training = TrainingSettings(
        outputs={
            "n6": OutputTraining("mse", ("mean_absolute_error",)),
            "n7": OutputTraining("ce", ("accuracy", {"class": "TopKCategoricalAccuracy", "args": {"k": 2}})),
        }
    )
    names = logged_names(outputs_of(graph), training, DataSettings(), context.catalogue)
    assert names[0] == "loss"
    assert "val_priority_mean_absolute_error" in names
    assert "department_top_k_categorical_accuracy" in names
    assert "difficulty_loss" in names


def test_the_suggestion_follows_the_data(context, panel, qtbot):
    context.datasets.description = DataDescribed(rows=9, columns=(Field("p", "number", "float64", distinct=9),))
    context.document.set_setting(DATA, DataSettings(targets={"n6": Binding(("p",))}), "x")
    qtbot.mouseClick(panel.findChild(QToolButton, "training_suggest_n6"), Qt.MouseButton.LeftButton)
    assert context.document.training.outputs["n6"].loss == "mean_squared_error"


def test_a_form_follows_outputs_that_come_and_go(context, panel, qtbot):
    from designer.graph.model import Change

    node = context.document.graph.nodes["n8"]
    edge = context.document.graph.incoming("n8")[0]
    assert panel.findChild(QWidget, "training_output_n8").isVisible()
    context.document.push(Change("Delete", (node, edge), ()))
    qtbot.waitUntil(lambda: not [w for w in panel.findChildren(QWidget, "training_output_n8") if w.isVisible()])
    context.document.undo_stack.undo()
    qtbot.waitUntil(lambda: bool([w for w in panel.findChildren(QWidget, "training_output_n8") if w.isVisible()]))


def test_training_starts_from_a_run_with_a_model_or_fresh(context, panel, qtbot, tmp_path):
    context.document.set_path(tmp_path / "net.kdesign")
    for name in ("first", "empty"):
        write_run(context.runs.folder() / name)
    (context.runs.folder() / "first" / "model.keras").write_bytes(b"a model")
    context.runs.refresh()
    start = panel.findChild(QComboBox, "training_start_from")
    qtbot.waitUntil(lambda: start.count() == 2)
    choose(qtbot, start, "first")
    assert context.document.training.start_from == "first"
    context.runs.delete("first")
    qtbot.waitUntil(lambda: start.currentText() == "first (missing)")
    choose(qtbot, start, "fresh weights")
    assert context.document.training.start_from == ""


def test_a_learning_rate_is_drawn_as_it_is_typed(context, panel, qtbot):
    pills = panel.findChild(QWidget, "training_callbacks")
    pills.add_object("LearningRateScheduler")
    pills.open_object(0)
    details = panel.findChild(QWidget, "training_callbacks_details")
    picture = details.findChild(QWidget, "rate_curve")
    assert picture.isVisible()
    assert picture.rates[:10] == [0.001] * 10
    assert picture.rates[10] == pytest.approx(0.0009)
    line = details.findChildren(QWidget, "field_schedule")[-1]
    line.selectAll()
    qtbot.keyClicks(line, "lr / (epoch + 1)")
    assert context.document.training.callbacks == (
        {"class": "LearningRateScheduler", "args": {"schedule": "lr / (epoch + 1)"}},
    )
    assert picture.rates[:3] == pytest.approx([0.001, 0.0005, 0.0005 / 3])
    qtbot.keyClicks(line, " + x")
    assert "x" not in context.document.training.callbacks[0]["args"]["schedule"]
    choose(qtbot, details.findChildren(QWidget, "field_schedule")[0], "CosineDecay")
    assert picture.rates[0] == pytest.approx(0.001)
    assert picture.rates[-1] == pytest.approx(0)


def test_tensorboard_is_offered_beside_its_callback(context, panel, qtbot, tmp_path):
    context.document.set_path(tmp_path / "net.kdesign")
    button = panel.findChild(QWidget, "training_open_tensorboard")
    assert not button.isVisible()
    panel.findChild(QWidget, "training_callbacks").add_object("TensorBoard")
    assert button.isVisible()
    said = []
    context.notices.posted.connect(said.append)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert said[0].text == "There are no runs yet whose logs could be shown."


def test_metrics_that_weight_rows_are_offered_where_there_are_weights(context, panel, qtbot):
    assert not panel.findChild(QWidget, "training_weighted_metrics_n7").isVisible()
    context.document.set_setting(DATA, DataSettings(class_weights="balanced"), "x")
    qtbot.waitUntil(lambda: panel.findChild(QWidget, "training_weighted_metrics_n7").isVisible())
    add(qtbot, panel, "training_weighted_metrics_n7", "accuracy", "accuracy")
    assert context.document.training.outputs["n7"].weighted_metrics == ("accuracy",)
    assert context.document.training.outputs["n7"].metrics == ()
