"""What is told of a story: its words stretch by stretch, its lines, its pictures, and where it went."""

from dataclasses import replace

import pytest
from collation_papers import paper, with_page

from stonehand.collation.collate import collate
from stonehand.collation.copy import copy_edits
from stonehand.model.changes import Edit, Fate
from stonehand.model.drawn import Area
from stonehand.model.finding import Where
from stonehand.model.impression import Copy, Impression, Stand, Thing
from stonehand.model.units import Mm

FIRST = "The bridge was opened on Thursday, and the town went over it and came back."
SECOND = "Nobody cut a ribbon, since nobody had brought any scissors to the quay."
THIRD = "The harbour master counted nine cars, one dog and a man in a gown."
FOURTH = "It will be closed again in April, when the second roller comes from Aldmouth."


def copy(*parts: str | tuple[str, str]) -> tuple[Copy, ...]:
    told = (("body", part) if isinstance(part, str) else part for part in parts)
    return tuple(Copy(what, words, Where("a.md", line)) for line, (what, words) in enumerate(told, 1))


def edits(before: tuple[Copy, ...], after: tuple[Copy, ...]) -> list[tuple[str, str, str]]:
    return [(edit.what, edit.gone, edit.come) for edit in copy_edits(before, after)]


def test_a_word_has_those_round_it() -> None:
    """A few words before and behind, of its own stretch; punctuation belongs to its word; the place is the later one."""
    (edit,) = copy_edits(copy(FIRST, SECOND), copy(("headline", "New"), FIRST, SECOND.replace("ribbon,", "rope,")))[1:]
    assert edit == Edit("body", "ribbon,", "rope,", "Nobody cut a", "since nobody had brought", Where("a.md", 3))


def test_a_paragraph_put_in_is_one_edit() -> None:
    """It comes whole, between the end of the one before and the beginning of the one behind."""
    (edit,) = copy_edits(copy(FIRST, SECOND), copy(FIRST, THIRD, SECOND))
    assert (edit.gone, edit.come) == ("", THIRD)
    assert (edit.before, edit.behind) == ("it and came back.", "Nobody cut a ribbon,")
    assert edit.where == Where("a.md", 2)


def test_a_paragraph_taken_out_is_one_edit() -> None:
    """It is gone whole, and its place is where it was written."""
    (edit,) = copy_edits(copy(FIRST, THIRD, SECOND), copy(FIRST, SECOND))
    assert (edit.gone, edit.come, edit.where) == (THIRD, "", Where("a.md", 2))
    assert (edit.before, edit.behind) == ("it and came back.", "Nobody cut a ribbon,")


def test_a_paragraph_carried_elsewhere_has_moved() -> None:
    """It is told once, as moved, where it stands by now."""
    (edit,) = copy_edits(copy(FIRST, SECOND, THIRD, FOURTH), copy(SECOND, THIRD, FOURTH, FIRST))
    assert (edit.moved, edit.gone, edit.come, edit.where) == (True, FIRST, FIRST, Where("a.md", 4))


def test_a_word_in_a_paragraph_beside_one_put_in() -> None:
    """Stretches are paired by what they have in common, not by their number."""
    after = copy(THIRD, FIRST.replace("Thursday", "Friday"), SECOND)
    assert edits(copy(FIRST, SECOND), after) == [("body", "", THIRD), ("body", "Thursday,", "Friday,")]


def test_a_paragraph_parted_or_joined_keeps_its_words() -> None:
    """Where only the parting of paragraphs changed, no word did."""
    assert edits(copy(f"{FIRST} {SECOND}", THIRD), copy(FIRST, SECOND, THIRD)) == []
    assert edits(copy(FIRST, SECOND, THIRD), copy(FIRST, f"{SECOND} {THIRD}")) == []


def test_a_paragraph_written_anew_is_told_whole() -> None:
    """What kept hardly a word is one edit, not a salad of small ones."""
    assert edits(copy(FIRST, SECOND), copy(THIRD, SECOND)) == [("body", FIRST, THIRD)]


@pytest.mark.parametrize("space", ["\u00a0", "\u202f", "\n", "  "])
def test_white_space_is_no_word(space: str) -> None:
    """Another space between the same words is no edit."""
    assert edits(copy("There are 10 km of it."), copy(f"There are 10{space}km of it.")) == []


def test_scripts_without_spaces_are_told_character_by_character() -> None:
    """A character exchanged in Chinese is that character, with those round it."""
    before = "港口的旧桥在十一个月的修缮之后重新开放"
    (edit,) = copy_edits(copy(before), copy(before.replace("旧", "新")))
    assert (edit.gone, edit.come, edit.before, edit.behind) == ("旧", "新", "港口的", "桥在十一")


def test_copy_that_runs_from_the_right() -> None:
    """A word exchanged in Arabic is that word."""
    before = "وصل المجلس البلدي إلى اتفاق بشأن الجسر القديم"
    assert edits(copy(before), copy(before.replace("القديم", "الجديد"))) == [("body", "القديم", "الجديد")]


def test_parts_of_the_head_are_told_by_their_kind() -> None:
    """A kicker that came is no edit of the headline; a headline written anew is the headline's."""
    before = copy(("headline", "The bridge is open"), ("byline", "Marta Linde"), FIRST)
    after = copy(("kicker", "Transport"), ("headline", "Ribbon uncut"), ("byline", "Marta Linde"), FIRST)
    assert edits(before, after) == [("kicker", "", "Transport"), ("headline", "The bridge is open", "Ribbon uncut")]


def test_captions_stand_apart_from_the_text() -> None:
    """A caption's word is the caption's, whatever happens in the text."""
    before, after = copy(FIRST, ("caption", "A view of it.")), copy(FIRST, SECOND, ("caption", "Our view of it."))
    assert edits(before, after) == [("body", "", SECOND), ("caption", "A", "Our")]


def test_rows_of_a_table_are_stretches() -> None:
    """One figure is that figure; a row put in is that row."""
    before = copy(("table", "Quay Tonnes"), ("table", "North 14,300"), ("table", "South 8,120"))
    after = copy(("table", "Quay Tonnes"), ("table", "North 14,310"), ("table", "East 7"), ("table", "South 8,120"))
    assert edits(before, after) == [("table", "14,300", "14,310"), ("table", "", "East 7")]


def issue(text: str = FIRST) -> Impression:
    return paper([("bridge",), ("quay",), ("tower",)], {"bridge": [text], "quay": [THIRD], "tower": [FOURTH]})


def test_other_lines_of_the_same_words() -> None:
    """A story whose lines break otherwise was reset; none other is told."""
    after = issue()
    lines = (*after.pages[1].lines[:-1], "otherwise broken")
    (change,) = collate(issue(), with_page(after, 2, lines=lines, sum="x")).stories
    assert (change.slug, change.fate, change.reset, change.edits) == ("quay", Fate.CHANGED, True, ())


def test_other_faces_of_the_same_lines() -> None:
    """A story in another face was reset, though its lines break alike."""
    stand = replace(issue().pages[1].stands[0], sum="another face")
    changes = collate(issue(), with_page(issue(), 2, stands=(stand,), sum="x"))
    assert [(change.slug, change.reset) for change in changes.stories] == [("quay", True)]
    assert [(change.page, change.stories) for change in changes.pages] == [("2", ("quay",))]


def test_words_that_changed_are_no_reset() -> None:
    """Where words changed, lines break otherwise of course."""
    (change,) = collate(issue(), issue(FIRST.replace("town", "whole town"))).stories
    assert (change.reset, [edit.come for edit in change.edits]) == (False, ["whole"])


def test_a_story_that_came_or_is_held() -> None:
    """A story that is in one issue alone has come or gone, with its place and pages."""
    pages = [("bridge",), ("quay",)]
    less = paper(pages, {"bridge": [FIRST], "quay": [THIRD]})
    (gone,) = collate(issue(), less).stories
    assert (gone.slug, gone.fate, gone.before, gone.after) == ("tower", Fate.REMOVED, ("3",), ())
    (come,) = collate(less, issue()).stories
    assert (come.slug, come.fate, come.before, come.after) == ("tower", Fate.ADDED, (), ("3",))


def picture(name: str = "quay.jpg", **fields: object) -> Stand:
    spot = Area.sized(Mm(20.0), Mm(20.0), Mm(60.0), Mm(40.0))
    plain = Stand(Thing.PICTURE, name, spot, 1, "quay", (0.0, 0.0, 1.0, 1.0), "one")
    return replace(plain, **fields)  # type: ignore[arg-type] # whatever field it is


@pytest.mark.parametrize(
    ("then", "told"),
    [
        ((picture(),), ()),
        ((picture(sum="other"),), ("quay.jpg",)),
        ((picture(crop=(0.0, 0.1, 1.0, 1.0)),), ("quay.jpg",)),
        ((picture(crop=(0.0, 0.0002, 1.0, 1.0)),), ()),
        ((picture("other.jpg"),), ("quay.jpg", "other.jpg")),
        ((), ("quay.jpg",)),
        ((picture(), picture("second.jpg")), ("second.jpg",)),
    ],
)
def test_pictures_that_changed(then: tuple[Stand, ...], told: tuple[str, ...]) -> None:
    """Another file, another crop, one more or one less: those are named, in the story and on the page."""
    story = issue().pages[1].stands
    before = with_page(issue(), 2, stands=(*story, picture()))
    changes = collate(before, with_page(issue(), 2, stands=(*story, *then), sum="x"))
    assert tuple(name for change in changes.stories for name in change.pictures) == told
    assert {name for change in changes.pages for name in change.pictures} == set(told)
    assert all(change.fate is Fate.CHANGED and not change.reset for change in changes.stories)


def test_on_a_page_of_equal_bytes_nothing_was_set_otherwise() -> None:
    """Another sum of what a story wears, or of its picture's file, says nothing where the page's file is the same."""
    page = issue().pages[1]
    stand = replace(page.stands[0], sum="another face")
    assert collate(issue(), with_page(issue(), 2, stands=(stand,))).same
    pictured = with_page(issue(), 2, stands=(page.stands[0], picture(sum="a")))
    assert collate(pictured, with_page(issue(), 2, stands=(page.stands[0], picture(sum="b")))).same


def test_a_story_that_is_off_the_pages_is_gone_from_them() -> None:
    """Copy that stands nowhere any more is told as removed from its page, and not as set anew; and the other way round."""
    pages = tuple(page for page in issue().pages if page.page != "2")
    off = tuple(replace(story, pages=()) if story.slug == "quay" else story for story in issue().stories)
    without = replace(issue(), pages=pages, stories=off)
    (gone,) = collate(issue(), without).stories
    assert (gone.slug, gone.fate, gone.before, gone.after, gone.reset) == ("quay", Fate.REMOVED, ("2",), (), False)
    (come,) = collate(without, issue()).stories
    assert (come.slug, come.fate, come.before, come.after) == ("quay", Fate.ADDED, (), ("2",))
