"""Draws what counted in a picture over it: warm what speaks for the score, cold what speaks against it."""

from __future__ import annotations

import io

import numpy as np

SIDE = 224  # pixels of the longer side
_FOR, _AGAINST = np.array([255.0, 96.0, 32.0]), np.array([48.0, 128.0, 255.0])
_STRONGEST = 0.75  # how much of the colour covers the picture


def overlay(picture: np.ndarray, effects: np.ndarray) -> bytes:
    """Return a picture (height, width, channels) under effects (rows, columns) of any size, as PNG."""
    from PIL import Image

    height, width = picture.shape[:2]
    times = SIDE / max(height, width)
    size = (max(1, round(width * times)), max(1, round(height * times)))
    low, high = float(np.nanmin(picture)), float(np.nanmax(picture))
    pixels = (np.nan_to_num(picture.astype(np.float64)) - low) / ((high - low) or 1.0) * 255
    grey = pixels[..., :3].mean(axis=-1).clip(0, 255).astype(np.uint8)
    ground = np.asarray(Image.fromarray(grey).resize(size, Image.Resampling.NEAREST), np.float64)[..., None]
    largest = float(np.abs(effects).max()) or 1.0
    scaled = Image.fromarray((effects / largest).astype(np.float32)).resize(size, Image.Resampling.BILINEAR)
    strength = np.asarray(scaled, np.float64)[..., None]
    colour = np.where(strength > 0, _FOR, _AGAINST)
    cover = _STRONGEST * np.abs(strength)
    mixed = (1 - cover) * ground + cover * colour
    written = io.BytesIO()
    Image.fromarray(mixed.clip(0, 255).astype(np.uint8)).save(written, "PNG")
    return written.getvalue()


def coarse(effects: np.ndarray, most: int = 64) -> tuple[tuple[float, ...], ...]:
    """Return effects as rows of numbers, at most so many each way: means of blocks."""
    step = max(1, -(-max(effects.shape) // most))
    rows = [effects[top : top + step] for top in range(0, effects.shape[0], step)]
    return tuple(
        tuple(float(row[:, left : left + step].mean()) for left in range(0, effects.shape[1], step)) for row in rows
    )
