"""What was sent of an issue, as a proof tells it."""

from stonehand.model.delivery import SentPage, Shipment
from stonehand.pipeline.sent import sent_pages


def shipment(*pages: tuple[str, str], press: str = "ours", replate: bool = False) -> Shipment:
    sent = tuple(SentPage(page, letter, "0" * 64) for page, letter in pages)
    return Shipment(press, "a.zip", "0" * 64, sent, replate)


def test_each_page_has_the_letter_this_press_holds() -> None:
    """A replate counts for its pages, a spread for both of its own, another press for none."""
    history = (
        shipment(("1", ""), ("2-3", ""), ("4", "")),
        shipment(("2-3", "a"), replate=True),
        shipment(("1", "c"), press="other"),
    )
    assert sent_pages(history, "ours") == {"1": "", "2": "a", "3": "a", "4": ""}
    assert sent_pages((), "ours") == {}
