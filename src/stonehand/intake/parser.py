"""The Markdown parser, built once: CommonMark with tables, footnotes and `:::` boxes, made so that it never drops copy.

markdown-it leaves out whatever is nested deeper than `maxNesting`, in silence; here such matter becomes plain paragraphs
instead. Indented code is switched off: in newspaper copy a paragraph that starts with a tab is a paragraph. A line such as
`[Editor]: no` is a link definition to CommonMark; here it is one only if what follows looks like an address. A `{page:slug}`
is one piece, whatever its slug holds.
"""

import re
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, reference
from markdown_it.rules_inline import StateInline
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.footnote import footnote_plugin

TOO_DEEP = "too deep"
"""Key in the `meta` of a `paragraph_open` token whose matter was nested deeper than the parser follows."""

CSV_TABLE = "csv_table"
"""Type of the token of a `::: table`: its `info` is the file, empty where none is named."""

CLOSED = "closed"
"""Key in the `meta` of such a token: whether the next line with words is `:::`."""

_DEEPEST = 40
_ROOM_FOR_LEAVES = 20


class Parser(MarkdownIt):
    """CommonMark that takes every address for a link, so that a dangerous one is found and named, not set as text."""

    def validateLink(self, url: str) -> bool:  # noqa: N802 - the name is markdown-it's
        """Let every address through; `inline` judges it."""
        return isinstance(url, str)


@lru_cache(maxsize=1)
def parser() -> Parser:
    """Give the one parser; it keeps no state between two texts."""
    made = Parser("commonmark", {"maxNesting": _DEEPEST + _ROOM_FOR_LEAVES, "store_labels": True})
    made.enable("table").disable(["code", "text_join"])
    footnote_plugin(made, move_to_end=False, always_match_refs=True)
    container_plugin(made, "pull")
    made.block.ruler.at("reference", _reference)
    made.block.ruler.before("table", "too_deep", _too_deep)
    made.block.ruler.before("fence", CSV_TABLE, _csv_table, {"alt": ["paragraph", "reference", "blockquote", "list"]})
    made.inline.ruler.before("escape", "page_reference", _page_reference)
    return made


# Rules take their arguments by position from markdown-it, the last of them a flag.
def _reference(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    return _DEFINITION.match(_line(state, start)) is not None and reference(state, start, end, silent)


def _too_deep(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    if silent or state.level < _DEEPEST:
        return False
    line = start
    while line < end and (state.isEmpty(line) or state.sCount[line] >= state.blkIndent):
        first, words = line, []
        while line < end and not state.isEmpty(line) and state.sCount[line] >= state.blkIndent:
            words.append(_MARKERS.sub("", _line(state, line)))
            line += 1
        if words:
            _push_paragraph(state, "\n".join(words), first, line)
        else:
            line += 1
    state.line = line
    return True


def _csv_table(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    opening = _TABLE.fullmatch(_line(state, start))
    if opening is None or silent:
        return opening is not None
    last = next((line for line in range(start + 1, end) if not state.isEmpty(line)), end)
    closed = last < end and state.sCount[last] >= state.blkIndent and _CLOSING.fullmatch(_line(state, last)) is not None
    token = state.push(CSV_TABLE, "", 0)
    token.info, token.map, token.meta = opening["file"].strip(), [start, start + 1], {CLOSED: closed}
    state.line = last + 1 if closed else start + 1
    return True


def _page_reference(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    found = _REFERENCE.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        token = state.push("text_special", "", 0)
        token.content, token.info = found[0], "escape"
    state.pos = found.end()
    return True


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _push_paragraph(state: StateBlock, content: str, first: int, end: int) -> None:
    opening = state.push("paragraph_open", "p", 1)
    opening.map, opening.meta = [first, end], {TOO_DEEP: True}
    words = state.push("inline", "", 0)
    words.map, words.content, words.children = [first, end], content, []
    state.push("paragraph_close", "p", -1)


_DEFINITION = re.compile(r"\[[^\]]+\]:[ \t]*(?:<|\S*[/.:#@])")
_TABLE = re.compile(r":{3,}[ \t]*table(?P<file>|[ \t].*)")
_CLOSING = re.compile(r":{3,}[ \t]*")
_REFERENCE = re.compile(r"\{page:[^{}\n]*\}")
_MARKERS = re.compile(r"^(?:>|[-*+](?=\s|$)|\s)+")
