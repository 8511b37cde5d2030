"""Steps that scale numbers: standard, to a range, robust against outliers, logarithmic."""

from __future__ import annotations

from typing import Any, ClassVar

import msgspec
import numpy as np

from designer.data import mapped
from designer.data.code import Code
from designer.data.field import Field
from designer.data.steps.base import (
    BASE_IMPORT,
    NUMERIC,
    Blocks,
    Layer,
    State,
    Step,
    column_groups,
    flat,
    shaped,
    shifted,
    width,
)
from designer.graph.texts import QT_TRANSLATE_NOOP

_LEAST_UNIT = 1e-6
_ROUNDED = 1e-8


class _Scaler(Step, frozen=True):
    """A scaler of scikit-learn, column by column; `fitted` names its attributes without the underscore."""

    scaler: ClassVar[str] = ""  # its class

    def _scaler(self) -> Any:
        from sklearn import preprocessing

        return getattr(preprocessing, self.scaler)()

    def fit(self, values: np.ndarray) -> State:
        columns = values.reshape(len(values), -1)
        found: dict[str, list[np.ndarray]] = {name: [] for name in self.fitted}
        for group in column_groups(columns):
            scaler = self._scaler().fit(_known(flat(columns[:, group])))
            for name, parts in found.items():
                parts.append(np.asarray(getattr(scaler, f"{name}_"), np.float64))
        return {name: np.concatenate(parts) for name, parts in found.items()}

    def fit_blocks(self, blocks: Blocks) -> State:
        """Return what `fit` does; of rows that are too large for that, what follows from them block by block.

        The two may differ in their last digits, as sums in another order do.
        """
        scaler = self._scaler()
        size, held = 0, []
        for block in blocks():
            size += block.nbytes
            if size <= mapped.IN_MEMORY_BYTES or not hasattr(scaler, "partial_fit"):
                held.append(block)
                continue
            for part in (*held, block):
                scaler.partial_fit(flat(part))
            held = []
        if size <= mapped.IN_MEMORY_BYTES or not hasattr(scaler, "partial_fit"):
            return self.fit(held[0] if len(held) == 1 else np.concatenate(held))
        state = {name: np.asarray(getattr(scaler, f"{name}_"), np.float64) for name in self.fitted}
        return self._of_nothing(state)

    def _of_nothing(self, state: State) -> State:
        """Return the state with what `fit` says of columns that hold nothing at all."""
        nothing = self.fit(np.zeros((1, 1)))
        return {name: np.where(np.isnan(value), nothing[name], value) for name, value in state.items()}

    def apply(self, values: np.ndarray, state: State) -> np.ndarray:
        return shaped(self._rebuilt(state).transform(flat(values)), values)

    def invert(self, values: np.ndarray, state: State) -> np.ndarray:
        return shaped(self._rebuilt(state).inverse_transform(flat(values)), values)

    def infer(self, field: Field) -> Field | None:
        if field.kind not in self.takes:
            return None
        return _scaled(field, None, None)

    def code(self, field: Field) -> Code:
        _ = field
        return Code(f"{self.scaler}()", (f"from sklearn.preprocessing import {self.scaler}",))

    def layers(self, field: Field, state: State, gap: str | None) -> list[Layer] | None:
        centre, unit = self._affine(state)
        if len(field.shape) > 1 or gap is not None or not np.isfinite([*centre, *unit]).all():
            return None
        found = []
        if unit.min() < _LEAST_UNIT:  # Normalization divides by no less
            factor = 1 / float(unit.min())
            found.append(Layer("Rescaling", {"scale": factor, "dtype": "float64"}))
            centre, unit = centre * factor, unit * factor
        rounded = centre.astype(np.float32).astype(np.float64)
        if (np.abs(centre - rounded) > _ROUNDED * unit).any():  # Normalization keeps its mean as float32
            found.append(shifted(rounded))
            centre = centre - rounded
        params = {"mean": centre.tolist(), "variance": (unit**2).tolist(), "dtype": "float64"}
        return [*found, Layer("Normalization", params)]

    def _affine(self, state: State) -> tuple[np.ndarray, np.ndarray]:
        """Return what is subtracted from each column, and what it is divided by then."""
        return next(state[name] for name in ("mean", "center") if name in state), state["scale"]

    def _rebuilt(self, state: State) -> Any:
        scaler = self._scaler()
        for name, value in state.items():
            setattr(scaler, f"{name}_", value)
        scaler.n_features_in_ = len(next(iter(state.values())))
        return scaler


class Standardize(_Scaler, frozen=True, tag="standardize"):
    """Scale to mean 0 and deviation 1."""

    title: ClassVar = QT_TRANSLATE_NOOP("Steps", "standardise")
    fitted: ClassVar = {"mean": "numbers", "scale": "numbers"}

    scaler: ClassVar = "StandardScaler"


class MinMax(_Scaler, frozen=True, tag="min_max"):
    """Scale so that the training rows lie between 0 and 1."""

    title: ClassVar = QT_TRANSLATE_NOOP("Steps", "scale to 0–1")
    fitted: ClassVar = {"min": "numbers", "scale": "numbers"}

    scaler: ClassVar = "MinMaxScaler"

    def infer(self, field: Field) -> Field | None:
        return _scaled(field, 0.0, 1.0) if field.kind in self.takes else None

    def _affine(self, state: State) -> tuple[np.ndarray, np.ndarray]:
        return -state["min"] / state["scale"], 1 / state["scale"]


class Robust(_Scaler, frozen=True, tag="robust"):
    """Scale to median 0 and a distance of 1 between the quartiles, which outliers do not move."""

    title: ClassVar = QT_TRANSLATE_NOOP("Steps", "scale robustly")
    fitted: ClassVar = {"center": "numbers", "scale": "numbers"}

    scaler: ClassVar = "RobustScaler"


class Log(Step, frozen=True, tag="log"):
    """Take the logarithm of 1 + x, for amounts that span orders of magnitude."""

    title: ClassVar = QT_TRANSLATE_NOOP("Steps", "logarithm")
    unmade: ClassVar = QT_TRANSLATE_NOOP("Errors", "{column} is at most -1 and has no logarithm.")

    def apply(self, values: np.ndarray, state: State) -> np.ndarray:
        _ = state
        with np.errstate(invalid="ignore", divide="ignore"):
            found = self._transformer().transform(flat(values))
        found[np.isinf(found)] = np.nan
        return shaped(found, values)

    def invert(self, values: np.ndarray, state: State) -> np.ndarray:
        _ = state
        with np.errstate(over="ignore"):
            return shaped(self._transformer().inverse_transform(values.reshape(len(values), -1)), values)

    def infer(self, field: Field) -> Field | None:
        if field.kind not in NUMERIC:
            return None
        low, high = (None if v is None or v <= -1 else float(np.log1p(v)) for v in (field.minimum, field.maximum))
        return _scaled(field, low, high)

    def code(self, field: Field) -> Code:
        _ = field
        return Code("Log()", (BASE_IMPORT,), (_LOG_CODE,))

    def layers(self, field: Field, state: State, gap: str | None) -> list[Layer] | None:
        _ = field, state
        return [Layer("ops.log1p")] if gap is None else None

    def _transformer(self) -> Any:
        from sklearn.preprocessing import FunctionTransformer

        return FunctionTransformer(np.log1p, np.expm1)


def _known(columns: np.ndarray) -> np.ndarray:
    """Return the columns, those that hold nothing at all as 0, since no number follows from them."""
    columns[:, np.isnan(columns).all(axis=0)] = 0
    return columns


def _scaled(field: Field, low: float | None, high: float | None) -> Field:
    return msgspec.structs.replace(
        field,
        kind="array" if width(field) != 1 else "number",
        dtype="float64",
        shape=field.shape or (1,),
        minimum=low,
        maximum=high,
        mean=None,
        whole=False,
        categories=(),
        counts=(),
        histogram=(),
    )


_LOG_CODE = '''class Log(TransformerMixin, BaseEstimator):
    """The logarithm of 1 + x; rows whose value is at most -1 have none."""

    def fit(self, x, y=None):
        return self

    def transform(self, x):
        with np.errstate(invalid="ignore", divide="ignore"):
            found = np.log1p(x)
        return np.where(np.isinf(found), np.nan, found)

    def inverse_transform(self, x):
        with np.errstate(over="ignore"):
            return np.expm1(x)

    def refuses(self, x):
        return (x <= -1).any(axis=1)'''
