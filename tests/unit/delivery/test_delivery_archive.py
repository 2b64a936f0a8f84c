"""The archive: the same bytes twice, and whatever is changed, added, taken out or smuggled in is found on the other side."""

import datetime as dt
import io
import json
import zipfile
from collections.abc import Callable, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stonehand.delivery import unpack
from stonehand.delivery.archive import SUMS, digest, pack, sums
from stonehand.delivery.verify import verify

DAY = dt.date(2026, 12, 4)
PAGES = {"pages/g_001.pdf": b"%PDF-1.6 one", "pages/g_002.pdf": b"%PDF-1.6 two"}
TICKET = {
    "schema": 1,
    "paper": "Gazette",
    "date": "2026-12-04",
    "files": [{"file": name, "sha256": digest(pdf)} for name, pdf in PAGES.items()],
}
FILES = {**PAGES, "ticket.json": json.dumps(TICKET).encode(), "preflight.json": b"{}\n"}


def zipped(files: Mapping[str, bytes], change: Callable[[zipfile.ZipInfo], None] | None = None) -> bytes:
    """Pack files as any program might, with sums of its own CRC; `change` is done to every entry."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name)
            if change is not None:
                change(entry)
            archive.writestr(entry, content)
    return out.getvalue()


def faults(content: bytes) -> list[str]:
    return [found.id for found in verify("a.zip", content).findings]


def test_the_same_files_give_the_same_bytes() -> None:
    """In any order; the sums are what sha256sum reads, and a day before the zip's own calendar is no fault."""
    packed = pack(FILES, DAY)
    assert packed == pack(dict(reversed(FILES.items())), DAY)
    assert (
        sums({"b": b"x", "a": b""}).splitlines()[0]
        == b"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  a"
    )
    assert pack(FILES, dt.date(1975, 3, 1)).startswith(b"PK")
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        assert archive.namelist() == sorted([*FILES, SUMS])
        assert {entry.date_time for entry in archive.infolist()} == {(2026, 12, 4, 0, 0, 0)}


def test_what_arrives_as_it_was_packed_is_verified() -> None:
    """Also where another program packed the files anew and compressed them."""
    verified = verify("a.zip", pack(FILES, DAY))
    assert verified.findings == ()
    assert (verified.value.pages, verified.value.title) == (tuple(PAGES), "Gazette, 2026-12-04")
    assert verified.value.sha256 == digest(pack(FILES, DAY))
    anew = zipped({"pages/": b"", **FILES, SUMS: sums(FILES)}, lambda entry: setattr(entry, "compress_type", 8))
    assert faults(anew) == []


@given(st.data())
def test_any_byte_of_any_file_that_changed_is_found(data: st.DataObject) -> None:
    """Whoever changes a byte and packs anew, with a CRC that agrees, is found by the sums or the ticket."""
    files = {**FILES, SUMS: sums(FILES)}
    name = data.draw(st.sampled_from(sorted(files)))
    place = data.draw(st.integers(0, len(files[name]) - 1))
    other = data.draw(st.integers(0, 255).filter(lambda byte: byte != files[name][place]))
    changed = files[name][:place] + bytes([other]) + files[name][place + 1 :]
    assert faults(zipped({**files, name: changed}))


@given(st.data())
def test_a_damaged_archive_never_passes_for_whole_with_other_pages(data: st.DataObject) -> None:
    """A byte of the zip itself: no traceback, and if nothing is found the files are as they were packed."""
    packed = bytearray(pack(FILES, DAY))
    packed[data.draw(st.integers(0, len(packed) - 1))] ^= data.draw(st.integers(1, 255))
    if not faults(bytes(packed)):
        assert unpack.unpack("a.zip", bytes(packed)).value == {**FILES, SUMS: sums(FILES)}


@given(st.integers(0, 400))
def test_an_archive_cut_short_is_broken(length: int) -> None:
    """However much of it arrived."""
    packed = pack(FILES, DAY)
    assert faults(packed[: length % len(packed)]) == ["delivery/bad-archive"]


def test_files_without_sums_and_sums_without_files_are_found() -> None:
    """One too many, one missing, no sums, no ticket, a page the ticket does not name, one with a consistent lie."""
    extra = {**FILES, "pages/g_003.pdf": b"%PDF"}
    assert faults(zipped({**extra, SUMS: sums(FILES)})) == ["delivery/archive-differs"] * 2
    assert faults(zipped({**extra, SUMS: sums(extra)})) == ["delivery/archive-differs"]
    fewer = {name: content for name, content in FILES.items() if name != "pages/g_002.pdf"}
    assert faults(zipped({**fewer, SUMS: sums(FILES)})) == ["delivery/archive-differs"] * 2
    assert faults(zipped(FILES)) == ["delivery/archive-differs"]
    for stray in (b"# a word\n", b"\n", sums(PAGES)):
        assert faults(zipped({**FILES, SUMS: sums(FILES) + stray})) == ["delivery/archive-differs"]
    no_ticket = {name: content for name, content in FILES.items() if name != "ticket.json"}
    assert faults(zipped({**no_ticket, SUMS: sums(no_ticket)})) == ["delivery/archive-differs"]
    lie = {**FILES, "pages/g_001.pdf": b"%PDF-1.6 another"}
    assert faults(zipped({**lie, SUMS: sums(lie)})) == ["delivery/archive-differs"]
    for ticket in (b"[1]", b"{}", b"nonsense", b'{"schema": 1, "files": [1]}', b"[" * 100_000):
        odd = {**FILES, "ticket.json": ticket}
        assert faults(zipped({**odd, SUMS: sums(odd)})) == ["delivery/archive-differs"]


@pytest.mark.parametrize(
    "name",
    ["../evil.pdf", "/etc/passwd", "pages/../../x", "pages\\x.pdf", "C:x", "pages/a/b.pdf", ".hidden", "pages/é.pdf"],
)
def test_names_that_lead_out_are_refused(name: str) -> None:
    """Nothing is read of an archive that holds one."""
    assert faults(zipped({**FILES, name: b"x", SUMS: sums(FILES)})) == ["delivery/bad-entry"]


def test_links_locked_files_and_twins_are_refused() -> None:
    """A link as entry, the same name twice (capitals are none), the flag of an encrypted entry, another compression."""
    assert faults(zipped({"a": b"/etc/passwd"}, lambda entry: setattr(entry, "external_attr", 0o120777 << 16))) == [
        "delivery/bad-entry"
    ]
    assert faults(zipped({"pages/a.pdf": b"x", "pages/A.pdf": b"x"})) == ["delivery/bad-entry"]
    locked = bytearray(zipped({"a": b"x"}))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        locked[locked.index(mark) + place] |= 1
    assert faults(bytes(locked)) == ["delivery/bad-entry"]
    assert faults(zipped({"a": b"x"}, lambda entry: setattr(entry, "compress_type", zipfile.ZIP_LZMA))) == [
        "delivery/bad-entry"
    ]


def test_a_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sizes and numbers are added up before anything is read."""
    monkeypatch.setattr(unpack, "MOST_BYTES", 1000)
    bomb = zipped({"pages/a.pdf": bytes(2000)}, lambda entry: setattr(entry, "compress_type", 8))
    assert faults(bomb) == ["delivery/archive-too-large"]
    monkeypatch.setattr(unpack, "MOST_ENTRIES", 3)
    assert faults(zipped({f"pages/{n}.pdf": b"" for n in range(4)})) == ["delivery/archive-too-large"]


def test_an_entry_that_lies_about_its_size_gives_no_more() -> None:
    """The directory says 10 bytes of a million: at most those are unpacked, and the sum does not agree."""
    content = bytearray(zipped({"pages/a.pdf": bytes(1_000_000)}, lambda entry: setattr(entry, "compress_type", 8)))
    central = content.index(b"PK\x01\x02")
    content[central + 24 : central + 28] = (10).to_bytes(4, "little")
    assert "delivery/bad-archive" in faults(bytes(content))
