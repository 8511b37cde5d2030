"""Random scripts with control flow: reading one gives the models that running it makes, or says what is not known."""

from __future__ import annotations

import random
import textwrap
import time
from typing import Any

import pytest

from designer.catalogue.load import load
from designer.engine.importers.script.read import read_all
from designer.engine.importers.script.values import ScriptError
from designer.graph.model import Graph

CATALOGUE = load()


class Dense:
    """What stands for a layer while a script is run: no more than the reader is asked for."""

    def __init__(self, units: int, use_bias: bool = True) -> None:
        if not isinstance(units, int) or units <= 0:
            raise ValueError(units)
        self.units, self.use_bias = units, use_bias


class Sequential:
    def __init__(self, layers: Any = ()) -> None:
        self.layers = [layer for layer in layers if layer is not None]

    def add(self, layer: Dense) -> None:
        self.layers.append(layer)

    def pop(self) -> None:
        self.layers.pop()


class Writer:
    """Writes one random script; what is known only when it runs hides behind the clock."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self._lines: list[str] = []
        self._names = 0

    def script(self) -> str:
        self._lines = [
            "import time, itertools",
            "n = 3",
            "sizes = [2, 5]",
            "flag = True",
            "m = Sequential([Input((4,))])",
        ]
        for _ in range(self._random.randint(3, 7)):
            self._statement(0)
        self._line(0, "m.add(Dense(1))")
        return "\n".join(self._lines)

    def _line(self, depth: int, text: str) -> None:
        self._lines.append("    " * depth + text)

    def _number(self) -> str:
        return self._random.choice(["n", "2", "7", "sizes[0]", "len(sizes)", "n + 1", "max(sizes)", "n % 5 + 1"])

    def _condition(self) -> str:
        known = ["n > 3", "flag", "not flag", "n % 2 == 0", "len(sizes) > 2", "sizes[-1] == 5 and flag", "n is None"]
        hidden = ["time.time() > 0", "time.time() < 0", "int(time.time()) < 5", "time.time() > n"]
        return self._random.choice(known * 2 + hidden)

    def _items(self) -> str:
        known = [
            "sizes",
            "range(2)",
            "[4, n]",
            "reversed(sizes)",
            "itertools.chain([1], (n,))",
            "{3: 1, 6: 2}",
            "(k for k in [2, 3] if k != n)",
        ]
        hidden = ["[9] * int(time.time() > 0)", "range(int(time.time() > 0) + 1)"]
        return self._random.choice(known * 2 + hidden)

    def _simple(self, depth: int) -> None:
        number = self._number()
        choices = [
            f"m.add(Dense({number}))", f"n = {number}", f"n += {number}", f"sizes.append({number})", "flag = not flag",
            "m.pop() if len(m.layers) > 2 else None", "sizes = sizes[1:] + [n]", f"sizes[0] = {number}",
            "n = min(n, 9)",
            "n = int(time.time() > 0) + n", "d = Dense(n); d.units = 6; m.add(d)",
            "sizes.pop() if len(sizes) > 1 else None",
            f"m = Sequential([Input((4,)), Dense({number})])", f"m.add(Dense({number}, use_bias=flag))",
            "a, *b = sizes; m.add(Dense(a + len(b)))", "sizes += [n]", "n = sum(sizes) % 11 + 1",
        ]  # fmt: skip
        for part in self._random.choice(choices).split("; "):
            self._line(depth, part)

    def _statement(self, depth: int) -> None:
        kinds = ["simple"] * 4 + (["if", "for", "while", "try", "function", "match", "generator"] if depth < 2 else [])
        getattr(self, "_" + self._random.choice(kinds))(depth)

    def _body(self, depth: int) -> None:
        for _ in range(self._random.randint(1, 2)):
            self._statement(depth)

    def _if(self, depth: int) -> None:
        self._line(depth, f"if {self._condition()}:")
        self._body(depth + 1)
        if self._random.random() < 0.5:
            self._line(depth, "else:")
            self._body(depth + 1)

    def _for(self, depth: int) -> None:
        self._names += 1
        name = f"i{self._names}"
        self._line(depth, f"for {name} in list({self._items()}):")
        self._line(depth + 1, f"m.add(Dense({name} + 1))")
        if self._random.random() < 0.4:
            self._line(depth + 1, f"if {self._condition()}:")
            self._line(depth + 2, self._random.choice(["break", "continue"]))
        self._body(depth + 1)

    def _while(self, depth: int) -> None:
        self._names += 1
        name = f"w{self._names}"
        self._line(depth, f"{name} = 0")
        end = self._random.choice(["2", "n % 4", "int(time.time() > 0) + 1"])
        self._line(depth, f"while {name} < {end} and {name} < 5:")
        self._line(depth + 1, f"{name} += 1")
        self._body(depth + 1)

    def _try(self, depth: int) -> None:
        self._line(depth, "try:")
        self._line(
            depth + 1, self._random.choice(["m.add(Dense(n))", "import no_such_module", "n = int('x')", "n = int('4')"])
        )
        self._body(depth + 1)
        self._line(depth, "except (ImportError, ValueError):")
        self._line(depth + 1, self._random.choice(["pass", "m.add(Dense(8))", "n = 2"]))

    def _function(self, depth: int) -> None:
        self._names += 1
        name = f"f{self._names}"
        self._line(depth, f"def {name}(k, extra=2):")
        if self._random.random() < 0.4:
            self._line(depth + 1, "global n")
            self._line(depth + 1, "n = n % 7 + k")
        self._line(depth + 1, f"if {self._condition().replace('n ', 'k ')}:")
        self._line(depth + 2, self._random.choice(["return k + extra", "m.add(Dense(k))", "sizes.append(k)"]))
        self._line(depth + 1, "return k + 1")
        if depth == 0:
            self._line(depth, f"m.add(Dense({name}({self._number()})))")
        else:
            self._line(depth, f"m.add(Dense({name}(3, extra=4)))")

    def _match(self, depth: int) -> None:
        self._line(depth, f"match {self._random.choice(['n', 'sizes', 'flag', 'int(time.time() > 0)'])}:")
        self._line(depth + 1, self._random.choice(["case 3 | 4:", "case [first, *rest]:", "case True:"]))
        self._body(depth + 2)
        self._line(depth + 1, "case _:")
        self._body(depth + 2)

    def _generator(self, depth: int) -> None:
        self._names += 1
        name = f"g{self._names}"
        self._line(depth, f"def {name}(k):")
        self._line(depth + 1, "while k > 0:")
        self._line(depth + 2, "yield k")
        self._line(depth + 2, "k -= 3")
        self._line(depth, f"for u in {name}({self._number()}):")
        self._line(depth + 1, "m.add(Dense(u))")


def made(script: str) -> list[tuple[int, bool]]:
    """Run a script and return the layers of its model."""
    names: dict[str, Any] = {"Sequential": Sequential, "Dense": Dense, "Input": lambda _: None, "time": time}
    exec(script, names)
    return [(layer.units, layer.use_bias) for layer in names["m"].layers]


def check(seed: int) -> str:
    """Compare reading with running one script; returns what came of it."""
    script = Writer(seed).script()
    try:
        wanted = made(script)
    except Exception:
        return "fails"  # a script that stops: nothing to compare with
    try:
        reading = read_all(script, CATALOGUE)
    except ScriptError as error:
        return "left out" if "passed over" in str(error) else f"refused without a reason: {script}\n{error}"
    last = [m for m in reading.models if m.name == "m"]
    if not last:
        assert reading.passed or wanted in [dense(m.graph) for m in reading.models], script
        return "left out"
    if dense(last[-1].graph) == wanted:
        return "same"
    assert last[-1].notes, f"seed {seed}\n{script}\nwanted {wanted}\nread   {dense(last[-1].graph)}"
    return "said"


def dense(graph: Graph) -> list[tuple[Any, bool]]:
    nodes = [n for n in graph.nodes.values() if n.type == "Dense"]
    return [(n.params.get("units"), n.params.get("use_bias", True)) for n in nodes]


@pytest.mark.parametrize("start", range(0, 400, 100))
def test_what_is_read_is_what_runs_or_is_said(start: int) -> None:
    results = [check(seed) for seed in range(start, start + 100)]
    assert set(results) <= {"same", "said", "left out", "fails"}
    assert results.count("same") >= 25


@pytest.mark.slow
@pytest.mark.parametrize("start", range(1000, 9000, 1000))
def test_what_is_read_is_what_runs_or_is_said_in_many_scripts(start: int) -> None:
    results = [check(seed) for seed in range(start, start + 1000)]
    assert set(results) <= {"same", "said", "left out", "fails"}
    assert results.count("same") >= 250


_BEGIN = "import time\nm = Sequential([Input((4,)), Dense(7), Dense(8)])\n"


@pytest.mark.parametrize(
    "code",
    [
        pytest.param(
            """
            for i in [1, 2]:
                m.add(Dense(i))
                if time.time() > 0:
                    continue
                m.pop()
            """,
            id="the rest of a round that may have been left",
        ),
        pytest.param(
            """
            def grown(model):
                model.add(Dense(2))
                if time.time() > 0:
                    return model
                model.add(Dense(3))
                return model
            m = grown(m)
            """,
            id="the rest of a function that may have been left",
        ),
        pytest.param(
            """
            def shrunk(model):
                if time.time() > 0:
                    return
                model.pop()
            shrunk(m)
            """,
            id="a change behind a return",
        ),
        pytest.param(
            """
            sizes = [2, 5]
            try:
                try:
                    n = int('4')
                    sizes.pop()
                except (ImportError, ValueError):
                    m.add(Dense(8))
            except (ImportError, ValueError):
                n = 2
            m.add(Dense(len(sizes)))
            """,
            id="a list of unknown length joined with one of the same",
        ),
    ],
)
def test_what_may_not_be_carried_out_is_never_read_as_if_it_were(code: str) -> None:
    script = _BEGIN + textwrap.dedent(code)
    made(script)  # it runs
    with pytest.raises(ScriptError, match="is passed over"):
        read_all(script, CATALOGUE)


@pytest.mark.parametrize("change", ["sizes[0] = 7", "del sizes[0]"])
def test_a_list_of_unknown_length_stays_one(change: str) -> None:
    unsure = "sizes = [2, 5]\nif time.time() > 0:\n    sizes[0] = 7\nelse:\n    sizes.append(2)\n"
    (model,) = read_all(f"{_BEGIN}{unsure}{change}\nm.add(Dense(len(sizes)))\n", CATALOGUE).models
    assert dense(model.graph) == [(7, True), (8, True), (None, True)]
    assert "only running the script would tell; choose it" in str(model.notes[0])
