"""Whatever stands under `pages`, `ads` and in a dummy: findings, never an exception, and a plan that make-up can place."""

import json
import sys
import xml.etree.ElementTree as ET
from collections import Counter
from pathlib import Path

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

sys.path.append(str(Path(__file__).parents[1] / "unit" / "intake"))
from intake_ground import LAYOUT, read

from stonehand.intake.dummy_file import read_dummy
from stonehand.intake.house_html import STYLES, TAGS, read_house_html
from stonehand.intake.layout_patterns import outside
from stonehand.model.finding import Where
from stonehand.model.issue import Issue

CAMPAIGN = settings(deadline=None, max_examples=120, suppress_health_check=[HealthCheck.too_slow])

SLUGS = st.sampled_from(["a", "b", "c", "nix"])
PAIRS = st.sampled_from([[0, 14], [0, 3], [5, 20], [1, 9], [4, 60], [9, 9], [0, 0], [1], [], "x", None])
NUMBERS: st.SearchStrategy[object] = st.sampled_from([1, 2, 3, 9, 0, -1, "best", "A1", "x", None, 1.5, True, [], {}])
JUNK = st.one_of(
    st.none(), st.booleans(), st.integers(-2, 99), st.text("ab1:[]{}-'", max_size=6), st.just([]), st.just({})
)


def some(strategy: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    """Mostly what is wanted, now and then anything."""
    return st.one_of(strategy, strategy, strategy, JUNK)


RECIPES = st.fixed_dictionaries(
    {},
    optional={
        "headline": some(st.sampled_from(["40pt", "40", "x"])),
        "head": some(st.sampled_from(["above", "wing", "up"])),
        "pictures": some(st.lists(PAIRS, max_size=2)),
        "without": some(st.lists(st.sampled_from(["qr", "kicker", "head"]), max_size=2)),
    },
)
FRAMES = st.fixed_dictionaries(
    {},
    optional={
        "frame": some(st.sampled_from(["lead", "rail", "second", "page", "nave"])),
        "story": some(SLUGS),
        "stories": some(st.lists(SLUGS, max_size=3)),
        "ad": some(st.sampled_from(["x", "y", "nix"])),
        "part": some(NUMBERS),
        "at": PAIRS,
        "size": PAIRS,
        "legs": some(NUMBERS),
        "jump": some(NUMBERS),
        "recipe": some(RECIPES),
        "locked": some(st.booleans()),
        "unknown": JUNK,
    },
)
PAGES = st.lists(
    some(
        st.fixed_dictionaries(
            {"page": some(st.sampled_from([1, 2, 3, "A1", "B2"]))},
            optional={
                "master": some(st.sampled_from(["front", "inside", "turned", "nix"])),
                "inks": some(st.sampled_from(["k", "cmyk"])),
                "frames": some(st.lists(some(FRAMES), max_size=4)),
            },
        )
    ),
    max_size=4,
)
ADS = st.lists(
    some(
        st.fixed_dictionaries(
            {
                "id": some(st.sampled_from(["x", "y"])),
                "size": some(st.sampled_from(["50mm x 50mm", "0mm x 1mm", "9m"])),
            },
            optional={
                "page": NUMBERS,
                "file": some(st.sampled_from(["ads/a.html", "../a.html", "ads/b.png", "a.pdf"])),
                "inks": some(st.sampled_from(["k", "cmyk"])),
                "pulled": some(st.booleans()),
            },
        )
    ),
    max_size=3,
)


def check_plan(issue: Issue) -> None:
    """A plan holds each story's part and each advertisement once, ready, inside its page; jumps and second parts go forward."""
    ready, booked = {story.slug for story in issue.stories}, {ad.id for ad in issue.ads}
    pages = [page.page for page in issue.pages]
    assert len(set(pages)) == len(pages)
    stood: Counter[tuple[str, int]] = Counter()
    begun: dict[str, int] = {}
    for place, page in enumerate(issue.pages):
        master = LAYOUT.masters.get(page.master) or (LAYOUT.inside if place else LAYOUT.front)
        for frame in page.frames:
            assert not (frame.ad and frame.stories)
            assert set(frame.stories) <= ready
            assert frame.part <= 2 or not frame.stories
            stood.update((slug, frame.part) for slug in frame.stories)
            stood.update([(frame.ad, 0)] if frame.ad in booked else [])
            begun.update(dict.fromkeys(frame.stories if frame.part == 1 else (), place))
            assert frame.part == 1 or all(begun[slug] < place for slug in frame.stories)
            assert not frame.jump or len(frame.stories) == 1
            assert frame.jump in {"", "best"} or pages.index(frame.jump) > place  # type: ignore[arg-type]
            if frame.at and frame.size and not frame.ad:
                assert outside(frame.at, frame.size, LAYOUT.grid, master) == ""
    assert not stood or max(stood.values()) == 1


@CAMPAIGN
@given(pages=some(PAGES), ads=some(ADS), dummy=st.one_of(st.none(), some(PAGES)))
@example(pages=[{"page": 1, "frames": [{"frame": "rail", "stories": ["a", "a"]}]}], ads=[], dummy=None)
@example(pages=[{"page": 1}, {"page": 1}], ads=[{"id": "x", "size": "50mm x 50mm", "page": 7}], dummy=[])
def test_intake_placement_any_plan_can_be_placed(pages: object, ads: object, dummy: object) -> None:
    """Random YAML under `pages`, `ads` and in dummy.yaml is read without an exception, each fault with a place and a hint."""
    more = f"pages: {json.dumps(pages)}\nads: {json.dumps(ads)}\n"
    files = {"ads/a.html": "<p>a</p>"}
    if dummy is not None:
        files["dummy.yaml"] = json.dumps({"schema": 1, "pages": dummy})
    issue, findings = read(more, files)
    for finding in findings:
        assert finding.hint
        assert isinstance(finding.where, Where)
        assert len(finding.message) < 400
    check_plan(issue)


@settings(deadline=None, max_examples=150)
@given(st.one_of(st.binary(max_size=80), st.text("a1 :-[]{},'\n#&*!|", max_size=80).map(str.encode)))
def test_intake_placement_any_bytes_are_a_dummy_or_findings(content: bytes) -> None:
    """Whatever lies in dummy.yaml gives pages or says why not."""
    outcome = read_dummy("dummy.yaml", b"schema: 1\npages:\n" + content)
    assert outcome.value is not None or outcome.findings
    assert all(isinstance(finding.where, Where) and finding.hint for finding in outcome.findings)


PIECES = (
    "<p>|<p style='margin:1mm;color:red'>|</p>|<br>|<hr/>|<table>|<tr>|<td>|</table>|<li>|<svg>|"
    "<math>|<script>|</script>|<style>|<!--|-->|<![CDATA[|]]>|<?x?>|&|&amp;|&#0;|&#12;|&#xFFFE;|"
    "&#xD800;|<|>|\"|'|a|b|<plaintext>|<a href=x>|<p class='a&b'>|<template>|<select>|<b>|</b>|<i>|"
    "<div style='width:url(x)'>|style=|"
    "\x0c|\ufffe"
)
HTML = st.lists(st.sampled_from(PIECES.split("|")), max_size=30).map(" ".join)


@settings(deadline=None, max_examples=250)
@given(HTML)
@example("a&#12;b")
@example("<p class='&#12;'>a")
def test_intake_placement_house_html_is_harmless_and_well_formed(html: str) -> None:
    """Whatever an advertisement holds, out comes XML of known elements, with no attribute but class and harmless style."""
    outcome = read_house_html(html, Where("a.html", 1))
    tree = ET.fromstring(f"<div>{outcome.value}</div>")  # noqa: S314 - our own output
    for element in tree.iter():
        assert element.tag in TAGS
        assert set(element.attrib) <= {"class", "style"}
        for declaration in filter(None, element.attrib.get("style", "").split(";")):
            name, _, value = declaration.partition(":")
            assert name in STYLES
            assert not set(value) & set("()\\'\"@/<")
