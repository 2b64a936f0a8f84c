"""The rendering child and its jobs: templates filled, pictures developed, pages laid out and rendered; strangers' PDFs besides."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from stonehand.engines.answers import (
    DevelopedPicture,
    EnginePage,
    JobFault,
    read_matter,
    read_page,
    read_picture,
    read_tagged,
)
from stonehand.engines.child_process import Limits
from stonehand.engines.foreign import FOREIGN, ForeignWorker
from stonehand.engines.order import Order
from stonehand.engines.supervisor import Pending
from stonehand.engines.unreadable import Unreadable
from stonehand.model.engine import EngineMatter
from stonehand.model.tagged import TaggedPage

__all__ = [
    "FOREIGN",
    "DevelopedPicture",
    "EnginePage",
    "JobFault",
    "Limits",
    "Order",
    "Pending",
    "Unreadable",
    "Worker",
]


class Worker(ForeignWorker):
    """One rendering child, started with the first job. Use it in a `with`, or call `close`."""

    def warm(self) -> None:
        """Have the child import the engine, half a second of CPU, and return at once."""
        self.begin("warm", {}, (), lambda _done: None)

    def fill(self, source: str, name: str, context: Mapping[str, Any]) -> str:
        """Fill a Jinja template; the context must be plain JSON.

        Raises:
            JobFault: the template is broken; `fields["line"]` tells where.
            EngineFailed: it ran out of its time or memory.
        """
        ask = {"source": source, "name": name, "context": context}
        return self.begin("fill", ask, (), lambda done: done.blobs[0].decode("utf-8", "surrogatepass")).result()

    def develop(self, content: bytes, order: Order) -> DevelopedPicture:
        """Turn a picture's file into the press's colours, by the prepared ICC profile, and into the screen's.

        Raises:
            JobFault: the picture cannot be decoded (`PictureBroken`).
            EngineFailed: it ran out of its time or memory.
        """
        return self.begin("develop", {"order": asdict(order)}, (content,), read_picture).result()

    def set_matter(self, html: str) -> EngineMatter:
        """Lay out a whole HTML document on one page and read its lines and boxes back, in points.

        Raises:
            EngineFailed: the engine broke down, refused, or ran out of its time or memory.
        """
        return self.begin("set_matter", {}, (_bytes(html),), read_matter).result()

    def render_page(self, html: str, pictures: Mapping[str, bytes], sheets: int = 1) -> EnginePage:
        """Render one page, or so many `sheets` of a proof; `pictures` are bytes by their `stonehand:picture/…` address.

        Raises:
            EngineFailed: the engine broke down, refused, or ran out of its time or memory.
        """
        return self.begin_page(html, pictures, sheets).result()

    def begin_page(self, html: str, pictures: Mapping[str, bytes], sheets: int = 1) -> Pending[EnginePage]:
        """Begin a page as `render_page` would; the parent can finish the page before while the child is busy."""
        return self.begin(
            "render", {"pictures": list(pictures), "sheets": sheets}, (_bytes(html), *pictures.values()), read_page
        )

    def begin_tagged(self, html: str, pictures: Mapping[str, bytes]) -> Pending[TaggedPage]:
        """Begin a page for readers, whose elements and the content they came to are told."""
        return self.begin(
            "render_tagged", {"pictures": list(pictures)}, (_bytes(html), *pictures.values()), read_tagged
        )


def _bytes(html: str) -> bytes:
    """Give a page as bytes; what stands for a byte of a file's name that is no UTF-8 is shown as its number."""
    return html.encode("utf-8", "backslashreplace")
