"""How a view says something to the person without knowing the window: notices for the message bar, panels to show."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QObject, Signal

Severity = Literal["info", "ok", "warning", "error"]


@dataclass(frozen=True)
class Notice:
    """One translated sentence and at most one thing to do about it. Errors stay until closed, others go."""

    text: str
    severity: Severity = "info"
    link: str = ""
    on_link: Callable[[], object] | None = None


class Notices(QObject):
    """Wishes of the views; the window answers them."""

    posted = Signal(object)  # Notice
    panel_requested = Signal(str)  # id of a row of PANELS: bring it to the front

    code_shown = Signal(str)  # name of a text of the project's own code, to be read and allowed
    class_wanted = Signal(str)  # name of a class that the project's code does not define, to be given

    def say(
        self, text: str, severity: Severity = "info", link: str = "", on_link: Callable[[], object] | None = None
    ) -> None:
        """Show a translated sentence in the message bar."""
        self.posted.emit(Notice(text, severity, link, on_link))

    def show_panel(self, panel_id: str) -> None:
        """Bring a panel to the front ("data", "problems", ...)."""
        self.panel_requested.emit(panel_id)
