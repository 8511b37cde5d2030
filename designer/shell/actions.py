"""The one table of actions; menus, toolbar, shortcuts, command palette and shortcut list are all made from it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from designer.graph.texts import QT_TRANSLATE_NOOP


@dataclass(frozen=True)
class Action:
    """One row. `handler` is a dotted path from the window; `when` names a condition of `window.condition(name)`.

    `short` is the text on the toolbar. Shortcuts of scope "canvas" work while the canvas has the focus, so that lists
    and tables keep theirs. Rows of one `choice` exclude each other; `checked` names the condition that ticks one.
    A line divides rows of different `group` in a menu.
    """

    id: str
    text: str
    menu: str
    handler: str
    shortcuts: tuple[str, ...] = ()
    when: str = ""
    icon: str = ""
    short: str = ""
    toolbar: int = 0  # its place on the toolbar, the tens are the section; 0 = not on it
    scope: Literal["window", "canvas"] = "window"
    checked: str = ""
    choice: str = ""
    group: int = 0


def _t(text: str) -> str:
    return QCoreApplication.translate("Actions", text)


MENUS = (
    ("file", QT_TRANSLATE_NOOP("Actions", "&File")),
    ("file/recent", QT_TRANSLATE_NOOP("Actions", "Open &recent")),
    ("file/examples", QT_TRANSLATE_NOOP("Actions", "E&xamples")),
    ("file/export", QT_TRANSLATE_NOOP("Actions", "&Export")),
    ("edit", QT_TRANSLATE_NOOP("Actions", "&Edit")),
    ("view", QT_TRANSLATE_NOOP("Actions", "&View")),
    ("view/overlay", QT_TRANSLATE_NOOP("Actions", "S&how on nodes")),
    ("view/panels", QT_TRANSLATE_NOOP("Actions", "&Panels")),
    ("view/layout", QT_TRANSLATE_NOOP("Actions", "La&yout")),
    ("view/theme", QT_TRANSLATE_NOOP("Actions", "&Theme")),
    ("view/language", QT_TRANSLATE_NOOP("Actions", "&Language")),
    ("graph", QT_TRANSLATE_NOOP("Actions", "&Graph")),
    ("graph/align", QT_TRANSLATE_NOOP("Actions", "Ali&gn")),
    ("run", QT_TRANSLATE_NOOP("Actions", "&Run")),
    ("window", QT_TRANSLATE_NOOP("Actions", "&Window")),
    ("help", QT_TRANSLATE_NOOP("Actions", "&Help")),
    ("help/lessons", QT_TRANSLATE_NOOP("Actions", "&Lessons")),
)

# fmt: off
ACTIONS = (
    # file
    Action("new", QT_TRANSLATE_NOOP("Actions", "&New"), "file", "files.new", ("Ctrl+N",), toolbar=11),
    Action("new_window", QT_TRANSLATE_NOOP("Actions", "New &window"), "file", "windows.new", ("Ctrl+Alt+N",)),
    Action("new_from_data", QT_TRANSLATE_NOOP("Actions", "New from &data..."), "file", "starting.ask_file",
           ("Ctrl+Shift+N",)),
    Action("new_from_folder", QT_TRANSLATE_NOOP("Actions", "New from a &folder of data..."), "file",
           "starting.ask_folder"),
    Action("open", QT_TRANSLATE_NOOP("Actions", "&Open..."), "file", "files.open", ("Ctrl+O",),
           short=QT_TRANSLATE_NOOP("Actions", "Open"), toolbar=12),
    Action("open_in_window", QT_TRANSLATE_NOOP("Actions", "Open in another w&indow..."), "file", "files.open_elsewhere",
           ("Ctrl+Alt+O",)),
    Action("save", QT_TRANSLATE_NOOP("Actions", "&Save"), "file", "files.save", ("Ctrl+S",), when="project",
           toolbar=13, group=2),
    Action("save_as", QT_TRANSLATE_NOOP("Actions", "Save &as..."), "file", "files.save_as", ("Ctrl+Shift+S",),
           when="project", group=2),
    Action("close_project", QT_TRANSLATE_NOOP("Actions", "&Close project"), "file", "files.close", ("Ctrl+W",),
           when="project", group=2),
    Action("export_python", QT_TRANSLATE_NOOP("Actions", "&Python code..."), "file/export", "exports.python",
           ("Ctrl+E",), when="project"),
    Action("export_picture", QT_TRANSLATE_NOOP("Actions", "Model p&icture..."), "file/export", "exports.picture",
           when="project"),
    Action("export_drawing", QT_TRANSLATE_NOOP("Actions", "&Drawing as it is shown..."), "file/export",
           "do.save_drawing", when="project"),
    Action("export_model", QT_TRANSLATE_NOOP("Actions", "&Model..."), "file/export", "exports.model",
           when="project"),
    Action("export_raw_model", QT_TRANSLATE_NOOP("Actions", "Model with its p&reparation..."), "file/export",
           "exports.raw_model", when="project"),
    Action("report", QT_TRANSLATE_NOOP("Actions", "Report of the &newest run..."), "file/export", "reporting.newest",
           when="project", group=2),
    Action("settings", QT_TRANSLATE_NOOP("Actions", "Se&ttings..."), "file", "do.show_settings", ("Ctrl+,",), group=4),
    Action("quit", QT_TRANSLATE_NOOP("Actions", "&Quit"), "file", "windows.quit", ("Ctrl+Q",), group=5),
    # edit
    Action("undo", QT_TRANSLATE_NOOP("Actions", "&Undo"), "edit", "do.undo", ("Ctrl+Z",), when="can_undo", toolbar=21),
    Action("redo", QT_TRANSLATE_NOOP("Actions", "&Redo"), "edit", "do.redo", ("Ctrl+Shift+Z", "Ctrl+Y"),
           when="can_redo", toolbar=22),
    Action("history", QT_TRANSLATE_NOOP("Actions", "Histor&y"), "edit", "do.show_history", ("Ctrl+Alt+Z",),
           when="project"),
    Action("cut", QT_TRANSLATE_NOOP("Actions", "Cu&t"), "edit", "canvas.cut", ("Ctrl+X",), when="anything",
           scope="canvas", group=2),
    Action("copy", QT_TRANSLATE_NOOP("Actions", "&Copy"), "edit", "canvas.copy", ("Ctrl+C",), when="anything",
           scope="canvas", group=2),
    Action("paste", QT_TRANSLATE_NOOP("Actions", "&Paste"), "edit", "do.paste", ("Ctrl+V",), when="project",
           scope="canvas", group=2),
    Action("paste_wired", QT_TRANSLATE_NOOP("Actions", "Paste with &wires"), "edit", "do.paste_wired",
           ("Ctrl+Shift+V",), when="project", scope="canvas", group=2),
    Action("paste_code", QT_TRANSLATE_NOOP("Actions", "Paste code as a &model..."), "edit", "importing.paste_code",
           group=2),
    Action("duplicate", QT_TRANSLATE_NOOP("Actions", "Dup&licate"), "edit", "canvas.duplicate", ("Ctrl+D",),
           when="anything", group=2),
    Action("delete", QT_TRANSLATE_NOOP("Actions", "&Delete"), "edit", "canvas.delete", ("Del", "Backspace"),
           when="anything", scope="canvas", group=3),
    Action("dissolve", QT_TRANSLATE_NOOP("Actions", "Delete and rec&onnect"), "edit", "do.dissolve",
           ("Ctrl+Del", "Ctrl+Backspace"), when="selection", scope="canvas", group=3),
    Action("cut_wires", QT_TRANSLATE_NOOP("Actions", "Cut t&he wires"), "edit", "canvas.cut_selected_wires",
           ("Ctrl+Shift+X",), when="project", scope="canvas", group=3),
    Action("rename", QT_TRANSLATE_NOOP("Actions", "Re&name"), "edit", "canvas.annotating.rename", ("F2",),
           when="anything", scope="canvas", group=3),
    Action("select_all", QT_TRANSLATE_NOOP("Actions", "Select &all"), "edit", "canvas.select_all", ("Ctrl+A",),
           when="project", scope="canvas", group=4),
    Action("find", QT_TRANSLATE_NOOP("Actions", "&Find a node..."), "edit", "do.find_node", ("Ctrl+F",), when="project",
           group=4),
    # view
    Action("frame", QT_TRANSLATE_NOOP("Actions", "&Frame selection"), "view", "canvas.frame_selection",
           ("F", ".", "Ctrl+Shift+F"), when="project", short=QT_TRANSLATE_NOOP("Actions", "Frame"), toolbar=32,
           scope="canvas"),
    Action("frame_all", QT_TRANSLATE_NOOP("Actions", "Frame &all"), "view", "canvas.frame_all", ("Home", "Ctrl+Home"),
           when="project", scope="canvas"),
    Action("zoom_100", QT_TRANSLATE_NOOP("Actions", "Zoom to &100 %"), "view", "do.zoom_to_100", ("Ctrl+0",),
           when="project"),
    Action("zoom_in", QT_TRANSLATE_NOOP("Actions", "Zoom &in"), "view", "do.zoom_in", ("Ctrl++", "Ctrl+="),
           when="project"),
    Action("zoom_out", QT_TRANSLATE_NOOP("Actions", "Zoom &out"), "view", "do.zoom_out", ("Ctrl+-",), when="project"),
    Action("snap", QT_TRANSLATE_NOOP("Actions", "&Snap to grid and guides"), "view", "canvas.toggle_snap", ("Ctrl+'",),
           when="project", checked="snaps", group=2),
    Action("toggle_map", QT_TRANSLATE_NOOP("Actions", "&Map of the drawing"), "view", "canvas.toggle_minimap",
           ("M", "Ctrl+M"), when="project", checked="map_shown", scope="canvas", group=2),
    Action("leave_model", QT_TRANSLATE_NOOP("Actions", "Out of the n&ested model"), "view", "canvas.leave_level",
           ("Alt+Up",), when="inside", scope="canvas", group=2),
    Action("overlay_none", QT_TRANSLATE_NOOP("Actions", "&Nothing more"), "view/overlay", "canvas.overlay_none",
           when="project", checked="overlay_", choice="overlay", group=2),
    Action("overlay_params", QT_TRANSLATE_NOOP("Actions", "&Parameters"), "view/overlay", "canvas.overlay_params",
           when="project", checked="overlay_params", choice="overlay", group=2),
    Action("overlay_memory", QT_TRANSLATE_NOOP("Actions", "&Memory of the outputs"), "view/overlay",
           "canvas.overlay_memory", when="project", checked="overlay_memory", choice="overlay", group=2),
    Action("overlay_dtype", QT_TRANSLATE_NOOP("Actions", "&dtype"), "view/overlay", "canvas.overlay_dtype",
           when="project", checked="overlay_dtype", choice="overlay", group=2),
    Action("overlay_frozen", QT_TRANSLATE_NOOP("Actions", "&What learns"), "view/overlay", "canvas.overlay_frozen",
           when="project", checked="overlay_frozen", choice="overlay", group=2),
    Action("overlay_gradient", QT_TRANSLATE_NOOP("Actions", "&Gradients of the newest run"), "view/overlay",
           "canvas.overlay_gradient", when="project", checked="overlay_gradient", choice="overlay", group=3),
    Action("overlay_update", QT_TRANSLATE_NOOP("Actions", "&Updates of the newest run"), "view/overlay",
           "canvas.overlay_update", when="project", checked="overlay_update", choice="overlay", group=3),
    Action("overlay_dead", QT_TRANSLATE_NOOP("Actions", "D&ead units of the newest run"), "view/overlay",
           "canvas.overlay_dead", when="project", checked="overlay_dead", choice="overlay", group=3),
    Action("toggle_palette", QT_TRANSLATE_NOOP("Actions", "&Layers"), "view/panels", "docks.toggle_left",
           ("Ctrl+Shift+L",), when="project", checked="left_shown"),
    Action("toggle_inspector", QT_TRANSLATE_NOOP("Actions", "&Inspector"), "view/panels", "docks.toggle_right",
           ("Ctrl+I",), when="project", checked="right_shown"),
    Action("toggle_bottom", QT_TRANSLATE_NOOP("Actions", "&Bottom panel"), "view/panels", "docks.toggle_bottom",
           ("Ctrl+J",), when="project", checked="bottom_shown"),
    Action("show_training", QT_TRANSLATE_NOOP("Actions", "T&raining"), "view/panels", "docks.show_training",
           ("Ctrl+1",), when="project", group=2),
    Action("show_data", QT_TRANSLATE_NOOP("Actions", "&Data"), "view/panels", "docks.show_data", ("Ctrl+2",),
           when="project", group=2),
    Action("show_problems", QT_TRANSLATE_NOOP("Actions", "&Problems"), "view/panels", "docks.show_problems",
           ("Ctrl+3",), when="project", group=2),
    Action("show_doctor", QT_TRANSLATE_NOOP("Actions", "D&octor"), "view/panels", "docks.show_doctor",
           when="project", group=2),
    Action("show_summary", QT_TRANSLATE_NOOP("Actions", "&Summary"), "view/panels", "docks.show_summary",
           ("Ctrl+4",), when="project", group=2),
    Action("show_code", QT_TRANSLATE_NOOP("Actions", "&Code"), "view/panels", "docks.show_code", ("Ctrl+5",),
           when="project", group=2),
    Action("show_runs", QT_TRANSLATE_NOOP("Actions", "R&uns"), "view/panels", "docks.show_runs", ("Ctrl+6",),
           when="project", group=2),
    Action("show_search", QT_TRANSLATE_NOOP("Actions", "Searc&h"), "view/panels", "docks.show_search", ("Ctrl+9",),
           when="project", group=2),
    Action("show_evaluate", QT_TRANSLATE_NOOP("Actions", "&Evaluate"), "view/panels", "docks.show_evaluate",
           ("Ctrl+7",), when="project", group=2),
    Action("show_try_it", QT_TRANSLATE_NOOP("Actions", "Tr&y it"), "view/panels", "docks.show_try_it",
           when="project", group=2),
    Action("show_instruments", QT_TRANSLATE_NOOP("Actions", "I&nstruments"), "view/panels", "docks.show_instruments",
           when="project", group=2),
    Action("show_diagram", QT_TRANSLATE_NOOP("Actions", "Dia&gram"), "view/panels", "docks.show_diagram",
           ("Ctrl+8",), when="project", group=2),
    Action("layout_draw", QT_TRANSLATE_NOOP("Actions", "&Draw"), "view/layout", "layouts.draw", ("Ctrl+Alt+1",),
           when="project", group=3),
    Action("layout_train", QT_TRANSLATE_NOOP("Actions", "&Train and watch"), "view/layout", "layouts.train",
           ("Ctrl+Alt+2",), when="project", group=3),
    Action("layout_analyse", QT_TRANSLATE_NOOP("Actions", "&Analyse"), "view/layout", "layouts.analyse",
           ("Ctrl+Alt+3",), when="project", group=3),
    Action("layout_reset", QT_TRANSLATE_NOOP("Actions", "&Put everything back"), "view/layout", "layouts.reset",
           ("Ctrl+Alt+0",), when="project", group=3),
    Action("theme_system", QT_TRANSLATE_NOOP("Actions", "As the &system"), "view/theme", "look.system",
           checked="theme_system", choice="theme", group=3),
    Action("theme_dark", QT_TRANSLATE_NOOP("Actions", "&Dark"), "view/theme", "look.dark", checked="theme_dark",
           choice="theme", group=3),
    Action("theme_light", QT_TRANSLATE_NOOP("Actions", "&Light"), "view/theme", "look.light", checked="theme_light",
           choice="theme", group=3),
    Action("theme_contrast", QT_TRANSLATE_NOOP("Actions", "&High contrast"), "view/theme", "look.contrast",
           checked="theme_contrast", choice="theme", group=3),
    Action("language_system", QT_TRANSLATE_NOOP("Actions", "As the &system"), "view/language", "look.system_language",
           checked="language_system", choice="language", group=3),
    Action("language_en", "English", "view/language", "look.english", checked="language_en", choice="language",
           group=3),
    Action("language_ko", "한국어", "view/language", "look.korean", checked="language_ko", choice="language", group=3),
    Action("full_screen", QT_TRANSLATE_NOOP("Actions", "F&ull screen"), "view", "do.toggle_full_screen", ("F11",),
           checked="full_screen", group=4),
    # graph
    Action("add_layer", QT_TRANSLATE_NOOP("Actions", "&Add a layer..."), "graph", "canvas.open_search",
           ("Shift+A", "Ctrl+Shift+A"), when="project", scope="canvas"),
    Action("draw_wire", QT_TRANSLATE_NOOP("Actions", "Draw a &wire"), "graph", "canvas.start_wire", ("L", "Ctrl+K"),
           when="selection", scope="canvas"),
    Action("tidy", QT_TRANSLATE_NOOP("Actions", "&Tidy"), "graph", "canvas.tidy", ("Ctrl+L",), when="project",
           toolbar=31, group=2),
    Action("tidy_down", QT_TRANSLATE_NOOP("Actions", "Tidy from top to botto&m"), "graph", "canvas.tidy_down",
           ("Ctrl+Alt+L",), when="project", group=2),
    Action("fold_blocks", QT_TRANSLATE_NOOP("Actions", "Fold &into blocks"), "graph", "canvas.fold_blocks",
           ("Ctrl+Shift+B",), when="project", group=2),
    Action("unfold_blocks", QT_TRANSLATE_NOOP("Actions", "Ta&ke all blocks apart"), "graph", "canvas.unfold_blocks",
           when="project", group=2),
    Action("align_left", QT_TRANSLATE_NOOP("Actions", "&Left edges"), "graph/align", "canvas.align_left",
           ("Ctrl+Alt+Left",), when="selection", group=2),
    Action("align_centre", QT_TRANSLATE_NOOP("Actions", "&Centres below one another"), "graph/align",
           "canvas.align_centre", when="selection", group=2),
    Action("align_right", QT_TRANSLATE_NOOP("Actions", "&Right edges"), "graph/align", "canvas.align_right",
           ("Ctrl+Alt+Right",), when="selection", group=2),
    Action("align_top", QT_TRANSLATE_NOOP("Actions", "&Top edges"), "graph/align", "canvas.align_top",
           ("Ctrl+Alt+Up",), when="selection", group=3),
    Action("align_middle", QT_TRANSLATE_NOOP("Actions", "&Middles beside one another"), "graph/align",
           "canvas.align_middle", when="selection", group=3),
    Action("align_bottom", QT_TRANSLATE_NOOP("Actions", "&Bottom edges"), "graph/align", "canvas.align_bottom",
           ("Ctrl+Alt+Down",), when="selection", group=3),
    Action("distribute_across", QT_TRANSLATE_NOOP("Actions", "&Even gaps across"), "graph/align",
           "canvas.distribute_across", ("Ctrl+Alt+H",), when="selection", group=4),
    Action("distribute_down", QT_TRANSLATE_NOOP("Actions", "Even gaps &down"), "graph/align", "canvas.distribute_down",
           ("Ctrl+Alt+V",), when="selection", group=4),
    Action("attach_output", QT_TRANSLATE_NOOP("Actions", "Attach a new &output"), "graph",
           "canvas.building.attach_output", when="selection", group=3),
    Action("toggle_output", QT_TRANSLATE_NOOP("Actions", "&Declare as model output"), "graph",
           "canvas.building.toggle_output", when="selection", group=3),
    Action("extract", QT_TRANSLATE_NOOP("Actions", "E&xtract the model up to here"), "graph",
           "canvas.building.extract", when="selection", group=3),
    Action("toggle_frozen", QT_TRANSLATE_NOOP("Actions", "&Freeze or unfreeze"), "graph",
           "canvas.building.toggle_frozen", when="selection", group=4),
    Action("freeze_upstream", QT_TRANSLATE_NOOP("Actions", "Freeze everything &before"), "graph",
           "canvas.building.freeze_upstream", when="selection", group=4),
    Action("freeze_most", QT_TRANSLATE_NOOP("Actions", "Freeze all but the last &layers..."), "graph",
           "canvas.building.freeze_most", when="selection", group=4),
    Action("adapt", QT_TRANSLATE_NOOP("Actions", "Adapt all by low rank (LoRA)"), "graph", "canvas.building.adapt",
           when="project", group=4),
    Action("bypass", QT_TRANSLATE_NOOP("Actions", "Bypass or take part again"), "graph",
           "canvas.annotating.toggle_bypassed", ("Ctrl+B",), when="selection", scope="canvas", group=4),
    Action("call_again", QT_TRANSLATE_NOOP("Actions", "&Call the layer again"), "graph", "canvas.call_again",
           when="selection", group=5),
    Action("share", QT_TRANSLATE_NOOP("Actions", "&Share the layer"), "graph", "canvas.building.share",
           when="selection", group=5),
    Action("unshare", QT_TRANSLATE_NOOP("Actions", "&Unshare the layer"), "graph", "canvas.building.unshare",
           when="selection", group=5),
    Action("nest", QT_TRANSLATE_NOOP("Actions", "Make a &nested model"), "graph", "canvas.building.nest",
           ("Ctrl+Shift+G",), when="selection", group=6),
    Action("expand", QT_TRANSLATE_NOOP("Actions", "&Expand the nested model"), "graph", "canvas.building.expand",
           when="selection", group=6),
    Action("note", QT_TRANSLATE_NOOP("Actions", "Note"), "graph", "canvas.annotating.add_note", ("C", "Ctrl+Shift+C"),
           when="project", scope="canvas", group=7),
    Action("frame_nodes", QT_TRANSLATE_NOOP("Actions", "F&rame around the selection"), "graph",
           "canvas.annotating.add_frame", ("Ctrl+G",), when="anything", scope="canvas", group=7),
    Action("remove_frame", QT_TRANSLATE_NOOP("Actions", "Remo&ve the frame"), "graph",
           "canvas.annotating.remove_frame", ("Ctrl+Alt+G",), when="frame", scope="canvas", group=7),
    Action("collapse", QT_TRANSLATE_NOOP("Actions", "Collapse or unfold"), "graph", "canvas.annotating.collapse",
           ("Alt+C",), when="anything", scope="canvas", group=7),
    Action("own_layers", QT_TRANSLATE_NOOP("Actions", "Layers from a &Python file..."), "graph",
           "own_code.ask_file", group=9),
    Action("type_layer", QT_TRANSLATE_NOOP("Actions", "T&ype a layer..."), "graph", "own_code.type_code", group=9),
    # run
    Action("train", QT_TRANSLATE_NOOP("Actions", "&Train"), "run", "training_controls.train", ("Ctrl+Return", "F5"),
           when="idle_project", icon="train", toolbar=41),
    Action("pause", QT_TRANSLATE_NOOP("Actions", "&Pause or go on"), "run", "training_controls.toggle_pause", ("F8",),
           when="training", icon="pause", short=QT_TRANSLATE_NOOP("Actions", "Pause"), toolbar=42),
    Action("stop", QT_TRANSLATE_NOOP("Actions", "&Stop"), "run", "training_controls.stop", ("Shift+F5",),
           when="training", icon="stop", toolbar=43),
    Action("train_later", QT_TRANSLATE_NOOP("Actions", "Train &after the others"), "run",
           "training_controls.train_later", ("Ctrl+Alt+Return",), when="project", group=2),
    Action("train_seeds", QT_TRANSLATE_NOOP("Actions", "Train with several s&eeds..."), "run",
           "training_controls.train_seeds", when="project", group=2),
    Action("choose_place", QT_TRANSLATE_NOOP("Actions", "&Where runs begin..."), "run",
           "training_controls.choose_place", when="project", group=3),
    Action("resume_run", QT_TRANSLATE_NOOP("Actions", "&Resume the last run"), "run", "training_controls.resume_last",
           ("Ctrl+Shift+Return",), when="can_resume", group=2),
    # window
    Action("next_window", QT_TRANSLATE_NOOP("Actions", "&Next window"), "window", "windows.next", ("Ctrl+F6",)),
    Action("close_window", QT_TRANSLATE_NOOP("Actions", "&Close the window"), "window", "close", ("Ctrl+Shift+W",)),
    # help
    Action("open_lesson", QT_TRANSLATE_NOOP("Actions", "&Open a lesson..."), "help/lessons", "lessons.ask_file"),
    Action("help", QT_TRANSLATE_NOOP("Actions", "&Help on what is selected"), "help", "do.show_help", ("F1",)),
    Action("commands", QT_TRANSLATE_NOOP("Actions", "&Command palette..."), "help", "do.show_commands",
           ("Ctrl+Shift+P",)),
    Action("shortcuts", QT_TRANSLATE_NOOP("Actions", "&Keyboard shortcuts"), "help", "do.show_shortcuts", ("Ctrl+/",)),
    Action("leave_canvas", QT_TRANSLATE_NOOP("Actions", "Next &area of the window"), "help", "do.focus_next_area",
           ("F6",)),
    Action("problem_report", QT_TRANSLATE_NOOP("Actions", "Problem &report..."), "help", "do.show_report", group=2),
    Action("about", QT_TRANSLATE_NOOP("Actions", "A&bout"), "help", "do.show_about", group=2),
)
# fmt: on


class ActionSet(QObject):
    """The QActions of the table, by id, with their texts, ticks and enabled state kept up to date."""

    def __init__(self, window: QWidget, find_handler: Callable[[str], Callable[[], object]]) -> None:
        super().__init__(window)
        self._find_handler = find_handler
        self._rows = {row.id: row for row in ACTIONS}
        self._groups: dict[str, QActionGroup] = {}
        self.actions = {row.id: self._build(row, window) for row in ACTIONS}
        self.retranslate()

    def __getitem__(self, action_id: str) -> QAction:
        return self.actions[action_id]

    def rows(self) -> Iterable[tuple[Action, QAction]]:
        """Yield every row with its QAction."""
        return ((row, self.actions[row.id]) for row in ACTIONS)

    def add_to_canvas(self, canvas: QWidget) -> None:
        """Let the shortcuts of scope "canvas" work in the canvas."""
        canvas.addActions([action for row, action in self.rows() if _is_canvas(row)])

    def retranslate(self) -> None:
        """Set every text anew."""
        for row, action in self.rows():
            text = _t(row.text)
            action.setText(text)
            plain = plain_text(text)
            action.setIconText(_t(row.short) if row.short else plain)
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            name = _t(row.short) if row.short else plain
            action.setToolTip(f"{name}  {keys}" if keys else name)

    def update_states(self, condition: Callable[[str], bool]) -> None:
        """Enable and tick every action by the conditions its row names."""
        answers: dict[str, bool] = {}

        def holds(name: str) -> bool:
            if name not in answers:
                answers[name] = condition(name)
            return answers[name]

        for row, action in self.rows():
            if row.when:
                action.setEnabled(holds(row.when))
            if row.checked:
                action.setChecked(holds(row.checked))

    def _build(self, row: Action, window: QWidget) -> QAction:
        action = QAction(window)
        action.setObjectName(f"action_{row.id}")
        action.setShortcuts([QKeySequence(keys) for keys in row.shortcuts])
        if _is_canvas(row):
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.setCheckable(bool(row.checked))
        if row.id == "quit":
            action.setMenuRole(QAction.MenuRole.QuitRole)
        if row.choice:
            group = self._groups.setdefault(row.choice, QActionGroup(self))
            group.addAction(action)
        action.triggered.connect(self._triggered)
        window.addAction(action)
        return action

    def _triggered(self) -> None:
        action = self.sender()
        row = self._rows[action.objectName().removeprefix("action_")]
        self._find_handler(row.handler)()


def build_menus(bar: QMenuBar, actions: ActionSet) -> dict[str, QMenu]:
    """Fill the menu bar from the tables and return the menus by path."""
    menus: dict[str, QMenu] = {}
    for path, _text in MENUS:
        parent = path.rpartition("/")[0]
        menus[path] = menu = QMenu(menus[parent] if parent else bar)
        menu.setObjectName("menu_" + path.replace("/", "_"))
        if not parent:
            bar.addMenu(menu)
    last: dict[str, int] = {}
    for row, action in actions.rows():
        menu = menus[row.menu]
        parent = row.menu.rpartition("/")[0]
        if row.menu in last and last[row.menu] != row.group:
            menu.addSeparator()
        if parent and menu.menuAction() not in menus[parent].actions():
            menus[parent].addMenu(menu)
        menu.addAction(action)
        last[row.menu] = row.group
    for path, before in (
        ("file/recent", "save"),
        ("file/examples", "save"),
        ("file/export", "settings"),
        ("help/lessons", "help"),
    ):
        parent = path.rpartition("/")[0]
        menus[parent].insertMenu(actions[before], menus[path])
        if path != "file/recent":
            menus[parent].insertSeparator(actions[before])
    translate_menus(menus)
    return menus


def translate_menus(menus: dict[str, QMenu]) -> None:
    """Set the titles of the menus anew."""
    for path, text in MENUS:
        menus[path].setTitle(_t(text))


def plain_text(text: str) -> str:
    """Return the text of an action without its mnemonic and dots: "&Open..." -> "Open", "열기(&O)..." -> "열기"."""
    end = text.find("(&")
    if end >= 0:
        text = text[:end] + text[end + 4 :]
    return text.replace("&", "").removesuffix("...").strip()


def _is_canvas(row: Action) -> bool:
    return row.scope == "canvas"
