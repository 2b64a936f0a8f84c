"""The Markdown parser, built once: CommonMark with tables, footnotes and `::: pull` boxes, made so that it never drops copy.

markdown-it leaves out whatever is nested deeper than `maxNesting`, in silence; here such matter becomes plain paragraphs
instead. Indented code is switched off: in newspaper copy a paragraph that starts with a tab is a paragraph. A line such as
`[Editor]: no` is a link definition to CommonMark; here it is one only if what follows looks like an address.
"""

import re
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, reference
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.footnote import footnote_plugin

TOO_DEEP = "too deep"
"""Key in the `meta` of a `paragraph_open` token whose matter was nested deeper than the parser follows."""

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
    return made


# Rules take their arguments by position from markdown-it, the last of them a flag.
def _reference(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    line = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]]
    return _DEFINITION.match(line) is not None and reference(state, start, end, silent)


def _too_deep(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    if silent or state.level < _DEEPEST:
        return False
    line = start
    while line < end and (state.isEmpty(line) or state.sCount[line] >= state.blkIndent):
        first, words = line, []
        while line < end and not state.isEmpty(line) and state.sCount[line] >= state.blkIndent:
            words.append(_MARKERS.sub("", state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]))
            line += 1
        if words:
            _push_paragraph(state, "\n".join(words), first, line)
        else:
            line += 1
    state.line = line
    return True


def _push_paragraph(state: StateBlock, content: str, first: int, end: int) -> None:
    opening = state.push("paragraph_open", "p", 1)
    opening.map, opening.meta = [first, end], {TOO_DEEP: True}
    words = state.push("inline", "", 0)
    words.map, words.content, words.children = [first, end], content, []
    state.push("paragraph_close", "p", -1)


_DEFINITION = re.compile(r"\[[^\]]+\]:[ \t]*(?:<|\S*[/.:#@])")
_MARKERS = re.compile(r"^(?:>|[-*+](?=\s|$)|\s)+")
