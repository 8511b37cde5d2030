"""Where the callbacks of a training write: the same names in a run's folder and beside an exported script."""

from __future__ import annotations

import posixpath
from pathlib import PureWindowsPath

from designer.project import run_folder
from designer.project.records import ObjectSpec

# Arguments that are paths, and where they lead if nothing is said.
_PATHS = {
    "ModelCheckpoint": ("filepath", "model-checkpoint.keras"),
    "CSVLogger": ("filename", "log.csv"),
    "TensorBoard": ("log_dir", "tensorboard"),
    "BackupAndRestore": ("backup_dir", "backup"),
    "OrbaxCheckpoint": ("directory", "orbax"),
}


def class_of(spec: ObjectSpec) -> str:
    """Return the class of an object spec."""
    return spec if isinstance(spec, str) else str(spec.get("class", ""))


def path_argument(spec: ObjectSpec) -> str:
    """Return the argument of a callback that is a path, "" if it writes nothing."""
    return _PATHS.get(class_of(spec), ("", ""))[0]


def with_path(spec: ObjectSpec) -> ObjectSpec:
    """Return a callback with the path it writes to, which Keras demands of some."""
    argument = path_argument(spec)
    if not argument:
        return spec
    args = {} if isinstance(spec, str) else dict(spec.get("args") or {})
    return {"class": class_of(spec), "args": {**args, argument: str(args.get(argument) or _usual(spec))}}


def path_of(spec: ObjectSpec) -> str:
    """Return where a callback writes, "" if it writes nothing."""
    argument, placed = path_argument(spec), with_path(spec)
    return "" if not argument or isinstance(placed, str) else str(placed["args"][argument])


def leads_out(path: str) -> bool:
    """Tell whether a path, as any system writes it, does not stay in the folder it starts from."""
    plain = posixpath.normpath(path.replace("\\", "/"))
    return bool(PureWindowsPath(path).anchor) or plain.split("/")[0] == ".."


def is_taken(path: str) -> bool:
    """Tell whether a path in a run's folder is that of something the run itself keeps."""
    return run_folder.is_own(posixpath.normpath(path.replace("\\", "/")).split("/")[0])


def own_name(spec: ObjectSpec) -> str:
    """Return the name of what a callback writes, without the way to it, changed if the run keeps such a file itself."""
    usual = _usual(spec)
    name = PureWindowsPath(path_of(spec)).name
    if name.strip(". ") == "":
        return usual
    return f"{PureWindowsPath(usual).stem}-{name}" if run_folder.is_own(name) else name


def _usual(spec: ObjectSpec) -> str:
    args = {} if isinstance(spec, str) else spec.get("args") or {}
    if class_of(spec) == "ModelCheckpoint" and args.get("save_weights_only"):
        return "model-checkpoint.weights.h5"
    return _PATHS[class_of(spec)][1]
