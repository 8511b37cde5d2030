"""A function in a Python file of the user's that makes the data: run only once the user has allowed it."""

from __future__ import annotations

import ast
import contextlib
import runpy
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, ClassVar

import numpy as np

from designer.data.code import Code, called
from designer.data.errors import CodeError, DataError
from designer.data.files import check_size, no_rows, resolve, unreadable
from designer.data.progress import Progress, ignore
from designer.data.sources.archives import in_parts
from designer.data.sources.base import Opened, Reading, Source, as_column, chosen
from designer.data.table import Table
from designer.files import allowed
from designer.graph.texts import QT_TRANSLATE_NOOP

MAX_CODE_BYTES = 2**20
_USUAL = ("load_data", "load", "make_data", "get_data", "data")


class PythonSource(Source, frozen=True, tag="python", omit_defaults=True, forbid_unknown_fields=True):
    """What a function without arguments returns; it is called in the file's folder.

    A table of pandas or Arrow, arrays by name, (x, y), or ((x_train, y_train), (x_test, y_test)) as Keras's own
    datasets. Arrays by name are in parts as those of a .npz archive are.
    """

    title: ClassVar = QT_TRANSLATE_NOOP("Data", "Python function")
    endings: ClassVar[tuple[str, ...]] = (".py",)
    path: str
    function: str = "load_data"

    @classmethod
    def of(cls, path: Path, head: bytes) -> PythonSource | None:
        """Return the source of a Python file: its function of a usual name, or its only one without arguments."""
        _ = head
        if path.suffix.lower() != ".py":
            return None
        names = functions_of(path)
        found = next((name for name in _USUAL if name in names), names[0] if len(names) == 1 else "")
        if not found:
            raise unreadable(
                path, f"no function in it is called {_USUAL[0]} or is the only one that can be called without arguments"
            )
        return cls(str(path), found)

    def open(self, folder: Path, columns: Sequence[str] | None = None, progress: Progress = ignore) -> Opened:
        """Return what the function makes. Raises DataError, and CodeError where the user has not allowed it to run."""
        path = resolve(self.path, folder)
        check_size(path, MAX_CODE_BYTES)
        if not allowed.is_allowed(path, "run"):
            raise CodeError(path)
        made = _made(path, self.function)
        progress(1.0)
        if hasattr(made, "column_names"):  # a table of Arrow
            if not made.num_rows:
                raise no_rows(path)
            names = chosen(made.column_names, columns)
            return Opened(Table({name: made.column(name) for name in names}, made.num_rows), folder=path.parent)
        opened = in_parts(path, made, columns)
        parts = {name: _worded(part) for name, part in opened.parts.items()}
        return replace(opened, table=_worded(opened.table), parts=parts)

    def code(self, reading: Reading, columns: Sequence[str], part: str = "") -> Code:
        names = reading.parts.get(part, {})
        named = {name: names[name] for name in columns if name in names}
        text = called("made_by", f"path, {self.function!r}", **({"names": named} if named else {}))
        imports = ("import contextlib", "import os", "import runpy", "import sys")
        return Code(text, imports, (_CODE,))


def functions_of(path: Path) -> list[str]:
    """Return the functions of a Python file that can be called without arguments, without running it.

    Raises DataError.
    """
    try:
        tree = ast.parse(path.read_bytes())
    except (OSError, SyntaxError, ValueError, RecursionError, MemoryError) as error:
        line = getattr(error, "lineno", None)
        reason = getattr(error, "strerror", None) or getattr(error, "msg", None) or str(error)
        raise unreadable(path, f"line {line}: {reason}" if line else reason) from None
    found = [node for node in tree.body if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")]
    return [node.name for node in found if not _needed(node.args)]


def _needed(given: ast.arguments) -> int:
    return len(given.posonlyargs) + len(given.args) - len(given.defaults) + given.kw_defaults.count(None)


@contextlib.contextmanager
def _in_folder(folder: Path) -> Iterator[None]:
    """Let code find the files and modules beside it."""
    sys.path.insert(0, str(folder))
    try:
        with contextlib.chdir(folder):
            yield
    finally:
        sys.path.remove(str(folder))


def _made(path: Path, function: str) -> Any:
    """Return what a function makes, as a table of Arrow or as arrays by name. Raises DataError."""
    try:
        with _in_folder(path.parent):
            module = runpy.run_path(str(path))
            if not callable(module.get(function)):
                raise unreadable(path, f"it has no function {function[:80]}")
            made = module[function]()
            return _named(made)
    except DataError:
        raise
    except (Exception, SystemExit) as error:  # whatever code of others does
        raise _failed(path, function, error) from None


def _named(made: Any) -> Any:
    import pandas as pd
    import pyarrow as pa

    if isinstance(made, pd.DataFrame):
        return pa.Table.from_pandas(made.rename(columns=str), preserve_index=False)
    if isinstance(made, pa.Table):
        return made
    if isinstance(made, tuple) and len(made) == 2:
        pairs = [pair for pair in made if isinstance(pair, tuple) and len(pair) == 2]
        if len(pairs) == 2:
            made = dict(zip(("x_train", "y_train", "x_test", "y_test"), (*pairs[0], *pairs[1]), strict=True))
        elif not pairs:
            made = dict(zip("xy", made, strict=True))
    if not isinstance(made, Mapping):
        raise TypeError(
            f"it returned {type(made).__name__}; a table of pandas, arrays by name, (x, y) or "
            "((x_train, y_train), (x_test, y_test)) were expected"
        )
    return {str(name): np.asarray(array) for name, array in made.items()}


def _worded(table: Table) -> Table:
    """Return a table whose columns of objects are columns of Arrow."""
    columns = {
        name: as_column(column.tolist())
        if isinstance(column, np.ndarray) and column.ndim == 1 and column.dtype.kind in "OUS"
        else column
        for name, column in table.columns.items()
    }
    return Table(columns, table.rows)


def _failed(path: Path, function: str, error: BaseException) -> DataError:
    """Return the refusal of code that raised, with the line of its own file where it did."""
    line, trace = 0, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == str(path):
            line = trace.tb_lineno
        trace = trace.tb_next
    return DataError(
        QT_TRANSLATE_NOOP("Errors", "{function} of {file} failed in line {line}: {reason}"),
        function=function,
        file=path.name,
        line=line or getattr(error, "lineno", None) or "?",
        reason=f"{type(error).__name__}: {error}"[:500],
    )


_CODE = '''def made_by(path, function, names=None):
    """Return what a function of a Python file makes: a table, or arrays by name."""
    path = os.path.abspath(path)
    sys.path.insert(0, os.path.dirname(path))
    with contextlib.chdir(os.path.dirname(path)):
        made = runpy.run_path(path)[function]()
    sys.path.remove(os.path.dirname(path))
    if isinstance(made, tuple) and isinstance(made[0], tuple):
        (x_train, y_train), (x_test, y_test) = made
        made = {"x_train": x_train, "y_train": y_train}
        made |= {"x_test": x_test, "y_test": y_test}
    elif isinstance(made, tuple):
        made = dict(zip("xy", made))
    elif hasattr(made, "to_pandas"):
        made = made.to_pandas()
    if isinstance(made, pd.DataFrame):
        return made.rename(columns=str)
    made = {str(name): np.asarray(array) for name, array in made.items()}
    return {name: made[stored] for name, stored in names.items()} if names else made'''
