"""A Python function of the user's makes data once it is allowed to run, as it stands."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from designer.data.errors import CodeError, DataError
from designer.data.settings import Split
from designer.data.sources import Source, source_of
from designer.data.sources.python import PythonSource, functions_of
from designer.data.steps.categories import Index
from designer.data.steps.gaps import Fill
from designer.data.steps.scale import Standardize
from designer.data.understand import understand
from designer.engine.checking.binding import allowing
from designer.files import allowed
from tests.export.test_data_code import assert_same, bound, settled_on

ARRAYS = """
import numpy as np
import helper

def load_data():
    chance = np.random.default_rng(0)
    x = chance.normal(size=(60, 3)).astype("float32")
    y = (x.sum(axis=1) > 0).astype("int64")
    return {shape}
"""
TABLE = """
from pathlib import Path
import pandas as pd

def table(folder=Path(__file__).parent):
    return pd.read_csv("raw.csv")
"""


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KERAS_DESIGNER_STATE", str(tmp_path / "state"))


def written(folder: Path, text: str) -> Source:
    """Return the source of a file with that text, allowed to run."""
    (folder / "make.py").write_text(text, "utf-8")
    (folder / "helper.py").write_text("", "utf-8")
    (folder / "raw.csv").write_text("n,w,t\n" + "".join(f"{i if i % 7 else ''},w{i % 3},{i % 2}\n" for i in range(50)))
    found = source_of(folder / "make.py")
    allowed.allow(folder / "make.py", "run")
    return type(found)("make.py", found.function)


def test_it_does_not_run_before_it_is_allowed_nor_after_it_changed(tmp_path: Path) -> None:
    text = "from pathlib import Path\ndef load_data():\n    Path('ran').touch()\n    return {'x': [[1.0], [2.0]]}\n"
    (tmp_path / "make.py").write_text(text)
    source = source_of(tmp_path / "make.py")
    assert source == PythonSource(str(tmp_path / "make.py"), "load_data")
    with pytest.raises(CodeError, match="--allow-running") as refused:
        PythonSource("make.py").open(tmp_path)
    assert not (tmp_path / "ran").exists()
    (fix,) = allowing(refused.value)
    assert fix.args == {"file": str(tmp_path / "make.py"), "leave": "run"}
    allowed.allow(Path(fix.args["file"]), fix.args["leave"])
    assert PythonSource("make.py").open(tmp_path).table.rows == 2
    assert (tmp_path / "ran").exists()
    (tmp_path / "make.py").write_text(text + "# changed\n")
    with pytest.raises(CodeError):
        PythonSource("make.py").open(tmp_path)


@pytest.mark.parametrize(
    ("shape", "columns", "parts"),
    [
        ("{'a': x, 'b': y, 'names': ['n'] * 60}", {"a", "b", "names"}, {}),
        ("(x, y)", {"x", "y"}, {}),
        ("((x[:40], y[:40]), (x[40:], y[40:]))", {"x_train", "y_train"}, {"test": 20}),
        ("{'x_train': x[:30], 'y_train': y[:30], 'x_val': x[30:45], 'y_val': y[30:45]}", {"x_train", "y_train"},
         {"validation": 15}),
    ],
)  # fmt: skip
def test_what_a_function_returns_has_parts_as_archives_have(
    shape: str, columns: set[str], parts: dict[str, int], tmp_path: Path
) -> None:
    opened = written(tmp_path, ARRAYS.replace("{shape}", shape)).open(tmp_path)
    assert opened.table.columns.keys() == columns
    assert {name: part.rows for name, part in opened.parts.items()} == parts
    assert all(field.kind != "ignored" for field in understand(opened))


@pytest.mark.parametrize("shape", ["(x, y)", "((x[:40], y[:40]), (x[40:], y[40:]))", "{'x': x, 'y': y}"])
def test_scripts_call_the_same_function_on_arrays(shape: str, tmp_path: Path) -> None:
    source = written(tmp_path, ARRAYS.replace("{shape}", shape))
    x, y = list(source.open(tmp_path).table.columns)
    split = Split("own") if "40" in shape else Split(test=0.2)
    settings = settled_on(source, {}, {"a": bound(**{x: [Standardize()]})}, {"t": bound(**{y: [Index()]})}, split)
    assert_same(settings, tmp_path)


def test_scripts_call_the_same_function_on_a_table(tmp_path: Path) -> None:
    source = written(tmp_path, TABLE)
    inputs = {"a": bound(n=[Fill(), Standardize()], w=[Index()])}
    assert_same(settled_on(source, {}, inputs, {"t": bound(t=[Index()])}, Split(seed=2)), tmp_path)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("def load_data():\n    return 5\n", "TypeError: it returned int"),
        ("def load_data():\n    x = 1\n    raise OSError('no disk')\n", "failed in line 3: OSError: no disk"),
        ("def load_data():\n    raise SystemExit(3)\n", "failed in line 2: SystemExit: 3"),
        ("def load_data():\n    import pandas as pd\n    return pd.DataFrame()\n", "0 rows"),
    ],
)
def test_code_that_fails_is_told_with_its_line(text: str, told: str, tmp_path: Path) -> None:
    with pytest.raises(DataError) as refused:
        written(tmp_path, text).open(tmp_path)
    assert told in str(refused.value)


def test_functions_are_found_without_running(tmp_path: Path) -> None:
    path = tmp_path / "make.py"
    path.write_text(
        "raise SystemExit\ndef load():\n ...\ndef other(x):\n ...\ndef _own(): ...\ndef more(*, x=1): ...\n"
    )
    assert functions_of(path) == ["load", "more"]
    assert source_of(path).function == "load"
    path.write_text("x = (")
    with pytest.raises(DataError, match="line 1"):
        source_of(path)
    path.write_text("def one(): ...\ndef two(): ...\n")
    with pytest.raises(DataError, match="load_data"):
        source_of(path)


def test_arrays_come_as_they_are(tmp_path: Path) -> None:
    source = written(tmp_path, ARRAYS.replace("{shape}", "(x, y)"))
    x = source.open(tmp_path).table.columns["x"]
    np.testing.assert_array_equal(x, np.random.default_rng(0).normal(size=(60, 3)).astype("float32"))
