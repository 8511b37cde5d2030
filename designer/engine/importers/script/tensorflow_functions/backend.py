"""Functions of Keras's old backend (K.sum, K.dot, ...), written with keras.ops."""

# mypy: ignore-errors
# ruff: noqa: ARG001

from keras import ops

from designer.engine.importers.script.tensorflow_functions.networks import nn_l2_normalize


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


def K_greater_equal(x, y):
    return ops.greater_equal(x, y)


def K_less_equal(x, y):
    return ops.less_equal(x, y)


def K_any(x, axis=None, keepdims=False):
    return ops.any(x, axis=axis, keepdims=keepdims)


def K_all(x, axis=None, keepdims=False):
    return ops.all(x, axis=axis, keepdims=keepdims)
