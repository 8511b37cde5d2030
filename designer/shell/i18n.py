"""The language of the window, switched while it runs."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator, Signal

from designer.resources import resource

NAMES = {"en": "English", "ko": "한국어"}


class Language(QObject):
    """Installs the translators of a language; Qt then sends LanguageChange to every widget."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.name = ""
        self._translators: list[QTranslator] = []

    def use(self, name: str) -> None:
        """Speak "en", "ko" or, for "system", the language of the system if it is one of these."""
        resolved = _system() if name == "system" else name
        if resolved == self.name:
            return
        for translator in self._translators:
            QCoreApplication.removeTranslator(translator)
        self._translators = [] if resolved == "en" else self._loaded(resolved)
        for translator in self._translators:
            QCoreApplication.installTranslator(translator)
        self.name = resolved
        QLocale.setDefault(QLocale(resolved))
        self.changed.emit()

    def _loaded(self, name: str) -> list[QTranslator]:
        qt_folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        found = []
        for stem, folder in ((f"qtbase_{name}", qt_folder), (name, str(resource("translations")))):
            translator = QTranslator(self)
            if translator.load(stem, folder):
                found.append(translator)
        return found


def _system() -> str:
    name = QLocale.system().name().partition("_")[0]
    return name if name in NAMES else "en"
