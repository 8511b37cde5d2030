"""The environment in which a program starts that has been started before: its modules are compiled, wherever they lie.

Without it the first process compiles every module anew where nothing may be written beside them, or where
PYTHONDONTWRITEBYTECODE is set, and a large module takes 50 ms to compile.
"""

from __future__ import annotations

import os


def with_bytecode(folder: str) -> dict[str, str]:
    """Return an environment whose processes keep compiled modules in a folder; the first one there makes them."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPYCACHEPREFIX": folder}
