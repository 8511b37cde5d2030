"""The scene mirrors one level of the document: an item a node, an item an edge, found by id and by edge."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsScene

from designer.graph import annotation, blocks
from designer.graph.arrangement import Arrangement
from designer.graph.model import Edge, Node
from designer.views.canvas.background import paint_dots
from designer.views.canvas.carrier import Carrier
from designer.views.canvas.edge_item import EdgeItem
from designer.views.canvas.faces import Face, face_of, pill_text
from designer.views.canvas.geometry import distance_to, square
from designer.views.canvas.geometry import size_of as card_size
from designer.views.canvas.look import TEXT_FROM, Look
from designer.views.canvas.node_item import NodeItem
from designer.views.canvas.overlays import Overlay, amount, overlaid
from designer.views.canvas.router import Router
from designer.views.canvas.seen_overlay import SEEN, SeenLayers, seen_face
from designer.views.canvas.sketch import Sketches
from designer.views.canvas.surroundings import Surroundings
from designer.views.context import Context
from designer.views.guard import guarded
from designer.wire import Problem

_MANY = 150  # nodes
_MOVING = 1000  # nodes of a level up to which it is told what an edit has moved
_BEYOND = 2000.0  # scene units around the drawing that Qt's index covers
_BLANK = Face("", "")  # until the change that brings a node is complete


@guarded
class Scene(QGraphicsScene):
    """Holds no truth: it listens to the document, the selection and the engine's report, and never writes to them.

    Its items live until the next `rebuild`, edit or undo: who wants one later keeps its id and looks it up again. What
    was edited is taken over once a turn of the event loop, or when somebody looks before (`nodes`, `edges`, `around`).
    """

    followed = Signal()  # the items show what the document holds again
    moved = Signal(object)  # dict[str, QPointF]: where cards stood that an edit has put elsewhere
    dressed = Signal()  # something looks otherwise
    _fell_behind = Signal()

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.look = Look(context.appearance.theme)
        self._nodes: dict[str, NodeItem] = {}
        self._edges: dict[Edge, EdgeItem] = {}
        self.selected_edge: Edge | None = None
        self.is_plain = False  # while a picture is made
        self.tells_moved = False  # whether `moved` is told
        self.overlay: Overlay = ""  # what the nodes show beside what they are
        self._seen = SeenLayers(context, self)
        self.sketches = Sketches(self)  # what gestures show meanwhile
        self.problems: dict[str, list[Problem]] = {}
        self._indexed = QRectF()
        self._is_behind = False
        self._touched: dict[str, None] = {}  # nodes that came, changed or went since
        self._touched_edges: dict[Edge, None] = {}
        self._stale: set[str] = set()
        self._stale_edges: set[Edge] = set()
        self._sharing: dict[str, str] = {}  # later calls of a layer, and its owner
        self._shared: set[str] = set()  # owners of layers that are called more than once
        self._selected: frozenset[str] = frozenset()
        self._carrier: Carrier | None = None
        self._lifted: set[str] = set()
        self._carried: list[NodeItem | EdgeItem] = []
        self._torn: set[Edge] = set()  # wires from what was lifted to what was not
        self._routes: dict[str, object] = {}
        self._levels_changed = False
        self._around = Surroundings(self)
        self.router = Router(self)
        self._built: tuple[int, str] | None = None  # revision and level of the last rebuild
        self._graph = context.document.graph  # the one the items mirror
        self._connect()
        self.rebuild()

    def follow(self) -> None:
        """Take over what was edited since, now."""
        if self._is_behind:
            self._refresh()

    @property
    def nodes(self) -> dict[str, NodeItem]:
        """The items of the nodes that are shown, by id."""
        self.follow()
        return self._nodes

    @property
    def edges(self) -> dict[Edge, EdgeItem]:
        """The items of the wires that are shown."""
        self.follow()
        return self._edges

    @property
    def around(self) -> Surroundings:
        """The notes and frames."""
        self.follow()
        return self._around

    @property
    def level(self) -> str:
        """The id of the nested model that is shown; "" is the top."""
        return self.context.selection.level

    def node_at(self, at: QPointF) -> NodeItem | None:
        """Return the uppermost node whose card covers a point."""
        for item in self._items_near(at, 1.0):
            if isinstance(item, NodeItem) and item.node_id in self._nodes and item.card().contains(at):
                return item
        return None

    def port_at(self, at: QPointF, reach: float) -> tuple[NodeItem, bool, int] | None:
        """Return (node, is an output, index) of a port within `reach` of a point."""
        for item in self._items_near(at, reach):
            if isinstance(item, NodeItem) and item.node_id in self._nodes:
                port = item.port_near(at, reach)
                if port is not None:
                    return item, *port
        return None

    def edge_at(self, at: QPointF, reach: float) -> EdgeItem | None:
        """Return the wire nearest to a point within `reach`."""
        found = [(distance_to(i.path, at), i) for i in self._items_near(at, reach) if isinstance(i, EdgeItem)]
        distance, item = min(found, default=(reach, None), key=lambda pair: pair[0])
        return item if distance < reach else None

    def nodes_in(self, rect: QRectF) -> list[str]:
        """Return the ids of the nodes whose card meets a rectangle."""
        self.follow()
        mode = Qt.ItemSelectionMode.IntersectsItemBoundingRect
        items = self.items(rect, mode, Qt.SortOrder.AscendingOrder)
        nodes = (i for i in items if isinstance(i, NodeItem) and i.node_id in self._nodes)
        return [i.node_id for i in nodes if i.card().intersects(rect)]

    def edges_of(self, node_id: str) -> list[EdgeItem]:
        """Return the items of the wires at a node."""
        graph = self.context.document.graph
        edges = (*graph.incoming(node_id), *graph.outgoing(node_id))
        return [self.edges[e] for e in edges if e in self.edges]

    def size_of(self, name: str) -> tuple[float, float]:
        """Return width and height of a node of the level that is shown, or of the card of a frame."""
        item = self.nodes.get(name) or self.around.folds.get(name)
        if item is not None:
            return item.card().width(), item.card().height()
        return card_size(self.around.face(name) if name in self.around.frames else self._face(name))

    def size_or_largest(self, name: str) -> tuple[float, float]:
        """Return the same, and for a frame that is not there yet the size of the largest card."""
        known = name in self.context.document.graph.nodes or name in self.around.frames
        return self.size_of(name) if known else blocks.CARD

    def arrangement(self) -> Arrangement:
        """Return where everything of the level stands, to be moved."""
        return Arrangement(self.context.document.graph, self.level, self.size_of)

    def cards(self, ids: Iterable[str] | None = None) -> list[QRectF]:
        """Return the cards of nodes (all of the level without `ids`)."""
        if ids is None:
            return [*(item.card() for item in self.nodes.values()), *self.around.rects()]
        items = (self.around.item_of(i) for i in ids)
        return [item.card() for item in items if item is not None]

    def bounds(self, ids: Iterable[str] | None = None) -> QRectF:
        """Return the rectangle around nodes (all of the level without `ids`)."""
        result = QRectF()
        for card in self.cards(ids):
            result = result.united(card)
        return result

    def place(self, positions: dict[str, QPointF]) -> None:
        """Put items somewhere for the eye only, and let their wires follow."""
        touched: set[Edge] = set()
        shifts: dict[str, QPointF] = {}
        graph = self.context.document.graph
        for node_id, at in positions.items():
            item = self.nodes.get(node_id)
            if item is not None and item.pos() != at:
                shifts[node_id] = at - item.pos()
                item.setPos(at)
                touched.update(graph.wires(node_id))
        if self.around.frame_items:
            self.around.lay(shifts)
        for edge in touched & self.edges.keys():
            shift = shifts.get(edge.source)
            if shift is not None and shift == shifts.get(edge.target):
                self.edges[edge].shift(shift)
            else:
                self._lay(self.edges[edge])

    def lift(self, ids: Iterable[str]) -> None:
        """Let one item show many and hide them, so that a drag moves one item only."""
        graph = self.context.document.graph
        self._lifted = {i for i in ids if i in self.nodes}
        wires = {edge for i in self._lifted for edge in graph.wires(i) if edge in self.edges}
        self._torn = {e for e in wires if (e.source in self._lifted) != (e.target in self._lifted)}
        self._carried = [*(self.edges[e] for e in wires - self._torn), *(self.nodes[i] for i in self._lifted)]
        self._carrier = Carrier(self._carried)
        self.addItem(self._carrier)
        for item in self._carried:
            item.carry(self._carrier)

    def carry(self, by: QPointF) -> None:
        """Move what was lifted."""
        if self._carrier is not None:
            self._carrier.setPos(by)
            self.lay(self._torn)

    def let_down(self) -> None:
        """Put what was lifted back to where it was; who lifted it moves it from there."""
        carrier, self._carrier = self._carrier, None
        if carrier is None:
            return
        for item in self._carried:
            item.carry(None)
        self._carried = []
        self.removeItem(carrier)
        self.lay(self._torn)

    def lay(self, edges: Iterable[Edge]) -> None:
        """Lay wires where the document has them run."""
        for edge in edges:
            if edge in self.edges:
                self._lay(self.edges[edge])

    def lay_at(self, node_ids: Iterable[str]) -> None:
        """Let the wires at nodes follow where they are shown."""
        graph = self.context.document.graph
        self.lay({edge for i in node_ids for edge in graph.wires(i)})

    def dot_at(self, at: QPointF, reach: float) -> tuple[Edge, int] | None:
        """Return (wire, number) of a dot within `reach` of a point."""
        for item in self._items_near(at, reach):
            if isinstance(item, EdgeItem):
                for index, (x, y) in enumerate(item.dots):
                    if abs(x - at.x()) < reach and abs(y - at.y()) < reach:
                        return item.edge, index
        return None

    def choose_smoothness(self, painter: QPainter, scale: float) -> None:
        """Leave edges as they are where many small things are painted: nobody sees them smooth."""
        is_crowded = len(self._nodes) > _MANY and scale < TEXT_FROM
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, not is_crowded)

    def set_overlay(self, overlay: Overlay) -> None:
        """Let the nodes show something else beside what they are."""
        if overlay != self.overlay:
            self.overlay = overlay
            self._seen.follow(overlay)
            self._on_seen()

    def _on_seen(self) -> None:
        """Show what a run has seen of its layers since."""
        self._stale.update(self.nodes)
        self._refresh()

    def put_back(self, ids: Iterable[str]) -> None:
        """Put items where the document has them."""
        nodes = self.context.document.graph.nodes
        self.place({i: QPointF(*nodes[i].position) for i in ids if i in nodes})

    def select_edge(self, edge: Edge | None) -> None:
        """Make a wire the selected one, or none."""
        old, self.selected_edge = self.selected_edge, edge
        for each in (old, edge):
            if each is not None and each in self.edges:
                self._activate(self.edges[each])

    def rebuild(self) -> None:
        """Make all items anew, unless that was just done."""
        if self._is_built():
            return
        self._built, self._levels_changed = (self.context.document.revision, self.level), False
        self._is_behind = False
        self._touched, self._touched_edges = {}, {}
        self._graph = self.context.document.graph
        self.sketches.erase_all()
        self.router.forget()
        self._carrier, self._carried = None, []
        self.clear()
        self._nodes, self._edges, self.selected_edge = {}, {}, None
        self._stale, self._stale_edges, self._selected = set(), set(), frozenset()
        graph = self.context.document.graph
        self._group_problems()
        self._sharing = {n.id: n.shares for n in graph.nodes.values() if n.shares}
        self._shared = set(self._sharing.values())
        children = graph.children(self.level)
        self._around.read()
        for node in children:
            if node.id not in self._around.hidden:
                self._make_node(node.id)
        self._around.build()
        for node in children:
            for edge in graph.outgoing(node.id):
                if self._around.is_shown(edge):
                    self._make_edge(edge)
        self._follow_routes()
        self._dress_stale()
        self._around.lay()
        self._on_selection()
        self.followed.emit()

    # ------------------------------------------------------------------------------------------ what is told

    def _connect(self) -> None:
        document, selection = self.context.document, self.context.selection
        for told in (document.node_added, document.node_changed, document.node_removed):
            told.connect(self._on_node)
        for told in (document.edge_added, document.edge_removed):
            told.connect(self._on_edge)
        document.changed.connect(self._on_changed)
        # Queued before the view is told that it has to paint, so nothing is painted that is no longer there.
        self._fell_behind.connect(self.follow, Qt.ConnectionType.QueuedConnection)
        document.was_reset.connect(self.rebuild)
        selection.changed.connect(self._on_selection)
        selection.level_changed.connect(self.rebuild)
        self.context.analysis.report_changed.connect(self._on_report)
        self.context.appearance.changed.connect(self._on_theme)
        self._seen.changed.connect(self._on_seen)

    def _on_node(self, node_id: str) -> None:
        self._touched[node_id] = None

    def _on_edge(self, edge: Edge) -> None:
        self._touched_edges[edge] = None

    def _on_changed(self) -> None:
        if not self._is_behind:
            self._is_behind = True
            self._fell_behind.emit()

    def _on_selection(self) -> None:
        selected = frozenset(self.context.selection.ids)
        graph = self.context.document.graph
        touched: set[Edge] = set()
        differing = selected ^ self._selected
        self._selected = selected
        for node_id in differing:
            item = self._nodes.get(node_id)
            if item is not None:
                item.set_selected(node_id in selected)
                touched |= graph.wires(node_id)
        for edge in touched & self._edges.keys():
            self._activate(self._edges[edge])
        self._around.select(self.context.selection.marks)
        self.dressed.emit()

    def _on_report(self) -> None:
        self._group_problems()
        self._stale.update(self._nodes)
        self._stale_edges.update(self._edges)
        self._refresh()
        self._around.refresh_faces()
        self._around.lay()

    def _on_theme(self) -> None:
        self.look = Look(self.context.appearance.theme)
        for node_item in self._nodes.values():
            node_item.look = self.look
        for edge_item in self._edges.values():
            edge_item.look = self.look
        self._around.dress()
        self.update()
        self.dressed.emit()

    # ------------------------------------------------------------------------------------------ how it follows

    def _is_built(self) -> bool:
        """Tell whether all items were made after the last change: what is still told of it they show already."""
        return self._built == (self.context.document.revision, self.level)

    def _is_hidden(self, edge: Edge) -> bool:
        return edge.source in self._around.hidden or edge.target in self._around.hidden

    def _touch(self, edge: Edge) -> None:
        self._stale_edges.add(edge)
        self._stale.update((edge.source, edge.target))

    def _make_node(self, node_id: str) -> None:
        node = self.context.document.graph.nodes[node_id]
        item = NodeItem(node_id, _BLANK, self.look)
        item.setPos(QPointF(*node.position))
        item.set_selected(node_id in self._selected)
        self._nodes[node_id] = item
        self._stale.add(node_id)
        self.addItem(item)

    def _make_edge(self, edge: Edge) -> None:
        item = EdgeItem(edge, self.look)
        self._edges[edge] = item
        self.addItem(item)
        self._touch(edge)

    def _face(self, node_id: str) -> Face:
        context = self.context
        node = context.document.graph.nodes[node_id]
        severity = self.problems[node_id][0].severity if self.problems.get(node_id) else ""
        is_shared = bool(node.shares) or node_id in self._shared
        info = context.analysis.info(node_id)
        face = face_of(context.document.graph, node, context.catalogue, info, severity, is_shared)
        if not self.overlay:
            return face
        if self.overlay in SEEN:
            layers = self._seen.layers
            return seen_face(face, self.overlay, layers.get(node_id), layers)
        return overlaid(face, self.overlay, info, context.document.graph.layer_of(node_id), self._most())

    def _most(self) -> float:
        """Return the largest of the numbers that an overlay compares."""
        nodes = self.context.document.graph.nodes
        infos = (self.context.analysis.info(i) for i in nodes)
        return max((amount(self.overlay, info) for info in infos if info is not None), default=0.0)

    def _take_over(self) -> None:
        """Make and take away items of what was told since."""
        nodes, self._touched = self._touched, {}
        edges, self._touched_edges = self._touched_edges, {}
        graph = self.context.document.graph
        moved: dict[str, QPointF] = {}
        is_inside_touched = False
        for node_id in nodes:
            item, node = self._nodes.get(node_id), graph.nodes.get(node_id)
            if node is None:
                self._stale.add(self._sharing.pop(node_id, ""))
                is_inside_touched = is_inside_touched or item is None
            else:
                self._note_sharing(node)
                self._stale.add(node_id)
                self._stale.update(self._shared_with(node_id))
            is_shown = node is not None and node.parent == self.level and node_id not in self._around.hidden
            if item is not None and node is not None and is_shown:
                moved[node_id] = QPointF(*node.position)
            elif item is not None:
                del self._nodes[node_id]
                self.router.leave(item)
                self.removeItem(item)
                edges.update(dict.fromkeys(graph.wires(node_id)))
            elif is_shown:
                self._make_node(node_id)
                edges.update(dict.fromkeys(graph.wires(node_id)))
            elif node is not None:
                self._stale.add(self._shown_ancestor(node_id))
        if is_inside_touched:  # any of those shown may have lost a port
            self._stale.update(i for i, shown in self._nodes.items() if shown.face.nested)
        for edge in edges:
            self._take_over_edge(edge)
        self.place(moved)

    def _take_over_edge(self, edge: Edge) -> None:
        item = self._edges.get(edge)
        is_there = self.context.document.graph.has_edge(edge)
        is_shown = is_there and edge.source in self._nodes and edge.target in self._nodes
        self._touch(edge)
        if is_shown:
            if item is None:
                self._make_edge(edge)
            return
        self._stale.add(self._shown_ancestor(edge.source))
        self._levels_changed = self._levels_changed or self._is_hidden(edge)
        if item is not None:
            del self._edges[edge]
            self.selected_edge = None if self.selected_edge == edge else self.selected_edge
            self.removeItem(item)

    def _refresh(self) -> None:
        """Bring what is stale up to date."""
        self._is_behind = False
        if self._graph is not self.context.document.graph:
            self.rebuild()  # somebody may speak of another project before it has been told here that it is shown
            return
        was, hidden = self._places(), self._around.hidden
        if self._is_built():
            self._touched.clear()
            self._touched_edges.clear()
        else:
            self._take_over()
            if self._levels_changed or not self._around.refresh():
                self.rebuild()
                self._tell_moved(was, hidden)
                return
        self._follow_routes()
        self._dress_stale()
        self.followed.emit()
        self._tell_moved(was, hidden)

    def _places(self) -> dict[str, QPointF]:
        """Return where the cards stand, where somebody wants to know and they are few enough to be seen moving."""
        cards = {**self._nodes, **self._around.folds} if self.tells_moved and len(self._nodes) <= _MOVING else {}
        return {name: QPointF(card.pos()) for name, card in cards.items()}

    def _tell_moved(self, was: dict[str, QPointF], hidden: dict[str, str]) -> None:
        if not was:
            return
        moved = {}
        for name, card in (*self._nodes.items(), *self._around.folds.items()):
            at = was.get(name, was.get(hidden.get(name, "")))  # what was in a collapsed frame comes out of its card
            if at is not None and at != card.pos():
                moved[name] = at
        if moved:
            self.moved.emit(moved)

    def _dress_stale(self) -> None:
        if not self._stale and not self._stale_edges:
            return
        shared = set(self._sharing.values())
        stale = self._stale | (shared ^ self._shared)
        self._shared = shared
        self._stale = set()
        graph = self.context.document.graph
        for owner in shared & stale:
            stale.update(n.id for n in graph.calls_of(owner))
        moved = set(self._stale_edges)
        self._stale_edges = set()
        span = QRectF()
        for node_id in stale:
            item = self._nodes.get(node_id)
            if item is None or node_id not in graph.nodes:
                continue
            span |= item.card()
            item.set_connected(frozenset(e.target_port for e in graph.incoming(node_id)))
            seen = self._seen.layers.get(node_id)
            item.set_chart(seen.chart if seen is not None else ())
            if item.set_face(self._face(node_id)):
                moved.update(graph.wires(node_id))
            self.router.stand(item)
        for edge in moved:
            if edge in self._edges:
                self._update_edge(self._edges[edge])
        if not self._indexed.contains(span):
            # Without a rectangle that is known Qt asks every item for its own whenever one has moved.
            self._indexed = self.bounds().adjusted(-_BEYOND, -_BEYOND, _BEYOND, _BEYOND)
            self.setSceneRect(self._indexed)
        self.dressed.emit()

    def _follow_routes(self) -> None:
        """Find the wires whose dots are others now."""
        settings = self.context.document.graph.settings
        routes = {name: value for name, value in settings.items() if annotation.is_route(name)}
        if routes != self._routes:
            changed = {n for n in routes.keys() | self._routes.keys() if routes.get(n) != self._routes.get(n)}
            self._routes = routes
            self._stale_edges.update(e for e in self._edges if annotation.route_name(e) in changed)

    def _update_edge(self, item: EdgeItem) -> None:
        self._lay(item)
        self._activate(item)
        edge, analysis = item.edge, self.context.analysis
        target = analysis.info(edge.target)
        failed = any(p.severity == "error" and p.scope == "graph" for p in self.problems.get(edge.target, ()))
        is_doubtful = analysis.report is not None and (failed or target is None or not target.outputs)
        item.set_pill(pill_text(analysis.tensor(edge)), is_doubtful)

    def _lay(self, item: EdgeItem) -> None:
        edge = item.edge
        dots = annotation.dots(self.context.document.graph, edge) if self._routes else ()
        if item.set_course(*self._around.ends(edge), dots):
            self.router.want(edge)

    def _activate(self, item: EdgeItem) -> None:
        edge = item.edge
        item.set_active(edge == self.selected_edge or edge.source in self._selected or edge.target in self._selected)

    def _group_problems(self) -> None:
        self.problems = {}
        for problem in self.context.analysis.problems():
            self.problems.setdefault(problem.node, []).append(problem)

    def _note_sharing(self, node: Node) -> None:
        if node.shares:
            self._sharing[node.id] = node.shares
        else:
            self._sharing.pop(node.id, None)

    def _shared_with(self, node_id: str) -> list[str]:
        owner = self.context.document.graph.layer_of(node_id).id
        if owner not in self._shared:
            return []
        return [n.id for n in self.context.document.graph.calls_of(node_id)]

    def _shown_ancestor(self, node_id: str) -> str:
        """Return the id of the node of this level that holds `node_id`, at any depth ("" without one)."""
        nodes = self.context.document.graph.nodes
        node = nodes.get(node_id)
        while node is not None and node.parent != self.level:
            node = nodes.get(node.parent)
        return node.id if node is not None else ""

    def _items_near(self, at: QPointF, reach: float) -> list[object]:
        self.follow()
        return list(self.items(square(at, reach), Qt.ItemSelectionMode.IntersectsItemBoundingRect))

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        if self.is_plain:
            painter.fillRect(QRectF(rect), self.look.canvas)
        else:
            paint_dots(painter, QRectF(rect), self.look)
        self.choose_smoothness(painter, painter.worldTransform().m11())  # what is painted afterwards inherits it

    def drawForeground(self, painter: QPainter, rect: QRectF | QRect) -> None:  # noqa: ARG002
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.sketches.paint(painter)
