"""Data pipelines of a script (a folder of pictures, tf.data) as far as a project holds them: source, batches, split."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import msgspec

from designer.data.settings import Binding, DataSettings, Split
from designer.data.sources import CsvSource, Source
from designer.data.sources.images import ImageFolderSource
from designer.data.sources.texts import TextFolderSource
from designer.data.steps.categories import Index, OneHot
from designer.data.steps.pictures import Picture
from designer.data.steps.text import Text as RawText
from designer.engine.importers.script import plain
from designer.engine.importers.script.values import Model, Unknown
from designer.engine.importers.script.words import in_words
from designer.graph.model import INPUT, Graph, Node
from designer.graph.texts import QT_TRANSLATE_NOOP, Text, listed

if TYPE_CHECKING:
    from designer.engine.importers.script.keras_calls import KerasCalls

IMAGE, TEXT, CLASS = "image", "text", "class"  # the columns of a folder of pictures, or of texts
# The arguments in their order, as far as they can be given without their names.
_FOLDER = (
    "directory", "labels", "label_mode", "class_names", "color_mode", "batch_size", "image_size", "shuffle", "seed",
    "validation_split", "subset",
)  # fmt: skip
_TEXTS = (
    "directory", "labels", "label_mode", "class_names", "batch_size", "max_length", "shuffle", "seed",
    "validation_split", "subset",
)  # fmt: skip
_FLOW = ("directory", "target_size", "color_mode", "classes", "class_mode", "batch_size", "shuffle", "seed")
_FRAME = (
    "dataframe", "directory", "x_col", "y_col", "weight_col", "target_size", "color_mode", "classes", "class_mode",
    "batch_size", "shuffle", "seed",
)  # fmt: skip
_STATISTICS = (
    "featurewise_center", "samplewise_center", "featurewise_std_normalization", "samplewise_std_normalization",
    "zca_whitening", "preprocessing_function",
)  # fmt: skip
_GENERATOR = (*_STATISTICS[:5], "zca_epsilon", "rotation_range", "width_shift_range", "height_shift_range")
_SAME = ("cache", "prefetch", "repeat", "shuffle", "with_options", "apply", "take", "unbatch", "reset")
_CHANNELS = {"rgb": 3, "grayscale": 1, "rgba": 4}
# Arguments of ImageDataGenerator that change pictures, and the layer that does the same.
_AUGMENTING = {
    "rotation_range": "RandomRotation", "width_shift_range": "RandomTranslation", "height_shift_range":
    "RandomTranslation", "zoom_range": "RandomZoom", "shear_range": "RandomShear", "horizontal_flip": "RandomFlip",
    "vertical_flip": "RandomFlip", "brightness_range": "RandomBrightness", "channel_shift_range": "RandomColorJitter",
}  # fmt: skip


@dataclass(eq=False)
class Pipeline(Unknown):
    """Data that come in batches. `folder` is that of the pictures (or texts), "" where the rows are not known.

    `table` is the file whose column `picture` names pictures in `folder`; `answers` are its columns to predict.
    """

    line: int = 0
    folder: str = ""
    table: str = ""
    picture: str = ""
    answers: tuple[str, ...] = ()
    is_text: bool = False
    size: tuple[int, int] | None = None
    channels: int = 3
    labels: str = "int"
    scale: str = "none"
    batch_size: int | None = None
    share: float = 0.0
    seed: int = 0
    notes: tuple[Text, ...] = ()


@dataclass(eq=False)
class Frame(Unknown):
    """A table of pandas that was read from a file as it is."""

    path: str = ""


@dataclass(eq=False)
class Generator(Unknown):
    """An ImageDataGenerator with its arguments."""

    options: dict[str, Any] | None = None


PIPELINES = (Pipeline, Generator)
METHODS = {"batch", "map", "filter", "flow", "flow_from_directory", "flow_from_dataframe", *_SAME}


def made(path: str, args: list[Any], kwargs: dict[str, Any], line: int) -> Any:
    """Return what a function of Keras or TensorFlow that makes batches gives; `...` for any other function."""
    name = path.rpartition(".")[2]
    if name == "ImageDataGenerator":
        return Generator(options={**dict(zip(_GENERATOR, args, strict=False)), **kwargs})
    if name == "image_dataset_from_directory":
        given = {**dict(zip(_FOLDER, args, strict=False)), **kwargs}
        given = {"image_size": (256, 256), "label_mode": "int", "batch_size": 32, **given}
        return _of_folder(given, given["image_size"], given["label_mode"], {}, line)
    if name == "text_dataset_from_directory":
        given = {"label_mode": "int", "batch_size": 32, **dict(zip(_TEXTS, args, strict=False)), **kwargs}
        return replace(_of_folder(given, None, given["label_mode"], {}, line), is_text=True)
    if path == "pandas.read_csv":
        file = args[0] if args else kwargs.get("filepath_or_buffer")
        return Frame(path=file) if isinstance(file, str) else ...
    if name in ("from_tensor_slices", "from_generator", "from_tensors") and "Dataset" in path:
        return Pipeline(line=line)
    return ...


def method(owner: Pipeline | Generator, name: str, args: list[Any], kwargs: dict[str, Any], line: int) -> Any:
    """Return what a method of a pipeline gives."""
    if isinstance(owner, Generator):
        return _flow(owner, name, args, kwargs, line)
    if name == "batch" and (size := plain.number(args[0] if args else kwargs.get("batch_size"))):
        return replace(owner, batch_size=size if isinstance(size, int) else None)
    if name in ("map", "filter"):
        function = in_words(args[0]) if args else name
        template = QT_TRANSLATE_NOOP(
            "Errors",
            "Line {line}: what {name} does to the rows ({what}) is not taken over; draw it as layers, or choose steps.",
        )
        told = Text(template, {"line": line, "name": name, "what": function})
        return replace(owner, notes=(*owner.notes, told)) if owner.folder else owner
    return owner if name in _SAME else Unknown()


def batch_size_of(model: Model) -> int | None:
    """Return the batch size of the pipeline that fit is given, None where it is none or does not say."""
    data = _data(model)
    return data.batch_size if data is not None else None


def taken_over(model: Model, graph: Graph, outputs: list[str], keras: KerasCalls) -> DataSettings:
    """Return the data that fit is given, as far as a project can hold them.

    What is not taken over is noted. `outputs` are the output keys of the drawing.
    """
    data, held = _data(model), model.fit.get("validation_data")
    if data is None or not (data.folder or data.table):
        return DataSettings()
    starts = [n for n in graph.children("") if n.type == INPUT]
    said: list[Text] = []
    for note in (*data.notes, *(held.notes if isinstance(held, Pipeline) else ())):
        if note not in said:
            said.append(note)
            keras.place.note(note.template, **note.args)
    if data.is_text:
        return _with_parts(_texts(data, starts, outputs, keras), data, held)
    if len(starts) != 1 or len(outputs) != 1 or data.labels not in _LABELS:
        template = QT_TRANSLATE_NOOP(
            "Errors", "Line {line}: the pictures in {folder} are not bound; choose them in the Data panel."
        )
        keras.place.note(template, line=data.line, folder=data.folder)
        return DataSettings()
    height, width = data.size or (256, 256)
    picture = Picture(height=height, width=width, channels=data.channels, scale=data.scale)  # type: ignore[arg-type]
    image, answers = (data.picture, data.answers) if data.table else (IMAGE, (CLASS,))
    made = _LABELS[data.labels]
    settings = DataSettings(
        source=_source(data),
        inputs={starts[0].id: Binding((image,), {image: (picture,)})},
        targets={outputs[0]: Binding(answers, {} if made is None else {name: (made(),) for name in answers})},
    )
    return _with_parts(settings, data, held)


def _source(data: Pipeline) -> Source:
    if data.table:
        return CsvSource(data.table)
    return TextFolderSource(data.folder) if data.is_text else ImageFolderSource(data.folder)


def _texts(data: Pipeline, starts: list[Node], outputs: list[str], keras: KerasCalls) -> DataSettings:
    """Return a folder of texts, bound to an Input of texts; one of numbers is left to bind."""
    inputs: dict[str, Binding] = {}
    targets: dict[str, Binding] = {}
    if len(outputs) == 1 and data.labels in _LABELS:
        targets[outputs[0]] = Binding((CLASS,), {CLASS: (_LABELS[data.labels](),)})
    if len(starts) == 1 and starts[0].params.get("dtype") == "string":
        inputs[starts[0].id] = Binding((TEXT,), {TEXT: (RawText(),)})
    else:
        template = QT_TRANSLATE_NOOP(
            "Errors",
            "Line {line}: how the texts in {folder} become numbers is not taken over; choose it in the Data panel.",
        )
        keras.place.note(template, line=data.line, folder=data.folder)
    return DataSettings(source=TextFolderSource(data.folder), inputs=inputs, targets=targets)


def _with_parts(settings: DataSettings, data: Pipeline, held: Any) -> DataSettings:
    """Return settings with what is held back: another folder, or a share of the rows."""
    is_other = isinstance(held, Pipeline) and (held.folder, held.table) != (data.folder, data.table)
    if isinstance(held, Pipeline) and is_other and (held.table if data.table else held.folder):
        settings = msgspec.structs.replace(settings, validation=_source(held), split=Split(by="own"))
    elif 0 < data.share < 1:
        split = Split(by="random", validation=data.share, seed=max(0, data.seed))
        settings = msgspec.structs.replace(settings, split=split)
    return settings


def _data(model: Model) -> Pipeline | None:
    found = model.fit.get("x", model.fit.get("generator"))
    return found if isinstance(found, Pipeline) else None


_LABELS: dict[str, Any] = {"int": Index, "sparse": Index, "binary": Index, "categorical": OneHot, "raw": None}


def _flow(owner: Generator, name: str, args: list[Any], kwargs: dict[str, Any], line: int) -> Any:
    options = owner.options or {}
    if name == "flow":
        size = plain.number(kwargs.get("batch_size", args[2] if len(args) > 2 else 32))
        notes = tuple(_said(options, line))
        return Pipeline(line=line, batch_size=size if isinstance(size, int) else None, notes=notes)
    if name == "flow_from_dataframe":
        return _of_table({**dict(zip(_FRAME, args, strict=False)), **kwargs}, options, line)
    if name != "flow_from_directory":
        return Unknown()
    given = {**dict(zip(_FLOW, args, strict=False)), **kwargs}
    size = given.get("target_size", (256, 256))
    given = {"validation_split": options.get("validation_split", 0.0), "batch_size": 32, **given}
    return _of_folder(given, size, given.get("class_mode", "categorical"), options, line)


def _of_table(given: dict[str, Any], options: dict[str, Any], line: int) -> Pipeline:
    """Return the pictures that a column of a table names; the rows of a table that was changed are not known."""
    frame, folder, labels = given.get("dataframe"), given.get("directory"), given.get("class_mode", "categorical")
    size = given.get("target_size", (256, 256))
    given = {"validation_split": options.get("validation_split", 0.0), "batch_size": 32, **given}
    found = _of_folder({**given, "directory": folder or ""}, size, labels, options, line)
    answers = given.get("y_col", "class")
    columns = tuple(answers) if isinstance(answers, (list, tuple)) else (answers,)
    picture = given.get("x_col", "filename")
    if not isinstance(frame, Frame) or not all(isinstance(c, str) for c in (picture, *columns)):
        return replace(found, folder="", table="")
    notes = found.notes
    if isinstance(folder, str) and _folder(folder) != _folder(frame.path.rpartition("/")[0]):
        template = QT_TRANSLATE_NOOP(
            "Errors",
            "Line {line}: the pictures that {column} names lie in {folder}; here they are looked for beside {table}. "
            "Put it there, or their folder into its values.",
        )
        told = {"line": line, "column": picture, "folder": folder, "table": frame.path}
        notes = (*notes, Text(template, told))
    return replace(found, folder="", table=frame.path, picture=picture, answers=columns, notes=notes)


def _folder(path: str) -> str:
    return path.replace("\\", "/").strip("/").removeprefix("./").removeprefix(".")


def _of_folder(given: dict[str, Any], size: Any, labels: Any, options: dict[str, Any], line: int) -> Pipeline:
    """Return the pictures below a folder, unknown where the folder is not known."""
    folder, batch = given.get("directory"), plain.number(given.get("batch_size"))
    share, seed = plain.number(given.get("validation_split")), plain.number(given.get("seed"))
    sizes = plain.number(list(size)) if isinstance(size, (list, tuple)) else []
    notes = list(_said(options, line))
    found = Pipeline(
        line=line,
        folder=folder if isinstance(folder, str) else "",
        size=(sizes[0], sizes[1]) if len(sizes) == 2 and all(isinstance(s, int) and s > 0 for s in sizes) else None,
        channels=_CHANNELS.get(str(given.get("color_mode", "rgb")), 3),
        labels=labels if isinstance(labels, str) else "none",
        scale="none",
        batch_size=batch if isinstance(batch, int) else None,
        share=share if isinstance(share, float) else 0.0,
        seed=seed if isinstance(seed, int) else 0,
    )
    rescale = plain.number(options.get("rescale"))
    if isinstance(rescale, (int, float)) and rescale and not isinstance(rescale, bool):
        if math.isclose(rescale, 1 / 255, rel_tol=1e-3):
            found = replace(found, scale="unit")
        else:
            template = QT_TRANSLATE_NOOP(
                "Errors", "Line {line}: rescale={value} is not taken over; put a Rescaling behind the Input."
            )
            notes.append(Text(template, {"line": line, "value": f"{rescale:g}"}))
    return replace(found, notes=tuple(notes))


def _said(options: dict[str, Any], line: int) -> list[Text]:
    """Return what of an ImageDataGenerator is not taken over, each with the layer that does the same."""
    found = []
    used = {k: plain.number(v) for k, v in options.items() if k in _AUGMENTING}
    augmenting = [f"{k}={in_words(v)}" for k, v in used.items() if v not in (0, 0.0, False, None)]
    if augmenting:
        layers = dict.fromkeys(_AUGMENTING[k] for k, v in used.items() if v not in (0, 0.0, False, None))
        template = QT_TRANSLATE_NOOP(
            "Errors",
            "Line {line}: {what} of ImageDataGenerator are not taken over; put {layers} behind the Input for them.",
        )
        found.append(Text(template, {"line": line, "what": listed(augmenting, 8), "layers": listed(layers, 8)}))
    others = [f"{k}={in_words(options[k])}" for k in _STATISTICS if options.get(k) not in (None, False)]
    if others:
        template = QT_TRANSLATE_NOOP("Errors", "Line {line}: {what} of ImageDataGenerator are not taken over.")
        found.append(Text(template, {"line": line, "what": listed(others, 8)}))
    return found
