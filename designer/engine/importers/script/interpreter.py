"""Reads a script's statements; what may or may not be carried out is read both ways, and what differs is not known."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import Any

import numpy as np

from designer.engine.importers.script import journal as states
from designer.engine.importers.script import library, matching, plain, special
from designer.engine.importers.script.callables import Callables, RaisedError, ReturnedError
from designer.engine.importers.script.expressions import TooLongError
from designer.engine.importers.script.journal import State
from designer.engine.importers.script.names import canonical
from designer.engine.importers.script.text import Source
from designer.engine.importers.script.values import (
    MUTABLE,
    Class,
    Function,
    Instance,
    Items,
    Layer,
    Model,
    Ref,
    Scope,
    ScriptError,
    Tensor,
    Unknown,
    now,
)
from designer.engine.importers.script.words import source
from designer.graph.texts import QT_TRANSLATE_NOOP, Text

MAX_LOOP = 60_000  # steps
MAX_ROUNDS = 3_000
_MANY = 30


class _JumpError(Exception):
    """break (True) or continue (False)."""

    def __init__(self, ends: bool) -> None:
        self.ends = ends


class _UncertainError(Exception):
    """Whether a loop goes on is not known."""


class Interpreter(Callables):
    """Reads one script: what it names stands in `scope`, what it makes of Keras in `keras`."""

    def run(self, script: Source) -> None:
        """Read the whole script; what is too long to be read to its end is noted."""
        self._uncertain = 0  # loops whose number of rounds is not known
        self._unread_loops = 0
        try:
            for index, statement in enumerate(script.statements):
                self._pass_over(script, index)
                try:
                    self.block([statement], self.scope)
                except RaisedError as raised:
                    if raised.name in ("SystemExit", "KeyboardInterrupt"):
                        return
                except (ReturnedError, _JumpError):
                    pass
            self._pass_over(script, len(script.statements))
        except TooLongError:
            self.keras.place.note(
                QT_TRANSLATE_NOOP(
                    "Errors", "Line {line}: the script takes more than {steps} steps to read; it is read up to here."
                ),
                steps=self.limit,
            )

    def _pass_over(self, script: Source, index: int) -> None:
        """Let what a piece names that is no Python be unknown."""
        for line, names in script.unread.get(index, ()):
            why = Unknown("", Text(QT_TRANSLATE_NOOP("Errors", "Line {line} cannot be read."), {"line": line}))
            for name in names & set(self.scope):
                value = self.scope[name]
                if isinstance(value, Model) and value.layers is not None:
                    value.layers.append(Unknown(name, why.reason, is_rest=True))
                elif isinstance(value, list):
                    value.append(Unknown(name, why.reason, is_rest=True))
                elif not isinstance(value, (Ref, Function, Class, Model, Layer)):
                    self.scope[name] = Unknown(name, why.reason)

    def store(self, target: ast.expr, value: Any, scope: Scope) -> None:
        if isinstance(target, ast.Name):
            owner = scope.owner(target.id)
            self.journal.touch(owner)
            owner[target.id] = value
        elif isinstance(target, (ast.Tuple, ast.List)):
            self._store_several(target.elts, value, scope)
        elif isinstance(target, ast.Attribute):
            self.set_attribute(self.evaluate(target.value, scope), target.attr, value)
        elif isinstance(target, ast.Subscript):
            self._set_item(self.evaluate(target.value, scope), self.evaluate(target.slice, scope), value)

    def set_attribute(self, owner: Any, name: str, value: Any) -> None:
        """Set an attribute of anything."""
        if isinstance(owner, (Layer, Model)):
            self.keras.models.set_attribute(owner, name, value)
        elif isinstance(owner, Instance):
            setter = owner.made_of.find(f"{name}.setter") if owner.made_of is not None else None
            if isinstance(setter, Function):
                self.call_function(setter, [owner, value], {})
                return
            self.journal.touch(owner.names)
            owner.names[name] = value
            if name == "trainable":
                special.set_trainable(self, owner, value)
        elif isinstance(owner, Class):
            self.journal.touch(owner.names)
            owner.names[name] = value
        elif isinstance(owner, Unknown):
            self.spoil_either(owner)

    def _set_item(self, owner: Any, key: Any, value: Any) -> None:
        if isinstance(owner, Instance) and owner.made_of is not None and owner.made_of.find("__setitem__"):
            self.call(self.attribute(owner, "__setitem__"), [key, value], {})
            return
        if isinstance(owner, Unknown):
            self.spoil_either(owner)
        if not isinstance(owner, (list, dict)):
            return
        self.journal.touch(owner)
        if isinstance(key, Unknown):
            self._spoil(owner)
            return
        try:
            owner[key] = value
        except (TypeError, IndexError, ValueError, KeyError):
            self._spoil(owner)

    def _store_several(self, targets: list[ast.expr], value: Any, scope: Scope) -> None:
        values = self._unpack(value, targets)
        for element, item in zip(targets, values, strict=True):
            self.store(element.value if isinstance(element, ast.Starred) else element, item, scope)

    def _unpack(self, value: Any, targets: list[ast.expr]) -> list[Any]:
        if isinstance(value, Tensor):
            value = self.keras.flow.outputs_of(value, len(targets))
        items = self.iterate(value)
        star = next((i for i, t in enumerate(targets) if isinstance(t, ast.Starred)), None)
        if items is None or plain.has_rest(items):
            reason = value.reason if isinstance(value, Unknown) else None
            parts = value.shape if isinstance(value, Unknown) else None
            shape = parts[1:] if parts else None
            return [Unknown(source(target), reason, shape=shape) for target in targets]
        if star is not None and len(items) >= len(targets) - 1:
            after = len(targets) - star - 1
            middle = Items(items[star : len(items) - after])
            return [*items[:star], middle, *items[len(items) - after :]]
        if len(items) != len(targets):
            raise ScriptError(
                QT_TRANSLATE_NOOP("Errors", "Line {line}: {expected} names for {received} values."),
                line=self.keras.place.line,
                expected=len(targets),
                received=len(items),
            )
        return list(items)

    def iterate(self, value: Any) -> list[Any] | None:
        if isinstance(value, (list, tuple, set, frozenset)):
            return list(value)
        if isinstance(value, range):
            return value if len(value) <= plain.MAX_LENGTH else None  # type: ignore[return-value]
        if isinstance(value, (dict, str)):
            return list(value)
        if isinstance(value, plain.ARRAYS):
            return [*value] if isinstance(value, np.ndarray) and value.ndim else None
        if isinstance(value, Class) and special.is_enum(value):
            return special.members(value)
        if isinstance(value, Instance) and value.made_of is not None:
            return self._iterate_instance(value)
        return None

    def _iterate_instance(self, value: Instance) -> list[Any] | None:
        assert value.made_of is not None
        if special.is_named_tuple(value.made_of):
            return list(value.names.values())
        if value.made_of.find("__iter__"):
            items = self.call(self.attribute(value, "__iter__"), [], {})
            return self.iterate(items) if not isinstance(items, Instance) else None
        return None

    # ------------------------------------------------------------------------------------------ either way

    def joined(self, one: Any, other: Any, why: Unknown) -> Any:
        if states.is_missing(one) and states.is_missing(other):
            return Unknown(why.what, why.reason)
        if states.same(one, other):
            return one
        for value, instead in ((one, other), (other, one)):
            is_nothing = isinstance(value, Unknown) or value is None or states.is_missing(value)
            if isinstance(instead, (Model, Instance)) and is_nothing and not states.is_missing(value):
                if isinstance(instead, Model):
                    self.keras.place.note_once(
                        QT_TRANSLATE_NOOP(
                            "Errors",
                            "Line {line}: whether {what} is not known; the model that the script makes is taken.",
                        ),
                        what=why.what,
                    )
                return instead
        parts = [v for value in (one, other) for v in (value.either if isinstance(value, Unknown) else (value,))]
        return Unknown(why.what, why.reason, either=tuple(v for v in parts if isinstance(v, MUTABLE)))

    def _why(self, node: ast.AST, value: Any = None) -> Unknown:
        """Return what stands for a value that depends on something not known."""
        reason = value.reason if isinstance(value, Unknown) else None
        template = QT_TRANSLATE_NOOP(
            "Errors", "Line {line}: it depends on {what}, which only running the script would tell."
        )
        text = Text(template, {"line": getattr(node, "lineno", self.keras.place.line), "what": source(node)})
        return Unknown(source(node), reason or text)

    def perhaps(self, evaluate: Callable[[], Any], why: Unknown) -> Any:
        self.journal.open(now())
        try:
            value = evaluate()
        finally:
            before = self.journal.close()
        after = states.current(before)
        self._either_states(before, after, why)
        return value

    def _tried(self, body: list[ast.stmt], scope: Scope) -> tuple[State, Exception | None]:
        """Read a piece that may not be carried out; returns what it wrote to as that was, and how it ended."""
        self.journal.open(now())
        ended: Exception | None = None
        try:
            self.block(body, scope)
        except (ReturnedError, RaisedError, _JumpError) as error:
            ended = error
        except BaseException:
            self.journal.close()
            raise
        return self.journal.close(), ended

    def _either(self, bodies: list[list[ast.stmt]], scope: Scope, why: Unknown) -> None:
        """Read pieces of which one is carried out, which one is not known."""
        results: list[tuple[State, State, Exception | None]] = []
        for body in bodies:
            before, ended = self._tried(body, scope)
            results.append((before, states.current(before), ended))
            states.restore(before)
        jumping = [r for r in results if isinstance(r[2], _JumpError)]
        if jumping and not self._uncertain:
            raise _UncertainError
        going = [r for r in results if r[2] is None or isinstance(r[2], _JumpError)]
        returning = [r for r in results if isinstance(r[2], ReturnedError)]
        for _, _, ended in returning if going and self.pending else ():
            assert isinstance(ended, ReturnedError)
            self.pending[-1].append((ended.value, why))
        kept = [(before, after) for before, after, _ in going or returning or results]
        self._join(kept, [(b, a) for b, a, _ in returning] if going else [], scope, why)
        if not going:
            self._end([r[2] for r in results], why)

    def _end(self, ends: list[Exception | None], why: Unknown) -> None:
        returned = [e for e in ends if isinstance(e, ReturnedError)]
        if not returned:
            raise next(e for e in ends if e is not None)
        value = returned[0].value
        for other in returned[1:]:
            value = self.joined(value, other.value, why)
        raise ReturnedError(value)

    def _join(
        self, results: list[tuple[State, State]], left: list[tuple[State, State]], scope: Scope, why: Unknown
    ) -> None:
        """Let what pieces wrote to hold what all left there; of those that `left` the function not its names."""
        touched: State = {}
        for before, _ in (*results, *left):
            for key, entry in before.items():
                touched.setdefault(key, entry)
        for container, _ in touched.values():
            self.journal.touch(container)
        states.restore({key: results[0][1].get(key, entry) for key, entry in touched.items()})
        for after in (*(a for _, a in results[1:]), *(a for _, a in left)):
            one = states.current(touched)
            two = {key: after.get(key, entry) for key, entry in touched.items()}
            if any(after is a for _, a in left) and id(scope) in one:
                two[id(scope)] = one[id(scope)]
            states.join(one, two, lambda a, b: self.joined(a, b, why))

    # ------------------------------------------------------------------------------------------ statements

    def block(self, body: list[ast.stmt], scope: Scope) -> None:
        for statement in body:
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

    def _do_import(self, node: ast.Import, scope: Scope) -> None:
        self.journal.touch(scope)
        for alias in node.names:
            top = alias.name.split(".")[0]
            scope[alias.asname or top] = Ref(canonical(alias.name if alias.asname else top))

    def _do_importfrom(self, node: ast.ImportFrom, scope: Scope) -> None:
        self.journal.touch(scope)
        module = ("." * node.level) + (node.module or "")
        for alias in node.names:
            path = canonical(f"{module}.{alias.name}")
            if alias.name == "*":
                continue
            known = library.constant(path)
            scope[alias.asname or alias.name] = Ref(path) if known is ... else known

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
            scope.elsewhere[name] = self.scope

    def _do_nonlocal(self, node: ast.Nonlocal, scope: Scope) -> None:
        for name in node.names:
            place = scope.parent
            while place is not None and name not in place:
                place = place.parent
            scope.elsewhere[name] = place or self.scope

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

    def _do_for(self, node: ast.For, scope: Scope) -> None:
        value = self.evaluate(node.iter, scope)
        items = self.iterate(value)
        if items is None or plain.has_rest(items) or len(items) > MAX_ROUNDS:
            self._loop_unknown(node, node.target, scope, self._why(node.iter, value))
        else:
            self._loop(node, iter(items), scope)

    _do_asyncfor = _do_for

    def _do_while(self, node: ast.While, scope: Scope) -> None:
        self._loop(node, None, scope)

    def _loop(self, node: Any, items: Any, scope: Scope) -> None:
        """Go through a loop; when it turns out that its rounds are not known, it is read as one of that kind."""
        self.journal.open(now())
        limit, self.limit = self.limit, min(self.limit, self.steps + MAX_LOOP)
        uncertain, self._uncertain = self._uncertain, 0
        gave_up: Unknown | None = None
        found = len(self.keras.models.found)
        try:
            self._rounds(node, items, scope)
        except _UncertainError:
            gave_up = self._why(node.iter if items is not None else node.test)
        except TooLongError:
            if self.steps >= limit:
                raise
            gave_up = self._why(node.iter if items is not None else node.test)
        finally:
            self.limit, self._uncertain = limit, uncertain
            before = self.journal.close()
        if gave_up is not None:
            states.restore(before)
            del self.keras.models.found[found:]
            self._loop_unknown(node, getattr(node, "target", None), scope, gave_up)

    def _rounds(self, node: Any, items: Any, scope: Scope) -> None:
        rounds = 0
        unread = self._unread_loops
        while True:
            if rounds > _MANY and self._unread_loops - unread > _MANY:
                raise _UncertainError  # what it holds is not known in any round
            if items is not None:
                try:
                    item = next(items)
                except StopIteration:
                    break
                self.store(node.target, item, scope)
            else:
                is_true = self.truth(self.evaluate(node.test, scope))
                if is_true is None or rounds >= MAX_ROUNDS:
                    raise _UncertainError
                if not is_true:
                    break
            rounds += 1
            try:
                self.block(node.body, scope)
            except _JumpError as jump:
                if jump.ends:
                    return
        self.block(node.orelse, scope)

    def _loop_unknown(self, node: Any, target: ast.expr | None, scope: Scope, why: Unknown) -> None:
        """Read a loop of which the rounds are not known: what they change is not known, what they make anew is kept."""
        self._taint_stored(node, scope, why)
        self._uncertain += 1
        self._unread_loops += 1
        found = len(self.keras.models.found)
        try:
            for attempt in range(2):
                if target is not None:
                    self.store(target, Unknown(source(target)), scope)
                made = len(self.keras.models.found)
                before, ended = self._tried(node.body, scope)
                after = states.current(before)
                if attempt:
                    del self.keras.models.found[made:]
                self._say_loop(self.keras.models.found[made:], why)
                self._either_states(before, after, why)
                if isinstance(ended, ReturnedError) and self.pending:
                    self.pending[-1].append((ended.value, why))
                if not any(id(scope) != key for key in before) or len(self.keras.models.found) > found:
                    break
        finally:
            self._uncertain -= 1
        self.block(node.orelse, scope)

    def _say_loop(self, models: list[Model], why: Unknown) -> None:
        template = QT_TRANSLATE_NOOP(
            "Errors",
            "Line {line}: the model is made in a loop over {what}, which only running the script would tell; it is "
            "drawn as the loop's first round makes it.",
        )
        for model in models:
            model.notes.append(Text(template, {"line": model.line, "what": why.what}))

    def _either_states(self, before: State, after: State, why: Unknown) -> None:
        """Let the containers hold what is the same in both states; a name that is new is kept."""
        for container, _ in before.values():
            self.journal.touch(container)

        def value(one: Any, other: Any) -> Any:
            if states.is_missing(other):
                return Unknown(why.what, why.reason)
            if states.is_missing(one) or (isinstance(one, Unknown) and isinstance(other, Model)):
                return other
            return self.joined(one, other, why)

        states.join(before, after, value)

    def _taint_stored(self, node: Any, scope: Scope, why: Unknown) -> None:
        """Let the names that a loop assigns and reads be unknown before it is read once for all rounds."""
        names = {
            n.id
            for part in node.body
            for n in ast.walk(part)
            if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)
        }
        for name in names:
            owner = scope.owner(name)
            if name in owner and not isinstance(owner[name], (Ref, Function, Class)):
                self.journal.touch(owner)
                old = owner[name]
                owner[name] = Unknown(name, why.reason, either=(old,) if isinstance(old, MUTABLE) else ())

    def _do_break(self, _node: ast.Break, _scope: Scope) -> None:
        raise _JumpError(True)

    def _do_continue(self, _node: ast.Continue, _scope: Scope) -> None:
        raise _JumpError(False)

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
