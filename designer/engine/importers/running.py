"""Runs a script that the user said yes to, in a process of its own, and reads the models it made as data.

Training is passed over: `fit`, `evaluate` and `predict` return at once. Libraries that build no models are stood in for
where they are missing, downloads do nothing, and the time is limited.
"""

from __future__ import annotations

import collections
import contextlib
import ctypes
import json
import sys
import threading
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import keras

from designer.catalogue.load import Catalogue
from designer.engine.importers.files_of_script import files_beside
from designer.engine.importers.keras_config import to_graph
from designer.engine.importers.model_file_error import shortened
from designer.engine.importers.opening import answer
from designer.engine.importers.own_classes import with_classes
from designer.engine.importers.script.read import FoundModel, Reading, only_python
from designer.engine.importers.script.values import ScriptError
from designer.engine.importers.script_file import script_text
from designer.engine.importers.stand_ins import SIZE, Anything, stood_in
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError, Text, listed
from designer.wire import Imported, RunScript

_PASSED_OVER = (
    "fit", "evaluate", "predict", "train_on_batch", "test_on_batch", "predict_on_batch", "save", "save_weights",
    "load_weights", "export",
)  # fmt: skip
RUN_SECONDS = 120.0  # after which a script is stopped; the models it has made by then are taken


class _OverdueError(BaseException):
    """A script has run for too long; signals would not reach it where they are ignored, or in another thread."""


def run_script(request: RunScript, catalogue: Catalogue) -> Imported:
    """Return the models that a script makes, with what it told to compile left out.

    Raises ScriptError when there is none, naming the line at which the script stopped.
    """
    path = Path(request.path) if request.path else None
    text = script_text(path) if path is not None else request.text
    told: list[keras.Model] = []
    namespace: dict[str, Any] = {"__name__": "__main__", "__file__": path.name if path else "pasted.py"}
    missing: list[str] = []
    with stood_in(), files_beside(path.absolute().parent if path else None, missing), _training_passed_over(told):
        stopped = _execute(text, namespace)
    said = [stopped] if stopped else []
    if missing:
        template = QT_TRANSLATE_NOOP(
            "Errors",
            "The script reads {files}, which are not there; stand-ins took their place, and sizes that come from them "
            "are {size}. With the files beside the script they are the right ones.",
        )
        said.append(Text(template, {"files": listed(dict.fromkeys(missing), 4), "size": SIZE}))
    models = _models(namespace, told)
    found: list[FoundModel] = []
    problem: Text | None = stopped
    for name, model in models:
        try:
            config = model.to_json()
            stood = _stood_in_for(model.get_config())
            graph, notes = to_graph(json.loads(config), catalogue)
        except DesignerError as error:
            problem = error.text
        except Exception as error:  # a model of a class of its own has no config, or none that is JSON
            problem = Text(
                QT_TRANSLATE_NOOP(
                    "Errors", "{name} is a model of a class of its own, which cannot be drawn: {reason}."
                ),
                {"name": name, "reason": shortened(str(error))},
            )
        else:
            if stood:
                template = QT_TRANSLATE_NOOP(
                    "Errors", "{names} depend on what is missing here: {size} stands in their place. Choose them."
                )
                notes = [*notes, Text(template, {"names": listed(dict.fromkeys(stood), 6), "size": SIZE})]
            found.append(FoundModel(name, 0, graph, (*said, *notes)))
    if not found:
        if problem is not None:
            raise ScriptError(problem.template, **problem.args)
        raise ScriptError(QT_TRANSLATE_NOOP("Errors", "The script was run and made no Keras model."))
    with_code = with_classes(Reading(found, []), text, path.name if path is not None else "", {})
    return answer(with_code.models, request.choice)


def _stood_in_for(config: Any, where: str = "") -> list[str]:
    """Return which arguments in a config are stand-ins for numbers that are not known, with their layers."""
    if isinstance(config, Anything):
        return [where]
    if isinstance(config, dict):
        name = str(config.get("name", "")) or where
        return [
            p
            for k, v in config.items()
            for p in _stood_in_for(v, f"{name.partition('.')[0]}.{k}" if k != "config" else name)
        ]
    if isinstance(config, (list, tuple)):
        return [p for v in config for p in _stood_in_for(v, where)]
    return []


def _execute(text: str, namespace: dict[str, Any]) -> Text | None:
    """Run a script and return where and why it stopped, None if it ran through."""
    done = threading.Event()
    thread = threading.get_ident()

    def watch() -> None:
        wait = RUN_SECONDS
        while not done.wait(wait):  # again, where the script catches it
            ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(_OverdueError))
            wait = 1.0

    watcher = threading.Thread(target=watch, name="script-watcher", daemon=True)
    watcher.start()
    try:
        try:
            exec(compile(only_python(text), "script", "exec"), namespace)
        finally:
            done.set()
            watcher.join()
    except SystemExit:
        return None
    except _OverdueError:
        return Text(
            QT_TRANSLATE_NOOP("Errors", "The script was stopped after {seconds} seconds."),
            {"seconds": round(RUN_SECONDS)},
        )
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == "script"]
        return Text(
            QT_TRANSLATE_NOOP("Errors", "The script stopped at line {line}: {reason}."),
            {"line": lines[-1] if lines else 0, "reason": shortened(f"{type(error).__name__}: {error}").rstrip(".")},
        )
    return None


def _models(namespace: dict[str, Any], told: list[keras.Model]) -> list[tuple[str, keras.Model]]:
    """Return the models by their variables, parts of others left out; also those of functions that were compiled."""
    named = [(n, v) for n, v in namespace.items() if isinstance(v, keras.Model) and not n.startswith("_")]
    seen = {id(m) for _, m in named}
    for model in told:
        if id(model) not in seen:
            seen.add(id(model))
            named.append((model.name, model))
    first = {id(model): name for name, model in reversed(named)}
    models = {id(model): model for _, model in named if model.built}
    parts = {id(layer) for m in models.values() for layer in m._flatten_layers(include_self=False)}
    return [(first[key], model) for key, model in models.items() if key not in parts or model in told]


@contextlib.contextmanager
def _training_passed_over(told: list[keras.Model]) -> Iterator[None]:
    """Let `fit` and its like return at once, and `compile` remember its model."""
    class_: Any = keras.Model
    originals = {name: getattr(class_, name) for name in (*_PASSED_OVER, "compile")}
    saved: dict[str, keras.Model] = {}
    loaders = [(module.models, module.models.load_model) for module in (keras, keras._tf_keras.keras)]

    def remembered(model: keras.Model, filepath: Any = "", *_args: Any, **_kwargs: Any) -> None:
        told.append(model)
        saved[str(filepath)] = model

    def loaded(filepath: Any = "", *_args: Any, **_kwargs: Any) -> Any:
        model = saved.get(str(filepath))
        return Anything() if model is None else keras.models.clone_model(model)

    def passed_over(model: keras.Model, *_args: Any, **_kwargs: Any) -> Any:
        told.append(model)
        return _Nothing()

    def predicted(model: keras.Model, *_args: Any, **_kwargs: Any) -> Any:
        told.append(model)
        return Anything()

    def compiled(model: keras.Model, *args: Any, **kwargs: Any) -> Any:
        told.append(model)
        return originals["compile"](model, *args, **kwargs)

    arguments = sys.argv
    for name in _PASSED_OVER:
        setattr(class_, name, predicted if name.startswith("predict") else passed_over)
    class_.save = remembered
    for module, _ in loaders:
        module.load_model = loaded
    class_.load_weights = lambda *_args, **_kwargs: None  # as Keras calls it of its applications, too
    class_.compile = compiled
    sys.argv = ["script"]
    try:
        yield
    finally:
        sys.argv = arguments
        for module, load in loaders:
            module.load_model = load
        for name, original in originals.items():
            setattr(class_, name, original)


class _Nothing(collections.defaultdict[str, Any]):
    """What stands for the answer of a training that did not take place: a history of one number each."""

    def __init__(self) -> None:
        super().__init__(lambda: [0.0])
        self.history = self
        self.epoch = [0]
        self.params: dict[str, Any] = {}

    def __iter__(self) -> Iterator[Any]:
        return iter((0.0, 0.0))  # loss, metric = model.evaluate(...)
