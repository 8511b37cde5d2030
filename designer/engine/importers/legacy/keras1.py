"""Arguments and merges of Keras 1 and 0.3 in the words of Keras 2."""

from __future__ import annotations

from typing import Any

_FORMATS = {"th": "channels_first", "tf": "channels_last"}
_COMMON = {
    "init": "kernel_initializer", "bias": "use_bias", "W_regularizer": "kernel_regularizer",
    "b_regularizer": "bias_regularizer", "W_constraint": "kernel_constraint", "b_constraint": "bias_constraint",
    "border_mode": "padding", "dim_ordering": "data_format", "nb_filter": "filters", "subsample": "strides",
    "subsample_length": "strides", "filter_length": "kernel_size", "atrous_rate": "dilation_rate",
    "output_dim": "units",
    "inner_init": "recurrent_initializer", "inner_activation": "recurrent_activation",
    "U_regularizer": "recurrent_regularizer",
    "dropout_W": "dropout", "dropout_U": "recurrent_dropout", "pool_length": "pool_size", "stride": "strides",
    "p": "rate", "sigma": "stddev", "length": "size", "beta_init": "beta_initializer",
    "gamma_init": "gamma_initializer",
    "depthwise_init": "depthwise_initializer", "pointwise_init": "pointwise_initializer",
}  # fmt: skip
_OWN = {
    "Embedding": {
        "output_dim": "output_dim", "init": "embeddings_initializer", "W_regularizer": "embeddings_regularizer",
        "W_constraint": "embeddings_constraint", "dropout": "dropout",
    },
    "PReLU": {"init": "alpha_initializer"},
}  # fmt: skip
_CLASSES = {
    "Convolution1D": "Conv1D", "Convolution2D": "Conv2D", "Convolution3D": "Conv3D", "AtrousConvolution1D": "Conv1D",
    "AtrousConvolution2D": "Conv2D", "Deconvolution2D": "Conv2DTranspose", "SeparableConvolution2D": "SeparableConv2D",
    "AtrousConv1D": "Conv1D", "AtrousConv2D": "Conv2D",
}  # fmt: skip
_KERNELS = (("nb_row", "nb_col"), ("kernel_dim1", "kernel_dim2", "kernel_dim3"))
_NO_MEANING = ("cache_enabled", "custom_name", "consume_less", "truncate_gradient")
MERGES = {
    "sum": "Add", "add": "Add", "mul": "Multiply", "ave": "Average", "max": "Maximum", "concat": "Concatenate",
    "join": "Concatenate", "dot": "Dot", "cos": "Dot",
}  # fmt: skip


def keras_2_layer(class_name: str, config: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """Return class and arguments of a layer of Keras 1 as Keras 2 calls them; what it does not know stays as it is."""
    if class_name == "Merge":
        return merge(config)
    if class_name == "TimeDistributedDense":
        inner = {
            k: v for k, v in config.items() if k not in ("name", "batch_input_shape", "input_dtype", "input_length")
        }
        name, dense = keras_2_layer("Dense", inner)
        layer = {"class_name": name, "config": {**dense, "name": f"{config.get('name')}_dense"}}
        kept: dict[str, Any] = {
            k: config[k] for k in ("name", "trainable", "batch_input_shape", "input_dtype") if k in config
        }
        return "TimeDistributed", {**kept, "layer": layer}
    words = {**_COMMON, **_OWN.get(class_name, {})}
    found: dict[str, Any] = {}
    for key, value in config.items():
        if key not in _NO_MEANING:
            found[words.get(key, key)] = value
    for sizes in _KERNELS:
        if all(size in found for size in sizes):
            found["kernel_size"] = [found.pop(size) for size in sizes]
    if isinstance(found.get("data_format"), str):
        found["data_format"] = _FORMATS.get(found["data_format"], found["data_format"])
    if "forget_bias_init" in found:
        found["unit_forget_bias"] = found["forget_bias_init"] in ("one", "ones")
        if found["forget_bias_init"] in ("one", "ones", "zero", "zeros"):
            del found["forget_bias_init"]
    if class_name in ("GRU", "GRUCell"):
        found["reset_after"] = False
    if class_name == "Deconvolution2D":
        found.pop("output_shape", None)
    if class_name == "PReLU" and found.get("weights") is None:
        found.pop("weights", None)
    return _CLASSES.get(class_name, class_name), found


def merge(config: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """Return the layer that a Merge of Keras 1 is; one whose mode is code stays a Merge."""
    mode = config.get("mode")
    name = MERGES.get(mode) if isinstance(mode, str) and config.get("mode_type", "raw") in ("raw", None) else None
    if name is None:
        return "Merge", config
    found: dict[str, Any] = {k: config[k] for k in ("name", "trainable") if k in config}
    if name == "Concatenate":
        found["axis"] = config.get("concat_axis", -1)
    if name == "Dot":
        axes = config.get("dot_axes", -1)
        found["axes"] = [a[0] if isinstance(a, list) else a for a in axes] if isinstance(axes, list) else axes
        if mode == "cos":
            found["normalize"] = True
    return name, found
