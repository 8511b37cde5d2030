"""Runs the data part of a script beside the program's own preparation of the same settings."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from designer.data.facts import Facts
from designer.data.predictions import Meaning
from designer.data.prepare import Ready, prepare
from designer.data.settings import DataSettings
from designer.data.sources.base import Opened
from designer.data.table import Table
from designer.data.understand import understand
from designer.data.weights import row_weights
from designer.export.data_code import DataCode
from designer.export.expressions import statement
from designer.export.imports import merged
from designer.export.predict_code import predict_lines
from designer.export.uses import Uses
from designer.export.weights_code import sample_weight
from designer.graph.calls import Call, Output, Program, Tensor
from designer.graph.signature import Signature
from tests.support.exported import is_formatted

_formatted: set[str] = set()


def program_of(settings: DataSettings) -> Program:
    """Return a program that takes and gives what the settings bind, by name."""
    calls = tuple(Call(key, key, "Input", f"in_{key}", {}, Signature(), {}) for key in settings.inputs)
    outputs = tuple(Output(Tensor(key), f"out_{key}", key) for key in settings.targets)
    return Program("model", calls, calls, outputs, takes="dict", gives="dict")


def prepared(settings: DataSettings, folder: Path) -> tuple[Ready, Mapping[str, Opened]]:
    """Return what the program makes of the settings, with what was opened for it."""
    assert settings.source is not None
    opened = {"": settings.source.open(folder)}
    fields = understand(opened[""], settings.kinds)
    others: dict[str, Table] = {}
    for part, own in (("validation", settings.validation), ("test", settings.test)):
        if own is not None:
            opened[part] = own.open(folder)
            others[part] = opened[part].table
        elif settings.split.by == "own" and part in opened[""].stored:
            others[part] = opened[""].parts[part]
    return prepare(settings, fields, opened[""].table, others), opened


def script_of(settings: DataSettings, facts: Mapping[str, Facts]) -> str:
    """Return the data part of a script as one that runs alone; its `row_weights` gives what `fit` would be given."""
    uses = Uses()
    code = DataCode(program_of(settings), settings, facts, lambda path: path, uses)
    weights = sample_weight(program_of(settings), code, uses)
    weighing = ["def row_weights(y, weights=None):", *statement("return ", weights or "None")]
    means: dict[str, Meaning] = {one.key: "classes" if one.is_classes else "numbers" for one in code.plan.targets}
    told = {one.key: one.key for one in code.plan.targets}
    predict = predict_lines(program_of(settings), code, uses, means, told)
    blocks = [*code.functions, predict, weighing, *uses.helpers()]
    text = "\n\n\n".join("\n".join(block) for block in blocks)
    imports = [*uses.imports, *(["import pandas as pd"] if "pd." in text else []), "import numpy as np"]
    head = [*merged([*imports, "from pathlib import Path", *(["import keras"] if "keras." in text else [])]), ""]
    head += ["FOLDER = Path(__file__).resolve().parent", *code.module_lines()]
    return "\n".join(head) + "\n\n\n" + text + "\n"


def run_script(text: str, folder: Path) -> dict[str, Any]:
    """Return the names that a script in a folder defines."""
    namespace: dict[str, Any] = {"__name__": "exported", "__file__": str(folder / "script.py")}
    exec(compile(text, "script.py", "exec"), namespace)
    return namespace


def assert_same(settings: DataSettings, folder: Path) -> str:
    """Assert that the script's arrays are the program's bit for bit, part by part; return the script."""
    ready, opened = prepared(settings, folder)
    facts = {part: Facts(understand(one, settings.kinds), one.reading) for part, one in opened.items()}
    text = script_of(settings, facts)
    assert_formatted(text)
    names = run_script(text, folder)
    with contextlib.redirect_stdout(io.StringIO()) as said:
        loaded = names["load_data"]()
    parts = [part for part in (ready.training, ready.validation, ready.test) if part is not None]
    loaded = loaded if len(parts) > 1 else (loaded,)
    assert len(loaded) == len(parts), text
    # What is left out is said with its count: before rows are divided, then of each part.
    refused = [len(one) for one in (ready.refused, *(part.refused for part in parts)) if len(one)]
    assert [int(line.split()[0]) for line in said.getvalue().splitlines()] == refused, text
    for mine, part in zip(loaded, parts, strict=True):
        x, y, *weights = mine
        for key, array in part.inputs.items():
            assert_equal(x[f"in_{key}"], array, text)
        for key, array in part.targets.items():
            assert_equal(y[f"out_{key}"], array, text)
        if part.weights is not None:
            assert_equal(weights[0], part.weights, text)
    _, *given = loaded[0]
    made = names["row_weights"](*given)
    expected = row_weights(ready.fitted, ready.training)
    assert (made is None) == (not expected), text
    for key, weights in expected.items():
        mine = made[f"out_{key}"] if isinstance(made, dict) else made
        assert_equal(mine.astype("float32"), weights, text)  # as Keras takes it
    return text


def assert_formatted(text: str) -> None:
    """Assert that ruff would leave a script as it is; functions that many scripts have are looked at once."""
    parts = [part.strip("\n") for part in text.split("\n\n\n")]
    new = [part for part in parts if part not in _formatted]
    assert not new or is_formatted("\n\n\n".join(new) + "\n"), text
    _formatted.update(new)


def assert_equal(mine: Any, expected: np.ndarray, text: str) -> None:
    """Assert that two arrays are of one dtype and shape, and equal to the last bit."""
    mine = np.asarray(mine)
    if expected.dtype == object:
        mine = np.array([word.decode() if isinstance(word, bytes) else word for word in mine.ravel()], object)
        mine = mine.reshape(expected.shape)
    assert mine.dtype == expected.dtype, text
    assert mine.shape == expected.shape, text
    if expected.dtype == object:
        assert mine.tolist() == expected.tolist(), text
    else:
        assert mine.tobytes() == np.ascontiguousarray(expected).tobytes(), text
