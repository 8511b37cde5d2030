"""The drawing as a picture: PNG, or SVG, which stays sharp at every size."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize
from PySide6.QtGui import QImage, QPainter

from designer.files import atomic
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError
from designer.views.canvas.scene import Scene

_MARGIN = 32.0  # scene units around the drawing
_MOST = 12_000  # pixels of a side of a PNG


def save(scene: Scene, path: Path) -> None:
    """Write the whole drawing of the level that is shown. Raises DesignerError where it cannot be written."""
    scene.router.settle()
    room = scene.bounds().adjusted(-_MARGIN, -_MARGIN, _MARGIN, _MARGIN)
    data = _svg(scene, room) if path.suffix.lower() == ".svg" else _png(scene, room)
    try:
        atomic.write(path, data)
    except OSError as error:
        raise DesignerError(
            QT_TRANSLATE_NOOP("Errors", "{file} could not be written: {reason}."),
            file=str(path),
            reason=error.strerror or str(error),
        ) from error


def _svg(scene: Scene, room: QRectF) -> bytes:
    from PySide6.QtSvg import QSvgGenerator  # takes a while to be loaded, and is seldom needed

    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(room.size().toSize())
    generator.setViewBox(QRectF(0, 0, room.width(), room.height()))
    _paint(scene, generator, room, 1.0)
    return bytes(data.data())


def _png(scene: Scene, room: QRectF) -> bytes:
    scale = min(2.0, _MOST / max(room.width(), room.height(), 1.0))
    image = QImage(
        QSize(max(1, round(room.width() * scale)), max(1, round(room.height() * scale))), QImage.Format.Format_ARGB32
    )
    image.fill(scene.look.canvas)
    _paint(scene, image, room, scale)
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(data.data())


def _paint(scene: Scene, device, room: QRectF, scale: float) -> None:  # type: ignore[no-untyped-def]
    painter = QPainter(device)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    scene.is_plain = True  # no dots: they would be most of the file
    try:
        scene.render(painter, QRectF(0, 0, room.width() * scale, room.height() * scale), room)
    finally:
        scene.is_plain = False
        painter.end()
