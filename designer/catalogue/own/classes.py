"""Reads, as text only, which classes and functions of a Python text Keras could use, and how they are called."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

import msgspec

from designer.catalogue import signatures
from designer.catalogue.load import Catalogue
from designer.catalogue.own.arguments import Arguments, arguments_of, documented, param
from designer.catalogue.own.definitions import needed
from designer.catalogue.own.imports import Imports
from designer.catalogue.own.ports import inputs_of, outputs_of
from designer.catalogue.own.states import States, StateSizes
from designer.catalogue.spec import Inputs, Param, Spec
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError, Text

GROUP = "My layers"
FUNCTION = "function"
"""What `Spec.made` of a function is."""
MAX_TEXT = 2**20

_BASES = {
    "Layer": "layer", "Model": "layer", "Loss": "loss", "Metric": "metric", "Callback": "callback",
    "Optimizer": "optimizer", "LearningRateSchedule": "schedule", "Initializer": "initializer",
    "Regularizer": "regularizer", "Constraint": "constraint",
}  # fmt: skip
_TARGETS = re.compile(r"y_?\w*|true\w*|target\w*|label\w*|actual")
_TENSORS = ("x", "inputs", "input", "tensor", "t", "z", "inp", "features", "tensors")
_GIVEN = ("name", "trainable", "dtype", "self")


@dataclass(frozen=True)
class Found:
    """What a text offers: the part of it that is needed, its classes and functions, and what was passed over."""

    source: str
    specs: tuple[Spec, ...]
    notes: tuple[Text, ...] = ()


def found_in(text: str, module: str, keras: Catalogue, name: str, only: Collection[str] = ()) -> Found:
    """Return what a file or a pasted text offers to a project; `name` is what it is called in errors.

    With `only` it is no more than these classes. Raises DesignerError when it is no Python or has nothing that Keras
    could use.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    tree = _tree(text, name)
    reader = _Reader(tree, module, "", keras)
    if not reader.usable and not reader.same_name:
        raise DesignerError(
            QT_TRANSLATE_NOOP(
                "Errors",
                "{file} has no class that derives from keras.layers.Layer, nor another one that Keras could use. It "
                "defines {known}.",
            ),
            file=name,
            known=", ".join(reader.defined[:12]) or "—",
        )
    if not reader.usable:
        raise DesignerError(_SAME_NAME, name=", ".join(reader.same_name))
    wanted = [one for one in reader.usable if not only or one in only]
    source, left_out = needed(text, tree, wanted)
    notes = [Text(_SAME_NAME, {"name": one}) for one in reader.same_name]
    if left_out:
        told = QT_TRANSLATE_NOOP(
            "Errors", "{file}: {count} statements that its classes do not need are left out; they are never run."
        )
        notes.append(Text(told, {"file": name, "count": left_out}))
    return Found(source, specs_of(source, module, keras), tuple(notes))


def specs_of(source: str, module: str, keras: Catalogue) -> tuple[Spec, ...]:
    """Return the entries of the catalogue for a project's own text; none where it is no Python."""
    try:
        return tuple(_Reader(_tree(source, module), module, source, keras).specs())
    except (DesignerError, RecursionError):
        return ()


_SAME_NAME = QT_TRANSLATE_NOOP(
    "Errors", "Keras has a class called {name} itself, so this one cannot stand beside it. Give it another name."
)


def _tree(text: str, name: str) -> ast.Module:
    if len(text) > MAX_TEXT:
        raise DesignerError(
            QT_TRANSLATE_NOOP("Errors", "{file} is longer than {limit} KB."), file=name, limit=MAX_TEXT // 1024
        )
    try:
        return ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise DesignerError(
            QT_TRANSLATE_NOOP("Errors", "{file} is no Python: {reason}"), file=name, reason=str(error) or "memory"
        ) from None


@dataclass
class _Class:
    node: ast.ClassDef
    kind: str
    base: Spec | None  # of Keras, where it derives from a class with arguments of its own
    parents: list[_Class] = field(default_factory=list)  # of the text

    def method(self, name: str) -> ast.FunctionDef | None:
        """Return a method of the class or of those of the text that it derives from."""
        for one in self.node.body:
            if isinstance(one, ast.FunctionDef) and one.name == name:
                return one
        return next((found for parent in self.parents if (found := parent.method(name))), None)

    def bodies(self) -> Iterator[ast.ClassDef]:
        """Yield the class and those of the text that it derives from, nearest first."""
        yield self.node
        for parent in self.parents:
            yield from parent.bodies()

    def handed_up(self) -> tuple[list[ast.expr], dict[str, ast.expr]]:
        """Return what the constructor gives to that of the class it derives from, by position and by name."""
        made = self.method("__init__")
        for node in ast.walk(made) if made is not None else ():
            if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("super("):
                named = {one.arg: one.value for one in node.keywords if one.arg is not None}
                return [one for one in node.args if not isinstance(one, ast.Starred)], named
        return [], {}


class _Reader:
    def __init__(self, tree: ast.Module, module: str, source: str, keras: Catalogue) -> None:
        self._imports = Imports(tree)
        self._module = module
        self._source = source
        self._keras = keras
        self._classes: dict[str, _Class] = {}
        self._functions: dict[str, tuple[ast.FunctionDef, str]] = {}
        self.same_name: list[str] = []  # as one of Keras's
        self.defined = [n.name for n in tree.body if isinstance(n, ast.FunctionDef | ast.ClassDef)]
        for node in _definitions(tree.body):
            if isinstance(node, ast.ClassDef):
                found = self._class(node)
            else:
                found = None
                kind = _function_kind(node)
                if kind and not keras.is_keras(node.name, kind):
                    self._functions[node.name] = node, kind
            if found is not None:
                self._classes[node.name] = found
        for name, one in list(self._classes.items()):
            if keras.is_keras(name, one.kind):
                self.same_name.append(name)

    @property
    def usable(self) -> list[str]:
        """The names that specs are made of."""
        classes = [name for name in self._classes if name not in self.same_name]
        # Functions alone make no file one of layers; a script has many that take some x.
        return [*classes, *(name for name, (_, kind) in self._functions.items() if classes or kind == "loss")]

    def specs(self) -> Iterator[Spec]:
        for name in self.usable:
            if name in self._classes:
                yield self._of_class(self._classes[name])
            else:
                yield from self._of_function(*self._functions[name])

    def _class(self, node: ast.ClassDef) -> _Class | None:
        parents = [self._classes[n] for b in node.bases if (n := getattr(b, "id", "")) in self._classes]
        if parents:
            return _Class(node, parents[0].kind, parents[0].base, parents)
        for base in node.bases:
            name = self._imports.of_keras(base)
            if name in _BASES:
                return _Class(node, _BASES[name], None)
            if name == "Wrapper":  # which is not offered; what it takes is what others that derive from it take
                return _Class(node, "layer", self._keras.spec("TimeDistributed"))
            for kind in dict.fromkeys(_BASES.values()):
                spec = self._keras.spec(name, kind) if name[:1].isupper() else None
                if spec is not None and spec.module.startswith("keras"):
                    return _Class(node, kind, spec)
        return None

    def _of_class(self, one: _Class) -> Spec:
        doc = inspect.cleandoc(ast.get_docstring(one.node) or "")
        made = one.method("__init__")
        arguments = arguments_of(made) if made is not None else None
        docs = documented("\n" + (ast.get_docstring(one.node, clean=False) or ""))
        if made is not None:
            docs = {**documented("\n" + (ast.get_docstring(made, clean=False) or "")), **docs}
        spec = self._spec(one.node, one.kind, doc)
        spec = msgspec.structs.replace(spec, params=self._params(one, arguments, docs))
        if one.kind != "layer":
            return spec
        is_unnamed = arguments is not None and not arguments.takes_others and "name" not in arguments
        spec = msgspec.structs.replace(spec, is_unnamed=is_unnamed, states=self._states(one))
        call = one.method("call")
        if call is None:
            base = one.base
            return spec if base is None else msgspec.structs.replace(spec, inputs=base.inputs, outputs=base.outputs)
        inputs, more = inputs_of(arguments_of(call), call, one.base.inputs if one.base else Inputs())
        return msgspec.structs.replace(spec, inputs=inputs, arguments=more, outputs=outputs_of(call))

    def _params(self, one: _Class, arguments: Arguments | None, docs: dict[str, str]) -> tuple[Param, ...]:
        own = [] if arguments is None else [a for a in arguments if a.name not in _GIVEN]
        found = [param(a, docs) for a in own]
        if arguments is None or arguments.takes_others or "dtype" in arguments:
            base = one.base.params if one.base and (arguments is None or arguments.takes_others) else ()
            by_place, by_name = one.handed_up()
            of_base = {p.name: p for p in base}
            found = [of_base.get(p.name, p) if p.kind == "any" else p for p in found]
            known = {p.name for p in (*found, *base[: len(by_place)])} | by_name.keys()
            found += [p for p in base if p.name not in known]
            dense = self._keras.spec("Dense")
            dtype = dense.param("dtype") if dense is not None and one.kind == "layer" else None
            if dtype is not None and all(p.name != "dtype" for p in found):
                found.append(dtype)
        return tuple(found)

    def _states(self, one: _Class) -> States:
        """Return how many states a cell has, or a layer that derives from a recurrent one of Keras's."""
        sizes = StateSizes(one.bodies(), one.method, self._states_of_call)
        told = sizes.found
        if told != 0 or one.base is None:
            return told
        if one.base.name != "RNN":
            count = signatures.states_of_base(one.base.name)
            return None if count and one.base.inputs.mode != "single" and one.method("call") is not None else count
        by_place, by_name = one.handed_up()
        return sizes.of(by_place[0] if by_place else by_name["cell"]) if by_place or "cell" in by_name else "cell"

    def _states_of_call(self, call: ast.Call) -> int | ast.expr | None:
        """Return how many states a cell has that is made so, or the argument that its states depend on."""
        called = self._classes.get(getattr(call.func, "id", ""))
        if called is None:
            return signatures.states_of_base(self._imports.of_keras(call.func)) or None
        told = self._states(called)
        if not isinstance(told, str):
            return told
        made = called.method("__init__")
        names = [] if made is None else [one.name for one in arguments_of(made)]
        by_name = {one.arg: one.value for one in call.keywords if one.arg is not None}
        return dict(zip(names, call.args, strict=False)).get(told, by_name.get(told))

    def _of_function(self, node: ast.FunctionDef, kind: str) -> Iterator[Spec]:
        doc = inspect.cleandoc(ast.get_docstring(node) or "")
        rest = [a for a in arguments_of(node, is_method=False) if a.default is not None]
        params = tuple(param(a, documented("\n" + doc)) for a in rest)
        if kind == "loss":
            for one in ("loss", "metric"):
                yield msgspec.structs.replace(self._spec(node, one, doc), made=FUNCTION)
        else:
            yield msgspec.structs.replace(self._spec(node, "activation", doc), made=FUNCTION)
            yield msgspec.structs.replace(self._spec(node, "layer", doc), made=FUNCTION, params=params)

    def _spec(self, node: ast.ClassDef | ast.FunctionDef, kind: str, doc: str) -> Spec:
        return Spec(
            name=node.name,
            kind=kind,
            module=self._module,
            group=GROUP,
            summary=doc.partition("\n")[0][:80].rstrip(". "),
            doc=doc,
            source=self._source,
        )


def _definitions(body: list[ast.stmt]) -> Iterator[ast.ClassDef | ast.FunctionDef]:
    for node in body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef):
            yield node


def _function_kind(node: ast.FunctionDef) -> str:
    """Return "loss" for a function of a target and a prediction, "layer" for one of a tensor, "" for others."""
    required = [a.name for a in arguments_of(node, is_method=False) if a.default is None]
    if node.decorator_list and any("property" in ast.unparse(one) for one in node.decorator_list):
        return ""
    if len(required) == 2 and _TARGETS.fullmatch(required[0]) and not required[1].startswith("x"):
        is_pair = required[1].startswith(("y", "pred", "out", "logit", "score")) or required[0].startswith("y_true")
        return "loss" if is_pair else ""
    return "layer" if len(required) == 1 and required[0] in _TENSORS else ""
