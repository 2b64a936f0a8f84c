"""Looking into a PDF's objects where any of them may be of any kind: what is not of the kind asked for counts as missing.

In comes whatever pikepdf gave, out go plain Python values, `None` or an empty tuple. Nothing here raises for a wrong type.
"""

import math
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from pikepdf import Array, Dictionary, Name, PikepdfError, Stream, String

FAULTS = (PikepdfError, AttributeError, TypeError, ValueError, LookupError, ArithmeticError, RuntimeError)
"""What pikepdf raises when an object is not what it was taken for, or the file is broken where it stands."""

_LONGEST = 4000


def entry(holder: object, key: str) -> Any:  # noqa: ANN401 - a PDF's objects have no type until looked at
    """Give what a dictionary or stream holds under a key such as `/Font`; `None` for anything else."""
    try:
        return holder.get(key)  # type: ignore[attr-defined] # whatever has no `get` is no dictionary
    except FAULTS:
        return None


def entries(holder: object) -> Iterator[tuple[str, Any]]:
    """Give all that a dictionary or stream holds."""
    if isinstance(holder, Dictionary | Stream):
        try:
            yield from [(str(key), value) for key, value in holder.items()]
        except FAULTS:
            # One entry that cannot be read, such as a name in no known encoding, must not hide the others.
            for key in _keys(holder):
                yield key, entry(holder, key)


def items(holder: object) -> tuple[Any, ...]:
    """Give all that an array holds; of anything else nothing."""
    if not isinstance(holder, Array):
        return ()
    try:
        return tuple(holder)
    except FAULTS:
        return ()


def number(value: object) -> float | None:
    """Give a number that is one, and finite."""
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return None
    try:
        found = float(value)
    except (OverflowError, ValueError):
        return None
    return found if math.isfinite(found) else None


def numbers(value: object, count: int | None = None) -> tuple[float, ...]:
    """Give an array of numbers; nothing where one of them is no number or there are not so many as asked for."""
    found = tuple(number(each) for each in items(value))
    whole = tuple(each for each in found if each is not None)
    return whole if len(whole) == len(found) and count in (None, len(found)) else ()


def whole(value: object, otherwise: int = 0) -> int:
    """Give a number without its fraction."""
    found = number(value)
    return otherwise if found is None else int(found)


def name(value: object) -> str:
    """Give a name without its slash; empty for what is none."""
    if not isinstance(value, Name):
        return ""
    try:
        return _clean(str(value).removeprefix("/"))
    except FAULTS:
        return ""


def text(value: object) -> str:
    """Give a text, a name, a number or a truth as words; empty for anything else."""
    if isinstance(value, bool | int | float | Decimal):
        return str(value)
    try:
        return _clean(str(value)) if isinstance(value, String) else name(value)
    except FAULTS:
        return ""


def read(stream: object) -> bytes | None:
    """Give a stream's bytes without their filters; `None` for what is no stream or cannot be decoded."""
    try:
        return stream.read_bytes() if isinstance(stream, Stream) else None
    except FAULTS:
        return None


def identity(value: object) -> tuple[int, int] | None:
    """Give number and generation of an indirect object, to know it again; `None` for a direct one."""
    try:
        found: tuple[int, int] = value.objgen  # type: ignore[attr-defined] # plain values have none
    except FAULTS:
        return None
    return found if found[0] else None


def _keys(holder: Any) -> list[str]:  # noqa: ANN401 - a PDF's objects have no type until looked at
    try:
        return [str(key) for key in holder.keys()]  # noqa: SIM118 - iterating a stream would not give its keys
    except FAULTS:
        return []


def _clean(words: str) -> str:
    """Leave nothing in words that could not be written to a report again."""
    return words[:_LONGEST].encode("utf-8", "replace").decode()
