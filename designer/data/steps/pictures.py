"""The step that reads pictures from their files."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Annotated, Any, ClassVar, Literal

import msgspec
import numpy as np

from designer.data import recycled
from designer.data.code import Code
from designer.data.field import Field
from designer.data.steps.base import Layer, State, Step
from designer.graph.texts import QT_TRANSLATE_NOOP

_ORIENTATION = 0x0112  # a tag of Exif
_WORTH_THREADS = 64  # fewer pictures are read sooner than threads are there
Size = Annotated[int, msgspec.Meta(ge=1, le=2**14)]


class Picture(Step, frozen=True, tag="picture"):
    """Read the picture of a path as float32 (height, width, channels), upright, resized, channels converted.

    `scale`: "unit" from 0 to 1, "signed" from -1 to 1, "none" from 0 to 255.
    """

    height: Size = 64
    width: Size = 64
    channels: Literal[1, 3, 4] = 3
    scale: Literal["unit", "signed", "none"] = "unit"

    title: ClassVar = QT_TRANSLATE_NOOP("Steps", "read picture")
    argument_titles: ClassVar = {
        "height": QT_TRANSLATE_NOOP("Steps", "height"),
        "width": QT_TRANSLATE_NOOP("Steps", "width"),
        "channels": QT_TRANSLATE_NOOP("Steps", "colours"),
        "channels.1": QT_TRANSLATE_NOOP("Steps", "grey"),
        "channels.3": QT_TRANSLATE_NOOP("Steps", "RGB"),
        "channels.4": QT_TRANSLATE_NOOP("Steps", "RGBA"),
        "scale": QT_TRANSLATE_NOOP("Steps", "values"),
        "scale.unit": QT_TRANSLATE_NOOP("Steps", "0 to 1"),
        "scale.signed": QT_TRANSLATE_NOOP("Steps", "−1 to 1"),
        "scale.none": QT_TRANSLATE_NOOP("Steps", "0 to 255"),
    }
    takes: ClassVar = frozenset({"image"})
    unmade: ClassVar = QT_TRANSLATE_NOOP("Errors", "{column} names a picture that cannot be read.")
    expands: ClassVar = True

    def apply(self, values: np.ndarray, state: State) -> np.ndarray:
        _ = state
        found = recycled.empty((len(values), self.height, self.width, self.channels), np.float32)
        _for_each(lambda place: self._read(values[place], found[place]), len(values))
        return found

    def unmakeable(self, values: np.ndarray) -> np.ndarray:
        """Return which rows (a mask) have no picture that can be read, by reading each in as small a size as can be."""
        found = np.zeros(len(values), bool)

        def look(place: int) -> None:
            found[place] = not _is_whole(values[place])

        _for_each(look, len(values))
        return found

    def infer(self, field: Field) -> Field | None:
        if field.kind != "image":
            return None
        low, high = {"unit": (0.0, 1.0), "signed": (-1.0, 1.0), "none": (0.0, 255.0)}[self.scale]
        shape = (self.height, self.width, self.channels)
        return Field(
            field.name, "array", "float32", shape, rows=field.rows, missing=field.missing, minimum=low, maximum=high
        )

    def layers(self, field: Field, state: State, gap: str | None) -> list[Layer] | None:
        """Return the layers that do it with pixels from 0 to 255 instead of a path."""
        _ = field, state, gap
        scale, offset = {"unit": (1 / 255, 0.0), "signed": (1 / 127.5, -1.0), "none": (1.0, 0.0)}[self.scale]
        found = [Layer("Resizing", {"height": self.height, "width": self.width, "antialias": True})]
        return found if self.scale == "none" else [*found, Layer("Rescaling", {"scale": scale, "offset": offset})]

    def code(self, field: Field) -> Code:
        _ = field
        size = f"'height': {self.height}, 'width': {self.width}, 'channels': {self.channels}"
        text = f"FunctionTransformer(pictures, kw_args={{{size}, 'scale': {self.scale!r}}})"
        imports = (
            "from concurrent.futures import ThreadPoolExecutor",
            "from PIL import Image, ImageOps",
            "from sklearn.preprocessing import FunctionTransformer",
        )
        return Code(text, imports, (_PICTURES_CODE,))

    def _read(self, path: object, pixels: np.ndarray) -> None:
        """Write a picture's numbers into `pixels`, NaN where it cannot be read."""
        from PIL import Image, ImageOps

        if path is None:
            pixels[...] = np.nan
            return
        with contextlib.suppress(OSError, ValueError, SyntaxError, Image.DecompressionBombError):
            with Image.open(str(path)) as opened:
                # Both functions return copies also where there is nothing to do.
                image = ImageOps.exif_transpose(opened) if _turned(opened) else opened
                if image.mode.startswith("I"):  # 16 bits, which a conversion would cut off instead of scaling
                    image = Image.fromarray((np.asarray(image, np.float64) / 257).clip(0, 255).astype(np.uint8))
                mode = {1: "L", 3: "RGB", 4: "RGBA"}[self.channels]
                image = image if image.mode == mode else image.convert(mode)
                if image.size != (self.width, self.height):
                    image = image.resize((self.width, self.height), Image.Resampling.BILINEAR)
                raw = np.asarray(image).reshape(pixels.shape)
            if self.scale == "none":
                pixels[...] = raw
            else:
                np.divide(raw, np.float32(255 if self.scale == "unit" else 127.5), out=pixels, dtype=np.float32)
                if self.scale == "signed":
                    pixels -= 1
            return
        pixels[...] = np.nan


def _turned(image: Any) -> bool:
    """Tell whether a picture says that it is not to be shown as its pixels stand."""
    return bool(image.getexif().get(_ORIENTATION, 1) != 1)


def _for_each(do: Callable[[int], None], count: int) -> None:
    """Do something for every row, in some threads: Pillow lets others work while it decodes."""
    if count < _WORTH_THREADS:
        for place in range(count):
            do(place)
        return
    with ThreadPoolExecutor(min(8, os.cpu_count() or 1)) as threads:
        list(threads.map(do, range(count)))


def _is_whole(path: object) -> bool:
    """Tell whether a picture can be decoded to its end."""
    from PIL import Image

    if path is None:
        return False
    try:
        with Image.open(str(path)) as image:
            # A JPEG is read to its end all the same, and most of the work on it is left out.
            image.draft(image.mode, (1, 1))
            image.load()
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return False
    return True


_PICTURES_CODE = '''def pictures(paths, height, width, channels, scale):
    """Return the pictures of files, upright and resized; NaN for those not readable."""
    found = np.full((len(paths), height, width, channels), np.nan, "float32")

    def read(place):
        path = paths[place, 0]
        if path is None:
            return
        try:
            with Image.open(path) as opened:
                image = ImageOps.exif_transpose(opened)
                if image.mode.startswith("I"):  # of 16 bits
                    pixels = (np.asarray(image, "float64") / 257).clip(0, 255)
                    image = Image.fromarray(pixels.astype("uint8"))
                image = image.convert({1: "L", 3: "RGB", 4: "RGBA"}[channels])
                if image.size != (width, height):
                    image = image.resize((width, height), Image.Resampling.BILINEAR)
                pixels = np.asarray(image, "float32").reshape(height, width, channels)
        except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
            return
        if scale == "unit":
            pixels = pixels / 255
        elif scale == "signed":
            pixels = pixels / 127.5 - 1
        found[place] = pixels

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(read, range(len(paths))))
    return found'''
