"""The names a content stream may use: each is looked up once."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from stonehand.engines.pdf_facts import peek
from stonehand.engines.pdf_facts.faces import Face, read_face
from stonehand.engines.pdf_facts.spaces import Space, named_space, read_space

T = TypeVar("T")


@dataclass(slots=True)
class Resources:
    """A resource dictionary, and what was found in it."""

    dictionary: object
    _found: dict[tuple[str, str], Any] = field(default_factory=dict)

    def face(self, name: str) -> Face:
        """Give a font."""
        return self._once("/Font", name, read_face)

    def space(self, name: str) -> Space:
        """Give a colour space, one of the device's or one with a name here."""
        key = "space", name
        if key not in self._found:
            self._found[key] = named_space(name.removeprefix("/"), peek.entry(self.dictionary, "/ColorSpace"))
        found: Space = self._found[key]
        return found

    def settings(self, name: str) -> object:
        """Give the dictionary of a graphics state."""
        return self._once("/ExtGState", name, _itself)

    def drawing(self, name: str) -> object:
        """Give a picture or form."""
        return self._once("/XObject", name, _itself)

    def pattern(self, name: str) -> object:
        """Give a pattern."""
        return self._once("/Pattern", name, _itself)

    def shading(self, name: str) -> object:
        """Give a gradient."""
        return self._once("/Shading", name, _itself)

    def space_of(self, holder: object, *keys: str) -> Space:
        """Give the colour space a picture or gradient is in."""
        found = next((space for key in keys if (space := peek.entry(holder, key)) is not None), None)
        return self._space(found)

    def _space(self, value: object) -> Space:
        return read_space(value, peek.entry(self.dictionary, "/ColorSpace"))

    def _once(self, kind: str, name: str, read: Callable[[Any], T]) -> T:
        key = kind, name
        if key not in self._found:
            self._found[key] = read(peek.entry(peek.entry(self.dictionary, kind), name))
        found: T = self._found[key]
        return found


def _itself(found: object) -> object:
    return found
