"""A small paper, made by the commands themselves and built once, and a way to run a command within this process."""

import shutil
from pathlib import Path

import pytest
from cli_paper import ARTICLE, ISSUE, Call, Paper, Said, run_well

from stonehand.cli.app import app
from stonehand.cli.boundary import run


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Call:
    """Run a command line within this process, with all of its error boundary but the signals."""

    def said(*words: str, cwd: Path) -> Said:
        monkeypatch.chdir(cwd)
        capsys.readouterr()
        code = run(app, words)
        heard = capsys.readouterr()
        return Said(code, heard.out, heard.err)

    return said


@pytest.fixture(scope="session")
def built_paper(tmp_path_factory: pytest.TempPathFactory) -> Paper:
    """The paper as the commands make it, with one story, built."""
    place = tmp_path_factory.mktemp("cli")
    paper = Paper(place / "paper")
    for words, cwd in (
        (("init", "paper"), place),
        (("new", "issue", ISSUE), paper.root),
        (("new", "article", "harbour-bridge"), paper.root),
    ):
        run_well(words, cwd)
    paper.write("harbour-bridge", ARTICLE)
    run_well(("build",), paper.root)
    return paper


@pytest.fixture
def paper(built_paper: Paper, tmp_path: Path) -> Paper:
    """A copy of the built paper to do with as one likes."""
    return Paper(shutil.copytree(built_paper.root, tmp_path / "paper"))
