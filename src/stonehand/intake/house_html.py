"""House HTML: the matter of an advertisement the house sets itself. HTML in, a well-formed fragment of harmless elements
out.

It may arrange words and name the layout's classes; it has no colours, places, addresses or pictures of its own, so nothing
in it can run, be fetched or leave its box.
"""

import re
from html import escape
from html.parser import HTMLParser

import nh3

from stonehand.intake.reading import shown
from stonehand.model.finding import Finding, Outcome, Where, warning

TAGS = frozenset(
    {
        *("div", "span", "p", "h1", "h2", "h3", "h4", "b", "i", "strong", "em", "small", "br", "hr"),
        *("ul", "ol", "li", "table", "tr", "td", "th"),
    }
)
_LISTED = 12
_EMPTY = frozenset({"br", "hr"})
STYLES = frozenset(
    {
        *("font-size", "font-weight", "font-style", "line-height", "letter-spacing", "text-align", "text-transform"),
        *(f"{box}{side}" for box in ("margin", "padding") for side in ("", "-top", "-right", "-bottom", "-left")),
        *("border-width", "border-style", "width", "height"),
    }
)


_HARMLESS = re.compile(r"[a-zA-Z0-9.% +-]+")
"""A style's value of words, numbers and units: no address, function, escape or quotation mark."""

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters XML cannot hold; a reference such as `&#12;` brings them in."""


def read_house_html(text: str, where: Where) -> Outcome[str]:
    """Clean a house advertisement; what was thrown out is told in one warning. Without a word it is empty."""
    seen = _Reader()
    seen.feed(text)
    seen.close()
    clean = nh3.clean(
        text,
        tags=set(TAGS),
        attributes={tag: {"class", "style"} for tag in TAGS},
        clean_content_tags={"script", "style"},
        strip_comments=True,
        link_rel=None,
    )
    writer = _Writer()
    writer.feed(clean)
    writer.close()
    return Outcome(writer.whole() if writer.has_words else "", tuple(_thrown_out(seen.foreign, where)))


def _thrown_out(names: list[str], where: Where) -> list[Finding]:
    if not names:
        return []
    each = list(dict.fromkeys(shown(name) for name in names))
    listed = ", ".join(each[:_LISTED]) + (f" and {len(each) - _LISTED} more" if len(each) > _LISTED else "")
    hint = "set the words in p, h2 or div, and style them by a class of the layout"
    return [warning("intake/ad-html", f"{where.path} holds what an advertisement may not: {listed}", where, hint=hint)]


def _sort_style(style: str) -> tuple[list[str], list[str]]:
    """Sort the declarations of a style into those that stay, and the names of those that go."""
    stay, go = [], []
    for declaration in filter(str.strip, style.split(";")):
        name, _, value = (part.strip() for part in declaration.partition(":"))
        if name.lower() in STYLES and _HARMLESS.fullmatch(value):
            stay.append(f"{name.lower()}:{value}")
        else:
            go.append(name)
    return stay, go


class _Reader(HTMLParser):
    """Notes what is not allowed: elements, attributes, properties of style, characters."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.foreign: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element that is not in the list, or what it carries."""
        if tag not in TAGS:
            self.foreign.append(f"<{tag}>")
            return
        for name, value in attrs:
            if name == "style":
                self.foreign += _sort_style(value or "")[1]
            elif name != "class":
                self.foreign.append(name)

    def handle_data(self, data: str) -> None:
        """Note characters no page can hold."""
        self.foreign += ["control characters"] if _NO_XML.search(data) else []


class _Writer(HTMLParser):
    """Writes clean HTML as well-formed XML: every element closed, every mark escaped."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.open: list[str] = []
        self.has_words = False

    def whole(self) -> str:
        """Give the fragment, with what is still open closed."""
        return "".join((*self.parts, *(f"</{tag}>" for tag in reversed(self.open))))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Write an opening tag."""
        kept = {name: ";".join(_sort_style(value or "")[0]) if name == "style" else value for name, value in attrs}
        written = "".join(f' {name}="{escape(_NO_XML.sub("", value))}"' for name, value in kept.items() if value)
        self.parts.append(f"<{tag}{written}/>" if tag in _EMPTY else f"<{tag}{written}>")
        if tag not in _EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close an element, and what was left open in it."""
        while tag in self.open:
            last = self.open.pop()
            self.parts.append(f"</{last}>")
            if last == tag:
                break

    def handle_data(self, data: str) -> None:
        """Write text."""
        text = _NO_XML.sub("", data)
        self.has_words = self.has_words or bool(text.strip())
        self.parts.append(escape(text, quote=False))
