"""The rows a model is most wrong about, or two disagree on: a list with pictures, and one row whole when chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QIcon, QKeyEvent, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from designer.report.examples import Example
from designer.views.figures import count_text, unit_text
from designer.views.guard import guarded
from designer.views.stylesheet import GRID, mark
from designer.views.theme import Appearance

_ICON = 44  # pixels of a picture in the list
_PICTURE = 160
_LARGEST = 400  # pixels of a row of the table


@guarded
class WorstExamples(QWidget):
    """A list of examples, worst first. A click or Enter shows the row whole, Escape or the button the list again."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:  # noqa: ARG002
        super().__init__(parent)
        self._examples: tuple[Example, ...] = ()
        self._list = QListWidget()
        self._list.setObjectName("evaluate_worst_list")
        self._list.setWordWrap(False)
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._list.setIconSize(QSize(_ICON, _ICON))
        mark(self._list, "bare")
        self._one = _OneRow()
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self._list)
        self._pages.addWidget(self._one)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._pages)
        self._list.itemClicked.connect(self._on_chosen)
        self._list.itemActivated.connect(self._on_chosen)
        self._one.back.clicked.connect(self.show_list)

    def retranslate(self) -> None:
        """Set every text anew."""
        self._list.setAccessibleName(self.tr("Worst examples"))
        self._one.retranslate()
        self.show_examples(self._examples)

    def show_examples(self, examples: Sequence[Example]) -> None:
        """Show the list of these."""
        self._examples = tuple(examples)
        self._list.clear()
        for example in self._examples:
            about = example.about or ", ".join(value for _, value in example.values[:2])
            item = QListWidgetItem(f"{self.verdict(example)}\n{self._number(example)}   {about}")
            item.setToolTip(about)
            pixmap = _pixmap(example, _ICON)
            if not pixmap.isNull():
                item.setIcon(QIcon(pixmap))
            self._list.addItem(item)
        self._list.setCurrentRow(0 if self._examples else -1)
        self._pages.setCurrentWidget(self._list)

    def show_list(self) -> None:
        """Show the list again."""
        self._pages.setCurrentWidget(self._list)
        self._list.setFocus()

    def verdict(self, example: Example) -> str:
        """Return in a line what was predicted of what."""
        name = f"{example.column}: " if example.column else ""
        if example.other is not None:
            return name + self._both(example)
        if example.target == "" and example.error is None and example.probability is None:
            return name + _value(example.predicted)
        if example.error is not None:
            return name + self.tr("{target} predicted as {predicted} (error {error})").format(
                target=_value(example.target), predicted=_value(example.predicted), error=unit_text(example.error, 4)
            )
        chance = f"{example.probability:.1%}" if example.probability is not None else "-"
        if isinstance(example.target, float):
            words = (self.tr("no"), self.tr("yes"))
            target, predicted = words[bool(example.target)], words[bool(example.predicted)]
        else:
            target, predicted = example.target, str(example.predicted)
        return name + self.tr("{target} taken for {predicted} ({share})").format(
            target=target, predicted=predicted, share=chance
        )

    def _both(self, example: Example) -> str:
        """Return in a line what two runs say of a row."""
        said = [
            _value(value) if chance is None else f"{_value(value)} ({chance:.1%})"
            for value, chance in ((example.predicted, example.probability), (example.other, example.other_probability))
            if value is not None
        ]
        text = self.tr("{first} against {second}").format(first=said[0], second=said[1])
        if example.target == "":
            return text
        return self.tr("{text}; it is {target}").format(text=text, target=_value(example.target))

    def _number(self, example: Example) -> str:
        return self.tr("row {number}").format(number=count_text(example.row + 1))

    def _on_chosen(self, item: QListWidgetItem) -> None:
        example = self._examples[self._list.row(item)]
        self._one.show_example(example, f"{self._number(example)} · {self.verdict(example)}")
        self._pages.setCurrentWidget(self._one)
        self._one.back.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Backspace) and self._pages.currentWidget() is self._one:
            self.show_list()
            return
        super().keyPressEvent(event)


class _OneRow(QWidget):
    """One example: what was predicted of it, its picture, and its columns."""

    def __init__(self) -> None:
        super().__init__()
        self.back = QToolButton()
        self.back.setObjectName("evaluate_worst_back")
        mark(self.back, "link")
        self._title = QLabel()
        self._title.setObjectName("evaluate_worst_title")
        self._title.setWordWrap(True)
        self._picture = QLabel()
        self._picture.setObjectName("evaluate_worst_picture")
        self._picture.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._model = _Columns(self)
        self._table = QTableView()
        self._table.setObjectName("evaluate_worst_row")
        self._table.setModel(self._model)
        self._table.setShowGrid(False)
        self._table.setTabKeyNavigation(False)
        self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._table.verticalHeader().hide()
        self._table.verticalHeader().setMaximumSectionSize(_LARGEST)
        self._table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self._table.horizontalHeader().setHighlightSections(False)
        self._table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        self._table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        mark(self._table, "bare")
        self._more = QLabel()
        mark(self._more, "muted")
        head = QHBoxLayout()
        head.setContentsMargins(8, 0, 8, 0)
        head.setSpacing(GRID)
        head.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._title, 1)
        body = QHBoxLayout()
        body.setContentsMargins(12, 0, 0, 0)
        body.setSpacing(GRID)
        body.addWidget(self._picture)
        body.addWidget(self._table, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addLayout(body, 1)
        layout.addWidget(self._more)

    def retranslate(self) -> None:
        """Set every text anew."""
        self.back.setText(self.tr("‹ All"))
        self.back.setAccessibleName(self.tr("Show all of the worst examples"))
        self._table.setAccessibleName(self.tr("Columns of the row"))
        self._picture.setAccessibleName(self.tr("Picture of the row"))

    def show_example(self, example: Example, title: str) -> None:
        """Show all of one example."""
        self._title.setText(title)
        pixmap = _pixmap(example, _PICTURE)
        self._picture.setVisible(not pixmap.isNull())
        self._picture.setPixmap(pixmap)
        self._model.show_values(example.values)
        self._more.setText(self.tr("{count} columns are not shown.").format(count=count_text(example.more)))
        self._more.setVisible(example.more > 0)


@guarded
class _Columns(QAbstractTableModel):
    """A row a column of the data: its name and its value."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._values: Sequence[tuple[str, str]] = ()

    def show_values(self, values: Sequence[tuple[str, str]]) -> None:
        """Show these."""
        self.beginResetModel()
        self._values = values
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._values)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: ARG002, B008
        return 2

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("Column"), self.tr("Value"))[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._values[index.row()][index.column()]
        return None


def _value(value: str | float) -> str:
    return unit_text(value) if isinstance(value, float) else value


def _pixmap(example: Example, side: int) -> QPixmap:
    pixmap = QPixmap()
    if example.picture and pixmap.loadFromData(example.picture) and max(pixmap.width(), pixmap.height()) > side:
        return pixmap.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
    return pixmap
