"""Frozen dataclasses as plain JSON, and back.

A dataclass becomes a list: its name, then its fields in their order. What comes back from a child that read a hostile file is not
believed: every value is held against the type its field was declared with, and what does not fit is refused.
"""

import json
import math
import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any, TypeVar

from stonehand.engines.pipe import Garbled

T = TypeVar("T")
Read = Callable[[Any], Any]


def to_json(value: object) -> bytes:
    """Write a dataclass, and all in it.

    Raises:
        ValueError: a number in it is none, or infinite.
    """
    return json.dumps(_plain(value), allow_nan=False, separators=(",", ":")).encode()


def from_json(kind: type[T], text: bytes) -> T:
    """Read a dataclass of a kind.

    Raises:
        Garbled: the text is no JSON, or tells of anything else.
    """
    try:
        told = json.loads(text)
    except (ValueError, RecursionError) as fault:
        message = "facts that are no JSON"
        raise Garbled(message) from fault
    return from_plain(kind, told)


def from_plain(kind: type[T], told: object) -> T:
    """Read a dataclass out of plain values, as JSON gives them.

    Raises:
        Garbled: they tell of anything else.
    """
    hint: Any = kind
    try:
        read: T = _reader(hint)(told)
    except (LookupError, TypeError, ValueError, ArithmeticError) as fault:
        message = str(fault) if isinstance(fault, Garbled) else f"what is no {kind.__name__}"
        raise Garbled(message) from fault
    return read


def to_plain(value: object) -> Any:  # noqa: ANN401 - whatever JSON can hold
    """Give a dataclass, and all in it, as plain values."""
    return _plain(value)


def _plain(value: Any) -> Any:  # noqa: ANN401 - any field of any dataclass
    kind = type(value)
    if kind in _SCALARS:
        return value
    if kind is tuple:
        return [_plain(each) for each in value]
    if is_dataclass(kind):
        return [kind.__name__, *(_plain(getattr(value, name)) for name in _names(kind))]
    if isinstance(value, Enum):
        return value.name
    return {key: _plain(each) for key, each in value.items()}


_SCALARS = frozenset((str, int, float, bool, type(None)))


@cache
def _names(kind: Any) -> tuple[str, ...]:  # noqa: ANN401 - a dataclass
    return tuple(field.name for field in fields(kind))


@cache
def _reader(hint: Any) -> Read:  # noqa: ANN401 - a type as it stands in an annotation
    """Give what reads a value of a declared type, or refuses it."""
    hint = getattr(hint, "__supertype__", hint)
    origin, inside = typing.get_origin(hint), typing.get_args(hint)
    if origin in (types.UnionType, typing.Union):
        return _any_of(inside)
    if origin is tuple:
        return _all_of(inside)
    if origin is not None:
        return _texts
    if isinstance(hint, type) and issubclass(hint, Enum):
        return lambda told: hint[told]
    return _record(hint) if is_dataclass(hint) else _number if hint is float else _scalar(hint)


def _number(told: Any) -> float:  # noqa: ANN401 - whatever came
    """Read a number, for which a whole one may stand."""
    if type(told) not in (int, float) or not math.isfinite(told):
        _refuse("float")
    number: float = told
    return number


def _scalar(kind: type) -> Read:
    return lambda told: told if type(told) is kind else _refuse(kind.__name__)


def _record(kind: Any) -> Read:  # noqa: ANN401 - a dataclass
    hints = typing.get_type_hints(kind)
    readers = [_reader(hints[name]) for name in _names(kind)]
    head = kind.__name__

    def read(told: Any) -> Any:  # noqa: ANN401 - whatever came
        if type(told) is not list or len(told) != len(readers) + 1 or told[0] != head:
            return _refuse(head)
        return kind(*[each(value) for each, value in zip(readers, told[1:], strict=True)])

    return read


def _any_of(kinds: tuple[Any, ...]) -> Read:
    """Read a union: of dataclasses, which bring their name, or of something and `None`."""
    records = {kind.__name__: _reader(kind) for kind in kinds if hasattr(kind, "__dataclass_fields__")}
    others = [_reader(kind) for kind in kinds if kind.__name__ not in records and kind is not type(None)]
    nothing = type(None) in kinds

    def read(told: Any) -> Any:  # noqa: ANN401 - whatever came
        if told is None and nothing:
            return None
        if type(told) is list and told and type(told[0]) is str and told[0] in records:
            return records[told[0]](told)
        return others[0](told) if len(others) == 1 else _refuse(" | ".join(records))

    return read


def _all_of(kinds: tuple[Any, ...]) -> Read:
    """Read a tuple, of any length or of a type for each place."""
    if kinds[-1] is Ellipsis:
        each = _reader(kinds[0])
        return lambda told: tuple(map(each, told)) if type(told) is list else _refuse("tuple")
    readers = [_reader(kind) for kind in kinds]
    return lambda told: (
        tuple(read(value) for read, value in zip(readers, told, strict=True))
        if type(told) is list
        else _refuse("tuple")
    )


def _texts(told: Any) -> Mapping[str, str]:  # noqa: ANN401 - whatever came
    """Read a mapping of texts, the only kind there is."""
    if not isinstance(told, dict) or not all(type(value) is str for value in told.values()):
        _refuse("mapping of texts")
    return dict(told)


def _refuse(wanted: str) -> typing.NoReturn:
    message = f"what is no {wanted}"
    raise Garbled(message)
