"""The step that turns texts of several labels each, such as drama|comedy, into a column of 0 and 1 for every label."""

from __future__ import annotations

from typing import Annotated, ClassVar

import msgspec
import numpy as np

from designer.data.code import Code, called
from designer.data.field import Field, Kind
from designer.data.several_labels import parts
from designer.data.steps.base import BASE_IMPORT, GAPS_CODE, NO_VALUE, Refusal, State, gaps, words
from designer.data.steps.categories import Placed, places_of
from designer.graph.texts import QT_TRANSLATE_NOOP

TAKEN: frozenset[Kind] = frozenset({"category", "text"})


class Labels(Placed, frozen=True, tag="labels"):
    """1 for every label that a text has, in the order of the alphabet, as scikit-learn's MultiLabelBinarizer has it.

    `mark` stands between labels. `places`: how many there are in all, 0 for as many as the field has. With `others` an
    unknown label is passed over and a gap is a text without labels; without, such rows are refused.
    """

    mark: Annotated[str, msgspec.Meta(min_length=1, max_length=8)] = "|"
    others: bool = False

    title: ClassVar = QT_TRANSLATE_NOOP("Steps", "which labels")
    argument_titles: ClassVar = {
        "mark": QT_TRANSLATE_NOOP("Steps", "mark between labels"),
        "places": QT_TRANSLATE_NOOP("Steps", "places in all (0: as found)"),
        "others": QT_TRANSLATE_NOOP("Steps", "pass over unknown, gap: none"),
    }
    takes: ClassVar = TAKEN
    has_several: ClassVar = True
    fitted: ClassVar = {"labels": "words", "places": "numbers"}

    def fit(self, values: np.ndarray) -> State:
        found = sorted({label for row in self._rows(values) for label in row})
        if self.places and len(found) > self.places:
            raise ValueError(f"{len(found)} labels for {self.places} places")
        return {"labels": found, "places": np.array([float(self.places or len(found))])}

    def refuse(self, values: np.ndarray, state: State) -> tuple[Refusal, ...]:
        if self.others:
            return ()
        known = set(state["labels"])
        unknown = [next((label for label in row if label not in known), "") for row in self._rows(values)]
        mask = np.array([bool(label) for label in unknown], bool)
        template = QT_TRANSLATE_NOOP("Errors", "{column} has a label that the training rows do not have: {value}.")
        value = next((label for label in unknown if label), "")[:40]
        return Refusal(gaps(words(values)), NO_VALUE), Refusal(mask, template, value)

    def apply(self, values: np.ndarray, state: State) -> np.ndarray:
        numbers = {label: number for number, label in enumerate(state["labels"])}
        places = places_of(state)
        if not len(numbers) <= places:
            raise ValueError(f"{len(numbers)} labels for {places} places")
        found = np.zeros((len(values), places), np.float32)
        for row, labels in zip(found, self._rows(values), strict=True):
            row[[numbers[label] for label in labels if label in numbers]] = 1
        return found

    def invert(self, values: np.ndarray, state: State) -> np.ndarray:
        found = np.empty(len(values), object)
        found[:] = [
            self.mark.join(label for label, value in zip(state["labels"], row, strict=False) if value > 0.5)
            for row in values.reshape(len(values), -1)
        ]
        return found

    def infer(self, field: Field) -> Field | None:
        if field.kind not in TAKEN or field.shape:
            return None
        places = self.places or self._expected(field)
        return Field(
            field.name,
            "array",
            "float32",
            (places or None,),
            rows=field.rows,
            missing=0 if self.others else field.missing,
            minimum=0.0,
            maximum=1.0,
            whole=True,
        )

    def labels(self, state: State) -> tuple[str, ...]:
        return tuple(state["labels"])

    def code(self, field: Field) -> Code:
        _ = field
        given = {"places": self.places} if self.places else {}
        text = called("Labels", mark=self.mark, **given, **({"others": True} if self.others else {}))
        imports = (BASE_IMPORT, "from sklearn.preprocessing import MultiLabelBinarizer")
        return Code(text, imports, (_LABELS_CODE, GAPS_CODE))

    def _rows(self, values: np.ndarray) -> list[list[str]]:
        return [[] if value is None else parts(value, self.mark) for value in words(values)]

    def _expected(self, field: Field) -> int:
        if field.mark == self.mark:
            return len(field.labels)
        if len(field.categories) < field.distinct:
            return 0
        return len({label for value in field.categories for label in parts(value, self.mark)})


_LABELS_CODE = '''class Labels(TransformerMixin, BaseEstimator):
    """A column of 0 and 1 for every label of a text, `mark` between them.

    With `others` unknown labels are passed over and gaps have none; without, such rows
    are refused.
    """

    is_label = True

    def __init__(self, mark, places=0, others=False):
        self.mark = mark
        self.places = places
        self.others = others

    def fit(self, x, y=None):
        self.labels_ = sorted({label for row in self.rows(x) for label in row})
        self.binarizer_ = MultiLabelBinarizer(classes=self.labels_).fit([])
        return self

    def rows(self, x):
        texts = np.where(gaps(x), "", x[:, 0])
        return [[p.strip() for p in t.split(self.mark) if p.strip()] for t in texts]

    def refuses(self, x):
        if self.others:
            return np.zeros(len(x), bool)
        unknown = [not set(row) <= set(self.labels_) for row in self.rows(x)]
        return gaps(x) | np.array(unknown, bool)

    def transform(self, x):
        known = set(self.labels_)
        rows = [[label for label in row if label in known] for row in self.rows(x)]
        found = np.zeros((len(x), self.places or len(known)), "float32")
        found[:, : len(known)] = self.binarizer_.transform(rows)
        return found'''
