"""Reads a script's statements; what may or may not be carried out is read both ways, and what differs is not known."""

from __future__ import annotations

import ast
from typing import Any

from designer.engine.importers.script import journal as states
from designer.engine.importers.script import matching, special
from designer.engine.importers.script.branches import JumpError
from designer.engine.importers.script.expressions import TooLongError
from designer.engine.importers.script.functions import RaisedError, ReturnedError
from designer.engine.importers.script.importing import Importing, root
from designer.engine.importers.script.imports import caught_as, missing_import
from designer.engine.importers.script.journal import State
from designer.engine.importers.script.storing import is_known_place
from designer.engine.importers.script.text import Source
from designer.engine.importers.script.values import (
    MUTABLE,
    Class,
    Function,
    Layer,
    Model,
    Ref,
    Scope,
    ScriptError,
    Unknown,
)
from designer.engine.importers.script.words import source
from designer.graph.texts import QT_TRANSLATE_NOOP, Text


class Interpreter(Importing):
    """Reads one script: what it names stands in `scope`, what it makes of Keras in `keras`."""

    def run(self, script: Source) -> None:
        """Read the whole script; what is too long to be read to its end is noted."""
        self._written = script.written
        try:
            self.read(script, self.scope)
        except RaisedError as raised:
            if raised.name not in ("SystemExit", "KeyboardInterrupt"):
                raise
        except TooLongError:
            self.keras.place.note(
                QT_TRANSLATE_NOOP(
                    "Errors", "Line {line}: the script takes more than {steps} steps to read; it is read up to here."
                ),
                steps=self.limit,
            )

    def read(self, script: Source, scope: Scope) -> None:
        for index, statement in enumerate(script.statements):
            self._pass_over(script, index, scope)
            try:
                self.block([statement], scope)
            except RaisedError as raised:
                if raised.name in ("SystemExit", "KeyboardInterrupt"):
                    raise
            except (ReturnedError, JumpError):
                pass
        self._pass_over(script, len(script.statements), scope)

    def _pass_over(self, script: Source, index: int, scope: Scope) -> None:
        """Let what a piece names that is no Python be unknown."""
        for line, names in script.unread.get(index, ()):
            why = Unknown("", Text(QT_TRANSLATE_NOOP("Errors", "Line {line} cannot be read."), {"line": line}))
            for name in names & set(scope):
                value = scope[name]
                if isinstance(value, Model) and value.layers is not None:
                    value.layers.append(Unknown(name, why.reason, is_rest=True))
                elif isinstance(value, list):
                    value.append(Unknown(name, why.reason, is_rest=True))
                elif not isinstance(value, (Ref, Function, Class, Model, Layer)):
                    scope[name] = Unknown(name, why.reason)

    # ------------------------------------------------------------------------------------------ statements

    def block(self, body: list[ast.stmt], scope: Scope) -> None:
        for place, statement in enumerate(body):
            if any(self.left):
                self._rest(body[place:], scope)
                return
            self.tick(statement)
            handler = getattr(self, f"_do_{type(statement).__name__.lower()}", None)
            try:
                if handler is not None:
                    handler(statement, scope)
                else:
                    self._forget(statement, scope)
            except ScriptError as error:
                self.keras.place.faults.append(error.text)
                self._forget(statement, scope, error.text)

    def _forget(self, statement: ast.stmt, scope: Scope, reason: Text | None = None) -> None:
        """Give up on a statement: what it names, and what it may have changed, is not known."""
        for node in ast.walk(statement):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
                owner = scope.owner(node.id)
                self.journal.touch(owner)
                owner[node.id] = Unknown(node.id, reason)

    def _do_assign(self, node: ast.Assign, scope: Scope) -> None:
        value = self.evaluate(node.value, scope)
        for target in node.targets:
            self.store(target, value, scope)

    def _do_annassign(self, node: ast.AnnAssign, scope: Scope) -> None:
        if node.value is not None:
            self.store(node.target, self.evaluate(node.value, scope), scope)

    def _do_augassign(self, node: ast.AugAssign, scope: Scope) -> None:
        load = self._parsed.get(id(node))
        if load is None:
            load = self._parsed[id(node)] = ast.copy_location(
                ast.parse(ast.unparse(node.target), mode="eval").body, node
            )
            for part in ast.walk(load):
                ast.copy_location(part, node)
        old, value = self.evaluate(load, scope), self.evaluate(node.value, scope)
        if isinstance(old, list) and isinstance(node.op, ast.Add):
            items = self.iterate(value)
            self.journal.touch(old)
            old.extend([Unknown(source(node.value), is_rest=True)] if items is None else items)
            self.store(node.target, old, scope)
            return
        self.store(node.target, self.binary(node.op, old, value), scope)

    def _do_expr(self, node: ast.Expr, scope: Scope) -> None:
        value = node.value
        if isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id == "print":
            for argument in value.args:
                if _may_act(argument):
                    self.evaluate(argument.value if isinstance(argument, ast.Starred) else argument, scope)
            return
        self.evaluate(value, scope)

    def _do_global(self, node: ast.Global, scope: Scope) -> None:
        for name in node.names:
            scope.elsewhere[name] = root(scope)

    def _do_nonlocal(self, node: ast.Nonlocal, scope: Scope) -> None:
        for name in node.names:
            place = scope.parent
            while place is not None and name not in place:
                place = place.parent
            scope.elsewhere[name] = place or root(scope)

    def _do_if(self, node: ast.If, scope: Scope) -> None:
        test = self.evaluate(node.test, scope)
        is_true = self.truth(test)
        if is_true is None:
            self._either([node.body, node.orelse], scope, self._why(node.test, test))
        else:
            self.block(node.body if is_true else node.orelse, scope)

    def _do_match(self, node: ast.Match, scope: Scope) -> None:
        subject = self.evaluate(node.subject, scope)
        bodies: list[list[ast.stmt]] = []
        for case in node.cases:
            matches = matching.matches(self, case.pattern, subject, scope)
            if matches and case.guard is not None:
                matches = self.truth(self.evaluate(case.guard, scope))
            if matches is True and not bodies:
                self.block(case.body, scope)
                return
            if matches is not False:
                bodies.append(case.body)
            if matches is True:
                break
        else:
            bodies.append([])
        if len(bodies) > 1:
            self._either(bodies, scope, self._why(node.subject, subject))

    def _do_break(self, _node: ast.Break, _scope: Scope) -> None:
        raise JumpError(True)

    def _do_continue(self, _node: ast.Continue, _scope: Scope) -> None:
        raise JumpError(False)

    def _do_pass(self, _node: ast.Pass, _scope: Scope) -> None:
        pass

    _do_typealias = _do_pass

    def _do_assert(self, node: ast.Assert, scope: Scope) -> None:
        if _may_act(node.test):
            self.evaluate(node.test, scope)

    def _do_delete(self, node: ast.Delete, scope: Scope) -> None:
        for target in node.targets:
            if isinstance(target, ast.Name):
                self.journal.touch(scope.owner(target.id))
                scope.owner(target.id).pop(target.id, None)
            elif isinstance(target, ast.Subscript):
                owner, key = self.evaluate(target.value, scope), self.evaluate(target.slice, scope)
                if isinstance(owner, (list, dict)):
                    self.journal.touch(owner)
                    if not is_known_place(owner, key):
                        self._spoil(owner)
                        continue
                    try:
                        del owner[key]
                    except (LookupError, TypeError):
                        self._spoil(owner)

    def _do_raise(self, node: ast.Raise, _scope: Scope) -> None:
        value = node.exc.func if isinstance(node.exc, ast.Call) else node.exc
        raise RaisedError("" if value is None else source(value).rpartition(".")[2])

    def _do_with(self, node: ast.With, scope: Scope) -> None:
        for item in node.items:
            value = self.evaluate(item.context_expr, scope)
            if item.optional_vars is not None:
                entered = special.entered(self, value)
                self.store(
                    item.optional_vars, Unknown(source(item.context_expr)) if entered is None else entered, scope
                )
        self.block(node.body, scope)

    _do_asyncwith = _do_with

    def _do_try(self, node: ast.Try, scope: Scope) -> None:
        place, missing = missing_import(node, lambda name: self.is_beside(name, scope))
        if missing:
            self.block(node.body[:place], scope)
            self.keras.place.note(
                QT_TRANSLATE_NOOP(
                    "Errors", "Line {line}: {name} is not on this machine; what stands under except is read."
                ),
                name=missing,
            )
            self._handle(node, scope, RaisedError(caught_as(node)))
            self.block(node.finalbody, scope)
            return
        may_fail = special.may_fail(self, node.body, scope)
        made = len(self.keras.place.faults)
        before, ended = self._tried(node.body, scope)
        if isinstance(ended, RaisedError):
            self._handle(node, scope, ended)
        elif ended is not None:
            self.block(node.finalbody, scope)
            raise ended
        elif may_fail or len(self.keras.place.faults) > made:
            self._perhaps_failed(node, scope, before)
        else:
            self.block(node.orelse, scope)
        self.block(node.finalbody, scope)

    _do_trystar = _do_try

    def _handle(self, node: ast.Try, scope: Scope, raised: RaisedError) -> None:
        for handler in node.handlers:
            names = "" if handler.type is None else source(handler.type)
            if not names or raised.name in names or names in ("Exception", "BaseException"):
                if handler.name:
                    self.store(ast.Name(handler.name, ast.Store()), Unknown(handler.name), scope)
                self.block(handler.body, scope)
                return
        raise raised

    def _perhaps_failed(self, node: ast.Try, scope: Scope, before: State) -> None:
        """The body was read, but may fail when it is run: what its handlers would leave differently is not known."""
        after = states.current(before)
        states.restore(before)
        outcomes = [(before, after)]
        for handler in node.handlers:
            touched, ended = self._tried(handler.body, scope)
            if ended is None and (touched or not special.only_says(handler.body)):
                outcomes.append((touched, states.current(touched)))
            states.restore(touched)
        states.restore(after)
        if len(outcomes) > 1:
            states.restore(before)
            first = node.body[0]
            why = self._why(first)
            self._join(outcomes, [], scope, why)
        elif any(isinstance(c, MUTABLE) for c, _ in before.values()):
            self.keras.place.note_once(
                QT_TRANSLATE_NOOP("Errors", "Line {line}: what stands under try is read as if nothing in it failed.")
            )
        self.block(node.orelse, scope)

    def _do_functiondef(self, node: ast.FunctionDef, scope: Scope) -> None:
        function: Any = self.function(node, scope)
        for decorator in reversed(node.decorator_list):
            function = special.decorated(self, function, decorator, scope)
        self.journal.touch(scope.owner(node.name))
        if isinstance(function, Function) and function.kind == "setter":
            scope[f"{node.name}.setter"] = function
        else:
            scope.owner(node.name)[node.name] = function
        if isinstance(function, Function):
            self.keras.functions.append(function)

    _do_asyncfunctiondef = _do_functiondef

    def _do_classdef(self, node: ast.ClassDef, scope: Scope) -> None:
        bases = [self.evaluate(b, scope) for b in node.bases]
        names = Scope(scope)
        class_ = Class(node.name, bases, names, line=node.lineno)
        self.block(node.body, names)
        for value in names.values():
            if isinstance(value, Function):
                value.owner = class_
                value.scope = scope
        special.finish_class(self, class_, node, scope)
        self.journal.touch(scope)
        scope[node.name] = class_
        self.keras.classes.append(class_)

    def _do_return(self, node: ast.Return, scope: Scope) -> None:
        raise ReturnedError(self.evaluate(node.value, scope) if node.value else None)


def _may_act(node: ast.AST) -> bool:
    """Tell whether evaluating what is only looked at could do something: it calls or names something."""
    return any(isinstance(part, (ast.Call, ast.NamedExpr)) for part in ast.walk(node))
