"""An issue: one dated number of a paper, with the stories meant for it in the order they are to be read."""

import datetime as dt
from dataclasses import dataclass
from typing import NewType

from stonehand.model.article import Article
from stonehand.model.finding import Where

PageId = NewType("PageId", str)
"""A page as people call it: `3`, or section and number, `A3`."""


@dataclass(frozen=True, slots=True)
class Issue:
    """A dated number of the paper. `id` is its folder's name; `stories` are ready copy in reading order, `held` the rest."""

    id: str
    paper: str
    date: dt.date
    number: int
    edition: str
    where: Where
    stories: tuple[Article, ...]
    held: tuple[Article, ...] = ()
