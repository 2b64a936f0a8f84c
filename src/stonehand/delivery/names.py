"""Names of the files a print shop receives, by its template: `{pub}_{date:%Y%m%d}_{section}{page:03}_{ink}{zone}{rev}`.

The fields: `pub` the paper's short name, `paper` its full one, `date` (or `year`, `month`, `day`), `number` of the issue,
`edition`, `zone`; of the file, `section` (the letters of its pages, where all have the same), `page` (the number in the section;
of several pages the first and the last, `004-005`), `ink` (`K` or `4c`), `rev` (nothing the first time, then a, b, c …).

Names are ASCII: accents are taken off, spaces become hyphens. Whatever else a file system or a plant's software may choke on is a
finding (Gazette Press: `ABC_20130116_A001_P1a.pdf`; Warners: no `/:;@*`, 27 characters at most).
"""

import datetime as dt
import re
import string
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from stonehand.model.delivery import page_parts
from stonehand.model.dummy import PageId
from stonehand.model.finding import Finding, Outcome, Place, Severity, error
from stonehand.model.press import Limit

SUFFIX = ".pdf"

FIELDS = (
    "pub",
    "paper",
    "date",
    "year",
    "month",
    "day",
    "number",
    "edition",
    "zone",
    "section",
    "page",
    "ink",
    "rev",
)

_SAFE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_UNSAFE = re.compile(r"[^A-Za-z0-9._-]")
_DATE_SPEC = re.compile(r"(%[Yymdj]|[A-Za-z0-9._-])*")
_WIDTH = re.compile(r"(0?[1-9][0-9]?)?d?")
_NUMBERS = frozenset({"number", "page", "year", "month", "day"})
_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ł": "l", "Ł": "L"}
    | {"þ": "th", "Þ": "Th", "ð": "d", "Ð": "D", "\u0131": "i"}
)


@dataclass(frozen=True, slots=True)
class Imprinted:
    """What all files of an issue have in common."""

    pub: str
    paper: str
    date: dt.date
    number: int
    edition: str = ""
    zone: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A file to be named: its pages, what it is printed in, its revision letter, and whether it goes out of a book."""

    pages: tuple[PageId, ...]
    ink: str
    revision: str = ""
    out_of_book: bool = False


def check_template(template: str, where: Place | None) -> tuple[Finding, ...]:
    """Find what a template asks for that there is not."""
    try:
        parsed = list(string.Formatter().parse(template))
    except ValueError as fault:
        message = f"`{template}` is no template of file names: {fault}"
        return (error("delivery/name-template", message, where, hint="write fields as {page} or {page:03}"),)
    return tuple(_flaws(parsed, where))


def names_of(
    template: str, imprinted: Imprinted, entries: Sequence[Entry], longest: Limit, where: Place | None
) -> Outcome[tuple[str, ...]]:
    """Give each file its name, in order; none where the template is broken."""
    flaws = check_template(template, where)
    if flaws:
        return Outcome((), flaws)
    names = tuple(_name(template, imprinted, entry) for entry in entries)
    found = [
        *(flaw for name, entry in zip(names, entries, strict=True) for flaw in _check(name, entry, longest, where)),
        *_check_twice(names, entries, where),
    ]
    return Outcome(names, tuple(found))


def plain(text: str) -> str:
    """Give text as it stands in a file's name: accents off, white space to hyphens; what is left beyond that is not touched."""
    apart = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    return "-".join("".join(sign for sign in apart if not unicodedata.combining(sign)).split())


def _name(template: str, imprinted: Imprinted, entry: Entry) -> str:
    fields = _fields(imprinted, entry)
    parts = [
        literal + (_written(name, spec or "", fields[name]) if name else "")
        for literal, name, spec, _conversion in string.Formatter().parse(template)
    ]
    page = f"_{'-'.join(entry.pages)}" if entry.out_of_book and "{page" not in template else ""
    return "".join(parts) + page + SUFFIX


def _fields(imprinted: Imprinted, entry: Entry) -> Mapping[str, object]:
    parts = [page_parts(page) for page in entry.pages]
    sections = {section for section, _number in parts}
    ends = dict.fromkeys((parts[0][1], parts[-1][1])) if len(sections) == 1 else {1: None, len(parts): None}
    return {
        "pub": imprinted.pub,
        "paper": imprinted.paper,
        "date": imprinted.date,
        "year": imprinted.date.year,
        "month": imprinted.date.month,
        "day": imprinted.date.day,
        "number": imprinted.number,
        "edition": imprinted.edition,
        "zone": imprinted.zone,
        "section": sections.pop() if len(sections) == 1 else "",
        "page": tuple(ends),
        "ink": entry.ink,
        "rev": entry.revision,
    }


_TWO_DIGITS = frozenset({"month", "day"})


def _written(name: str, spec: str, value: object) -> str:
    if isinstance(value, tuple):
        return "-".join(format(number, spec) for number in value)
    if isinstance(value, str):
        return plain(value)
    return format(value, spec or ("02" if name in _TWO_DIGITS else ""))


def _flaws(parsed: Sequence[tuple[str, str | None, str | None, str | None]], where: Place | None) -> Iterator[Finding]:
    for _literal, name, spec, conversion in parsed:
        if name is None:
            continue
        if name not in FIELDS:
            near = get_close_matches(name.lower(), FIELDS, 1)
            hint = f"did you mean {{{near[0]}}}?" if near else f"there are {', '.join(FIELDS)}"
            yield error("delivery/name-template", f"file names have no field {{{name}}}", where, hint=hint)
        elif conversion or not _rule(name).fullmatch(spec or ""):
            given = f"{{{name}{'!' + conversion if conversion else ''}{':' + spec if spec else ''}}}"
            message = f"the field {given} is written in a way there is not"
            yield error("delivery/name-template", message, where, hint=_advice(name))


_NOTHING = re.compile("")


def _rule(name: str) -> re.Pattern[str]:
    return _DATE_SPEC if name == "date" else _WIDTH if name in _NUMBERS else _NOTHING


def _advice(name: str) -> str:
    if name == "date":
        return "write {date}, or {date:%Y%m%d} with %Y, %y, %m, %d and %j"
    return f"write {{{name}}}, or {{{name}:03}} for three digits" if name in _NUMBERS else f"write {{{name}}}"


def _check(name: str, entry: Entry, longest: Limit, where: Place | None) -> Iterator[Finding]:
    if not _SAFE.fullmatch(name):
        strange = dict.fromkeys(_UNSAFE.findall(name))
        what = f"holds {' '.join(strange)}" if strange else f"begins with {name[0]}"
        message = f"the file of {_pages(entry)} would be called {name!r}, which {what}"
        hint = "letters without accents, digits, . _ and - are safe everywhere; change the template, or what fills it"
        yield error("delivery/unsafe-name", message, where, hint=hint)
    missed = longest.above(len(name))
    if missed is not None and missed[0] is Severity.ERROR:  # preflight tells of milder ones
        message = f"{name} has {len(name)} characters; {missed[1]:g} are allowed"
        yield error("delivery/long-name", message, where, hint="take a field out of the template")


def _check_twice(names: Sequence[str], entries: Sequence[Entry], where: Place | None) -> Iterator[Finding]:
    first: dict[str, Entry] = {}
    for name, entry in zip(names, entries, strict=True):
        other = first.setdefault(name.lower(), entry)
        if other is not entry:
            message = f"{_pages(other)} and {_pages(entry)} would have one name, {name}"
            hint = "write {section} and {page} into the template"
            yield error("delivery/same-name", message, where, hint=hint)


def _pages(entry: Entry) -> str:
    if len(entry.pages) == 1:
        return f"page {entry.pages[0]}"
    return f"pages {entry.pages[0]} to {entry.pages[-1]}"
