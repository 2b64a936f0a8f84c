"""The faults of the engines: of the rendering child here, of fonts and libraries in files of their own."""

from stonehand.engines import face_faults, pango_faults
from stonehand.model.fault import Fault

_LIMITS = "WeasyPrint's documentation, Security: limit time and memory outside the process"

FAULTS: tuple[Fault, ...] = (
    *face_faults.FAULTS,
    *pango_faults.FAULTS,
    Fault(
        "engine/time-limit",
        "A job ran out of its time",
        "A template or a picture can keep the engine busy for ever, and a press deadline cannot wait for it. The job is "
        "ended after its seconds; the next job gets a fresh child.",
        _LIMITS,
    ),
    Fault(
        "engine/memory-limit",
        "A job ran out of its memory",
        "A few bytes of copy can ask for gigabytes (a table cell spanning a million columns, a picture of 20,000 pixels "
        "square). The child is held to its own share so that the machine stays usable.",
        _LIMITS,
    ),
    Fault(
        "engine/died",
        "The rendering child died",
        "A library under the engine crashed. The crash took only the child with it, the message names the signal; the "
        "same copy will most likely crash it again.",
        "Measured: damaged fonts and pictures can crash native libraries",
    ),
    Fault(
        "engine/broke-down",
        "The typesetting engine broke down",
        "The engine raised an error of its own on this matter, such as a division by zero for type of 1,000,000,000 "
        "pixels. What it was doing stands in the message.",
        "Measured with WeasyPrint 70.0",
    ),
    Fault(
        "engine/refused",
        "The rendering child refused the job",
        "A page may use only the fonts and pictures that were handed to the child; every other address (file:, http:, "
        "data:) is refused, as are matter nested too deeply for the engine and answers beyond all measure.",
        "CVE-2024-28184, CVE-2025-68616: files and addresses read through the engine",
    ),
)
