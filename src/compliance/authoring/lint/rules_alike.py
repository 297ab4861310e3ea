"""Rules that mean the same, and rules that cannot both be followed."""

from __future__ import annotations

from collections.abc import Iterator

from compliance.assessment.diagram import FALSE, BudgetEnded
from compliance.authoring.lint.finding import LintFinding
from compliance.authoring.open_world import OpenWorld
from compliance.packs.model import Rule


def check_alike(world: OpenWorld, pack: str) -> Iterator[LintFinding]:
    """Yield `twin-rules` (the same verdict for all answers) and `contradicting-rules` (one is met only if the other is not)."""
    first: dict[int, Rule] = {}
    rules = [rule for rule in world.rulebook.rules.values() if rule.pack == pack]
    for rule in rules:
        node = world.rule(rule)
        twin = first.setdefault(node, rule)
        if twin is not rule and twin.each == rule.each:
            yield LintFinding(
                "twin-rules",
                f"the rules `{twin.id}` and `{rule.id}` come to the same verdict for all answers",
                rule.place,
                "make one of them, or say in their conditions what tells them apart",
            )
    for i, rule in enumerate(rules):
        for other in rules[i + 1 :]:
            if rule.each == other.each and _share_a_question(rule, other):
                yield from _contradiction(world, rule, other)


def _share_a_question(rule: Rule, other: Rule) -> bool:
    def words(one: Rule) -> set[str]:
        return {word for duty in one.duties for word in duty.met_when.says.replace("(", " ").split() if "." in word}

    return bool(words(rule) & words(other))


def _contradiction(world: OpenWorld, rule: Rule, other: Rule) -> Iterator[LintFinding]:
    try:
        both = world.together([rule.applies_when, other.applies_when], rule.each)
        if both == FALSE:
            return
        duties = [duty.met_when for one in (rule, other) for duty in one.duties if duty.when is None]
        followed = world.together([rule.applies_when, other.applies_when, *duties], rule.each)
    except BudgetEnded:
        return
    if followed == FALSE:
        yield LintFinding(
            "contradicting-rules",
            f"nobody to whom both `{rule.id}` and `{other.id}` apply can follow both",
            other.place,
            "one of the two is wrong, or lacks an exception",
            world.witness(both, 1),
        )
