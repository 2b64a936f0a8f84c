"""Kinds: what a file of ours may hold, said once. `reading` checks YAML against it, `schema` turns it into JSON Schema.

A kind is a scalar form, a list, a map under free names, or a record of known keys. There is no validation library behind it:
importing pydantic alone costs 140 ms of CPU, as much as reading a whole issue may take.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum


class Spelling(Enum):
    """How a scalar of a form may be written."""

    TEXT = "plain or in quotes; plain words that YAML takes for something else are refused"
    WORD = "as text, and a plain number is none"
    ANY = "plain or in quotes, whatever YAML makes of it"
    DATED = "as text, and a plain number is none; a plain date is a name"
    LENGTH = "as text; a bare number lacks its unit"
    NATIVE = "plain only: in quotes it would be text"


@dataclass(frozen=True, slots=True)
class Form:
    """A scalar: what is `wanted`, an example, its JSON Schema, and how its text becomes a value.

    `parse` raises ValueError for text that is not of this form.
    """

    wanted: str
    example: str
    json: Mapping[str, object]
    parse: Callable[[str], object]
    spelling: Spelling = Spelling.TEXT


@dataclass(frozen=True, slots=True)
class Placed:
    """A scalar of a list that keeps its own place."""

    form: Form


@dataclass(frozen=True, slots=True)
class Each:
    """A list of one kind of thing, as a tuple; where `lone`, a single scalar may stand without brackets."""

    kind: "Kind"
    least: int = 0
    most: int | None = None
    lone: bool = False


@dataclass(frozen=True, slots=True)
class Named:
    """A map under free names (the whole name matches `names`), in the order written."""

    kind: "Kind"
    names: re.Pattern[str]
    wanted: str


@dataclass(frozen=True, slots=True)
class Record:
    """A map of known keys."""

    title: str
    about: str
    keys: Mapping[str, "Key"]


@dataclass(frozen=True, slots=True)
class Either:
    """A record, or only its first key's scalar where no more is to be said."""

    scalar: Form
    record: Record


@dataclass(frozen=True, slots=True)
class Unread:
    """Anything: a key whose value is not read."""


Kind = Form | Placed | Each | Named | Record | Either | Unread


class Must(Enum):
    """The default of a key that has none."""

    STAND = "must stand"


@dataclass(frozen=True, slots=True)
class Key:
    """A key of a record: its kind, what it is about, and what holds where it is missing or empty (`Must.STAND`: a fault)."""

    kind: Kind
    about: str
    default: object = field(default=Must.STAND)
