"""Forms: the scalars our files are made of: text, words of a list, lengths with a unit, shares, whole numbers, dates.

Every form states its pattern once; it checks the value here and stands in the JSON Schema for editors. Lengths come out in
points, shares as fractions.
"""

import datetime as dt
import re
from collections.abc import Callable

from stonehand.intake.kinds import Form, Spelling
from stonehand.model.units import Lines, Pt, parse_length

_LENGTH = r"[0-9]{1,5}(\.[0-9]{1,6})? ?(mm|cm|in|pt)"
_WHOLE = re.compile(r"-?(0|[1-9][0-9]{0,8})")
_DECIMAL = re.compile(r"-?(0|[1-9][0-9]{0,8})?(\.[0-9]{1,9})?")


def choice(*words: str) -> Form:
    """Make the form of a word out of a list."""
    listed = ", ".join(words[:-1]) + " or " + words[-1]
    return Form(
        listed, words[0], {"type": "string", "enum": list(words)}, lambda text: _one_of(words, text), Spelling.WORD
    )


def pattern(wanted: str, example: str, rule: str) -> Form:
    """Make the form of text that matches a regular expression from end to end."""
    compiled = re.compile(rule)
    return Form(
        wanted,
        example,
        {"type": "string", "pattern": f"^({rule})$"},
        lambda text: _matched(compiled, text).group(),
        Spelling.WORD,
    )


def whole(least: int, most: int) -> Form:
    """Make the form of a whole number within limits."""
    wanted = f"a whole number from {least} to {most}"
    json = {"type": "integer", "minimum": least, "maximum": most}
    return Form(
        wanted, str(least), json, lambda text: _within(least, most, int(_matched(_WHOLE, text).group())), _NATIVE
    )


def _measured(wanted: str, example: str, rule: str, parse: Callable[[str], object]) -> Form:
    compiled = re.compile(rule)
    json = {"type": "string", "pattern": f"^({rule})$"}
    return Form(wanted, example, json, lambda text: parse(_matched(compiled, text).group()), Spelling.LENGTH)


def _one_of(words: tuple[str, ...], text: str) -> str:
    if text not in words:
        raise ValueError(text)
    return text


def _matched(rule: re.Pattern[str], text: str) -> re.Match[str]:
    match = rule.fullmatch(text)
    if match is None or not text:
        raise ValueError(text)
    return match


def _within(least: float, most: float, value: int) -> int:
    if not least <= value <= most:
        raise ValueError(value)
    return value


def _text(text: str) -> str:
    words = _any_text(text)
    if not words:
        raise ValueError(text)
    return words


def _any_text(text: str) -> str:
    return _WHITE.sub(" ", text).strip(" ")


def _flag(text: str) -> bool:
    return _one_of(("true", "false"), text) == "true"


def _fraction(text: str) -> float:
    value = float(_matched(_DECIMAL, text).group())
    if not 0 <= value <= 1:
        raise ValueError(text)
    return value


def _day(text: str) -> dt.date:
    return dt.date.fromisoformat(_matched(_DAY_RULE, text).group())


def _lines(text: str) -> Lines:
    return Lines(int(text.partition(" ")[0]))


def _share(text: str) -> float:
    return float(text.rstrip("% ")) / 100


def _percent(text: str) -> float:
    return float(text.rstrip("% "))


def _size(text: str) -> tuple[Pt, Pt]:
    width, height = text.split("x")
    return parse_length(width), parse_length(height)


_NATIVE = Spelling.NATIVE
_NAME = r"[^\s/\\:]([^/\\:]*[^\s/\\:])?"
_WHITE = re.compile(r"[ \t\r\n]+")
_DAY_RULE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

TEXT = Form("text", "Harbour bridge reopens", {"type": ["string", "number"], "pattern": r"[^ \t\r\n]"}, _text)
"""Text on one line: white space is one space, no-break spaces stay. A number stays as it is written."""

ANY_TEXT = Form("text", "Harbour bridge reopens", {"type": ["string", "number"]}, _any_text)
"""Text that may be empty."""

FLAG = Form("true or false", "true", {"type": "boolean"}, _flag, _NATIVE)
FRACTION = Form("a number from 0 to 1", "0.25", {"type": "number", "minimum": 0, "maximum": 1}, _fraction, _NATIVE)
DAY = Form("a day of the calendar", "2026-11-27", {"type": "string", "format": "date"}, _day, Spelling.ANY)
LENGTH = _measured("a length with its unit", "48.2mm", _LENGTH, parse_length)
SIZE = _measured("width x height, each with its unit", "289mm x 380mm", f"{_LENGTH} ?x ?{_LENGTH}", _size)
LINES = _measured("a number of lines", "6 lines", r"[0-9]{1,4} lines?", _lines)
SHARE = _measured("a share in per cent", "2%", r"-?[0-9]{1,3}(\.[0-9]{1,6})? ?%", _share)
PERCENT = _measured("per cent", "240%", r"[0-9]{1,3}(\.[0-9]{1,3})? ?%", _percent)
LANGUAGE = pattern("a language tag", "en-GB", r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
FILE_NAME = pattern("the name of a file", "gazette.css", _NAME)
NAME = pattern("a name without / or :", "gazette", _NAME)
ISSUE_ID = Form("the name of an issue", "2026-11-27", NAME.json, NAME.parse, Spelling.DATED)
SHA256 = pattern("a SHA-256 checksum: 64 digits from 0 to f", 64 * "0", "[0-9a-f]{64}")
SCHEMA = Form("1", "1", {"const": 1}, lambda text: int(_matched(_WHOLE, text).group()), _NATIVE)
