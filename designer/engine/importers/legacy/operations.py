"""Functions of TensorFlow that tf.keras 2 wrote as layers (TFOpLambda, SlicingOpLambda) as operations of Keras 3."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from designer.engine.importers.legacy.nodes import is_tensor

# Function -> operation, where every argument has its counterpart. The first name is what the function is called on.
_SAME: dict[str, str] = {
    **dict.fromkeys(("__operators__.add", "math.add", "add"), "add"),
    "math.subtract": "subtract", "math.multiply": "multiply", "math.truediv": "true_divide", "math.divide": "divide",
    "math.floordiv": "floor_divide", "math.floormod": "mod", "math.mod": "mod", "math.pow": "power",
    "math.maximum": "maximum", "math.minimum": "minimum", "math.greater": "greater",
    "math.greater_equal": "greater_equal",
    "math.less": "less", "math.less_equal": "less_equal", "math.equal": "equal", "math.not_equal": "not_equal",
    "__operators__.eq": "equal", "__operators__.ne": "not_equal", "math.logical_and": "logical_and",
    "math.logical_or": "logical_or", "math.atan2": "arctan2", "math.divide_no_nan": "divide_no_nan",
    "__operators__.logical_and": "logical_and", "__operators__.logical_or": "logical_or",
}  # fmt: skip
_UNARY: dict[str, str] = {
    "math.negative": "negative", "math.abs": "abs", "math.exp": "exp", "math.log": "log", "math.log1p": "log1p",
    "math.expm1": "expm1", "math.sqrt": "sqrt", "math.rsqrt": "rsqrt", "math.square": "square", "math.sin": "sin",
    "math.cos": "cos", "math.tan": "tan", "math.sinh": "sinh", "math.cosh": "cosh", "math.tanh": "tanh",
    "nn.tanh": "tanh",
    "math.asin": "arcsin", "math.acos": "arccos", "math.atan": "arctan", "math.sigmoid": "sigmoid",
    "nn.sigmoid": "sigmoid",
    "nn.relu": "relu", "nn.relu6": "relu6", "nn.elu": "elu", "nn.selu": "selu", "nn.silu": "silu", "nn.swish": "silu",
    "math.softplus": "softplus", "nn.softplus": "softplus", "math.softsign": "softsign", "nn.softsign": "softsign",
    "math.floor": "floor", "math.ceil": "ceil", "math.sign": "sign", "math.reciprocal": "reciprocal",
    "math.round": "round",
    "math.erf": "erf", "math.log_sigmoid": "log_sigmoid", "math.logical_not": "logical_not", "zeros_like": "zeros_like",
    "ones_like": "ones_like", "stop_gradient": "stop_gradient", "math.is_nan": "isnan",
}  # fmt: skip
_REDUCTIONS: dict[str, str] = {
    "math.reduce_mean": "mean", "math.reduce_sum": "sum", "math.reduce_max": "max", "math.reduce_min": "min",
    "math.reduce_prod": "prod", "math.reduce_std": "std", "math.reduce_variance": "var",
    "math.reduce_logsumexp": "logsumexp",
    "math.reduce_all": "all", "math.reduce_any": "any",
}  # fmt: skip


@dataclass(frozen=True)
class Operation:
    """An operation of Keras 3 and what it is called with; `before` are operations on an argument that come first."""

    name: str
    args: list[Any] = field(default_factory=list)
    kwargs: dict[str, Any] = field(default_factory=dict)
    before: dict[int, Operation] = field(default_factory=dict)


def modern_operation(function: str, first: Any, said: dict[str, Any]) -> Operation | None:
    """Return the operation that a function called on `first` is, None where there is none with the same meaning.

    `said` are the other arguments, by TensorFlow's names; one that is not understood makes it None, too.
    """
    function = function.removeprefix("tf.").removeprefix("compat.v1.")
    said = {k: v for k, v in said.items() if k != "name" and v is not None}
    if _is_array(first) or any(_is_array(said.get(k)) for k in ("x", "y", "b")):
        return None  # an operation has no place for an array that is part of the model
    name = _SAME.get(function)
    if name is not None:
        return Operation(name, kwargs={"x1": first, "x2": said["y"]}) if said.keys() == {"y"} else None
    name = _UNARY.get(function)
    if name is not None:
        return Operation(name, [first]) if not said.keys() - {"beta"} and said.get("beta", 1.0) == 1.0 else None
    name = _REDUCTIONS.get(function)
    if name is not None:
        return _renamed(name, first, said, {"axis": "axis", "keepdims": "keepdims", "keep_dims": "keepdims"})
    make = _OTHERS.get(function)
    return make(first, said) if make is not None else None


def _renamed(name: str, first: Any, said: dict[str, Any], names: dict[str, str]) -> Operation | None:
    if not said.keys() <= names.keys() or any(_holds_tensor(v) for v in said.values()):
        return None
    return Operation(name, [first], {names[k]: v for k, v in said.items()})


def _is_array(value: Any) -> bool:
    return isinstance(value, list) and not _holds_tensor(value)


def _holds_tensor(value: Any) -> bool:
    if isinstance(value, list):
        return any(_holds_tensor(v) for v in value)
    return is_tensor(value)


def _rename(name: str, defaults: dict[str, Any] | None = None, /, **names: str) -> Callable[..., Operation | None]:
    """Return a maker that renames arguments; `defaults` are TensorFlow's where Keras has others, by Keras's names."""

    def make(first: Any, said: dict[str, Any]) -> Operation | None:
        found = _renamed(name, first, said, names)
        return found and Operation(name, found.args, {**(defaults or {}), **found.kwargs})

    return make


def _matmul(first: Any, said: dict[str, Any]) -> Operation | None:
    if not said.keys() <= {"b", "transpose_a", "transpose_b", "adjoint_a", "adjoint_b"} or "b" not in said:
        return None
    if said.get("adjoint_a") or said.get("adjoint_b"):
        return None
    last = {"axis1": -1, "axis2": -2}
    swapped = {
        i: Operation("swapaxes", [], last) for i, key in enumerate(("transpose_a", "transpose_b")) if said.get(key)
    }
    return Operation("matmul", [first, said["b"]], {}, swapped)


def _slice(first: Any, said: dict[str, Any]) -> Operation | None:
    spec = said.get("slice_spec")
    if said.keys() != {"slice_spec"} or _holds_tensor(spec):
        return None
    parts = [_index(part) for part in (spec if isinstance(spec, list) else [spec])]
    return None if any(p is False for p in parts) else Operation("get_item", [first], {"key": parts})


def _index(part: Any) -> Any:
    if isinstance(part, dict) and part.keys() <= {"start", "stop", "step"}:
        return {"slice": [part.get(k) for k in ("start", "stop", "step")]}
    if isinstance(part, dict):
        return "..." if "llipsis" in str(part.get("class_name", part)) else False
    return part if part is None or (isinstance(part, int) and not isinstance(part, bool)) else False


def _split(first: Any, said: dict[str, Any]) -> Operation | None:
    sizes = said.get("num_or_size_splits")
    if not said.keys() <= {"num_or_size_splits", "axis", "num"} or _holds_tensor(sizes):
        return None
    if isinstance(sizes, list):
        if any(not isinstance(s, int) or s < 0 for s in sizes):
            return None
        sizes = [sum(sizes[: i + 1]) for i in range(len(sizes) - 1)]
    return Operation("split", [first], {"indices_or_sections": sizes, "axis": said.get("axis", 0)})


def _pad(first: Any, said: dict[str, Any]) -> Operation | None:
    mode = str(said.get("mode", "CONSTANT")).lower()
    if not said.keys() <= {"paddings", "mode", "constant_values"} or _holds_tensor(said.get("paddings")):
        return None
    more = {"constant_values": said.get("constant_values", 0)} if mode == "constant" else {}
    return Operation("pad", [first], {"pad_width": said["paddings"], "mode": mode, **more})


def _gather(first: Any, said: dict[str, Any]) -> Operation | None:
    if (
        said.get("batch_dims", 0)
        or said.get("validate_indices")
        or not said.keys() <= {"indices", "axis", "batch_dims"}
    ):
        return None
    return Operation("take", [first], {"indices": said["indices"], "axis": said.get("axis", 0)})


def _where(first: Any, said: dict[str, Any]) -> Operation | None:
    if said.keys() != {"x", "y"}:
        return None
    return Operation("where", kwargs={"condition": first, "x1": said["x"], "x2": said["y"]})


def _one_hot(first: Any, said: dict[str, Any]) -> Operation | None:
    if said.get("on_value", 1) != 1 or said.get("off_value", 0) != 0:
        return None
    kept = {k: v for k, v in said.items() if k not in ("on_value", "off_value")}
    return _renamed("one_hot", first, kept, {"depth": "num_classes", "axis": "axis", "dtype": "dtype"})


def _gelu(first: Any, said: dict[str, Any]) -> Operation | None:
    return Operation("gelu", [first], {"approximate": bool(said.get("approximate", False))})


def _pool(name: str) -> Callable[..., Operation | None]:
    def make(first: Any, said: dict[str, Any]) -> Operation | None:
        form = {"NHWC": "channels_last", "NWC": "channels_last", "NDHWC": "channels_last"}
        if said.get("data_format", "NHWC") not in form or not said.keys() <= {
            "ksize",
            "strides",
            "padding",
            "data_format",
        }:
            return None
        sizes = {"pool_size": _spatial(said["ksize"]), "strides": _spatial(said["strides"])}
        padding = str(said.get("padding", "")).lower()
        return Operation(name, [first], {**sizes, "padding": padding}) if padding in ("same", "valid") else None

    return make


def _spatial(size: Any) -> Any:
    return size[1:-1] if isinstance(size, list) and len(size) > 3 else size


def _resize(first: Any, said: dict[str, Any]) -> Operation | None:
    method = str(said.get("method", "bilinear")).lower()
    if not said.keys() <= {"size", "images", "method", "antialias", "preserve_aspect_ratio"} or said.get(
        "preserve_aspect_ratio"
    ):
        return None
    antialias = bool(said.get("antialias", False))
    return Operation("image.resize", [first], {"size": said["size"], "interpolation": method, "antialias": antialias})


def _squeeze(first: Any, said: dict[str, Any]) -> Operation | None:
    axis = said.get("axis", said.get("squeeze_dims"))
    if not said.keys() <= {"axis", "squeeze_dims"}:
        return None
    return Operation("squeeze", [first], {"axis": axis[0] if isinstance(axis, list) and len(axis) == 1 else axis})


def _transpose(first: Any, said: dict[str, Any]) -> Operation | None:
    kept = {k: v for k, v in said.items() if (k, v) != ("conjugate", False)}
    return _renamed("transpose", first, kept, {"perm": "axes"})


def _add_n(first: Any, said: dict[str, Any]) -> Operation | None:
    if said or not isinstance(first, list) or len(first) != 2:
        return None
    return Operation("add", kwargs={"x1": first[0], "x2": first[1]})


_OTHERS: dict[str, Callable[[Any, dict[str, Any]], Operation | None]] = {
    "linalg.matmul": _matmul, "matmul": _matmul, "__operators__.getitem": _slice, "split": _split, "pad": _pad,
    "gather": _gather, "where": _where, "where_v2": _where, "one_hot": _one_hot, "nn.gelu": _gelu,
    "nn.max_pool2d": _pool("max_pool"), "nn.max_pool": _pool("max_pool"), "nn.max_pool1d": _pool("max_pool"),
    "nn.avg_pool2d": _pool("average_pool"), "nn.avg_pool": _pool("average_pool"),
    "nn.avg_pool1d": _pool("average_pool"),
    "image.resize": _resize, "squeeze": _squeeze, "math.add_n": _add_n,
    "transpose": _transpose,
    "reshape": _rename("reshape", shape="newshape"), "expand_dims": _rename("expand_dims", axis="axis"),
    "concat": _rename("concatenate", axis="axis"), "stack": _rename("stack", axis="axis"),
    "tile": _rename("tile", multiples="repeats"), "cast": _rename("cast", dtype="dtype"),
    "reverse": _rename("flip", axis="axis"), "roll": _rename("roll", shift="shift", axis="axis"),
    "repeat": _rename("repeat", repeats="repeats", axis="axis"), "math.cumsum": _rename("cumsum", axis="axis"),
    "math.cumprod": _rename("cumprod", axis="axis"), "nn.softmax": _rename("softmax", axis="axis"),
    "nn.log_softmax": _rename("log_softmax", axis="axis"), "math.argmax": _rename("argmax", {"axis": 0}, axis="axis"),
    "math.argmin": _rename("argmin", {"axis": 0}, axis="axis"),
    "nn.leaky_relu": _rename("leaky_relu", alpha="negative_slope"),
    "clip_by_value": _rename("clip", clip_value_min="x_min", clip_value_max="x_max"),
    "math.l2_normalize": _rename("normalize", {"order": 2, "epsilon": 1e-6}, axis="axis"),
    "nn.l2_normalize": _rename("normalize", {"order": 2, "epsilon": 1e-6}, axis="axis"),
    "broadcast_to": _rename("broadcast_to", shape="shape"),
    "linalg.norm": _rename("norm", axis="axis", keepdims="keepdims", ord="ord"),
    "nn.space_to_depth": _rename("space_to_depth", block_size="block_size"),
    "nn.depth_to_space": _rename("depth_to_space", block_size="block_size"),
}  # fmt: skip
