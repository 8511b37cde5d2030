"""The data panel chooses a source, shows what the engine found in it and binds it to the drawing."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QTabBar,
    QTableView,
    QToolButton,
    QWidget,
)

from designer.advice.values import values_of
from designer.data.chain import settled
from designer.data.dialect import Dialect
from designer.data.errors import DataError
from designer.data.field import Field
from designer.data.files import resolve
from designer.data.leakage import Leak
from designer.data.preparation import binding
from designer.data.settings import Binding, DataSettings, Split
from designer.data.sources import BundledSource, CsvSource, NpzSource, SyntheticArray, SyntheticSource
from designer.data.sources.images import ImageFolderSource
from designer.data.steps.gaps import Fill
from designer.data.steps.pictures import Picture
from designer.data.steps.scale import Standardize
from designer.data.steps.sounds import Sound
from designer.data.steps.usual import usual_steps
from designer.graph.model import Edge, Graph, Node
from designer.graph.texts import Text
from designer.project.records import DATA
from designer.session.splits import Splits
from designer.views.context import Context
from designer.views.panels.bindings import Outlet, proposed
from designer.views.panels.data import DataPanel
from designer.views.panels.data_wing.fields_table import FieldsTable
from designer.views.panels.data_wing.notes_list import NotesList
from designer.views.panels.data_wing.source_files import near
from designer.views.panels.data_wing.split_bar import SplitBar
from designer.views.panels.data_wing.steps_editor import StepsEditor
from designer.wire import Checked, DataDescribed, Problem, SplitDescribed
from tests.support.panels import SilentChecker, make_context, report, ticket_report

TICKET = (
    Field("title", "array", "float32", (10000,), minimum=0, maximum=1),
    Field("text_body", "array", "float32", (10000,), minimum=0, maximum=1),
    Field("tags", "array", "float32", (100,), minimum=0, maximum=1),
    Field("priority", "number", "float64", distinct=900, minimum=0, maximum=1),
    Field("department", "number", "int64", distinct=4, minimum=0, maximum=3),
)
NUMBER = (Fill(), Standardize())
IRIS = (
    Field("sepal", "number", "float64", distinct=35, minimum=4.3, maximum=7.9),
    Field("petal", "number", "float64", distinct=43, minimum=1, maximum=6.9),
    Field("species", "category", "string", distinct=3, categories=("setosa", "versicolor", "virginica")),
)


@pytest.fixture
def context(qtbot) -> Context:
    return make_context()


@pytest.fixture
def panel(context, qtbot) -> DataPanel:
    return opened(context, qtbot)


def opened(context: Context, qtbot) -> DataPanel:
    panel = DataPanel(context)
    qtbot.addWidget(panel)
    panel.resize(1200, 420)
    panel.show()
    qtbot.waitExposed(panel)
    return panel


def describe(context: Context, columns: tuple[Field, ...], **fields: object) -> None:
    """Let the engine have found these columns in the source."""
    preview = (tuple("1" for _ in columns),) * 3
    context.datasets.description = DataDescribed(rows=120, columns=columns, preview=preview, **fields)  # type: ignore[arg-type]
    context.datasets.is_loading = False
    context.datasets.changed.emit()


def small(inputs: int = 2) -> Graph:
    return Graph(
        [
            Node("n1", "Input", "flower", {"shape": [inputs]}),
            Node("n2", "Dense", "kind", {"units": 3, "activation": "softmax"}),
            Edge("n1", 0, "n2", 0),
        ]
    )


def choose(qtbot, combo: QComboBox, text: str) -> None:
    combo.setFocus()
    combo.showPopup()
    index = combo.findText(text)
    assert index >= 0, [combo.itemText(i) for i in range(combo.count())]
    combo.view().setCurrentIndex(combo.model().index(index, 0))
    qtbot.keyClick(combo.view(), Qt.Key.Key_Return)


def combo(panel: DataPanel, name: str) -> QComboBox:
    return panel.findChild(QComboBox, name)


def drop(panel: DataPanel, path: Path) -> bool:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    action, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(20, 20), action, data, left, none)
    enter.ignore()
    QApplication.sendEvent(panel, enter)
    if not enter.isAccepted():
        return False
    QApplication.sendEvent(panel, QDropEvent(QPointF(20, 20), action, data, left, none))
    return True


def click_column(qtbot, panel: DataPanel, row: str, *names: str) -> None:
    """Open the list of columns of a row, click these and close it."""
    field = combo(panel, row)
    qtbot.mouseClick(field, Qt.MouseButton.LeftButton, pos=field.rect().center())
    columns = panel.findChild(QListWidget, f"{row}_list")
    assert columns.isVisible()
    for name in names:
        item = next(i for i in map(columns.item, range(columns.count())) if i.data(Qt.ItemDataRole.UserRole) == name)
        at = columns.visualItemRect(item).center()
        qtbot.mouseClick(columns.viewport(), Qt.MouseButton.LeftButton, pos=at)
    qtbot.keyClick(columns, Qt.Key.Key_Escape)
    assert not columns.isVisible()


def test_without_data_it_says_what_to_do(panel):
    empty = panel.findChild(QWidget, "data_empty")
    assert empty.isVisible()
    assert any("CSV" in label.text() and "folders of pictures" in label.text() for label in empty.findChildren(QLabel))
    assert not panel.findChild(QPushButton, "data_bind_by_name").isEnabled()


def test_a_bundled_set_is_chosen_and_undone(context, panel, qtbot):
    choose(qtbot, combo(panel, "data_source_kind"), "Bundled set")
    assert context.document.data.source == BundledSource("digits")
    choose(qtbot, combo(panel, "data_source_bundled"), "iris")
    assert context.document.data.source == BundledSource("iris")
    context.document.undo_stack.undo()
    context.document.undo_stack.undo()
    assert context.document.data == DataSettings()
    assert combo(panel, "data_source_kind").currentText() == "No data"


def test_any_file_or_folder_that_is_dropped_becomes_the_source(context, panel, tmp_path):
    context.document.set_path(tmp_path / "net.kdesign")
    (tmp_path / "flowers.data").write_text("a;b\n1;2\n")
    np.savez(tmp_path / "arrays.npz", x=np.zeros((3, 2)))
    (tmp_path / "shots" / "cats").mkdir(parents=True)
    QImage(8, 8, QImage.Format.Format_RGB32).save(str(tmp_path / "shots" / "cats" / "1.png"))
    for name, source in (
        ("flowers.data", CsvSource("flowers.data")),
        ("arrays.npz", NpzSource("arrays.npz")),
        ("shots", ImageFolderSource("shots")),
    ):
        assert drop(panel, tmp_path / name)
        assert context.document.data.source == source
        assert context.document.undo_stack.undoText() == "Choose data"


@pytest.mark.parametrize("name", ["other.kdesign", "model.keras", "model.h5", "net.py"])
def test_projects_and_models_are_left_to_the_window(name, context, panel, tmp_path):
    (tmp_path / name).write_text("{}")
    assert not drop(panel, tmp_path / name)
    assert context.document.data == DataSettings()


def test_what_cannot_be_a_source_says_why_and_changes_nothing(context, panel, tmp_path, qtbot):
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n")
    with qtbot.waitSignal(context.notices.posted) as heard:
        drop(panel, tmp_path / "picture.png")
    assert "choose the folder with the pictures" in heard.args[0].text
    assert context.document.data == DataSettings()


def test_a_pasted_path_becomes_the_source(context, panel, tmp_path, qtbot):
    (tmp_path / "t.csv").write_text("a;b\n1;2\n")
    QApplication.clipboard().setText(f'"{tmp_path / "t.csv"}"\n')
    panel.setFocus()
    qtbot.keyClick(panel, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert context.document.data.source == CsvSource(str(tmp_path / "t.csv"))


def test_a_file_beside_the_project_may_be_chosen(context, panel, tmp_path, monkeypatch):
    monkeypatch.setenv("KERAS_DESIGNER_STATE", str(tmp_path / "state"))
    for place in ("project", "data"):
        (tmp_path / place).mkdir()
    file = tmp_path / "data" / "flowers.csv"
    file.write_text("a,b\n1,2\n")
    context.document.set_path(tmp_path / "project" / "net.kdesign")
    assert drop(panel, file)
    assert context.document.data.source == CsvSource("../data/flowers.csv")
    assert resolve("../data/flowers.csv", tmp_path / "project") == file.resolve()
    with pytest.raises(DataError, match="never chosen"):
        resolve("../data/other.csv", tmp_path / "project")


def test_paths_are_kept_relative_only_near_the_project(tmp_path):
    home = tmp_path / "a" / "b" / "project"
    assert near(home / "data" / "x.csv", home) == "data/x.csv"
    assert near(home.parent / "x.npz", home) == "../x.npz"
    far = tmp_path / "x.csv"
    assert near(far, home) == far.as_posix()
    assert near(far, None) == far.as_posix()


def test_what_was_found_is_a_table(context, panel, qtbot):
    settings = DataSettings(source=CsvSource("iris.csv"), inputs={"n1": Binding(("sepal",))})
    context.document.set_setting(DATA, settings, "x")
    describe(context, IRIS)
    model = panel.findChild(QTableView, "data_fields_table").model()
    rows = [[model.index(row, column).data() for column in (0, 1, 2, 5)] for row in range(3)]
    assert rows == [
        ["sepal", "number", "4.3 … 7.9", "→ title"],
        ["petal", "number", "1 … 6.9", ""],
        ["species", "category", "setosa, versicolor, virginica", ""],
    ]
    assert panel.findChild(QLabel, "data_summary").text() == "120 rows · 3 fields"
    assert panel.findChild(QTableView, "data_preview").model().rowCount() == 3


def test_a_kind_is_corrected_in_one_undoable_step(context, panel, qtbot):
    context.document.set_setting(DATA, DataSettings(source=CsvSource("iris.csv")), "x")
    describe(context, IRIS)
    panel.findChild(FieldsTable).correct(["petal"], "category")
    assert context.document.data.kinds == {"petal": "category"}
    assert context.document.undo_stack.undoText() == "Correct kinds"
    context.document.undo_stack.undo()
    assert context.document.data.kinds == {}


def test_arrays_of_other_lengths_are_told_with_their_rows(context, panel, qtbot):
    context.document.set_setting(DATA, DataSettings(source=NpzSource("t.npz")), "x")
    described = DataDescribed(
        rows=40,
        columns=(Field("x_train", "array", "float32", (3,)),),
        others=(Field("x_val", "array", "float32", (3,), rows=60),),
    )
    context.datasets.description = described
    context.datasets.changed.emit()
    model = panel.findChild(QTableView, "data_fields_table").model()
    assert [(model.index(r, 0).data(), model.index(r, 5).data()) for r in range(2)] == [
        ("x_train", ""),
        ("x_val", "60 rows"),
    ]
    assert "1 of other lengths" in panel.findChild(QLabel, "data_summary").text()
    assert [c.name for c in context.datasets.columns()] == ["x_train"]  # what can be bound


def test_an_error_of_the_source_is_a_sentence(context, panel):
    context.document.set_setting(DATA, DataSettings(source=CsvSource("gone.csv")), "x")
    context.datasets.description, context.datasets.error = None, Text("There is no file {path}.", {"path": "gone.csv"})
    context.datasets.changed.emit()
    error = panel.findChild(QLabel, "data_error")
    assert (error.isVisible(), error.text()) == (True, "There is no file gone.csv.")


def test_everything_of_equal_name_is_bound_by_one_click(context, panel, qtbot):
    context.document.set_setting(DATA, DataSettings(source=SyntheticSource(120)), "x")
    describe(context, TICKET)
    button = panel.findChild(QPushButton, "data_bind_by_name")
    assert button.property("primary")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    data = context.document.data
    assert {key: b.columns for key, b in data.inputs.items()} == {
        "n1": ("title",),
        "n2": ("text_body",),
        "n3": ("tags",),
    }
    assert data.targets == {"n6": Binding(("priority",)), "n7": binding(("department",), "integer")}
    assert context.document.undo_stack.count() == 2
    assert not button.isEnabled()


def test_a_table_with_one_input_and_one_output_binds_itself(qtbot):
    context = make_context(small())
    panel = opened(context, qtbot)
    context.document.set_setting(DATA, DataSettings(source=CsvSource("iris.csv")), "x")
    describe(context, IRIS)
    qtbot.mouseClick(panel.findChild(QPushButton, "data_bind_by_name"), Qt.MouseButton.LeftButton)
    assert context.document.data.inputs == {"n1": Binding(("sepal", "petal"), {"sepal": NUMBER, "petal": NUMBER})}
    assert context.document.data.targets == {"n2": binding(("species",), "integer")}


def test_what_is_bound_already_stays(context, panel, qtbot):
    bound = {"n1": Binding(("tags",))}
    context.document.set_setting(DATA, DataSettings(source=SyntheticSource(120), inputs=bound), "x")
    describe(context, TICKET)
    qtbot.mouseClick(panel.findChild(QPushButton, "data_bind_by_name"), Qt.MouseButton.LeftButton)
    assert context.document.data.inputs["n1"] == Binding(("tags",))
    assert context.document.data.inputs["n2"] == Binding(("text_body",))


def test_columns_are_chosen_from_a_list_in_one_step(qtbot):
    context = make_context(small())
    panel = opened(context, qtbot)
    context.document.set_setting(DATA, DataSettings(source=CsvSource("iris.csv")), "x")
    describe(context, IRIS)
    click_column(qtbot, panel, "binding_inputs_n1", "petal", "sepal")
    assert context.document.data.inputs == {"n1": Binding(("sepal", "petal"), {"sepal": NUMBER, "petal": NUMBER})}
    assert context.document.undo_stack.count() == 2
    click_column(qtbot, panel, "binding_inputs_n1", "petal")
    assert context.document.data.inputs == {"n1": Binding(("sepal",), {"sepal": NUMBER})}
    assert context.document.undo_stack.count() == 3
    context.document.undo_stack.undo()
    assert context.document.data.inputs == {"n1": Binding(("sepal", "petal"), {"sepal": NUMBER, "petal": NUMBER})}


def test_how_a_file_is_read_is_chosen_above_its_first_rows(context, panel, qtbot):
    context.document.set_setting(DATA, DataSettings(source=CsvSource("iris.csv")), "x")
    describe(context, IRIS, dialect=Dialect(delimiter=";"))
    tabs = panel.findChild(QTabBar, "data_tabs")
    qtbot.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.tabRect(1).center())
    field = combo(panel, "data_format_delimiter")
    assert (field.isVisible(), field.currentText()) == (True, "found: ;")
    choose(qtbot, field, "tab")
    assert context.document.data.source == CsvSource("iris.csv", delimiter="\t")
    assert context.document.undo_stack.undoText() == "Read data otherwise"


def test_an_array_stands_alone(context, panel, qtbot):
    context.document.set_setting(DATA, DataSettings(source=SyntheticSource(120)), "x")
    describe(context, TICKET)
    click_column(qtbot, panel, "binding_inputs_n1", "priority", "title")
    assert context.document.data.inputs["n1"].columns == ("title",)
    click_column(qtbot, panel, "binding_inputs_n1", "title")
    assert "n1" not in context.document.data.inputs


def test_all_but_the_target_is_one_click(qtbot):
    context = make_context(small())
    panel = opened(context, qtbot)
    settings = DataSettings(source=CsvSource("iris.csv"), targets={"n2": binding(("species",), "integer")})
    context.document.set_setting(DATA, settings, "x")
    describe(context, IRIS)
    field = combo(panel, "binding_inputs_n1")
    qtbot.mouseClick(field, Qt.MouseButton.LeftButton, pos=field.rect().center())
    qtbot.mouseClick(panel.findChild(QToolButton, "binding_inputs_n1_rest"), Qt.MouseButton.LeftButton)
    assert context.document.data.inputs == {"n1": Binding(("sepal", "petal"), {"sepal": NUMBER, "petal": NUMBER})}
    qtbot.keyClick(panel.findChild(QLineEdit, "binding_inputs_n1_search"), Qt.Key.Key_Escape)


def test_a_column_is_found_by_typing(context, panel, qtbot):
    context.document.set_setting(DATA, DataSettings(source=SyntheticSource(120)), "x")
    describe(context, TICKET)
    combo(panel, "binding_targets_n7").setFocus()
    qtbot.keyClick(combo(panel, "binding_targets_n7"), Qt.Key.Key_Space)
    search = panel.findChild(QLineEdit, "binding_targets_n7_search")
    qtbot.keyClicks(search, "depart")
    qtbot.keyClick(search, Qt.Key.Key_Return)
    assert context.document.data.targets["n7"].columns == ("department",)
    qtbot.keyClick(search, Qt.Key.Key_Escape)


def test_steps_unfold_below_a_row_and_are_edited_there(context, panel, qtbot):
    settings = DataSettings(source=SyntheticSource(120), targets={"n7": Binding(("department",))})
    context.document.set_setting(DATA, settings, "x")
    describe(context, TICKET)
    summary = panel.findChild(QAbstractButton, "binding_targets_n7_summary")
    assert summary.text() == "as it is"
    qtbot.mouseClick(summary, Qt.MouseButton.LeftButton)
    steps = panel.findChild(StepsEditor, "binding_targets_n7_steps")
    qtbot.waitUntil(steps.isVisible)
    add = steps.findChild(QToolButton, "binding_targets_n7_steps_0_steps_add")
    add.menu().aboutToShow.emit()
    next(action for action in add.menu().actions() if action.data() == "OneHot").trigger()
    assert context.document.data.targets["n7"] == binding(("department",), "one_hot")
    assert context.document.undo_stack.undoText() == "Bind data"
    assert summary.text() == "one-hot"
    context.document.undo_stack.undo()
    assert context.document.data.targets["n7"] == Binding(("department",))


def test_a_column_of_another_kind_gets_steps_of_its_own(qtbot):
    context = make_context(small())
    panel = opened(context, qtbot)
    context.document.set_setting(DATA, DataSettings(source=CsvSource("iris.csv")), "x")
    describe(context, IRIS)
    click_column(qtbot, panel, "binding_inputs_n1", "petal", "species")
    steps = context.document.data.inputs["n1"].steps
    assert steps == {"petal": NUMBER, "species": settled(IRIS[2], usual_steps(IRIS[2]))}
    assert steps["species"][-1].places == 4  # so that a category that comes later makes nothing wider
    assert panel.findChild(QLabel, "binding_inputs_n1_result").text() == "(None, 5)"


def test_a_row_says_whether_it_fits(context, panel, qtbot):
    settings = DataSettings(source=SyntheticSource(120), inputs={"n1": Binding(("tags",)), "n3": Binding(("tags",))})
    context.document.set_setting(DATA, settings, "x")
    describe(context, TICKET)
    problem = Problem(text=Text("The Input title expects (10000,); tags has (100,)."), node="n1", scope="data")
    report(context, ticket_report(problem))
    text = panel.findChild(QLabel, "binding_inputs_n1_problem")
    qtbot.waitUntil(text.isVisible)
    assert text.text() == "The Input title expects (10000,); tags has (100,)."
    assert panel.findChild(QLabel, "binding_inputs_n3_state").accessibleName() == "fits"
    assert panel.findChild(QLabel, "binding_inputs_n2_state").accessibleName() == "not bound"
    report(context, Checked())
    qtbot.waitUntil(lambda: not text.isVisible())


def test_the_split_is_edited_in_one_step_a_visit(context, panel, qtbot):
    context.document.set_setting(DATA, DataSettings(source=SyntheticSource(120)), "x")
    describe(context, TICKET)
    share = panel.findChild(QAbstractSpinBox, "data_split_validation")
    share.setFocus()
    share.selectAll()
    qtbot.keyClicks(share, "0.35")
    assert context.document.data.split.validation == 0.35
    assert context.document.undo_stack.count() == 2
    assert context.document.undo_stack.undoText() == "Change split and weights"
    choose(qtbot, combo(panel, "data_split_by"), "the last rows")
    assert context.document.data.split == Split(by="order", validation=0.35)
    context.document.undo_stack.undo()
    context.document.undo_stack.undo()
    assert context.document.data.split == Split()


def test_a_leak_is_pointed_at_and_left_out_by_a_click(qtbot):
    context = make_context(small())
    document = context.document
    splits = Splits(document, context.datasets, SilentChecker("reader", parent=document), document)
    panel = opened(dataclasses.replace(context, splits=splits), qtbot)
    bound = {"n1": Binding(("sepal", "petal"), {"sepal": NUMBER, "petal": NUMBER})}
    targets = {"n2": binding(("species",), "integer")}
    document.set_setting(DATA, DataSettings(source=CsvSource("i.csv"), inputs=bound, targets=targets), "x")
    describe(context, IRIS)
    splits.found = SplitDescribed(
        rows={"training": 90, "validation": 30},
        classes={"training": {"setosa": 30, "versicolor": 60}},
        lost=((Text("petal has no value."), 4),),
        notes=(Text("1 of 3 classes has no row to validate with."),),
        leaks=(Leak("petal", "species", 1.0),),
    )
    splits.changed.emit()
    notes = panel.findChild(NotesList)
    said = [notes.findChild(QLabel, f"data_notes_{i}").text() for i in range(3)]
    assert said[0].startswith("petal alone tells species in 100 % of the rows")
    assert said[1:] == ["1 of 3 classes has no row to validate with.", "4 rows are left out: petal has no value."]
    assert panel.findChild(SplitBar).accessibleName() == "training 80 % · 90, validation 20 % · 30, test 0 % · 0"
    qtbot.mouseClick(panel.findChild(QToolButton, "data_notes_0_cure"), Qt.MouseButton.LeftButton)
    assert document.data.inputs == {"n1": Binding(("sepal",), {"sepal": NUMBER})}
    assert document.undo_stack.undoText() == "Leave column out"


def test_a_generator_is_declared_array_by_array(context, panel, qtbot):
    choose(qtbot, combo(panel, "data_source_kind"), "Generator")
    source = context.document.data.source
    assert [a.name for a in source.arrays] == ["x", "y"]
    samples = panel.findChild(QAbstractSpinBox, "field_samples")
    samples.setFocus()
    samples.selectAll()
    qtbot.keyClicks(samples, "256")
    qtbot.mouseClick(panel.findChild(QToolButton, "data_generator_add_array"), Qt.MouseButton.LeftButton)
    name = panel.findChild(QLineEdit, "data_generator_array_2_name")
    qtbot.waitUntil(lambda: not name.visibleRegion().isEmpty())
    assert QApplication.focusWidget() is name
    qtbot.keyClicks(name, "tags")
    choose(qtbot, combo(panel, "data_generator_array_2_kind"), "score")
    of = panel.findChild(QLineEdit, "data_generator_array_2_of")
    of.setFocus()
    qtbot.keyClicks(of, "x, y")
    source = context.document.data.source
    assert (source.samples, source.arrays[2]) == (256, SyntheticArray("tags", "score", 1, ("x", "y")))
    qtbot.mouseClick(panel.findChild(QToolButton, "data_generator_array_1_remove"), Qt.MouseButton.LeftButton)
    assert [a.name for a in context.document.data.source.arrays] == ["x", "tags"]


def test_the_row_of_the_selected_layer_comes_into_view(context, panel, qtbot):
    row = panel.findChild(QWidget, "binding_targets_n8")
    panel.resize(1200, 220)
    qtbot.waitUntil(lambda: row.visibleRegion().isEmpty())
    context.selection.set(["n8"])
    qtbot.waitUntil(lambda: not row.visibleRegion().isEmpty())


def test_rows_follow_the_drawing(context, panel, qtbot):
    from designer.graph.model import Change

    assert panel.findChild(QWidget, "binding_targets_n8").isVisible()
    node, edge = context.document.graph.nodes["n8"], context.document.graph.incoming("n8")[0]
    context.document.push(Change("Delete", (node, edge)))
    qtbot.waitUntil(lambda: not [w for w in panel.findChildren(QWidget, "binding_targets_n8") if w.isVisible()])


def test_a_binding_gives_a_shape():
    columns = (*IRIS, Field("image", "array", "float32", (8, 8)), Field("pair", "array", "float32", (2,)))
    for names, preparation, shape in [
        (("sepal", "petal"), "none", (2,)),
        (("species",), "one_hot", (3,)),
        (("species",), "integer", (1,)),
        (("image",), "none", (8, 8)),
        (("sepal", "pair"), "none", (3,)),
    ]:
        assert values_of(binding(names, preparation), columns).shape == shape
    assert values_of(Binding(("sepal", "image")), columns) is None
    assert values_of(Binding(("gone",)), columns) is None


def test_files_are_read_in_the_drawn_shape():
    label = Field("class", "category", categories=("cat", "dog"), counts=(3, 3))
    photo, clip = Field("image", "image", "uint8", (None, 80, 3)), Field("audio", "audio", rate=44_100)

    def steps(name: str, shape: tuple[int | None, ...] | None, field: Field):
        found = proposed([Outlet("n1", name, name, shape)], [Outlet("n2", "y", "y", (2,))], (field, label))[0]
        return found["n1"].steps[field.name]

    assert steps("x", (32, 48, 1), photo) == (Picture(32, 48, 1),)
    assert steps("x", (784,), photo) == steps("x", None, photo) == (Picture(),)
    assert steps("x", (8000,), clip) == (Sound(16_000, 0.5),)


def test_the_array_of_the_drawn_shape_is_proposed():
    digits = (
        Field("data", "array", "float64", (64,)),
        Field("images", "array", "float64", (8, 8)),
        Field("target", "number", "int64", distinct=10),
    )
    output = Outlet("n2", "digit", "digit", (10,), "softmax")
    flat = proposed([Outlet("n1", "pixels", "pixels", (64,))], [output], digits)
    assert flat == ({"n1": Binding(("data",))}, {"n2": binding(("target",), "integer")})
    image = proposed(
        [
            Outlet(
                "n1",
                "pixels",
                "pixels",
                (
                    8,
                    8,
                ),
            )
        ],
        [output],
        digits,
    )
    assert image[0] == {"n1": Binding(("images",))}


def test_the_loss_decides_how_classes_are_prepared():
    output = Outlet("n2", "kind", "kind", (3,), "softmax", "CategoricalCrossentropy")
    assert proposed([], [output], IRIS)[1] == {"n2": binding(("species",), "one_hot")}
