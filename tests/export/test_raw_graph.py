"""A model with its preparation inside says of raw columns what its run says of the file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pandas as pd
import pytest

from designer.catalogue.load import Catalogue, load
from designer.data.apply import apply
from designer.data.columns import values
from designer.data.field import Kind
from designer.data.fitted import Fitted
from designer.data.predictor import prepared_file
from designer.data.settings import Binding, DataSettings, Split
from designer.data.sources import CsvSource
from designer.data.steps import Step
from designer.data.steps.categories import Index, OneHot
from designer.data.steps.dates import DateParts
from designer.data.steps.gaps import DropRow, Fill, GapCategory, KeepGaps
from designer.data.steps.scale import Log, MinMax, Robust, Standardize
from designer.data.steps.stand_ins import GapNumbers
from designer.data.steps.text import MultiHot, Sequence, Text, TfIdf
from designer.data.table import Table
from designer.engine.building import trained
from designer.engine.building.build import build_model
from designer.engine.checking.check import Checker
from designer.engine.dispatch import Engine
from designer.engine.feeding.describing import describe
from designer.export.python_code import python_code
from designer.export.raw_graph import with_preparation
from designer.files import allowed
from designer.graph.calls import program
from designer.graph.model import Change, Setting
from designer.project import storage
from designer.project.records import DATA
from designer.wire import Done, SaveModel
from tests.support.data_scripts import prepared
from tests.support.drawings import Drawing
from tests.support.exported import run_code, trained_here
from tests.support.sold_houses import houses, project


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load()


def raw_columns(table: pd.DataFrame) -> dict[str, Any]:
    """Return what the raw Inputs take of a table that is written as text."""
    import keras

    numbers = {name: pd.to_numeric(table[name]).to_numpy() for name in ("size", "age")}
    numbers["heated"] = table["heated"].map({"ja": 1.0, "nein": 0.0}).to_numpy()
    days = pd.to_datetime(table["when"], format="%d.%m.%Y").to_numpy()
    columns = {name: column[:, None] for name, column in numbers.items()}
    words = keras.ops.convert_to_tensor(table["town"].to_numpy(object)[:, None])
    return {**columns, "town": words, "when_date_parts": DateParts().apply(days, {})}


def test_raw_columns_are_predicted_as_the_file(catalogue: Catalogue, tmp_path: Path) -> None:
    import keras

    history = trained_here(project(tmp_path), tmp_path)
    run = trained.load(tmp_path / "run", catalogue)
    assert run.fitted is not None
    raw = with_preparation(run.graph, run.fitted)
    said: list[Any] = []
    file = tmp_path / "raw.keras"
    project_text, run_dir = storage.encode(raw.graph), str(tmp_path / "run")
    Engine(said.append).handle(SaveModel(project=project_text, run_dir=run_dir, output=str(file), form="keras"))
    assert isinstance(said[-1], Done), said[-1]
    assert "The weights of all" in str(said[-1].note)
    table = houses(60, 9, ("Jeju", "Busan", "Daegu"))
    table.to_csv(tmp_path / "other.csv", index=False)
    allowed.allow(tmp_path / "other.csv")
    prepared = prepared_file(run.fitted, tmp_path / "other.csv").prepared
    wanted = run.model.predict([prepared.inputs[one.node] for one in run.program.inputs], verbose=0)
    model = keras.models.load_model(file)
    found = model.predict(raw_columns(table), verbose=0)
    assert 40 < len(prepared.numbers) < 60
    for mine, scores in zip(found, wanted, strict=True):
        np.testing.assert_allclose(mine[prepared.numbers], scores, rtol=1e-6, atol=1e-6)
    assert [str(note) for note in raw.notes] == [
        "Keras has no layers for the step DateParts of when: when_date_parts takes what that step makes, and not the "
        "values themselves.",
        "heated: yes is 1 and no is 0.",
        "age: rows with a gap or an unknown value, for which the run has no prediction, get one that means nothing.",
    ]
    code = run_code(python_code(raw.graph, catalogue, model_only=True))["build_model"]()
    code.set_weights(model.get_weights())
    for mine, scores in zip(code.predict(raw_columns(table), verbose=0), found, strict=True):
        np.testing.assert_array_equal(mine, scores)
    again = storage.decode(storage.encode(raw.graph))
    assert program(again, catalogue.signature) == program(raw.graph, catalogue.signature)
    described = describe(CsvSource("houses.csv"), tmp_path)
    assert not [str(p.text) for p in Checker().check(again, catalogue, described).problems if p.severity == "error"]
    # It is trained on the rows of the run, gaps and all, to the numbers of the run.
    folder = tmp_path / "again"
    folder.mkdir()
    houses().to_csv(folder / "houses.csv", index=False)
    losses = trained_here(again, folder)
    assert losses.keys() == history.keys()
    for name, values_of in losses.items():
        np.testing.assert_allclose(values_of, history[name], rtol=1e-4, err_msg=name)
    script = run_code(python_code(again, catalogue, folder=folder, target=folder / "s.py"), folder / "s.py")
    np.testing.assert_allclose(script["train"]().history["loss"], losses["loss"], rtol=1e-5)


CHAINS: dict[str, tuple[str, tuple[Step, ...]]] = {
    "fill": ("n", (Fill(),)), "fill_marked": ("n", (Fill("mean", indicator=True), Standardize())),
    "stand_ins": ("s", (GapNumbers("-999.9, 0"), Fill("mean", indicator=True), Standardize())),
    "stand_in": ("s", (GapNumbers("-999.9"), Fill(), MinMax())),
    "fill_constant": ("n", (Fill("constant", 2.5), MinMax())), "robust": ("n", (Robust(), Fill())),
    "log": ("p", (Fill(), Log(), Standardize())), "far": ("far", (Fill(), Standardize())),
    "tiny": ("tiny", (Standardize(), Fill("mean"))), "left_out": ("n", (DropRow(), Standardize())),
    "nothing": ("p", ()), "levels": ("level", (OneHot(others=True),)), "level": ("level", (Index(), Standardize())),
    "many_levels": ("level", (OneHot(places=6, others=True),)), "halves": ("half", (OneHot(others=True),)),
    "words": ("word", (OneHot(),)), "rare": ("word", (OneHot(max_categories=3, others=True),)),
    "gap_category": ("word", (GapCategory(), OneHot())), "frequent": ("word", (Fill("most_frequent"), OneHot())),
    "many": ("word", (OneHot(places=9),)), "index": ("word", (Index(others=True),)),
    "gap_index": ("word", (GapCategory("gap"), Index())), "yes": ("yes", (Fill("most_frequent"), OneHot())),
    "yes_number": ("yes", (Fill(), Standardize())), "number_words": ("level", (GapCategory(), OneHot())),
    "filled_word": ("word", (Fill("constant", "rot"), Index(max_categories=2))),
    "date": ("day", (DateParts(), Fill(), Standardize())), "as_text": ("word", (GapCategory(), Text())),
    "which_words": ("note", (MultiHot(words=20),)), "few_words": ("note", (MultiHot(words=4),)),
    "telling": ("note", (TfIdf(words=9), Standardize())), "sequence": ("note", (Sequence(words=7, length=5),)),
    "pairs": ("note", (MultiHot(words=12, ngrams=2),)), "pieces": ("note", (TfIdf(words=9, pieces="characters"),)),
}  # fmt: skip


def odd_table(folder: Path, rows: int = 80) -> CsvSource:
    chance = np.random.default_rng(2)
    table = pd.DataFrame({
        "n": chance.normal(3, 2, rows).round(3).astype(str), "p": chance.gamma(2, 50, rows).round(2).astype(str),
        "far": (1.7e9 + chance.normal(0, 40, rows)).round(2).astype(str),
        "tiny": (chance.normal(0, 1e-9, rows)).astype(str), "level": chance.choice(["3", "5", "7"], rows),
        "half": chance.choice(["0.5", "1", "1.5"], rows), "yes": chance.choice(["ja", "nein"], rows),
        "word": chance.choice(["rot", "grün", "blau", "초록"], rows, p=[0.4, 0.3, 0.2, 0.1]),
        "day": pd.date_range("2020-01-01", periods=rows, freq="9D").astype(str),
        "s": chance.choice(["-999.9", "0", "1.25", "2.5", "-1000"], rows),
        "note": [" ".join(chance.choice(["Der Hund", "läuft", "schnell", "한국어", "a"], 4)) for _ in range(rows)],
        "y": chance.normal(size=rows).round(3).astype(str),
    })  # fmt: skip
    for name in table.columns[:-1]:
        table.loc[chance.random(rows) < 0.1, name] = ""
    table.loc[[3, 9], "n"] = "inf"
    table.to_csv(folder / "t.csv", index=False)
    return CsvSource("t.csv")


def test_every_chain_is_drawn_or_said(catalogue: Catalogue, tmp_path: Path) -> None:
    """All chains in one model whose outputs are what it is given."""
    import keras

    drawing, inputs = Drawing(), {}
    kinds: dict[str, Kind] = {"note": "text", "level": "number", "half": "number", "yes": "boolean"}
    source = odd_table(tmp_path)
    for name, (column, steps) in CHAINS.items():
        dtype = {"dtype": "string"} if steps[-1:] == (Text(),) else {}
        key = drawing.add("Input", f"in {name}", shape=[1], **dtype)
        drawing.add("Identity", f"in {name}", name, **dtype)
        inputs[key] = Binding((column,), {column: steps} if steps else {})
    settings = DataSettings(source, inputs, {"y": Binding(("y",))}, kinds=kinds, split=Split(validation=0.0))
    drawing.graph.apply(Change("", added=(Setting(DATA, settings),)))
    without = [msgspec.structs.replace(settings, inputs={key: one}) for key, one in inputs.items()]
    bindings = [prepared(one, tmp_path)[0].fitted for one in without]
    fitted = msgspec.structs.replace(bindings[0], inputs=tuple(one.inputs[0] for one in bindings))
    raw = with_preparation(drawing.graph, fitted)
    drawn = program(raw.graph, catalogue.signature)
    model = build_model(drawn, catalogue)
    model.save(tmp_path / "raw.keras")
    loaded = keras.models.load_model(tmp_path / "raw.keras")
    table = source.open(tmp_path).table
    given: dict[str, Any] = {}
    for call in drawn.inputs:
        bound: Binding = raw.graph.settings[DATA].inputs[call.node]
        given[call.name] = taken(fitted, table, bound, call.params["dtype"] == "string")
    found = dict(zip((one.name for one in drawn.outputs), model(given), strict=True))
    traced = dict(zip(found, loaded.predict(given, verbose=0), strict=True))  # a call of a model is not traced
    for (name, _), binding in zip(CHAINS.items(), fitted.inputs, strict=True):
        alone = msgspec.structs.replace(fitted, inputs=(binding,), targets=())
        wanted = apply(alone, table, None, with_targets=False)
        for outputs in (found, traced):
            mine = np.asarray(outputs[name])[wanted.numbers]
            if mine.dtype == object:
                assert [word.decode() for word in mine.ravel()] == wanted.inputs[binding.key].ravel().tolist()
            elif name != "far" or outputs is found:  # what `predict` is given Keras makes 32 bits of, as is said
                np.testing.assert_allclose(mine, wanted.inputs[binding.key], rtol=2e-6, atol=2e-6, err_msg=name)
    cut = [str(note) for note in raw.notes if "has no layers" in str(note)]
    # Dates, pieces of words, numbers as words, categories that are no whole numbers, a word for missing texts.
    assert len(cut) == 5
    names = ("DateParts", "TfIdf", "GapCategory", "OneHot", "Text")
    assert all(f"the step {name} of" in " ".join(cut) for name in names)


def taken(fitted: Fitted, table: Table, bound: Binding, is_text: bool) -> Any:
    """Return what an Input takes of a table: the raw values, or what the first steps make."""
    import keras

    (name,) = bound.columns
    steps = tuple(step for step in bound.steps.get(name, ()) if not isinstance(step, Text | KeepGaps))
    columns = [c for b in fitted.inputs for c in b.columns if c.field.name == name and c.steps[: len(steps)] == steps]
    made = values(table, columns[0].field)
    for step, state in zip(steps, columns[0].states, strict=False):
        made = step.apply(made, state)
    made = made.reshape(len(made), -1)
    if not is_text:
        return keras.ops.convert_to_tensor(made.astype("float64"))
    return keras.ops.convert_to_tensor(np.where(made == None, "", made))  # noqa: E711
