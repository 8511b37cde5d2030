"""Reads pieces of a script that may or may not be carried out: both ways, and what differs is not known."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import Any

from designer.engine.importers.script import journal as states
from designer.engine.importers.script.functions import Left, RaisedError, ReturnedError
from designer.engine.importers.script.journal import State
from designer.engine.importers.script.storing import Storing
from designer.engine.importers.script.values import (
    MUTABLE,
    Instance,
    Model,
    Scope,
    Unknown,
    now,
)
from designer.engine.importers.script.words import source
from designer.graph.texts import QT_TRANSLATE_NOOP, Text


class JumpError(Exception):
    """break (True) or continue (False)."""

    def __init__(self, ends: bool) -> None:
        self.ends = ends


class UncertainError(Exception):
    """Whether a loop goes on is not known."""


class Branches(Storing):
    """Knows what stands after a piece that may have been carried out. `_uncertain` counts the loops of that kind."""

    _uncertain = 0

    def _rest(self, body: list[ast.stmt], scope: Scope) -> None:
        """Read what stands behind a place at which the round or the function may have been left."""
        left, self.left = self.left, Left()
        why = left.round or left.function
        assert why is not None
        try:
            before, ended = self._tried(body, scope)
        finally:
            self.left = Left(left.round or self.left.round, left.function or self.left.function)
        self._either_states(before, states.current(before), why)
        if ended is not None:
            raise ended

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
        except (ReturnedError, RaisedError, JumpError) as error:
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
        jumping = [r for r in results if isinstance(r[2], JumpError)]
        if jumping:
            if not self._uncertain:
                raise UncertainError
            self.left = self.left._replace(round=why)
        going = [r for r in results if r[2] is None or isinstance(r[2], JumpError)]
        returning = [r for r in results if isinstance(r[2], ReturnedError)]
        for _, _, ended in returning if going and self.pending else ():
            assert isinstance(ended, ReturnedError)
            self.pending[-1].append((ended.value, why))
            self.left = self.left._replace(function=why)
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
