"""Goes through loops; those of which the rounds are not known are read once for all rounds."""

from __future__ import annotations

import ast
from typing import Any

from designer.engine.importers.script import journal as states
from designer.engine.importers.script import plain
from designer.engine.importers.script.branches import Branches, JumpError, UncertainError
from designer.engine.importers.script.expressions import TooLongError
from designer.engine.importers.script.functions import ReturnedError
from designer.engine.importers.script.values import (
    MUTABLE,
    Class,
    Function,
    Model,
    Ref,
    Scope,
    Unknown,
    now,
)
from designer.engine.importers.script.words import source
from designer.graph.texts import QT_TRANSLATE_NOOP, Text

MAX_LOOP = 60_000  # steps
MAX_ROUNDS = 3_000
_MANY = 30


class Loops(Branches):
    """Knows `for` and `while`."""

    _unread_loops = 0

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
        except UncertainError:
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
                raise UncertainError  # what it holds is not known in any round
            if items is not None:
                try:
                    item = next(items)
                except StopIteration:
                    break
                self.store(node.target, item, scope)
            else:
                is_true = self.truth(self.evaluate(node.test, scope))
                if is_true is None or rounds >= MAX_ROUNDS:
                    raise UncertainError
                if not is_true:
                    break
            rounds += 1
            try:
                self.block(node.body, scope)
            except JumpError as jump:
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
                around = self.left.round
                before, ended = self._tried(node.body, scope)
                self.left = self.left._replace(round=around)
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
