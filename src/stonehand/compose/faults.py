"""What compose can find wrong: faults of the layout's masters, none of the copy."""

from stonehand.model.fault import Fault

_JINJA = "Jinja's documentation, Template Designer and Sandbox"

FAULTS: tuple[Fault, ...] = (
    Fault(
        "compose/template-missing",
        "A master names a template the layout does not hold",
        "A page without its master has no furniture: no folio, no date, nothing a reader finds it by.",
        "House rule",
    ),
    Fault(
        "compose/template-syntax",
        "A master's template is no Jinja",
        "Nothing of the template can be used; the page is set without furniture so that the copy can be seen.",
        _JINJA,
    ),
    Fault(
        "compose/undefined-name",
        "A master uses a name it is not given",
        "A misspelt name would print as nothing: an empty folio is found by the readers.",
        _JINJA,
    ),
    Fault(
        "compose/template-escape",
        "A master reaches for what a template may not touch",
        "Templates come with a layout from elsewhere; they see the page's facts and nothing of the program or the machine.",
        _JINJA,
    ),
    Fault(
        "compose/template-failed",
        "A master fails while it is filled",
        "An operation in the template is impossible with this page's facts, such as a sum of a word and a number.",
        _JINJA,
    ),
    Fault(
        "compose/template-runaway",
        "A master does not come to an end",
        "A template that loops or swells without end would hold the paper up; it is stopped by its limits of time and memory.",
        "House rule",
    ),
    Fault(
        "compose/matter-lost",
        "A master leaves out the page's matter, or sets it twice",
        "No line of copy is ever lost, and none is printed twice: a master says `{{ matter }}` once.",
        "House rule",
    ),
)
