"""What can be wrong with the libraries under the engine."""

from stonehand.model.fault import Fault

FAULTS: tuple[Fault, ...] = (
    Fault(
        "engine/library-missing",
        "A library under the engine is not there",
        "WeasyPrint opens Pango, HarfBuzz and FontConfig by name when it is imported; without them no page can be set. "
        "Set-up installs them, or unpacks them beside the environment where it may not install.",
        "WeasyPrint's documentation, First steps: installation",
    ),
)
