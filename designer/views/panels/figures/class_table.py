"""Precision, recall, F1 and support of every class, as a table that can be sorted."""

from __future__ import annotations

import math
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLabel, QTableView, QVBoxLayout, QWidget

from designer.report.figures import Classes, ClassFigure, Figures
from designer.report.side_by_side import paired
from designer.views.figures import count_text
from designer.views.stylesheet import mark, mono
from designer.views.theme import Appearance

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_SHARES = ("precision", "recall", "f1")
_VALUE = Qt.ItemDataRole.UserRole


class ClassTable(QWidget):
    """A row a class, and a line with the averages below."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:  # noqa: ARG002
        super().__init__(parent)
        self._model = QStandardItemModel(self)
        self._model.setSortRole(_VALUE)
        self._table = QTableView()
        self._table.setObjectName("evaluate_class_table")
        self._table.setModel(self._model)
        self._table.setSortingEnabled(True)
        self._table.setShowGrid(False)
        self._table.setTabKeyNavigation(False)
        self._table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._table.verticalHeader().hide()
        self._table.verticalHeader().setDefaultSectionSize(26)
        self._table.horizontalHeader().setHighlightSections(False)
        mark(self._table, "bare")
        self._averages = QLabel()
        self._averages.setObjectName("evaluate_averages")
        self._averages.setContentsMargins(12, 2, 8, 2)
        self._averages.setWordWrap(True)
        mark(self._averages, "muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._table, 1)
        layout.addWidget(self._averages)
        self._shown: Classes | None = None
        self._other: Figures | None = None

    def retranslate(self) -> None:
        """Set every text anew."""
        self._table.setAccessibleName(self.tr("Classes"))
        if self._shown is not None:
            self.show_classes(self._shown, self._other)

    def show_classes(self, figures: Classes, other: Figures | None = None) -> None:
        """Show a row a class; beside the figures of another run they are sorted by what they differ by."""
        self._shown, self._other = figures, other
        self._model.clear()
        headings = [
            self.tr("class"),
            self.tr("precision"),
            self.tr("recall"),
            "F1",
            self.tr("support"),
        ]
        self._model.setHorizontalHeaderLabels(headings)
        pairs = paired(figures, other) if other is not None else ((one, None) for one in figures.classes)
        for mine, its in pairs:
            one = mine or its or ClassFigure("")
            shares = [_share(name, mine, its, other is not None) for name in _SHARES]
            name = QStandardItem(one.label)
            name.setData(one.label, _VALUE)
            name.setToolTip(one.label)
            self._model.appendRow([name, *shares, _item(count_text(one.support), one.support)])
        header = self._table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in range(len(headings)):
            side = _RIGHT if column else _LEFT
            self._model.setHeaderData(column, Qt.Orientation.Horizontal, side, Qt.ItemDataRole.TextAlignmentRole)
        self._averages.setText(" · ".join(self._said(figures)))

    def _said(self, figures: Classes) -> list[str]:
        said = []
        words = {
            "balanced_accuracy": self.tr("balanced accuracy {value}"),
            "macro_f1": self.tr("macro F1 {value}"),
            "log_loss": self.tr("log loss {value}"),
        }
        for name, text in words.items():
            value = getattr(figures, name)
            if value is not None:
                its = getattr(self._other, name, None)
                said.append(text.format(value=f"{value:.3f}" if its is None else f"{value:.3f} → {its:.3f}"))
        if figures.baseline is not None:
            said.append(
                self.tr("always the most frequent class: {share} right").format(share=f"{figures.baseline:.1%}")
            )
        return said


def _share(name: str, mine: ClassFigure | None, its: ClassFigure | None, is_pair: bool) -> QStandardItem:
    values = [math.nan if one is None else float(getattr(one, name)) for one in ((mine, its) if is_pair else (mine,))]
    texts = ["-" if math.isnan(value) else f"{value:.3f}" for value in values]
    differs = values[-1] - values[0]
    item = _item(" → ".join(texts), values[0] if not is_pair else 0.0 if math.isnan(differs) else differs)
    if is_pair and not math.isnan(differs):
        item.setToolTip(f"{differs:+.3f}")
    return item


def _item(text: str, value: Any) -> QStandardItem:
    item = QStandardItem(text)
    item.setData(value, _VALUE)
    item.setTextAlignment(_RIGHT)
    item.setFont(mono())
    return item
