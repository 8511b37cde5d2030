"""Where the docks stand: layouts for drawing, training and analysing, and what is remembered from start to start."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from designer.shell.dock_frames import TABS

if TYPE_CHECKING:
    from designer.shell.window import MainWindow

_VERSION = 2


@dataclass(frozen=True)
class Layout:
    """Which docks are shown, which panel is in front below, and which part of the window's height it has."""

    left: bool = True
    right: bool = True
    bottom: bool = True
    panel: str = ""
    height: float = 0.0


LAYOUTS = {
    "draw": Layout(bottom=False),
    "train": Layout(left=False, panel="plots", height=0.46),
    "analyse": Layout(left=False, right=False, panel="evaluate", height=0.66),
}


class Layouts(QObject):
    """Puts layouts in force; keeps what the user made of them in the settings."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def draw(self) -> None:
        """Make room for the drawing."""
        self.use("draw")

    def train(self) -> None:
        """Make room for the curves."""
        self.use("train")

    def analyse(self) -> None:
        """Make room for figures and tables."""
        self.use("analyse")

    def reset(self) -> None:
        """Put everything where it stands at the first start."""
        docks = self._window.docks
        docks.move_home()
        docks.small.is_stacked = False
        docks.small.fit(self._window.size())
        docks.set_wanted(left=True, right=True, bottom=True)
        docks.lay_out()

    def use(self, name: str) -> None:
        """Put a layout in force."""
        layout, docks = LAYOUTS[name], self._window.docks
        docks.move_home()
        docks.small.is_stacked = False
        docks.small.fit(self._window.size())
        docks.set_wanted(layout.left, layout.right, layout.bottom)
        docks.lay_out()
        if layout.panel:
            docks.show_panel(layout.panel)
            height = round(self._window.height() * layout.height)
            self._window.resizeDocks([docks.bottom], [height], Qt.Orientation.Vertical)

    def keep(self) -> None:
        """Remember where everything stands."""
        settings, docks = self._window.settings, self._window.docks
        settings.set_geometry("docks", self._window.saveState(_VERSION))
        settings.set_words("docks_apart", list(docks.apart))
        settings.set_words("docks_hidden", [a for a in ("left", "right", "bottom") if not docks.is_wanted(a)])
        settings.set_words("docks_front", [docks.current_tab()])
        settings.set_words("docks_stacked", ["right"] if docks.small.is_stacked else [])

    def restore(self) -> None:
        """Put everything where it stood; all of it is hidden until there is a project."""
        settings, docks = self._window.settings, self._window.docks
        state = settings.geometry("docks")
        if state.isEmpty():
            docks.lay_out()
            docks.hide()
            return
        for tab in settings.words("docks_apart"):
            if tab in TABS:
                docks.take_apart(tab, floating=False)
        hidden = settings.words("docks_hidden")
        if not self._window.restoreState(state, _VERSION):
            docks.lay_out()
        docks.small.is_stacked = bool(settings.words("docks_stacked"))
        docks.remember_wanted(*(area not in hidden for area in ("left", "right", "bottom")))
        front = settings.words("docks_front")
        if front and front[0] in TABS:
            docks.tabs.bar.setCurrentIndex(TABS.index(front[0]))
        docks.hide()
        self._window.lessons.dock.hide()
