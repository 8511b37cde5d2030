"""Writes `load_initial_weights()`: how a script starts with the weights that a run before has learned."""

from __future__ import annotations

from pathlib import Path

from designer.export.expressions import string
from designer.graph.calls import Program

SUFFIX = ".weights.npz"
FUNCTION = "load_initial_weights"


def weights_file(target: Path | None) -> str:
    """Return the name of the file of weights beside a script (or notebook)."""
    return (target.stem if target is not None else "model") + SUFFIX


def initial_weights_lines(program: Program, file: str, folder: str) -> list[str]:
    """Return the lines of `load_initial_weights(model)`; `folder` is the script's variable for its own folder."""
    lines = [
        f"def {FUNCTION}(model):",
        '    """Give the layers that were trained before the weights they had then."""',
        f"    with np.load({folder} / {string(file)}, allow_pickle=False) as file:",
        "        for key in file.files:",
        '            *names, index = key.split("/")',
        "            layer = model",
        "            for name in names:",
        "                layer = layer.get_layer(name)",
        "            layer.weights[int(index)].assign(file[key])",
    ]
    if _has_normalization(program):
        lines += [
            "            if isinstance(layer, layers.Normalization):",
            "                layer.finalize_state()",
        ]
    return lines


def _has_normalization(program: Program) -> bool:
    return any(c.type == "Normalization" or (c.body is not None and _has_normalization(c.body)) for c in program.calls)
