"""Writes the program's icon as .png, .ico and .icns: python icons.py APP.SVG FOLDER."""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SIZE = 1024


def main() -> None:
    """Paint the drawing once, large, and save it in each format."""
    drawing, folder = sys.argv[1], Path(sys.argv[2])
    application = QGuiApplication(sys.argv[:1])
    image = QImage(SIZE, SIZE, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(drawing).render(painter)
    painter.end()
    image.save(str(folder / "icon.png"))
    application.quit()
    with Image.open(folder / "icon.png") as picture:
        picture.save(folder / "icon.ico", sizes=[(size, size) for size in (16, 24, 32, 48, 64, 128, 256)])
        picture.save(folder / "icon.icns")


if __name__ == "__main__":
    main()
