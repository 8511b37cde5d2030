"""Where everything of one level stands: nodes, frames around them and notes as rectangles that can be moved.

An item is a node (by id), a frame or a note (by name). A frame is as large as what stands in it; a collapsed one is a
card of its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from designer.graph import annotation
from designer.graph.annotation import Frame, Note
from designer.graph.model import Change, Element, Graph, Setting

PADDING = 24  # between a frame and what stands in it
TITLE = 32  # the room of a frame's title
GAP = 24  # between things that made room for one another

Size = Callable[[str], tuple[float, float]]
"""Gives width and height of a node, or of the card of a collapsed frame."""


@dataclass(frozen=True)
class Rect:
    """A rectangle in scene units."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    def meets(self, other: Rect, gap: float = 0.0) -> bool:
        """Tell whether two rectangles come nearer than `gap`."""
        return (
            self.left < other.right + gap
            and other.left < self.right + gap
            and self.top < other.bottom + gap
            and other.top < self.bottom + gap
        )


class Arrangement:
    """The items of a level; moved here first, and then put into the drawing as one change."""

    def __init__(self, graph: Graph, level: str, size: Size) -> None:
        self.graph = graph
        self.level = level
        self.frames = annotation.frames(graph, level)
        self.notes = annotation.notes(graph, level)
        self._size = size
        self._at: dict[str, tuple[float, float]] = {n.id: n.position for n in graph.children(level)}
        self._at.update({name: note.position for name, note in self.notes.items()})
        self._at.update({name: frame.position for name, frame in self.frames.items()})
        self._inside: dict[str, list[str]] = defaultdict(list)
        self.home: dict[str, str] = {}  # the frame in which an item stands directly
        for name, frame in self.frames.items():
            self.home.update(dict.fromkeys(frame.nodes, name))
            self.home[name] = frame.inside
        for item in self._at:
            self._inside[self.home.get(item, "")].append(item)

    def inside(self, container: str = "") -> list[str]:
        """Return the items that stand directly in a frame, or in the level itself ("")."""
        return self._inside.get(container, [])

    def is_expanded(self, item: str) -> bool:
        """Tell whether an item is a frame that shows what stands in it."""
        return item in self.frames and not self.frames[item].collapsed

    def expanded(self) -> list[str]:
        """Return the frames that show what stands in them, from the inside out."""
        shown = [n for n in self.frames if not annotation.outermost_collapsed(self.frames, n)]
        return sorted(shown, key=lambda n: len(self._chain(n)), reverse=True)

    def rect(self, item: str) -> Rect:
        """Return the rectangle of an item."""
        if self.is_expanded(item):
            return self._around(item)
        x, y = self._at[item]
        width, height = self.notes[item].size if item in self.notes else self._size(item)
        return Rect(x, y, x + width, y + height)

    def place(self, item: str, left: float, top: float) -> None:
        """Put the upper left corner of an item somewhere."""
        rect = self.rect(item)
        self.shift(item, left - rect.left, top - rect.top)

    def shift(self, item: str, dx: float, dy: float) -> None:
        """Move an item with everything in it."""
        if self.is_expanded(item):
            for inner in self.inside(item):
                self.shift(inner, dx, dy)
        else:
            x, y = self._at[item]
            self._at[item] = (x + dx, y + dy)

    def collapse(self, name: str) -> None:
        """Make one card of a frame, at its upper left corner; what made room for it comes back."""
        self._resize(name, True)

    def expand(self, name: str) -> None:
        """Show what stands in a collapsed frame, at its card's place; what stands around makes room."""
        self._resize(name, False)

    def make_room(self, items: Iterable[str]) -> None:
        """Push away what these items cover, and what that covers then."""
        queue = list(items)
        pushed = set(queue)
        for _ in range(10 * len(self._at) + 10):
            if not queue:
                return
            mover = queue.pop(0)
            if mover not in self._at:
                continue
            here = self.rect(mover)
            for other in self.inside(self.home.get(mover, "")):
                if other == mover or other in self.notes:
                    continue
                there = self.rect(other)
                if not there.meets(here) or (other in pushed and mover not in pushed):
                    continue
                right, down = here.right + GAP - there.left, here.bottom + GAP - there.top
                if right <= 2 * down:
                    self.shift(other, right, 0)
                else:
                    self.shift(other, 0, down)
                if other not in pushed:
                    pushed.add(other)
                queue.append(other)
            if container := self.home.get(mover, ""):
                queue.append(container)

    def links(self, items: Iterable[str]) -> list[tuple[str, str]]:
        """Return between which of some items wires lead, whatever stands in them."""
        owner: dict[str, str] = {}
        chosen = list(items)
        for item in chosen:
            nodes = annotation.members(self.frames, item) if item in self.frames else [item]
            owner.update(dict.fromkeys(nodes, item))
        found: dict[tuple[str, str], None] = {}
        for node_id, item in owner.items():
            if node_id in self.graph.nodes:
                for edge in self.graph.outgoing(node_id):
                    target = owner.get(edge.target, item)
                    if target != item:
                        found[item, target] = None
        return list(found)

    def take_notes_along(self, container: str, before: Mapping[str, Rect]) -> None:
        """Move the notes of the level with what was nearest to them, and off what they would cover."""
        for name in self.notes if not container else ():
            here = self.rect(name)
            nearest = min(before, key=lambda i: abs(before[i].left - here.left) + abs(before[i].top - here.bottom))
            now = self.rect(nearest)
            self.shift(name, now.left - before[nearest].left, now.top - before[nearest].top)
            for _ in range(50):
                here = self.rect(name)
                met = [r for i in self.inside("") if i != name and (r := self.rect(i)).meets(here)]
                if not met:
                    break
                self.shift(name, 0, min(r.top for r in met) - here.bottom - GAP)

    def change(self, text: str) -> Change:
        """Return the change that puts everything where it stands here."""
        removed: list[Element] = []
        added: list[Element] = []
        for item, (x, y) in self._at.items():
            at = (round(x), round(y))
            if item in self.graph.nodes:
                node = self.graph.nodes[item]
                if node.position != at:
                    removed.append(node)
                    added.append(replace(node, position=at))
                continue
            old = self.graph.settings[item]
            new: Frame | Note = replace(self.frames.get(item) or self.notes[item], position=at)
            if new != old:
                removed.append(Setting(item, old))
                added.append(Setting(item, new))
        return Change(text, tuple(removed), tuple(added))

    def _around(self, name: str) -> Rect:
        rects = [self.rect(item) for item in self.inside(name)]
        return Rect(
            min(r.left for r in rects) - PADDING,
            min(r.top for r in rects) - PADDING - TITLE,
            max(r.right for r in rects) + PADDING,
            max(r.bottom for r in rects) + PADDING,
        )

    def _resize(self, name: str, collapsed: bool) -> None:
        before = {item: self.rect(item) for item in self._chain(name)}
        old = before[name]
        self.frames[name] = replace(self.frames[name], collapsed=collapsed)
        self.place(name, old.left, old.top)
        for item in self._chain(name):
            self._respond(item, before[item], self.rect(item))

    def _respond(self, item: str, old: Rect, new: Rect) -> None:
        """Let the items beside one that grew or shrank keep their distance: to the right and below."""
        dx, dy = new.right - old.right, new.bottom - old.bottom
        for other in self.inside(self.home.get(item, "")):
            there = self.rect(other)
            if other == item:
                continue
            if there.top >= old.bottom - 1:
                self.shift(other, 0, dy)
            elif there.left >= old.right - 1 and there.bottom > old.top:
                self.shift(other, dx, 0)

    def _chain(self, name: str) -> list[str]:
        """Return a frame and those around it, from the inside out."""
        chain = []
        while name:
            chain.append(name)
            name = self.home.get(name, "")
        return chain
