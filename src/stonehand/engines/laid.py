"""What a PDF of proofs is made by: where pages lie on a sheet, and what the file says of itself. Plain values, sent to a child."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Laid:
    """A page of a book, counted from 0, its trim's lower left corner at these points of the sheet, and its scale."""

    page: int
    left: float
    bottom: float
    scale: float


@dataclass(frozen=True, slots=True)
class ProofTitle:
    """What a book of proofs says of itself: its title, its language as a BCP 47 tag, who made it."""

    title: str
    lang: str
    producer: str
