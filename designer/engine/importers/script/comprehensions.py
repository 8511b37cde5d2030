"""Evaluates comprehensions of a script."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from typing import Any

from designer.engine.importers.script import plain
from designer.engine.importers.script.expressions import Expressions, TooLongError
from designer.engine.importers.script.values import (
    Items,
    Scope,
    Table,
    Unknown,
)
from designer.engine.importers.script.words import source

MAX_STEPS_OF_ONE = 60_000


class Comprehensions(Expressions):
    """Knows lists, sets and dicts that are written as a loop."""

    def _comprehended(self, generators: list[ast.comprehension], scope: Scope) -> Iterator[Scope | None]:
        """Yield a scope for every round of a comprehension, None where a round or their number is not known."""
        if not generators:
            yield scope
            return
        first, *rest = generators
        items = self.iterate(self.evaluate(first.iter, scope))
        if items is None:
            self._unread_round(generators, scope)
            yield None
            return
        for item in items:
            if isinstance(item, Unknown) and item.is_rest:
                self._unread_round(generators, scope)
                yield None
                return
            inner = Scope(scope)
            self.store(first.target, item, inner)
            tests = [self.truth(self.evaluate(test, inner)) for test in first.ifs]
            if any(test is False for test in tests):
                continue
            if any(test is None for test in tests):
                self._unread_round(generators, scope)
                yield None
                continue
            yield from self._comprehended(rest, inner)

    def _unread_round(self, generators: list[ast.comprehension], scope: Scope) -> None:
        """Read what a comprehension evaluates once, for all rounds of which the number is not known."""
        inner = Scope(scope)
        why = Unknown(source(generators[0].iter))
        for generator in generators:
            self.store(generator.target, Unknown(source(generator.target)), inner)
        for node in self._comprehending[-1]:
            self.perhaps(lambda node=node: self.evaluate(node, inner), why)  # type: ignore[misc]

    def _eval_listcomp(self, node: ast.ListComp, scope: Scope) -> Any:
        return self._bounded([node.elt], lambda: self._listed(node, scope))

    def _bounded(self, parts: list[ast.expr], read: Callable[[], Any]) -> Any:
        """Return what a comprehension of these parts gives; of one that takes too many steps it is not known."""
        self._comprehending.append(parts)
        limit, self.limit = self.limit, min(self.limit, self.steps + MAX_STEPS_OF_ONE)
        try:
            return read()
        except TooLongError:
            if self.steps >= limit:
                raise
            return Unknown()
        finally:
            self.limit = limit
            self._comprehending.pop()

    def _listed(self, node: ast.ListComp, scope: Scope) -> Any:
        found = Items()
        for inner in self._comprehended(node.generators, scope):
            if inner is None:
                if not found:
                    return Unknown()
                found.append(Unknown(source(node), is_rest=True))
                return found
            found.append(self.evaluate(node.elt, inner))
        return found

    _eval_generatorexp = _eval_listcomp

    def _eval_setcomp(self, node: ast.SetComp, scope: Scope) -> Any:
        items = self._eval_listcomp(node, scope)  # type: ignore[arg-type]
        if plain.has_rest(items):
            return Unknown()
        return plain.call_builtin("set", [items])

    def _eval_dictcomp(self, node: ast.DictComp, scope: Scope) -> Any:
        return self._bounded([node.key, node.value], lambda: self._mapped(node, scope))

    def _mapped(self, node: ast.DictComp, scope: Scope) -> Any:
        found = Table()
        for inner in self._comprehended(node.generators, scope):
            key = Unknown() if inner is None else self.evaluate(node.key, inner)
            if inner is None or isinstance(key, Unknown):
                return Unknown()
            found[key] = self.evaluate(node.value, inner)
        return found
