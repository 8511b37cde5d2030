"""The data part of scripts makes the very arrays of the program: every source, field, step and split."""

from __future__ import annotations

import datetime
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import soundfile
from PIL import Image
from pyarrow import feather

from designer.data.field import Kind
from designer.data.settings import Binding, DataSettings, Split, Windows
from designer.data.sources import SOURCES, Source, SyntheticArray, source_of
from designer.data.sources.bundled import NAMES, BundledSource
from designer.data.sources.delimited import CsvSource
from designer.data.sources.generated import SyntheticSource
from designer.data.sources.npy import NpySource
from designer.data.steps import STEPS, Step
from designer.data.steps.categories import Index, OneHot
from designer.data.steps.dates import DateParts
from designer.data.steps.gaps import DropRow, Fill, GapCategory, KeepGaps
from designer.data.steps.labels import Labels
from designer.data.steps.pictures import Picture
from designer.data.steps.scale import Log, MinMax, Robust, Standardize
from designer.data.steps.sounds import Sound
from designer.data.steps.stand_ins import GapNumbers
from designer.data.steps.text import MultiHot, Text, TfIdf
from designer.data.steps.text import Sequence as WordSequence
from designer.data.steps.usual import usual_steps
from designer.data.understand import understand
from tests.support.data_scripts import assert_same

TABLES = Path(__file__).parents[1] / "data" / "tables"
KINDS: dict[str, Kind] = {"note": "text", "code": "category", "n": "number"}


def mixed(folder: Path, name: str = "mixed.csv", rows: int = 90, seed: int = 0) -> CsvSource:
    """Write a table with every kind of field and gaps in each."""
    chance = np.random.default_rng(seed)
    lines = ["n;money;share;word;code;note;day;moment;yes;group;set;weight;class"]
    for _ in range(rows):
        day = datetime.datetime(2020, 1, 1) + datetime.timedelta(hours=int(chance.integers(9000)))
        cells = [
            f"{chance.normal():.4f}".replace(".", ","),
            f"€ {chance.integers(1, 99)}.{chance.integers(100, 999)},{chance.integers(10, 99)}",
            f"{chance.uniform(-9, 99):.1f} %".replace(".", ","),
            str(chance.choice(["rot", "grün", "blau", "초록", "selten"], p=[0.4, 0.3, 0.15, 0.14, 0.01])),
            f"{chance.integers(1, 30):03d}",
            " ".join(chance.choice(["der Hund", "a", "läuft", "schnell", "zum", "한국어", "b c"], 4)),
            f"{day:%d.%m.%Y}",
            f"{day:%Y-%m-%d %H:%M:%S}",
            str(chance.choice(["ja", "nein"])),
            str(chance.choice(["A", "B", "C", "D", "E"])),
            str(chance.choice(["train", "train", "train", "val", "test"])),
            f"{chance.uniform(0, 2):.2f}".replace(".", ","),
            str(chance.choice(["katze", "hund", "maus"], p=[0.5, 0.3, 0.2])),
        ]
        for place in range(9):
            if chance.random() < 0.1:
                cells[place] = str(chance.choice(["", "?"])) if place < 3 else ""
        lines.append(";".join(cells))
    (folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return CsvSource(name)


def bound(**chains: Sequence[Step]) -> Binding:
    return Binding(tuple(chains), {name: tuple(steps) for name, steps in chains.items() if steps})


def settled_on(
    source: Source,
    kinds: dict[str, Kind],
    inputs: dict[str, Binding],
    targets: dict[str, Binding],
    split: Split | None = None,
    validation: Source | None = None,
    test: Source | None = None,
    **more: Any,
) -> DataSettings:
    """Return settings, in the order in which one thinks of them."""
    found = {"kinds": kinds, "inputs": inputs, "targets": targets, "split": split or Split()}
    return DataSettings(source=source, validation=validation, test=test, **found, **more)


TARGET = {"t": bound(**{"class": [Index()]})}
CHAINS: dict[str, dict[str, list[Step]]] = {
    "fill": {"n": [Fill()], "money": [Fill("mean", indicator=True)], "share": [Fill("most_frequent")]},
    "fill_words": {
        "word": [Fill(), OneHot()], "group": [Fill("most_frequent"), Index()],
        "code": [Fill("constant", "000"), Index(), Standardize()], "yes": [Fill("constant", 1), MinMax()],
    },
    "gap_category": {"word": [GapCategory(), OneHot()], "yes": [GapCategory("none"), OneHot()]},
    "gap_numbers": {"n": [GapNumbers("1, 2"), Fill()], "money": [GapNumbers("-999 9999.5"), Fill("mean")]},
    "drop_row": {"n": [DropRow()], "word": [DropRow(), Index()], "day": [DropRow(), DateParts(cyclic=False)]},
    "keep_gaps": {"n": [KeepGaps()], "share": [DropRow(), KeepGaps()], "yes": [KeepGaps()]},
    "standardize": {"n": [Standardize()], "money": [Fill(), Standardize()], "weight": []},
    "min_max": {"n": [MinMax()], "share": [Fill("constant", -3.5), MinMax()]},
    "robust": {"n": [Robust()], "money": [Robust(), Fill()]},
    "log": {"money": [Fill(), Log()], "share": [Log(), Fill(), Standardize()]},
    "one_hot": {
        "word": [OneHot(max_categories=3, others=True)], "group": [OneHot(min_share=0.2)],
        "code": [OneHot(others=True)],
    },
    "index": {"word": [Index(others=True)], "group": [Index(max_categories=3)], "yes": [Index(), OneHot()]},
    "labels": {"word": [Labels(mark="a", others=True)], "group": [Labels(mark=";", places=9)]},
    "multi_hot": {"note": [MultiHot(words=9, ngrams=2)], "word": [MultiHot(words=20)]},
    "tf_idf": {"note": [TfIdf(words=7), Standardize()], "word": [TfIdf(words=30, pieces="characters", ngrams=3)]},
    "sequence": {"note": [WordSequence(words=8, length=3)]},
    "text": {"note": [Text()]},
    "date_parts": {
        "day": [DateParts(), Fill(), Standardize()],
        "moment": [DateParts(("year", "month", "day", "hour", "minute", "weekday"), cyclic=False), Fill("mean")],
    },
}  # fmt: skip


@pytest.mark.parametrize("name", CHAINS)
def test_every_step(name: str, tmp_path: Path) -> None:
    source = mixed(tmp_path)
    settings = settled_on(source, KINDS, {"a": bound(**CHAINS[name])}, TARGET, Split(test=0.15, seed=4))
    text = assert_same(settings, tmp_path)
    assert max(len(line) for line in text.splitlines()) <= 88


def test_no_step_is_forgotten() -> None:
    written = {type(step) for chains in CHAINS.values() for steps in chains.values() for step in steps}
    assert written | {Picture, Sound} == set(STEPS)


SPLITS: dict[str, Split] = {
    "random": Split("random", 0.3, 0.2, 5),
    "all": Split("random", 0.0),
    "test_only": Split("random", 0.0, 0.25),
    "stratified": Split("stratified", 0.3, 0.2, 6),
    "group": Split("group", 0.3, 0.2, 7, column="group"),
    "group_of_numbers": Split("group", 0.3, 0.2, 7, column="n"),
    "time": Split("time", 0.3, 0.2, column="when"),
    "column": Split("column", column="set"),
    "order": Split("order", 0.3, 0.2),
    "folds": Split("random", test=0.2, folds=4, fold=2, seed=8),
    "folds_stratified": Split("stratified", folds=3, fold=1, seed=2**33 + 1),
    "folds_of_few": Split("stratified", folds=60, fold=1),
    "folds_group": Split("group", folds=3, fold=2, column="group"),
    "folds_time": Split("time", test=0.1, folds=3, fold=0, column="when"),
    "folds_order": Split("order", test=0.1, folds=3, fold=0),
}


@pytest.mark.parametrize("name", SPLITS)
def test_every_split(name: str, tmp_path: Path) -> None:
    source = mixed(tmp_path)
    path = tmp_path / source.path
    frame = pd.read_csv(path, sep=";", dtype=str, keep_default_na=False)
    frame["when"] = pd.date_range("2021-05-01", periods=len(frame)).astype(str)[::-1]
    frame.to_csv(path, sep=";", index=False)
    inputs = {"a": bound(n=[Fill(), Standardize()], word=[OneHot()])}
    settings = settled_on(source, KINDS, inputs, TARGET, SPLITS[name])
    assert_same(settings, tmp_path)


def test_numbers_as_targets_and_several_of_each(tmp_path: Path) -> None:
    source = mixed(tmp_path)
    inputs = {
        "a": bound(n=[Fill()], word=[Index()]),
        "b": bound(note=[WordSequence(length=4)]),
        "c": bound(yes=[Index()]),
    }
    targets = {"t": bound(share=[Standardize()], money=[Log()]), "u": bound(yes=[OneHot()]), "v": bound(n=[Fill()])}
    assert_same(settled_on(source, KINDS, inputs, targets, Split(seed=2)), tmp_path)


@pytest.mark.parametrize("own", ["csv", "other_form", "parquet"])
def test_validation_and_test_of_their_own(own: str, tmp_path: Path) -> None:
    source = mixed(tmp_path)
    validation: Source = mixed(tmp_path, "v.csv", 40, 1)
    if own == "other_form":
        frame = pd.read_csv(tmp_path / "v.csv", sep=";", dtype=str, keep_default_na=False)
        frame[list(frame)[::-1]].to_csv(tmp_path / "v.csv", sep="|", index=False)
    if own == "parquet":
        frame = pd.read_csv(tmp_path / "v.csv", sep=";", dtype=str)
        frame.to_parquet(tmp_path / "v.parquet")
        validation = source_of(tmp_path / "v.parquet")
    inputs = {"a": bound(n=[DropRow(), Standardize()], word=[OneHot(others=True)])}
    targets = {"t": bound(**{"class": [GapCategory(), OneHot()]})}
    split = Split("own")
    assert_same(settled_on(source, KINDS, inputs, targets, split, validation), tmp_path)
    both = settled_on(source, KINDS, inputs, targets, Split(test=0.1), validation, mixed(tmp_path, "t.csv", 30, 2))
    assert_same(both, tmp_path)


def test_weights_of_samples(tmp_path: Path) -> None:
    source = mixed(tmp_path)
    path = tmp_path / source.path
    path.write_text(path.read_text("utf-8").replace(";0,1", ";-0,1").replace(";1,5", ";"), "utf-8")
    inputs = {"a": bound(n=[Standardize()])}
    assert_same(settled_on(source, KINDS, inputs, TARGET, sample_weights="weight"), tmp_path)


WEIGHTED: dict[str, tuple[dict[str, list[Step]], dict[str, float]]] = {
    "index": ({"class": [Index()]}, {"hund": 2.5}),
    "one_hot": ({"class": [OneHot()]}, {"hund": 2.5, "maus": 0.0, "katze": 1.0}),
    "rare": ({"word": [Index(max_categories=3)]}, {"rot": 3.0}),
    "rare_one_hot": ({"word": [GapCategory(), OneHot(max_categories=3, others=True)]}, {"초록": 0.1}),
    "yes_and_no": ({"yes": [Index()]}, {"ja": 3.0}),
    "yes_and_no_one_hot": ({"yes": [Index(), OneHot()]}, {"nein": 3.0}),
    "numbers": ({"level": [Index()]}, {"3": 2.0, "7": 0.3}),
    "halves": ({"half": [OneHot()]}, {"0.5": 2.0, "1": 0.3}),
    "one_class": ({"one": [OneHot()]}, {"only": 2.0}),
}


@pytest.mark.parametrize("is_balanced", [True, False])
@pytest.mark.parametrize("by_column", [True, False])
@pytest.mark.parametrize("name", WEIGHTED)
def test_weights_of_classes(name: str, by_column: bool, is_balanced: bool, tmp_path: Path) -> None:
    source = mixed(tmp_path)
    path = tmp_path / source.path
    frame = pd.read_csv(path, sep=";", dtype=str, keep_default_na=False)
    chance = np.random.default_rng(5)
    frame["level"] = chance.choice([3, 5, 7], len(frame), p=[0.6, 0.3, 0.1])
    frame["half"] = chance.choice(["0,5", "1", "1,5"], len(frame))
    frame["one"] = "only"
    frame.to_csv(path, sep=";", index=False)
    chain, by_hand = WEIGHTED[name]
    targets = {"t": bound(**chain), "u": bound(share=[Fill(), Standardize()])}
    if is_balanced:
        targets["v"] = bound(**{"class": [Index()]})
    settings = settled_on(
        source, KINDS, {"a": bound(n=[Fill()])}, targets, Split("random", seed=2),
        class_weights="balanced" if is_balanced else by_hand, sample_weights="weight" if by_column else "",
    )  # fmt: skip
    text = assert_same(settings, tmp_path)
    assert ("compute_sample_weight" in text) == is_balanced


@pytest.mark.parametrize("windows", [
    Windows(5), Windows(4, 3, 2, "when"), Windows(3, 0, 1, "when", "group"), Windows(3, 2, 1, group="group"),
])  # fmt: skip
def test_windows_over_time(windows: Windows, tmp_path: Path) -> None:
    source = mixed(tmp_path, rows=300)
    path = tmp_path / source.path
    frame = pd.read_csv(path, sep=";", dtype=str, keep_default_na=False)
    order = np.random.default_rng(1).permutation(len(frame))
    frame["when"] = pd.date_range("2021-05-01", periods=len(frame)).strftime("%d.%m.%Y")[order]
    frame.to_csv(path, sep=";", index=False)
    inputs = {"a": bound(n=[Fill(), Standardize()], word=[OneHot(others=True)], share=[Standardize()])}
    targets = {"t": bound(weight=[Standardize()])}
    settings = settled_on(source, KINDS, inputs, targets, Split(test=0.2), windows=windows, sample_weights="weight")
    assert_same(settings, tmp_path)


def settings_of(source: Source, folder: Path, target: str, **more: Any) -> DataSettings:
    """Return settings with the usual steps of every field of a source."""
    fields = {field.name: field for field in understand(source.open(folder))}
    chains = {
        name: list(usual_steps(field))
        for name, field in fields.items()
        if name != target
        and field.kind not in ("ignored", "identifier", "image", "audio")
        and field.missing < field.rows
    }
    alone = {f"array{place}": {name: chains.pop(name)} for place, name in enumerate(list(chains)) if fields[name].shape}
    inputs = {key: bound(**steps) for key, steps in alone.items()}
    if chains:
        inputs["fields"] = bound(**chains)
    return settled_on(source, {}, inputs, {"t": bound(**{target: usual_steps(fields[target], True)})}, **more)


UNUSED = ("ignored", "identifier", "image", "audio")
FILES = {
    "titanic.csv": "Survived", "house.csv": "price", "semicolon.csv": "", "decimalcomma.csv": "", "cp949.csv": "",
    "utf16.csv": "", "latin1.csv": "", "bom.csv": "", "comment_lines.csv": "", "cr_only.csv": "", "currency.csv": "",
    "noheader.csv": "", "quotednl.csv": "", "sep_line.csv": "", "space.txt": "", "spaces_header.csv": "", "tab.txt": "",
    "trailing_comma_all.csv": "", "questionmark.csv": "", "bools.csv": "", "onlydates.csv": "",
    "odd_names.csv": "", "hugeints.csv": "", "inf.csv": "", "time.csv": "", "timeseries.csv": "", "text.csv": "",
    "fortylevels.csv": "", "multilabel.csv": "", "missingtarget.csv": "", "target_gaps.csv": "", "nonecat.csv": "",
    "intlabels.csv": "", "data.json": "", "data.jsonl": "", "data.parquet": "", "data.xlsx": "", "ok.npz": "",
    "onehot.npz": "", "strlabels.npz": "", "manylevels.csv": "", "gap.csv": "", "temp_deg_latin1.csv": "",
}  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_files_of_every_form(name: str) -> None:
    source = source_of(TABLES / name)
    opened = source.open(TABLES)
    named = [f.name for f in understand(opened) if f.kind not in ("ignored", "datetime", "text", "identifier")]
    settings = settings_of(source, TABLES, FILES[name] or named[-1], split=Split(seed=3))
    assert_same(settings, TABLES)


@pytest.mark.parametrize("name", NAMES)
def test_bundled_sets(name: str, tmp_path: Path) -> None:
    assert_same(settings_of(BundledSource(name), tmp_path, "target", split=Split(seed=3)), tmp_path)


def test_one_array(tmp_path: Path) -> None:
    np.save(tmp_path / "x.npy", np.random.default_rng(0).integers(0, 255, (40, 5, 3)).astype("uint8"))
    inputs, targets = {"a": bound(x=[Standardize()])}, {"t": bound(x=[])}
    assert_same(settled_on(NpySource("x.npy"), {}, inputs, targets), tmp_path)


def test_generated_arrays(tmp_path: Path) -> None:
    arrays = (
        SyntheticArray("x", "binary", 20),
        SyntheticArray("y", "classes", 3, ("x",)),
        SyntheticArray("z", "tokens", 5),
        SyntheticArray("s", "score", 1, ("x",)),
    )
    assert_same(settings_of(SyntheticSource(200, 3, arrays), tmp_path, "y"), tmp_path)


def test_arrays_of_parts_in_one_archive(tmp_path: Path) -> None:
    chance = np.random.default_rng(0)
    arrays = {f"x_{part}": chance.normal(size=(rows, 4, 3)) for part, rows in (("train", 60), ("val", 20), ("test", 9))}
    arrays |= {f"y_{part}": chance.integers(0, 3, rows) for part, rows in (("train", 60), ("val", 20), ("test", 9))}
    np.savez(tmp_path / "a.npz", **arrays)
    settings = settings_of(source_of(tmp_path / "a.npz"), tmp_path, "y_train", split=Split("own"))
    text = assert_same(settings, tmp_path)
    assert '"x_train": "x_val"' in text


def test_typed_columns(tmp_path: Path) -> None:
    """Numbers, times, truths, structures and lists as Parquet, Arrow, Feather and JSON have them."""
    rows = 60
    chance = np.random.default_rng(0)
    moments = [datetime.datetime(2020, 1, 1) + datetime.timedelta(hours=7 * i) for i in range(rows)]
    table = pa.table({
        "whole": pa.array([int(v) if v % 7 else None for v in chance.integers(0, 50, rows)]),
        "half": pa.array(chance.normal(size=rows).astype("float32")),
        "label": pa.array(chance.choice(["a", "b"], rows)).dictionary_encode(),
        "moment": pa.array(moments, pa.timestamp("ns", "Europe/Berlin")),
        "day": pa.array([m.date() for m in moments], pa.date32()),
        "is_new": pa.array([bool(v) if v < 2 else None for v in chance.integers(0, 3, rows)]),
        "place": pa.array([{"city": str(chance.choice(["x", "y"])), "x": i / 7} for i in range(rows)]),
        "pixels": pa.array([[float(v) for v in chance.normal(size=4)] for _ in range(rows)]),
        "tags": pa.array([["p", "q"][: 1 + i % 2] for i in range(rows)]),
        "price": pa.array(chance.normal(size=rows)),
    })  # fmt: skip
    pq.write_table(table, tmp_path / "a.parquet")
    feather.write_feather(table, tmp_path / "a.feather")
    with pa.ipc.new_stream(tmp_path / "a.arrows", table.schema) as stream:
        stream.write_table(table)
    records = json.loads(table.to_pandas().to_json(orient="records", date_format="iso"))
    (tmp_path / "a.json").write_text(json.dumps(records), "utf-8")
    (tmp_path / "b.json").write_text(json.dumps({"rows": records}), "utf-8")
    (tmp_path / "a.jsonl").write_text("\n".join(json.dumps(one) for one in records), "utf-8")
    for name in ("a.parquet", "a.feather", "a.arrows", "a.json", "b.json", "a.jsonl"):
        assert_same(settings_of(source_of(tmp_path / name), tmp_path, "price"), tmp_path)
        assert_same(settings_of(source_of(tmp_path / name), tmp_path, "is_new"), tmp_path)


def test_worksheets(tmp_path: Path) -> None:
    frame = pd.DataFrame({
        "when": pd.date_range("2022-01-01", periods=40),
        "count": [i if i % 5 else None for i in range(40)],
        "size": np.random.default_rng(0).normal(size=40),
        "word": ["a", "b", " ", "c"] * 10,
        "yes": [True, False] * 20,
        "price": np.arange(40) / 8,
    })  # fmt: skip
    with pd.ExcelWriter(tmp_path / "a.xlsx") as book:
        pd.DataFrame({"nothing": [1]}).to_excel(book, sheet_name="notes", index=False)
        frame.to_excel(book, sheet_name="data", index=False, startrow=3, startcol=1)
    source = source_of(tmp_path / "a.xlsx")
    settings = settings_of(type(source)("a.xlsx", sheet="data"), tmp_path, "price")
    assert_same(settings, tmp_path)


@pytest.mark.parametrize("name", ["t.xlsx", "t.csv"])
def test_a_sum_below_the_table(name: str, tmp_path: Path) -> None:
    frame = pd.DataFrame({"word": list("abcd") * 10, "n": range(40), "t": np.arange(40) / 8})
    frame.loc[40] = ["Total", frame["n"].sum(), frame["t"].sum()]
    frame.to_excel(tmp_path / name, index=False) if "x" in name else frame.to_csv(tmp_path / name, index=False)
    source = source_of(tmp_path / name)
    assert source.open(tmp_path).table.rows == 40
    assert_same(settings_of(type(source)(name), tmp_path, "t"), tmp_path)


def pictures(folder: Path, count: int = 12) -> None:
    chance = np.random.default_rng(0)
    for place in range(count):
        label = "cat" if place % 2 else "dog"
        (folder / label).mkdir(parents=True, exist_ok=True)
        mode, size = [("RGB", (20, 16, 3)), ("L", (9, 30)), ("RGBA", (16, 16, 4))][place % 3]
        pixels = chance.integers(0, 255, size).astype("uint8")
        Image.fromarray(pixels, mode).save(folder / label / f"{place}.png")


@pytest.mark.parametrize("step", [Picture(16, 16), Picture(8, 12, 1, "signed"), Picture(16, 16, 4, "none")])
def test_folders_of_pictures(step: Picture, tmp_path: Path) -> None:
    pictures(tmp_path / "p")
    (tmp_path / "p" / "cat" / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\n1234")
    source = type(source_of(tmp_path / "p"))("p")
    settings = settled_on(source, {}, {"a": bound(image=[step])}, TARGET, Split(seed=1))
    assert_same(settings, tmp_path)


def test_folders_of_pictures_in_parts(tmp_path: Path) -> None:
    for part in ("train", "val", "test"):
        pictures(tmp_path / "p" / part, 9)
    source = type(source_of(tmp_path / "p"))("p")
    settings = settled_on(source, {}, {"a": bound(image=[Picture(8, 8)])}, TARGET, Split("own"))
    assert_same(settings, tmp_path)


@pytest.mark.parametrize("step", [Sound(4000, 0.5), Sound(5000, 0.25)])
def test_folders_of_sounds(step: Sound, tmp_path: Path) -> None:
    chance = np.random.default_rng(0)
    for place in range(10):
        folder = tmp_path / "s" / ("cat" if place % 3 else "dog")
        folder.mkdir(parents=True, exist_ok=True)
        noise = chance.uniform(-1, 1, (1000 + 300 * place, 1 + place % 2))
        soundfile.write(folder / f"{place}.{'flac' if place % 2 else 'wav'}", noise, 4000 if place < 8 else 8000)
    (tmp_path / "s" / "dog" / "torn.wav").write_bytes(b"RIFF1234WAVE")
    source = type(source_of(tmp_path / "s"))("s")
    settings = settled_on(source, {}, {"a": bound(audio=[step])}, TARGET, Split(seed=1))
    assert_same(settings, tmp_path)


@pytest.mark.parametrize("western", [(), (1, 4), range(20)])
def test_folders_of_texts(western: Sequence[int], tmp_path: Path) -> None:
    encodings = {9: "cp949", 12: "utf-16", 15: "utf-8-sig", 18: "utf-32", 6: "utf-16-le"}
    for place in range(20):
        folder = tmp_path / "t" / ("good" if place % 3 else "bad")
        folder.mkdir(parents=True, exist_ok=True)
        text = f"Satz {place} von dem und das, {'gut' if place % 3 else '나쁨'}\r\n"
        if place in western:
            text = f"Fünf grüne Bäume in München {place}, für Größe und Süße\r\n"
        encoding = "cp1252" if place in western else encodings.get(place, "utf-8")
        (folder / f"{place}.txt").write_bytes(text.encode(encoding))
    source = type(source_of(tmp_path / "t"))("t")
    settings = settled_on(source, {}, {"a": bound(text=[TfIdf(words=40)])}, TARGET, Split(seed=1))
    assert_same(settings, tmp_path)


def test_a_table_of_paths(tmp_path: Path) -> None:
    pictures(tmp_path / "p")
    files = sorted(str(file.relative_to(tmp_path)) for file in tmp_path.rglob("*.png"))
    (tmp_path / "a.csv").write_text("file,class\n" + "".join(f"{f},{Path(f).parts[1]}\n" for f in files), "utf-8")
    settings = settled_on(CsvSource("a.csv"), {}, {"a": bound(file=[Picture(8, 8)])}, TARGET, Split(seed=1))
    assert_same(settings, tmp_path)


def test_every_source_has_code() -> None:
    assert not [kind.__name__ for kind in SOURCES if kind.code is Source.code]
