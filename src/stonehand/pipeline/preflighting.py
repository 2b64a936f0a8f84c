"""Preflight of finished files, anybody's: a child process tells their facts, their plates are drawn, rules held against them.

Files looked at together are one delivery. What could not be looked at, for whatever reason, is skipped by name and never held.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from stonehand.engines.worker import Worker
from stonehand.model.facts import PdfFacts
from stonehand.model.finding import Finding, Outcome
from stonehand.model.press import PressProfile
from stonehand.pipeline.opening import read_facts, read_inks
from stonehand.preflight.check import Looked
from stonehand.preflight.checks import CHECKS
from stonehand.preflight.inspect import EVERYTHING, Inspected, Selection, Skipped, inspect
from stonehand.preflight.leaves import book_length

NOT_ASKED = "the plates were not drawn, as was asked"

_OUTSIDE = frozenset(check.slug for check in CHECKS if check.outside)
"""Rules that look at no page."""


@dataclass(frozen=True, slots=True)
class Preflighted:
    """What preflight found in files delivered together, the rules that held in all of them, and those skipped in any.

    `facts` are of the files that could be read; `program` drew the plates, empty where nobody did.
    """

    findings: tuple[Finding, ...]
    held: tuple[str, ...]
    skipped: tuple[Skipped, ...]
    facts: Mapping[str, PdfFacts] = field(repr=False)
    program: str = ""

    @property
    def pages(self) -> int:
        """The pages of all files that could be read."""
        return sum(len(facts.pages) for facts in self.facts.values())


def preflight_files(  # noqa: PLR0913 - what files are looked at with
    files: Mapping[str, bytes],
    profile: PressProfile,
    worker: Worker,
    tell: Callable[[str, int, int], None],
    *,
    ink: bool,
    selection: Selection = EVERYTHING,
    whole: bool = False,
) -> Preflighted:
    """Look at PDFs by name, all delivered together; `worker` is the child strangers' files are opened in.

    `whole` tells that they are a whole book, and not some pages somebody looks at.
    """
    read: dict[str, Outcome[PdfFacts | None]] = {}
    for number, (name, pdf) in enumerate(files.items()):
        tell("reading", number, len(files))
        read[name] = read_facts(name, pdf, worker)
    facts = {name: outcome.value for name, outcome in read.items() if outcome.value is not None}
    needed = any(check.ink and selection.takes(check) for check in CHECKS)
    inspected, programs = [], set[str]()
    for number, looked in enumerate(_side_by_side(facts, profile, len(files), whole=whole)):
        tell("looking", number, len(facts))
        pdf = files[looked.name]
        inks, why, found = (
            read_inks(looked.name, pdf, looked.facts, profile, worker) if ink and needed else (None, NOT_ASKED, ())
        )
        programs |= {inks.program} if inks else set()
        one = _inspected(replace(looked, inks=inks, no_inks=why), profile, selection)
        inspected.append(replace(one, findings=(*found, *one.findings)))
    shut = [_unread(name, outcome.findings, selection) for name, outcome in read.items() if outcome.value is None]
    return _together([*shut, *inspected], facts, " and ".join(sorted(programs)))


def _side_by_side(facts: Mapping[str, PdfFacts], profile: PressProfile, files: int, *, whole: bool) -> Iterator[Looked]:
    """Give each file its place in the book: they follow each other as they were given."""
    alone = [Looked(name, told, files=files, whole=whole) for name, told in facts.items()]
    lengths = [book_length(looked, profile) for looked in alone]
    first = 1
    for looked, length in zip(alone, lengths, strict=True):
        yield replace(looked, pages=sum(lengths), first=first)
        first += length


def _inspected(looked: Looked, profile: PressProfile, selection: Selection) -> Inspected:
    """Hold the rules against a file; where a page was not read to its end, no rule of pages can be said to hold."""
    inspected = inspect(looked, profile, selection)
    gap = _gap(looked)
    held = tuple(rule for rule in inspected.held if not gap or rule in _OUTSIDE)
    passed_over = tuple(Skipped(rule, gap) for rule in inspected.held if rule not in held)
    return Inspected(inspected.findings, held, (*inspected.skipped, *passed_over))


def _gap(looked: Looked) -> str:
    """Say what of a file was not read."""
    if not looked.facts.pages:
        return f"{looked.name} has no pages that can be read"
    torn = next((page.label for page in looked.facts.pages if not page.whole), "")
    return f"page {torn} of {looked.name} could not be read to its end" if torn else ""


def _unread(name: str, found: tuple[Finding, ...], selection: Selection) -> Inspected:
    why = f"{name} could not be read"
    return Inspected(found, (), tuple(Skipped(check.slug, why) for check in CHECKS if selection.takes(check)))


def _together(inspected: Iterable[Inspected], facts: Mapping[str, PdfFacts], program: str) -> Preflighted:
    """Join what was found in each file: a rule holds where it holds in all."""
    all_ = tuple(inspected)
    findings = tuple(finding for one in all_ for finding in one.findings)
    held = tuple(check.slug for check in CHECKS if all(check.slug in one.held for one in all_))
    skipped = tuple(dict.fromkeys(one for file in all_ for one in file.skipped))
    return Preflighted(findings, held, skipped, facts, program)
