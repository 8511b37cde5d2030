"""Lessons in the window: the dock they are shown in, what begins one, and what "show me" points at."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, QSize, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDockWidget, QMenu, QScrollArea, QWidget

from designer.graph.texts import DesignerError
from designer.project.lessons.lesson import SUFFIX, Lesson, Step, Target, bundled, load_lesson, refuse_unknown
from designer.session.lessons import LessonGuide
from designer.shell.actions import ACTIONS, MENUS, plain_text
from designer.shell.spotlight import Spotlight
from designer.views.file_dialogs import ask_open
from designer.views.lesson_card import LessonCard
from designer.views.panels.registry import PANELS
from designer.views.wording import say

if TYPE_CHECKING:
    from designer.shell.window import MainWindow

SIZE = QSize(304, 480)
_LAID_OUT = 60  # ms until what was brought into view has its place


class Lessons(QObject):
    """Begins lessons, shows their steps in a dock above the layers, and points at things."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        context = window.context
        self.guide = LessonGuide(
            context.document, context.catalogue, context.analysis, context.runs, context.evaluations, self
        )
        self.card = LessonCard(self.guide)
        self.card.setMinimumWidth(220)
        self.card.show_requested.connect(self.show_me)
        self.card.close_requested.connect(self.leave)
        self._left: tuple[str, int] | None = None  # the lesson that was left, and its step, while its project is open
        self._to_show: list[Target] = []
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_LAID_OUT)
        self._later.timeout.connect(self._draw_ring)
        self.spotlight = Spotlight(window, context.appearance)
        self.dock: QDockWidget = window.docks.add_above_layers("dock_lesson", self.card, SIZE)
        window.docks.changed.connect(self._note_panels)
        window.docks.close_requested.connect(self.leave)
        window.files.closed.connect(self._on_closed)

    # ------------------------------------------------------------------------------------------ begin and end

    def offered(self) -> list[Lesson]:
        """Return the bundled lessons in the language of the window, else in English."""
        found = []
        for files in bundled().values():
            path = files.get(self._window.language.name) or files.get("en") or next(iter(files.values()))
            found.append(load_lesson(path, self._window.context.catalogue))
        return found

    def begin(self, name: str) -> bool:
        """Begin a bundled lesson. Returns whether it has begun."""
        lesson = next((one for one in self.offered() if one.name == name), None)
        if lesson is not None and self._left is not None and self._left[0] == name:
            self._show(lesson, self._left[1])  # its project is still there
            return True
        return lesson is not None and self._begin(lesson)

    def ask_file(self) -> None:
        """Ask for a lesson somebody wrote and begin it."""
        types = (self.tr("Lessons (*.md)"), self.tr("All files (*)"))
        path = ask_open(self._window, "lesson_dialog", self.tr("Open a lesson"), Path.home(), types)
        if path is not None:
            self.open_path(path)

    def open_path(self, path: Path) -> bool:
        """Begin the lesson in a file; what is wrong with it stands in the message bar, with its line."""
        try:
            lesson = load_lesson(path, self._window.context.catalogue)
            known = {"action": [a.id for a in ACTIONS], "panel": [p.id for p in PANELS]}
            refuse_unknown(lesson, known)
            return self._begin(lesson)
        except DesignerError as error:
            self._window.context.notices.say(say(error.text), "error")
            return False

    def leave(self, *_: object) -> None:
        """End the lesson and give its room back."""
        lesson, guide = self.guide.lesson, self.guide
        if lesson is None:
            return
        self._left = (lesson.name, guide.index)
        if guide.index == len(lesson.steps) - 1 and guide.is_done:
            self._left = None
            self._window.settings.set_words("lessons_done", sorted({*self._done(), lesson.name}))
            self._window.welcome.set_lessons(self.offered(), self._done())
        self.spotlight.clear()
        self.guide.end()
        self.dock.hide()
        if self._window.files.has_project:
            self._window.canvas.setFocus()

    def retranslate(self) -> None:
        """List the lessons in the language of the window, in the menu and on the welcome page."""
        offered = self.offered()
        self._fill_menu(self._window.menus["help/lessons"], offered)
        self._window.welcome.set_lessons(offered, self._done())
        taken = self.guide.lesson
        if taken is not None and taken.file in {path.name for files in bundled().values() for path in files.values()}:
            self.guide.say_in(next(one for one in offered if one.name == taken.name))

    def _fill_menu(self, menu: QMenu, offered: list[Lesson]) -> None:
        menu.clear()
        for lesson in offered:
            action = menu.addAction(lesson.title)
            action.setObjectName(f"action_lesson_{lesson.name}")
            action.setToolTip(lesson.description)
            action.triggered.connect(partial(self.begin, lesson.name))
        menu.addSeparator()
        menu.addAction(self._window.actions_by_id["open_lesson"])

    def _begin(self, lesson: Lesson) -> bool:
        try:
            if not self._open_start(lesson):
                return False
        except DesignerError as error:
            self._window.context.notices.say(say(error.text), "error")
            return False
        self._show(lesson)
        return True

    def _show(self, lesson: Lesson, step: int = 0) -> None:
        self._left = None
        self.guide.begin(lesson, step)
        self._note_panels()
        self.dock.show()
        self._window.docks.give_room(self.dock, SIZE)
        self.card.next.setFocus()

    def _on_closed(self) -> None:
        self.leave()
        self._left = None

    def _done(self) -> tuple[str, ...]:
        """Return the names of the lessons that were taken to their end."""
        return self._window.settings.words("lessons_done")

    def _open_start(self, lesson: Lesson) -> bool:
        kind, _, name = lesson.start.partition(" ")
        files = self._window.files
        if kind == "example":
            return files.open_example(name)
        if kind == "data":
            return files.open_example(name, only_data=True)
        if kind == "project":
            return files.open_copy(lesson.folder / name, lesson.folder)
        if kind == "blank" or not files.has_project:
            files.new()
            return not files.has_project or not self._window.document.graph.nodes
        return True

    def _note_panels(self) -> None:
        self.guide.saw_panels(frozenset(self._window.docks.shown_panels()))

    # ------------------------------------------------------------------------------------------ show me

    def show_me(self, step: Step) -> None:
        """Draw a ring around the first thing of a step that can be seen."""
        self.spotlight.clear()
        self._to_show = list(step.targets)
        self._show_next()

    def _show_next(self) -> None:
        """Bring the next thing into view; it is looked for once it has been laid out there."""
        if self._to_show:
            self._bring(self._to_show[0])
            self._later.start()

    def _draw_ring(self) -> None:
        if self._to_show:
            area = self._area(self._to_show.pop(0))
            if area is None or area.isEmpty():
                self._show_next()
            else:
                self.spotlight.show_around(area)

    def _bring(self, target: Target) -> None:
        window = self._window
        if target.kind == "panel":
            window.docks.show_panel(target.name)
        elif target.kind == "node" and (found := self._node(target.name)):
            window.context.selection.reveal(found)
        elif target.kind == "widget" and (panel := window.docks.panel_with(target.name)):
            window.docks.panel(panel)
            window.docks.show_panel(panel)

    def _area(self, target: Target) -> QRect | None:
        window = self._window
        if target.kind == "panel":
            return window.docks.place_of(target.name)
        if target.kind == "action":
            return self._area_of_action(target.name)
        if target.kind == "widget":
            return self._area_of_widget(target.name)
        return _in_window(window.stage, window) if target.kind == "canvas" or self._node(target.name) else None

    def _node(self, name: str) -> str:
        return next((n.id for n in self._window.document.graph.nodes.values() if n.name == name), "")

    def _area_of_widget(self, name: str) -> QRect | None:
        widget = self._window.findChild(QWidget, name)
        if widget is None or not widget.isVisible():
            return None
        above = widget.parentWidget()
        while above is not None:
            if isinstance(above, QScrollArea):
                above.ensureWidgetVisible(widget)
            above = above.parentWidget()
        return _in_window(widget, self._window)

    def _area_of_action(self, name: str) -> QRect | None:
        """Return the button of an action, else its menu's title; the message bar says how it is called."""
        window = self._window
        action = window.actions_by_id[name]
        row = next(row for row in ACTIONS if row.id == name)
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        path = [plain_text(window.menus[m].title()) for m, _ in MENUS if row.menu == m or row.menu.startswith(m + "/")]
        where = " ▸ ".join([*path, plain_text(action.text())])
        window.context.notices.say(f"{where}   {keys}".rstrip())
        button = window.tool_bar.widgetForAction(action)
        if button is not None and button.isVisible():
            return _in_window(button, window)
        bar = window.menuBar()
        title = bar.actionGeometry(window.menus[row.menu.partition("/")[0]].menuAction())
        return QRect(bar.mapTo(window, title.topLeft()), title.size())


def is_lesson(path: Path) -> bool:
    """Tell whether a file is a lesson, by its name."""
    return path.suffix.lower() == SUFFIX


def _in_window(widget: QWidget, window: QWidget) -> QRect:
    shown = widget.visibleRegion().boundingRect()
    return QRect(widget.mapTo(window, shown.topLeft()), shown.size())
