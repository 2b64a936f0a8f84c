"""Surprises: plain words that YAML takes for something else than text, and what it makes of them.

Programs that read YAML 1.1 and 1.2 disagree about these; quotes make all of them text everywhere. (YAML 1.1, types
`bool`, `null`, `int`, `float`, `timestamp`; YAML 1.2.2, chapter 10.)
"""

import re

_LOGICAL = {"yes": "true", "on": "true", "true": "true", "no": "false", "off": "false", "false": "false"}
_SIXTIES = re.compile(r"([-+]?)([0-9][0-9_]{0,15}(?::[0-5]?[0-9]){1,8})(?:\.[0-9_]*)?")
_LEADING_ZERO = re.compile(r"[-+]?0_*[0-9][0-9_]{0,15}")
_RADIX = re.compile(r"[-+]?0(?:x[0-9a-fA-F]{1,16}|o[0-7]{1,16}|b[01]{1,64})")
_GROUPED = re.compile(r"[-+]?[1-9][0-9]*(?:_[0-9]+)+|\+(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)")
_POWER = re.compile(r"[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)[eE][-+]?[0-9]+")
_DATE = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt ].*)?")
_NUMBER = re.compile(r"-?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)")
_SPECIAL = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")
_NOTHING = ("", "~", "null", "Null", "NULL")
DATE = "a date"
"""What YAML 1.1 makes of `2026-11-27`."""

_LONGEST = 40  # characters: longer words are text or a number, and cost the patterns above too much
_PLAINLY_TEXT = re.compile(r"[a-zA-Z]{6}|[^\W0-9_]{2,}[ -]")


def is_nothing(text: str) -> bool:
    """Tell whether a plain scalar says that there is no value."""
    return text in _NOTHING


def is_number(text: str) -> bool:
    """Tell whether a plain scalar is a number that reads the same everywhere, such as `412` or `1.40`."""
    return len(text) <= _LONGEST and _NUMBER.fullmatch(text) is not None and not _LEADING_ZERO.fullmatch(text)


def surprise(text: str) -> str | None:
    """Say what YAML would make of this plain scalar where text is wanted; `None` if text is what it stays."""
    if len(text) > _LONGEST or _PLAINLY_TEXT.match(text):
        return None
    if is_nothing(text):
        return "nothing"
    if text.lower() in _LOGICAL:
        return f"the logical value {_LOGICAL[text.lower()]}"
    return _number(text) or (DATE if _DATE.fullmatch(text) else None)


def _number(text: str) -> str | None:
    sixties = _SIXTIES.fullmatch(text)
    if sixties is not None:
        return f"the number {_in_sixties(sixties[1], sixties[2])}, counted in sixties"
    if _LEADING_ZERO.fullmatch(text):
        return _octal(text)
    if _RADIX.fullmatch(text):
        return f"the number {int(text, 0)}"
    if _GROUPED.fullmatch(text):
        return f"the number {text.replace('_', '').lstrip('+')}"
    if _POWER.fullmatch(text):
        return f"the number {float(text):g}"
    return "a number without end" if _SPECIAL.fullmatch(text) else None


def _in_sixties(sign: str, digits: str) -> int:
    value = 0
    for group in digits.replace("_", "").split(":"):
        value = 60 * value + int(group)
    return -value if sign == "-" else value


def _octal(text: str) -> str:
    digits = text.replace("_", "")
    return f"the number {int(digits, 8)}, counted in eights" if set(digits) <= set("+-01234567") else "a number"
