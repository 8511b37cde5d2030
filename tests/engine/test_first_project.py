"""A first project for data of every kind: what is learnt from what, the network, the loss, and what is said of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import numpy as np
import pandas as pd
import pytest
import soundfile
from PIL import Image

from designer.advice.drawing import drawn
from designer.advice.start import Start, Wishes, start
from designer.data.field import Field
from designer.data.sources import source_of
from designer.data.sources.bundled import BundledSource
from designer.data.steps.categories import Index, OneHot
from designer.data.steps.labels import Labels
from designer.data.steps.scale import Standardize
from designer.engine.checking.check import Checker
from designer.engine.feeding.describing import describe
from designer.files import allowed
from designer.graph.model import Graph
from designer.graph.texts import DesignerError
from designer.project import storage
from designer.project.records import DATA, TRAINING
from designer.wire import DataDescribed
from tests.support.networks import catalogue

TABLES = Path(__file__).parents[1] / "data" / "tables"


@pytest.fixture(scope="module")
def checker() -> Iterator[Checker]:
    checker = Checker()
    yield checker
    checker.close()


def begun(path: Path | str, **wishes: object) -> tuple[Start, Graph, DataDescribed]:
    source = BundledSource(path) if isinstance(path, str) else source_of(path)
    if isinstance(path, Path):
        allowed.allow(path)  # as whoever chooses it does
    described = describe(source, Path.cwd())
    made = start(described, source, Wishes(**wishes))
    graph = drawn(made)
    assert storage.encode(storage.decode(storage.encode(graph))) == storage.encode(graph)
    return made, graph, described


def saved(folder: Path, **columns: object) -> Path:
    path = folder / "t.csv"
    pd.DataFrame(columns).to_csv(path, index=False)
    return path


def said(start: Start) -> str:
    return "\n".join(map(str, start.reasons))


def classes(graph: Graph) -> list[str]:
    return [node.type for node in graph.nodes.values()]


@pytest.mark.parametrize(
    ("name", "target"),
    [
        *((name, "y") for name in ("plain.csv", "bools.csv", "constant.csv", "dash_coarse.csv", "decimalcomma.csv")),
        *((name, "y") for name in ("fortylevels.csv", "manylevels.csv", "manyclasses.csv", "nonecat.csv", "zip.csv")),
        *((name, "y") for name in ("data.json", "data.jsonl", "data.parquet", "data.xlsx", "time.csv", "currency.csv")),
        *((name, "y") for name in ("ok.npz", "onehot.npz", "strlabels.npz", "nan.npz", "imagesgray.npz", "ids.csv")),
        *((name, "y") for name in ("missingtarget.csv", "intlabels.csv", "utf16.csv", "imbalance.csv")),
        ("multitarget.csv", "y,y2"),
        ("counttarget.csv", "count"),
        ("currencytarget.csv", "price"),
        ("gap.csv", "color"),
        ("house.csv", "price"),
        ("keras_style.npz", "y_train"),
        ("multilabel.csv", "tags"),
        ("noheader.csv", "column_3"),
        ("odd_names.csv", "y (label)"),
        ("onlydates.csv", "sales"),
        ("target_gaps.csv", "y"),
        ("text.csv", "label"),
        ("timeseries.csv", "load"),
        ("titanic.csv", "Survived"),
    ],
)
def test_what_is_begun_has_no_problems(name: str, target: str, checker: Checker) -> None:
    wanted = ("판정",) if name == "utf16.csv" else tuple(target.split(","))
    start, graph, described = begun(TABLES / name, targets=wanted)
    found = checker.check(graph, catalogue(), described)
    assert [str(p.text) for p in found.problems if p.severity == "error"] == []
    assert tuple(aim.field.name for aim in start.aims) == wanted
    assert found.can_train


def test_texts_of_several_labels_are_told_label_by_label(tmp_path: Path) -> None:
    genres = ["drama|comedy", "comedy", "drama", "horror|drama", "horror"] * 12
    named = ["sea, Busan", "sea, Jeju", "hill, Seoul"] * 20  # which are no labels
    path = saved(tmp_path, a=np.arange(60) * 1.5, genre=genres, place=named, said=["red, blue", "blue", "red"] * 20)
    start, graph, _ = begun(path, targets=("genre",))
    last = list(graph.nodes.values())[-1]
    assert last.params == {"units": 3, "activation": "sigmoid"}
    assert graph.settings[TRAINING].outputs[last.id].loss == "binary_crossentropy"
    assert start.aims[0].binding.steps["genre"] == (Labels(mark="|"),)
    assert "genre has several labels in a value, with | between them." in said(start)
    assert "rows, drawn at random, validate" in said(start)
    steps = {name: chain for branch in start.branches for name, chain in branch.part.binding.steps.items()}
    assert steps["said"] == (Labels(mark=",", places=2, others=True),)
    assert isinstance(steps["place"][-1], OneHot)


@pytest.mark.parametrize("name", ["iris", "digits", "wine", "breast_cancer", "diabetes"])
def test_bundled_sets_have_their_own_target(name: str, checker: Checker) -> None:
    start, graph, described = begun(name)
    assert [aim.field.name for aim in start.aims] == ["target"]
    assert checker.check(graph, catalogue(), described).can_train
    assert start.aims[0].is_number == (name == "diabetes")
    columns = {c for branch in start.branches for c in branch.part.binding.columns}
    assert "data" not in columns
    assert "data is left out. It repeats what other columns hold." in said(start)


def test_the_loss_fits_the_target(tmp_path: Path) -> None:
    rows = 120
    path = saved(
        tmp_path,
        a=np.arange(rows) * 1.5,
        sold=["yes", "no"] * 60,
        city=["Seoul", "Busan", "Daegu"] * 40,
        price=np.arange(rows) * 1000.0,
        grade=[3, 5, 7] * 40,
        digit=list(range(10)) * 12,
    )
    ends = {}
    for name in ("sold", "city", "price", "grade", "digit"):
        start, graph, _ = begun(path, targets=(name,))
        last = list(graph.nodes.values())[-1]
        ends[name] = (last.params, graph.settings[TRAINING].outputs[last.id].loss, start.aims[0].binding.steps[name])
    sparse = "sparse_categorical_crossentropy"
    assert ends["sold"] == ({"units": 1, "activation": "sigmoid"}, "binary_crossentropy", (Index(),))
    assert ends["city"] == ({"units": 3, "activation": "softmax"}, sparse, (Index(),))
    assert ends["grade"] == ({"units": 3, "activation": "softmax"}, sparse, (Index(),))
    assert ends["digit"] == ({"units": 10, "activation": "softmax"}, sparse, (Index(),))
    assert ends["price"] == ({"units": 1}, "mean_squared_error", (Standardize(),))


def test_counts_are_numbers_and_labels_are_classes_unless_said_otherwise() -> None:
    start, _, _ = begun(TABLES / "counttarget.csv", targets=("count",))
    assert start.aims[0].is_number
    start, _, _ = begun(TABLES / "counttarget.csv", targets=("count",), task="classification")
    assert (start.aims[0].units, start.aims[0].activation) == (14, "softmax")
    start, graph, _ = begun(TABLES / "intlabels.csv", targets=("y",), task="regression")
    assert start.aims[0].is_number
    assert graph.settings[DATA].kinds == {"y": "number"}
    with pytest.raises(DesignerError, match="choose classification"):
        begun(TABLES / "gap.csv", targets=("color",), task="regression")


def test_columns_left_out_are_said_with_the_reason() -> None:
    start, _, _ = begun(TABLES / "titanic.csv", targets=("Survived",))
    columns = [c for branch in start.branches for c in branch.part.binding.columns]
    assert columns == ["Pclass", "Sex", "Age", "Fare", "Embarked", "Name"]
    for name in ("PassengerId", "Ticket", "Cabin"):
        assert f"{name} is left out." in said(start)
    assert "No row is lost." in said(start)


def test_inputs_asked_for_are_all_that_comes_in() -> None:
    start, _, _ = begun(TABLES / "titanic.csv", targets=("Survived",), inputs=("Age", "PassengerId"))
    assert [c for branch in start.branches for c in branch.part.binding.columns] == ["Age", "PassengerId"]


def test_several_kinds_of_inputs_and_several_targets_are_one_network(tmp_path: Path, checker: Checker) -> None:
    random = np.random.default_rng(0)
    rows = 300
    words = np.array(["broken", "invoice", "password", "slow", "screen", "refund", "login"])
    path = saved(
        tmp_path,
        note=[" ".join(random.choice(words, 6)) + f" {i} and some more words of no use" for i in range(rows)],
        size=random.normal(size=rows),
        city=random.choice(["Seoul", "Busan"], rows),
        price=random.normal(size=rows),
        kind=random.choice(["a", "b", "c"], rows),
    )
    start, graph, described = begun(path, targets=("kind", "price"))
    assert [(b.part.title, b.part.form) for b in start.branches] == [("features", "row"), ("note", "words")]
    assert classes(graph).count("Concatenate") == 1
    outputs = graph.settings[TRAINING].outputs
    assert [o.loss for o in outputs.values()] == ["sparse_categorical_crossentropy", "mean_squared_error"]
    assert checker.check(graph, catalogue(), described).can_train


def test_a_folder_of_pictures_gets_convolutions_and_augmentation(tmp_path: Path, checker: Checker) -> None:
    for place in range(16):
        folder = tmp_path / ("cat", "dog")[place % 2]
        folder.mkdir(exist_ok=True)
        Image.new("RGB", (40, 32), (place, 0, 0)).save(folder / f"{place}.png")
    start, graph, described = begun(tmp_path)
    assert [aim.field.name for aim in start.aims] == ["class"]
    assert {"RandomFlip", "RandomTranslation", "Conv2D", "MaxPooling2D"} <= set(classes(graph))
    assert checker.check(graph, catalogue(), described).can_train


def test_a_folder_of_sounds_is_heard_as_spectra(tmp_path: Path, checker: Checker) -> None:
    for place in range(16):
        folder = tmp_path / ("low", "high")[place % 2]
        folder.mkdir(exist_ok=True)
        pitch = (200, 1500)[place % 2]
        soundfile.write(folder / f"{place}.wav", np.sin(np.arange(4000 + place * 100) * pitch / 8000), 8000)
    start, graph, described = begun(tmp_path)
    assert [(b.part.title, b.part.form, b.part.shape) for b in start.branches] == [("audio", "sound", (5600,))]
    assert {"MelSpectrogram", "Conv1D"} <= set(classes(graph))
    assert checker.check(graph, catalogue(), described).can_train


def test_a_folder_of_texts_is_read_by_its_words(tmp_path: Path, checker: Checker) -> None:
    for place in range(40):
        folder = tmp_path / ("ham", "spam")[place % 2]
        folder.mkdir(exist_ok=True)
        words = ("see you at lunch", "win a prize now")[place % 2]
        (folder / f"{place}.txt").write_text(f"{words} {place} and so on and on", encoding="utf-8")
    start, graph, described = begun(tmp_path)
    assert [(b.part.title, b.part.form) for b in start.branches] == [("text", "words")]
    assert checker.check(graph, catalogue(), described).can_train


def test_many_texts_are_read_in_their_order(checker: Checker) -> None:
    field = Field("note", "text", "string", rows=50_000, distinct=50_000, examples=("one two",))
    label = Field("label", "category", "string", rows=50_000, distinct=2, categories=("a", "b"), counts=(1, 1))
    described = DataDescribed(rows=50_000, columns=(field, label))
    graph = drawn(start(described, BundledSource("iris"), Wishes()))
    assert {"TextVectorization", "Embedding"} <= set(classes(graph))
    assert graph.settings[DATA].adapt == tuple(n.id for n in graph.nodes.values() if n.type == "TextVectorization")
    assert checker.check(graph, catalogue(), described).can_train


def test_many_values_with_many_rows_get_vectors(checker: Checker) -> None:
    field = Field("shop", "category", "string", rows=20_000, distinct=300, categories=("s1", "s2"), counts=(9, 8))
    price = Field("price", "number", "double", rows=20_000, distinct=9_000, minimum=1.0, maximum=90.0, mean=20.0)
    described = DataDescribed(rows=20_000, columns=(field, price))
    graph = drawn(start(described, BundledSource("iris"), Wishes(("price",))))
    (embedding,) = (node for node in graph.nodes.values() if node.type == "Embedding")
    assert embedding.params["input_dim"] >= 301
    assert checker.check(graph, catalogue(), described).can_train
    # A row of another shop makes nothing wider.
    more = DataDescribed(rows=20_001, columns=(msgspec.structs.replace(field, distinct=301), price))
    checked = checker.check(graph, catalogue(), more)
    assert checked.can_train
    assert "would take 302 places for its categories and has 301" in " ".join(str(p.text) for p in checked.problems)


def test_a_series_is_told_from_what_it_was(checker: Checker) -> None:
    start, graph, described = begun(TABLES / "timeseries.csv")
    settings = graph.settings[DATA]
    assert settings.windows.time == "timestamp"
    assert next(iter(settings.inputs.values())).columns == ("timestamp", "load")
    assert "LSTM" in classes(graph)
    node = next(iter(graph.nodes.values()))
    assert node.params["shape"][0] == settings.windows.length
    assert checker.check(graph, catalogue(), described).can_train
    assert "series over timestamp" in said(start)


def test_windows_over_a_table_are_made_when_asked_for(checker: Checker) -> None:
    start, _, _ = begun(TABLES / "time.csv", targets=("a",))
    assert start.data.windows is None
    start, graph, described = begun(TABLES / "time.csv", targets=("a",), time="t", horizon=3)
    assert (start.data.windows.time, start.data.windows.horizon) == ("t", 3)
    assert checker.check(graph, catalogue(), described).can_train


def test_what_is_not_obvious_is_asked(tmp_path: Path) -> None:
    path = saved(tmp_path, a=np.arange(80.0), b=np.arange(80.0) ** 2)
    with pytest.raises(DesignerError, match=r"Which column is to be predicted\?.*a, b"):
        begun(path)


def test_columns_that_cannot_be_used_are_told(tmp_path: Path) -> None:
    path = saved(tmp_path, a=np.arange(80.0), note=[f"text {i} of many words" for i in range(80)], same=["x"] * 80)
    for wishes, reason in [
        ({"targets": ("nothing",)}, "no column nothing"),
        ({"targets": ("note",)}, "80 different texts"),
        ({"targets": ("same",)}, "at least 2 classes"),
        ({"targets": ("a",), "inputs": ("a",)}, "no column to learn a from"),
    ]:
        with pytest.raises(DesignerError, match=reason):
            begun(path, **wishes)


@pytest.mark.parametrize("rows", [20, 150, 3_000, 50_000, 2_000_000])
def test_every_size_of_table_gets_enough_steps(rows: int) -> None:
    from designer.advice.schedule import schedule

    training, _ = schedule(rows, {})
    steps = -(-rows // training.batch_size)
    assert steps * training.epochs >= 1_500 or training.epochs == 200
    assert training.epochs >= 5
