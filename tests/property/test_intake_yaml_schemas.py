"""JSON Schemas agree with what is read: an editor underlines exactly what we refuse, both ways."""

import datetime as dt
import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from stonehand.intake.kinds import Each, Either, Form, Kind, Must, Named, Placed, Record
from stonehand.intake.reading import read_document, read_fields
from stonehand.intake.schema import RECORDS, json_schemas
from stonehand.intake.strict_yaml import read_yaml
from stonehand.model.finding import Where

ROOT = Path(__file__).parents[2]
SCHEMAS = json_schemas()

Value = object


def accepts(schema: Mapping[str, object], value: Value) -> bool:
    """Check a value against the part of JSON Schema that ours use; an unknown word fails the test."""
    return all(CHECKS[word](rule, value, schema) for word, rule in schema.items())


def _is(kind: str, value: Value) -> bool:
    kinds = {"string": str, "boolean": bool, "integer": int, "number": int | float, "object": dict, "array": list}
    if kind == "null" or isinstance(value, bool):
        return value is None if kind == "null" else kind == "boolean"
    return isinstance(value, kinds[kind])


def _properties(rule: Mapping[str, Mapping[str, object]], value: Value) -> bool:
    return not isinstance(value, dict) or all(accepts(rule[key], part) for key, part in value.items() if key in rule)


def _additional(rule: Mapping[str, object] | bool, value: Value, schema: Mapping[str, object]) -> bool:  # noqa: FBT001
    if not isinstance(value, dict):
        return True
    known = schema.get("properties", {})
    others = [part for key, part in value.items() if isinstance(known, dict) and key not in known]
    return not others if isinstance(rule, bool) else all(accepts(rule, part) for part in others)


def _is_day(text: str) -> bool:
    try:
        return re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", text) is not None and bool(dt.date.fromisoformat(text))
    except ValueError:
        return False


def _number(value: Value) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


CHECKS: dict[str, Callable[..., bool]] = {
    "$schema": lambda *_: True,
    "title": lambda *_: True,
    "description": lambda *_: True,
    "type": lambda rule, value, _: any(_is(kind, value) for kind in ([rule] if isinstance(rule, str) else rule)),
    "enum": lambda rule, value, _: value in rule,
    "const": lambda rule, value, _: value == rule and not isinstance(value, bool),
    "pattern": lambda rule, value, _: not isinstance(value, str) or re.search(rule, value) is not None,
    "format": lambda _rule, value, _: not isinstance(value, str) or _is_day(value),
    "minimum": lambda rule, value, _: not _number(value) or value >= rule,
    "maximum": lambda rule, value, _: not _number(value) or value <= rule,
    "minItems": lambda rule, value, _: not isinstance(value, list) or len(value) >= rule,
    "maxItems": lambda rule, value, _: not isinstance(value, list) or len(value) <= rule,
    "items": lambda rule, value, _: not isinstance(value, list) or all(accepts(rule, part) for part in value),
    "anyOf": lambda rule, value, _: any(accepts(part, value) for part in rule),
    "required": lambda rule, value, _: not isinstance(value, dict) or all(key in value for key in rule),
    "properties": lambda rule, value, _: _properties(rule, value),
    "additionalProperties": _additional,
    "propertyNames": lambda rule, value, _: not isinstance(value, dict) or all(accepts(rule, key) for key in value),
}

JUNK: st.SearchStrategy[Value] = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-3, 2000),
    st.sampled_from(
        [
            0.25,
            1.5,
            "",
            " ",
            "no",
            "10pt",
            "10",
            "2%",
            "14 lines",
            "2026-11-27",
            "2026-13-45",
            "en-GB",
            "lead",
            "a-b",
            "Ä b",
        ]
    ),
    st.text("ab1 .-é%", max_size=6),
    st.just([]),
    st.just({}),
    st.just({"a": 1}),
    st.just(["x"]),
)


def written(kind: Kind) -> st.SearchStrategy[Value]:
    """Make values that are mostly of a kind, and sometimes not."""
    return st.one_of(_of_kind(kind), _of_kind(kind), _of_kind(kind), JUNK)


def _of_kind(kind: Kind) -> st.SearchStrategy[Value]:
    if isinstance(kind, Placed):
        return _of_kind(kind.form)
    if isinstance(kind, Form):
        return st.just(yaml.safe_load(kind.example)).map(
            lambda value: str(value) if isinstance(value, dt.date) else value
        )
    if isinstance(kind, Each):
        several = st.lists(written(kind.kind), min_size=kind.least, max_size=max(kind.least, 2)).map(list)
        return st.one_of(written(kind.kind), several) if kind.lone else several
    if isinstance(kind, Named):
        return st.dictionaries(st.sampled_from(["a", "de", "3", "Ä", "x y"]), written(kind.kind), max_size=2).map(dict)
    if isinstance(kind, Either):
        return st.one_of(_of_kind(kind.scalar), _of_kind(kind.record))
    return _record(kind) if isinstance(kind, Record) else JUNK


def _record(record: Record) -> st.SearchStrategy[Value]:
    must = {name: _of_kind(key.kind) for name, key in record.keys.items() if key.default is Must.STAND}
    may = {name: written(key.kind) for name, key in record.keys.items() if key.default is not Must.STAND}
    whole = st.fixed_dictionaries(must, optional=may)
    damage = st.dictionaries(st.sampled_from([*record.keys, "unknown"]), st.one_of(JUNK, st.just(...)), max_size=1)
    damaged = st.tuples(whole, st.one_of(st.just({}), st.just({}), damage)).map(lambda pair: {**pair[0], **pair[1]})
    return damaged.map(lambda keys: {key: value for key, value in keys.items() if value is not ...})


FILES = {name: _record(record) for name, record in RECORDS.items()}


@pytest.mark.parametrize("name", sorted(RECORDS))
@settings(deadline=None, max_examples=40)
@given(data=st.data())
def test_agreement(name: str, data: st.DataObject) -> None:
    """A file written as JSON, which is YAML too, has findings if and only if its JSON Schema refuses it."""
    value = data.draw(FILES[name])
    text = json.dumps(value, ensure_ascii=False)
    if name == "article":  # front matter carries no schema number
        findings = read_fields(read_yaml("a.yaml", text), RECORDS[name], Where("a.yaml", 1, 1)).findings
    else:
        findings = read_document("a.yaml", text, RECORDS[name]).findings
    assert accepts(SCHEMAS[name], value) == (not findings), [finding.message for finding in findings]


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("layout", "layouts/gazette/layout.yaml"),
        ("layout", "layouts/herald/layout.yaml"),
        ("issue", "issues/2026-11-27/issue.yaml"),
        ("issue", "issues/2026-11-27-herald/issue.yaml"),
        ("fonts", "fonts/manifest.yaml"),
    ],
)
def test_our_own_files(name: str, path: str) -> None:
    """The files we ship pass both."""
    content = (ROOT / path).read_bytes()
    assert read_document(path, content, RECORDS[name]).findings == ()
    loaded = json.loads(json.dumps(yaml.safe_load(content), default=str))
    assert accepts(SCHEMAS[name], loaded)


@pytest.mark.parametrize("name", sorted(RECORDS))
def test_every_field_is_described(name: str) -> None:
    """Every record has a title, every key a description, and no record takes unknown keys."""

    def walk(schema: object) -> None:
        if isinstance(schema, dict):
            if "properties" in schema:
                assert schema["title"]
                assert schema["additionalProperties"] is False
                assert all(part["description"] for part in schema["properties"].values())
            for part in schema.values():
                walk(part)
        elif isinstance(schema, list):
            for part in schema:
                walk(part)

    walk(SCHEMAS[name])
