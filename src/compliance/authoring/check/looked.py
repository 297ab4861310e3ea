"""What every step of checking a pack looks at."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from compliance.packs.model import Rulebook
from compliance.sources.values import dataclass


@dataclass(frozen=True, slots=True)
class Looked:
    """A pack that is looked at: the rulebook it is part of, its folder, the day, and the archived texts if they are there.

    `called` is how a command names the pack, where that is not its id alone.
    """

    rulebook: Rulebook
    pack: str
    folder: Path
    day: date
    sources: Path | None = None
    called: str = ""
