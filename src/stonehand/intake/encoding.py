"""Encoding: bytes of a copy or YAML file in, its text out; UTF-8 with or without a byte order mark, and nothing else.

A file in another encoding gives no text. Control characters are taken out and reported, so that the rest of the story can
still be looked at. Line ends become line feeds, which keeps every line number as an editor counts it.
"""

import codecs
import re

from stonehand.model.finding import Finding, Outcome, Where, error

LARGEST = 1_000_000
"""Bytes one file may have: three times the words of a 64-page paper."""

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_OTHER_MARKS = {
    codecs.BOM_UTF32_LE: "UTF-32",
    codecs.BOM_UTF32_BE: "UTF-32",
    codecs.BOM_UTF16_LE: "UTF-16",
    codecs.BOM_UTF16_BE: "UTF-16",
}
_HINT = "save the file as UTF-8"
_SHOWN_PLACES = 5


def read_text(path: str, content: bytes) -> Outcome[str | None]:
    """Decode a file of the workspace; `None` if it is too large, empty or in no encoding we read."""
    refusal = _refusal(path, content)
    if refusal is not None:
        return Outcome(None, (refusal,))
    text = content.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    controls = list(_CONTROL.finditer(text))
    if not controls:
        return Outcome(text)
    return Outcome(_CONTROL.sub("", text), (_control_found(path, text, [match.start() for match in controls]),))


def line_and_column(text: str, position: int) -> tuple[int, int]:
    """Give line and column, both from 1, of a character of a text whose lines end in line feeds."""
    return text.count("\n", 0, position) + 1, position - text.rfind("\n", 0, position)


def _refusal(path: str, content: bytes) -> Finding | None:
    if len(content) > LARGEST:
        message = f"{path} has {len(content):,} bytes; {LARGEST:,} is the most a file may have"
        return error(
            "intake/file-too-large", message, Where(path), hint="split the file, or move what is no copy out of it"
        )
    if not content.removeprefix(codecs.BOM_UTF8).strip():
        return error("intake/empty-file", f"{path} is empty", Where(path, 1, 1), hint="write it, or remove the file")
    mark = next((name for mark, name in _OTHER_MARKS.items() if content.startswith(mark)), None)
    if mark is not None:
        return error("intake/bad-encoding", f"{path} is in {mark}, not in UTF-8", Where(path, 1, 1), hint=_HINT)
    return _not_utf8(path, content)


def _not_utf8(path: str, content: bytes) -> Finding | None:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as fault:
        before = content[: fault.start].removeprefix(codecs.BOM_UTF8).decode("utf-8").replace("\r\n", "\n")
        line, column = line_and_column(before.replace("\r", "\n"), len(before))
        byte = content[fault.start]
        shown = bytes([byte]).decode("cp1252", errors="replace")
        message = f"byte 0x{byte:02X} in line {line} is no UTF-8; in Windows-1252 it would be {shown!r}"
        return error("intake/bad-encoding", message, Where(path, line, column), hint=_HINT)
    return None


def _control_found(path: str, text: str, positions: list[int]) -> Finding:
    line, column = line_and_column(text, positions[0])
    name = f"U+{ord(text[positions[0]]):04X}"
    lines = sorted({line_and_column(text, position)[0] for position in positions[:_SHOWN_PLACES]})
    count = f"{len(positions)} control characters" if len(positions) > 1 else "a control character"
    more = f"first {name}; in line " + ", ".join(map(str, lines)) + (" ..." if len(positions) > _SHOWN_PLACES else "")
    return error(
        "intake/bad-encoding",
        f"{path} holds {count}, {name} in line {line}",
        Where(path, line, column),
        hint="delete it: no press can print it",
        more=more,
    )
