"""How many rules of a pack are signed as read against the law: what a report tells of its packs."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from compliance.packs.model import Rulebook
from compliance.sources.values import dataclass


@dataclass(frozen=True, slots=True)
class RulesRead:
    """How many rules a pack has, how many are signed as read and by whom, the last day, and how many changed since."""

    rules: int
    signed: int
    by: tuple[str, ...]
    last: date | None
    changed: int


def rules_read(folder: Path, rulebook: Rulebook, pack: str) -> RulesRead | None:
    """Return what the record in a pack's folder says of its rules; None if there are no rules, or there is no record.

    What overlays have changed counts as the pack has it. Raises `Refused` if the record is none.
    """
    # Most runs have no record to read, and reports know this module for its type alone.
    from compliance.packs.look_back import look_back
    from compliance.packs.reviewed import read_record

    record = read_record(folder) if rulebook.rules_of(pack) else None
    if record is None:
        return None
    there = [one for one in look_back(record, rulebook, pack, ("rules",)) if one.thing is not None]
    signed = [one.signed for one in there if one.signed is not None and not one.signed.is_kept]
    return RulesRead(
        rules=len(there),
        signed=len(signed),
        by=tuple(sorted({one.by for one in signed})),
        last=max((one.on for one in signed), default=None),
        changed=sum(bool(one.changes) for one in there if one.signed is not None and not one.signed.is_kept),
    )
