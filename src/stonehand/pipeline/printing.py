"""Printing: composed pages through the engine, the finishing pass and the checks of what it shows, page after page.

While the child renders a page the parent finishes the one before. Supplied advertisements come last: what reads a page back here
would read them too, and foreign files are read in a child alone. Only finished pages are kept, so that memory grows with the
size of the files and not with the engine's trees.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from stonehand.compose.document import document
from stonehand.engines.worker import EnginePage, Pending, Worker
from stonehand.model.composition import ComposedPage, Composition
from stonehand.model.dummy import PageId
from stonehand.model.finding import EngineFailed, Finding, OnPage, Outcome, error
from stonehand.model.press import PressProfile
from stonehand.model.units import Mm
from stonehand.pipeline.desk import Desk
from stonehand.pipeline.pictures import Prints
from stonehand.pipeline.report import title_of
from stonehand.pipeline.stopwatch import Stopwatch
from stonehand.preflight.ads import PrintedAd, check_ads
from stonehand.preflight.codes import PrintedCode, ReadCode, check_codes
from stonehand.preflight.jumps import JumpLine, ReadLine, check_jumps
from stonehand.press.finish import finish_page
from stonehand.press.sheet import Sheet
from stonehand.press.supplied import place_supplied


@dataclass(frozen=True, slots=True)
class Printed:
    """Finished pages in order, and the codes and jump lines read from them."""

    pages: tuple[tuple[PageId, bytes], ...] = field(repr=False)
    codes: tuple[ReadCode, ...] = ()
    jumps: tuple[ReadLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for in the finished pages besides their codes."""

    jumps: tuple[JumpLine, ...]
    ads: tuple[PrintedAd, ...]


def print_pages(  # noqa: PLR0913, PLR0917 - what a page is printed with
    desk: Desk,
    press: PressProfile,
    composition: Composition,
    prints: Prints,
    selected: Sequence[PageId],
    wanted: Wanted,
    worker: Worker,
    watch: Stopwatch,
    tell: Callable[[str, int, int], None],
) -> Outcome[Printed]:
    """Print the selected pages and look for what they must show. A page the engine cannot render is a finding, and missing."""
    finished: list[tuple[PageId, bytes]] = []
    codes: list[ReadCode] = []
    lines: list[ReadLine] = []
    found: list[Finding] = []
    with watch.stage("render"):
        for number, (page, outcome) in enumerate(_rendered(desk, press, composition, prints, selected, worker)):
            tell("pages", number, len(selected))
            found += outcome.findings
            if outcome.value is None:
                continue
            with watch.stage("finish"):
                done = finish_page(outcome.value.pdf, _sheet(desk, press, page), desk.fonts)
            with watch.stage("codes"):
                read = check_codes(done.value, _codes(page))
            with watch.stage("jumps"):
                followed = check_jumps(done.value, [line for line in wanted.jumps if line.page == page.id])
            with watch.stage("ads"):
                cut = check_ads(done.value, [ad for ad in wanted.ads if ad.page == page.id])
                whole = place_supplied(done.value, page.id, _stereos(page, prints))
            finished.append((page.id, whole.value))
            codes += read.value
            lines += followed.value
            found += (*done.findings, *read.findings, *followed.findings, *cut, *whole.findings)
    return Outcome(Printed(tuple(finished), tuple(codes), tuple(lines)), tuple(found))


def _sheet(desk: Desk, press: PressProfile, page: ComposedPage) -> Sheet:
    layout = desk.layout
    return Sheet(page.id, layout.format, press, page.inks, page.recto, layout.spots, title_of(desk))


def _rendered(  # noqa: PLR0913, PLR0917 - what pages are made of
    desk: Desk,
    press: PressProfile,
    composition: Composition,
    prints: Prints,
    selected: Sequence[PageId],
    worker: Worker,
) -> Iterator[tuple[ComposedPage, Outcome[EnginePage | None]]]:
    """Give each page as the engine made it, the next one being begun before this one is handed out."""
    ahead: tuple[ComposedPage, Pending[EnginePage]] | None = None
    for page in (page for page in composition.pages if page.id in selected):
        begun = (page, _begin(desk, press, composition.styles, page, prints, worker))
        if ahead is not None:
            yield ahead[0], _result(*ahead)
        ahead = begun
    if ahead is not None:
        yield ahead[0], _result(*ahead)


def _begin(  # noqa: PLR0913, PLR0917 - what a page is made of
    desk: Desk, press: PressProfile, styles: str, page: ComposedPage, prints: Prints, worker: Worker
) -> Pending[EnginePage]:
    layout = desk.layout
    html = document(
        [page], styles, lang=layout.lang, title=layout.name, bleed=press.bleed.most, spots=tuple(layout.spots)
    )
    wanted = {job.address: prints.press[job.address] for job in page.pictures if job.address in prints.press}
    return worker.begin_page(html, wanted)


def _result(page: ComposedPage, pending: Pending[EnginePage]) -> Outcome[EnginePage | None]:
    where = OnPage(page.id)
    try:
        made = pending.result()
    except EngineFailed as failed:
        moved = (Finding(f.id, f.severity, f.message, where, f.hint, f.more) for f in failed.findings)
        return Outcome(None, tuple(moved))
    return Outcome(made, tuple(_complaint(line, where) for line in made.complaints))


def _complaint(line: str, where: OnPage) -> Finding:
    message = f"the engine says of page {where.page}: {line}"
    return error("press/engine-complaint", message, where, hint="look at the layout's styles and the copy it names")


def _stereos(page: ComposedPage, prints: Prints) -> dict[bytes, bytes]:
    return {job.sha256: prints.stereos[job.sha256] for job in page.pictures if job.sha256}


def _codes(page: ComposedPage) -> tuple[PrintedCode, ...]:
    return tuple(
        PrintedCode(page.id, 1, Mm(code.left), Mm(code.top), code.side, code.url, code.slug) for code in page.codes
    )
