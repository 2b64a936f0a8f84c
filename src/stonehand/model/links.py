"""Where links lead: the ids of stories' parts, which compose writes and the reader's PDF looks for, and addresses outside."""

import re
import string
import unicodedata
from urllib.parse import quote

STORY_ID = "story-"
"""What the id of every part begins with."""

SCHEMES = ("https:", "http:", "mailto:", "tel:")
"""What an address may begin with, in letters of either case: whatever else stands in a file, no reader is led to it."""

_HOST = re.compile(r"(?<=://)((?:[^/?#@]*@)?)([^/?#@:]+)")


def part_id(slug: str, part: int = 1) -> str:
    """Give the id of a story's part: `story-<slug>` where the story begins, then `story-<slug>.2`; no slug holds a dot."""
    return f"{STORY_ID}{slug}" if part == 1 else f"{STORY_ID}{slug}.{part}"


def may_follow(address: str) -> bool:
    """Tell whether readers may be led to an address."""
    return address.lower().startswith(SCHEMES)


def ascii_address(address: str) -> str:
    """Give an address in 7-bit ASCII, as ISO 32000-1, 12.6.4.7 wants it: its host by IDNA, all else percent-encoded."""
    hosted = _HOST.sub(lambda found: found[1] + _host(found[2]), address, count=1)
    return quote(hosted, safe=string.punctuation, errors="replace")


def _host(name: str) -> str:
    """Give a host's name by IDNA (RFC 5891): each label outside ASCII in lower case, composed, in Punycode."""
    labels = name.split(".")
    return ".".join(label if label.isascii() else f"xn--{_punycode(label)}" for label in labels)


def _punycode(label: str) -> str:
    return unicodedata.normalize("NFC", label.lower()).encode("punycode").decode("ascii")
