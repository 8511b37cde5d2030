"""Reads the architecture of a model file as JSON data: .keras, .h5 and model JSON; Keras deserialises nothing."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import msgspec

from designer.engine.importers.file_kinds import model_beside, refuse_other_kinds, weights_beside
from designer.engine.importers.legacy import keras0
from designer.engine.importers.legacy.era import Era, era_of
from designer.engine.importers.model_file_error import ModelFileError, first_bytes, shortened
from designer.engine.importers.paths import MODELS
from designer.engine.importers.saved_model import holds_weights
from designer.graph.texts import QT_TRANSLATE_NOOP

MAX_CONFIG = 64 * 1024 * 1024
SAVED_MODEL = ("keras_metadata.pb", "saved_model.pb")
MAX_METADATA = 64 * 1024
MAX_MEMBERS = 10_000
MAX_RATIO = 200  # to which a member may be compressed; Keras itself stores weights as they are
WEIGHTS = "model.weights.h5"
OWN_CODE = "own_code.json"  # the texts of a model's own classes by name, in files of this program
MAX_OWN = 16 * 1024 * 1024


@dataclass(frozen=True)
class Architecture:
    """The config of a model as Keras wrote it, and whether the file holds weights too.

    `vocabularies` are those of lookup layers, by the path of the layer in the weights ("layers/string_lookup").
    `beside` is the other file that the weights are in, where this one has none. `own` are the texts of Python, by name,
    that define classes of the model, where this program wrote the file.
    """

    config: dict[str, Any]
    has_weights: bool
    vocabularies: Mapping[str, list[str]] = field(default_factory=dict)
    beside: Path | None = None
    era: Era = field(default_factory=lambda: Era(3))
    own: Mapping[str, str] = field(default_factory=dict)


def read_architecture(path: Path) -> Architecture:
    """Return the architecture in a file.

    Raises ModelFileError for a file that is none, is damaged, too large, or has members outside its archive.
    """
    head = first_bytes(path, 8)
    if head.startswith(b"PK"):
        return _from_zip(path)
    if head == b"\x89HDF\r\n\x1a\n":
        return _from_hdf5(path)
    if head.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"{", b"[", b'"'):
        return _from_json(path)
    if path.name in SAVED_MODEL:
        return _from_saved_model(path)
    refuse_other_kinds(path, first_bytes(path, 1024))
    raise ModelFileError(
        QT_TRANSLATE_NOOP(
            "Errors",
            "{file} is not a model: expected a .keras or .h5 file, model JSON, a Python script or notebook.",
        ),
        file=path.name,
    )


def _from_zip(path: Path) -> Architecture:
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
            _refuse_hostile(path, members)
            names = {m.filename: m for m in members}
            if "config.json" not in names:
                raise _damaged(path, "it has no config.json")
            if names["config.json"].file_size > MAX_CONFIG:
                raise _too_large(path, names["config.json"].file_size)
            with archive.open("config.json") as stream:
                text = stream.read(MAX_CONFIG + 1)
            config = _parse(path, text)
            version = _version(archive) if "metadata.json" in names else ""
            era, own = era_of(config, version), _own_code(archive) if OWN_CODE in names else {}
            return Architecture(config, WEIGHTS in names, _vocabularies(path, archive), era=era, own=own)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, OSError, ValueError) as error:
        raise _damaged(path, str(error) or type(error).__name__) from error


def _version(archive: zipfile.ZipFile) -> str:
    """Return which Keras says that it wrote an archive, "" where it does not."""
    with archive.open("metadata.json") as stream:
        try:
            told = json.loads(stream.read(MAX_METADATA))
        except (ValueError, RecursionError):
            return ""
    return str(told.get("keras_version", "")) if isinstance(told, dict) else ""


def _own_code(archive: zipfile.ZipFile) -> dict[str, str]:
    """Return the texts that an archive holds, nothing of it run; none where they are damaged."""
    with archive.open(OWN_CODE) as stream:
        try:
            return msgspec.json.decode(stream.read(MAX_OWN), type=dict[str, str])
        except (msgspec.MsgspecError, UnicodeError):
            return {}


def _vocabularies(path: Path, archive: zipfile.ZipFile) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for member in archive.infolist():
        folder, _, name = member.filename.rpartition("/")
        if name != "vocabulary.txt" or not folder.startswith("assets/"):
            continue
        if member.file_size > MAX_CONFIG:
            raise _too_large(path, member.file_size)
        with archive.open(member) as stream:
            text = stream.read(MAX_CONFIG + 1).decode("utf-8")
        found[folder.removeprefix("assets/").removesuffix("/_lookup_layer")] = text.split("\n")
    return found


def _refuse_hostile(path: Path, members: list[zipfile.ZipInfo]) -> None:
    if len(members) > MAX_MEMBERS:
        raise _damaged(path, f"it has {len(members)} members")
    for member in members:
        parts = member.filename.replace("\\", "/").split("/")
        if ".." in parts or member.filename.startswith(("/", "\\")) or ":" in parts[0]:
            raise ModelFileError(
                QT_TRANSLATE_NOOP("Errors", "{file} is refused: its member {member} points outside the archive."),
                file=path.name,
                member=member.filename[:80],
            )
        if member.file_size > MAX_RATIO * max(member.compress_size, 1024):
            raise ModelFileError(
                QT_TRANSLATE_NOOP("Errors", "{file} is refused: its member {member} swells to {size} MB."),
                file=path.name,
                member=member.filename[:80],
                size=member.file_size // 2**20,
            )


def _from_hdf5(path: Path) -> Architecture:
    import h5py

    try:
        with h5py.File(path, "r") as file:
            text = file.attrs.get("model_config")
            told = file.attrs.get("training_config")
            has_weights = "model_weights" in file
            by = {
                key: _text(file.attrs.get(f"keras_{key}" if key == "version" else key))
                for key in ("version", "backend")
            }
    except (OSError, RuntimeError, KeyError, ValueError) as error:
        raise _damaged(path, str(error).splitlines()[0]) from error
    if text is None and (drawing := model_beside(path)) is not None:
        return replace(_from_json(drawing), has_weights=True, beside=path)
    if text is None:
        raise ModelFileError(
            QT_TRANSLATE_NOOP(
                "Errors",
                "{file} holds weights but no model; open the .keras file or the script the model was saved from, or "
                "put the model's JSON beside it.",
            ),
            file=path.name,
        )
    config = _parse(path, text)
    config["compile_config"] = _old_compile_config(told)
    return Architecture(config, has_weights, era=era_of(config, by["version"], by["backend"]))


def _text(value: Any) -> str:
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value or "")


def _old_compile_config(text: Any) -> Any:
    """Return what an .h5 file says of compile in the form of a .keras file."""
    try:
        told = json.loads(text) if isinstance(text, (str, bytes)) and len(text) <= MAX_CONFIG else None
    except (ValueError, RecursionError):
        return None
    return {**told, "optimizer": told.get("optimizer_config")} if isinstance(told, dict) else None


def _from_saved_model(path: Path) -> Architecture:
    """Return the model that the metadata of a SavedModel of tf.keras 2 describe."""
    metadata = path.with_name(SAVED_MODEL[0])
    if not metadata.is_file():
        raise ModelFileError(
            QT_TRANSLATE_NOOP(
                "Errors",
                "{file} is a SavedModel without the description that Keras writes (keras_metadata.pb); there is "
                "nothing to draw in it. Save the model as .h5 where it was made.",
            ),
            file=path.name,
        )
    if metadata.stat().st_size > MAX_CONFIG:
        raise _too_large(path, metadata.stat().st_size)
    text = metadata.read_bytes().decode("utf-8", "replace")
    decoder = json.JSONDecoder()
    at = text.find('{"')
    while at >= 0:
        try:
            told, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            at += 1
        else:
            if isinstance(told, dict) and told.get("class_name") in MODELS and isinstance(told.get("config"), dict):
                kept = {
                    key: _without_tuples(told[key])
                    for key in ("class_name", "config", "keras_version", "backend")
                    if key in told
                }
                return Architecture(kept, holds_weights(path.parent), era=era_of(kept))
        at = text.find('{"', at)
    raise _damaged(path, "its metadata describe no Sequential or functional model")


def _without_tuples(value: Any) -> Any:
    if isinstance(value, dict):
        if value.get("class_name") in ("__tuple__", "TensorShape") and isinstance(value.get("items"), list):
            return [_without_tuples(item) for item in value["items"]]
        return {key: _without_tuples(item) for key, item in value.items()}
    return [_without_tuples(item) for item in value] if isinstance(value, list) else value


def _from_json(path: Path) -> Architecture:
    if path.stat().st_size > MAX_CONFIG:
        raise _too_large(path, path.stat().st_size)
    config = _parse(path, path.read_bytes())
    weights = weights_beside(path)
    return Architecture(config, weights is not None, beside=weights, era=era_of(config))


def _parse(path: Path, text: str | bytes) -> dict[str, Any]:
    if len(text) > MAX_CONFIG:
        raise _too_large(path, len(text))
    try:
        config = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise _damaged(path, f"its config is not JSON ({error})") from error
    if keras0.is_keras_0(config):
        try:
            return keras0.keras_1_model(config)
        except (LookupError, TypeError, ValueError, AttributeError, RecursionError) as error:
            raise _damaged(path, f"its config of Keras 0 is not whole ({shortened(repr(error))})") from error
    if not isinstance(config, dict) or "class_name" not in config or not isinstance(config.get("config"), (dict, list)):
        raise _damaged(path, "its config describes no Keras model")
    return config


def _damaged(path: Path, reason: str) -> ModelFileError:
    return ModelFileError(
        QT_TRANSLATE_NOOP("Errors", "{file} is not a model file that can be read: {reason}."),
        file=path.name,
        reason=shortened(reason),
    )


def _too_large(path: Path, size: int) -> ModelFileError:
    return ModelFileError(
        QT_TRANSLATE_NOOP("Errors", "{file} is refused: its config has {size} MB, at most {limit} MB are read."),
        file=path.name,
        size=size // 2**20,
        limit=MAX_CONFIG // 2**20,
    )
