"""How many states a recurrent cell of the user's has, by what is written in its class of its `state_size`."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable

from designer.catalogue.own.arguments import arguments_of

States = int | str | None
"""So many, as many as the argument of that name says or has, or as only running the code would tell."""
_STATE_SIZE = "state_size"
_NUMBERS = ("int", "float", "round", "len", "max", "min")


class StateSizes:
    """Reads `state_size` of one class: of its bodies, nearest first, and of its methods by name.

    `of_call` says what comes of calling a class: the number of its states, or the argument that they depend on.
    """

    def __init__(
        self,
        bodies: Iterable[ast.ClassDef],
        method: Callable[[str], ast.FunctionDef | None],
        of_call: Callable[[ast.Call], int | ast.expr | None],
    ) -> None:
        self._bodies = list(bodies)
        self._made = method("__init__")
        self._told = method(_STATE_SIZE)
        self._of_call = of_call
        self._looked_at: set[str] = set()

    @property
    def found(self) -> States:
        """The number of states; 0 of a class that says nothing of a state_size."""
        if self._told is not None:
            returns = [node.value for node in ast.walk(self._told) if isinstance(node, ast.Return)]
            return self._same(returns)
        values = self._given_to(_STATE_SIZE)
        return self._same(values) if values else 0

    def of(self, value: ast.expr | None) -> States:
        """Return how many sizes an expression has, or the states of a cell that it is."""
        if isinstance(value, ast.List | ast.Tuple):
            return None if any(isinstance(one, ast.Starred) for one in value.elts) else len(value.elts)
        if isinstance(value, ast.Constant):
            return 1 if isinstance(value.value, int | float) else None
        if isinstance(value, ast.IfExp):
            return self._same([value.body, value.orelse])
        if isinstance(value, ast.BinOp):
            return self._of_sum(value)
        if isinstance(value, ast.Call):
            name = value.func.id if isinstance(value.func, ast.Name) else ""
            if name in _NUMBERS:
                return 1
            made = value.args[0] if name in ("list", "tuple") and value.args else self._of_call(value)
            return made if isinstance(made, int) else self.of(made)
        if isinstance(value, ast.Attribute):
            if isinstance(value.value, ast.Name) and value.value.id == "self":
                return self._once(f"self.{value.attr}", self._given_to(value.attr))
            return self.of(value.value) if value.attr == _STATE_SIZE else None
        if isinstance(value, ast.Name) and self._made is not None:
            set_to = [
                v for target, v in _assigned(self._made) if isinstance(target, ast.Name) and target.id == value.id
            ]
            if set_to:
                return self._once(value.id, set_to)
            return value.id if value.id in arguments_of(self._made) else None
        return None

    def _of_sum(self, value: ast.BinOp) -> States:
        for one, other in ((value.left, value.right), (value.right, value.left)):
            if isinstance(one, ast.List | ast.Tuple):
                count = self.of(one)
                times = other.value if isinstance(other, ast.Constant) and isinstance(value.op, ast.Mult) else None
                return count * times if isinstance(count, int) and isinstance(times, int) else None
        return 1 if isinstance(self.of(value.left), int | str) and isinstance(value.right, ast.Constant) else None

    def _once(self, name: str, values: list[ast.expr]) -> States:
        """Return what all these values of a name have, None for one that is made of itself."""
        if name in self._looked_at:
            return None
        self._looked_at.add(name)
        found = self._same(values)
        self._looked_at.discard(name)
        return found

    def _same(self, values: Iterable[ast.expr | None]) -> States:
        counts = {self.of(value) for value in values}
        return counts.pop() if len(counts) == 1 else None

    def _given_to(self, attribute: str) -> list[ast.expr]:
        """Return what an attribute is set to: by the nearest body of a class, else by the constructor."""
        for body in self._bodies:
            of_body = [v for t, v in _assigned(body) if isinstance(t, ast.Name) and t.id == attribute]
            if of_body:
                return of_body
        found: list[ast.expr] = []
        for body in self._bodies:
            for method in body.body:
                if isinstance(method, ast.FunctionDef):
                    found += [v for t, v in _assigned(method) if _is_own(t, attribute)]
            if found:
                break
        return found


def _assigned(body: ast.ClassDef | ast.FunctionDef) -> list[tuple[ast.expr, ast.expr]]:
    """Return what statements of a body set, and to what; for a class without what its methods do."""
    nodes = body.body if isinstance(body, ast.ClassDef) else list(ast.walk(body))
    found: list[tuple[ast.expr, ast.expr]] = []
    for node in nodes:
        if isinstance(node, ast.Assign):
            found += [(target, node.value) for target in node.targets]
        elif isinstance(node, ast.AnnAssign) and node.value is not None:
            found.append((node.target, node.value))
    return found


def _is_own(target: ast.expr, attribute: str) -> bool:
    is_self = isinstance(target, ast.Attribute) and isinstance(target.value, ast.Name) and target.value.id == "self"
    return is_self and isinstance(target, ast.Attribute) and target.attr == attribute
