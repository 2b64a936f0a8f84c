"""Which rules and which press profile a preflight goes by: names from the command line in, a selection and a profile out."""

import difflib
from collections.abc import Iterable, Iterator
from pathlib import Path

from stonehand.intake.press_file import read_press
from stonehand.model.finding import Finding, InFile, Outcome, StonehandError, UsageError, error, warning
from stonehand.model.press import PressProfile
from stonehand.pipeline.desk import layout_of
from stonehand.preflight.checks import CHECKS
from stonehand.preflight.faults import FAULTS
from stonehand.preflight.inspect import Selection
from stonehand.workspace import roots, sources
from stonehand.workspace.builtin import builtin_press
from stonehand.workspace.roots import Workspace

_SLUGS = tuple(check.slug for check in CHECKS)
_SPOKEN_OF = frozenset(fault.id.removeprefix("preflight/") for fault in FAULTS)
"""What a profile may say a level of: rules of files, and what is looked for in an issue's own pages."""


def chosen_rules(select: Iterable[str], ignore: Iterable[str]) -> Selection:
    """Read rules as they are typed, by name or id, several with commas.

    Raises:
        UsageError: there is no such rule, or none is left.
    """
    only, without = frozenset(_named(select)), frozenset(_named(ignore))
    selection = Selection(only, without)
    if not any(selection.takes(check) for check in CHECKS):
        message = "no rule is left to look for"
        raise UsageError(error("cli/no-rule-left", message, hint="take a rule out of --ignore"))
    return selection


def _named(words: Iterable[str]) -> Iterator[str]:
    for word in (part.strip() for words_ in words for part in words_.split(",")):
        slug = word.removeprefix("preflight/")
        if slug not in _SLUGS:
            message = f"preflight has no rule {word!r}"
            raise UsageError(error("cli/no-such-rule", message, hint=_nearest(slug)))
        yield slug


def _nearest(slug: str) -> str:
    near = difflib.get_close_matches(slug, _SLUGS, 1)
    return f"did you mean {near[0]}?" if near else "`stonehand explain --rules` lists them"


def chosen_press(given: str | None, cwd: Path) -> Outcome[PressProfile]:
    """Read the press profile that is meant: a name, a path to a file, or what the workspace's only paper is printed with.

    Raises:
        UsageError: it cannot be told which is meant, or it cannot be used.
    """
    workspace = _workspace(cwd)
    files = sources.read_given_press(given or _only_press(workspace), cwd, workspace)
    read = read_press(Path(files.value.path).stem, files.value.text, files.value.path, files.value.icc)
    if read.value is None:
        raise UsageError(*files.findings, *read.findings)
    strange = _strange(read.value, files.value.path)
    return Outcome(read.value, (*files.findings, *read.findings, *strange))


def builtin_profiles() -> tuple[PressProfile, ...]:
    """Give the press profiles that come with the program."""
    return tuple(chosen_press(name, builtin_press()).value for name in sources.press_names(None))


def _workspace(cwd: Path) -> Workspace | None:
    try:
        return roots.find(cwd)
    except StonehandError:
        return None


def _only_press(workspace: Workspace | None) -> str:
    papers = sources.layout_names(workspace) if workspace else ()
    texts = sources.read_layout(workspace, papers[0]).value if workspace and len(papers) == 1 else None
    layout = layout_of(texts).value if texts else None
    if layout is not None:
        return layout.press
    message = "it cannot be told what press the files are for"
    known = ", ".join(sources.press_names(workspace))
    raise UsageError(error("cli/which-press", message, hint=f"say it with --press: {known}, or a profile's file"))


def _strange(profile: PressProfile, path: str) -> Iterator[Finding]:
    """Find rules the profile speaks of that there are not: what it says of them would be passed over in silence."""
    for slug in profile.levels:
        if slug not in _SPOKEN_OF:
            message = f"{profile.name} speaks of a rule {slug!r} that there is not"
            yield warning("pipeline/unknown-rule", message, InFile(path), hint=_nearest(slug))
