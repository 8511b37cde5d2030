"""Functions that a script hands to a library, which calls them: KerasClassifier, searches over a grid, hyperas."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Any

from designer.engine.importers.script.values import Function, Scope, Table, Unknown
from designer.graph.texts import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from designer.engine.importers.script.callables import Callables

_WRAPPERS = ("KerasClassifier", "KerasRegressor")
_SEARCHES = ("GridSearchCV", "RandomizedSearchCV", "HalvingGridSearchCV", "BayesSearchCV")
_RANGES = ("uniform", "quniform", "loguniform", "normal", "randint")
_MAKER = ("build_fn", "model")


def call(reader: Callables, name: str, args: list[Any], kwargs: dict[str, Any]) -> Any:
    """Remember what a wrapper or a search would call functions with; NotImplemented for anything else."""
    if name in _WRAPPERS:
        maker = next((v for v in (*(kwargs.get(k) for k in _MAKER), *args[:1]) if isinstance(v, Function)), None)
        if maker is not None:
            reader.handed.update({_plain_name(k): v for k, v in kwargs.items() if k not in (*_MAKER, "**")})
        return Unknown(name)
    if name in _SEARCHES:
        grid = kwargs.get("param_grid", kwargs.get("param_distributions", args[1] if len(args) > 1 else None))
        for table in grid if isinstance(grid, list) else [grid]:
            for key, values in table.items() if isinstance(table, dict) else ():
                if isinstance(values, (list, tuple)) and values and isinstance(key, str):
                    reader.handed.setdefault(_plain_name(key), values[0])
        return Unknown(name)
    if name == "Scan" and isinstance(kwargs.get("params"), dict):
        reader.handed["params"] = _first_of_each(kwargs["params"])
        return Unknown(name)
    return NotImplemented


def argument(reader: Callables, name: str) -> Any:
    """Return what a function that the script does not call itself is given for an argument."""
    value = reader.handed.get(name)
    if value is None or isinstance(value, Unknown):
        return Unknown(name)
    say_first(reader)
    return value


def choice(reader: Callables, node: ast.Set) -> ast.expr | None:
    """Return the first of hyperas' choices, ``{{choice([...])}}``; None for any other set."""
    inner = node.elts[0] if len(node.elts) == 1 else None
    made = inner.elts[0] if isinstance(inner, ast.Set) and len(inner.elts) == 1 else None
    if not isinstance(made, ast.Call) or not isinstance(made.func, ast.Name) or not made.args:
        return None
    first = made.args[0]
    if made.func.id == "choice" and isinstance(first, (ast.List, ast.Tuple)) and first.elts:
        first = first.elts[0]
    elif made.func.id not in _RANGES:
        return None
    say_first(reader)
    return first


def say_first(reader: Callables) -> None:
    """Say, once, that of what is searched the first choice is drawn."""
    reader.keras.place.note_once(
        QT_TRANSLATE_NOOP(
            "Errors", "Line {line}: of what a tuner would choose the default, or the first choice, is taken."
        )
    )


def say_defaults(reader: Callables) -> None:
    """Say, once, that what a command line or the environment would tell is read with its defaults."""
    reader.keras.place.note_once(
        QT_TRANSLATE_NOOP(
            "Errors", "Line {line}: what a command line or the environment would tell is read with its defaults."
        )
    )


def set_option(reader: Callables, function: Function, decorator: ast.Call, scope: Scope) -> None:
    """Give an argument of a function the default of the option of click that it is told by."""
    declared = [text for text in reader.elements(decorator.args, scope) if isinstance(text, str)]
    plain = [text for text in declared if not text.startswith("-")]
    long = [text.partition("/")[0].lstrip("-") for text in sorted(declared, key=len, reverse=True)]
    default = next((k.value for k in decorator.keywords if k.arg == "default"), None)
    if not declared or default is None:
        return
    function.defaults[(plain or long)[0].replace("-", "_").lower()] = reader.evaluate(default, scope)
    say_defaults(reader)


def _first_of_each(params: dict[Any, Any]) -> Any:
    return Table({k: v[0] if isinstance(v, (list, tuple)) and v else v for k, v in params.items()})


def _plain_name(name: str) -> str:
    """Return the argument's own name: scikit-learn writes ``model__units`` for that of a step or a wrapper."""
    return name.rpartition("__")[2]
