"""A stopwatch over the stages: CPU seconds of this process and of the engine's, for report.json and the benchmark.

CPU and not wall time, because on a shared machine only CPU says what the program did. No figure of it reaches a page.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass(slots=True)
class Stopwatch:
    """Sums up seconds by stage; `engine` tells the CPU seconds the rendering child has used so far."""

    engine: Callable[[], float]
    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Add what runs inside to the stage's seconds."""
        begun = self._now()
        try:
            yield
        finally:
            self.seconds[name] = self.seconds.get(name, 0.0) + self._now() - begun

    def _now(self) -> float:
        return time.process_time() + self.engine()
