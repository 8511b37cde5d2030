"""What can be measured of a drawing as it is seen: cards that overlap, wires that run under cards."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from designer.views.canvas.scene import Scene

_STEPS = 120


def overlaps(scene: Scene) -> int:
    """Return how many pairs of cards cover one another."""
    cards = sorted(_cards(scene).values(), key=lambda c: c.left())
    count = 0
    for index, card in enumerate(cards):
        for other in cards[index + 1 :]:
            if other.left() >= card.right():
                break
            count += card.intersects(other)
    return count


def hidden_wires(scene: Scene) -> list[object]:
    """Return the wires that run under a card which they do not join."""
    scene.router.settle()
    cards = _cards(scene)
    found: list[object] = []
    for edge, item in scene.edges.items():
        ends = {c.node_id for i in (edge.source, edge.target) if (c := scene.around.item_of(i)) is not None}
        near = [c for name, c in cards.items() if name not in ends and c.intersects(item.path.boundingRect())]
        inner = [c.adjusted(2, 2, -2, -2) for c in near]
        points = [item.path.pointAtPercent(i / _STEPS) for i in range(_STEPS + 1)] if inner else []
        if any(c.contains(p) for c in inner for p in points):
            found.append(edge)
    return found


def _cards(scene: Scene) -> dict[str, QRectF]:
    items = [*scene.nodes.values(), *scene.around.folds.values()]
    return {item.node_id: item.card() for item in items}
