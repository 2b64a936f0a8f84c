"""Recipes: how a shape was made, in an editor's words. What a story has no choice in is left unsaid."""

from stonehand.makeup.shapes import Shape
from stonehand.makeup.stands import Fitting, pictures_of
from stonehand.model.dummy import Recipe
from stonehand.model.galley import Kind


def recipe_of(shape: Shape, fitting: Fitting, *, turns: bool) -> Recipe:
    """Give the recipe of a shape; pictures of a story that `turns` may stand in its second part."""
    stand, variant = shape.stand, shape.variant
    pictures = pictures_of(stand)
    lines = fitting.galley.lines
    narrow = any(span < fitting.columns for span, _ in pictures)
    dropped = dropped_parts(shape, fitting, turns=turns)
    return Recipe(
        headline=f"{stand.head.size:g}pt" if stand.head else None,
        rows=stand.head.rows or None if stand.head else None,
        head=stand.kind if stand.head else None,
        pictures=pictures or None,
        side=("right" if fitting.right or stand.kind == "wing" else "left") if narrow else None,
        quotes=variant.quotes if any(line.kind is Kind.PULL_QUOTE for line in lines) else None,
        crossheads=variant.crossheads if any(line.optional for line in lines) else None,
        without=dropped or None,
    )


def dropped_parts(shape: Shape, fitting: Fitting, *, turns: bool) -> tuple[str, ...]:
    """Name the parts of a story that stand nowhere, as its article allows."""
    head = shape.stand.head
    pictures = ("pictures",) if fitting.shots and not pictures_of(shape.stand) and not turns else ()
    return (*(head.without if head else ()), *pictures)
