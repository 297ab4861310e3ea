"""Rules that mean the same, and rules that cannot both be followed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compliance.assessment.diagram import BudgetEnded
from compliance.authoring.lint.finding import LintFinding
from compliance.authoring.open_world import OpenWorld
from compliance.authoring.rule_parts import RuleParts, rule_parts
from compliance.packs.model import Rule


def check_alike(world: OpenWorld, pack: str) -> Iterator[LintFinding]:
    """Yield `twin-rules` (the same verdict for all answers) and `contradicting-rules` (one is met only if the other is not)."""
    rules = [rule for rule in world.rulebook.rules.values() if rule.pack == pack]
    for twin, rule in _twins(world, rules):
        yield LintFinding(
            "twin-rules",
            f"the rules `{twin.id}` and `{rule.id}` come to the same verdict for all answers",
            rule.place,
            "make one of them, or say in their conditions what tells them apart",
        )
    words = {rule.id: _words(rule) for rule in rules}
    for i, rule in enumerate(rules):
        for other in rules[i + 1 :]:
            if rule.each == other.each and words[rule.id] & words[other.id]:
                yield from _contradiction(world, rule, other)


def _twins(world: OpenWorld, rules: Sequence[Rule]) -> Iterator[tuple[Rule, Rule]]:
    """Return each rule with the first one that means the same.

    Most rules differ already in the answers that make one of them a gap; only for those that do not is the whole
    diagram built.
    """
    looked_at: list[RuleParts] = []
    whole: dict[str, int] = {}
    for rule in rules:
        parts = rule_parts(world, rule)
        for other in looked_at:
            if rule.each != other.rule.each or parts.differs_from(other):
                continue
            for one in (rule, other.rule):
                if one.id not in whole:
                    whole[one.id] = world.rule(one)
            if whole[rule.id] == whole[other.rule.id]:
                yield other.rule, rule
                break
        else:
            looked_at.append(parts)


def _words(rule: Rule) -> frozenset[str]:
    """Return the questions that a rule's duties name."""
    return frozenset(
        word for duty in rule.duties for word in duty.met_when.says.replace("(", " ").split() if "." in word
    )


def _contradiction(world: OpenWorld, rule: Rule, other: Rule) -> Iterator[LintFinding]:
    try:
        both = world.way([rule.applies_when, other.applies_when], rule.each)
        if both is None:
            return
        duties = [duty.met_when for one in (rule, other) for duty in one.duties if duty.when is None]
        followed = world.way([rule.applies_when, other.applies_when, *duties], rule.each)
    except BudgetEnded:
        return
    if followed is None:
        yield LintFinding(
            "contradicting-rules",
            f"nobody to whom both `{rule.id}` and `{other.id}` apply can follow both",
            other.place,
            "one of the two is wrong, or lacks an exception",
            world.witness(both),
        )
