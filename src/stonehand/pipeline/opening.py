"""Opening a stranger's file: its facts are told by a child process, its ink by a program outside; what goes wrong is a finding."""

from stonehand.engines.plates.drawing import draw_inks
from stonehand.engines.plates.failure import NotDrawn
from stonehand.engines.worker import Unreadable, Worker
from stonehand.model.facts import PdfFacts
from stonehand.model.finding import EngineFailed, Finding, InFile, Outcome, error, warning
from stonehand.model.plates import Inks
from stonehand.model.press import PressProfile

_ANEW = "write the file anew, or ask for it again"
_LIMITS = frozenset({"engine/time-limit", "engine/memory-limit"})


def read_facts(name: str, pdf: bytes, worker: Worker) -> Outcome[PdfFacts | None]:
    """Have a file's facts told; `None` where it is no PDF, or more than the child may look at."""
    try:
        facts = worker.inspect(pdf)
    except Unreadable as fault:
        message = f"{name} cannot be read as a PDF: {fault}"
        return Outcome(None, (error("preflight/unreadable", message, InFile(name), hint=_ANEW),))
    except EngineFailed as failed:
        return Outcome(None, (_broken_off(name, failed.findings[0]),))
    return Outcome(facts)


def read_inks(
    name: str, pdf: bytes, facts: PdfFacts, profile: PressProfile, worker: Worker
) -> tuple[Inks | None, str, tuple[Finding, ...]]:
    """Have a file's plates drawn and measured; without a program that draws them its ink is added up in the child.

    Where neither was done, the reason is told, and what an editor should know of it.
    """
    try:
        return draw_inks(pdf, facts.pages, profile.icc) or worker.sum_inks(pdf), "", ()
    except (NotDrawn, Unreadable) as fault:
        why = str(fault)
    except EngineFailed as failed:
        why = failed.findings[0].message
    found = warning("preflight/not-drawn", f"{name} cannot be drawn as plates: {why}", InFile(name), hint=_ANEW)
    return None, f"the plates of {name} could not be drawn", (found,)


def _broken_off(name: str, told: Finding) -> Finding:
    if told.id in _LIMITS:
        hint = "ask for a simpler file: flatten its drawings, or save it anew"
        return error("preflight/limit", f"{name} is too much to look at: {told.message}", InFile(name), hint=hint)
    return error("preflight/unreadable", f"{name} cannot be looked at: {told.message}", InFile(name), hint=_ANEW)
