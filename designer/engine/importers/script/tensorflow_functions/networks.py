"""Functions of tensorflow.nn and tensorflow.image, written with keras.ops."""

# mypy: ignore-errors
# ruff: noqa: A002, ARG001

from keras import ops


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


def image_flip_left_right(image):
    return ops.flip(image, axis=-2)


def image_flip_up_down(image):
    return ops.flip(image, axis=-3)


def image_extract_patches(images, sizes, strides, rates, padding, name=None):
    return ops.image.extract_patches(
        images, sizes[1:3], strides=strides[1:3], dilation_rate=rates[1], padding=padding.lower()
    )  # fmt: skip


def image_pad_to_bounding_box(image, offset_height, offset_width, target_height, target_width):
    return ops.image.pad_images(
        image, top_padding=offset_height, left_padding=offset_width, target_height=target_height,
        target_width=target_width,
    )  # fmt: skip


def image_crop_to_bounding_box(image, offset_height, offset_width, target_height, target_width):
    return ops.image.crop_images(
        image, top_cropping=offset_height, left_cropping=offset_width, target_height=target_height,
        target_width=target_width,
    )  # fmt: skip
