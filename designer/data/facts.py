"""What is known of a project's sources without reading them again: their fields, and the form they were read in."""

from __future__ import annotations

from pathlib import Path

import msgspec

from designer.data.field import Field
from designer.data.settings import DataSettings
from designer.data.sources.base import Reading
from designer.data.understand import understand


class Facts(msgspec.Struct, frozen=True, omit_defaults=True):
    """What reading a source showed."""

    fields: tuple[Field, ...] = ()
    reading: Reading = Reading()


def read_facts(settings: DataSettings, folder: Path) -> dict[str, Facts]:
    """Return what is known of a project's source (under "") and of those to validate and to test with, by reading them.

    Raises DataError.
    """
    found = {}
    for part, source in (("", settings.source), ("validation", settings.validation), ("test", settings.test)):
        if source is not None:
            opened = source.open(folder)
            found[part] = Facts(understand(opened, settings.kinds), opened.reading)
    return found
