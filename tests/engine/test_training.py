"""Training in the engine, in this process, with real Keras."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import keras
import msgspec
import pytest
from sklearn.datasets import load_iris

from designer import wire
from designer.data.settings import Split
from designer.data.sources import CsvSource
from designer.engine.training.checkpoint import read_state
from designer.graph.texts import Text
from designer.project import run_folder
from designer.project.records import DATA
from designer.project.run_record import kept_logs, read_run
from designer.wire import (
    BatchDone,
    EpochDone,
    Evaluated,
    Failed,
    Finished,
    Paused,
    Resumed,
    TrainingStarted,
)
from tests.support import projects
from tests.support.engines import Desk

PLAIN_SCRIPT = """
import json, os
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
import keras, numpy as np
from sklearn.datasets import load_iris

keras.utils.set_random_seed(7)
iris = load_iris()
rows = np.random.default_rng(0).permutation(150)
train, held = rows[:120], rows[120:]
x = iris.data
x = ((x - x[train].mean(axis=0)) / x[train].std(axis=0)).astype("float32")
y = iris.target.astype("int32")
inputs = keras.Input((4,), name="flower")
z = keras.layers.Dense(8, activation="relu", name="hidden")(inputs)
z = keras.layers.Dropout(0.2, name="dropout")(z)
model = keras.Model(inputs, keras.layers.Dense(3, activation="softmax", name="species")(z))
model.compile("rmsprop", "sparse_categorical_crossentropy", metrics=["accuracy"])
history = model.fit(x[train], y[train], batch_size=16, epochs=4, validation_data=(x[held], y[held]), verbose=0)
print(json.dumps(history.history))
"""


@pytest.fixture(scope="module")
def shared_desk() -> Desk:
    return Desk()


@pytest.fixture
def desk(shared_desk: Desk) -> Iterator[Desk]:
    shared_desk.said.clear()
    yield shared_desk
    shared_desk.engine.handle(wire.Stop())
    assert shared_desk.engine.wait(60)
    shared_desk._hooks.clear()


def finished(desk: Desk) -> Finished:
    assert isinstance(desk.said[-1], Finished), desk.said[-1]
    return desk.said[-1]


def test_the_numbers_are_those_of_a_plain_script(desk: Desk, tmp_path: Path) -> None:
    desk.train(projects.text(projects.iris()), tmp_path / "run")
    finished(desk)
    output = subprocess.run([sys.executable, "-c", PLAIN_SCRIPT], capture_output=True, text=True, check=True)
    expected = json.loads(output.stdout.splitlines()[-1])
    for name, values in expected.items():
        assert [e.logs[name] for e in desk.all(EpochDone)] == pytest.approx(values, abs=1e-6), name


def test_a_run_leaves_a_folder_that_tells_everything(desk: Desk, tmp_path: Path) -> None:
    text = projects.text(projects.iris())
    desk.train(text, tmp_path / "run")
    path = tmp_path / "run"
    assert (path / run_folder.PROJECT).read_text() == text
    info = run_folder.read_info(path)
    assert (info.epochs, info.batch_size, info.samples, info.validation_samples, info.steps) == (4, 16, 120, 30, 8)
    assert info.params == 4 * 8 + 8 + 8 * 3 + 3
    assert info.backend == keras.backend.backend()
    ending = run_folder.read_mark(path)
    assert ending is not None
    assert ending[0] == "done"
    metrics = run_folder.read_metrics(path)
    assert [line.epoch for line in metrics.epochs] == [0, 1, 2, 3]
    xs, ys = metrics.batches["loss"]
    assert len(xs) == 4 * 8
    assert xs[-1] == 4.0
    # The mean over an epoch's batches, weighted with their sizes, is what Keras reports for the epoch.
    sizes = [16] * 7 + [8]
    for line in metrics.epochs:
        values = ys[line.epoch * 8 : line.epoch * 8 + 8]
        mean = sum(v * s for v, s in zip(values, sizes, strict=True)) / 120
        assert mean == pytest.approx(line.logs["loss"], abs=1e-5)
    newest = run_folder.checkpoints(path)[0]
    state = read_state(newest)
    assert state is not None
    assert state.epochs == 4
    assert (path / run_folder.MODEL).is_file()
    assert not [p for p in path.iterdir() if "saving" in p.name or p.suffix == ".tmp"]


def test_progress_counts_steps_and_estimates_the_rest(desk: Desk, tmp_path: Path) -> None:
    desk.train(projects.text(projects.endless(samples=2000, epochs=3)), tmp_path / "run")
    started = desk.all(TrainingStarted)[0]
    assert (started.epochs, started.steps, started.samples) == (3, 250, 2000)
    batches = desk.all(BatchDone)
    assert batches[-1].epoch == 2
    assert batches[-1].step == 250
    assert any(b.samples_per_second > 0 for b in batches)
    assert batches[-1].remaining == pytest.approx(0, abs=0.5)
    points = [p for b in batches for p in b.points]
    assert 3 * 100 <= len(points) <= 3 * 200
    assert [x for x, _ in points] == sorted(x for x, _ in points)


def test_several_batches_a_call_train_the_same_and_count_right(desk: Desk, tmp_path: Path) -> None:
    desk.train(projects.text(projects.iris()), tmp_path / "one")
    expected = [e.logs for e in desk.all(EpochDone)]
    desk.train(projects.text(projects.iris(steps_per_execution=3)), tmp_path / "three")
    finished(desk)
    for found, logs in zip(desk.all(EpochDone), expected, strict=True):
        assert found.logs == pytest.approx(logs, abs=1e-5)
    assert run_folder.read_metrics(tmp_path / "three").batches["loss"][0][:3] == [3 / 8, 6 / 8, 1.0]


def test_stop_ends_within_a_batch_and_keeps_the_weights(desk: Desk, tmp_path: Path) -> None:
    stopped_at = []

    def stop(record: BatchDone) -> None:
        if record.epoch == 1 and not stopped_at:
            stopped_at.append(record.step)
            desk.engine.handle(wire.Stop(id=99, reason=Text("others were better")))

    desk.on(BatchDone, stop)
    drawing = projects.endless(samples=40_000)  # an epoch of more than the tenth of a second between two reports
    desk.train(projects.text(drawing), tmp_path / "run", group="g", varied={"units": 4})
    end = finished(desk)
    assert end.outcome == "stopped"
    assert end.epochs == 1
    assert len(desk.all(EpochDone)) == 1
    assert desk.all(BatchDone)[-1].step <= stopped_at[0] + 1
    ending = run_folder.read_mark(tmp_path / "run")
    assert ending is not None
    assert (ending[0], str(ending[1].text), str(end.reason)) == ("stopped", *2 * ("others were better",))
    info = run_folder.read_info(tmp_path / "run")
    assert (info.group, info.varied) == ("g", {"units": 4})
    assert (tmp_path / "run" / run_folder.MODEL).is_file()


def test_stop_ends_a_validation_too(desk: Desk, tmp_path: Path) -> None:
    stopped_at: list[int] = []

    def stop(record: BatchDone) -> None:
        if record.validating and not stopped_at:
            stopped_at.append(record.step)
            desk.engine.handle(wire.Stop(id=99))

    desk.on(BatchDone, stop)
    desk.train(projects.text(projects.endless(samples=80, validation=200_000)), tmp_path / "run")
    assert finished(desk).outcome == "stopped"
    assert stopped_at
    assert max(b.step for b in desk.all(BatchDone) if b.validating) <= stopped_at[0] + 1
    assert not desk.all(EpochDone)


def test_pause_holds_between_batches_until_resume(desk: Desk, tmp_path: Path) -> None:
    paused = threading.Event()
    first = threading.Event()
    desk.on(BatchDone, lambda record: first.set())
    desk.on(Paused, lambda record: paused.set())
    desk.train(projects.text(projects.endless()), tmp_path / "run", wait=False)
    assert first.wait(60)
    desk.engine.handle(wire.Pause())
    assert paused.wait(10)
    count = len(desk.all(BatchDone))
    assert not desk.engine.wait(0.3)
    assert len(desk.all(BatchDone)) == count
    desk.engine.handle(wire.Resume())
    desk.engine.handle(wire.Stop())
    assert desk.engine.wait(30)
    kinds = [type(r) for r in desk.said]
    assert kinds.index(Paused) < kinds.index(Resumed)
    assert finished(desk).outcome == "stopped"


def test_a_loss_that_is_not_finite_ends_the_run_and_is_never_saved(desk: Desk, tmp_path: Path) -> None:
    hot = {"class": "SGD", "args": {"learning_rate": 1e18}}
    checkpoint = {"class": "ModelCheckpoint", "args": {"monitor": "loss"}}
    project = projects.endless(samples=400, epochs=5, optimizer=hot, callbacks=(checkpoint,))
    desk.train(projects.text(project), tmp_path / "run")
    failed = desk.said[-1]
    assert isinstance(failed, Failed)
    assert failed.text.args["epoch"] == 1
    assert failed.text.args["batch"] > 1
    ending = run_folder.read_mark(tmp_path / "run")
    assert ending is not None
    assert ending[0] == "failed"
    assert not list((tmp_path / "run").glob("*.keras"))


def test_a_resumed_run_goes_on_with_the_same_curve(desk: Desk, tmp_path: Path) -> None:
    text = projects.text(projects.iris(epochs=6, callbacks=({"class": "EarlyStopping", "args": {"patience": 50}},)))
    desk.on(EpochDone, lambda record: record.epoch == 2 and desk.engine.handle(wire.Stop(id=99)))
    path = tmp_path / "run"
    desk.train(text, path)
    assert finished(desk).outcome == "stopped"
    before = run_folder.read_metrics(path)
    done = len(before.epochs)
    assert 3 <= done < 6
    desk.train(text, path, resume=True)
    assert finished(desk).epochs == 6
    assert desk.all(TrainingStarted)[0].initial_epoch == done
    after = run_folder.read_metrics(path)
    assert [line.epoch for line in after.epochs] == list(range(6))
    assert after.epochs[:done] == before.epochs
    assert after.epochs[-1].logs["loss"] < before.epochs[0].logs["loss"]  # type: ignore[operator]
    assert after.batches["loss"][0] == sorted(after.batches["loss"][0])
    assert after.epochs[-1].elapsed > before.epochs[-1].elapsed
    assert run_folder.read_mark(path)[0] == "done"  # type: ignore[index]


@pytest.mark.parametrize("damage", ["torn", "flipped"])
def test_resume_takes_the_checkpoint_before_when_the_newest_is_damaged(desk: Desk, tmp_path: Path, damage: str) -> None:
    text = projects.text(projects.iris(epochs=5))
    path = tmp_path / "run"
    desk.on(EpochDone, lambda record: record.epoch == 1 and desk.engine.handle(wire.Stop(id=99)))
    desk.train(text, path)
    desk.train(text, path, resume=True)
    newest, earlier = run_folder.checkpoints(path)
    data = bytearray(newest.read_bytes())
    if damage == "torn":
        del data[len(data) // 2 :]
    else:
        data[len(data) // 2] ^= 1
    newest.write_bytes(data)
    assert read_state(newest) is None
    state = read_state(earlier)
    assert state is not None
    desk.train(text, path, resume=True)
    assert finished(desk).epochs == 5
    assert desk.all(TrainingStarted)[0].initial_epoch == state.epochs
    assert [line.epoch for line in run_folder.read_metrics(path).epochs] == list(range(5))


def test_best_weights_are_kept_when_asked_for(desk: Desk, tmp_path: Path) -> None:
    by_accuracy = {"class": "EarlyStopping", "args": {"monitor": "val_accuracy", "patience": 100}}
    optimizer = {"class": "RMSprop", "args": {"learning_rate": 0.05}}
    text = projects.text(projects.iris(epochs=12, keep="best", optimizer=optimizer, callbacks=(by_accuracy,)))
    desk.train(text, tmp_path / "run")
    end = finished(desk)
    logs = [e.logs for e in desk.all(EpochDone)]
    accuracies = [one["val_accuracy"] for one in logs]
    assert end.best_epoch is not None
    assert end.best_epoch == accuracies.index(max(accuracies)) < 11
    found = desk.ask(wire.Evaluate(run_dir=str(tmp_path / "run")))
    assert isinstance(found, Evaluated)
    assert found.samples == 30
    assert found.metrics["loss"] == pytest.approx(logs[end.best_epoch]["val_loss"], abs=1e-6)


@pytest.mark.parametrize("stopped", [False, True])
def test_a_run_says_the_numbers_of_the_weights_that_it_keeps(desk: Desk, tmp_path: Path, stopped: bool) -> None:
    early = {"class": "EarlyStopping", "args": {"patience": 30, "restore_best_weights": True}}
    optimizer = {"class": "RMSprop", "args": {"learning_rate": 0.05}}
    if stopped:
        desk.on(EpochDone, lambda record: record.epoch == 11 and desk.engine.handle(wire.Stop(id=99)))
    desk.train(projects.text(projects.iris(epochs=14, optimizer=optimizer, callbacks=(early,))), tmp_path / "run")
    end = finished(desk)
    logs = [e.logs for e in desk.all(EpochDone)]
    losses = [one["val_loss"] for one in logs]
    best = losses.index(min(losses))
    assert best < len(logs) - 1
    assert (end.kept_epoch, end.logs, end.last_logs) == (best, logs[best], logs[-1])
    assert run_folder.read_mark(tmp_path / "run")[1].kept_epoch == best  # type: ignore[index]
    found = desk.ask(wire.Evaluate(run_dir=str(tmp_path / "run")))
    assert isinstance(found, Evaluated)
    assert found.metrics["loss"] == pytest.approx(end.logs["val_loss"], abs=1e-6)


def test_a_run_that_keeps_averages_says_their_numbers(desk: Desk, tmp_path: Path) -> None:
    """Keras puts the averages in the place of the weights when the training ends, after the last validation."""
    optimizer = {"class": "SGD", "args": {"learning_rate": 0.1, "use_ema": True, "ema_momentum": 0.99}}
    desk.train(projects.text(projects.iris(epochs=3, optimizer=optimizer)), tmp_path / "run")
    end = finished(desk)
    assert end.averaged
    assert end.kept_epoch is None
    found = desk.ask(wire.Evaluate(run_dir=str(tmp_path / "run")))
    assert isinstance(found, Evaluated)
    told = {f"val_{name}": value for name, value in found.metrics.items()}
    assert told == pytest.approx({name: end.logs[name] for name in told}, abs=1e-6)
    assert end.last_logs["val_loss"] != pytest.approx(end.logs["val_loss"], abs=1e-3)
    run = read_run(tmp_path / "run")
    assert run is not None
    assert kept_logs(run) == end.logs


def test_a_run_that_is_stopped_while_it_is_examined_is_done_all_the_same(desk: Desk, tmp_path: Path) -> None:
    desk.on(wire.Examining, lambda _: desk.engine.handle(wire.Stop(id=99)))
    desk.train(projects.text(projects.iris(epochs=2)), tmp_path / "run", examine=True)
    assert finished(desk).outcome == "done"
    assert finished(desk).epochs == 2
    assert not str(finished(desk).reason)
    assert run_folder.read_mark(tmp_path / "run")[0] == "done"  # type: ignore[index]
    assert not desk.all(wire.Examined)
    assert [str(told.text) for told in desk.all(wire.Told)][-1] == "The run was not examined, as it was stopped."


def test_other_validation_values_change_no_training_loss(desk: Desk, tmp_path: Path) -> None:
    drawing = projects.iris(epochs=2)
    data = drawing.graph.settings[DATA]
    split = Split(by="column", column="part", validation=0.2)
    table = load_iris(as_frame=True).frame.sample(frac=1.0, random_state=0).reset_index(drop=True)
    table["part"] = ["train"] * 120 + ["val"] * 20 + ["test"] * 10
    losses = []
    for name in ("as-it-was", "changed"):
        table.to_csv(tmp_path / f"{name}.csv", index=False)
        settings = msgspec.structs.replace(data, source=CsvSource(f"{name}.csv"), split=split)
        drawing.graph.settings[DATA] = settings
        desk.said.clear()
        desk.train(projects.text(drawing), tmp_path / name, folder=str(tmp_path))
        finished(desk)
        losses.append([(e.logs["loss"], e.logs["accuracy"], e.logs["val_loss"]) for e in desk.all(EpochDone)])
        table.loc[120:, list(projects.IRIS)] = table.loc[120:, list(projects.IRIS)] * 1000 - 5
    before, after = losses
    assert [one[:2] for one in before] == [one[:2] for one in after]
    assert [one[2] for one in before] != [one[2] for one in after]


def test_a_callback_of_the_project_ends_the_run_and_says_so(desk: Desk, tmp_path: Path) -> None:
    callbacks = (
        {"class": "EarlyStopping", "args": {"monitor": "val_loss", "patience": 1, "min_delta": 10}},
        {"class": "ModelCheckpoint", "args": {"save_best_only": True}},
        {"class": "CSVLogger", "args": {"filename": "log.csv"}},
    )
    desk.train(projects.text(projects.iris(epochs=30, callbacks=callbacks)), tmp_path / "run")
    end = finished(desk)
    assert end.outcome == "done"
    assert end.epochs < 30
    assert "EarlyStopping" in str(end.reason)
    assert (tmp_path / "run" / "model-checkpoint.keras").is_file()
    assert (tmp_path / "run" / "log.csv").is_file()


def test_what_cannot_be_trained_is_refused_in_words(desk: Desk, tmp_path: Path) -> None:
    drawing = projects.iris(outputs={})
    desk.train(projects.text(drawing), tmp_path / "run")
    assert isinstance(desk.said[-1], Failed)
    assert "Traceback" not in str(desk.said[-1].text)
    assert not (tmp_path / "run").exists()


def test_predictions_are_written_as_arrays_and_as_a_table(desk: Desk, tmp_path: Path) -> None:
    import numpy as np

    desk.train(projects.text(projects.iris()), tmp_path / "run")
    for name in ("out.npz", "out.csv"):
        answer = desk.ask(wire.Predict(run_dir=str(tmp_path / "run"), output=str(tmp_path / name)))
        assert answer.result == str(tmp_path / name)  # type: ignore[union-attr]
    with np.load(tmp_path / "out.npz", allow_pickle=False) as arrays:
        assert arrays["species"].shape == (150, 3)
    lines = (tmp_path / "out.csv").read_text().splitlines()
    assert lines[0] == "row,species,species_probability,species_p_0,species_p_1,species_p_2,species_target"
    assert lines[150].startswith("150,")
    assert len(lines) == 151


def test_a_second_training_in_one_engine_is_refused(desk: Desk, tmp_path: Path) -> None:
    first = threading.Event()
    desk.on(BatchDone, lambda record: first.set())
    desk.train(projects.text(projects.endless()), tmp_path / "one", wait=False)
    assert first.wait(60)
    desk.engine.handle(wire.Train(id=50, project=projects.text(projects.iris()), run_dir=str(tmp_path / "two")))
    refusals = [r for r in desk.all(Failed) if r.id == 50]
    assert refusals
    assert not (tmp_path / "two").exists()
