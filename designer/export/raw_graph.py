"""Draws the preparation of a run into its drawing, as Keras layers: the model then takes the raw values."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import msgspec

from designer.data import fitted
from designer.data.field import Field
from designer.data.fitted import Fitted, FittedBinding, FittedColumn
from designer.data.settings import Binding, DataSettings
from designer.data.steps import Step
from designer.data.steps.base import NUMERIC, Layer, State
from designer.data.steps.gaps import DropRow, KeepGaps
from designer.data.steps.text import Text as AsText
from designer.graph import edits
from designer.graph.interface import INTERFACE, interface_of
from designer.graph.model import INPUT, Change, Edge, Graph, Node, Setting
from designer.graph.names import keras_names
from designer.graph.texts import QT_TRANSLATE_NOOP, Text, listed
from designer.project import run_folder, storage
from designer.project.records import DATA

_TEXTS = frozenset({"category", "text", "identifier"})
# What works on each number alone, whatever axes there are before the last one.
_ELEMENTWISE = frozenset({
    "ops.nan_to_num", "ops.isfinite", "ops.logical_not", "ops.cast", "ops.concatenate", "ops.log1p", "Normalization",
    "Rescaling", "ops.not_equal", "ops.divide", "ops.multiply",
})  # fmt: skip
_ACROSS, _DOWN = 220, 110  # from a node to the next and to the one below, in scene units


@dataclass(frozen=True)
class RawGraph:
    """The drawing, and what a person should know of it: what could not be drawn, what differs."""

    graph: Graph
    notes: tuple[Text, ...]


def raw_graph_of(run: Path) -> RawGraph:
    """Return the drawing of a run's folder with its preparation drawn. Raises DesignerError."""
    if not fitted.is_kept(run):
        raise fitted.not_kept(run.name)
    return with_preparation(storage.load(run / run_folder.PROJECT), fitted.read(run))


def with_preparation(graph: Graph, kept: Fitted) -> RawGraph:
    """Return a run's drawing with the steps of its inputs drawn, an Input for each field; its nodes keep their ids.

    An Input takes one number (float64, NaN for a gap) or one text ("" for a gap) a row. Where a step has no layers, the
    Input takes what that step makes instead, and a note says so.
    """
    return _Drawer(graph, kept).drawn()


@dataclass(frozen=True)
class _Plan:
    """What is drawn of a column: its Input takes what the first `cut` steps make."""

    column: FittedColumn
    cut: int
    taken: Field
    layers: tuple[tuple[Layer, ...], ...]

    @property
    def is_text(self) -> bool:
        return self.taken.kind in _TEXTS

    @property
    def is_picture(self) -> bool:
        return self.taken.kind == "image" and not self.taken.is_pixels

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps that are drawn."""
        return self.column.steps[self.cut :]

    def input(self, windows: Sequence[int]) -> dict[str, Any]:
        """Return the arguments of the Input."""
        if self.is_picture:
            channels = getattr(self.column.steps[0], "channels", 3)
            return {"shape": [None, None, channels]}
        shape = [*windows, *(self.taken.shape or (1,))]
        return {"shape": shape, "dtype": "string" if self.is_text else "float64"}

    def binding(self) -> Binding:
        """Return how the project's own data feed the Input."""
        name, steps = self.column.field.name, self.column.steps[: self.cut]
        if self.is_picture:
            steps = (msgspec.structs.replace(self.column.steps[0], scale="none"),)
        # What has no value still leaves a row out that the run leaves out; other gaps are for the layers.
        steps = (*steps, *(step for step in self.steps if isinstance(step, DropRow)))
        if self.is_text:
            steps = (*steps, AsText())
        elif any(step.fills_gaps or getattr(step, "others", False) for step in self.steps):
            steps = (*steps, KeepGaps())
        return Binding((name,), {name: steps} if steps else {})


@dataclass
class _Drawer:
    graph: Graph
    fitted: Fitted
    inputs: dict[str, _Plan] = field(default_factory=dict)  # by the id of the new Input
    _raw: dict[str, str] = field(default_factory=dict)  # the Input of a field's raw values
    _rows: int = 0

    def drawn(self) -> RawGraph:
        twin = self.graph = self.graph.copy()
        order: list[str] = []
        for binding in self.fitted.inputs:
            node = twin.nodes[binding.key]
            outgoing = twin.outgoing(node.id)
            twin.apply(Change("", removed=(node, *outgoing)))
            last, own = self._binding(node, binding)
            order += [one for one in own if one not in order]
            twin.apply(Change("", added=tuple(replace(edge, source=last) for edge in outgoing)))
        self._settings(order)
        return RawGraph(twin, tuple(self._notes()))

    def _binding(self, node: Node, binding: FittedBinding) -> tuple[str, list[str]]:
        """Draw what feeds one Input; return the last node and the new Inputs."""
        dtype = str(node.params.get("dtype") or "float32")
        plans = self._plans(binding)
        lasts, own = [], []
        at = (node.position[0], node.position[1] + _DOWN * self._rows)
        longest = max(sum(map(len, plan.layers)) for plan in plans) + 3
        for place, plan in enumerate(plans):
            start = (at[0] - _ACROSS * longest, at[1] + _DOWN * place)
            last, first = self._column(plan, start, dtype)
            lasts.append(last)
            own.append(first)
        self._rows += len(plans)
        last = lasts[0]
        if len(lasts) > 1:
            last = self._add(Layer("Concatenate", takes=dict(enumerate(range(len(lasts))))), lasts, "", at, node.name)
        if node.params.get("shape") == []:
            last = self._add(Layer("ops.squeeze", {"axis": -1}), [last], last, at, f"{node.name}_flat")
        return last, own

    def _column(self, plan: _Plan, start: tuple[int, int], dtype: str) -> tuple[str, str]:
        name = plan.column.field.name
        first = self._raw.get(name, "") if not plan.cut else ""
        if not first:
            windows = [self.fitted.windows.length] if self.fitted.windows else []
            title = name if not plan.cut else f"{name}_{_tag(plan.column.steps[plan.cut - 1])}"
            node = edits.new_node(self.graph, INPUT, start, plan.input(windows), title)
            self.graph.apply(Change("", added=(node,)))
            first = node.id
            self.inputs[first] = plan
            if not plan.cut:
                self._raw[name] = first
        last, count = first, 0
        for step, layers in zip(plan.steps, plan.layers, strict=True):
            made: list[str] = []
            given = last
            for layer in layers:
                count += 1
                at = (start[0] + _ACROSS * count, start[1])
                last = self._add(layer, made, given, at, f"{name}_{_tag(step)}")
                made.append(last)
        if not plan.is_text or any(plan.layers):
            at = (start[0] + _ACROSS * (count + 1), start[1])
            last = self._add(Layer("ops.cast", {"dtype": dtype}), [], last, at, f"{name}_ready")
        return last, first

    def _add(self, layer: Layer, made: Sequence[str], given: str, at: tuple[int, int], title: str) -> str:
        """Add a node for a layer; return its id."""
        node = edits.new_node(self.graph, layer.type, at, layer.params, title)
        before = {0: len(made) - 1} if layer.takes == () else layer.takes
        sources = {port: given if place < 0 else made[place] for port, place in dict(before).items()}
        edges = tuple(Edge(source, 0, node.id, port) for port, source in sources.items())
        self.graph.apply(Change("", added=(node, *edges)))
        return node.id

    def _settings(self, order: list[str]) -> None:
        interface = interface_of(self.graph)
        new = [Setting(INTERFACE, replace(interface, inputs=tuple(order), takes="dict"))]
        data: DataSettings | None = self.graph.settings.get(DATA)
        if data is not None:
            bound = {node: plan.binding() for node, plan in self.inputs.items()}
            new.append(Setting(DATA, msgspec.structs.replace(data, inputs=bound)))
        old = tuple(Setting(one.name, self.graph.settings[one.name]) for one in new if one.name in self.graph.settings)
        self.graph.apply(Change("", old, tuple(new)))

    def _notes(self) -> list[Text]:
        every = [plan for binding in self.fitted.inputs for plan in self._plans(binding)]
        found = []
        for step in dict.fromkeys(type(p.column.steps[p.cut - 1]) for p in self.inputs.values() if p.cut):
            cut = [node for node, p in self.inputs.items() if p.cut and type(p.column.steps[p.cut - 1]) is step]
            columns = listed((self.inputs[node].column.field.name for node in cut), _MOST)
            args = {"step": step.__name__, "columns": columns, "inputs": listed(map(self._called, cut), _MOST)}
            found.append(Text(_NOTES["cut"], args))
        for key, applies in _APPLIES.items():
            names = list(dict.fromkeys(plan.column.field.name for plan in every if applies(plan)))
            if names:
                found.append(Text(_NOTES[key], {"columns": listed(names, _MOST)}))
        renamed = [
            f"{self._called(node)} = {plan.column.field.name}"
            for node, plan in self.inputs.items()
            if not plan.cut and self._called(node) != plan.column.field.name
        ]
        if renamed:
            found.append(Text(_NOTES["renamed"], {"names": listed(renamed, _MOST)}))
        return found

    def _called(self, node: str) -> str:
        """Return the name that Keras gives an Input."""
        return keras_names(self.graph)[node]

    def _plans(self, binding: FittedBinding) -> list[_Plan]:
        return [_plan(column, self.fitted.windows is not None) for column in binding.columns]


def _plan(column: FittedColumn, has_windows: bool) -> _Plan:
    """Return what is drawn of a column: the steps behind the last one that has no layers."""
    taken, cut = column.field, 0
    drawn: list[tuple[Layer, ...]] = []
    gap: str | None = None
    current = taken
    for place, (step, state) in enumerate(zip(column.steps, column.states, strict=True), 1):
        layers = _layers(step, current, state, gap, has_windows)
        word = step.word_of_gaps(state)
        current = step.infer(current) or current
        if layers is None:
            taken, cut, drawn, gap = current, place, [], None
        else:
            drawn.append(tuple(layers))
            gap = word if gap is None else gap
    if cut == len(column.steps) and cut:
        taken = column.made
    return _Plan(column, cut, taken, tuple(drawn))


def _layers(step: Step, current: Field, state: State, gap: str | None, has_windows: bool) -> list[Layer] | None:
    if current.kind in {"datetime", "audio"}:
        return None
    found = step.layers(current, state, gap)
    if has_windows and found is not None and not all(layer.type in _ELEMENTWISE for layer in found):
        return None
    return found


def _tag(step: Step) -> str:
    return str(step.__struct_config__.tag)


def _refuses(plan: _Plan) -> bool:
    return any(step.is_before_split or getattr(step, "others", True) is False for step in plan.steps)


def _is_far(plan: _Plan) -> bool:
    ends = (plan.taken.minimum or 0.0, plan.taken.maximum or 0.0)
    return plan.taken.kind in NUMERIC and bool(plan.steps) and max(map(abs, ends)) > _EXACT


_MOST = 6
_EXACT = 2**24  # up to here all whole numbers are there in float32
_APPLIES: Mapping[str, Callable[[_Plan], bool]] = {
    "truths": lambda plan: plan.column.field.kind == "boolean" and not plan.cut,
    "words": lambda plan: any(layer.type == "TextVectorization" for layers in plan.layers for layer in layers),
    "pictures": lambda plan: plan.is_picture,
    "far": _is_far,
    "refused": _refuses,
}
_NOTES = {
    "cut": QT_TRANSLATE_NOOP(
        "Data",
        "Keras has no layers for the step {step} of {columns}: {inputs} takes what that step makes, and not the values "
        "themselves.",
    ),
    "truths": QT_TRANSLATE_NOOP("Data", "{columns}: yes is 1 and no is 0."),
    "words": QT_TRANSLATE_NOOP(
        "Data",
        "{columns}: TextVectorization leaves marks out, divides at blanks only and makes no other letters than A to Z "
        "small; texts with marks inside of words or with Ä are read otherwise than in the run.",
    ),
    "pictures": QT_TRANSLATE_NOOP(
        "Data",
        "{columns}: takes pixels from 0 to 255; pictures of another size than the model's are resized a little "
        "otherwise than in the run.",
    ),
    "far": QT_TRANSLATE_NOOP(
        "Data",
        "{columns}: Keras makes 32 bits of numbers it is given, which tell those beyond 16 million apart roughly only; "
        "the run was told them exactly.",
    ),
    "refused": QT_TRANSLATE_NOOP(
        "Data",
        "{columns}: rows with a gap or an unknown value, for which the run has no prediction, get one that means "
        "nothing.",
    ),
    "renamed": QT_TRANSLATE_NOOP("Data", "Inputs under other names than their columns: {names}."),
}
