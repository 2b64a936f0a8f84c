"""Small black text and thin black rules that are cut out of the colour they stand on."""

from collections.abc import Iterator

from stonehand.model.drawn import Shape, Text
from stonehand.model.fault import Fault
from stonehand.model.finding import OnPage, Severity
from stonehand.model.press import PressProfile
from stonehand.preflight.check import Check, Looked, Seen, on_page
from stonehand.preflight.ground import grounds
from stonehand.preflight.printed import is_grey, is_rule
from stonehand.preflight.worst import Worst, lowest


def look(looked: Looked, profile: PressProfile) -> Iterator[Seen]:
    """Find the smallest black text, and the thinnest black rule, of each page that are cut out of a colour."""
    limits = profile.limits
    for page in looked.facts.pages:
        texts = [text for text, ground in grounds(page, Text, _cuts_text) if ground.coloured]
        rules = [rule for rule, ground in grounds(page, Shape, _cuts_rule) if ground.coloured]
        if (text := lowest(texts, lambda text: text.size, limits.knockout_text)) is not None:
            yield _seen("text", text, on_page(looked, page, text.item.area), profile)
        if (rule := lowest(rules, lambda rule: rule.strength, limits.knockout_rule)) is not None:
            yield _seen("a rule", rule, on_page(looked, page, rule.item.area), profile)


def _seen(what: str, worst: Worst[Text] | Worst[Shape], where: OnPage, profile: PressProfile) -> Seen:
    return Seen(
        f"page {where.page} has {what} in black of {worst.value:.3g} pt cut out of the colour under it{worst.and_more}; "
        f"{profile.name} wants black to overprint under {worst.number:g} pt",
        where,
        "set it to overprint, in DeviceCMYK with overprint mode 1",
        worst.level,
    )


def _cuts_text(text: Text) -> bool:
    return _is_black(text) and not text.overprint and not is_grey(text.paint)


def _cuts_rule(shape: Shape) -> bool:
    return is_rule(shape) and _is_black(shape) and (not shape.overprint or is_grey(shape.paint))


def _is_black(item: Text | Shape) -> bool:
    return item.paint.is_black and item.paint.is_black_alone


CHECK = Check(
    Fault(
        "preflight/black-knockout",
        "Small black text or a thin rule is cut out of a colour",
        "Where plates do not meet, a white line shows beside every stroke of a letter that is cut out of its ground. Black printed "
        "over the colour has no edge that could open.",
        "C10; GWG 2022 R0009, R0010 and R0012: text under 12 pt, lines under 2 pt; TCM: overprint under 20 pt",
    ),
    Severity.WARNING,
    look,
    numbers=("knockout_text", "knockout_rule"),
)
