"""Hypothesis strategies for the records that cross a pipe, made from what their fields are declared as."""

from __future__ import annotations

import math
from functools import cache
from typing import Any

import msgspec
from hypothesis import strategies as st
from msgspec import inspect as told

_WORDS = st.text(st.characters(exclude_categories=("Cs",)), max_size=8)
_WHOLE = st.integers(-(2**63), 2**64 - 1)
_NUMBERS = st.floats(allow_nan=False, allow_infinity=False)
_ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | _NUMBERS | _WORDS,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(_WORDS, inner, max_size=2),
    max_leaves=4,
)


def records(record: type[Any], depth: int = 2) -> st.SearchStrategy[Any]:
    """Return any record of a class, every field of it chosen or left as it is; what holds itself ends after `depth`."""
    return _of(told.type_info(record), depth)


@cache
def _of_struct(cls: type[Any], depth: int) -> st.SearchStrategy[Any]:
    fields = told.type_info(cls).fields  # type: ignore[attr-defined]
    must = {f.name: _of(f.type, depth - 1) for f in fields if f.required}
    may = {f.name: _of(f.type, depth - 1) for f in fields if not f.required}
    return st.fixed_dictionaries(must, optional=may).map(lambda given: cls(**given))


def _of(kind: Any, depth: int) -> st.SearchStrategy[Any]:
    match kind:
        case told.StructType() | told.DataclassType():
            if kind.cls.__name__ == "Text":
                return _texts(kind.cls)
            return _of_struct(kind.cls, depth)
        case told.UnionType():
            kinds = [k for k in kind.types if depth > 0 or not isinstance(k, told.StructType)]
            return st.one_of([_of(k, depth) for k in kinds])
        case told.VarTupleType():
            return st.lists(_of(kind.item_type, depth), max_size=2 if depth > 0 else 0).map(tuple)
        case told.TupleType():
            return st.tuples(*(_of(k, depth) for k in kind.item_types))
        case told.DictType():
            return st.dictionaries(_of(kind.key_type, depth), _of(kind.value_type, depth), max_size=2)
        case told.LiteralType():
            return st.sampled_from(kind.values)
        case told.BytesType():
            return st.binary(max_size=8)
        case told.BoolType():
            return st.booleans()
        case told.IntType():
            return _WHOLE
        case told.FloatType():
            return _NUMBERS
        case told.StrType():
            return _WORDS
        case told.NoneType():
            return st.none()
        case told.AnyType():
            return _ANYTHING
    raise AssertionError(f"no strategy for {kind}")


def _texts(cls: type[Any]) -> st.SearchStrategy[Any]:
    plain = st.builds(cls, _WORDS, st.dictionaries(_WORDS, _WORDS | _WHOLE | _NUMBERS, max_size=2))
    return st.builds(cls, _WORDS, st.dictionaries(_WORDS, _WORDS | plain, max_size=2))


def every_record(union: Any) -> list[type[Any]]:
    """Return the classes of a union, by name."""
    return sorted(union.__args__, key=lambda cls: cls.__name__)


def numbers_of(value: Any) -> list[float]:
    """Return all numbers that are no integers in a record, however deep."""
    if isinstance(value, float):
        return [value]
    if isinstance(value, msgspec.Struct):
        return [n for name in value.__struct_fields__ for n in numbers_of(getattr(value, name))]
    if isinstance(value, dict):
        return [n for one in value.values() for n in numbers_of(one)]
    if isinstance(value, tuple | list):
        return [n for one in value for n in numbers_of(one)]
    return []


def is_finite(value: Any) -> bool:
    """Tell whether all numbers in a record are."""
    return all(map(math.isfinite, numbers_of(value)))
