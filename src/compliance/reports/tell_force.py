"""Since when, until when and whether a rule binds, in words."""

from __future__ import annotations

from typing import assert_never

from compliance.assessment.finding import ForceTold
from compliance.packs.model import Standing
from compliance.reports.wording import STANDINGS, capitalised, day_words


def tell_force(force: ForceTold) -> str:
    """Return one phrase about the dates of a rule on the day that is judged."""
    start = day_words(force.start) if force.start is not None else ""
    until = day_words(force.until) if force.until is not None else ""
    match force.status:
        case "in_force":
            binds = force.standing is None or force.standing.is_binding
            says = f"In force since {start}" if start else "In force"
            if not binds:
                says = f"Issued {start}" if start and force.standing is not Standing.GOOD_PRACTICE else ""
            if not says:
                return f"Until {until}" if until else ""
            return f"{says}, until {until}" if until else says
        case "coming":
            if not start and force.asks:
                return "Does not bind today; on which day it takes effect depends on open questions"
            return f"Takes effect on {start}" if start else "Takes effect on a day that is not fixed yet"
        case "proposed":
            return f"Proposed; it would take effect on {start}" if start else "Proposed"
        case "ended":
            word = STANDINGS[force.standing] if force.standing is not None and force.standing.is_ended else "ended"
            return capitalised(f"{word} on {start if word != 'ended' else until}" if start or until else word)
        case "unsettled":
            return "Whether it binds today depends on open questions"
        case "not_in_force":
            return "Not in force for this deployment"
        case _:
            assert_never(force.status)
