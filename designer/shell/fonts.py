"""The Korean font that comes along, for machines that have none: without it a Korean window is boxes."""

from __future__ import annotations

import logging

from PySide6.QtGui import QFontDatabase

from designer.resources import resource

_log = logging.getLogger("designer")


def ensure_korean() -> bool:
    """Load the font if no font with Hangul is installed. Returns whether it was loaded; call it once."""
    if QFontDatabase.families(QFontDatabase.WritingSystem.Korean):
        return False
    path = resource("fonts", "NanumSquareR.ttf")
    is_loaded = QFontDatabase.addApplicationFont(str(path)) >= 0
    if not is_loaded:
        _log.warning("the font %s could not be loaded", path)
    return is_loaded
