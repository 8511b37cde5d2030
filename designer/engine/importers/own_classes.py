"""Classes of somebody's own in what is opened: their code comes along, as text, and their placeholders become live."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from designer.catalogue.load import classes_in, load
from designer.engine.importers.own_names import with_own_names
from designer.engine.importers.script.read import FoundModel, Reading, only_python
from designer.graph.model import Graph
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError, Text
from designer.project.own_code import Module, catalogue_of, with_code, with_modules

_CAME = QT_TRANSLATE_NOOP(
    "Errors", "The code of {names} came along. It is not run before you have read it and allowed it to run."
)


def given_classes(graph: Graph, notes: list[Text], brought: Mapping[str, str], given: Mapping[str, str]) -> list[Text]:
    """Give the placeholders of a drawing their classes; return the notes without what was said of these.

    `brought` are texts by name that a file holds, `given` those of files that the user named. Raises DesignerError
    for one of these that has nothing to give.
    """
    placeholders = _unknown(graph)
    for name, text in given.items():
        graph.apply(with_code(graph, with_own_names(text, placeholders), name)[0])
    texts = {name: text.rstrip("\n").split("\n") for name, text in brought.items() if name.isidentifier()}
    graph.apply(with_modules(graph, [Module(name, tuple(lines)) for name, lines in texts.items()]))
    return _told(graph, notes, placeholders)


def with_classes(reading: Reading, text: str, file: str, given: Mapping[str, str]) -> Reading:
    """Return the models of a script with the code of the classes that it defines itself, or that `given` define."""
    texts = {file or "pasted.py": text, **reading.modules}
    return replace(reading, models=[_with_classes(model, texts, given) for model in reading.models])


def _with_classes(model: FoundModel, texts: Mapping[str, str], given: Mapping[str, str]) -> FoundModel:
    used = {name for node in model.graph.nodes.values() for name in (node.type, *classes_in(node.params))}
    known = used & load().own  # of installed packages
    placeholders = _unknown(model.graph) | known
    if not placeholders and not given:
        return model
    graph = model.graph.copy()
    for name, other in given.items():
        graph.apply(with_code(graph, with_own_names(other, placeholders), name)[0])
    for file, text in texts.items():
        unknown = _unknown(graph)
        if not unknown:
            break
        try:
            code = with_own_names(only_python(text), unknown)
            change, _ = with_code(graph, code, file, only=unknown)
        except (DesignerError, SyntaxError, ValueError):
            pass  # it does not define them, or not as layers
        else:
            graph.apply(change)
    graph.apply(with_modules(graph, ()))
    return replace(model, graph=graph, notes=tuple(_told(graph, list(model.notes), placeholders)))


def _unknown(graph: Graph) -> set[str]:
    """Return the classes that nothing is known of, of nodes and of what is inside their layers."""
    catalogue = catalogue_of(graph)
    types = {node.type for node in graph.nodes.values() if node.type != "Model" and catalogue.spec(node.type) is None}
    return types | {one for n in graph.nodes.values() for one in classes_in(n.params) if catalogue.find(one) is None}


def _told(graph: Graph, notes: list[Text], before: set[str]) -> list[Text]:
    live = before - _unknown(graph)
    if not live:
        return notes
    kept = [note for note in notes if not ({note.args.get("class_name"), note.args.get("name")} & live)]
    brought = live - load().own
    return [*kept, Text(_CAME, {"names": ", ".join(sorted(brought))})] if brought else kept
