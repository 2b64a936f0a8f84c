"""Galley proofs: every line of copy stands on its sheets once, beside its number, and whoever holds a sheet knows what it is."""

import io
import re
from collections.abc import Iterator
from dataclasses import replace

import pikepdf
import pytest
from builds import ROOT, SAMPLE
from galley_room import NOTICE, GalleyRoom, plain, prove, read_rows, read_sheets, stories
from hypothesis import HealthCheck, Phase, given, settings
from random_copy import issues

from stonehand.engines.worker import Worker
from stonehand.model.galley import Galley
from stonehand.pipeline.desk import read_desk
from stonehand.pipeline.making import Made
from stonehand.pipeline.setting import set_issue
from stonehand.pipeline.stopwatch import Stopwatch
from stonehand.workspace import roots

HEAD = "---\nheadline: {slug}\npriority: {priority}\n---\n"
SENTENCE = "The harbour office counted the gulls again, and came to another number than the gulls did. "
ARABIC = "يعود الجسر إلى العمل صباح اليوم بعد أحد عشر شهرا من الإصلاح، ويعبر الناس إلى الضفة الأخرى. "


@pytest.fixture(scope="module")
def room() -> Iterator[GalleyRoom]:
    """The sample's layout and fonts, and an engine."""
    desk = read_desk(roots.find(ROOT), SAMPLE, None).value
    assert desk is not None
    with Worker() as worker:
        worker.prepare({face.file: face.data for face in desk.fonts.faces}, desk.press.icc if desk.press else b"")
        yield GalleyRoom(desk, worker)


@pytest.fixture(scope="module")
def sample(room: GalleyRoom) -> Made:
    """The sample issue, set and made up."""
    return Made(set_issue(room.desk, room.worker, Stopwatch(lambda: 0.0)).value)


@pytest.fixture(scope="module")
def sample_proofs(room: GalleyRoom, sample: Made) -> bytes:
    """Its galley proofs."""
    return room.draw(room.desk, sample, "0123456789abcdef")


def standing(made: Made) -> dict[str, Galley]:
    """Give the galley of each story that is on its sheets."""
    assert made.pages is not None
    by_slug = {galley.slug: galley for galley in reversed(made.pages.galleys)}
    return by_slug | {galley.slug: galley for galley in made.pages.makeup.galleys}


def article(slug: str, body: str, priority: str = "third") -> str:
    """Write an article."""
    return HEAD.format(slug=slug, priority=priority) + body + "\n"


def test_every_line_of_the_sample_stands_once(sample: Made, sample_proofs: bytes) -> None:
    """Each line of each story, the drop caps, tables, lists and German with it, stands on the row of its number, and once."""
    found = stories(sample_proofs)
    galleys = standing(sample)
    assert list(found) == [slug for slug in found if slug in galleys]
    assert set(found) == set(galleys)
    for slug, sheets in found.items():
        prove(sheets, galleys[slug])


def test_every_sheet_says_what_it_is(sample: Made, sample_proofs: bytes) -> None:
    """Paper, date, slug, the article's path, how long it is, where it stands, the sheet's number and the build head each sheet."""
    sheets = stories(sample_proofs)["harbour-bridge"]
    lines = sum(line.depth for line in standing(sample)["harbour-bridge"].lines if not line.repeat)
    facts = (
        "harbour-bridge",
        "The Haven Gazette, 2026-11-27",
        f"issues/{SAMPLE}/articles/harbour-bridge.md",
        f"{lines} lines, 1155 words",
        "on pages 1, 2",
        "build 0123456789ab",
    )
    assert len(sheets) == 2
    for number, sheet in enumerate(sheets, 1):
        for fact in (*facts, f"sheet {number} of 2"):
            assert plain(fact) in sheet.text
        assert sheet.size == pytest.approx((595.276, 841.89), abs=0.01)


def test_heads_captions_and_alt_texts_are_read_as_well(sample_proofs: bytes) -> None:
    """The heads of both parts, the caption and its credit, the picture's file, its alt text and the code stand over the lines."""
    text = stories(sample_proofs)["harbour-bridge"][0].text
    for words in (
        "Transport Harbour bridge reopens after eleven months",
        "the long detour through Kettle Lane is over at last. Marta Linde · Port Haven",
        "Head on page 2, over 4 columns · drawn at 93% Bridge",
        "The new bearing lies under the stone drum. Engraving by Ada Quill",
        f"Picture issues/{SAMPLE}/pictures/bridge.jpg, 1500 by 1000 pixels, on page 1, over 3 columns",
        "Alt text: An iron swing bridge over calm water",
        "https://gazette.example.org/412/harbour-bridge",
    ):
        assert text.count(plain(words)) == 1, words


def test_the_file_is_a_proof_and_nothing_else(sample_proofs: bytes) -> None:
    """It has a title, a bookmark for each story, its faces in it, one black, no annotation, and no claim to be a press file."""
    with pikepdf.open(io.BytesIO(sample_proofs)) as pdf:
        assert str(pdf.docinfo.Title) == "The Haven Gazette, 2026-11-27: galley proofs"
        assert not {"/OutputIntents", "/Metadata"} & set(pdf.Root.keys())
        with pdf.open_outline() as outline:
            marks = [str(item.title) for item in outline.root]
        assert marks[0] == "harbour-bridge: Harbour bridge reopens after eleven months"
        assert len(marks) == len(stories(sample_proofs))
        for page in pdf.pages:
            assert "/Annots" not in page.obj
            for font in page.Resources.Font.values():
                (inner,) = font.DescendantFonts
                assert {"/FontFile2", "/FontFile3"} & set(inner.FontDescriptor.keys())
            colours = {
                (str(done.operator), *(float(str(value)) for value in done.operands))
                for done in pikepdf.parse_content_stream(page)
                if str(done.operator) in {"rg", "RG", "g", "G", "k", "K", "sc", "SC", "scn", "SCN"}
            }
            assert colours <= {("rg", 0.0, 0.0, 0.0), ("RG", 0.0, 0.0, 0.0)}


PHASES = (Phase.explicit, Phase.reuse, Phase.generate)


@settings(max_examples=6, deadline=None, phases=PHASES, suppress_health_check=list(HealthCheck))
@given(articles=issues(3, 8))
def test_every_line_of_any_copy_stands_once(room: GalleyRoom, articles: dict[str, str]) -> None:
    """Whatever stands in the articles, on pages too few or too shallow for it, its lines stand on the sheets once."""
    desk, made = room.set(articles, 40)
    galleys = standing(made)
    found = stories(room.draw(desk, made))
    assert set(found) == set(articles)
    for slug, sheets in found.items():
        prove(sheets, galleys[slug])


def test_tables_and_stories_longer_than_a_sheet_go_on(room: GalleyRoom) -> None:
    """A table of 200 rows and a story of 600 lines take as many sheets as they need, each row and line once; both come out twice
    to the byte.
    """
    table = "| Boat | Berth |\n| --- | --- |\n" + "\n".join(f"| boat {row} | {row * 7} |" for row in range(200))
    copy = {"table": article("table", table), "long": article("long", "\n\n".join([SENTENCE * 9] * 26), "lead")}
    desk, made = room.set(copy)
    pdf = room.draw(desk, made)
    found, galleys = stories(pdf), standing(made)
    assert len(galleys["long"].lines) > 600
    assert (len(found["table"]), len(found["long"])) == (2, 5)
    for slug, sheets in found.items():
        prove(sheets, galleys[slug])
    assert room.draw(desk, made) == pdf


def test_stories_of_a_line_or_none_have_a_sheet(room: GalleyRoom) -> None:
    """One line stands by itself; a story without a line has its head on a sheet."""
    desk, made = room.set({"one": article("one", "Rain."), "none": article("none", "Rain.")})
    assert made.pages is not None
    galleys = tuple(replace(g, lines=()) if g.slug == "none" else g for g in made.pages.makeup.galleys)
    made = Made(replace(made.pages, makeup=replace(made.pages.makeup, galleys=galleys)))
    found = stories(room.draw(desk, made))
    prove(found["one"], standing(made)["one"])
    assert plain("0 lines") in found["none"][0].text
    assert "rain" not in found["none"][0].text


def test_copy_that_runs_from_the_right_comes_out_whole(room: GalleyRoom) -> None:
    """An Arabic story has its lines beside their numbers, each once: lines that differ are read as different, and no others."""
    text = "---\nheadline: الجسر مفتوح\nlang: ar\n---\n" + ARABIC * 12 + "\n\n- " + ARABIC
    desk, made = room.set({"arabic": text})
    found, galley = stories(room.draw(desk, made))["arabic"], standing(made)["arabic"]
    assert all(line.rtl for line in galley.lines)
    rows, rest = read_rows(found, galley.measure)
    assert (list(rows), rest) == (list(range(1, len(galley.lines) + 1)), "")
    # the face draws letters and their dots apart, so a row cannot be read as letters
    said = {(line.marker, line.text, line.end, rows[number]) for number, line in enumerate(galley.lines, 1)}
    assert len(said) == len({row for *_, row in said}) == len({(marker, text) for marker, text, *_ in said})
    assert all(len(row) >= len(plain(text)) for _, text, _, row in said)


def test_lines_without_a_place_are_marked(room: GalleyRoom) -> None:
    """What no page holds stands under the word OVERSET, and the sheet says how much; what stands on a page is not marked."""
    table = "| Boat |\n| --- |\n| " + SENTENCE * 40 + " |"
    copy = {"wide": article("wide", "Before.\n\n" + table + "\n\nAfter."), "short": article("short", SENTENCE)}
    desk, made = room.set(copy, 22)
    assert made.pages is not None
    found, over = stories(room.draw(desk, made)), dict(made.pages.makeup.overset)
    assert over["wide"] > 20
    text = "".join(sheet.text for sheet in found["wide"])
    assert NOTICE in text
    assert plain(f"OVERSET by {over['wide']}") in text
    assert not any("overset" in sheet.text for sheet in found["short"])
    prove(found["wide"], standing(made)["wide"])


def test_copy_that_is_not_set_is_listed(room: GalleyRoom) -> None:
    """Held copy is on the last sheet, with its headline, its file and its length; a filler nobody needed has a sheet of its own."""
    held = article("late", SENTENCE).replace("priority", "status: hold\npriority")
    desk, made = room.set({"short": article("short", SENTENCE), "late": held})
    pdf = room.draw(desk, made)
    last = read_sheets(pdf)[-1]
    assert plain("late not set: hold") in last.text
    assert re.search(r"articles/late\.md.16words", last.text)
    assert list(stories(pdf)) == ["short", ""]
