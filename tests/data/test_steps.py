"""Steps equal scikit-learn's transformers, promise what they yield, and go back where there is a way back."""

from __future__ import annotations

from pathlib import Path

import msgspec
import numpy as np
import pytest
import soundfile
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from sklearn.compose import ColumnTransformer
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer
from sklearn.impute import SimpleImputer
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import (
    FunctionTransformer,
    MinMaxScaler,
    MultiLabelBinarizer,
    OneHotEncoder,
    OrdinalEncoder,
    RobustScaler,
    StandardScaler,
)

from designer.data import chain
from designer.data.errors import DataError
from designer.data.several_labels import several_labels
from designer.data.steps import STEPS, AnyStep, Step
from designer.data.steps.base import gaps
from designer.data.steps.categories import Index, OneHot
from designer.data.steps.dates import DateParts
from designer.data.steps.gaps import DropRow, Fill, GapCategory
from designer.data.steps.labels import Labels
from designer.data.steps.pictures import Picture
from designer.data.steps.scale import Log, MinMax, Robust, Standardize
from designer.data.steps.sounds import Sound
from designer.data.steps.text import MultiHot, Sequence, Text, TfIdf
from designer.data.steps.usual import usual_steps
from tests.data.tables import WORDS, categories, described, numbers, texts, times

RANDOM = settings(max_examples=20, deadline=None)
SCALERS = {
    Standardize(): StandardScaler(),
    MinMax(): MinMaxScaler(),
    Robust(): RobustScaler(),
    Log(): FunctionTransformer(np.log1p, np.expm1),
}
TEXT = texts("나는 밥을 먹는다", "밥 밥 hello", None, "HELLO world 나는", "", "world")


def fitted(steps: tuple[Step, ...], values: np.ndarray, new: np.ndarray | None = None) -> tuple[np.ndarray, np.ndarray]:
    """Return the array made of `new` (or of the values) and which of its rows are refused."""
    made = chain.chain(described("c", values), steps)
    array, refused = chain.run(made, chain.fit(made, values), values if new is None else new)
    lost = np.zeros(len(array), bool)
    for refusal in refused:
        lost |= refusal.mask
    return array, lost


@RANDOM
@given(st.data())
@pytest.mark.parametrize("strategy", ["mean", "median", "most_frequent", "constant"])
@pytest.mark.parametrize("step", list(SCALERS), ids=lambda s: type(s).__name__)
def test_a_chain_of_numbers_equals_a_pipeline(step: Step, strategy: str, data: st.DataObject) -> None:
    values, new = data.draw(numbers(12)), data.draw(numbers(7))
    if isinstance(step, Log):
        values, new = np.abs(values), np.abs(new)
    imputer = SimpleImputer(strategy=strategy, keep_empty_features=True, fill_value=3)
    pipeline = make_pipeline(imputer, SCALERS[step]).fit(values[:, None])
    filling = Fill(strategy=strategy, value=3.0)  # type: ignore[arg-type]
    array, lost = fitted((filling, step), values, new)
    np.testing.assert_array_equal(array, pipeline.transform(new[:, None]).astype(np.float32))
    assert not lost.any()


@RANDOM
@given(st.data())
def test_several_columns_equal_a_column_transformer(data: st.DataObject) -> None:
    a, b = data.draw(numbers(15)), data.draw(categories(15))
    made = ColumnTransformer(
        [
            (
                "a",
                make_pipeline(SimpleImputer(add_indicator=True, keep_empty_features=True), StandardScaler()),
                [0],
            ),
            (
                "b",
                make_pipeline(SimpleImputer(missing_values=None, strategy="constant", fill_value="?"), OneHotEncoder()),
                [1],
            ),
        ],
        sparse_threshold=0,
    )
    wanted = made.fit_transform(np.array([a, b], object).T).astype(np.float32)
    left, _ = fitted((Fill(strategy="mean", indicator=True), Standardize()), a)
    right, _ = fitted((GapCategory(word="?"), OneHot()), b)
    if not np.isnan(a).any():
        left = left[:, :1]  # scikit-learn has no indicator where nothing is missing
    distinct = sorted({"?" if v is None else v for v in b})
    order = [chain_order(distinct).index(name) for name in distinct]
    np.testing.assert_allclose(np.hstack([left, right[:, order]]), wanted, rtol=1e-6)


def chain_order(names: list[str]) -> list[str]:
    """Return categories as the steps order them: by size where all are numbers."""
    return sorted(names, key=float) if all(name.isdigit() for name in names) else sorted(names)


@RANDOM
@given(categories(30, with_gaps=False), st.integers(2, 9))
def test_rare_categories_share_a_place_as_in_scikit_learn(values: np.ndarray, most: int) -> None:
    # With as many as there is room for, scikit-learn gives the place of the rarest to the infrequent ones.
    room = most + (len(set(values)) == most)
    encoder = OneHotEncoder(max_categories=room, handle_unknown="infrequent_if_exist", sparse_output=False)
    wanted = encoder.fit_transform(values[:, None])
    new = texts(*WORDS, "new")
    array, lost = fitted((OneHot(max_categories=most),), values)
    rare = set() if encoder.infrequent_categories_[0] is None else set(encoder.infrequent_categories_[0])
    kept = [c for c in encoder.categories_[0] if c not in rare]
    if all(str(c).isdigit() for c in kept):
        wanted[:, : len(kept)] = wanted[:, np.argsort([float(c) for c in kept])]
    np.testing.assert_array_equal(array, wanted)
    assert not lost.any()
    other, refused = fitted((OneHot(max_categories=most),), values, new)
    assert refused[-1] == (encoder.infrequent_categories_[0] is None)
    np.testing.assert_array_equal(other[~refused].sum(axis=1), 1)


def test_a_share_says_which_categories_are_rare() -> None:
    values = texts(*"aaaaaaaabbbbbbbcd")
    array, _ = fitted((OneHot(min_share=0.2),), values)
    encoder = OneHotEncoder(min_frequency=0.2, sparse_output=False)
    np.testing.assert_array_equal(array, encoder.fit_transform(values[:, None]))
    assert array.shape[1] == 3


def test_the_place_of_others_takes_unknown_words_and_gaps() -> None:
    values = texts("b", "a", "b")
    array, lost = fitted((OneHot(others=True),), values, texts("a", "new", None, "b"))
    np.testing.assert_array_equal(array, [[1, 0, 0], [0, 0, 1], [0, 0, 1], [0, 1, 0]])
    codes, lost_too = fitted((Index(others=True),), values, texts("a", "new", None, "b"))
    np.testing.assert_array_equal(codes[:, 0], [0, 2, 2, 1])
    assert not (lost | lost_too).any()


def test_the_width_does_not_depend_on_the_rows_that_train() -> None:
    field = described("c", texts("a", "b", "c", "d"))
    made = chain.chain(field, (OneHot(others=True),))
    for training in (texts("a"), texts("b", "c"), texts("a", "b", "c", "d")):
        array, _ = chain.run(made, chain.fit(made, training), texts("d", "a"))
        assert array.shape == (2, 5)


@RANDOM
@given(st.lists(st.lists(st.sampled_from(WORDS)), min_size=1, max_size=12), st.sampled_from("|;,"))
def test_labels_equal_the_multi_label_binarizer(rows: list[list[str]], mark: str) -> None:
    values = texts(*(f" {mark} ".join(row) for row in rows))
    array, lost = fitted((Labels(mark=mark),), values)
    binarizer = MultiLabelBinarizer()
    np.testing.assert_array_equal(array, binarizer.fit_transform(rows))
    assert not lost.any()
    made = chain.chain(described("c", values, "text"), (Labels(mark=mark),))
    states = chain.fit(made, values)
    assert chain.several(made.steps, states) == tuple(binarizer.classes_)
    assert chain.labels(made.steps, states) == ()
    told = chain.invert(made, states, array)
    assert told is not None
    assert told.tolist() == [mark.join(sorted(set(row))) for row in rows]


def test_a_long_list_with_one_long_piece_is_told_at_once_to_hold_no_labels() -> None:
    values = [f"{', '.join(['ab'] * 2_000)}, {'x' * 40}", "ab"]
    assert several_labels(values, [1, 1]) is None


def test_unknown_labels_and_gaps_are_refused_or_passed_over() -> None:
    values, new = texts("a|b", "b"), texts("a", "b|new", None, "")
    array, lost = fitted((Labels(),), values, new)
    assert lost.tolist() == [False, True, True, False]
    assert array[0].tolist() == [1, 0]
    array, lost = fitted((Labels(others=True),), values, new)
    assert array.tolist() == [[1, 0], [0, 1], [0, 0], [0, 0]]
    assert not lost.any()


@RANDOM
@given(categories(20, with_gaps=False))
def test_index_equals_the_ordinal_encoder(values: np.ndarray) -> None:
    order = chain_order(sorted(set(values)))
    array, _ = fitted((Index(),), values)
    wanted = OrdinalEncoder(categories=[np.array(order, object)]).fit_transform(values[:, None])
    np.testing.assert_array_equal(array, wanted)
    assert array.dtype == np.int32


def test_numbers_are_categories_too_whatever_their_type() -> None:
    values = np.array([10.0, 9, 2, 10])
    made = chain.chain(described("c", values), (Index(),))
    states = chain.fit(made, values)
    assert chain.labels(made.steps, states) == ("2", "9", "10")
    for new in (np.array([2, 10], np.int8), np.array([2.0, 10.0]), texts("2", "10"), texts("2.0", "1e1")):
        array, refused = chain.run(made, states, new)
        np.testing.assert_array_equal(array[:, 0], [0, 2])
        assert not any(refusal.mask.any() for refusal in refused)
    _, refused = chain.run(made, states, texts("2", "many"))
    assert [(r.mask.tolist(), r.value) for r in refused if r.mask.any()] == [([False, True], "many")]


@pytest.mark.parametrize("pieces", ["words", "characters"])
@pytest.mark.parametrize("ngrams", [1, 2])
def test_words_equal_the_vectorizers(pieces: str, ngrams: int) -> None:
    known = ["" if t is None else t for t in TEXT]
    analysis = {"analyzer": "word" if pieces == "words" else "char_wb", "ngram_range": (1, ngrams), "max_features": 8}
    if pieces == "words":
        analysis["token_pattern"] = r"(?u)\b\w+\b"
    for step, vectorizer in (
        (MultiHot(8, ngrams, pieces), CountVectorizer(binary=True, **analysis)),  # type: ignore[arg-type]
        (TfIdf(8, ngrams, pieces), TfidfVectorizer(**analysis)),  # type: ignore[arg-type]
    ):
        wanted = vectorizer.fit(known)
        field = described("t", TEXT, "text")
        made = chain.chain(field, (step,))
        array, _ = chain.run(made, chain.fit(made, TEXT), texts("밥 hello", None, "새 말"))
        found = wanted.transform(["밥 hello", "", "새 말"]).toarray().astype(np.float32)
        np.testing.assert_array_equal(array[:, : found.shape[1]], found)
        assert array.shape == (3, 8)


def test_a_sequence_numbers_the_words_in_their_order() -> None:
    step = Sequence(words=20, length=3)
    state = step.fit(TEXT)
    places = {word: place for place, word in enumerate(state["vocabulary"], 2)}
    assert {"나는", "밥", "밥을", "hello", "world"} <= places.keys()
    array = step.apply(texts("밥 HELLO", "unknown 나는 밥 world", None), state)
    np.testing.assert_array_equal(
        array, [[places["밥"], places["hello"], 0], [1, places["나는"], places["밥"]], [0, 0, 0]]
    )
    assert array.dtype == np.int32


def test_dates_become_parts() -> None:
    values = np.array(["2024-02-29T13:05:00", "1969-12-31T23:59:59", "NaT"], "M8[s]")
    step = DateParts(("year", "month", "day", "weekday", "hour", "minute"), cyclic=False)
    found = step.apply(values, {})
    np.testing.assert_array_equal(found[:2], [[2024, 2, 29, 3, 13, 5], [1969, 12, 31, 2, 23, 59]])
    assert np.isnan(found[2]).all()
    circle = DateParts(("month",)).apply(values[:1], {})
    np.testing.assert_allclose(circle, [[np.sin(2 * np.pi / 12), np.cos(2 * np.pi / 12)]])


def test_pictures_are_read_upright_and_resized(tmp_path: Path) -> None:
    Image.new("L", (8, 4), 255).save(tmp_path / "white.png")
    Image.new("RGBA", (4, 4), (255, 0, 0, 255)).save(tmp_path / "red.png")
    Image.fromarray(np.full((4, 4), 32896, np.uint16)).save(tmp_path / "deep.png")
    (tmp_path / "torn.png").write_bytes((tmp_path / "red.png").read_bytes()[:40])
    names = ["white.png", "red.png", "deep.png", "torn.png", "absent.png"]
    values = texts(*(str(tmp_path / n) for n in names), None)
    made = chain.chain(described("p", values, "image"), (Picture(2, 4, 3),))
    array, refused = chain.run(made, ({},), values)
    assert array.shape == (6, 2, 4, 3)
    np.testing.assert_array_equal(array[0], 1)
    np.testing.assert_array_equal(array[1, ..., 0], 1)
    np.testing.assert_allclose(array[2], 128 / 255, atol=0.01)
    reasons = [(r.template, np.flatnonzero(r.mask).tolist()) for r in refused if r.mask.any()]
    assert reasons[0] == ("{column} names a picture that cannot be read.", [3, 4])
    assert reasons[1] == ("{column} has no value.", [5])


def test_sounds_are_read_of_one_length_and_rate(tmp_path: Path) -> None:
    time = np.arange(8000) / 8000
    tone = 0.5 * np.sin(2 * np.pi * 200 * time)
    soundfile.write(tmp_path / "long.wav", tone, 8000, "PCM_16")
    soundfile.write(tmp_path / "short.flac", tone[:1000], 8000)
    soundfile.write(tmp_path / "both.ogg", np.stack([tone, -tone], axis=1), 8000)
    soundfile.write(tmp_path / "slow.wav", tone[::2], 4000, "FLOAT")
    (tmp_path / "torn.wav").write_bytes((tmp_path / "long.wav").read_bytes()[:20])
    names = ["long.wav", "short.flac", "both.ogg", "slow.wav", "torn.wav", "absent.wav"]
    values = texts(*(str(tmp_path / n) for n in names), None)
    step = Sound(rate=8000, seconds=0.5)
    made = chain.chain(described("p", values, "audio"), (step,))
    array, refused = chain.run(made, ({},), values)
    assert array.shape == (7, 4000)
    assert array.dtype == np.float32
    np.testing.assert_allclose(array[0], tone[:4000], atol=1 / 2**15)
    np.testing.assert_array_equal(array[1][1000:], 0)
    np.testing.assert_allclose(array[1][:1000], tone[:1000], atol=1 / 2**15)
    np.testing.assert_allclose(array[2], 0, atol=0.05)
    np.testing.assert_allclose(array[3][100:-100], tone[100:3900], atol=0.01)
    reasons = [(r.template, np.flatnonzero(r.mask).tolist()) for r in refused if r.mask.any()]
    assert reasons[0] == ("{column} names a sound that cannot be read.", [4, 5])
    assert reasons[1] == ("{column} has no value.", [6])
    assert step.unmakeable(values).tolist() == [False] * 4 + [True] * 3


@RANDOM
@given(st.data())
def test_what_is_applied_is_inverted(data: st.DataObject) -> None:
    values = data.draw(numbers(10, with_gaps=False))
    for step in (Standardize(), MinMax(), Robust()):
        state = step.fit(values)
        scale = np.abs(values).max()
        np.testing.assert_allclose(
            step.invert(step.apply(values, state), state)[:, 0], values, rtol=1e-9, atol=1e-12 * scale
        )
    positive = np.abs(values)
    np.testing.assert_allclose(Log().invert(Log().apply(positive, {}), {})[:, 0], positive, rtol=1e-9, atol=1e-12)
    drawn = data.draw(categories(10, with_gaps=False))
    for encoder in (OneHot(), Index(), OneHot(others=True)):
        state = encoder.fit(drawn)
        assert encoder.invert(encoder.apply(drawn, state), state).tolist() == drawn.tolist()
    with_gaps = data.draw(categories(10))
    assert GapCategory().invert(GapCategory().apply(with_gaps, {}), {}).tolist() == with_gaps.tolist()


CHAINS: list[tuple[Step, ...]] = [
    (),
    (Fill(),),
    (Fill(strategy="constant", value=-5.0, indicator=True),),
    (Fill(strategy="most_frequent"), OneHot()),
    (Fill(), Log()),
    (DropRow(), MinMax()),
    (GapCategory(), OneHot()),
    (GapCategory(), Index(others=True)),
    (OneHot(others=True, max_categories=3),),
    (OneHot(max_categories=2),),
    (OneHot(min_share=0.2),),
    (Index(min_share=0.2, others=True),),
    (Index(),),
    (Text(),),
    (Labels(),),
    (Labels(mark="a", others=True),),
    (MultiHot(words=20),),
    (TfIdf(words=20, pieces="characters", ngrams=2),),
    (Sequence(words=5, length=4),),
    (DateParts(), Fill(), Standardize()),
    (DateParts(parts=("month", "hour")),),
    (Fill(), Robust(), MinMax()),
]


@settings(max_examples=12, deadline=None)
@given(st.data())
@pytest.mark.parametrize("steps", CHAINS, ids=lambda s: "-".join(type(one).__name__ for one in s) or "none")
def test_what_is_promised_is_yielded(steps: tuple[Step, ...], data: st.DataObject) -> None:
    """Width, dtype and range, for every kind of field that the chain takes."""
    taken = 0
    for values in (data.draw(numbers(12)), data.draw(categories(12)), data.draw(times(12))):
        field = described("c", values)
        try:
            made = chain.chain(field, steps)
        except DataError:
            continue
        taken += 1
        array, refused = chain.run(made, chain.fit(made, values), values)
        assert len(array) == len(values)
        wanted = made.made.shape
        assert all(size in (None, got) for size, got in zip(wanted, array.shape[1:], strict=True))
        assert None not in wanted or field.distinct == 0
        assert array.dtype == chain.DTYPES[made.made.dtype]
        lost = np.logical_or.reduce([r.mask for r in refused]) if refused else np.zeros(len(array), bool)
        kept = array[~lost]
        if made.made.dtype == "string" or not kept.size:
            continue
        assert np.isfinite(kept).all()
        tolerance = 1e-5 * max(1.0, np.abs(kept).max())
        if made.made.minimum is not None and not gaps(values).all():
            assert kept.min() >= made.made.minimum - tolerance
        if made.made.maximum is not None and not gaps(values).all():
            assert kept.max() <= made.made.maximum + tolerance
    assert taken


@RANDOM
@given(st.data())
def test_the_usual_steps_lose_no_row(data: st.DataObject) -> None:
    for drawn in (numbers, categories, times):
        values = data.draw(drawn(10))
        _, lost = fitted(usual_steps(described("c", values)), values, data.draw(drawn(5)))
        assert not lost.any()


@pytest.mark.parametrize(
    ("values", "steps", "part"),
    [
        (texts("a", "b"), (), "holds text such as"),
        (texts("a", "b"), (Standardize(),), "Standardize cannot be used for c, which is category"),
        (texts("a", "b"), (Fill(strategy="mean"),), "Fill cannot be used"),
        (np.zeros(2, "M8[s]"), (), "no step turns into numbers"),
        (np.zeros((2, 3)), (OneHot(),), "OneHot cannot be used"),
        (np.zeros(2), (Picture(),), "Picture cannot be used"),
        (np.zeros(2), (Fill(strategy="constant", value="many"),), "Fill cannot be used"),
    ],
)
def test_steps_that_do_not_fit_are_said(values: np.ndarray, steps: tuple[Step, ...], part: str) -> None:
    with pytest.raises(DataError, match="(?s)" + part):
        chain.chain(described("c", values), steps)


def test_numbers_that_are_categories_are_not_called_text() -> None:
    field = msgspec.structs.replace(described("c", texts("5.0", "7.0", "5.0")), kind="category")
    for examples, part in ((("5.0", "7.0"), "values such as '5.0', which no step"), (("5.0", "x"), "text such as 'x'")):
        with pytest.raises(DataError, match=part):
            chain.chain(msgspec.structs.replace(field, examples=examples, categories=()), ())


def test_infinite_and_too_large_numbers_are_refused_with_the_reason() -> None:
    values = np.array([1.0, np.inf, np.nan, 1e300])
    made = chain.chain(described("c", values), ())
    _, refused = chain.run(made, (), values)
    found = {r.template: np.flatnonzero(r.mask).tolist() for r in refused}
    assert found == {"{column} has no value.": [2], "{column} has a value that is infinite or too large.": [1, 3]}
    _, lost = fitted((Log(),), np.array([0.0, 1.0]), np.array([-3.0, -1.0, 2.0]))
    assert lost.tolist() == [True, True, False]


def test_a_column_without_any_value_is_fitted_all_the_same() -> None:
    nothing = np.full(4, np.nan)
    for step in (Standardize(), MinMax(), Robust()):
        array, lost = fitted((Fill(), step), nothing)
        np.testing.assert_array_equal(array, 0)
        assert not lost.any()
        assert fitted((step,), nothing)[1].all()


def test_every_step_is_read_back_by_its_tag() -> None:
    made = [step() for step in STEPS]
    assert msgspec.json.decode(msgspec.json.encode(made), type=list[AnyStep]) == made
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(b'[{"step":"one_hot","places":99999999999}]', type=list[AnyStep])


def test_numbers_of_categories_that_are_then_one_hot_have_as_many_places_as_are_trained_with() -> None:
    values = texts("1", "3", "0", "2", "1", "3", "0", "2")
    field = described("c", values)
    numbered = Index().infer(field)
    assert numbered is not None
    told = OneHot().infer(numbered)
    made = chain.chain(field, (Index(), OneHot()), is_target=True)
    array, _ = chain.run(made, chain.fit(made, values), values)
    assert told is not None
    assert told.shape == array.shape[1:] == (4,)
