"""The step that takes numbers such as -999, which stand for what is missing, as gaps."""

from __future__ import annotations

from typing import ClassVar

import msgspec
import numpy as np

from designer.data.code import Code
from designer.data.field import Field
from designer.data.stand_ins import told
from designer.data.steps.base import BASE_IMPORT, NUMERIC, Layer, State, Step, flat, shaped
from designer.graph.texts import QT_TRANSLATE_NOOP


class GapNumbers(Step, frozen=True, tag="gap_numbers"):
    """Take some numbers as gaps: `numbers` lists them as text, with blanks or commas between them."""

    numbers: str = "-999"

    title: ClassVar = QT_TRANSLATE_NOOP("Steps", "numbers as gaps")
    argument_titles: ClassVar = {"numbers": QT_TRANSLATE_NOOP("Steps", "which")}
    makes_gaps: ClassVar = True

    def apply(self, values: np.ndarray, state: State) -> np.ndarray:
        _ = state
        columns = flat(values)
        columns[np.isin(columns, self._known() or [])] = np.nan
        return shaped(columns, values)

    def invert(self, values: np.ndarray, state: State) -> np.ndarray:
        _ = state
        return values

    def infer(self, field: Field) -> Field | None:
        known = self._known()
        if field.kind not in NUMERIC or known is None:
            return None
        taken = [(value, count) for value, count in field.stand_ins if value in known]
        low, high = field.minimum, field.maximum
        if taken and len(taken) == len(field.stand_ins) and field.real_range is not None:
            low, high = field.real_range
        missing = min(field.rows, field.missing + sum(count for _, count in taken))
        rest = tuple(one for one in field.stand_ins if one not in taken)
        return msgspec.structs.replace(
            field, missing=missing, minimum=low, maximum=high, mean=None, histogram=(), stand_ins=rest, real_range=None
        )

    def layers(self, field: Field, state: State, gap: str | None) -> list[Layer] | None:
        _ = field, state, gap
        known = self._known()
        if not known:
            return []
        # Of what it is given Keras keeps float32, and only so is the number that the file has the same number.
        found = [Layer("ops.cast", {"dtype": "float32"}, {0: -1})]
        for number in known:
            found += [Layer("ops.not_equal", {"x2": number}, {0: 0}), Layer("ops.cast", {"dtype": "float64"})]
        last = 2
        for place in range(2, len(known) + 1):  # 1 where it is none of them, else 0
            found.append(Layer("ops.multiply", takes={0: last, 1: 2 * place}))
            last = len(found) - 1
        # 1, and 0 / 0, which is NaN
        return [
            *found,
            Layer("ops.divide", takes={0: last, 1: last}),
            Layer("ops.multiply", takes={0: -1, 1: len(found)}),
        ]

    def code(self, field: Field) -> Code:
        _ = field
        return Code(f"GapNumbers({self._known()})", (BASE_IMPORT,), (_CODE,))

    def _known(self) -> list[float] | None:
        try:
            return [float(word) for word in self.numbers.replace(",", " ").split()]
        except ValueError:
            return None


def gap_numbers(field: Field) -> tuple[GapNumbers, ...]:
    """Return the step for the numbers of a field that stand for what is missing, () where there are none."""
    if not field.stand_ins:
        return ()
    return (GapNumbers(", ".join(told(value) for value, _ in field.stand_ins)),)


_CODE = '''class GapNumbers(TransformerMixin, BaseEstimator):
    """Takes numbers that stand for what is missing as gaps."""

    def __init__(self, numbers=()):
        self.numbers = numbers

    def fit(self, x, y=None):
        return self

    def transform(self, x):
        return np.where(np.isin(x, self.numbers), np.nan, x)

    def inverse_transform(self, x):
        return x'''
