"""The faults of preflight: what a finished file shows that it should not."""

from stonehand.model.fault import Fault
from stonehand.preflight import supplied_faults
from stonehand.preflight.checks import CHECKS

FAULTS: tuple[Fault, ...] = (
    *(check.rule for check in CHECKS),
    *supplied_faults.FAULTS,
    Fault(
        "preflight/qr-unreadable",
        "A story's QR code cannot be read on the finished page",
        "Every code is drawn as pixels from the finished page, in its own box alone, and read as a telephone would. One that "
        "is covered, cut off or in the wrong place is dead ink in every copy.",
        "ISO/IEC 18004: quiet zone of four modules; house rule",
    ),
    Fault(
        "preflight/qr-wrong-address",
        "A story's QR code leads somewhere else",
        "What the code on the finished page says must be the story's own address, letter for letter: two codes exchanged "
        "or an address changed after composing is seen here and nowhere else.",
        "House rule",
    ),
    Fault(
        "preflight/ad-cut",
        "An advertisement does not fit into its size",
        "It was sold whole and is never scaled, so words that run out of its box are cut off. All letters of its text are looked "
        "for inside its rectangle on the finished page.",
        "House rule: looked for in the press file",
    ),
    Fault(
        "preflight/jump-not-printed",
        "A turn line or from-line is not on its page",
        "A story carried over is found by two lines: one says where it goes on, one where it came from. Both are read back "
        "from the finished page's text, and must name the page where the other part really stands.",
        "Rules of thumb after Harrower; NAVEDTRA 14130; house rule: looked for in the press file, not in what was set",
    ),
)
