"""Steps that turn categories into numbers: one-hot and by index, rare and unknown ones in a place of their own."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar

import msgspec
import numpy as np

from designer.data.code import Code, called
from designer.data.field import Field
from designer.data.steps.base import (
    BASE_IMPORT,
    GAPS_CODE,
    NO_VALUE,
    WORDS,
    Layer,
    Refusal,
    State,
    Step,
    distinct,
    factorized,
    flat,
    gaps,
    word,
    words,
)
from designer.graph.texts import QT_TRANSLATE_NOOP

MAX_PLACES = 2**24
Places = Annotated[int, msgspec.Meta(ge=0, le=MAX_PLACES)]
Share = Annotated[float, msgspec.Meta(ge=0, lt=1)]


class Placed(Step, frozen=True):
    """Has `places`, how many there are in all: 0 for as many as the field has, which it is told when it is settled."""

    places: Places = 0

    is_label: ClassVar = True

    def settled(self, field: Field) -> Any:
        return self if self.places else msgspec.structs.replace(self, places=self._expected(field))

    def unsettled(self, field: Field) -> Any:
        found = msgspec.structs.replace(self, places=0)
        return found if found.settled(field) == self else self

    def _expected(self, field: Field) -> int:
        """Return how many places the field asks for, 0 where that is not known."""
        raise NotImplementedError


class _Categorical(Placed, frozen=True):
    """Categories of the training rows in their order, numbers by size, and behind them a place for all others.

    `places`: how many there are in all, 0 for as many as the field has. `max_categories` (0 for all) and `min_share`
    (of the rows) say which categories are frequent enough for a place. With `others` there always is a place for rare
    ones, unknown ones and gaps; without, there is one only when some are rare, and rows with an unknown one or none are
    refused.
    """

    max_categories: Places = 0
    min_share: Share = 0.0
    others: bool = False

    argument_titles: ClassVar = {
        "places": QT_TRANSLATE_NOOP("Steps", "places in all (0: as found)"),
        "max_categories": QT_TRANSLATE_NOOP("Steps", "categories at most (0: all)"),
        "min_share": QT_TRANSLATE_NOOP("Steps", "share of a category at least"),
        "others": QT_TRANSLATE_NOOP("Steps", "place for rare and unknown"),
    }
    takes: ClassVar = WORDS
    fitted: ClassVar = {"categories": "either", "places": "numbers"}

    def fit(self, values: np.ndarray) -> State:
        column = _column(values)
        column = column[~gaps(column)]
        different = distinct(column)
        places = self.places or self._wanted(len(different))
        most = places - 1 if self.others or len(different) > places else places
        kept = self._frequent(column, different, most)
        state: State = {"places": np.array([float(self.places or len(kept) + self._has_others(different, kept))])}
        if column.dtype.kind == "O":
            return {**state, "categories": _ordered([str(v) for v in kept])}
        return {**state, "categories": np.sort(kept.astype(np.float64))}

    def refuse(self, values: np.ndarray, state: State) -> tuple[Refusal, ...]:
        if self.others:
            return ()
        column = _matching(values, state)
        missing = gaps(column)
        found = [Refusal(missing, NO_VALUE)]
        if len(state["categories"]) >= places_of(state):
            unknown = (self._codes(column, state) < 0) & ~missing
            value = word(values.reshape(len(values))[unknown.argmax()])[:40] if unknown.any() else ""
            template = QT_TRANSLATE_NOOP(
                "Errors", "{column} has a category that the training rows do not have, such as {value}."
            )
            found.append(Refusal(unknown, template, value))
        return tuple(found)

    def labels(self, state: State) -> tuple[str, ...]:
        return tuple(word(v) for v in state["categories"])

    def code(self, field: Field) -> Code:
        _ = field
        named = {"places": self.places, "max_categories": self.max_categories, "min_share": self.min_share}
        given: dict[str, Any] = {name: value for name, value in named.items() if value}
        if self.others:
            given["others"] = True
        imports = (BASE_IMPORT, "from sklearn.preprocessing import OneHotEncoder")
        name = type(self).__name__
        return Code(called(name, **given), imports, (_CATEGORIES_CODE, _CODES[name], GAPS_CODE))

    def _indexed(self, state: State, gap: str | None) -> list[Layer] | None:
        """Return the layers that number categories from 1 on, all others 0; None where there are none."""
        if not len(state["categories"]):
            return None
        if isinstance(state["categories"], np.ndarray):
            return _whole_indexed(state["categories"])
        known = list(state["categories"])
        if not gap or gap not in known:
            return [Layer("StringLookup", {"vocabulary": known})]
        vocabulary = known if "" in known else [*known, ""]
        return [
            Layer("StringLookup", {"vocabulary": vocabulary}),
            Layer("ops.equal", {"x2": float(vocabulary.index("") + 1)}),
            Layer("ops.where", {"x1": float(known.index(gap) + 1)}, {0: 1, 2: 0}),
        ]

    def _expected(self, field: Field) -> int:
        if not field.distinct or field.kind == "boolean":
            return 2 + self.others if field.kind == "boolean" else 0
        if self.min_share and len(field.counts) == field.distinct:
            frequent = sum(count >= self.min_share * sum(field.counts) for count in field.counts)
            if frequent < field.distinct:
                return min(frequent + 1, self.max_categories or MAX_PLACES)
        return self._wanted(field.distinct)

    def _wanted(self, count: int) -> int:
        most = count + self.others
        return max(1, min(most, self.max_categories) if self.max_categories else most)

    def _frequent(self, column: np.ndarray, different: np.ndarray, most: int) -> np.ndarray:
        from sklearn.preprocessing import OneHotEncoder

        if not len(different) or (len(different) <= most and not self.min_share):
            return different
        encoder = OneHotEncoder(
            handle_unknown="infrequent_if_exist",
            max_categories=most + 1 if len(different) > most else None,
            min_frequency=self.min_share or None,
        )
        encoder.fit(column.reshape(-1, 1))
        rare = encoder.infrequent_categories_[0]
        return different if rare is None else different[~np.isin(different, rare)]

    def _has_others(self, different: np.ndarray, kept: np.ndarray) -> bool:
        return self.others or len(kept) < len(different)

    def _codes(self, column: np.ndarray, state: State) -> np.ndarray:
        """Return the number of each value's category, -1 for others."""
        from sklearn.preprocessing import OrdinalEncoder

        known = _known(state)
        if not len(known):
            return np.full(len(column), -1)
        encoder = OrdinalEncoder(
            categories=[known], handle_unknown="use_encoded_value", unknown_value=-1, dtype=np.int64
        )
        rows, different = factorized(column)
        return np.asarray(_encoded(encoder, known, different, -1)[rows, 0])

    def _chosen(self, codes: np.ndarray, state: State) -> np.ndarray:
        """Return the categories with these numbers, None (NaN) for others."""
        known = _known(state)
        gap = np.array([None], object) if known.dtype.kind == "O" else np.array([np.nan])
        within = (codes >= 0) & (codes < len(known))
        return np.asarray(np.concatenate([known, gap])[np.where(within, codes, len(known))])

    def _numbered(self, field: Field, shape: tuple[int | None, ...], dtype: str, maximum: float | None) -> Field:
        return Field(
            field.name,
            "array" if shape != (1,) else "number",
            dtype=dtype,
            shape=shape,
            rows=field.rows,
            missing=0 if self.others else field.missing,
            minimum=0.0,
            maximum=maximum,
            whole=True,
        )


class OneHot(_Categorical, frozen=True, tag="one_hot"):
    """A column of 0 and 1 for every category."""

    title: ClassVar = QT_TRANSLATE_NOOP("Steps", "one-hot")

    def apply(self, values: np.ndarray, state: State) -> np.ndarray:
        column = _matching(values, state)
        known, places = _known(state), places_of(state)
        rows, different = factorized(column)
        found = np.zeros((len(different), places), np.float32)
        if len(known):
            from sklearn.preprocessing import OneHotEncoder

            encoder = OneHotEncoder(categories=[known], handle_unknown="ignore", sparse_output=False, dtype=np.float32)
            found[:, : len(known)] = _encoded(encoder, known, different, 0)
        if places > len(known):
            found[:, len(known)] = found.sum(axis=1) == 0
        return np.asarray(found[rows])

    def invert(self, values: np.ndarray, state: State) -> np.ndarray:
        return self._chosen(values.reshape(len(values), -1).argmax(axis=1), state)

    def infer(self, field: Field) -> Field | None:
        if field.kind not in WORDS or field.shape not in ((), (1,)):
            return None
        places = self.places or self._expected(field)
        return self._numbered(field, (places or None,), "float32", 1.0)

    def layers(self, field: Field, state: State, gap: str | None) -> list[Layer] | None:
        _ = field
        found, known, places = self._indexed(state, gap), len(state["categories"]), places_of(state)
        if found is None:
            return None
        encoding = Layer("CategoryEncoding", {"num_tokens": known + 1, "output_mode": "one_hot"})
        found += [encoding, Layer("ops.roll", {"shift": -1, "axis": -1})]  # all others stand first, here last
        missing = places - known - 1
        if missing:
            cut = Layer("ops.get_item", {"key": f":, :{known}"})
            found.append(cut if missing < 0 else Layer("ops.pad", {"pad_width": [[0, 0], [0, missing]]}))
        return found


class Index(_Categorical, frozen=True, tag="index"):
    """The number of the category, counted from 0."""

    title: ClassVar = QT_TRANSLATE_NOOP("Steps", "number of the category")

    def apply(self, values: np.ndarray, state: State) -> np.ndarray:
        codes = self._codes(_matching(values, state), state)
        other = len(state["categories"]) if len(state["categories"]) < places_of(state) else 0
        return np.where(codes < 0, other, codes).astype(np.int32).reshape(-1, 1)

    def invert(self, values: np.ndarray, state: State) -> np.ndarray:
        return self._chosen(np.rint(values.reshape(len(values))).astype(np.int64), state)

    def infer(self, field: Field) -> Field | None:
        if field.kind not in WORDS or field.shape not in ((), (1,)):
            return None
        places = self.places or self._expected(field)
        numbered = self._numbered(field, (1,), "int32", float(places - 1) if places else None)
        return numbered if self.others else msgspec.structs.replace(numbered, distinct=places)

    def layers(self, field: Field, state: State, gap: str | None) -> list[Layer] | None:
        _ = field
        found, known = self._indexed(state, gap), len(state["categories"])
        if found is None:
            return None
        others = float(known if known < places_of(state) else 0)
        place = len(found)
        return [
            *found,
            Layer("ops.subtract", {"x2": 1.0}),
            Layer("ops.less", {"x2": 0.0}),
            Layer("ops.where", {"x1": others}, {0: place + 1, 2: place}),
        ]


def _column(values: np.ndarray) -> np.ndarray:
    column = values.reshape(len(values))
    return column if column.dtype.kind == "O" else flat(column).reshape(-1)


def _matching(values: np.ndarray, state: State) -> np.ndarray:
    """Return the values as the categories are kept: words, or numbers where the file has them as such."""
    if isinstance(state["categories"], list):
        return words(values)
    column = values.reshape(len(values))
    if column.dtype.kind != "O":
        return flat(column).reshape(-1)
    none_of_them = np.nextafter(state["categories"].max(initial=0), np.inf)
    return np.array([np.nan if value is None else _number(value, none_of_them) for value in column], np.float64)


def _encoded(encoder: Any, known: np.ndarray, different: np.ndarray, absent: int) -> np.ndarray:
    """Return the codes of different values, of which the last is a gap, which the encoder does not know."""
    made = np.asarray(encoder.fit(known.reshape(-1, 1)).transform(np.append(different[:-1], known[:1]).reshape(-1, 1)))
    made[-1] = absent
    return made


def _number(value: Any, otherwise: float) -> float:
    try:
        number = float(value)
    except ValueError:
        return otherwise
    return number if np.isfinite(number) else otherwise


def _known(state: State) -> np.ndarray:
    categories = state["categories"]
    return categories if isinstance(categories, np.ndarray) else np.array([*categories], object)


def places_of(state: State) -> int:
    """Return how many places were fitted. Raises ValueError where that is no number of places."""
    places = float(state["places"].reshape(-1)[0])
    if not 0 <= places <= MAX_PLACES:  # NaN is not either
        raise ValueError(f"{places} places")
    return int(places)


def _whole_indexed(categories: np.ndarray) -> list[Layer] | None:
    """Return the layers that number whole numbers from 1 on, others and gaps 0; None for categories of other ones."""
    vocabulary = [int(v) for v in categories]
    if vocabulary != categories.tolist() or -1 in vocabulary or max(map(abs, vocabulary)) >= 2**53:
        return None
    return [
        Layer("ops.floor"),
        Layer("ops.equal", takes={0: -1, 1: 0}),
        Layer("ops.where", {"x2": -1.0}, {0: 1, 1: -1}),  # which the lookup takes for none of them
        Layer("ops.cast", {"dtype": "int64"}),
        Layer("IntegerLookup", {"vocabulary": vocabulary}),
    ]


def _ordered(categories: list[str]) -> list[str]:
    """Return categories sorted, those that all are numbers by their size."""
    try:
        return sorted(categories, key=lambda name: (float(name), name))
    except ValueError:
        return sorted(categories)


_CATEGORIES_CODE = '''class Categories(TransformerMixin, BaseEstimator):
    """Categories by number, numbers by size; the last of `places` is for all others.

    Rare ones are others, and so are unknown ones where there is a place for others:
    always with `others`, else if some are rare. Without, such rows are refused.
    """

    is_label = True

    def __init__(self, places=0, max_categories=0, min_share=0, others=False):
        self.places = places
        self.max_categories = max_categories
        self.min_share = min_share
        self.others = others

    def fit(self, x, y=None):
        column = x[~gaps(x), 0]
        known = np.array(sorted(set(column.tolist())), column.dtype)
        count = len(known) + self.others
        count = min(count, self.max_categories) if self.max_categories else count
        places = self.places or max(1, count)
        most = places - 1 if self.others or len(known) > places else places
        kept = known
        if len(known) and (len(known) > most or self.min_share):
            encoder = OneHotEncoder(
                handle_unknown="infrequent_if_exist",
                max_categories=most + 1 if len(known) > most else None,
                min_frequency=self.min_share or None,
            ).fit(column[:, None])
            rare = encoder.infrequent_categories_[0]
            kept = known if rare is None else known[~np.isin(known, rare)]
        has_others = self.others or len(kept) < len(known)
        self.places_ = self.places or len(kept) + has_others
        self.categories_ = self.by_size(kept.tolist())
        return self

    def by_size(self, names):
        try:
            return sorted(names, key=lambda name: (float(name), name))
        except ValueError:
            return sorted(names)

    def codes(self, x):
        numbers = {name: number for number, name in enumerate(self.categories_)}
        return np.array([numbers.get(name, -1) for name in x[:, 0].tolist()], int)

    def refuses(self, x):
        missing = gaps(x)
        if self.others:
            return np.zeros(len(x), bool)
        if len(self.categories_) < self.places_:
            return missing
        return missing | (self.codes(x) < 0)'''

_CODES = {
    "OneHot": '''class OneHot(Categories):
    """A column of 0 and 1 for every category."""

    def transform(self, x):
        codes = self.codes(x)
        found = np.zeros((len(x), self.places_), "float32")
        if len(self.categories_) < self.places_:
            codes[codes < 0] = len(self.categories_)
        known = np.flatnonzero(codes >= 0)
        found[known, codes[known]] = 1
        return found''',
    "Index": '''class Index(Categories):
    """The number of the category."""

    def transform(self, x):
        codes = self.codes(x)
        has_others = len(self.categories_) < self.places_
        codes[codes < 0] = len(self.categories_) if has_others else 0
        return codes.astype("int32")[:, None]''',
}
