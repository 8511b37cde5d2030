"""What was fitted on the training rows: kept with the run as JSON and npz, and read back exactly, without pickle."""

from __future__ import annotations

import hashlib
import io
import math
import os
import zipfile
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from designer.data import chain
from designer.data.chain import Chain
from designer.data.columns import told
from designer.data.errors import DataError
from designer.data.field import Field
from designer.data.settings import Windows
from designer.data.steps import AnyStep, State
from designer.graph.texts import QT_TRANSLATE_NOOP

RECORD, ARRAYS = "fitted.json", "fitted.npz"
VERSION = 1
MAX_RECORD_BYTES = 2**28
MAX_ARRAY_BYTES = 2**31
EDGE_BYTES = 2**16


class Fingerprint(msgspec.Struct, frozen=True, omit_defaults=True):
    """What tells a source from another: bytes, time of change in ns, hashes of its head and tail, rows."""

    size: int = 0
    time: int = 0
    head: str = ""
    tail: str = ""
    rows: int = 0


class FittedColumn(msgspec.Struct, frozen=True):
    """A field with its steps, their states and what they make of it."""

    field: Field
    steps: tuple[AnyStep, ...]
    states: tuple[dict[str, Any], ...]
    made: Field

    @property
    def chain(self) -> Chain:
        """The steps as what runs them takes them."""
        return Chain(self.field, self.steps, self.made)

    @property
    def labels(self) -> tuple[str, ...]:
        """The words of the classes that the numbers stand for, () where they are no classes."""
        return told(self.field, chain.labels(self.steps, self.states))

    @property
    def several(self) -> tuple[str, ...]:
        """The words of the labels, of which a row may have several, () where they are none."""
        return chain.several(self.steps, self.states)


class FittedBinding(msgspec.Struct, frozen=True):
    """The columns that make up one Input or target, side by side."""

    key: str
    columns: tuple[FittedColumn, ...]

    @property
    def shape(self) -> tuple[int, ...]:
        """The shape of a row."""
        if len(self.columns) == 1:
            return tuple(size or 0 for size in self.columns[0].made.shape)
        return (sum(column.made.shape[0] or 0 for column in self.columns),)

    @property
    def dtype(self) -> str:
        """float32, int32 or string."""
        kinds = {column.made.dtype for column in self.columns}
        return kinds.pop() if len(kinds) == 1 else "float32"

    @property
    def labels(self) -> tuple[str, ...]:
        """The words of its classes, where it is one column of classes."""
        return self.columns[0].labels if len(self.columns) == 1 else ()

    @property
    def several(self) -> tuple[str, ...]:
        """The words of its labels, where it is one column of texts that have several."""
        return self.columns[0].several if len(self.columns) == 1 else ()


class Fitted(msgspec.Struct, frozen=True):
    """Everything that is needed to prepare rows as those of the training were, and to read predictions.

    `others` are the fields of the columns that order, group and weight the rows. `class_weights` are by target and
    label, `other_weights` by target that of its place for rare classes. `rows` are the numbers of rows by part,
    `classes` their counts by part and label of the first target that is classes.
    """

    inputs: tuple[FittedBinding, ...]
    targets: tuple[FittedBinding, ...]
    windows: Windows | None = None
    sample_weights: str = ""
    others: dict[str, Field] = {}
    class_weights: dict[str, dict[str, float]] = {}
    other_weights: dict[str, float] = {}
    source: Fingerprint = Fingerprint()
    rows: dict[str, int] = {}
    classes: dict[str, dict[str, int]] = {}

    def binding(self, key: str) -> FittedBinding:
        """Return an Input or a target by its key. Raises KeyError."""
        return {b.key: b for b in (*self.inputs, *self.targets)}[key]

    @property
    def classes_target(self) -> FittedBinding | None:
        """The first target that is one column of classes."""
        return next((binding for binding in self.targets if binding.labels), None)

    def columns(self, with_targets: bool = True) -> tuple[str, ...]:
        """Return the columns a table must have."""
        bindings = (*self.inputs, *(self.targets if with_targets else ()))
        names = [column.field.name for binding in bindings for column in binding.columns]
        if self.windows:
            names += [name for name in (self.windows.time, self.windows.group) if name]
        return tuple(dict.fromkeys(names))


class _Kept(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    version: int
    arrays: str  # sha256 of the npz
    fitted: msgspec.Raw


def fingerprint(path: Path, rows: int = 0) -> Fingerprint:
    """Return the fingerprint of a file, or of a folder by the names and sizes of its files. Raises DataError."""
    try:
        if path.is_dir():
            files = sorted((str(p.relative_to(path)), p.stat().st_size) for p in path.rglob("*") if p.is_file())
            digest = hashlib.sha256(repr(files).encode("utf-8", "surrogatepass")).hexdigest()
            return Fingerprint(sum(size for _, size in files), path.stat().st_mtime_ns, digest, "", rows)
        with path.open("rb") as file:
            status = os.fstat(file.fileno())
            head = file.read(EDGE_BYTES)
            file.seek(max(0, status.st_size - EDGE_BYTES))
            tail = file.read(EDGE_BYTES)
    except OSError as error:
        raise _unreadable(path, error.strerror or str(error)) from None
    first, last = (hashlib.sha256(edge).hexdigest() for edge in (head, tail))
    return Fingerprint(status.st_size, status.st_mtime_ns, first, last, rows)


def write(fitted: Fitted, folder: Path) -> None:
    """Write what was fitted into a folder, each file at once or not at all. Raises OSError."""
    arrays: dict[str, np.ndarray] = {}

    def plain(value: Any) -> Any:
        if isinstance(value, np.ndarray):
            arrays[f"a{len(arrays)}"] = value
            return {"array": f"a{len(arrays) - 1}"}
        raise NotImplementedError(type(value).__name__)

    raw = msgspec.json.encode(fitted, enc_hook=plain)
    packed = io.BytesIO()
    np.savez(packed, **arrays)  # type: ignore[arg-type]
    digest = hashlib.sha256(packed.getvalue()).hexdigest()
    _replace(folder / ARRAYS, packed.getvalue())
    _replace(folder / RECORD, msgspec.json.encode(_Kept(VERSION, digest, msgspec.Raw(raw))))


def is_kept(folder: Path) -> bool:
    """Tell whether a folder holds what was fitted."""
    return (folder / RECORD).is_file()


def not_kept(run: str) -> DataError:
    """Return the error that a run did not keep what was fitted, so that its model cannot be used elsewhere."""
    return DataError(
        QT_TRANSLATE_NOOP(
            "Errors",
            "The run {name} did not keep how its data were prepared, so it cannot be taken away. Train again.",
        ),
        name=run,
    )


def read(folder: Path) -> Fitted:
    """Return what `write` wrote. Raises DataError, whatever the files hold."""
    path = folder / RECORD
    try:
        kept = msgspec.json.decode(_bytes(path, MAX_RECORD_BYTES), type=_Kept)
        if kept.version != VERSION:
            raise _unreadable(path, f"it is of version {kept.version}, this program reads {VERSION}")
        packed = _bytes(folder / ARRAYS, MAX_ARRAY_BYTES)
        if hashlib.sha256(packed).hexdigest() != kept.arrays:
            raise _unreadable(folder / ARRAYS, f"it does not belong to {RECORD}")
        arrays = _arrays(packed)
        fitted = msgspec.json.decode(kept.fitted, type=Fitted)
        columns = [c for b in (*fitted.inputs, *fitted.targets) for c in b.columns]
        if not all(binding.columns for binding in (*fitted.inputs, *fitted.targets)):
            raise ValueError("an Input or a target has no columns")
        placed = {id(c): _placed(c, arrays) for c in columns}
        rebuilt = (
            tuple(FittedBinding(b.key, tuple(placed[id(c)] for c in b.columns)) for b in bindings)
            for bindings in (fitted.inputs, fitted.targets)
        )
        inputs, targets = rebuilt
        return msgspec.structs.replace(fitted, inputs=inputs, targets=targets)
    except DataError:
        raise
    except OSError as error:
        raise _unreadable(path, error.strerror or str(error)) from None
    except (ValueError, TypeError, KeyError, RecursionError, MemoryError, EOFError, RuntimeError) as error:
        raise _unreadable(path, str(error) or type(error).__name__) from None  # msgspec's errors are ValueErrors
    except (zipfile.BadZipFile, NotImplementedError, SyntaxError) as error:
        raise _unreadable(path, str(error)) from None


def _placed(column: FittedColumn, arrays: dict[str, np.ndarray]) -> FittedColumn:
    """Return a column with the arrays that its states name, after a look at each state."""
    if len(column.states) != len(column.steps):
        raise ValueError(f"{column.field.name} has {len(column.steps)} steps and {len(column.states)} states")
    if column.made.dtype not in chain.DTYPES or not all(0 < (n or 0) <= 2**31 for n in column.made.shape or (0,)):
        raise ValueError(f"{column.field.name} has no form")
    states: list[State] = []
    for step, state in zip(column.steps, column.states, strict=True):
        found = {name: arrays[value["array"]] if isinstance(value, dict) else value for name, value in state.items()}
        step.check(found)
        states.append(found)
    return FittedColumn(column.field, column.steps, tuple(states), column.made)


def _arrays(packed: bytes) -> dict[str, np.ndarray]:
    """Return the arrays of an archive, all of float64, none larger than the archive itself says and holds."""
    found: dict[str, np.ndarray] = {}
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        for member in archive.infolist():
            # They are written as they are; packed ones would be a way to fill the memory.
            if member.compress_type != zipfile.ZIP_STORED or member.filename[:-4] in found:
                raise ValueError(f"{member.filename[:80]} is packed or twice there")
            with archive.open(member) as file:
                version = np.lib.format.read_magic(file)
                header = np.lib.format.read_array_header_1_0 if version == (1, 0) else None
                if header is None:
                    raise ValueError(f"{member.filename[:80]} is of another format")
                shape, in_columns, dtype = header(file)
                if dtype != np.float64 or math.prod(shape) * 8 > member.file_size or any(n < 0 for n in shape):
                    raise ValueError(f"{member.filename[:80]} is not as its header says")
                values = np.frombuffer(file.read(math.prod(shape) * 8), np.float64)
                found[member.filename[:-4]] = values.reshape(shape, order="F" if in_columns else "C").copy()
    return found


def _bytes(path: Path, most: int) -> bytes:
    if not path.is_file():  # neither a folder nor what one would wait for
        raise _unreadable(path, "there is no such file")
    with path.open("rb") as file:
        raw = file.read(most + 1)
    if len(raw) > most:
        raise _unreadable(path, f"it has more than {most // 2**20} MB")
    return raw


def _replace(path: Path, raw: bytes) -> None:
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with beside.open("wb") as file:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _unreadable(path: Path, reason: str) -> DataError:
    return DataError(
        QT_TRANSLATE_NOOP("Errors", "{file} cannot be read: {reason}."), file=path.name, reason=reason.rstrip(".")[:300]
    )
