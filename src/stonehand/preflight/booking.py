"""A booking: what was sold, for a supplied file to be held against."""

from dataclasses import dataclass

from stonehand.model.finding import Where
from stonehand.model.units import Mm


@dataclass(frozen=True, slots=True)
class Booking:
    """An advertisement's booked size, and `black`: why no other ink may be used, such as `page 4 is printed in black`.

    `file` is the supplied file by its workspace path, `where` the line that names it.
    """

    id: str
    file: str
    width: Mm
    height: Mm
    black: str
    where: Where

    @property
    def name(self) -> str:
        """The file and whose it is, to begin a sentence with."""
        return f"{self.file} of {self.id}"

    @property
    def size(self) -> str:
        """The booked size in words."""
        return f"{self.width:g} x {self.height:g} mm"
