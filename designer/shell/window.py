"""The main window: menus, toolbar, docks, canvas and status bar put together; each does its own work."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QPoint, QSize, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QDockWidget, QMainWindow, QMenu, QStackedWidget, QStyle, QWidget

from designer.graph.texts import Text
from designer.project import run_folder, storage
from designer.project.examples import examples
from designer.session.session import Session
from designer.shell import tab_order
from designer.shell.actions import ActionSet, build_menus, translate_menus
from designer.shell.bases import Bases
from designer.shell.docks import Docks
from designer.shell.exports import Exports
from designer.shell.files import FOREIGN, Files
from designer.shell.focus import FocusKeeper
from designer.shell.importing import Importing
from designer.shell.layouts import Layouts
from designer.shell.lessons import Lessons, is_lesson
from designer.shell.messages import MessageBar
from designer.shell.motion import system_wants_motion
from designer.shell.own_code import OwnLayers
from designer.shell.preparation import Preparation, Step
from designer.shell.reporting import Reporting
from designer.shell.shortcuts import Shortcuts
from designer.shell.sizes import Sizes
from designer.shell.sliced_import import SlicedImport
from designer.shell.starting import Starting, holds_records
from designer.shell.status import StatusBar
from designer.shell.toolbar import ToolBar
from designer.shell.training_controls import TrainingControls
from designer.shell.undo_keys import UndoKeys
from designer.shell.welcoming import Welcoming
from designer.shell.window_actions import WindowActions
from designer.shell.wishes import Wishes
from designer.views import icons
from designer.views.context import Context
from designer.views.guard import guarded
from designer.views.panels.registry import PANELS, QT
from designer.views.welcome import Welcome, in_language
from designer.views.wording import say, say_edit

if TYPE_CHECKING:
    from designer.shell.windows import Windows
    from designer.views.canvas.view import Canvas
    from designer.views.panels.data import DataPanel

SIZE = QSize(1600, 1000)
_OF_OTHERS = (".onnx", ".tflite", ".pt", ".pth", ".pt2", ".safetensors", ".ckpt", ".pkl", ".joblib")


@guarded
class MainWindow(QMainWindow):
    """What a person sees. The objects that do the work are attributes with the names the table of actions uses."""

    def __init__(self, context: Context, session: Session, windows: Windows, state_folder: Path) -> None:
        super().__init__()
        self.setObjectName("main_window")
        self.setWindowIcon(icons.app_icon())
        self.setAcceptDrops(True)
        self.setMinimumSize(480, 320)
        self.context = context
        self.document = context.document
        self.session = session
        self.windows = windows
        self.settings = settings = windows.settings
        self.look = windows.look
        self.language = windows.language
        self._canvas: Canvas | None = None
        self._history: QDockWidget | None = None
        self._is_agreed = False  # that it closes
        self.files = Files(self, self.document, settings, context.notices, state_folder)
        self.importing = Importing(self, self.files, context)
        self.starting = Starting(self, self.files, context, self.session.reader)
        self.bases = Bases(self, context)
        self.sizes = Sizes(context, self)
        self.exports = Exports(self, context, session, self.files.questions)
        self.reporting = Reporting(self, context, session.reports, windows.language)
        self.training_controls = TrainingControls(context, self)
        self.do = WindowActions(self)
        self.actions_by_id = ActionSet(self, self._handler)
        self.shortcuts = Shortcuts(self.actions_by_id, settings, self)
        self.menus = build_menus(self.menuBar(), self.actions_by_id)
        self.menuBar().setObjectName("menu_bar")
        self.tool_bar = ToolBar(self.actions_by_id, context, self)
        self.addToolBar(self.tool_bar)
        self.welcome = Welcome(context.appearance, examples())
        self.stage = QStackedWidget()
        self.stage.setObjectName("stage")
        self.stage.addWidget(self.welcome)
        self.setCentralWidget(self.stage)
        self.setAnimated(False)  # nothing moves by itself, whoever is made dizzy by that
        self.messages = MessageBar(self.stage, context.appearance)
        self.docks = Docks(self, context)
        self.lessons = Lessons(self)
        self.layouts = Layouts(self)
        self.own_code = OwnLayers(self, self.files, context)
        self.wishes = Wishes(self)
        self.welcoming = Welcoming(self)
        self.focus_keeper = FocusKeeper(self)
        self.preparation = Preparation(self, self._steps())
        self.status = StatusBar(session.checker, self)
        self.setStatusBar(self.status)
        self.status.watch_reading("data", context.datasets.reading, context.datasets.cancel)
        self.status.watch_reading("start", self.starting.reading, self.starting.cancel)
        self.undo_keys = UndoKeys(self)
        self._states = QTimer(self)  # many signals, one update
        self._states.setSingleShot(True)
        self._states.setInterval(0)
        self._states.timeout.connect(self._update_states)
        self.menus["window"].aboutToShow.connect(self._list_windows)
        self._connect()
        self.look.dress(self)
        self._restore()
        self.retranslate()
        self._update_states()
        self.welcome.first_button().setFocus()

    # ------------------------------------------------------------------------------------------ parts

    @property
    def canvas(self) -> Canvas:
        """The canvas, built when it is first needed."""
        if self._canvas is None:
            from designer.views.canvas.view import Canvas

            self._canvas = Canvas(self.context)
            self.stage.addWidget(self._canvas)
            self.actions_by_id.add_to_canvas(self._canvas)
            self._canvas.zoom_changed.connect(self.status.set_zoom)
            self._canvas.message.connect(self._say_refused)
            self._canvas.files_dropped.connect(self._open_dropped)
            self._canvas.edit_requested.connect(self.wishes.edit_node)
            self._canvas.snaps_changed.connect(self._states.start)
            self._canvas.overlay_changed.connect(self._states.start)
            self._canvas.minimap.visibility_changed.connect(self._states.start)
            self._canvas.extract_requested.connect(self.wishes.extract)
            self._canvas.base_requested.connect(self.bases.ask)
            self._canvas.freeze_most_requested.connect(self.bases.ask_freezing)
            self._use_wheel()
            self._use_motion()
        return self._canvas

    def areas(self) -> list[QWidget]:
        """Return the areas of the window that are shown, in the order in which F6 goes through them."""
        areas = [self.stage.currentWidget() or self.stage, self.messages, *self.docks.areas(), self.tool_bar]
        return [area for area in areas if area.isVisible()]

    def condition(self, name: str) -> bool:
        """Tell whether a condition of the table of actions holds."""
        project = self.files.has_project
        stack, settings = self.document.undo_stack, self.settings
        if name in ("left_shown", "right_shown", "bottom_shown"):
            return self.docks.is_wanted(name.removesuffix("_shown"))
        if name.startswith("overlay_"):
            return (self._canvas.items_scene.overlay if self._canvas else "") == name.removeprefix("overlay_")
        if name.startswith("theme_"):
            return settings.theme == name.removeprefix("theme_")
        if name.startswith("language_"):
            return settings.language == name.removeprefix("language_")
        answers: dict[str, Callable[[], bool]] = {
            "project": lambda: project,
            "selection": lambda: project and bool(self.context.selection.ids),
            "anything": lambda: project and bool(self.context.selection.ids or self.context.selection.marks),
            "frame": lambda: project and any(name.startswith("frame:") for name in self.context.selection.marks),
            "inside": lambda: project and bool(self.context.selection.level),
            "snaps": lambda: self._canvas is None or self._canvas.snaps,
            "map_shown": lambda: self._canvas is None or self._canvas.minimap.is_wanted,
            "can_undo": stack.canUndo,
            "can_redo": stack.canRedo,
            "idle_project": lambda: project and not self.training_controls.is_busy,
            "training": lambda: self.training_controls.is_busy,
            "can_resume": lambda: project and self.training_controls.can_resume(),
            "full_screen": self.isFullScreen,
        }
        return answers[name]()

    # ------------------------------------------------------------------------------------------ leaving

    @property
    def is_training(self) -> bool:
        """Whether a run of its project is under way."""
        return self.context.training.state != "idle" or self.session.queue.is_busy

    def may_close(self) -> bool:
        """Ask what becomes of a run that is under way and of unsaved changes; tell whether the window may close."""
        return (not self.is_training or self.files.questions.stop_training()) and self.files.may_leave()

    def close_now(self) -> None:
        """Close, as was agreed upon before."""
        self._is_agreed = True
        self.close()

    # ------------------------------------------------------------------------------------------ texts

    def retranslate(self) -> None:
        """Set every text of the window itself anew."""
        self.actions_by_id.retranslate()
        translate_menus(self.menus)
        self.tool_bar.retranslate()
        self.docks.retranslate()
        self.status.retranslate()
        self.status.set_language(self.language.name)
        self.stage.setAccessibleName(self.tr("Drawing"))
        self._update_title()
        self._update_states()
        self._fill_menus()
        self.lessons.retranslate()

    # ------------------------------------------------------------------------------------------ helpers

    def _steps(self) -> list[Step]:
        steps: list[Step] = [
            storage.get_ready,
            SlicedImport((*QT, "designer.views.canvas.view")),
            lambda: self.canvas,
            lambda: self.canvas.grab(),
        ]
        for row in PANELS:
            steps.append(SlicedImport((*row.needs, row.module)))
            steps += [partial(step, row.id) for step in (self.docks.prepare, self.docks.place, self.docks.rehearse)]
        return [*steps, self.session.engines.get_ready]

    def _connect(self) -> None:
        document, notices = self.document, self.context.notices
        self.welcome.new_requested.connect(self.files.new)
        self.welcome.open_requested.connect(self.files.open)
        self.welcome.data_requested.connect(self.starting.ask_file)
        self.welcome.example_requested.connect(self.files.open_example)
        self.welcome.lesson_requested.connect(self.lessons.begin)
        self.welcome.recent_requested.connect(self.files.open_path)
        self.files.opened.connect(self._opened)
        self.files.import_requested.connect(self.importing.open_path)
        self.importing.nodes_found.connect(self.do.add_drawing)
        self.own_code.was_allowed.connect(self.importing.fetch_again)
        self.files.closed.connect(self._closed)
        self.files.saved.connect(self._saved)
        notices.posted.connect(self.messages.post)
        notices.panel_requested.connect(self._show_panel)
        self.session.engines.checker_restarted.connect(self._say_restarted)
        self.tool_bar.search_requested.connect(self.do.show_commands)
        self.status.language.clicked.connect(self._popup_languages)
        self.status.install.clicked.connect(self.windows.install_engines)
        self.status.zoom.clicked.connect(self.do.zoom_to_100)
        self.settings.changed.connect(self._setting_changed)
        self.docks.changed.connect(self._states.start)
        document.undo_stack.canUndoChanged.connect(self.actions_by_id["undo"].setEnabled)
        document.undo_stack.canRedoChanged.connect(self.actions_by_id["redo"].setEnabled)
        document.path_changed.connect(self._update_title)
        document.undo_stack.cleanChanged.connect(self._update_title)
        for signal in (
            document.changed,
            document.undo_stack.indexChanged,
            self.context.selection.changed,
            self.context.analysis.report_changed,
            self.context.training.state_changed,
            self.context.runs.changed,
            *((self.context.doctor.changed,) if self.context.doctor is not None else ()),
        ):
            signal.connect(self._states.start)

    def _handler(self, path: str) -> Callable[[], object]:
        found: object = self
        for name in path.split("."):
            found = getattr(found, name)
        return found  # type: ignore[return-value]

    def _opened(self) -> None:
        self.messages.clear()
        self.stage.setCurrentWidget(self.canvas)
        self.docks.show()
        self.status.forget_save()
        self._update_title()
        self._update_states()
        self.canvas.setFocus()
        QTimer.singleShot(0, self.canvas.frame_all)

    def _closed(self) -> None:
        self.layouts.keep()
        self.docks.hide()
        self.stage.setCurrentWidget(self.welcome)
        self._update_title()
        self._update_states()

    def _saved(self) -> None:
        self.status.set_saved(True, False, just_saved=True)

    def _update_title(self) -> None:
        name = self.tr("Model Designer")
        self.setWindowTitle(f"{self.files.name()}[*] · {name}" if self.files.has_project else name)
        self.setWindowModified(self.files.has_project and self.document.is_modified)
        self.status.set_saved(self.files.has_project, self.document.is_modified)

    def _update_states(self) -> None:
        self.actions_by_id.update_states(self.condition)
        stack = self.document.undo_stack
        undo, redo = self.tr("&Undo {edit}"), self.tr("&Redo {edit}")
        if stack.canUndo():
            self.actions_by_id["undo"].setText(undo.format(edit=say_edit(stack.undoText())))
        if stack.canRedo():
            self.actions_by_id["redo"].setText(redo.format(edit=say_edit(stack.redoText())))
        training = self.context.training
        self.tool_bar.update_states("paused" if training.will_pause else training.state)
        self.status.watch_runner(self.context.training.runner)
        doctor = self.context.doctor
        counts = {"problems": len(self.context.analysis.problems()), "runs": len(self.context.runs.runs)}
        self.docks.set_counts({**counts, "doctor": doctor.count() if doctor is not None else 0})

    def _show_panel(self, panel_id: str) -> None:
        if self.files.has_project:
            self.docks.show_panel(panel_id)

    def _say_restarted(self, text: Text) -> None:
        self.context.notices.say(say(text), "warning")

    def _say_refused(self, text: Text) -> None:
        self.context.notices.say(say(text), "warning")

    def show_history(self) -> None:
        """Show the history above the layers, or hide it."""
        if self._history is None:
            from designer.shell.history import History

            self._history = self.docks.add_above_layers("dock_history", History(self.document), QSize(232, 260))
            self.docks.close_requested.connect(self._hide_history)
        self._history.setVisible(self._history.isHidden())
        self._history.raise_()

    def _hide_history(self, dock: object) -> None:
        if self._history is not None and dock is self._history:
            self._history.hide()

    def _open_dropped(self, paths: list[Path]) -> None:
        if len(paths) == 1:
            self.take_path(paths[0])
        else:
            text = self.tr("Drop one file or folder at a time; there were {count}. A folder holds several.")
            self.context.notices.say(text.format(count=len(paths)), "warning")

    def take_path(self, path: Path) -> None:
        """Open what was dropped or pasted: a project or model, or data, for the drawing there is or for a new one."""
        if is_lesson(path):
            self.lessons.open_path(path)
        elif run_folder.is_run(path):
            self.files.open_copy(path / run_folder.PROJECT, path.parent.parent)
        elif path.name.endswith(run_folder.SUFFIX) and (project := _project_of(path)).is_file():
            self.files.open_path(project)
        elif path.name.endswith(f"{storage.SUFFIX}.bak"):
            self.files.open_copy(path, path.parent)
        elif path.suffix.lower() in _OF_OTHERS:
            text = self.tr("{name} is a model of another library. Keras models are opened: .keras, .h5, JSON, Python.")
            self.context.notices.say(text.format(name=path.name), "warning")
        elif path.suffix.lower() in (storage.SUFFIX, *FOREIGN) and not holds_records(path):
            self.files.open_path(path)
        elif self.files.has_project and self.document.graph.nodes:
            self.docks.show_panel("data")
            cast("DataPanel", self.docks.panel("data")).take_path(path)
        else:
            self.starting.open_path(path)

    def _setting_changed(self, name: str) -> None:
        if name == "recent":
            self._fill_menus()
        elif name == "wheel_scrolls":
            self._use_wheel()
        elif name == "runs_at_a_time":
            self.session.queue.set_limit(self.settings.runs_at_a_time)
        elif name == "places":
            self.session.places.remember(self.settings.places)
        elif name == "motion":
            self._use_motion()
        self._states.start()

    def _use_wheel(self) -> None:
        if self._canvas is not None:
            self._canvas.wheel_scrolls = self.settings.wheel_scrolls

    def _use_motion(self) -> None:
        if self._canvas is not None:
            wanted = self.settings.motion
            self._canvas.has_motion = system_wants_motion() if wanted == "system" else wanted == "on"

    def _fill_menus(self) -> None:
        self.welcome.set_recent(self.settings.recent)
        recent = self.menus["file/recent"]
        recent.clear()
        for index, path in enumerate(self.settings.recent):
            action = recent.addAction(f"&{(index + 1) % 10}  {path.name}")
            action.setObjectName(f"action_recent_{index}")
            action.setToolTip(str(path))
            action.setData(path)
            action.triggered.connect(self._open_recent)
        recent.setEnabled(bool(self.settings.recent))
        menu = self.menus["file/examples"]
        menu.clear()
        for example in examples():
            action = menu.addAction(in_language(example.title))
            action.setObjectName(f"action_example_{example.name}")
            action.setData(example.name)
            action.triggered.connect(self._open_example)

    def _list_windows(self) -> None:
        menu = self.menus["window"]
        for action in menu.actions():
            if action.data() is not None:
                menu.removeAction(action)
                action.deleteLater()
        for index, window in enumerate(self.windows.every):
            action = menu.addAction(f"&{(index + 1) % 10}  {window.windowTitle().replace('[*]', '')}")
            action.setObjectName(f"action_window_{index}")
            action.setCheckable(True)
            action.setChecked(window is self)
            action.setData(index)
            action.triggered.connect(self._show_window)

    def _show_window(self) -> None:
        self.windows.bring(self.windows.every[self.sender().data()])  # type: ignore[attr-defined]

    def _open_recent(self) -> None:
        self.files.open_path(self.sender().data())  # type: ignore[attr-defined]

    def _open_example(self) -> None:
        self.files.open_example(self.sender().data())  # type: ignore[attr-defined]

    def _popup_languages(self) -> None:
        menu: QMenu = self.menus["view/language"]
        corner = self.status.language.mapToGlobal(self.status.language.rect().topLeft())
        menu.popup(QPoint(corner.x(), corner.y() - menu.sizeHint().height()))

    def _restore(self) -> None:
        geometry = self.settings.geometry("geometry")
        if geometry.isEmpty() or not self.restoreGeometry(geometry):
            self.resize(SIZE)
        screen = self.screen() or QGuiApplication.primaryScreen()
        if screen is not None and not any(s.geometry().intersects(self.geometry()) for s in QGuiApplication.screens()):
            self.move(screen.availableGeometry().topLeft())
        self._fit_screen()
        self.layouts.restore()

    def _fit_screen(self) -> None:
        """Be, with a title bar, no larger than the screen: a small one, or one that shows everything twice as large."""
        screen = self.screen() or QGuiApplication.primaryScreen()
        if screen is not None:
            room = screen.availableGeometry()
            height = room.height() - self.style().pixelMetric(QStyle.PixelMetric.PM_TitleBarHeight)
            self.resize(min(self.width(), room.width()), min(self.height(), height))

    # ------------------------------------------------------------------------------------------ Qt

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.settings.geometry("docks").isEmpty():
            self.docks.lay_out()
        self.preparation.start()
        self.welcoming.look()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._is_agreed and not self.may_close():
            event.ignore()
            return
        if self.files.has_project:
            self.layouts.keep()
        self.settings.set_geometry("geometry", self.saveGeometry())
        self.settings.sync()
        self.files.leave()
        self.preparation.close()
        self.docks.close()
        self.hide()  # the processes need a moment to end
        self.starting.close()
        self.importing.close()
        self.bases.close()
        self.windows.close(self)
        event.accept()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.files.look_for_outside_change()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.docks.small.fit(self.size())

    def focusNextPrevChild(self, forward: bool) -> bool:
        return tab_order.walk(self.areas(), forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.focus_keeper.leads_back(event):
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self._open_dropped(paths)


def _project_of(runs: Path) -> Path:
    """Return the project that a folder of runs belongs to."""
    return runs.with_name(runs.name.removesuffix(run_folder.SUFFIX))
