"""Shapes, counts and sizes as people read them."""

from __future__ import annotations

import math
from collections.abc import Sequence

from designer.wire import TensorInfo

_SPACE = "\u202f"  # narrow, does not break


def count_text(count: int) -> str:
    """Return a whole number in groups of three: 1 286 464."""
    return f"{count:,}".replace(",", _SPACE)


def short_count(count: int) -> str:
    """Return a count in at most three digits: 65, 195, 1.29 M."""
    for limit, unit in ((1e9, "G"), (1e6, "M"), (1e4, "k")):
        if count >= limit:
            scale = 1e3 if unit == "k" else limit
            return f"{count / scale:.3g}{_SPACE}{unit}"
    return count_text(count)


def size_text(size: float) -> str:
    """Return a number of bytes: 780 B, 4.9 MB (1 MB = 2**20 bytes, as Keras counts)."""
    for unit in ("B", "KB", "MB", "GB"):
        if size < 1024:
            return f"{size:.0f} {unit}" if unit == "B" else f"{size:.1f} {unit}"
        size /= 1024
    return f"{size:.1f} TB"


def shape_text(shape: Sequence[int | None] | None) -> str:
    """Return a shape as Keras writes it: (None, 64)."""
    if shape is None:
        return "?"
    inside = ", ".join("None" if size is None else str(size) for size in shape)
    return f"({inside},)" if len(shape) == 1 else f"({inside})"


def tensor_text(tensor: TensorInfo) -> str:
    """Return a tensor's shape and dtype: (None, 64) float32."""
    return f"{shape_text(tensor.shape)} {tensor.dtype}"


def number_text(value: float) -> str:
    """Return a measured number in three digits: 0.0003, −0.42, 1.2e+05."""
    return f"{value:.3g}".replace("-", "−") if value else "0"


def unit_text(value: float, digits: int = 7) -> str:
    """Return a value in its own unit as people write it: 429 300, 12.5, 0.0031; exponents only far from 1."""
    if not math.isfinite(value):
        return "NaN"
    if value == 0 or not 1e-4 <= abs(value) < 1e12:
        return f"{value:.{digits}g}"
    rounded = float(f"{value:.{digits}g}")
    places = max(0, digits - 1 - math.floor(math.log10(abs(rounded))))
    text = f"{rounded:,.{places}f}".replace(",", _SPACE)
    return text.rstrip("0").rstrip(".") if "." in text else text
