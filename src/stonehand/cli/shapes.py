"""A story's shapes as an editor reads them at deadline: one table, widths down, depths and the cheapest ways across; and as JSON.

In: what the pipeline worked out. Out: text. The words are those of the dummy's recipes.
"""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from stonehand.makeup.advice import Advice, Standing, Way, Width
from stonehand.model.dummy import Recipe
from stonehand.pipeline.reporting.words import counted, seen

_DEPTHS = 34
"""Characters of the column of depths, after which it goes on in the next line."""

_HEADS = ("cols", "fills exactly at lines", "depth", "price", "cheapest recipes")


def shapes_title(advice: Advice) -> str:
    """Say what is to be fitted."""
    pictures = f", {counted(advice.pictures, 'picture')}" if advice.pictures else ""
    return f"{advice.slug}: {counted(advice.lines, 'line')} of copy{pictures}"


def shapes_table(advice: Advice, centimetres: float) -> str:
    """Write the table, and under it the frame the story has."""
    rows = [_HEADS, *(row for width in advice.widths for row in _rows(width))]
    table = "\n".join(_line(row).rstrip() for row in rows)
    standing = f"\n\n{seen(_standing(advice.standing, centimetres))}" if advice.standing else ""
    elsewhere = "".join(f"\n  {seen(_standing(one, centimetres))}" for one in advice.elsewhere)
    return f"\n{table}{standing}" + (f"\n\nin the frames of other stories:{elsewhere}" if elsewhere else "")


def shapes_values(advice: Advice) -> dict[str, Any]:
    """Give the same as plain values."""
    return asdict(advice)


def recipe_words(recipe: Recipe) -> str:
    """Say a recipe in words: head, pictures, what else stands, what is left out."""
    return ", ".join(_words(recipe)) or "text alone"


def _rows(width: Width) -> Iterator[tuple[str, ...]]:
    """Give the rows of one width: its depths on the left, its cheapest ways beside them."""
    depths = _wrapped([str(first) if first == last else f"{first}-{last}" for first, last in width.depths])
    lost = f", {counted(width.too_wide, 'picture')} too wide" if width.too_wide else ""
    ways = [(str(way.depth), str(way.price), f"{recipe_words(way.recipe)}{lost}") for way in width.cheapest]
    for number in range(max(1, len(depths), len(ways))):
        columns = str(width.columns) if number == 0 else ""
        left = depths[number] if number < len(depths) else ("" if width.depths else "none")
        yield (columns, left, *(ways[number] if number < len(ways) else ("", "", "")))


def _wrapped(words: Sequence[str]) -> list[str]:
    lines: list[str] = []
    for word in words:
        if lines and len(lines[-1]) + len(word) + 2 <= _DEPTHS:
            lines[-1] += f", {word}"
        else:
            lines.append(word)
    return lines


def _line(row: Sequence[str]) -> str:
    columns, depths, depth, price, recipe = row
    return f"{columns:>4}  {depths:<{_DEPTHS}}  {depth:>5}  {price:>5}  {recipe}"


def _words(recipe: Recipe) -> Iterator[str]:
    if recipe.headline:
        rows = f" in {counted(recipe.rows, 'line')}" if recipe.rows else ""
        stands = "" if recipe.head in {None, "above"} else f" {_STANDS[recipe.head or '']}"
        yield f"{recipe.headline}{rows}{stands}"
    if recipe.pictures:
        sizes = " and ".join(f"{span} x {depth}" for span, depth in recipe.pictures)
        yield f"picture{'s' if len(recipe.pictures) > 1 else ''} {sizes}"
    if recipe.quotes:
        yield counted(recipe.quotes, "pull quote")
    if recipe.crossheads is not None:
        yield counted(recipe.crossheads, "crosshead") if recipe.crossheads else "no crossheads"
    if recipe.without:
        yield f"without {' and '.join(recipe.without)}"


_STANDS = {"beside": "beside the text", "wing": "beside the picture", "under": "under the picture"}


def _standing(standing: Standing, centimetres: float) -> str:
    name = f"frame {standing.frame}, " if standing.frame else ""
    held = f" ({standing.holder})" if standing.holder else ""
    place = f"page {standing.page}, {name}{standing.columns} x {standing.lines}{held}"
    if standing.jumps:
        return f"{place}: carried over to page {standing.jumps}"
    return f"{place}: {_verdict(standing.way, standing, centimetres)}"


def _verdict(way: Way | None, standing: Standing, centimetres: float) -> str:
    if way is not None:
        return f"fits exactly ({way.price}): {recipe_words(way.recipe)}"
    near = " or ".join(str(depth) for depth in standing.nearest)
    fits = f"; it fills {near} lines" if near else ""
    over = standing.over or standing.under
    by = "over" if standing.over else "under"
    return f"{counted(over, 'line')} {by} ({over * centimetres:.1f} column cm){fits}"
