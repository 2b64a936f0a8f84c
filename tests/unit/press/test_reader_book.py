"""Pages in other shapes than the sample's, made by the engine and bound for readers."""

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Object
from tagged_file import TaggedFile, kids, sound

from stonehand.engines.worker import Worker
from stonehand.model.dummy import PageId
from stonehand.model.links import part_id
from stonehand.press.intent import Imprint
from stonehand.press.reader.bind import reader_book
from stonehand.press.reader.links import Mentioned
from stonehand.press.resources import content_streams, entries

FONTS = Path(__file__).parents[3] / "fonts"
FACES = {
    "a.ttf": FONTS / "source-serif/SourceSerif4SmText-Regular.ttf",
    "n.ttf": FONTS / "noto-naskh-arabic/NotoNaskhArabic_400Regular.ttf",
}
HEAD = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"/><style>
@font-face{font-family:S;src:url("stonehand:font/a.ttf")}
@font-face{font-family:N;src:url("stonehand:font/n.ttf")}
@page{size:100mm 100mm;margin:0} body{margin:0;font:10pt/12pt S,N} .l{display:block}
.h::after{content:"\\2010"} .faint{opacity:.5} .under{text-decoration:underline} .rule{border-top:1pt solid}
.ground{background:linear-gradient(red,blue)}
</style></head><body><section class="page"><div class="area">"""
IMPRINT = Imprint("A Paper", dt.date(2026, 12, 4), "en")

Bind = Callable[..., TaggedFile]


def story(slug: str, text: str, part: int = 1, head: str = "Head") -> str:
    """Write a story's part."""
    return (
        f'<article lang="en" data-story="{slug}" data-part="{part}"><header><h2><span class="l">{head}</span></h2></header>'
        f'<div class="leg">{text}</div></article>'
    )


@pytest.fixture(scope="module")
def bound() -> Iterator[Bind]:
    """Binds pages, each given by what is in its body."""
    with Worker() as worker:
        worker.prepare({name: path.read_bytes() for name, path in FACES.items()}, b"")

        def bind(*bodies: str, **mentioned: Mentioned) -> TaggedFile:
            pages = [
                (PageId(str(at)), worker.begin_tagged(HEAD + body, {}).result()) for at, body in enumerate(bodies, 1)
            ]
            return TaggedFile(reader_book(pages, mentioned, IMPRINT))

        yield bind


def roles(file: TaggedFile) -> list[str]:
    return [str(element.S).lstrip("/") for element in file.elements()]


def texts(file: TaggedFile, role: str) -> list[str]:
    return [" ".join(file.text(element).split()) for element in file.elements() if str(element.S) == f"/{role}"]


def test_a_paper_without_a_nameplate_begins_with_its_first_headline(bound: Bind) -> None:
    """Headings are lifted together: headlines are of the first level, crossheads of the second."""
    file = bound(story("a", '<p>x</p><h3><span class="l">Cross</span></h3>') + story("b", "<p>y</p>"))
    assert [role for role in roles(file) if role.startswith("H")] == ["H1", "H2", "H1"]


def test_furniture_inside_is_an_artifact_but_for_headings_and_lists_of_contents(bound: Bind) -> None:
    """Of two pages' heads the second keeps its section's name and its `nav`."""
    head = '<header><p>4 December</p><h1>{}</h1><nav><p>Page 2</p></nav><p role="presentation">***</p></header>'
    file = bound(head.format("Paper") + story("a", "<p>x</p>"), head.format("Sport") + story("b", "<p>y</p>"))
    assert texts(file, "H1") == ["Paper", "Sport"]
    assert texts(file, "P") == ["4 December", "Page 2", "x", "Page 2", "y"]
    assert "4December" in file.sheets[1].artifacts.replace(" ", "")
    assert sound(file)


def test_faint_matter_is_spoken_of_too(bound: Bind) -> None:
    """What the engine draws in a group of its own is led to through that group; its ground is an artifact."""
    faint = '<p class="faint ground"><span class="l under">Faint words</span></p><div class="rule"></div>'
    file = bound(story("a", faint + "<p>plain</p>"))
    assert texts(file, "P") == ["Faint words", "plain"]
    assert sound(file)
    (reference,) = [
        kid for element in file.elements() for kid in kids(element) if isinstance(kid, Object) and "/Stm" in kid
    ]
    leads = file.parents[int(reference.Stm.StructParents)][int(reference.MCID)]
    assert leads.S == "/P"


def test_a_paragraph_goes_on_over_the_page(bound: Bind) -> None:
    """One element holds both halves, a word cut by the page is whole, and the jump line stands behind it all."""
    first = '<p><span class="l">It went on and on har</span></p>'.replace(
        "har</span>", '<span class="h">har</span></span>'
    )
    turn = '<p><span class="l"><a data-to="story-a.2">Continued on page 2</a></span></p>'
    second = '<p data-resumes="1"><span class="l">bour and sea</span></p>'
    begun = story("a", first).replace("</article>", turn + "</article>")
    file = bound(begun, story("a", second, part=2, head="On"))
    (art,) = [element for element in file.elements() if element.S == "/Art"]
    assert texts(file, "P") == ["It went on and on harbour and sea", "Continued on page 2", "On"]
    assert " ".join(file.text(art).split()) == "Head It went on and on harbour and sea Continued on page 2 On"
    ((at, note),) = file.links()
    assert (at, file.page(note.Dest[0])) == (0, 1)


def test_a_jump_leads_to_its_own_story(bound: Bind) -> None:
    """A story whose slug ends in a number is not taken for the second part of another."""
    turn = f'<p><a data-to="{part_id("harbour", 2)}">Continued on page 3</a></p></article>'
    file = bound(
        story("harbour", "<p>x</p>").replace("</article>", turn),
        story("harbour-2", "<p>other</p>"),
        story("harbour", "<p>y</p>", part=2),
    )
    ((at, note),) = file.links()
    assert (at, file.page(note.Dest[0])) == (0, 2)


def test_a_table_and_a_list_go_on_as_one(bound: Bind) -> None:
    """Rows of a table cut by a leg are of one table, its head set again is not read, and a list's item is one."""
    row = '<div class="solid" data-block="3"{}><table class="row{}"><tr><td><span class="l">{}</span></td></tr></table></div>'
    rows = row.format("", " head", "Head") + row.format("", "", "one")
    more = (
        row.format(' data-again="1"', " head", "Head")
        + row.format("", "", "two")
        + row.format("", "", "x").replace('"3"', '"5"')
    )
    item = '<p data-kind="item"{}><span class="l">{}{}</span></p>'
    listed = item.format("", '<span class="marker">•</span>', "first ") + item.format(' data-resumes="1"', "", "rest")
    file = bound(story("a", rows + "</div><div class='leg'>" + more + listed))
    assert texts(file, "Table") == ["Head one two", "x"]
    assert texts(file, "TH") == ["Head"]
    assert (texts(file, "Lbl"), texts(file, "LBody")) == (["•"], ["first rest"])
    assert sound(file)


def test_lists_of_two_kinds_are_two_and_quotes_of_one_are_one(bound: Bind) -> None:
    """Numbers after bullets begin a list, which says how it counts; paragraphs of a quotation that follow each other are one."""
    item = '<p data-kind="item"><span class="l"><span class="marker">{}</span>{}</span></p>'
    listed = item.format("1.", "one") + item.format("2.", "two") + item.format("\u2022", "dot")
    quoted = (
        '<p data-kind="quote"><span class="l">first</span></p><p data-kind="quote"><span class="l">second</span></p>'
    )
    file = bound(story("a", listed + quoted))
    assert texts(file, "L") == ["1.one 2.two", "\u2022dot"]
    assert [str(one.A.ListNumbering) for one in file.elements() if one.S == "/L"] == ["/Decimal", "/Disc"]
    assert texts(file, "BlockQuote") == ["first second"]


def test_links_that_lead_nowhere_are_words(bound: Bind) -> None:
    """To a story that is on no page, or by an address no reader may be led to, no annotation is made."""
    text = '<p><a data-to="story-gone">page 9</a> <a href="javascript:x">a</a> <a data-href="file:///x">b</a></p>'
    file = bound(story("a", text))
    assert list(file.links()) == []
    assert texts(file, "P") == ["page 9 a b"]
    assert "Link" not in roles(file)


@pytest.mark.parametrize(
    ("address", "written"),
    [
        ("HTTPS://A.Example/a?b=1&c=(2)%20#d", "HTTPS://A.Example/a?b=1&c=(2)%20#d"),
        (
            "https://me@www.Stra\u00dfe.example:80/caf\u00e9?q=\u00fc#\u00fc",
            "https://me@www.xn--strae-oqa.example:80/caf%C3%A9?q=%C3%BC#%C3%BC",
        ),
        ("http://e\u0301.example", "http://xn--9ca.example"),
        ("Mailto:j\u00fcrgen@a.example", "Mailto:j%C3%BCrgen@a.example"),
        ("tel:+44 123", "tel:+44%20123"),
    ],
)
def test_an_address_is_written_in_ascii(bound: Bind, address: str, written: str) -> None:
    """Whatever letters it has and in whatever case its scheme is, it is a link in 7-bit ASCII, its host by IDNA."""
    file = bound(story("a", f'<p><a data-href="{address.replace("&", "&amp;")}">there</a></p>'))
    ((_, note),) = file.links()
    assert bytes(note.A.URI) == written.encode("ascii")


def test_a_link_over_two_lines_is_one(bound: Bind) -> None:
    """It has a rectangle on each line, and both say the whole of it."""
    text = '<p><span class="l"><a data-href="https://a.example/">all of</a></span>\n<span class="l"><a data-href="https://a.example/">it</a></span></p>'
    file = bound(story("a", text))
    assert texts(file, "Link") == ["all of it"]
    notes = [note for _, note in file.links()]
    assert [str(note.Contents) for note in notes] == ["all of it", "all of it"]
    assert len({float(note.Rect[1]) for note in notes}) == 2


@pytest.mark.parametrize(
    ("lines", "read"),
    [
        (("one", "two"), "one two"),
        (("thirty-", "eight"), "thirty-eight"),
        (("one \u2013", "two"), "one \u2013 two"),
        (("and/", "or"), "and/or"),
        (("one <i>two</i>", "three"), "one two three"),
        (("<b>3</b>", "are"), "3 are"),
    ],
)
def test_white_space_at_a_lines_end(bound: Bind, lines: tuple[str, str], read: str) -> None:
    """It parts words, is drawn, and does not stand inside a compound."""
    text = "\n".join(f'<span class="l">{line}</span>' for line in lines)
    assert texts(bound(story("a", f"<p>{text}</p>")), "P") == [read]


@pytest.mark.parametrize(
    "text",
    [
        "\u0633\u0644\u0627\u0645 \u0639\u0644\u064a\u0643\u0645",  # drawn from left to right, with joined forms
        "one\u00a0two three",  # a space of each kind is the same glyph
        "it\u2019s \u00a31.40 \u2013 caf\u00e9",
    ],
)
def test_what_is_read_is_what_was_written(bound: Bind, text: str) -> None:
    """Whatever way its letters are drawn."""
    file = bound(story("a", f'<p><span class="l">{text}</span></p>'))
    assert texts(file, "P") == [" ".join(text.split())]
    assert sound(file)


def test_a_glyph_of_two_characters_is_read_as_each(bound: Bind) -> None:
    """Latin and Greek share a glyph in many faces: the second to come is told beside it."""
    file = bound(story("a", "<p>\u2126</p><p>\u03a9</p><p>a\u00ad</p><p>-</p>".replace("a\u00ad", "a\u2010b")))
    assert texts(file, "P") == ["\u2126", "\u03a9", "a\u2010b", "-"]


def test_a_word_cut_without_a_hyphen_is_whole(bound: Bind) -> None:
    """A cell of a table too narrow for its word leaves the rest of it to the next line, and says so; a drop cap does always."""
    cell = '<table><tr><td><span class="l" data-joined="1">har</span><span class="l">bour</span></td></tr></table>'
    file = bound(
        story("a", f'<p><span class="cap">T</span><span class="l">he</span></p><div class="solid">{cell}</div>')
    )
    assert (texts(file, "P"), texts(file, "TD")) == (["The"], ["harbour"])


def test_bookmarks_without_sections_are_flat(bound: Bind) -> None:
    """A story of no section stands by itself; one whose headline nobody knows has none."""
    file = bound(
        story("a", "<p>x</p>") + story("b", "<p>y</p>") + story("c", "<p>z</p>"),
        a=Mentioned("", "First"),
        b=Mentioned("Sport", "Second"),
    )
    with file.pdf.open_outline() as outline:
        assert [(item.title, [kid.title for kid in item.children]) for item in outline.root] == [
            ("First", []),
            ("Sport", ["Second"]),
        ]


def test_decoration_is_no_figure(bound: Bind) -> None:
    """A drawing with a name is a figure, one without is an artifact."""
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"{}><path d="M0 0h9v9z"/></svg>'
    file = bound(story("a", "<p>x</p>" + drawing.format("") + drawing.format(' role="img" aria-label="A square"')))
    assert [str(element.Alt) for element in file.elements() if element.S == "/Figure"] == ["A square"]
    assert sound(file)


def test_a_hyphen_between_words_is_followed_by_a_space(bound: Bind) -> None:
    """Where a line is known to end between words it does, whatever its last character, and a joined one never."""
    parted = '<span class="l" data-joined="0">Vor-</span>'
    joined = '<span class="l" data-joined="1">und Nach<i>tei</i></span><span class="l">le</span>'
    assert texts(bound(story("a", f"<p>{parted}{joined}</p>")), "P") == ["Vor- und Nachteile"]


def test_what_is_hidden_is_not_read(bound: Bind) -> None:
    """A style that hides words from sight hides them from the ear."""
    file = bound(story("a", '<p>Seen <span style="visibility:hidden">unseen</span></p>'))
    assert texts(file, "P") == ["Seen"]
    assert sound(file)


@pytest.mark.parametrize(
    ("style", "colour", "space"),
    [
        ("color:DEVICE-CMYK(0 1 1 0)", "1 0 0 rg", ""),
        ("--k:.5;color:device-cmyk(0 1 1 var(--k))", "0.5 0 0 rg", ""),
        ("border:1pt dashed device-cmyk(1 0 0 .1 / .5)", "0 0.9 0.9 RG", ""),
        ("opacity:.5;color:device-cmyk(0 1 1 0)", "1 0 0 rg", ""),
        ("color:device-cmyk(.99999 0 0 0)", "0 1 1 rg", ""),
        ("color:lab(50 20 20)", "/lab-d50 cs", "/lab-d50"),
        ("opacity:.5;color:oklab(.5 .1 .1)", "/lab-d65 cs", "/lab-d65"),
        ("color:color(xyz .1 .2 .3)", "/lab-d65 cs", "/lab-d65"),
        ("color:red", "1 0 0 rg", ""),
    ],
)
def test_no_ink_is_left_and_every_space_that_is_set_is_there(bound: Bind, style: str, colour: str, space: str) -> None:
    """Inks a style names in any way are RGB in the file; other spaces are in the resources where they are set, and only there."""
    file = bound(story("a", f'<p style="{style}">word</p>'))
    page = file.pdf.pages[0]
    drawn: set[str] = set()
    for stream, resources in content_streams(page):
        content = pikepdf.parse_content_stream(page if stream is None else stream)
        drawn |= {" ".join(map(str, (*one.operands, one.operator))) for one in content}
        assert " ".join(key for key, _ in entries(resources, "/ColorSpace")) == space
    assert colour in drawn
    assert not any(one.endswith((" k", " K")) or "/DeviceCMYK" in one for one in drawn)


@pytest.mark.parametrize("mark", ['aria-hidden="true"', 'role="presentation"', 'role="none"'])
@pytest.mark.parametrize(
    "text",
    [
        "<p>Seen<span {}> unseen</span></p>",
        '<p><span class="l">Seen<b {}> unseen</b></span></p>',
        "Seen<i {}> unseen</i>",
        '<ul style="list-style:none"><li>Seen</li><li {}>unseen</li></ul>',
        "<table><tr {}><td>unseen</td></tr><tr><td>Seen<i {}> unseen</i></td><td {}>unseen</td></tr></table>",
    ],
)
def test_what_is_marked_as_ornament_is_not_read(bound: Bind, text: str, mark: str) -> None:
    """Inside a line, a list or a table as much as by itself."""
    file = bound(f"<header>{text.replace('{}', mark)}</header>")
    assert " ".join(file.text(file.document).split()) == "Seen"
    assert roles(file).count("LI") <= 1
    assert roles(file).count("TR") <= 1
    assert sound(file)


def test_a_tables_caption_is_read(bound: Bind) -> None:
    """It is the first thing in its table."""
    file = bound("<header><table><caption>Tides</caption><tr><td>06:12</td></tr></table></header>")
    (table,) = [element for element in file.elements() if element.S == "/Table"]
    assert [str(kid.S) for kid in table.K] == ["/Caption", "/TR"]
    assert texts(file, "Caption") == ["Tides"]
    assert sound(file)


def test_an_empty_page_is_a_page(bound: Bind) -> None:
    """Without a word on it a page has a label and no structure."""
    file = bound("", story("a", "<p>x</p>"))
    assert file.labels == ["1", "2"]
    assert "/StructParents" not in file.pdf.pages[0].obj
    assert roles(file) == ["Document", "Art", "H1", "P"]


@pytest.mark.parametrize("deep", [60, 120])
def test_matter_nested_deeply_is_read_all_the_same(bound: Bind, deep: int) -> None:
    """What the engine takes, the structure takes."""
    file = bound(f'<aside data-ad="x">{"<div>" * deep}word{"</div>" * deep}</aside>')
    assert texts(file, "P") == ["word"]
