"""The outcomes of a classification: each has a name of its own, and wider ones stand for those within them."""

from __future__ import annotations

from compliance.conditions.kinds import OutcomeNames
from compliance.packs.model import Outcome
from compliance.packs.scope import Scope
from compliance.packs.spot import Spot
from compliance.packs.written_rules import WrittenClassification


def check_outcomes(written: WrittenClassification, spot: Spot, scope: Scope) -> tuple[Outcome, ...]:
    """Return the innermost outcomes of a classification; a name that stands for two of them is a problem."""
    found: list[Outcome] = []
    taken = set(written.outcomes)
    for id, outcome in written.outcomes.items():
        for inner, title in (outcome.of or {}).items():
            if inner in taken:
                at = (spot / "outcomes" / id / "of" / inner).key_place
                scope.problems.add(
                    "duplicate-id", f"there is another outcome `{inner}`", at, "give one of them another name"
                )
            taken.add(inner)
            found.append(Outcome(inner, title, id))
        if outcome.of is None:
            found.append(Outcome(id, outcome.title))
    return tuple(found)


def outcome_names(each: str | None, outcomes: tuple[Outcome, ...]) -> OutcomeNames:
    """Return the outcomes as conditions see them."""
    groups: dict[str, tuple[str, ...]] = {}
    for outcome in outcomes:
        if outcome.group is not None:
            groups[outcome.group] = (*groups.get(outcome.group, ()), outcome.id)
    return OutcomeNames(each, tuple(outcome.id for outcome in outcomes), groups)
