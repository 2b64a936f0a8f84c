"""JSON Schema (draft 2020-12) of a kind, for editors: the same rules, so that what an editor underlines is what we refuse."""

from collections.abc import Mapping

from stonehand.intake.kinds import Each, Either, Form, Key, Kind, Must, Named, Placed, Record

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema(kind: Kind) -> dict[str, object]:
    """Give the JSON Schema of a kind."""
    if isinstance(kind, Form):
        return dict(kind.json)
    if isinstance(kind, Placed):
        return dict(kind.form.json)
    if isinstance(kind, Each):
        return _list(kind)
    if isinstance(kind, Named):
        names = {"pattern": f"^({kind.names.pattern})$"}
        return {"type": "object", "propertyNames": names, "additionalProperties": json_schema(kind.kind)}
    if isinstance(kind, Either):
        return {"anyOf": [dict(kind.scalar.json), json_schema(kind.record)]}
    return _object(kind) if isinstance(kind, Record) else {}


def _list(kind: Each) -> dict[str, object]:
    schema: dict[str, object] = {"type": "array", "items": json_schema(kind.kind)}
    if kind.least:
        schema["minItems"] = kind.least
    if kind.most is not None:
        schema["maxItems"] = kind.most
    return {"anyOf": [json_schema(kind.kind), schema]} if kind.lone else schema


def _object(record: Record) -> dict[str, object]:
    required = [name for name, key in record.keys.items() if key.default is Must.STAND]
    return {
        "title": record.title,
        "description": record.about,
        "type": "object",
        "properties": {name: _property(key) for name, key in record.keys.items()},
        "additionalProperties": False,
        **({"required": required} if required else {}),
    }


def _property(key: Key) -> dict[str, object]:
    schema = json_schema(key.kind)
    schema["description"] = key.about
    return schema if key.default is Must.STAND or not isinstance(key.kind, Kind) else _or_nothing(schema)


def _or_nothing(schema: Mapping[str, object]) -> dict[str, object]:
    """Let an optional key stand empty, which YAML reads as null."""
    kinds = schema.get("type")
    if "anyOf" in schema:
        choices = schema["anyOf"]
        return {**schema, "anyOf": [*choices, {"type": "null"}]} if isinstance(choices, list) else {**schema}
    if kinds is None:
        return {**schema}
    allowed = {**schema, "type": [*kinds, "null"] if isinstance(kinds, list) else [kinds, "null"]}
    words = schema.get("enum")
    return {**allowed, "enum": [*words, None]} if isinstance(words, list) else allowed
