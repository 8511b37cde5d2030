"""The docks around the canvas: layers left, inspector right, tabs below; a panel is built when it is first seen."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QObject, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QDockWidget, QMainWindow, QMenu, QWidget

from designer.shell.dock_frames import TABS, Dock, Frame, Tabs, TitleBar, scrolled, side_column, tab_title
from designer.shell.placing import placing
from designer.shell.small_window import LOW, SmallWindow
from designer.shell.tab_order import first_stop
from designer.views.context import Context
from designer.views.panel import Panel
from designer.views.panels.registry import PANELS, PanelRow, build
from designer.views.stylesheet import mark

LEFT, RIGHT, BOTTOM = 232, 312, 304
APART_WIDTH = 760
LEFT_AREA, RIGHT_AREA, BOTTOM_AREA = (
    Qt.DockWidgetArea.LeftDockWidgetArea,
    Qt.DockWidgetArea.RightDockWidgetArea,
    Qt.DockWidgetArea.BottomDockWidgetArea,
)
_END = object()


class Docks(QObject):
    """Owns the three docks and their panels; `panel(id)` builds a panel that is not there yet.

    A panel that was prepared gets its place in the window when its tab is first shown: what it makes anew for each
    project costs a fraction outside of the window, where nothing has to be dressed. A large one gets it part by part.
    """

    changed = Signal()  # which docks and which tab are shown
    close_requested = Signal(object)  # QDockWidget that belongs to somebody else
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
        self._frames: dict[QDockWidget, Frame] = {}
        self.left = self._dock("dock_palette", LEFT_AREA, QSize(LEFT, 400))
        self.right = self._dock("dock_inspector", RIGHT_AREA, QSize(RIGHT, 400))
        self.bottom = self._dock("dock_bottom", BOTTOM_AREA, QSize(800, BOTTOM))
        self.tabs = Tabs(self.bottom, context.appearance)
        self.bottom.setTitleBarWidget(self.tabs.head)
        self._frames[self.bottom].box.addWidget(self.tabs.pages)
        self.tabs.bar.currentChanged.connect(self._tab_changed)
        self.tabs.bar.customContextMenuRequested.connect(self._popup_tab_menu)
        self.tabs.buttons.close_requested.connect(self.toggle_bottom)
        self.apart: dict[str, QDockWidget] = {}  # the tabs that have a dock of their own
        window.setCorner(Qt.Corner.BottomLeftCorner, Qt.DockWidgetArea.LeftDockWidgetArea)
        window.setCorner(Qt.Corner.BottomRightCorner, Qt.DockWidgetArea.BottomDockWidgetArea)
        self._wanted = {self.left: True, self.right: True, self.bottom: True}
        self.small = SmallWindow(window, self.left, self.right)
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
        for dock in self.apart.values():
            dock.show()
        self.small.fit(self._window.size())

    def hide(self) -> None:
        """Hide the docks, for the welcome page."""
        for dock in (*self._wanted, *self.apart.values()):
            dock.hide()

    def lay_out(self) -> None:
        """Give the docks the sizes of the first start."""
        horizontal, vertical = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
        if self._window.height() < LOW:
            self._wanted[self.bottom] = False
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
        if row.tab in self.apart:
            self._fill_tab(TABS.index(row.tab))
            self.apart[row.tab].show()
            self.apart[row.tab].raise_()
            self.changed.emit()
            return
        dock = {"left": self.left, "right": self.right, "bottom": self.bottom}[row.area]
        self._wanted[dock] = True
        was_hidden = dock.isHidden()
        if row.area == "bottom":
            self.tabs.bar.setCurrentIndex(TABS.index(row.tab))
            self._fill_tab(TABS.index(row.tab))
        self.show()
        if was_hidden and dock is self.bottom and self._window.height() < LOW:
            self._window.resizeDocks([dock], [_bottom_height(self._window.height())], Qt.Orientation.Vertical)
        dock.raise_()
        self.changed.emit()

    def current_tab(self) -> str:
        """Return the name of the tab in front."""
        return TABS[self.tabs.bar.currentIndex()]

    def shown_panels(self) -> list[str]:
        """Return the ids of the panels that are seen."""
        return [row.id for row in PANELS if self._dock_of(row).isVisible() and self._is_in_front(row.id)]

    def areas(self) -> list[QDockWidget]:
        """Return the docks in the order in which F6 goes through them."""
        lesson = [dock for dock in self._frames if dock not in (*self._wanted, *self.apart.values())]
        return [*lesson, self.right, self.bottom, *self.apart.values(), self.left]

    def go_to(self, panel_id: str) -> None:
        """Bring a panel to the front and give it the keyboard."""
        self.show_panel(panel_id)
        self.panel(panel_id)
        page = self.tabs.page_of.get(_row(panel_id).tab)  # what stands beside a panel that is empty yet
        target = first_stop(self._panels[panel_id]) or (first_stop(page) if page is not None else None)
        target = target or self.tabs.bar
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)
        target.activateWindow()  # its dock may float

    def take_apart(self, tab: str, floating: bool = True) -> None:
        """Give a tab a dock of its own."""
        if tab in self.apart:
            return
        page = self.tabs.take_out(tab)
        dock = self._dock(f"dock_{tab}", BOTTOM_AREA, QSize(APART_WIDTH, BOTTOM), shows_title=True)
        dock.setWindowTitle(tab_title(tab))
        self._frames[dock].box.addWidget(page)
        page.show()
        self.apart[tab] = dock
        self._fill_tab(TABS.index(tab))
        dock.setFloating(floating)
        if floating:
            corner = self._window.mapToGlobal(self._window.rect().center())
            dock.setGeometry(corner.x() - APART_WIDTH // 2, corner.y() - BOTTOM // 2, APART_WIDTH, round(BOTTOM * 1.4))
        dock.show()
        self.changed.emit()

    def put_back(self, tab: str) -> None:
        """Let a tab stand among the others again."""
        dock = self.apart.pop(tab, None)
        if dock is not None:
            self._frames.pop(dock)
            self.tabs.put_back(tab)
            self._window.removeDockWidget(dock)
            dock.deleteLater()
            self.show_panel(next(row.id for row in PANELS if row.tab == tab))

    def remember_wanted(self, left: bool, right: bool, bottom: bool) -> None:
        """Note which docks are to be shown once a project is open."""
        self._wanted = {self.left: left, self.right: right, self.bottom: bottom}

    def set_wanted(self, left: bool, right: bool, bottom: bool) -> None:
        """Show exactly these docks while a project is open."""
        self.remember_wanted(left, right, bottom)
        self.show()
        self.changed.emit()

    def move_home(self) -> None:
        """Put every dock where it stands at the first start, and all tabs among the others."""
        for tab in list(self.apart):
            self.put_back(tab)
        for dock, area in ((self.left, LEFT_AREA), (self.right, RIGHT_AREA), (self.bottom, BOTTOM_AREA)):
            dock.setFloating(False)
            self._window.addDockWidget(area, dock)

    def panel_with(self, name: str) -> str:
        """Return the id of the panel that holds a widget of that objectName, "" where none does."""
        there = [row.id for row in PANELS if row.id in self._panels]
        missing = [row.id for row in PANELS if row.id not in self._panels]
        return next((i for i in (*there, *missing) if self.panel(i).findChild(QWidget, name) is not None), "")

    def place_of(self, panel_id: str) -> QRect:
        """Return where a panel is found, in the window: its tab, or the dock it fills."""
        row = _row(panel_id)
        if row.area == "bottom" and row.tab not in self.apart and not self.bottom.isFloating():
            bar = self.tabs.bar
            tab = bar.tabRect(TABS.index(row.tab))
            return QRect(bar.mapTo(self._window, tab.topLeft()), tab.size())
        dock = self._dock_of(row)
        if dock.isFloating():
            return QRect()
        return QRect(dock.mapTo(self._window, QPoint(0, 0)), dock.size())

    def add_above_layers(self, name: str, content: QWidget, size: QSize) -> QDockWidget:
        """Add a dock with one widget above the layers; it is hidden."""
        dock = self._dock(name, LEFT_AREA, size)
        dock.setWindowTitle(content.windowTitle())  # on its tab, where it shares its place with others
        content.windowTitleChanged.connect(dock.setWindowTitle)
        self._frames[dock].box.addWidget(scrolled(content))
        dock.hide()
        self.small.add_above(dock)
        return dock

    def give_room(self, dock: QDockWidget, size: QSize) -> None:
        """Let a dock in the left column have that size, if there is room."""
        dock.raise_()  # where it shares its place with others
        height = min(size.height(), round(self._window.height() * 0.6))
        self._window.resizeDocks([dock], [size.width()], Qt.Orientation.Horizontal)
        self._window.resizeDocks([dock], [height], Qt.Orientation.Vertical)

    def set_counts(self, counts: dict[str, int]) -> None:
        """Set the numbers behind the titles of tabs; 0 shows none."""
        for index, tab in enumerate(TABS):
            title = tab_title(tab)
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
        self.go_to("plots")

    def show_data(self) -> None:
        """Bring the data to the front."""
        self.go_to("data")

    def show_problems(self) -> None:
        """Bring the problems to the front."""
        self.go_to("problems")

    def show_doctor(self) -> None:
        """Bring what the doctor found to the front."""
        self.go_to("doctor")

    def show_summary(self) -> None:
        """Bring the summary table to the front."""
        self.go_to("summary")

    def show_code(self) -> None:
        """Bring the code to the front."""
        self.go_to("code")

    def show_runs(self) -> None:
        """Bring the runs to the front."""
        self.go_to("runs")

    def show_search(self) -> None:
        """Bring the search for better settings to the front."""
        self.go_to("search")

    def show_evaluate(self) -> None:
        """Bring the evaluation of runs to the front."""
        self.go_to("evaluate")

    def show_try_it(self) -> None:
        """Bring the form in which a row of one's own is asked about to the front."""
        self.go_to("try_it")

    def show_instruments(self) -> None:
        """Bring what is measured of the layers while they learn to the front."""
        self.go_to("instruments")

    def show_diagram(self) -> None:
        """Bring Keras's picture of the model to the front."""
        self.go_to("diagram")

    def retranslate(self) -> None:
        """Set the titles and accessible names anew."""
        for dock, name in (
            (self.left, self.tr("Layers")),
            (self.right, self.tr("Inspector")),
            (self.bottom, self.tr("Training, data and results")),
        ):
            dock.setAccessibleName(name)
            dock.setWindowTitle(name)
        for tab, dock in self.apart.items():
            dock.setWindowTitle(tab_title(tab))
        self.tabs.bar.setAccessibleName(self.tr("Panels below the canvas"))

    def _toggle(self, dock: QDockWidget) -> None:
        self._wanted[dock] = not self._wanted[dock] or not dock.isVisible() or self.small.is_behind(dock)
        self.show()
        if self._wanted[dock]:
            dock.raise_()
        self.changed.emit()

    def _dock(self, name: str, area: Qt.DockWidgetArea, size: QSize, shows_title: bool = False) -> QDockWidget:
        dock = Dock(self._window)
        dock.setObjectName(name)
        bar = TitleBar(dock, self._context.appearance, shows_title)
        bar.buttons.close_requested.connect(partial(self._close, dock))
        dock.setTitleBarWidget(bar)
        frame = Frame(size)
        frame.setObjectName(f"{name}_frame")
        mark(frame, "dockframe")
        dock.setWidget(frame)
        self._frames[dock] = frame
        self._window.addDockWidget(area, dock)
        return dock

    def _close(self, dock: QDockWidget) -> None:
        tab = next((tab for tab, one in self.apart.items() if one is dock), "")
        if tab:
            self.put_back(tab)
        elif dock in self._wanted:
            self._toggle(dock)
        else:
            self.close_requested.emit(dock)

    def _dock_of(self, row: PanelRow) -> QDockWidget:
        return self.apart.get(row.tab) or {"left": self.left, "right": self.right, "bottom": self.bottom}[row.area]

    def _popup_tab_menu(self, place: QPoint) -> None:
        index = self.tabs.bar.tabAt(place)
        if index >= 0:
            menu = QMenu(self.tabs.bar)
            menu.setObjectName("tab_menu")
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.addAction(self.tr("Open in a window of its own"), partial(self.take_apart, TABS[index]))
            menu.popup(self.tabs.bar.mapToGlobal(place))

    def _is_in_front(self, panel_id: str) -> bool:
        row = _row(panel_id)
        return row.area != "bottom" or row.tab in self.apart or row.tab == self.current_tab()

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
            self.tabs.boxes[row.tab].addWidget(side_column(panel, row) if is_side else panel, 0 if is_side else 1)
        else:
            self._frames[self.left if row.area == "left" else self.right].box.addWidget(panel)

    def _fill_tab(self, index: int) -> None:
        for row in PANELS:
            if row.tab == TABS[index] and row.area == "bottom":
                if row.id in self._panels:
                    self._place_soon(row.id)
                else:
                    self.panel(row.id)

    def _tab_changed(self, index: int) -> None:
        if self._wanted[self.bottom] and self.bottom.isVisibleTo(self._window):
            self._fill_tab(index)
        focus = QApplication.focusWidget()
        if focus is not None and self.tabs.pages.isAncestorOf(focus):  # its page goes
            self.tabs.bar.setFocus(Qt.FocusReason.OtherFocusReason)
        self.tabs.pages.setCurrentIndex(index)
        self.changed.emit()


def _row(panel_id: str) -> PanelRow:
    return next(row for row in PANELS if row.id == panel_id)


def _bottom_height(window_height: int) -> int:
    if window_height < LOW:
        return round(window_height * 0.5)
    return min(BOTTOM, max(192, round(window_height * 0.305)))
