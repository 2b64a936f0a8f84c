"""Advertisements: what is booked, what its file becomes, and every reason for which its place is only marked."""

import xml.etree.ElementTree as ET

import pytest
from intake_ground import FOLDER, a_picture, read

from stonehand.intake.house_html import read_house_html
from stonehand.model.dummy import Inks
from stonehand.model.finding import Severity, Where

WORDS = "<p>Bread</p>"
PAGE = "pages: [{page: 1}]\n"


def test_what_is_booked() -> None:
    """Size in millimetres, page, edge and inks are read; unsaid, it is black, at the outer edge, for any page."""
    ads = (
        "ads:\n  - {id: bread, size: 10cm x 50mm, file: ads/b.html}\n"
        "  - {id: fish, size: 40mm x 30mm, page: 1, position: inner, inks: cmyk, file: ads/f.png}\n"
    )
    issue, found = read(PAGE + ads, {"ads/b.html": WORDS}, {"ads/f.png": a_picture()})
    bread, fish = issue.ads
    assert found == ()
    assert (round(bread.width), round(bread.height), bread.page, bread.inner, bread.inks) == (
        100,
        50,
        "",
        False,
        Inks.K,
    )
    assert (bread.html, bread.picture) == (WORDS, None)
    assert (fish.page, fish.inner, fish.inks, fish.html) == ("1", True, Inks.CMYK, "")
    assert fish.picture is not None
    assert (fish.picture.file, fish.picture.width, fish.picture.alt) == (f"{FOLDER}/ads/f.png", 30, "fish")


@pytest.mark.parametrize(
    ("file", "says"),
    [
        ("", "has no file"),
        ("ads/none.html", "is not there"),
        ("ads/none.png", "is not there"),
        ("ads/none.pdf", "is not there"),
        ("ads/b.psd", "neither a PDF, a picture nor .html"),
        ("ads/broken.png", "cannot be used"),
        ("ads/empty.html", "cannot be read"),
        ("ads/script.html", "holds no words"),
    ],
)
def test_a_hole_is_marked(file: str, says: str) -> None:
    """An advertisement without matter stays booked, and one warning at its file says why: it stops no press."""
    texts = {"ads/empty.html": " ", "ads/script.html": "<p> <br></p>"}
    issue, (finding,) = read(
        f"ads: [{{id: bread, size: 50mm x 50mm, file: {file}}}]\n", texts, {"ads/broken.png": b"x"}
    )
    assert [(ad.id, ad.html, ad.picture) for ad in issue.ads] == [("bread", "", None)]
    assert (finding.id, finding.severity) == ("intake/missing-ad", Severity.WARNING)
    assert says in finding.message
    assert isinstance(finding.where, Where)
    assert (finding.where.path, finding.where.line) == (f"{FOLDER}/issue.yaml", 5)


def test_a_pdf_is_found_and_not_opened() -> None:
    """Only its path is kept; what is in it is nobody's business before the pages are made up."""
    issue, found = read("ads: [{id: bread, size: 50mm x 50mm, file: ads/B.PDF}]\n", {}, {"ads/B.PDF": b"no PDF at all"})
    (ad,) = issue.ads
    assert (found, ad.pdf, ad.supplied, ad.picture, ad.html) == ((), f"{FOLDER}/ads/B.PDF", None, None, "")


def test_a_pdf_among_the_fillers_is_none() -> None:
    """A house advertisement takes any size, and a PDF has one."""
    issue, found = read("", {}, {"fillers/house.pdf": b"%PDF"})
    assert issue.house == ()
    assert "house.pdf" in " ".join(finding.message for finding in found)


@pytest.mark.parametrize("file", ["/etc/passwd", "../x.html", "https://example.org/x.html", "ads/../../x.png"])
def test_no_file_outside_the_issue(file: str) -> None:
    """A path that leaves the issue's folder is refused."""
    issue, (finding,) = read(f"ads: [{{id: bread, size: 50mm x 50mm, file: '{file}'}}]\n")
    assert (finding.id, finding.severity) == ("intake/picture-outside", Severity.ERROR)
    assert (issue.ads[0].html, issue.ads[0].picture) == ("", None)


def test_what_is_pulled_is_not_read() -> None:
    """A pulled advertisement is kept for its room; nobody asks for its file."""
    issue, found = read("ads: [{id: bread, size: 50mm x 50mm, file: ads/none.html, pulled: true}]\n")
    assert found == ()
    assert issue.ads[0].pulled


@pytest.mark.parametrize(
    ("size", "fits"),
    [
        ("257mm x 345mm", True),
        ("257.04mm x 345mm", True),  # 289 - 2 x 16 = 257 mm, and a hair for rounding
        ("257.2mm x 50mm", False),
        ("50mm x 346mm", False),  # 98 lines of 10 pt = 345.7 mm
        ("0mm x 50mm", False),
        ("50mm x 0mm", False),
    ],
)
def test_sizes(size: str, fits: bool) -> None:  # noqa: FBT001 - a column of the table
    """What no page can hold is one error at its size, and make-up never sees it; a frame for it has no second fault."""
    frame = "pages: [{page: 1, frames: [{ad: bread}]}]\n"
    issue, found = read(f"{frame}ads:\n  - id: bread\n    file: ads/b.html\n    size: {size}\n", {"ads/b.html": WORDS})
    assert [ad.id for ad in issue.ads] == (["bread"] if fits else [])
    where = Where(f"{FOLDER}/issue.yaml", 9, 11)
    told = [("intake/ad-size", Severity.ERROR, where)]
    assert [(finding.id, finding.severity, finding.where) for finding in found] == ([] if fits else told)


@pytest.mark.parametrize(
    ("more", "fault", "severity"),
    [
        ("{id: bread, size: 50mm x 50mm, page: 2, pulled: true}", "intake/unplanned-page", Severity.ERROR),
        ("{id: bread, size: 50mm x 50mm, page: 1, inks: cmyk, pulled: true}", "intake/ad-inks", Severity.WARNING),
        (
            "{id: bread, size: 5mm x 5mm, pulled: true}, {id: bread, size: 6mm x 6mm, pulled: true}",
            "intake/ad-twice",
            Severity.ERROR,
        ),
        ("{id: Bread, size: 50mm x 50mm}", "intake/bad-value", Severity.ERROR),
        ("{id: bread, size: 50 x 50}", "intake/bad-value", Severity.ERROR),
    ],
)
def test_faults_of_a_booking(more: str, fault: str, severity: Severity) -> None:
    """Page, inks, name and size are held against the pages and each other."""
    issue, found = read(f"pages: [{{page: 1, inks: k}}]\nads: [{more}]\n")
    assert [(finding.id, finding.severity) for finding in found] == [(fault, severity)]
    assert len(issue.ads) == (0 if fault == "intake/bad-value" else 1)


def test_a_frame_on_another_page_than_booked() -> None:
    """The frame holds, and it is told at the frame."""
    pages = "pages:\n  - page: 1\n  - {page: 2, frames: [{ad: bread}]}\n"
    issue, found = read(pages + "ads: [{id: bread, size: 50mm x 50mm, page: 1, pulled: true}]\n")
    assert [(one.id, one.severity) for one in found] == [("intake/ad-elsewhere", Severity.WARNING)]
    assert ":7:" in str(found[0].where)
    assert [frame.ad for frame in issue.pages[1].frames] == ["bread"]


def test_a_frame_on_a_black_page() -> None:
    """An advertisement in four inks without a page of its own, put on a black page by its frame."""
    pages = "pages: [{page: 1, inks: k, frames: [{ad: bread}]}]\n"
    found = read(pages + "ads: [{id: bread, size: 50mm x 50mm, inks: cmyk, pulled: true}]\n")[1]
    assert [finding.id for finding in found] == ["intake/ad-inks"]


AD = "ads: [{id: bread, size: 100mm x 50mm, file: ads/b.html}]\n"


@pytest.mark.parametrize(
    ("frame", "fault", "frames"),
    [
        ("{ad: bread}", None, [("bread", None)]),
        ("{ad: bread, at: [0, 83]}", None, [("bread", (0, 83))]),  # 50 mm = 141.7 pt: 15 lines, to line 98
        ("{ad: bread, at: [0, 84]}", "intake/frame-outside", []),
        ("{ad: bread, at: [4, 60]}", "intake/frame-outside", []),  # 100 mm: 2 columns of 47.8 mm with their gutter
        ("{ad: bread, at: [0, 60], size: [9, 99]}", None, [("bread", (0, 60))]),  # the booked size holds
        ("{ad: bread, frame: second}", None, [("bread", (0, 65))]),
        ("{ad: bread, frame: secund}", "intake/unknown-frame", []),
        ("{ad: bread, story: a, at: [0, 60]}", "intake/ad-and-story", [("bread", (0, 60))]),
        ("{ad: bread}, {ad: bread}", "intake/placed-twice", [("bread", None)]),
        ("{ad: bread, jump: best}", "intake/bad-jump", [("bread", None)]),
    ],
)
def test_frames_of_advertisements(frame: str, fault: str | None, frames: list[tuple[str, object]]) -> None:
    """An advertisement may be left to make-up, or have a place at its booked size; it shares its frame with nothing."""
    issue, found = read(f"pages: [{{page: 1, frames: [{frame}]}}]\n{AD}", {"ads/b.html": WORDS})
    assert [finding.id for finding in found] == ([fault] if fault else [])
    assert [(one.ad, one.at) for one in issue.pages[0].frames] == frames
    assert not any(one.stories or one.jump for one in issue.pages[0].frames)


@pytest.mark.parametrize(
    ("html", "clean", "names"),
    [
        (
            "<h2 class='big'>Bread &amp; <em>butter</em></h2>",
            '<h2 class="big">Bread &amp; <em>butter</em></h2>',
            "",
        ),
        ("a<br>b<hr>", "a<br/>b<hr/>", ""),
        ("<ul><li>a<li>b</ul>", "<ul><li>a</li><li>b</li></ul>", ""),
        ("<table><tr><th>a<td>b</table>", "<table><tr><th>a</th><td>b</td></tr></table>", ""),
        ("<p style='FONT-SIZE: 9pt; margin: 1mm 2mm'>a", '<p style="font-size:9pt;margin:1mm 2mm">a</p>', ""),
        (
            "<p onclick='x()' id=b style='color: red; position: fixed; width: 9mm'>a</p>",
            '<p style="width:9mm">a</p>',
            "onclick, id, color, position",
        ),
        ("<a href='https://e.org'>a</a><img src=x><script>b</script>", "a", "<a>, <img>, <script>"),
        ("<p style='width: url(https://e.org)'>a</p>", "<p>a</p>", "width"),
        ("<p style='width: expression(b)'>a</p>", "<p>a</p>", "width"),
        ("<p style='width: \\75rl(b)'>a</p>", "<p>a</p>", "width"),
        ("<svg><p>a</p></svg>", "<p>a</p>", "<svg>"),
        ("a&#12;b", "ab", "control characters"),
        ("<!-- note -->a", "a", ""),
        ("<p> </p><br>", "", ""),
    ],
)
def test_house_html(html: str, clean: str, names: str) -> None:
    """Words and their order stay; what could run, be fetched, colour or move goes, and is named in one warning."""
    outcome = read_house_html(html, Where("ads/b.html", 1))
    assert outcome.value == clean
    told = [f"ads/b.html holds what an advertisement may not: {names}"] if names else []
    assert [finding.message for finding in outcome.findings] == told
    ET.fromstring(f"<div>{outcome.value}</div>")  # noqa: S314 - our own output


def test_much_that_is_thrown_out_is_one_short_warning() -> None:
    """However much there is, the warning stays a line."""
    names = [f"x{number}" for number in range(30)]
    (finding,) = read_house_html("".join(f"<{name}>" for name in names) + "a", Where("b.html", 1)).findings
    assert finding.message.endswith("<x11> and 18 more")


def test_fillers() -> None:
    """Copy, house HTML and pictures are kept apart from the stories; anything else is not passed over in silence."""
    files = {
        "fillers/spare.md": article_text("spare"),
        "fillers/held.md": article_text("held", "status: hold\n"),
        "fillers/us.html": WORDS,
        "fillers/list.txt": "x",
    }
    issue, found = read("", files, {"fillers/our house.png": a_picture(), "fillers/plan.pdf": b"x"})
    assert [story.slug for story in issue.stories] == ["a", "b"]
    assert [story.slug for story in issue.fillers] == ["spare"]
    assert [(ad.id, ad.house, float(ad.width), float(ad.height), bool(ad.html)) for ad in issue.house] == [
        ("our house", True, 0, 0, False), ("us", True, 0, 0, True)
    ]  # fmt: skip
    assert [(finding.id, str(finding.where)) for finding in found] == [
        ("intake/not-a-filler", f"{FOLDER}/fillers/list.txt"),
        ("intake/not-a-filler", f"{FOLDER}/fillers/plan.pdf"),
    ]


def article_text(headline: str, more: str = "") -> str:
    return f"---\nheadline: {headline}\nbyline: y\n{more}---\nWords.\n"


def test_a_filler_may_not_share_a_slug() -> None:
    """One with the slug of a story, held or not, or of another filler is left out, with an error at it."""
    files = {
        "fillers/a.md": article_text("x"),
        "fillers/c.md": article_text("x"),
        "fillers/d.md": article_text("x"),
        "fillers/e.md": article_text("x", "slug: d\n"),
    }
    issue, found = read("", files)
    assert [story.where.path for story in issue.fillers] == [f"{FOLDER}/fillers/d.md"]
    assert [(finding.id, finding.where.path) for finding in found if isinstance(finding.where, Where)] == [
        ("intake/duplicate-slug", f"{FOLDER}/fillers/{name}.md") for name in "ace"
    ]


def test_a_house_advertisement_that_cannot_be_used() -> None:
    """It is left out with a warning: no place was sold, so none is marked."""
    issue, (finding,) = read("", {"fillers/us.html": " "}, {})
    assert issue.house == ()
    assert (finding.id, finding.severity) == ("intake/missing-ad", Severity.WARNING)
    assert "marked" not in finding.message


def test_accepted_faults() -> None:
    """All five texts are read with their place; one that is missing is an error, and the fault is not accepted."""
    one = "id: makeup/underset, place: 'page 3, a', says: it is short, reason: so be it"
    issue, found = read(f"accepted:\n  - {{{one}, name: H. Odell}}\n")
    assert found == ()
    (accepted,) = issue.accepted
    assert (accepted.fault, accepted.place, accepted.says) == ("makeup/underset", "page 3, a", "it is short")
    assert (accepted.reason, accepted.name, accepted.where.line) == ("so be it", "H. Odell", 6)
    issue, found = read(f"accepted:\n  - {{{one}}}\n")
    assert (issue.accepted, [finding.id for finding in found]) == ((), ["intake/missing-key"])
