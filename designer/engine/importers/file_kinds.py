"""Says what a file is that is no model, and finds the other half of a model that is in two files, JSON and weights."""

from __future__ import annotations

import json
from pathlib import Path

from designer.engine.importers.model_file_error import ModelFileError, first_bytes
from designer.graph.texts import QT_TRANSLATE_NOOP

_HDF5 = b"\x89HDF\r\n\x1a\n"
_WEIGHTS = (".weights.h5", "_weights.h5", "-weights.h5", ".h5", "_weights.hdf5", ".hdf5")
_LOOKED_AT = 200  # files of a folder, at most
_MAX_JSON = 64 * 1024 * 1024
_YAML = (b"class_name:", b"backend:", b"config:", b"!!python")
_PICKLES = (b"\x80\x02", b"\x80\x03", b"\x80\x04", b"\x80\x05")


def refuse_other_kinds(path: Path, head: bytes) -> None:
    """Raise ModelFileError in words that fit the kind of a file that no model is read from, if it is known."""
    if not head:
        raise ModelFileError(
            QT_TRANSLATE_NOOP("Errors", "{file} is empty: it was not written to its end, or not downloaded."),
            file=path.name,
        )
    if head.startswith(b"version https://git-lfs.github.com"):
        raise ModelFileError(
            QT_TRANSLATE_NOOP(
                "Errors",
                "{file} is only the pointer that Git LFS left in its place. Fetch the file itself: git lfs pull.",
            ),
            file=path.name,
        )
    if head.startswith(_PICKLES):
        raise ModelFileError(
            QT_TRANSLATE_NOOP(
                "Errors",
                "{file} is not a model: expected a .keras or .h5 file, model JSON, a Python script or notebook. It is "
                "a pickle, which runs code when it is read and is not opened.",
            ),
            file=path.name,
        )
    if any(line.startswith(_YAML) for line in head.splitlines()):
        raise ModelFileError(
            QT_TRANSLATE_NOOP(
                "Errors",
                "{file} is a model in YAML, which is not read. Write it as JSON in the Keras that made it: "
                "model_from_yaml(text).to_json().",
            ),
            file=path.name,
        )
    if head.lstrip()[:1] == b"<":
        raise ModelFileError(
            QT_TRANSLATE_NOOP("Errors", "{file} is a web page, not the file itself. Download it again."), file=path.name
        )


def weights_beside(path: Path) -> Path | None:
    """Return the file of weights that lies beside a model's JSON: one of its name, "weights.h5", or the only one."""
    stem = path.name.removesuffix(".json")
    for name in [
        *(stem + suffix for suffix in _WEIGHTS),
        "weights.h5",
        "model.weights.h5",
        "model_weights.h5",
        "model.h5",
    ]:
        if _is_weights(path.with_name(name)):
            return path.with_name(name)
    found = [other for other in _files(path.parent, (".h5", ".hdf5")) if _is_weights(other)]
    return found[0] if len(found) == 1 else None


def model_beside(path: Path) -> Path | None:
    """Return the model's JSON that lies beside a file of weights: one whose weights these are."""
    found = [other for other in _files(path.parent, (".json",)) if _is_model(other) and weights_beside(other) == path]
    return found[0] if len(found) == 1 else None


def _files(folder: Path, suffixes: tuple[str, ...]) -> list[Path]:
    found: list[Path] = []
    for number, path in enumerate(sorted(folder.iterdir())):
        if number >= _LOOKED_AT:
            break
        if path.suffix.lower() in suffixes and path.is_file():
            found.append(path)
    return found


def _is_weights(path: Path) -> bool:
    """Tell whether a file has weights of layers and no model of its own."""
    import h5py

    if not path.is_file() or first_bytes(path, 8) != _HDF5:
        return False
    try:
        with h5py.File(path, "r") as file:
            is_old = "layer_names" in file.attrs or "layer_names0" in file.attrs or "nb_layers" in file.attrs
            return "model_config" not in file.attrs and (is_old or "layers" in file)
    except (OSError, RuntimeError, KeyError, ValueError):
        return False


def _is_model(path: Path) -> bool:
    try:
        told = json.loads(path.read_bytes()) if path.stat().st_size <= _MAX_JSON else None
    except (OSError, ValueError, RecursionError):
        return False
    return isinstance(told, dict) and "class_name" in told and "config" in told
