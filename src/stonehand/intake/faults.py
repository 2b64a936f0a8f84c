"""The faults of intake: what reading issue, layout, press files, front matter and copy can find."""

from stonehand.intake.copy_faults import COPY_FAULTS
from stonehand.intake.file_faults import FILE_FAULTS
from stonehand.intake.layout_faults import LAYOUT_FAULTS
from stonehand.intake.placement_faults import PLACEMENT_FAULTS
from stonehand.model.fault import Fault

YAML_FAULTS: tuple[Fault, ...] = FILE_FAULTS + LAYOUT_FAULTS + PLACEMENT_FAULTS
"""What files of keys and values can have wrong."""

FAULTS: tuple[Fault, ...] = YAML_FAULTS + COPY_FAULTS
"""Every finding intake can give."""
