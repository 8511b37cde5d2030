"""Reads the text of a Python script, or of the code cells of a notebook, from a file somebody else made."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from designer.engine.importers.model_file_error import ModelFileError, first_bytes, shortened
from designer.engine.importers.script.text import CELL
from designer.graph.texts import QT_TRANSLATE_NOOP

NOTEBOOK = ".ipynb"
SUFFIXES = (".py", ".pyw", NOTEBOOK)
_LIMITS = {NOTEBOOK: 64 << 20}  # bytes: pictures lie in it
_LIMIT = 8 << 20


def script_text(path: Path) -> str:
    """Return the text of a script or notebook. Raises ModelFileError for a file that is none."""
    suffix = path.suffix.lower()
    limit = _LIMITS.get(suffix, _LIMIT)
    data = first_bytes(path, limit + 1)
    if len(data) > limit:
        raise ModelFileError(
            QT_TRANSLATE_NOOP("Errors", "{file} is refused: a script has at most {limit} MB."),
            file=path.name,
            limit=limit // 2**20,
        )
    return _cells(data, path) if suffix == NOTEBOOK else _decoded(data, path)


def _decoded(data: bytes, path: Path) -> str:
    for encoding in ("utf-8-sig", "cp949"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise ModelFileError(
        QT_TRANSLATE_NOOP("Errors", "{file} is not a Python script: it is not text in UTF-8 or CP949."), file=path.name
    )


def _cells(data: bytes, path: Path) -> str:
    try:
        notebook: Any = json.loads(data)
        cells = notebook["cells"]
        sources = [_joined(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise ModelFileError(
            QT_TRANSLATE_NOOP("Errors", "{file} is not a notebook: {reason}."),
            file=path.name,
            reason=shortened(f"{type(error).__name__} {error}"),
        ) from error
    return "\n".join(f"{CELL}\n{source}" for source in sources)


def _joined(source: Any) -> str:
    return source if isinstance(source, str) else "".join(source)
