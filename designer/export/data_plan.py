"""What is read and how it is prepared, step by step: the engine carries the plan out, scripts spell it out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from designer.data.preparation import preparation_of
from designer.data.settings import Binding, DataSettings
from designer.data.sources import BundledSource, CsvSource, NpzSource, Source, SyntheticSource
from designer.data.steps.gaps import DropRow, Fill
from designer.export import recipes
from designer.graph.calls import Call, Program
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError

Reference = Literal["", "training", "all"]


@dataclass(frozen=True)
class Prepared:
    """One array of the model: the columns it is made of, and what is done to them.

    `function(values)` or, where `reference` is not "", `function(values, reference)` gives the array; the reference
    are the training rows of the values or all their rows. `flat` arrays are then one value a row, without an axis.
    """

    name: str
    columns: tuple[str, ...]
    function: Callable[..., Any]
    reference: Reference = ""
    flat: bool = False


@dataclass(frozen=True)
class DataPlan:
    """Everything `load_data` does. With one input (target) the array stands alone, else in a dict by name."""

    source: Source
    validation: Source | None
    fraction: float
    seed: int | None
    missing: str
    inputs: tuple[Prepared, ...]
    targets: tuple[Prepared, ...]

    @property
    def columns(self) -> list[str]:
        """The columns that are used, each once, in the order of their use."""
        return list(dict.fromkeys(c for p in (*self.inputs, *self.targets) for c in p.columns))

    @property
    def fills_gaps(self) -> tuple[bool, bool]:
        """Whether gaps are filled from the training rows: those of the source, those of the source to validate with."""
        source, other = (isinstance(s, CsvSource) and self.missing == "fill" for s in (self.source, self.validation))
        return source, other

    @property
    def has_text(self) -> bool:
        """Whether some of the inputs are text."""
        return any(part.function is recipes.text for part in self.inputs)

    @property
    def is_split(self) -> bool:
        """Whether some of the source's rows are held back for validation."""
        return self.validation is None and self.fraction > 0


PREPARATIONS: Mapping[str, tuple[Callable[..., Any], Reference]] = {
    "none": (recipes.numbers, ""),
    "standardize": (recipes.standardize, "training"),
    "min_max": (recipes.min_max, "training"),
    "one_hot": (recipes.one_hot, "all"),
    "integer": (recipes.integer, "all"),
    "text": (recipes.text, ""),
}


def data_plan(program: Program, settings: DataSettings, with_targets: bool = True) -> DataPlan:
    """Return how the arrays of a program are made. Raises DesignerError when something is not bound.

    Without `with_targets` the plan has none, and they need not be bound.
    """
    if settings.source is None:
        raise DesignerError(QT_TRANSLATE_NOOP("Errors", "The project has no data yet. Choose some in the data panel."))
    return DataPlan(
        source=settings.source,
        validation=settings.validation,
        fraction=settings.split.validation,
        seed=None if settings.split.by == "order" else settings.split.seed,
        missing=_missing(settings),
        inputs=tuple(_input(call, settings.inputs.get(call.node)) for call in program.inputs),
        targets=tuple(
            _target(output.name, settings.targets.get(output.key)) for output in program.outputs if with_targets
        ),
    )


def reading(
    source: Source, columns: list[str], missing: str = "refuse"
) -> tuple[Callable[..., Any], list[Any], dict[str, Any]]:
    """Return the recipe that reads a source with its arguments; a file's path is the first, as the source has it."""
    if isinstance(source, BundledSource):
        return recipes.read_bundled, [source.name], {}
    if isinstance(source, NpzSource):
        return recipes.read_arrays, [source.path], {"names": source.arrays} if source.arrays else {}
    if isinstance(source, CsvSource):
        optional = {"encoding": source.encoding, "delimiter": source.delimiter}
        named = {key: value for key, value in optional.items() if value}
        if missing != "refuse":
            named["missing"] = "keep" if missing == "fill" else missing
        return recipes.read_table, [source.path, columns], named
    assert isinstance(source, SyntheticSource)
    arrays = [(a.name, a.kind, a.size, a.of) for a in source.arrays]
    return recipes.make_arrays, [source.samples, source.seed, arrays], {}


def is_file(source: Source) -> bool:
    """Tell whether a source is read from a file."""
    return not isinstance(source, BundledSource | SyntheticSource)


def _input(call: Call, binding: Binding | None) -> Prepared:
    if binding is None or not binding.columns:
        raise DesignerError(
            QT_TRANSLATE_NOOP("Errors", "The Input {name} has no data. Bind columns or an array to it."), name=call.name
        )
    return _prepared(call.name, binding, flat=call.params.get("shape") == [])


def _target(name: str, binding: Binding | None) -> Prepared:
    if binding is None or not binding.columns:
        raise DesignerError(
            QT_TRANSLATE_NOOP("Errors", "The output {name} has no target. Bind columns or an array to it."), name=name
        )
    return _prepared(name, binding)


def _prepared(name: str, binding: Binding, flat: bool = False) -> Prepared:
    function, reference = PREPARATIONS[preparation_of(binding)]
    return Prepared(name, binding.columns, function, reference, flat)


def _missing(settings: DataSettings) -> str:
    """Return what is done about gaps, as far as one word says it."""
    steps = {
        type(s) for b in (*settings.inputs.values(), *settings.targets.values()) for c in b.steps.values() for s in c
    }
    return "drop" if DropRow in steps else "fill" if Fill in steps else "refuse"
