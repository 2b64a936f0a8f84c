"""What the press asks for, as data, and what it gets."""

from dataclasses import dataclass, field

from stonehand.model.units import Mm


@dataclass(frozen=True, slots=True)
class PressProfile:
    """A press profile: the printing condition with its ICC profile, bleed, and the resolution of pictures.

    `condition` is the name in the ICC's registry (`IFRA26`), `registry` that registry's address; pictures are brought down to
    `ppi` and reported under `least_ppi`.
    """

    name: str
    condition: str
    condition_text: str
    registry: str
    bleed: Mm
    ppi: int
    least_ppi: int
    icc_name: str
    icc_sha256: str
    icc: bytes = field(repr=False)
