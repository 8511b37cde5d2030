"""Finds the blocks of a deep drawing, those that repeat among them, and puts each into a collapsed frame.

A level in its order of running is cut where one tensor alone goes on. Pieces that come again and again, or hold several
nodes, are blocks; equal ones behind one another stand in a frame of their own, "conv2_block x 12".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field, replace

from designer.graph import annotation, layout
from designer.graph.annotation import Frame
from designer.graph.arrangement import Arrangement, Size
from designer.graph.calls import topological
from designer.graph.model import INPUT, Change, Element, Graph, Setting
from designer.graph.texts import QT_TRANSLATE_NOOP

MANY = 40  # nodes from which a level is folded when a model is read
_PIECE = 60  # nodes of a piece that is cut where two tensors go on, then three, ...
CARD = (264.0, 70.0)  # the largest card of a layer with few ports
_PORT = 17.0  # the room of one port
_SMALLEST = 3  # nodes of a block
_PERIOD = 24  # pieces of a block at most
_CARDS = 40  # that a level should show at most: neighbouring ones are put together by their names


@dataclass
class _Block:
    """Nodes, or blocks behind one another, that are one card."""

    nodes: list[str]
    title: str = ""
    inner: list[_Block] = field(default_factory=list)

    @property
    def everything(self) -> list[str]:
        return [*self.nodes, *(i for block in self.inner for i in block.everything)]


def fold(graph: Graph, level: str, size: Size, direction: str = "LR", shape: float = 1.6) -> Change:
    """Return the change that puts the blocks of a level into collapsed frames and lays everything out.

    Nodes that stand in frames already stay there. The drawing that is trained and exported stays the same.
    """
    framed = {i for f in annotation.frames(graph, level).values() for i in f.nodes}
    order = [i for i in topological(graph, level)[0] if i not in framed]
    top = _gathered(graph, _blocks(graph, order))
    settings: list[Setting] = []
    taken: list[str] = []

    def add(block: _Block, outer: str) -> None:
        if not block.title:
            return
        name = annotation.fresh_name(graph, "frame", taken)
        taken.append(name)
        nodes = [*block.nodes, *(i for b in block.inner if not b.title for i in b.nodes)]
        x, y = graph.nodes[block.everything[0]].position
        settings.append(
            Setting(name, Frame(block.title, tuple(nodes), level, collapsed=True, position=(x, y), inside=outer))
        )
        for inner in block.inner:
            add(inner, name)

    for block in top:
        add(block, "")
    text = QT_TRANSLATE_NOOP("Edits", "Fold into blocks")
    change = Change(text, added=tuple(settings))
    after = graph.copy()
    after.apply(change)
    arrangement = Arrangement(after, level, size)
    inside_out = [str(s.name) for s in reversed(settings)]
    layout.lay_out(arrangement, [*inside_out, ""], direction, shape)
    return replace(change.then(arrangement.change("")), text=text)


def unfold(graph: Graph, level: str, size: Size, direction: str = "LR", shape: float = 1.6) -> Change:
    """Return the change that takes all frames of a level away and lays its nodes out."""
    text = QT_TRANSLATE_NOOP("Edits", "Take all blocks apart")
    gone: list[Element] = [Setting(n, graph.settings[n]) for n in annotation.frames(graph, level)]
    change = Change(text, removed=tuple(gone))
    after = graph.copy()
    after.apply(change)
    arrangement = Arrangement(after, level, size)
    layout.lay_out(arrangement, [""], direction, shape)
    return replace(change.then(arrangement.change("")), text=text)


def laid_out(graph: Graph, size: Size | None = None, shape: float = 1.6) -> Change:
    """Return the change that lays out every level of a drawing that was read, deep ones as blocks.

    Without `size` every card gets the room of the largest, which it may grow to once its shape is known.
    """
    size = size or _largest(graph)
    total, after = Change(QT_TRANSLATE_NOOP("Edits", "Tidy")), graph.copy()
    for level in dict.fromkeys(n.parent for n in graph.nodes.values()):
        if len(after.children(level)) > MANY:
            step = fold(after, level, size, shape=shape)
        else:
            arrangement = Arrangement(after, level, size)
            layout.lay_out(arrangement, [""], shape=shape)
            step = arrangement.change("")
        after.apply(step)
        total = total.then(step) if total else replace(step, text=total.text)
    return total


def _largest(graph: Graph) -> Size:
    """Return what gives the room that a card may need, whatever it will say."""

    def size(item: str) -> tuple[float, float]:
        incoming = {e.target_port for e in graph.incoming(item)}
        outgoing = {e.source_port for e in graph.outgoing(item)}
        return CARD[0], max(CARD[1], _PORT * (max(len(incoming), len(outgoing)) + 1))

    return size


def _blocks(graph: Graph, order: Sequence[str]) -> list[_Block]:
    """Return a level as blocks and single nodes in its order of running."""
    pieces = _pieces(graph, order)
    kinds = [_kind(graph, piece, strict=False) for piece in pieces]
    found: list[_Block] = []
    place = 0
    while place < len(pieces):
        period, count = _run(kinds, pieces, place)
        if count < 2:
            piece = pieces[place]
            is_block = len(piece) > _SMALLEST
            found.append(_Block(list(piece), _title(graph, piece) if is_block else ""))
            place += 1
            continue
        turn = _turn(graph, kinds, pieces, place, period, count)
        found += [_Block(list(piece)) for piece in pieces[place : place + turn]]
        place += turn
        units = [
            [i for piece in pieces[place + k * period : place + (k + 1) * period] for i in piece] for k in range(count)
        ]
        found += _together(graph, units)
        place += period * count
    return _with_ends(graph, found)


def _turn(
    graph: Graph, kinds: Sequence[Hashable], pieces: Sequence[Sequence[str]], place: int, period: int, count: int
) -> int:
    """Return by how many pieces a run may begin later so that the names of its blocks have the most in common."""
    best, most = 0, -1
    for turn in range(period):
        if (
            turn
            and kinds[place + turn - 1 : place + turn]
            != kinds[place + turn - 1 + period * count : place + turn + period * count]
        ):
            break
        starts = range(place + turn, place + turn + period * count, period)
        units = [[graph.layer_of(i).name for piece in pieces[s : s + period] for i in piece] for s in starts]
        together = sum(len(_common(names)) for names in units)
        if together > most:
            best, most = turn, together
    return best


def _with_ends(graph: Graph, blocks: list[_Block]) -> list[_Block]:
    """Put single nodes behind a block into it that are called as it is: the activation behind "conv2_block1"."""
    found: list[_Block] = []
    for block in blocks:
        last = found[-1] if found else None
        if last is not None and last.title and not last.inner and not block.title:
            names = [graph.layer_of(i).name for i in block.nodes]
            if all(name.startswith(last.title + "_") for name in names):
                last.nodes += block.nodes
                continue
        found.append(block)
    return found


def _pieces(graph: Graph, order: Sequence[str], most: int = 1) -> list[list[str]]:
    """Cut an order where at most `most` outputs are still needed behind; what stays large is cut where one more is."""
    places = {node_id: index for index, node_id in enumerate(order)}
    change = [0] * (len(order) + 2)
    for node_id, index in places.items():
        last = max((places[e.target] for e in graph.outgoing(node_id) if e.target in places), default=index)
        change[index + 1] += 1
        change[last + 1] -= 1
    pieces: list[list[str]] = [[]]
    run = 0
    for index, node_id in enumerate(order):
        run += change[index]
        if index and run <= most:
            pieces.append([])
        pieces[-1].append(node_id)
    if most >= 4:
        return [p for p in pieces if p]
    return [part for p in pieces if p for part in (_pieces(graph, p, most + 1) if len(p) > _PIECE else [p])]


def _kind(graph: Graph, piece: Sequence[str], strict: bool) -> Hashable:
    """Return what two pieces have in common that are built alike (`strict`: with the same arguments)."""
    places = {node_id: index for index, node_id in enumerate(piece)}
    found = []
    for node_id in piece:
        layer = graph.layer_of(node_id)
        wires = tuple((places.get(e.source, -1), e.source_port, e.target_port) for e in graph.incoming(node_id))
        told = repr(sorted((k, v) for k, v in layer.params.items() if k not in ("name", "seed"))) if strict else ""
        found.append((layer.type, told, wires, graph.nodes[node_id].shares != "" and strict))
    return tuple(found)


def _run(kinds: Sequence[Hashable], pieces: Sequence[Sequence[str]], place: int) -> tuple[int, int]:
    """Return (period, count) of the pieces that repeat from a place on, covering the most; count 1 for none."""
    best, covered = (1, 1), 0
    for period in range(1, min(_PERIOD, (len(kinds) - place) // 2) + 1):
        if sum(len(piece) for piece in pieces[place : place + period]) < _SMALLEST:
            continue
        if _repeats(kinds[place : place + period], pieces[place : place + period]):
            continue  # a stage of several blocks: those are what one looks for
        count = 1
        while kinds[place + count * period : place + (count + 1) * period] == kinds[place : place + period]:
            count += 1
        if count > 1 and count * period > covered:
            best, covered = (period, count), count * period
    return best


def _repeats(kinds: Sequence[Hashable], pieces: Sequence[Sequence[str]]) -> bool:
    """Tell whether blocks stand behind one another within some pieces."""
    for period in range(1, len(kinds) // 2 + 1):
        for place in range(len(kinds) - 2 * period + 1):
            same = kinds[place : place + period] == kinds[place + period : place + 2 * period]
            if same and sum(len(piece) for piece in pieces[place : place + period]) >= _SMALLEST:
                return True
    return False


def _together(graph: Graph, units: list[list[str]]) -> list[_Block]:
    """Return blocks for units that are built alike; those with equal arguments behind one another are one card."""
    kinds = [_kind(graph, unit, strict=True) for unit in units]
    found: list[_Block] = []
    first = 0
    while first < len(units):
        last = first
        while last < len(units) and kinds[last] == kinds[first]:
            last += 1
        blocks = [_Block(unit, _title(graph, unit)) for unit in units[first:last]]
        if len(blocks) > 1:
            title = _title(graph, [i for unit in units[first:last] for i in unit])
            found.append(_Block([], f"{title} × {len(blocks)}", blocks))
        else:
            found += blocks
        first = last
    return found


def _gathered(graph: Graph, blocks: list[_Block]) -> list[_Block]:
    """Put neighbouring cards together, by the beginning of their names, while there are too many to be read."""
    for length in (3, 2, 1):
        if len(blocks) <= _CARDS:
            return blocks
        blocks = _grouped(blocks, [_prefix(graph, block, length) for block in blocks])
    size = -(-len(blocks) // (_CARDS // 2))
    if len(blocks) > _CARDS:
        parts = [blocks[i : i + size] for i in range(0, len(blocks), size)]
        blocks = [_Block([], _title(graph, [i for b in part for i in b.everything]), part) for part in parts]
    return blocks


def _grouped(blocks: list[_Block], keys: list[str]) -> list[_Block]:
    """Put neighbours of one key together."""
    found: list[_Block] = []
    group: list[_Block] = []
    name = ""

    def close() -> None:
        if len(group) > 1 and name:
            found.append(_Block([], name, list(group)))
        else:
            found.extend(group)

    for block, key in zip(blocks, keys, strict=True):
        if key != name:
            close()
            group.clear()
            name = key
        group.append(block)
    close()
    return found


def _prefix(graph: Graph, block: _Block, length: int) -> str:
    """Return the first parts of the name that all nodes of a block begin with, "" for Inputs."""
    ids = block.everything
    if any(graph.nodes[i].type == INPUT for i in ids):
        return ""
    parts = _common([graph.layer_of(i).name for i in ids]).split("_")
    return "_".join(parts[:length])


def _title(graph: Graph, ids: Sequence[str]) -> str:
    """Return what a block is called: what its names begin with, else the class that is most of it."""
    common = _common([graph.layer_of(i).name for i in ids])
    if len(common) > 2:
        return common
    types = Counter(graph.layer_of(i).class_name for i in ids)
    return types.most_common(1)[0][0]


def _common(names: Sequence[str]) -> str:
    """Return the beginning that names have in common, whole words and numbers of it."""
    first, last = min(names), max(names)
    length = next((i for i, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), min(len(first), len(last)))
    found = first[:length]
    goes_on = {name[length : length + 1] for name in names}
    if found and any(c.isalnum() for c in goes_on) and found[-1].isalnum():
        if found[-1].isalpha() and all(c.isdigit() for c in goes_on):
            return found  # "conv4_block" of "conv4_block2" and "conv4_block3"
        # "conv2_bl" is no word; "block1", of which "block12" is another, is no number.
        cut = re.sub(r"[^_/.\-]*$", "", found)
        found = cut or (re.sub(r"\d+$", "", found) if all(c.isdigit() for c in goes_on) else "")
    return found.strip("_/.-")
