"""The Python that engine processes run in: this one, or, of a packaged program, one that was installed for it."""

from __future__ import annotations

import importlib
import os
import sys
from pathlib import Path

from designer import __version__

ENGINES_VARIABLE = "KERAS_DESIGNER_ENGINES"
_NAME = "keras-model-designer"
_READY = "ready"  # the file that is written last


def is_packaged() -> bool:
    """Whether this program was packaged: its window is one piece with a Python that has no Keras."""
    return bool(getattr(sys, "frozen", False))


def python() -> str:
    """Return the Python that engines and commands run in; it may not be there yet."""
    if not is_packaged():
        return sys.executable
    parts = ("Scripts", "python.exe") if sys.platform == "win32" else ("bin", "python")
    return str(engines_folder().joinpath(*parts))


def engines_folder() -> Path:
    """Return where a packaged program keeps its engines, a folder a version; KERAS_DESIGNER_ENGINES names another."""
    named = os.environ.get(ENGINES_VARIABLE)
    if named:
        return Path(named)
    if sys.platform == "win32":
        data = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        data = Path.home() / "Library" / "Application Support"
    else:
        data = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return data / _NAME / f"engines-{__version__}"


def has_engines() -> bool:
    """Whether engines can be started; they cannot where the Python that they were installed with is gone."""
    return not is_packaged() or ((engines_folder() / _READY).is_file() and Path(python()).exists())


def mark_ready() -> None:
    """Say that everything engines need is in their folder. Raises OSError."""
    (engines_folder() / _READY).write_text(f"{__version__}\n", encoding="utf-8")


def find_packages() -> None:
    """Let a packaged window find what is installed for its engines, which tells what can be chosen."""
    if not is_packaged():
        return
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    parts = ("Lib", "site-packages") if sys.platform == "win32" else ("lib", version, "site-packages")
    place = str(engines_folder().joinpath(*parts))
    if place not in sys.path:
        sys.path.append(place)
    importlib.invalidate_caches()  # Python remembers that the folder was not there, or what was in it


def program_name() -> str:
    """Return how the program is called in a terminal: by the name it was installed under, or in a checkout main.py."""
    return _NAME if Path(sys.argv[0]).stem in (_NAME, "launch") else "main.py"  # launch.py: a packaged one's commands


def program_folder() -> Path:
    """Return the folder in which a packaged program's files lie."""
    return Path(getattr(sys, "_MEIPASS", ""))


def forget_bundle() -> None:
    """Let processes that are started find the system's libraries again: a packaged window has its own in front."""
    for name in ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"):
        before = os.environ.pop(f"{name}_ORIG", None)
        if before is not None:
            os.environ[name] = before
        else:
            os.environ.pop(name, None)
