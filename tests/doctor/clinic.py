"""Networks to be examined: healthy ones over tables, pictures and series, and faults that can be planted in them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pandas as pd

from designer.catalogue.load import load
from designer.data.preparation import binding
from designer.data.settings import Binding, DataSettings, Split
from designer.data.sources import CsvSource, NpzSource
from designer.doctor.finding import Examination, Remedy
from designer.graph.model import Change, Graph, Setting
from designer.project.fixes import apply_fix
from designer.project.records import DATA, TRAINING, OutputTraining, TrainingSettings
from tests.support.drawings import Drawing

KINDS = ("classes", "binary", "numbers", "two", "images", "series")
Layer = tuple[str, dict[str, Any]]


@dataclass
class Plan:
    """A network with its data before it is drawn; faults change it."""

    kind: str
    seed: int
    columns: dict[str, np.ndarray]  # by name: (rows,) of a table, (rows, ...) of arrays
    inputs: list[str]
    targets: dict[str, tuple[str, Layer, OutputTraining, str]]  # head: (column, last layer, objective, preparation)
    hidden: list[Layer]
    scale: str = "standardize"
    optimizer: dict[str, Any] = field(default_factory=lambda: {"class": "Adam", "args": {"learning_rate": 0.005}})
    epochs: int = 25
    batch_size: int = 32
    split: Split = field(default_factory=Split)
    frozen: set[int] = field(default_factory=set)
    held: dict[str, np.ndarray] | None = None  # rows of their own to validate with
    weights: Mapping[str, float] = field(default_factory=dict)

    @property
    def random(self) -> np.random.RandomState:
        return np.random.RandomState(self.seed + 1000)

    def draw(self, folder: Path) -> Graph:
        """Write the data and return the project."""
        drawing = Drawing()
        first = self.columns[self.inputs[0]]
        shape = [len(self.inputs)] if first.ndim == 1 else list(first.shape[1:])
        drawing.add("Input", "features", shape=shape)
        before = "features"
        for number, (type_, params) in enumerate(self.hidden):
            name = f"layer_{number}"
            drawing.add(type_, before, name, **params)
            before = name
        outputs, targets = {}, {}
        for head, (column, (type_, params), objective, prepared) in self.targets.items():
            node = drawing.add(type_, before, head, **params)
            outputs[node] = msgspec.structs.replace(objective, weight=self.weights.get(head, 1.0))
            targets[node] = binding((column,), prepared)
        graph = drawing.graph
        for number in self.frozen:
            from designer.graph.edits import set_trainable

            graph.apply(set_trainable(graph, [drawing.ids[f"layer_{number}"]], False))
        source = _written(self.columns, folder, "data")
        settings = DataSettings(
            source=source,
            inputs={
                drawing.ids["features"]: binding(tuple(self.inputs), self.scale)
                if self.scale
                else Binding(tuple(self.inputs))
            },
            targets=targets,
            split=self.split,
            validation=None if self.held is None else _written(self.held, folder, "held"),
        )
        training = TrainingSettings(
            optimizer=self.optimizer, outputs=outputs, epochs=self.epochs, batch_size=self.batch_size, seed=self.seed
        )
        graph.apply(Change("", added=(Setting(DATA, settings), Setting(TRAINING, training))))
        return graph


def _written(columns: dict[str, np.ndarray], folder: Path, name: str) -> Any:
    if all(array.ndim == 1 for array in columns.values()):
        path = folder / f"{name}.csv"
        pd.DataFrame(columns).to_csv(path, index=False)
        return CsvSource(path.name)
    path = folder / f"{name}.npz"
    np.savez(path, **columns)
    return NpzSource(path.name)


def healthy(kind: str, seed: int) -> Plan:
    """Return a network that learns, with data and architecture drawn by the seed."""
    random = np.random.RandomState(seed)
    return _HEALTHY[kind](random, seed)


def _features(random: np.random.RandomState, rows: int, count: int) -> dict[str, np.ndarray]:
    mean, size = random.uniform(-3, 3, count), random.uniform(0.5, 3, count)
    return {f"x{i}": (random.normal(size=rows) * size[i] + mean[i]).round(4) for i in range(count)}


def _standard(columns: Mapping[str, np.ndarray], names: list[str]) -> np.ndarray:
    table = np.stack([columns[n] for n in names], axis=1)
    return (table - table.mean(axis=0)) / table.std(axis=0)


def _dense(random: np.random.RandomState, activation: str = "") -> list[Layer]:
    found: list[Layer] = []
    for _ in range(random.randint(1, 4)):
        chosen = activation or ("relu", "relu", "tanh", "elu")[random.randint(4)]
        found.append(("Dense", {"units": int(random.choice([16, 24, 32, 64])), "activation": chosen}))
        extra = random.randint(6)
        if extra == 0:
            found.append(("Dropout", {"rate": 0.1}))
        elif extra == 1:
            found.append(("BatchNormalization", {}))
    if found[-1][0] == "Dropout":
        found.pop()
    return found


def _classes(random: np.random.RandomState, seed: int) -> Plan:
    rows, count, classes = int(random.choice([300, 500, 800])), random.randint(4, 10), random.randint(3, 5)
    columns = _features(random, rows, count)
    names = list(columns)
    table = _standard(columns, names)
    centres = random.normal(size=(classes * 2, count)) * 1.6
    distance = ((table[:, None] - centres) ** 2).sum(axis=2)
    label = distance.argmin(axis=1) % classes
    noisy = random.rand(rows) < 0.03
    label[noisy] = random.randint(classes, size=noisy.sum())
    columns["kind"] = np.array(["red", "green", "blue", "white", "black"])[label]
    head: Layer = ("Dense", {"units": classes, "activation": "softmax"})
    objective = OutputTraining("sparse_categorical_crossentropy", ("accuracy",))
    return Plan(
        "classes", seed, columns, names, {"kind": ("kind", head, objective, "integer")}, _dense(random), epochs=40
    )


def _binary(random: np.random.RandomState, seed: int) -> Plan:
    rows, count = int(random.choice([300, 500, 800])), random.randint(4, 10)
    columns = _features(random, rows, count)
    names = list(columns)
    table = _standard(columns, names)
    score = table @ random.normal(size=count) + 0.8 * table[:, 0] * table[:, 1] + random.normal(size=rows) * 0.2
    columns["bought"] = np.where(score > np.median(score), "yes", "no")
    head: Layer = ("Dense", {"units": 1, "activation": "sigmoid"})
    objective = OutputTraining("binary_crossentropy", ("accuracy",))
    return Plan(
        "binary", seed, columns, names, {"bought": ("bought", head, objective, "integer")}, _dense(random), epochs=40
    )


def _numbers(random: np.random.RandomState, seed: int) -> Plan:
    rows, count = int(random.choice([300, 500, 800])), random.randint(4, 9)
    columns = _features(random, rows, count)
    names = list(columns)
    table = _standard(columns, names)
    value = table @ random.normal(size=count) + np.sin(2 * table[:, 0]) + 0.1 * random.normal(size=rows)
    columns["price"] = (value * 3 + 20).round(4)
    head: Layer = ("Dense", {"units": 1})
    objective = OutputTraining("mean_squared_error", ("mean_absolute_error",))
    return Plan(
        "numbers", seed, columns, names, {"price": ("price", head, objective, "standardize")}, _dense(random), epochs=60
    )


def _two(random: np.random.RandomState, seed: int) -> Plan:
    plan = _numbers(random, seed)
    plan.kind = "two"
    table = _standard(plan.columns, plan.inputs)
    score = table @ random.normal(size=len(plan.inputs))
    plan.columns["sold"] = np.where(score > np.median(score), "yes", "no")
    head: Layer = ("Dense", {"units": 1, "activation": "sigmoid"})
    plan.targets["sold"] = ("sold", head, OutputTraining("binary_crossentropy", ("accuracy",)), "integer")
    return plan


def _images(random: np.random.RandomState, seed: int) -> Plan:
    from sklearn.datasets import load_digits

    digits = load_digits()
    rows = random.permutation(len(digits.target))[: int(random.choice([600, 900]))]
    columns = {
        "image": (digits.images[rows, :, :, None] / 16).astype(np.float32),
        "digit": digits.target[rows].astype(np.int64),
    }
    hidden: list[Layer] = [
        ("Conv2D", {"filters": int(random.choice([8, 12, 16])), "kernel_size": 3, "activation": "relu"})
    ]
    if random.rand() < 0.5:
        hidden.append(("MaxPooling2D", {}))
    hidden.append(("Flatten", {}))
    if random.rand() < 0.6:
        hidden.append(("Dense", {"units": 32, "activation": "relu"}))
    head: Layer = ("Dense", {"units": 10, "activation": "softmax"})
    objective = OutputTraining("sparse_categorical_crossentropy", ("accuracy",))
    return Plan(
        "images",
        seed,
        columns,
        ["image"],
        {"digit": ("digit", head, objective, "integer")},
        hidden,
        scale="",
        epochs=20,
    )


def _series(random: np.random.RandomState, seed: int) -> Plan:
    rows, steps = int(random.choice([400, 600])), random.randint(8, 14)
    phase, rate = random.rand(rows) * 6, random.uniform(0.2, 1.2, rows)
    values = np.sin(phase[:, None] + rate[:, None] * np.arange(steps)) + 0.05 * random.normal(size=(rows, steps))
    columns = {
        "signal": values[:, :, None].astype(np.float32),
        "next": np.sin(phase + rate * steps).astype(np.float32),
    }
    layer = ("LSTM", "GRU")[random.randint(2)]
    hidden: list[Layer] = [(layer, {"units": int(random.choice([12, 16, 24]))})]
    if random.rand() < 0.5:
        hidden.append(("Dense", {"units": 16, "activation": "relu"}))
    head: Layer = ("Dense", {"units": 1})
    objective = OutputTraining("mean_squared_error", ("mean_absolute_error",))
    return Plan(
        "series", seed, columns, ["signal"], {"next": ("next", head, objective, "none")}, hidden, scale="", epochs=40
    )


_HEALTHY: dict[str, Callable[[np.random.RandomState, int], Plan]] = {
    "classes": _classes,
    "binary": _binary,
    "numbers": _numbers,
    "two": _two,
    "images": _images,
    "series": _series,
}


# ---------------------------------------------------------------------------------------------- faults


def _arrays_times(plan: Plan, factor: float) -> None:
    for number, name in enumerate(plan.inputs):
        array = plan.columns[name]
        if array.ndim == 1:
            plan.columns[name] = (array * factor * (1 + number % 3)).round(4)
        else:
            plan.columns[name] = (array * factor).astype(np.float32)


def inputs_not_scaled(plan: Plan) -> None:
    plan.scale = ""
    _arrays_times(plan, float(plan.random.choice([255.0, 1000.0, 5000.0])))


def labels_shuffled(plan: Plan) -> None:
    for column, *_ in plan.targets.values():
        plan.columns[column] = plan.random.permutation(plan.columns[column])


def label_leak(plan: Plan) -> None:
    column, _, _, prepared = next(iter(plan.targets.values()))
    target = plan.columns[column]
    if prepared == "standardize":
        leak = target * 1.7 + plan.random.normal(size=len(target)) * 0.01
    else:
        leak = np.unique(target, return_inverse=True)[1] + plan.random.normal(size=len(target)) * 0.02
    plan.columns["note"] = leak.round(4)
    plan.inputs.append("note")


def loss_activation_mismatch(plan: Plan) -> None:
    head, (column, (type_, params), objective, prepared) = next(iter(plan.targets.items()))
    wrong = {
        "classes": ("linear", "relu"),
        "images": ("linear", "tanh"),
        "binary": ("softmax", "linear", "tanh"),
        "numbers": ("sigmoid", "relu"),
        "two": ("sigmoid", "relu"),
        "series": ("sigmoid", "softmax"),
    }[plan.kind]
    activation = str(plan.random.choice(wrong))
    plan.targets[head] = (column, (type_, {**params, "activation": activation}), objective, prepared)


def _each_hidden(plan: Plan, **params: Any) -> None:
    for number, (type_, old) in enumerate(plan.hidden):
        if type_ in {"Dense", "Conv2D", "LSTM", "GRU"}:
            known = {k: v for k, v in params.items() if k != "activation" or type_ in {"Dense", "Conv2D"}}
            plan.hidden[number] = (type_, {**old, **known})


def dead_relu(plan: Plan) -> None:
    _each_hidden(
        plan,
        activation="relu",
        bias_initializer={"class": "Constant", "args": {"value": -float(plan.random.choice([10, 30, 100]))}},
    )


def saturated_units(plan: Plan) -> None:
    activation = str(plan.random.choice(["tanh", "sigmoid"]))
    plan.hidden = [h for h in plan.hidden if h[0] != "BatchNormalization"]
    size = float(plan.random.choice([20.0, 60.0]))
    _each_hidden(plan, activation=activation, kernel_initializer={"class": "RandomNormal", "args": {"stddev": size}})


def learning_rate_too_high(plan: Plan) -> None:
    name, rates = (("Adam", (1.0, 3.0)), ("SGD", (10.0, 50.0)), ("RMSprop", (1.0, 2.0)))[plan.random.randint(3)]
    plan.optimizer = {"class": name, "args": {"learning_rate": float(plan.random.choice(rates))}}


def learning_rate_too_low(plan: Plan) -> None:
    name, rates = (("Adam", (1e-6, 1e-7)), ("SGD", (1e-6, 1e-5)), ("RMSprop", (1e-6, 1e-7)))[plan.random.randint(3)]
    plan.optimizer = {"class": name, "args": {"learning_rate": float(plan.random.choice(rates))}}


def exploding_gradients(plan: Plan) -> None:
    plan.hidden = [("Dense", {"units": 32, "activation": "relu"}) for _ in range(plan.random.randint(5, 8))]
    _each_hidden(
        plan, kernel_initializer={"class": "RandomNormal", "args": {"stddev": float(plan.random.choice([1.0, 2.0]))}}
    )
    plan.optimizer = {"class": "SGD", "args": {"learning_rate": 0.01}}


def vanishing_gradients(plan: Plan) -> None:
    count = plan.random.randint(8, 12)
    plan.hidden = [("Dense", {"units": 16, "activation": "sigmoid"}) for _ in range(count)]
    plan.optimizer = {"class": "SGD", "args": {"learning_rate": 0.05}}


def zero_initialisation(plan: Plan) -> None:
    value = plan.random.choice(["zeros", "ones"])
    _each_hidden(plan, kernel_initializer=str(value))


def overfitting(plan: Plan) -> None:
    for name in plan.inputs:
        array = plan.columns[name]
        plan.columns[name] = (array + plan.random.normal(size=array.shape) * array.std() * 0.8).astype(array.dtype)
    rows = {name: array[:120] for name, array in plan.columns.items()}
    plan.columns = rows
    plan.split = Split(validation=0.5)
    plan.hidden = [("Dense", {"units": 256, "activation": "relu"}), ("Dense", {"units": 256, "activation": "relu"})]
    plan.epochs = 150


def underfitting(plan: Plan) -> None:
    way = plan.random.randint(3)
    if way == 0:
        plan.hidden.insert(len(plan.hidden), ("Dense", {"units": 1, "activation": "relu"}))
    elif way == 1:
        _each_hidden(plan, kernel_regularizer={"class": "L2", "args": {"l2": 3.0}})
    else:
        plan.hidden.append(("Dropout", {"rate": 0.97}))


def class_collapse(plan: Plan) -> None:
    column = plan.targets["bought"][0]
    table = _standard(plan.columns, plan.inputs)
    score = table @ plan.random.normal(size=table.shape[1])
    rare = score + plan.random.normal(size=len(score)) * 0.5 > np.quantile(score, 0.96)
    plan.columns[column] = np.where(rare, "yes", "no")
    plan.optimizer = {"class": "SGD", "args": {"learning_rate": 0.01}}
    plan.epochs = 5


def misleading_metric(plan: Plan) -> None:
    table = _standard(plan.columns, plan.inputs)
    score = table @ plan.random.normal(size=table.shape[1])
    noisy = score + plan.random.normal(size=len(score)) * score.std()
    plan.columns[plan.targets["bought"][0]] = np.where(noisy > np.quantile(noisy, 0.92), "yes", "no")
    plan.hidden = [("Dense", {"units": 16, "activation": "relu"})]
    plan.epochs = 20


def output_dominates(plan: Plan) -> None:
    if plan.random.rand() < 0.4:
        plan.weights = {"price": 0.0005}
        return
    column, head, objective, _ = plan.targets["price"]
    plan.columns[column] = plan.columns[column] * 1000
    plan.targets["price"] = (column, head, objective, "none")


def too_few_epochs(plan: Plan) -> None:
    plan.epochs = 1
    plan.batch_size = 64
    plan.optimizer = {"class": "Adam", "args": {"learning_rate": 0.001}}


def train_validation_overlap(plan: Plan) -> None:
    rows = plan.random.permutation(len(next(iter(plan.columns.values()))))[:120]
    plan.held = {name: array[rows] for name, array in plan.columns.items()}
    plan.split = Split(validation=0.0)


def batch_norm_batch_size_one(plan: Plan) -> None:
    plan.hidden.append(("BatchNormalization", {}))
    plan.batch_size = 1
    plan.columns = {name: array[:300] for name, array in plan.columns.items()}


def layer_never_changes(plan: Plan) -> None:
    numbers = [n for n, (type_, _) in enumerate(plan.hidden) if type_ in {"Dense", "Conv2D", "LSTM", "GRU"}]
    plan.frozen = {int(plan.random.choice(numbers))}


FAULTS: dict[str, tuple[Callable[[Plan], None], tuple[str, ...]]] = {
    "inputs_not_scaled": (inputs_not_scaled, ("classes", "binary", "numbers", "images", "two")),
    "labels_shuffled": (labels_shuffled, ("classes", "binary", "numbers", "images", "series")),
    "label_leak": (label_leak, ("classes", "binary", "numbers", "two")),
    "loss_activation_mismatch": (loss_activation_mismatch, KINDS),
    "dead_relu": (dead_relu, ("classes", "binary", "numbers", "images", "two")),
    "saturated_units": (saturated_units, ("classes", "binary", "numbers", "two")),
    "learning_rate_too_high": (learning_rate_too_high, KINDS),
    "learning_rate_too_low": (learning_rate_too_low, KINDS),
    "exploding_gradients": (exploding_gradients, ("classes", "binary", "numbers")),
    "vanishing_gradients": (vanishing_gradients, ("classes", "binary", "numbers")),
    "zero_initialisation": (zero_initialisation, KINDS),
    "overfitting": (overfitting, ("classes", "binary", "numbers")),
    "underfitting": (underfitting, ("classes", "binary", "numbers", "images")),
    "class_collapse": (class_collapse, ("binary",)),
    "misleading_metric": (misleading_metric, ("binary",)),
    "output_dominates": (output_dominates, ("two",)),
    "too_few_epochs": (too_few_epochs, ("classes", "numbers", "images", "series")),
    "train_validation_overlap": (train_validation_overlap, ("classes", "binary", "numbers")),
    "batch_norm_batch_size_one": (batch_norm_batch_size_one, ("classes", "numbers", "images")),
    "layer_never_changes": (layer_never_changes, ("classes", "binary", "images", "series")),
}


def sick(rule: str, kind: str, seed: int) -> Plan:
    """Return a network with one fault planted."""
    plan = healthy(kind, seed)
    FAULTS[rule][0](plan)
    return plan


OF_ITS_ROWS = ("overfitting", "class_collapse", "misleading_metric", "batch_norm_batch_size_one")
"""Faults whose networks are given fewer, noisier or rarer rows: what can be reached depends on these."""


def twin(rule: str, kind: str, seed: int) -> Plan:
    """Return the same network without the fault, on the rows that the sick one has where these are not the fault."""
    plan = healthy(kind, seed)
    if rule in OF_ITS_ROWS:
        other = sick(rule, kind, seed)
        plan.columns, plan.split = other.columns, other.split
    return plan


def treated(graph: Graph, remedy: Remedy) -> Graph:
    """Return a project after one edit, applied as the window does."""
    twin = graph.copy()
    twin.apply(apply_fix(twin, remedy.kind, remedy.args, load().signature))
    return twin


def trained(graph: Graph, folder: Path) -> Examination:
    """Train and examine a project in this process, without a run's folder, and return what was found."""
    import keras

    from designer.engine.building.build import build_model, compile_arguments
    from designer.engine.examining.examine import Patient, examine, first_weights
    from designer.engine.feeding import data
    from designer.engine.feeding.structures import fed
    from designer.engine.without_tensorflow import set_random_seed
    from designer.recipe.drawn import program_of

    catalogue = load()
    program = program_of(graph, catalogue)
    settings: TrainingSettings = graph.settings[TRAINING]
    keras.backend.clear_session()
    set_random_seed(settings.seed)
    loaded = fed(program, data.load(program, graph.settings[DATA], folder))
    model = build_model(program, catalogue)
    model.compile(**compile_arguments(program, settings, catalogue))
    start = first_weights(model)
    ends = [keras.callbacks.TerminateOnNaN()]
    ends += [
        getattr(keras.callbacks, one["class"])(**one["args"]) for one in settings.callbacks if isinstance(one, dict)
    ]
    history = model.fit(
        *(loaded.x, loaded.y),
        sample_weight=loaded.weights,
        validation_data=loaded.validation,
        epochs=settings.epochs,
        batch_size=settings.batch_size,
        callbacks=ends,
        verbose=0,
    ).history
    count = len(history["loss"])
    curve = [{name: values[i] for name, values in history.items() if i < len(values)} for i in range(count)]
    steps = -(-loaded.samples // settings.batch_size) * count
    fault = not np.isfinite(history["loss"]).all()
    return examine(Patient(graph, catalogue, program, model, start, loaded, curve, steps, fault))
