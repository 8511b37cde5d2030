"""Evaluates the expressions of a script over the values of `values`."""

from __future__ import annotations

import ast
import math
from typing import Any

from designer.catalogue.load import Catalogue
from designer.engine.importers.script import plain
from designer.engine.importers.script.keras_calls import KerasCalls
from designer.engine.importers.script.values import Function, Layer, Method, Model, Ref, ScriptError, Tensor, Unknown
from designer.engine.importers.script.words import source
from designer.graph.texts import QT_TRANSLATE_NOOP

MAX_STEPS = 200_000
Scope = dict[str, Any]

MODULES = {"keras", "tensorflow", "tf_keras"}
_USUAL = {
    "keras": "keras",
    "layers": "keras.layers",
    "tf": "tensorflow",
    "Sequential": "keras.Sequential",
    "Model": "keras.Model",
    "Input": "keras.Input",
    **{
        name: f"keras.{name}"
        for name in ("models", "optimizers", "losses", "metrics", "callbacks", "regularizers", "ops")
    },
}


class Expressions:
    """Knows names and values. `scope` holds the names of the module; `keras` what was made of Keras."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.keras = KerasCalls(catalogue)
        self.scope: Scope = {"__name__": "__main__"}
        self._steps = 0

    def evaluate(self, node: ast.expr, scope: Scope) -> Any:
        """Return the value of an expression."""
        self.tick(node)
        handler = getattr(self, f"_eval_{type(node).__name__.lower()}", None)
        value = Unknown() if handler is None else handler(node, scope)
        if isinstance(value, Unknown) and not value.what:
            value.what = source(node)
        return value

    def elements(self, nodes: list[ast.expr], scope: Scope) -> list[Any]:
        """Return the values of expressions, starred ones unpacked."""
        found: list[Any] = []
        for node in nodes:
            if isinstance(node, ast.Starred):
                value = self.evaluate(node.value, scope)
                found.extend(value if isinstance(value, (list, tuple, range)) else [Unknown(source(node))])
            else:
                found.append(self.evaluate(node, scope))
        return found

    def binary(self, op: ast.operator, left: Any, right: Any) -> Any:
        """Return `left op right`; on tensors it is an operation of the model."""
        if isinstance(left, Tensor) or isinstance(right, Tensor):
            return self.keras.flow.operator(type(op).__name__, left, right)
        if isinstance(left, Unknown) or isinstance(right, Unknown):
            return Unknown()
        return plain.binary(op, left, right)

    def store(self, target: ast.expr, value: Any, scope: Scope) -> None:
        """Give a value to the target of an assignment."""
        raise NotImplementedError

    def call_function(self, function: Function, args: list[Any], kwargs: dict[str, Any]) -> Any:
        """Call a function of the script."""
        raise NotImplementedError

    def tick(self, node: ast.AST) -> None:
        """Take a step: remember the line, and end a script that takes too many."""
        self._steps += 1
        self.keras.place.line = getattr(node, "lineno", self.keras.place.line)
        if self._steps > MAX_STEPS:
            raise ScriptError(
                QT_TRANSLATE_NOOP("Errors", "Line {line}: the script takes more than {steps} steps to read."),
                line=self.keras.place.line,
                steps=MAX_STEPS,
            )

    def _eval_constant(self, node: ast.Constant, _scope: Scope) -> Any:
        return node.value if isinstance(node.value, (int, float, str, bool, type(None), type(...))) else Unknown()

    def _eval_name(self, node: ast.Name, scope: Scope) -> Any:
        for names in (scope, self.scope):
            if node.id in names:
                return names[node.id]
        return self._not_imported(node.id)

    def _not_imported(self, name: str) -> Any:
        """Return what a name means in a piece of code whose imports stand elsewhere: keras, layers, Dense, ..."""
        if name in _USUAL:
            return Ref(_USUAL[name])
        spec = None if plain.is_builtin(name) else self.keras.catalogue.specs["layer"].get(name)
        return Ref(f"keras.layers.{name}") if spec is not None else Unknown(name)

    def _eval_list(self, node: ast.List, scope: Scope) -> list[Any]:
        return self.elements(node.elts, scope)

    def _eval_tuple(self, node: ast.Tuple, scope: Scope) -> tuple[Any, ...]:
        return tuple(self.elements(node.elts, scope))

    def _eval_dict(self, node: ast.Dict, scope: Scope) -> dict[Any, Any]:
        found: dict[Any, Any] = {}
        for key, value in zip(node.keys, node.values, strict=True):
            evaluated = self.evaluate(value, scope)
            if key is None:
                found.update(evaluated if isinstance(evaluated, dict) else {})
            else:
                name = self.evaluate(key, scope)
                if isinstance(name, (str, int, float, bool)):
                    found[name] = evaluated
        return found

    def _eval_joinedstr(self, node: ast.JoinedStr, scope: Scope) -> Any:
        text = ""
        for part in node.values:
            value = self.evaluate(part.value if isinstance(part, ast.FormattedValue) else part, scope)
            if not isinstance(value, (str, int, float, bool)):
                return Unknown()
            text += str(value)
        return text

    def _eval_binop(self, node: ast.BinOp, scope: Scope) -> Any:
        return self.binary(node.op, self.evaluate(node.left, scope), self.evaluate(node.right, scope))

    def _eval_boolop(self, node: ast.BoolOp, scope: Scope) -> Any:
        value: Any = None
        for part in node.values:
            value = self.evaluate(part, scope)
            if isinstance(value, Unknown):
                return value
            if bool(value) != isinstance(node.op, ast.And):
                return value
        return value

    def _eval_ifexp(self, node: ast.IfExp, scope: Scope) -> Any:
        test = self.evaluate(node.test, scope)
        return test if isinstance(test, Unknown) else self.evaluate(node.body if test else node.orelse, scope)

    def _eval_lambda(self, node: ast.Lambda, scope: Scope) -> Function:
        return Function(node, scope)

    def _eval_listcomp(self, node: ast.ListComp, scope: Scope) -> Any:
        if len(node.generators) != 1:
            return Unknown()
        generator = node.generators[0]
        items = self.evaluate(generator.iter, scope)
        if not isinstance(items, (list, tuple, range, dict)):
            return Unknown()
        inner = dict(scope)
        found = []
        for item in items:
            self.store(generator.target, item, inner)
            if all(self.evaluate(test, inner) is True for test in generator.ifs):
                found.append(self.evaluate(node.elt, inner))
        return found

    def _eval_slice(self, node: ast.Slice, scope: Scope) -> Any:
        parts = [None if p is None else self.evaluate(p, scope) for p in (node.lower, node.upper, node.step)]
        return Unknown() if any(isinstance(p, Unknown) for p in parts) else slice(*parts)

    def _eval_subscript(self, node: ast.Subscript, scope: Scope) -> Any:
        owner, key = self.evaluate(node.value, scope), self.evaluate(node.slice, scope)
        if isinstance(owner, Tensor):
            return self.keras.flow.get_item(owner, key)
        try:
            if isinstance(owner, (list, tuple, str, dict, range)) and not isinstance(key, Unknown):
                return owner[key]
        except (IndexError, KeyError, TypeError):
            pass
        return Unknown()

    def _eval_attribute(self, node: ast.Attribute, scope: Scope) -> Any:
        owner = self.evaluate(node.value, scope)
        if isinstance(owner, Ref):
            return Ref(canonical(f"{owner.path}.{node.attr}"))
        if isinstance(owner, (Model, Layer, Tensor)):
            return self.keras.models.attribute(owner, node.attr)
        if isinstance(owner, (list, dict, str)):
            return Method(owner, node.attr)
        if isinstance(owner, Unknown) and owner.what == "math":
            return getattr(math, node.attr) if node.attr in ("pi", "e", "inf") else Unknown()
        return Unknown()

    def _eval_call(self, node: ast.Call, scope: Scope) -> Any:
        line = node.lineno
        target = self.evaluate(node.func, scope)
        args = self.elements(node.args, scope)
        kwargs: dict[str, Any] = {}
        for keyword in node.keywords:
            value = self.evaluate(keyword.value, scope)
            if keyword.arg is not None:
                kwargs[keyword.arg] = value
            elif isinstance(value, dict):
                kwargs.update(value)
        self.keras.place.line = line
        if isinstance(target, Function):
            return self.call_function(target, args, kwargs)
        if isinstance(target, Method) and isinstance(target.owner, (list, dict, str)):
            return plain.call_method(target.owner, target.name, args, kwargs)
        if isinstance(target, (Ref, Layer, Model, Method)):
            return self.keras.call(target, args, kwargs)
        if isinstance(node.func, ast.Name) and isinstance(target, Unknown) and plain.is_builtin(node.func.id):
            return plain.call_builtin(node.func.id, args)
        return Unknown()

    def _eval_unaryop(self, node: ast.UnaryOp, scope: Scope) -> Any:
        value = self.evaluate(node.operand, scope)
        if isinstance(node.op, ast.Not) and isinstance(value, plain.PLAIN):
            return not value
        if isinstance(node.op, ast.USub) and isinstance(value, Tensor):
            return self.keras.flow.operation("negative", [value], {})
        if isinstance(node.op, ast.USub) and isinstance(value, (int, float)):
            return -value
        return value if isinstance(node.op, ast.UAdd) else Unknown()

    def _eval_compare(self, node: ast.Compare, scope: Scope) -> Any:
        left = self.evaluate(node.left, scope)
        for op, right_node in zip(node.ops, node.comparators, strict=True):
            right = self.evaluate(right_node, scope)
            if isinstance(left, Unknown) or isinstance(right, Unknown):
                return Unknown()
            holds = plain.compare(op, left, right)
            if not holds or isinstance(holds, Unknown):
                return holds
            left = right
        return True

    _eval_generatorexp = _eval_listcomp


def canonical(path: str) -> str:
    """Return the path under `keras`: tensorflow.keras.layers.Dense -> keras.layers.Dense."""
    for prefix in ("tensorflow.keras", "tf_keras", "tensorflow.python.keras"):
        if path == prefix or path.startswith(prefix + "."):
            return "keras" + path[len(prefix) :]
    return path
