"""The keys of the canvas that are no actions of the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from designer.views.canvas.keyboard import ARROWS, KeyWire, neighbour
from designer.views.canvas.look import GRID
from designer.views.canvas.wiring import Wiring

if TYPE_CHECKING:
    from designer.views.canvas.view import Canvas

_Modifier = Qt.KeyboardModifier
_PLAIN = _Modifier.NoModifier


class Keys:
    """Turns keys into what the canvas does; remembers whether Space is held and the wire drawn by keys."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self.is_space_held = False
        self.leaves = False  # while F6 hands the focus on
        self._wire: KeyWire | None = None
        self._plain: dict[Qt.Key, Callable[[], None]] = {
            Qt.Key.Key_Tab: canvas.open_search_after,
            Qt.Key.Key_Escape: self._escape,
            Qt.Key.Key_Return: self._enter,
            Qt.Key.Key_Enter: self._enter,
            Qt.Key.Key_L: self.start_wire,
            Qt.Key.Key_M: canvas.toggle_minimap,
            Qt.Key.Key_F: canvas.frame_selection,
            Qt.Key.Key_Period: canvas.frame_selection,
            Qt.Key.Key_Home: canvas.frame_all,
            Qt.Key.Key_Delete: canvas.delete,
            Qt.Key.Key_Backspace: self._backspace,
            Qt.Key.Key_C: self._add_note,
            Qt.Key.Key_F2: self._rename,
            Qt.Key.Key_F6: self._leave,
        }

    def press(self, event: QKeyEvent) -> bool:
        """Handle a key; False if it means nothing here."""
        key = Qt.Key(event.key())
        held = event.modifiers() & ~_Modifier.KeypadModifier
        if key == Qt.Key.Key_Space:
            if not event.isAutoRepeat():
                self.is_space_held = True
                self._canvas.viewport().setCursor(Qt.CursorShape.OpenHandCursor)
            return True
        if key in ARROWS:
            return self._arrow(ARROWS[key], held)
        if key == Qt.Key.Key_A and held == _Modifier.ShiftModifier:
            self._canvas.open_search()
            return True
        if key == Qt.Key.Key_Delete and held == _Modifier.ControlModifier:
            self._canvas.delete(keep_flow=True)
            return True
        if held == _PLAIN and key in self._plain:
            self._plain[key]()
            return True
        return False

    def release(self, event: QKeyEvent) -> bool:
        """Handle the release of a key; False if it means nothing here."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.is_space_held = False
            if self._canvas.gesture is None:
                self._canvas.viewport().unsetCursor()
            return True
        return False

    def forget(self) -> None:
        """The focus is gone: no key is held."""
        self.is_space_held = False

    def forget_wire(self) -> None:
        """The wire drawn by keys is gone with the drawing."""
        self._wire = None

    def cancel_wire(self) -> bool:
        """Stop drawing a wire by keys; False if none was drawn."""
        wire, self._wire = self._wire, None
        if wire is None:
            return False
        wire.wiring.hide()
        return True

    def _arrow(self, direction: tuple[int, int], held: Qt.KeyboardModifier) -> bool:
        canvas, selection = self._canvas, self._canvas.selection
        if self._wire is not None:
            self._wire.step(direction)
            canvas.navigation.reveal(canvas.items_scene.bounds([self._wire.target]))
            return True
        if held & _Modifier.ControlModifier:
            canvas.nudge(direction[0] * GRID, direction[1] * GRID)
            return True
        here = selection.current or next((n for n in selection.marks[::-1] if n in canvas.items_scene.around.folds), "")
        found = neighbour(canvas.items_scene, canvas.document.graph, here, direction)
        canvas.pointed_at = None
        if found:
            extends = bool(held & _Modifier.ShiftModifier)
            ids, marks = (selection.ids, selection.marks) if extends else ((), ())
            if found in canvas.items_scene.nodes:
                selection.set([*(i for i in ids if i != found), found], marks)
                canvas.navigation.reveal(canvas.items_scene.bounds([found]))
            else:
                selection.set(ids, [*(n for n in marks if n != found), found])
                canvas.navigation.reveal(canvas.items_scene.around.rect_of(found))
        return True

    def _escape(self) -> None:
        canvas = self._canvas
        if canvas.search.isVisible():  # an inactive window moves the focus without telling
            canvas.search.dismiss()
        elif not canvas.cancel_gesture() and not self.cancel_wire() and not canvas.tidying.cancel():
            if self._selects():
                canvas.items_scene.select_edge(None)
                canvas.selection.set([])
            else:
                canvas.leave_level()

    def _backspace(self) -> None:
        if self._selects():
            self._canvas.delete()
        else:
            self._canvas.leave_level()

    def _selects(self) -> bool:
        selection = self._canvas.selection
        return bool(selection.ids or selection.marks or self._canvas.items_scene.selected_edge)

    def _add_note(self) -> None:
        self._canvas.annotating.add_note()

    def _enter(self) -> None:
        wire, self._wire = self._wire, None
        if wire is not None:
            wire.wiring.hide()
            if wire.wiring.edge is not None:
                self._canvas.attempt(wire.wiring.change)
        elif self._canvas.selection.marks and not self._canvas.selection.ids:
            self._open_mark(self._canvas.selection.marks[-1])
        elif self._canvas.selection.current:
            self._canvas.edit_requested.emit(self._canvas.selection.current)

    def _open_mark(self, name: str) -> None:
        if name in self._canvas.items_scene.around.folds:
            self._canvas.annotating.set_folded(name, False)
        else:
            self._canvas.annotating.edit(name)

    def start_wire(self) -> None:
        """Begin a wire at the current node."""
        canvas, current = self._canvas, self._canvas.selection.current
        self.cancel_wire()
        if current in canvas.items_scene.nodes:
            self._wire = KeyWire(canvas.items_scene, Wiring(canvas.items_scene, canvas.signatures, current, True, 0))

    def _rename(self) -> None:
        self._canvas.annotating.rename()

    def _leave(self) -> None:
        self.leaves = True
        try:
            self._canvas.focusNextPrevChild(True)
        finally:
            self.leaves = False
