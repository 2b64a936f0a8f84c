"""The reader's PDF of an issue: the pages as a screen shows them, tagged, bookmarked and linked, in one file.

In come a desk and all that was made of its issue; out goes the file, or `None` where a page could not be rendered. Nothing is
written here. One page is rendered at a time, as for the press, and joined to the others outside the engine.
"""

from collections.abc import Iterator, Mapping

from stonehand.compose.reader import reader_document, reader_styles
from stonehand.engines.worker import JobFault, Order, Pending, Unreadable, Worker
from stonehand.model.article import plain
from stonehand.model.composition import ComposedPage, Composition, PictureJob
from stonehand.model.finding import EngineFailed, Finding, OnPage, Outcome, StonehandError
from stonehand.model.tagged import TaggedPage
from stonehand.pipeline.desk import Desk
from stonehand.pipeline.making import Made
from stonehand.pipeline.pictures import pixels
from stonehand.pipeline.report import title_of
from stonehand.press.intent import Imprint
from stonehand.press.reader.bind import reader_book
from stonehand.press.reader.links import Mentioned

READER_PPI = 150
"""Enough for a page that is looked at twice as large as its screen shows it whole; a browser's pictures have 110."""


def reader_pdf(desk: Desk, made: Made, worker: Worker) -> Outcome[bytes | None]:
    """Make the reader's PDF of an issue that was made whole; `None` where there are no pages, or one cannot be rendered."""
    if made.composition is None or made.pages is None or not made.composition.pages:
        return Outcome(None)
    pages: list[tuple[ComposedPage, TaggedPage]] = []
    found: list[Finding] = []
    for page, pending in _ahead(desk, made.composition, _pictures(desk, made, worker), worker):
        try:
            pages.append((page, pending.result()))
        except EngineFailed as failed:
            where = OnPage(page.id)
            found += (Finding(f.id, f.severity, f.message, where, f.hint, f.more) for f in failed.findings)
    if found:
        return Outcome(None, tuple(found))
    imprint = Imprint(title_of(desk), desk.issue.date, desk.layout.lang)
    return Outcome(reader_book([(page.id, tagged) for page, tagged in pages], _mentioned(desk, made), imprint))


def _ahead(
    desk: Desk, composition: Composition, pictures: Mapping[str, bytes], worker: Worker
) -> Iterator[tuple[ComposedPage, Pending[TaggedPage]]]:
    layout = desk.layout
    styles = reader_styles(composition.styles, layout.spots)
    for page in composition.pages:
        html = reader_document(page, styles, layout.spots, lang=layout.lang, title=title_of(desk))
        wanted = {job.address: pictures[job.address] for job in page.pictures if job.address in pictures}
        yield page, worker.begin_tagged(html, wanted)


def _pictures(desk: Desk, made: Made, worker: Worker) -> dict[str, bytes]:
    """Develop the pictures for the reader; one that cannot be was told of when the press wanted it, and its box stays white."""
    jobs = {job.address: job for page in made.composition.pages for job in page.pictures} if made.composition else {}
    shown = {address: made.prints.screen.get(address, made.prints.press.get(address, b"")) for address in jobs}
    for address, job in jobs.items():
        if address in made.prints.screen:
            try:
                shown[address] = _seen(desk, made, job, worker)
            except (StonehandError, JobFault, Unreadable):
                continue
    return {address: picture for address, picture in shown.items() if picture}


def _seen(desk: Desk, made: Made, job: PictureJob, worker: Worker) -> bytes:
    """Develop a picture for the screen alone, the press's that comes with it being as small; draw a supplied advertisement."""
    if job.sha256:
        return worker.draw(made.prints.stereos[job.sha256], 1, READER_PPI)
    size = pixels(job, READER_PPI)
    most = desk.press.most_ink if desk.press else 400.0
    return worker.develop(desk.pictures[job.file], Order(size, size, size, most, job.crop, job.grey)).screen


def _mentioned(desk: Desk, made: Made) -> dict[str, Mentioned]:
    """Name every story for the bookmarks: under its page's section, else under its own."""
    pages = made.pages.makeup.pages if made.pages else ()
    begun = {part.slug: page.section for page in pages for part in page.parts if part.part == 1}
    return {
        story.slug: Mentioned(begun.get(story.slug) or story.section, plain(story.headline) or story.slug)
        for story in (*desk.issue.stories, *desk.issue.fillers)
    }
