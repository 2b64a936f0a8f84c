"""Whatever a stranger writes into a headline, an edit or a file's name, a summary shows it as text and as nothing else."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from stonehand.model.changes import Changes, Edit, Fate, PageChange, StoryChange
from stonehand.model.dummy import PageId
from stonehand.model.finding import Where, error
from stonehand.pipeline.reporting.as_summary import Summary, Thumbnails, as_summary
from stonehand.pipeline.reporting.markdown import LONGEST, code, plain
from stonehand.pipeline.reporting.report import Report

MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
OURS = {"h2", "h3", "h4", "p", "ul", "li", "table", "thead", "tbody", "tr", "th", "td", "img", "del", "ins", "code",
        "strong", "em", "br", "blockquote"}  # fmt: skip

HOSTILE = (
    "<img src=x onerror=alert(1)>",
    "</code></td></tr></table><script>alert(1)</script>",
    "[click](https://evil.example) ![p](data:image/png;base64,AAAA) <https://evil.example>",
    "@octocat and @org/team, #123, GH-123, org/repo#1, !42, :smile:, www.evil.example https://evil.example",
    "a | b | c\n| --- |\n",
    "1. one\n2. two",
    "- - -",
    "# heading\n===\n```\ncode\n```",
    "::set-output name=x::y\n##[set-env name=x]y",
    "\x1b[31mred\x1b[0m \x07",
    "\u202egnp.exe \u2066x\u2069 \u200f",
    "\U000e0041\U000e0042 hidden words",
    '" onload="x',
    "&lt;b&gt; &#60;script&#62; &amp;",
    "\\` \\* \\\\",
    "a  \nb\r\nc\u2028d",
    "\udc80\udcff",
    "x" * 5000,
)

signs = st.sampled_from([*"<>[]()!|`*_~#@:&;\\\"'-+=.1a \n\r\t\x1b\u202e", "://", "www.", "<b>", "-->", "&lt;", "```"])
strangers = st.one_of(st.sampled_from(HOSTILE), st.lists(signs, max_size=24).map("".join), st.text(max_size=40))


class _Read(HTMLParser):
    """Gathers elements, attributes and text of rendered Markdown."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[str] = []
        self.attributes: list[tuple[str, str, str | None]] = []
        self.text: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        self.attributes += [(tag, name, value) for name, value in attrs]

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def handle_comment(self, data: str) -> None:
        self.elements.append(f"<!--{data}")

    def handle_decl(self, decl: str) -> None:
        self.elements.append(f"<!{decl}")


@settings(deadline=None, max_examples=400)
@given(text=strangers, frame=st.sampled_from(["{}", "- {}", "> {}", "### {}", "<code>{}</code>", "| {} | b |"]))
@example(text="1.", frame="{}")
@example(text="---", frame="{}")
def test_text_stays_text(text: str, frame: str) -> None:
    """In a paragraph, a list, a heading, an element or a cell: what is shown is the text, and no element comes of it."""
    table = "| a | b |\n| --- | --- |\n" if frame.startswith("|") else ""
    read = _Read(MARKDOWN.render(table + frame.format(plain(text))))
    empty = _Read(MARKDOWN.render(table + frame.format("x")))
    assert read.elements == empty.elements or not plain(text)
    assert "\n" not in plain(text)
    if text.isascii() and not any(ord(sign) < 32 or ord(sign) == 127 for sign in text) and len(text) < LONGEST:
        around = "".join(empty.text).split("x")
        shown = "".join(read.text).replace("\u200b", "")
        assert shown.split() == (around[0] + text + around[-1]).split()


@settings(deadline=None, max_examples=400)
@given(text=strangers)
def test_nothing_for_a_code_host_to_find_in_the_finished_text(text: str) -> None:
    """No mention, reference, smiley, address, escape of a terminal or control of direction survives rendering."""
    shown = "".join(_Read(MARKDOWN.render(f"x {plain(text)}")).text)
    assert not re.search(r"@\w|#\d|:\w+:|https?://|www\.|\bGH-\d|!\d", shown, re.IGNORECASE)
    assert not re.search(
        "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2060-\u2069\U000e0000-\U000e007f]", shown
    )
    plain(text).encode()
    path = "".join(_Read(MARKDOWN.render(f"x {code(text)}")).text)
    assert not re.search(r"@\w|https?://|www\.", path, re.IGNORECASE)


def test_a_place_can_be_copied() -> None:
    """Path, line and column stand together, without anything unseen in them."""
    assert code("issues/a_b/c.md:3:1") == "<code>issues/a&#95;b/c.md:3:1</code>"


@settings(deadline=None, max_examples=150)
@given(text=strangers, link=st.sampled_from(["", None, "https://proofs.example/a|b/"]))
def test_a_whole_summary_holds_elements_of_ours_alone(text: str, link: str | None) -> None:
    """Whatever stands in any of its texts, the elements are those of the same summary with a plain word in its place."""
    read, calm = (_Read(MARKDOWN.render(as_summary(_summary(word), link))) for word in (text or "x", "word"))
    assert set(read.elements) <= OURS
    assert [name for name in read.elements if name not in {"p", "em"}] == [
        name for name in calm.elements if name not in {"p", "em"}
    ] or not plain(text)
    assert {(tag, name) for tag, name, _ in read.attributes} <= {
        *(("img", name) for name in ("src", "alt", "width")), ("th", "style"), ("td", "style")
    }  # fmt: skip
    assert {value for tag, name, value in read.attributes if name == "src"} == {
        value for tag, name, value in calm.attributes if name == "src"
    }


@pytest.mark.parametrize("text", HOSTILE)
def test_no_line_of_a_summary_is_a_workflow_command(text: str) -> None:
    """A runner that saw the summary in its log would find none either."""
    for line in as_summary(_summary(text)).splitlines():
        assert not line.lstrip().startswith("::")
        assert "##[" not in line


def _summary(text: str) -> Summary:
    where = Where(text, 3)
    page = PageId("3")
    changes = Changes(
        text,
        "",
        (PageChange(page, page, Fate.CHANGED, 0.02, stories=(text,), pictures=(text,), ads=(text,)),),
        (
            StoryChange(
                text, text, Fate.CHANGED, where, (page,), (page,), (Edit(text, text, text, text, text, where),), (text,)
            ),
        ),
        notes=(text,),
    )
    findings = (error("intake/unknown-key", text, where, hint=text, more=text),)
    thumbnails = {changes.pages[0]: Thumbnails("before_3.png", "after_3.png")}
    return Summary(text, Report(findings), text, {"pages": 1, "stories": 1}, changes, thumbnails)
