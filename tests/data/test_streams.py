"""Data beyond memory are described and prepared as those in memory, told of on the way, and given up at any time."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import msgspec
import numpy as np
import pyarrow as pa
import pytest
from hypothesis import example, given
from hypothesis import settings as hypothesis
from hypothesis import strategies as st
from PIL import Image

from designer.data import mapped
from designer.data.apply import apply
from designer.data.columns import take
from designer.data.distinct import distinct
from designer.data.errors import DataError
from designer.data.lazy import Lazy, chosen, is_lazy, windowed
from designer.data.prepare import Ready, prepare
from designer.data.progress import Progress
from designer.data.settings import DataSettings, Split
from designer.data.sources import Opened, source_of
from designer.data.steps import Step
from designer.data.steps.categories import Index
from designer.data.steps.pictures import Picture
from designer.data.steps.scale import Standardize
from designer.data.steps.text import MultiHot, TfIdf
from designer.data.steps.usual import usual_steps
from designer.data.understand import understand
from designer.graph.texts import Text
from tests.data.tables import bound, categories, fields, numbers, table, times

RANDOM = hypothesis(max_examples=10, deadline=None)


class Cancelled(Exception):  # noqa: N818
    pass


def arrays(ready: Ready) -> dict[str, np.ndarray]:
    found = {}
    for name in ("training", "validation", "test"):
        part = getattr(ready, name)
        if part is not None:
            found |= {f"{name}/{key}": np.asarray(rows) for key, rows in (*part.inputs.items(), *part.targets.items())}
            found |= {f"{name} numbers": part.numbers, f"{name} weights": np.asarray(part.weights)}
    return found


def same(one: Ready, other: Ready) -> None:
    first, second = arrays(one), arrays(other)
    assert first.keys() == second.keys()
    for name, array in first.items():
        assert array.dtype == second[name].dtype, name
        np.testing.assert_array_equal(array, second[name], err_msg=name)
    assert msgspec.json.encode(one.fitted, enc_hook=repr) == msgspec.json.encode(other.fitted, enc_hook=repr)
    assert list(one.refused) == list(other.refused)


@RANDOM
@given(st.data())
def test_rows_in_files_and_rows_made_when_asked_for_are_those_in_memory(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    rows = 60
    columns = {
        "amount": data.draw(numbers(rows)),
        "colour": data.draw(categories(rows)),
        "when": data.draw(times(rows)),
        "words": data.draw(categories(rows)),
        "weight": np.arange(rows) / 8,
        "class": data.draw(categories(rows, with_gaps=False)),
    }
    described = fields(columns, words="text")
    chains: dict[str, tuple[Step, ...]] = {f.name: usual_steps(f, f.name == "class") for f in described}
    chains["words"] = (TfIdf(words=9),)
    target = chains.pop("class")
    weight = chains.pop("weight")
    settings = DataSettings(
        inputs={"in": bound(**chains), "alone": bound(words=[MultiHot(words=7)]), "weight": bound(weight=weight)},
        targets={"out": bound(**{"class": target})},
        split=Split(validation=0.2, test=0.2, seed=data.draw(st.integers(0, 9))),
        sample_weights="weight",
    )
    wanted = prepare(settings, described, table(columns))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(mapped, "IN_MEMORY_BYTES", 100)
        patch.setattr("designer.data.apply.BLOCK_ROWS", 13)
        found = prepare(settings, described, table(columns), folder=tmp_path_factory.mktemp("rows"))
        assert is_lazy(found.training.inputs["in"])
        assert is_lazy(found.training.inputs["alone"])
        same(wanted, found)


def pictures(folder: Path, count: int, broken: tuple[int, ...] = ()) -> None:
    """Write pictures of two classes, of different sizes and forms; of the broken ones the last half is cut off."""
    random = np.random.default_rng(1)
    for number in range(count):
        size = (24 + number % 3, 20, 3)
        path = folder / "ab"[number % 2] / f"{number:03}{('.jpg', '.png')[number % 3 == 0]}"
        path.parent.mkdir(exist_ok=True)
        Image.fromarray(random.integers(0, 255, size, dtype=np.uint8)).save(path)
        if number in broken:
            path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def picture_settings(*steps: Step, classes: str = "class") -> DataSettings:
    return DataSettings(
        inputs={"in": bound(image=[Picture(8, 9, 3, "signed"), *steps])}, targets={"out": bound(**{classes: [Index()]})}
    )


@pytest.mark.parametrize("steps", [(), (Standardize(),)])
def test_pictures_are_decoded_when_they_are_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, steps: tuple[Step, ...]
) -> None:
    pictures(tmp_path, 40, broken=(3, 12))
    opened = source_of(tmp_path).open(tmp_path)
    known = understand(opened)
    wanted = prepare(picture_settings(*steps), known, opened.table)
    assert not is_lazy(wanted.training.inputs["in"])
    monkeypatch.setattr(mapped, "IN_MEMORY_BYTES", 100)
    monkeypatch.setattr("designer.data.prepare.BLOCK_FILES", 7)
    found = prepare(picture_settings(*steps), known, opened.table)
    assert isinstance(found.training.inputs["in"], Lazy)
    assert sum(len(p.refused) for p in (found.training, found.validation) if p) == 2
    if not steps:  # what is scaled by sums over blocks may differ in its last digits
        same(wanted, found)
    rows = found.training.inputs["in"]
    np.testing.assert_allclose(rows[np.array([5, 0, 5])], wanted.training.inputs["in"][[5, 0, 5]], rtol=1e-5, atol=1e-6)
    np.testing.assert_array_equal(rows[3], rows[2:4][1])


def test_a_picture_that_goes_after_it_was_looked_at_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pictures(tmp_path, 12)
    opened = source_of(tmp_path).open(tmp_path)
    monkeypatch.setattr(mapped, "IN_MEMORY_BYTES", 100)
    found = prepare(picture_settings(), understand(opened), opened.table)
    gone = Path(opened.table.columns["image"][int(found.training.numbers[4])])
    gone.unlink()
    with pytest.raises(DataError, match=f"{gone.name} has changed since") as caught:
        found.training.inputs["in"][3:6]
    assert "cannot be read" in str(caught.value)


def test_paths_in_a_table_start_at_its_folder(tmp_path: Path) -> None:
    pictures(tmp_path, 20)
    (tmp_path / "t.csv").write_text(
        "file,kind\n" + "".join(f"{p.relative_to(tmp_path)},{p.parent.name}\n" for p in sorted(tmp_path.rglob("*.*g"))),
        encoding="utf-8",
    )
    opened = source_of(tmp_path / "t.csv").open(tmp_path)
    settings = DataSettings(inputs={"in": bound(file=[Picture(4, 4)])}, targets={"out": bound(kind=[Index()])})
    ready = prepare(settings, understand(opened), opened.table)
    assert len(ready.training) + len(ready.validation or ()) == 20


@given(st.lists(st.lists(st.sampled_from(["a", "b", "", " c", "1", "007", None]), max_size=8), max_size=6))
@RANDOM
def test_different_values_are_counted_over_all_chunks(chunks: list[list[str | None]]) -> None:
    column = pa.chunked_array([pa.array(chunk, pa.string()) for chunk in chunks], pa.string())
    counted = Counter(value.strip() for chunk in chunks for value in chunk if value)  # in the order of the first rows
    found = distinct(column)
    assert list(zip(found.values, found.counts, strict=True)) == counted.most_common()
    assert (found.total, found.filled) == (len(counted), sum(counted.values()))


@given(st.lists(st.lists(st.floats(width=32) | st.none() | st.integers(0, 3), max_size=8), min_size=1, max_size=6))
@example([[None], [None]])
@RANDOM
def test_different_numbers_are_counted_over_all_chunks(chunks: list[list[float | None]]) -> None:
    column = pa.chunked_array([pa.array(chunk, pa.float64()) for chunk in chunks], pa.float64())
    counted = Counter(float(v) + 0.0 for chunk in chunks for v in chunk if v is not None and v == v)
    found = distinct(column)
    assert [float(value) for value in found.values] == [value for value, _ in counted.most_common()]
    assert list(found.counts) == [count for _, count in counted.most_common()]


@given(st.lists(st.lists(st.text(max_size=3), max_size=5), min_size=1, max_size=6), st.data())
@RANDOM
def test_rows_are_taken_out_of_chunks(chunks: list[list[str]], data: st.DataObject) -> None:
    column = pa.chunked_array([pa.array(chunk, pa.string()) for chunk in chunks], pa.string())
    rows = data.draw(st.lists(st.integers(0, len(column) - 1), max_size=9)) if len(column) else []
    assert take(column, np.array(rows, np.int64)).to_pylist() == [column[row].as_py() for row in rows]


def test_views_of_rows_are_what_arrays_would_be() -> None:
    array = np.arange(60.0).reshape(20, 3)
    rows = Lazy(array.shape, array.dtype, lambda wanted: array[wanted])
    places = np.array([7, 7, 0, 19])
    np.testing.assert_array_equal(chosen(rows, places)[1:], array[places][1:])
    np.testing.assert_array_equal(np.asarray(rows, np.float32), array.astype(np.float32))
    begins = np.array([0, 4, 11])
    np.testing.assert_array_equal(windowed(rows, begins, 5)[np.array([2, 0])], windowed(array, begins, 5)[[2, 0]])
    assert chosen(array, np.arange(20)) is array


@pytest.mark.parametrize("shape", [(50,), (50, 3), (50, 2, 4)])
def test_rows_are_taken_out_of_a_mapped_file(tmp_path: Path, shape: tuple[int, ...]) -> None:
    array = np.random.default_rng(0).random(shape)
    np.save(tmp_path / "x.npy", array)
    rows = mapped.map_array(tmp_path / "x.npy", is_temporary=True)
    for places in ([3], [7, 7, 0, 49], [4, 5, 6], [], [-1, 2]):
        wanted = np.array(places, int)
        for part, own in ((rows, array), (rows[10:], array[10:]), (rows[::2], array[::2])):
            wanted_here = wanted[wanted < len(own)]
            found = mapped.taken(part, wanted_here)
            np.testing.assert_array_equal(found, own[wanted_here])
            assert not mapped.is_mapped(found) or not len(found) or found.base is not rows


def mixed(folder: Path, rows: int) -> Opened:
    path = folder / "t.csv"
    lines = (f"{i / 8},w{i % 7},some text {i % 900},{2000 + i % 20}-01-0{1 + i % 9}\n" for i in range(rows))
    path.write_text("number,word,text,day\n" + "".join(lines), encoding="utf-8")
    return source_of(path).open(folder)


def test_progress_grows_to_the_end_and_says_what_is_done(tmp_path: Path) -> None:
    told: list[tuple[float, str]] = []
    progress = Progress(lambda share, what: told.append((share, str(what))))
    opened = mixed(tmp_path, 3_000)
    known = understand(opened, {}, progress)
    assert {what for _, what in told} == {f"Looking at {name}" for name in opened.table.columns}
    chains = {f.name: usual_steps(f) for f in known}
    target = chains.pop("word")
    _ = target
    settings = DataSettings(inputs={"in": bound(**chains)}, targets={"out": bound(word=[Index()])})
    told.clear()
    ready = prepare(settings, known, opened.table, progress=progress)
    shares = [share for share, _ in told]
    assert shares == sorted(shares)
    assert shares[-1] == pytest.approx(1)
    assert {"Looking for rows that can be used", "Fitting the steps of number", "Preparing the rows to train on"} <= {
        what for _, what in told
    }
    told.clear()
    apply(ready.fitted, opened.table, progress=progress)
    assert told[-1][0] == 1


@pytest.mark.parametrize("after", [0.0, 0.1, 0.3, 0.6, 0.9])
def test_everything_can_be_given_up_on_the_way(tmp_path: Path, after: float, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mapped, "IN_MEMORY_BYTES", 100)

    def tell(share: float, _what: Text) -> None:
        if share >= after:
            raise Cancelled

    opened = mixed(tmp_path, 3_000)
    known = understand(opened)
    with pytest.raises(Cancelled):
        source_of(tmp_path / "t.csv").open(tmp_path, progress=Progress(tell))
    with pytest.raises(Cancelled):
        understand(opened, {}, Progress(tell))
    settings = DataSettings(inputs={"in": bound(number=[Standardize()])}, targets={"out": bound(word=[Index()])})
    with pytest.raises(Cancelled):
        prepare(settings, known, opened.table, folder=tmp_path, progress=Progress(tell))
