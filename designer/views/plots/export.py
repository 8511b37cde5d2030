"""Writes what the plots show: the values as CSV, the picture as PNG, SVG or PDF."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from PySide6.QtCore import QMarginsF, QPoint, QSize, QSizeF
from PySide6.QtGui import QImage, QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QWidget

from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError
from designer.views.plots.series import Curve

_SCALE = 2  # pixels of a PNG per pixel of the screen


def csv_text(x_name: str, rows: Iterable[tuple[str, str, str, Curve]]) -> str:
    """Return curves as one long table: run, metric, part, x and value, a line a point.

    `rows` are (run, metric, part, curve). Floats are written so that reading them gives the same number; values that
    are not finite are left empty.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["run", "metric", "part", x_name, "value"])
    for run, metric, part, (xs, ys) in rows:
        for x, y in zip(xs.tolist(), ys.tolist(), strict=True):
            writer.writerow([run, metric, part, repr(x), repr(y) if np.isfinite(y) else ""])
    return out.getvalue()


def save_picture(widget: QWidget, path: Path) -> None:
    """Write what `widget` shows as .png, .svg or .pdf by the ending of `path`. Raises DesignerError."""
    writers = {".png": _save_png, ".svg": _save_svg, ".pdf": _save_pdf}
    writer = writers.get(path.suffix.lower())
    if writer is None:
        raise DesignerError(
            QT_TRANSLATE_NOOP(
                "Errors",
                "A picture of the plots can end in .png, .svg or .pdf; {name} does not. Choose one of the three.",
            ),
            name=path.name,
        )
    if not writer(widget, path):
        raise _refused(path)


def save_text(text: str, path: Path) -> None:
    """Write UTF-8 with LF. Raises DesignerError when the disk refuses."""
    try:
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise _refused(path) from error


def _refused(path: Path) -> DesignerError:
    return DesignerError(
        QT_TRANSLATE_NOOP("Errors", "{path} could not be written. Choose another folder, or make room on the disk."),
        path=str(path),
    )


def _save_png(widget: QWidget, path: Path) -> bool:
    size = widget.size() * _SCALE
    image = QImage(size, QImage.Format.Format_ARGB32)
    image.setDevicePixelRatio(_SCALE)
    image.fill(widget.palette().window().color())
    widget.render(image)
    return image.save(str(path))


def _save_svg(widget: QWidget, path: Path) -> bool:
    generator = QSvgGenerator()
    generator.setFileName(str(path))
    generator.setSize(widget.size())
    generator.setViewBox(widget.rect())
    generator.setTitle(path.stem)
    return _render(widget, generator)


def _save_pdf(widget: QWidget, path: Path) -> bool:
    if not _is_writable(path):
        return False  # QPdfWriter reports nothing
    writer = QPdfWriter(str(path))
    writer.setResolution(96)
    size = QSizeF(QSize(widget.width(), widget.height())) * (72 / 96)
    writer.setPageSize(QPageSize(size, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch))
    writer.setPageMargins(QMarginsF())
    return _render(widget, writer)


def _render(widget: QWidget, device: QSvgGenerator | QPdfWriter) -> bool:
    painter = QPainter()
    if not painter.begin(device):
        return False
    widget.render(painter, QPoint())
    return painter.end()


def _is_writable(path: Path) -> bool:
    try:
        with path.open("ab"):
            return True
    except OSError:
        return False
