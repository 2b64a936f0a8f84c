"""Make-up: galleys become pages, in whole columns and lines, with the dummy that determines them."""

from stonehand.makeup.dummy import dummy_yaml
from stonehand.makeup.inspection import check
from stonehand.makeup.make import make_up
from stonehand.makeup.trace import trace

__all__ = ["check", "dummy_yaml", "make_up", "trace"]
