"""Whether a line of a classification is in force on a day."""

from __future__ import annotations

from datetime import date

from compliance.packs.model import Force


def is_in_force(forces: tuple[Force, ...], day: date) -> bool:
    """Return whether a classification's line is in force on a day: the last of its lines that has begun decides."""
    if not forces:
        return True
    begun = [force for force in forces if force.start is None or force.start <= day]
    if not begun:
        return False
    last = begun[-1]
    return not last.standing.is_ended and (last.until is None or day < last.until)
