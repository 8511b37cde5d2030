"""Installs the engines of a packaged program: a Python with Keras and what else they need, by uv."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError
from designer.machine import interpreter

PYTHON = f"{sys.version_info.major}.{sys.version_info.minor}"  # that of the window, which looks what is installed there
REQUIREMENTS = "engines.txt"  # among the files of the packaged program: the packages
TESTED = "tested.txt"  # and the versions of these, and of those they need, that were tested


def install(tell: Callable[[str], object]) -> None:
    """Install what engines need, some gigabytes; what was begun before is begun anew. `tell` gets line after line.

    Raises DesignerError when the program is not packaged, and when uv fails, with its last words.
    """
    if not interpreter.is_packaged():
        raise DesignerError(
            QT_TRANSLATE_NOOP("Errors", "Only a packaged program installs its engines; this one has them already.")
        )
    for command in commands():
        _run(command, tell)
    interpreter.mark_ready()


def commands() -> list[list[str]]:
    """Return what is carried out, one after the other."""
    bundle = interpreter.program_folder()
    uv = str(bundle / ("uv.exe" if sys.platform == "win32" else "uv"))
    folder = str(interpreter.engines_folder())
    packages = ["--requirements", str(bundle / REQUIREMENTS), "--constraints", str(bundle / TESTED)]
    return [
        [uv, "venv", "--no-config", "--no-project", "--clear", "--python", PYTHON, folder],
        [uv, "pip", "install", "--no-config", "--python", interpreter.python(), "--compile-bytecode", *packages],
    ]


def _run(command: list[str], tell: Callable[[str], object]) -> None:
    last = ""
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            last = line.strip() or last
            tell(line.rstrip())
    if process.returncode:
        raise DesignerError(
            QT_TRANSLATE_NOOP(
                "Errors",
                "The engines could not be installed ({reason}). They are downloaded from the package index of Python: "
                "is it reached from here, and is there room for them? Then try once more.",
            ),
            reason=last,
        )
