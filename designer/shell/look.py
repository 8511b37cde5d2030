"""Theme and language as the settings want them, put in force."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from designer.shell.i18n import Language
from designer.shell.settings import Settings
from designer.views.stylesheet import apply
from designer.views.theme import PALETTES, Appearance


class Look(QObject):
    """Follows the settings and, for the theme "system", the system."""

    def __init__(self, app: QApplication, settings: Settings, appearance: Appearance, language: Language) -> None:
        super().__init__(app)
        self._app = app
        self._settings = settings
        self._appearance = appearance
        self._language = language
        self._windows: list[QWidget] = []
        settings.changed.connect(self._setting_changed)
        appearance.changed.connect(self._dress)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._use_theme)
        self._use_theme()
        self._dress()
        language.use(settings.language)

    def dress(self, window: QWidget) -> None:
        """Let a window, and all that is in it, look as the settings want it from now on."""
        self._windows.append(window)
        apply(self._app, self._appearance.theme, [window])

    def forget(self, window: QWidget) -> None:
        """Dress a window no more; it has closed."""
        if window in self._windows:
            self._windows.remove(window)

    def system(self) -> None:
        """Look as the system does."""
        self._settings.set_theme("system")

    def dark(self) -> None:
        """Look dark."""
        self._settings.set_theme("dark")

    def light(self) -> None:
        """Look light."""
        self._settings.set_theme("light")

    def contrast(self) -> None:
        """Look so that everything stands out."""
        self._settings.set_theme("contrast")

    def system_language(self) -> None:
        """Speak as the system does."""
        self._settings.set_language("system")

    def english(self) -> None:
        """Speak English."""
        self._settings.set_language("en")

    def korean(self) -> None:
        """Speak Korean."""
        self._settings.set_language("ko")

    def _setting_changed(self, name: str) -> None:
        if name == "theme":
            self._use_theme()
        elif name == "language":
            self._language.use(self._settings.language)

    def _use_theme(self) -> None:
        name = self._settings.theme
        if name == "system":
            name = "light" if QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Light else "dark"
        self._appearance.set_theme(PALETTES[name])

    def _dress(self) -> None:
        apply(self._app, self._appearance.theme, self._windows)
