"""Functions of TensorFlow that compute (products, sums, comparisons, ...), written with keras.ops."""

# mypy: ignore-errors
# ruff: noqa: A001, A002, ARG001

from keras import ops

from designer.engine.importers.script.tensorflow_functions.networks import nn_l2_normalize


def matmul(a, b, transpose_a=False, transpose_b=False, adjoint_a=False, adjoint_b=False, name=None):
    if transpose_a or adjoint_a:
        a = ops.swapaxes(a, -1, -2)
    if transpose_b or adjoint_b:
        b = ops.swapaxes(b, -1, -2)
    return ops.matmul(a, b)


def tensordot(a, b, axes, name=None):
    return ops.tensordot(a, b, axes=axes)


def add(x, y, name=None):
    return ops.add(x, y)


def add_n(inputs, name=None):
    total = inputs[0]
    for value in inputs[1:]:
        total = ops.add(total, value)
    return total


def subtract(x, y, name=None):
    return ops.subtract(x, y)


def multiply(x, y, name=None):
    return ops.multiply(x, y)


def divide(x, y, name=None):
    return ops.true_divide(x, y)


def truediv(x, y, name=None):
    return ops.true_divide(x, y)


def scalar_mul(scalar, x, name=None):
    return ops.multiply(x, scalar)


def maximum(x, y, name=None):
    return ops.maximum(x, y)


def minimum(x, y, name=None):
    return ops.minimum(x, y)


def pow(x, y, name=None):
    return ops.power(x, y)


def negative(x, name=None):
    return ops.negative(x)


def abs(x, name=None):
    return ops.abs(x)


def exp(x, name=None):
    return ops.exp(x)


def log(x, name=None):
    return ops.log(x)


def log1p(x, name=None):
    return ops.log1p(x)


def sqrt(x, name=None):
    return ops.sqrt(x)


def rsqrt(x, name=None):
    return ops.rsqrt(x)


def square(x, name=None):
    return ops.square(x)


def sin(x, name=None):
    return ops.sin(x)


def cos(x, name=None):
    return ops.cos(x)


def tanh(x, name=None):
    return ops.tanh(x)


def sigmoid(x, name=None):
    return ops.sigmoid(x)


def softplus(features, name=None):
    return ops.softplus(features)


def sign(x, name=None):
    return ops.sign(x)


def floor(x, name=None):
    return ops.floor(x)


def round(x, name=None):
    return ops.round(x)


def squared_difference(x, y, name=None):
    return ops.square(ops.subtract(x, y))


def cumsum(x, axis=0, exclusive=False, reverse=False, name=None):
    return ops.cumsum(x, axis=axis)


def reduce_sum(input_tensor, axis=None, keepdims=False, name=None, keep_dims=None, reduction_indices=None):
    axis = axis if reduction_indices is None else reduction_indices
    return ops.sum(input_tensor, axis=axis, keepdims=keepdims if keep_dims is None else keep_dims)


def reduce_mean(input_tensor, axis=None, keepdims=False, name=None, keep_dims=None, reduction_indices=None):
    axis = axis if reduction_indices is None else reduction_indices
    return ops.mean(input_tensor, axis=axis, keepdims=keepdims if keep_dims is None else keep_dims)


def reduce_max(input_tensor, axis=None, keepdims=False, name=None, keep_dims=None):
    return ops.max(input_tensor, axis=axis, keepdims=keepdims if keep_dims is None else keep_dims)


def reduce_min(input_tensor, axis=None, keepdims=False, name=None, keep_dims=None):
    return ops.min(input_tensor, axis=axis, keepdims=keepdims if keep_dims is None else keep_dims)


def reduce_prod(input_tensor, axis=None, keepdims=False, name=None):
    return ops.prod(input_tensor, axis=axis, keepdims=keepdims)


def reduce_std(input_tensor, axis=None, keepdims=False, name=None):
    return ops.std(input_tensor, axis=axis, keepdims=keepdims)


def reduce_variance(input_tensor, axis=None, keepdims=False, name=None):
    return ops.var(input_tensor, axis=axis, keepdims=keepdims)


def reduce_logsumexp(input_tensor, axis=None, keepdims=False, name=None):
    return ops.logsumexp(input_tensor, axis=axis, keepdims=keepdims)


def argmax(input, axis=None, output_type="int64", name=None):
    return ops.argmax(input, axis=0 if axis is None else axis)


def argmin(input, axis=None, output_type="int64", name=None):
    return ops.argmin(input, axis=0 if axis is None else axis)


def norm(tensor, ord="euclidean", axis=None, keepdims=None, name=None):
    return ops.norm(tensor, ord=None if ord == "euclidean" else ord, axis=axis, keepdims=bool(keepdims))


def equal(x, y, name=None):
    return ops.equal(x, y)


def not_equal(x, y, name=None):
    return ops.not_equal(x, y)


def greater(x, y, name=None):
    return ops.greater(x, y)


def less(x, y, name=None):
    return ops.less(x, y)


def logical_not(x, name=None):
    return ops.logical_not(x)


def logical_and(x, y, name=None):
    return ops.logical_and(x, y)


l2_normalize = nn_l2_normalize


def ceil(x, name=None):
    return ops.ceil(x)


def tan(x, name=None):
    return ops.tan(x)


def asin(x, name=None):
    return ops.arcsin(x)


def acos(x, name=None):
    return ops.arccos(x)


def atan(x, name=None):
    return ops.arctan(x)


def sinh(x, name=None):
    return ops.sinh(x)


def cosh(x, name=None):
    return ops.cosh(x)


def erf(x, name=None):
    return ops.erf(x)


def reciprocal(x, name=None):
    return ops.reciprocal(x)


def expm1(x, name=None):
    return ops.expm1(x)


def less_equal(x, y, name=None):
    return ops.less_equal(x, y)


def greater_equal(x, y, name=None):
    return ops.greater_equal(x, y)


def logical_or(x, y, name=None):
    return ops.logical_or(x, y)


def floordiv(x, y, name=None):
    return ops.floor_divide(x, y)


def floormod(x, y, name=None):
    return ops.mod(x, y)


def atan2(x, y, name=None):
    return ops.arctan2(x, y)


def reduce_any(input_tensor, axis=None, keepdims=False, name=None):
    return ops.any(input_tensor, axis=axis, keepdims=keepdims)


def reduce_all(input_tensor, axis=None, keepdims=False, name=None):
    return ops.all(input_tensor, axis=axis, keepdims=keepdims)
