"""A tagged PDF read by nobody's code but pikepdf: its content by marked-content number, its structure, links and bookmarks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream

SHOWS = frozenset(("Tj", "TJ"))
PAINTS = SHOWS | frozenset(("S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "INLINE IMAGE", "'", '"'))
COLOURS = frozenset(("g", "G", "k", "K", "cs", "CS", "sc", "scn", "SC", "SCN"))
SOFT = "\u00ad"


@dataclass
class Sheet:
    """What a page draws: text and number of operators by marked content, and what is marked by nobody or twice."""

    text: dict[int, str] = field(default_factory=dict)
    loose: list[str] = field(default_factory=list)
    nested: list[str] = field(default_factory=list)
    colours: set[str] = field(default_factory=set)
    unmapped: list[tuple[str, str]] = field(default_factory=list)
    artifacts: str = ""


@dataclass
class Mark:
    """Marked content that is open."""

    number: int | None
    artifact: bool
    instead: str | None


def kids(element: Object) -> list[Object | int]:
    """Give what an element holds: elements, numbers of content, references."""
    return list(element.K)


class TaggedFile:
    """A tagged PDF."""

    def __init__(self, content: bytes) -> None:
        self.pdf = pikepdf.open(BytesIO(content))
        self.root = self.pdf.Root

    @cached_property
    def sheets(self) -> list[Sheet]:
        """What each page draws."""
        sheets = []
        for page in self.pdf.pages:
            sheet = Sheet()
            _read(page, page.resources, [], sheet)
            sheets.append(sheet)
        return sheets

    @cached_property
    def labels(self) -> list[str]:
        """The pages' labels."""
        nums = list(self.root.PageLabels.Nums)
        return [str(nums[2 * at + 1].P) for at in range(len(self.pdf.pages))]

    @cached_property
    def parents(self) -> dict[int, Object]:
        """The parent tree."""
        nums = list(self.root.StructTreeRoot.ParentTree.Nums)
        return {int(key): value for key, value in zip(nums[::2], nums[1::2], strict=True)}

    @property
    def document(self) -> Object:
        """The outermost element."""
        return self.root.StructTreeRoot.K

    def elements(self, within: Object | None = None) -> Iterator[Object]:
        """Give an element and all in it, in order."""
        element = self.document if within is None else within
        yield element
        for kid in element.K:
            if isinstance(kid, Dictionary) and kid.get("/Type") == Name.StructElem:
                yield from self.elements(kid)

    def marks(self, element: Object) -> Iterator[tuple[int, int]]:
        """Give page and number of an element's own content."""
        for kid in kids(element):
            if not isinstance(kid, Object):
                yield self.page(element.Pg), kid
            elif kid.get("/Type") == Name.MCR:
                yield self.page(kid.Pg), int(kid.MCID)

    def text(self, element: Object) -> str:
        """Give an element's text as it is read aloud."""
        read = ""
        for kid in kids(element):
            if not isinstance(kid, Object):
                read += self.sheets[self.page(element.Pg)].text.get(kid, "")
            elif kid.get("/Type") == Name.MCR:
                read += self.sheets[self.page(kid.Pg)].text.get(int(kid.MCID), "")
            elif kid.get("/Type") == Name.StructElem:
                read += self.text(kid) + (" " if kid.S not in {"/Span", "/Link", "/Lbl"} else "")
        return read.replace(SOFT, "")

    def page(self, page: Object) -> int:
        """Give a page's place in the book, from 0."""
        return next(at for at, one in enumerate(self.pdf.pages) if one.objgen == page.objgen)

    def links(self) -> Iterator[tuple[int, Object]]:
        """Give every annotation with its page."""
        for at, page in enumerate(self.pdf.pages):
            for annotation in page.obj.get("/Annots", Array()):
                yield at, annotation


def sound(file: TaggedFile) -> bool:
    """Tell whether all content is in the structure once, or an artifact."""
    held = [mark for element in file.elements() for mark in file.marks(element)]
    drawn = {(at, number) for at, sheet in enumerate(file.sheets) for number in sheet.text}
    loose = [sheet.loose + sheet.nested for sheet in file.sheets]
    return not any(loose) and len(held) == len(set(held)) and set(held) == drawn


def _read(stream: pikepdf.Page | Object, resources: Object, marks: list[Mark], sheet: Sheet) -> None:
    font: tuple[str, dict[int, str]] = ("", {})
    for instruction in pikepdf.parse_content_stream(stream):
        operator, operands = str(instruction.operator), list(instruction.operands)
        if operator in {"BMC", "BDC"}:
            marks.append(_mark(operands))
            _check_nesting(marks, sheet)
        elif operator == "EMC":
            marks.pop()
        elif operator == "Tf":
            font = (str(operands[0]), _letters(resources.Font[str(operands[0])]))
        elif operator == "Do" and resources.XObject[str(operands[0])].get("/Subtype") == Name.Form:
            form = resources.XObject[str(operands[0])]
            _read(form, form.get("/Resources", resources), marks, sheet)
        else:
            _paint(operator, operands, marks, sheet)
            if operator in SHOWS:
                _show(operands[0], font, marks, sheet)


def _mark(operands: list[Object]) -> Mark:
    told = operands[1] if len(operands) > 1 else Dictionary()
    number = int(told.MCID) if "/MCID" in told else None
    instead = str(told.ActualText) if "/ActualText" in told else None
    return Mark(number, str(operands[0]) == "/Artifact", instead)


def _check_nesting(marks: list[Mark], sheet: Sheet) -> None:
    if any(mark.number is not None for mark in marks) and any(mark.artifact for mark in marks):
        sheet.nested.append(repr(marks))
    number = marks[-1].number
    if number is not None:
        sheet.text[number] = marks[-1].instead or ""


def _paint(operator: str, operands: list[Object], marks: list[Mark], sheet: Sheet) -> None:
    sheet.colours |= {operator} & COLOURS
    if operator in PAINTS and not any(mark.artifact or mark.number is not None for mark in marks):
        sheet.loose.append(f"{operator} {operands}")


def _show(shown: Object, font: tuple[str, dict[int, str]], marks: list[Mark], sheet: Sheet) -> None:
    strings = (
        [bytes(part) for part in shown if isinstance(part, pikepdf.String)]
        if isinstance(shown, Array)
        else [bytes(shown)]
    )
    codes = [int.from_bytes(string[at : at + 2], "big") for string in strings for at in range(0, len(string), 2)]
    name, letters = font
    sheet.unmapped += [(name, f"{code:04x}") for code in codes if not letters.get(code)]
    text = "".join(letters.get(code, "\ufffd") for code in codes)
    mark = next((mark for mark in reversed(marks) if mark.number is not None), None)
    if mark is None or mark.number is None:
        sheet.artifacts += text
    elif mark.instead is None:
        sheet.text[mark.number] += text


def _letters(font: Object) -> dict[int, str]:
    told = font.get("/ToUnicode")
    if not isinstance(told, Stream):
        return {}
    found: dict[int, str] = {}
    for part in re.findall(rb"beginbfchar(.*?)endbfchar", told.read_bytes(), re.DOTALL):
        for code, letters in re.findall(rb"<(\w+)> <(\w*)>", part):
            found[int(code, 16)] = bytes.fromhex(letters.decode()).decode("utf-16-be")
    return found
