"""Steps for missing values: filled, a category of their own, or the row left out."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

import msgspec
import numpy as np

from designer.data.code import Code, called, given
from designer.data.field import Field
from designer.data.steps.base import (
    BASE_IMPORT,
    GAPS_CODE,
    NUMERIC,
    WORDS,
    WORDS_CODE,
    Layer,
    Refusal,
    State,
    Step,
    column_groups,
    flat,
    gaps,
    shaped,
    shifted,
    width,
    words,
)
from designer.graph.texts import QT_TRANSLATE_NOOP


class Fill(Step, frozen=True, tag="fill"):
    """Fill gaps from the training rows, or with `value`. "usual": numbers with the median, words with an empty text.

    With `indicator` a column follows for each, 1 where the value was missing; numbers only.
    """

    strategy: Literal["usual", "mean", "median", "most_frequent", "constant"] = "usual"
    value: float | str = ""
    indicator: bool = False

    title: ClassVar = QT_TRANSLATE_NOOP("Steps", "fill gaps")
    argument_titles: ClassVar = {
        "strategy": QT_TRANSLATE_NOOP("Steps", "with"),
        "strategy.usual": QT_TRANSLATE_NOOP("Steps", "the usual value"),
        "strategy.mean": QT_TRANSLATE_NOOP("Steps", "mean"),
        "strategy.median": QT_TRANSLATE_NOOP("Steps", "median"),
        "strategy.most_frequent": QT_TRANSLATE_NOOP("Steps", "most frequent"),
        "strategy.constant": QT_TRANSLATE_NOOP("Steps", "this value"),
        "value": QT_TRANSLATE_NOOP("Steps", "value"),
        "indicator": QT_TRANSLATE_NOOP("Steps", "add a column that marks gaps"),
    }
    asked_with: ClassVar = {"value": ("strategy", "constant")}
    takes: ClassVar = NUMERIC | WORDS
    fills_gaps: ClassVar = True
    fitted: ClassVar = {"fill": "either"}

    def fit(self, values: np.ndarray) -> State:
        if values.dtype.kind == "O":
            return {"fill": [self._word(values)]}
        columns = values.reshape(len(values), -1)
        if self.strategy == "constant":
            return {"fill": np.full(columns.shape[1], self._number())}
        from sklearn.impute import SimpleImputer

        strategy = "median" if self.strategy == "usual" else self.strategy
        imputer = SimpleImputer(strategy=strategy, keep_empty_features=True)
        found = [imputer.fit(flat(columns[:, group])).statistics_ for group in column_groups(columns)]
        return {"fill": np.concatenate(found).astype(np.float64)}

    def apply(self, values: np.ndarray, state: State) -> np.ndarray:
        from sklearn.impute import MissingIndicator

        if values.dtype.kind == "O":
            filled = _imputer(np.array([state["fill"]], object), None).transform(values.reshape(len(values), 1))
            return filled.reshape(len(values))  # type: ignore[no-any-return]
        columns = flat(values)
        filled = _imputer(state["fill"].reshape(1, -1), np.nan).transform(columns)
        if not self.indicator:
            return shaped(filled, values)
        missing = MissingIndicator(features="all").fit(columns).transform(columns)
        return np.hstack([filled, missing.astype(np.float64)])

    def invert(self, values: np.ndarray, state: State) -> np.ndarray | None:
        """Return the values as they are: what was filled stays filled."""
        _ = state
        return None if self.indicator else values

    def infer(self, field: Field) -> Field | None:
        if field.kind in {"category", "text", "identifier"}:
            if self.indicator or self.strategy in {"mean", "median"}:
                return None
            filling = "" if self.strategy == "usual" else str(self.value)
            return field if self.strategy == "most_frequent" else with_word(field, filling)
        if field.kind not in NUMERIC or (self.strategy == "constant" and self._number() is None):
            return None
        field = msgspec.structs.replace(field, missing=0, kind="number" if width(field) == 1 else "array")
        if self.strategy == "constant":
            field = _reaching(field, self._number())
        if self.strategy in {"usual", "mean", "median"}:
            field = msgspec.structs.replace(field, whole=False, categories=(), counts=(), distinct=0)
        if not self.indicator:
            return field
        field = _reaching(_reaching(field, 0.0), 1.0)
        return msgspec.structs.replace(field, kind="array", shape=(2 * width(field),))

    def code(self, field: Field) -> Code:
        imports = ["from sklearn.impute import SimpleImputer"]
        if field.kind not in NUMERIC:
            if self.strategy == "most_frequent":
                return Code('SimpleImputer(missing_values=None, strategy="most_frequent")', tuple(imports))
            return filled_with(str(self.value) if self.strategy == "constant" else "", field)
        constant = self._number() if self.strategy == "constant" else None
        strategy = "median" if self.strategy == "usual" else self.strategy
        text = called("SimpleImputer", strategy=strategy, **given(fill_value=constant), keep_empty_features=True)
        if self.indicator:
            text = f'make_union({text}, MissingIndicator(features="all"))'
            imports = ["from sklearn.impute import MissingIndicator, SimpleImputer"]
            imports += ["from sklearn.pipeline import make_union"]
        return Code(text, tuple(imports))

    def layers(self, field: Field, state: State, gap: str | None) -> list[Layer] | None:
        if isinstance(state["fill"], list):
            return []  # the layers behind take an empty text for the word
        if len(field.shape) > 1 or gap is not None:
            return None
        fill = state["fill"].tolist()
        is_alone = len(set(fill)) == 1
        if is_alone:
            filled = [Layer("ops.nan_to_num", {"nan": fill[0], "posinf": fill[0], "neginf": fill[0]})]
        else:  # only numbers that are the same in all columns can be arguments of such functions
            away, back = shifted(state["fill"]), shifted(-state["fill"])
            filled = [away, Layer("ops.nan_to_num", {"nan": 0.0, "posinf": 0.0, "neginf": 0.0}), back]
        if not self.indicator:
            return filled
        place = len(filled)
        return [
            *filled,
            Layer("ops.isfinite", takes={0: -1}),
            Layer("ops.logical_not"),
            Layer("ops.cast", {"dtype": "float64"}),
            Layer("ops.concatenate", {"axis": -1}, {0: place - 1, 1: place + 2}),
        ]

    def word_of_gaps(self, state: State) -> str | None:
        return str(state["fill"][0]) if isinstance(state["fill"], list) else None

    def _word(self, values: np.ndarray) -> str:
        if self.strategy == "constant":
            return str(self.value)
        known = values[~gaps(values)]
        if self.strategy != "most_frequent" or not len(known):
            return ""
        from sklearn.impute import SimpleImputer

        imputer = SimpleImputer(missing_values=None, strategy="most_frequent")
        return str(imputer.fit(values.reshape(len(values), 1)).statistics_[0])

    def _number(self) -> float | None:
        try:
            number = float(self.value or 0)
        except ValueError:
            return None
        return number if np.isfinite(number) else None


class GapCategory(Step, frozen=True, tag="gap_category"):
    """Make a missing value a category like the others, called `word`."""

    word: str = "(missing)"

    title: ClassVar = QT_TRANSLATE_NOOP("Steps", "gaps as category")
    argument_titles: ClassVar = {
        "word": QT_TRANSLATE_NOOP("Steps", "called"),
    }
    takes: ClassVar = WORDS
    fills_gaps: ClassVar = True

    def apply(self, values: np.ndarray, state: State) -> np.ndarray:
        _ = state
        found = words(values).copy()
        found[gaps(found)] = self.word
        return found

    def invert(self, values: np.ndarray, state: State) -> np.ndarray:
        _ = state
        found = values.copy()
        found[found == self.word] = None
        return found

    def infer(self, field: Field) -> Field | None:
        if field.kind not in WORDS or field.shape:
            return None
        return msgspec.structs.replace(with_word(field, self.word), kind="category")

    def layers(self, field: Field, state: State, gap: str | None) -> list[Layer] | None:
        _ = state, gap
        return None if field.kind in NUMERIC else []

    def word_of_gaps(self, state: State) -> str | None:
        _ = state
        return self.word

    def code(self, field: Field) -> Code:
        return filled_with(self.word, field)


class DropRow(Step, frozen=True, tag="drop_row"):
    """Leave a row out where the value is missing."""

    title: ClassVar = QT_TRANSLATE_NOOP("Steps", "leave out gaps")
    takes: ClassVar = NUMERIC | WORDS | {"datetime", "image", "audio"}
    is_before_split: ClassVar = True

    def refuse(self, values: np.ndarray, state: State) -> tuple[Refusal, ...]:
        _ = state
        template = QT_TRANSLATE_NOOP("Errors", "{column} has no value, and such rows are left out as you asked.")
        return (Refusal(gaps(values), template),)

    def apply(self, values: np.ndarray, state: State) -> np.ndarray:
        _ = state
        return values

    def invert(self, values: np.ndarray, state: State) -> np.ndarray:
        _ = state
        return values

    def infer(self, field: Field) -> Field | None:
        if field.kind not in self.takes:
            return None
        return msgspec.structs.replace(field, missing=0, rows=field.rows - field.missing)

    def layers(self, field: Field, state: State, gap: str | None) -> list[Layer] | None:
        _ = state, gap
        return None if field.kind in {"datetime", "image", "audio"} else []

    def code(self, field: Field) -> Code:
        _ = field
        return Code("DropRows()", (BASE_IMPORT,), (_DROP_CODE, GAPS_CODE))


class KeepGaps(Step, frozen=True, tag="keep_gaps"):
    """Leave gaps to the layers of the model, which are given NaN for them."""

    title: ClassVar = QT_TRANSLATE_NOOP("Steps", "leave gaps to the model")
    fills_gaps: ClassVar = True
    keeps_gaps: ClassVar = True
    is_offered: ClassVar = False  # a model that has no layers for gaps would learn nothing but NaN

    def apply(self, values: np.ndarray, state: State) -> np.ndarray:
        _ = state
        return shaped(flat(values), values)

    def invert(self, values: np.ndarray, state: State) -> np.ndarray:
        _ = state
        return values

    def infer(self, field: Field) -> Field | None:
        if field.kind not in NUMERIC:
            return None
        return msgspec.structs.replace(field, missing=0, kind="number" if width(field) == 1 else "array")

    def code(self, field: Field) -> Code:
        _ = field
        return Code("KeepGaps()", (BASE_IMPORT,), (_KEEP_CODE,))


def with_word(field: Field, added: str) -> Field:
    """Return a field of words whose gaps became the word `added`."""
    if not field.missing or added in field.categories:
        counts = tuple(
            count + (field.missing if name == added else 0)
            for name, count in zip(field.categories, field.counts, strict=False)
        )
        return msgspec.structs.replace(field, missing=0, counts=counts)
    return msgspec.structs.replace(
        field,
        missing=0,
        distinct=field.distinct + 1,
        categories=(*field.categories, added) if field.categories else (),
        counts=(*field.counts, field.missing) if field.counts else (),
    )


def _imputer(row: np.ndarray, missing: Any) -> Any:
    """Return an imputer that fills with the values of one row: fitted on it, its statistics are these."""
    from sklearn.impute import SimpleImputer

    strategy = "most_frequent" if missing is None else "mean"
    return SimpleImputer(missing_values=missing, strategy=strategy, keep_empty_features=True).fit(row)


def _reaching(field: Field, value: float | None) -> Field:
    if value is None or field.minimum is None or field.maximum is None:
        return field
    return msgspec.structs.replace(field, minimum=min(field.minimum, value), maximum=max(field.maximum, value))


def filled_with(word: str, field: Field) -> Code:
    """Return the code that makes words of a field, its gaps being this one."""
    imputer = f"SimpleImputer(missing_values=None, strategy='constant', fill_value={word!r}, keep_empty_features=True)"
    imports = ["from sklearn.impute import SimpleImputer"]
    if field.kind not in NUMERIC:
        return Code(imputer, tuple(imports))
    imports += ["from sklearn.pipeline import make_pipeline", "from sklearn.preprocessing import FunctionTransformer"]
    return Code(f"make_pipeline(FunctionTransformer(as_words), {imputer})", tuple(imports), (WORDS_CODE,))


_KEEP_CODE = '''class KeepGaps(TransformerMixin, BaseEstimator):
    """Leaves gaps to the layers of the model, which are given NaN for them."""

    keeps_gaps = True

    def fit(self, x, y=None):
        return self

    def transform(self, x):
        return x

    def inverse_transform(self, x):
        return x'''

_DROP_CODE = '''class DropRows(TransformerMixin, BaseEstimator):
    """Leaves rows without a value out, before they are split."""

    is_before_split = True

    def fit(self, x, y=None):
        return self

    def transform(self, x):
        return x

    def inverse_transform(self, x):
        return x

    def refuses(self, x):
        return gaps(x)'''
