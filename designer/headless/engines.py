"""Installs the engines of a packaged program: a Python with Keras and what else they need, by uv."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError
from designer.machine import interpreter

PYTHON = f"{sys.version_info.major}.{sys.version_info.minor}"  # that of the window, which looks what is installed there
REQUIREMENTS = "engines.txt"  # among the files of the packaged program: the packages
TESTED = "tested.txt"  # and the versions of these, and of those they need, that were tested


class Installation:
    """Installs what engines need, some gigabytes; what was begun before is begun anew. `tell` gets line after line."""

    def __init__(self, tell: Callable[[str], object]) -> None:
        self._tell = tell
        self._guard = threading.Lock()
        self._process: subprocess.Popen[str] | None = None
        self._is_stopped = False

    def run(self) -> None:
        """Carry it out.

        Raises DesignerError when the program is not packaged, when uv fails, with its words, and when it was stopped;
        OSError when uv cannot be started or the last file cannot be written.
        """
        if not interpreter.is_packaged():
            raise DesignerError(
                QT_TRANSLATE_NOOP("Errors", "Only a packaged program installs its engines; this one has them already.")
            )
        for command in commands():
            self._carry_out(command)
        interpreter.mark_ready()
        shutil.rmtree(_beside("downloads"), ignore_errors=True)

    def stop(self) -> None:
        """End it at once, from another thread."""
        with self._guard:
            self._is_stopped = True
            if self._process is not None:
                self._process.kill()

    def _carry_out(self, command: list[str]) -> None:
        said = [""]  # the last line, or from an error on all
        with self._guard:
            if self._is_stopped:
                raise failed("stopped")
            process = self._process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                encoding="utf-8",
                errors="replace",
                env=environment(),
                cwd=interpreter.program_folder(),  # where no project's settings are found
            )
        with process:
            assert process.stdout is not None
            for line in process.stdout:
                text = line.strip()
                if text and not text.startswith("hint:"):  # which are of options that nobody can give here
                    said = [*said, text] if said[0].startswith("error:") else [text]
                self._tell(line.rstrip())
        if process.returncode:
            del said[2:-1]  # uv tells causes of causes: the first and the last
            raise failed("; ".join(text.removeprefix("error: ").removeprefix("cause: ") for text in said))


def failed(reason: str) -> DesignerError:
    """Return the error that nothing was installed."""
    return DesignerError(
        QT_TRANSLATE_NOOP(
            "Errors",
            "The engines could not be installed ({reason}). Their packages come from the package index of Python, "
            "and Python {version} from github.com where it is not installed: are they reached from here, and is "
            "there room for them? Then try once more.",
        ),
        reason=reason,
        version=PYTHON,
    )


def commands() -> list[list[str]]:
    """Return what is carried out, one after the other."""
    bundle = interpreter.program_folder()
    uv = str(bundle / ("uv.exe" if sys.platform == "win32" else "uv"))
    folder = str(interpreter.engines_folder())
    packages = ["--requirements", str(bundle / REQUIREMENTS), "--constraints", str(bundle / TESTED)]
    return [
        [uv, "venv", "--no-project", "--clear", "--python", PYTHON, folder],
        [uv, "pip", "install", "--python", interpreter.python(), "--compile-bytecode", *packages],
    ]


def environment() -> dict[str, str]:
    """Return the environment of uv, which heeds what the person's own settings of uv say: an index, a mirror, a cache.

    Else it keeps everything beside the engines, so that others may use them too and nothing is left elsewhere, and
    trusts the certificates that the system trusts, among them a company's own.
    """
    mine = {
        "UV_PYTHON_INSTALL_DIR": str(_beside("python")),
        "UV_CACHE_DIR": str(_beside("downloads")),  # left by an installation that ends early: the next one goes on
        "UV_SYSTEM_CERTS": "1",
    }
    return mine | os.environ


def _beside(name: str) -> Path:
    engines = interpreter.engines_folder()
    return engines.with_name(f"{engines.name}-{name}")
