"""The fonts' manifest: which families there are, under which licence, in which files, each pinned by its checksum.

In comes the text of `fonts/manifest.yaml`, out go the families it declares, each face with its place in the manifest. The text
is read as YAML nodes, to a fixed depth, and never turned into objects: a tag makes nothing, an alias multiplies nothing, and
a key given twice is seen.
"""

import difflib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePosixPath

import yaml

from stonehand.model.finding import Finding, Outcome, Where, error

PRIVATE = "private"
"""The `source` of a family whose files are kept outside the workspace, in the folder `STONEHAND_FONTS` names."""


@dataclass(frozen=True, slots=True)
class DeclaredFace:
    """A face of the manifest: its file inside the fonts' folder, and what that file must be."""

    file: str
    weight: int
    italic: bool
    sha256: str
    where: Where


@dataclass(frozen=True, slots=True)
class Family:
    """A family of the manifest, under the name CSS calls it by."""

    name: str
    licence: str
    licence_file: str
    source: str
    faces: tuple[DeclaredFace, ...]
    where: Where

    @property
    def private(self) -> bool:
        """Its files are licensed to the paper alone and stand outside the workspace."""
        return self.source == PRIVATE


@lru_cache(maxsize=8)
def read_manifest(text: str, path: str) -> Outcome[tuple[Family, ...]]:
    """Read a manifest; entries with a fault are left out and reported, all of them at once."""
    try:
        root = yaml.compose(text, Loader=_Loader)
    except (yaml.YAMLError, RecursionError) as fault:
        mark = getattr(fault, "problem_mark", None)
        problem = getattr(fault, "problem", None) or "it is nested too deep or holds a forbidden character"
        where = Where(path, mark.line + 1, mark.column + 1) if mark else Where(path)
        return Outcome((), (_bad(f"the manifest is not readable as YAML: {problem}", where),))
    reader = _Reader(path)
    families = tuple(reader.families(root))
    return Outcome(families, tuple(reader.findings))


def safe_file(name: str) -> bool:
    """Tell whether a file name stays inside the folder it is relative to."""
    return bool(name) and not re.search(r"[\\\x00-\x1f:%]", name) and _stays_below(PurePosixPath(name))


def _stays_below(path: PurePosixPath) -> bool:
    return not path.is_absolute() and ".." not in path.parts and bool(path.parts)


_Loader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_FAMILY_KEYS = ("family", "licence", "licence_file", "source", "faces")
_FACE_KEYS = ("file", "weight", "style", "sha256")
_HEAVIEST = 1000


def _bad(message: str, where: Where, hint: str = "") -> Finding:
    return error("fonts/bad-manifest", message, where, hint=hint)


class _Reader:
    """Walks the nodes and gathers findings; lives for one manifest."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.findings: list[Finding] = []

    def families(self, root: yaml.Node | None) -> Iterator[Family]:
        top = self._mapping(root, ("schema", "families"), "the manifest")
        if "schema" not in top or top["schema"].value != "1":
            self._complain("the manifest needs `schema: 1`", top.get("schema", root))
        names: set[str] = set()
        for node in self._list(top.get("families"), "families", root):
            family = self._family(node)
            if family and family.name in names:
                self._complain(f"the family {family.name} stands here twice", node)
            elif family:
                names.add(family.name)
                yield family

    def _family(self, node: yaml.Node) -> Family | None:
        fields = self._mapping(node, _FAMILY_KEYS, "a family")
        name = self._text(fields, "family", node)
        if not name:
            return None
        faces: dict[tuple[int, bool], DeclaredFace] = {}
        for entry in self._list(fields.get("faces"), f"the faces of {name}", node):
            face = self._face(entry, name)
            if face and (face.weight, face.italic) in faces:
                self._complain(f"{name} {_style(face)} stands here twice", entry)
            elif face:
                faces[face.weight, face.italic] = face
        licence, licence_file, source = (
            self._text(fields, key, node, needed=False) for key in ("licence", "licence_file", "source")
        )
        if licence_file and not safe_file(licence_file):
            self._complain(f"'{licence_file}' leads out of the fonts' folder", fields["licence_file"])
            licence_file = ""
        return Family(name, licence, licence_file, source, tuple(faces.values()), self._where(node))

    def _face(self, node: yaml.Node, family: str) -> DeclaredFace | None:
        fields = self._mapping(node, _FACE_KEYS, f"a face of {family}")
        file, weight, style, sha256 = (self._text(fields, key, node) for key in _FACE_KEYS)
        whole = (
            self._fits(fields, "file", safe_file, "is no file name inside the fonts' folder"),
            self._fits(fields, "weight", _is_weight, f"is no weight from 1 to {_HEAVIEST}"),
            self._fits(fields, "style", ("normal", "italic").__contains__, "is neither normal nor italic"),
            self._fits(fields, "sha256", re.compile(r"[0-9a-f]{64}").fullmatch, "is no sha256 of 64 hex digits"),
        )
        if not all(whole):
            return None
        return DeclaredFace(file, int(weight), style == "italic", sha256, self._where(node))

    def _fits(self, fields: dict[str, yaml.Node], key: str, fits: Callable[[str], object], fault: str) -> bool:
        node = fields.get(key)
        if not isinstance(node, yaml.ScalarNode):
            return False
        if not fits(node.value):
            self._complain(f"{key}: '{node.value}' {fault}", node)
            return False
        return True

    def _text(self, fields: dict[str, yaml.Node], key: str, parent: yaml.Node, *, needed: bool = True) -> str:
        node = fields.get(key)
        if node is None:
            if needed:
                self._complain(f"`{key}` is missing", parent)
            return ""
        if not isinstance(node, yaml.ScalarNode) or not node.value:
            self._complain(f"`{key}` needs a text", node)
            return ""
        return str(node.value)

    def _list(self, node: yaml.Node | None, what: str, parent: yaml.Node | None) -> list[yaml.Node]:
        if not isinstance(node, yaml.SequenceNode):
            self._complain(f"{what}: a list is needed", node or parent)
            return []
        return list(node.value)

    def _mapping(self, node: yaml.Node | None, keys: tuple[str, ...], what: str) -> dict[str, yaml.Node]:
        if not isinstance(node, yaml.MappingNode):
            self._complain(f"{what} needs the keys {', '.join(keys)}", node)
            return {}
        fields: dict[str, yaml.Node] = {}
        for key, value in node.value:
            name = key.value if isinstance(key, yaml.ScalarNode) else ""
            if name not in keys:
                near = difflib.get_close_matches(name, keys, 1)
                hint = f"write `{near[0]}`" if near else f"keys are {', '.join(keys)}"
                self._complain(f"{what} has no key `{name}`", key, hint)
            elif name in fields:
                self._complain(f"`{name}` is given twice", key)
            else:
                fields[name] = value
        return fields

    def _complain(self, message: str, node: yaml.Node | None, hint: str = "") -> None:
        self.findings.append(_bad(message, self._where(node), hint))

    def _where(self, node: yaml.Node | None) -> Where:
        if node is None:
            return Where(self.path)
        return Where(self.path, node.start_mark.line + 1, node.start_mark.column + 1)


def _is_weight(text: str) -> bool:
    return text.isascii() and text.isdigit() and 1 <= int(text[:5]) <= _HEAVIEST


def _style(face: DeclaredFace) -> str:
    return f"{face.weight} {'italic' if face.italic else 'normal'}"
