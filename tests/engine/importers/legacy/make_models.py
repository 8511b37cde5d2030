"""Makes `tf_keras.zip`: small models of tf.keras 2 in its three formats, with what they answer to fixed inputs.

Run it with a Python that has tf_keras: `python make_models.py`. Per model the archive holds NAME.h5, NAME.keras and
NAME.json, and NAME.npz with the inputs (x0, x1, ...) and the outputs (y0, y1, ...).
"""

from __future__ import annotations

import io
import os
import sys
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import numpy as np
import tensorflow as tf
import tf_keras as keras
from tf_keras import backend as K  # noqa: N812
from tf_keras import layers

HERE = Path(__file__).parent
ROWS = 3


def chain(shape: tuple[int | None, ...], *inner: Any, **kwargs: Any) -> keras.Model:
    return keras.Sequential([keras.Input(shape, **kwargs), *inner])


def functional(shape: tuple[int | None, ...], make: Callable[[Any], Any], **kwargs: Any) -> keras.Model:
    inputs = keras.Input(shape, **kwargs)
    return keras.Model(inputs, make(inputs))


def operations(*names: str) -> Callable[[Any], Any]:
    """Return a function that calls what `names` say on x, e.g. "tf.math.exp(x)", and lists the results."""
    return lambda x: [eval(name, {"tf": tf, "x": x, "K": K, "np": np}) for name in names]


def seq2seq() -> keras.Model:
    source, target = keras.Input((None, 3), name="source"), keras.Input((None, 3), name="target")
    _, h, c = layers.LSTM(4, return_state=True, name="encoder")(source)
    decoded = layers.LSTM(4, return_sequences=True, name="decoder")(target, initial_state=[h, c])
    return keras.Model([source, target], layers.Dense(2)(decoded))


def seq2seq_gru() -> keras.Model:
    source, target = keras.Input((5, 3)), keras.Input((5, 3))
    encoder = layers.Bidirectional(layers.GRU(4, return_state=True))
    _, forward, backward = encoder(source)
    decoded = layers.Bidirectional(layers.GRU(4, return_sequences=True))(target, initial_state=[forward, backward])
    return keras.Model([source, target], decoded)


def shared() -> keras.Model:
    left, right = keras.Input((4,)), keras.Input((4,))
    tower = keras.Sequential([layers.Dense(3, activation="relu"), layers.BatchNormalization()], name="tower")
    one = layers.Dense(3, name="one")
    a, b = one(tower(left)), one(tower(right))
    return keras.Model([left, right], [layers.Dot(1, normalize=True)([a, b]), layers.subtract([a, b]) ** 2])


def nested() -> keras.Model:
    i = keras.Input((6, 6, 2))
    x = layers.Conv2D(3, 3, use_bias=False, name="c")(i)
    x = layers.BatchNormalization()(x)
    base = keras.Model(i, [layers.LeakyReLU()(x), layers.GlobalMaxPooling2D()(x)], name="base")
    base.trainable = False
    deep = keras.Sequential([keras.Sequential([layers.Dense(3), layers.PReLU()], name="inner"), layers.Dense(2)])
    j = keras.Input((6, 6, 2))
    a, b = base(j)
    return keras.Model(j, [layers.Flatten()(a), deep(b)])


def attention() -> keras.Model:
    q, v = keras.Input((4, 6)), keras.Input((5, 6))
    a = layers.Attention(use_scale=True)([q, v])
    b = layers.AdditiveAttention()([q, v, v])
    c = layers.MultiHeadAttention(2, 3, value_dim=2, name="mha")(q, v)
    d = layers.MultiHeadAttention(2, 3, attention_axes=(1,))(query=q, value=v, key=v)
    return keras.Model([q, v], [a, b, c, d])


def attention_scores() -> keras.Model:
    q = keras.Input((4, 6))
    a, s = layers.MultiHeadAttention(2, 3)(q, q, return_attention_scores=True)
    return keras.Model(q, [a, s])


def mask() -> keras.Model:
    words = keras.Input((6,), dtype="int32")
    x = layers.Embedding(9, 4, mask_zero=True, input_length=6)(words)
    x = layers.LSTM(3, return_sequences=True)(x)
    return keras.Model(words, layers.TimeDistributed(layers.Dense(2))(layers.GRU(3, return_sequences=True)(x)))


def distributed() -> keras.Model:
    encoder = keras.Sequential(
        [layers.Conv2D(2, 3, activation="relu", input_shape=(5, 5, 1)), layers.Flatten(), layers.Dense(3)], name="cnn"
    )
    i = keras.Input((4, 5, 5, 1))
    return keras.Model(i, layers.LSTM(2)(layers.TimeDistributed(encoder, name="each")(i)))


def distributed_functional() -> keras.Model:
    a = keras.Input((6,))
    x = layers.Dense(4, activation="tanh")(a)
    inner = keras.Model(a, layers.Concatenate()([layers.Dense(2)(x), layers.add([x, layers.Dense(4)(x)])]))
    i = keras.Input((3, 6))
    return keras.Model(i, layers.TimeDistributed(inner)(i))


def distributed_bidirectional() -> keras.Model:
    i = keras.Input((3, 4, 2))
    x = layers.TimeDistributed(layers.Bidirectional(layers.LSTM(2)))(i)
    return keras.Model(i, layers.TimeDistributed(layers.TimeDistributed(layers.Dense(2)))(layers.Reshape((3, 2, 2))(x)))


def backward_layer() -> keras.Model:
    back = layers.GRU(3, activation="relu", return_sequences=True, go_backwards=True)
    return chain((5, 2), layers.Bidirectional(layers.LSTM(3, return_sequences=True), backward_layer=back))


def cells() -> keras.Model:
    return chain(
        (5, 2),
        layers.RNN([layers.LSTMCell(3), layers.GRUCell(2)], return_sequences=True),
        layers.RNN(layers.SimpleRNNCell(2)),
    )


def stateful() -> keras.Model:
    return keras.Sequential(
        [
            layers.LSTM(3, stateful=True, return_sequences=True, batch_input_shape=(ROWS, 4, 2)),
            layers.GRU(2, stateful=True),
        ]
    )


def constants(x: Any) -> Any:
    return [1 - x, 2 / (x * x + 1), x * np.float32(3), 2.0**x, -x, abs(x), x**2]


def arithmetic() -> keras.Model:
    a, b = keras.Input((4,)), keras.Input((4,))
    return keras.Model(
        [a, b], [a + b, a - b, a * b, a / (b * b + 1), tf.maximum(a, b), tf.matmul(a, b, transpose_b=True)]
    )


def slices(x: Any) -> Any:
    return [x[:, 0], x[:, 1:3], x[..., -1], x[:, ::2, tf.newaxis], x[:, -1, :]]


def two_letters() -> keras.Model:
    i = keras.Input((4,), name="the.input")
    y = layers.Dense(3, name="tf.dense/one-two")(i)
    return keras.Model(i, layers.Dense(2, name="0.123")(y))


def separable() -> keras.Model:
    return chain(
        (7, 7, 2),
        layers.SeparableConv2D(4, 3, depth_multiplier=2, dilation_rate=[1, 1]),
        layers.DepthwiseConv2D((3, 3), activation="selu"),
        layers.SpatialDropout2D(0.3),
        layers.ZeroPadding2D(1),
        layers.Conv2DTranspose(2, 3, strides=2, output_padding=1),
        layers.Cropping2D(((1, 0), (0, 1))),
        layers.AveragePooling2D(2, padding="same"),
        layers.UpSampling2D(2, interpolation="bilinear"),
    )


def one_dimension() -> keras.Model:
    return chain(
        (12, 3),
        layers.Conv1D(4, 3, padding="causal", dilation_rate=2, activation="swish"),
        layers.MaxPool1D(2),
        layers.SeparableConv1D(3, 2),
        layers.Conv1DTranspose(2, 3, strides=2),
        layers.AveragePooling1D(2),
        layers.ZeroPadding1D(1),
        layers.Cropping1D(1),
        layers.UpSampling1D(2),
        layers.GlobalAvgPool1D(),
    )


def three_dimensions() -> keras.Model:
    return chain(
        (5, 5, 5, 1),
        layers.Conv3D(2, 2),
        layers.MaxPooling3D(2),
        layers.UpSampling3D(2),
        layers.ZeroPadding3D(1),
        layers.Conv3DTranspose(1, 2),
        layers.GlobalAveragePooling3D(keepdims=True),
    )


def advanced() -> keras.Model:
    return functional(
        (5, 4),
        lambda x: [
            layers.LeakyReLU()(x),
            layers.LeakyReLU(alpha=0.1)(x),
            layers.ELU(alpha=0.5)(x),
            layers.ThresholdedReLU(0.4)(x),
            layers.ReLU(6.0, negative_slope=0.1, threshold=0.2)(x),
            layers.Softmax(axis=[1])(x),
            layers.PReLU(shared_axes=[1])(x),
        ],
    )


def activations() -> keras.Model:
    names = (
        "relu",
        "selu",
        "elu",
        "gelu",
        "swish",
        "softplus",
        "softsign",
        "hard_sigmoid",
        "exponential",
        "mish",
        "linear",
        "softmax",
        "tanh",
        "sigmoid",
    )
    return functional(
        (4,),
        lambda x: (
            [layers.Activation(name)(x) for name in names]
            + [
                layers.Dense(2, activation="hard_sigmoid")(x),
                layers.Dense(2, activation=layers.LeakyReLU(0.3))(x),
                layers.Dense(2, activation=tf.nn.relu6)(x),
                layers.Dense(2, activation=tf.nn.leaky_relu)(x),
            ]
        ),
    )


def normalisations() -> keras.Model:
    return functional(
        (4, 4, 6),
        lambda x: [
            layers.BatchNormalization()(x),
            layers.BatchNormalization(axis=1, scale=False, epsilon=1e-5)(x),
            layers.LayerNormalization()(x),
            layers.LayerNormalization(axis=[1, 2], epsilon=1e-2)(x),
            layers.GroupNormalization(3)(x),
            layers.UnitNormalization()(x),
            layers.BatchNormalization(synchronized=True)(x),
        ],
    )


def initialisers() -> keras.Model:
    i = keras.initializers
    return chain(
        (4,),
        layers.Dense(3, kernel_initializer=i.VarianceScaling(2.0, "fan_out", "uniform")),
        layers.Dense(
            3, kernel_initializer=i.TruncatedNormal(stddev=0.1), kernel_regularizer=keras.regularizers.l2(0.1)
        ),
        layers.Dense(3, kernel_initializer="he_normal", bias_constraint=keras.constraints.MaxNorm(2)),
        layers.Dense(3, kernel_initializer=i.Orthogonal(0.5), activity_regularizer="l1"),
        layers.Dense(3, kernel_initializer=i.Identity(), bias_initializer=i.Constant(0.3)),
    )


def merges() -> keras.Model:
    a, b = keras.Input((4, 3)), keras.Input((4, 3))
    pair = [a, b]
    return keras.Model(
        pair,
        [
            layers.Add()(pair),
            layers.Average()(pair),
            layers.Maximum()(pair),
            layers.Minimum()(pair),
            layers.Multiply()(pair),
            layers.Concatenate(axis=1)(pair),
            layers.Dot(axes=(2, 2))(pair),
            layers.dot(pair, 1),
        ],
    )


def shapes() -> keras.Model:
    return functional(
        (4, 6),
        lambda x: [
            layers.Reshape((-1, 3))(x),
            layers.Permute((2, 1))(x),
            layers.Flatten()(x),
            layers.RepeatVector(2)(layers.Flatten()(x)),
            layers.GaussianNoise(0.1)(x),
            layers.Masking(0.1)(x),
            layers.ActivityRegularization(0.1)(x),
            layers.GaussianDropout(0.1)(x),
            layers.AlphaDropout(0.1)(x),
        ],
    )


def pictures() -> keras.Model:
    return functional(
        (8, 8, 3),
        lambda x: layers.Conv2D(2, 1)(
            layers.RandomZoom(0.1)(
                layers.RandomRotation(0.1)(
                    layers.RandomFlip("horizontal")(
                        layers.CenterCrop(6, 6)(layers.Resizing(7, 7)(layers.Rescaling(1 / 255, 0.5)(x)))
                    )
                )
            )
        ),
    )


def normalised() -> keras.Model:
    table = layers.Normalization()
    table.adapt(np.arange(40, dtype="float32").reshape(10, 4))
    return chain((4,), table, layers.Dense(2))


def lookups() -> keras.Model:
    i = keras.Input((1,), dtype="int32")
    bins = layers.Discretization(bin_boundaries=[0.0, 1.0])
    encoded = layers.CategoryEncoding(num_tokens=5, output_mode="one_hot")(i)
    return keras.Model(i, [encoded, layers.IntegerLookup(vocabulary=[1, 2, 3])(i), bins(tf.cast(i, "float32"))])


def mixed() -> keras.Model:
    policy = keras.mixed_precision.Policy("mixed_float16")
    return chain((4,), layers.Dense(3, activation="relu", dtype=policy), layers.Dense(2, dtype="float32"))


def locally() -> keras.Model:
    return chain((6, 2), layers.LocallyConnected1D(3, 2), layers.Dense(2))


def custom() -> keras.Model:
    names: dict[str, Any] = {}
    exec(compile("def doubled(x):\n    return K.exp(x) * 2.0 + K.epsilon()", "model.py", "exec"), {"K": K}, names)
    return chain((4,), layers.Dense(3), layers.Lambda(names["doubled"], name="doubled"), layers.Dense(2))


def recurrent_gates() -> keras.Model:
    return functional(
        (5, 3),
        lambda x: [
            layers.LSTM(3, recurrent_activation="hard_sigmoid")(x),
            layers.GRU(3, recurrent_activation="hard_sigmoid")(x),
            layers.GRU(3, reset_after=False)(x),
            layers.SimpleRNN(3, go_backwards=True)(x),
            layers.LSTM(3, unit_forget_bias=False, implementation=1, time_major=False)(x),
            layers.GRU(2, use_bias=False)(x),
            layers.Bidirectional(layers.SimpleRNN(2), merge_mode="sum")(x),
        ],
    )


def transformer() -> keras.Model:
    words = keras.Input((6,), dtype="int32")
    positions = layers.Embedding(6, 4)(tf.range(start=0, limit=6, delta=1))
    x = layers.Embedding(9, 4)(words) + positions
    x = layers.LayerNormalization(epsilon=1e-6)(x + layers.MultiHeadAttention(2, 2)(x, x, use_causal_mask=True))
    return keras.Model(words, layers.Dense(2)(tf.reduce_mean(x, axis=1)))


def vae() -> keras.Model:
    i = keras.Input((4,))
    h = layers.Dense(3, activation="relu")(i)
    mean, log = layers.Dense(2)(h), layers.Dense(2)(h)
    z = mean + tf.exp(0.5 * log)
    return keras.Model(i, [mean, log, z], name="encoder")


def einsum() -> keras.Model:
    return functional((4, 3), lambda x: layers.EinsumDense("abc,cd->abd", output_shape=(None, 5), bias_axes="d")(x))


def reuse_output() -> keras.Model:
    i = keras.Input((4,))
    x = layers.Dense(3, name="a")(i)
    return keras.Model(inputs=[i], outputs=[x, layers.Dense(2, name="b")(x)])


def dict_io() -> keras.Model:
    a, b = keras.Input((4,), name="a"), keras.Input((3,), name="b")
    return keras.Model({"b": b, "a": a}, {"z": layers.Dense(2, name="z")(a), "c": layers.Dense(1, name="c")(b)})


MODELS: dict[str, Callable[[], keras.Model]] = {
    "plain": lambda: chain(
        (4,), layers.Dense(3, activation="relu"), layers.Dropout(0.2), layers.Dense(2, activation="softmax")
    ),
    "conv": lambda: chain(
        (8, 8, 3),
        layers.Conv2D(4, 3, activation="relu", padding="same"),
        layers.MaxPooling2D(),
        layers.Conv2D(4, (3, 1), strides=(2, 1), groups=2),
        layers.Flatten(),
        layers.Dense(2),
    ),
    "built_late": lambda: keras.Sequential([layers.Dense(3, input_shape=(4,)), layers.Dense(2)]),
    "separable": separable,
    "one_dimension": one_dimension,
    "three_dimensions": three_dimensions,
    "advanced": advanced,
    "activations": activations,
    "normalisations": normalisations,
    "initialisers": initialisers,
    "merges": merges,
    "shapes": shapes,
    "pictures": pictures,
    "normalised": normalised,
    "lookups": lookups,
    "mixed": mixed,
    "locally": locally,
    "custom": custom,
    "recurrent_gates": recurrent_gates,
    "transformer": transformer,
    "vae": vae,
    "einsum": einsum,
    "reuse_output": reuse_output,
    "dict_io": dict_io,
    "seq2seq": seq2seq,
    "seq2seq_gru": seq2seq_gru,
    "shared": shared,
    "nested": nested,
    "attention": attention,
    "attention_scores": attention_scores,
    "mask": mask,
    "distributed": distributed,
    "distributed_functional": distributed_functional,
    "distributed_bidirectional": distributed_bidirectional,
    "backward_layer": backward_layer,
    "cells": cells,
    "stateful": stateful,
    "constants": lambda: functional((4,), constants),
    "arithmetic": arithmetic,
    "slices": lambda: functional((4, 6), slices),
    "two_letters": two_letters,
    "conv_lstm": lambda: chain((3, 6, 6, 1), layers.ConvLSTM2D(2, 3, return_sequences=True), layers.ConvLSTM2D(2, 2)),
    "conv_lstm1d": lambda: chain((3, 6, 2), layers.ConvLSTM1D(2, 3, recurrent_activation="sigmoid")),
    "bidirectional": lambda: chain(
        (5, 2),
        layers.Bidirectional(layers.LSTM(3, return_sequences=True)),
        layers.Bidirectional(layers.GRU(2), merge_mode="ave"),
    ),
    "embedding": lambda: chain(
        (6,), layers.Embedding(9, 4), layers.GlobalAveragePooling1D(), layers.Dense(1, "sigmoid"), dtype="int64"
    ),
    "channels_first": lambda: chain(
        (3, 8, 8), layers.Permute((2, 3, 1)), layers.Conv2D(2, 3), layers.GlobalMaxPooling2D()
    ),
    "math": lambda: functional(
        (4,),
        operations(
            "tf.math.exp(x)",
            "tf.math.log(x * x + 1.0)",
            "tf.math.sqrt(tf.abs(x))",
            "tf.math.square(x)",
            "tf.math.sin(x)",
            "tf.math.tanh(x)",
            "tf.math.sigmoid(x)",
            "tf.nn.relu(x)",
            "tf.nn.softmax(x)",
            "tf.nn.relu6(x)",
            "tf.nn.elu(x)",
            "tf.nn.leaky_relu(x, alpha=0.3)",
            "tf.nn.gelu(x)",
            "tf.nn.silu(x)",
            "tf.nn.softplus(x)",
            "tf.math.floor(x)",
            "tf.math.sign(x)",
            "tf.clip_by_value(x, -1.0, 0.5)",
            "tf.math.pow(x, 2.0)",
            "tf.math.reciprocal(x * x + 1)",
        ),
    ),
    "reductions": lambda: functional(
        (4, 3),
        operations(
            "tf.reduce_mean(x, axis=1)",
            "tf.reduce_sum(x, axis=-1, keepdims=True)",
            "tf.reduce_max(x, axis=[1, 2])",
            "tf.reduce_min(x, 1)",
            "tf.reduce_prod(x, axis=1)",
            "tf.argmax(x, axis=-1)",
            "K.mean(x, axis=1)",
            "K.sum(x, axis=1, keepdims=True)",
            "tf.math.l2_normalize(x, axis=-1)",
            "tf.math.reduce_std(x, axis=1)",
            "tf.cumsum(x, axis=1)",
            "tf.math.reduce_logsumexp(x, axis=1)",
        ),
    ),
    "rearranged": lambda: functional(
        (4, 6),
        operations(
            "tf.transpose(x, perm=[0, 2, 1])",
            "tf.reshape(x, [-1, 24])",
            "tf.expand_dims(x, axis=1)",
            "tf.concat([x, x], axis=-1)",
            "tf.stack([x, x], axis=1)",
            "tf.squeeze(x[:, :1], axis=1)",
            "tf.split(x, 2, axis=-1)[1]",
            "tf.tile(x, [1, 2, 1])",
            "tf.pad(x, [[0, 0], [1, 1], [0, 0]])",
            "tf.cast(x, 'int32')",
            "tf.gather(x, [0, 2], axis=1)",
            "tf.reverse(x, axis=[1])",
            "tf.one_hot(tf.cast(x[:, 0], 'int32'), 3)",
            "tf.where(x > 0.0, x, 0.1 * x)",
            "tf.matmul(x, x, transpose_b=True)",
            "tf.math.add_n([x, x])",
            "K.flatten(x)",
            "tf.zeros_like(x) + 1.0",
            "tf.roll(x, 1, axis=1)",
            "tf.repeat(x, 2, axis=1)",
        ),
    ),
    "pooled": lambda: functional(
        (6, 6, 2),
        operations(
            "tf.nn.max_pool2d(x, 2, 2, 'VALID')",
            "tf.nn.avg_pool2d(x, ksize=2, strides=1, padding='SAME')",
            "tf.image.resize(x, [3, 3])",
            "tf.nn.space_to_depth(x, 2)",
        ),
    ),
    "images": lambda: functional((6, 6, 2), operations("tf.image.resize(x, [12, 12], method='nearest')")),
    "positional": lambda: functional((4, 6), lambda x: layers.MultiHeadAttention(2, 3)(x, x, x, training=False)),
    "called_with": lambda: functional(
        (4, 6), lambda x: layers.Dropout(0.5)(layers.BatchNormalization()(x, training=True), training=False)
    ),
    "float64": lambda: chain((4,), layers.Dense(3, dtype="float64"), dtype="float64"),
    "strided_1d": lambda: chain((9, 2), layers.Conv1D(2, 3, strides=2), layers.MaxPooling1D(pool_size=2, strides=1)),
    "keepdims": lambda: functional((6, 6, 2), lambda x: layers.GlobalAveragePooling2D(keepdims=True)(x)),
    "wrapped": lambda: functional((5, 4), lambda x: layers.Bidirectional(layers.RNN(layers.LSTMCell(3)))(x)),
    "frozen": lambda: chain(
        (4,), layers.Dense(3, trainable=False), layers.BatchNormalization(trainable=False), layers.Dense(2)
    ),
    "twice": lambda: functional((4,), lambda x: (lambda d: d(d(x)))(layers.Dense(4, name="again"))),
    "multiple_inputs_merge": lambda: keras.Model(
        *(lambda a, b: ([a, b], layers.concatenate([layers.Dense(2)(a), layers.Dense(2)(b), a])))(
            keras.Input((4,)), keras.Input((3,))
        )
    ),
    "einsum_call": lambda: functional((4, 6), lambda x: tf.einsum("abc,adc->abd", x, x)),
    "unstacked": lambda: functional((4, 6), lambda x: tf.unstack(x, axis=1)[2]),
    "array": lambda: functional((4,), lambda x: x + np.arange(4, dtype="float32")),
    "positional_constant": lambda: functional((4,), lambda x: [tf.subtract(1.0, x), tf.add(x, 2), tf.minimum(x, 0.5)]),
}


def randomise(model: keras.Model, generator: np.random.Generator) -> None:
    for weight in model.weights:
        if not weight.dtype.is_floating or weight.name.split(":")[0].split("/")[-1] in ("mean", "variance", "count"):
            continue  # what Normalization has adapted to
        if "variance" in weight.name:
            weight.assign(generator.uniform(0.5, 2.0, weight.shape))
        elif weight.shape.rank:
            weight.assign(generator.normal(size=weight.shape) * 0.5)


def inputs_of(model: keras.Model, generator: np.random.Generator) -> list[Any]:
    found = []
    for tensor in model.inputs:
        shape = [ROWS] + [5 if size is None else size for size in tensor.shape[1:]]
        if tensor.dtype.is_integer:
            found.append(generator.integers(0, 4, shape).astype(tensor.dtype.as_numpy_dtype))
        else:
            found.append(generator.normal(size=shape).astype(tensor.dtype.as_numpy_dtype))
    return found


def write(archive: zipfile.ZipFile, folder: Path, name: str) -> str:
    """Add one model to the archive; returns what could not be saved."""
    keras.backend.clear_session()
    keras.utils.set_random_seed(7)
    model = MODELS[name]()
    generator = np.random.default_rng(len(name))
    randomise(model, generator)
    inputs = inputs_of(model, generator)
    told = dict(zip([i.name for i in model.inputs], inputs, strict=True)) if isinstance(model.input, dict) else inputs
    outputs = model(told if len(inputs) > 1 or isinstance(told, dict) else inputs[0], training=False)
    outputs = list(outputs.values()) if isinstance(outputs, dict) else outputs
    outputs = [np.asarray(o) for o in (outputs if isinstance(outputs, list | tuple) else [outputs])]
    failed = ""
    for suffix in (".h5", ".keras"):
        path = folder / f"{name}{suffix}"
        try:
            model.save(path)
            archive.write(path, path.name)
        except Exception as error:  # what Keras cannot save there is not tested there
            failed += f" {suffix}: {str(error).splitlines()[0][:100]}"
    archive.writestr(f"{name}.json", model.to_json())
    stream = io.BytesIO()
    arrays = {f"x{i}": a for i, a in enumerate(inputs)} | {f"y{i}": a for i, a in enumerate(outputs)}
    np.savez_compressed(stream, **arrays)
    archive.writestr(f"{name}.npz", stream.getvalue())
    return failed


def main() -> None:
    names = sys.argv[1:] or list(MODELS)
    with (
        tempfile.TemporaryDirectory() as folder,
        zipfile.ZipFile(HERE / "tf_keras.zip", "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for name in names:
            failed = write(archive, Path(folder), name)
            print(name, failed)


if __name__ == "__main__":
    main()
