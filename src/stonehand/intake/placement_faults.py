"""The faults of placement: what a layout's masters, an issue's flatplan, its advertisements and fillers can have wrong."""

from stonehand.model.fault import Fault

_GRID = "House rule: everything stands in whole columns and lines"
_TRADE = "Rules of thumb after Harrower; NAVEDTRA 14130"

PLACEMENT_FAULTS: tuple[Fault, ...] = (
    Fault(
        "intake/missing-master",
        "Master every paper needs",
        "Page 1 is made up by the master `front`, every other page that names none by `inside`.",
        "House rule",
    ),
    Fault(
        "intake/unknown-master",
        "Master nobody knows",
        "A page that names a master the layout does not have would be set without its furniture and frames.",
        "House rule",
    ),
    Fault(
        "intake/frame-outside",
        "Frame outside the page",
        "What stands outside the type area, or under the furniture, is cut off or printed over.",
        _GRID,
    ),
    Fault(
        "intake/frame-twice",
        "Frame and region of one name",
        "A dummy names a place by one word; a word for two of them says nothing.",
        _GRID,
    ),
    Fault("intake/frames-overlap", "Frames that share cells", "Two stories cannot stand in one place.", _GRID),
    Fault(
        "intake/unknown-frame",
        "Frame nobody knows",
        "A name the page's master does not have says nothing of where the story is to stand.",
        _GRID,
    ),
    Fault(
        "intake/frame-without-place",
        "Frame without a place",
        "A frame is named by the page's master, or says itself where it stands and how large it is.",
        _GRID,
    ),
    Fault(
        "intake/several-stories",
        "Several stories for one frame",
        "A frame is one story's; several stack in a region, which parts them with white and a rule.",
        "House rule",
    ),
    Fault(
        "intake/placed-twice",
        "Story or advertisement placed twice",
        "The same words twice in one paper are the mistake readers write in about.",
        "House rule",
    ),
    Fault("intake/page-twice", "Page planned twice", "Two pages of one number cannot be told apart.", "House rule"),
    Fault(
        "intake/unplanned-page",
        "Page that is not planned",
        "A jump or an advertisement that leads to a page the issue does not have is lost.",
        "House rule",
    ),
    Fault(
        "intake/bad-jump",
        "Jump that cannot be made",
        "A story jumps once, forward, from a frame of its own; a reader follows no other.",
        _TRADE,
    ),
    Fault(
        "intake/bad-part",
        "Part without a beginning before it",
        "A second part goes on from a first one on an earlier page; a third would ask too much of a reader.",
        _TRADE,
    ),
    Fault(
        "intake/dummy-of-another",
        "Dummy of another issue",
        "Its frames hold, but they were made for other copy: yesterday's dummy, left in today's folder, is no plan for today.",
        _TRADE,
    ),
    Fault(
        "intake/dummy-wins",
        "Dummy and flatplan side by side",
        "A dummy.yaml in the issue's folder is the placement an editor has taken over: it wins over `pages`.",
        "House rule",
    ),
    Fault(
        "intake/unknown-companion",
        "Companion of a story that is not there",
        "A sidebar stands beside its story. One without a story, or beside another sidebar, stands nowhere.",
        "House rule",
    ),
    Fault(
        "intake/unknown-ad",
        "Advertisement nobody booked",
        "The dummy places an advertisement that is not under `ads` in issue.yaml.",
        "House rule",
    ),
    Fault(
        "intake/ad-and-story",
        "Advertisement and story in one frame",
        "A frame is one's or the other's: the story would be lost under the advertisement.",
        "House rule",
    ),
    Fault(
        "intake/ad-size",
        "Advertisement no page can hold",
        "An advertisement is printed as it was booked, never scaled; one without a size, or larger than the type area, cannot be.",
        "House rule",
    ),
    Fault(
        "intake/ad-twice",
        "Two advertisements of one name",
        "Reports, tickets and the dummy call an advertisement by its id.",
        "House rule",
    ),
    Fault(
        "intake/ad-elsewhere",
        "Advertisement on another page than it was booked for",
        "The page was sold with it; the frame an editor made for it holds all the same.",
        "House rule",
    ),
    Fault(
        "intake/ad-inks",
        "Advertisement in colour on a black page",
        "It was sold in four inks and will be printed in one.",
        "House rule",
    ),
    Fault(
        "intake/missing-ad",
        "Advertisement without its file",
        "The place was sold, so it is kept and marked: a hole nobody noticed costs a refund.",
        "House rule",
    ),
    Fault(
        "intake/ad-html",
        "More than words in a house advertisement",
        "House HTML arranges words and names classes of the layout. Scripts, addresses, colours and places of its own could "
        "run, leak or stand on other copy, so they are thrown out.",
        "House rule",
    ),
    Fault(
        "intake/not-a-filler",
        "File among the fillers that is none",
        "Fillers are copy, house HTML or pictures; anything else there would be missed when a hole has to be filled.",
        "House rule",
    ),
)
