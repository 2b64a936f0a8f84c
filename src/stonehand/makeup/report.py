"""The report: what an editor is told about made-up pages, in lines and column centimetres. Placement goes in, findings come
out.
"""

from collections.abc import Iterator, Mapping, Sequence

from stonehand.makeup.matter import Matter, copy_lines
from stonehand.makeup.pages import Rooms, Setting
from stonehand.makeup.prices import PARTED
from stonehand.makeup.ways import Story
from stonehand.model.finding import Finding, OnPage, error, info, warning
from stonehand.model.galley import Galley
from stonehand.model.layout import Grid

PASSED_OVER = 1
"""White lines at a page's foot that nobody sees: a leg may end one line short anywhere."""


def report_overset(galleys: Sequence[Galley], homeless: Sequence[Story], grid: Grid) -> Iterator[Finding]:
    """Tell which stories stand on no page at all."""
    by_slug = {galley.slug: galley for galley in galleys}
    for story in homeless:
        galley = by_slug[story.slug]
        lines = copy_lines(galley.lines)
        depth = min((head.depth for head in galley.heads), default=0)
        yield error(
            "makeup/overset",
            f"{story.slug} is {lines} lines over ({_centimetres(lines, grid)}): no page can hold its beginning",
            galley.lines[0].where if galley.lines else galley.where,
            hint="set its head smaller, or give the masters less furniture",
            more=f"its shallowest head takes {depth} lines",
        )


def report_feet(settings: Sequence[Setting], rooms: Rooms, grid: Grid) -> Iterator[Finding]:
    """Tell how much white stands at the foot of each page: a fault, but on the last."""
    feet: dict[int, int] = {}
    for setting in settings:
        for number, way in enumerate(setting.run.parts):
            line = 0 if number else setting.line
            feet[setting.page + number] = line + way.depth
    last = max(feet, default=0)
    for page in range(last + 1 if feet else 0):
        white = rooms.on(page) - feet.get(page, 0)
        if white <= PASSED_OVER:
            continue
        size = f"{white} lines over {grid.columns} columns ({_centimetres(white * grid.columns, grid)})"
        where = OnPage(str(page + 1))
        if page == last:
            yield info("makeup/short-last-page", f"the last page, {page + 1}, ends {size} above its foot", where)
        else:
            yield warning(
                "makeup/underset",
                f"page {page + 1} ends {size} above its foot",
                where,
                hint="lengthen a story on it, let a picture stand deeper, or change the order of stories",
            )


def report_legs(settings: Sequence[Setting]) -> Iterator[Finding]:
    """Tell where legs could not end level, and where lines that belong together had to be parted."""
    for setting in settings:
        for number, way in enumerate(setting.run.parts):
            where = OnPage(str(setting.page + number + 1), setting.story.slug)
            if way.area.short > 1 and way.area.legs:
                yield warning(
                    "makeup/uneven-legs",
                    f"the legs of {setting.story.slug} end up to {way.area.short} lines apart on page {where.page}",
                    where,
                    hint="move or divide the table, pull quote or crosshead that no leg may cut",
                )
            for _, cut in way.area.legs:
                matter = setting.story.matter
                if cut.stop < matter.end and matter.price[cut.stop] >= PARTED:
                    yield _parted(setting.story, matter, cut.stop)


def balance(
    galleys: Sequence[Galley], stories: Mapping[str, Story], homeless: Sequence[Story]
) -> tuple[tuple[str, int], ...]:
    """Count the lines of each story that found no place."""
    nowhere = {story.slug for story in homeless}
    counted = (
        (
            galley.slug,
            copy_lines(galley.lines)
            if galley.slug in nowhere
            else copy_lines(tuple(galley.lines[number] for number in stories[galley.slug].matter.barriers)),
        )
        for galley in galleys
    )
    return tuple((slug, lines) for slug, lines in counted if lines)


def _parted(story: Story, matter: Matter, line: int) -> Finding:
    return warning(
        "makeup/parted-lines",
        f"lines of {story.slug} that belong together are deeper than any leg and are parted",
        matter.lines[line].where,
        hint="set fewer lines together: shorten the crosshead or the paragraph",
    )


def _centimetres(lines: int, grid: Grid) -> str:
    return f"{lines * grid.column_centimetres_per_line:.1f} column cm"
