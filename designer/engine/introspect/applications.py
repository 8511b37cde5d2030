"""Finds the architectures of keras.applications: their arguments, and how their `preprocess_input` treats pixels."""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Callable
from typing import Any

import keras
import numpy as np

from designer.catalogue.spec import Spec
from designer.engine.introspect import docstrings, params

GROUP = "Pretrained bases"
PREPROCESS = "preprocess_input"
MODES = ("caffe", "tf", "torch")
# What a form does not show: names belong to nodes, tensors come by wire, weights are chosen by themselves.
_LEFT_OUT = ("name", "weights", "input_tensor")
_FIRST = ("MobileNetV2", "EfficientNetB0", "ResNet50", "MobileNetV3Small", "VGG16", "InceptionV3", "Xception")
_ORDER = ("include_top", "pooling", "input_shape", "classes", "classifier_activation")


def applications() -> list[Spec]:
    """Return every architecture, those that people begin with first."""
    found = [
        _application(name, thing)
        for name, thing in sorted(vars(keras.applications).items())
        if inspect.isfunction(thing) and name[:1].isupper()
    ]
    first = {PREPROCESS: -1, **{name: place for place, name in enumerate(_FIRST)}}
    found.append(_preprocessing())
    return sorted(found, key=lambda spec: (first.get(spec.name, len(first)), _by_number(spec.name)))


def _preprocessing() -> Spec:
    """Return the function that prepares pictures, which is drawn as layers."""
    from keras.applications import imagenet_utils

    return Spec(
        name=PREPROCESS,
        kind="application",
        module="keras.applications.imagenet_utils",
        group=GROUP,
        family="core",
        summary="what pictures go through before a base",
        doc="Prepares pictures with pixels from 0 to 255 as the bases of `keras.applications` expect them, as layers.",
        params=params.params_of(imagenet_utils.preprocess_input, "application", PREPROCESS, skip=("x", "data_format")),
    )


def mode_of(preprocess: Callable[[Any], Any]) -> str:
    """Return the mode of imagenet_utils.preprocess_input that a function of that name equals, "" for none of them.

    Raises ValueError where it is neither one of these nor leaves the pixels alone.
    """
    from keras.applications import imagenet_utils

    pixels = np.arange(48, dtype="float32").reshape(1, 4, 4, 3) * 5
    made = preprocess(pixels.copy())
    if np.array_equal(made, pixels):
        return ""
    for mode in MODES:
        if np.array_equal(made, imagenet_utils.preprocess_input(pixels.copy(), mode=mode)):
            return mode
    raise ValueError(f"expected a mode of {', '.join(MODES)}, received another preprocess_input")


def _application(name: str, thing: Callable[..., Any]) -> Spec:
    found = params.params_of(thing, "application", name, skip=_LEFT_OUT)
    mode = mode_of(sys.modules[thing.__module__].preprocess_input)
    return Spec(
        name=name,
        kind="application",
        module="keras.applications." + thing.__module__.rpartition(".")[2],
        group=GROUP,
        family="merge",
        summary="a base for pictures",
        doc=docstrings.opening(thing),
        params=tuple(sorted(found, key=lambda p: _ORDER.index(p.name) if p.name in _ORDER else len(_ORDER))),
        preprocessing=mode,
    )


def _by_number(name: str) -> tuple[Any, ...]:
    """Return the key that sorts names with their numbers as numbers: ResNet50 before ResNet101."""
    return tuple(int(part) if part.isdigit() else part for part in re.split(r"(\d+)", name))
