"""Reads resources/catalogue/*.json and answers what other parts ask of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from typing import Any

import msgspec

from designer.catalogue import signatures
from designer.catalogue.packages import package_specs
from designer.catalogue.spec import Spec
from designer.graph.model import Node
from designer.graph.signature import Signature
from designer.graph.texts import Text
from designer.resources import resource

KINDS = {
    "layer": "layers.json",
    "operation": "operations.json",
    "optimizer": "optimizers.json",
    "schedule": "schedules.json",
    "loss": "losses.json",
    "metric": "metrics.json",
    "initializer": "initializers.json",
    "regularizer": "regularizers.json",
    "constraint": "constraints.json",
    "activation": "activations.json",
    "callback": "callbacks.json",
    "application": "applications.json",
}
RANKS = "ranks.json"
_PLACED = ("layer", "application", "operation")


class _File(msgspec.Struct):
    keras: str
    kind: str
    specs: tuple[Spec, ...]


@dataclass(frozen=True)
class Catalogue:
    """Every class the program knows, by kind and name."""

    keras_version: str
    specs: Mapping[str, Mapping[str, Spec]]  # kind -> name -> spec, in the order of the palette
    _aliases: Mapping[str, Mapping[str, Spec]] = field(default_factory=dict, repr=False)
    own: frozenset[str] = frozenset()  # the names of what is the user's own, or a package's
    notes: tuple[Text, ...] = ()  # why layers of packages are left out
    ranks: Mapping[str, tuple[int, ...]] = field(default_factory=dict, repr=False)  # of what a layer takes, by name
    words: Mapping[str, str] = field(default_factory=dict, repr=False)  # other names of a class, also Korean ones

    def spec(self, name: str, kind: str = "layer") -> Spec | None:
        """Return a spec by its class name or alias ("Dense"; kind "optimizer": "Adam" or "adam").

        What can be a node is one kind here: "ops.add" is found as a layer too.
        """
        found = self.specs.get(kind, {}).get(name) or self._aliases.get(kind, {}).get(name)
        if found is None and kind == "layer":
            found = self.specs.get("operation", {}).get(name)
        return found

    def is_keras(self, name: str, kind: str = "layer") -> bool:
        """Tell whether a class name, or its alias, is one of Keras's own; those of packages and the user's are not."""
        found = self.spec(name, kind)
        return found is not None and not found.is_foreign

    def find(self, name: str) -> Spec | None:
        """Return the first spec of that class name or alias over all kinds, layers first."""
        for kind in self.specs:
            if found := self.spec(name, kind):
                return found
        return None

    def of_kind(self, kind: str) -> list[Spec]:
        """Return what a form offers of one kind ("optimizer", "loss", ...), the common ones first."""
        return [spec for spec in self.specs.get(kind, {}).values() if spec.placeable]

    def signature(self, node: Node) -> Signature:
        """Return the ports of a layer node; a permissive one for classes that are not in the catalogue."""
        return signatures.signature(self.spec(node.type), node.params, node.arguments, self.spec)

    def groups(self) -> list[tuple[str, list[Spec]]]:
        """Return the palette: placeable layers and bases by group, in order, Input first under "Basics"."""
        groups: dict[str, list[Spec]] = {}
        for spec in self._placeable:
            groups.setdefault(spec.group, []).append(spec)
        return list(groups.items())

    def initial_params(self, name: str) -> dict[str, Any]:
        """Return the params a new node of this class starts with."""
        spec = self.spec(name)
        return initial_params(spec) if spec else {}

    def search(self, query: str, summary: Callable[[Spec], str] | None = None, kind: str = "") -> list[Spec]:
        """Return what can be placed, or is offered of one kind, and fits the query, best first; all for an empty one.

        Each word of the query must be found: at the start of the name, at the start of a word in it, anywhere in it,
        as letters in order (`bn`), or at the start of a word of the summary, in this order of worth. `summary` gives
        such words in another language, which are searched too; so are other names people know it by (`words`). Where
        nothing fits, names that are nearly written so.
        """
        words = query.lower().split()
        scored = []
        for place, spec in enumerate(self.of_kind(kind) if kind else self._placeable):
            said = f"{spec.summary} {summary(spec)}" if summary is not None else spec.summary
            known = self.words.get(spec.name, "")
            scores = [_score(word, spec, said.lower(), known) for word in words]
            if all(scores):
                scored.append((-sum(scores), place, spec))
        if scored or not words:
            return [entry[-1] for entry in sorted(scored, key=lambda entry: entry[:2])]
        return self._nearly("".join(words), kind)

    def takes(self, name: str, rank: int) -> bool:
        """Tell whether a layer with one input takes tensors of a rank, batch included, as far as Keras was asked."""
        return rank in self.ranks.get(name, (rank,))

    def _nearly(self, word: str, kind: str) -> list[Spec]:
        """Return what somebody may have meant who mistyped: a letter or two are another, too many, or missing."""
        if len(word) < 4:
            return []
        most = 1 if len(word) < 7 else 2
        found = []
        for place, spec in enumerate(self.of_kind(kind) if kind else self._placeable):
            names = (spec.name.removeprefix("ops.").lower(), *(a.lower() for a in spec.aliases))
            far = min(min(_distance(word, n, most), _distance(word, n[: len(word)], most) + 0.5) for n in names)
            if far <= most + 0.5:
                found.append((far, spec.kind == "operation", place, spec))
        return [entry[-1] for entry in sorted(found, key=lambda entry: entry[:3])]

    def with_own(self, specs: Iterable[Spec], is_first: bool = True) -> Catalogue:
        """Return a catalogue that has classes and functions of the user's, or of packages, before or behind Keras's."""
        more: dict[str, dict[str, Spec]] = {}
        for spec in specs:
            more.setdefault(spec.kind, {})[spec.name] = spec
        merged = {
            kind: {**(more.get(kind, {}) if is_first else {}), **known, **more.get(kind, {})}
            for kind, known in self.specs.items()
        }
        return replace(self, specs=merged, own=self.own | {name for of in more.values() for name in of})

    def own_in(self, type_: str, *values: Any) -> list[Spec]:
        """Return the entries of the user's own among a class and the classes that values name, each once."""
        if not self.own:
            return []
        names = dict.fromkeys(name for name in (type_, *_names_in(values)) if name in self.own)
        return [spec for name in names for of in self.specs.values() if (spec := of.get(name)) and spec.is_foreign]

    @cached_property
    def _placeable(self) -> list[Spec]:
        return [spec for kind in _PLACED for spec in self.of_kind(kind)]


@cache
def load() -> Catalogue:
    """Return the catalogue that lies in the resources, read once."""
    decoder = msgspec.json.Decoder(_File)
    version = ""
    specs: dict[str, dict[str, Spec]] = {}
    aliases: dict[str, dict[str, Spec]] = {}
    for kind, name in KINDS.items():
        path = resource("catalogue", name)
        content = decoder.decode(path.read_bytes())
        version = content.keras
        specs[kind] = {spec.name: spec for spec in content.specs}
        aliases[kind] = {a: spec for spec in content.specs for a in (*spec.aliases, spec.alias) if a}
    ranks = msgspec.json.decode(resource("catalogue", RANKS).read_bytes(), type=dict[str, tuple[int, ...]])
    words = msgspec.json.decode(resource("catalogue", "words.json").read_bytes(), type=dict[str, str])
    catalogue = Catalogue(version, specs, aliases, ranks=ranks, words=words)
    brought, notes = package_specs(specs)
    return replace(catalogue.with_own(brought, is_first=False), notes=tuple(notes)) if brought or notes else catalogue


def initial_params(spec: Spec) -> dict[str, Any]:
    """Return the arguments a new object of this class starts with, by name: those Keras requires, mostly."""
    return {p.name: p.initial for p in spec.params if p.initial is not None}


def classes_in(value: Any) -> Iterator[str]:
    """Yield the names of the classes of all objects in a value, ``{"class": name, "args": {...}}``."""
    if isinstance(value, Mapping):
        if isinstance(value.get("class"), str):
            yield value["class"]
        for item in value.values():
            yield from classes_in(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from classes_in(item)


def _names_in(value: Any) -> Iterator[str]:
    """Return every text in a value that may name a class."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _names_in(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _names_in(item)


def _score(word: str, spec: Spec, summary: str, known: str) -> int:
    """Return how well one lower-case word fits a spec, its lower-case summary and its other names, 0 if not at all."""
    names = (spec.name.removeprefix("ops."), *spec.aliases)
    best = 0
    for name in names:
        low = name.lower()
        starts = re.findall(r"[A-Z]+(?![a-z])|[A-Z][a-z]+|[a-z]+|\d+D?", name)
        if low == word:
            best = max(best, 100)
        elif low.startswith(word):
            best = max(best, 80)
        elif any(low.startswith(word, at) for at in _word_starts(name)):
            best = max(best, 60)
        elif "".join(s[0] for s in starts).lower().startswith(word):
            best = max(best, 50)
        elif word in low:
            best = max(best, 40)
    if best < 45 and any(part == word or (len(word) > 1 and part.startswith(word)) for part in known.split()):
        best = 70 if word in known.split() else 45
    if best < 40 and any(part.startswith(word) for part in re.findall(r"\w+", summary)):
        best = 30
    if not best and _in_order(word, spec.name.lower()):
        best = 10
    if best >= 40:
        best += 10 * len(word) // max(len(spec.name), len(word))  # the more of the name is typed, the better
    # A layer with the word in its name is meant before an operation of just that name: Normalization, ops.norm.
    return best // 2 if spec.kind == "operation" else best


def _word_starts(name: str) -> list[int]:
    return [m.start() for m in re.finditer(r"(?<=[a-z0-9])[A-Z]|(?<=_)\w|(?<=[A-Za-z])\d", name)]


def _in_order(word: str, text: str) -> bool:
    letters = iter(text)
    return len(word) > 1 and all(letter in letters for letter in word)


def _distance(first: str, second: str, most: int) -> int:
    """Return how many letters are other, missing, too many or exchanged with the next; `most` + 1 where it is more."""
    if abs(len(first) - len(second)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(second) + 1))
    for i, a in enumerate(first, 1):
        last, row = row, [i]
        for j, b in enumerate(second, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a != b))
            if i > 1 and j > 1 and a == second[j - 2] and first[i - 2] == b:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before = last
    return row[-1]
