"""Revisions: letters, what the shop holds, replates, and the record that keeps them."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stonehand.delivery.record import deliveries_yaml
from stonehand.delivery.revisions import files_of, letter, replate, whole
from stonehand.intake.deliveries_file import read_deliveries
from stonehand.model.delivery import PageFile, SentPage, Shipment
from stonehand.model.dummy import PageId
from stonehand.model.finding import Where

RECORD = "issues/2026-12-04/deliveries.yaml"
PLACE = Where(RECORD)


def digest(content: str) -> str:
    return hashlib.sha256(content.encode()).hexdigest()


def issue(**pages: str) -> dict[str, str]:
    """Checksums of pages `p1`, `p2` … by what is on them."""
    return {page.removeprefix("p"): digest(content) for page, content in pages.items()}


def sent(pages: tuple[SentPage, ...], *, alone: bool = False, press: str = "ours") -> Shipment:
    return Shipment(press, f"z{len(pages)}.zip", digest(repr(pages)), pages, alone)


def letters(pages: tuple[SentPage, ...]) -> dict[str, str]:
    return {one.page: one.revision for one in pages}


def test_letters_count_on() -> None:
    """None for the first, a to z, then two letters; no number gives the letters of another."""
    assert [letter(number) for number in (0, 1, 2, 26, 27, 52, 53, 703)] == ["", "a", "b", "z", "aa", "az", "ba", "aaa"]
    assert len({letter(number) for number in range(2000)}) == 2000


def test_a_page_that_differs_gets_the_next_letter() -> None:
    """Whole deliveries: unchanged pages keep theirs, one changed back is new all the same, one that is new has none."""
    first = whole(issue(p1="a", p2="b"), ())
    assert (letters(first.pages), first.revised) == ({"1": "", "2": ""}, ())
    history = [sent(first.pages)]
    second = whole(issue(p1="a", p2="B"), history)
    assert (letters(second.pages), second.revised) == ({"1": "", "2": "a"}, ("2",))
    history.append(sent(second.pages))
    third = whole(issue(p1="a", p2="b", p3="c"), history)
    assert (letters(third.pages), third.revised) == ({"1": "", "2": "b", "3": ""}, ("2",))


def test_a_replate_sends_its_page_alone() -> None:
    """The page has its next letter; the others stand as they were sent, and a second replate goes by the first."""
    history = [sent(whole(issue(p1="a", p2="b", p3="c"), ()).pages)]
    one = replate(issue(p1="a", p2="b", p3="C"), ["3"], history, PLACE)
    assert one.findings == ()
    assert letters(one.value.pages) == {"3": "a"}
    assert letters(one.value.standing) == {"1": "", "2": "", "3": "a"}
    history.append(sent(one.value.pages, alone=True))
    two = replate(issue(p1="A", p2="b", p3="CC"), ["1", "3"], history, PLACE)
    assert letters(two.value.pages) == {"1": "a", "3": "b"}


def test_a_replate_is_refused_where_another_page_differs() -> None:
    """Each page that differs, is new, or is gone is named; nothing is to be sent."""
    history = [sent(whole(issue(p1="a", p2="b", p3="c"), ()).pages)]
    refused = replate(issue(p1="A", p2="B", p4="d"), ["1"], history, PLACE)
    assert refused.value.pages == ()
    assert [found.message for found in refused.findings] == [
        "page 2 differs from what was sent, and is not among those to be sent",
        "page 4 was never sent, and is not among those to be sent",
        "page 3 was sent, and the issue has it no more, and is not among those to be sent",
    ]


def test_a_replate_of_the_same_page_is_refused() -> None:
    """A page as the shop holds it needs no plate, and the letter it has is told."""
    history = [sent(whole(issue(p1="a", p2="b"), ()).pages)]
    history.append(sent(whole(issue(p1="a", p2="B"), history).pages))
    refused = replate(issue(p1="a", p2="B"), ["2"], history, PLACE)
    assert [found.message for found in refused.findings] == [
        "page 2 is as it was sent as revision a; there is nothing to replate"
    ]


def test_a_page_of_the_pair_stands_for_the_pair() -> None:
    """Who names page 4 of a file of 4 and 5 means the file."""
    files = [PageFile((PageId("3"),), b""), PageFile((PageId("4"), PageId("5")), b"")]
    assert files_of([PageId("4")], files) == ("4-5",)


SHIPMENTS = st.lists(
    st.builds(
        Shipment,
        st.sampled_from(["ours", "the printer's", 'a "b" #c', "no"]),
        st.sampled_from(["a.zip", "x y.zip"]),
        st.just(digest("z")),
        st.lists(
            st.builds(
                SentPage,
                st.sampled_from(["1", "A2", "4-5", "B10-B11"]),
                st.sampled_from(["", "a", "n", "y"]),
                st.just(digest("p")),
            ),
            min_size=1,
            unique_by=lambda page: page.page,
        ).map(tuple),
        st.booleans(),
    ),
    min_size=1,
    max_size=5,
)


@given(SHIPMENTS)
def test_what_is_written_is_read_back(shipments: list[Shipment]) -> None:
    """The record takes any press's name, and letters YAML would take for yes and no."""
    read = read_deliveries(RECORD, deliveries_yaml(shipments).encode())
    assert read.findings == ()
    assert read.value == tuple(shipments)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("schema: 1\n", "intake/missing-key"),
        ("schema: 2\ndeliveries: []\n", "intake/unknown-schema"),
        ("schema: 1\ndeliveries:\n  - press: a\n", "intake/missing-key"),
        ("schema: 1\ndeliveries: [\n", "intake/bad-yaml"),
        ("<<<<<<< HEAD\nschema: 1\ndeliveries: []\n", "intake/bad-yaml"),
        ("", "intake/empty-file"),
    ],
)
def test_a_broken_record_gives_nothing(text: str, fault: str) -> None:
    """Keys missing, another schema, a merge that stopped half way: all are findings, and no half a history comes out."""
    read = read_deliveries(RECORD, text.encode())
    assert read.value == ()
    assert fault in {found.id for found in read.findings}


def test_one_letter_for_two_files_is_refused() -> None:
    """Two branches that each sent a revision a were merged: whoever goes on by that gives a letter out twice."""
    one, two = SentPage("3", "a", digest("x")), SentPage("3", "a", digest("y"))
    text = deliveries_yaml([sent((one,)), sent((two,))])
    read = read_deliveries(RECORD, text.encode())
    assert (read.value, [found.id for found in read.findings]) == ((), ["intake/sent-twice"])
    assert "line" not in read.findings[0].message
    assert isinstance(read.findings[0].where, Where)
    assert read.findings[0].where.line is not None
    assert read_deliveries(RECORD, deliveries_yaml([sent((one,)), sent((two,), press="other")]).encode()).findings == ()
