"""Files looked at together: what holds, what is skipped, and what a stranger's file may not do."""

import io
from collections.abc import Iterator

import pikepdf
import pytest
from made_pdfs import GOOD, SMALL, made_pdf
from pikepdf import Array

from stonehand.engines.worker import FOREIGN, Limits, Worker
from stonehand.model.press import PressProfile
from stonehand.pipeline.preflight_report import preflight_report, report_html, report_json
from stonehand.pipeline.preflighting import NOT_ASKED, Preflighted, preflight_files
from stonehand.pipeline.rules import builtin_profiles
from stonehand.preflight.checks import CHECKS
from stonehand.preflight.inspect import Selection, Skipped

SMALL_TEXT = Selection(frozenset({"small-text"}))


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    with Worker(FOREIGN) as child:
        yield child


@pytest.fixture(scope="module")
def profile() -> PressProfile:
    return next(profile for profile in builtin_profiles() if profile.name == "newsprint-coldset")


def look(worker: Worker, profile: PressProfile, **files: bytes) -> Preflighted:
    return preflight_files(files, profile, worker, lambda *_: None, ink=False, selection=SMALL_TEXT)


def test_a_rule_holds_where_it_holds_in_all_files(worker: Worker, profile: PressProfile) -> None:
    """One file that breaks it is enough; pages are counted over all."""
    assert look(worker, profile, a=GOOD, b=GOOD).held == ("small-text",)
    found = look(worker, profile, a=GOOD, b=SMALL)
    assert (found.held, found.skipped, found.pages) == ((), (), 3)
    assert [finding.id for finding in found.findings] == ["preflight/small-text"]


def test_a_locked_file_holds_no_rule(worker: Worker, profile: PressProfile) -> None:
    """It has no pages to break a rule on, which is no merit."""
    with pikepdf.open(io.BytesIO(GOOD)) as pdf:
        out = io.BytesIO()
        pdf.save(out, encryption=pikepdf.Encryption(owner="o", user="u"))
    found = look(worker, profile, a=out.getvalue())
    assert found.held == ()
    assert found.skipped == (Skipped("small-text", "the file is locked"),)


def test_a_file_that_takes_too_long_is_a_finding(profile: PressProfile) -> None:
    """Told as a limit of ours, not as a fault of the program."""
    with Worker(Limits(wall_seconds=0.01)) as hurried:
        found = look(hurried, profile, a=GOOD)
    assert [finding.id for finding in found.findings] == ["preflight/limit"]
    assert found.skipped == (Skipped("small-text", "a could not be read"),)


def test_a_page_that_is_not_read_to_its_end_holds_no_rule_of_pages(worker: Worker, profile: PressProfile) -> None:
    """What the file is called can be said all the same."""
    with pikepdf.open(io.BytesIO(GOOD)) as pdf:
        torn = pdf.make_stream(b"")
        torn.write(b"no deflate", filter=pikepdf.Name.FlateDecode)
        pdf.pages[0].obj.Contents = torn
        out = io.BytesIO()
        pdf.save(out)
    selection = Selection(frozenset({"small-text", "file-name"}))
    found = preflight_files({"a.pdf": out.getvalue()}, profile, worker, lambda *_: None, ink=False, selection=selection)
    assert found.held == ("file-name",)
    assert found.skipped == (Skipped("small-text", "page 1 of a.pdf could not be read to its end"),)


def test_files_follow_each_other_in_the_book(worker: Worker, profile: PressProfile) -> None:
    """Their pages are counted together, and the first file speaks for all."""
    selection = Selection(frozenset({"page-multiple"}))

    def look_for(*files: bytes) -> Preflighted:
        named = {f"{number}.pdf": pdf for number, pdf in enumerate(files)}
        return preflight_files(named, profile, worker, lambda *_: None, ink=False, selection=selection)

    assert look_for(SMALL, SMALL).held == ("page-multiple",)
    found = look_for(GOOD, SMALL, SMALL)
    assert [str(finding.where) for finding in found.findings] == ["0.pdf"]
    assert found.held == ()


def test_ink_that_no_program_draws_is_added_up(
    worker: Worker, profile: PressProfile, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a program it says so; a page too large is a warning. Where no rule asks, nothing is drawn."""
    monkeypatch.setenv("PATH", "")
    selection = Selection(frozenset({"ink-total"}))
    found = preflight_files({"a": GOOD}, profile, worker, lambda *_: None, ink=True, selection=selection)
    assert (found.findings, found.held, found.program) == ((), ("ink-total",), "operators and pictures")
    heavy = made_pdf(b"1 1 1 .5 k 40 40 100 100 re f")
    found = preflight_files({"a": heavy}, profile, worker, lambda *_: None, ink=True, selection=selection)
    assert [finding.id for finding in found.findings] == ["preflight/ink-total"]
    vast = made_pdf(b"", MediaBox=Array([0, 0, 100_000, 100_000]))
    found = preflight_files({"a": vast}, profile, worker, lambda *_: None, ink=True, selection=selection)
    assert [finding.id for finding in found.findings] == ["preflight/not-drawn"]
    assert found.skipped == (Skipped("ink-total", "the plates of a could not be drawn"),)
    spared = preflight_files({"a": vast}, profile, worker, lambda *_: None, ink=True, selection=SMALL_TEXT)
    assert (spared.findings, spared.held, spared.program) == ((), ("small-text",), "")


def test_ink_that_was_not_asked_for_is_skipped(worker: Worker, profile: PressProfile) -> None:
    """By the name of each rule, with the reason."""
    found = preflight_files({"a": GOOD}, profile, worker, lambda *_: None, ink=False)
    asked = [check.slug for check in CHECKS if check.ink and profile.levels.get(check.slug, 1) is not None]
    assert [one.rule for one in found.skipped if one.why == NOT_ASKED] == asked


def test_the_report_is_the_same_each_time(worker: Worker, profile: PressProfile) -> None:
    """As JSON and HTML, byte for byte; the picture is drawn for HTML."""
    files = {"small.pdf": SMALL}
    reports = [preflight_report(look(worker, profile, **files), files, profile, worker) for _ in range(2)]
    assert report_json(reports[0]) == report_json(reports[1])
    page = report_html(reports[0])
    assert page == report_html(reports[1])
    assert page.count(b"data:image/png") == 1
