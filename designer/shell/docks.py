"""The docks around the canvas: layers left, inspector right, tabs below; a panel is built when it is first seen."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QObject, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QDockWidget,
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from designer.shell.placing import placing
from designer.views.context import Context
from designer.views.guard import guarded
from designer.views.panel import Panel
from designer.views.panels.registry import PANELS, PanelRow, build
from designer.views.stylesheet import mark

LEFT, RIGHT, BOTTOM = 232, 312, 304
_END = object()
_TABS = tuple(dict.fromkeys(row.tab for row in PANELS if row.area == "bottom"))


class Docks(QObject):
    """Owns the three docks and their panels; `panel(id)` builds a panel that is not there yet.

    A panel that was prepared gets its place in the window when its tab is first shown: what it makes anew for each
    project costs a fraction outside of the window, where nothing has to be dressed. A large one gets it part by part.
    """

    changed = Signal()  # which docks and which tab are shown
    panel_built = Signal(str, object)  # id of its row, the panel

    def __init__(self, window: QMainWindow, context: Context) -> None:
        super().__init__(window)
        self._window = window
        self._context = context
        self._panels: dict[str, Panel] = {}
        self._building: dict[str, Iterator[None]] = {}
        self._placing: dict[str, Iterator[None]] = {}
        self._to_place: list[str] = []
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._place_some)
        self._frames: dict[QDockWidget, _Frame] = {}
        self.left = self._dock("dock_palette", Qt.DockWidgetArea.LeftDockWidgetArea, QSize(LEFT, 400))
        self.right = self._dock("dock_inspector", Qt.DockWidgetArea.RightDockWidgetArea, QSize(RIGHT, 400))
        self.bottom = self._dock("dock_bottom", Qt.DockWidgetArea.BottomDockWidgetArea, QSize(800, BOTTOM))
        self.tabs = _Tabs()
        self._frames[self.bottom].box.addWidget(self.tabs)
        self.tabs.bar.currentChanged.connect(self._tab_changed)
        window.setCorner(Qt.Corner.BottomLeftCorner, Qt.DockWidgetArea.LeftDockWidgetArea)
        window.setCorner(Qt.Corner.BottomRightCorner, Qt.DockWidgetArea.BottomDockWidgetArea)
        self._wanted = {self.left: True, self.right: True, self.bottom: True}
        self.hide()

    def show(self) -> None:
        """Show the docks the user wants to see; once the window is seen `Preparation` builds what is not there yet."""
        if not self._window.isVisible():
            self.panel("palette")
            self.panel("inspector")
        for panel_id in self._panels:
            if self._is_in_front(panel_id):
                self._place_soon(panel_id)
        for dock, wanted in self._wanted.items():
            dock.setVisible(wanted)

    def hide(self) -> None:
        """Hide the docks, for the welcome page."""
        for dock in self._wanted:
            dock.hide()

    def lay_out(self) -> None:
        """Give the docks the sizes of the first start."""
        horizontal, vertical = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
        small = self._window.width() < 1400
        self._window.resizeDocks([self.left, self.right], [LEFT, 272 if small else RIGHT], horizontal)
        self._window.resizeDocks([self.bottom], [_bottom_height(self._window.height())], vertical)

    def panel(self, panel_id: str) -> Panel:
        """Return a panel by the id of its row, built and in its place."""
        for _ in self.prepare(panel_id):
            pass
        for _ in self._placed(panel_id):
            pass
        return self._panels[panel_id]

    def prepare(self, panel_id: str) -> Iterator[None]:
        """Build a panel, some of it with each step, without giving it its place, which takes as long again."""
        if panel_id not in self._building:
            self._building[panel_id] = self._build(_row(panel_id))
        return self._building[panel_id]

    def place(self, panel_id: str) -> Iterator[None]:
        """Give a panel that was prepared its place, a part with each step, if it is the next to be seen there."""
        return self._placed(panel_id) if self._is_in_front(panel_id) else iter(())

    def rehearse(self, panel_id: str) -> None:
        """Paint a panel that has its place once unseen: the first time takes twice as long as any other."""
        if panel_id in self._placing:
            self._panels[panel_id].grab()

    def close(self) -> None:
        """Delete what was prepared and has no window that would; what has begun to get its place gets it."""
        self._timer.stop()
        for panel_id, panel in self._panels.items():
            if panel.parentWidget() is None:
                panel.deleteLater()
            else:
                self.panel(panel_id)

    def build_all(self) -> None:
        """Build every panel now."""
        for row in PANELS:
            self.panel(row.id)

    def show_panel(self, panel_id: str) -> None:
        """Bring a panel to the front."""
        row = next((row for row in PANELS if row.id == panel_id), None)
        if row is None:
            return
        dock = {"left": self.left, "right": self.right, "bottom": self.bottom}[row.area]
        self._wanted[dock] = True
        if row.area == "bottom":
            self.tabs.bar.setCurrentIndex(_TABS.index(row.tab))
            self._fill_tab(_TABS.index(row.tab))
        self.show()
        self.changed.emit()

    def current_tab(self) -> str:
        """Return the name of the tab in front."""
        return _TABS[self.tabs.bar.currentIndex()]

    def shown_panels(self) -> list[str]:
        """Return the ids of the panels that are seen."""
        shown = {"left": self.left, "right": self.right, "bottom": self.bottom}
        return [row.id for row in PANELS if shown[row.area].isVisible() and self._is_in_front(row.id)]

    def panel_with(self, name: str) -> str:
        """Return the id of the panel that holds a widget of that objectName, "" where none does."""
        there = [row.id for row in PANELS if row.id in self._panels]
        missing = [row.id for row in PANELS if row.id not in self._panels]
        return next((i for i in (*there, *missing) if self.panel(i).findChild(QWidget, name) is not None), "")

    def place_of(self, panel_id: str) -> QRect:
        """Return where a panel is found, in the window: its tab, or the dock it fills."""
        row = _row(panel_id)
        if row.area == "bottom":
            bar = self.tabs.bar
            tab = bar.tabRect(_TABS.index(row.tab))
            return QRect(bar.mapTo(self._window, tab.topLeft()), tab.size())
        dock = self.left if row.area == "left" else self.right
        return QRect(dock.mapTo(self._window, QPoint(0, 0)), dock.size())

    def add_above_layers(self, name: str, content: QWidget, size: QSize) -> QDockWidget:
        """Add a dock with one widget above the layers; it is hidden."""
        dock = self._dock(name, Qt.DockWidgetArea.LeftDockWidgetArea, size)
        self._frames[dock].box.addWidget(content)
        self._window.splitDockWidget(dock, self.left, Qt.Orientation.Vertical)
        dock.hide()
        return dock

    def give_room(self, dock: QDockWidget, size: QSize) -> None:
        """Let a dock in the left column have that size, if there is room."""
        height = min(size.height(), round(self._window.height() * 0.6))
        self._window.resizeDocks([dock], [size.width()], Qt.Orientation.Horizontal)
        self._window.resizeDocks([dock], [height], Qt.Orientation.Vertical)

    def set_counts(self, counts: dict[str, int]) -> None:
        """Set the numbers behind the titles of tabs; 0 shows none."""
        for index, tab in enumerate(_TABS):
            title = _title(next(row for row in PANELS if row.tab == tab))
            count = counts.get(tab, 0)
            text = f"{title}  {count}" if count else title
            if text != self.tabs.bar.tabText(index):  # said again, each lays out the whole bar
                self.tabs.bar.setTabText(index, text)

    def is_wanted(self, area: str) -> bool:
        """Tell whether the dock of an area is shown while a project is open."""
        return self._wanted[{"left": self.left, "right": self.right, "bottom": self.bottom}[area]]

    def toggle_left(self) -> None:
        """Show or hide the layers."""
        self._toggle(self.left)

    def toggle_right(self) -> None:
        """Show or hide the inspector."""
        self._toggle(self.right)

    def toggle_bottom(self) -> None:
        """Show or hide the tabs below the canvas."""
        self._toggle(self.bottom)

    def show_training(self) -> None:
        """Bring the plots and training settings to the front."""
        self.show_panel("plots")

    def show_data(self) -> None:
        """Bring the data to the front."""
        self.show_panel("data")

    def show_problems(self) -> None:
        """Bring the problems to the front."""
        self.show_panel("problems")

    def show_doctor(self) -> None:
        """Bring what the doctor found to the front."""
        self.show_panel("doctor")

    def show_summary(self) -> None:
        """Bring the summary table to the front."""
        self.show_panel("summary")

    def show_code(self) -> None:
        """Bring the code to the front."""
        self.show_panel("code")

    def show_runs(self) -> None:
        """Bring the runs to the front."""
        self.show_panel("runs")

    def show_evaluate(self) -> None:
        """Bring the evaluation of runs to the front."""
        self.show_panel("evaluate")

    def show_diagram(self) -> None:
        """Bring Keras's picture of the model to the front."""
        self.show_panel("diagram")

    def retranslate(self) -> None:
        """Set the titles and accessible names anew."""
        self.left.setAccessibleName(self.tr("Layers"))
        self.right.setAccessibleName(self.tr("Inspector"))
        self.bottom.setAccessibleName(self.tr("Training, data and results"))
        self.tabs.bar.setAccessibleName(self.tr("Panels below the canvas"))

    def _toggle(self, dock: QDockWidget) -> None:
        self._wanted[dock] = not self._wanted[dock]
        self.show()
        self.changed.emit()

    def _dock(self, name: str, area: Qt.DockWidgetArea, size: QSize) -> QDockWidget:
        dock = QDockWidget(self._window)
        dock.setObjectName(name)
        dock.setFeatures(QDockWidget.DockWidgetFeature.NoDockWidgetFeatures)
        dock.setTitleBarWidget(_NoTitle(dock))
        frame = _Frame(size)
        frame.setObjectName(f"{name}_frame")
        dock.setWidget(frame)
        self._frames[dock] = frame
        self._window.addDockWidget(area, dock)
        return dock

    def _is_in_front(self, panel_id: str) -> bool:
        row = _row(panel_id)
        return row.area != "bottom" or row.tab == self.current_tab()

    def _build(self, row: PanelRow) -> Iterator[None]:
        self._panels[row.id] = panel = yield from build(row, self._context)
        self.panel_built.emit(row.id, panel)

    def _placed(self, panel_id: str) -> Iterator[None]:
        if panel_id not in self._placing:
            row = _row(panel_id)
            self._placing[panel_id] = placing(self._panels[panel_id], lambda panel: self._put(panel, row))
        return self._placing[panel_id]

    def _place_soon(self, panel_id: str) -> None:
        """Give a panel its place now, and in the turns that follow its parts theirs."""
        if panel_id not in self._to_place and next(self._placed(panel_id), _END) is not _END:
            self._to_place.append(panel_id)
            self._timer.start()

    def _place_some(self) -> None:
        """Give one part of one panel its place."""
        if not self._to_place:
            self._timer.stop()
        elif next(self._placed(self._to_place[0]), _END) is _END:
            self._to_place.pop(0)

    def _put(self, panel: Panel, row: PanelRow) -> None:
        if row.area == "bottom":
            is_side = bool(row.side_width)
            self.tabs.boxes[row.tab].addWidget(_side_column(panel, row) if is_side else panel, 0 if is_side else 1)
        else:
            self._frames[self.left if row.area == "left" else self.right].box.addWidget(panel)

    def _fill_tab(self, index: int) -> None:
        for row in PANELS:
            if row.tab == _TABS[index] and row.area == "bottom":
                if row.id in self._panels:
                    self._place_soon(row.id)
                else:
                    self.panel(row.id)

    def _tab_changed(self, index: int) -> None:
        if self._wanted[self.bottom] and self.bottom.isVisibleTo(self._window):
            self._fill_tab(index)
        self.tabs.pages.setCurrentIndex(index)
        self.changed.emit()


class _Tabs(QWidget):
    """A flat row of tabs above a stack of pages."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("bottom_tabs")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        head = QFrame()
        head.setObjectName("bottom_head")
        head_layout = QHBoxLayout(head)
        head_layout.setContentsMargins(10, 0, 10, 0)
        self.bar = QTabBar()
        self.bar.setObjectName("bottom_tab_bar")
        self.bar.setExpanding(False)
        self.bar.setDrawBase(False)
        self.bar.setUsesScrollButtons(True)
        head_layout.addWidget(self.bar)
        head_layout.addStretch(1)
        self.boxes: dict[str, QHBoxLayout] = {}
        self.pages = QStackedWidget()
        self.pages.setObjectName("bottom_pages")
        self.pages.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        for tab in _TABS:
            index = self.bar.addTab(_title(next(row for row in PANELS if row.tab == tab)))
            self.bar.setTabData(index, tab)
            page = QWidget()
            page.setObjectName(f"page_{tab}")
            page_layout = QHBoxLayout(page)
            page_layout.setContentsMargins(0, 0, 0, 0)
            page_layout.setSpacing(0)
            self.boxes[tab] = page_layout
            self.pages.addWidget(page)
        layout.addWidget(head)
        layout.addWidget(self.pages, 1)


@guarded
class _Frame(QFrame):
    """The content of a dock: a column that asks for a size of its own, whatever its panel would like."""

    def __init__(self, size: QSize) -> None:
        super().__init__()
        self._size = size
        self.setMinimumSize(min(size.width(), 200), 120)
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(0)

    def sizeHint(self) -> QSize:
        return self._size


@guarded
class _NoTitle(QWidget):
    """A title bar that is not there."""

    def sizeHint(self) -> QSize:
        return QSize(0, 0)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)


def _side_column(panel: Panel, row: PanelRow) -> QWidget:
    column = QFrame()
    column.setObjectName(f"side_{row.id}")
    mark(column, "sidebar")
    column.setFixedWidth(row.side_width)
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 0)
    if panel.findChild(QScrollArea) is None:
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(panel)
        mark(scroll, "bare")
        layout.addWidget(scroll)
    else:
        layout.addWidget(panel)
    return column


def _row(panel_id: str) -> PanelRow:
    return next(row for row in PANELS if row.id == panel_id)


def _title(row: PanelRow) -> str:
    return QCoreApplication.translate("Panels", row.title)


def _bottom_height(window_height: int) -> int:
    return min(BOTTOM, max(192, round(window_height * 0.305)))
