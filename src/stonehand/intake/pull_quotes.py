"""Pull quotes: words lifted out of the story, with their source. They are a repeat, so they never count as copy."""
# ruff: noqa: RUF001 - the marks of typography are what this module is about

import re

from stonehand.intake.inline import read_inline
from stonehand.intake.typography import set_plain
from stonehand.model.article import PullQuote
from stonehand.model.finding import Outcome, Where

CLOSING = re.compile(r"[\s>]*:{3,}\s*")
"""A line that closes a `::: pull`."""


def read_pull_quote(text: str, source: str, where: Where, lang: str) -> Outcome[PullQuote]:
    """Read a pull quote, inline Markdown, and its source, plain text; `lang` is a BCP 47 tag."""
    runs = read_inline(text, where, lang)
    return Outcome(PullQuote(runs.value, where, set_plain(source, lang)), runs.findings)


def split_source(text: str) -> tuple[str, str]:
    """Part the quoted words from their source: the first line that starts with a dash and a space."""
    lines = text.split("\n")
    at = next((at for at, line in enumerate(lines) if _SOURCE.match(line)), None)
    if at is None:
        return text, ""
    return "\n".join(lines[:at] + lines[at + 1 :]), _SOURCE.sub("", lines[at])


_SOURCE = re.compile(r"\s*(?:—|–|---?) +")
