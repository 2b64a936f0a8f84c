"""The dummy as YAML: what an editor reads, edits and takes over. A `Dummy` goes in, the text of `dummy.yaml` comes out.

One line for each fact, flow style for what belongs together, so that a diff shows what moved and nothing else.
"""

import json
import re
from collections.abc import Iterator

from stonehand.model.dummy import Dummy, DummyPage, Frame, Inks, Recipe

_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9]*(-[A-Za-z0-9]+)*|[1-9][0-9]*")
_OTHERWISE = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})


def dummy_yaml(dummy: Dummy) -> str:
    """Write a dummy in the schema of the flatplan: `schema: 1`, pages, frames at column and line, recipes, jumps."""
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
    if page.inks is not Inks.CMYK:
        yield f"    inks: {page.inks.value}"
    if page.section:
        yield f"    section: {_scalar(page.section)}"
    yield "    frames:" if page.frames else "    frames: []"
    for frame in page.frames:
        yield from _frame(frame)


def _frame(frame: Frame) -> Iterator[str]:
    facts = list(_facts(frame))
    yield f"      - {facts[0]}"
    for fact in facts[1:]:
        yield f"        {fact}"


def _facts(frame: Frame) -> Iterator[str]:
    several = len(frame.stories) > 1
    written = {
        "frame": _scalar(frame.name) if frame.name else "",
        "ad": _scalar(frame.ad) if frame.ad else "",
        "story": _scalar(frame.stories[0]) if frame.stories and not several else "",
        "stories": f"[{', '.join(map(_scalar, frame.stories))}]" if several else "",
        "part": str(frame.part) if frame.part > 1 else "",
        "at": _pair(frame.at),
        "size": _pair(frame.size),
        "legs": "" if frame.legs is None else str(frame.legs),
        "jump": _scalar(frame.jump) if frame.jump else "",
        "recipe": _recipe(frame.recipe) if frame.recipe else "",
        "locked": "true" if frame.locked else "",
    }
    yield from (f"{key}: {value}" for key, value in written.items() if value)


def _pair(pair: tuple[int, int] | None) -> str:
    return "" if pair is None else f"[{pair[0]}, {pair[1]}]"


def _recipe(recipe: Recipe) -> str:
    pictures = ", ".join(f"[{span}, {depth}]" for span, depth in recipe.pictures or ())
    written = {
        "headline": recipe.headline and _scalar(recipe.headline),
        "lines": recipe.rows,
        "head": recipe.head,
        "pictures": f"[{pictures}]" if pictures else None,
        "side": recipe.side,
        "quotes": recipe.quotes,
        "crossheads": recipe.crossheads,
        "without": f"[{', '.join(recipe.without)}]" if recipe.without else None,
    }
    said = ", ".join(f"{key}: {value}" for key, value in written.items() if value is not None)
    return f"{{{said}}}" if said else ""


def _scalar(text: str) -> str:
    """Write a word as it stands where YAML reads it as that word or as a page's number, and quoted elsewhere."""
    size = re.fullmatch(r"[0-9]+(\.[0-9]+)?pt", text)
    if size or (_PLAIN.fullmatch(text) and text.lower() not in _OTHERWISE):
        return text
    return json.dumps(text, ensure_ascii=False)
