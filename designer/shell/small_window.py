"""What a small window does otherwise: what stands at the sides shares one place, and the drawing comes first."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow, QTabWidget

NARROW = 1000  # below that width, in pixels that do not depend on the screen's scale, two columns leave no drawing
LOW = 600  # below that height the panels at the bottom begin hidden
_SHARE = 0.42  # of a narrow window that they have at most
_LEFT, _RIGHT, _BOTTOM = (
    Qt.DockWidgetArea.LeftDockWidgetArea,
    Qt.DockWidgetArea.RightDockWidgetArea,
    Qt.DockWidgetArea.BottomDockWidgetArea,
)


class SmallWindow(QObject):
    """Stacks the docks at the sides where the window is narrow, and puts them back where it is wide again.

    What a person has moved elsewhere stays where it is.
    """

    def __init__(self, window: QMainWindow, left: QDockWidget, right: QDockWidget) -> None:
        super().__init__(window)
        self._window, self._left, self._right = window, left, right
        self._above: list[QDockWidget] = []  # what comes above the left one now and then: a lesson, the history
        self.is_stacked = False  # by us, not by the person
        window.setTabPosition(_LEFT, QTabWidget.TabPosition.North)

    def add_above(self, dock: QDockWidget) -> None:
        """Place a dock above the left one, or among those that share its place."""
        self._above.append(dock)
        self._place(dock)

    def fit(self, size: QSize) -> None:
        """Follow the size of the window."""
        window, left, right = self._window, self._left, self._right
        if left.isHidden() and right.isHidden():
            return  # Qt would lay them over one another
        is_narrow = size.width() < NARROW
        if is_narrow and not self.is_stacked:
            homes = window.dockWidgetArea(left) == _LEFT and window.dockWidgetArea(right) == _RIGHT
            if homes and not left.isFloating() and not right.isFloating():
                self.is_stacked = True
                self._move(lambda: window.tabifyDockWidget(left, right))
                window.setCorner(Qt.Corner.BottomLeftCorner, _BOTTOM)
                self._place(*self._above)
        elif not is_narrow and self.is_stacked:
            self.is_stacked = False
            window.setCorner(Qt.Corner.BottomLeftCorner, _LEFT)
            if right in window.tabifiedDockWidgets(left):
                self._move(lambda: window.addDockWidget(_RIGHT, right))
            self._place(*self._above)
        if self.is_stacked and is_narrow and left.width() > _SHARE * size.width():
            window.resizeDocks([left, right], [round(_SHARE * size.width())] * 2, Qt.Orientation.Horizontal)

    def is_behind(self, dock: QDockWidget) -> bool:
        """Tell whether another dock stands in front of one that is shown."""
        return bool(self._window.tabifiedDockWidgets(dock)) and dock.visibleRegion().isEmpty()

    def _place(self, *docks: QDockWidget) -> None:
        for dock in docks:
            if dock.isFloating() or self._window.dockWidgetArea(dock) != _LEFT:
                continue
            shown = not dock.isHidden()
            if self.is_stacked:
                self._window.tabifyDockWidget(self._left, dock)
            else:
                self._window.splitDockWidget(dock, self._left, Qt.Orientation.Vertical)
            dock.setVisible(shown)

    def _move(self, move: Callable[[], object]) -> None:
        shown = not self._right.isHidden()
        move()
        self._right.setVisible(shown)
