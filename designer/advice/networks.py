"""A network for what comes in and what is to be told: sizes that suit the number of rows."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from designer.advice.input_columns import Incoming
from designer.data.steps.sounds import Sound
from designer.graph.texts import QT_TRANSLATE_NOOP, Text

MOST_TOKENS = 20_000
TEXT_LENGTH = 200
_SPECTRUM = 512  # samples that one spectrum is taken of
_MOST_FRAMES = 256
_BANDS = 64
_LONG_SERIES = 128  # steps from which on convolutions shorten a series before an LSTM reads it


class Layer(NamedTuple):
    """A layer to be drawn: its Keras class, its title, its arguments."""

    type: str
    title: str
    params: Mapping[str, Any]


def branch(part: Incoming, rows: int, is_alone: bool) -> tuple[tuple[Layer, ...], tuple[Text, ...]]:
    """Return the layers from an Input to one vector a row, and what is to be said of them.

    `rows` are those to train on; `is_alone` tells that nothing else comes in.
    """
    if part.form == "row":
        return (), ()
    if part.form == "words":
        return _words(part, rows, is_alone), ()
    if part.form == "code":
        return _code(part), ()
    if part.form == "text":
        return _text(part), ()
    if part.form == "series":
        return _series(part, rows)
    if part.form == "sound":
        return _sound(part, rows)
    return _picture(part, rows)


def trunk(parts: Sequence[Incoming], rows: int) -> tuple[Layer, ...]:
    """Return the hidden layers behind what comes in together."""
    forms = {part.form for part in parts}
    if forms <= {"picture", "pixels", "sound", "series", "text", "words"}:
        return (Layer("Dropout", "dropout", {"rate": 0.3}),) if forms != {"words"} else ()
    units = 64 if rows < 5_000 else 128 if rows < 100_000 else 256
    rate = 0.2 if rows < 5_000 else 0.1
    decay = 3e-3 if rows < 500 else 1e-3 if rows < 5_000 else 1e-4
    layers = []
    for place, width in enumerate((units, units // 2 if rows >= 5_000 else units), 1):
        params = {"units": width, "activation": "relu", "kernel_regularizer": {"class": "L2", "args": {"l2": decay}}}
        layers.append(Layer("Dense", f"hidden_{place}", params))
        layers.append(Layer("Dropout", f"dropout_{place}", {"rate": rate}))
    return tuple(layers)


def _words(part: Incoming, rows: int, is_alone: bool) -> tuple[Layer, ...]:
    units = 32 if rows < 2_000 else 64
    return (
        Layer("Dropout", f"{part.title}_some", {"rate": 0.3}),
        Layer("Dense", f"{part.title}_words", {"units": units, "activation": "relu"}),
        *((Layer("Dropout", f"{part.title}_dropout", {"rate": 0.5}),) if is_alone else ()),
    )


def _code(part: Incoming) -> tuple[Layer, ...]:
    places = part.fields[0].distinct + 2  # those of gaps and of what was never seen
    width = min(50, max(4, round(places**0.5)))
    return (
        Layer("Embedding", f"{part.title}_vectors", {"input_dim": places, "output_dim": width}),
        Layer("Flatten", f"{part.title}_vector", {}),
    )


def _text(part: Incoming) -> tuple[Layer, ...]:
    vectorize = {"max_tokens": MOST_TOKENS, "output_sequence_length": TEXT_LENGTH}
    return (
        Layer("TextVectorization", f"{part.title}_tokens", vectorize),
        Layer("Embedding", f"{part.title}_vectors", {"input_dim": MOST_TOKENS, "output_dim": 64}),
        Layer("Dropout", f"{part.title}_dropout", {"rate": 0.3}),
        Layer("Conv1D", f"{part.title}_phrases", {"filters": 64, "kernel_size": 3, "activation": "relu"}),
        Layer("GlobalMaxPooling1D", f"{part.title}_strongest", {}),
    )


def _series(part: Incoming, rows: int) -> tuple[tuple[Layer, ...], tuple[Text, ...]]:
    length = part.shape[0]
    units = 32 if rows < 2_000 else 64
    layers: list[Layer] = []
    if len(part.shape) == 3:
        return (Layer("Flatten", f"{part.title}_flat", {}),), ()
    if length > _LONG_SERIES:
        for place in range(max(1, math.ceil(math.log2(length / _LONG_SERIES) / 2))):
            params = {"filters": units, "kernel_size": 7, "strides": 4, "padding": "same", "activation": "relu"}
            layers.append(Layer("Conv1D", f"{part.title}_shorter_{place + 1}", params))
    layers.append(Layer("LSTM", f"{part.title}_lstm", {"units": units}))
    template = QT_TRANSLATE_NOOP("Data", "{name}: an LSTM reads {length} steps in their order.")
    return tuple(layers), (Text(template, {"name": part.title, "length": length}),)


def _picture(part: Incoming, rows: int) -> tuple[tuple[Layer, ...], tuple[Text, ...]]:
    height, width = part.shape[:2]
    channels = part.shape[2] if len(part.shape) == 3 else 1
    layers: list[Layer] = []
    if len(part.shape) == 2:
        layers.append(Layer("Reshape", f"{part.title}_channel", {"target_shape": [height, width, 1]}))
    highest = part.fields[0].maximum if part.form == "pixels" else None
    if highest is not None and highest > 1:
        layers.append(Layer("Rescaling", f"{part.title}_unit", {"scale": 1 / highest}))
    is_photo = channels >= 3 and min(height, width) >= 32
    layers += _augmentation(part.title, is_photo)
    smallest = min(height, width)
    blocks = max(1, min(4, int(math.log2(max(2, smallest) / 4)) + 1)) if smallest >= 4 else 1
    first = 16 if rows < 500 else 32
    for place in range(blocks):
        filters = min(128, first * 2**place)
        params = {"filters": filters, "kernel_size": 3, "padding": "same", "activation": "relu"}
        layers.append(Layer("Conv2D", f"{part.title}_conv_{place + 1}", params))
        if smallest >> (place + 1) >= 2:
            layers.append(Layer("MaxPooling2D", f"{part.title}_pool_{place + 1}", {}))
    small = (smallest >> blocks) <= 4
    layers.append(Layer("Flatten" if small else "GlobalAveragePooling2D", f"{part.title}_flat", {}))
    layers.append(Layer("Dense", f"{part.title}_features", {"units": 64, "activation": "relu"}))
    template = (
        QT_TRANSLATE_NOOP(
            "Data",
            "{name}: {count} convolutions read the pictures; in training they are shifted, turned and mirrored a "
            "little, so that there seem to be more of them.",
        )
        if is_photo
        else QT_TRANSLATE_NOOP(
            "Data",
            "{name}: {count} convolutions read the pictures; in training they are shifted and turned a little, so that "
            "there seem to be more of them.",
        )
    )
    return tuple(layers), (Text(template, {"name": part.title, "count": blocks}),)


def _sound(part: Incoming, rows: int) -> tuple[tuple[Layer, ...], tuple[Text, ...]]:
    step = part.binding.steps[part.binding.columns[0]][0]
    assert isinstance(step, Sound)
    length = min(_SPECTRUM, 2 ** int(math.log2(max(64, step.samples))))
    stride = max(length // 4, step.samples // _MOST_FRAMES)
    first = 32 if rows < 2_000 else 64
    spectrum = {
        "fft_length": length, "sequence_stride": stride, "sampling_rate": step.rate, "num_mel_bins": _BANDS,
        "max_freq": step.rate / 2,
    }  # fmt: skip
    layers = [
        Layer("MelSpectrogram", f"{part.title}_spectrum", spectrum),
        Layer("Permute", f"{part.title}_in_time", {"dims": [2, 1]}),
        Layer("BatchNormalization", f"{part.title}_even", {"momentum": 0.9}),
    ]
    for place in range(3):
        params = {"filters": first * 2**place, "kernel_size": 5, "padding": "same", "activation": "relu"}
        layers.append(Layer("Conv1D", f"{part.title}_conv_{place + 1}", params))
        if (step.samples // stride) >> (place + 1) >= 2:
            layers.append(Layer("MaxPooling1D", f"{part.title}_pool_{place + 1}", {}))
    layers.append(Layer("GlobalMaxPooling1D", f"{part.title}_strongest", {}))
    template = QT_TRANSLATE_NOOP(
        "Data", "{name}: convolutions read which of {bands} bands of pitch are loud when (a mel spectrogram)."
    )
    return tuple(layers), (Text(template, {"name": part.title, "bands": _BANDS}),)


def _augmentation(title: str, is_photo: bool) -> list[Layer]:
    layers = [
        Layer("RandomTranslation", f"{title}_shifted", {"height_factor": 0.1, "width_factor": 0.1}),
        Layer("RandomRotation", f"{title}_turned", {"factor": 0.03}),
    ]
    if is_photo:
        layers.insert(0, Layer("RandomFlip", f"{title}_mirrored", {"mode": "horizontal"}))
    return layers
