"""The faults make-up can find, each with its reason, for `stonehand explain`."""

from stonehand.model.fault import Fault

_DESIGN = "House rule: set = placed + overset, on whole columns and lines"
_TRADE = "Rules of thumb after Harrower; NAVEDTRA 14130"

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
        "A table row or other matter that may not be cut finds no leg to stand in. The rest is placed, this is overset.",
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
        "House rule",
    ),
    Fault(
        "makeup/underset",
        "A page with an open foot",
        "White at the foot of a page that another follows looks like a mistake. Heads, crops and whites did not fill it.",
        "House rule",
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
        "Columns of one story end at most a line apart, but where a table, quote or crosshead cannot be cut they may have to.",
        "House rule",
    ),
    Fault(
        "makeup/parted-lines",
        "Lines that belong together, parted",
        "A crosshead and the lines it must keep are deeper than any leg of this page, so they are parted rather than lost.",
        _DESIGN,
    ),
    Fault(
        "makeup/outside",
        "Matter outside its frame",
        "Everything of a story stands inside its frame, and every frame below the furniture and inside the type area.",
        "House rule",
    ),
    Fault("makeup/overlap", "Matter on other matter", "No two things share a cell of the grid.", "House rule"),
    Fault(
        "makeup/leg-depth",
        "A leg not as deep as its lines",
        "Everything stands on the baseline grid: a leg is the sum of its lines and whites.",
        "House rule",
    ),
    Fault(
        "makeup/feet",
        "Legs apart at their feet",
        "The legs of a part end at most a line apart, unless matter that cannot be cut is deeper than that.",
        "House rule",
    ),
    Fault(
        "makeup/out-of-order",
        "Lines out of order",
        "Every line of a galley stands once, in the order it was written.",
        _DESIGN,
    ),
    Fault("makeup/lines-lost", "Lines lost", "Set = placed + overset for each story, always.", _DESIGN),
    Fault(
        "makeup/turn-unpaired",
        "A turn without its mate",
        "Each turn line names the page of the next part, and that part's from-line names the page it came from.",
        _TRADE,
    ),
)
