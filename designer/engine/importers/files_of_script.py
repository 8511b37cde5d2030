"""The files that a script reads while it is run for its models: those beside it, and what stands for missing ones."""

from __future__ import annotations

import builtins
import contextlib
import importlib
import io
import os
import socket
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from keras.src.utils import file_utils

from designer.engine.importers.stand_ins import Anything

_READERS = {
    "pandas": ("read_csv", "read_table", "read_excel", "read_json", "read_parquet", "read_pickle", "read_feather"),
    "numpy": ("load", "loadtxt", "genfromtxt", "fromfile"),
}  # fmt: skip


@contextlib.contextmanager
def files_beside(folder: Path | None, missing: list[str]) -> Iterator[None]:
    """Let relative files that are read be looked for in `folder`, too; nothing is written there or downloaded.

    Data files that are nowhere are stood in for, and named in `missing`.
    """
    before = list(sys.path)
    patches: list[tuple[Any, str, Any]] = [
        (builtins, "open", _opened(builtins.open, folder)),
        (io, "open", _opened(io.open, folder)),
        (file_utils, "get_file", lambda fname=None, *_a, **_k: str(fname or "file")),
        (socket.socket, "connect", _no_network),
        (socket, "create_connection", _no_network),
    ]
    for module, names in _READERS.items():
        with contextlib.suppress(ImportError):
            library = importlib.import_module(module)
            patches += [(library, n, _read(getattr(library, n), folder, missing)) for n in names if hasattr(library, n)]
    originals = [(owner, name, getattr(owner, name)) for owner, name, _ in patches]
    if folder is not None:
        sys.path.insert(0, str(folder))
    for owner, name, value in patches:
        setattr(owner, name, value)
    try:
        yield
    finally:
        sys.path[:] = before
        for owner, name, value in originals:
            setattr(owner, name, value)


def _found(file: Any, folder: Path | None) -> Any:
    """Return where a file that is read lies: as it is named, or beside the script."""
    if folder is None or not isinstance(file, (str, os.PathLike)):
        return file
    beside = folder / os.fspath(file)
    return str(beside) if not Path(file).exists() and beside.exists() else file


def _opened(opener: Callable[..., Any], folder: Path | None) -> Callable[..., Any]:
    def opened(file: Any, mode: str = "r", *args: Any, **kwargs: Any) -> Any:
        is_read = not set(mode) & set("wax+")
        return opener(_found(file, folder) if is_read else file, mode, *args, **kwargs)

    return opened


def _read(reader: Callable[..., Any], folder: Path | None, missing: list[str]) -> Callable[..., Any]:
    def read(file: Any, *args: Any, **kwargs: Any) -> Any:
        try:
            return reader(_found(file, folder), *args, **kwargs)
        except OSError:
            if isinstance(file, (str, os.PathLike)) and Path(file).exists():
                raise
            missing.append(str(file))
            return Anything()

    return read


def _no_network(*_args: Any, **_kwargs: Any) -> Any:
    raise OSError("nothing is downloaded while a script is run for its models")
