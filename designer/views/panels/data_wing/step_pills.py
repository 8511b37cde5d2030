"""A chain of steps as pills in a row: a click opens one, a cross takes it out, a drag or a key moves it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QMenu, QToolButton, QWidget

from designer.data.steps import Step
from designer.views.guard import guarded
from designer.views.panels.data_wing.step_arguments import said, step_title
from designer.views.panels.flow import FlowLayout
from designer.views.stylesheet import mark

_CTRL = Qt.KeyboardModifier.ControlModifier


class StepPills(QWidget):
    """Shows the steps it is given and says what is wanted; it holds no truth."""

    opened = Signal(int)
    removed = Signal(int)
    moved = Signal(int, int)  # from one place to another
    added = Signal(object)  # the class of a step, for the end of the chain

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._pills: list[_Pill] = []
        self._choices: tuple[type[Step], ...] = ()
        self._flow = FlowLayout(self, spacing=4)
        self._add = QToolButton()
        self._add.setObjectName(f"{name}_add")
        self._add.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        mark(self._add, "link")
        self._menu = QMenu(self._add)
        self._menu.aboutToShow.connect(self._fill_menu)
        self._add.setMenu(self._menu)
        self._flow.addWidget(self._add)
        self.retranslate()

    def show_steps(self, steps: Sequence[Step], choices: tuple[type[Step], ...], opened: int = -1) -> None:
        """Show a chain, `choices` for what can follow it, and which step is open."""
        self._choices = choices
        while len(self._pills) > len(steps):
            pill = self._pills.pop()
            self._flow.removeWidget(pill)
            pill.hide()
            pill.deleteLater()
        while len(self._pills) < len(steps):
            self._pills.append(self._new_pill(len(self._pills)))
        for place, (pill, step) in enumerate(zip(self._pills, steps, strict=True)):
            pill.show_step(said(step), place == opened)
        self._add.setVisible(bool(choices))
        self.updateGeometry()

    def retranslate(self) -> None:
        """Set every text anew."""
        self._add.setText(self.tr("+ step"))
        self._add.setAccessibleName(self.tr("Add a step"))
        for pill in self._pills:
            pill.retranslate()

    def place_of(self, at: QPoint) -> int:
        """Return the place of the pill at a point of this widget, of the nearest one outside of all."""
        distances = [(pill.geometry().center() - at).manhattanLength() for pill in self._pills]
        return distances.index(min(distances)) if distances else 0

    def _new_pill(self, place: int) -> _Pill:
        pill = _Pill(f"{self.objectName()}_{place}", self)
        pill.opened.connect(self._on_opened)
        pill.removed.connect(self._on_removed)
        pill.shifted.connect(self._on_shifted)
        pill.dropped.connect(self._on_dropped)
        self._flow.insert_widget(place, pill)
        pill.show()
        return pill

    def _fill_menu(self) -> None:
        self._menu.clear()
        for kind in self._choices:
            action = self._menu.addAction(step_title(kind))
            action.setObjectName(f"{self.objectName()}_add_{kind.__name__}")
            action.setData(kind.__name__)
            action.triggered.connect(self._on_added)

    def _on_added(self) -> None:
        name = self.sender().data()  # type: ignore[attr-defined]
        self.added.emit(next(kind for kind in self._choices if kind.__name__ == name))

    def _place(self) -> int:
        return self._pills.index(self.sender())  # type: ignore[arg-type]

    def _on_opened(self) -> None:
        self.opened.emit(self._place())

    def _on_removed(self) -> None:
        self.removed.emit(self._place())

    def _on_shifted(self, by: int) -> None:
        place = self._place()
        if 0 <= place + by < len(self._pills):
            self.moved.emit(place, place + by)
            self._pills[place + by].focus()

    def _on_dropped(self, at: QPoint) -> None:
        place, target = self._place(), self.place_of(at)
        if target != place:
            self.moved.emit(place, target)


@guarded
class _Pill(QFrame):
    """One step."""

    opened = Signal()
    removed = Signal()
    shifted = Signal(int)
    dropped = Signal(QPoint)  # where, in the row

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._text = _Grip(self)
        self._text.setObjectName(name)
        self._text.setCheckable(True)
        mark(self._text, "pill")
        self._cross = QToolButton()
        self._cross.setObjectName(f"{name}_remove")
        self._cross.setText("×")
        self._cross.setFixedSize(20, 24)
        mark(self._cross, "flat")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._text)
        layout.addWidget(self._cross)
        self._text.clicked.connect(self.opened)
        self._cross.clicked.connect(self.removed)
        self._text.shifted.connect(self.shifted)
        self._text.dropped.connect(self._on_dropped)

    def show_step(self, text: str, is_open: bool) -> None:
        self._text.setText(text)
        self._text.setAccessibleName(text)
        self._text.setChecked(is_open)
        self.retranslate()

    def focus(self) -> None:
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        self._text.setToolTip(self.tr("Click for its arguments; drag, or Ctrl+← and Ctrl+→, to move it"))
        self._cross.setAccessibleName(self.tr("Remove {name}").format(name=self._text.text()))
        self._cross.setToolTip(self._cross.accessibleName())

    def _on_dropped(self, at: QPoint) -> None:
        self.dropped.emit(self.mapToParent(self._text.mapToParent(at)))


@guarded
class _Grip(QToolButton):
    """The text of a pill, which takes hold of it."""

    shifted = Signal(int)
    dropped = Signal(QPoint)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._pressed_at: QPoint | None = None
        self._is_dragged = False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed_at is None:
            super().mouseMoveEvent(event)
            return
        way = (event.position().toPoint() - self._pressed_at).manhattanLength()
        if way >= QApplication.startDragDistance() and not self._is_dragged:
            self._is_dragged = True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        is_dragged, self._is_dragged, self._pressed_at = self._is_dragged, False, None
        if is_dragged:
            self.unsetCursor()
            self.setDown(False)
            self.dropped.emit(event.position().toPoint())
            return
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.modifiers() & _CTRL and event.key() in keys:
            self.shifted.emit(keys[Qt.Key(event.key())])
            return
        super().keyPressEvent(event)
