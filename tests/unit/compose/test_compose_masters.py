"""Masters: what a template is told, and every way it can fail."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from types import SimpleNamespace
from typing import Any, cast

import pytest

from stonehand.compose.masters import PLACE, fill_master, issue_facts, page_facts, spelt_date, template_path
from stonehand.engines.template_fault import TemplateFault
from stonehand.engines.templates import render_template
from stonehand.engines.worker import JobFault
from stonehand.model.article import Article, Priority, Run, Status
from stonehand.model.dummy import Inks, PageId
from stonehand.model.finding import EngineFailed, Where, error
from stonehand.model.issue import Ad, Issue
from stonehand.model.layout import Layout, Master, Words
from stonehand.model.page import Box, MadeUpPage, Part, PlacedAd
from stonehand.model.units import Columns, Lines, Mm

PAGE = MadeUpPage(PageId("1"), 1, "front", ())


HERE = Where("layouts/gazette/layout.yaml", 40, 3)
FRONT, INSIDE = (Master(name, f"{name}.html.j2", Lines(3), HERE) for name in ("front", "inside"))
WEEK, YEAR = "Mo Tu We Th Fr Sa Su", "jan feb mar apr may jun jul aug sep oct nov dec"
WORDS = Words("to", "from", "Read", "Ad", "{weekday} {day} {month} {year}", tuple(WEEK.split()), tuple(YEAR.split()))


def layout(template: str | None) -> Layout:
    """Give as much of a layout as a master needs."""
    templates = {} if template is None else {"front.html.j2": template}
    return cast(
        "Layout",
        SimpleNamespace(
            templates=templates, where=HERE, masters={"front": FRONT, "inside": INSIDE}, inside=INSIDE, words=WORDS
        ),
    )


def fill(template: str, **facts: Any) -> tuple[str, list[tuple[str, int | None]]]:
    outcome = fill_master(layout(template), PAGE, facts, "<p>copy</p>", render_template)
    found = [(one.id, one.where.line if isinstance(one.where, Where) else None) for one in outcome.findings]
    return outcome.value, found


def test_the_matter_is_set_in_and_facts_are_escaped() -> None:
    """Our markup stands where the master says `matter`; a paper called `<b>` is text."""
    set_in = "<h1>&lt;b&gt;</h1><!--matter--><p>copy</p><!--/matter-->"
    assert fill("<h1>{{ name }}</h1>{{ matter }}", name="<b>") == (set_in, [])


@pytest.mark.parametrize(
    ("template", "fault", "line"),
    [
        ("{{ matter }}\n{% if %}", "compose/template-syntax", 2),
        ("{{ matter }}\n\n{{ pagenumber }}", "compose/undefined-name", 3),
        ("{{ matter }}{{ ''.__class__.__mro__ }}", "compose/template-escape", 1),
        ("{{ matter }}\n{{ 1 / 0 }}", "compose/template-failed", 2),
        ("{{ matter }}{% include 'other.html' %}", "compose/template-failed", 1),
        ("<h1>no matter</h1>", "compose/matter-lost", None),
        ("{{ matter }}{{ matter }}", "compose/matter-lost", None),
    ],
)
def test_a_faulty_master_is_found_and_loses_no_copy(template: str, fault: str, line: int | None) -> None:
    """Whatever is wrong with a master, its file and line are named and the page's matter is set without it."""
    assert fill(template) == ("<p>copy</p>", [(fault, line)])


def test_a_missing_template_is_found() -> None:
    """A master that names a file the layout lacks is reported where the layout names it."""
    outcome = fill_master(layout(None), PAGE, {}, "<p>copy</p>", render_template)
    assert [(one.id, one.where) for one in outcome.findings] == [("compose/template-missing", HERE)]


def test_a_runaway_master_is_found() -> None:
    """What the limits of the process stop becomes a finding on the template."""

    def never(_source: str, _name: str, _context: Mapping[str, Any]) -> str:
        raise EngineFailed(error("engine/time-limit", "it took longer than 5 s"))

    outcome = fill_master(layout("{% for x in y %}"), PAGE, {}, "<p>copy</p>", never)
    assert [one.id for one in outcome.findings] == ["compose/template-runaway"]
    assert "5 s" in outcome.findings[0].message


def test_a_fault_told_by_a_child_is_the_same_fault() -> None:
    """A rendering child tells of a fault by its fields; the finding is that of a fault seen at home."""

    def child(_source: str, _name: str, _context: Mapping[str, Any]) -> str:
        kind, fields = "TemplateFault", {"kind": "undefined", "message": "'x' is undefined", "line": 7}
        raise JobFault(kind, "told", fields)

    outcome = fill_master(layout("{{ x }}"), PAGE, {}, "", child)
    assert [(one.id, one.where) for one in outcome.findings] == [
        ("compose/undefined-name", Where("layouts/gazette/masters/front.html.j2", 7))
    ]


def test_templates_cannot_change_what_they_are_given() -> None:
    """The sandbox refuses to write into the facts of a page."""
    with pytest.raises(TemplateFault) as caught:
        render_template("{{ facts.append(1) }}", "t", {"facts": [1]})
    assert caught.value.kind == "escape"


def test_a_master_is_looked_up_by_its_name() -> None:
    """A page that names a master of the layout's own gets its template; one nobody knows, that of the inside pages."""
    named = layout("front: {{ matter }}")
    extra = Master("letters", "letters.html.j2", Lines(3), HERE)
    both = cast(
        "Layout",
        SimpleNamespace(
            templates={"letters.html.j2": "letters: {{ matter }}", "inside.html.j2": "inside: {{ matter }}"},
            where=HERE,
            masters={"letters": extra, "inside": INSIDE},
            inside=INSIDE,
        ),
    )
    filled = {
        name: fill_master(both, replace(PAGE, master=name), {}, "", render_template).value.partition(":")[0]
        for name in ("letters", "gone")
    }
    assert filled == {"letters": "letters", "gone": "inside"}
    assert fill_master(named, PAGE, {}, "", render_template).value.startswith("front")


def test_a_template_knows_its_page() -> None:
    """Its label, section, inks, and what stands on it."""
    ad = Ad("coal", HERE, Mm(98.0), Mm(60.0), PageId(""), inner=False, inks=Inks.K)
    box = Box(Columns(0), Lines(50), Columns(2), Lines(18))
    page = MadeUpPage(PageId("B2"), 10, "inside", (), (PlacedAd(box, ad),), Inks.K, "Sport")
    told = page_facts(page, 16)["page"]
    assert (told["id"], told["label"], told["number"], told["of"]) == ("B2", "B2", 10, 16)
    assert (told["section"], told["inks"], told["recto"], told["ads"]) == ("Sport", "k", False, ["coal"])
    assert fill("{{ matter }}{{ page.section }} {{ page.inks }}", page=told)[0].endswith("Sport k")


def test_a_template_knows_where_stories_begin() -> None:
    """A story's page by its label and by its place in the book, and the paper's own words as they stand in the layout."""
    frame = Box(Columns(0), Lines(4), Columns(2), Lines(18))
    part = Part("bridge", 1, frame, None, None, (), (), None, None, None, rule_above=False)
    pages = [PAGE, MadeUpPage(PageId("B2"), 10, "inside", (part, replace(part, slug="gone", part=2)))]
    paper = SimpleNamespace(name="Gazette", lang="en-GB", identity={"price": "1"}, words=WORDS)
    told = issue_facts(_issue(), cast("Layout", paper), pages)
    assert [(story["slug"], story["page"], story["page_number"]) for story in told["stories"]] == [("bridge", "B2", 10)]
    assert told["words"]["advertisement"] == "Ad"
    assert told["paper"] == {"name": "Gazette", "lang": "en-GB", "price": "1"}


def _issue() -> Issue:
    stories = tuple(
        Article(
            slug, HERE, "en-GB", (Run("A head"),), "Transport", (), "", "", "news", Priority.LEAD, Status.READY, None,
            (), (), 0,
        )
        for slug in ("bridge", "gone")
    )  # fmt: skip
    return Issue("1", "gazette", dt.date(2026, 11, 27), 412, "", HERE, stories)


def test_dates_are_spelt_in_the_papers_words() -> None:
    """27 November 2026 is a Friday."""
    assert spelt_date(dt.date(2026, 11, 27), layout("")) == "Fr 27 nov 2026"


def test_a_templates_path_is_beside_the_layout() -> None:
    """Findings name the template's file in the workspace."""
    assert template_path(layout(""), FRONT) == "layouts/gazette/masters/front.html.j2"


def test_the_place_of_the_matter_is_one_element() -> None:
    """A template sees an empty element where the matter will stand."""
    assert render_template("{{ matter }}", "t", {"matter": PLACE}) == PLACE
