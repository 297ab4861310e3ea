"""Binding rules without a penalty where all others have one."""

from __future__ import annotations

from compliance.packs.model import Rule, Rulebook, Standing
from compliance.sources.problem import Problems

_LAW = frozenset({Standing.STATUTE, Standing.REGULATION})
_FEWEST = 2
_OTHERS_FOR_EACH = 20


def find_penalty_missing(rulebook: Rulebook, pack: str, problems: Problems) -> None:
    """Warn of a rule of statute or regulation that names no penalty in a pack in which every other such rule names one.

    Of some twenty that do, one may be forgotten; where more name none, the pack means it. A contested rule is passed over:
    whether anything follows from it may be what is contested.
    """
    binding = [rule for rule in rulebook.rules_of(pack) if _binds(rule)]
    without = [rule for rule in binding if rule.penalty is None and not rule.contested]
    others = sum(rule.penalty is not None for rule in binding)
    if others < _FEWEST or len(without) > max(1, others // _OTHERS_FOR_EACH):
        return
    for rule in without:
        problems.add(
            "penalty-missing",
            f"`{rule.id}` names no penalty, and the {others} other binding rules of `{pack}` do",
            rule.place,
            "write `penalty:` with the name of what may follow",
            "if nothing follows from a gap, declare a penalty in pack.yaml that says so, and name it",
            level="warning",
        )


def _binds(rule: Rule) -> bool:
    return any(force.standing in _LAW for force in rule.in_force)
