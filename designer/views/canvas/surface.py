"""The view without hands: what the actions of the window and the gestures call on the canvas."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QFrame, QGraphicsView, QWidget

from designer.graph.arrange import Direction, Side
from designer.graph.model import Change, Edge
from designer.graph.signature import Signatures
from designer.graph.texts import DesignerError
from designer.views.canvas.building import Building
from designer.views.canvas.commands import Commands
from designer.views.canvas.glide import Glide
from designer.views.canvas.navigation import Navigation
from designer.views.canvas.overlays import Overlay
from designer.views.canvas.scene import Scene
from designer.views.canvas.still import Still
from designer.views.canvas.tidying import Tidying
from designer.views.context import Context
from designer.views.guard import guarded


@guarded
class Surface(QGraphicsView):
    """Shows one level of the document; every change is an edit that is pushed.

    `snaps` tells whether moved nodes snap to the grid, `wheel_scrolls` whether the wheel scrolls unless Ctrl is held;
    both are settings of the shell.
    """

    zoom_changed = Signal(int)  # percent
    snaps_changed = Signal(bool)
    overlay_changed = Signal()
    edit_requested = Signal(str)  # node id
    rename_requested = Signal(str)  # node id
    extract_requested = Signal(str)  # node id: the model up to it is wanted as a project of its own
    base_requested = Signal(object, object)  # Spec and Place: a base is to be made for that place
    freeze_most_requested = Signal(str)  # node id: of a nested model all but the last layers are to be frozen
    files_dropped = Signal(object)  # list[Path]
    message = Signal(object)  # Text: why something was refused

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.document = context.document
        self.selection = context.selection
        self.signatures: Signatures = context.catalogue.signature
        self.snaps = True
        self.wheel_scrolls = False
        self.items_scene = Scene(context, self)
        self.stage: Still | Glide | None = None  # paints in place of Qt while a few cards are dragged, or glide
        self.items_scene.moved.connect(self._on_moved)
        self.items_scene.dressed.connect(self._on_dressed)
        self.navigation = Navigation(self)
        self.navigation.zoom_changed.connect(self.zoom_changed)
        self.commands = Commands(self)
        self.building = Building(self)
        self.tidying = Tidying(self, self.viewport())
        self._set_up()

    # ------------------------------------------------------------------------------------------ for the actions

    def frame_selection(self) -> None:
        """Show the selected nodes, or all."""
        marks = [self.items_scene.around.rect_of(name) for name in self.selection.marks]
        cards = [*self.items_scene.cards(self.selection.ids), *marks]
        self.navigation.frame(cards or self.items_scene.cards(), self.overlays())

    def frame_all(self) -> None:
        """Show the whole drawing."""
        self.navigation.frame(self.items_scene.cards(), self.overlays())

    def zoom_to(self, percent: int) -> None:
        """Set the zoom; the middle of the view stays."""
        self.navigation.set_scale(percent / 100)

    def zoom_by(self, notches: float) -> None:
        """Zoom in (or out, negative) by notches of the wheel; the middle of the view stays."""
        self.navigation.zoom_at(self.viewport().rect().center(), notches)

    @property
    def zoom(self) -> int:
        """The zoom in percent."""
        return round(self.navigation.scale * 100)

    def tidy(self, direction: str = "LR") -> None:
        """Lay out the selection or all, "LR" or "TB", as one undo step."""
        self.commands.tidy(direction)

    def copy(self) -> None:
        """Put the selected nodes on the clipboard."""
        self.commands.copy()

    def cut(self) -> None:
        """Copy the selected nodes and delete them."""
        self.commands.cut()

    def paste(self, keep_wires: bool = False, text: str | None = None) -> None:
        """Add what the clipboard (or `text`) holds; with `keep_wires` the wires that came in come along."""
        self.commands.paste(keep_wires, text)

    def duplicate(self) -> None:
        """Copy the selected nodes beside themselves."""
        self.commands.duplicate()

    def call_again(self) -> None:
        """Add one more call of the current node's layer: a shared layer."""
        self.commands.call_again()

    def delete(self, keep_flow: bool = False) -> None:
        """Delete what is selected; with `keep_flow` what fed a node feeds what it fed."""
        self.commands.delete(keep_flow)

    def cut_wires(self, edges: Iterable[Edge]) -> None:
        """Delete wires."""
        self.commands.cut_wires(edges)

    def select_all(self) -> None:
        """Select every node of the level that is shown."""
        self.selection.set(
            self.items_scene.nodes, [*self.items_scene.around.folds, *self.items_scene.around.note_items]
        )

    def nudge(self, dx: float, dy: float) -> None:
        """Move the selected nodes by scene units."""
        self.commands.nudge(dx, dy)

    def align(self, side: Side) -> None:
        """Put the selected nodes on one line: left, right, top, bottom, centre or middle."""
        self.commands.align(side)

    def distribute(self, direction: Direction) -> None:
        """Make the gaps between the selected nodes equal, "horizontal" or "vertical"."""
        self.commands.distribute(direction)

    def align_left(self) -> None:
        """Put the left edges of the selected nodes on one line."""
        self.align("left")

    def align_centre(self) -> None:
        """Put the selected nodes below one another, middle under middle."""
        self.align("centre")

    def align_right(self) -> None:
        """Put the right edges of the selected nodes on one line."""
        self.align("right")

    def align_top(self) -> None:
        """Put the upper edges of the selected nodes on one line."""
        self.align("top")

    def align_middle(self) -> None:
        """Put the selected nodes beside one another, middle beside middle."""
        self.align("middle")

    def align_bottom(self) -> None:
        """Put the lower edges of the selected nodes on one line."""
        self.align("bottom")

    def distribute_across(self) -> None:
        """Make the gaps between the selected nodes equal from left to right."""
        self.distribute("horizontal")

    def distribute_down(self) -> None:
        """Make the gaps between the selected nodes equal from top to bottom."""
        self.distribute("vertical")

    def tidy_down(self) -> None:
        """Lay out the selection or all from top to bottom."""
        self.tidy("TB")

    def fold_blocks(self) -> None:
        """Put the blocks of a deep drawing into collapsed frames."""
        self.commands.fold()

    def unfold_blocks(self) -> None:
        """Take all frames of the level apart."""
        self.commands.unfold()

    def overlay_none(self) -> None:
        """Show nodes as they are."""
        self._overlay("")

    def overlay_params(self) -> None:
        """Show which nodes have the parameters."""
        self._overlay("params")

    def overlay_memory(self) -> None:
        """Show what the outputs of nodes take in memory."""
        self._overlay("memory")

    def overlay_dtype(self) -> None:
        """Show the dtype of what nodes give."""
        self._overlay("dtype")

    def overlay_frozen(self) -> None:
        """Show which nodes learn."""
        self._overlay("frozen")

    def overlay_gradient(self) -> None:
        """Show the norms of the gradients that the newest run has seen last."""
        self._overlay("gradient")

    def overlay_update(self) -> None:
        """Show how much a batch changes the weights, as the newest run has seen last."""
        self._overlay("update")

    def overlay_dead(self) -> None:
        """Show the share of units that are zero in all rows, as the newest run has seen last."""
        self._overlay("dead")

    def _overlay(self, overlay: Overlay) -> None:
        self.items_scene.set_overlay(overlay)
        self.overlay_changed.emit()

    def toggle_snap(self) -> None:
        """Let moved nodes snap to the grid and to one another, or not."""
        self.snaps = not self.snaps
        self.snaps_changed.emit(self.snaps)

    def cut_selected_wires(self) -> None:
        """Cut the selected wire, else every wire at the selected nodes."""
        edge = self.items_scene.selected_edge
        if edge is not None:
            self.cut_wires([edge])
        else:
            self.cut_wires({e for i in self.selection.ids for e in self.document.graph.wires(i)})

    def leave_level(self) -> bool:
        """Go out of the nested model that is shown; False at the top."""
        level = self.selection.level
        if not level:
            return False
        parent = self.document.graph.nodes[level].parent
        self.selection.open_level(parent)
        self.selection.set([level])
        return True

    def cursor_place(self) -> QPointF | None:
        """Return where the mouse is in the scene, None where it is elsewhere or keys took over."""
        return None

    def add_layer(self, type_name: str) -> str:
        """Add a layer after the selection, wired where that fits, else in the middle; returns its id.

        A base has to be made first: `base_requested` asks for it, and "" is returned.
        """
        return self.commands.add_layer(type_name)

    def push(self, change: Change) -> None:
        """Do an edit."""
        self.document.push(change)

    def attempt(self, make: Callable[[], Change]) -> bool:
        """Do the edit that `make` returns; where a rule forbids it, say so and return False."""
        try:
            change = make()
        except DesignerError as error:
            self.message.emit(error.text)
            return False
        self.push(change)
        return True

    def scroll_by(self, delta: QPoint) -> None:
        """Move the drawing by pixels."""
        self.navigation.scroll_by(delta)

    def port_reach(self) -> float:
        """Return how near to a port the mouse must be, in scene units."""
        return min(24.0, max(10.0, 9.0 / self.navigation.scale))

    def overlays(self) -> list[QRect]:
        """Return what lies over the view; framing keeps clear of it."""
        return []

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the strips and corners that a scroll uncovers one by one: together they would count as all there is."""
        region = event.region()
        if self.stage is not None:
            self.stage.paint(region)
            return
        rects: list[QRect] = list(region)  # type: ignore[call-overload]  # its stub does not know that it is a sequence
        around, uncovered = _area(region.boundingRect()), sum(map(_area, rects))
        if around * 4 < _area(self.viewport().rect()) or uncovered * 2 > around:
            super().paintEvent(event)
            return
        for rect in rects:
            super().paintEvent(QPaintEvent(QRegion(rect)))

    @property
    def has_motion(self) -> bool:
        """Whether cards glide to where an edit puts them: a setting of the shell."""
        return self.items_scene.tells_moved

    @has_motion.setter
    def has_motion(self, has_motion: bool) -> None:
        self.items_scene.tells_moved = has_motion

    def _on_dressed(self) -> None:
        if isinstance(self.stage, Still):
            self.stage.spoil()
            self.viewport().update()

    def _on_moved(self, was: dict[str, QPointF]) -> None:
        """Let cards glide from where they were to where the document has them now."""
        if not self.isVisible() or isinstance(self.stage, Still):
            return
        self.end_motion()
        glide = Glide(self, was)
        if glide.is_worth_it():
            self.stage = glide
            glide.finished.connect(self.end_motion)
            glide.start()
        else:
            glide.deleteLater()

    def end_motion(self) -> None:
        """Show everything where it is, at once."""
        glide = self.stage
        if isinstance(glide, Glide):
            self.stage = None
            glide.end()
            glide.deleteLater()
            self.viewport().update()

    def _set_up(self) -> None:
        self.setObjectName("canvas")
        self.setScene(self.items_scene)
        self.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.SmartViewportUpdate)
        self.setOptimizationFlags(
            QGraphicsView.OptimizationFlag.DontSavePainterState
            | QGraphicsView.OptimizationFlag.DontAdjustForAntialiasing
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setAcceptDrops(True)
        self.setMouseTracking(True)
        self.viewport().grabGesture(Qt.GestureType.PinchGesture)


def _area(rect: QRect) -> int:
    return rect.width() * rect.height()
