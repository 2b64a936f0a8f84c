"""The press file: a press profile's YAML and the ICC profiles beside it in, a `PressProfile` out.

The ICC profile is pinned by its checksum, and must be one of a CMYK output device (ISO 15076-1, 7.2: device class `prtr`,
colour space `CMYK`), or no registered output intent can name it.
"""

import hashlib
from collections.abc import Mapping

from stonehand.intake.forms import FILE_NAME, LENGTH, NAME, SCHEMA, SHA256, TEXT, pattern, whole
from stonehand.intake.kinds import Key, Record
from stonehand.intake.reading import Fields, nearest, read_document
from stonehand.model.finding import Finding, Outcome, error
from stonehand.model.press import PressProfile
from stonehand.model.units import mm

_PPI = whole(50, 2400)

PRESS = Record(
    "Press profile",
    "What a press asks for.",
    {
        "schema": Key(SCHEMA, "Version of this format."),
        "name": Key(NAME, "The profile's name: that of its file."),
        "condition": Key(TEXT, "The printing condition's name in the ICC's registry."),
        "condition_text": Key(TEXT, "The printing condition in words."),
        "registry": Key(
            pattern("an address", "http://www.color.org", r"https?://\S+"), "The registry the condition is listed in."
        ),
        "bleed": Key(LENGTH, "Ink beyond the trim."),
        "ppi": Key(_PPI, "Pixels per inch pictures are brought down to."),
        "least_ppi": Key(_PPI, "Pixels per inch under which a picture is reported."),
        "icc": Key(FILE_NAME, "The ICC profile's file, beside this one."),
        "icc_sha256": Key(SHA256, "The ICC profile's checksum."),
    },
)

_HEADER = 128  # bytes


def read_press(name: str, text: bytes | str, path: str, icc: Mapping[str, bytes]) -> Outcome[PressProfile | None]:
    """Read a press profile; `icc` holds the ICC profiles it may name, by file name. `None` where it cannot be used."""
    document = read_document(path, text, PRESS)
    if document.value is None:
        return document  # type: ignore[return-value]  # its value is None
    fields = document.value
    profile = icc.get(fields["icc"])
    flaws = [*_check_values(name, fields), *_check_icc(profile, fields, icc)]
    found = (*document.findings, *flaws)
    if profile is None or any(flaw.id in _FATAL for flaw in flaws):
        return Outcome(None, found)
    return Outcome(_profile(fields, profile), found)


_FATAL = ("intake/icc-checksum", "intake/bad-icc")


def _profile(fields: Fields, icc: bytes) -> PressProfile:
    return PressProfile(
        name=fields["name"],
        condition=fields["condition"],
        condition_text=fields["condition_text"],
        registry=fields["registry"],
        bleed=mm(fields["bleed"]),
        ppi=fields["ppi"],
        least_ppi=fields["least_ppi"],
        icc_name=fields["icc"],
        icc_sha256=fields["icc_sha256"],
        icc=icc,
    )


def _check_values(name: str, fields: Fields) -> list[Finding]:
    findings = []
    if fields["name"] != name:
        message = f"the profile calls itself {fields['name']}, its file {name}"
        findings.append(error("intake/press-name", message, fields.place("name"), hint=f"write `name: {name}`"))
    if fields["least_ppi"] > fields["ppi"]:
        message = f"`least_ppi: {fields['least_ppi']}` is above `ppi: {fields['ppi']}`: every picture would be reported"
        hint = "make it smaller"
        findings.append(error("intake/bad-value", message, fields.place("least_ppi"), hint=hint))
    return findings


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
