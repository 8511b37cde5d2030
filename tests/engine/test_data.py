"""Data sources: what is described, what reaches `fit`, and the sentences for data that cannot be used."""

from __future__ import annotations

import contextlib
import io
import os
import zipfile
from pathlib import Path

import numpy as np
import pytest

from designer.data.errors import DataError
from designer.data.preparation import binding, with_gaps
from designer.data.settings import Binding, DataSettings, Split
from designer.data.sources import BundledSource, CsvSource, NpzSource, SyntheticArray, SyntheticSource, archives
from designer.engine.feeding import data
from designer.engine.feeding.describing import describe
from designer.files import allowed
from designer.graph.calls import Program, program
from designer.graph.model import Edge, Graph, Node
from designer.graph.signature import Signature
from designer.graph.texts import DesignerError

ROWS = 'a,b,"c, d",kind\n1,0.5,x,red\n2,1.5,y,blue\n3,2.5,x,red\n4,3.5,y,green\n5,4.5,x,red\n'


def drawn(inputs: int = 1, outputs: int = 1, shape: tuple[int, ...] = (1,)) -> Program:
    """Return a program with Inputs n1, n2, ... and outputs n11, n12, ..."""
    nodes = [Node(f"n{i}", "Input", f"in{i}", {"shape": list(shape)}) for i in range(1, inputs + 1)]
    ends = [Node(f"n{10 + i}", "Dense", f"out{i}", {"units": 1}) for i in range(1, outputs + 1)]
    edges = [Edge(nodes[0].id, 0, end.id, 0) for end in ends]
    return program(Graph([*nodes, *ends, *edges]), lambda node: Signature())


def csv(folder: Path, content: str | bytes, name: str = "t.csv") -> CsvSource:
    (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
    return CsvSource(name)


def settings(source: object, x: Binding, y: Binding, **more: object) -> DataSettings:
    return DataSettings(source, {"n1": x}, {"n11": y}, **more)  # type: ignore[arg-type]


def test_a_table_is_described(tmp_path: Path) -> None:
    found = describe(csv(tmp_path, ROWS.replace("2.5", "")), tmp_path)
    assert [c.name for c in found.columns] == ["a", "b", "c, d", "kind"]
    assert [c.dtype for c in found.columns] == ["int64", "double", "string", "string"]
    assert [c.kind for c in found.columns] == ["number", "number", "category", "category"]
    assert found.dialect is not None
    assert (found.rows, found.dialect.encoding, found.dialect.delimiter, found.title) == (5, "utf-8", ",", "t.csv")
    assert (found.columns[1].missing, found.columns[1].minimum, found.columns[1].maximum) == (1, 0.5, 4.5)
    assert sorted(found.columns[3].categories) == ["blue", "green", "red"]
    assert found.preview[2] == ("3", "", "x", "red")


@pytest.mark.parametrize(("name", "rows"), [("digits", 1797), ("iris", 150), ("wine", 178), ("diabetes", 442)])
def test_bundled_sets_are_described(name: str, rows: int) -> None:
    found = describe(BundledSource(name), Path())
    assert found.rows == rows
    assert {"data", "target"} <= {c.name for c in found.columns}
    assert len(found.preview) == 50


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949", "utf-16"])
def test_korean_text_is_read_in_every_encoding(tmp_path: Path, encoding: str, delimiter: str) -> None:
    text = "이름,값\n가나다라마바,1\n사아자차카타,2\n".replace(",", delimiter)
    source = csv(tmp_path, text.encode(encoding))
    found = describe(source, tmp_path)
    assert [c.name for c in found.columns] == ["이름", "값"]
    assert found.columns[0].categories == ("가나다라마바", "사아자차카타")
    loaded = data.load(
        drawn(),
        settings(source, Binding(("값",)), binding(("이름",), "integer"), split=Split(validation=0.0)),
        tmp_path,
    )
    assert np.array_equal(loaded.y, [[0], [1]])


def test_columns_stand_side_by_side_and_statistics_are_of_the_training_rows(tmp_path: Path) -> None:
    source = csv(tmp_path, ROWS)
    loaded = data.load(
        drawn(), settings(source, binding(("a", "b"), "standardize"), binding(("kind",), "one_hot")), tmp_path
    )
    assert (loaded.samples, loaded.validation_samples) == (4, 1)
    assert loaded.x.dtype == np.float32
    assert np.allclose(loaded.x.mean(axis=0), 0, atol=1e-6)
    assert np.allclose(loaded.x.std(axis=0), 1, atol=1e-6)
    assert loaded.validation is not None
    assert loaded.validation[0].shape == (1, 2)
    assert loaded.y.shape == (4, 3)


def test_several_inputs_and_outputs_are_dicts_by_name(tmp_path: Path) -> None:
    np.savez(tmp_path / "d.npz", image=np.ones((6, 2, 2)), flag=np.arange(6) % 2, extra=np.zeros(3), one=np.float64(1))
    arrays = DataSettings(
        NpzSource("d.npz"),
        {"n1": Binding(("image",)), "n2": Binding(("flag",))},
        {"n11": Binding(("flag",)), "n12": binding(("flag",), "integer")},
    )
    loaded = data.load(drawn(2, 2), arrays, tmp_path)
    assert {name: array.shape for name, array in loaded.x.items()} == {"in1": (5, 2, 2), "in2": (5, 1)}
    assert {name: array.dtype.name for name, array in loaded.y.items()} == {"out1": "float32", "out2": "int32"}


def test_an_input_without_axes_gets_plain_values(tmp_path: Path) -> None:
    source = csv(tmp_path, ROWS)
    loaded = data.load(drawn(shape=()), settings(source, Binding(("a",)), Binding(("b",))), tmp_path)
    assert loaded.x.shape == (4,)


def test_a_validation_source_is_prepared_like_the_training(tmp_path: Path) -> None:
    source = csv(tmp_path, "a,k\n0,x\n10,y\n")
    other = csv(tmp_path, "a,k\n5,y\n20,y\n", "v.csv")
    loaded = data.load(
        drawn(), settings(source, binding(("a",), "min_max"), binding(("k",), "one_hot"), validation=other), tmp_path
    )
    assert loaded.validation is not None
    assert loaded.validation[0].tolist() == [[0.5], [2.0]]
    assert loaded.validation[1].tolist() == [[0, 1], [0, 1]]


def test_the_order_of_rows_depends_on_the_seed_alone(tmp_path: Path) -> None:
    source = csv(tmp_path, ROWS)

    def rows(**more: object) -> list[float]:
        loaded = data.load(drawn(), settings(source, Binding(("a",)), Binding(("b",)), **more), tmp_path)
        return loaded.x[:, 0].tolist()  # type: ignore[no-any-return]

    np.random.seed(1)
    first = rows(split=Split(by="random", seed=3))
    np.random.seed(2)
    assert first == rows(split=Split(by="random", seed=3))
    assert first != rows(split=Split(by="random", seed=4))
    assert rows(split=Split(by="order")) == [1, 2, 3, 4]


def test_generated_data_are_the_same_for_the_same_seed() -> None:
    source = SyntheticSource(
        64,
        5,
        (
            SyntheticArray("words", "binary", 200),
            SyntheticArray("noise", "normal", 2),
            SyntheticArray("level", "uniform", 3),
            SyntheticArray("score", "score", 1, ("words",)),
            SyntheticArray("class", "classes", 4, ("words", "noise")),
        ),
    )
    first, second = (describe(source, Path()) for _ in range(2))
    assert first == second
    assert [c.shape for c in first.columns] == [(200,), (2,), (3,), (), ()]
    assert (first.columns[4].minimum, first.columns[4].maximum) == (0, 3)
    assert 0 < (first.columns[3].minimum or 0) < (first.columns[3].maximum or 1) < 1


def test_gaps_are_refused_dropped_or_filled(tmp_path: Path) -> None:
    csv(tmp_path, "a,b,k\n1,,x\n2,5,\n3,7,y\n,9,x\n")
    whole = Split(validation=0.0)
    left = data.load(drawn(), settings(CsvSource("t.csv"), *bound_pair(), split=whole), tmp_path)
    assert left.x.tolist() == [[2], [3]]
    assert [str(note) for note in left.notes] == [
        "1 rows are not trained on: b, the target, has no value.",
        "1 rows are not trained on: a has no value.",
    ]
    pair = [with_gaps(binding, binding.columns, "drop") for binding in bound_pair()]
    dropped = data.load(drawn(), settings(CsvSource("t.csv"), *pair, split=whole), tmp_path)
    assert dropped.x.tolist() == [[2], [3]]
    pair = [with_gaps(binding, binding.columns, "fill") for binding in bound_pair()]
    filled = data.load(drawn(), settings(CsvSource("t.csv"), *pair, split=whole), tmp_path)
    assert filled.x.tolist() == [[1], [2], [3], [2]]
    assert filled.y.tolist() == [[7], [5], [7], [9]]


def bound_pair() -> tuple[Binding, Binding]:
    return Binding(("a",)), Binding(("b",))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("a,b\n1,2\n3\n", "faulty in line 3: it has 1 fields, the header has 2"),
        ("a,b\n1,2,3\n", "faulty in line 2: it has 3 fields"),
        ("a,a\n1,2\n", "two columns are called a"),
        ('a,b\n1,"2\n', "faulty in line"),
        ("a,b\n1,\0\n", "NUL"),
        ("", "empty"),
        ("a,b\n", "0 rows"),
        ("a,c\n1,2\n", "no column b; there are a, c"),
        ("a,b\n1,x\n2,3\n3,4\n", "Column b holds text such as 'x'"),
    ],
)
def test_faulty_tables_are_told_with_their_place(tmp_path: Path, content: str | bytes, reason: str) -> None:
    with pytest.raises(DataError) as caught:
        data.load(drawn(), settings(csv(tmp_path, content), *bound_pair()), tmp_path)
    assert reason in str(caught.value)


@pytest.mark.parametrize(
    ("encoding", "reason"), [("ascii", "as ascii"), ("klingon", "as klingon"), ("rot13", "as rot13")]
)
def test_a_wrong_encoding_is_told(tmp_path: Path, encoding: str, reason: str) -> None:
    csv(tmp_path, "가,나\n1,2\n")
    with pytest.raises(DataError, match=reason):
        describe(CsvSource("t.csv", encoding), tmp_path)


def test_paths_may_not_leave_the_folder_unless_allowed(tmp_path: Path) -> None:
    folder = tmp_path / "project"
    folder.mkdir()
    csv(tmp_path, ROWS)
    (folder / "link.csv").symlink_to(tmp_path / "t.csv")
    os.mkfifo(folder / "pipe.csv")
    for path, reason in [
        ("../t.csv", "leads out"),
        ("link.csv", "leads out"),
        ("pipe.csv", "not an ordinary file"),
        (".", "not an ordinary file"),
        (str(tmp_path / "t.csv"), "leads out"),
        ("/dev/zero", "leads out"),
        ("none.csv", "No such file"),
        ("", "names no file"),
        ("a\0b", "names no file"),
    ]:
        with pytest.raises(DataError, match=reason):
            describe(CsvSource(path), folder)
    allowed.allow(tmp_path / "t.csv")
    assert describe(CsvSource(str(tmp_path / "t.csv")), folder).rows == 5


def _archive(path: Path, members: dict[str, bytes]) -> NpzSource:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return NpzSource(path.name)


def _array(array: np.ndarray, **options: bool) -> bytes:
    file = io.BytesIO()
    np.save(file, array, **options)
    return file.getvalue()


def test_archives_that_lie_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "d.npz"
    header = _array(np.zeros(1))
    huge = (
        b"\x93NUMPY\x01\x00v\x00"
        + b"{'descr': '<f8', 'fortran_order': False, 'shape': (999999999999,), }".ljust(117)
        + b"\n"
    )
    for members, reason in [
        ({"a.npy": _array(np.array([{}]), allow_pickle=True)}, "object"),
        ({"a.npy": huge}, "not as large as its header says"),
        ({"a.txt": b"x"}, "is not an array"),
        ({"a.npy": b"nonsense"}, "cannot be read"),
        ({"a.npy": header[:-4]}, "expected 8 bytes got 4"),
        ({"a.npy": header + b"more" * 20000}, "not as large as its header says"),
    ]:
        with pytest.raises(DataError, match=reason):
            describe(_archive(path, members), tmp_path)
    path.write_bytes(b"PK nothing")
    with pytest.raises(DataError, match="cannot be read"):
        describe(NpzSource("d.npz"), tmp_path)


def test_archives_that_unpack_to_too_much_are_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    np.savez_compressed(tmp_path / "d.npz", a=np.zeros(10**6))
    monkeypatch.setattr(archives, "MAX_ARRAY_BYTES", 10**6)
    with pytest.raises(DataError, match="would unpack to"):
        describe(NpzSource("d.npz"), tmp_path)


def test_mutated_archives_raise_only_data_errors(tmp_path: Path) -> None:
    np.savez(tmp_path / "good.npz", a=np.arange(40.0).reshape(10, 4), b=np.array(["x", "y"] * 5))
    good = (tmp_path / "good.npz").read_bytes()
    chance = np.random.default_rng(8)
    for _ in range(300):
        mutated = bytearray(good)
        for place in chance.integers(len(good), size=3):
            mutated[place] = chance.integers(256)
        (tmp_path / "bad.npz").write_bytes(mutated)
        with contextlib.suppress(DataError):  # and nothing else
            describe(NpzSource("bad.npz"), tmp_path)


@pytest.mark.parametrize(
    ("bound", "reason"),
    [
        (DataSettings(), "has no data yet"),
        (DataSettings(BundledSource("iris")), "Input in1 has no data"),
        (DataSettings(BundledSource("iris"), {"n1": Binding(("data",))}), "output out1 has no target"),
        (settings(BundledSource("mnist"), *bound_pair()), "no bundled data set mnist"),
        (settings(BundledSource("iris"), Binding(("data",)), Binding(("x",))), "no column x"),
        (settings(BundledSource("digits"), Binding(("images", "target")), Binding(("target",))), "bind it alone"),
        (
            settings(BundledSource("digits"), binding(("images",), "one_hot"), Binding(("target",))),
            "OneHot cannot be used for images",
        ),
        (
            settings(BundledSource("iris"), Binding(("data",)), Binding(("target",)), split=Split(validation=1.0)),
            "nothing is left",
        ),
        (
            settings(BundledSource("iris"), Binding(("data",)), Binding(("target",)), split=Split(validation=0.001)),
            "0 to validate",
        ),
        (settings(SyntheticSource(10**9, 0, (SyntheticArray("a", "normal", 100),)), *bound_pair()), "GB"),
        (
            settings(SyntheticSource(9, 0, (SyntheticArray("a", "score", 1, ("b",)),)), *bound_pair()),
            "not well defined",
        ),
    ],
)
def test_what_cannot_be_loaded_is_told(bound: DataSettings, reason: str) -> None:
    with pytest.raises(DesignerError, match=reason):
        data.load(drawn(), bound, Path())


def test_arrays_of_different_length_are_told(tmp_path: Path) -> None:
    np.savez(tmp_path / "d.npz", a=np.zeros((5, 1)), b=np.zeros(4))
    with pytest.raises(DataError, match=r"a has 5 rows and b has 4|no column b"):
        data.load(drawn(), settings(NpzSource("d.npz"), *bound_pair()), tmp_path)


def test_a_row_with_nan_in_an_array_is_left_out_and_counted(tmp_path: Path) -> None:
    a = np.zeros((5, 2))
    a[3, 1] = np.nan
    np.savez(tmp_path / "d.npz", a=a, b=np.zeros(5))
    loaded = data.load(
        drawn(shape=(2,)), settings(NpzSource("d.npz"), *bound_pair(), split=Split(validation=0.0)), tmp_path
    )
    assert loaded.rows.tolist() == [0, 1, 2, 4]
    assert [str(note) for note in loaded.notes][:1] == ["1 rows are not trained on: a has no value."]


def test_another_file_is_prepared_with_the_statistics_of_the_training(tmp_path: Path) -> None:
    source = csv(tmp_path, "a,k\n0,x\n10,y\n")
    csv(tmp_path, "a\n5\n", "other.csv")
    bound = settings(source, binding(("a",), "min_max"), binding(("k",), "integer"), split=Split(validation=0.0))
    fitted = data.fitted_anew(drawn(), bound, tmp_path)
    found = data.given_of(drawn(), fitted, data.source_of_file("other.csv", tmp_path), tmp_path)
    assert (found.x.tolist(), found.y, found.numbers.tolist()) == ([[0.5]], None, [0])
    csv(tmp_path, "k,more,a\nz,1,5\ny,2,10\nx,3,\n", "other.csv")
    fitted = data.fitted_anew(drawn(), bound, tmp_path)
    found = data.given_of(drawn(), fitted, CsvSource("other.csv"), tmp_path)
    assert (found.x.tolist(), found.y.tolist(), found.numbers.tolist()) == ([[1.0]], [[1]], [1])
    assert [(row, str(reason)) for row, reason in found.refused] == [
        (0, "k has a category that the training rows do not have, such as z."),
        (2, "a has no value."),
    ]
    with pytest.raises(DataError, match=r"a\.xlsx"):
        data.source_of_file("a.xlsx", tmp_path)
