"""The status bar: the engine's state, when the project was saved, language, zoom and memory."""

from __future__ import annotations

import os
import time
from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QStatusBar, QToolButton, QWidget

from designer.machine import interpreter
from designer.machine.memory import resident_bytes
from designer.session.describer import Describer
from designer.session.engine_client import EngineClient
from designer.shell.i18n import NAMES
from designer.views.reading_bar import ReadingBar
from designer.views.stylesheet import mark

_TICK = 5000  # milliseconds


class StatusBar(QStatusBar):
    """Speaks only when something changed; the minutes since the save are counted by a slow timer."""

    def __init__(self, checker: EngineClient, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("status_bar")
        self.setSizeGripEnabled(False)
        self.setContentsMargins(8, 0, 8, 0)
        self._checker = checker
        self._saved_at: float | None = None
        self._is_modified = False
        self._has_project = False
        self._runner: EngineClient | None = None
        self._dot = QLabel("●")
        self._dot.setObjectName("engine_dot")
        self._engine = QLabel()
        self._engine.setObjectName("engine_state")
        self.install = QToolButton()
        self.install.setObjectName("status_install")
        self._saved = QLabel()
        self._saved.setObjectName("saved_state")
        self.language = QToolButton()
        self.language.setObjectName("status_language")
        self.zoom = QToolButton()
        self.zoom.setObjectName("status_zoom")
        self.zoom.setText("100 %")
        self._memory = QLabel()
        self._memory.setObjectName("memory")
        self.addWidget(self._dot)
        self.addWidget(self._engine)
        self.addWidget(self.install)
        gap = QWidget()
        gap.setFixedWidth(32)
        self.addWidget(gap)
        self.addWidget(self._saved, 1)
        self._readings: list[ReadingBar] = []
        for widget in (self.language, QLabel("·"), self.zoom, QLabel("·"), self._memory):
            self.addPermanentWidget(widget)
        checker.state_changed.connect(self._engine_changed)
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK)
        self._timer.timeout.connect(self._tick)
        self._timer.start()
        self._tick()

    def set_saved(self, has_project: bool, is_modified: bool, just_saved: bool = False) -> None:
        """Say whether the project lies on the disk as it stands."""
        self._has_project = has_project
        self._is_modified = is_modified
        if just_saved:
            self._saved_at = time.monotonic()
        self._say_saved()

    def forget_save(self) -> None:
        """Another project is shown; it was not saved in this window yet."""
        self._saved_at = None

    def watch_runner(self, runner: EngineClient | None) -> None:
        """Count the memory of this engine too."""
        self._runner = runner

    def watch_reading(self, name: str, reading: Describer, cancel: Callable[[], object]) -> None:
        """Show how far the reading of data is while it takes long; `cancel` ends it."""
        bar = ReadingBar(f"status_{name}", reading, self)
        bar.cancel_wanted.connect(cancel)
        self._readings.append(bar)
        self.insertWidget(5, bar, 2)
        bar.refresh()

    def set_language(self, name: str) -> None:
        """Show the language in force."""
        self.language.setText(NAMES[name])

    def set_zoom(self, percent: int) -> None:
        """Show the zoom of the canvas."""
        self.zoom.setText(f"{percent} %")

    def retranslate(self) -> None:
        """Set every text anew."""
        state = self._checker.state
        for name, states in (("ok", ("ready",)), ("warning", ("starting",)), ("error", ("dead",))):
            mark(self._dot, name, on=state in states)
        self._engine.setText(self._engine_text(state))
        self._dot.setAccessibleName(self._engine.text())
        has_engines = interpreter.has_engines()
        self._engine.setVisible(has_engines)
        self.install.setVisible(not has_engines)
        self.install.setText(self.tr("Keras is not installed yet"))
        self.install.setToolTip(self.tr("Install the engines"))
        self.language.setToolTip(self.tr("Language"))
        self.language.setAccessibleName(self.tr("Language"))
        self.zoom.setToolTip(self.tr("Zoom to 100 %"))
        self.zoom.setAccessibleName(self.tr("Zoom"))
        for bar in self._readings:
            bar.retranslate()
        self._memory.setToolTip(self.tr("Memory of the window and its engines"))
        self._say_saved()

    def _engine_text(self, state: str) -> str:
        if state == "starting":
            return self.tr("Engine starting...")
        if state == "dead":
            return self.tr("Engine stopped; a new one is being started")
        ready = self._checker.ready  # it may have come before this window
        if state == "ready" and ready is not None:
            version = ".".join(ready.keras.split(".")[:2])
            return self.tr("Engine ready · Keras {version} · {device}").format(
                version=version, device=_device(ready.device, self.tr("{count} cores"))
            )
        if state == "ready":
            return self.tr("Engine ready")
        return self.tr("Engine off")

    def _say_saved(self) -> None:
        if not self._has_project:
            text = ""
        elif self._is_modified:
            text = self.tr("Unsaved changes")
        elif self._saved_at is None:
            text = self.tr("No changes")
        else:
            minutes = int((time.monotonic() - self._saved_at) / 60)
            text = self.tr("Saved {minutes} min ago").format(minutes=minutes) if minutes else self.tr("Saved just now")
        self._saved.setText(text)

    def _engine_changed(self) -> None:
        self.retranslate()
        self._tick()

    def _tick(self) -> None:
        self._say_saved()
        clients = [client for client in (self._checker, self._runner) if client is not None and client.pid]
        megabytes = sum(resident_bytes(pid) for pid in [os.getpid(), *(client.pid for client in clients)]) / 2**20
        self._memory.setText(f"{megabytes:.0f} MB" if megabytes else "")


def _device(device: str, cores: str) -> str:
    name = (device or "cpu").partition(":")[0].upper()
    return f"{name}, {cores.format(count=os.cpu_count() or 1)}" if name == "CPU" else name
