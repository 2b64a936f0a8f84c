"""Strict YAML: text in, a tree of nodes out, every node with its place; what it means is for `reading` to say.

Built from parser events (PyYAML, its C parser where there is one), never by recursion, so that neither 10,000 brackets nor
an alias bomb costs anything. Anchors, aliases, tags and duplicate keys are refused; all of them are reported, while the
first fault of syntax ends the file.
"""

from dataclasses import dataclass, field

import yaml

from stonehand.model.finding import Finding, Outcome, Where, error

DEEPEST = 20
"""Levels of nesting a file may have; the deepest of ours has six."""

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Scalar:
    """A word or text as written; `plain` if it stood without quotes."""

    text: str
    plain: bool
    where: Where


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: "tuple[Node, ...]"
    where: Where


@dataclass(frozen=True, slots=True)
class Map:
    """Keys and values, in the order written, each key once."""

    entries: "tuple[tuple[Scalar, Node], ...]"
    where: Where


Node = Scalar | Sequence | Map


def read_yaml(path: str, text: str, first_line: int = 1) -> Outcome[Node | None]:
    """Read one YAML document whose first line is `first_line` of its file; `None` if it is empty or broken."""
    reading = _Reading(path, first_line)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            _take(reading, event)
            if len(reading.open) > DEEPEST + 1:
                reading.findings.append(_too_deep(reading.open[-1].where))
                return Outcome(None, tuple(reading.findings))
    except yaml.YAMLError as fault:
        reading.findings.append(_broken(reading, text, fault))
        return Outcome(None, tuple(reading.findings))
    documents = reading.open[0].children
    if len(documents) > 1:
        message = "a second YAML document begins here; a file holds one"
        reading.findings.append(error("intake/bad-yaml", message, documents[1].where, hint="remove the line `---`"))
    return Outcome(documents[0] if documents else None, tuple(reading.findings))


@dataclass(slots=True)
class _Open:
    """A list or map whose end has not come."""

    where: Where
    is_map: bool
    children: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class _Reading:
    """How far the reading has come: the stack of open nodes, the file itself at its foot."""

    path: str
    first_line: int
    findings: list[Finding] = field(default_factory=list)
    open: list[_Open] = field(init=False)

    def __post_init__(self) -> None:
        self.open = [_Open(Where(self.path, self.first_line, 1), is_map=False)]


def _take(reading: _Reading, event: yaml.Event) -> None:
    if isinstance(event, yaml.NodeEvent):
        _take_node(reading, event, _place(reading, event.start_mark))
    elif isinstance(event, yaml.CollectionEndEvent):
        ended = reading.open.pop()
        node = _map(ended, reading.findings) if ended.is_map else Sequence(tuple(ended.children), ended.where)
        reading.open[-1].children.append(node)


def _take_node(reading: _Reading, event: yaml.NodeEvent, where: Where) -> None:
    _refuse_marks(reading, event, where)
    if isinstance(event, yaml.ScalarEvent):
        plain = not event.style and event.implicit[0]
        reading.open[-1].children.append(Scalar(event.value, plain, where))
    elif isinstance(event, yaml.AliasEvent):
        reading.open[-1].children.append(Scalar("", plain=True, where=where))
    else:
        reading.open.append(_Open(where, isinstance(event, yaml.MappingStartEvent)))


def _refuse_marks(reading: _Reading, event: yaml.NodeEvent, where: Where) -> None:
    if event.anchor is not None:
        sign = "*" if isinstance(event, yaml.AliasEvent) else "&"
        message = f"`{sign}{event.anchor}` is an alias of YAML, which is not read here"
        hint = f"write the value out; if it is text that begins with {sign}, put it in quotes"
        reading.findings.append(error("intake/yaml-alias", message, where, hint=hint))
    tag = getattr(event, "tag", None)
    if tag is not None:
        shown = str(tag).replace("tag:yaml.org,2002:", "!!")
        message = f"`{shown}` is a tag of YAML, which is not read here"
        hint = "remove it; if it is text that begins with !, put it in quotes"
        reading.findings.append(error("intake/yaml-tag", message, where, hint=hint))


def _map(ended: _Open, findings: list[Finding]) -> Map:
    entries: dict[str, tuple[Scalar, Node]] = {}
    for key, value in zip(ended.children[::2], ended.children[1::2], strict=True):
        if not isinstance(key, Scalar):
            message = "a list or map stands where a key is wanted"
            findings.append(error("intake/bad-yaml", message, key.where, hint="write `key: value`"))
        elif key.text in entries:
            findings.append(_duplicate(entries[key.text][0], key))
        else:
            entries[key.text] = (key, value)
    return Map(tuple(entries.values()), ended.where)


def _place(reading: _Reading, mark: object) -> Where:
    return Where(reading.path, getattr(mark, "line", 0) + reading.first_line, getattr(mark, "column", 0) + 1)


def _duplicate(first: Scalar, second: Scalar) -> Finding:
    return error(
        "intake/duplicate-key",
        f"`{second.text}` stands here a second time; the first is in line {first.where.line}",
        second.where,
        hint="keep one of the two",
        more=f"first at {first.where}",
    )


def _too_deep(where: Where) -> Finding:
    message = f"lists or maps are nested deeper than {DEEPEST} levels"
    return error("intake/yaml-too-deep", message, where, hint="take brackets or indents out")


def _broken(reading: _Reading, text: str, fault: yaml.YAMLError) -> Finding:
    mark = getattr(fault, "problem_mark", None)
    problem = str(getattr(fault, "problem", None) or fault).splitlines()[0]
    if mark is None:
        return error("intake/bad-yaml", f"this is no YAML: {problem}", reading.open[-1].where, hint="see yaml.org")
    where = _place(reading, mark)
    line = next(iter(text.splitlines()[mark.line : mark.line + 1]), "")
    context = getattr(fault, "context_mark", None)
    began = f"; what it belongs to began in line {context.line + reading.first_line}" if context else ""
    if "\t" in line[: len(line) - len(line.lstrip())]:
        message = f"a tab indents line {where.line}; YAML takes spaces only"
        return error("intake/bad-yaml", message, where, hint="replace the tab with two spaces")
    message = f"this is no YAML: {problem}{began}"
    return error("intake/bad-yaml", message, where, hint=_advice(line, problem), more=line.strip()[:80])


def _advice(line: str, problem: str) -> str:
    if "mapping values" in problem:
        return 'a value with a colon in it needs quotes, such as "Bridge: the end"'
    if "end of stream" in problem or "',' or" in problem:
        return "close the quotation mark or bracket"
    if "start any token" in problem:
        sign = line.partition(":")[2].strip()[:1] or line.strip()[:1]
        return f"a value that begins with {sign} needs quotes"
    return "check indents, colons, quotation marks and brackets here"
