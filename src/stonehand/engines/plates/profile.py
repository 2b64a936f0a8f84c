"""The ICC profile a file is made for: that of its output intent, where it describes a press in four inks."""

import zlib

from pikepdf import Array, Dictionary, Name, Pdf, Stream

_MOST = 8 * 1024**2
"""Bytes; the largest in use has three million."""

_SPACE = slice(16, 20)
_CMYK = b"CMYK"


def own_profile(document: Pdf) -> bytes:
    """Give the profile of the first output intent that has one in CMYK (ICC.1, 7.2.6), empty where there is none."""
    intents = document.Root.get("/OutputIntents")
    held = (intent.get("/DestOutputProfile") for intent in _items(intents) if isinstance(intent, Dictionary))
    profiles = (_read(profile) for profile in held if isinstance(profile, Stream))
    return next((profile for profile in profiles if profile[_SPACE] == _CMYK), b"")


def _items(value: object) -> list[object]:
    return list(value) if isinstance(value, Array) else []


def _read(stream: Stream) -> bytes:
    """Read a stream that is plain or deflated, as much as a profile may be: a few bytes can swell to gigabytes."""
    told, raw = stream.get("/Filter"), stream.read_raw_bytes()
    filters = _items(told) if isinstance(told, Array) else [told]
    if told is None:
        return raw[:_MOST]
    if filters != [Name.FlateDecode] or "/DecodeParms" in stream:
        return b""
    try:
        return zlib.decompressobj().decompress(raw, _MOST)
    except zlib.error:
        return b""
