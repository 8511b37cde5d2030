"""Evaluates the expressions of a script over the values of `values`."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import Any

from designer.catalogue.load import Catalogue
from designer.engine.importers.script import arrays, library, plain
from designer.engine.importers.script.flow import Sizes
from designer.engine.importers.script.journal import Journal
from designer.engine.importers.script.keras_calls import KerasCalls
from designer.engine.importers.script.names import canonical
from designer.engine.importers.script.objects import is_dict
from designer.engine.importers.script.values import (
    Builtin,
    Class,
    Function,
    Instance,
    Items,
    KerasObject,
    Layer,
    Method,
    Model,
    Ref,
    Scope,
    ScriptError,
    Super,
    Table,
    Tensor,
    Unknown,
)
from designer.engine.importers.script.words import source
from designer.graph.texts import QT_TRANSLATE_NOOP, Text

MAX_STEPS = 400_000
_USUAL = {
    "keras": "keras",
    "layers": "keras.layers",
    "tf": "tensorflow",
    "np": "numpy",
    "Sequential": "keras.Sequential",
    "Model": "keras.Model",
    "Input": "keras.Input",
    "K": "keras.backend",
    **{
        name: f"keras.{name}"
        for name in ("models", "optimizers", "losses", "metrics", "callbacks", "regularizers", "ops", "applications")
    },
}
_OPTIMIZERS = ("Adam", "SGD", "RMSprop", "Adagrad", "Adadelta", "Nadam", "Adamax")
_OLD_LAYERS = ("TimeDistributedDense", "Merge", "merge", "Lambda")
_MERGES = ("concatenate", "add", "multiply", "subtract", "average", "maximum", "minimum", "dot")
_COMPARED = {ast.Gt: "greater", ast.GtE: "greater_equal", ast.Lt: "less", ast.LtE: "less_equal", ast.Eq: "equal",
             ast.NotEq: "not_equal"}  # fmt: skip
BUILTINS = {
    "map", "filter", "isinstance", "issubclass", "hasattr", "getattr", "setattr", "callable", "type", "print", "super",
    "object", "property", "staticmethod", "classmethod", "next", "exit", "quit", "id", "vars", "hash", "delattr",
    "eval", "globals",
}  # fmt: skip


_UNFORESEEN = (TypeError, ValueError, LookupError, AttributeError, ArithmeticError, AssertionError)
"""What a script of other people's may do to a reader: it ends the expression, not the file."""


class TooLongError(Exception):
    """More steps than are taken to read a script, or a loop of it."""


class Expressions:
    """Knows names and values. `scope` holds the names of the module; `keras` what was made of Keras."""

    def __init__(self, catalogue: Catalogue, is_old: bool = False) -> None:
        self.keras = KerasCalls(catalogue, is_old)
        self.journal = Journal()
        self.keras.models.touch = self.journal.touch
        self.scope = Scope()
        self.scope["__name__"] = "__main__"
        self.scope["__file__"] = "script.py"
        self.handed = Table()  # what others would give to functions of the script, by the argument's name
        self.flags = Table()  # what DEFINE_integer(...) and its like told
        self.steps = 0
        self.limit = MAX_STEPS
        self._parsed: dict[int, ast.expr] = {}
        self._comprehending: list[list[ast.expr]] = []  # what the comprehensions under way evaluate

    def evaluate(self, node: ast.expr, scope: Scope) -> Any:
        """Return the value of an expression; unknown, with the reason, where it cannot be read."""
        self.tick(node)
        handler = getattr(self, f"_eval_{type(node).__name__.lower()}", None)
        try:
            value = Unknown() if handler is None else handler(node, scope)
        except ScriptError as error:
            self.keras.place.faults.append(error.text)
            return Unknown(source(node), error.text)
        except _UNFORESEEN:
            template = QT_TRANSLATE_NOOP("Errors", "Line {line}: {what} cannot be read.")
            reason = Text(template, {"line": getattr(node, "lineno", self.keras.place.line), "what": source(node)})
            self.keras.place.faults.append(reason)
            return Unknown(source(node), reason)
        if isinstance(value, Unknown) and not value.what:
            value.what = source(node)
        return value

    def elements(self, nodes: list[ast.expr], scope: Scope) -> list[Any]:
        """Return the values of expressions, starred ones unpacked."""
        found: list[Any] = []
        for node in nodes:
            if isinstance(node, ast.Starred):
                value = self.iterate(self.evaluate(node.value, scope))
                found.extend(value if value is not None else [Unknown(source(node), is_rest=True)])
            else:
                found.append(self.evaluate(node, scope))
        return found

    def binary(self, op: ast.operator, left: Any, right: Any) -> Any:
        """Return `left op right`; on tensors it is an operation of the model."""
        if isinstance(left, Tensor) or isinstance(right, Tensor):
            return self.keras.flow.operator(type(op).__name__, left, right)
        if isinstance(left, Unknown) or isinstance(right, Unknown):
            first = left if isinstance(left, Unknown) else right
            if isinstance(left, list) and isinstance(op, ast.Add):
                return Items([*left, Unknown(first.what, first.reason, is_rest=True)])
            return arrays.computed(op, left, right) or Unknown(reason=first.reason)
        if not (plain.is_plain(left) and plain.is_plain(right)):
            return self._of_instances(op, left, right)
        return plain.binary(op, left, right)

    def store(self, target: ast.expr, value: Any, scope: Scope) -> None:
        """Give a value to the target of an assignment."""
        raise NotImplementedError

    def call(self, target: Any, args: list[Any], kwargs: dict[str, Any], what: str = "") -> Any:
        """Call anything."""
        raise NotImplementedError

    def attribute(self, owner: Any, name: str) -> Any:
        """Return what `owner.name` stands for."""
        raise NotImplementedError

    def iterate(self, value: Any) -> list[Any] | None:
        """Return the items that a loop over a value goes through, None where they are not known."""
        raise NotImplementedError

    def joined(self, one: Any, other: Any, why: Unknown) -> Any:
        """Return what stands for either of two values, of which `why` would tell which."""
        raise NotImplementedError

    def perhaps(self, evaluate: Callable[[], Any], why: Unknown) -> Any:
        """Return what `evaluate` gives, which may or may not be carried out: what it changes is not known."""
        raise NotImplementedError

    def chosen(self, node: ast.Set) -> ast.expr | None:
        """Return what stands for a set that is a choice of a tuner, None for any other."""
        raise NotImplementedError

    def truth(self, value: Any) -> bool | None:
        """Return whether a value counts as true, None where only running the script would tell."""
        if isinstance(value, (Tensor, Layer, Model, Function, Class, KerasObject, Method, Builtin)):
            return True
        if isinstance(value, Ref):
            return True if value.path.split(".")[0] in library.KNOWN else None
        if isinstance(value, Instance):
            return True if value.made_of is None or not value.made_of.find("__len__") else None
        return plain.truth(value) if plain.is_plain(value) else None

    def tick(self, node: ast.AST) -> None:
        """Take a step: remember the line, and end a script that takes too many."""
        self.steps += 1
        self.keras.place.line = getattr(node, "lineno", self.keras.place.line)
        if self.steps > self.limit:
            raise TooLongError

    def _of_instances(self, op: ast.operator, left: Any, right: Any) -> Any:
        name = {"Add": "__add__", "Mult": "__mul__", "Sub": "__sub__", "Div": "__truediv__"}.get(type(op).__name__)
        if isinstance(left, Instance) and left.made_of is not None and name and left.made_of.find(name):
            return self.call(self.attribute(left, name), [right], {})
        return Unknown()

    def _eval_constant(self, node: ast.Constant, _scope: Scope) -> Any:
        return node.value

    def _eval_name(self, node: ast.Name, scope: Scope) -> Any:
        return self.name(node.id, scope)

    def name(self, name: str, scope: Scope) -> Any:
        """Return what a name stands for."""
        place: Scope | None = scope.elsewhere.get(name, scope)
        while place is not None:
            if name in place:
                return place[name]
            place = place.parent
        if plain.is_builtin(name) or name in BUILTINS:
            return Builtin(name)
        return self._not_imported(name)

    def _not_imported(self, name: str) -> Any:
        """Return what a name means in a piece of code whose imports stand elsewhere: keras, layers, Dense, ..."""
        if name in _USUAL:
            return Ref(_USUAL[name])
        if name in _OPTIMIZERS:
            return Ref(f"keras.optimizers.{name}")
        path = canonical(f"keras.layers.{name}")
        if path.rpartition(".")[2] in self.keras.catalogue.specs["layer"] or name in _OLD_LAYERS:
            return Ref(path)
        if name in _MERGES:
            return Ref(f"keras.layers.{name}")
        if name in self.keras.catalogue.specs["callback"]:
            return Ref(f"keras.callbacks.{name}")
        return Unknown(name)

    def _eval_list(self, node: ast.List, scope: Scope) -> list[Any]:
        return Items(self.elements(node.elts, scope))

    def _eval_tuple(self, node: ast.Tuple, scope: Scope) -> tuple[Any, ...]:
        return tuple(self.elements(node.elts, scope))

    def _eval_set(self, node: ast.Set, scope: Scope) -> Any:
        if (chosen := self.chosen(node)) is not None:
            return self.evaluate(chosen, scope)
        items = self.elements(node.elts, scope)
        try:
            return Unknown() if any(isinstance(i, Unknown) for i in items) else set(items)
        except TypeError:
            return Unknown()

    def _eval_dict(self, node: ast.Dict, scope: Scope) -> Any:
        found = Table()
        for key, value in zip(node.keys, node.values, strict=True):
            evaluated = self.evaluate(value, scope)
            if key is None:
                if not isinstance(evaluated, dict):
                    return Unknown()
                found.update(evaluated)
            else:
                name = self.evaluate(key, scope)
                if isinstance(name, Unknown):
                    return Unknown()
                try:
                    found[name] = evaluated
                except TypeError:
                    return Unknown()
        return found

    def _eval_joinedstr(self, node: ast.JoinedStr, scope: Scope) -> Any:
        text = ""
        for part in node.values:
            if not isinstance(part, ast.FormattedValue):
                text += str(self.evaluate(part, scope))
                continue
            value = plain.number(self.evaluate(part.value, scope))
            spec = "" if part.format_spec is None else self.evaluate(part.format_spec, scope)
            if not isinstance(value, (str, int, float, bool, tuple, list, type(None))) or not isinstance(spec, str):
                return Unknown()
            try:
                if any(isinstance(v, Unknown) for v in (value if isinstance(value, (tuple, list)) else ())):
                    return Unknown()
                text += format(value, spec if len(spec) < 6 else "") if part.conversion != ord("r") else repr(value)
            except (ValueError, TypeError):
                return Unknown()
        return plain.bounded(text)

    def _eval_formattedvalue(self, node: ast.FormattedValue, scope: Scope) -> Any:
        value = self.evaluate(node.value, scope)
        return str(value) if isinstance(value, (str, int, float)) else Unknown()

    def _eval_binop(self, node: ast.BinOp, scope: Scope) -> Any:
        return self.binary(node.op, self.evaluate(node.left, scope), self.evaluate(node.right, scope))

    def _eval_boolop(self, node: ast.BoolOp, scope: Scope) -> Any:
        value: Any = None
        unknown: Unknown | None = None
        for part in node.values:
            value = self._operand(part, scope, unknown)
            is_true = self.truth(value)
            if is_true is None:
                unknown = unknown or (value if isinstance(value, Unknown) else Unknown(source(part)))
            elif is_true != isinstance(node.op, ast.And):
                return value if unknown is None or isinstance(value, bool) else unknown
        return value if unknown is None else unknown

    def _operand(self, node: ast.expr, scope: Scope, unknown: Unknown | None) -> Any:
        """Return a part of `and` or `or`; behind one that is not known it may not be carried out."""
        if unknown is None:
            return self.evaluate(node, scope)
        return self.perhaps(lambda: self.evaluate(node, scope), unknown)

    def _eval_ifexp(self, node: ast.IfExp, scope: Scope) -> Any:
        test = self.evaluate(node.test, scope)
        is_true = self.truth(test)
        if is_true is None:
            why = Unknown(source(node.test))
            one = self.perhaps(lambda: self.evaluate(node.body, scope), why)
            other = self.perhaps(lambda: self.evaluate(node.orelse, scope), why)
            return self.joined(one, other, why)
        return self.evaluate(node.body if is_true else node.orelse, scope)

    def _eval_lambda(self, node: ast.Lambda, scope: Scope) -> Any:
        return self.function(node, scope)

    def function(self, node: Any, scope: Scope) -> Function:
        """Return a function of the script, its defaults evaluated where it is defined."""
        spec = node.args
        names = [a.arg for a in (*spec.posonlyargs, *spec.args)]
        found = Function(node, scope)
        for name, default in zip(reversed(names), reversed(spec.defaults), strict=False):
            found.defaults[name] = self.evaluate(default, scope)
        for argument, default_node in zip(spec.kwonlyargs, spec.kw_defaults, strict=True):
            if default_node is not None:
                found.defaults[argument.arg] = self.evaluate(default_node, scope)
        return found

    def _eval_namedexpr(self, node: ast.NamedExpr, scope: Scope) -> Any:
        value = self.evaluate(node.value, scope)
        self.store(node.target, value, scope)
        return value

    def _eval_await(self, node: ast.Await, scope: Scope) -> Any:
        return self.evaluate(node.value, scope)

    def _eval_slice(self, node: ast.Slice, scope: Scope) -> Any:
        parts = [
            None if p is None else plain.number(self.evaluate(p, scope)) for p in (node.lower, node.upper, node.step)
        ]
        return Unknown() if any(isinstance(p, Unknown) for p in parts) else slice(*parts)

    def _eval_subscript(self, node: ast.Subscript, scope: Scope) -> Any:
        owner, key = self.evaluate(node.value, scope), plain.number(self.evaluate(node.slice, scope))
        if isinstance(owner, Tensor):
            return self.keras.flow.get_item(owner, key)
        if isinstance(owner, Instance) and owner.made_of is not None and owner.made_of.find("__getitem__"):
            return self.call(self.attribute(owner, "__getitem__"), [key], {})
        if isinstance(owner, Class):
            found = owner.find(key) if isinstance(key, str) else None
            return Unknown() if found is None else found
        if isinstance(owner, Sizes):
            return owner.at(key)
        if isinstance(owner, Unknown):
            return arrays.part(owner, key)
        is_table = isinstance(owner, Instance) and (owner.made_of is None or is_dict(owner.made_of))
        if is_table and isinstance(key, str):
            return owner.names.get(key, Unknown())
        if isinstance(owner, plain.SEQUENCES) and not isinstance(key, Unknown):
            return plain.item(owner, key)
        return Unknown()

    def _eval_attribute(self, node: ast.Attribute, scope: Scope) -> Any:
        owner = self.evaluate(node.value, scope)
        if isinstance(owner, Ref):
            path = canonical(f"{owner.path}.{node.attr}")
            if owner.name == "FLAGS":
                return self.flags.get(node.attr, Unknown())
            known = library.constant(path)
            return Ref(path) if known is ... else known
        return self.attribute(owner, node.attr)

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
                kwargs.update({str(k): v for k, v in value.items() if not isinstance(k, Unknown)})
                if plain.has_rest(value):
                    kwargs["**"] = Unknown(source(keyword.value))
            else:
                kwargs["**"] = Unknown(source(keyword.value))
        self.keras.place.line = line
        if isinstance(target, Builtin) and target.name == "super":
            if len(args) == 2 and isinstance(args[0], Class):
                return Super(args[0], args[1])
            return self._super(scope)
        value = self.call(target, args, kwargs, source(node.func) if isinstance(target, Unknown) else "")
        self.keras.place.line = line
        return value

    def _super(self, scope: Scope) -> Any:
        place: Scope | None = scope
        while place is not None:
            if "__class__" in place and "__first__" in place:
                return Super(place["__class__"], place["__first__"])
            place = place.parent
        return Unknown()

    def _eval_unaryop(self, node: ast.UnaryOp, scope: Scope) -> Any:
        value = self.evaluate(node.operand, scope)
        if isinstance(node.op, ast.Not):
            is_true = self.truth(value)
            return Unknown() if is_true is None else not is_true
        if isinstance(value, Tensor):
            return self.keras.flow.operation("negative", [value], {}) if isinstance(node.op, ast.USub) else value
        return plain.unary(node.op, value) if plain.is_plain(value) else Unknown()

    def _eval_compare(self, node: ast.Compare, scope: Scope) -> Any:
        left = self.evaluate(node.left, scope)
        for op, right_node in zip(node.ops, node.comparators, strict=True):
            right = self.evaluate(right_node, scope)
            holds = self.compare(op, left, right)
            if isinstance(holds, Tensor) or self.truth(holds) is not True:
                return holds
            left = right
        return True

    def compare(self, op: ast.cmpop, left: Any, right: Any) -> Any:
        """Return whether `left op right` holds; of tensors it is an operation of the model."""
        if isinstance(left, Tensor) or isinstance(right, Tensor):
            if isinstance(op, (ast.Is, ast.IsNot)):
                return isinstance(op, ast.Is) == (left is right)
            name = _COMPARED.get(type(op))
            return self.keras.flow.operation(name, [left, right], {}) if name else Unknown()
        if isinstance(left, Unknown) or isinstance(right, Unknown):
            return Unknown()
        if isinstance(op, (ast.In, ast.NotIn)):
            right = Items(right) if isinstance(right, dict) else right
            values = right if isinstance(right, (list, tuple, set, dict)) else ()
            if any(isinstance(v, Unknown) for v in values):
                is_in = any(not isinstance(v, Unknown) and v == left for v in values) and plain.is_plain(left)
                return isinstance(op, ast.In) if is_in else Unknown()
        made_of = left.made_of if isinstance(left, Instance) and left is not right else None
        if (
            made_of is not None
            and (made_of.is_dataclass or made_of.find("__eq__"))
            and not isinstance(op, (ast.Is, ast.IsNot))
        ):
            return Unknown()
        if _holds_unknown(left) or _holds_unknown(right):
            return Unknown()
        return plain.compare(op, left, right)


def _holds_unknown(value: Any) -> bool:
    if isinstance(value, dict):
        value = list(value.values())
    return isinstance(value, (list, tuple)) and any(isinstance(v, Unknown) or _holds_unknown(v) for v in value)
