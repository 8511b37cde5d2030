"""Functions of TensorFlow and of Keras's old backend, written with keras.ops; read by the reader, never imported by it.

Each has the arguments of the original. ``nn_relu`` is tf.nn.relu, ``K_mean`` is keras.backend.mean, ``transpose`` is
tf.transpose (and tf.math's, tf.linalg's). A test compares each with TensorFlow on random tensors.
"""

# mypy: ignore-errors
# ruff: noqa: A001, A002, ARG001

from keras import ops


def transpose(a, perm=None, conjugate=False, name="transpose"):
    return ops.transpose(a, axes=perm)


def reshape(tensor, shape, name=None):
    return ops.reshape(tensor, shape)


def expand_dims(input, axis=None, name=None, dim=None):
    return ops.expand_dims(input, axis if dim is None else dim)


def squeeze(input, axis=None, name=None):
    return ops.squeeze(input, axis=axis)


def concat(values, axis=-1, name="concat"):
    return ops.concatenate(values, axis=axis)


def stack(values, axis=0, name="stack"):
    return ops.stack(values, axis=axis)


def unstack(value, num=None, axis=0, name="unstack"):
    return ops.unstack(value, num=num, axis=axis)


def split(value, num_or_size_splits, axis=0, num=None, name="split"):
    if isinstance(num_or_size_splits, int):
        return ops.split(value, num_or_size_splits, axis=axis)
    ends = []
    total = 0
    for size in num_or_size_splits[:-1]:
        total += size
        ends.append(total)
    return ops.split(value, ends, axis=axis)


def tile(input, multiples, name=None):
    return ops.tile(input, multiples)


def repeat(input, repeats, axis=None, name=None):
    return ops.repeat(input, repeats, axis=axis)


def pad(tensor, paddings, mode="CONSTANT", constant_values=0, name=None):
    if mode.lower() == "constant":
        return ops.pad(tensor, paddings, mode="constant", constant_values=constant_values)
    return ops.pad(tensor, paddings, mode=mode.lower())


def cast(x, dtype, name=None):
    return ops.cast(x, dtype)


def identity(input, name=None):
    return input


def stop_gradient(input, name=None):
    return ops.stop_gradient(input)


def gather(params, indices, validate_indices=None, axis=0, batch_dims=0, name=None):
    return ops.take(params, indices, axis=axis)


def one_hot(indices, depth, on_value=None, off_value=None, axis=-1, dtype=None, name=None):
    return ops.one_hot(indices, depth, axis=axis)


def where(condition, x=None, y=None, name=None):
    return ops.where(condition, x, y)


def clip_by_value(t, clip_value_min, clip_value_max, name=None):
    return ops.clip(t, clip_value_min, clip_value_max)


def ones_like(input, dtype=None, name=None):
    return ops.ones_like(input)


def zeros_like(input, dtype=None, name=None):
    return ops.zeros_like(input)


def reverse(tensor, axis, name=None):
    return ops.flip(tensor, axis=axis)


def einsum(equation, *inputs):
    return ops.einsum(equation, *inputs)


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


def nn_relu(features, name=None):
    return ops.relu(features)


def nn_relu6(features, name=None):
    return ops.relu6(features)


def nn_elu(features, name=None):
    return ops.elu(features)


def nn_selu(features, name=None):
    return ops.selu(features)


def nn_gelu(features, approximate=False, name=None):
    return ops.gelu(features, approximate=approximate)


def nn_silu(features, beta=1.0):
    return ops.silu(features) if beta == 1.0 else ops.multiply(features, ops.sigmoid(ops.multiply(features, beta)))


nn_swish = nn_silu


def nn_leaky_relu(features, alpha=0.2, name=None):
    return ops.leaky_relu(features, negative_slope=alpha)


def nn_softplus(features, name=None):
    return ops.softplus(features)


def nn_softsign(features, name=None):
    return ops.softsign(features)


def nn_sigmoid(x, name=None):
    return ops.sigmoid(x)


def nn_tanh(x, name=None):
    return ops.tanh(x)


def nn_softmax(logits, axis=-1, name=None):
    return ops.softmax(logits, axis=-1 if axis is None else axis)


def nn_log_softmax(logits, axis=-1, name=None):
    return ops.log_softmax(logits, axis=-1 if axis is None else axis)


def nn_l2_normalize(x, axis=None, epsilon=1e-12, name=None, dim=None):
    axis = axis if dim is None else dim
    squares = ops.sum(ops.square(x), axis=axis, keepdims=True)
    return ops.multiply(x, ops.rsqrt(ops.maximum(squares, epsilon)))


l2_normalize = nn_l2_normalize


def nn_depth_to_space(input, block_size, data_format="NHWC", name=None):
    return ops.depth_to_space(input, block_size)


def nn_space_to_depth(input, block_size, data_format="NHWC", name=None):
    return ops.space_to_depth(input, block_size)


depth_to_space = nn_depth_to_space
space_to_depth = nn_space_to_depth


def nn_max_pool2d(input, ksize, strides, padding, data_format="NHWC", name=None):
    return ops.max_pool(input, ksize, strides=strides, padding=padding.lower())


def nn_avg_pool2d(input, ksize, strides, padding, data_format="NHWC", name=None):
    return ops.average_pool(input, ksize, strides=strides, padding=padding.lower())


def image_resize(images, size, method="bilinear", preserve_aspect_ratio=False, antialias=False, name=None):
    return ops.image.resize(images, size, interpolation=method, antialias=antialias)


def image_rgb_to_grayscale(images, name=None):
    return ops.image.rgb_to_grayscale(images)


def K_sum(x, axis=None, keepdims=False):
    return ops.sum(x, axis=axis, keepdims=keepdims)


def K_mean(x, axis=None, keepdims=False):
    return ops.mean(x, axis=axis, keepdims=keepdims)


def K_max(x, axis=None, keepdims=False):
    return ops.max(x, axis=axis, keepdims=keepdims)


def K_min(x, axis=None, keepdims=False):
    return ops.min(x, axis=axis, keepdims=keepdims)


def K_prod(x, axis=None, keepdims=False):
    return ops.prod(x, axis=axis, keepdims=keepdims)


def K_std(x, axis=None, keepdims=False):
    return ops.std(x, axis=axis, keepdims=keepdims)


def K_var(x, axis=None, keepdims=False):
    return ops.var(x, axis=axis, keepdims=keepdims)


def K_abs(x):
    return ops.abs(x)


def K_square(x):
    return ops.square(x)


def K_sqrt(x):
    return ops.sqrt(ops.maximum(x, 0.0))


def K_exp(x):
    return ops.exp(x)


def K_log(x):
    return ops.log(x)


def K_sign(x):
    return ops.sign(x)


def K_pow(x, a):
    return ops.power(x, a)


def K_round(x):
    return ops.round(x)


def K_sin(x):
    return ops.sin(x)


def K_cos(x):
    return ops.cos(x)


def K_maximum(x, y):
    return ops.maximum(x, y)


def K_minimum(x, y):
    return ops.minimum(x, y)


def K_clip(x, min_value, max_value):
    return ops.clip(x, min_value, max_value)


def K_relu(x, alpha=0.0, max_value=None, threshold=0.0):
    x = ops.relu(x) if alpha == 0.0 else ops.leaky_relu(x, negative_slope=alpha)
    return x if max_value is None else ops.minimum(x, max_value)


def K_elu(x, alpha=1.0):
    return ops.elu(x, alpha=alpha)


def K_sigmoid(x):
    return ops.sigmoid(x)


def K_tanh(x):
    return ops.tanh(x)


def K_softplus(x):
    return ops.softplus(x)


def K_softmax(x, axis=-1):
    return ops.softmax(x, axis=axis)


def K_l2_normalize(x, axis=None):
    return nn_l2_normalize(x, axis=axis)


def K_concatenate(tensors, axis=-1):
    return ops.concatenate(tensors, axis=axis)


def K_stack(x, axis=0):
    return ops.stack(x, axis=axis)


def K_reshape(x, shape):
    return ops.reshape(x, shape)


def K_permute_dimensions(x, pattern):
    return ops.transpose(x, axes=pattern)


def K_expand_dims(x, axis=-1):
    return ops.expand_dims(x, axis)


def K_squeeze(x, axis):
    return ops.squeeze(x, axis=axis)


def K_repeat_elements(x, rep, axis):
    return ops.repeat(x, rep, axis=axis)


def K_tile(x, n):
    return ops.tile(x, n)


def K_reverse(x, axes):
    return ops.flip(x, axis=axes)


def K_cast(x, dtype):
    return ops.cast(x, dtype)


def K_one_hot(indices, num_classes):
    return ops.one_hot(indices, num_classes)


def K_argmax(x, axis=-1):
    return ops.argmax(x, axis=axis)


def K_gather(reference, indices):
    return ops.take(reference, indices, axis=0)


def K_dot(x, y):
    return ops.matmul(x, y)


def K_transpose(x):
    return ops.transpose(x)


def K_equal(x, y):
    return ops.equal(x, y)


def K_not_equal(x, y):
    return ops.not_equal(x, y)


def K_greater(x, y):
    return ops.greater(x, y)


def K_less(x, y):
    return ops.less(x, y)


def K_zeros_like(x, dtype=None, name=None):
    return ops.zeros_like(x)


def K_ones_like(x, dtype=None, name=None):
    return ops.ones_like(x)


def K_cumsum(x, axis=0):
    return ops.cumsum(x, axis=axis)


def K_identity(x, name=None):
    return x


def K_stop_gradient(variables):
    return ops.stop_gradient(variables)


def K_hard_sigmoid(x):
    return ops.clip(ops.add(ops.multiply(x, 0.2), 0.5), 0.0, 1.0)
