"""Turns what compile and fit of a script were told into training settings; what a project cannot hold is said."""

from __future__ import annotations

import difflib
from typing import Any

import msgspec

from designer.catalogue.values import validate
from designer.data.settings import DataSettings, Split
from designer.engine.importers.script import pipelines, plain, quantizing
from designer.engine.importers.script.keras_calls import KerasCalls
from designer.engine.importers.script.place import Place
from designer.engine.importers.script.values import KerasObject, Model, Ref, Unknown
from designer.engine.importers.script.words import in_words
from designer.graph.interface import output_key
from designer.graph.model import Graph
from designer.graph.texts import QT_TRANSLATE_NOOP, Text, listed
from designer.recipe.option import Row
from designer.recipe.settings import OPTIONS, OutputTraining, TrainingSettings

_OLD_METRICS = {"acc": "accuracy", "accuracy": "accuracy"}
_FIT_NAMES = {"nb_epoch": "epochs"}
_OF_DATA = ("x", "y", "validation_data", "steps_per_epoch", "validation_steps", "samples_per_epoch", "nb_val_samples",
            "sample_weight", "generator", "val_samples")  # fmt: skip
_COMPILED = ("optimizer", "loss", "loss_weights", "metrics", "weighted_metrics", "**")
_SAY_NOTHING = (
    "verbose",
    "workers",
    "use_multiprocessing",
    "max_queue_size",
    "pickle_safe",
    "max_q_size",
    "show_accuracy",
)
_PATHS = {
    "ModelCheckpoint": "filepath",
    "CSVLogger": "filename",
    "TensorBoard": "log_dir",
    "BackupAndRestore": "backup_dir",
}


def _fits(row: Row, value: Any) -> bool:
    return validate(row.param, value) is None


def data_settings(
    model: Model, graph: Graph, outputs: list[tuple[str, int]], keras: KerasCalls, notes: list[Text]
) -> DataSettings:
    """Return what fit was told of data: the folder they come from, which share validates, weights.

    `notes` gets what is not taken over.
    """
    with keras.place.noting(notes):
        known = pipelines.taken_over(model, graph, [output_key(i, p) for i, p in outputs], keras)
    told = _Settings.data(model)
    if told.split != Split():
        known = msgspec.structs.replace(known, split=told.split)
    return msgspec.structs.replace(known, class_weights=told.class_weights)


def training_settings(
    model: Model, graph: Graph, outputs: list[tuple[str, int]], keras: KerasCalls
) -> tuple[TrainingSettings, list[Text]]:
    """Return the settings of a model that a script compiled and fitted, and what of that could not be taken over."""
    settings = _Settings(keras, graph, outputs)
    with keras.place.noting(settings.notes):
        return settings.training(model), settings.notes


class _Settings:
    """Turns what compile and fit were told into TrainingSettings; wrong names get the nearest right one."""

    def __init__(self, keras: KerasCalls, graph: Graph, outputs: list[tuple[str, int]]) -> None:
        self.notes: list[Text] = []
        self._keras = keras
        self._place: Place = keras.place
        self._graph = graph
        self._keys = [output_key(i, p) for i, p in outputs]
        self._names = [graph.nodes[i].name for i, _ in outputs]

    def training(self, model: Model) -> TrainingSettings:
        """Return the settings."""
        told = model.compile
        fit = {_FIT_NAMES.get(k, k): plain.number(v) for k, v in model.fit.items()}
        losses = self._spread(told.get("loss"), "loss")
        metrics = self._spread(told.get("metrics"), "metric", several=True)
        weighted = self._spread(told.get("weighted_metrics"), "metric", several=True)
        weights = self._spread(told.get("loss_weights"), "weight")
        outputs = {}
        for key, loss, metric, rows, weight in zip(self._keys, losses, metrics, weighted, weights, strict=True):
            record = OutputTraining(
                loss=self._object(loss, "loss") or "",
                metrics=tuple(m for m in (self._object(v, "metric") for v in metric) if m),
                weighted_metrics=tuple(m for m in (self._object(v, "metric") for v in rows) if m),
                weight=float(weight) if isinstance(weight, (int, float)) else 1.0,
            )
            if record != OutputTraining():
                outputs[key] = record
        optimizer = self._object(told.get("optimizer"), "optimizer")
        callbacks = self._callbacks(fit.get("callbacks"))
        options = self._options(told, "compile") | self._options(fit, "fit")
        batch = pipelines.batch_size_of(model)
        if batch is not None and "batch_size" not in options:
            options["batch_size"] = batch
        self._say_the_rest(told, fit, set(options))
        options |= quantizing.option(model, self._graph, self._place)
        if self._place.policy:
            options["dtype_policy"] = self._place.policy
        if self._place.backend:
            options["backend"] = self._place.backend
        defaults = TrainingSettings()
        return TrainingSettings(
            optimizer=optimizer or defaults.optimizer, outputs=outputs, callbacks=callbacks, **options
        )

    @staticmethod
    def _options(told: dict[str, Any], target: str) -> dict[str, Any]:
        """Return what a project's options hold of what compile or fit was told."""
        rows = [row for row in OPTIONS.values() if row.option.target == target]
        values = {row.name: told[row.name] for row in rows if isinstance(told.get(row.name), (bool, int, float, str))}
        return {row.name: values[row.name] for row in rows if row.name in values and _fits(row, values[row.name])}

    @staticmethod
    def data(model: Model) -> DataSettings:
        """Return what fit was told of data that a project holds without a source: a share to validate, weights."""
        share, weights = plain.number(model.fit.get("validation_split")), model.fit.get("class_weight")
        settings = DataSettings()
        if isinstance(share, float) and 0 < share < 1:
            settings = msgspec.structs.replace(settings, split=Split(by="order", validation=share))
        if (
            isinstance(weights, dict)
            and weights
            and all(isinstance(plain.number(w), (int, float)) for w in weights.values())
        ):
            labels = {str(k): float(plain.number(w)) for k, w in weights.items()}
            settings = msgspec.structs.replace(settings, class_weights=labels)
        return settings

    def _callbacks(self, value: Any) -> tuple[Any, ...]:
        found = []
        for item in value if isinstance(value, (list, tuple)) else ([] if value is None else [value]):
            if isinstance(item, KerasObject):
                found.append(self._callback(item))
            elif not isinstance(item, Ref) or item.name != "History":
                self._place.note(
                    QT_TRANSLATE_NOOP(
                        "Errors", "The callback {what} is not one of Keras's own that is known; it is left out."
                    ),
                    what=in_words(item),
                )
        return tuple(found)

    def _callback(self, item: KerasObject) -> Any:
        argument = _PATHS.get(item.name)
        path = item.args.get(argument) if argument else None
        if path is None:
            return item.spec()
        self._place.note(
            QT_TRANSLATE_NOOP(
                "Errors", "{name} writes to {path} in the script; here it writes into the folder of the run."
            ),
            name=item.name,
            path=str(path),
        )
        args = {k: v for k, v in item.args.items() if k != argument}
        if item.name != "ModelCheckpoint":
            args = dict(item.args)
            args[argument] = str(path).replace("\\", "/").rstrip("/").rpartition("/")[2]  # type: ignore[index]
        return {"class": item.name, "args": args}

    def _say_the_rest(self, told: dict[str, Any], fit: dict[str, Any], taken: set[str]) -> None:
        known = {*_COMPILED, *taken, *_OF_DATA, *_SAY_NOTHING, "epochs", "batch_size", "callbacks"}
        usual = {"shuffle": True, "initial_epoch": 0, "validation_freq": 1, "validation_split": 0.0}
        rest = [
            f"{k}={in_words(v)}"
            for k, v in {**told, **fit}.items()
            if k not in known and v is not None and (k not in usual or usual[k] != v) and not self._is_of_data(k, v)
        ]
        if rest:
            self._place.note(
                QT_TRANSLATE_NOOP(
                    "Errors",
                    "Of compile and fit these are not taken over: {what}. Set them with the data or the training.",
                ),
                what=listed(rest, 6),
            )
        for name in ("epochs", "batch_size"):
            if isinstance(fit.get(name), Unknown):
                self._place.note(
                    QT_TRANSLATE_NOOP(
                        "Errors",
                        "{name} of fit depends on {what}, "
                        "which only running the script would tell; its default is taken.",
                    ),
                    name=name,
                    what=in_words(fit[name]),
                )

    @staticmethod
    def _is_of_data(name: str, value: Any) -> bool:
        """Tell whether the data settings hold what fit was told."""
        settings = _Settings.data(Model(fit={name: value}))
        return settings != DataSettings()

    def _spread(self, value: Any, what: str, several: bool = False) -> list[Any]:
        """Return one value (with `several` one list of values) an output."""
        count = len(self._keys)
        if isinstance(value, dict):
            strange = [k for k in value if k not in self._names]
            if strange:
                self._place.note(
                    QT_TRANSLATE_NOOP(
                        "Errors", "compile names outputs that the model does not have: {names}. It has {known}."
                    ),
                    names=listed([str(k) for k in strange], 6),
                    known=listed(self._names, 6),
                )
            values = [value.get(name) for name in self._names]
        elif isinstance(value, (list, tuple)):
            values = list(value)
            if len(values) == 1 and isinstance(values[0], str) and "," in values[0]:
                values = [part.strip() for part in values[0].split(",")]
                self._place.note(
                    QT_TRANSLATE_NOOP("Errors", "{text} is one text; it was read as {count} names."),
                    text=in_words(value[0]),
                    count=len(values),
                )
            if several and count == 1 and not any(isinstance(v, (list, tuple)) for v in values):
                values = [values]
        else:
            values = [value] * (count if what == "metric" else 1)
        values = (values + [None] * count)[:count]
        if not several:
            return values
        return [list(v) if isinstance(v, (list, tuple)) else ([] if v is None else [v]) for v in values]

    def _object(self, value: Any, kind: str) -> Any:
        if isinstance(value, KerasObject):
            return value.spec()
        if isinstance(value, str):
            value = value.strip()
        if isinstance(value, Ref) and self._keras.catalogue.spec(value.name, kind) is not None:
            value = value.name
        if not isinstance(value, str):
            if value is not None:
                self._place.note(
                    QT_TRANSLATE_NOOP("Errors", "The {kind} {what} is not followed; choose one in the training panel."),
                    kind=kind,
                    what=in_words(value),
                )
            return None
        if kind == "metric" and value in ("accuracy", "acc", "crossentropy", "ce"):
            return "accuracy" if value in ("accuracy", "acc") else value
        if self._keras.catalogue.spec(value, kind) is not None:
            return value
        known = [
            name
            for spec in self._keras.catalogue.specs.get(kind, {}).values()
            for name in (spec.alias, *spec.aliases, spec.name)
            if name
        ]
        nearest = difflib.get_close_matches(value, known, 1, 0.5)
        self._place.note(
            QT_TRANSLATE_NOOP("Errors", "Keras has no {kind} {name}; {nearest} is used instead.")
            if nearest
            else QT_TRANSLATE_NOOP("Errors", "Keras has no {kind} {name}; choose one in the training panel.{nearest}"),
            kind=kind,
            name=value,
            nearest=nearest[0] if nearest else "",
        )
        return nearest[0] if nearest else None
