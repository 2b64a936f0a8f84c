"""Making an issue: set, made up, composed, its pictures developed, its pages printed, bound and inspected, all in memory.

What `build` publishes, `proof` draws and `diff` compares is made here, by the one way there is. In: a desk and the pages that are
wanted. Out: all that was made, or as far as it came, and all that was found. Nothing is written.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from stonehand.compose.composing import compose
from stonehand.engines.worker import Worker
from stonehand.model.composition import Composition
from stonehand.model.finding import Outcome
from stonehand.pipeline.bookings import printed_ads
from stonehand.pipeline.desk import Desk
from stonehand.pipeline.inspection import bind_and_inspect
from stonehand.pipeline.pages import chosen
from stonehand.pipeline.pictures import NO_PRINTS, Prints, develop_all
from stonehand.pipeline.printing import Printed, Wanted, print_pages
from stonehand.pipeline.setting import Pages, set_issue
from stonehand.pipeline.stopwatch import Stopwatch
from stonehand.pipeline.supplied import look_at_supplied
from stonehand.pipeline.turns import jump_lines
from stonehand.preflight.inspect import Skipped

Tell = Callable[[str, int, int], None]
"""Hears how far a build is: stage, steps done, steps in all."""


@dataclass(frozen=True, slots=True)
class Made:
    """All that was made of an issue, or as far as it came; `press` are the press files by their name in the output folder.

    `held` are the rules of preflight that held in them, `skipped` those that were not looked at.
    """

    pages: Pages | None = None
    composition: Composition | None = None
    prints: Prints = NO_PRINTS
    printed: Printed | None = field(default=None, repr=False)
    press: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    held: tuple[str, ...] = ()
    skipped: tuple[Skipped, ...] = ()


def make_issue(  # noqa: PLR0913 - what an issue is made with
    desk: Desk, wanted: str | None, worker: Worker, watch: Stopwatch, tell: Tell, *, ink: bool = False
) -> Outcome[Made]:
    """Make the pages of an issue that are `wanted`, all where it is `None`; go as far as there is something to go on with.

    Plates are drawn and measured only where `ink` is asked for.

    Raises:
        UsageError: there is no page of a name that is wanted.
    """
    worker.prepare({face.file: face.data for face in desk.fonts.faces}, desk.press.icc if desk.press else b"")
    tell("setting", 0, 1)
    pages = set_issue(desk, worker, watch)
    with watch.stage("supplied"):
        ads = look_at_supplied(desk, pages.value.makeup, desk.press)
    looked = Pages(pages.value.galleys, ads.value.makeup)
    with watch.stage("compose"):
        composition = compose(desk.issue, desk.layout, ads.value.makeup, desk.fonts, worker.fill)
    findings = pages.findings + ads.findings + composition.findings
    if desk.press is None:
        return Outcome(Made(looked, composition.value), findings)
    with watch.stage("pictures"):
        prints = develop_all(desk, composition.value, desk.press, worker, tell, ads.value.prints)
    selected = chosen(wanted, [page.id for page in composition.value.pages])
    look_for = Wanted(jump_lines(pages.value.makeup, desk.layout), printed_ads(pages.value.makeup, desk.layout))
    printed = print_pages(desk, desk.press, composition.value, prints.value, selected, look_for, worker, watch, tell)
    tell("preflight", 0, 1)
    with watch.stage("preflight"):
        foreign = bool(prints.value.stereos)
        press = bind_and_inspect(
            desk, desk.press, printed.value, pages_alone=wanted is not None, foreign=foreign, ink=ink
        )
    findings += prints.findings + printed.findings + press.findings
    bound = press.value
    made = Made(looked, composition.value, prints.value, printed.value, bound.files, bound.held, bound.skipped)
    return Outcome(made, findings)
