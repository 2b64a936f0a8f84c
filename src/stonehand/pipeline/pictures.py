"""The pictures of the pages, each developed once for the press and once for the screen, in the rendering child.

In come the jobs compose has written and the files they name; out go both sets of bytes by address, and findings for pictures
that cannot be decoded or have too few pixels for their size. A picture that fails leaves its box white. Supplied advertisements
are developed already: the screen gets their picture, the engine one that stands for them.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from stonehand.engines.worker import DevelopedPicture, JobFault, Order, Worker
from stonehand.model.composition import Composition, PictureJob
from stonehand.model.finding import Finding, Outcome, Severity, StonehandError, Where, error, warning
from stonehand.model.press import PressProfile
from stonehand.model.units import Mm
from stonehand.pipeline.desk import Desk
from stonehand.press.supplied import stand_in

MM_PER_INCH = 25.4

SCREEN_PPI = 110
"""Enough for a page read on a screen at its own size, and small enough a file to mail."""

LINE_PPI = 1200
"""A picture of one bit is no halftone: it is printed as it is, up to what a platesetter for newsprint resolves."""

_WHITE = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00:~\x9bU"
    b"\x00\x00\x00\nIDATx\xdac\xf8\x0f\x00\x01\x01\x01\x00\x1c\xb0\x8c\x99\x00\x00\x00\x00IEND\xaeB`\x82"
)
"""One white dot in grey: what the engine is given where a picture failed, so that the rest of the page can be looked at."""

_SPARE = 0.98
"""A picture may miss its resolution by rounding to whole pixels."""


@dataclass(frozen=True, slots=True)
class SuppliedPrint:
    """A supplied advertisement as it is printed: the form for the press, as a child cast it, and a picture for the screen."""

    stereo: bytes = field(repr=False)
    picture: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Prints:
    """Developed pictures by address: the press's bytes, and the screen's; and what the press places, by its file's SHA-256."""

    press: Mapping[str, bytes] = field(repr=False)
    screen: Mapping[str, bytes] = field(repr=False)
    stereos: Mapping[bytes, bytes] = field(default_factory=dict, repr=False)


NO_PRINTS = Prints({}, {})
NO_SUPPLIED: Mapping[bytes, SuppliedPrint] = {}


def develop_all(  # noqa: PLR0913, PLR0917 - pictures, and what they are developed with
    desk: Desk,
    composition: Composition,
    press: PressProfile,
    worker: Worker,
    tell: Callable[[str, int, int], None],
    supplied: Mapping[bytes, SuppliedPrint] = NO_SUPPLIED,
) -> Outcome[Prints]:
    """Develop every picture of the pages, to the profile's resolution and within its ink; `supplied` are prints by SHA-256."""
    jobs = {job.address: job for page in composition.pages for job in page.pictures}
    places = _places(desk)
    printed: dict[str, bytes] = {}
    shown: dict[str, bytes] = {}
    found: list[Finding] = []
    for number, (address, job) in enumerate(jobs.items()):
        tell("pictures", number, len(jobs))
        if job.sha256:
            printed[address], shown[address] = stand_in(job.sha256), supplied[job.sha256].picture
            continue
        where = places.get(job.file, Where(job.file))
        try:
            developed = _develop(desk, job, press, worker)
        except (StonehandError, JobFault) as fault:
            printed[address] = _WHITE
            found += _failed(job, fault, where)
            continue
        printed[address], shown[address] = developed.press, developed.screen
        found += _check(job, developed, press, where)
    stereos = {sha256: one.stereo for sha256, one in supplied.items()}
    return Outcome(Prints(printed, shown, stereos), tuple(found))


def _places(desk: Desk) -> dict[str, Where]:
    """Give where each picture is named: in a story, a filler or an advertisement."""
    stories = (*desk.issue.stories, *desk.issue.fillers)
    named = {picture.file: picture.where for story in stories for picture in story.pictures}
    return {**named, **{ad.picture.file: ad.where for ad in (*desk.issue.ads, *desk.issue.house) if ad.picture}}


def _develop(desk: Desk, job: PictureJob, press: PressProfile, worker: Worker) -> DevelopedPicture:
    sizes = (pixels(job, press.ppi), pixels(job, max(press.ppi, LINE_PPI)), pixels(job, SCREEN_PPI))
    return worker.develop(desk.pictures[job.file], Order(*sizes, press.most_ink, job.crop, job.grey))


def pixels(job: PictureJob, ppi: int) -> tuple[int, int]:
    """Give the pixels a picture has at its size on paper."""
    return round(_inches(job.width) * ppi), round(_inches(job.height) * ppi)


def _inches(length: Mm) -> float:
    return length / MM_PER_INCH


def _failed(job: PictureJob, fault: StonehandError | JobFault, where: Where) -> Iterator[Finding]:
    if isinstance(fault, JobFault):
        yield error(
            "pictures/broken",
            f"{job.file} cannot be developed: {fault.message}",
            where,
            hint="save the picture anew, or fetch it again",
        )
        return
    for finding in fault.findings:
        message = f"{job.file} cannot be developed: {finding.message}"
        yield Finding(finding.id, finding.severity, message, where, finding.hint, finding.more)


def _check(job: PictureJob, developed: DevelopedPicture, press: PressProfile, where: Where) -> Iterator[Finding]:
    ppi = min(
        developed.press_size[0] / _inches(job.width),
        developed.press_size[1] / _inches(job.height),
    )
    limit = press.limits.line_art if developed.press_type == "image/png" else press.limits.picture
    missed = limit.below(ppi / _SPARE)
    if missed is not None and missed[0] > Severity.INFO:
        yield warning(
            "pictures/low-resolution",
            f"{job.file} has {ppi:.0f} pixels per inch at {job.width:.0f} x {job.height:.0f} mm; "
            f"{press.name} wants {missed[1]:.0f} at least",
            where,
            hint="get a larger file, or give the picture fewer columns with `span`",
        )
    if developed.profile == "broken":
        yield warning(
            "pictures/broken-profile",
            f"{job.file} carries a colour profile that cannot be read; its numbers were taken as sRGB",
            where,
            hint="save the picture anew with its profile, or look at its colours on the proof",
        )
