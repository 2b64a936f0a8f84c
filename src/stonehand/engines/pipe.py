"""Frames on a pipe: what parent and rendering child say to each other, and no pickle in it.

A frame is eight bytes (lengths of the header and of the list of blob lengths in front of it), a JSON object and any number
of binary blobs. The child handles untrusted copy, so the parent believes nothing it says: lengths are capped before a byte
of a blob is read, and every wait has an end.
"""

import json
import os
import select
import struct
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeGuard

Json = Mapping[str, Any]
Read = Callable[[int], bytes]

LONGEST_HEADER = 16 * 1024**2
_LENGTHS = struct.Struct(">II")
_CHUNK = 1024**2


class Garbled(ValueError):
    """The other side sent what is no frame, or one longer than it may be."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A message: a JSON object and the blobs that go with it."""

    header: Json
    blobs: tuple[bytes, ...] = ()


def pack(header: Json, blobs: Sequence[bytes] = ()) -> tuple[bytes, ...]:
    """Give the pieces to write, one after the other, without joining blobs that may be large."""
    head = json.dumps(header, ensure_ascii=False).encode("utf-8", "surrogatepass")
    sizes = json.dumps([len(blob) for blob in blobs]).encode()
    return (_LENGTHS.pack(len(head), len(sizes)) + head + sizes, *blobs)


def unpack(read: Read, most: int) -> Frame:
    """Read one frame; `read` gives exactly the bytes asked for, `most` caps header and blobs together.

    Raises:
        Garbled: the bytes are no frame, or the frame is too long.
        EOFError: the other side closed the pipe (passed on from `read`).
    """
    head_length, sizes_length = _LENGTHS.unpack(read(_LENGTHS.size))
    if head_length + sizes_length > min(most, LONGEST_HEADER):
        message = f"a header of {head_length + sizes_length} bytes"
        raise Garbled(message)
    header, sizes = _json(read(head_length)), _json(read(sizes_length))
    if not isinstance(header, dict) or not _are_sizes(sizes):
        message = "a header that is no header"
        raise Garbled(message)
    if sum(sizes) > most:
        message = f"an answer of {sum(sizes)} bytes where {most} are allowed"
        raise Garbled(message)
    return Frame(header, tuple(read(size) for size in sizes))


def write_all(descriptor: int, pieces: Sequence[bytes], deadline: float) -> None:
    """Write the pieces to a non-blocking pipe before `deadline` (of `time.monotonic`).

    Raises:
        TimeoutError: the other side did not take them in time.
        BrokenPipeError: the other side is gone.
    """
    for piece in pieces:
        rest = memoryview(piece)
        while rest:
            _wait(descriptor, select.POLLOUT, deadline)
            try:
                rest = rest[os.write(descriptor, rest[:_CHUNK]) :]
            except BlockingIOError:
                continue


def reader(descriptor: int, deadline: float) -> Read:
    """Give a `read` for `unpack` on a non-blocking pipe, that ends at `deadline` (of `time.monotonic`).

    The reader raises TimeoutError when time is up and EOFError when the pipe is closed.
    """

    def read(size: int) -> bytes:
        got = bytearray()
        while len(got) < size:
            _wait(descriptor, select.POLLIN, deadline)
            try:
                piece = os.read(descriptor, min(_CHUNK, size - len(got)))
            except BlockingIOError:
                continue
            if not piece:
                raise EOFError
            got += piece
        return bytes(got)

    return read


def _wait(descriptor: int, event: int, deadline: float) -> None:
    poll = select.poll()
    poll.register(descriptor, event)
    if not poll.poll(max(0.0, deadline - time.monotonic()) * 1000):
        raise TimeoutError


def _json(text: bytes) -> object:
    try:
        value: object = json.loads(text)
    except (ValueError, RecursionError) as fault:
        message = "a header that is no JSON"
        raise Garbled(message) from fault
    return value


def _are_sizes(sizes: object) -> TypeGuard[list[int]]:
    return isinstance(sizes, list) and all(type(size) is int and size >= 0 for size in sizes)
