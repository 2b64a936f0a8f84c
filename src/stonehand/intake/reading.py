"""Reading: a tree of YAML nodes checked against a kind; values out, and every fault at its line and column.

A key that is missing, unknown or wrong is reported and left at its default; only a record that lacks what it must have gives
no value. So an editor hears of all faults at once, and the rest of the paper can still be looked at.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from stonehand.intake.encoding import read_text
from stonehand.intake.kinds import Each, Either, Form, Key, Kind, Must, Named, Placed, Record, Spelling, Unread
from stonehand.intake.strict_yaml import Map, Node, Scalar, Sequence, read_yaml
from stonehand.intake.surprises import DATE, is_nothing, is_number, surprise
from stonehand.model.finding import Finding, Outcome, Where, error

SCHEMA_VERSION = 1


@dataclass(frozen=True, slots=True)
class Fields:
    """A record as read: a value under every key of its kind, and the place of each value that was written."""

    where: Where
    values: Mapping[str, Any]
    places: Mapping[str, Where]

    def __getitem__(self, key: str) -> Any:  # noqa: ANN401 - the record's kind has checked it
        return self.values[key]

    def place(self, key: str) -> Where:
        """Give where the value stands, or its record where it was left out."""
        return self.places.get(key, self.where)


@dataclass(frozen=True, slots=True)
class Written:
    """A word or text with its place."""

    text: str
    where: Where


def read_document(path: str, content: bytes | str, record: Record) -> Outcome[Fields | None]:
    """Read a whole YAML file that carries `schema: 1`."""
    text = read_text(path, content.encode() if isinstance(content, str) else content)
    if text.value is None:
        return Outcome(None, text.findings)
    fields = read_fields(read_yaml(path, text.value), record, Where(path, 1, 1))
    found = [*text.findings, *fields.findings]
    if fields.value is not None and fields.value["schema"] != SCHEMA_VERSION:
        number = fields.value["schema"]
        message = f"{path} says `schema: {number}`; this program reads schema {SCHEMA_VERSION}"
        found.append(error("intake/unknown-schema", message, fields.value.place("schema"), hint="write `schema: 1`"))
    return Outcome(fields.value, tuple(found))


def read_fields(tree: Outcome[Node | None], record: Record, start: Where) -> Outcome[Fields | None]:
    """Check a document against a record; an empty one is a record without keys."""
    findings = list(tree.findings)
    if tree.value is None and findings:
        return Outcome(None, tuple(findings))
    fields = _record(tree.value or Map((), start), record, "", findings)
    return Outcome(fields, tuple(findings))


def nearest(word: str, known: Iterable[str]) -> str:
    """Make the hint for a name nobody knows: the nearest one, else all of them."""
    names = sorted(known)
    close = get_close_matches(word.lower(), names, 1)
    return f"did you mean `{close[0]}`?" if close else "known are " + (", ".join(names) or "none")


def shown(text: str) -> str:
    """Give text as a message shows it: on one line, cut at 60 characters."""
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 4] + " ..."


_SHOWN = 60
_NO_VALUE = Must.STAND
_TEXTS = (Spelling.TEXT, Spelling.WORD, Spelling.DATED)
_NO_NUMBERS = (Spelling.WORD, Spelling.DATED)


def _value(node: Node, kind: Kind, trail: str, findings: list[Finding]) -> object:
    if isinstance(kind, Form | Placed):
        return _text(node, kind, trail, findings)
    if isinstance(kind, Each):
        return _each(node, kind, trail, findings)
    if isinstance(kind, Named):
        return _named(node, kind, trail, findings)
    if isinstance(kind, Unread):
        return True
    if isinstance(kind, Either):
        return _either(node, kind, trail, findings)
    fields = _record(node, kind, trail, findings)
    return _NO_VALUE if fields is None else fields


def _text(node: Node, kind: Form | Placed, trail: str, findings: list[Finding]) -> object:
    if isinstance(kind, Form):
        return _scalar(node, kind, trail, findings)
    value = _scalar(node, kind.form, trail, findings)
    return _NO_VALUE if value is _NO_VALUE else Written(str(value), node.where)


def _either(node: Node, kind: Either, trail: str, findings: list[Finding]) -> object:
    if not isinstance(node, Scalar):
        fields = _record(node, kind.record, trail, findings)
        return _NO_VALUE if fields is None else fields
    first = next(iter(kind.record.keys))
    value = _scalar(node, kind.scalar, trail, findings)
    values = {name: key.default for name, key in kind.record.keys.items()} | {first: value}
    return _NO_VALUE if value is _NO_VALUE else Fields(node.where, values, {first: node.where})


def _record(node: Node, record: Record, trail: str, findings: list[Finding]) -> Fields | None:
    if not isinstance(node, Map):
        findings.append(
            _wrong(node, f"keys and values ({', '.join(record.keys)})", f"{next(iter(record.keys))}: ...", trail)
        )
        return None
    values: dict[str, object] = {}
    places: dict[str, Where] = {}
    for key, entry in node.entries:
        name = f"{trail}.{key.text}".lstrip(".")
        if key.text not in record.keys:
            findings.append(_unknown(key, trail, record))
        elif not (_is_empty(entry) and record.keys[key.text].default is not Must.STAND):
            values[key.text] = _value(entry, record.keys[key.text].kind, name, findings)
            places[key.text] = entry.where
    must = [name for name, key in record.keys.items() if key.default is Must.STAND]
    missing = [name for name in must if name not in values]
    findings += [_missing(name, record.keys[name].kind, node.where, trail) for name in missing]
    if missing or any(values[name] is _NO_VALUE for name in must):
        return None
    return Fields(node.where, {name: _or_default(name, key, values) for name, key in record.keys.items()}, places)


def _or_default(name: str, key: Key, values: Mapping[str, object]) -> object:
    value = values.get(name, _NO_VALUE)
    return key.default if value is _NO_VALUE else value


def _each(node: Node, kind: Each, trail: str, findings: list[Finding]) -> object:
    if kind.lone and isinstance(node, Scalar):
        value = _value(node, kind.kind, trail, findings)
        return _NO_VALUE if value is _NO_VALUE else (value,)
    if not isinstance(node, Sequence):
        findings.append(_wrong(node, "a list", f"[{_example(kind.kind)}]", trail))
        return _NO_VALUE
    if not kind.least <= len(node.items) <= (kind.most or len(node.items)):
        limit = str(kind.least) if kind.most == kind.least else f"{kind.least} to {kind.most or 'any number'}"
        message = f"`{trail}` holds {len(node.items)} values; wanted are {limit}"
        findings.append(error("intake/bad-value", message, node.where, hint="add or take out values"))
        return _NO_VALUE
    each = [_value(item, kind.kind, f"{trail}[{number}]", findings) for number, item in enumerate(node.items, start=1)]
    values = tuple(value for value in each if value is not _NO_VALUE)
    return values if len(values) >= kind.least else _NO_VALUE


def _named(node: Node, kind: Named, trail: str, findings: list[Finding]) -> object:
    if not isinstance(node, Map):
        findings.append(_wrong(node, "names and values", f"name: {_example(kind.kind)}", trail))
        return _NO_VALUE
    values: dict[str, object] = {}
    places: dict[str, Where] = {}
    for key, entry in node.entries:
        if kind.names.fullmatch(key.text) is None:
            findings.append(_wrong(key, kind.wanted, "", trail))
            continue
        value = _value(entry, kind.kind, f"{trail}.{key.text}", findings)
        if value is not _NO_VALUE:
            values[key.text] = value
            places[key.text] = entry.where
    return Fields(node.where, values, places)


def _scalar(node: Node, form: Form, trail: str, findings: list[Finding]) -> object:
    if not isinstance(node, Scalar):
        findings.append(_wrong(node, form.wanted, form.example, trail))
        return _NO_VALUE
    made = _made_of(node, form) if form.spelling in _TEXTS else None
    if made is None and (node.plain or form.spelling is not Spelling.NATIVE):
        try:
            return form.parse(node.text)
        except ValueError:
            made = _made_of(node, form)
    findings.append(_refused(node, form, made, trail))
    return _NO_VALUE


def _made_of(node: Scalar, form: Form) -> str | None:
    """Say what YAML makes of a plain scalar, where that is not what the form wants."""
    if not node.plain or form.spelling in {Spelling.LENGTH, Spelling.ANY}:
        return None
    if form.spelling in _NO_NUMBERS and is_number(node.text):
        return f"the number {node.text}"
    made = surprise(node.text)
    return None if made == DATE and form.spelling is Spelling.DATED else made


def _refused(node: Scalar, form: Form, made: str | None, trail: str) -> Finding:
    text = shown(node.text)
    if form.spelling is Spelling.LENGTH and is_number(node.text):
        message = f"`{trail}: {text}` has no unit; wanted is {form.wanted}"
        return error("intake/length-without-unit", message, node.where, hint=f"write it like {form.example}")
    if made is not None and not is_nothing(node.text):
        hint = f'write "{text}"' if form.spelling in _TEXTS else f"write {form.wanted}, such as {form.example}"
        message = f"YAML makes {made} of `{trail}: {text}`; wanted is {form.wanted}"
        return error("intake/yaml-surprise", message, node.where, hint=hint)
    if form.spelling is Spelling.NATIVE and not node.plain:
        message = f"`{trail}` is text, since it stands in quotes; wanted is {form.wanted}"
        return error("intake/bad-value", message, node.where, hint="take the quotes off")
    return _wrong(node, form.wanted, form.example, trail)


def _wrong(node: Node, wanted: str, example: str, trail: str) -> Finding:
    if isinstance(node, Scalar):
        found = f'"{shown(node.text)}"' if node.text else "empty"
    else:
        found = "a list" if isinstance(node, Sequence) else "a map of keys and values"
    message = f"`{trail}` is {found}; wanted is {wanted}" if trail else f"found {found}; wanted is {wanted}"
    return error("intake/bad-value", message, node.where, hint=f"write it like {example}" if example else "rename it")


def _missing(name: str, kind: Kind, where: Where, trail: str) -> Finding:
    owner = f"`{trail}`" if trail else where.path
    hint = f"add `{name}: {_example(kind)}`"
    return error("intake/missing-key", f"`{name}` is missing in {owner}", where, hint=hint)


def _unknown(key: Scalar, trail: str, record: Record) -> Finding:
    owner = f"`{trail}`" if trail else key.where.path
    message = f"`{shown(key.text)}` is no key of {owner}"
    return error("intake/unknown-key", message, key.where, hint=nearest(key.text, record.keys))


def _is_empty(node: Node) -> bool:
    return isinstance(node, Scalar) and node.plain and is_nothing(node.text)


def _example(kind: Kind) -> str:
    form = kind.form if isinstance(kind, Placed) else kind
    return form.example if isinstance(form, Form) else "..."
