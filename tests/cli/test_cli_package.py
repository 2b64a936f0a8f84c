"""A delivery from end to end: what was proofed is packed, recorded, verified; what must not be sent leaves nothing behind."""

import io
import json
import random
import resource
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
import pytest
from cli_paper import ARTICLE, ISSUE, Call, Paper, run_well, start
from PIL import Image, ImageChops

pytest_plugins = ("cli_fixtures",)

WORDS = (
    "harbour",
    "bridge",
    "town",
    "council",
    "river",
    "morning",
    "ferry",
    "market",
    "street",
    "paper",
    "window",
    "garden",
)
PRESS = Path(__file__).parents[2] / "src/stonehand/builtin/press"
NAME = f"gazette_{ISSUE}_newsprint-coldset.zip"
ZIP = f"package/{NAME}"
RECORD = f"issues/{ISSUE}/deliveries.yaml"


@pytest.fixture(scope="session")
def four_pages(tmp_path_factory: pytest.TempPathFactory) -> Paper:
    """A paper of four pages, built."""
    place = tmp_path_factory.mktemp("package")
    run_well(("init", "paper"), place)
    paper = Paper(place / "paper")
    run_well(("new", "issue", ISSUE), paper.root)
    chance = random.Random(5)
    (paper.root / f"issues/{ISSUE}/articles").mkdir(exist_ok=True)
    for name in ("alpha", "bravo", "charlie", "delta"):
        head = f"headline: The {name} story of the day\nbyline: Marta Linde\nurl: https://example.org/{name}"
        paper.write(name, f"---\n{head}\n---\n" + "\n\n".join(_paragraph(chance) for _ in range(36)) + "\n")
    paper.write("harbour-bridge", ARTICLE)
    with (paper.root / f"issues/{ISSUE}/issue.yaml").open("a", encoding="utf-8") as file:
        file.write("print: {quantity: 4500, stock: 45 g newsprint, notes: [Gate 2]}\n")
    run_well(("build",), paper.root)
    return paper


@pytest.fixture(scope="session")
def sent(four_pages: Paper, tmp_path_factory: pytest.TempPathFactory) -> Paper:
    """The same, sent once."""
    paper = Paper(shutil.copytree(four_pages.root, tmp_path_factory.mktemp("sent") / "paper"))
    run_well(("package",), paper.root)
    return paper


@pytest.fixture
def built(four_pages: Paper, tmp_path: Path) -> Paper:
    """A copy of the paper, built and not yet sent."""
    return Paper(shutil.copytree(four_pages.root, tmp_path / "paper"))


@pytest.fixture
def shipped(sent: Paper, tmp_path: Path) -> Paper:
    """A copy of the paper that was sent."""
    return Paper(shutil.copytree(sent.root, tmp_path / "paper"))


def _paragraph(chance: random.Random) -> str:
    words = " ".join(chance.choice(WORDS) for _ in range(chance.randint(30, 60)))
    return f"{words.capitalize()}."


def unzipped(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def drawn(pdf: bytes) -> Iterator[Image.Image]:
    document = pdfium.PdfDocument(pdf)
    for page in document:
        yield page.render(scale=1).to_pil()
    document.close()


def everything(paper: Paper) -> dict[str, bytes]:
    """All files of the workspace, hidden ones too."""
    return {str(path.relative_to(paper.root)): path.read_bytes() for path in paper.root.rglob("*") if path.is_file()}


def test_what_was_proofed_is_what_is_sent(sent: Paper) -> None:
    """One archive with page files, ticket, preflight and sums; each page pixel for pixel that of the book."""
    files = unzipped(sent.files()[ZIP])
    names = [f"pages/gazette_{ISSUE}_00{number}.pdf" for number in range(1, 5)]
    about = ["SHA256SUMS", "preflight.html", "preflight.json", "ticket.html", "ticket.json"]
    assert list(files) == sorted([*names, *about])
    book = list(drawn(sent.files()[f"press/gazette_{ISSUE}.pdf"]))
    assert len(book) == len(names)
    for page, name in zip(book, names, strict=True):
        assert ImageChops.difference(page, next(drawn(files[name]))).getbbox() is None
    ticket = json.loads(files["ticket.json"])
    assert ticket["print"] == {"quantity": 4500, "stock": "45 g newsprint", "zone": "", "notes": ["Gate 2"]}
    assert [entry["file"] for entry in ticket["files"]] == names
    assert "4,500 copies" in files["ticket.html"].decode()
    assert json.loads(files["preflight.json"])["findings"] is not None


def test_the_same_again_is_the_same_bytes_and_no_new_delivery(call: Call, shipped: Paper) -> None:
    """Lost or not, the archive is made again; the record stays as it is; the copy does not count as changed by it."""
    before = everything(shipped)
    (shipped.out / ZIP).unlink()
    said = call("package", cwd=shipped.root)
    assert said.code == 0
    assert f"wrote out/{ISSUE}/{ZIP}: the same as was sent before; SHA-256 " in said.last
    assert everything(shipped) == before


def test_changed_copy_is_refused_by_name(call: Call, built: Paper) -> None:
    """A correction made after the build would not be in the paper: the file is named, and nothing is written."""
    built.write("delta", "---\nheadline: Another\n---\nShort.\n")
    before = everything(built)
    said = call("package", cwd=built.root)
    assert said.code == 1
    assert (
        f"error[delivery/sources-changed]: copy or layout has changed since the build: issues/{ISSUE}/articles/delta.md\n"
        in said.out
    )
    assert everything(built) == before


def test_a_stale_press_file_is_refused(call: Call, built: Paper) -> None:
    """The last build found errors; the press file in its place is of the one before."""
    built.write("delta", "---\nheadline: A\nbylne: x\n---\nNew text.\n")
    assert call("build", cwd=built.root).code == 1
    said = call("package", cwd=built.root)
    assert said.code == 1
    assert "error[delivery/press-stale]" in said.out
    assert not (built.out / "package").exists()
    assert not (built.root / RECORD).exists()


@pytest.mark.parametrize(
    ("harm", "fault"),
    [
        (shutil.rmtree, "delivery/no-build"),
        (lambda out: (out / "report.json").write_text("{}"), "delivery/no-build"),
        (lambda out: (out / "report.json").write_text("[" * 100_000), "delivery/no-build"),
        (lambda out: (out / f"press/gazette_{ISSUE}.pdf").write_bytes(b"%PDF"), "delivery/press-altered"),
        (lambda out: (out / f"press/gazette_{ISSUE}.pdf").unlink(), "delivery/press-altered"),
        (lambda out: _state(out, "pages"), "delivery/press-stale"),
        (lambda out: _state(out, "none"), "delivery/press-stale"),
    ],
)
def test_what_is_no_proof_is_refused(call: Call, built: Paper, harm: object, fault: str) -> None:
    """No build, a report that is none, a press file saved anew or gone, single pages alone, no press file at all."""
    assert callable(harm)
    harm(built.out)
    said = call("package", cwd=built.root)
    assert (said.code, f"error[{fault}]" in said.out) == (1, True)
    assert not (built.root / RECORD).exists()


def _state(out: Path, state: str) -> None:
    report = json.loads((out / "report.json").read_text(encoding="utf-8"))
    report["press"]["state"] = state
    (out / "report.json").write_text(json.dumps(report), encoding="utf-8")


def test_another_press_is_refused(call: Call, built: Paper) -> None:
    """Built for coldset, asked for heatset; the hint says how to build for it."""
    said = call("package", "--press", "heatset", cwd=built.root)
    assert said.code == 1
    assert "the last build was made for newsprint-coldset, not for heatset" in said.out
    assert "hint: build for it: stonehand build --press heatset" in said.out


def test_what_fails_preflight_is_refused(call: Call, built: Paper) -> None:
    """A printer whose pages come in eights: a warning while one builds, an error when one sends, and nothing is written."""
    _own_press(built.root / "layouts/press/eights.yaml", ("multiple: {error: 4}", "multiple: {error: 8}"))
    assert call("build", "--press", "eights", cwd=built.root).code == 0
    before = everything(built)
    said = call("package", "--press", "eights", cwd=built.root)
    assert said.code == 1
    assert "error[preflight/page-multiple]: there are 4 pages in all; eights wants a multiple of 8" in said.out
    assert everything(built) == before


def test_an_accepted_warning_is_told_to_the_shop_and_to_nobody_else(call: Call, built: Paper) -> None:
    """Accepted as the build told it, it is no warning of the package either; the ticket names who took it and why."""
    _own_press(built.root / "layouts/press/odd.yaml", ("multiple: {error: 4}", "multiple: {warning: 8}"))
    says = "there are 4 pages in all; odd wants a multiple of 8"
    place = f"place: gazette_{ISSUE}.pdf, says: {json.dumps(says)}"
    with (built.root / f"issues/{ISSUE}/issue.yaml").open("a", encoding="utf-8") as file:
        file.write(f"accepted: [{{id: preflight/page-multiple, {place}, reason: agreed, name: M. Linde}}]\n")
    assert call("build", "--press", "odd", cwd=built.root).code == 0
    said = call("package", "--press", "odd", cwd=built.root)
    assert (said.code, says in said.out) == (0, False)
    ticket = json.loads(unzipped(built.files()[f"package/gazette_{ISSUE}_odd.zip"])["ticket.json"])
    assert ticket["accepted"][0]["name"] == "M. Linde"
    assert says not in ticket["preflight"]["warnings"]


def test_names_that_cannot_be_are_refused_at_their_line(call: Call, built: Paper) -> None:
    """A misspelt field of the profile's template, with its place in the profile."""
    _own_press(built.root / "layouts/press/odd.yaml", ("{page:03}{rev}", "{pgae}"))
    assert call("build", "--press", "odd", cwd=built.root).code == 0
    said = call("package", "--press", "odd", cwd=built.root)
    assert said.code == 1
    assert "error[delivery/name-template]: file names have no field {pgae}\n  --> layouts/press/odd.yaml:" in said.out


def _own_press(path: Path, *changes: tuple[str, str]) -> None:
    path.parent.mkdir(exist_ok=True)
    text = (
        (PRESS / "newsprint-coldset.yaml")
        .read_text(encoding="utf-8")
        .replace("name: newsprint-coldset", f"name: {path.stem}")
    )
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    path.write_text(text, encoding="utf-8")


def test_a_replate_and_what_comes_after(call: Call, shipped: Paper) -> None:
    """The changed page alone with its letter; then nothing to replate; then all as they stand; others that differ are named."""
    shipped.write("harbour-bridge", ARTICLE.replace("Thursday", "Saturday"))
    assert call("build", cwd=shipped.root).code == 0
    refused = call("package", "--replate", "1", cwd=shipped.root)
    assert refused.code == 1
    assert "page 4 differs from what was sent" in refused.out
    assert "page 1 is as it was sent; there is nothing to replate" in refused.out

    said = call("package", "--replate", "4", "--format", "json", cwd=shipped.root)
    assert said.code == 0
    told = json.loads(said.out)
    assert told["pages"] == [{"page": "4", "revision": "a"}]
    assert told["written"] == [f"out/{ISSUE}/package/gazette_{ISSUE}_a_newsprint-coldset.zip", RECORD]
    files = unzipped((shipped.root / told["written"][0]).read_bytes())
    assert [name for name in files if name.startswith("pages/")] == [f"pages/gazette_{ISSUE}_004a.pdf"]
    ticket = json.loads(files["ticket.json"])
    assert (ticket["replate"], [one["archive"] for one in ticket["deliveries"]]) == (
        True,
        [NAME, f"gazette_{ISSUE}_a_newsprint-coldset.zip"],
    )

    again = call("package", "--replate", "4", cwd=shipped.root)
    assert (again.code, "page 4 is as it was sent as revision a; there is nothing to replate" in again.out) == (1, True)
    whole = call("package", cwd=shipped.root)
    assert whole.code == 0
    assert f"package/gazette_{ISSUE}_b_newsprint-coldset.zip" in whole.last
    assert "4 pages, as they were sent before" in whole.last
    assert (shipped.root / RECORD).read_text(encoding="utf-8").count("  - press:") == 3
    for name in (NAME, f"gazette_{ISSUE}_a_newsprint-coldset.zip", f"gazette_{ISSUE}_b_newsprint-coldset.zip"):
        assert call("verify", str(shipped.out / "package" / name), cwd=shipped.root).code == 0


def test_a_replate_before_anything_was_sent_is_refused(call: Call, built: Paper) -> None:
    """There is nothing it could take the place of; a page the issue does not have is a matter of the command line."""
    said = call("package", "--replate", "4", cwd=built.root)
    assert (said.code, "error[delivery/nothing-sent]" in said.out) == (1, True)
    assert call("package", "--replate", "9", cwd=built.root).code == 2


@pytest.mark.parametrize("text", ["", "schema: 1\n", "<<<<<<< HEAD\n", "schema: 1\ndeliveries:\n  - {press: x}\n"])
def test_a_broken_record_writes_nothing(call: Call, shipped: Paper, text: str) -> None:
    """The history is not guessed at: findings, and neither archive nor record is touched."""
    (shipped.root / RECORD).write_text(text, encoding="utf-8")
    before = everything(shipped)
    said = call("package", cwd=shipped.root)
    assert (said.code, f"--> {RECORD}" in said.out) == (1, True)
    assert everything(shipped) == before


def test_a_full_disk_leaves_nothing(built: Paper) -> None:
    """No file may grow beyond 50 kB: exit code 5, and the workspace is as it was."""
    before = everything(built)
    limit = (50_000, resource.getrlimit(resource.RLIMIT_FSIZE)[1])
    with start(
        ("package",), built.root, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, limit)
    ) as process:
        out, err = process.communicate(timeout=120)
    assert (process.returncode, "error[workspace/output-not-written]" in err) == (5, True), out + err
    assert everything(built) == before


def test_an_archive_that_cannot_be_put_leaves_no_record(call: Call, built: Paper, tmp_path: Path) -> None:
    """The package folder is a link that leads elsewhere: neither there nor in the issue is anything written."""
    (tmp_path / "elsewhere").mkdir()
    (built.out / "package").symlink_to(tmp_path / "elsewhere")
    before = everything(built)
    said = call("package", cwd=built.root)
    assert (said.code, "error[workspace/output-not-written]" in said.err) == (5, True)
    assert everything(built) == before
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_book_for_a_press_given_as_a_file(call: Call, built: Paper, tmp_path: Path) -> None:
    """A profile anywhere with its ICC beside it; the shop receives the very bytes that were proofed, a replate one page of them."""
    printer = tmp_path / "printer"
    printer.mkdir()
    shutil.copy(PRESS / "IFRA26S_2004_newsprint.icc", printer / "ours.icc")
    template = "{pub}_{date:%y%m%d}_{ink}{rev}"
    changes = [("{pub}_{date}_{page:03}{rev}", template), ("pages: single", "pages: book")]
    _own_press(printer / "shop.yaml", ("icc: IFRA26S_2004_newsprint.icc ", "icc: ours.icc "), *changes)
    given = ("--press", "../printer/shop.yaml")
    assert call("build", *given, cwd=built.root).code == 0
    assert call("package", *given, cwd=built.root).code == 0
    files = unzipped(built.files()[f"package/gazette_{ISSUE}_shop.zip"])
    assert files["pages/gazette_261204_4c.pdf"] == built.files()[f"press/gazette_{ISSUE}.pdf"]
    assert "the same as was sent before" in call("package", *given, cwd=built.root).last

    built.write("harbour-bridge", ARTICLE.replace("Thursday", "Saturday"))
    assert call("build", *given, cwd=built.root).code == 0
    assert call("package", *given, "--replate", "4", cwd=built.root).code == 0
    replate = unzipped(built.files()[f"package/gazette_{ISSUE}_a_shop.zip"])
    assert [name for name in replate if name.startswith("pages/")] == ["pages/gazette_261204_4ca_4.pdf"]


def test_the_centre_goes_as_a_pair(call: Call, built: Paper) -> None:
    """One page twice as wide under the names of both, which passes the printer's size; who replates one sends both."""
    changes = [("spread: single", "spread: pair"), ("name: pairs", "name: pairs\ntrim: 289mm x 380mm")]
    _own_press(built.root / "layouts/press/pairs.yaml", *changes)
    assert call("build", "--press", "pairs", cwd=built.root).code == 0
    said = call("package", "--press", "pairs", cwd=built.root)
    assert said.code == 0, said.out
    files = unzipped(built.files()[f"package/gazette_{ISSUE}_pairs.zip"])
    assert [name for name in files if name.startswith("pages/")] == [
        f"pages/gazette_{ISSUE}_{page}.pdf" for page in ("001", "002-003", "004")
    ]
    with pikepdf.open(io.BytesIO(files[f"pages/gazette_{ISSUE}_002-003.pdf"])) as spread:
        width, height = (float(edge) / 72 * 25.4 for edge in spread.pages[0].trimbox[2:])
        assert (round(width, 3), round(height, 3)) == (578, 380)
    refused = call("package", "--press", "pairs", "--replate", "2", cwd=built.root)
    assert "page 2-3 is as it was sent; there is nothing to replate" in refused.out


def test_verify_works_anywhere_and_finds_what_differs(call: Call, sent: Paper, tmp_path: Path) -> None:
    """Outside any workspace: as packed is 0, a changed page 1 and named, no archive 1, no file 2."""
    content = sent.files()[ZIP]
    (tmp_path / "whole.zip").write_bytes(content)
    whole = call("verify", "whole.zip", cwd=tmp_path)
    assert (whole.code, "is as it was packed: The Haven Gazette, 2026-12-04, 4 page files; SHA-256 " in whole.last) == (
        0,
        True,
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, held in unzipped(content).items():
            archive.writestr(name, held.replace(b"%%EOF", b"%%E0F") if name.endswith("_003.pdf") else held)
    (tmp_path / "other.zip").write_bytes(out.getvalue())
    other = call("verify", "other.zip", cwd=tmp_path)
    assert (other.code, "_003.pdf is not the file that was packed" in other.out) == (1, True)
    (tmp_path / "none.zip").write_bytes(b"no zip")
    assert call("verify", "none.zip", cwd=tmp_path).code == 1
    assert call("verify", "missing.zip", cwd=tmp_path).code == 2


def test_impose_lays_out_anybodys_file(call: Call, four_pages: Paper, tmp_path: Path) -> None:
    """Beside the file or where it was asked for, twice the same bytes; what cannot be laid out is said, and nothing overwritten."""
    shutil.copy(four_pages.out / f"press/gazette_{ISSUE}.pdf", tmp_path / "g.pdf")
    said = call("impose", "g.pdf", "--as", "booklet", cwd=tmp_path)
    assert (said.code, said.last) == (0, "wrote g_booklet.pdf: 2 spreads of 4 pages")
    call("impose", "g.pdf", "--as", "booklet", "--out", "again.pdf", cwd=tmp_path)
    assert (tmp_path / "again.pdf").read_bytes() == (tmp_path / "g_booklet.pdf").read_bytes()
    (tmp_path / "folder").mkdir()
    assert call("impose", "g.pdf", "--as", "2up", "--out", "folder", cwd=tmp_path).code == 0
    with pikepdf.open(tmp_path / "folder/g_2up.pdf") as sheets:
        assert [str(page.label) for page in sheets.pages] == ["1", "2-3", "4"]
        assert "/OutputIntents" in sheets.Root
    before = {path.name: path.read_bytes() for path in tmp_path.glob("*.pdf")}
    assert call("impose", "g.pdf", "--as", "2up", "--out", "g.pdf", cwd=tmp_path).code == 1
    (tmp_path / "text.pdf").write_bytes(b"no pdf")
    assert call("impose", "text.pdf", "--as", "2up", cwd=tmp_path).code == 1
    uneven = call("impose", "folder/g_2up.pdf", "--as", "booklet", cwd=tmp_path)
    assert (uneven.code, "g_2up.pdf has 3 pages; 1 is missing to a multiple of 4" in uneven.out) == (1, True)
    assert {path.name: path.read_bytes() for path in tmp_path.glob("*.pdf")} == {**before, "text.pdf": b"no pdf"}


def test_one_page_is_no_paper(call: Call, paper: Paper) -> None:
    """A single page builds, since somebody is still at work; a printer whose pages come in fours is not sent it."""
    said = call("package", cwd=paper.root)
    assert said.code == 1
    assert "error[preflight/page-multiple]: there is 1 page in all; newsprint-coldset wants a multiple of 4" in said.out
    assert not (paper.out / "package").exists()
