"""What functions of Python's library and of numpy are on values that are known; the rest stays unknown."""

from __future__ import annotations

import functools
import itertools
import math
import operator
import os.path
from collections import OrderedDict
from collections.abc import Callable
from typing import Any

import numpy as np

from designer.engine.importers.script import plain
from designer.engine.importers.script.values import Items, Table, Unknown

MAX_ITEMS = 20_000

_MATH = {name: getattr(math, name) for name in dir(math) if not name.startswith("_")}
_NUMPY = (
    "prod", "product", "sqrt", "log", "log2", "log10", "exp", "ceil", "floor", "round", "abs", "power", "arange",
    "linspace",
    "logspace", "geomspace", "array", "asarray", "sum", "mean", "max", "min", "cumsum", "int32", "int64", "float32",
    "float64", "multiply", "add", "divide", "flip", "maximum", "minimum", "sin", "cos", "tanh", "argmax", "square",
    "mod",
    "int8", "int16", "uint8", "int_", "bool_", "amax", "amin", "ndim", "size", "concatenate", "repeat", "unique",
    "append",
    "subtract", "negative", "diff", "trunc", "rint",
)  # fmt: skip
_OF_NUMBERS = (
    "sqrt", "log", "log2", "log10", "log1p", "exp", "expm1", "power", "square", "sin", "cos", "tan", "tanh", "sign",
    "linspace", "arange", "prod", "sum", "mean", "max", "min", "std", "var", "cumsum", "maximum", "minimum", "abs",
    "floor", "ceil", "round", "add", "subtract", "multiply", "divide", "true_divide", "floor_divide", "mod", "negative",
    "expand_dims", "squeeze", "reshape", "transpose", "swapaxes", "concatenate", "stack", "tile", "repeat", "flip",
    "broadcast_to", "ones", "zeros", "full", "eye", "identity", "array", "matmul", "dot", "outer", "tril", "triu",
    "where", "clip", "reciprocal", "argmax", "argmin", "split",
)  # fmt: skip
_OF_TENSORFLOW = {
    "range": "arange", "pow": "power", "constant": "array", "convert_to_tensor": "array", "fill": "full",
}  # fmt: skip
_ARGUMENTS = {"limit": "stop", "delta": "step", "perm": "axes", "keep_dims": "keepdims", "dims": "shape",
              "value": "object", "num_rows": "N"}  # fmt: skip
_SHAPED = {"zeros": 0, "ones": 0, "empty": 0, "full": 0, "random.random": 0, "random.random_sample": 0,
    "random.uniform": 2,
           "random.normal": 2, "random.randint": 2}  # fmt: skip
_ITERTOOLS: dict[str, Callable[..., Any]] = {
    name: getattr(itertools, name)
    for name in (
        "chain",
        "product",
        "permutations",
        "combinations",
        "islice",
        "zip_longest",
        "accumulate",
        "pairwise",
        "compress",
    )
    if hasattr(itertools, name)
}
_PATHS: dict[str, Callable[..., Any]] = {
    "join": os.path.join, "basename": os.path.basename, "dirname": os.path.dirname, "splitext": os.path.splitext,
    "abspath": lambda path: path,
}  # fmt: skip
_OPERATOR = ("add", "sub", "mul", "truediv", "floordiv", "mod", "neg")
CONSTANTS: dict[str, Any] = {
    **{f"math.{n}": v for n, v in _MATH.items() if isinstance(v, float)},
    "numpy.pi": math.pi, "numpy.e": math.e, "numpy.inf": math.inf, "numpy.newaxis": None, "numpy.float32": "float32",
    "tensorflow.float32": "float32", "tensorflow.float16": "float16", "tensorflow.float64": "float64",
    "tensorflow.int32": "int32", "tensorflow.int64": "int64", "tensorflow.string": "string", "tensorflow.bool": "bool",
    "tensorflow.uint8": "uint8", "tensorflow.int8": "int8", "tensorflow.int16": "int16", "tensorflow.newaxis": None,
    "tensorflow.__version__": "2.21.0", "keras.__version__": "3.15.0", "numpy.__version__": "2.0.0", "os.sep": "/",
    "tensorflow.data.AUTOTUNE": -1, "tensorflow.data.experimental.AUTOTUNE": -1,
    "sys.maxsize": 2**63 - 1, "string.ascii_lowercase": "abcdefghijklmnopqrstuvwxyz", "os.name": "posix",
    "string.ascii_uppercase": "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "string.digits": "0123456789",
    "typing.TYPE_CHECKING": False,
    "string.ascii_letters": "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "keras.backend.image_data_format": None,
}  # fmt: skip
CONSTANTS.pop("keras.backend.image_data_format")
KNOWN = {
    "keras", "tensorflow",
    "numpy", "pandas", "matplotlib", "seaborn", "sklearn", "scipy", "os", "sys", "math", "itertools", "functools",
    "random",
    "time", "datetime", "json", "re", "pickle", "collections", "argparse", "pathlib", "typing", "glob", "shutil", "io",
    "string", "copy", "enum", "dataclasses", "types", "operator", "logging", "warnings", "csv", "zipfile", "tarfile",
    "urllib", "abc", "contextlib", "__future__", "gc", "platform", "subprocess", "threading", "multiprocessing",
    "hashlib",
    "tempfile", "struct", "statistics", "heapq", "bisect", "inspect", "textwrap", "unittest", "traceback", "codecs",
}  # fmt: skip
"""Modules that an import of does not fail for: Python's own, and what every such script has."""


def constant(path: str) -> Any:
    """Return the value of a name of a library, `...` where it is none that is known."""
    return CONSTANTS.get(path, ...)


def of_numbers(path: str, args: list[Any], kwargs: dict[str, Any]) -> Any:
    """Return what a function of TensorFlow or keras.ops gives of numbers that are known; unknown for any other."""
    name = path.rpartition(".")[2]
    if any(not _is_deep_plain(v) for v in (*args, *kwargs.values())):
        return Unknown()
    if name in ("cast", "to_float") and args:
        return _as_number(args[0], args[1] if len(args) > 1 else kwargs.get("dtype", "float32"))
    of_numpy = _OF_TENSORFLOW.get(name, name)
    if of_numpy not in _OF_NUMBERS or not (args or kwargs):
        return Unknown()
    given = {_ARGUMENTS.get(k, k): v for k, v in kwargs.items() if k not in ("name", "dtype", "trainable")}
    if of_numpy == "arange":
        given = dict(zip(("start", "stop", "step"), args, strict=False)) | given
        args = [given.get("start", 0), given["stop"]] if "stop" in given else [given.get("start", 0)]
        args, given = ([*args, given["step"]] if "step" in given and len(args) > 1 else args), {}
    found = _computed(of_numpy, args, given)
    return found if isinstance(found, Unknown) or "dtype" not in kwargs else _as_number(found, kwargs["dtype"])


def _computed(name: str, args: list[Any], kwargs: dict[str, Any]) -> Any:
    """Return what a function of numpy gives of numbers, unknown where it is more than any model needs."""
    sizes = [math.prod(np.shape(v)) for v in (*args, *kwargs.values()) if isinstance(v, (list, tuple, *plain.ARRAYS))]
    numbers = [abs(v) for v in flattened([*args, *kwargs.values()]) if isinstance(v, (int, float))]
    growing = name in (
        "arange",
        "linspace",
        "ones",
        "zeros",
        "full",
        "eye",
        "identity",
        "tile",
        "repeat",
        "broadcast_to",
    )
    if max(sizes, default=0) > plain.MAX_ARRAY or (growing and max(numbers, default=0) > plain.MAX_ARRAY):
        return Unknown()
    if growing and name not in ("arange", "linspace") and math.prod(int(n) or 1 for n in numbers) > plain.MAX_ARRAY:
        return Unknown()
    try:
        with np.errstate(all="ignore"):
            result = getattr(np, name)(*args, **kwargs)
    except (TypeError, ValueError, ArithmeticError, LookupError, AttributeError, MemoryError):
        return Unknown()
    if isinstance(result, list):
        return Items(plain.bounded(v) for v in result)
    return plain.bounded(result[()] if isinstance(result, np.ndarray) and result.ndim == 0 else result)


def flattened(values: list[Any]) -> list[Any]:
    """Return the values in lists and tuples inside one another."""
    return [v for value in values for v in (flattened(list(value)) if isinstance(value, (list, tuple)) else [value])]


def _as_number(value: Any, dtype: Any) -> Any:
    """Return a number or array of numbers as cast gives it."""
    if not isinstance(dtype, str) or not isinstance(value, (bool, int, float, list, *plain.ARRAYS)):
        return Unknown()
    try:
        return plain.bounded(np.asarray(value).astype(dtype)[()])
    except (TypeError, ValueError):
        return Unknown()


def call(path: str, args: list[Any], kwargs: dict[str, Any]) -> Any:
    """Call a function of a library that computes; unknown for others and for what is not known."""
    module, _, name = path.partition(".")
    if module == "numpy" and (shaped := _shape_of(name, args, kwargs)) is not None:
        return shaped
    if any(isinstance(v, Unknown) or not _is_deep_plain(v) for v in (*args, *kwargs.values())):
        return _of_things(path, args, kwargs)
    function = _function(module, name)
    if function is None:
        return Unknown()
    try:
        result = function(*args, **kwargs)
        if not isinstance(result, (np.ndarray, np.generic, *plain.PLAIN)) and hasattr(result, "__iter__"):
            result = Items(itertools.islice(result, MAX_ITEMS))
            return result if len(result) < MAX_ITEMS else Unknown()
    except (TypeError, ValueError, ArithmeticError, LookupError, AttributeError, MemoryError):
        return Unknown()
    return plain.bounded(result)


def _function(module: str, name: str) -> Callable[..., Any] | None:
    if module in ("math", "cmath") and name not in ("factorial", "comb", "perm", "pow", "prod"):
        found = _MATH.get(name)
        return found if callable(found) else None
    if module == "math":
        known: dict[str, Callable[..., Any]] = {"prod": math.prod, "pow": math.pow}
        return known.get(name)
    if module == "numpy" and name in _NUMPY:
        return _small(getattr(np, {"product": "prod"}.get(name, name)))
    if module == "itertools" and name in (*_ITERTOOLS, "chain.from_iterable", "cycle", "repeat", "count", "starmap"):
        if name == "chain.from_iterable":
            return itertools.chain.from_iterable
        return _ITERTOOLS.get(name) or (itertools.repeat if name == "repeat" else None)
    if module == "operator" and name in _OPERATOR:
        return getattr(operator, name)  # type: ignore[no-any-return]
    if module == "collections" and name == "OrderedDict":
        return lambda *a, **k: Table(OrderedDict(*a, **k))
    if module == "copy" and name in ("copy", "deepcopy"):
        return _copied
    if module == "os" and name in ("path.join", "path.basename", "path.dirname", "path.splitext", "path.abspath"):
        return _PATHS[name[5:]]
    return None


def _of_things(path: str, args: list[Any], kwargs: dict[str, Any]) -> Any:
    """Functions on lists of anything: layers, tensors, what is not known."""
    if path in ("itertools.chain", "itertools.chain.from_iterable"):
        parts = (
            args
            if path == "itertools.chain"
            else ([*args[0]] if args and isinstance(args[0], (list, tuple)) else [None])
        )
        if all(isinstance(p, (list, tuple, range)) for p in parts):
            return Items(v for p in parts for v in p or ())
    if path in ("copy.copy", "copy.deepcopy") and len(args) == 1:
        return _copied(args[0])
    if path == "collections.OrderedDict" and args and isinstance(args[0], (dict, list)):
        try:
            return Table(args[0], **kwargs)
        except (TypeError, ValueError):
            return Unknown()
    if path in ("itertools.product", "itertools.zip_longest", "itertools.islice", "itertools.combinations") and all(
        isinstance(a, (list, tuple, range, int)) for a in args
    ):
        return Items(itertools.islice(getattr(itertools, path[10:])(*args), MAX_ITEMS))
    return Unknown()


def _copied(value: Any) -> Any:
    if isinstance(value, list):
        return Items(_copied(v) for v in value)
    if isinstance(value, dict):
        return Table({k: _copied(v) for k, v in value.items()})
    return value if isinstance(value, (tuple, str, int, float, bool, type(None), range)) else Unknown()


def _small(function: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(function)
    def limited(*args: Any, **kwargs: Any) -> Any:
        name = getattr(function, "__name__", "")
        numbers = [abs(a) for a in args if isinstance(a, (int, float))]
        if name in ("arange", "linspace", "logspace", "geomspace", "repeat") and any(
            n > plain.MAX_ARRAY for n in numbers
        ):
            step = abs(args[2]) if name == "arange" and len(args) > 2 else 1
            if name != "arange" or not step or max(numbers) / step > plain.MAX_ARRAY:
                return Unknown()
        return function(*args, **kwargs)

    return limited


def _shape_of(name: str, args: list[Any], kwargs: dict[str, Any]) -> Any:
    """Return an array of which only the shape matters."""
    if name in ("random.rand", "random.randn"):
        shape: Any = tuple(args)
    elif name in _SHAPED:
        place = _SHAPED[name]
        shape = kwargs.get("shape", kwargs.get("size", args[place] if len(args) > place else None))
    else:
        return None
    if isinstance(shape, int):
        shape = (shape,)
    if isinstance(shape, (tuple, list)) and all(isinstance(s, (int, Unknown)) for s in shape):
        return Unknown(shape=tuple(shape))
    return Unknown()


def _is_deep_plain(value: Any) -> bool:
    if isinstance(value, (list, tuple, set)):
        return all(_is_deep_plain(v) for v in value)
    if isinstance(value, dict):
        return all(_is_deep_plain(v) for v in value.values())
    return plain.is_plain(value)
