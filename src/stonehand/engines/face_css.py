"""A layout's style sheets, held against the closed set of faces and the closed set of addresses.

In comes the text of a style sheet, out go findings with line and column: a family, weight or slant the manifest does not declare,
a face brought along by `@font-face`, an address outside the product (`@import`, `url()` other than `stonehand:`). What a
rule leaves to inheritance is not guessed at: family, weight and slant are matched as far as one rule states them.
"""

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import tinycss2  # type: ignore[import-untyped]  # tinycss2 1.5 carries no types
from tinycss2.ast import Node  # type: ignore[import-untyped]  # as above

from stonehand.model.finding import Finding, Where, error
from stonehand.model.type import FontSet

OUR_ADDRESS = "stonehand:"
"""What every address in a style sheet begins with; our own fetcher answers it."""

_INHERITED = frozenset({"inherit", "initial", "unset", "revert", "revert-layer"})
_WEIGHTS = {"normal": 400, "bold": 700}
_SLANTS = {"normal": False, "italic": True}
_TAKES_ADDRESSES = frozenset({"url", "src", "image", "image-set", "-webkit-image-set", "cross-fade", "element"})
_FONT_PROPERTIES = frozenset({"font", "font-family", "font-weight", "font-style"})
_DEEPEST = 32


@dataclass(frozen=True, slots=True)
class _Asked:
    """What one rule says of its font; `None` is left to inheritance."""

    families: tuple[tuple[str, Node], ...] = ()
    weight: tuple[int, Node] | None = None
    italic: tuple[bool, Node] | None = None


def check_css(css: str, path: str, fonts: FontSet) -> tuple[Finding, ...]:
    """Find what a style sheet asks of fonts and addresses that the closed sets do not have."""
    nodes = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    found = (*_check_rules(nodes, path, fonts, 0), *_check_addresses(nodes, path, 0))
    return tuple(sorted(dict.fromkeys(found), key=_place))


def families_named(css: str) -> frozenset[str]:
    """Give the families a style sheet names, generic ones included."""
    nodes = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    return frozenset(name for rule in _rules(nodes, 0) for name, _ in _asked(rule).families)


def _place(finding: Finding) -> tuple[int, int]:
    where = finding.where
    return (where.line or 0, where.column or 0) if isinstance(where, Where) else (0, 0)


def _check_rules(nodes: Sequence[Node], path: str, fonts: FontSet, depth: int) -> Iterator[Finding]:
    for node in nodes:
        yield from _check_syntax(node, path, depth)
        if node.type == "at-rule" and node.lower_at_keyword == "font-face":
            hint = "declare the font in the fonts' manifest; every face in it is at hand"
            yield error("fonts/foreign-font-face", "a style sheet brings its own font", _at(node, path), hint=hint)
        elif node.type in {"at-rule", "qualified-rule"} and node.content is not None and depth < _DEEPEST:
            inside = _inside(node)
            declared = [inner for inner in inside if inner.type == "declaration"]
            yield from _check_asked(_asked(declared), path, fonts)
            yield from _check_rules([inner for inner in inside if inner.type != "declaration"], path, fonts, depth + 1)


def _check_syntax(node: Node, path: str, depth: int) -> Iterator[Finding]:
    if node.type == "error":
        hint = "mend the rule: the engine would skip it without a word"
        yield error(
            "layout/bad-css", f"the style sheet is not readable here: {node.message}", _at(node, path), hint=hint
        )
    elif depth == _DEEPEST:
        hint = "write the rules one after the other"
        yield error("layout/bad-css", f"rules are nested more than {_DEEPEST} deep", _at(node, path), hint=hint)


def _check_asked(asked: _Asked, path: str, fonts: FontSet) -> Iterator[Finding]:
    known = sorted({face.family for face in fonts.faces})
    for name, node in asked.families:
        if name not in known:
            near = difflib.get_close_matches(name, known, 1, 0.5)
            hint = f"write {near[0]}" if near else f"take one of {', '.join(known)}"
            yield error("fonts/unknown-family", f"no font family is called {name}", _at(node, path), hint=hint)
    first = asked.families[0][0] if asked.families else None
    stated = asked.weight or asked.italic
    if stated is None or (first is not None and first not in known):
        return
    faces = [face for face in fonts.faces if first in {None, face.family}]
    weight, italic = asked.weight and asked.weight[0], asked.italic and asked.italic[0]
    if not any(weight in {None, face.weight} and italic in {None, face.italic} for face in faces):
        wanted = " ".join(
            [str(weight)] * (weight is not None) + ["italic" if italic else "upright"] * (italic is not None)
        )
        there = sorted({f"{face.weight}{' italic' if face.italic else ''}" for face in faces})
        message = f"{first or 'no family'} has {'no' if first else 'a'} face {wanted}"
        yield error("fonts/undeclared-face", message, _at(stated[1], path), hint=f"use one of {', '.join(there)}")


def _check_addresses(nodes: Sequence[Node], path: str, depth: int) -> Iterator[Finding]:
    for node in nodes:
        if node.type == "error" and depth:
            yield from _check_syntax(node, path, depth)
        elif node.type == "at-rule" and node.lower_at_keyword == "import":
            hint = "name the style sheet under `styles` in layout.yaml"
            yield error("layout/foreign-address", "a style sheet imports another", _at(node, path), hint=hint)
        elif (address := _address(node)) is not None and not address.startswith(OUR_ADDRESS):
            hint = f"only addresses that begin with {OUR_ADDRESS} are answered"
            message = f"the address {address[:80]!r} leads out of the layout"
            yield error("layout/foreign-address", message, _at(node, path), hint=hint)
        elif depth < _DEEPEST:
            yield from _check_addresses(_children(node), path, depth + 1)


def _address(node: Node) -> str | None:
    """Give the address a token names, if it names one."""
    if node.type == "url":
        return str(node.value)
    if node.type == "function" and node.lower_name in _TAKES_ADDRESSES:
        return next((str(part.value) for part in node.arguments if part.type == "string"), None)
    return None


def _children(node: Node) -> list[Node]:
    kinds = ("prelude", "content", "arguments")
    return [child for kind in kinds for child in getattr(node, kind, None) or ()]


def _rules(nodes: Sequence[Node], depth: int) -> Iterator[list[Node]]:
    """Give the declarations of every rule, nested ones included."""
    for node in nodes:
        if node.type in {"at-rule", "qualified-rule"} and node.content is not None and depth < _DEEPEST:
            inside = _inside(node)
            yield [inner for inner in inside if inner.type == "declaration"]
            yield from _rules(inside, depth + 1)


def _inside(node: Node) -> list[Node]:
    return list(tinycss2.parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True))


def _asked(declarations: Sequence[Node]) -> _Asked:
    families: tuple[tuple[str, Node], ...] = ()
    weight: tuple[int, Node] | None = None
    italic: tuple[bool, Node] | None = None
    for declaration in declarations:
        name = declaration.lower_name
        if name not in _FONT_PROPERTIES:
            continue
        value = [part for part in declaration.value if part.type not in {"whitespace", "comment"}]
        if name == "font":
            size = next((i for i, part in enumerate(value) if part.type in {"dimension", "percentage"}), None)
            style, stack = (value[:size], _stack(value[size + 1 :])) if size is not None else ([], ())
            families, weight, italic = stack, _weight(style) or weight, _italic(style) or italic
        elif name == "font-family":
            families = _stack(value)
        elif name == "font-weight":
            weight = _weight(value)
        else:
            italic = _italic(value)
    return _Asked(families, weight, italic)


def _stack(value: Sequence[Node]) -> tuple[tuple[str, Node], ...]:
    """Give the families of a stack; unquoted names are joined by single spaces, as CSS does."""
    if value and value[0].type == "literal" and value[0].value == "/":
        value = value[2:]
    families: list[tuple[str, Node]] = []
    words: list[Node] = []
    for part in [*value, None]:
        if part is not None and part.type == "ident":
            words.append(part)
            continue
        if words:
            families.append((" ".join(word.value for word in words), words[0]))
            words = []
        if part is not None and part.type == "string":
            families.append((part.value, part))
    return tuple((name, node) for name, node in families if name.lower() not in _INHERITED)


def _weight(value: Sequence[Node]) -> tuple[int, Node] | None:
    for part in value:
        if part.type == "number" and part.is_integer:
            return int(part.value), part
        if part.type == "ident" and part.lower_value == "bold":
            return _WEIGHTS["bold"], part
    if len(value) == 1 and value[0].type == "ident" and value[0].lower_value in _WEIGHTS:
        return _WEIGHTS[value[0].lower_value], value[0]
    return None


def _italic(value: Sequence[Node]) -> tuple[bool, Node] | None:
    for part in value:
        if part.type == "ident" and part.lower_value in {"italic", "oblique"}:
            return True, part
    if len(value) == 1 and value[0].type == "ident" and value[0].lower_value in _SLANTS:
        return _SLANTS[value[0].lower_value], value[0]
    return None


def _at(node: Node, path: str) -> Where:
    return Where(path, node.source_line, node.source_column)
