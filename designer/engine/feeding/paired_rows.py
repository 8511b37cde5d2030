"""The rows that two runs are told of: prepared once where both prepare alike, and kept for what is asked next."""

from __future__ import annotations

import hashlib
from pathlib import Path

import msgspec
import numpy as np

from designer.data.errors import DataError
from designer.data.fitted import fingerprint
from designer.data.progress import Progress, ignore
from designer.data.sources.python import PythonSource
from designer.engine.building.trained import Trained
from designer.engine.feeding.rows import Rows, rows, shared

_kept: dict[bytes, Rows] = {}  # those of one pair


def forget() -> None:
    """Let go of the rows of the last pair."""
    _kept.clear()


def paired(
    trained: Trained, beside: Trained, file: str, part: str, needs_targets: bool = True, progress: Progress = ignore
) -> tuple[Rows, int]:
    """Return the rows of a run that another one has as well, and how many it has itself.

    They are those that `rows` returns. Raises DesignerError.
    """
    mine, its = (_key(one, file, part, needs_targets) for one in (trained, beside))
    for key in _kept.keys() - {mine, its}:
        del _kept[key]
    first = _found(mine, trained, file, part, needs_targets, progress.part(0.0, 0.5))
    second = first
    if mine is None or mine != its:
        second = _found(its, beside, file, part, needs_targets, progress.part(0.5, 1.0))
    return shared(first, second, trained, beside), len(first.numbers)


def _found(key: bytes | None, trained: Trained, file: str, part: str, needs_targets: bool, progress: Progress) -> Rows:
    known = None if key is None else _kept.get(key)
    if known is not None and (known.y is not None or not needs_targets):
        return known
    found = rows(trained, file, part, needs_targets, progress)
    if key is not None:
        _kept[key] = found
    return found


def _key(trained: Trained, file: str, part: str, needs_targets: bool) -> bytes | None:
    """Return what rows are told by: what was fitted, the form of the model, the files; None where they may differ."""
    fitted, data = trained.fitted, trained.data
    sources = [] if file else [one for one in (data.source, data.validation, data.test) if one is not None]
    if fitted is None or any(isinstance(one, PythonSource) for one in sources):
        return None
    paths = [file] if file else [path for one in sources if (path := getattr(one, "path", ""))]
    files = [trained.folder / path for path in paths]
    try:
        stamps = [(str(path.resolve()), msgspec.json.encode(fingerprint(Path(path)))) for path in files]
    except DataError:  # reading it says what is wrong
        return None
    program = trained.program
    form = [(one.node, one.name, repr(one.params.get("shape"))) for one in program.inputs]
    named = [(one.key, one.name) for one in program.outputs]
    weighted = needs_targets and bool(fitted.sample_weights)
    own = b"" if file else msgspec.json.encode(data)
    told = (file, part, weighted, stamps, form, named, own, msgspec.json.encode(fitted, enc_hook=_plain))
    return hashlib.sha256(repr(told).encode("utf-8", "surrogatepass")).digest()


def _plain(value: object) -> object:
    if isinstance(value, np.ndarray):
        return [str(value.dtype), value.shape, hashlib.sha256(np.ascontiguousarray(value).tobytes()).hexdigest()]
    raise NotImplementedError(type(value).__name__)
