"""Evaluates a script's statements over the values of `values`: assignments, loops, functions, Keras calls; no more."""

from __future__ import annotations

import ast
import math
import operator
from collections.abc import Callable, Iterable
from typing import Any

from designer.catalogue.load import Catalogue
from designer.engine.importers.script.keras_calls import KerasCalls
from designer.engine.importers.script.values import (
    Function,
    Layer,
    Method,
    Model,
    Ref,
    ScriptError,
    Tensor,
    Unknown,
)
from designer.graph.texts import QT_TRANSLATE_NOOP

MAX_STEPS = 200_000
MAX_DEPTH = 60

_BINARY: dict[type, Callable[[Any, Any], Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.FloorDiv: operator.floordiv,
    ast.Mod: operator.mod,
    ast.MatMult: operator.matmul,
}
_COMPARE: dict[type, Callable[[Any, Any], Any]] = {
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.In: lambda a, b: a in b,
    ast.NotIn: lambda a, b: a not in b,
    ast.Is: lambda a, b: a is b,
    ast.IsNot: lambda a, b: a is not b,
}
_BUILTINS: dict[str, Callable[..., Any]] = {
    "range": range,
    "len": len,
    "enumerate": lambda *a: list(enumerate(*a)),
    "zip": lambda *a: list(zip(*a, strict=False)),
    "list": list,
    "tuple": tuple,
    "dict": dict,
    "int": int,
    "float": float,
    "str": str,
    "bool": bool,
    "min": min,
    "max": max,
    "sum": sum,
    "reversed": lambda a: list(reversed(a)),
    "sorted": sorted,
    "round": round,
    "abs": abs,
}
_PLAIN_METHODS: dict[type, tuple[str, ...]] = {
    list: ("append", "extend", "insert", "pop"),
    dict: ("items", "keys", "values", "get", "update"),
    str: ("lower", "upper", "format", "join", "split"),
}
_MODULES = {"keras", "tensorflow", "tf_keras"}
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
_PLAIN = (int, float, str, bool, type(None), list, tuple, dict, range)


class _Return(Exception):  # noqa: N818
    def __init__(self, value: Any) -> None:
        self.value = value


class _Jump(Exception):  # noqa: N818
    """break (True) or continue (False)."""

    def __init__(self, ends: bool) -> None:
        self.ends = ends


class Interpreter:
    """Reads one script. `scope` holds the names of the module; `keras` what was made of Keras."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.keras = KerasCalls(catalogue)
        self.scope: dict[str, Any] = {"__name__": "__main__"}
        self._steps = 0
        self._depth = 0

    def run(self, tree: ast.Module) -> None:
        """Read the whole script."""
        self._block(tree.body, self.scope)

    # ------------------------------------------------------------------------------------------ statements

    def _block(self, body: Iterable[ast.stmt], scope: dict[str, Any]) -> None:
        for statement in body:
            self._tick(statement)
            handler = getattr(self, f"_do_{type(statement).__name__.lower()}", None)
            if handler is None:
                self._forget(statement, scope)
            else:
                handler(statement, scope)

    def _tick(self, node: ast.AST) -> None:
        self._steps += 1
        self.keras.line = getattr(node, "lineno", self.keras.line)
        if self._steps > MAX_STEPS:
            raise ScriptError(
                QT_TRANSLATE_NOOP("Errors", "Line {line}: the script takes more than {steps} steps to read."),
                line=self.keras.line,
                steps=MAX_STEPS,
            )

    def _forget(self, statement: ast.stmt, scope: dict[str, Any]) -> None:
        """Give up on a statement of another kind (try, with, class, while, ...): what it names is unknown."""
        for node in ast.walk(statement):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
                scope[node.id] = Unknown(node.id)

    def _do_import(self, node: ast.Import, scope: dict[str, Any]) -> None:
        for alias in node.names:
            top = alias.name.split(".")[0]
            path = alias.name if alias.asname else top
            scope[alias.asname or top] = Ref(_canonical(path)) if top in _MODULES else Unknown(alias.name)

    def _do_importfrom(self, node: ast.ImportFrom, scope: dict[str, Any]) -> None:
        module = node.module or ""
        for alias in node.names:
            is_keras = module.split(".")[0] in _MODULES
            name = alias.asname or alias.name
            scope[name] = Ref(_canonical(f"{module}.{alias.name}")) if is_keras else Unknown(f"{module}.{alias.name}")

    def _do_assign(self, node: ast.Assign, scope: dict[str, Any]) -> None:
        value = self._eval(node.value, scope)
        for target in node.targets:
            self._store(target, value, scope)

    def _do_annassign(self, node: ast.AnnAssign, scope: dict[str, Any]) -> None:
        if node.value is not None:
            self._store(node.target, self._eval(node.value, scope), scope)

    def _do_augassign(self, node: ast.AugAssign, scope: dict[str, Any]) -> None:
        load = ast.parse(ast.unparse(node.target), mode="eval").body
        value = self._binary(node.op, self._eval(load, scope), self._eval(node.value, scope))
        self._store(node.target, value, scope)

    def _do_expr(self, node: ast.Expr, scope: dict[str, Any]) -> None:
        self._eval(node.value, scope)

    def _do_if(self, node: ast.If, scope: dict[str, Any]) -> None:
        test = self._eval(node.test, scope)
        if isinstance(test, Unknown):
            self._forget(node, scope)
        else:
            self._block(node.body if test else node.orelse, scope)

    def _do_for(self, node: ast.For, scope: dict[str, Any]) -> None:
        items = self._eval(node.iter, scope)
        if not isinstance(items, (list, tuple, range, dict, str)):
            self._forget(node, scope)
            return
        for item in items:
            self._store(node.target, item, scope)
            try:
                self._block(node.body, scope)
            except _Jump as jump:
                if jump.ends:
                    return
        self._block(node.orelse, scope)

    def _do_break(self, _node: ast.Break, _scope: dict[str, Any]) -> None:
        raise _Jump(True)

    def _do_continue(self, _node: ast.Continue, _scope: dict[str, Any]) -> None:
        raise _Jump(False)

    def _do_pass(self, _node: ast.Pass, _scope: dict[str, Any]) -> None:
        pass

    def _do_with(self, node: ast.With, scope: dict[str, Any]) -> None:
        for item in node.items:
            if item.optional_vars is not None:
                self._store(item.optional_vars, Unknown("with"), scope)
        self._block(node.body, scope)

    def _do_functiondef(self, node: ast.FunctionDef, scope: dict[str, Any]) -> None:
        scope[node.name] = Function(node, scope)

    def _do_classdef(self, node: ast.ClassDef, scope: dict[str, Any]) -> None:
        bases = [self._eval(b, scope) for b in node.bases]
        if any(isinstance(b, Ref) and b.name in ("Model", "Layer") for b in bases):
            self.keras.note(
                QT_TRANSLATE_NOOP("Errors", "Line {line}: the class {name} is code of its own and cannot be drawn."),
                name=node.name,
            )
        scope[node.name] = Unknown(f"the class {node.name}")

    def _do_return(self, node: ast.Return, scope: dict[str, Any]) -> None:
        raise _Return(self._eval(node.value, scope) if node.value else None)

    def _store(self, target: ast.expr, value: Any, scope: dict[str, Any]) -> None:
        if isinstance(target, ast.Name):
            scope[target.id] = value
        elif isinstance(target, (ast.Tuple, ast.List)):
            values = self._unpack(value, target.elts)
            for element, item in zip(target.elts, values, strict=True):
                inner = element.value if isinstance(element, ast.Starred) else element
                self._store(inner, item, scope)
        elif isinstance(target, ast.Attribute):
            owner = self._eval(target.value, scope)
            if target.attr == "trainable" and isinstance(owner, (Layer, Model)) and isinstance(value, bool):
                self.keras.set_trainable(owner, value)
        elif isinstance(target, ast.Subscript):
            owner, key = self._eval(target.value, scope), self._eval(target.slice, scope)
            if isinstance(owner, (list, dict)) and isinstance(key, (int, str)):
                owner[key] = value  # type: ignore[index]

    def _unpack(self, value: Any, targets: list[ast.expr]) -> list[Any]:
        if isinstance(value, Tensor):
            value = self.keras.outputs_of(value, len(targets))
        if not isinstance(value, (list, tuple, range)) or any(isinstance(t, ast.Starred) for t in targets):
            return [Unknown("unpacked value")] * len(targets)
        if len(value) != len(targets):
            raise ScriptError(
                QT_TRANSLATE_NOOP("Errors", "Line {line}: {expected} names for {received} values."),
                line=self.keras.line,
                expected=len(targets),
                received=len(value),
            )
        return list(value)

    # ------------------------------------------------------------------------------------------ expressions

    def _eval(self, node: ast.expr, scope: dict[str, Any]) -> Any:
        self._tick(node)
        handler = getattr(self, f"_eval_{type(node).__name__.lower()}", None)
        if handler is None:
            return Unknown(ast.unparse(node)[:60])
        return handler(node, scope)

    def _eval_constant(self, node: ast.Constant, _scope: dict[str, Any]) -> Any:
        return node.value if isinstance(node.value, (int, float, str, bool, type(None))) else Unknown("constant")

    def _eval_name(self, node: ast.Name, scope: dict[str, Any]) -> Any:
        for names in (scope, self.scope):
            if node.id in names:
                return names[node.id]
        return self._not_imported(node.id)

    def _not_imported(self, name: str) -> Any:
        """Return what a name means in a piece of code whose imports stand elsewhere: keras, layers, Dense, ..."""
        if name in _USUAL:
            return Ref(_USUAL[name])
        spec = None if name in _BUILTINS else self.keras.catalogue.specs["layer"].get(name)
        return Ref(f"keras.layers.{name}") if spec is not None else Unknown(name)

    def _eval_list(self, node: ast.List, scope: dict[str, Any]) -> list[Any]:
        return self._elements(node.elts, scope)

    def _eval_tuple(self, node: ast.Tuple, scope: dict[str, Any]) -> tuple[Any, ...]:
        return tuple(self._elements(node.elts, scope))

    def _elements(self, nodes: list[ast.expr], scope: dict[str, Any]) -> list[Any]:
        found: list[Any] = []
        for node in nodes:
            if isinstance(node, ast.Starred):
                value = self._eval(node.value, scope)
                found.extend(value if isinstance(value, (list, tuple, range)) else [Unknown("*")])
            else:
                found.append(self._eval(node, scope))
        return found

    def _eval_dict(self, node: ast.Dict, scope: dict[str, Any]) -> dict[Any, Any]:
        found: dict[Any, Any] = {}
        for key, value in zip(node.keys, node.values, strict=True):
            evaluated = self._eval(value, scope)
            if key is None:
                found.update(evaluated if isinstance(evaluated, dict) else {})
            else:
                name = self._eval(key, scope)
                if isinstance(name, (str, int, float, bool)):
                    found[name] = evaluated
        return found

    def _eval_joinedstr(self, node: ast.JoinedStr, scope: dict[str, Any]) -> Any:
        text = ""
        for part in node.values:
            value = self._eval(part.value if isinstance(part, ast.FormattedValue) else part, scope)
            if not isinstance(value, (str, int, float, bool)):
                return Unknown("f-string")
            text += str(value)
        return text

    def _eval_unaryop(self, node: ast.UnaryOp, scope: dict[str, Any]) -> Any:
        value = self._eval(node.operand, scope)
        if isinstance(node.op, ast.Not) and isinstance(value, _PLAIN):
            return not value
        if isinstance(node.op, ast.USub) and isinstance(value, Tensor):
            return self.keras.operation("negative", [value], {})
        if isinstance(node.op, ast.USub) and isinstance(value, (int, float)):
            return -value
        return value if isinstance(node.op, ast.UAdd) else Unknown("value")

    def _eval_binop(self, node: ast.BinOp, scope: dict[str, Any]) -> Any:
        return self._binary(node.op, self._eval(node.left, scope), self._eval(node.right, scope))

    def _binary(self, op: ast.operator, left: Any, right: Any) -> Any:
        if isinstance(left, Tensor) or isinstance(right, Tensor):
            return self.keras.operator(type(op).__name__, left, right)
        if isinstance(left, Unknown) or isinstance(right, Unknown):
            return Unknown("value")
        if isinstance(op, ast.Pow):
            if not all(isinstance(v, (int, float)) for v in (left, right)) or abs(right) > 64 or abs(left) > 1e6:
                return Unknown("power")
            return left**right
        function = _BINARY.get(type(op))
        if function is None:
            return Unknown("value")
        if isinstance(op, ast.Mult) and not all(isinstance(v, (int, float)) for v in (left, right)):
            count = right if isinstance(right, int) else left
            if not isinstance(count, int) or count > 10_000:
                return Unknown("repetition")
        try:
            return function(left, right)
        except (TypeError, ValueError, ZeroDivisionError, OverflowError):
            return Unknown("value")

    def _eval_boolop(self, node: ast.BoolOp, scope: dict[str, Any]) -> Any:
        value: Any = None
        for part in node.values:
            value = self._eval(part, scope)
            if isinstance(value, Unknown):
                return value
            if bool(value) != isinstance(node.op, ast.And):
                return value
        return value

    def _eval_compare(self, node: ast.Compare, scope: dict[str, Any]) -> Any:
        left = self._eval(node.left, scope)
        for op, right_node in zip(node.ops, node.comparators, strict=True):
            right = self._eval(right_node, scope)
            if isinstance(left, Unknown) or isinstance(right, Unknown):
                return Unknown("comparison")
            try:
                if not _COMPARE[type(op)](left, right):
                    return False
            except TypeError:
                return Unknown("comparison")
            left = right
        return True

    def _eval_ifexp(self, node: ast.IfExp, scope: dict[str, Any]) -> Any:
        test = self._eval(node.test, scope)
        return test if isinstance(test, Unknown) else self._eval(node.body if test else node.orelse, scope)

    def _eval_lambda(self, node: ast.Lambda, scope: dict[str, Any]) -> Function:
        return Function(node, scope)

    def _eval_listcomp(self, node: ast.ListComp, scope: dict[str, Any]) -> Any:
        if len(node.generators) != 1:
            return Unknown("comprehension")
        generator = node.generators[0]
        items = self._eval(generator.iter, scope)
        if not isinstance(items, (list, tuple, range, dict)):
            return Unknown("comprehension")
        inner = dict(scope)
        found = []
        for item in items:
            self._store(generator.target, item, inner)
            if all(self._eval(test, inner) is True for test in generator.ifs):
                found.append(self._eval(node.elt, inner))
        return found

    _eval_generatorexp = _eval_listcomp

    def _eval_slice(self, node: ast.Slice, scope: dict[str, Any]) -> Any:
        parts = [None if p is None else self._eval(p, scope) for p in (node.lower, node.upper, node.step)]
        return Unknown("slice") if any(isinstance(p, Unknown) for p in parts) else slice(*parts)

    def _eval_subscript(self, node: ast.Subscript, scope: dict[str, Any]) -> Any:
        owner, key = self._eval(node.value, scope), self._eval(node.slice, scope)
        if isinstance(owner, Tensor):
            return self.keras.get_item(owner, key)
        try:
            if isinstance(owner, (list, tuple, str, dict, range)) and not isinstance(key, Unknown):
                return owner[key]
        except (IndexError, KeyError, TypeError):
            pass
        return Unknown(ast.unparse(node)[:60])

    def _eval_attribute(self, node: ast.Attribute, scope: dict[str, Any]) -> Any:
        owner = self._eval(node.value, scope)
        if isinstance(owner, Ref):
            return Ref(_canonical(f"{owner.path}.{node.attr}"))
        if isinstance(owner, (Model, Layer, Tensor)):
            return self.keras.attribute(owner, node.attr)
        if isinstance(owner, (list, dict, str)):
            return Method(owner, node.attr)
        if isinstance(owner, Unknown) and owner.what == "math":
            return getattr(math, node.attr, Unknown("math")) if node.attr in ("pi", "e", "inf") else Unknown("math")
        return Unknown(ast.unparse(node)[:60])

    def _eval_call(self, node: ast.Call, scope: dict[str, Any]) -> Any:
        line = node.lineno
        target = self._eval(node.func, scope)
        args = self._elements(node.args, scope)
        kwargs: dict[str, Any] = {}
        for keyword in node.keywords:
            value = self._eval(keyword.value, scope)
            if keyword.arg is not None:
                kwargs[keyword.arg] = value
            elif isinstance(value, dict):
                kwargs.update(value)
        self.keras.line = line
        if isinstance(target, Function):
            return self._call_function(target, args, kwargs)
        if isinstance(target, Method) and isinstance(target.owner, (list, dict, str)):
            return self._call_plain_method(target, args, kwargs)
        if isinstance(target, (Ref, Layer, Model, Method)):
            return self.keras.call(target, args, kwargs)
        if isinstance(node.func, ast.Name) and isinstance(target, Unknown) and node.func.id in _BUILTINS:
            return self._call_builtin(node.func.id, args)
        return Unknown(ast.unparse(node)[:60])

    def _call_builtin(self, name: str, args: list[Any]) -> Any:
        if name in ("print", "open") or any(isinstance(a, Unknown) for a in args):
            return Unknown(name)
        if name == "range" and not all(isinstance(a, int) and abs(a) <= 100_000 for a in args):
            return Unknown("range")
        if not all(isinstance(a, _PLAIN) for a in args):
            return Unknown(name)
        try:
            return _BUILTINS[name](*args)
        except (TypeError, ValueError):
            return Unknown(name)

    def _call_plain_method(self, method: Method, args: list[Any], kwargs: dict[str, Any]) -> Any:
        if method.name in _PLAIN_METHODS.get(type(method.owner), ()):
            try:
                result = getattr(method.owner, method.name)(*args, **kwargs)
            except (TypeError, ValueError, IndexError, KeyError, AttributeError):
                return Unknown(method.name)
            return list(result) if method.name in ("items", "keys", "values") else result
        return Unknown(method.name)

    def _call_function(self, function: Function, args: list[Any], kwargs: dict[str, Any]) -> Any:
        if self._depth >= MAX_DEPTH:
            raise ScriptError(
                QT_TRANSLATE_NOOP("Errors", "Line {line}: functions call one another too deeply to be read."),
                line=self.keras.line,
            )
        scope = dict(function.scope) if function.scope is not self.scope else {}
        scope.update(self._bind(function, args, kwargs))
        self._depth += 1
        try:
            if isinstance(function.node, ast.Lambda):
                return self._eval(function.node.body, scope)
            self._block(function.node.body, scope)
        except _Return as result:
            return result.value
        finally:
            self._depth -= 1
        return None

    def _bind(self, function: Function, args: list[Any], kwargs: dict[str, Any]) -> dict[str, Any]:
        spec = function.node.args
        names = [a.arg for a in (*spec.posonlyargs, *spec.args)]
        bound: dict[str, Any] = {}
        for name, default in zip(reversed(names), reversed(spec.defaults), strict=False):
            bound[name] = self._eval(default, function.scope)
        for argument, default_node in zip(spec.kwonlyargs, spec.kw_defaults, strict=True):
            if default_node is not None:
                bound[argument.arg] = self._eval(default_node, function.scope)
        bound.update(zip(names, args, strict=False))
        known = {*names, *(a.arg for a in spec.kwonlyargs)}
        bound.update({k: v for k, v in kwargs.items() if k in known})
        if spec.vararg:
            bound[spec.vararg.arg] = list(args[len(names) :])
        if spec.kwarg:
            bound[spec.kwarg.arg] = {k: v for k, v in kwargs.items() if k not in known}
        for name in known:
            bound.setdefault(name, Unknown(name))
        return bound


def _canonical(path: str) -> str:
    """Return the path under `keras`: tensorflow.keras.layers.Dense -> keras.layers.Dense."""
    for prefix in ("tensorflow.keras", "tf_keras", "tensorflow.python.keras"):
        if path == prefix or path.startswith(prefix + "."):
            return "keras" + path[len(prefix) :]
    return path
