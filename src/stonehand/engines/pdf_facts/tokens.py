"""A content stream cut into operators and their operands.

Half of a page's operators draw paths, and most of its bytes are arrays of `TJ`; each is taken as one token, which makes a page
of 450 lines six times as fast as a parser that makes an object of every number. Operands are numbers, or a token's own bytes.
"""

import re
from collections.abc import Generator, Iterator

import pikepdf

from stonehand.engines.pdf_facts import peek

Operand = float | bytes

PATH = b"path"
"""The operator under which a run of `m`, `l`, `c`, `v`, `y` and `h` comes: its one operand is the run."""

INLINE = b"BI"
"""The operator under which an inline image comes; it has no operands, see `inline`."""

_DEEPEST_STRING = 6
_LONGEST_NUMBER = 100
"""One much longer would be infinite."""

_SPACE = rb"[\s\0]"
_REGULAR = rb"[^\s\0/\[\]<>(){}%]"
_NUMBER = rb"[-+]?+(?:\d++\.?+\d*+|\.\d++)"
_PAIR = rb"(?:" + _NUMBER + _SPACE + rb"++){2}"
_OR_NEVER = rb"(?:\)|\Z)"
"""A string that nothing ends takes all the rest, or each of its escapes would be looked at once more."""

_ESCAPED = rb"[^()\\]++|\\."


def _string(depth: int, end: bytes = rb"\)") -> bytes:
    inner = _ESCAPED if depth == 0 else _ESCAPED + rb"|" + _string(depth - 1)
    return rb"\((?:" + inner + rb")*+" + end


_TOKEN = re.compile(
    rb"((?:" + _PAIR + rb"(?:[ml]|" + _PAIR + rb"(?:[vy]|" + _PAIR + rb"c))" + _SPACE + rb"++|h" + _SPACE + rb"++)++)"
    rb"|([-+]?+[.\d][-+.\d]*+)"
    rb"|([A-Za-z'\"]" + _REGULAR + rb"*+)"
    rb"|(/" + _REGULAR + rb"*+"
    rb"|\[[^\[\]()%]*+(?:" + _string(0) + rb"[^\[\]()%]*+)*+\]"
    rb"|" + _string(_DEEPEST_STRING, _OR_NEVER) + rb"|<(?!<)[^<>]*+>)"
    rb"|%[^\r\n]*+|<<",
    re.DOTALL,
)
_RUN, _NUMERIC, _OPERATOR, _REST, _PIXELS = 1, 2, 3, 4, 5
_WHOLE = {_RUN: PATH, _PIXELS: INLINE}
_CONSTANTS = frozenset((b"true", b"false", b"null"))

_BEGIN_PIXELS = re.compile(_SPACE + rb"ID" + _SPACE)
_END_PIXELS = re.compile(_SPACE + rb"EI(?=" + _SPACE + rb"|\Z)")

_PIECE = re.compile(rb"<([^>]*+)>|(" + _string(0) + rb")", re.DOTALL)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_MEANING = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r": b"", b"\r\n": b""}
_NO_HEX = re.compile(rb"[^0-9A-Fa-f]")
_NAME_HEX = re.compile(rb"#([0-9A-Fa-f]{2})")
_ADVANCE = re.compile(_NUMBER)


def instructions(content: bytes) -> Iterator[tuple[bytes, list[Operand]]]:
    """Give each operator with its operands; an inline image comes as `INLINE` with all from `BI` to its pixels."""
    operands: list[Operand] = []
    for kind, token in _tokens(content):
        if kind == _NUMERIC:
            operands.append(_number(token))
        elif kind == _REST or token in _CONSTANTS:
            operands.append(token)
        else:
            whole = _WHOLE.get(kind)
            yield (token, operands) if whole is None else (whole, [token])
            operands = []


def inline(head: bytes) -> object:
    """Give an inline image's dictionary, its keys as they were written."""
    try:
        return pikepdf.Object.parse(b"<<" + head + b">>")
    except peek.FAULTS:
        return None


def called(operand: Operand) -> str:
    """Give a name operand as a key of a dictionary.

    Raises:
        TypeError: the operand is no name.
    """
    if not isinstance(operand, bytes) or not operand.startswith(b"/"):
        raise TypeError
    if b"#" in operand:
        operand = _NAME_HEX.sub(lambda found: bytes((int(found[1], 16),)), operand)
    return operand.decode("utf-8", "surrogateescape")


def string(token: bytes) -> bytes:
    """Give what a string token, hexadecimal or literal, stands for."""
    if token.startswith(b"<"):
        return _hexadecimal(token[1:-1])
    inner = token[1:-1]
    return _ESCAPE.sub(_meaning, inner) if b"\\" in inner else inner


def shown(array: bytes) -> tuple[bytes, float]:
    """Give all strings of a `TJ` array, one after the other, and the sum of its numbers."""
    if b"(" not in array:
        pieces = array[1:-1].split(b"<")
        hexes = [piece.partition(b">") for piece in pieces[1:]]
        gaps = b" ".join([pieces[0], *(after for _, _, after in hexes)])
        return _hexadecimal(b"".join([digits for digits, _, _ in hexes])), sum(map(float, _ADVANCE.findall(gaps)))
    codes = b"".join(string(piece[0]) for piece in _PIECE.finditer(array))
    return codes, sum(map(float, _ADVANCE.findall(_PIECE.sub(b" ", array))))


def _tokens(content: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at >= 0:
        at = yield from _to_pixels(content, at)


def _to_pixels(content: bytes, start: int) -> Generator[tuple[int, bytes], None, int]:
    """Give tokens as far as the next inline image, and where the content goes on behind that."""
    for token in _TOKEN.finditer(content, start):
        kind = token.lastindex
        if kind is None:
            continue
        if kind == _OPERATOR and token[kind] == INLINE:
            pixels = _BEGIN_PIXELS.search(content, token.end())
            if pixels is None:
                return -1
            yield _PIXELS, content[token.end() : pixels.start()]
            end = _END_PIXELS.search(content, pixels.end() - 1)
            return end.end() if end else -1
        yield kind, token[kind]
    return -1


def _number(token: bytes) -> float:
    try:
        return float(token) if len(token) < _LONGEST_NUMBER else 0.0
    except ValueError:
        return 0.0


def _hexadecimal(digits: bytes) -> bytes:
    try:
        return bytes.fromhex(digits.decode("ascii"))
    except ValueError:
        digits = _NO_HEX.sub(b"", digits)
        return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))


def _meaning(found: re.Match[bytes]) -> bytes:
    sign = found[1]
    if sign[:1].isdigit() and sign[0] < ord("8"):
        return bytes((int(sign, 8) & 255,))
    return _MEANING.get(sign, sign)
