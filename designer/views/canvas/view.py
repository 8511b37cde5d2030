"""The canvas: the view in which a network is drawn."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from designer.views import accessible
from designer.views.canvas.annotating import Annotating
from designer.views.canvas.asking import Asking
from designer.views.canvas.breadcrumb import Breadcrumb
from designer.views.canvas.dropping import Dropping
from designer.views.canvas.empty_hint import EmptyHint
from designer.views.canvas.gestures.base import Gesture, Pointer
from designer.views.canvas.gestures.choice import gesture_for
from designer.views.canvas.keys import Keys
from designer.views.canvas.menu import MarkMenu, NodeMenu, WireMenu
from designer.views.canvas.minimap import Minimap
from designer.views.canvas.navigation import pinched
from designer.views.canvas.scrolling import EdgeScroll
from designer.views.canvas.search_popup import SearchPopup
from designer.views.canvas.spoken import DrawingTeller, card_text
from designer.views.canvas.surface import Surface
from designer.views.canvas.tips import tip_at
from designer.views.canvas.title_editor import TitleEditor
from designer.views.context import Context
from designer.views.guard import guarded

_INPUTS = {
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonDblClick,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.NativeGesture,
    QEvent.Type.DragEnter,
}


@guarded
class Canvas(Surface):
    """Turns gestures and keys into edits; holds the map, the path and the search that lie over the drawing."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.gesture: Gesture | None = None
        self._keys = Keys(self)
        self._edge_scroll = EdgeScroll(self)
        self.pointed_at: QPoint | None = None  # where the mouse is, None once it left or keys took over
        self._hot = ""  # id of the node whose port is under the mouse
        self._button = Qt.MouseButton.NoButton
        self._frame_when_shown = True
        self._level = self.selection.level
        # In the viewport, not over it: siblings of a widget turn each of its scrollings into a full repaint.
        self.minimap = Minimap(self.items_scene, self.navigation, self.viewport())
        self.breadcrumb = Breadcrumb(self.items_scene, self.viewport())
        self.hint = EmptyHint(self.items_scene, self.viewport())
        self.search = SearchPopup(context.catalogue, context.appearance, self.viewport())
        for overlay in (self.minimap, self.breadcrumb, self.search):
            overlay.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)  # a press there is no press on the drawing
        self.asking = Asking(self, self.search, self.commands)
        self._dropping = Dropping(self, self.commands)
        self.title_editor = TitleEditor(self, self.viewport())
        self.annotating = Annotating(self)
        self._connect()
        self.retranslate()
        accessible.tell(self, DrawingTeller(self))

    def open_search(self) -> None:
        """Open the search at the cursor; for hands on the keyboard the layer comes after the selection."""
        if self.pointed_at is None:
            self.asking.after_selection()
        else:
            self.asking.at(self.pointed_at)

    def open_search_after(self) -> None:
        """Open the search for what comes after the selection, wired to it; without one, at the cursor."""
        if self.selection.current in self.items_scene.nodes:
            self.asking.after_selection()
        else:
            self.open_search()

    def cursor_place(self) -> QPointF | None:
        """Return where the mouse is in the scene, None where it is elsewhere or keys took over."""
        return None if self.pointed_at is None else self.mapToScene(self.pointed_at)

    def start_wire(self) -> None:
        """Draw a wire from the current node by keys: arrows pick its end, Enter draws it."""
        self._keys.start_wire()

    def toggle_minimap(self) -> None:
        """Show or hide the map in the corner."""
        self.minimap.toggle()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.setAccessibleName(self.tr("Drawing of the network"))
        self.viewport().setAccessibleName(self.accessibleName())
        for widget in (self.minimap, self.breadcrumb, self.hint, self.search, self.tidying):
            widget.retranslate()
        self._describe()

    def overlays(self) -> list[QRect]:
        """Return what lies over the view; framing keeps clear of it."""
        return [w.geometry() for w in (self.minimap, self.breadcrumb) if w.isVisible()]

    # ------------------------------------------------------------------------------------------ for the gestures

    def open_menu(self, at: Pointer) -> None:
        """Open what a right click asks for: the menu of a node or a wire, on empty space the search."""
        item = self.items_scene.node_at(at.scene)
        wire = None if item else self.items_scene.edge_at(at.scene, self.port_reach())
        if item is not None:
            if item.node_id not in self.selection.ids:
                self.selection.set([item.node_id])
            NodeMenu(self, item.node_id).popup(self.viewport().mapToGlobal(at.view))
        elif mark := self.items_scene.around.at(at.scene):
            if mark not in self.selection.marks:
                self.selection.set([], [mark])
            MarkMenu(self, mark).popup(self.viewport().mapToGlobal(at.view))
        elif wire is not None:
            WireMenu(self, wire.edge, at.view).popup(self.viewport().mapToGlobal(at.view))
        else:
            self.asking.at(at.view)

    def pointer(self, at: QPoint, modifiers: Qt.KeyboardModifier) -> Pointer:
        """Return a point of the view with all a gesture wants to know."""
        return Pointer(at, self.mapToScene(at), modifiers)

    def cancel_gesture(self) -> bool:
        """Take back the gesture that is under way; False without one."""
        gesture = self._let_go()
        if gesture is not None:
            gesture.abandon()
        return gesture is not None

    # ------------------------------------------------------------------------------------------ inside

    def _connect(self) -> None:
        self.breadcrumb.resized.connect(self._place_overlays)
        self.navigation.moved.connect(self._place_overlays)
        self.document.changed.connect(self._on_document_changed)
        self.items_scene.followed.connect(self._describe)
        self.document.was_reset.connect(self._on_reset)
        self.selection.level_changed.connect(self._on_level_changed)
        self.selection.reveal_requested.connect(self._on_reveal)
        self.selection.changed.connect(self._describe)
        self.rename_requested.connect(self.annotating.edit_name)

    def _on_document_changed(self) -> None:
        if self.gesture is not None:
            self.cancel_gesture()
        self._keys.cancel_wire()

    def _on_reset(self) -> None:
        self._forget_drawing()
        self.navigation.forget()
        self._level = self.selection.level
        self._frame()

    def _on_level_changed(self) -> None:
        self._forget_drawing()
        self.navigation.remember(self._level)
        self._level = self.selection.level
        if not self.navigation.recall(self._level):
            self._frame()

    def _let_go(self) -> Gesture | None:
        gesture, self.gesture = self.gesture, None
        self._edge_scroll.stop()
        self.viewport().unsetCursor()
        return gesture

    def _forget_drawing(self) -> None:
        """Other nodes are shown: what was going on with the former ones is over, with nothing to take back."""
        self._let_go()
        self._keys.forget_wire()
        self._hot = ""
        QToolTip.hideText()
        self.search.dismiss()
        self.title_editor.close(keep=False)

    def _on_reveal(self, node_id: str) -> None:
        self.navigation.make_legible(self.items_scene.bounds([node_id]), self.overlays())

    def _frame(self) -> None:
        if self.isVisible():
            self.frame_all()
        else:
            self._frame_when_shown = True

    def _describe(self) -> None:
        """Tell a screen reader what is selected."""
        scene, name = self.items_scene, self.selection.current or next(iter(self.selection.marks[::-1]), "")
        is_card = name in scene.nodes or name in scene.around.folds
        text = card_text(scene, name, len(self.selection.ids)) if is_card else ""
        if text != self.accessibleDescription():
            self.setAccessibleDescription(text)
        accessible.say_current(self)

    def _place_overlays(self) -> None:
        """Put them back where they belong: the viewport scrolls its children along."""
        port = self.viewport().rect()
        self.minimap.move(port.right() - self.minimap.width() - 13, port.top() + 14)
        self.breadcrumb.move(port.left() + 14, port.bottom() - self.breadcrumb.height() - 13)
        self.hint.place()
        self.tidying.place()

    def _hover(self, at: Pointer) -> None:
        hit = self.items_scene.port_at(at.scene, self.port_reach())
        item = hit[0] if hit else None
        hot = self.items_scene.nodes.get(self._hot)
        if hot is not None and hot is not item:
            hot.set_hot_port(None)
        self._hot = item.node_id if item is not None else ""
        if item is not None and hit is not None:
            item.set_hot_port((hit[1], hit[2]))
        shape = Qt.CursorShape.OpenHandCursor if self._keys.is_space_held else None
        shape = Qt.CursorShape.CrossCursor if hit and shape is None else shape
        if shape is None:
            self.viewport().unsetCursor()
        else:
            self.viewport().setCursor(shape)

    # ------------------------------------------------------------------------------------------ Qt

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.search.dismiss()
        self._keys.cancel_wire()
        event.accept()
        if self.gesture is not None:
            return
        at = self.pointer(event.position().toPoint(), event.modifiers())
        self._button = event.button()
        self.gesture = gesture_for(self, at, event.button(), self._keys.is_space_held)
        if self.gesture is not None and self.gesture.cursor is not None:
            self.viewport().setCursor(self.gesture.cursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = self.pointer(event.position().toPoint(), event.modifiers())
        self.pointed_at = at.view
        event.accept()
        if self.gesture is None:
            if not event.buttons():
                self._hover(at)
            return
        self.gesture.pointer_moved(at)
        self._edge_scroll.follow(at)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()
        gesture = self._let_go() if event.button() == self._button else None
        if gesture is not None:
            gesture.released(self.pointer(event.position().toPoint(), event.modifiers()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()
        if event.button() != Qt.MouseButton.LeftButton or event.modifiers():
            self.mousePressEvent(event)
            return
        at = self.pointer(event.position().toPoint(), event.modifiers())
        item = self.items_scene.node_at(at.scene)
        wire = None if item else self.items_scene.edge_at(at.scene, self.port_reach())
        dot = None if item else self.items_scene.dot_at(at.scene, max(6.0, 6.0 / self.navigation.scale))
        mark = self.items_scene.around.at(at.scene)
        if item is not None and item.face.nested:
            self.selection.open_level(self.document.graph.layer_of(item.node_id).id)
        elif item is not None:
            self.selection.set([item.node_id])
            self.edit_requested.emit(item.node_id)
        elif dot is not None:
            self.annotating.remove_dot(*dot)
        elif mark in self.items_scene.around.folds:
            self.annotating.set_folded(mark, False)
        elif mark:
            self.annotating.edit(mark)
        elif wire is not None:
            self.annotating.add_dot(wire.edge, at.scene)
        else:
            self.asking.at(at.view)

    def leaveEvent(self, event: QEvent) -> None:
        self.pointed_at = None
        super().leaveEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.accept()
        zooms = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier) or not self.wheel_scrolls
        if not zooms:
            delta = event.pixelDelta() if not event.pixelDelta().isNull() else event.angleDelta() / 2
            shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.scroll_by(QPoint(delta.y(), delta.x()) if shift else delta)
        elif event.angleDelta().y():
            self.navigation.zoom_at(event.position().toPoint(), event.angleDelta().y() / 120)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.end_motion()
        if self._keys.press(event):
            event.accept()
        else:
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if self._keys.release(event):
            event.accept()
        else:
            event.ignore()

    def focusNextPrevChild(self, forward: bool) -> bool:
        # Tab opens the search; F6 leaves the canvas.
        return super().focusNextPrevChild(forward) if self._keys.leaves else False

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._keys.forget()
        if event.reason() == Qt.FocusReason.ActiveWindowFocusReason:
            self.cancel_gesture()
        super().focusOutEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() in _INPUTS:
            self.end_motion()
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            text = tip_at(self.items_scene, self.mapToScene(event.pos()), self.port_reach())
            if text:
                QToolTip.showText(event.globalPos(), text, self.viewport())
            else:
                QToolTip.hideText()
            return True
        if pinched(self.navigation, event):
            return True
        return super().viewportEvent(event)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        if not self.navigation.is_scrolling:
            self._place_overlays()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.minimap.fit(self.viewport().size())
        self.breadcrumb.fit(self.viewport().width() - 28)
        self._place_overlays()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._frame_when_shown:
            self._frame_when_shown = False
            self.frame_all()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._dropping.enter(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._dropping.move(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._dropping.leave()
        event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        self._dropping.drop(event)
