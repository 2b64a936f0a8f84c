"""Which press a build is made for: the layout's, another by name, one whose page is of another size."""

from pathlib import Path

import yaml
from cli_paper import Call, Paper

pytest_plugins = ("cli_fixtures",)

BUILT_IN = Path(__file__).parents[2] / "src/stonehand/builtin/press"


def write_profile(paper: Paper, name: str, **changes: object) -> None:
    """Write a press profile of the paper's own, after the built-in template."""
    values = yaml.safe_load((BUILT_IN / "template.yaml").read_text("utf-8")) | {"name": name} | changes
    folder = paper.root / "layouts" / "press"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.yaml").write_text(yaml.safe_dump(values), encoding="utf-8")


def test_a_page_of_another_size_names_both_files(call: Call, paper: Paper) -> None:
    """The printer states 280 x 400 mm, the layout makes 289 x 380: an error with both sizes and both files."""
    write_profile(paper, "northern", trim="280mm x 400mm")
    said = call("check", cwd=paper.root)
    assert said.code == 0
    said = call("build", "--press", "northern", cwd=paper.root)
    assert said.code == 1
    assert "error[pipeline/trim-mismatch]" in said.out
    for told in ("289 x 380 mm", "280 x 400 mm", "layouts/gazette/layout.yaml", "layouts/press/northern.yaml"):
        assert told in said.out


def test_the_same_size_in_other_units_agrees(call: Call, paper: Paper) -> None:
    """289 x 380 mm may be written in centimetres."""
    write_profile(paper, "southern", trim="28.9cm x 38cm")
    assert call("build", "--press", "southern", cwd=paper.root).code == 0


def test_a_press_nobody_knows_is_wrong_usage(call: Call, paper: Paper) -> None:
    """Exit code 2 with the nearest name, and nothing built."""
    before = paper.files()
    said = call("build", "--press", "heatst", cwd=paper.root)
    assert said.code == 2
    assert "there is no press profile 'heatst'\n  hint: write heatset\n" in said.err
    assert paper.files() == before
