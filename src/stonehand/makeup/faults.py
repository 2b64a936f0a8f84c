"""The faults make-up can find, each with its reason, for `stonehand explain`: what does not fit, and what the lint sees."""

from stonehand.makeup.lint.faults import LINT_FAULTS
from stonehand.model.fault import Fault

_DESIGN = "House rule: set = placed + overset, on whole columns and lines"
_TRADE = "Rules of thumb after Harrower; NAVEDTRA 14130"
_HOUSE = "House rule"

FAULTS: tuple[Fault, ...] = (
    Fault(
        "makeup/galley-missing",
        "A story that was not set",
        "A story without a galley cannot stand on a page; its copy would be lost in silence.",
        _DESIGN,
    ),
    Fault(
        "makeup/no-head",
        "A story without a headline",
        "Nobody reads text without a head. The headline schedule has no size for this story's role at this width.",
        _TRADE,
    ),
    Fault(
        "makeup/overset",
        "A story no page can hold",
        "Its head with a line of text is deeper than a page below its furniture. All its lines are counted as overset.",
        _DESIGN,
    ),
    Fault(
        "makeup/too-deep",
        "Solid matter deeper than any leg",
        "A table row or other matter that may not be cut finds no leg to stand in. The rest is placed, this is "
        "overset.",
        _DESIGN,
    ),
    Fault(
        "makeup/pull-quote-left-out",
        "A pull quote left out",
        "A pull quote repeats words of the story, so it may go where no leg can hold it; nothing of the copy is lost.",
        _DESIGN,
    ),
    Fault(
        "makeup/picture-too-deep",
        "A picture no page can hold",
        "Even at its smallest span and closest crop the picture with its caption is deeper than a page.",
        _DESIGN,
    ),
    Fault(
        "makeup/code-too-deep",
        "A QR block no leg can hold",
        "The code stands at the foot of its story's last leg, one column wide, whole.",
        _HOUSE,
    ),
    Fault(
        "makeup/underset",
        "A page with an open foot",
        "White at the foot of a page that another follows looks like a mistake. Heads, crops and whites did not "
        "fill it.",
        _HOUSE,
    ),
    Fault(
        "makeup/short-last-page",
        "A last page that ends early",
        "The copy came to its end. The white is room for a filler, an advertisement or more copy.",
        _DESIGN,
    ),
    Fault(
        "makeup/uneven-legs",
        "Legs that do not end level",
        "Columns of one story end at most a line apart, but where a table, quote or crosshead cannot be cut they "
        "may have to.",
        _HOUSE,
    ),
    Fault(
        "makeup/parted-lines",
        "Lines that belong together, parted",
        "A crosshead and the lines it must keep are deeper than any leg of this page, so they are parted rather "
        "than lost.",
        _DESIGN,
    ),
    Fault(
        "makeup/unplaced",
        "A ready story on no page",
        "Ready copy runs, or somebody decides that it does not. A story no frame names and no free place holds is "
        "told with its length, so that it is held on purpose.",
        _DESIGN,
    ),
    Fault(
        "makeup/ad-homeless",
        "An advertisement without room",
        "It is sold, so it runs: advertisements are never scaled and stand before any copy. One that finds no room "
        "is money lost.",
        "Trade practice: advertisements first, at the size booked",
    ),
    Fault(
        "makeup/jump-not-made",
        "A jump that cannot be made",
        "A turn has 24 lines before it and 18 after, and cuts neither a word nor stands at a paragraph's end. In "
        "this frame no line is such a place.",
        _TRADE,
    ),
    Fault(
        "makeup/recipe-not-kept",
        "A locked recipe nothing agrees with",
        "A locked frame keeps what its editor settled. Copy that has changed since may leave no way to do so.",
        _HOUSE,
    ),
    Fault(
        "makeup/part-dropped",
        "A part of a story left out",
        "What the copy holds is placed, unless its article lists it under `may_drop`. What goes is told, and stands "
        "in the dummy.",
        _DESIGN,
    ),
    Fault(
        "makeup/filler-used",
        "A hole filled with a filler",
        "Something fell out of the page, and a spare brief, picture or house advertisement stands in its place. "
        "Somebody may still sell it.",
        "Trade practice: a bank of fillers, used last",
    ),
    Fault(
        "makeup/leg-depth",
        "A leg not as deep as its lines",
        "Everything stands on the baseline grid: a leg is the sum of its lines and whites.",
        _HOUSE,
    ),
    Fault(
        "makeup/out-of-order",
        "Lines out of order",
        "Every line of a galley stands once, in the order it was written.",
        _DESIGN,
    ),
    Fault(
        "makeup/lines-lost",
        "Lines lost",
        "Set = placed + overset for each story, always.",
        _DESIGN,
    ),
    *LINT_FAULTS,
)
