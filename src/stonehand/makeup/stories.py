"""Stories: galleys made ready for the stone. Galleys and a layout's grid go in; stories with all that can stand on a page come
out, and a finding for each thing no page of this paper can hold.
"""

from collections.abc import Iterator, Sequence

from stonehand.makeup.grounds import Shot
from stonehand.makeup.matter import Matter, weigh
from stonehand.makeup.pages import Rooms
from stonehand.makeup.ways import Story, split_heads
from stonehand.model.article import Priority
from stonehand.model.finding import Finding, error, info, warning
from stonehand.model.galley import Galley, PictureSetting
from stonehand.model.layout import Grid
from stonehand.model.units import Lines


def prepare(galleys: Sequence[Galley], grid: Grid, rooms: Rooms) -> tuple[tuple[Story, ...], tuple[Finding, ...]]:
    """Make galleys ready for a grid whose pages have this room; pictures pack from the right and the left by turns."""
    stories: list[Story] = []
    findings: list[Finding] = []
    pictured = 0
    for galley in galleys:
        story = _ready(galley, grid, rooms, right=pictured % 2 == 0)
        pictured += bool(story.pictures)
        stories.append(story)
        findings.extend(_left_out(galley, story, grid))
    return tuple(stories), tuple(findings)


def _ready(galley: Galley, grid: Grid, rooms: Rooms, *, right: bool) -> Story:
    across, beside = split_heads(galley.heads, grid.columns)
    deepest_leg = Lines(max(1, rooms.inside - max(0, 3 - grid.columns)))
    deepest_code = rooms.inside - (1 if grid.columns > 1 else 2)
    return Story(
        slug=galley.slug,
        matter=weigh(galley.lines, deepest_leg),
        across=across,
        beside=beside,
        pictures=tuple(
            _shot(fitting, galley.priority, number, grid, rooms)
            for number, choices in enumerate(galley.pictures)
            if (fitting := _fitting(choices, grid, rooms))
        ),
        qr=galley.qr if galley.qr and galley.qr.depth <= deepest_code else None,
        columns=grid.columns,
        right=right,
    )


def _fitting(choices: Sequence[PictureSetting], grid: Grid, rooms: Rooms) -> tuple[PictureSetting, ...]:
    """Keep the settings a page can hold, with a from-line, a turn line and the white under the caption.

    Of these, none takes more than half a page's depth where another does not.
    """
    room = rooms.deepest - 3
    possible = tuple(
        setting
        for setting in choices
        if setting.span <= grid.columns and setting.shallowest + setting.caption_depth - 1 <= room
    )
    return tuple(setting for setting in possible if setting.natural <= room // 2) or possible


def _shot(settings: tuple[PictureSetting, ...], priority: Priority, number: int, grid: Grid, rooms: Rooms) -> Shot:
    """Choose the span a picture wants: an editor's, else half the page for the lead's first, two columns for others.

    One that would take more than a third of a page's depth, such as an upright portrait, stands narrower.
    """
    asked = settings[0].picture.span
    if asked:
        return Shot(settings, min(asked, grid.columns))
    wanted = (grid.columns + 1) // 2 if priority is Priority.LEAD and number == 0 else min(2, grid.columns)
    shallow = [setting.span for setting in settings if setting.natural <= rooms.deepest // 3 and setting.span <= wanted]
    return Shot(settings, max(shallow, default=min(setting.span for setting in settings)))


def _left_out(galley: Galley, story: Story, grid: Grid) -> Iterator[Finding]:
    if not galley.heads:
        yield warning(
            "makeup/no-head",
            f"{galley.slug} has no head for any width of this page, so its text stands without one",
            galley.where,
            hint="give its role a size in the layout's headline schedule",
        )
    kept = {setting.picture.file for shot in story.pictures for setting in shot.settings}
    for choices in galley.pictures:
        if choices and choices[0].picture.file not in kept:
            yield error(
                "makeup/picture-too-deep",
                f"{choices[0].picture.file} with its caption is deeper than any page of this paper and is not placed",
                choices[0].picture.where,
                hint="give it a smaller span or a shallower crop",
            )
    if galley.qr and not story.qr:
        yield error(
            "makeup/code-too-deep",
            f"the QR code of {galley.slug} takes {galley.qr.depth} lines, deeper than any leg, and is not placed",
            galley.where,
            hint="shorten the address, or make the layout's modules smaller",
        )
    yield from solid_matter(galley, story.matter, grid)


def solid_matter(galley: Galley, matter: Matter, grid: Grid) -> Iterator[Finding]:
    """Tell of matter deeper than any leg."""
    for number in matter.barriers:
        line = matter.lines[number]
        size = f"{line.depth} lines, {line.depth * grid.column_centimetres_per_line:.1f} column cm"
        if line.repeat:
            yield info(
                "makeup/pull-quote-left-out",
                f"a pull quote of {galley.slug} ({size}) is deeper than any leg and is left out",
                line.where,
                hint="shorten it",
            )
        else:
            yield error(
                "makeup/too-deep",
                f"{line.kind.value} matter of {galley.slug} ({size}) is deeper than any leg and is overset",
                line.where,
                hint="cut it, or divide it in two",
            )
