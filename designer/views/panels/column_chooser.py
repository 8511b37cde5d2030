"""The button that says which columns feed an Input or an output, and the list that opens below it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from designer.data.field import Field
from designer.views.figures import shape_text
from designer.views.forms.controls import Combo
from designer.views.guard import guarded
from designer.views.stylesheet import FIELD, mark


@guarded
class _Opener(Combo):
    """Looks like any other choice, but opens our list."""

    pressed = Signal()

    def showPopup(self) -> None:
        self.pressed.emit()


class ColumnChooser(QWidget):
    """Shows what is bound; `chosen` carries the names while the list is open, `closed` tells that it is shut."""

    chosen = Signal(object)
    closed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = _Opener(self)
        self.field.setObjectName(name)
        self.setFocusProxy(self.field)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.field)
        self._columns: tuple[Field, ...] = ()
        self._names: tuple[str, ...] = ()
        self._rest: tuple[str, ...] = ()
        self._nothing = ""
        self._popup = _Popup(name, self)
        self._popup.chosen.connect(self.chosen)
        self._popup.closed.connect(self.closed)
        self.field.pressed.connect(self.open_list)
        self.field.setMinimumWidth(90)
        self.setMinimumHeight(FIELD)

    def name_choices(self, nothing: str, rest: str) -> None:
        """Say what it is where no column is chosen, and where `rest` is; without that it is about a binding."""
        self._nothing = nothing
        self._popup.name_rest(rest)

    def show_columns(self, names: Sequence[str], columns: Sequence[Field], rest: Sequence[str]) -> None:
        """Show the bound names out of these columns; `rest` is what "all but the target" binds."""
        self._names, self._columns, self._rest = tuple(names), tuple(columns), tuple(rest)
        self.field.set_summary(self._said())
        self.field.setToolTip("\n".join(names[:30]))
        if self._popup.isVisible():
            self._popup.show_columns(self._names, self._columns, self._rest)

    def open_list(self) -> None:
        """Open the list of columns below the button."""
        self._popup.show_columns(self._names, self._columns, self._rest)
        self._popup.open_below(self)

    def _said(self) -> str:
        if not self._names:
            return self._nothing or self.tr("Choose…")
        if len(self._names) == 1:
            return self._names[0]
        return self.tr("{count} columns").format(count=len(self._names))


@guarded
class _Popup(QFrame):
    """A list with ticks: arrays stand alone, columns of a table may be several."""

    chosen = Signal(object)
    closed = Signal()

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName(f"{name}_popup")
        mark(self, "card")
        self._columns: dict[str, Field] = {}
        self._names: tuple[str, ...] = ()
        self._rest: tuple[str, ...] = ()
        self._rest_text = ""
        self._search = QLineEdit()
        self._search.setObjectName(f"{name}_search")
        self._search.setClearButtonEnabled(True)
        self._list = QListWidget()
        self._list.setObjectName(f"{name}_list")
        self._list.setUniformItemSizes(True)
        self._rest_button = QToolButton()
        self._rest_button.setObjectName(f"{name}_rest")
        self._none_button = QToolButton()
        self._none_button.setObjectName(f"{name}_none")
        for button in (self._rest_button, self._none_button):
            mark(button, "link")
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 0, 0, 0)
        foot.addWidget(self._rest_button)
        foot.addStretch(1)
        foot.addWidget(self._none_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 6)
        layout.setSpacing(6)
        layout.addWidget(self._search)
        layout.addWidget(self._list, 1)
        layout.addLayout(foot)
        self._search.textChanged.connect(self._filter)
        self._list.itemClicked.connect(self._toggle)
        self._list.itemActivated.connect(self._toggle)
        self._rest_button.clicked.connect(self._choose_rest)
        self._none_button.clicked.connect(self._choose_none)

    def name_rest(self, text: str) -> None:
        """Name the button that chooses the rest."""
        self._rest_text = text

    def show_columns(self, names: tuple[str, ...], columns: tuple[Field, ...], rest: tuple[str, ...]) -> None:
        """Show the columns with ticks at the bound ones."""
        self._names, self._rest = names, rest
        known = {column.name: column for column in columns}
        if known != self._columns:
            self._columns = known
            self._list.clear()
            for column in columns:
                item = QListWidgetItem(self._line(column))
                item.setData(Qt.ItemDataRole.UserRole, column.name)
                # The tick follows a click anywhere in the row, so Qt must not toggle it by itself as well.
                item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
                self._list.addItem(item)
        for row in range(self._list.count()):
            item = self._list.item(row)
            is_bound = item.data(Qt.ItemDataRole.UserRole) in names
            item.setCheckState(Qt.CheckState.Checked if is_bound else Qt.CheckState.Unchecked)
        self._rest_button.setVisible(len(rest) > 1 or bool(rest and self._rest_text))
        self._filter(self._search.text())

    def open_below(self, button: QWidget) -> None:
        """Open at the lower edge of the button, or above it where the screen ends."""
        self._rest_button.setText(self._rest_text or self.tr("All but the target"))
        self._none_button.setText(self.tr("None"))
        self._search.setPlaceholderText(self.tr("Search columns"))
        self._search.setAccessibleName(self.tr("Search columns"))
        self._list.setAccessibleName(self.tr("Columns"))
        self._search.clear()
        height = min(340, 110 + 28 * max(3, self._list.count()))
        self.resize(max(280, button.width()), height)
        place = button.mapToGlobal(QPoint(0, button.height() + 2))
        screen = button.screen().availableGeometry()
        if place.y() + height > screen.bottom():
            place = button.mapToGlobal(QPoint(0, -height - 2))
        self.move(max(screen.left(), min(place.x(), screen.right() - self.width())), max(screen.top(), place.y()))
        self.show()
        self._search.setFocus()

    def _line(self, column: Field) -> str:
        said = shape_text(column.shape) if column.shape else column.kind
        return f"{column.name}   {said}"

    def _filter(self, text: str) -> None:
        for row in range(self._list.count()):
            item = self._list.item(row)
            item.setHidden(text.casefold() not in item.data(Qt.ItemDataRole.UserRole).casefold())

    def _toggle(self, item: QListWidgetItem) -> None:
        name = item.data(Qt.ItemDataRole.UserRole)
        if name in self._names:
            self._choose(tuple(n for n in self._names if n != name))
        elif self._columns[name].shape:
            self._choose((name,))
        else:
            together = [n for n in self._names if n in self._columns and not self._columns[n].shape]
            order = list(self._columns)
            self._choose(tuple(sorted([*together, name], key=order.index)))

    def _choose_rest(self) -> None:
        self._choose(self._rest)

    def _choose_none(self) -> None:
        self._choose(())

    def _choose(self, names: tuple[str, ...]) -> None:
        self.show_columns(names, tuple(self._columns.values()), self._rest)
        self.chosen.emit(names)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self._search.hasFocus():
            self._list.setFocus()
            self._list.setCurrentRow(max(0, self._list.currentRow()))
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._search.hasFocus():
            shown = [self._list.item(r) for r in range(self._list.count()) if not self._list.item(r).isHidden()]
            if shown:
                self._toggle(shown[0])
            return
        super().keyPressEvent(event)

    def hideEvent(self, event: object) -> None:
        super().hideEvent(event)  # type: ignore[arg-type]
        self.closed.emit()
