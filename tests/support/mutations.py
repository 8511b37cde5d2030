"""Project files with faults that nobody thought of: random changes to the values of good ones."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Iterator
from typing import Any

from designer.resources import resource

_NUMBERS = [0, 1, -1, 2, 7, 8, 250, 2**31, 2**63, 2**64, 10**40, -(2**63) - 1, 0.5, -0.5, 1e300, 1e-300]
_TEXTS = [
    "",
    "relu",
    "n1",
    "n2",
    "n99",
    "Dense",
    "Adam",
    "class",
    "float32",
    ":, 0",
    "val_loss",
    '"""',
    "\n",
    "가",
    "a b",
]
_OBJECTS: list[Any] = [
    {"class": "Adam", "args": 7},
    {"class": "Adam", "args": {"learning_rate": None}},
    {"class": "L2", "args": {"l2": 0.1}},
    {"class": "LSTM", "args": {"units": 4}},
    {"class": "relu"},
    {"class": 3},
    {"class": "Nobody", "args": {}},
    {"class": "EarlyStopping", "args": [None]},
    {"return_state": True},
    {"": {}},
]
_VALUES: list[Any] = [None, True, False, [], {}, [None], [[]], *_NUMBERS, *_TEXTS, *_OBJECTS]


def originals() -> list[dict[str, Any]]:
    """Return the projects of the examples as JSON values."""
    folder = resource("examples")
    return [json.loads(p.read_text(encoding="utf-8")) for p in sorted(folder.glob("*.kdesign"))]


def mutated(chance: random.Random, projects: list[dict[str, Any]]) -> str:
    """Return the text of one of the projects with one to three values changed, moved, added or taken out."""
    project = copy.deepcopy(chance.choice(projects))
    for _ in range(chance.choice([1, 1, 1, 2, 3])):
        _mutate(chance, project)
    return json.dumps(project, ensure_ascii=False)


def _mutate(chance: random.Random, project: dict[str, Any]) -> None:
    places = [place for place in _places(project) if place[0] not in ("format", "version")]
    if not places:
        return
    # as many in each part: nodes would else take nearly all
    part = chance.choice(sorted({part for part, _, _ in places}))
    places = [place for place in places if place[0] == part]
    _, holder, key = chance.choice(places)
    how = chance.randrange(9)
    if how == 0:
        holder[key] = copy.deepcopy(chance.choice(_VALUES))
    elif how <= 4:  # most such changes can be read, and travel on
        like = [v for v in (*_VALUES, *(h[k] for _, h, k in places)) if type(v) is type(holder[key])]
        holder[key] = copy.deepcopy(chance.choice(like))
    elif how == 5:
        del holder[key]
    elif how == 6:
        value = holder[key]
        holder[key] = -value if isinstance(value, int | float) else [value]
    elif isinstance(holder, list):
        holder.insert(chance.randrange(len(holder) + 1), copy.deepcopy(chance.choice([*_VALUES, holder[key]])))
    else:
        name = chance.choice([*_TEXTS, *(k for _, h, _ in places if isinstance(h, dict) for k in h)])
        holder[name] = holder.pop(key) if chance.random() < 0.5 else copy.deepcopy(chance.choice(_VALUES))


def _places(value: Any, part: str = "") -> Iterator[tuple[str, Any, Any]]:
    """Yield every place of a project: the part it is in, its holder, and its key there."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in items:
        yield part or str(key), value, key
        yield from _places(item, part or str(key))
