"""Keys of the user's own for actions: read from the settings, put in force, refused where another action has them."""

from __future__ import annotations

import html

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence

from designer.shell.actions import ActionSet, plain_text
from designer.shell.settings import Settings

_PORTABLE = QKeySequence.SequenceFormat.PortableText
_NATIVE = QKeySequence.SequenceFormat.NativeText


class Shortcuts(QObject):
    """The keys of every action: those of the table, or the user's."""

    def __init__(self, actions: ActionSet, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self._actions = actions
        self._settings = settings
        self._first = {row.id: action.shortcuts() for row, action in actions.rows()}
        for action_id, keys in settings.shortcuts().items():
            if action_id in self._first:
                actions[action_id].setShortcuts([QKeySequence(one, _PORTABLE) for one in keys])

    def holder(self, keys: QKeySequence, but: str) -> str:
        """Return the id of another action that has these keys, "" where none does."""
        return next(
            (row.id for row, action in self._actions.rows() if row.id != but and keys in action.shortcuts()), ""
        )

    def give(self, action_id: str, keys: QKeySequence) -> None:
        """Let an action have these keys alone; none if they are empty. Whoever had them loses them."""
        other = self.holder(keys, action_id) if not keys.isEmpty() else ""
        if other:
            self._put(other, [one for one in self._actions[other].shortcuts() if one != keys])
        self._put(action_id, [] if keys.isEmpty() else [keys])

    def reset(self, action_id: str = "") -> None:
        """Give an action, or all of them, the keys of the table back."""
        for one in [action_id] if action_id else list(self._first):
            self._put(one, self._first[one])

    def page(self, title: str) -> str:
        """Return all actions and their keys as a page to print."""
        rows = "".join(
            f"<tr><td>{html.escape(plain_text(action.text()))}</td><td>{html.escape(shown(action.shortcuts()))}</td></tr>"
            for _row, action in self._actions.rows()
            if action.shortcuts()
        )
        style = "body{font-family:sans-serif;font-size:12px}td{padding:3px 18px 3px 0;border-bottom:1px solid #ccc}"
        head = f"<meta charset='utf-8'><title>{html.escape(title)}</title><style>{style}</style>"
        return f"<html><head>{head}</head><body><h2>{html.escape(title)}</h2><table>{rows}</table></body></html>"

    def _put(self, action_id: str, keys: list[QKeySequence]) -> None:
        self._actions[action_id].setShortcuts(keys)
        if keys == self._first[action_id]:
            self._settings.set_shortcut(action_id, None)
        else:
            self._settings.set_shortcut(action_id, [one.toString(_PORTABLE) for one in keys])
        self._actions.retranslate()


def shown(keys: list[QKeySequence]) -> str:
    """Return keys as people read them."""
    return "   ".join(one.toString(_NATIVE) for one in keys)
