"""The health of an installation: what the doctor looks at, with the fonts of the workspace one stands in, or the program's."""

from collections.abc import Mapping

from stonehand.engines import faces
from stonehand.model.finding import UsageError
from stonehand.workspace import builtin, doctor, roots, sources
from stonehand.workspace.environment import Environment


def examine(environment: Environment) -> tuple[doctor.Report, str, Mapping[str, object]]:
    """Look at everything; give the report, and it as text and as plain values."""
    try:
        workspace = roots.find(environment.cwd)
    except UsageError:
        workspace = roots.Workspace(builtin.builtin_root())
    files = sources.read_fonts(workspace, environment.fonts).value
    report = doctor.examine(faces.load(files.manifest, files.files, files.where))
    return report, doctor.as_text(report), doctor.as_json(report)
