"""What a process has computed: seconds of processor time, which a machine that does other things hardly changes."""

from __future__ import annotations

import os
from pathlib import Path


def seconds_of(pid: int) -> float:
    """Return the seconds that a living process has computed, in all its threads. Ends the program where none can tell.

    The kernel counts them in steps of 10 ms.
    """
    try:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    except OSError as error:
        raise SystemExit(f"what process {pid} computes cannot be told: {error}") from error
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
