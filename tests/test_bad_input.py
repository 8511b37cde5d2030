"""Bad input and bad luck, met by a person in the window: one clear sentence, nothing lost, and on with the work."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from designer.app import create_window, main
from designer.data.settings import Binding, DataSettings
from designer.data.sources import CsvSource, NpzSource, SyntheticArray, SyntheticSource
from designer.graph import edits
from designer.graph.model import Graph
from designer.project import run_folder, storage
from designer.project.records import DATA, TRAINING, OutputTraining, TrainingSettings
from designer.shell.settings import SETTINGS_VARIABLE, STATE_VARIABLE
from designer.shell.window import MainWindow
from tests.support import projects
from tests.support.answerer import Answerer, choose
from tests.support.drawings import Drawing
from tests.support.user import User

Captured = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def warm_window(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[MainWindow]:
    """Return a window whose checker stays warm from test to test."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(SETTINGS_VARIABLE, str(home / "settings.ini"))
        patch.setenv(STATE_VARIABLE, str(home / "state"))
        window = create_window()
        window.settings.set_language("en")
        window.resize(1280, 800)
        window.show()
        yield window
        window.document.undo_stack.setClean()
        window.close()
        window.deleteLater()


@pytest.fixture
def user(warm_window: MainWindow, qtbot: QtBot) -> Iterator[User]:
    """Return a user at the warm window, an empty project before them."""
    warm_window.document.undo_stack.setClean()
    warm_window.files.new()
    warm_window.messages.clear()
    warm_window.activateWindow()
    qtbot.waitActive(warm_window)
    someone = User(qtbot, warm_window)
    yield someone
    if warm_window.context.training.state != "idle":
        warm_window.context.training.stop()
        someone.wait(lambda: warm_window.context.training.state == "idle", "the run to end")


def open_project(user: User, graph: Graph, path: Path) -> None:
    storage.save(graph, path)
    assert user.window.files.open_path(path)
    checked(user)


def checked(user: User) -> None:
    analysis = user.window.context.analysis
    user.wait(lambda: analysis.is_current and analysis.report is not None, "the check")


def told(user: User) -> str:
    return str(user.see("message_text").text())


def problems(user: User) -> list[str]:
    return [str(p.text) for p in user.window.context.analysis.problems() if p.severity == "error"]


# ---------------------------------------------------------------------------------------------- drawings


def test_a_wire_that_would_close_a_circle_is_refused_in_words(user: User) -> None:
    user.draw("Input", (-300, 0), "data", shape="8")
    user.draw("Dense", (0, 0), "first", units="4")
    user.draw("Dense", (300, 0), "second", units="4")
    user.hand.canvas.frame_all()
    user.connect("data", "first")
    user.connect("first", "second")
    before = list(user.window.document.graph.elements())
    user.hand.drag(user.hand.output(user.node("second")), user.hand.input(user.node("first")))
    assert list(user.window.document.graph.elements()) == before
    assert [w for w in ("first", "second", "cycle") if w not in told(user)] == []


def test_a_wrong_rank_is_told_at_the_node_with_both_shapes(user: User, tmp_path: Path) -> None:
    d = Drawing()
    d.add("Input", "flat", shape=[64])
    d.add("Conv2D", "flat", "filters", filters=4, kernel_size=3)
    open_project(user, d.graph, tmp_path / "rank.kdesign")
    sentence = next(p for p in user.window.context.analysis.problems() if p.node == d.ids["filters"])
    assert "64" in str(sentence.text)
    user.shortcut("train")
    assert told(user) == str(sentence.text)


def test_a_drawing_without_an_input_says_so(user: User) -> None:
    user.draw("Dense", (0, 0), "alone", units="4")
    checked(user)
    user.shortcut("train")
    assert told(user) == "The drawing has no Input. Add one and wire it to the first layer."
    assert user.window.context.training.state == "idle"


def test_a_network_too_big_for_the_machine_is_refused_before_training(user: User, tmp_path: Path) -> None:
    d = Drawing()
    d.add("Input", "words", shape=[20100])
    d.add("Dense", "words", "wide", units=100_000)
    arrays = (SyntheticArray("words", "binary", 20100), SyntheticArray("wide", "normal", 100_000))
    d.graph.settings[DATA] = DataSettings(
        SyntheticSource(64, 0, arrays),
        {d.ids["words"]: Binding(("words",))},
        {d.ids["wide"]: Binding(("wide",))},
    )
    d.graph.settings[TRAINING] = TrainingSettings(outputs={d.ids["wide"]: OutputTraining("mean_squared_error")})
    open_project(user, d.graph, tmp_path / "big.kdesign")
    report = user.window.context.analysis.report
    assert report.total_params == 2_010_100_000
    user.shortcut("train")
    assert "GB of memory" in told(user)
    assert "wide alone has 2,010,100,000 parameters" in told(user)
    assert user.window.context.training.state == "idle"


# ---------------------------------------------------------------------------------------------- data


def table_project(text: str, folder: Path, columns: tuple[str, ...] = ("a", "b")) -> Drawing:
    """Draw a regression on a table; the table is written, too."""
    (folder / "table.csv").write_text(text, encoding="utf-8")
    d = Drawing()
    d.add("Input", "data", shape=[len(columns)])
    d.add("Dense", "data", "price", units=1)
    d.graph.settings[DATA] = DataSettings(
        CsvSource("table.csv"), {d.ids["data"]: Binding(columns)}, {d.ids["price"]: Binding(("price",))}
    )
    d.graph.settings[TRAINING] = TrainingSettings(
        outputs={d.ids["price"]: OutputTraining("mean_squared_error")}, epochs=2
    )
    return d


GOOD = "a,b,price\n" + "".join(f"{i},{i % 7},{2 * i}\n" for i in range(40))


def gone(folder: Path) -> Drawing:
    d = table_project(GOOD, folder)
    (folder / "table.csv").unlink()
    return d


def nan_in_an_array(folder: Path) -> Drawing:
    d = table_project(GOOD, folder)
    x = np.ones((20, 2), "float32")
    x[3, 1] = np.nan
    np.savez(folder / "arrays.npz", x=x, price=np.ones(20, "float32"))
    d.graph.settings[DATA] = DataSettings(
        NpzSource("arrays.npz"), {d.ids["data"]: Binding(("x",))}, {d.ids["price"]: Binding(("price",))}
    )
    return d


def unbound_output(folder: Path) -> Drawing:
    d = table_project(GOOD, folder)
    d.graph.settings[DATA] = msgspec.structs.replace(d.graph.settings[DATA], targets={})
    return d


BAD_DATA: dict[str, tuple[Callable[[Path], Drawing], tuple[str, ...]]] = {
    "missing column": (
        lambda folder: table_project("a,price\n1,2\n3,4\n", folder),
        ("data is bound to b, which the data do not have.", "They have a, price", "Bind another."),
    ),
    "ragged": (lambda folder: table_project("a,b,price\n1,2,3\n4,5,6,7\n", folder), ("table.csv", "3", "4")),
    "gap": (
        lambda folder: table_project("a,b,price\n1,2,3\n4,,6\n7,8,9\n", folder),
        ("b, bound to data, has 1 missing value(s)",),
    ),
    "NaN": (nan_in_an_array, ("x, bound to data, has 1 missing value(s); the loss would be NaN.",)),
    "text": (
        lambda folder: table_project("a,b,price\n1,two,3\n4,five,6\n", folder),
        ("b, bound to data beside numbers, holds text and needs a preparation of its own.",),
    ),
    "no target": (unbound_output, ("price has no target. Bind a column.",)),
    "no file": (gone, ("table.csv",)),
}


@pytest.mark.parametrize("case", BAD_DATA)
def test_bad_data_are_told_in_the_window_and_by_the_commands(
    case: str, user: User, tmp_path: Path, capsys: Captured
) -> None:
    make, words = BAD_DATA[case]
    drawing, path = make(tmp_path), tmp_path / "table.kdesign"
    open_project(user, drawing.graph, path)
    user.shortcut("train")
    assert [w for w in words if w not in told(user)] == []
    assert told(user) in problems(user)
    assert user.window.context.training.state == "idle"
    assert list(user.window.document.graph.elements()) == list(storage.load(path).elements())

    assert main(["check", str(path)]) == 1
    output = capsys.readouterr().out
    assert [w for w in words if w not in output] == []
    assert main(["train", str(path)]) == 1
    error = capsys.readouterr().err
    assert [w for w in words if w not in error] == []
    assert [line for line in error.splitlines() if not line.startswith("error: ")] == []
    assert not list((tmp_path / "table.kdesign.runs").glob("*"))


def test_a_data_file_that_vanishes_after_the_check_ends_the_run_in_words(user: User, tmp_path: Path) -> None:
    open_project(user, table_project(GOOD, tmp_path).graph, tmp_path / "table.kdesign")
    assert user.window.context.analysis.report.can_train
    (tmp_path / "table.csv").unlink()
    user.shortcut("train")
    user.wait(lambda: user.window.context.training.state == "idle", "the run to be given up")
    assert "table.csv" in told(user)


# ---------------------------------------------------------------------------------------------- project files


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda text: text[: len(text) // 2], ("bad.kdesign", "breaks off")),
        (lambda text: "PK\x03\x04 something else", ("bad.kdesign",)),
        (lambda text: text.replace(f'"version": {storage.VERSION}', '"version": 99'), ("bad.kdesign", "99", "newer")),
        (lambda text: "", ("bad.kdesign",)),
    ],
    ids=["truncated", "another format", "newer", "empty"],
)
def test_a_project_that_cannot_be_read_is_told_and_the_open_one_stays(
    make: Callable[[str], str], words: tuple[str, ...], user: User, tmp_path: Path, capsys: Captured
) -> None:
    path = tmp_path / "bad.kdesign"
    path.write_text(make(projects.text(projects.iris())), encoding="utf-8")
    user.draw("Dense", (0, 0), "mine", units="4")
    user.window.document.undo_stack.setClean()
    assert not user.window.files.open_path(path)
    assert [w for w in words if w not in told(user)] == []
    assert [n.name for n in user.window.document.graph.nodes.values()] == ["mine"]
    assert main(["check", str(path)]) == 2
    error = capsys.readouterr().err
    assert error.startswith("error: ")
    assert error.count("\n") == 1
    assert [w for w in words if w not in error] == []


def test_a_full_disk_leaves_the_last_save_and_the_work(user: User, tmp_path: Path) -> None:
    path = tmp_path / "full.kdesign"
    open_project(user, projects.iris().graph, path)
    before = path.read_bytes()
    user.hand.canvas.setFocus()
    user.window.document.push(edits.add_node(user.window.document.graph, "Dense", (0, 300), {"units": 3}, name="new"))
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (256, hard))
    try:
        user.shortcut("save")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert "full.kdesign" in told(user)
    assert user.window.document.is_modified
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir() if p.suffix == ".tmp"] == []
    user.shortcut("save")
    assert "new" in path.read_text(encoding="utf-8")
    assert not user.window.document.is_modified


def test_a_folder_that_takes_no_runs_is_told_before_anything_is_trained(user: User, tmp_path: Path) -> None:
    path = tmp_path / "iris.kdesign"
    (tmp_path / "iris.kdesign.runs").write_text("a file where the folder should be", encoding="utf-8")
    open_project(user, projects.iris().graph, path)
    user.shortcut("train")
    user.wait(lambda: user.window.context.training.state == "idle", "the run to be given up")
    assert "cannot be written" in told(user)
    assert "iris.kdesign.runs" in told(user)


# ---------------------------------------------------------------------------------------------- runs and engines


def start(user: User, tmp_path: Path) -> None:
    open_project(user, projects.endless(samples=400, validation=40).graph, tmp_path / "endless.kdesign")
    user.shortcut("train")
    user.wait(lambda: user.window.context.training.progress is not None, "batches", 150)


@pytest.mark.slow
def test_train_pressed_twice_starts_one_run(user: User, tmp_path: Path) -> None:
    open_project(user, projects.iris(epochs=3).graph, tmp_path / "iris.kdesign")
    button = next(b for b in user.window.findChildren(QToolButton) if b.defaultAction() is user.action("train"))
    for _ in range(2):
        user.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    user.qtbot.mouseDClick(button, Qt.MouseButton.LeftButton)
    user.wait(lambda: user.window.context.training.state == "idle", "the run to end", 60)
    assert [run.status for run in user.window.context.runs.runs] == ["done"]


def test_a_runner_that_hangs_is_told_of_and_ended_by_stop(user: User, tmp_path: Path) -> None:
    start(user, tmp_path)
    training = user.window.context.training
    os.kill(training.runner.pid, signal.SIGSTOP)
    user.wait(lambda: "does not answer" in user.see("training_progress_text").toolTip(), "the window to say so", 8)
    user.shortcut("stop")
    user.wait(lambda: training.state == "idle", "the run to be ended", 20)
    assert "was ended" in told(user)
    assert user.window.context.runs.runs[0].status == "stopped"


def test_a_killed_checker_is_told_of_and_the_drawing_is_checked_again(user: User, tmp_path: Path) -> None:
    open_project(user, projects.iris().graph, tmp_path / "iris.kdesign")
    before = list(user.window.document.graph.elements())
    checker = user.window.session.checker
    os.kill(checker.pid, signal.SIGKILL)
    user.wait(lambda: checker.state != "ready", "the end of the checker")
    assert "checking engine ended unexpectedly (signal 9" in told(user)
    user.draw("Dropout", (0, 300), "later")
    user.wait(lambda: checker.state == "ready", "another checker", 60)
    checked(user)
    assert user.window.context.analysis.info(user.node("species")).params == 27
    assert len(list(user.window.document.graph.elements())) > len(before)


def test_closing_while_it_trains_is_tried_in_a_process_of_its_own() -> None:
    """Two windows in one process would share the keyboard."""
    command = [sys.executable, "-m", "pytest", "-q", "-m", "own_process", "-p", "no:cacheprovider", __file__]
    done = subprocess.run(command, capture_output=True, text=True, cwd=Path(__file__).parents[1], check=False)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-1000:]
    assert "1 passed" in done.stdout


@pytest.mark.own_process
def test_closing_the_window_while_it_trains_asks_and_stops_cleanly(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answerer: Answerer
) -> None:
    monkeypatch.setenv(SETTINGS_VARIABLE, str(tmp_path / "settings.ini"))
    monkeypatch.setenv(STATE_VARIABLE, str(tmp_path / "state"))
    window = create_window()
    window.show()
    window.activateWindow()  # the window of the tests before has the keyboard
    qtbot.waitActive(window)
    someone = User(qtbot, window)
    start(someone, tmp_path)
    someone.wait(lambda: bool(window.context.runs.runs[0].logs), "an epoch")
    children = [window.session.checker.pid, window.context.training.runner.pid]
    run = window.context.runs.runs[0].path
    answerer.expect("stop_question", choose("cancel"))
    assert not window.close()
    assert window.context.training.state == "running"
    answerer.expect("stop_question", choose("stop"))
    assert window.close()
    assert answerer.met == ["stop_question", "stop_question"]
    for pid in children:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)
    ending = run_folder.read_mark(run)
    assert ending is not None
    assert ending[0] == "stopped"
    assert run_folder.checkpoints(run)
    window.deleteLater()


def test_a_wire_dropped_on_nothing_changes_nothing(user: User) -> None:
    user.draw("Input", (-200, 0), "data", shape="8")
    before = list(user.window.document.graph.elements())
    user.hand.drag(user.hand.output(user.node("data")), QPointF(40, 160))
    user.key(Qt.Key.Key_Escape)
    assert list(user.window.document.graph.elements()) == before
