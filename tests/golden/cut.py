"""Finds texts that have less room than they need."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton, QToolButton, QWidget

_SLACK = 2  # pixels


def cut_texts(window: QWidget) -> list[str]:
    """Return the name and text of every label and button whose text does not fit."""
    return [f"{name}: {text!r}" for name, text in _cut(window)]


def _cut(window: QWidget) -> Iterator[tuple[str, str]]:
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or widget.visibleRegion().isEmpty():
            continue
        text = ""
        if isinstance(widget, QLabel) and not widget.wordWrap() and widget.pixmap().isNull():
            text = widget.text()
        elif isinstance(widget, (QPushButton, QToolButton)) and isinstance(widget, QAbstractButton):
            text = widget.text() if widget.width() > 24 else ""
        if not text or "<" in text:
            continue
        metrics = widget.fontMetrics()
        lines = text.replace("&", "").splitlines() or [""]
        is_narrow = max(map(metrics.horizontalAdvance, lines)) > widget.contentsRect().width() + _SLACK
        if is_narrow or widget.height() + _SLACK < 0.9 * metrics.height():
            yield _name(widget), text


def _name(widget: QWidget) -> str:
    one: QWidget | None = widget
    while one is not None and not one.objectName():
        one = one.parentWidget()
    return one.objectName() if one is not None else type(widget).__name__
