"""What the docks are made of: their title bars, their frames, and the tabs of the one below the canvas."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QDockWidget,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from designer.views import icons
from designer.views.guard import guarded
from designer.views.panel import Panel
from designer.views.panels.registry import PANELS, PanelRow
from designer.views.stylesheet import mark
from designer.views.tab_bar import TabBar
from designer.views.theme import Appearance

TABS = tuple(dict.fromkeys(row.tab for row in PANELS if row.area == "bottom"))
_BAR = 20  # height of a title bar


def title_of(row: PanelRow) -> str:
    """Return the title of a panel in the language of the window."""
    return QCoreApplication.translate("Panels", row.title)


def tab_title(tab: str) -> str:
    """Return the title of a tab in the language of the window."""
    return title_of(next(row for row in PANELS if row.tab == tab))


@guarded
class Dock(QDockWidget):
    """Hands on the keys that nothing in it took: while it floats they would end at its own frame."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        window = self.parentWidget()
        if self.isFloating() and window is not None:
            QApplication.sendEvent(window, event)


@guarded
class DockButtons(QWidget):
    """Float and close. `close_requested` asks whoever owns the dock."""

    close_requested = Signal()

    def __init__(self, dock: QDockWidget, appearance: Appearance) -> None:
        super().__init__()
        self._dock = dock
        self._appearance = appearance
        self.float_button, self.close_button = QToolButton(), QToolButton()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for button, name in ((self.float_button, "float"), (self.close_button, "close")):
            button.setObjectName(f"{dock.objectName()}_{name}")
            button.setIconSize(QSize(12, 12))
            button.setFixedSize(22, _BAR)
            mark(button, "flat", "dockbutton")
            layout.addWidget(button)
        self.float_button.clicked.connect(self._toggle_floating)
        self.close_button.clicked.connect(self.close_requested)
        dock.topLevelChanged.connect(self.retranslate)
        appearance.changed.connect(self._dress)
        self._dress()
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        is_apart = self._dock.isFloating()
        for button, text in (
            (self.float_button, self.tr("Put back into the window") if is_apart else self.tr("Float above the window")),
            (self.close_button, self.tr("Hide this dock")),
        ):
            button.setToolTip(text)
            button.setAccessibleName(text)

    def _toggle_floating(self) -> None:
        self._dock.setFloating(not self._dock.isFloating())

    def _dress(self) -> None:
        theme = self._appearance.theme
        self.float_button.setIcon(icons.icon("float", theme, "muted"))
        self.close_button.setIcon(icons.icon("close", theme, "muted"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


@guarded
class TitleBar(QFrame):
    """A narrow handle to drag a dock by, with its title where the dock does not say it itself."""

    def __init__(self, dock: QDockWidget, appearance: Appearance, shows_title: bool) -> None:
        super().__init__()
        self._appearance = appearance
        self._shows_title = shows_title
        self._dock = dock
        mark(self, "dockbar")
        self._title = QLabel()
        mark(self._title, "muted")
        self.buttons = DockButtons(dock, appearance)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 2, 4, 0)
        layout.setSpacing(4)
        layout.addWidget(self._title, 1)
        layout.addWidget(self.buttons)
        self.setCursor(Qt.CursorShape.SizeAllCursor)
        self.buttons.setCursor(Qt.CursorShape.ArrowCursor)
        dock.topLevelChanged.connect(self._say)
        dock.windowTitleChanged.connect(self._say)

    def _say(self, *_: object) -> None:
        is_said = self._shows_title or self._dock.isFloating()
        self._title.setText(self._dock.windowTitle() if is_said else "")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._title.text():
            return
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._appearance.theme.line))
        middle, y = self.width() // 2, self.height() // 2
        for x in range(middle - 12, middle + 13, 6):
            painter.drawEllipse(x, y - 1, 3, 3)


class Tabs:
    """A flat row of tabs, which is the handle of its dock, and the stack of pages they show."""

    def __init__(self, dock: QDockWidget, appearance: Appearance) -> None:
        self.head = QFrame()
        self.head.setObjectName("bottom_head")
        head_layout = QHBoxLayout(self.head)
        head_layout.setContentsMargins(10, 0, 4, 0)
        self.bar = TabBar()
        self.bar.setObjectName("bottom_tab_bar")
        self.bar.setExpanding(False)
        self.bar.setDrawBase(False)
        self.bar.setUsesScrollButtons(True)
        self.bar.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.buttons = DockButtons(dock, appearance)
        head_layout.addWidget(self.bar, 1)
        head_layout.addWidget(self.buttons)
        self.boxes: dict[str, QHBoxLayout] = {}
        self.page_of: dict[str, QWidget] = {}
        self.pages = QStackedWidget()
        self.pages.setObjectName("bottom_pages")
        self.pages.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        for tab in TABS:
            index = self.bar.addTab(tab_title(tab))
            self.bar.setTabData(index, tab)
            page = QScrollArea()  # what has less room than it needs is scrolled, not laid over one another
            page.setObjectName(f"page_{tab}")
            page.setWidgetResizable(True)
            page.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            mark(page, "bare")
            inside = QWidget()
            page.setWidget(inside)
            page_layout = QHBoxLayout(inside)
            page_layout.setContentsMargins(0, 0, 0, 0)
            page_layout.setSpacing(0)
            self.boxes[tab] = page_layout
            self.page_of[tab] = page
            self.pages.addWidget(page)

    def take_out(self, tab: str) -> QWidget:
        """Return the page of a tab, which is hidden from now on."""
        index = TABS.index(tab)
        page = self.page_of[tab]
        self.pages.removeWidget(page)
        self.pages.insertWidget(index, QWidget())
        self.bar.setTabVisible(index, False)
        self.pages.setCurrentIndex(self.bar.currentIndex())
        return page

    def put_back(self, tab: str) -> None:
        """Show the page of a tab here again."""
        index = TABS.index(tab)
        stand_in = self.pages.widget(index)
        if stand_in is not None:
            self.pages.removeWidget(stand_in)
            stand_in.deleteLater()
        self.pages.insertWidget(index, self.page_of[tab])
        self.bar.setTabVisible(index, True)
        self.pages.setCurrentIndex(self.bar.currentIndex())


@guarded
class Frame(QFrame):
    """The content of a dock: a column that asks for a size of its own, whatever its panel would like."""

    def __init__(self, size: QSize) -> None:
        super().__init__()
        self._size = size
        self.setMinimumSize(min(size.width(), 200), 96)
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(0)

    def sizeHint(self) -> QSize:
        return self._size


def side_column(panel: Panel, row: PanelRow) -> QWidget:
    """Return a panel as a column of its own beside another one, scrolled if it does not scroll by itself."""
    column = QFrame()
    column.setObjectName(f"side_{row.id}")
    mark(column, "sidebar")
    column.setFixedWidth(row.side_width)
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(scrolled(panel) if panel.findChild(QScrollArea) is None else panel)
    return column


def scrolled(content: QWidget) -> QScrollArea:
    """Return what scrolls a column that has less room than it needs."""
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setWidget(content)
    mark(scroll, "bare")
    return scroll
