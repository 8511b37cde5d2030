"""The names of Keras over the years: where a thing stood before, what it was called, and what its arguments were."""

from __future__ import annotations

import re

_ROOTS = (
    "tensorflow.compat.v1.keras", "tensorflow.compat.v2.keras", "tensorflow.contrib.keras.python.keras",
    "tensorflow.contrib.keras.api.keras", "tensorflow.contrib.keras", "tensorflow.python.keras", "tensorflow.keras",
    "tensorflow._api.v2.v2.keras", "tensorflow_core.keras", "tensorflow_core.python.keras", "keras.api._v2.keras",
    "keras.api", "keras.src", "keras._tf_keras.keras", "tf_keras", "keras_core", "keras.legacy",
)  # fmt: skip

_DROPPED = re.compile(r"\.(experimental|legacy|v1|v2|preprocessing(?=\.[A-Z]))(?=\.|$)")
_GROUPS = (
    "layers", "models", "optimizers", "losses", "metrics", "callbacks", "initializers", "regularizers", "constraints",
    "activations", "backend", "applications", "ops",
)  # fmt: skip
_RENAMED = {
    "engine.topology": "models", "engine.training": "models", "engine.sequential": "models",
    "engine.input_layer": "layers",
    "engine.functional": "models", "engine.base_layer": "layers", "engine.topology_v1": "models", "engine": "models",
    "objectives": "losses", "optimizer_v1": "optimizers", "optimizer_v2": "optimizers", "optimizers_v2": "optimizers",
}  # fmt: skip
_OF_TENSORFLOW = ("losses", "metrics", "optimizers", "initializers")
_OLD_CLASSES = {
    "Convolution1D": "Conv1D", "Convolution2D": "Conv2D", "Convolution3D": "Conv3D", "AtrousConvolution2D": "Conv2D",
    "AtrousConvolution1D": "Conv1D", "Deconvolution2D": "Conv2DTranspose", "Convolution2DTranspose": "Conv2DTranspose",
    "SeparableConvolution2D": "SeparableConv2D", "CuDNNLSTM": "LSTM", "CuDNNGRU": "GRU", "MaxPool1D": "MaxPooling1D",
    "MaxPool2D": "MaxPooling2D", "MaxPool3D": "MaxPooling3D", "AvgPool1D": "AveragePooling1D",
    "AvgPool2D": "AveragePooling2D",
    "AvgPool3D": "AveragePooling3D", "GlobalMaxPool1D": "GlobalMaxPooling1D", "GlobalMaxPool2D": "GlobalMaxPooling2D",
    "GlobalAvgPool1D": "GlobalAveragePooling1D", "GlobalAvgPool2D": "GlobalAveragePooling2D",
    "Deconv2D": "Conv2DTranspose",
    "BatchNormalizationV2": "BatchNormalization", "BatchNormalizationV1": "BatchNormalization", "LSTMV2": "LSTM",
    "GRUV2": "GRU",
    "SyncBatchNormalization": "BatchNormalization", "LayerNorm": "LayerNormalization", "ZeroPadding": "ZeroPadding2D",
}  # fmt: skip
OLD_SIGNS = re.compile(
    r"\b(nb_epoch|nb_filter|nb_row|border_mode|subsample|dim_ordering|samples_per_epoch|W_regularizer|inner_activation"
    r"|Convolution[123]D|AtrousConvolution2D|Deconvolution2D|nb_feature|image_dim_ordering)\b"
    r"|\b(Dense|LSTM|GRU|SimpleRNN|TimeDistributedDense)\([^()]*\boutput_dim\s*="
)
"""What only stands in scripts of Keras 1."""
KERAS_2_SIGNS = re.compile(
    r"^\s*(?:from|import)\s+keras\.(?:layers\.(?:core|convolutional|pooling|normalization|recurrent|embeddings|merge)"
    r"|utils\.np_utils|preprocessing\.image)\b|^\s*from\s+keras\.utils\s+import\s[^#\n]*\bnp_utils\b",
    re.MULTILINE,
)
"""What stands in scripts for Keras 2 as a package of its own, and not for today's."""

_ALL_OLD = {
    "init": "kernel_initializer", "W_regularizer": "kernel_regularizer", "b_regularizer": "bias_regularizer",
    "W_constraint": "kernel_constraint", "b_constraint": "bias_constraint", "bias": "use_bias",
    "border_mode": "padding", "subsample": "strides", "nb_filter": "filters", "dim_ordering": "data_format",
    "subsample_length": "strides", "filter_length": "kernel_size", "atrous_rate": "dilation_rate",
    "inner_init": "recurrent_initializer", "inner_activation": "recurrent_activation",
    "U_regularizer": "recurrent_regularizer",
    "dropout_W": "dropout", "dropout_U": "recurrent_dropout", "forget_bias_init": "unit_forget_bias",
    "pool_length": "pool_size", "stride": "strides", "beta_init": "beta_initializer", "gamma_init": "gamma_initializer",
    "embeddings_init": "embeddings_initializer",
}  # fmt: skip
_OF_CLASS: dict[str, dict[str, str]] = {
    "Dense": {"output_dim": "units"},
    "Attention": {"causal": "use_causal_mask"}, "AdditiveAttention": {"causal": "use_causal_mask"},
    "LSTM": {"output_dim": "units"}, "GRU": {"output_dim": "units"}, "SimpleRNN": {"output_dim": "units"},
    "Embedding": {"init": "embeddings_initializer", "W_regularizer": "embeddings_regularizer",
                  "W_constraint": "embeddings_constraint"},
    "Dropout": {"p": "rate"}, "SpatialDropout1D": {"p": "rate"}, "SpatialDropout2D": {"p": "rate"},
    "SpatialDropout3D": {"p": "rate"}, "GaussianDropout": {"p": "rate"}, "AlphaDropout": {"p": "rate"},
    "GaussianNoise": {"sigma": "stddev"},
    "LeakyReLU": {"alpha": "negative_slope"},
    "PReLU": {"init": "alpha_initializer"},
    "BatchNormalization": {"mode": "", "fused": "", "virtual_batch_size": "", "renorm": ""},
    "UpSampling1D": {"length": "size"},
    "Reshape": {"dims": "target_shape"}, "Permute": {"dims": "dims"},
    "Concatenate": {"concat_axis": "axis"},
    "RandomZoom": {}, "RandomRotation": {},
    "Bidirectional": {}, "TimeDistributed": {},
    "Resizing": {"target_height": "height", "target_width": "width"},
    "TextVectorization": {"max_vocab_size": "max_tokens"},
    "Rescaling": {"value_scale": "scale"},
    "CategoryEncoding": {"max_tokens": "num_tokens"},
    "ReLU": {"alpha": "negative_slope"},
}  # fmt: skip
PASSED_OVER = {
    "weights", "input_length", "implementation", "consume_less", "input_tensor", "autocast", "batch_size", "time_major",
    "_scope", "experimental_run_tf_function", "sparse", "reset_after", "experimental_autocast", "cpu", "ragged",
}  # fmt: skip
"""Arguments that change nothing of the model that Keras would build today (`weights`: said by the caller)."""

_VALUES: dict[str, dict[str, str]] = {
    "data_format": {"tf": "channels_last", "th": "channels_first"},
    "initializer": {"uniform": "random_uniform", "normal": "random_normal", "zero": "zeros", "one": "ones"},
}


def canonical(path: str) -> str:
    """Return the path of a thing in today's Keras: tensorflow.keras.layers.core.Dense -> keras.layers.Dense."""
    for root in _ROOTS:
        if path == root or path.startswith(root + "."):
            path = "keras" + path[len(root) :]
            break
    if path.startswith("tensorflow."):
        return _of_tensorflow(path)
    if path in ("tensorflow_addons.activations.gelu", "tensorflow_addons.activations.mish"):
        return f"keras.activations.{path.rpartition('.')[2]}"
    if not path.startswith("keras."):
        return path
    rest = _DROPPED.sub("", path[len("keras.") :])
    for old, new in _RENAMED.items():
        if rest == old or rest.startswith(old + "."):
            rest = new + rest[len(old) :]
            break
    group, _, inner = rest.partition(".")
    name = rest.rpartition(".")[2]
    if group in _GROUPS and inner and (name[:1].isupper() or group in ("layers", "losses", "metrics", "activations")):
        middle = inner.rpartition(".")[0]
        if group == "layers" and (name[:1].isupper() or not middle):
            rest = f"layers.{_OLD_CLASSES.get(name, name)}"
        elif group == "optimizers" and "schedules" in middle:
            rest = f"optimizers.schedules.{name}"
        elif group in ("models",) and name in ("Input", "InputLayer", "Layer", "InputSpec"):
            rest = f"layers.{name}"
        elif name[:1].isupper() and group not in ("applications",):
            rest = f"{group}.{name}"
    return f"keras.{rest}" if rest else "keras"


def is_keras(path: str) -> bool:
    """Tell whether a module, or a thing in it, is Keras's own, of whatever release; `keras_hub.layers` is not."""
    return canonical(path).partition(".")[0] == "keras"


def _of_tensorflow(path: str) -> str:
    parts = path.split(".")
    while len(parts) > 1 and parts[1] in ("compat", "v1", "v2"):
        del parts[1]
    if len(parts) == 2 and parts[1].endswith("_initializer"):
        return f"keras.initializers.{parts[1].removesuffix('_initializer')}"
    if len(parts) > 2 and parts[1] in _OF_TENSORFLOW and (parts[1] != "losses" or len(parts) == 3):
        return "keras." + ".".join(parts[1:])
    return ".".join(parts)


def old_argument(class_name: str, name: str) -> str | None:
    """Return today's name of an argument of Keras 1 or 2, "" if it means nothing today, None if it is none of these."""
    of_class = _OF_CLASS.get(class_name, {})
    return of_class[name] if name in of_class else _ALL_OLD.get(name)


def old_value(kind: str, argument: str, value: str) -> str:
    """Return what a text was renamed to: "tf" for data_format is "channels_last"."""
    return _VALUES.get("data_format" if argument == "data_format" else kind, {}).get(value, value)
