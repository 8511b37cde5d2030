"""Arguments of the layers of Keras 2 and tf.keras 2 in the words of Keras 3: renamed, unwrapped, of another class."""

from __future__ import annotations

from typing import Any

from designer.engine.importers.legacy.era import Era
from designer.engine.importers.legacy.objects import modern_value

# Old names of classes that Keras 3 has under another, with the arguments that the old class stood for.
_CLASSES: dict[str, tuple[str, dict[str, Any]]] = {
    "SyncBatchNormalization": ("BatchNormalization", {"synchronized": True}),
    "BatchNormalizationV1": ("BatchNormalization", {}),
    "BatchNormalizationV2": ("BatchNormalization", {}),
    "LSTMV2": ("LSTM", {}),
    "GRUV2": ("GRU", {}),
    "DenseFeaturesV2": ("DenseFeatures", {}),
    "CuDNNLSTM": ("LSTM", {}),
    "CuDNNGRU": ("GRU", {"reset_after": True}),
    "Convolution1D": ("Conv1D", {}),
    "Convolution2D": ("Conv2D", {}),
    "Convolution3D": ("Conv3D", {}),
    "RandomCropV1": ("RandomCrop", {}),
}
_RENAMED: dict[str, dict[str, str]] = {
    "LeakyReLU": {"alpha": "negative_slope"},
    "ThresholdedReLU": {"theta": "threshold"},
    "Discretization": {"bins": "bin_boundaries"},
    "CategoryEncoding": {"max_tokens": "num_tokens"},
    "IntegerLookup": {"max_values": "max_tokens", "mask_value": "mask_token", "oov_value": "oov_token"},
}
_RECURRENT = (
    "LSTM",
    "GRU",
    "SimpleRNN",
    "RNN",
    "LSTMCell",
    "GRUCell",
    "SimpleRNNCell",
    "ConvLSTM1D",
    "ConvLSTM2D",
    "ConvLSTM3D",
)
_ONE = ("kernel_size", "strides", "pool_size", "dilation_rate", "output_padding", "size", "axis", "cropping", "padding")
_PLACE = ("batch_input_shape", "input_dtype", "input_shape", "input_dim", "input_length")
# What a value says that makes no difference to Keras 3: the key is left out without a word where it has that value.
_ANY = object()
_WITHOUT_EFFECT: tuple[tuple[tuple[str, ...], dict[str, tuple[Any, ...]]], ...] = (
    (_RECURRENT, {"implementation": (_ANY,), "time_major": (False,), "unroll": (None,), "reverse_state_order": (False,),
                  "consume_less": (_ANY,), "num_constants": (None, 0), "states": (None,)}),
    (("StackedRNNCells",), {"reverse_state_order": (False,)}),
    (("SeparableConv1D", "SeparableConv2D"), {"kernel_initializer": (_ANY,), "kernel_regularizer": (None,),
                                              "kernel_constraint": (None,), "groups": (1,)}),
    (("DepthwiseConv1D", "DepthwiseConv2D"), {"groups": (1,), "filters": (_ANY,), "kernel_initializer": (_ANY,),
                                             "kernel_regularizer": (None,), "kernel_constraint": (None,)}),
    (("Conv1D", "Conv2D", "Conv3D"), {"groups": (None,)}),
    (("Conv1DTranspose", "Conv2DTranspose", "Conv3DTranspose"), {"groups": (1,)}),
    (("LocallyConnected1D", "LocallyConnected2D"), {"implementation": (_ANY,)}),
    (("BatchNormalization",), {"fused": (_ANY,), "virtual_batch_size": (None,), "adjustment": (None,), "mode": (0,)}),
    (("MultiHeadAttention",), {"query_shape": (_ANY,), "key_shape": (_ANY,), "value_shape": (_ANY,),
    "softmax_robust_masking": (False,)}),
    (("Bidirectional",), {"weights": (None,), "num_constants": (None, 0)}),
    (("Attention", "AdditiveAttention"), {"causal": (False,)}),
    (("StringLookup", "IntegerLookup"), {"has_input_vocabulary": (_ANY,), "vocabulary_size": (_ANY,),
    "encoding": ("utf-8",)}),
    (("TextVectorization",), {"vocabulary_size": (_ANY,), "vocabulary": (None,), "has_input_vocabulary": (_ANY,)}),
    (("Embedding",), {"dropout": (0, 0.0, None), "sparse": (False,)}),
    (("Dropout", "SpatialDropout1D", "SpatialDropout2D", "SpatialDropout3D"), {"noise_shape": (None,)}),
)  # fmt: skip
_EVERYWHERE: dict[str, tuple[Any, ...]] = {
    "ragged": (False, None), "optional": (False,), "sparse": (False,), "activity_regularizer": (None,),
    "rng_type": (_ANY,), "autocast": (True,), "experimental_autocast": (True,), "lora_rank": (None,),
}  # fmt: skip


def modern_layer(class_name: str, config: dict[str, Any], era: Era) -> tuple[str, dict[str, Any]]:
    """Return class and arguments of a layer of Keras 2 or tf.keras 2 as Keras 3 calls them.

    What has no place in Keras 3 stays under its old name, so that it is told of.
    """
    name, fixed = _CLASSES.get(class_name, (class_name, {}))
    found = _defaults(class_name, era)
    renamed = _RENAMED.get(name, {})
    for key, value in config.items():
        if key in _PLACE and (key, name) != ("input_dim", "Embedding"):
            continue
        new = renamed.get(key, key)
        if not _has_effect(name, new, value):
            continue
        found[new] = modern_value(new, _one(new, value), era)
    found.update(fixed)
    if name == "ThresholdedReLU":
        return "ReLU", found
    if found.get("output_mode") == "binary":
        found["output_mode"] = "multi_hot"
    if isinstance(found.get("dtype"), str) and "int" in found["dtype"] and name == "Embedding":
        del found["dtype"]  # the input's: the first layer of Keras 1 and 2 said with it what it is fed with
    return name, found


def _defaults(class_name: str, era: Era) -> dict[str, Any]:
    """Return the arguments that an old layer had where its config does not say them, and Keras 3 has others."""
    if class_name in ("LSTM", "LSTMCell"):
        return {"recurrent_activation": modern_value("recurrent_activation", era.gates, era)}
    if class_name in ("GRU", "GRUCell"):
        return {
            "recurrent_activation": modern_value("recurrent_activation", era.gates, era),
            "reset_after": era.is_tf,
        }
    if class_name in ("ConvLSTM1D", "ConvLSTM2D", "ConvLSTM3D"):
        return {"recurrent_activation": modern_value("recurrent_activation", "hard_sigmoid", era)}
    if class_name == "ThresholdedReLU":
        return {"threshold": 1.0}
    return {}


def _one(key: str, value: Any) -> Any:
    """Return the number in a list of one, which Keras 2 wrote for layers of one dimension."""
    return value[0] if key in _ONE and isinstance(value, list) and len(value) == 1 else value


def _has_effect(name: str, key: str, value: Any) -> bool:
    values = list(_EVERYWHERE.get(key, ())) if not (key == "sparse" and name in ("CategoryEncoding",)) else []
    for names, keys in _WITHOUT_EFFECT:
        if name in names:
            values += keys.get(key, ())
    return not any(v is _ANY or (v == value and isinstance(v, bool) == isinstance(value, bool)) for v in values)
