"""SARIF 2.1.0 as far as we write it: the objects of OASIS's schema we use, each with what it requires and all of ours it may hold.

`faults_of` holds a log against it. Names, types, requirements and closed objects (`additionalProperties: false`) are those of
sarif-schema-2.1.0.json; what we never write is left out, so a property that is new here has to be looked up there first.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

_TEXT: Mapping[str, Any] = {"type": str}
_COUNT: Mapping[str, Any] = {"type": int, "least": 0}
_PLACE: Mapping[str, Any] = {"type": int, "least": 1}


def _object(needs: str = "", **may: Mapping[str, Any]) -> Mapping[str, Any]:
    return {"type": dict, "needs": needs.split(), "may": may}


def _array(of: Mapping[str, Any], least: int = 0) -> Mapping[str, Any]:
    return {"type": list, "of": of, "least": least}


_BAG: Mapping[str, Any] = {"type": dict, "open": True}
_MESSAGE = _object("text", text=_TEXT)
_LEVEL: Mapping[str, Any] = {"type": str, "one_of": {"none", "note", "warning", "error"}}
_RULE = _object(
    "id", id=_TEXT, name=_TEXT, shortDescription=_MESSAGE, fullDescription=_MESSAGE, help=_MESSAGE, properties=_BAG
)
_REFERENCE = _object(id=_TEXT, index={"type": int, "least": -1})
_NOTICE = _object("message", message=_MESSAGE, level=_LEVEL, associatedRule=_REFERENCE)
_INVOCATION = _object(
    "executionSuccessful", executionSuccessful={"type": bool}, toolExecutionNotifications=_array(_NOTICE)
)
_ARTIFACT = _object(
    uri={"type": str, "like": r"(?:[A-Za-z0-9_.~!$&'()*+,;=:@/-]|%[0-9A-F]{2})+"},
    uriBaseId=_TEXT,
)
_REGION = _object(startLine=_PLACE, startColumn=_PLACE, endLine=_PLACE, endColumn=_PLACE)
_LOGICAL = _object(name=_TEXT, fullyQualifiedName=_TEXT, kind=_TEXT)
_LOCATION = _object(
    physicalLocation=_object("artifactLocation", artifactLocation=_ARTIFACT, region=_REGION),
    logicalLocations=_array(_LOGICAL),
    properties=_BAG,
)
_RESULT = _object(
    "message",
    message=_MESSAGE,
    ruleId=_TEXT,
    ruleIndex={"type": int, "least": -1},
    level=_LEVEL,
    locations=_array(_LOCATION),
    partialFingerprints={"type": dict, "open": True, "values": str},
)
_RUN = _object(
    "tool",
    tool=_object("driver", driver=_object("name", name=_TEXT, version=_TEXT, rules=_array(_RULE))),
    automationDetails=_object(id=_TEXT),
    invocations=_array(_INVOCATION),
    results=_array(_RESULT),
    columnKind={"type": str, "one_of": {"utf16CodeUnits", "unicodeCodePoints"}},
)
LOG = _object(
    "version runs",
    **{"$schema": _TEXT},
    version={"type": str, "one_of": {"2.1.0"}},
    runs=_array(_RUN),
)


def faults_of(value: object, schema: Mapping[str, Any] = LOG, at: str = "$") -> Iterator[str]:
    """Give a line for each place where a value is not as the schema says."""
    if type(value) is not schema["type"]:
        yield f"{at}: {type(value).__name__}, not {schema['type'].__name__}"
        return
    match value:
        case dict():
            yield from _faults_of_object(value, schema, at)
        case list():
            for number, item in enumerate(value):
                yield from faults_of(item, schema["of"], f"{at}[{number}]")
        case int() if value < schema.get("least", value):
            yield f"{at}: {value} is less than {schema['least']}"
        case str() if value not in schema.get("one_of", {value}) or not re.fullmatch(
            schema.get("like", r"(?s:.*)"), value
        ):
            yield f"{at}: {value!r}"


def _faults_of_object(value: Mapping[str, object], schema: Mapping[str, Any], at: str) -> Iterator[str]:
    if schema.get("open"):
        yield from (f"{at}.{name}" for name, one in value.items() if not isinstance(one, schema.get("values", object)))
        return
    yield from (f"{at}: no {name}" for name in schema["needs"] if name not in value)
    for name, inner in value.items():
        if name not in schema["may"]:
            yield f"{at}: {name} is not known"
        else:
            yield from faults_of(inner, schema["may"][name], f"{at}.{name}")
