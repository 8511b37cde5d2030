"""Crashes and stalls are written down where a person can read them; a start without settings; the Korean font."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QRawFont
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QProxyStyle, QPushButton, QStyle

from designer.graph.model import Graph
from designer.headless.desktop import MIME
from designer.project import storage
from designer.resources import resource
from designer.session.recovery import orphans
from designer.shell.crash_report import CrashFile, left_behind
from designer.shell.errors import ErrorDialog
from designer.shell.report_dialog import ReportDialog
from designer.shell.settings import SETTINGS_VARIABLE, STATE_VARIABLE, state_folder
from designer.shell.stalls import FILE, StallLog
from tests.test_translations import messages

ROOT = Path(__file__).parents[2]


def run(code: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False,
        env={**os.environ, **environment},
    )  # fmt: skip


def test_a_death_in_native_code_is_told_at_the_next_start_and_can_be_copied(window, qtbot):
    code = (
        "import sys, ctypes\nfrom pathlib import Path\nfrom designer.shell.crash_report import CrashFile\n"
        f"kept = CrashFile(Path({str(state_folder())!r}))\nctypes.string_at(0)\n"
    )
    assert run(code).returncode != 0
    window.do.tell_of_crash()
    notice = window.messages.notice
    assert "unexpectedly" in notice.text
    notice.on_link()
    dialog = window.findChild(ReportDialog, "report_dialog")
    assert "Segmentation fault" in dialog.text.toPlainText() or "Fatal Python error" in dialog.text.toPlainText()
    dialog.copy.click()
    assert QApplication.clipboard().text() == dialog.text.toPlainText()
    dialog.close()
    window.messages.clear()
    window.do.tell_of_crash()
    assert window.messages.notice is None  # told once


def test_a_peaceful_end_leaves_nothing(tmp_path):
    CrashFile(tmp_path).close()
    assert not list(tmp_path.iterdir())
    assert left_behind(tmp_path) == []


_TOLD_TO_END = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from designer import app
from designer.graph import edits
from designer.shell.window import MainWindow

def edit():
    (window,) = (w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow))
    window.document.push(edits.add_node(window.document.graph, "Dense", (0, 0), {"units": 3}, name="edited"))
    print("edited", flush=True)

application = app._application()
QTimer.singleShot(0, application, edit)
sys.exit(app.main([sys.argv[1]]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="a session ends by SIGTERM the POSIX way")
def test_a_program_that_is_told_to_end_keeps_what_is_unsaved_and_leaves_no_lock(tmp_path):
    state, project = tmp_path / "state", tmp_path / "mine.kdesign"
    storage.save(Graph(), project)
    names = {STATE_VARIABLE: str(state), SETTINGS_VARIABLE: str(tmp_path / "settings.ini")}
    command = [sys.executable, "-c", _TOLD_TO_END, str(project)]
    environment = {**os.environ, **names, "QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "edited\n"
        assert list((state / "open").glob("*.lock"))
        process.terminate()
        assert process.wait(30) == 0
    assert list(state.rglob("*.lock")) == []
    (orphan,) = (orphan for folder in {f.parent for f in state.rglob("*.snapshot")} for orphan in orphans(folder))
    assert [node.name for node in orphan.graph.nodes.values()] == ["edited"]


def test_buttons_of_dialogs_have_no_icons_of_the_desktop(window):
    class Desktop(QProxyStyle):
        """Gives such buttons dark icons, as many desktops do."""

        def styleHint(self, hint, option=None, widget=None, data=None):
            if hint == QStyle.StyleHint.SH_DialogButtonBox_ButtonsHaveIcons:
                return 1
            return super().styleHint(hint, option, widget, data)

    before = QApplication.style().name()
    QApplication.setStyle(Desktop("Fusion"))
    try:
        bare = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        assert not bare.buttons()[0].icon().isNull()
        dialog = ErrorDialog("details", window)
        (close,) = (b for b in dialog.findChildren(QPushButton) if b.text() == "Close")
        assert close.icon().isNull()
    finally:
        QApplication.setStyle(before)


def test_a_stall_is_written_down_with_what_was_done_then(qtbot, tmp_path):
    def stand_still() -> None:
        end = time.monotonic() + 10
        while not (tmp_path / FILE).exists() and time.monotonic() < end:
            pass

    owner = QObject()
    log = StallLog(tmp_path, owner, long=0.1)
    stand_still()
    log.close()
    assert "stand_still" in (tmp_path / FILE).read_text()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="menus and file types of Linux")
def test_the_desktop_learns_of_the_program(tmp_path):
    done = subprocess.run(
        [sys.executable, "main.py", "--install-desktop"], cwd=ROOT, capture_output=True, text=True, timeout=120,
        check=False, env={**os.environ, "XDG_DATA_HOME": str(tmp_path)},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    entry = (tmp_path / "applications" / "keras-model-designer.desktop").read_text()
    assert f'"{ROOT / "main.py"}" %f' in entry
    assert f"MimeType={MIME};" in entry
    assert "*.kdesign" in (tmp_path / "mime" / "packages" / "keras-model-designer.xml").read_text()
    assert len(done.stdout.splitlines()) == 3


def test_a_start_without_settings_touches_none(tmp_path):
    kept = tmp_path / "settings.ini"
    kept.write_text("[General]\ntheme=light\n")
    code = (
        "from PySide6.QtCore import QTimer\nfrom PySide6.QtWidgets import QApplication\n"
        "import designer.app as app\nmade = app.create_window\n"
        "def create_window(path):\n"
        "    window = made(path, start=False)\n    print('theme', window.settings.theme)\n"
        "    QTimer.singleShot(200, window.close)\n    return window\n"
        "app.create_window = create_window\nraise SystemExit(app.main(['--no-settings']))\n"
    )
    done = run(code, KERAS_DESIGNER_SETTINGS=str(kept), KERAS_DESIGNER_STATE=str(tmp_path / "state"))
    assert done.returncode == 0, done.stderr
    assert "theme system" in done.stdout
    assert kept.read_text() == "[General]\ntheme=light\n"


def test_the_font_that_comes_along_has_every_letter_of_the_korean_texts(qapp):
    font = QRawFont(str(resource("fonts", "NanumSquareR.ttf")), 13)
    letters = {letter for _, _, forms, _ in messages() for letter in "".join(forms) if "가" <= letter <= "힣"}
    assert len(letters) > 300
    assert [letter for letter in letters if not font.supportsCharacter(ord(letter))] == []


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="fontconfig says which fonts there are")
def test_the_font_is_loaded_where_there_is_no_korean_one(tmp_path):
    folder = tmp_path / "fonts"
    folder.mkdir()
    dejavu = next(Path("/usr/share/fonts").rglob("DejaVuSans.ttf"), None)
    if dejavu is None:
        pytest.skip("there is no font without Hangul to try it with")
    (folder / dejavu.name).write_bytes(dejavu.read_bytes())
    config = tmp_path / "fonts.conf"
    config.write_text(f"<fontconfig><dir>{folder}</dir><cachedir>{tmp_path}</cachedir></fontconfig>")
    code = (
        "from designer.app import _application\nfrom PySide6.QtGui import QFontDatabase\n"
        "from designer.shell.fonts import ensure_korean\n_app = _application()\n"
        "print(QFontDatabase.families(QFontDatabase.WritingSystem.Korean))\nprint(ensure_korean())\n"
    )
    with_it = run(code, FONTCONFIG_FILE=str(config))
    assert "NanumSquare" in with_it.stdout, with_it.stderr
    assert with_it.stdout.endswith("False\n")
