"""Icons in the colours of a theme: our own SVG glyphs, qtawesome for the rest, and the tile of a layer."""

from __future__ import annotations

import functools
import re
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from designer.resources import resource
from designer.views.stylesheet import mix
from designer.views.theme import Theme

_GLYPHS = {
    "Input": "input", "InputLayer": "input", "Model": "nested", "Functional": "nested", "Sequential": "nested",
    "Dense": "dense", "EinsumDense": "dense", "Concatenate": "concatenate", "Add": "add", "Subtract": "subtract",
    "Multiply": "multiply", "Average": "average", "Maximum": "maximum", "Minimum": "minimum", "Dot": "dot",
    "Flatten": "flatten", "BatchNormalization": "batchnormalization", "Activation": "activation", "ReLU": "relu",
    "LeakyReLU": "relu", "PReLU": "relu", "ELU": "relu", "Softmax": "softmax", "Rescaling": "rescaling",
    "Permute": "permute", "RepeatVector": "reshape", "Embedding": "embedding", "TextVectorization": "text",
    "StringLookup": "category", "IntegerLookup": "category", "CategoryEncoding": "category", "Hashing": "category",
    "HashedCrossing": "category", "Discretization": "category", "Resizing": "rescaling", "CenterCrop": "crop",
    "TimeDistributed": "wrapper", "Bidirectional": "recurrent", "Lambda": "operation", "Identity": "flatten",
}  # fmt: skip
_PATTERNS = (
    (r"ops\.", "operation"), (r"Dropout", "dropout"), (r"Noise", "noise"), (r"Regularization", "regularisation"),
    (r"Pool", "pooling"), (r"UpSampling", "upsampling"), (r"Padding", "pad"), (r"Cropping", "crop"),
    (r"Conv", "convolution"), (r"LSTM|GRU|RNN|Cell", "recurrent"), (r"Attention", "attention"),
    (r"Normalization", "normalization"), (r"^Rand|Augment|MixUp|CutMix|Pipeline|Solarization|Equalization|AutoContrast",
    "random"), (r"Spectrogram|Image|BoundingBox", "image"), (r"Reshape", "reshape"),
)  # fmt: skip
_FAMILIES = {
    "input": "input",
    "merge": "merge",
    "regularisation": "regularisation",
    "output": "dense",
    "reshaping": "reshape",
    "preprocessing": "preprocessing",
    "operation": "operation",
}


def icon(name: str, theme: Theme, colour: str = "") -> QIcon:
    """Return an icon in the text colour, or in a token or #rrggbb.

    `name` is one of resources/icons ("train", "layers/dense", ...) or one of qtawesome's Material Design Icons
    ("mdi6.content-copy").
    """
    tint = getattr(theme, colour, colour) if colour else theme.text
    if "." in name:
        return _font_icon(name, tint, mix(tint, theme.panel, 0.6))
    return _svg_icon(name, tint, mix(tint, theme.panel, 0.6))


def layer_icon(family: str, type_: str, theme: Theme, size: int = 24) -> QIcon:
    """Return the tile of a layer: a rounded square in the colour of its family with the glyph of its class."""
    return _tile_icon(glyph_name(family, type_), theme.family(family), _on_family(theme), size)


def paint_tile(painter: QPainter, rect: QRectF, family: str, type_: str, theme: Theme) -> None:
    """Paint the tile of a layer into `rect`, as sharp as the painter's device allows."""
    _paint_tile(painter, rect, glyph_name(family, type_), theme.family(family), _on_family(theme))


def glyph_name(family: str, type_: str) -> str:
    """Return the file name (without .svg) of the glyph for a class, from its name, else from its family."""
    if type_ in _GLYPHS:
        return "layers/" + _GLYPHS[type_]
    for pattern, name in _PATTERNS:
        if re.search(pattern, type_):
            return "layers/" + name
    return "layers/" + _FAMILIES.get(family, "core")


def app_icon() -> QIcon:
    """Return the icon of the program."""
    return QIcon(str(resource("icons", "app.svg")))


def _on_family(theme: Theme) -> str:
    return theme.panel if theme.is_light else theme.window


@functools.cache
def load_font() -> Any:
    """Return the one font of qtawesome that is used; its own singleton reads and hashes all twelve of them."""
    import qtawesome
    from qtawesome.iconic_font import IconicFont

    fonts = Path(qtawesome.__file__).parent / "fonts"
    font, names = (next(fonts.glob(f"materialdesignicons6-webfont*{end}")).name for end in (".ttf", ".json"))
    return IconicFont(("mdi6", font, names))


@functools.lru_cache(maxsize=512)
def _font_icon(name: str, colour: str, disabled: str) -> QIcon:
    found: QIcon = load_font().icon(name, color=colour, color_disabled=disabled)
    return found


@functools.lru_cache(maxsize=512)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    path = resource("icons", *f"{name}.svg".split("/"))
    text = path.read_text("utf-8") if path.is_file() else resource("icons", "layers", "unknown.svg").read_text("utf-8")
    return QSvgRenderer(QByteArray(text.replace("currentColor", colour).encode()))


@functools.lru_cache(maxsize=512)
def _svg_icon(name: str, colour: str, disabled: str) -> QIcon:
    result = QIcon()
    for mode, tint in ((QIcon.Mode.Normal, colour), (QIcon.Mode.Disabled, disabled)):
        for pixels in (16, 20, 32, 40, 64):
            pixmap = _blank(pixels)
            painter = QPainter(pixmap)
            _renderer(name, tint).render(painter, QRectF(0, 0, pixels, pixels))
            painter.end()
            result.addPixmap(pixmap, mode)
    return result


@functools.lru_cache(maxsize=1024)
def _tile_icon(name: str, colour: str, ink: str, size: int) -> QIcon:
    result = QIcon()
    for scale in (1, 2, 3):
        pixmap = _blank(size * scale)
        painter = QPainter(pixmap)
        _paint_tile(painter, QRectF(0, 0, size * scale, size * scale), name, colour, ink)
        painter.end()
        for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected):
            result.addPixmap(pixmap, mode)
    return result


def _paint_tile(painter: QPainter, rect: QRectF, name: str, colour: str, ink: str) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    radius = rect.width() * 0.24
    painter.drawRoundedRect(rect, radius, radius)
    inset = rect.width() * 0.12
    _renderer(name, ink).render(painter, rect.adjusted(inset, inset, -inset, -inset))


def _blank(pixels: int) -> QPixmap:
    pixmap = QPixmap(pixels, pixels)
    pixmap.fill(Qt.GlobalColor.transparent)
    return pixmap
