"""What this process computes with."""

from __future__ import annotations

import contextlib
import importlib.metadata

import keras


def backend_version() -> str:
    """Return the version of the backend's package, "" if it does not say."""
    backend = keras.backend.backend()
    for name in (backend, f"{backend}-cpu"):
        with contextlib.suppress(importlib.metadata.PackageNotFoundError):
            return importlib.metadata.version(name)
    return ""


def device() -> str:
    """Return the first device, for instance "cpu:0"."""
    if keras.backend.backend() == "torch":
        from keras.src.backend.torch.core import get_device

        name = str(get_device()).replace("cuda", "gpu")
        return name if ":" in name else f"{name}:0"
    with contextlib.suppress(Exception):
        names = keras.distribution.list_devices()
        if names:
            return str(names[0])
    return "cpu:0"
