"""An assessment with what it is judged by, and the day on which a command runs: the only place that reads the clock."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from compliance.sources.values import dataclass

if TYPE_CHECKING:
    from compliance.answers.model import Facts
    from compliance.packs.model import Rulebook
    from compliance.packs.rules_read import RulesRead


@dataclass(frozen=True, slots=True)
class Read:
    """An assessment that was read, with what it is judged by."""

    path: Path
    rulebook: Rulebook
    facts: Facts
    day: date
    packs: tuple[str, ...]
    narrowed: bool = False
    """Whether packs that nobody named, or needs, were left out of the rulebook."""
    warned: bool = False
    """Whether its author was told of something that does not stop the judging."""
    options: str = ""
    """The options by which the command named files and folders, as they are written beside the assessment."""
    signed: Mapping[str, RulesRead] = field(default_factory=dict)
    """How many rules of each pack are signed as read against the law, of packs that keep a record of it."""


def today() -> date:
    """Return the day on which the command runs."""
    return date.today()  # noqa: DTZ011 - the officer's own calendar day is meant
