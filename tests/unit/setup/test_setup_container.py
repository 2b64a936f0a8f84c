"""The Containerfile is built on the same set-up as every other machine, of files that are there."""

import json
import re
from pathlib import Path

ROOT = Path(__file__).parents[3]
TEXT = (ROOT / "Containerfile").read_text(encoding="utf-8")
LINES = [
    line.split(maxsplit=1)
    for line in TEXT.replace("\\\n", " ").splitlines()
    if line.strip() and not line.startswith("#")
]


def _all(name: str) -> list[str]:
    return [rest for instruction, rest in LINES if instruction == name]


def test_what_it_copies_is_there() -> None:
    """Every path, and all that the set-up and the program's built-in files need: the lock, the fonts, the starter layout."""
    copied = {path for line in _all("COPY") for path in line.split()[:-1]}
    assert all((ROOT / path).exists() for path in copied)
    named = set(re.findall(r"\$root/([\w.-]+(?:/[\w.-]+)*)", (ROOT / "src/setup.sh").read_text("utf-8")))
    files = {path for path in named if path[0] != "." and (ROOT / path).exists()} - {"requirements-dev.lock"}
    assert {"pyproject.toml", "requirements.lock"} <= files
    assert all(any(path == one or path.startswith(f"{one}/") for one in copied) for path in files)
    pyproject = (ROOT / "pyproject.toml").read_text("utf-8")
    assert all(f'"{path}" = "stonehand' not in pyproject or path in copied for path in ("fonts", "layouts/gazette"))
    assert 'readme = "README.md"' not in pyproject or "README.md" in copied


def test_it_is_set_up_as_any_machine_is() -> None:
    """By `src/setup.sh`, where it was copied to, and by no package installer of its own."""
    (place,) = {line.split()[-1] for line in _all("COPY") if "pyproject.toml" in line}
    runs = " && ".join(_all("RUN"))
    assert f"sh {place}src/setup.sh" in runs
    assert f"{place}.venv/bin/stonehand" in runs
    assert not re.search(r"\b(pip|curl|wget|git clone)\b", runs)


def test_it_runs_as_a_user_without_rights() -> None:
    """The last word on the user is the one it makes; it stands in the paper's folder, and its words are the program's."""
    (user,) = _all("USER")
    assert re.search(rf"useradd .*\b{user}\b", " ".join(_all("RUN")))
    order = [instruction for instruction, _ in LINES]
    assert order.index("USER") > max(at for at, name in enumerate(order) if name in {"RUN", "COPY"})
    assert _all("WORKDIR") == ["/paper"]
    assert json.loads(_all("ENTRYPOINT")[0]) == ["stonehand"]
