"""Writes models in the formats other programs read: .keras, weights, SavedModel, LiteRT, ONNX and PyTorch's."""

from __future__ import annotations

import contextlib
import importlib
import importlib.util
import os
import shutil
import uuid
import zipfile
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

import keras
import msgspec

from designer.catalogue.load import Catalogue
from designer.engine.building import adapting, trained
from designer.engine.building.build import build_model, compile_arguments
from designer.engine.building.carry import carry, learned_of
from designer.engine.building.quantizing import is_quantized, quantize
from designer.engine.checking.keras_errors import essence
from designer.engine.exporters import predictor
from designer.engine.importers.architecture import OWN_CODE
from designer.engine.without_tensorflow import set_random_seed
from designer.graph.model import Graph
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError, Text, listed, not_written, together
from designer.machine import extras
from designer.project import run_folder, storage
from designer.project.own_code import OwnCode, catalogue_of, code_of
from designer.project.records import TRAINING, TrainingSettings
from designer.project.storage import decode
from designer.recipe.backends import is_installed
from designer.recipe.drawn import program_of
from designer.wire import Done, SaveModel

SUFFIXES: Mapping[str, str] = {
    "keras": ".keras",
    "weights": ".weights.h5",
    "savedmodel": "",
    "tflite": ".tflite",
    "onnx": ".onnx",
    "torch": ".pt2",
    "predictor": "",
}
_MERGING = ("keras", "weights")
# What tells a folder that may be written over from one of somebody's.
_MARKS = {"savedmodel": "saved_model.pb", "predictor": predictor.SCRIPT}


def write(request: SaveModel, catalogue: Catalogue) -> Done:
    """Write a model: of a run, of the project with what a run has learned, or not trained; the note says which.

    It is written aside and moved into place, so that what was there is lost only to a whole new one.
    Raises DesignerError.
    """
    output = Path(request.output)
    suffix = SUFFIXES[request.form]
    if not output.name.lower().endswith(suffix):
        raise DesignerError(
            QT_TRANSLATE_NOOP("Errors", "The file {file} should end with {suffix}."), file=output.name, suffix=suffix
        )
    if request.form == "onnx":
        _check_onnx()
    if request.form == "torch":
        _check_torch()
    aside = output.with_name(f".{uuid.uuid4().hex[:8]}.tmp{suffix}")
    if request.form == "predictor":
        run = _run(request, catalogue)
        note = _of_run(request)
        write_aside = partial(predictor.write, run, aside, catalogue)
    else:
        model, note = _model(request, catalogue)
        if request.form in _MERGING:
            note = together(note, _rounded(model))
        write_aside = partial(_WRITERS[request.form], model, aside)
        code = code_of(_graph(request))
    try:
        write_aside()
        if request.form == "keras" and code.modules:
            _add_code(aside, code)
        _move(aside, output, _MARKS.get(request.form, ""))
    except OSError as error:
        raise not_written(output, error) from error
    except DesignerError:
        raise
    except Exception as error:  # the converters raise all kinds
        raise not_written(output, essence(error)) from error
    finally:
        shutil.rmtree(aside, ignore_errors=True)
        aside.unlink(missing_ok=True)
    return Done(result=str(output), note=note)


def _rounded(model: keras.Model) -> Text:
    """Say it where Keras's own file rounds weights once more: it puts matrices of low rank into whole numbers."""
    names = [layer.name for layer in model._flatten_layers() if is_quantized(layer) and layer.lora_enabled]
    text = QT_TRANSLATE_NOOP(
        "Errors",
        "Keras writes matrices of low rank into the whole numbers beneath them, which rounds those of {count} layers "
        "({names}) once more.",
    )
    return Text(text, {"count": len(names), "names": listed(names, 4)}) if names else Text("")


def _model(request: SaveModel, catalogue: Catalogue) -> tuple[keras.Model, Text]:
    run = trained.load(request.run_dir, catalogue) if request.run_dir else None
    if run is not None and not request.project:
        return run.model, _of_run(request)
    graph = decode(request.project)
    catalogue = catalogue_of(graph, catalogue)
    if run is not None and run.program == program_of(graph, catalogue) and code_of(run.graph) == code_of(graph):
        return run.model, _of_run(request)
    drawn = program_of(graph, catalogue)
    settings: TrainingSettings = graph.settings.get(TRAINING, TrainingSettings())
    set_random_seed(settings.seed)
    model = build_model(drawn, catalogue)
    note = Text(QT_TRANSLATE_NOOP("Errors", "It is not trained."))
    if run is not None:
        adapting.restore(model, drawn, Path(request.run_dir))
        source = learned_of(Path(request.run_dir).name, run.model, run.program, run.graph)
        carried = carry(model, drawn, graph, source).text(graph)
        note = together(carried, _in_numbers_of(run.training, settings), quantize(model, settings))
    with contextlib.suppress(DesignerError):  # without a loss the file holds a model that is not compiled
        model.compile(**compile_arguments(drawn, settings, catalogue))
        model.optimizer.build(model.trainable_variables)  # the file would not load without its slots
    return model, note


def _in_numbers_of(run: TrainingSettings, settings: TrainingSettings) -> Text:
    """Say in what numbers the weights are written that a run kept in whole ones; matrices of low rank are in them."""
    if run.quantize == "none":
        return Text("")
    text = QT_TRANSLATE_NOOP(
        "Errors",
        "The run kept weights in {mode}. With what was learned by low rank they are rounded once more, for the drawing "
        "has changed since.",
    )
    if settings.quantize == "none":
        text = QT_TRANSLATE_NOOP(
            "Errors", "The run kept weights in {mode}; they are written as floats, as the training's settings say now."
        )
    return Text(text, {"mode": run.quantize})


def _run(request: SaveModel, catalogue: Catalogue) -> trained.Trained:
    if not request.run_dir:
        raise DesignerError(
            QT_TRANSLATE_NOOP("Errors", "A predictor is made of a run that was trained. Train, or choose a run.")
        )
    return trained.load(request.run_dir, catalogue)


def _of_run(request: SaveModel) -> Text:
    name = Path(request.run_dir).name
    return Text(QT_TRANSLATE_NOOP("Errors", "It is the model of the run {run}."), {"run": name})


def _keras(model: keras.Model, path: Path) -> None:
    model.save(path)


def _add_code(path: Path, code: OwnCode) -> None:
    """Write the code of a model's own classes into its file, so that it opens here with them; Keras does not mind."""
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(OWN_CODE, msgspec.json.encode({one.name: one.text for one in code.modules}))


def _graph(request: SaveModel) -> Graph:
    return decode(request.project) if request.project else storage.load(Path(request.run_dir) / run_folder.PROJECT)


def _weights(model: keras.Model, path: Path) -> None:
    model.save_weights(path)


def _savedmodel(model: keras.Model, path: Path) -> None:
    model.export(path, format="tf_saved_model", verbose=False)


def _tflite(model: keras.Model, path: Path) -> None:
    model.export(path, format="litert", verbose=False)


def _onnx(model: keras.Model, path: Path) -> None:
    model(model.input)  # Keras exports only what has been called
    model.export(path, format="onnx", verbose=False)
    # The converter only warns of operations that ONNX has not.
    importlib.import_module("onnx.checker").check_model(str(path))


def _torch(model: keras.Model, path: Path) -> None:
    batch = importlib.import_module("torch.export").Dim("batch", min=1)
    shapes = keras.tree.map_structure(lambda _: {0: batch}, model._inputs_struct)
    model.export(path, format="torch", verbose=False, dynamic_shapes=[(shapes,)])


_WRITERS: Mapping[str, Callable[[keras.Model, Path], None]] = {
    "keras": _keras,
    "weights": _weights,
    "savedmodel": _savedmodel,
    "tflite": _tflite,
    "onnx": _onnx,
    "torch": _torch,
}


def _check_onnx() -> None:
    missing = [name for name in ("onnx", "tf2onnx") if importlib.util.find_spec(name) is None]
    if missing:
        raise DesignerError(
            QT_TRANSLATE_NOOP("Errors", "ONNX needs packages that are not installed ({packages}). {hint}"),
            packages=listed(missing, 2),
            hint=extras.how_to_install("onnx", missing),
        )


def _check_torch() -> None:
    if not is_installed("torch"):
        raise DesignerError(
            QT_TRANSLATE_NOOP("Errors", "A model for PyTorch is written by PyTorch, which is not installed. {hint}"),
            hint=extras.how_to_install("torch"),
        )


def _move(aside: Path, output: Path, mark: str) -> None:
    if aside.is_dir() and output.exists():
        if not (output / mark).is_file() and (not output.is_dir() or any(output.iterdir())):
            raise DesignerError(
                QT_TRANSLATE_NOOP("Errors", "{file} is there already and is no SavedModel. Choose another name.")
                if mark == _MARKS["savedmodel"]
                else QT_TRANSLATE_NOOP("Errors", "{file} is there already and is no predictor. Choose another name."),
                file=str(output),
            )
        shutil.rmtree(output)
    os.replace(aside, output)  # noqa: PTH105
