"""All proofs of an issue that was made, by name in its output folder: what `proof` writes, and a build for CI beside its report.

In: a desk, what was made on it, and all that was found. Out: pictures and PDFs under `proofs/`, as far as there is something to
show; nothing that was found keeps a proof back. Pages, contact sheet, marked proofs and office PDF are of the pages that were asked
for, flatplan and galleys always of the whole issue.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from stonehand.engines.easel import Easel
from stonehand.engines.worker import Worker
from stonehand.model.drawing import Drawing
from stonehand.model.dummy import PageId
from stonehand.model.finding import Finding, Outcome
from stonehand.model.page import MadeUpPage, MakeUp
from stonehand.pipeline.desk import Desk
from stonehand.pipeline.galley_proofs import draw_galleys
from stonehand.pipeline.making import Made
from stonehand.pipeline.office_proof import FILE as OFFICE
from stonehand.pipeline.office_proof import office_pdf
from stonehand.pipeline.page_pictures import draw_pages
from stonehand.pipeline.pages import chosen
from stonehand.proofs.contact_sheet import contact_sheet
from stonehand.proofs.flatplan import flatplan
from stonehand.proofs.marked import marked_proof
from stonehand.proofs.marks import Mark, marks_of
from stonehand.workspace.builtin import proof_faces

FOLDER = "proofs"
"""In the output folder; renewed as a whole."""

_NOT_SENT: Mapping[PageId, str] = MappingProxyType({})


def draw_proofs(  # noqa: PLR0913, PLR0917 - what proofs are drawn from, and how
    desk: Desk,
    made: Made,
    findings: Sequence[Finding],
    dpi: int,
    build_hash: str,
    worker: Worker,
    tell: Callable[[str, int, int], None],
    wanted: str | None = None,
    sent: Mapping[PageId, str] = _NOT_SENT,
) -> Outcome[Mapping[str, bytes]]:
    """Draw all proofs of the pages that are `wanted`; names begin with `proofs/`, and sort in reading order.

    `worker` is the one the issue was made with; `build_hash` names what the proofs are of, `sent` the revision of each page
    that was sent to this press. A page that was not printed is missing.

    Raises:
        UsageError: there is no page of a name that is wanted.
    """
    pictures = draw_pictures(desk, made, findings, dpi, tell, wanted)
    tell("galleys", 0, 1)
    galleys = draw_galleys(desk, made, worker, build_hash)
    tell("office", 0, 1)
    office = office_pdf(desk, made, build_hash, worker, sent)
    files = {**pictures.value, **galleys.value, **({OFFICE: office.value} if office.value else {})}
    found = pictures.findings + galleys.findings + office.findings
    return Outcome({f"{FOLDER}/{name}": content for name, content in files.items()}, found)


def draw_pictures(  # noqa: PLR0913, PLR0917 - what pictures are drawn from, and how
    desk: Desk,
    made: Made,
    findings: Sequence[Finding],
    dpi: int,
    tell: Callable[[str, int, int], None],
    wanted: str | None = None,
) -> Outcome[Mapping[str, bytes]]:
    """Draw pages, contact sheet, flatplan and marked proofs, by name in the folder.

    Raises:
        UsageError: there is no page of a name that is wanted.
    """
    if made.pages is None:
        return Outcome({})
    makeup = made.pages.makeup
    asked = chosen(wanted, [page.id for page in makeup.pages])
    pages = draw_pages([page for page in made.printed.pages if page[0] in asked] if made.printed else (), dpi, tell)
    tell("sheets", 0, 1)
    shown = tuple(page for page in makeup.pages if page.id in asked)
    marks = marks_of(findings, desk.issue, desk.layout, makeup)
    pictures = _Pictures(Easel(*proof_faces()), desk, makeup, shown, pages.value, marks, dpi)
    return Outcome(dict(pictures.files()), pages.findings)


def page_name(page: MadeUpPage, pages: int) -> str:
    """Name a page's files by its place in the book, so that they sort, and by its id where that is another."""
    number = f"page-{page.number:0{max(2, len(str(pages)))}}"
    return number if str(page.id) == str(page.number) else f"{number}-{page.id}"


@dataclass(frozen=True, slots=True)
class _Pictures:
    """What pictures are drawn from."""

    easel: Easel
    desk: Desk
    makeup: MakeUp
    shown: Sequence[MadeUpPage]
    pictures: Mapping[PageId, bytes]
    marks: Mapping[PageId, Sequence[Mark]]
    dpi: int

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Give each picture by its name in the folder."""
        for page in self.shown:
            if page.id in self.pictures:
                yield f"{page_name(page, len(self.makeup.pages))}.png", self.pictures[page.id]
        for name, drawing in (
            ("contact-sheet", self._contact_sheet()),
            ("flatplan", self._flatplan()),
            *self._marked(),
        ):
            yield f"{name}.png", self.easel.paint(drawing)

    def _contact_sheet(self) -> Drawing:
        found = {page: [mark.finding.severity for mark in marks] for page, marks in self.marks.items()}
        layout, issue, pages = self.desk.layout, self.desk.issue, len(self.makeup.pages)
        return contact_sheet(self.easel, layout, issue, self.shown, self.pictures, found, pages)

    def _flatplan(self) -> Drawing:
        return flatplan(self.easel, self.desk.layout, self.desk.issue, self.makeup)

    def _marked(self) -> Iterator[tuple[str, Drawing]]:
        layout, issue = self.desk.layout, self.desk.issue
        for page in self.shown:
            png, marks = self.pictures.get(page.id), self.marks.get(page.id)
            if png and marks:
                drawing = marked_proof(self.easel, layout, issue, page, png, marks, self.dpi)
                yield f"marked/{page_name(page, len(self.makeup.pages))}", drawing
