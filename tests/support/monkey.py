"""A monkey at the window: random mouse, keys, drops, menus, dialogs and actions, while examples open and train.

Run: python -m tests.support.monkey SEED EVENTS prints a JSON object of what it did and what it found.
"""

from __future__ import annotations

import faulthandler
import json
import os
import random
import sys
import tempfile
import traceback
from collections import Counter, deque
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import (
    QEvent,
    QMimeData,
    QObject,
    QPoint,
    QPointF,
    Qt,
    QTimer,
    QtMsgType,
    QUrl,
    qInstallMessageHandler,
)
from PySide6.QtGui import (
    QClipboard,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMenu, QMessageBox, QWidget
from shiboken6 import isValid

from designer.app import create_window
from designer.project import storage
from designer.project.examples import examples
from designer.shell.collecting import Collecting
from designer.shell.errors import Errors, log_to
from designer.shell.settings import SETTINGS_VARIABLE, STATE_VARIABLE, state_folder
from designer.views.canvas.dropping import LAYER_MIME
from tests.support.mirroring import differences

CHECK_EVERY = 250  # events
_PATIENCE = int(os.environ.get("PATIENCE", "240"))  # seconds for one stretch of events; a hang is told with all stacks
_WORDS = ("3", "0", "-1", "relu", "[4, 4]", "dense", "none", "가나다", "1e-3", "x" * 60, "a:b", "{}", "(2,)", "\\")
_HARMLESS = ("This plugin does not support",)
_Key, _Held, _Button = Qt.Key, Qt.KeyboardModifier, Qt.MouseButton
_KEYS = (
    *(_Key.Key_Escape, _Key.Key_Return, _Key.Key_Tab, _Key.Key_Backtab, _Key.Key_Space, _Key.Key_Delete),
    *(_Key.Key_Left, _Key.Key_Right, _Key.Key_Up, _Key.Key_Down, _Key.Key_Home, _Key.Key_End, _Key.Key_Backspace),
    *(_Key.Key_L, _Key.Key_M, _Key.Key_F, _Key.Key_A, _Key.Key_C, _Key.Key_V, _Key.Key_X, _Key.Key_Z, _Key.Key_Y),
    *(_Key.Key_D, _Key.Key_G, _Key.Key_N, _Key.Key_W, _Key.Key_1, _Key.Key_5, _Key.Key_F1, _Key.Key_F2, _Key.Key_F5),
    *(_Key.Key_F6, _Key.Key_F8, _Key.Key_F10, _Key.Key_Menu, _Key.Key_PageDown, _Key.Key_PageUp, _Key.Key_Period),
)
_MODIFIERS = (_Held.NoModifier,) * 6 + (
    *(_Held.ControlModifier, _Held.ControlModifier, _Held.ShiftModifier, _Held.AltModifier),
    _Held.ControlModifier | _Held.ShiftModifier,
)
_BUTTONS = (_Button.LeftButton,) * 6 + (_Button.RightButton, _Button.RightButton, _Button.MiddleButton)
_SCRIPT = "import keras\nmodel = keras.Sequential([keras.Input((4,)), keras.layers.Dense(3)])\n"


class Monkey(QObject):
    """Acts once a turn of the event loop, also in those of dialogs and drags, until it has done `events`."""

    def __init__(self, seed: int, events: int, folder: Path, engine: bool = True) -> None:
        super().__init__()
        self.rng = random.Random(seed)
        self.folder, self.events, self._engine = folder, events, engine
        self.done = 0
        self.counts: Counter[str] = Counter()
        self.faults: list[str] = []
        self._trail: deque[str] = deque(maxlen=40)
        self._held = _Button.NoButton
        self._pressed: QWidget | None = None
        self._start = ""
        self._files = self._make_files()
        self._window = self._new_window()
        self._kinds: dict[Callable[[], object], int] = {
            self._press: 14, self._move: 24, self._release: 14, self._click: 12, self._double_click: 5,
            self._key: 14, self._type: 4, self._wheel: 3, self._drop: 5, self._action: 8, self._menu: 2,
            self._tip: 1, self._resize: 1, self._open: 1, self._touch_file: 1, self._rest: 1,
        }  # fmt: skip

    def is_prepared(self) -> bool:
        """Tell whether the window has prepared itself."""
        return self._window.preparation.is_done

    def run(self) -> None:
        """Act until done; then end what was begun and check a last time."""
        self._soon()
        QApplication.instance().exec()
        self._calm()
        self._check()
        self._window.document.undo_stack.setClean()
        self._close_window()

    def said(self) -> dict[str, object]:
        """Return the figures: events, how many of each kind, and the faults with what led to them."""
        return {"events": self.done, "counts": dict(self.counts), "faults": self.faults}

    def note(self, text: str) -> None:
        """Keep a fault with what led to it."""
        if len(self.faults) < 20:
            self.faults.append(f"event {self.done}: {text}\n  after " + ", ".join(list(self._trail)[-12:]))

    # ------------------------------------------------------------------------------------------ turns

    def _soon(self, milliseconds: int = 0) -> None:
        QTimer.singleShot(milliseconds, self._turn)  # a new timer each: one that waits in a dialog would not fire again

    def _turn(self) -> None:
        if self.done >= self.events:
            self._leave_all()
            return
        self.done += 1
        if self.done % CHECK_EVERY == 0:
            faulthandler.dump_traceback_later(_PATIENCE, exit=True)
            print(f"event {self.done}, {len(self.faults)} faults", file=sys.stderr, flush=True)
            self._soon()
            self._check_if_calm()
            return
        act = self.rng.choices(list(self._kinds), list(self._kinds.values()))[0]
        dialog = QApplication.activeModalWidget()
        if dialog is not None and QApplication.activePopupWidget() is None and self.rng.random() < 0.4:
            act = self._answer
        name = act.__name__.lstrip("_")
        self.counts[name] += 1
        self._trail.append(name)
        pause = self.rng.choice((300, 2000))
        self._soon(pause if act == self._rest and self._engine else 0)
        try:
            act()
        except RuntimeError as error:  # the widget went between being chosen and being acted on
            if "already deleted" not in str(error) or _is_from_program(error):
                raise
        if not self._window.isVisible():
            self._window_closed()

    def _leave_all(self) -> None:
        """Close what is open, innermost first, until the first event loop ends."""
        popup, dialog = QApplication.activePopupWidget(), QApplication.activeModalWidget()
        if popup is not None:
            popup.close()
        elif dialog is not None:
            dialog.close()
        else:
            self._release()
            QTest.keyClick(self._window, _Key.Key_Escape)  # also ends a drag
            QApplication.exit(0)  # quit() would ask every window first
            return
        QTimer.singleShot(20, self._leave_all)

    # ------------------------------------------------------------------------------------------ what it does

    def _press(self) -> None:
        widget, at = self._target()
        self._held, self._pressed = self.rng.choice(_BUTTONS), widget
        self._mouse(QEvent.Type.MouseButtonPress, widget, at, self._held)

    def _move(self) -> None:
        widget, at = self._target()
        if _can_be_reached(self._pressed) and self.rng.random() < 0.8:
            widget, at = self._pressed, self._place_in(self._pressed)
        self._mouse(QEvent.Type.MouseMove, widget, at, _Button.NoButton)

    def _release(self) -> None:
        widget, held = self._pressed, self._held
        self._held, self._pressed = _Button.NoButton, None
        if held != _Button.NoButton and _can_be_reached(widget):
            self._mouse(QEvent.Type.MouseButtonRelease, widget, self._place_in(widget), held)

    def _click(self) -> None:
        self._release()
        widget, at = self._target()
        button, self._pressed = self.rng.choice(_BUTTONS), widget
        self._held = button
        self._mouse(QEvent.Type.MouseButtonPress, widget, at, button)
        self._held = _Button.NoButton
        self._mouse(QEvent.Type.MouseButtonRelease, widget, at, button)
        self._pressed = None

    def _double_click(self) -> None:
        self._click()
        widget, at = self._target()
        self._mouse(QEvent.Type.MouseButtonDblClick, widget, at, _Button.LeftButton)
        self._mouse(QEvent.Type.MouseButtonRelease, widget, at, _Button.LeftButton)

    def _key(self) -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QFileDialog):  # its keys delete files
            return
        target = QApplication.focusWidget() or self._window
        QTest.keyClick(self._root() if dialog else target, self.rng.choice(_KEYS), self.rng.choice(_MODIFIERS))

    def _type(self) -> None:
        if not isinstance(QApplication.activeModalWidget(), QFileDialog):
            for letter in self.rng.choice(_WORDS):  # QTest aborts on letters beyond ASCII
                target = QApplication.activePopupWidget() or QApplication.focusWidget() or self._window
                for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                    _send(target, QKeyEvent(kind, 0, _Held.NoModifier, letter))

    def _wheel(self) -> None:
        widget, at = self._target()
        turned, held = QPoint(0, self.rng.choice((-240, -120, 120, 240))), self.rng.choice(_MODIFIERS)
        everywhere = QPointF(widget.mapToGlobal(at))
        none, phase = _Button.NoButton, Qt.ScrollPhase.NoScrollPhase
        _send(widget, QWheelEvent(QPointF(at), everywhere, QPoint(), turned, none, held, phase, False))

    def _drop(self) -> None:
        if QApplication.activeModalWidget() or QApplication.activePopupWidget():
            return
        widget, at = self._target()
        mime = QMimeData()
        if self.rng.random() < 0.7:
            mime.setData(LAYER_MIME, self.rng.choice(("Dense", "Dropout", "Input", "Concatenate", "Nothing")).encode())
        else:
            mime.setUrls([QUrl.fromLocalFile(str(self.rng.choice(self._files)))])
        widget = self._window.canvas.viewport() if self._is_drawing() and self.rng.random() < 0.7 else widget
        copy, left, none = Qt.DropAction.CopyAction, _Button.LeftButton, _Held.NoModifier
        _send(widget, QDragEnterEvent(at, copy, mime, left, none))
        for _ in range(self.rng.randint(0, 3)):
            at = self._place_in(widget)
            _send(widget, QDragMoveEvent(at, copy, mime, left, none))
        if self.rng.random() < 0.2:
            _send(widget, QDragLeaveEvent())
        else:
            _send(widget, QDropEvent(QPointF(at), copy, mime, left, none))

    def _action(self) -> None:
        if QApplication.activeModalWidget() or QApplication.activePopupWidget():
            return
        row, action = self.rng.choice(list(self._window.actions_by_id.actions.items()))
        if action.isEnabled() and (row != "quit" or self.rng.random() < 0.2):
            self._trail.append(row)
            self.counts[f"action {row}"] += 1
            action.trigger()

    def _menu(self) -> None:
        if QApplication.activeModalWidget() or QApplication.activePopupWidget():
            return
        menu: QMenu = self.rng.choice(list(self._window.menus.values()))
        menu.popup(self._window.mapToGlobal(QPoint(self.rng.randint(0, 400), self.rng.randint(0, 300))))

    def _tip(self) -> None:
        widget, at = self._target()
        _send(widget, QHelpEvent(QEvent.Type.ToolTip, at, widget.mapToGlobal(at)))

    def _resize(self) -> None:
        if not self._window.isFullScreen():
            self._window.resize(self.rng.randint(960, 1700), self.rng.randint(600, 1050))

    def _open(self) -> None:
        """Open an example, and train it when its check is there; now and then a file, or put code on the clipboard."""
        if QApplication.activeModalWidget() or QApplication.activePopupWidget():
            return
        chance = self.rng.random()
        if chance < 0.6:
            self._window.files.open_example(self.rng.choice([e.name for e in examples()]))
        elif chance < 0.9:
            self._window.files.open_path(self.rng.choice(self._files))
        else:
            QGuiApplication.clipboard().setText(_SCRIPT, QClipboard.Mode.Clipboard)

    def _touch_file(self) -> None:
        """Let another program write the open file."""
        path = self._window.document.path
        if path is not None and path.is_file() and self.rng.random() < 0.3:
            path.write_text(path.read_text("utf-8") + "\n", "utf-8")
            self._window.files.look_for_outside_change()

    def _rest(self) -> None:
        """Let the engine come to its answers, and start training when they allow it."""
        training = self._window.context.training
        if training.why_not_start() is None and QApplication.activeModalWidget() is None:
            self._window.actions_by_id["train"].trigger()

    def _answer(self) -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QMessageBox):
            self.counts[dialog.objectName()] += 1
            self.rng.choice(dialog.buttons()).click()
        elif isinstance(dialog, QFileDialog):
            self.counts[dialog.objectName()] += 1
            field = dialog.findChild(QLineEdit, "fileNameEdit")
            if self.rng.random() < 0.3 or field is None:
                dialog.reject()
                return
            saves = dialog.acceptMode() == QFileDialog.AcceptMode.AcceptSave
            path = self.folder / f"saved{self.rng.randint(0, 5)}" if saves else self.rng.choice(self._files)
            field.setText(str(path))
            if field.completer() is not None:
                field.completer().popup().hide()
            QTest.keyClick(field, _Key.Key_Return)
        elif self.rng.random() < 0.3:
            dialog.close()

    # ------------------------------------------------------------------------------------------ where

    def _root(self) -> QWidget:
        forced = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if forced is not None:
            return forced
        others = [w for w in QApplication.topLevelWidgets() if w.isVisible() and w is not self._window]
        return self.rng.choice(others) if others and self.rng.random() < 0.2 else self._window

    def _target(self) -> tuple[QWidget, QPoint]:
        """Return a visible widget that may be acted on now, and a place in it."""
        root = self._root()
        if isinstance(root, QFileDialog):  # it shows real folders, whose files it can delete
            return self._window.status, QPoint(1, 1)
        if root is self._window and self._is_drawing() and self.rng.random() < 0.55:
            widget = self._window.canvas.viewport()
        else:
            widget = root.childAt(self._place_in(root)) or root
        return widget, self._place_in(widget)

    def _place_in(self, widget: QWidget) -> QPoint:
        if self._is_drawing() and widget is self._window.canvas.viewport() and self.rng.random() < 0.75:
            at = self._place_of_interest()
            if at is not None and widget.rect().contains(at):
                return at
        return QPoint(self.rng.randint(0, max(0, widget.width() - 1)), self.rng.randint(0, max(0, widget.height() - 1)))

    def _place_of_interest(self) -> QPoint | None:
        canvas = self._window.canvas
        scene = canvas.items_scene
        if not scene.nodes:
            return None
        item = scene.nodes[self.rng.choice(list(scene.nodes))]
        kind = self.rng.randint(0, 3)
        if kind == 3 and scene.edges:
            edge = scene.edges[self.rng.choice(list(scene.edges))]
            return canvas.mapFromScene(edge.path.pointAtPercent(self.rng.random()))
        at = item.card().center() if kind == 0 else item.output_point(0) if kind == 1 else item.input_point(0)
        return canvas.mapFromScene(at)

    def _is_drawing(self) -> bool:
        return self._window.files.has_project and self._window.canvas.isVisible()

    def _mouse(self, kind: QEvent.Type, widget: QWidget, at: QPoint, button: Qt.MouseButton) -> None:
        modifiers = self.rng.choice(_MODIFIERS)
        _send(widget, QMouseEvent(kind, QPointF(at), QPointF(widget.mapToGlobal(at)), button, self._held, modifiers))

    # ------------------------------------------------------------------------------------------ what must hold

    def _check_if_calm(self) -> None:
        if QApplication.activeModalWidget() is None and QApplication.activePopupWidget() is None:
            self._release()
            self._calm()
            self._check()

    def _calm(self) -> None:
        """End what is going on on the canvas, which may show it ahead of the document."""
        if self._window.files.has_project:
            QTest.keyClick(self._window.canvas, _Key.Key_Escape)
            self._window.canvas.cancel_gesture()

    def _check(self) -> None:
        window = self._window
        if not window.files.has_project:
            return
        self.counts["checked"] += 1
        stack, index = window.document.undo_stack, window.document.undo_stack.index()
        self.counts["undone"] += index
        before = self._bytes()
        self._compare("the text of a project read and written again", storage.encode(storage.decode(before)), before)
        self._mirrors("as it was")
        stack.setIndex(0)
        self._compare("everything undone", self._bytes(), self._start)
        self._mirrors("undone")
        stack.setIndex(index)
        self._compare("everything redone", self._bytes(), before)
        self._mirrors("redone")

    def _compare(self, what: str, found: str, expected: str) -> None:
        if found != expected:
            lines = set(found.splitlines()) ^ set(expected.splitlines())
            self.note(f"{what} differs: {sorted(lines)[:6]}")

    def _mirrors(self, when: str) -> None:
        for text in differences(self._window.canvas):
            self.note(f"{when}: {text}")

    def _bytes(self) -> str:
        return storage.encode(self._window.document.graph)

    # ------------------------------------------------------------------------------------------ windows

    def _new_window(self):  # type: ignore[no-untyped-def]
        window = create_window(start=self._engine)
        window.document.was_reset.connect(self._was_reset)
        window.context.training.finished.connect(self._trained)
        window.resize(1280, 800)
        window.show()
        window.activateWindow()
        self._errors = Errors(window.windows)
        self.counts["windows"] += 1
        self._window = window
        self._was_reset()
        return window

    def _window_closed(self) -> None:
        self._held, self._pressed = _Button.NoButton, None
        old = self._window
        self._new_window()
        old.deleteLater()

    def _close_window(self) -> None:
        if self._window.context.training.state != "idle":
            self._window.context.training.close()
        self._window.close()

    def _was_reset(self) -> None:
        self.counts["projects"] += 1
        self._start = self._bytes()

    def _trained(self) -> None:
        self.counts["runs ended"] += 1

    def _make_files(self) -> list[Path]:
        found = []
        for index, each in enumerate(examples()):
            path = self.folder / f"project{index}.kdesign"
            storage.save(storage.load(each.path), path)
            found.append(path)
        script = self.folder / "script.py"
        script.write_text(_SCRIPT)
        broken = self.folder / "broken.kdesign"
        broken.write_text("{}")
        table = self.folder / "table.csv"
        table.write_text("a,b,y\n" + "\n".join(f"{i},{i * 7 % 5},{i % 2}" for i in range(40)) + "\n")
        return [*found, script, broken, table]


def _can_be_reached(widget: QWidget | None) -> bool:
    """Tell whether a widget is there and no dialog has come over it, which keeps the mouse from it."""
    if widget is None or not isValid(widget):
        return False
    dialog, window = QApplication.activeModalWidget(), widget.window()
    return dialog is None or window is dialog or window.windowType() == Qt.WindowType.Popup


def _send(widget: QWidget, event: QEvent) -> None:
    QApplication.sendEvent(widget, event)


def _is_from_program(error: BaseException) -> bool:
    """Tell whether an error was raised below the program's own code."""
    return any("designer" in Path(f.filename).parts for f in traceback.extract_tb(error.__traceback__))


def main(seed: int, events: int, engine: bool = True) -> int:
    """Let a monkey loose in a home of its own; returns 0 when it found nothing."""
    faulthandler.enable()
    faulthandler.dump_traceback_later(_PATIENCE, exit=True)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(prefix="monkey-", ignore_cleanup_errors=True) as home:
        folder = Path(home)
        os.environ.update(
            {"HOME": home, SETTINGS_VARIABLE: str(folder / "s.ini"), STATE_VARIABLE: str(folder / "state")}
        )
        app = QApplication.instance() or QApplication(sys.argv[:1])
        app.setStyle("Fusion")
        app.setQuitOnLastWindowClosed(False)
        log_to(state_folder())
        monkey = Monkey(seed, events, folder, engine)
        Collecting(monkey.is_prepared, app)  # as the program does: collected in a thread, a QObject ends the process
        sys.excepthook = lambda kind, error, trace: monkey.note("".join(traceback.format_exception(kind, error, trace)))
        sys.unraisablehook = lambda found: monkey.note(f"not raised: {found.exc_value!r} in {found.object!r}")
        qInstallMessageHandler(lambda kind, _where, text: _hear(monkey, kind, text))
        monkey.run()
        said = {"seed": seed, **monkey.said()}
        qInstallMessageHandler(None)
        log = state_folder() / "designer.log"
        said["log"] = _failures(log.read_text("utf-8").splitlines())
    print(json.dumps(said, ensure_ascii=False))
    sys.stdout.flush()
    return 1 if said["faults"] or said["log"] else 0


def _failures(lines: list[str]) -> list[str]:
    """Return the errors and tracebacks of a log, with what stands around them."""
    found = [i for i, line in enumerate(lines) if " ERROR " in line or line.startswith("Traceback")]
    return ["\n".join(lines[max(0, i - 1) : i + 20]) for i in found]


def _hear(monkey: Monkey, kind: QtMsgType, text: str) -> None:
    if kind != QtMsgType.QtDebugMsg and kind != QtMsgType.QtInfoMsg and not any(h in text for h in _HARMLESS):
        monkey.note(f"Qt says: {text}")


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2]), "--no-engine" not in sys.argv))
