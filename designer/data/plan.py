"""What the settings and the fields of a source come to: the chain of every column, and what each binding yields."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import msgspec

from designer.data.chain import Chain, chain
from designer.data.chain import settled as chain_steps
from designer.data.columns import fields_of
from designer.data.errors import DataError
from designer.data.field import Field
from designer.data.settings import Binding, DataSettings
from designer.data.steps import Step
from designer.graph.texts import QT_TRANSLATE_NOOP


class Yield(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a binding yields, as far as it follows from the fields: the shape of a row, dtype, range.

    `whole` tells whether they are whole numbers, None where that is not known.
    `lost` counts the rows that each column alone makes unusable.
    """

    key: str
    shape: tuple[int | None, ...]
    dtype: str
    minimum: float | None = None
    maximum: float | None = None
    whole: bool | None = None
    lost: dict[str, int] = {}


@dataclass(frozen=True)
class PlannedBinding:
    """The chains of the columns that make up an Input or a target."""

    key: str
    chains: tuple[Chain, ...]

    @property
    def is_classes(self) -> bool:
        """Whether it is one column of classes, of which a row has one."""
        last = self._last
        return last is not None and last.is_label and not last.has_several

    @property
    def is_labels(self) -> bool:
        """Whether it is one column of labels, of which a row may have several."""
        return self._last is not None and self._last.has_several

    @property
    def _last(self) -> Step | None:
        """The last step, where it is one column with steps."""
        steps = self.chains[0].steps
        return steps[-1] if len(self.chains) == 1 and steps else None

    def outline(self) -> Yield:
        """Return what the binding yields."""
        made = [one.made for one in self.chains]
        shape = made[0].shape
        if len(made) > 1:
            widths = [field.shape[0] for field in made]
            shape = (None,) if None in widths else (sum(width or 0 for width in widths),)
        dtypes = {field.dtype for field in made}
        lows, highs = [field.minimum for field in made], [field.maximum for field in made]
        lost = {one.field.name: one.field.rows - one.made.rows + one.made.missing for one in self.chains}
        wholes = {_is_whole(one) for one in self.chains}
        return Yield(
            self.key,
            shape,
            dtypes.pop() if len(dtypes) == 1 else "float32",
            None if None in lows else min(low for low in lows if low is not None),
            None if None in highs else max(high for high in highs if high is not None),
            wholes.pop() if len(wholes) == 1 else False if False in wholes else None,
            {name: count for name, count in lost.items() if count},
        )


@dataclass(frozen=True)
class Plan:
    """The bindings with their chains, and the fields of the columns that split, order, group and weight the rows."""

    inputs: tuple[PlannedBinding, ...]
    targets: tuple[PlannedBinding, ...]
    others: dict[str, Field]

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that are read, each once."""
        bound = (c.field.name for b in (*self.inputs, *self.targets) for c in b.chains)
        return tuple(dict.fromkeys((*bound, *self.others)))

    @property
    def classes_target(self) -> PlannedBinding | None:
        """The first target that is one column of classes."""
        return next((binding for binding in self.targets if binding.is_classes), None)

    def outline(self) -> tuple[Yield, ...]:
        """Return what the bindings yield, inputs first."""
        return tuple(binding.outline() for binding in (*self.inputs, *self.targets))


def plan(settings: DataSettings, fields: Iterable[Field]) -> Plan:
    """Return how the arrays are made. Raises DataError when a column is not there or its steps do not fit."""
    fields = tuple(fields)
    split, windows = settings.split, settings.windows
    by_column = split.by in {"group", "time", "column"}
    names = [split.column if by_column else "", settings.sample_weights]
    if windows:
        names += [windows.time, windows.group]
    return Plan(
        tuple(planned(key, binding, fields) for key, binding in settings.inputs.items()),
        tuple(planned(key, binding, fields, is_target=True) for key, binding in settings.targets.items()),
        dict(fields_of(fields, [name for name in dict.fromkeys(names) if name])),
    )


def settled(binding: Binding, fields: Mapping[str, Field]) -> Binding:
    """Return an Input's binding with what follows from the fields, such as numbers of places, in its steps."""
    known = {name: chain_steps(fields[name], steps) for name, steps in binding.steps.items() if name in fields}
    return msgspec.structs.replace(binding, steps={**binding.steps, **known})


def planned(key: str, binding: Binding, fields: Iterable[Field], is_target: bool = False) -> PlannedBinding:
    """Return how a binding's array is made. Raises DataError when a column is not there or its steps do not fit."""
    known = fields_of(fields, binding.columns)
    if not known:
        raise DataError(QT_TRANSLATE_NOOP("Errors", "{key} has no data. Bind columns or an array to it."), key=key)
    chains = tuple(chain(known[name], binding.steps.get(name, ()), is_target) for name in binding.columns)
    for one in chains if len(chains) > 1 else ():
        if len(one.made.shape) > 1 or (one.made.dtype == "string" and any(c.made.dtype != "string" for c in chains)):
            raise DataError(
                QT_TRANSLATE_NOOP(
                    "Errors", "{name} is an array of shape {shape} a row and cannot be used this way; bind it alone."
                )
                if len(one.made.shape) > 1
                else QT_TRANSLATE_NOOP("Errors", "{name} is text and cannot stand beside numbers; bind it alone."),
                name=one.field.name,
                shape=str(one.made.shape),
            )
    return PlannedBinding(key, chains)


def _is_whole(one: Chain) -> bool | None:
    """Tell whether a chain makes whole numbers; of an array of floats it is not known."""
    if one.made.whole or one.made.kind == "boolean":
        return True
    return None if one.made.kind == "array" and not one.steps else False
