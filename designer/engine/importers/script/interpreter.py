"""Reads a script's statements: assignments, loops with known bounds, functions, Keras calls; no more."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from typing import Any

from designer.catalogue.load import Catalogue
from designer.engine.importers.script.expressions import MODULES, Expressions, Scope, canonical
from designer.engine.importers.script.values import Function, Layer, Model, Ref, ScriptError, Tensor, Unknown
from designer.engine.importers.script.words import source
from designer.graph.texts import QT_TRANSLATE_NOOP

MAX_DEPTH = 60


class _Return(Exception):  # noqa: N818
    def __init__(self, value: Any) -> None:
        self.value = value


class _Jump(Exception):  # noqa: N818
    """break (True) or continue (False)."""

    def __init__(self, ends: bool) -> None:
        self.ends = ends


class Interpreter(Expressions):
    """Reads one script: what it names stands in `scope`, what it makes of Keras in `keras`."""

    def __init__(self, catalogue: Catalogue) -> None:
        super().__init__(catalogue)
        self._depth = 0

    def run(self, tree: ast.Module) -> None:
        """Read the whole script."""
        self._block(tree.body, self.scope)

    def store(self, target: ast.expr, value: Any, scope: Scope) -> None:
        if isinstance(target, ast.Name):
            scope[target.id] = value
        elif isinstance(target, (ast.Tuple, ast.List)):
            values = self._unpack(value, target.elts)
            for element, item in zip(target.elts, values, strict=True):
                inner = element.value if isinstance(element, ast.Starred) else element
                self.store(inner, item, scope)
        elif isinstance(target, ast.Attribute):
            owner = self.evaluate(target.value, scope)
            if target.attr == "trainable" and isinstance(owner, (Layer, Model)) and isinstance(value, bool):
                self.keras.models.set_trainable(owner, value)
        elif isinstance(target, ast.Subscript):
            owner, key = self.evaluate(target.value, scope), self.evaluate(target.slice, scope)
            if isinstance(owner, (list, dict)) and isinstance(key, (int, str)):
                owner[key] = value  # type: ignore[index]

    def call_function(self, function: Function, args: list[Any], kwargs: dict[str, Any]) -> Any:
        if self._depth >= MAX_DEPTH:
            raise ScriptError(
                QT_TRANSLATE_NOOP("Errors", "Line {line}: functions call one another too deeply to be read."),
                line=self.keras.place.line,
            )
        scope = dict(function.scope) if function.scope is not self.scope else {}
        scope.update(self._bind(function, args, kwargs))
        self._depth += 1
        try:
            if isinstance(function.node, ast.Lambda):
                return self.evaluate(function.node.body, scope)
            self._block(function.node.body, scope)
        except _Return as result:
            return result.value
        finally:
            self._depth -= 1
        return None

    def _block(self, body: Iterable[ast.stmt], scope: Scope) -> None:
        for statement in body:
            self.tick(statement)
            handler = getattr(self, f"_do_{type(statement).__name__.lower()}", None)
            if handler is None:
                self._forget(statement, scope)
            else:
                handler(statement, scope)

    def _forget(self, statement: ast.stmt, scope: Scope) -> None:
        """Give up on a statement of another kind (try, with, class, while, ...): what it names is unknown."""
        for node in ast.walk(statement):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
                scope[node.id] = Unknown(node.id)

    def _do_import(self, node: ast.Import, scope: Scope) -> None:
        for alias in node.names:
            top = alias.name.split(".")[0]
            path = alias.name if alias.asname else top
            scope[alias.asname or top] = Ref(canonical(path)) if top in MODULES else Unknown(alias.name)

    def _do_importfrom(self, node: ast.ImportFrom, scope: Scope) -> None:
        module = node.module or ""
        for alias in node.names:
            is_keras = module.split(".")[0] in MODULES
            name = alias.asname or alias.name
            scope[name] = Ref(canonical(f"{module}.{alias.name}")) if is_keras else Unknown(f"{module}.{alias.name}")

    def _do_assign(self, node: ast.Assign, scope: Scope) -> None:
        value = self.evaluate(node.value, scope)
        for target in node.targets:
            self.store(target, value, scope)

    def _do_annassign(self, node: ast.AnnAssign, scope: Scope) -> None:
        if node.value is not None:
            self.store(node.target, self.evaluate(node.value, scope), scope)

    def _do_augassign(self, node: ast.AugAssign, scope: Scope) -> None:
        load = ast.parse(ast.unparse(node.target), mode="eval").body
        value = self.binary(node.op, self.evaluate(load, scope), self.evaluate(node.value, scope))
        self.store(node.target, value, scope)

    def _do_expr(self, node: ast.Expr, scope: Scope) -> None:
        self.evaluate(node.value, scope)

    def _do_if(self, node: ast.If, scope: Scope) -> None:
        test = self.evaluate(node.test, scope)
        if isinstance(test, Unknown):
            self._forget(node, scope)
        else:
            self._block(node.body if test else node.orelse, scope)

    def _do_for(self, node: ast.For, scope: Scope) -> None:
        items = self.evaluate(node.iter, scope)
        if not isinstance(items, (list, tuple, range, dict, str)):
            self._forget(node, scope)
            return
        for item in items:
            self.store(node.target, item, scope)
            try:
                self._block(node.body, scope)
            except _Jump as jump:
                if jump.ends:
                    return
        self._block(node.orelse, scope)

    def _do_break(self, _node: ast.Break, _scope: Scope) -> None:
        raise _Jump(True)

    def _do_continue(self, _node: ast.Continue, _scope: Scope) -> None:
        raise _Jump(False)

    def _do_pass(self, _node: ast.Pass, _scope: Scope) -> None:
        pass

    def _do_with(self, node: ast.With, scope: Scope) -> None:
        for item in node.items:
            if item.optional_vars is not None:
                self.store(item.optional_vars, Unknown(source(item.context_expr)), scope)
        self._block(node.body, scope)

    def _do_functiondef(self, node: ast.FunctionDef, scope: Scope) -> None:
        scope[node.name] = Function(node, scope)

    def _do_classdef(self, node: ast.ClassDef, scope: Scope) -> None:
        bases = [self.evaluate(b, scope) for b in node.bases]
        if any(isinstance(b, Ref) and b.name in ("Model", "Layer") for b in bases):
            self.keras.place.note(
                QT_TRANSLATE_NOOP("Errors", "Line {line}: the class {name} is code of its own and cannot be drawn."),
                name=node.name,
            )
        scope[node.name] = Unknown(node.name)

    def _do_return(self, node: ast.Return, scope: Scope) -> None:
        raise _Return(self.evaluate(node.value, scope) if node.value else None)

    def _unpack(self, value: Any, targets: list[ast.expr]) -> list[Any]:
        if isinstance(value, Tensor):
            value = self.keras.flow.outputs_of(value, len(targets))
        if not isinstance(value, (list, tuple, range)) or any(isinstance(t, ast.Starred) for t in targets):
            return [Unknown(source(target)) for target in targets]
        if len(value) != len(targets):
            raise ScriptError(
                QT_TRANSLATE_NOOP("Errors", "Line {line}: {expected} names for {received} values."),
                line=self.keras.place.line,
                expected=len(targets),
                received=len(value),
            )
        return list(value)

    def _bind(self, function: Function, args: list[Any], kwargs: dict[str, Any]) -> dict[str, Any]:
        spec = function.node.args
        names = [a.arg for a in (*spec.posonlyargs, *spec.args)]
        bound: dict[str, Any] = {}
        for name, default in zip(reversed(names), reversed(spec.defaults), strict=False):
            bound[name] = self.evaluate(default, function.scope)
        for argument, default_node in zip(spec.kwonlyargs, spec.kw_defaults, strict=True):
            if default_node is not None:
                bound[argument.arg] = self.evaluate(default_node, function.scope)
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
