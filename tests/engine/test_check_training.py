"""What the check says of data, losses, callbacks and memory."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pytest

from designer.advice.logged_names import logged_names
from designer.data.preparation import binding
from designer.data.settings import Binding, DataSettings, Split
from designer.data.sources import BundledSource, CsvSource, NpzSource
from designer.engine.building.build import build_model, compile_arguments
from designer.engine.checking.check import Checker
from designer.engine.feeding.data import load
from designer.engine.feeding.describing import describe
from designer.graph import edits
from designer.graph.calls import outputs_of, program
from designer.graph.model import INPUT
from designer.graph.texts import DesignerError, Text
from designer.machine import memory
from designer.project.fixes import apply_fix
from designer.project.records import DATA, TRAINING, OutputTraining, TrainingSettings
from designer.wire import Checked, DataDescribed, Problem, decode_answer, frame
from tests.support.drawings import Drawing, ticket
from tests.support.networks import catalogue


@pytest.fixture(scope="module")
def checker() -> Iterator[Checker]:
    checker = Checker()
    yield checker
    checker.close()


DIGITS = describe(BundledSource("digits"), Path())
IRIS = describe(BundledSource("iris"), Path())


def digits(units: int = 10, activation: str | None = "softmax", target: Binding = Binding(("target",))) -> Drawing:  # noqa: B008
    d = Drawing()
    d.add(INPUT, "data", shape=[64])
    d.add("Dense", "data", "digit", units=units, **({"activation": activation} if activation else {}))
    bound = DataSettings(
        BundledSource("digits"),
        inputs={d.ids["data"]: Binding(("data",))},
        targets={d.ids["digit"]: target},
    )
    d.graph.settings[DATA] = bound
    set_loss(d, "sparse_categorical_crossentropy")
    return d


def set_loss(d: Drawing, loss: Any, metrics: tuple[Any, ...] = (), output: str = "digit") -> None:
    training = d.graph.settings.get(TRAINING, TrainingSettings())
    outputs = {**training.outputs, d.ids[output]: OutputTraining(loss, metrics)}
    d.graph.settings[TRAINING] = msgspec.structs.replace(training, outputs=outputs)


def change(d: Drawing, setting: str, **values: Any) -> None:
    default = DataSettings() if setting == DATA else TrainingSettings()
    d.graph.settings[setting] = msgspec.structs.replace(d.graph.settings.get(setting, default), **values)


def check(checker: Checker, d: Drawing, described: DataDescribed | None = DIGITS, error: Any = None) -> Checked:
    report = checker.check(d.graph, catalogue(), described, error)
    # The sentences read the same after they have gone through the pipe.
    received = decode_answer(frame(report)[4:])
    assert isinstance(received, Checked)
    assert [str(p.text) for p in received.problems] == [str(p.text) for p in report.problems]
    return received


def only(report: Checked) -> Problem:
    assert len(report.problems) == 1, [str(p.text) for p in report.problems]
    return report.problems[0]


def fixed(checker: Checker, d: Drawing, problem: Problem, kind: str, described: DataDescribed = DIGITS) -> Checked:
    fix = next(f for f in problem.fixes if f.kind == kind)
    d.graph.apply(apply_fix(d.graph, fix.kind, fix.args, catalogue().signature))
    return check(checker, d, described)


def table(tmp_path: Path, text: str) -> tuple[CsvSource, DataDescribed]:
    (tmp_path / "table.csv").write_text(text, "utf-8")
    source = CsvSource("table.csv")
    return source, describe(source, tmp_path)


def regression(source: Any, columns: tuple[str, ...], target: str, preparation: Any = "none") -> Drawing:
    d = Drawing()
    d.add(INPUT, "x", shape=[len(columns)])
    d.add("Dense", "x", "y", units=1)
    inputs = {d.ids["x"]: binding(columns, preparation)}
    d.graph.settings[DATA] = DataSettings(source, inputs=inputs, targets={d.ids["y"]: Binding((target,))})
    set_loss(d, "mse", output="y")
    return d


# ---------------------------------------------------------------------------------------------- data


def test_a_project_that_can_train_has_no_problems(checker: Checker) -> None:
    report = check(checker, digits())
    assert report.problems == ()
    assert report.can_train


def test_without_a_source_only_that_is_said(checker: Checker) -> None:
    d = digits()
    change(d, DATA, source=None)
    problem = only(check(checker, d, None))
    assert (problem.scope, problem.severity) == ("data", "error")
    assert str(problem.text) == "There are no data to train on. Choose a source in the data panel."


@pytest.mark.parametrize(
    "error", [DesignerError("{file} is gone.", file="a.csv"), Text("{file} is gone.", {"file": "a.csv"})]
)
def test_a_source_that_cannot_be_read_is_told_in_its_words(checker: Checker, error: Any) -> None:
    report = check(checker, digits(), None, error)
    assert str(only(report).text) == "a.csv is gone."
    assert report.ok
    assert not report.can_train


def test_an_unbound_input_offers_the_column_of_its_name(checker: Checker) -> None:
    d = digits()
    change(d, DATA, inputs={})
    problem = only(check(checker, d))
    assert (problem.node, str(problem.text)) == (d.ids["data"], "The Input data has no data. Bind columns to it.")
    assert fixed(checker, d, problem, "bind").can_train


def test_an_output_without_target_offers_a_column(checker: Checker) -> None:
    d = digits()
    change(d, DATA, targets={})
    problem = only(check(checker, d))
    assert (problem.node, str(problem.text)) == (d.ids["digit"], "digit has no target. Bind a column.")
    assert fixed(checker, d, problem, "bind").can_train


def test_a_missing_column_is_named_with_those_there_are(checker: Checker) -> None:
    d = digits()
    change(d, DATA, inputs={d.ids["data"]: Binding(("pixels",))})
    assert str(only(check(checker, d)).text) == (
        "data is bound to pixels, which the data do not have. They have data, images, target. Bind another."
    )


def test_an_input_of_another_shape_can_take_that_of_the_data(checker: Checker) -> None:
    d = digits()
    d.graph.apply(edits.set_param(d.graph, d.ids["data"], "shape", [60]))
    problem = only(check(checker, d))
    assert str(problem.text) == "The Input data expects the shape (60,) a row; what is bound to it has (64,)."
    assert (problem.node, problem.param) == (d.ids["data"], "shape")
    assert fixed(checker, d, problem, "set_param").can_train


def test_columns_side_by_side_are_counted(checker: Checker) -> None:
    names = tuple(c.name for c in IRIS.columns if not c.shape and c.name != "target")
    d = regression(BundledSource("iris"), names[:3], "target")
    d.graph.apply(edits.set_param(d.graph, d.ids["x"], "shape", [4]))
    problem = only(check(checker, d, IRIS))
    assert "expects the shape (4,) a row; what is bound to it has (3,)" in str(problem.text)


def test_text_must_be_prepared(checker: Checker, tmp_path: Path) -> None:
    source, described = table(tmp_path, "colour,size\nred,1\ngreen,2\nblue,3\n")
    d = regression(source, ("colour",), "size")
    change(d, TRAINING, batch_size=1)
    problem = only(check(checker, d, described))
    assert str(problem.text) == (
        "colour, bound to x, holds text; numbers were expected. Prepare it as one-hot or integer."
    )
    report = fixed(checker, d, problem, "set_preparation", described)
    shape = only(report)
    assert "what is bound to it has (3,)" in str(shape.text)
    assert not any(p.severity == "error" for p in fixed(checker, d, shape, "set_param", described).problems)


def test_gaps_in_a_table_can_be_dropped_or_filled(checker: Checker, tmp_path: Path) -> None:
    source, described = table(tmp_path, "a,b\n1,2\n,3\n4,5\n7,8\n9,1\n")
    d = regression(source, ("a",), "b")
    change(d, TRAINING, batch_size=2)
    problem = only(check(checker, d, described))
    assert str(problem.text) == "a, bound to x, has 1 missing value(s); the loss would be NaN."
    where = {"role": "inputs", "key": d.ids["x"], "columns": ["a"]}
    assert [f.args for f in problem.fixes] == [{**where, "missing": "drop"}, {**where, "missing": "fill"}]
    assert fixed(checker, d, problem, "set_missing", described).can_train


def test_gaps_in_an_array_can_be_dropped_or_filled_too(checker: Checker, tmp_path: Path) -> None:
    np.savez(tmp_path / "a.npz", a=np.array([1.0, np.nan, 3, 4, 5]), b=np.arange(5.0))
    described = describe(NpzSource("a.npz"), tmp_path)
    d = regression(NpzSource("a.npz"), ("a",), "b")
    change(d, TRAINING, batch_size=2)
    problem = only(check(checker, d, described))
    assert str(problem.text).startswith("a, bound to x, has 1 missing value(s)")
    assert [fix.args["missing"] for fix in problem.fixes] == ["drop", "fill"]


def test_an_array_stands_alone(checker: Checker) -> None:
    d = digits()
    change(d, DATA, inputs={d.ids["data"]: Binding(("data", "images"))})
    assert str(only(check(checker, d)).text).startswith(
        "images is an array of shape (8, 8) a row and cannot be used this way; bind it alone."
    )
    change(d, DATA, inputs={d.ids["data"]: binding(("images",), "one_hot")})
    assert str(only(check(checker, d)).text).startswith("The step OneHot cannot be used for images")


def test_an_embedding_must_have_a_row_for_every_number(checker: Checker) -> None:
    d = Drawing()
    d.add(INPUT, "data", shape=[64])
    d.add("Embedding", "data", "embedded", input_dim=10, output_dim=2)
    d.add("Flatten", "embedded", "flat")
    d.add("Dense", "flat", "digit", units=10, activation="softmax")
    bound = digits().graph.settings[DATA]
    d.graph.settings[DATA] = msgspec.structs.replace(bound, targets={d.ids["digit"]: Binding(("target",))})
    set_loss(d, "sparse_categorical_crossentropy")
    problem = only(check(checker, d))
    assert str(problem.text) == ("embedded has 10 rows for the numbers 0 to 9, but the data go up to 16. It needs 17.")
    assert fixed(checker, d, problem, "set_param").can_train


# ---------------------------------------------------------------------------------------------- losses


def test_an_output_without_a_loss_gets_one_that_fits(checker: Checker) -> None:
    d = digits()
    set_loss(d, "")
    problem = only(check(checker, d))
    assert (problem.node, str(problem.text)) == (d.ids["digit"], "digit has no loss. Choose one.")
    assert problem.fixes[0].args["loss"] == "sparse_categorical_crossentropy"
    assert fixed(checker, d, problem, "set_loss").can_train


def test_the_suggested_losses_follow_the_activations(checker: Checker) -> None:
    report = checker.check(ticket().graph, catalogue())
    losses = [p.fixes[0].args["loss"] for p in report.problems if "no loss" in str(p.text)]
    assert losses == ["binary_crossentropy", "sparse_categorical_crossentropy"]


@pytest.mark.parametrize(
    ("loss", "text"),
    [
        ("mean_squared_loss", "digit: Keras has no loss called mean_squared_loss. Did you mean mean_squared_error?"),
        ({"class": "Huber", "args": {"delta": 1, "x": 2}}, "digit: Huber has no argument x. Its arguments are "),
    ],
)
def test_a_loss_keras_does_not_know_is_answered_with_the_nearest(checker: Checker, loss: Any, text: str) -> None:
    d = digits()
    set_loss(d, loss)
    assert str(only(check(checker, d)).text).startswith(text)


def test_a_metric_keras_does_not_know_is_answered_with_the_nearest(checker: Checker) -> None:
    d = digits()
    set_loss(d, "sparse_categorical_crossentropy", ("mean_absoulte_error",))
    assert str(only(check(checker, d)).text) == (
        "digit: Keras has no metric called mean_absoulte_error. Did you mean mean_absolute_error?"
    )


def test_too_few_units_for_the_classes_can_be_set(checker: Checker) -> None:
    d = digits(units=8)
    problem = only(check(checker, d))
    assert str(problem.text) == (
        "The target of digit goes up to 9, but digit has 8 unit(s) for the classes 0 to 7. It needs 10."
    )
    assert fixed(checker, d, problem, "set_param").can_train


def test_categorical_crossentropy_wants_one_hot(checker: Checker) -> None:
    for kind in ("set_loss", "set_preparation"):
        d = digits()
        set_loss(d, "categorical_crossentropy")
        problem = only(check(checker, d))
        assert str(problem.text) == (
            "categorical_crossentropy needs a one-hot target of the shape (10,) a row for digit; it has (1,). "
            "Prepare it as one-hot, or use sparse_categorical_crossentropy."
        )
        assert fixed(checker, d, problem, kind).can_train


def test_one_hot_targets_must_have_as_many_columns_as_units(checker: Checker) -> None:
    d = digits(units=12, target=binding(("target",), "one_hot"))
    set_loss(d, "categorical_crossentropy")
    problem = only(check(checker, d))
    assert str(problem.text).startswith("digit gives the shape (12,) a row, its target has (10,)")
    assert fixed(checker, d, problem, "set_param").can_train


def test_sparse_crossentropy_refuses_one_hot(checker: Checker) -> None:
    for kind in ("set_loss", "set_preparation"):
        d = digits(target=binding(("target",), "one_hot"))
        problem = only(check(checker, d))
        assert "compares digit with one whole number a row; its target has the shape (10,)" in str(problem.text)
        assert fixed(checker, d, problem, kind).can_train


def test_sparse_crossentropy_wants_whole_numbers_from_zero(checker: Checker) -> None:
    d = digits(target=binding(("target",), "standardize"))
    assert fixed(checker, d, only(check(checker, d)), "set_preparation").can_train
    column = next(c.name for c in IRIS.columns if c.name.startswith("sepal"))
    d = regression(BundledSource("iris"), ("data",), column)
    d.graph.apply(edits.set_param(d.graph, d.ids["x"], "shape", [4]))
    d.graph.apply(edits.set_params(d.graph, d.ids["y"], {"units": 9, "activation": "softmax"}))
    set_loss(d, "sparse_categorical_crossentropy", output="y")
    problem = only(check(checker, d, IRIS))
    assert "needs whole numbers from 0 as target of y" in str(problem.text)


def test_binary_crossentropy_wants_one_unit_and_zero_to_one(checker: Checker) -> None:
    d = digits(units=1, activation="sigmoid")
    set_loss(d, "binary_crossentropy")
    problem = only(check(checker, d))
    assert str(problem.text).startswith("binary_crossentropy needs targets from 0 to 1; those of digit go from 0 to 9.")
    d = digits(units=3, activation="sigmoid")
    set_loss(d, "binary_crossentropy")
    problem = only(check(checker, d))
    assert str(problem.text).startswith("digit gives the shape (3,) a row, its target has (1,)")
    assert "Set the units of digit to 1" in [str(f.text) for f in problem.fixes]


def test_regression_compares_equal_shapes(checker: Checker) -> None:
    d = digits(units=4, activation=None)
    set_loss(d, "mse")
    problem = only(check(checker, d))
    assert str(problem.text) == (
        "digit gives the shape (4,) a row, its target has (1,); mean_squared_error compares equal shapes."
    )
    assert fixed(checker, d, problem, "set_param").can_train


@pytest.mark.parametrize(
    ("activation", "loss", "text"),
    [
        (None, "sparse_categorical_crossentropy", "expects probabilities, but digit ends with linear."),
        ("relu", "sparse_categorical_crossentropy", "expects probabilities, but digit ends with relu."),
        (
            "softmax",
            {"class": "SparseCategoricalCrossentropy", "args": {"from_logits": True}},
            "with from_logits expects raw numbers, but digit ends with softmax.",
        ),
    ],
)
def test_an_activation_that_does_not_fit_the_loss_is_warned_of(
    checker: Checker, activation: str | None, loss: Any, text: str
) -> None:
    d = digits(activation=activation)
    set_loss(d, loss)
    report = check(checker, d)
    problem = only(report)
    assert problem.severity == "warning"
    assert text in str(problem.text)
    assert report.can_train
    for fix in problem.fixes:
        other = digits(activation=activation)
        set_loss(other, loss)
        assert fixed(checker, other, problem, fix.kind).problems == ()


def test_an_activation_layer_is_looked_at_too(checker: Checker) -> None:
    d = digits(activation=None)
    d.add("Activation", "digit", "end", activation="softmax")
    change(d, DATA, targets={d.ids["end"]: Binding(("target",))})
    set_loss(d, "sparse_categorical_crossentropy", output="end")
    assert check(checker, d).problems == ()
    d.graph.apply(edits.set_param(d.graph, d.ids["digit"], "units", 7))
    assert fixed(checker, d, only(check(checker, d)), "set_param").can_train


def test_a_softmax_of_one_unit_is_warned_of(checker: Checker) -> None:
    d = digits(units=1)
    set_loss(d, "mse")
    assert str(only(check(checker, d)).text) == (
        "A softmax over one unit is always 1, so digit cannot learn. Use sigmoid."
    )


# ---------------------------------------------------------------------------------------------- settings


def test_a_monitor_that_is_not_measured_names_those_that_are(checker: Checker) -> None:
    d = digits()
    set_loss(d, "sparse_categorical_crossentropy", ("accuracy",))
    change(d, TRAINING, callbacks=({"class": "EarlyStopping", "args": {"monitor": "val_acc", "patience": 2}},))
    problem = only(check(checker, d))
    assert str(problem.text) == (
        "EarlyStopping watches val_acc, which is not measured. There are loss, accuracy, val_loss, val_accuracy."
    )
    assert fixed(checker, d, problem, "set_callback").can_train
    assert d.graph.settings[TRAINING].callbacks[0]["args"] == {"monitor": "val_loss", "patience": 2}


@pytest.mark.parametrize("callback", ["EarlyStopping", {"class": "ModelCheckpoint", "args": {"save_best_only": True}}])
def test_a_validation_monitor_needs_validation_data(checker: Checker, callback: Any) -> None:
    for kind in ("set_validation_split", "set_callback"):
        d = digits()
        change(d, TRAINING, callbacks=(callback,))
        change(d, DATA, split=Split(validation=0.0))
        problem = only(check(checker, d))
        assert "watches val_loss, but no data are held back" in str(problem.text)
        assert fixed(checker, d, problem, kind).can_train


def test_a_checkpoint_that_keeps_every_epoch_needs_no_monitor(checker: Checker) -> None:
    d = digits()
    change(d, TRAINING, callbacks=("ModelCheckpoint",))
    change(d, DATA, split=Split(validation=0.0))
    assert check(checker, d).problems == ()


@pytest.mark.parametrize(
    ("callback", "text"),
    [
        ("EarlyStop", "EarlyStop is not a callback of Keras."),
        ({"class": "EarlyStopping", "args": {"patience": -1}}, "EarlyStopping: patience must be at least 0; it is -1."),
        ({"class": "EarlyStopping", "args": {"pat": 1}}, "EarlyStopping: There is no argument pat. Its arguments are"),
    ],
)
def test_a_faulty_callback_is_named(checker: Checker, callback: Any, text: str) -> None:
    d = digits()
    change(d, TRAINING, callbacks=(callback,))
    assert str(only(check(checker, d)).text).startswith(text)


def test_a_batch_larger_than_the_data_is_warned_of(checker: Checker) -> None:
    d = digits()
    change(d, TRAINING, batch_size=5000)
    problem = only(check(checker, d))
    assert problem.severity == "warning"
    assert str(problem.text) == (
        "The batch size 5000 is larger than the 1438 rows to train on; every epoch is one step."
    )
    assert fixed(checker, d, problem, "set_batch_size").problems == ()


@pytest.mark.parametrize(("epochs", "batch_size"), [(0, 32), (5, 0)])
def test_counts_begin_at_one(checker: Checker, epochs: int, batch_size: int) -> None:
    d = digits()
    change(d, TRAINING, epochs=epochs, batch_size=batch_size)
    name = "epochs" if epochs == 0 else "batch_size"
    assert str(only(check(checker, d)).text).startswith(f"{name} must be between 1 and ")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"steps_per_epoch": 50}, "An epoch is to have 50 batches, but the data are used up after 45; it ends there."),
        (
            {"validation_freq": 4, "epochs": 3},
            "Validation comes after every 4 epochs, and there are only 3: nothing is validated.",
        ),
    ],
)
def test_epochs_that_do_not_come_about_as_said_are_warned_of(
    checker: Checker, options: dict[str, int], said: str
) -> None:
    d = digits()
    change(d, TRAINING, **options)
    problem = only(check(checker, d))
    assert (problem.severity, str(problem.text)) == ("warning", said)


def test_a_split_that_leaves_nothing_is_refused(checker: Checker, tmp_path: Path) -> None:
    source, described = table(tmp_path, "a,b\n1,2\n3,4\n")
    d = regression(source, ("a",), "b")
    change(d, TRAINING, batch_size=1)
    assert str(only(check(checker, d, described)).text).startswith(
        "Of 2 row(s) 2 are left to train on and 0 to validate with."
    )
    change(d, DATA, split=Split(validation=1.5))
    assert "Validation and test take 150% of the rows, and nothing is left to train on. Lower them." in [
        str(p.text) for p in check(checker, d, described).problems
    ]


def test_an_optimizer_keras_refuses_is_named(checker: Checker) -> None:
    d = digits()
    change(d, TRAINING, optimizer={"class": "Adam", "args": {"learning_rte": 1}})
    assert str(only(check(checker, d)).text).startswith("Adam has no argument learning_rte.")
    change(d, TRAINING, optimizer="adm")
    assert str(only(check(checker, d)).text) == "Keras has no optimizer called adm. Did you mean adam?"


# ---------------------------------------------------------------------------------------------- memory


def test_a_model_too_big_for_the_machine_is_refused_with_the_estimate(
    checker: Checker, monkeypatch: pytest.MonkeyPatch
) -> None:
    d = Drawing()
    d.add(INPUT, "x", shape=[20_100])
    d.add("Dense", "x", "big", units=100_000)
    monkeypatch.setattr("designer.engine.checking.settings.free_bytes", lambda: 16 * 2**30)
    report = checker.check(d.graph, catalogue())
    problem = next(p for p in report.problems if "memory" in str(p.text))
    assert (problem.node, problem.scope, problem.severity) == (d.ids["big"], "training", "error")
    assert str(problem.text) == (
        "Training needs at least 37.5 GB of memory, and 16.0 GB are free. big alone has 2,010,100,000 parameters; "
        "make it or the batches smaller."
    )
    assert report.ok
    assert not report.can_train


@pytest.mark.parametrize(
    ("optimizer", "slots"),
    [
        ("sgd", 0),
        ({"class": "SGD", "args": {"momentum": 0.9}}, 1),
        ("rmsprop", 1),
        ("adam", 2),
        ({"class": "Adam", "args": {"amsgrad": True}}, 3),
    ],
)
def test_slots_of_the_optimizer_are_counted(checker: Checker, optimizer: Any, slots: int) -> None:
    d = Drawing()
    d.add(INPUT, "x", shape=[1000])
    d.add("Dense", "x", "y", units=1000, use_bias=False)
    change(d, TRAINING, optimizer=optimizer)
    passing = 2 if slots else 1
    outputs = 2 * 4 * 32 * (1000 + 1000)
    assert checker.check(d.graph, catalogue()).memory == 4 * 10**6 * (2 + slots + passing) + outputs


def test_the_machine_tells_what_is_free() -> None:
    free = memory.free_bytes()
    assert free is None or 0 < free < 2**50


# ---------------------------------------------------------------------------------------------- against Keras


@pytest.mark.parametrize(
    "metrics",
    [
        ("accuracy",),
        ("acc", "mse"),
        ({"class": "SparseTopKCategoricalAccuracy", "args": {"k": 3}}, "sparse_categorical_accuracy"),
        ({"class": "SparseCategoricalAccuracy", "args": {"name": "mine"}},),
        (),
    ],
)
def test_the_names_that_can_be_watched_are_those_that_fit_logs(metrics: tuple[Any, ...]) -> None:
    d = digits()
    set_loss(d, "sparse_categorical_crossentropy", metrics)
    assert logged(d) == names(d)


def test_the_names_of_several_outputs_are_those_that_fit_logs() -> None:
    d = digits()
    d.add("Dense", "data", "sum", units=1)
    change(d, DATA, targets={**d.graph.settings[DATA].targets, d.ids["sum"]: Binding(("target",))})
    set_loss(d, "mse", ("mae", "mae"), output="sum")
    set_loss(d, "sparse_categorical_crossentropy", ("accuracy",))
    assert logged(d) == names(d)


def names(d: Drawing) -> set[str]:
    settings = d.graph.settings
    return set(logged_names(outputs_of(d.graph), settings[TRAINING], settings[DATA], catalogue()))


def logged(d: Drawing) -> set[str]:
    p = program(d.graph, catalogue().signature)
    data = load(p, d.graph.settings[DATA], Path())
    model = build_model(p, catalogue())
    model.compile(**compile_arguments(p, d.graph.settings[TRAINING], catalogue()))
    history: Mapping[str, Any] = model.fit(
        data.x, data.y, validation_data=data.validation, batch_size=500, verbose=0
    ).history
    return set(history)


def test_a_project_without_problems_trains(checker: Checker) -> None:
    d = digits()
    assert check(checker, d).can_train
    assert logged(d) == {"loss", "val_loss"}
