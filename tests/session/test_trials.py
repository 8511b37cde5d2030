"""A made-up batch is trained by a process of its own, and its problems join the report they belong to."""

from __future__ import annotations

import os
import signal
import sys

import msgspec
import pytest
from pytestqt.qtbot import QtBot

from designer.data.preparation import binding
from designer.graph.model import Change, Node
from designer.project.fixes import apply_fix
from designer.project.records import DATA, TRAINING, OutputTraining
from designer.session.session import Session
from designer.session.trials import Trials
from tests.support import projects
from tests.support.drawings import Drawing

LONG = 60_000


def several_numbers(learning_rate: float = 0.5) -> Drawing:
    """Draw what the check alone takes for fine: a metric that gives a number a class."""
    drawing = projects.iris(optimizer={"class": "SGD", "args": {"learning_rate": learning_rate}})
    key, settings = drawing.ids["species"], drawing.graph.settings
    outputs = {key: OutputTraining("categorical_crossentropy", ({"class": "F1Score", "args": {}},))}
    settings[TRAINING] = msgspec.structs.replace(settings[TRAINING], outputs=outputs)
    settings[DATA] = msgspec.structs.replace(settings[DATA], targets={key: binding(("target",), "one_hot")})
    return drawing


def settled(session: Session, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: session.analysis.is_current, timeout=LONG)


def pid_of(trials: Trials) -> int:
    return trials.engine.pid if trials.engine is not None else 0


def params(session: Session) -> int:
    assert session.analysis.report is not None
    return session.analysis.report.total_params


def can_train(session: Session) -> bool:
    return session.analysis.report is not None and session.analysis.report.can_train


def set_units(session: Session, count: int) -> None:
    node = next(n for n in session.document.graph.nodes.values() if n.name == "hidden")
    new = Node(node.id, node.type, node.name, {**node.params, "units": count}, node.position)
    session.document.push(Change("Set units", (node,), (new,)))


@pytest.mark.skipif(sys.platform == "win32", reason="holds a process the POSIX way")
def test_an_edit_is_checked_while_a_trial_runs_and_its_answer_is_laid_to_no_other_drawing(
    session: Session, qtbot: QtBot
) -> None:
    trials = session.analysis.trials
    session.document.reset(several_numbers().graph)
    settled(session, qtbot)
    assert can_train(session)
    qtbot.waitUntil(lambda: trials.is_trying and pid_of(trials) != 0, timeout=LONG)
    held = pid_of(trials)
    os.kill(held, signal.SIGSTOP)
    try:
        set_units(session, 11)
        settled(session, qtbot)
        assert params(session) == 4 * 11 + 11 + 11 * 3 + 3
        assert trials.is_trying
        assert can_train(session)
    finally:
        os.kill(held, signal.SIGCONT)
    qtbot.waitUntil(lambda: not can_train(session), timeout=LONG)
    (problem,) = session.analysis.problems()
    assert problem.text.args == {"name": "F1Score", "count": 3}

    set_units(session, 12)  # a trial does not depend on it: known at once
    settled(session, qtbot)
    assert not can_train(session)
    document = session.document
    document.push(apply_fix(document.graph, problem.fixes[0].kind, problem.fixes[0].args))
    settled(session, qtbot)
    assert can_train(session)
    with qtbot.waitSignal(trials.came, timeout=LONG):
        pass
    assert session.analysis.problems() == []
    document.undo_stack.undo()
    settled(session, qtbot)
    assert not can_train(session)


def test_training_waits_for_the_trial_and_is_refused_by_it(session: Session, qtbot: QtBot) -> None:
    session.document.reset(several_numbers(learning_rate=0.25).graph)
    settled(session, qtbot)
    assert can_train(session)
    assert not session.analysis.is_tried
    states: list[str] = []
    session.training.state_changed.connect(lambda: states.append(session.training.state))
    with qtbot.waitSignal(session.training.failed, timeout=LONG) as failed:
        session.training.start()
    assert states == ["checking", "idle"]
    assert failed.args[0].args == {"name": "F1Score", "count": 3}
    assert session.runs.runs == ()
    assert not (session.runs.folder() / session.training.run_name).exists()


@pytest.mark.skipif(sys.platform == "win32", reason="kills a process the POSIX way")
def test_a_trial_whose_process_dies_is_told_and_not_made_again(session: Session, qtbot: QtBot) -> None:
    trials = session.analysis.trials
    drawing = projects.iris(optimizer={"class": "SGD", "args": {"learning_rate": 0.125}})
    session.document.reset(drawing.graph)
    settled(session, qtbot)
    qtbot.waitUntil(lambda: trials.is_trying and pid_of(trials) != 0, timeout=LONG)
    os.kill(pid_of(trials), signal.SIGKILL)
    qtbot.waitUntil(lambda: session.analysis.problems() != [], timeout=LONG)
    (problem,) = session.analysis.problems()
    assert problem.severity == "warning"
    assert "signal 9" in str(problem.text)
    assert can_train(session)
    assert not trials.is_trying


@pytest.mark.skipif(sys.platform == "win32", reason="holds a process the POSIX way")
def test_a_trial_that_another_backend_makes_needless_is_made_there_and_not_told_to_have_failed(
    session: Session, qtbot: QtBot
) -> None:
    trials = session.analysis.trials
    drawing = projects.iris(optimizer={"class": "SGD", "args": {"learning_rate": 0.0625}})
    session.document.reset(drawing.graph)
    settled(session, qtbot)
    qtbot.waitUntil(lambda: trials.is_trying and pid_of(trials) != 0, timeout=LONG)
    first = trials.engine
    os.kill(pid_of(trials), signal.SIGSTOP)
    training = msgspec.structs.replace(session.document.training, backend="jax")
    session.document.set_setting(TRAINING, training, "Change the backend")
    qtbot.waitUntil(lambda: session.analysis.is_tried, timeout=LONG)
    assert trials.engine is not first
    assert trials.engine is not None
    assert trials.engine.backend == "jax"
    assert session.analysis.problems() == []
