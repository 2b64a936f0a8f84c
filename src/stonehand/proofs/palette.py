"""Colours and sizes of all proofs, in pixels: one grey, one scale of type, and colour only where something is said with it."""

from stonehand.model.drawing import INK, PAPER
from stonehand.model.finding import Severity

__all__ = ["INK", "PAPER"]

DESK = "#eeedea"
"""What sheets lie on."""

MUTED, RULE, WHITE_SPACE = "#6a6863", "#c9c6bf", "#dcdad5"

SEVERITY = {Severity.ERROR: "#c2182b", Severity.WARNING: "#b35c00", Severity.INFO: "#2b5f9e"}
SEVERITY_WORDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}

TITLE, BODY, SMALL, LEAST = 26, 14, 13, 11
"""Sizes of type; nothing is set smaller than the last."""

MARGIN = 40
"""White round a sheet."""
