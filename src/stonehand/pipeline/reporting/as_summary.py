"""A build in Markdown, for whoever reads a change before it is merged: the verdict, what changed, what was found, the figures.

It is the summary of a job on a code host, and a file in the output folder. A host shows no picture that stands in the text
(`data:`), and none whose address is relative: there, pictures have an address where somebody said where the output is published,
else their name. A summary that grew too long is cut between two entries, and says what was left out.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, groupby

from stonehand.model.changes import Changes, Edit, Fate, PageChange, StoryChange
from stonehand.model.finding import Finding, Severity
from stonehand.pipeline.reporting.changes.phrases import (
    SET_ANEW,
    ad_pages,
    difference,
    moved_words,
    percent,
    stories,
    story_pages,
)
from stonehand.pipeline.reporting.markdown import code, plain
from stonehand.pipeline.reporting.report import Report
from stonehand.pipeline.reporting.words import WORDS, counted, in_order, tally

FOLDER = "ci"
"""Folder of the output the summary and its thumbnails lie in."""

LIMIT = 1024 * 1024
"""Bytes of Markdown GitHub takes from one step; of a longer one it shows nothing."""

_ROOM = 512
"""Bytes kept for the sentence about what was left out."""

_FIGURES = (
    ("pages", "pages"),
    ("stories", "stories"),
    ("words", "words"),
    ("lines_placed", "lines placed"),
    ("lines_overset", "lines overset"),
)


@dataclass(frozen=True, slots=True)
class Thumbnails:
    """Files in `ci/` that show a page before and after; empty where it was not or is not there."""

    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Summary:
    """What a summary tells of: a build's report, its figures, the state of the press file, what changed, and pictures of it."""

    issue: str
    report: Report
    press: str
    figures: Mapping[str, int]
    changes: Changes | None = None
    thumbnails: Mapping[PageChange, Thumbnails] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Entry:
    """A stretch of the summary that is shown whole or left out, and what it is counted as where it is left out."""

    text: str
    noun: str = ""


def as_summary(summary: Summary, pictures: str | None = "", limit: int = LIMIT) -> str:
    """Give the summary in at most `limit` bytes; nothing where not even its beginning fits.

    `pictures` is what the addresses of thumbnails begin with, empty for those beside the summary; `None` gives names alone.
    """
    entries = list(_entries(summary, pictures))
    ends = list(accumulate(len(_encoded(entry.text)) for entry in entries))
    fitting = len(entries) if ends[-1] <= limit else bisect_right(ends, limit - _ROOM)
    if not fitting:
        return ""
    return "".join(entry.text for entry in entries[:fitting]) + _left_out(entries[fitting:])


def _left_out(entries: Sequence[_Entry]) -> str:
    nouns = [entry.noun for entry in entries if entry.noun]
    if not entries:
        return ""
    parts = [counted(nouns.count(noun), noun) for noun in dict.fromkeys(nouns)]
    named = f": {', '.join(parts)}" if parts else ""
    return (
        f"\n\n**The rest was left out{named}.** A summary may have {LIMIT // 1024} KiB; "
        f"all of it stands in {FOLDER}/summary.md.\n\n"
    )


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "backslashreplace")


def _entries(summary: Summary, pictures: str | None) -> Iterator[_Entry]:
    yield _Entry(_head(summary))
    if summary.changes is not None:
        yield from _changed(summary.changes, summary.thumbnails, pictures)
    yield from _found(summary.report)
    yield _Entry(_figures(summary.figures))


def _head(summary: Summary) -> str:
    findings = summary.report.findings
    verdict = tally(findings) or "no errors, no warnings"
    mark = "❌" if any(finding.severity is Severity.ERROR for finding in findings) else "✅"
    figures = summary.figures
    made = [counted(figures["pages"], "page"), stories(figures["stories"])] if figures else []
    rest = ", ".join((*made, plain(summary.press)))
    return f"## {mark} Issue {plain(summary.issue)}: {verdict}\n\n{rest}\n\n"


def _changed(changes: Changes, thumbnails: Mapping[PageChange, Thumbnails], pictures: str | None) -> Iterator[_Entry]:
    title = f"### Against {plain(changes.before)}\n\n"
    verdict = difference(changes)
    yield _Entry(f"{title}{verdict[0].upper()}{verdict[1:]}.\n\n")
    if changes.press is not None:
        before, after = (plain(name) for name in changes.press)
        yield _Entry(f"> press: {before} → {after}\n\n")
    for note in changes.notes:
        yield _Entry(f"> {plain(note)}\n\n", "note")
    for page in changes.pages:
        yield _Entry(_page(page, thumbnails.get(page, Thumbnails()), pictures), "changed page")
    for story in changes.stories:
        yield _Entry(_story(story), "changed story")
    for ad in changes.ads:
        told = f"{plain(ad.id)}: {ad.fate.value}, {plain(ad_pages(ad))}"
        yield _Entry(f"- advertisement {told}\n", "changed advertisement")


def _page(page: PageChange, thumbnails: Thumbnails, pictures: str | None) -> str:
    title = f"#### Page {plain(page.page)}: {_fate_of_page(page)}\n\n"
    touched = [
        f"{name} {', '.join(plain(each) for each in each_of)}"
        for name, each_of in (("stories", page.stories), ("pictures", page.pictures), ("advertisements", page.ads))
        if each_of
    ]
    shown = [
        (label, _picture(name, f"page {page.page} {label}", pictures))
        for label, name in (("before", thumbnails.before), ("after", thumbnails.after))
        if name
    ]
    table = ""
    if shown:
        rule = " | ".join("---" for _ in shown)
        heads, cells = (" | ".join(cell) for cell in zip(*shown, strict=True))
        table = f"| {heads} |\n| {rule} |\n| {cells} |\n\n"
    return title + ("; ".join(touched) + "\n\n" if touched else "") + table


def _fate_of_page(page: PageChange) -> str:
    moved = f"was page {plain(page.before)}" if page.fate is Fate.MOVED and page.before else page.fate.value
    if page.before is None or page.after is None:
        return moved
    if not page.compared:
        return f"{moved}, its pixels could not be compared"
    return f"{moved}, {percent(page.share)} of it differs" if page.share else moved


def _picture(name: str, words: str, pictures: str | None) -> str:
    if pictures is None:
        return code(f"{FOLDER}/{name}")
    return f'<img src="{plain_address(pictures + name)}" alt="{plain(words)}" width="240">'


def plain_address(address: str) -> str:
    """Give an address as an attribute holds it."""
    return address.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;").replace("|", "%7C")


def _story(story: StoryChange) -> str:
    title = f"#### {plain(story.headline or story.slug)} ({plain(story.slug)}): {_fate_of_story(story)}\n\n"
    edits = "".join(f"- {_edit(edit)}\n" for edit in story.edits)
    pictures = f"- pictures: {', '.join(plain(picture) for picture in story.pictures)}\n" if story.pictures else ""
    reset = f"- {SET_ANEW}\n" if story.reset else ""
    listed = edits + pictures + reset
    return title + (f"{listed}\n" if listed else "")


def _fate_of_story(story: StoryChange) -> str:
    if story.before == story.after or not (story.before or story.after):
        return story.fate.value
    if not (story.before and story.after):
        return f"{story.fate.value}, {plain(story_pages(story))}"
    before, after = (", ".join(plain(page) for page in pages) for pages in (story.before, story.after))
    return f"{story.fate.value}, from page {before} to {after}"


def _edit(edit: Edit) -> str:
    if edit.moved:
        return f"{plain(edit.what)}, moved here: {plain(moved_words(edit))} ({code(str(edit.where))})"
    gone = f"<del>{plain(edit.gone)}</del>" if edit.gone else ""
    come = f"<ins>{plain(edit.come)}</ins>" if edit.come else ""
    words = (plain(edit.before), gone, come, plain(edit.behind))
    return f"{plain(edit.what)}: {' '.join(word for word in words if word)} ({code(str(edit.where))})"


def _found(report: Report) -> Iterator[_Entry]:
    findings = in_order(report.findings)
    for severity, same in groupby(findings, key=lambda finding: finding.severity):
        listed = list(same)
        first = f"\n### {counted(len(listed), WORDS[severity])}\n\n"
        for number, finding in enumerate(listed):
            yield _Entry((first if number == 0 else "") + _finding(finding), WORDS[severity])
    skipped = report.inspection.skipped_by_reason()
    for why, rules in skipped.items():
        told = f"{counted(len(rules), 'rule')} of preflight skipped, never passed: {plain(why)}"
        yield _Entry(f"\n{told} ({', '.join(plain(rule) for rule in rules)})\n")


def _finding(finding: Finding) -> str:
    place = f"<br>at {code(str(finding.where))}" if finding.where is not None else ""
    more = f"<br>{plain(finding.more)}" if finding.more else ""
    hint = f"<br><em>{plain(finding.hint)}</em>" if finding.hint else ""
    return f"- <strong>{plain(finding.id)}</strong>: {plain(finding.message)}{place}{more}{hint}\n"


def _figures(figures: Mapping[str, int]) -> str:
    rows = "".join(f"| {label} | {figures[name]} |\n" for name, label in _FIGURES if name in figures)
    return f"\n### Figures\n\n| what | number |\n| --- | ---: |\n{rows}\n" if rows else "\n"
