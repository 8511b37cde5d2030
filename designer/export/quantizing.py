"""Writes `quantize()`: how a script keeps the weights beneath a fine-tuning in whole numbers, as a run does."""

from __future__ import annotations

from designer.export.expressions import string
from designer.graph.low_rank import QUANTIZED
from designer.recipe.settings import TrainingSettings

FUNCTION = "quantize"
FILTER = [
    "def is_kept(layer):",
    "    learns = any(id(weight) in trained for weight in layer.weights)",
    "    return isinstance(layer, able) and (layer.lora_enabled or not learns)",
]
"""Chooses the layers that a run keeps in whole numbers."""


def is_quantized(training: TrainingSettings) -> bool:
    """Tell whether a training keeps weights in whole numbers."""
    return training.quantize != "none"


def quantize_lines(training: TrainingSettings) -> list[str]:
    """Return the lines of `quantize(model)`, for a model that has the weights it starts with."""
    return [
        f"def {FUNCTION}(model):",
        f'    """Keep weights that do not train, also beneath low rank, in {training.quantize}."""',
        f"    able = {', '.join(f'layers.{name}' for name in QUANTIZED)}",
        "    trained = {id(weight) for weight in model.trainable_weights}",
        "",
        *(f"    {line}" for line in FILTER),
        "",
        f"    model.quantize({string(training.quantize)}, filters=is_kept)",
    ]
