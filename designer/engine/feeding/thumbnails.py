"""Small pictures of the fields that hold some, so that one sees what was understood."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np

from designer.data.field import Field
from designer.data.sources import Opened

COUNT = 6
SIDE = 48  # pixels at most
_FIELDS = 8


def thumbnails(opened: Opened, fields: Iterable[Field]) -> dict[str, tuple[bytes, ...]]:
    """Return the first pictures of each field of pictures as PNG, none of those that cannot be read."""
    found = {}
    for field in [f for f in fields if f.kind == "image"][:_FIELDS]:
        column = opened.table.columns[field.name]
        pictures = [shrunk(picture, field) for picture in _first(column, opened.folder)]
        found[field.name] = tuple(data for data in pictures if data)
    return found


def _first(column: Any, folder: Path | None) -> list[Any]:
    if isinstance(column, np.ndarray) and column.ndim > 1:
        step = max(1, len(column) // COUNT)
        return list(column[: step * COUNT : step])
    # Spread over the rows: files stand class by class.
    places = np.linspace(0, len(column) - 1, min(COUNT, len(column))).astype(int)
    paths = [str(column[int(place)]) for place in places]
    return [Path(path) if folder is None else folder / path for path in paths]


def shrunk(picture: Any, field: Field, side: int = SIDE) -> bytes:
    """Return a picture of a field, a file or an array, as PNG of at most `side` pixels; nothing of a damaged one."""
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            if isinstance(picture, Path):
                with Image.open(picture) as opened:
                    opened.draft("RGB", (side, side))
                    image = opened.convert("RGB")
            else:
                image = Image.fromarray(_grey_or_colour(picture, field.minimum or 0.0, field.maximum or 1.0))
            return _png(image, side)
    except Exception:  # whatever a damaged file makes of its decoder
        return b""


def pictures_of(values: np.ndarray) -> tuple[bytes, ...]:
    """Return numbers (some, height, width, channels) as PNG, from the least of them to the greatest; () for others."""
    from PIL import Image

    if values.ndim != 4 or values.shape[3] not in {1, 3, 4} or min(values.shape[1:3]) < 2:
        return ()
    finite = values[np.isfinite(values)]
    low, high = (float(finite.min()), float(finite.max())) if finite.size else (0.0, 1.0)
    return tuple(_png(Image.fromarray(_grey_or_colour(one, low, high)), SIDE) for one in values)


def _png(image: Any, side: int) -> bytes:
    from PIL import Image

    image.thumbnail((side, side))
    times = side // max(image.size)
    if times > 1:  # an enlarged one is not blurred
        image = image.resize((image.width * times, image.height * times), Image.Resampling.NEAREST)
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    return buffer.getvalue()


def _grey_or_colour(array: np.ndarray, low: float, high: float) -> np.ndarray:
    scaled = (np.nan_to_num(array.astype(np.float64)) - low) / ((high - low) or 1.0) * 255
    pixels = scaled.clip(0, 255).astype(np.uint8)
    return pixels[..., 0] if pixels.ndim == 3 and pixels.shape[2] == 1 else pixels
