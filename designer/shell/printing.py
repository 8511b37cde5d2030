"""Prints a page onto paper of size A4 as a .pdf."""

from __future__ import annotations

import re
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QByteArray, QMarginsF, QSizeF, Qt, QUrl
from PySide6.QtGui import (
    QImage,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextBlock,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtSvg import QSvgRenderer

from designer.files import atomic
from designer.graph.texts import not_written

_DPI = 96
_SCALE = 3  # dots of a picture for one of the page
_MARGIN = 15.0  # mm
_SVG = re.compile(r"<svg .*?</svg>", re.DOTALL)
_SVG_SPACE = '<svg xmlns="http://www.w3.org/2000/svg" '


def write_pdf(html: str, output: Path) -> None:
    """Write a page with drawings in SVG. Raises DesignerError."""
    with TemporaryDirectory(prefix="report-") as folder:
        made = Path(folder) / "report.pdf"
        writer = QPdfWriter(str(made))
        writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        writer.setPageMargins(QMarginsF(_MARGIN, _MARGIN, _MARGIN, _MARGIN), QPageLayout.Unit.Millimeter)
        writer.setResolution(_DPI)
        document = QTextDocument()
        document.documentLayout().setPaintDevice(writer)
        area = QSizeF(writer.pageLayout().paintRectPixels(_DPI).size())
        document.setPageSize(area)
        document.setHtml(_with_images(html, document, area))
        keep_headings(document)
        document.print_(writer)
        del writer
        try:
            atomic.write(output, made.read_bytes())
        except OSError as error:
            raise not_written(output, error) from error


def keep_headings(document: QTextDocument) -> None:
    """Begin a page with every heading whose page ends before what it is the heading of; a text document lacks that."""
    runs: list[list[QTextBlock]] = []  # headings that stand right below one another go together
    block = document.begin()
    while block.isValid():
        if block.blockFormat().headingLevel():
            if runs and runs[-1][-1].next() == block:
                runs[-1].append(block)
            else:
                runs.append([block])
        block = block.next()
    for run in runs:  # from the top, as what is moved moves all that follows
        behind = run[-1].next()
        if behind.isValid() and _page(document, run[0]) != _page(document, behind):
            shape = run[0].blockFormat()
            shape.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
            QTextCursor(run[0]).setBlockFormat(shape)


def _page(document: QTextDocument, block: QTextBlock) -> int:
    """Return the page on which the first line of a block stands."""
    top = document.documentLayout().blockBoundingRect(block).top()
    line = block.layout().lineAt(0) if block.layout().lineCount() else None
    return int((top + (line.y() if line is not None else 0.0) + 1) // document.pageSize().height())


def _with_images(html: str, document: QTextDocument, area: QSizeF) -> str:
    """Return a page with its drawings as images, which is what a text document can hold."""
    count = 0

    def image(match: re.Match[str]) -> str:
        nonlocal count
        count += 1
        renderer = QSvgRenderer(QByteArray(match.group(0).replace("<svg ", _SVG_SPACE, 1).encode("utf-8")))
        size = renderer.viewBoxF().size()  # what it is called in points may be otherwise
        in_table = html.rfind("<td>", 0, match.start()) > html.rfind("</td>", 0, match.start())
        room = QSizeF(area.width() / 2 - 44 if in_table else area.width(), area.height() * 0.55)
        if size.width() > room.width() or size.height() > room.height():
            size = size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        drawn = QImage((size * _SCALE).toSize(), QImage.Format.Format_RGB32)
        drawn.fill(Qt.GlobalColor.white)
        painter = QPainter(drawn)
        renderer.render(painter)
        painter.end()
        name = f"drawing-{count}"
        document.addResource(QTextDocument.ResourceType.ImageResource.value, QUrl(name), drawn)
        return f'<img src="{name}" width="{round(size.width())}" height="{round(size.height())}">'

    return _SVG.sub(image, html)
