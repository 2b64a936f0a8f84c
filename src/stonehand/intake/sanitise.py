"""Raw HTML in copy: what may stay, what goes, and what the editor is told.

A few tags are the house's way of writing emphasis Markdown has no mark for: `<sc>`, `<sup>`, `<sub>`, beside `<em>`, `<i>`,
`<strong>`, `<b>` and `<br>`. Everything else is taken out and reported, its words kept; script, style, frames and drawings go
with their content. nh3 does the cleaning; it is quadratic in depth, so the depth is bounded before.
"""

import re
from collections.abc import Iterator

import nh3

from stonehand.model.article import Emphasis
from stonehand.model.finding import Finding, Where, error, info, warning
from stonehand.model.links import SCHEMES, may_follow

EMPHASIS = {
    "em": Emphasis.ITALIC,
    "i": Emphasis.ITALIC,
    "strong": Emphasis.BOLD,
    "b": Emphasis.BOLD,
    "sc": Emphasis.SMALL_CAPS,
    "sup": Emphasis.SUPERIOR,
    "sub": Emphasis.INFERIOR,
}
"""Tags that are understood as emphasis, not reported."""

DROPPED = frozenset(
    {"script", "style", "iframe", "object", "embed", "applet", "svg", "math", "template", "noembed", "noframes"}
)
"""Elements that go with all they hold."""

DEEPEST = 100
"""How deep elements may be nested before a fragment is stripped of all its tags at once."""

_SCHEMES = frozenset(scheme.removesuffix(":") for scheme in SCHEMES)


def tag_name(tag: str) -> str:
    """Give the lower-case name of a tag, `!--` for a comment, `?` for a processing instruction."""
    match = _NAME.match(tag)
    return match["name"].lower() if match else tag[1:2]


def is_closing(tag: str) -> bool:
    """Tell an end tag from a start tag."""
    return tag.startswith("</")


def followable(address: str) -> str | None:
    """Give an address a reader's PDF may follow, or `None`: a relative one leads nowhere outside the workspace."""
    address = address.strip()
    return address if may_follow(address) else None


def address_fault(address: str, where: Where) -> Finding | None:
    """Report an address whose scheme is none of http, https, mailto and tel."""
    scheme = _SCHEME.match(address)
    if scheme is None or scheme[1].lower() in _SCHEMES:
        return None
    message = f"an address that starts with `{scheme[1]}:` is left out: {address[:60]}"
    return error("intake/unsafe-address", message, where, hint="give an http or https address")


def report_tags(html: str, path: str, line: int) -> list[Finding]:
    """Report the tags of a fragment that begins in this line: one finding for the dangerous, one for the rest."""
    html = _hollowed(html)
    found = list(_TAG.finditer(html))
    dangerous = [match for match in found if _is_dangerous(match[0])]
    comments = [match for match in found if match[0].startswith(("<!", "<?"))]
    plain = [
        match
        for match in found
        if match not in dangerous and match not in comments and tag_name(match[0]) not in _UNTOLD
    ]
    return [
        *_dangerous_found(dangerous, html, path, line),
        *_plain_found(plain, html, path, line),
        *_comments_found(comments, html, path, line),
    ]


def clean(html: str) -> str:
    """Give the fragment with nothing in it but the tags of plain copy, attributes but spans and addresses gone."""
    if _depth(html) > DEEPEST:
        return _LESS.sub("&lt;", _TAG.sub(" ", _hollowed(html)))
    if _ROW.search(html) and not _TABLE.search(html):
        html = f"<table>{html}</table>"
    return nh3.clean(
        html,
        tags=_KEPT,
        clean_content_tags=set(DROPPED),
        attributes={"td": {"colspan", "rowspan"}, "th": {"colspan", "rowspan"}, "a": {"href"}},
        url_schemes=set(_SCHEMES),
        link_rel=None,
    )


def is_too_deep(html: str) -> bool:
    """Tell whether elements are nested so deep that all tags of the fragment go."""
    return _depth(html) > DEEPEST


def _hollowed(html: str) -> str:
    """Empty the elements that go with their content, line ends kept; one without an end tag stays as it is."""
    kept, at = [], 0
    endless: set[str] = set()
    for match in _DROPPED_START.finditer(html):
        name = match[1].lower()
        if match.start() < at or name in endless:
            continue
        end = re.compile(f"</{name}", re.IGNORECASE).search(html, match.end())
        if end is None:
            endless.add(name)
            continue
        kept += [html[at : match.end()], "\n" * html.count("\n", match.end(), end.start())]
        at = end.start()
    return "".join(kept) + html[at:]


def _is_dangerous(tag: str) -> bool:
    return not is_closing(tag) and (tag_name(tag) in DROPPED or _DANGER.search(tag) is not None)


def _names(matches: list[re.Match[str]]) -> str:
    names = dict.fromkeys(tag_name(match[0]) for match in matches)
    return ", ".join(f"`<{name}>`" for name in names)


def _tag_of(match: re.Match[str]) -> str:
    return tag_name(match[0])


def _line(match: re.Match[str], html: str, line: int) -> int:
    return line + html.count("\n", 0, match.start())


def _dangerous_found(found: list[re.Match[str]], html: str, path: str, line: int) -> Iterator[Finding]:
    if found:
        message = f"{_names(found)}: scripts, frames and what runs by itself have no place in copy and are left out"
        where = Where(path, _line(found[0], html, line))
        unclosed = [name for name in map(_tag_of, found) if name in DROPPED and f"</{name}" not in html.lower()]
        more = f"`<{unclosed[0]}>` is never closed: what follows may be missing" if unclosed else found[0][0][:80]
        yield error("intake/unsafe-html", message, where, hint="delete it", more=more)


def _plain_found(found: list[re.Match[str]], html: str, path: str, line: int) -> Iterator[Finding]:
    if found:
        message = f"raw HTML: {_names(found)} left out, the words kept"
        hint = "write it in Markdown; `&lt;` gives an angle bracket"
        yield warning("intake/raw-html", message, Where(path, _line(found[0], html, line)), hint=hint)


def _comments_found(found: list[re.Match[str]], html: str, path: str, line: int) -> Iterator[Finding]:
    if not found:
        return
    where = Where(path, _line(found[0], html, line))
    if any(match[0].startswith("<!--") and not match[0].endswith("-->") for match in found):
        message = "a comment `<!--` is never closed: all that follows is left out"
        yield error("intake/unclosed-comment", message, where, hint="close it with `-->`")
    else:
        yield info("intake/html-comment", f"not printed: {found[0][0][:60]!r}", where)


def _depth(html: str) -> int:
    depth = deepest = 0
    for match in _TAG.finditer(html):
        if is_closing(match[0]):
            depth = max(0, depth - 1)
        elif tag_name(match[0]) not in _VOID and not match[0].endswith("/>"):
            depth += 1
            deepest = max(deepest, depth)
    return deepest


_NAME = re.compile(r"</?(?P<name>!--|[A-Za-z][\w:-]*)")
_TAG = re.compile(
    r"<!--.*?(?:-->|\Z)|<!\[CDATA\[.*?\]\]>|<[?!][^>]*>?|</?[A-Za-z](?:[^<>\"']|\"[^\"]*\"|'[^']*')*>?", re.DOTALL
)
_SCHEME = re.compile(r"\s*([A-Za-z][A-Za-z0-9+.-]*):")
_DANGER = re.compile(r"[\s/\"']on\w+\s*=|(?:javascript|vbscript|data)\s*:", re.IGNORECASE)
_ROW = re.compile(r"<(?:tr|td|th|tbody|thead|tfoot)\b", re.IGNORECASE)
_TABLE = re.compile(r"<table\b", re.IGNORECASE)
_DROPPED_START = re.compile(rf"<({'|'.join(sorted(DROPPED))})\b[^>]*>", re.IGNORECASE)
_UNTOLD = {*EMPHASIS, *DROPPED, "br"}
_LESS = re.compile("<")
_VOID = frozenset({"br", "hr", "img", "input", "meta", "link", "wbr", "col", "source", "embed", "!--"})
_KEPT = {
    *EMPHASIS,
    *("a", "address", "article", "aside", "blockquote", "br", "caption", "center", "dd", "details", "div", "dl", "dt"),
    *(
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
    ),
    *("ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
}
