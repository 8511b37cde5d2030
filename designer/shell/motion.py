"""Whether the desktop wants things to move."""

from __future__ import annotations

import ctypes
import functools
import os
import shutil
import subprocess
import sys

from PySide6.QtGui import QGuiApplication

_CLIENT_AREA_ANIMATION = 0x1042  # SPI_GETCLIENTAREAANIMATION
_ASKED = {
    "darwin": (["defaults", "read", "com.apple.universalaccess", "reduceMotion"], "1"),
    "linux": (["gsettings", "get", "org.gnome.desktop.interface", "enable-animations"], "false"),
}


@functools.cache  # another process may have to be asked
def system_wants_motion() -> bool:
    """Return False where the desktop asks for reduced motion, and where there is no screen on which it is seen.

    Qt does not know it (`QAccessibilityHints` of 6.11 has contrast only), so the desktop is asked itself.
    """
    if QGuiApplication.platformName() in ("offscreen", "minimal"):
        return False
    if sys.platform == "win32":
        on = ctypes.c_int(1)
        ctypes.windll.user32.SystemParametersInfoW(_CLIENT_AREA_ANIMATION, 0, ctypes.byref(on), 0)
        return bool(on.value)
    if os.environ.get("KDE_FULL_SESSION"):
        return _kde_wants_motion()
    command, says_no = _ASKED.get(sys.platform, ([], ""))
    if not command or shutil.which(command[0]) is None:
        return True
    try:
        said = subprocess.run(command, capture_output=True, text=True, timeout=1, check=False).stdout.strip()
    except (OSError, subprocess.TimeoutExpired):
        return True
    return said != says_no


def _kde_wants_motion() -> bool:
    from PySide6.QtCore import QSettings, QStandardPaths

    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericConfigLocation)
    factor = QSettings(f"{folder}/kdeglobals", QSettings.Format.IniFormat).value("KDE/AnimationDurationFactor", "1")
    try:
        return float(str(factor)) > 0
    except ValueError:
        return True
