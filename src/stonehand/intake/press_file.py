"""The press file: a press profile's YAML and the ICC profiles beside it in, a `PressProfile` out.

The ICC profile is pinned by its checksum, and must be one of a CMYK output device (ISO 15076-1, 7.2: device class `prtr`,
colour space `CMYK`), or no registered output intent can name it.
"""

import hashlib
from collections.abc import Iterator, Mapping
from itertools import pairwise

from stonehand.intake.press_schema import LEVELS, NUMBERS, PRESS
from stonehand.intake.reading import Fields, nearest, read_document
from stonehand.model.finding import Finding, Outcome, Severity, error
from stonehand.model.press import Delivery, Edges, Level, Limit, Limits, Mark, Pages, PressProfile, Spread
from stonehand.model.units import mm

_HEADER = 128  # bytes
_CENTRE = 0
_MOST = frozenset(
    {
        "ink",
        "ink_area",
        "rich_text",
        "rich_area",
        "heavy",
        "type_on_tint",
        "oversampled",
        "name_length",
        "megabytes",
        "trim",
    }
)
"""Numbers that must not be passed; all others must be reached."""


def read_press(name: str, text: bytes | str, path: str, icc: Mapping[str, bytes]) -> Outcome[PressProfile | None]:
    """Read a press profile; `icc` holds the ICC profiles it may name, by file name. `None` where it cannot be used."""
    document = read_document(path, text, PRESS)
    if document.value is None:
        return document  # type: ignore[return-value]  # its value is None
    fields = document.value
    profile = icc.get(fields["icc"])
    flaws = [*_check_values(name, fields), *_check_limits(fields), *_check_icc(profile, fields, icc)]
    found = (*document.findings, *flaws)
    if profile is None or any(flaw.id in _FATAL for flaw in flaws):
        return Outcome(None, found)
    return Outcome(_profile(fields, profile), found)


_FATAL = ("intake/icc-checksum", "intake/bad-icc")


def _profile(fields: Fields, icc: bytes) -> PressProfile:
    trim = fields["trim"]
    return PressProfile(
        name=fields["name"],
        condition=fields["condition"],
        condition_text=fields["condition_text"],
        registry=fields["registry"],
        icc_name=fields["icc"],
        icc_sha256=fields["icc_sha256"],
        icc=icc,
        level=Level(fields["level"]),
        trim=(mm(trim[0]), mm(trim[1])) if trim else None,
        bleed=_edges(fields["bleed"]),
        ppi=fields["ppi"],
        most_ink=fields["most_ink"],
        marks=frozenset(map(Mark, fields["marks"])),
        spots=fields["spots"],
        colour_pages=tuple(_CENTRE if place == "centre" else int(place) for place in fields["colour_pages"]),
        limits=_limits(fields["limits"]),
        levels=_levels(fields["rules"]),
        delivery=_delivery(fields["delivery"]),
    )


def _edges(fields: Fields | None) -> Edges:
    return Edges(**{name: mm(length) for name, length in fields.values.items()}) if fields else Edges()


def _limits(fields: Fields | None) -> Limits:
    written = {} if fields is None else {name: limit for name, limit in fields.values.items() if limit is not None}
    return Limits(**{name: _limit(name, limit) for name, limit in written.items()})


def _limit(name: str, fields: Fields) -> Limit:
    read = NUMBERS[name].read
    return Limit(**{level: None if fields[level] is None else read(fields[level]) for level in LEVELS})


def _levels(rules: Fields | None) -> dict[str, Severity | None]:
    words = {name: word.text for name, word in rules.values.items()} if rules else {}
    return {name: None if word == "ignore" else Severity[word.upper()] for name, word in words.items()}


def _delivery(fields: Fields | None) -> Delivery:
    if fields is None:
        return Delivery()
    return Delivery(fields["file_name"], Pages(fields["pages"]), Spread(fields["spread"]), fields.place("file_name"))


def _check_values(name: str, fields: Fields) -> Iterator[Finding]:
    if fields["name"] != name:
        message = f"the profile calls itself {fields['name']}, its file {name}"
        yield error("intake/press-name", message, fields.place("name"), hint=f"write `name: {name}`")


def _check_limits(fields: Fields) -> Iterator[Finding]:
    """Find numbers that are stricter for the milder level: the graver one would never be told."""
    for name, limit in fields["limits"].values.items() if fields["limits"] else ():
        if limit is None:
            continue
        numbers = [(level, limit[level]) for level in LEVELS if limit[level] is not None]
        sign = -1 if name in _MOST else 1
        for (graver, first), (milder, second) in pairwise(numbers):
            if first * sign >= second * sign:
                message = f"`{name}` is no {milder} before it is an {graver}: the {milder} would never be told"
                yield error(
                    "intake/bad-value",
                    message,
                    limit.place(milder),
                    hint=f"put `{milder}` on the safe side of `{graver}`",
                )


def _check_icc(icc: bytes | None, fields: Fields, known: Mapping[str, bytes]) -> list[Finding]:
    name, where = fields["icc"], fields.place("icc")
    if icc is None:
        message = f"there is no ICC profile {name} beside the press file"
        return [error("intake/missing-icc", message, where, hint=nearest(name, known))]
    flaw = _icc_flaw(icc)
    if flaw is not None:
        message = f"{name} is no ICC profile of a CMYK press: {flaw}"
        return [error("intake/bad-icc", message, where, hint="take the profile the printer names")]
    digest = hashlib.sha256(icc).hexdigest()
    if digest == fields["icc_sha256"]:
        return []
    message = f"{name} is not the file the press profile pins"
    more = f"wanted {fields['icc_sha256']}, found {digest}"
    hint = "bring the pinned file back, or ask the printer and write the new checksum"
    return [error("intake/icc-checksum", message, fields.place("icc_sha256"), hint=hint, more=more)]


def _icc_flaw(icc: bytes) -> str | None:
    if len(icc) < _HEADER or icc[36:40] != b"acsp":
        return "it has no ICC header"
    if int.from_bytes(icc[:4], "big") != len(icc):
        return f"its header says {int.from_bytes(icc[:4], 'big')} bytes, the file has {len(icc)}"
    if icc[12:16] != b"prtr":
        return f"its device class is {_tag(icc[12:16])}, not prtr"
    return None if icc[16:20] == b"CMYK" else f"its colour space is {_tag(icc[16:20])}, not CMYK"


def _tag(name: bytes) -> str:
    return name.decode("ascii", errors="replace").strip()
