"""What gives way where there is little room: splitters turn, lines go on below, tables give up columns."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QTableView, QVBoxLayout, QWidget

from designer.views.down_scroll import DownScroll
from designer.views.fitting_columns import FittingColumns
from designer.views.panels.flow import FlowLayout
from designer.views.turning_splitter import TurningSplitter


def settle() -> None:
    for _ in range(4):
        QApplication.processEvents()


def part(width: int, height: int = 40) -> QWidget:
    made = QWidget()
    made.setMinimumSize(width, height)
    return made


@pytest.fixture
def splitter(qtbot):
    window = QWidget()
    layout = QVBoxLayout(window)
    layout.setContentsMargins(0, 0, 0, 0)
    made = TurningSplitter(part(300), part(200), part(250))
    layout.addWidget(made)
    made.widget(2).hide()
    qtbot.addWidget(window)
    window.resize(700, 200)
    window.show()
    settle()
    yield made
    window.close()


def test_a_splitter_turns_where_its_parts_have_no_room_and_comes_back(splitter):
    splitter.setSizes([450, 240, 0])
    before = splitter.sizes()
    assert splitter.orientation() == Qt.Orientation.Horizontal
    splitter.window().resize(480, 200)
    settle()
    assert splitter.orientation() == Qt.Orientation.Vertical
    assert splitter.minimumSizeHint() == QSize(300, 80 + splitter.handleWidth())
    splitter.window().resize(700, 200)
    settle()
    assert splitter.orientation() == Qt.Orientation.Horizontal
    assert splitter.sizes() == before


def test_a_splitter_turns_when_a_part_comes(splitter):
    splitter.widget(2).show()
    settle()
    assert splitter.orientation() == Qt.Orientation.Vertical
    splitter.widget(2).hide()
    settle()
    assert splitter.orientation() == Qt.Orientation.Horizontal


def test_a_column_asks_for_the_width_of_what_it_holds(qtbot):
    inside = QWidget()
    column = QVBoxLayout(inside)
    column.addWidget(part(200))
    area = DownScroll(inside, "area")
    qtbot.addWidget(area)
    area.show()
    assert area.minimumSizeHint().width() > 200
    column.addWidget(part(400))
    settle()
    assert area.minimumSizeHint().width() > 400


def test_lines_go_on_below_with_one_that_takes_the_rest(qtbot):
    widget, growing = QWidget(), part(100, 20)
    flow = FlowLayout(widget, spacing=10, grows=growing)
    flow.setContentsMargins(5, 4, 5, 4)
    first, last = part(200), part(150, 30)
    for one in (first, growing, last):
        flow.addWidget(one)
    qtbot.addWidget(widget)
    widget.resize(600, 200)
    widget.show()
    settle()
    assert [one.geometry().left() for one in (first, growing, last)] == [5, 215, 445]
    assert growing.width() == 220  # what the others leave of 590
    assert growing.geometry().center().y() == first.geometry().center().y()
    assert flow.heightForWidth(600) == 4 + 40 + 4
    widget.resize(330, 200)
    settle()
    assert last.geometry().topLeft().x() == 5
    assert last.geometry().top() == 4 + 40 + 10
    assert flow.heightForWidth(330) == 4 + 40 + 10 + 30 + 4


@pytest.fixture
def table(qtbot):
    model = QStandardItemModel()
    model.setHorizontalHeaderLabels(["tick", "name", "state", "value", "when"])
    model.appendRow([QStandardItem(text) for text in ("x", "a long name of a run, " * 6, "done", "0.25", "yesterday")])
    made = QTableView()
    made.setModel(model)
    made.model_kept = model
    made.columns = FittingColumns(made, lambda: [0, 1, 3, 2, 4], elided=1)
    qtbot.addWidget(made)
    made.show()
    return made


def shown(table: QTableView) -> list[int]:
    return [column for column in range(5) if not table.isColumnHidden(column)]


def test_a_table_gives_up_the_least_important_columns_first(table):
    counts = []
    for width in (1400, 520, 440, 360, 300):
        table.resize(width, 120)
        settle()
        counts.append(len(shown(table)))
        assert not table.horizontalScrollBar().maximum(), width
        assert set(shown(table)) == set([0, 1, 3, 2, 4][: counts[-1]])
        assert table.columns.hidden == tuple([0, 1, 3, 2, 4][counts[-1] :])
    assert counts[0] == 5
    assert counts == sorted(counts, reverse=True)
    assert counts[-1] < 5
    table.resize(1400, 120)
    settle()
    assert shown(table) == [0, 1, 2, 3, 4]


def test_a_table_that_begins_anew_with_fewer_columns_hides_none_of_those(table):
    table.resize(300, 120)
    settle()
    assert table.columns.hidden
    table.model().setColumnCount(2)
    table.model().beginResetModel()
    table.model().endResetModel()
    assert table.columns.hidden == ()
    assert not table.isColumnHidden(0)


def test_a_text_that_grows_takes_the_room_of_a_less_important_column(table):
    table.resize(560, 120)
    settle()
    assert 4 in shown(table)
    table.model().item(0, 3).setText("0.25 ± 0.0000000000000000000000000000001")
    settle()
    assert 4 not in shown(table)
    assert not table.horizontalScrollBar().maximum()
