"""What comes with an extra, and how one is installed here: in a packaged program, a checkout or an environment."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from designer.graph.texts import QT_TRANSLATE_NOOP, Text
from designer.machine import interpreter

ROOT = Path(__file__).parents[2]
"""What the program lies in: a checkout, the folder of a packaged program, or an environment's packages."""

PACKAGES: Mapping[str, Sequence[str]] = {
    "torch": ("torch",),
    "cuda": ("tensorflow[and-cuda]", "jax[cuda13]"),
    "onnx": ("onnx", "tf2onnx"),
    "cluster": ("ray",),
    "tensorboard": ("tensorboard", "setuptools<81"),
}
"""The packages of each extra."""

_QUOTED = set(" <>[]()&")  # what a shell takes for something else, on any system


def how_to_install(extra: str, packages: Sequence[str] = (), root: Path = ROOT) -> Text:
    """Return the sentence that says how to install an extra, or those of its packages that are missing."""
    wanted = packages or PACKAGES[extra]
    if (root / "pyproject.toml").is_file():
        return Text(
            QT_TRANSLATE_NOOP("Errors", "Start the program with: uv run --extra {extra} main.py"), {"extra": extra}
        )
    uv = root / ("uv.exe" if sys.platform == "win32" else "uv")
    if uv.is_file():
        command = [str(uv), "pip", "install", "--python", interpreter.python(), *wanted]
    else:
        command = [sys.executable, "-m", "pip", "install", *wanted]
    line = " ".join(f'"{part}"' if set(part) & _QUOTED else part for part in command)
    return Text(
        QT_TRANSLATE_NOOP("Errors", "Install it in a terminal and start the program anew: {command}"),
        {"command": line},
    )
