"""The order changes are told in: that of the later issue, with what is gone where it stood."""

from collections.abc import Sequence


def in_later_order(before: Sequence[str], after: Sequence[str]) -> tuple[str, ...]:
    """Give all names, those of the later in their order, each that is gone behind the one it stood behind."""
    kept = set(after)
    behind: dict[str, list[str]] = {}
    last = ""
    for name in before:
        if name in kept:
            last = name
        else:
            behind.setdefault(last, []).append(name)
    return (*behind.get("", ()), *(each for name in after for each in (name, *behind.get(name, ()))))
