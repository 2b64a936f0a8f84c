"""The best way to pair two rows in their order: what pages, and stretches of copy, are matched by."""

from collections.abc import Sequence


def rising_pairs(worth: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Give the pairs, by their places in both rows, that rise on both sides and are worth most together.

    `worth` has what each of the one row is worth with each of the other; 0 is no pair.
    """
    rows, columns = len(worth), len(worth[0]) if worth else 0
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for place in range(rows - 1, -1, -1):
        row, below = best[place], best[place + 1]
        for mate in range(columns - 1, -1, -1):
            here = worth[place][mate]
            row[mate] = max(here + below[mate + 1] if here else 0.0, below[mate], row[mate + 1])
    return _followed(worth, best)


def _followed(worth: Sequence[Sequence[float]], best: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Follow the best sums from their beginning to the pairs they are made of."""
    found, place, mate = [], 0, 0
    while place < len(best) - 1 and mate < len(best[0]) - 1:
        here = worth[place][mate]
        if here and best[place][mate] == here + best[place + 1][mate + 1]:
            found.append((place, mate))
            place, mate = place + 1, mate + 1
        elif best[place][mate] == best[place + 1][mate]:
            place += 1
        else:
            mate += 1
    return found
