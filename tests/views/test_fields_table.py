"""The fields table shows what was understood, a line a field, and corrects kinds with mouse and keys."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QPoint, Qt
from PySide6.QtGui import QColor, QImage, QPixmap
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from designer.data.field import Field
from designer.data.settings import DataSettings
from designer.data.sources import source_of
from designer.data.understand import understand
from designer.graph.texts import Text
from designer.views.panels.data_wing.fields_model import DISTINCT, GAPS, KIND, NAME, REMARK, USE, VALUES
from designer.views.panels.data_wing.fields_table import FieldsTable
from designer.views.theme import DARK, Appearance

FIELDS = (
    Field("row", "identifier", role="ignored", rows=150, distinct=150, reason=Text("It counts the rows.")),
    Field("sepal", "number", rows=150, missing=3, minimum=4.3, maximum=7.9, distinct=35, histogram=(1, 5, 9, 4)),
    Field("colour", "category", rows=150, distinct=2, categories=("red", "blue"), counts=(100, 50)),
    Field("seen", "datetime", rows=150, minimum=0, maximum=86400 * 365, distinct=150, histogram=(5, 5)),
)


@pytest.fixture
def table(qtbot: QtBot) -> FieldsTable:
    found = FieldsTable("data_fields", Appearance(DARK))
    qtbot.addWidget(found)
    found.resize(1000, 400)
    found.show_fields(DataSettings(), FIELDS, {"sepal": "flower"})
    found.show()
    qtbot.waitExposed(found)
    found.activateWindow()
    return found


@pytest.mark.parametrize(("width", "hidden"), [(1100, []), (620, []), (560, [USE]), (470, [DISTINCT, USE])])
def test_every_column_that_is_shown_is_in_sight(table: FieldsTable, width: int, hidden: list[int]) -> None:
    table.resize(width, 200)
    view = table.table
    assert [column for column in range(7) if view.isColumnHidden(column)] == hidden
    assert not view.horizontalScrollBar().maximum()
    assert sum(view.columnWidth(column) for column in range(7)) == view.viewport().width()


def test_a_column_that_was_dragged_stays_as_wide_as_it_is(table: FieldsTable, qtbot: QtBot) -> None:
    header = table.table.horizontalHeader()
    edge = QPoint(header.sectionViewportPosition(NAME) + header.sectionSize(NAME) - 1, header.height() // 2)
    qtbot.mousePress(header.viewport(), Qt.MouseButton.LeftButton, pos=edge)
    qtbot.mouseMove(header.viewport(), edge + QPoint(40, 0))
    qtbot.mouseRelease(header.viewport(), Qt.MouseButton.LeftButton, pos=edge + QPoint(40, 0))
    wide = table.table.columnWidth(NAME)
    assert wide > 120
    table.resize(600, 400)
    assert table.table.columnWidth(NAME) == wide


def cells(table: FieldsTable, column: int) -> list[str]:
    model = table.table.model()
    return [model.index(row, column).data() for row in range(model.rowCount())]


def click(qtbot: QtBot, table: FieldsTable, row: int, column: int, held=Qt.KeyboardModifier.NoModifier) -> None:
    view = table.table
    place = view.visualRect(view.model().index(row, column)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, held, place)


def pick(qtbot: QtBot, table: FieldsTable, kind: str) -> None:
    """Choose in the list of kinds that is open."""
    box = table.table.findChild(QComboBox, "field_kind")
    qtbot.waitUntil(box.view().isVisible)
    while box.view().currentIndex().row() != box.findData(kind):
        down = box.view().currentIndex().row() < box.findData(kind)
        qtbot.keyClick(box.view(), Qt.Key.Key_Down if down else Qt.Key.Key_Up)
    qtbot.keyClick(box.view(), Qt.Key.Key_Return)


def edits(table: FieldsTable) -> list[DataSettings]:
    heard: list[DataSettings] = []
    table.edited.connect(lambda settings, _key: heard.append(settings))
    return heard


def test_each_field_is_a_line_with_what_was_understood(table: FieldsTable) -> None:
    assert cells(table, NAME) == ["row", "sepal", "colour", "seen"]
    assert cells(table, VALUES) == ["", "4.3 … 7.9", "red 67 %, blue 33 %", "1970-01-01 … 1971-01-01"]
    assert cells(table, GAPS) == ["", "3 · 2 %", "", ""]
    assert cells(table, USE) == ["", "flower", "", ""]
    assert cells(table, REMARK)[0] == "It counts the rows."
    assert table.summary() == "4 fields · 1 left out"


def test_a_click_on_a_kind_corrects_it(table: FieldsTable, qtbot: QtBot) -> None:
    heard = edits(table)
    click(qtbot, table, 1, KIND)
    pick(qtbot, table, "category")
    assert [s.kinds for s in heard] == [{"sepal": "category"}]


def test_keys_alone_correct_a_kind_and_take_the_correction_back(table: FieldsTable, qtbot: QtBot) -> None:
    heard = edits(table)
    table.show_fields(DataSettings(kinds={"sepal": "number"}), FIELDS, {})
    table.table.setFocus()
    table.table.setCurrentIndex(table.table.model().index(1, NAME))
    qtbot.keyClick(table.table, Qt.Key.Key_Return)
    pick(qtbot, table, "")
    assert [s.kinds for s in heard] == [{}]


def test_the_kind_of_all_selected_fields_is_corrected_at_once(table: FieldsTable, qtbot: QtBot) -> None:
    heard = edits(table)
    click(qtbot, table, 1, NAME)
    click(qtbot, table, 3, NAME, Qt.KeyboardModifier.ShiftModifier)
    table.table.customContextMenuRequested.emit(table.table.visualRect(table.table.model().index(2, 0)).center())
    menu = table.findChild(QMenu, "data_fields_menu")
    entry = next(a for a in menu.actions() if a.data() == "ignored")
    qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(entry).center())
    assert [s.kinds for s in heard] == [{"sepal": "ignored", "colour": "ignored", "seen": "ignored"}]


def test_pictures_are_painted_in_their_row(qtbot: QtBot) -> None:
    image = QImage(24, 24, QImage.Format.Format_RGB32)
    image.fill(QColor("#ff0000"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QPixmap.fromImage(image).save(buffer, "PNG")
    table = FieldsTable("data_fields", Appearance(DARK))
    qtbot.addWidget(table)
    table.resize(900, 200)
    field = Field("image", "image", shape=(24, 24, 3), rows=2)
    table.show_fields(DataSettings(), (field,), {}, {"image": (bytes(buffer.data().data()), b"no picture")})
    table.show()
    qtbot.waitExposed(table)
    area = table.table.visualRect(table.table.model().index(0, VALUES))
    shot = table.table.viewport().grab(area).toImage()
    found = [shot.pixelColor(x, y) for x in range(8, 30) for y in (shot.height() // 2,)]
    assert QColor("#ff0000") in found


def test_two_thousand_fields_are_shown_searched_and_sorted_without_a_stall(qtbot: QtBot) -> None:
    many = tuple(
        Field(f"gene {i}", "number", rows=100, missing=i % 7, minimum=0, maximum=i, distinct=90, histogram=(1, 2, 3))
        for i in range(2000)
    )
    table = FieldsTable("data_fields", Appearance(DARK))
    qtbot.addWidget(table)
    table.resize(900, 400)
    table.show()
    qtbot.waitExposed(table)
    started = time.perf_counter()
    table.show_fields(DataSettings(), many, {})
    QApplication.processEvents()
    shown = time.perf_counter() - started
    started = time.perf_counter()
    qtbot.keyClicks(table.findChild(QLineEdit, "data_fields_search"), "1999")
    QApplication.processEvents()
    searched = time.perf_counter() - started
    assert cells(table, NAME) == ["gene 1999"]
    assert len(table.table.viewport().children()) == 0  # nothing is built for a row
    assert shown < 0.5
    assert searched < 1.0  # four letters, generous for a busy machine


def test_what_sources_of_every_kind_hold_is_said_in_a_line(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "mixed.csv"
    path.write_text("price;sold;when;note\n1,5;yes;2024-01-02;many words stand here in a text\n2,5;no;2024-03-04;\n")
    opened = source_of(path).open(tmp_path)
    table = FieldsTable("data_fields", Appearance(DARK))
    qtbot.addWidget(table)
    table.show_fields(DataSettings(), understand(opened), {})
    assert cells(table, VALUES)[0] == "1.5 … 2.5"
    assert cells(table, VALUES)[2] == "2024-01-02 … 2024-03-04"
