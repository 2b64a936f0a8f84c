"""JSON Schemas of every file an editor writes, by kind, and as files for the editor's settings."""

import difflib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from stonehand.intake.schema import json_schemas
from stonehand.model.finding import UsageError, error
from stonehand.workspace import publish


def schemas(kind: str | None) -> Mapping[str, Mapping[str, Any]]:
    """Give the schemas, all or one.

    Raises:
        UsageError: there is no such kind of file.
    """
    known = json_schemas()
    if kind is None:
        return known
    if kind not in known:
        near = difflib.get_close_matches(kind, known, 1)
        hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(known)}"
        raise UsageError(error("cli/no-such-schema", f"there is no schema of {kind!r}", hint=hint))
    return {kind: known[kind]}


def write_schemas(chosen: Mapping[str, Mapping[str, Any]], folder: Path) -> tuple[Path, ...]:
    """Write each schema as `<kind>.schema.json`; those of an earlier version are replaced.

    Raises:
        OutputNotWritten: the folder cannot be written to.
    """
    texts = {f"{kind}.schema.json": json.dumps(schema, indent=2, ensure_ascii=False) for kind, schema in chosen.items()}
    return publish.publish(folder.absolute(), {name: f"{text}\n".encode() for name, text in texts.items()}, ())
