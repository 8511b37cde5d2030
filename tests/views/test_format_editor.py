"""How a file is written: what was found is named, and every choice is read anew."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from designer.data.sources import NpzSource, Opened, Source, source_of
from designer.views.panels.data_wing.format_editor import FormatEditor
from tests.data.test_sources import write_workbook


class Hand:
    """Works in an editor over a real file, which is read again after every edit, as the engine does."""

    def __init__(self, qtbot: QtBot, path: Path) -> None:
        self.qtbot = qtbot
        self.keys: list[str] = []
        self.source: Source = source_of(path)
        self.editor = FormatEditor("format")
        qtbot.addWidget(self.editor)
        self.editor.resize(620, 240)
        self.editor.edited.connect(self._take)
        self._read()
        self.editor.show()
        qtbot.waitExposed(self.editor)
        self.editor.activateWindow()

    def box(self, field: str) -> QComboBox:
        return self.editor.findChild(QComboBox, f"format_{field}")

    def choose(self, field: str, text: str) -> None:
        box = self.box(field)
        self.qtbot.mouseClick(box, Qt.MouseButton.LeftButton)
        self.qtbot.waitUntil(box.view().isVisible)
        while box.view().currentIndex().row() != box.findText(text):
            down = box.view().currentIndex().row() < box.findText(text)
            self.qtbot.keyClick(box.view(), Qt.Key.Key_Down if down else Qt.Key.Key_Up)
        self.qtbot.keyClick(box.view(), Qt.Key.Key_Return)

    def _take(self, source: Source, key: str) -> None:
        self.source = source
        self.keys.append(key)
        self._read()

    def _read(self) -> None:
        self.opened: Opened = self.source.open(Path("/"))
        self.editor.show_source(self.source, self.opened.dialect, self.opened.notes)

    @property
    def columns(self) -> list[str]:
        return list(self.opened.table.columns)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "table.csv"


def test_what_was_found_is_named(qtbot: QtBot, file: Path) -> None:
    file.write_text("# of the shop\na;b\n1,5;x\n2,5;y\n", "utf-8")
    hand = Hand(qtbot, file)
    shown = {
        field: hand.box(field).currentText() for field in ("encoding", "delimiter", "decimal", "header", "comment")
    }
    assert shown == {
        "encoding": "found: UTF-8",
        "delimiter": "found: ;",
        "decimal": "found: ,",
        "header": "found: yes",
        "comment": "found: #",
    }
    assert "passed over as comments" in hand.editor.findChild(QLabel, "format_notes").text()


def test_another_delimiter_and_no_header_are_read_anew(qtbot: QtBot, file: Path) -> None:
    file.write_text("a;b\n1;x\n2;y\n", "utf-8")
    hand = Hand(qtbot, file)
    assert hand.columns == ["a", "b"]
    hand.choose("header", "no")
    assert (hand.source.header, hand.columns) == (False, ["column_1", "column_2"])
    hand.choose("delimiter", ",")
    assert len(hand.columns) == 1
    hand.choose("delimiter", "found: ,")
    hand.choose("header", "found: no")
    assert hand.source == source_of(file)
    assert hand.columns == ["a", "b"]


def test_other_encodings_are_offered_with_what_the_text_would_be(qtbot: QtBot, file: Path) -> None:
    file.write_bytes("grad,zahl\n5°±1,2\n6°±2,3\n".encode("cp1252"))
    hand = Hand(qtbot, file)
    button = hand.editor.findChild(QToolButton, "format_as_0")
    before = hand.box("encoding").currentText()
    assert "갚" in button.accessibleName() or "°" in button.accessibleName()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert hand.box("encoding").currentText() != before
    assert hand.source.encoding in {"cp949", "cp1252"}


def test_lines_passed_over_are_typed(qtbot: QtBot, file: Path) -> None:
    file.write_text("made in May\nof nothing\na,b\n1,2\n3,4\n", "utf-8")
    hand = Hand(qtbot, file)
    assert hand.columns == ["a", "b"]
    field = hand.editor.findChild(QWidget, "format_skip_rows")
    assert field.findChild(QLineEdit).placeholderText() == "2"
    qtbot.keyClicks(field, "3")
    assert hand.source.skip_rows == 3
    assert hand.columns == ["column_1", "column_2"]
    assert hand.keys == ["skip_rows"]


def test_a_sheet_is_chosen(qtbot: QtBot, tmp_path: Path) -> None:
    write_workbook(tmp_path / "book.xlsx", {"first": [["a"], [1]], "second": [["b", "c"], [1, 2]]})
    hand = Hand(qtbot, tmp_path / "book.xlsx")
    assert hand.box("sheet").currentText() == "found: first"
    hand.choose("sheet", "second")
    assert hand.columns == ["b", "c"]


def test_a_source_that_needs_no_telling_shows_no_choices(qtbot: QtBot) -> None:
    editor = FormatEditor("format")
    qtbot.addWidget(editor)
    editor.show_source(NpzSource("x.npz"), None)
    editor.show()
    assert not any(box.isVisible() for box in editor.findChildren(QComboBox))
