"""Devices to compute on: what a process is told so that it uses the one that was chosen, and why it has no GPU."""

from __future__ import annotations

import importlib.util
import os
import platform
import shutil
import sys
from pathlib import Path

from designer.graph.texts import QT_TRANSLATE_NOOP, Text
from designer.machine import extras
from designer.recipe.backends import BACKENDS, is_installed

AUTOMATIC, CPU, MPS = "auto", "cpu", "mps"
GPUS = tuple(f"gpu:{number}" for number in range(8))
DEVICES = (AUTOMATIC, CPU, *GPUS, MPS)
"""What can be chosen; the backends call them so, and `auto` leaves it to them."""

_MORE_OF = {"tensorflow": "tensorflow[and-cuda]", "jax": "jax[cuda13]"}


def environment_of(device: str) -> dict[str, str]:
    """Return what a process is told in its environment, before it imports a backend."""
    if device == CPU:
        return {"CUDA_VISIBLE_DEVICES": "-1", "JAX_PLATFORMS": "cpu", "KERAS_TORCH_DEVICE": "cpu"}
    if device in GPUS:
        return {"CUDA_VISIBLE_DEVICES": device.partition(":")[2]}  # it is the first one that the process sees
    return {"KERAS_TORCH_DEVICE": "mps"} if device == MPS and _is_apple() else {}


def why_no_gpu(backend: str, chosen: str, used: str) -> Text | None:
    """Return why a process that uses `used` has no GPU; None where it has one, or was to use the CPU."""
    if not used.startswith("cpu") or chosen == CPU:
        return None
    reason = _reason(backend)
    if chosen != AUTOMATIC:
        text = QT_TRANSLATE_NOOP("Errors", "{device} was chosen, but the CPU computes. {problem}")
        return Text(text, {"device": chosen, "problem": reason})
    return reason


def has_nvidia() -> bool:
    """Tell whether this machine has a GPU of NVIDIA's, with its driver."""
    if sys.platform == "win32":
        return shutil.which("nvidia-smi") is not None
    return Path("/proc/driver/nvidia/version").exists() or Path("/dev/nvidiactl").exists() or Path("/dev/dxg").exists()


def _reason(backend: str) -> Text:
    if _is_apple() and backend != "torch":
        return Text(
            QT_TRANSLATE_NOOP("Errors", "On macOS only PyTorch computes on the GPU (MPS): choose it as the backend.")
            if is_installed("torch")
            else QT_TRANSLATE_NOOP("Errors", "On macOS only PyTorch computes on the GPU (MPS). {hint}"),
            {"hint": extras.how_to_install("torch")},
        )
    if not has_nvidia():
        return Text(
            QT_TRANSLATE_NOOP("Errors", "No GPU was found on this machine that {name} computes on."), _of(backend)
        )
    if sys.platform == "win32" and backend != "torch":
        text = QT_TRANSLATE_NOOP(
            "Errors",
            "There is an NVIDIA GPU, but {name} does not compute on it on Windows: choose PyTorch, or use WSL 2.",
        )
        return Text(text, _of(backend))
    if backend in _MORE_OF and not _has_cuda(backend):
        text = QT_TRANSLATE_NOOP(
            "Errors",
            "There is an NVIDIA GPU, but what {name} needs for it is not installed. {hint}",
        )
        return Text(text, {**_of(backend), "hint": extras.how_to_install("cuda", (_MORE_OF[backend],))})
    if os.environ.get("CUDA_VISIBLE_DEVICES") in ("", "-1"):
        text = QT_TRANSLATE_NOOP("Errors", "The NVIDIA GPU is hidden by the environment (CUDA_VISIBLE_DEVICES).")
        return Text(text)
    text = QT_TRANSLATE_NOOP(
        "Errors",
        "There is an NVIDIA GPU, but {name} could not use it: its driver may be too old, or another one is meant.",
    )
    return Text(text, _of(backend))


def _of(backend: str) -> dict[str, str]:
    return {"name": BACKENDS[backend].title}


def _is_apple() -> bool:
    return sys.platform == "darwin" and platform.machine() == "arm64"


def _has_cuda(backend: str) -> bool:
    plugin = "jax_cuda13_plugin" if backend == "jax" else "nvidia"
    return importlib.util.find_spec(plugin) is not None
