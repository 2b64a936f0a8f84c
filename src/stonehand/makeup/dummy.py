"""The dummy as YAML: what an editor reads, edits and takes over. A `Dummy` goes in, the text of `dummy.yaml` comes out.

One line for each fact, flow style for what belongs together, so that a diff shows what moved and nothing else.
"""

import json
import re
from collections.abc import Iterator

from stonehand.model.page import Dummy, DummyPage, Frame

_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9]*(-[A-Za-z0-9]+)*|[1-9][0-9]*")
_OTHERWISE = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})


def dummy_yaml(dummy: Dummy) -> str:
    """Write a dummy in the schema of the flatplan: `schema: 1`, pages, frames at column and line, recipes, turns."""
    return "\n".join(_lines(dummy)) + "\n"


def _lines(dummy: Dummy) -> Iterator[str]:
    yield "schema: 1"
    yield f"issue: {json.dumps(dummy.issue, ensure_ascii=False)}"
    yield "pages:" if dummy.pages else "pages: []"
    for page in dummy.pages:
        yield from _page(page)


def _page(page: DummyPage) -> Iterator[str]:
    yield f"  - page: {_scalar(page.page)}"
    yield f"    master: {_scalar(page.master)}"
    yield "    frames:" if page.frames else "    frames: []"
    for frame in page.frames:
        yield from (f"      {line}" for line in _frame(frame))


def _frame(frame: Frame) -> Iterator[str]:
    yield f"- story: {_scalar(frame.story)}"
    yield f"  part: {frame.part}"
    yield f"  at: [{frame.at[0]}, {frame.at[1]}]"
    yield f"  size: [{frame.size[0]}, {frame.size[1]}]"
    recipe = frame.recipe
    facts = [f"headline: {_scalar(recipe.headline)}", f"head: {_scalar(recipe.head)}"] if recipe.headline else []
    pictures = ", ".join(str(depth) for depth in recipe.pictures)
    yield f"  recipe: {{{', '.join([*facts, f'pictures: [{pictures}]'])}}}"
    if frame.turns_to is not None:
        yield f"  turns_to: {_scalar(frame.turns_to)}"
    if frame.locked:
        yield "  locked: true"


def _scalar(text: str) -> str:
    """Write a word as it stands where YAML reads it as that word or as a page's number, and quoted elsewhere."""
    size = re.fullmatch(r"[0-9]+(\.[0-9]+)?pt", text)
    if size or (_PLAIN.fullmatch(text) and text.lower() not in _OTHERWISE):
        return text
    return json.dumps(text, ensure_ascii=False)
