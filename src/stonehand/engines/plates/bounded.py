"""A process that binds itself to limits and then becomes another program; run as a script, with nothing of stonehand imported.

`bounded.py MEMORY SECONDS LARGEST PROGRAM ARGUMENT…`: bytes of address space, CPU seconds, bytes of the largest file. The limits
hold for the program from its first instruction, without a function between fork and exec, which is not safe beside threads.
"""

import os
import resource
import sys


def main() -> None:
    """Set what limits the system knows, then become the program."""
    memory, seconds, largest = (int(value) for value in sys.argv[1:4])
    for limit, value in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, largest),
    ):
        try:
            resource.setrlimit(limit, (value, value))
        except (OSError, ValueError):
            continue
    os.execv(sys.argv[4], sys.argv[4:])  # noqa: S606 - no shell is what is wanted


if __name__ == "__main__":
    main()
