"""Steps that turn text into numbers: which words it has, how telling they are, their sequence; or leave it as it is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, Literal

import msgspec
import numpy as np

from designer.data.code import Code
from designer.data.field import Field, Kind
from designer.data.steps.base import BASE_IMPORT, Blocks, Layer, State, Step, gaps, words
from designer.data.steps.gaps import filled_with
from designer.graph.texts import QT_TRANSLATE_NOOP

TEXTS: frozenset[Kind] = frozenset({"text", "category", "identifier"})
WORD = r"(?u)\b\w+\b"  # also words of one letter, which Korean has many of
Count = Annotated[int, msgspec.Meta(ge=1, le=2**24)]
Grams = Annotated[int, msgspec.Meta(ge=1, le=8)]
_last: list[Any] = []  # the step, the state and the vectorizer that were used last


class _Words(Step, frozen=True):
    """Counts words, or pieces of them: characters within words, which serves languages that join endings to words.

    `words` is the width, the most frequent ones of the training rows; `ngrams` how many pieces in a row count as one at
    most. A missing text is an empty one.
    """

    words: Count = 10_000
    ngrams: Grams = 1
    pieces: Literal["words", "characters"] = "words"

    argument_titles: ClassVar = {
        "words": QT_TRANSLATE_NOOP("Steps", "words at most"),
        "ngrams": QT_TRANSLATE_NOOP("Steps", "in a row at most"),
        "pieces": QT_TRANSLATE_NOOP("Steps", "pieces"),
        "pieces.words": QT_TRANSLATE_NOOP("Steps", "words"),
        "pieces.characters": QT_TRANSLATE_NOOP("Steps", "characters within words"),
    }
    takes: ClassVar = TEXTS
    reads_words: ClassVar = True
    fills_gaps: ClassVar = True  # with an empty text
    fitted: ClassVar = {"vocabulary": "words"}
    vectorizer: ClassVar[str] = "CountVectorizer"  # its class
    counting: ClassVar[Mapping[str, Any]] = {}
    expands: ClassVar = True

    def fit(self, values: np.ndarray) -> State:
        return self.fit_blocks(lambda: [values])

    def fit_blocks(self, blocks: Blocks) -> State:
        return self._counted(blocks, self.words)

    def apply(self, values: np.ndarray, state: State) -> np.ndarray:
        found = np.zeros((len(values), self.words), np.float32)
        if len(state["vocabulary"]) > self.words:
            raise ValueError(f"{len(state['vocabulary'])} words for {self.words} places")
        if len(values) and state["vocabulary"]:
            found[:, : len(state["vocabulary"])] = self._rebuilt(state).transform(_texts(values)).toarray()
        return found

    def infer(self, field: Field) -> Field | None:
        if field.kind not in TEXTS:
            return None
        return Field(field.name, "array", "float32", (self.words,), rows=field.rows, minimum=0.0, maximum=1.0)

    def labels(self, state: State) -> tuple[str, ...]:
        return tuple(state["vocabulary"])

    def code(self, field: Field) -> Code:
        _ = field
        vectorizer = self._written(max_features=self.words)
        return Code(f"Words({vectorizer}, width={self.words})", self._imports(), (_WORDS_CODE, _TEXTS_CODE))

    def _imports(self) -> tuple[str, ...]:
        return (BASE_IMPORT, f"from sklearn.feature_extraction.text import {self.vectorizer}")

    def _written(self, **named: Any) -> str:
        """Return the expression of a vectorizer with these arguments."""
        found = {**named, **self._analysis(), **self.counting}
        if self.pieces == "words":
            del found["analyzer"]
        if self.ngrams == 1:
            del found["ngram_range"]
        return f"{self.vectorizer}({', '.join(f'{name}={value!r}' for name, value in found.items())})"

    def _counted(self, blocks: Blocks, most: int) -> State:
        vectorizer = self._vectorizer(max_features=most)
        analyze = vectorizer.build_analyzer()
        if not any(analyze(text) for block in blocks() for text in _texts(block)):
            # scikit-learn refuses texts without a word
            return {name: [] if kind == "words" else np.empty(0) for name, kind in self.fitted.items()}
        return self._state(vectorizer.fit(text for block in blocks() for text in _texts(block)))

    def _state(self, vectorizer: Any) -> State:
        return {"vocabulary": [str(name) for name in vectorizer.get_feature_names_out()]}

    def _rebuilt(self, state: State) -> Any:
        """Return the vectorizer that was fitted; the last one is kept, since batches of a few rows ask for it."""
        if _last and _last[0] == self and _last[1] is state:
            return _last[2]
        found = self._with_state(state)
        _last[:] = [self, state, found]
        return found

    def _with_state(self, state: State) -> Any:
        return self._vectorizer(vocabulary={name: place for place, name in enumerate(state["vocabulary"])})

    def _vectorizer(self, **named: Any) -> Any:
        from sklearn.feature_extraction import text

        return getattr(text, self.vectorizer)(**self.counting, **self._analysis(), **named)

    def _analysis(self) -> dict[str, Any]:
        return {
            "token_pattern": WORD if self.pieces == "words" else None,
            "analyzer": "word" if self.pieces == "words" else "char_wb",
            "ngram_range": (1, self.ngrams),
        }

    def _vectorized(self, state: State, gap: str | None, **named: Any) -> Layer | None:
        """Return the layer that takes texts apart at blanks; marks are left out, and not blanks to it."""
        if self.pieces != "words" or gap or not state["vocabulary"]:
            return None
        ngrams = {} if self.ngrams == 1 else {"ngrams": self.ngrams}
        return Layer("TextVectorization", {"vocabulary": state["vocabulary"], **ngrams, **named})

    def _without_unknown(self, state: State) -> list[Layer]:
        known = len(state["vocabulary"])
        flat = Layer("Reshape", {"target_shape": [known + 1]})  # Keras expects another axis there than it makes
        missing = self.words - known
        pad = [Layer("ops.pad", {"pad_width": [[0, 0], [0, missing]]})] if missing else []
        return [flat, Layer("ops.get_item", {"key": ":, 1:"}), *pad]


class MultiHot(_Words, frozen=True, tag="multi_hot"):
    """1 for every word that the text has."""

    title: ClassVar = QT_TRANSLATE_NOOP("Steps", "which words")

    counting: ClassVar = {"binary": True, "dtype": "float32"}

    def layers(self, field: Field, state: State, gap: str | None) -> list[Layer] | None:
        _ = field
        found = self._vectorized(state, gap, output_mode="multi_hot")
        return None if found is None else [found, *self._without_unknown(state)]


class TfIdf(_Words, frozen=True, tag="tf_idf"):
    """How often the text has a word, more for words that few texts have; each row of length 1."""

    title: ClassVar = QT_TRANSLATE_NOOP("Steps", "telling words (TF-IDF)")
    fitted: ClassVar = {"vocabulary": "words", "idf": "numbers"}
    vectorizer: ClassVar = "TfidfVectorizer"

    def layers(self, field: Field, state: State, gap: str | None) -> list[Layer] | None:
        _ = field
        found = self._vectorized(state, gap, output_mode="tf_idf", idf_weights=np.asarray(state.get("idf")).tolist())
        return None if found is None else [found, *self._without_unknown(state), Layer("UnitNormalization")]

    def _state(self, vectorizer: Any) -> State:
        return {**_Words._state(self, vectorizer), "idf": np.asarray(vectorizer.idf_, np.float64)}

    def _with_state(self, state: State) -> Any:
        vectorizer = _Words._with_state(self, state)
        vectorizer.idf_ = state["idf"]
        return vectorizer


class Sequence(_Words, frozen=True, tag="sequence"):
    """The words in their order by number, for an Embedding: 0 behind the end, 1 for unknown words.

    `words` is how many numbers there are, these two included; a text is cut after `length` words.
    """

    length: Annotated[int, msgspec.Meta(ge=1, le=2**16)] = 100

    title: ClassVar = QT_TRANSLATE_NOOP("Steps", "sequence of words")
    argument_titles: ClassVar = {
        **_Words.argument_titles,
        "length": QT_TRANSLATE_NOOP("Steps", "length"),
    }
    expands: ClassVar = False

    def fit_blocks(self, blocks: Blocks) -> State:
        return self._counted(blocks, max(1, self.words - 2))

    def apply(self, values: np.ndarray, state: State) -> np.ndarray:
        if len(state["vocabulary"]) + 2 > max(3, self.words):
            raise ValueError(f"{len(state['vocabulary'])} words for {self.words} numbers")
        numbers = {name: place for place, name in enumerate(state["vocabulary"], 2)}
        analyzed = self._vectorizer().build_analyzer()
        found = np.zeros((len(values), self.length), np.int32)
        for row, text in zip(found, _texts(values), strict=True):
            read = [numbers.get(name, 1) for name in analyzed(text)[: self.length]]
            row[: len(read)] = read
        return found

    def infer(self, field: Field) -> Field | None:
        if field.kind not in TEXTS:
            return None
        highest = float(max(3, self.words) - 1)
        return Field(
            field.name, "array", "int32", (self.length,), rows=field.rows, minimum=0.0, maximum=highest, whole=True
        )

    def layers(self, field: Field, state: State, gap: str | None) -> list[Layer] | None:
        _ = field
        found = self._vectorized(state, gap, output_mode="int", output_sequence_length=self.length)
        return None if found is None else [found]

    def code(self, field: Field) -> Code:
        _ = field
        vectorizer = self._written(max_features=max(1, self.words - 2))
        text = f"WordNumbers({vectorizer}, length={self.length})"
        return Code(text, self._imports(), (_NUMBERS_CODE, _TEXTS_CODE))


class Text(Step, frozen=True, tag="text"):
    """The text as it is written, for an Input of dtype string; a missing one is empty."""

    title: ClassVar = QT_TRANSLATE_NOOP("Steps", "as text")
    takes: ClassVar = TEXTS | {"number", "boolean"}
    reads_words: ClassVar = True
    fills_gaps: ClassVar = True  # with an empty text

    def apply(self, values: np.ndarray, state: State) -> np.ndarray:
        _ = state
        found = words(values).copy()
        found[gaps(found)] = ""
        return found.reshape(-1, 1)

    def invert(self, values: np.ndarray, state: State) -> np.ndarray:
        _ = state
        return values.reshape(len(values))

    def infer(self, field: Field) -> Field | None:
        if field.kind not in self.takes or field.shape:
            return None
        return msgspec.structs.replace(field, kind="text", dtype="string", shape=(1,), missing=0)

    def layers(self, field: Field, state: State, gap: str | None) -> list[Layer] | None:
        _ = state
        return [] if field.kind in TEXTS and not gap else None

    def code(self, field: Field) -> Code:
        return filled_with("", field)


def _texts(values: np.ndarray) -> list[str]:
    return ["" if text is None else str(text) for text in words(values)]


_TEXTS_CODE = '''def texts(column):
    """Return a column of texts as a list, missing ones as empty."""
    return ["" if text is None else text for text in column[:, 0]]'''

_WORDS_CODE = '''class Words(TransformerMixin, BaseEstimator):
    """What a vectorizer finds in texts, filled up with 0 to `width` columns."""

    def __init__(self, vectorizer, width):
        self.vectorizer = vectorizer
        self.width = width

    def fit(self, x, y=None):
        analyze = self.vectorizer.build_analyzer()
        self.has_words_ = any(analyze(text) for text in texts(x))
        if self.has_words_:
            self.vectorizer.fit(texts(x))
        return self

    def transform(self, x):
        found = np.zeros((len(x), self.width), "float32")
        if self.has_words_ and len(x):
            counts = self.vectorizer.transform(texts(x))
            found[:, : counts.shape[1]] = counts.toarray()
        return found'''

_NUMBERS_CODE = '''class WordNumbers(TransformerMixin, BaseEstimator):
    """The first `length` words of a text by number: 0 behind the end, 1 if unknown."""

    def __init__(self, vectorizer, length):
        self.vectorizer = vectorizer
        self.length = length

    def fit(self, x, y=None):
        analyze = self.vectorizer.build_analyzer()
        names = []
        if any(analyze(text) for text in texts(x)):
            names = self.vectorizer.fit(texts(x)).get_feature_names_out()
        self.numbers_ = {name: number for number, name in enumerate(names, 2)}
        return self

    def transform(self, x):
        analyze = self.vectorizer.build_analyzer()
        found = np.zeros((len(x), self.length), "int32")
        for row, text in zip(found, texts(x), strict=True):
            numbers = [self.numbers_.get(word, 1) for word in analyze(text)]
            row[: len(numbers)] = numbers[: self.length]
        return found'''
