"""The facts of any PDF, our own or one that came by post.

`read_facts` opens a file and tells what is in it, as `stonehand.model.facts` has it. Hostile files are survived, not trusted:
nothing raises for a wrong type, streams that draw themselves end, and there is a most of everything. Time and memory have no
bound here, so a file that is not our own is read in a child process (`Worker.inspect`).
"""

from stonehand.engines.pdf_facts.document import read_facts
from stonehand.engines.unreadable import Unreadable

__all__ = ["Unreadable", "read_facts"]
