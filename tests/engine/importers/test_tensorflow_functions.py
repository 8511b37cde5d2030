"""Functions of TensorFlow written with keras.ops: each gives what TensorFlow gives, on random tensors."""

# ruff: noqa: E501

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import tensorflow as tf

from designer.engine.importers.script.tensorflow_functions import arranging, backend, computing, networks
from designer.engine.importers.script.translated import function_of

_PARTS = (arranging, computing, networks, backend)
RANDOM = np.random.default_rng(3)
A = RANDOM.random((2, 3, 4), "float32") + 0.1
B = RANDOM.random((2, 3, 4), "float32") + 0.2
SIGNED = A - 0.6
PICTURE = RANDOM.random((2, 4, 4, 4), "float32")
CASES: list[tuple[str, list[Any], dict[str, Any]]] = [
    ("transpose", [A], {"perm": [0, 2, 1]}), ("transpose", [A], {}), ("reshape", [A, (-1, 6)], {}),
    ("expand_dims", [A, 1], {}), ("expand_dims", [A], {"axis": -1}), ("squeeze", [A[:, :1]], {"axis": 1}),
    ("concat", [[A, B], -1], {}), ("concat", [], {"values": [A, B], "axis": 1}), ("stack", [[A, B]], {"axis": 1}),
    ("split", [A, 2, -1], {}), ("split", [A, [1, 3]], {"axis": 2}), ("unstack", [A], {"axis": 1}), ("tile", [A, [1, 2, 1]], {}),
    ("repeat", [A, 2], {"axis": 1}), ("pad", [A, [[0, 0], [1, 1], [0, 2]]], {}),
    ("pad", [A, [[0, 0], [1, 1], [1, 1]], "REFLECT"], {}), ("pad", [A, [[0, 0], [1, 0], [0, 0]]], {"constant_values": 5.0}),
    ("gather", [A, [0, 2]], {"axis": 1}), ("gather", [A, [1]], {}), ("one_hot", [[0, 2, 1]], {"depth": 4}),
    ("clip_by_value", [A, 0.3, 0.6], {}), ("ones_like", [A], {}), ("zeros_like", [A], {}), ("reverse", [A], {"axis": [1]}),
    ("einsum", ["abc,adc->abd", A, B], {}), ("matmul", [A, B], {"transpose_b": True}), ("matmul", [A, B], {"transpose_a": True}),
    ("tensordot", [A, B[0]], {"axes": [[2], [1]]}), ("add", [A, B], {}), ("add_n", [[A, B, A]], {}), ("subtract", [A, B], {}),
    ("multiply", [A, 2.0], {}), ("divide", [A, B], {}), ("scalar_mul", [3.0, A], {}), ("maximum", [A, B], {}),
    ("minimum", [A, 0.4], {}), ("pow", [A, 2.0], {}), ("abs", [SIGNED], {}), ("exp", [A], {}), ("sqrt", [A], {}),
    ("square", [A], {}), ("sign", [SIGNED], {}), ("floor", [A * 5], {}), ("round", [A * 5], {}), ("tanh", [A], {}),
    ("sigmoid", [A], {}), ("where", [A > 0.5, A, B], {}), ("cast", [A * 5, "int32"], {}), ("cumsum", [A], {"axis": 1}),
    ("reduce_sum", [A], {"axis": [1, 2]}), ("reduce_sum", [A], {}), ("reduce_mean", [A, 1], {"keepdims": True}),
    ("reduce_max", [A], {"axis": -1}), ("reduce_min", [A], {"axis": 0}), ("reduce_prod", [A], {"axis": 2}),
    ("argmax", [A], {"axis": -1}), ("argmax", [A], {}), ("norm", [A], {"axis": -1}), ("equal", [A, A], {}), ("greater", [A, B], {}),
    ("math.log", [A], {}), ("math.squared_difference", [A, B], {}), ("math.reduce_std", [A], {"axis": 1}),
    ("math.reduce_variance", [A], {"axis": 1}), ("math.reduce_logsumexp", [A], {"axis": 1}), ("math.rsqrt", [A], {}),
    ("math.softplus", [A], {}), ("math.l2_normalize", [A], {"axis": 1}), ("linalg.matmul", [A, B], {"transpose_b": True}),
    ("nn.relu", [SIGNED], {}), ("nn.relu6", [SIGNED * 20], {}), ("nn.elu", [SIGNED], {}), ("nn.selu", [SIGNED], {}),
    ("nn.gelu", [SIGNED], {}), ("nn.gelu", [SIGNED], {"approximate": True}), ("nn.silu", [SIGNED], {}),
    ("nn.swish", [SIGNED], {}), ("nn.leaky_relu", [SIGNED], {}), ("nn.leaky_relu", [SIGNED, 0.3], {}),
    ("nn.softmax", [A], {"axis": 1}), ("nn.softmax", [A], {}), ("nn.log_softmax", [A], {}), ("nn.softsign", [SIGNED], {}),
    ("nn.l2_normalize", [A, -1], {}), ("nn.depth_to_space", [PICTURE, 2], {}), ("nn.space_to_depth", [PICTURE, 2], {}),
    ("nn.max_pool2d", [PICTURE, 2, 2, "SAME"], {}), ("nn.avg_pool2d", [PICTURE, 2, 1, "VALID"], {}),
    ("image.resize", [PICTURE, (8, 6)], {}), ("image.resize", [PICTURE, (8, 8)], {"method": "nearest"}),
    ("image.rgb_to_grayscale", [PICTURE[..., :3]], {}), ("image.flip_left_right", [PICTURE], {}),
    ("image.flip_up_down", [PICTURE], {}), ("roll", [A], {"shift": 1, "axis": 2}),
    ("math.ceil", [A * 5], {}), ("math.tan", [A], {}), ("math.asin", [SIGNED], {}), ("math.acos", [SIGNED], {}),
    ("math.atan", [A], {}), ("math.sinh", [A], {}), ("math.cosh", [A], {}), ("math.erf", [SIGNED], {}),
    ("math.reciprocal", [A], {}), ("math.expm1", [A], {}), ("less_equal", [A, B], {}), ("greater_equal", [A, B], {}),
    ("logical_or", [A > 0.5, B > 0.5], {}), ("math.floordiv", [A * 9, B], {}), ("math.floormod", [A * 9, B], {}),
    ("math.atan2", [A, B], {}), ("reduce_any", [A > 0.9], {"axis": 1}), ("reduce_all", [A > 0.2], {"axis": -1}),
]  # fmt: skip
BACKEND: list[tuple[str, list[Any], dict[str, Any], Any]] = [
    ("mean", [A], {"axis": [1, 2]}, A.mean((1, 2))), ("sum", [A, 1, True], {}, A.sum(1, keepdims=True)),
    ("max", [A], {"axis": 1}, A.max(1)), ("std", [A], {"axis": 1}, A.std(1)), ("var", [A], {}, A.var()),
    ("sqrt", [SIGNED], {}, np.sqrt(np.maximum(SIGNED, 0))), ("pow", [A, 3], {}, A**3), ("clip", [A, 0.2, 0.5], {}, A.clip(0.2, 0.5)),
    ("relu", [SIGNED], {"alpha": 0.1}, np.where(SIGNED > 0, SIGNED, 0.1 * SIGNED)),
    ("relu", [A * 9], {"max_value": 6.0}, np.minimum(A * 9, 6)), ("concatenate", [[A, B]], {}, np.concatenate([A, B], -1)),
    ("stack", [[A, B], 1], {}, np.stack([A, B], 1)), ("permute_dimensions", [A, (0, 2, 1)], {}, A.transpose(0, 2, 1)),
    ("expand_dims", [A], {}, A[..., None]), ("squeeze", [A[:, :1], 1], {}, A[:, 0]), ("repeat_elements", [A, 2, 1], {}, A.repeat(2, 1)),
    ("tile", [A, [1, 2, 1]], {}, np.tile(A, [1, 2, 1])), ("reverse", [A, 1], {}, A[:, ::-1]),
    ("argmax", [A], {}, A.argmax(-1)), ("gather", [A, [1, 0]], {}, A[[1, 0]]), ("dot", [A, B[0].T], {}, A @ B[0].T),
    ("l2_normalize", [A], {"axis": -1}, A / np.linalg.norm(A, axis=-1, keepdims=True)),
    ("hard_sigmoid", [SIGNED * 9], {}, (SIGNED * 1.8 + 0.5).clip(0, 1)), ("softmax", [A], {}, tf.nn.softmax(A).numpy()),
    ("cumsum", [A], {"axis": 1}, A.cumsum(1)), ("reshape", [A, (-1, 12)], {}, A.reshape(-1, 12)),
]  # fmt: skip


def ours(path: str) -> Any:
    function = function_of(path)
    assert function is not None, path
    return next(found for part in _PARTS if (found := getattr(part, function.name, None)) is not None)


def same(one: Any, other: Any) -> None:
    for a, b in zip(one, other, strict=True) if isinstance(other, (list, tuple)) else [(one, other)]:
        np.testing.assert_allclose(np.asarray(a), np.asarray(b), rtol=1e-5, atol=1e-5)


@pytest.mark.parametrize(("name", "args", "kwargs"), CASES, ids=lambda v: v if isinstance(v, str) else "")
def test_functions_of_tensorflow(name: str, args: list[Any], kwargs: dict[str, Any]) -> None:
    theirs: Any = tf
    for part in name.split("."):
        theirs = getattr(theirs, part)
    same(ours(f"tensorflow.{name}")(*args, **kwargs), theirs(*args, **kwargs))


@pytest.mark.parametrize(("name", "args", "kwargs", "wanted"), BACKEND, ids=lambda v: v if isinstance(v, str) else "")
def test_functions_of_the_old_backend(name: str, args: list[Any], kwargs: dict[str, Any], wanted: Any) -> None:
    same(ours(f"keras.backend.{name}")(*args, **kwargs), wanted)
