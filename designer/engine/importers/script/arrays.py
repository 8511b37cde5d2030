"""The shapes of the data that a script computes with: those of known data sets, and what reading on leaves of them."""

from __future__ import annotations

import ast
import math
from dataclasses import dataclass
from typing import Any

from designer.engine.importers.script import objects, plain
from designer.engine.importers.script.values import Items, Unknown

# Shape of a picture (or row), rows for training and for testing, classes; rows that differ in length have no shape.
_KERAS: dict[str, tuple[tuple[int, ...], int, int, int | None, bool]] = {
    "mnist": ((28, 28), 60_000, 10_000, 10, False),
    "fashion_mnist": ((28, 28), 60_000, 10_000, 10, False),
    "cifar10": ((32, 32, 3), 50_000, 10_000, 10, True),
    "cifar100": ((32, 32, 3), 50_000, 10_000, 100, True),
    "boston_housing": ((13,), 404, 102, None, False),
    "california_housing": ((8,), 16_512, 4_128, None, False),
    "imdb": ((), 25_000, 25_000, 2, False),
    "reuters": ((), 8_982, 2_246, 46, False),
}
_SHARED = ("boston_housing", "california_housing", "reuters")  # test_split divides them anew
_SCIKIT: dict[str, tuple[int, int, int | None]] = {
    "load_iris": (150, 4, 3), "load_wine": (178, 13, 3), "load_breast_cancer": (569, 30, 2),
    "load_digits": (1797, 64, 10), "load_diabetes": (442, 10, None), "load_boston": (506, 13, None),
    "fetch_california_housing": (20_640, 8, None),
}  # fmt: skip
_SAME_SHAPE = {
    "StandardScaler", "MinMaxScaler", "RobustScaler", "MaxAbsScaler", "QuantileTransformer", "PowerTransformer",
    "Normalizer", "SimpleImputer", "LabelEncoder", "scale", "minmax_scale",
}  # fmt: skip
_TRANSFORMING = ("fit_transform", "transform", "inverse_transform")
METHODS = ("reshape", "astype", "copy", "flatten", "ravel", "to_numpy", "numpy", "clip", "fillna", "round")
"""Methods of an array of which the shape of the result is known."""


@dataclass(eq=False)
class Transformer(Unknown):
    """What gives an array of the same shape as it is given, or of `columns`."""

    columns: int | None = None


def array(*sizes: Any, classes: int | None = None) -> Unknown:
    """Return an array of which the shape is known; a size may be unknown."""
    return Unknown(shape=tuple(sizes), classes=classes)


def made(path: str, args: list[Any], kwargs: dict[str, Any]) -> Any:
    """Return what a function that loads or reshapes data gives; `...` for any other, and where nothing is known."""
    module, _, name = path.rpartition(".")
    if name == "load_data" and module.startswith("keras.datasets."):
        return _of_keras(module.rpartition(".")[2], kwargs)
    if module == "sklearn.datasets" and name in _SCIKIT:
        return _of_scikit(name, args, kwargs)
    if name == "read_data_sets":
        return _of_tutorial(kwargs)
    if module == "sklearn.model_selection" and name == "train_test_split" and args:
        return Items(_rows_of(a) for a in args for _ in range(2))
    if module.startswith("sklearn.") and name in _SAME_SHAPE and not (args and name.islower()):
        return Transformer(name)
    if module == "sklearn.decomposition" and name == "PCA":
        count = kwargs.get("n_components", args[0] if args else None)
        return Transformer(name, columns=count) if isinstance(count, int) else ...
    first = args[0] if args else None
    if not isinstance(first, Unknown):
        return ...
    return _reshaped(path, name, first, args, kwargs)


def method(owner: Unknown, name: str, args: list[Any]) -> Any:
    """Return what a method of an array gives."""
    if isinstance(owner, Transformer):
        given = args[0] if args else None
        if not isinstance(given, Unknown) or given.shape is None:
            return Unknown()
        shape = given.shape if owner.columns is None else (given.shape[0], owner.columns)
        return Unknown(shape=shape, classes=given.classes)
    if name == "reshape":
        sizes = args[0] if args and isinstance(args[0], (tuple, list)) else args
        return _in_shape(owner, sizes)
    if name in ("flatten", "ravel"):
        return _in_shape(owner, [-1])
    return replace_shape(owner, owner.shape)


def attribute(owner: Unknown, name: str) -> Any:
    """Return what is known of an attribute of an array, `...` for nothing."""
    if owner.shape is None:
        return ...
    if name == "shape":
        return owner.shape
    if name == "ndim":
        return len(owner.shape)
    if name == "size":
        return math.prod(owner.shape) if all(isinstance(s, int) for s in owner.shape) else Unknown()
    if name == "values":
        return owner
    return replace_shape(owner, owner.shape[::-1]) if name == "T" else ...


def part(owner: Unknown, key: Any) -> Unknown:
    """Return `owner[key]`: of a table that is not known, too, a slice of columns says how many there are."""
    keys = list(key) if isinstance(key, tuple) else [key]
    if owner.shape is None:
        if len(keys) == 2 and all(isinstance(k, (slice, int)) for k in keys):
            owner = replace_shape(owner, (Unknown(), Unknown()))
        elif isinstance(key, list) and key and all(isinstance(k, str) for k in key):
            return replace_shape(owner, (Unknown(), len(key)))
        else:
            return Unknown(reason=owner.reason)
    shape = list(owner.shape or ())
    if sum(k is ... for k in keys) == 1:
        place = keys.index(...)
        used = sum(k is not None and k is not ... for k in keys)
        keys[place : place + 1] = [slice(None)] * max(0, len(shape) - used)
    sizes: list[Any] = []
    for one in keys:
        if one is None:
            sizes.append(1)
            continue
        if not shape or not isinstance(one, (int, slice)) or isinstance(one, bool):
            return Unknown(reason=owner.reason)
        size = shape.pop(0)
        if isinstance(one, slice):
            sizes.append(_length(one, size, bool(sizes)))
    return Unknown(reason=owner.reason, shape=(*sizes, *shape), classes=owner.classes)


def computed(op: ast.operator, left: Any, right: Any) -> Unknown | None:
    """Return `left op right` of arrays of which a shape is known, None where nothing is."""
    shapes = [v.shape for v in (left, right) if isinstance(v, Unknown) and v.shape is not None]
    if not shapes or isinstance(op, ast.MatMult):
        return None
    if len(shapes) == 2:
        return array(*shapes[0]) if _are_same(*shapes) else None
    other = right if isinstance(left, Unknown) and left.shape is not None else left
    is_small = isinstance(other, (int, float)) or (isinstance(other, Unknown) and other.reason is None)
    return array(*shapes[0]) if is_small else None


def replace_shape(owner: Unknown, shape: tuple[Any, ...] | None) -> Unknown:
    """Return an array like another one in another shape."""
    return Unknown(reason=owner.reason, shape=shape, classes=owner.classes)


def _of_keras(name: str, kwargs: dict[str, Any]) -> Any:
    if name not in _KERAS or (name in _SHARED and kwargs):
        return ...
    shape, rows, test_rows, classes, is_column = _KERAS[name]
    if name == "cifar100" and kwargs.get("label_mode", "fine") != "fine":
        classes = 20 if kwargs["label_mode"] == "coarse" else None
    return tuple(
        (array(count, *shape), array(count, *([1] if is_column else []), classes=classes))
        for count in (rows, test_rows)
    )


def _of_scikit(name: str, args: list[Any], kwargs: dict[str, Any]) -> Any:
    rows, columns, classes = _SCIKIT[name]
    if args or any(k in kwargs for k in ("n_class", "**")):
        return ...
    data, target = array(rows, columns), array(rows, classes=classes)
    if kwargs.get("return_X_y") is True:
        return (data, target)
    return objects.namespace({"data": data, "target": target, "feature_names": array(columns)})


def _of_tutorial(kwargs: dict[str, Any]) -> Any:
    """Return MNIST as TensorFlow 1's tutorials loaded it."""
    pictures = (784,) if kwargs.get("reshape", True) is True else (28, 28, 1)
    labels = (10,) if kwargs.get("one_hot") is True else ()
    parts = {"train": 55_000, "validation": 5_000, "test": 10_000}
    return objects.namespace(
        {
            name: objects.namespace(
                {"images": array(rows, *pictures), "labels": array(rows, *labels, classes=10), "num_examples": rows}
            )
            for name, rows in parts.items()
        }
    )


def _reshaped(path: str, name: str, first: Unknown, args: list[Any], kwargs: dict[str, Any]) -> Any:
    """Return what a function makes of its first argument, of which something may be known."""
    if name == "to_categorical":
        count = kwargs.get("num_classes", kwargs.get("nb_classes", args[1] if len(args) > 1 else None))
        count = plain.number(count) if count is not None else first.classes
        shape = first.shape[:-1] if first.shape and len(first.shape) > 1 and first.shape[-1] == 1 else first.shape
        return array(*(shape or (Unknown(),)), count if isinstance(count, int) else Unknown())
    if name == "pad_sequences":
        length = plain.number(kwargs.get("maxlen", args[1] if len(args) > 1 else None))
        rows = first.shape[0] if first.shape else Unknown()
        return array(rows, length if isinstance(length, int) else Unknown())
    if first.shape is None or not path.startswith(("numpy.", "tensorflow.", "pandas.")):
        return ...
    if name == "expand_dims":
        axis = kwargs.get("axis", args[1] if len(args) > 1 else None)
        if not isinstance(axis, int) or not -len(first.shape) - 1 <= axis <= len(first.shape):
            return ...
        place = axis % (len(first.shape) + 1)
        return replace_shape(first, (*first.shape[:place], 1, *first.shape[place:]))
    if name == "reshape":
        sizes = kwargs.get("newshape", kwargs.get("shape", args[1] if len(args) > 1 else None))
        return _in_shape(first, sizes if isinstance(sizes, (list, tuple)) else [sizes])
    if name in ("array", "asarray", "DataFrame", "convert_to_tensor", "constant", "cast", "float32", "clip", "copy"):
        return replace_shape(first, first.shape)
    if path == "numpy.unique" and first.classes is not None and len(args) == 1 and not kwargs:
        return array(first.classes)
    return ...


def _in_shape(owner: Unknown, sizes: Any) -> Unknown:
    sizes = [plain.number(s) for s in sizes]
    if not all(isinstance(s, (int, Unknown)) for s in sizes) or sizes.count(-1) > 1:
        return Unknown(reason=owner.reason)
    if -1 in sizes:
        sizes[sizes.index(-1)] = _what_is_left(owner.shape, [s for s in sizes if not (isinstance(s, int) and s == -1)])
    return replace_shape(owner, tuple(sizes))


def _what_is_left(shape: tuple[Any, ...] | None, others: list[Any]) -> Any:
    """Return the size that -1 stands for: equal sizes cancel each other, the rest has to be known."""
    sizes = list(shape) if shape is not None else [Unknown()]
    others = list(others)
    for size in [*others]:
        same = next((i for i, s in enumerate(sizes) if s is size), None)
        if isinstance(size, Unknown) and same is not None:
            others.remove(size)
            del sizes[same]
    numbers, divisors = ([s for s in part if isinstance(s, int)] for part in (sizes, others))
    if len(numbers) < len(sizes) or len(divisors) < len(others):
        return Unknown()
    whole, known = math.prod(numbers), math.prod(divisors)
    return whole // known if known and whole % known == 0 else Unknown()


def _length(key: slice, size: Any, is_column: bool) -> Any:
    try:
        if isinstance(size, int):
            return len(range(*key.indices(size)))
        start = key.start or 0
        is_known = is_column and isinstance(key.stop, int) and key.stop > start >= 0 and key.step in (None, 1)
        if is_known or key == slice(None):
            return key.stop - start if is_known else size
    except TypeError:
        pass
    return Unknown()


def _rows_of(value: Any) -> Unknown:
    """Return some rows of an array."""
    if not isinstance(value, Unknown) or not value.shape:
        return Unknown()
    return replace_shape(value, (Unknown(), *value.shape[1:]))


def _are_same(one: tuple[Any, ...], other: tuple[Any, ...]) -> bool:
    return len(one) == len(other) and all(
        isinstance(a, Unknown) or isinstance(b, Unknown) or a == b for a, b in zip(one, other, strict=True)
    )
