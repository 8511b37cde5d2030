"""Functions of TensorFlow that arrange tensors (transpose, reshape, gather, ...), written with keras.ops."""

# mypy: ignore-errors
# ruff: noqa: A002, ARG001

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


def roll(input, shift, axis, name=None):
    return ops.roll(input, shift, axis=axis)
