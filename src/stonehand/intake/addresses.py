"""Addresses: where a story's QR code leads, from its front matter or the paper's pattern; checked, never opened.

The size of a code follows from the bytes of its address (ISO/IEC 18004, table 7, byte mode, level M): up to 62 bytes fit a
code of 33 modules a side, and every step beyond adds four.
"""

import re
from bisect import bisect_left
from collections.abc import Mapping
from urllib.parse import urlsplit

from stonehand.model.finding import Finding, Outcome, Where, error, warning
from stonehand.model.units import Mm

PLACEHOLDERS = ("paper", "number", "slug", "date")
"""What a pattern may be made of."""

NO_CODE = "none"
"""The word for a story without a code."""

_EASY_BYTES = 62
_QUIET = 8  # modules of white, four on each side
# Bytes a code of version 1, 2, 3 ... 40 holds at level M.
_BYTES = (
    14, 26, 42, 62, 84, 106, 122, 152, 180, 213, 251, 287, 331, 362, 412, 450, 504, 560, 624, 666,
    711, 779, 857, 911, 997, 1059, 1125, 1190, 1264, 1370, 1452, 1538, 1628, 1722, 1809, 1911, 1989, 2099, 2213, 2331,
)  # fmt: skip
_UNPRINTABLE = re.compile(r"[\s\x00-\x1f\x7f-\x9f<>\"{}|\\^`\u200b-\u200f\u2028-\u202e\ufeff]")


def fill_in(pattern: str, values: Mapping[str, str]) -> str:
    """Fill a pattern's placeholders in."""
    return re.sub(r"\{(\w+)\}", lambda match: values.get(match[1], match[0]), pattern)


def check_address(url: str, where: Where) -> Outcome[str | None]:
    """Find what keeps an address from being one a telephone opens; `None` if it is none."""
    flaw = _flaw(url)
    if flaw is None:
        return Outcome(url)
    hint = f"write it like https://example.org/bridge, or `url: {NO_CODE}` for no code"
    return Outcome(None, (error("intake/bad-address", f'"{url[:80]}" is no address: {flaw}', where, hint=hint),))


def check_length(url: str, module: Mm, where: Where) -> tuple[Finding, ...]:
    """Find an address that makes its code large; `module` is the side of a module."""
    size = len(url.encode())
    if size <= _EASY_BYTES:
        return ()
    if size > _BYTES[-1]:
        message = f"the address has {size} bytes; a QR code holds {_BYTES[-1]} at most"
        return (error("intake/long-address", message, where, hint="give the story a short address with `url`"),)
    modules, easy = _side(size), _side(_EASY_BYTES)
    message = (
        f"the address has {size} bytes, {size - _EASY_BYTES} more than {_EASY_BYTES}: "
        f"its code takes {modules * module:.1f} mm instead of {easy * module:.1f} mm"
    )
    return (warning("intake/long-address", message, where, hint="give the story a short address with `url`"),)


def _flaw(url: str) -> str | None:
    unprintable = _UNPRINTABLE.search(url)
    if unprintable is not None:
        return f"{unprintable.group()!r} cannot stand in one"
    try:
        parts = urlsplit(url)
        host = parts.hostname
        _ = parts.port
    except ValueError as fault:
        return str(fault)
    if parts.scheme.lower() not in {"http", "https"}:
        return "it does not begin with https:// or http://"
    return None if host else "it names no host"


def _side(size: int) -> int:
    """Give the modules along a code's side, its quiet zone included."""
    return 17 + 4 * (bisect_left(_BYTES, size) + 1) + _QUIET
