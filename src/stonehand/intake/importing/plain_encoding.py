"""The encoding of a text from outside: UTF-8, UTF-16 with its byte order mark, or Windows-1252; what was converted is told."""

import codecs
import re

from stonehand.model.finding import Finding, Outcome, Where, error, warning


def decode(content: bytes, name: str) -> Outcome[str | None]:
    """Decode a file, line ends turned to line feeds; `None` with a finding if no encoding fits or the file is empty."""
    if not content.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        return Outcome(None, (_nothing(name),))
    text, encoding = _decoded(content)
    if text is None or _CONTROL.search(text):
        message = f"{name} is no text we can read"
        hint = "save it as UTF-8"
        return Outcome(None, (error("intake/unreadable-text", message, Where(name), hint=hint),))
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n\n").replace("\v", "\n")
    if encoding == "UTF-8":
        return Outcome(text)
    message = f"{name} was in {encoding} and is now in UTF-8"
    return Outcome(text, (warning("intake/other-encoding", message, Where(name), hint="look at accents and quotes"),))


def _nothing(name: str) -> Finding:
    return error("intake/nothing-to-import", f"{name} is empty", Where(name), hint="put the story's text into it")


def _decoded(content: bytes) -> tuple[str | None, str]:
    is_utf16 = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    trials = [("utf-16", "UTF-16")] if is_utf16 else [("utf-8-sig", "UTF-8"), ("cp1252", "Windows-1252")]
    for codec, encoding in trials:
        try:
            return content.decode(codec), encoding
        except UnicodeDecodeError:
            continue
    return None, ""


_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
