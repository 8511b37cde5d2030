"""The toolbar: the rows of the table that stand on it, the progress of the run, and the search field."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolBar, QToolButton, QWidget

from designer.shell.actions import ActionSet
from designer.shell.training_controls import ProgressView
from designer.views import icons
from designer.views.context import Context
from designer.views.guard import guarded
from designer.views.stylesheet import mark

_ICON_ONLY = ("pause", "stop")
_SEARCH = (148, 264)  # narrowest and widest, in pixels


@guarded
class ToolBar(QToolBar):
    """Words for what everybody knows, the accent for Train."""

    search_requested = Signal()

    def __init__(self, actions: ActionSet, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("tool_bar")
        self.setMovable(False)
        self.setFloatable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setIconSize(QSize(16, 16))
        self._actions = actions
        self._appearance = context.appearance
        section = 1
        for row, action in sorted(actions.rows(), key=lambda pair: pair[0].toolbar):
            if not row.toolbar:
                continue
            if row.toolbar // 10 != section:
                self.addSeparator()
                section = row.toolbar // 10
            self.addAction(action)
            button = self.widgetForAction(action)
            button.setObjectName(f"tool_{row.id}")
            if isinstance(button, QToolButton):
                button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
                button.setToolButtonStyle(_style(row.id, bool(row.icon)))
                if row.id == "train":
                    mark(button, "primary")
        self.progress = ProgressView(context)
        self.addWidget(self.progress)
        self.search = _SearchField()
        self.search.clicked.connect(self.search_requested)
        self.addWidget(self.search)
        for name in ("train", "pause", "stop"):  # the icons have the colours of these buttons, not of a menu
            actions[name].setIconVisibleInMenu(False)
        context.appearance.changed.connect(self._dress)
        self._dress()

    def update_states(self, training_state: str) -> None:
        """Show the pause sign as a go-on sign while the run is paused."""
        theme = self._appearance.theme
        self._actions["pause"].setIcon(icons.icon("train" if training_state == "paused" else "pause", theme))

    def retranslate(self) -> None:
        """Set every text anew."""
        self.setWindowTitle(self.tr("Toolbar"))
        self.setAccessibleName(self.tr("Toolbar"))
        for row, action in self._actions.rows():
            if row.toolbar:
                self.widgetForAction(action).setAccessibleName(action.iconText())
        keys = self._actions["commands"].shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        self.search.set_texts(self.tr("Search commands, nodes"), keys)
        self.progress.retranslate()
        overflow = self.findChild(QToolButton, "qt_toolbar_ext_button")
        if overflow is not None:
            overflow.setAccessibleName(self.tr("More"))
            overflow.setToolTip(self.tr("More"))

    def _dress(self) -> None:
        theme = self._appearance.theme
        self._actions["train"].setIcon(icons.icon("train", theme, "on_accent"))
        self._actions["pause"].setIcon(icons.icon("pause", theme))
        self._actions["stop"].setIcon(icons.icon("stop", theme))
        overflow = self.findChild(QToolButton, "qt_toolbar_ext_button")
        if overflow is not None:
            overflow.setIcon(icons.icon("more", theme))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


@guarded
class _SearchField(QPushButton):
    """Looks like a field, opens the command palette."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("command_field")
        self.setFixedHeight(30)
        self.setMinimumWidth(_SEARCH[0])
        self.setMaximumWidth(_SEARCH[1])
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._text = QLabel()
        self._keys = QLabel()
        mark(self._text, "muted")
        mark(self._keys, "muted")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 0, 12, 0)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._keys)
        for label in (self._text, self._keys):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_texts(self, text: str, keys: str) -> None:
        """Set what it says."""
        self._text.setText(text)
        self._keys.setText(keys)
        self.setAccessibleName(text)
        self._make_room()

    def _make_room(self) -> None:
        needed = self._text.sizeHint().width() + self._keys.sizeHint().width() + 40
        self._keys.setVisible(self.width() >= needed)

    def sizeHint(self) -> QSize:
        return QSize(_SEARCH[1], 30)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()


def _style(action_id: str, has_icon: bool) -> Qt.ToolButtonStyle:
    if action_id in _ICON_ONLY:
        return Qt.ToolButtonStyle.ToolButtonIconOnly
    return Qt.ToolButtonStyle.ToolButtonTextBesideIcon if has_icon else Qt.ToolButtonStyle.ToolButtonTextOnly
