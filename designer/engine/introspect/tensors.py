"""What signatures of keras.ops do not tell: tensor arguments, lists of tensors, numbers of outputs."""

from __future__ import annotations

from designer.catalogue.spec import Inputs

# Functions that make tensors from nothing, take functions, or give what a model cannot hold.
LEFT_OUT = {
    "arange", "array", "associative_scan", "bartlett", "blackman", "cond", "convert_to_numpy", "convert_to_tensor",
    "custom_gradient", "dtype", "empty", "eye", "fori_loop", "full", "geomspace", "hamming", "hanning", "identity",
    "is_tensor", "jvp", "kaiser", "linspace", "logspace", "map", "meshgrid", "ndim", "ones", "scan", "select", "shape",
    "switch", "tri", "vectorize", "vectorized_map", "while_loop", "zeros", "rearrange", "scatter", "nonzero",
    "unique", "ctc_decode", "unravel_index", "histogram", "size", "lstsq", "array_split", "empty_like",
    "image.scale_and_translate", "corrcoef", "vander", "digitize",
}  # fmt: skip
# Second names of functions that are there already: read from files, but not offered.
SYNONYMS = {
    "absolute", "conj", "amax", "amin", "bitwise_not", "true_divide", "fabs", "left_shift", "right_shift",
}  # fmt: skip
FIRST = (
    "add", "subtract", "multiply", "divide", "matmul", "reshape", "transpose", "get_item", "concatenate", "stack",
    "split", "expand_dims", "squeeze", "cast", "sum", "mean", "max", "min", "prod", "std", "var", "norm", "argmax",
    "maximum", "minimum", "power", "negative", "abs", "exp", "log", "sqrt", "square", "clip", "where", "take", "tile",
    "repeat", "pad", "softmax", "sigmoid", "relu", "tanh", "gelu", "silu", "one_hot", "normalize", "stop_gradient",
    "dot_product_attention", "einsum",
)  # fmt: skip
HIDDEN = ("dtype_policy",)

_ALWAYS = {
    "x", "x1", "x2", "xs", "inputs", "images", "image1", "image2", "volumes", "tensor", "variable", "data",
    "segment_ids", "target", "output", "targets", "predictions", "query", "value", "kernel", "depthwise_kernel",
    "pointwise_kernel", "bias", "mask", "updates", "condition", "abs_", "angle", "target_length", "output_length",
    "gamma", "beta", "weights", "array", "sorted_sequence", "transform", "start_points", "end_points", "coordinates",
}  # fmt: skip
_ONLY_IN: dict[str, tuple[str, ...]] = {
    "a": ("diff", "solve", "solve_triangular"),
    "b": ("solve", "solve_triangular"),
    "y": (
        "bitwise_and", "bitwise_or", "bitwise_xor", "bitwise_left_shift", "bitwise_right_shift", "left_shift",
        "right_shift", "cdist", "trapezoid",
    ),
    "key": ("dot_product_attention",),
    "mean": ("batch_normalization",),
    "variance": ("batch_normalization",),
    "offset": ("batch_normalization",),
    "scale": ("batch_normalization", "rms_normalization"),
    "indices": ("take", "take_along_axis", "scatter_update"),
    "values": ("searchsorted",),
}  # fmt: skip
_NOT_IN: dict[str, tuple[str, ...]] = {"weights": ("bincount",), "beta": ("kaiser",)}

LISTS: dict[str, Inputs] = {
    **dict.fromkeys(("concatenate", "stack", "hstack", "vstack", "dstack"), Inputs("list", 2, None)),
    "einsum": Inputs("list", 1, None),
    **dict.fromkeys(("fft", "fft2", "ifft2", "irfft", "istft"), Inputs("list", 2, 2, ("real", "imaginary"))),
}
OUTPUTS = {
    "moments": 2, "qr": 2, "svd": 3, "eig": 2, "eigh": 2, "top_k": 2, "slogdet": 2, "lu_factor": 2, "fft": 2, "fft2": 2,
    "ifft2": 2, "rfft": 2, "stft": 2, "split": 2, "hsplit": 2, "vsplit": 2, "dsplit": 2, "unstack": 2,
}  # fmt: skip

_NO_CONSTANT = {
    "matmul", "dot", "inner", "outer", "cross", "tensordot", "vdot", "kron", "append", "correlate", "cdist",
    "trapezoid", "psnr",
}  # fmt: skip


def is_port(function: str, argument: str) -> bool:
    """Tell whether an argument of a function is a tensor that comes by wire."""
    if argument in _ONLY_IN:
        return function in _ONLY_IN[argument]
    return argument in _ALWAYS and function not in _NOT_IN.get(argument, ())


def constants(function: str, ports: tuple[str, ...]) -> tuple[str, ...]:
    """Return the tensor arguments that may be plain numbers instead, as in ``x * 2``."""
    if function in ("take", "take_along_axis"):
        return ("indices",)
    if function == "where":
        return ("x1", "x2")
    if function not in _NO_CONSTANT and ports in (("x1", "x2"), ("x", "y")):
        return ports
    return ()
