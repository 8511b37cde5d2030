"""python -m designer.engine.introspect [FOLDER]: writes the catalogue of the installed Keras."""

from __future__ import annotations

import sys
from pathlib import Path

from designer.engine import introspect
from designer.resources import resource

if __name__ == "__main__":
    for path in introspect.write(Path(sys.argv[1]) if len(sys.argv) > 1 else resource("catalogue")):
        sys.stdout.write(f"{path}\n")
