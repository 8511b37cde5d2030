"""Where the callbacks of a training write: the same names in a run's folder and beside an exported script."""

from __future__ import annotations

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
    usual = _PATHS[class_of(spec)][1]
    if class_of(spec) == "ModelCheckpoint" and args.get("save_weights_only"):
        usual = "model-checkpoint.weights.h5"
    return {"class": class_of(spec), "args": {**args, argument: str(args.get(argument) or usual)}}
