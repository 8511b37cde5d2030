"""Draws the models of keras.applications, with the weights that Keras keeps on this machine or those of a file.

Keras itself makes the model, names the file that its weights lie in and reads them; it is kept from downloading.
"""

from __future__ import annotations

import contextlib
import json
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import keras
from keras.src.backend import config
from keras.src.utils import file_utils

from designer.catalogue.load import Catalogue
from designer.catalogue.pixels import CHAINS
from designer.catalogue.spec import Spec
from designer.engine.building import carry
from designer.engine.building.build import build_model, names_of_a_fresh_process, node_layers
from designer.engine.checking.keras_errors import essence
from designer.engine.importers.keras_config import to_graph
from designer.engine.importers.model_file_error import ModelFileError, shortened
from designer.engine.importers.weights import write_run
from designer.graph.bases import behind_input, renamed
from designer.graph.model import INPUT, MODEL, Change, Graph, Setting
from designer.graph.names import unique
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError, Text, listed
from designer.project import storage
from designer.recipe.drawn import program_of
from designer.wire import BaseDrawn, BaseWeights, DrawBase, ImportBases, WeightsImported

CACHE = "cache"
_REFUSALS = (ValueError, TypeError, OSError, KeyError, AttributeError, RuntimeError)


class NotHereError(DesignerError):
    """The weights that Keras would download are not on this machine."""


def draw_base(request: DrawBase, catalogue: Catalogue) -> BaseDrawn:
    """Return the drawing of an application, and write its weights as a run where some are wanted.

    Raises DesignerError for what Keras refuses and for weights that are not there.
    """
    spec = _spec_of(request.name, catalogue)
    files: list[Path] = []
    notes: list[Text] = []
    base = made(spec, request.options, request.weights, files, notes)
    inner, _notes = to_graph(json.loads(base.to_json()), catalogue)
    chain = CHAINS[spec.preprocessing] if request.preprocess and spec.preprocessing else ()
    graph = behind_input(inner, base.name, chain, request.is_frozen)
    params = int(base.count_params())
    if request.weights:
        (level,) = (n.id for n in graph.children("") if n.type == MODEL and n.name == base.name)
        model = _with_weights_of([(base, level)], graph, catalogue)
        text = QT_TRANSLATE_NOOP("Errors", "The weights of {name} from {file}.")
        reason = Text(text, {"name": request.name, "file": files[0].name if files else Path(request.weights).name})
        write_run(Path(request.run_dir), reason, graph, model)
    file = str(files[0]) if files else ""
    return BaseDrawn(project=storage.encode(graph), params=params, file=file, notes=tuple(notes))


def _spec_of(name: str, catalogue: Catalogue) -> Spec:
    spec = catalogue.spec(name, "application")
    if spec is None or not hasattr(keras.applications, name):
        raise DesignerError(
            QT_TRANSLATE_NOOP("Errors", "Keras has no application called {name}; the Layers panel lists those it has."),
            name=name,
        )
    return spec


def import_bases(request: ImportBases, catalogue: Catalogue) -> WeightsImported:
    """Write the weights of the bases in a project as one run; the nodes of a layer have the ids that they have there.

    Raises DesignerError where there are weights of none.
    """
    files: list[Path] = []
    refused: list[Text] = []
    found: list[tuple[keras.Model, Graph, BaseWeights]] = []
    for one in request.bases:
        try:
            base = made(_spec_of(one.name, catalogue), one.options, one.weights, files)
        except DesignerError as error:
            refused.append(error.text)
            continue
        inner, _notes = to_graph(json.loads(base.to_json()), catalogue)
        found.append((base, behind_input(inner, unique(base.name, [b.name for b, _, _ in found])), one))
    if not found:
        raise DesignerError(refused[0].template, **refused[0].args)
    graph, levels, count = _side_by_side(storage.decode(request.project), found)
    model = _with_weights_of(levels, graph, catalogue)
    names = listed([one.name for _, _, one in found], 4)
    reason = Text(
        QT_TRANSLATE_NOOP("Errors", "The weights of {name} from {file}."),
        {"name": names, "file": listed([file.name for file in files], 4)},
    )
    write_run(Path(request.run_dir), reason, graph, model)
    return WeightsImported(layers=count, params=int(model.count_params()), notes=tuple(refused))


def _side_by_side(
    project: Graph, found: list[tuple[keras.Model, Graph, BaseWeights]]
) -> tuple[Graph, list[tuple[keras.Model, str]], int]:
    """Return one drawing of bases, each with the id of its nested model, and how many layers a project has of them."""
    fresh = iter(project.fresh_ids(sum(len(drawn.nodes) for _, drawn, _ in found)))
    graph, levels, count = Graph(), list[tuple[keras.Model, str]](), 0
    for base, drawn, one in found:
        (level,) = (n.id for n in drawn.children("") if n.type == MODEL)
        ids = {node: one.nodes[path] for path, node in _paths(drawn, level) if path in one.nodes}
        count += len(ids)
        whole = renamed(drawn, {i: ids.get(i) or next(fresh) for i in drawn.nodes})
        graph.apply(Change("", added=(*whole.nodes.values(), *whole.edges)))
        for key, value in whole.settings.items():
            graph.apply(Change("", added=(Setting(key, value),)))
        (level,) = (n.id for n in whole.children("") if n.type == MODEL)
        levels.append((base, level))
    return graph, levels, count


def _paths(graph: Graph, level: str, before: str = "") -> Iterator[tuple[str, str]]:
    """Yield the layers of a level by their names, those within models behind the name of these and a /."""
    for node in graph.children(level):
        if node.type == MODEL:
            yield from _paths(graph, node.id, f"{before}{node.name}/")
        elif node.type != INPUT:
            yield f"{before}{node.name}", node.id


def made(
    spec: Spec,
    options: dict[str, Any],
    weights: str = "",
    files: list[Path] | None = None,
    notes: list[Text] | None = None,
) -> keras.Model:
    """Return an application as Keras makes it; `weights` as in DrawBase.

    `files` gets what they were read from, `notes` what Keras warned of. Raises DesignerError, also where Keras would
    leave layers without their weights.
    """
    function = getattr(keras.applications, spec.name)
    given = {k: tuple(v) if isinstance(v, list) else v for k, v in options.items()}
    if weights and weights != CACHE and not Path(weights).is_file():
        raise DesignerError(QT_TRANSLATE_NOOP("Errors", "There is no file {file}."), file=weights)
    wanted = {"": None, CACHE: "imagenet"}.get(weights, weights)
    try:
        with (
            _nothing_downloaded(spec.name, [] if files is None else files),
            names_of_a_fresh_process(),
            _warnings_told([] if notes is None else notes),
        ):
            model: keras.Model = function(weights=wanted, **given)
    except DesignerError:
        raise
    except _REFUSALS as error:
        if wanted not in (None, "imagenet"):
            raise ModelFileError(
                QT_TRANSLATE_NOOP("Errors", "The weights in {file} do not fit {name} as it is set up: {reason}"),
                file=Path(weights).name,
                name=spec.name,
                reason=shortened(essence(error)),
            ) from error
        raise DesignerError(
            QT_TRANSLATE_NOOP("Errors", "{name}: {reason}"), name=spec.name, reason=essence(error)
        ) from error
    return model


def cached_file(spec: Spec, options: dict[str, Any]) -> tuple[Path, str]:
    """Return where Keras would keep the weights of an application on this machine, and their address.

    Raises DesignerError for what Keras refuses, and where it knows no weights.
    """
    found: list[tuple[Path, str]] = []

    def told(path: Path, origin: str) -> Path:
        found.append((path, origin))
        raise NotHereError("")

    with contextlib.suppress(NotHereError), _instead_of_downloads(told):
        getattr(keras.applications, spec.name)(weights="imagenet", **options)
    return found[0]


@contextlib.contextmanager
def _warnings_told(notes: list[Text]) -> Iterator[None]:
    """Collect what Keras warns of; raises ValueError where it passed over weights that it did not find."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        yield
    for warning in caught:
        said = essence(Exception(str(warning.message)))
        if "freshly-initialized" in said or "Skipping" in said:
            raise ValueError(said)
        notes.append(Text("{reason}", {"reason": said}))


@contextlib.contextmanager
def _nothing_downloaded(name: str, files: list[Path]) -> Iterator[None]:
    """Let Keras find files in its cache only, and say which one is not there."""

    def found(path: Path, origin: str) -> Path:
        if not path.is_file():
            raise NotHereError(
                QT_TRANSLATE_NOOP(
                    "Errors",
                    "The weights of {name} are not on this machine, and nothing is downloaded. Put {file} into "
                    "{folder}; it comes from {address}.",
                ),
                name=name,
                file=path.name,
                folder=str(path.parent),
                address=origin,
            )
        files.append(path)
        return path

    with _instead_of_downloads(found):
        yield


@contextlib.contextmanager
def _instead_of_downloads(found: Any) -> Iterator[None]:
    before = file_utils.get_file

    def get_file(fname: str, origin: str = "", cache_subdir: str = "datasets", **_others: Any) -> str:
        return str(found(Path(config.keras_home()) / cache_subdir / fname, origin))

    file_utils.get_file = get_file
    try:
        yield
    finally:
        file_utils.get_file = before


def _with_weights_of(levels: list[tuple[keras.Model, str]], graph: Graph, catalogue: Catalogue) -> keras.Model:
    """Return the model of a drawing, with the weights of those that are drawn in it as nested models."""
    drawn = program_of(graph, catalogue)
    model = build_model(drawn, catalogue)
    layers = node_layers(model, drawn)
    for base, level in levels:
        _give(base, graph, level, layers)
    return model


def _give(source: keras.Model, graph: Graph, level: str, layers: dict[str, Any]) -> None:
    for node in graph.children(level):
        if node.shares or node.type == INPUT or node.id not in layers:
            continue
        if node.type == MODEL:
            _give(source.get_layer(node.name), graph, node.id, layers)
        else:
            carry.copy_weights(source.get_layer(node.name), layers[node.id])
