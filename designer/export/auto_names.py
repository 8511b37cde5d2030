"""Foresees the names Keras gives layers by itself, so that scripts leave out those that it would give anyway."""

from __future__ import annotations

from collections import Counter

from designer.graph.calls import Program
from designer.graph.model import INPUT
from designer.graph.names import to_snake_case

# Classes that make no layers of their own, which would be counted too.
_PLAIN = {
    "Dense",
    "Dropout",
    "Flatten",
    "Activation",
    "BatchNormalization",
    "LayerNormalization",
    "Add",
    "Subtract",
    "Multiply",
    "Average",
    "Maximum",
    "Minimum",
    "Concatenate",
    "Reshape",
    "Permute",
    "ReLU",
    "LeakyReLU",
    "Rescaling",
    "Embedding",
    "Conv1D",
    "Conv2D",
    "MaxPooling1D",
    "MaxPooling2D",
    "AveragePooling1D",
    "AveragePooling2D",
    "GlobalAveragePooling1D",
    "GlobalAveragePooling2D",
    "GlobalMaxPooling1D",
    "GlobalMaxPooling2D",
    "UpSampling2D",
    "ZeroPadding2D",
    "GaussianNoise",
}


class AutoNames:
    """Counts the names of a script in the order in which it makes its layers."""

    def __init__(self, program: Program) -> None:
        self._is_foreseeable = _only_plain(program)
        self._counts: Counter[str] = Counter()

    def is_given(self, class_name: str, name: str) -> bool:
        """Tell whether Keras itself would call the next layer of this class so; then the name is used up."""
        base = to_snake_case(class_name)
        count = self._counts[base]
        if not self._is_foreseeable or name != (f"{base}_{count}" if count else base):
            return False
        self._counts[base] += 1
        return True


def _only_plain(program: Program) -> bool:
    for call in program.calls:
        if call.body is not None:
            if not _only_plain(call.body):
                return False
        elif call.type != INPUT and (call.type not in _PLAIN or "class" in repr(dict(call.params))):
            return False
    return True
