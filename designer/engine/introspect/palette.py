"""How the palette arranges layers and what it says of them: groups, families, ports and one short line each."""

from __future__ import annotations

import re
from typing import Any

from designer.catalogue.spec import Inputs
from designer.engine.introspect import summaries

GROUPS = (
    "Basics",
    "Activation",
    "Convolution",
    "Pooling",
    "Recurrent",
    "Attention",
    "Normalization",
    "Regularization",
    "Reshaping",
    "Merging",
    "Preprocessing",
    "Operations",
)
FIRST = (
    "Input", "Dense", "Concatenate", "Dropout", "Flatten", "BatchNormalization", "Activation", "Embedding", "Masking",
    "Identity", "EinsumDense", "ReversibleEmbedding",
    "ReLU", "LeakyReLU", "PReLU", "ELU", "Softmax",
    "Conv2D", "Conv1D", "Conv3D", "MaxPooling2D", "AveragePooling2D", "GlobalAveragePooling2D", "GlobalMaxPooling2D",
    "MaxPooling1D", "MaxPooling3D", "AveragePooling1D", "AveragePooling3D", "GlobalAveragePooling1D",
    "GlobalAveragePooling3D", "GlobalMaxPooling1D", "GlobalMaxPooling3D",
    "LSTM", "GRU", "SimpleRNN", "Bidirectional", "TimeDistributed", "RNN",
    "MultiHeadAttention", "GroupQueryAttention", "Attention", "AdditiveAttention",
    "LayerNormalization",
    "Reshape", "Permute", "RepeatVector",
    "Add", "Subtract", "Multiply", "Average", "Maximum", "Minimum", "Dot",
    "Normalization", "Rescaling", "CategoryEncoding", "StringLookup", "IntegerLookup", "TextVectorization",
    "Discretization", "Hashing", "HashedCrossing", "Resizing", "CenterCrop", "RandomFlip", "RandomRotation",
    "RandomZoom", "RandomTranslation", "RandomContrast", "RandomBrightness", "RandomCrop",
)  # fmt: skip
NOT_LAYERS = (
    "Layer", "Wrapper", "Lambda", "InputLayer", "FlaxLayer", "JaxLayer", "TorchModuleWrapper", "TFSMLayer",
)  # fmt: skip
CELLS = ("LSTMCell", "GRUCell", "SimpleRNNCell", "StackedRNNCells")

CALL_ARGUMENTS = ("training", "return_attention_scores", "use_causal_mask", "reverse")

_PACKAGES = {
    "activations": "Activation",
    "convolutional": "Convolution",
    "pooling": "Pooling",
    "rnn": "Recurrent",
    "attention": "Attention",
    "normalization": "Normalization",
    "regularization": "Regularization",
    "reshaping": "Reshaping",
    "merging": "Merging",
    "preprocessing": "Preprocessing",
}
_FAMILIES = {"Merging": "merge", "Normalization": "regularisation", "Regularization": "regularisation"}
_FAMILY_OF = {
    "Input": "input",
    "Concatenate": "merge",
    "Dropout": "regularisation",
    "BatchNormalization": "regularisation",
}

FIELDS: dict[str, tuple[str, ...]] = {
    "Input": ("dtype",),
    "Concatenate": (),
    "LSTM": ("units", "return_sequences"),
    "GRU": ("units", "return_sequences"),
    "SimpleRNN": ("units", "return_sequences"),
    "Reshape": ("target_shape",),
    "LeakyReLU": ("negative_slope",),
    "ELU": ("alpha",),
    "ReLU": ("max_value",),
    "Bidirectional": ("layer", "merge_mode"),
    "UpSampling1D": ("size",),
    "UpSampling2D": ("size",),
    "UpSampling3D": ("size",),
    "MaxPooling1D": ("pool_size", "strides"),
    "MaxPooling2D": ("pool_size", "strides"),
    "MaxPooling3D": ("pool_size", "strides"),
    "AveragePooling1D": ("pool_size", "strides"),
    "AveragePooling2D": ("pool_size", "strides"),
    "AveragePooling3D": ("pool_size", "strides"),
    "ActivityRegularization": ("l1", "l2"),
    "StringLookup": ("max_tokens", "output_mode"),
    "IntegerLookup": ("max_tokens", "output_mode"),
    "TextVectorization": ("max_tokens", "output_mode"),
    "RandomFlip": ("mode",),
    "Discretization": ("output_mode",),
}

_MERGE = Inputs("list", 2, None)
_PAIR = Inputs("list", 2, 2)
_ATTENTION = Inputs("list", 2, 3, ("query", "value", "key"))
_QUERY = Inputs("named", 2, 3, ("query", "value", "key"))
INPUTS: dict[str, Inputs] = {
    "Input": Inputs("none", 0, 0),
    "CustomScaleLayer": Inputs("list", 2, 2),
    **dict.fromkeys(("Add", "Multiply", "Average", "Maximum", "Minimum", "Concatenate"), _MERGE),
    **dict.fromkeys(("Subtract", "Dot", "HashedCrossing"), _PAIR),
    **dict.fromkeys(("Attention", "AdditiveAttention"), _ATTENTION),
    **dict.fromkeys(("MultiHeadAttention", "GroupQueryAttention"), _QUERY),
    # The states are the elements of one list; how many there are depends on the cell.
    **dict.fromkeys(("SimpleRNN", "GRU"), Inputs("named", 1, 2, ("sequences", "initial_state.0"))),
    **dict.fromkeys(
        ("LSTM", "ConvLSTM1D", "ConvLSTM2D", "ConvLSTM3D"),
        Inputs("named", 1, 3, ("sequences", "initial_state.0", "initial_state.1")),
    ),
    **dict.fromkeys(("RNN", "Bidirectional"), Inputs("named", 1, 1, ("sequences",))),
}

# Families of classes that differ in their dimensions; the dimensions are put in front.
_PATTERNS = (
    (r"Conv(\d)D", "{}D convolution"),
    (r"Conv(\d)DTranspose", "{}D convolution upwards"),
    (r"DepthwiseConv(\d)D", "{}D, each channel alone"),
    (r"SeparableConv(\d)D", "{}D, depth and point apart"),
    (r"ConvLSTM(\d)D", "LSTM with {}D convolution"),
    (r"MaxPooling(\d)D", "largest of each {}D window"),
    (r"AveragePooling(\d)D", "mean of each {}D window"),
    (r"GlobalMaxPooling(\d)D", "largest of all ({}D)"),
    (r"GlobalAveragePooling(\d)D", "mean of all ({}D)"),
    (r"AdaptiveMaxPooling(\d)D", "largest, to a given size ({}D)"),
    (r"AdaptiveAveragePooling(\d)D", "mean, to a given size ({}D)"),
    (r"SpatialDropout(\d)D", "drop whole {}D maps"),
    (r"Cropping(\d)D", "cut off the borders ({}D)"),
    (r"ZeroPadding(\d)D", "zeros around the borders ({}D)"),
    (r"UpSampling(\d)D", "repeat to enlarge ({}D)"),
)


def group_of(name: str, module: str) -> str:
    """Return the group of a layer from its class name and the module it is defined in."""
    if name in FIRST[: FIRST.index("ReLU")]:
        return "Basics"
    return _PACKAGES.get(module.split(".")[3], "Basics")


def family_of(name: str, group: str) -> str:
    """Return the family that colours a layer."""
    return _FAMILY_OF.get(name) or _FAMILIES.get(group, "core")


def summary_of(name: str) -> str:
    """Return one short line about a layer, "" if nothing is known."""
    for pattern, text in _PATTERNS:
        if match := re.fullmatch(pattern, name):
            return text.format(match.group(1))
    return summaries.LAYERS.get(name, "")


def order(name: str, group: str) -> tuple[Any, ...]:
    """Return the key that sorts layers as the palette shows them: known ones first, dimensions side by side."""
    place = FIRST.index(name) if name in FIRST else len(FIRST)
    return (GROUPS.index(group), place, re.sub(r"\dD", "", name), name)
