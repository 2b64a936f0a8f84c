"""A report as one page of HTML for the desk and the printer: no script, nothing loaded from elsewhere, fit to be printed.

Each page with findings stands as a thumbnail, every finding marked in place and numbered, its words beside it. Jinja escapes all
that comes from copy, file names and strangers' PDFs.
"""

from base64 import b64encode
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib import resources

from stonehand import __version__
from stonehand.engines.template_fault import READY
from stonehand.engines.templates import render_template
from stonehand.model.fault import Fault
from stonehand.model.finding import Finding, OnPage, Place, Where
from stonehand.pipeline.reporting.report import Report
from stonehand.pipeline.reporting.sheet import Mark, SheetPicture, Sheets, mark_on
from stonehand.pipeline.reporting.words import WORDS, counted, in_order, seen, tally

_TEMPLATE = "report.html.j2"
_NUMBER = 3.0
"""Per cent of the picture that a mark's number takes."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """A finding as it stands in a list, by its number, and its mark on the page's picture, the `nth` of those that begin there."""

    number: int
    severity: str
    id: str
    title: str
    message: str
    place: str
    more: str
    hint: str
    mark: Mark | None
    nth: int = 0


@dataclass(frozen=True, slots=True)
class _Group:
    """Findings of a page or file under its name; `picture` is the page's, as an address that holds it."""

    name: str
    entries: tuple[_Entry, ...]
    picture: str = ""
    width: float = 0.0
    height: float = 0.0


def as_html(report: Report, faults: Mapping[str, Fault]) -> str:
    """Give the report as a page; `faults` are all kinds of finding there are, by id."""
    sheets = report.inspection.draw(report.findings)
    groups = _groups(report.findings, sheets, faults)
    known = dict.fromkeys(finding.id for finding in in_order(report.findings))
    return render_template(
        resources.files(__package__).joinpath(_TEMPLATE).read_text("utf-8"),
        _TEMPLATE,
        {
            READY: look(),
            "title": seen(report.title),
            "version": __version__,
            "verdict": tally(report.findings, tuple(WORDS)) or "nothing found",
            "grave": max((finding.severity.name.lower() for finding in in_order(report.findings)[:1]), default="none"),
            "last": seen(report.last),
            "pages": [group for group in groups if group.picture],
            "others": [group for group in groups if not group.picture],
            "held": report.inspection.held,
            "skipped": {seen(why): rules for why, rules in report.inspection.skipped_by_reason().items()},
            "why": [faults[fault] for fault in known if fault in faults],
            "counted": counted,
        },
    )


def look() -> str:
    """Give the style that all our pages share."""
    return resources.files(__package__).joinpath("look.css").read_text("utf-8")


def png_address(png: bytes) -> str:
    """Give a picture as an address that holds it."""
    return f"data:image/png;base64,{b64encode(png).decode()}"


def _groups(findings: Sequence[Finding], sheets: Sheets, faults: Mapping[str, Fault]) -> tuple[_Group, ...]:
    """Gather findings by page and file: pages that were drawn in the order of the book, then the rest as they were found."""
    gathered: dict[tuple[str, str], list[Finding]] = {key: [] for key in sheets}
    for finding in in_order(findings):
        gathered.setdefault(_key(finding), []).append(finding)
    groups: list[_Group] = []
    number = 1
    for key, found in gathered.items():
        if found:
            groups.append(_group(key, found, sheets.get(key), number, faults))
            number += len(found)
    return tuple(groups)


def _key(finding: Finding) -> tuple[str, str]:
    match finding.where:
        case OnPage(page=page, file=file):
            return file, page
        case Where(path=path):
            return path, ""
        case None:
            return "", ""
        case other:
            return other.file, ""


def _group(
    key: tuple[str, str], found: Iterable[Finding], sheet: SheetPicture | None, first: int, faults: Mapping[str, Fault]
) -> _Group:
    file, page = key
    name = ", ".join(part for part in (seen(file), f"page {seen(page)}" if page else "") if part)
    entries = _spread([_entry(number, finding, name, sheet, faults) for number, finding in enumerate(found, first)])
    if sheet is None:
        return _Group(name or "the whole", entries)
    width, height = sheet.size
    return _Group(name, entries, png_address(sheet.png), round(width, 1), round(height, 1))


def _spread(entries: Sequence[_Entry]) -> tuple[_Entry, ...]:
    """Count marks that begin near each other, so that their numbers stand side by side."""
    begun: list[Mark] = []
    spread: list[_Entry] = []
    for entry in entries:
        near = sum(_is_near(entry.mark, mark) for mark in begun) if entry.mark else 0
        spread.append(replace(entry, nth=near))
        begun += [entry.mark] if entry.mark else []
    return tuple(spread)


def _is_near(one: Mark, other: Mark) -> bool:
    return abs(one.left - other.left) < _NUMBER and abs(one.top - other.top) < _NUMBER


def _entry(
    number: int, finding: Finding, group: str, sheet: SheetPicture | None, faults: Mapping[str, Fault]
) -> _Entry:
    where = finding.where
    fault = faults.get(finding.id)
    return _Entry(
        number,
        WORDS[finding.severity],
        finding.id,
        fault.title if fault else finding.id,
        seen(finding.message),
        _place(where, group),
        seen(finding.more),
        seen(finding.hint),
        mark_on(sheet, where) if sheet is not None and isinstance(where, OnPage) else None,
    )


def _place(where: Place | None, group: str) -> str:
    """Say where in its group a finding is: a group is a page or a file, and is not named again."""
    if isinstance(where, Where):
        numbers = (("line", where.line), ("column", where.column))
        return ", ".join(f"{name} {number}" for name, number in numbers if number is not None)
    return seen(str(where)).removeprefix(group).removeprefix(", ") if where else ""
