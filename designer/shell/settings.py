"""What the user prefers, typed, in a file of the user's; and the folder of the program's own state."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, QSettings, QStandardPaths, Signal

ORGANISATION = "keras-model-designer"
SETTINGS_VARIABLE = "KERAS_DESIGNER_SETTINGS"
STATE_VARIABLE = "KERAS_DESIGNER_STATE"
SCRATCH = "runs"  # in the state folder: the runs of projects that have no file yet
THEMES = ("system", "dark", "light", "contrast")
LANGUAGES = ("system", "en", "ko")
MOTIONS = ("system", "on", "off")
SCALES = (100, 125, 150, 175, 200)
RECENT = 10


def state_folder() -> Path:
    """Return the folder of recovery snapshots, locks and the log; KERAS_DESIGNER_STATE names another."""
    named = os.environ.get(STATE_VARIABLE)
    if named:
        return Path(named)
    places = QStandardPaths.StandardLocation
    return Path(QStandardPaths.writableLocation(places.GenericStateLocation)) / ORGANISATION


class Settings(QObject):
    """Preferences; `changed` carries the name of what changed. `path` (or KERAS_DESIGNER_SETTINGS) names the file."""

    changed = Signal(str)

    def __init__(self, path: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        named = path or os.environ.get(SETTINGS_VARIABLE)
        if named:
            self._store = QSettings(str(named), QSettings.Format.IniFormat, self)
        else:
            ini, user = QSettings.Format.IniFormat, QSettings.Scope.UserScope
            self._store = QSettings(ini, user, ORGANISATION, "designer", self)

    @property
    def theme(self) -> str:
        """One of THEMES."""
        return self._choice("theme", THEMES)

    def set_theme(self, name: str) -> None:
        """Prefer a theme."""
        self._set("theme", name)

    @property
    def language(self) -> str:
        """One of LANGUAGES."""
        return self._choice("language", LANGUAGES)

    def set_language(self, name: str) -> None:
        """Prefer a language."""
        self._set("language", name)

    @property
    def scale(self) -> int:
        """Size of everything in per cent, one of SCALES; in force from the next start."""
        value = self._integer("scale", 100)
        return value if value in SCALES else 100

    def set_scale(self, percent: int) -> None:
        """Prefer a size."""
        self._set("scale", percent)

    @property
    def motion(self) -> str:
        """One of MOTIONS: whether cards glide to where an edit puts them."""
        return self._choice("motion", MOTIONS)

    def set_motion(self, name: str) -> None:
        """Prefer motion or none."""
        self._set("motion", name)

    @property
    def wheel_scrolls(self) -> bool:
        """Whether the wheel scrolls the canvas instead of zooming it."""
        return str(self._store.value("wheel_scrolls", "false")).lower() == "true"

    def set_wheel_scrolls(self, on: bool) -> None:
        """Prefer scrolling or zooming."""
        self._set("wheel_scrolls", on)

    @property
    def runs_at_a_time(self) -> int:
        """How many runs of a queue are trained side by side, 0 for as many as there is room for."""
        return max(0, self._integer("runs_at_a_time", 0))

    def set_runs_at_a_time(self, count: int) -> None:
        """Prefer so many runs side by side."""
        self._set("runs_at_a_time", count)

    @property
    def places(self) -> tuple[str, ...]:
        """Addresses of places to run that have answered once, the newest first."""
        return tuple(str(self._store.value("places", "")).split())

    def set_places(self, addresses: Sequence[str]) -> None:
        """Remember addresses, which hold no blanks."""
        self._set("places", " ".join(addresses))

    @property
    def recent(self) -> tuple[Path, ...]:
        """The last projects, the newest first."""
        size = self._store.beginReadArray("recent")
        found = []
        for index in range(min(size, RECENT)):
            self._store.setArrayIndex(index)
            text = str(self._store.value("path", ""))
            if text:
                found.append(Path(text))
        self._store.endArray()
        return tuple(found)

    def add_recent(self, path: Path) -> None:
        """Put a project first in the list."""
        self._set_recent([path, *(p for p in self.recent if p != path)][:RECENT])

    def forget_recent(self, path: Path) -> None:
        """Take a project out of the list."""
        self._set_recent([p for p in self.recent if p != path])

    def forget_all_recent(self) -> None:
        """Empty the list."""
        self._set_recent([])

    def geometry(self, name: str) -> QByteArray:
        """Return a remembered geometry or dock state, empty when there is none."""
        value = self._store.value(f"window/{name}")
        return value if isinstance(value, QByteArray) else QByteArray()

    def set_geometry(self, name: str, value: QByteArray) -> None:
        """Remember a geometry or dock state."""
        self._store.setValue(f"window/{name}", value)

    def words(self, name: str) -> tuple[str, ...]:
        """Return a remembered list of short names."""
        text = str(self._store.value(f"window/{name}", ""))
        return tuple(word for word in text.split() if word)

    def set_words(self, name: str, words: Sequence[str]) -> None:
        """Remember a list of short names, which hold no blanks."""
        self._store.setValue(f"window/{name}", " ".join(words))

    def shortcuts(self) -> dict[str, list[str]]:
        """Return the keys of the user's own by the id of their action; an empty list for none."""
        self._store.beginGroup("shortcuts")
        found = {name: str(self._store.value(name, "")).split() for name in self._store.childKeys()}
        self._store.endGroup()
        return found

    def set_shortcut(self, action_id: str, keys: Sequence[str] | None) -> None:
        """Remember the keys of an action, or forget them."""
        if keys is None:
            self._store.remove(f"shortcuts/{action_id}")
        else:
            self._store.setValue(f"shortcuts/{action_id}", " ".join(keys))

    def sync(self) -> None:
        """Write to the disk now."""
        self._store.sync()

    def _choice(self, name: str, allowed: tuple[str, ...]) -> str:
        value = str(self._store.value(name, allowed[0]))
        return value if value in allowed else allowed[0]

    def _integer(self, name: str, default: int) -> int:
        try:
            return int(str(self._store.value(name, default)))
        except ValueError:
            return default

    def _set(self, name: str, value: object) -> None:
        if self._store.value(name) != value:
            self._store.setValue(name, value)
            self.changed.emit(name)

    def _set_recent(self, paths: list[Path]) -> None:
        self._store.remove("recent")
        self._store.beginWriteArray("recent", len(paths))
        for index, path in enumerate(paths):
            self._store.setArrayIndex(index)
            self._store.setValue("path", str(path))
        self._store.endArray()
        self.changed.emit("recent")
