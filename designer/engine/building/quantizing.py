"""Keeps the weights beneath a fine-tuning in whole numbers: those of layers that are frozen or adapted by low rank.

Keras quantises the layers of a model that has its weights already, and what is in whole numbers no longer trains. An
exported script says the same of the same layers (`export/quantizing.py`).
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from typing import Any

import keras
from keras import ops, quantizers
from keras.src.quantizers.quantizers import dequantize_with_sz_map

from designer.engine.checking.keras_errors import essence
from designer.graph.low_rank import QUANTIZED
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError, Text, listed
from designer.recipe.settings import TrainingSettings

_ABLE = tuple(getattr(keras.layers, name) for name in QUANTIZED)
_POLICIES = {"int8": "int8", "int4": "int4/-1"}  # what the dtype policies of quantised layers begin with


def quantize(model: keras.Model, settings: TrainingSettings) -> Text:
    """Let a model that has the weights to start with keep those that do not train in whole numbers, and say which.

    Raises DesignerError where Keras refuses.
    """
    if settings.quantize == "none":
        return Text("")
    kept = list(_kept(model))
    names, chosen = [layer.name for layer in kept], {id(layer) for layer in kept}
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # numpy's of Keras's own arrays
            model.quantize(settings.quantize, filters=lambda layer: id(layer) in chosen)
    except (ValueError, NotImplementedError) as error:
        raise DesignerError(
            QT_TRANSLATE_NOOP("Errors", "Keras cannot keep weights in {mode}: {reason}"),
            mode=settings.quantize,
            reason=essence(error),
        ) from error
    if not names:
        text = QT_TRANSLATE_NOOP("Errors", "No layer that is frozen or adapted by low rank could be kept in {mode}.")
        return Text(text, {"mode": settings.quantize})
    text = QT_TRANSLATE_NOOP("Errors", "Kept in {mode}: {count} layers ({names}).")
    return Text(text, {"mode": settings.quantize, "count": len(names), "names": listed(names, 4)})


def refusal(settings: TrainingSettings) -> str:
    """Return why Keras refuses whole numbers beside the numbers that are computed with, "" where it does not."""
    if settings.quantize == "none":
        return ""
    try:
        keras.dtype_policies.get(f"{_POLICIES[settings.quantize]}_from_{settings.dtype_policy}")
    except ValueError as error:
        return essence(error)
    return ""


def _kept(model: keras.Model) -> Iterator[Any]:
    trained = {id(weight) for weight in model.trainable_weights}
    for layer in model._flatten_layers():
        if isinstance(layer, _ABLE) and (layer.lora_enabled or not any(id(w) in trained for w in layer.weights)):
            yield layer


def is_quantized(layer: Any) -> bool:
    """Tell whether the weights of a layer are whole numbers."""
    return isinstance(layer, _ABLE) and layer.quantization_mode in _POLICIES


def plain_weights(layer: Any) -> dict[str, Any]:
    """Return what a quantised layer would save if its weights were no whole numbers, low rank multiplied into them."""
    embeds = isinstance(layer, keras.layers.Embedding)
    name = "embeddings" if embeds else "kernel"
    whole, scale = getattr(layer, f"_{name}"), getattr(layer, f"{name}_scale")
    if layer.quantization_mode == "int4":
        columns = getattr(layer, "_int4_unpacked_column_size", None) or layer._orig_output_dim
        weights = dequantize_with_sz_map(
            ops.cast(quantizers.unpack_int4(whole, columns, axis=-1), layer.compute_dtype),
            *(scale, getattr(layer, f"{name}_zero"), layer.g_idx),
            group_axis=-1 if embeds else 0,
        )
        weights = ops.reshape(weights, getattr(layer, "original_kernel_shape", weights.shape))
    elif isinstance(layer, keras.layers.EinsumDense):
        weights = ops.divide(ops.cast(whole, layer.compute_dtype), layer._adjust_scale_for_dequant(scale))
    else:
        weights = ops.divide(ops.cast(whole, layer.compute_dtype), ops.expand_dims(scale, -1) if embeds else scale)
    if layer.lora_enabled:
        a, b = getattr(layer, f"lora_{name}_a"), getattr(layer, f"lora_{name}_b")
        weights = ops.add(weights, (layer.lora_alpha / layer.lora_rank) * ops.matmul(a, b))
    bias = getattr(layer, "bias", None)
    return {"0": weights} if bias is None else {"0": weights, "1": bias}
