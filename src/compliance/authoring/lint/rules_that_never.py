"""Rules that can never apply, and duties that are always met or never can be."""

from __future__ import annotations

from collections.abc import Iterator

from compliance.assessment.diagram import BudgetEnded
from compliance.authoring.lint.always_met import why_always_met
from compliance.authoring.lint.finding import LintFinding, too_large
from compliance.authoring.lint.why_never import why_never
from compliance.authoring.open_world import OpenWorld, in_words, opposite
from compliance.conditions.meaning import Condition
from compliance.packs.model import Duty, Rule


def check_rules(world: OpenWorld, pack: str) -> Iterator[LintFinding]:
    """Yield `dead-rule`, `empty-duty` and `impossible-duty`, each decided over all answers."""
    for rule in world.rulebook.rules.values():
        if rule.pack != pack:
            continue
        try:
            yield from _of_rule(world, rule)
        except (BudgetEnded, RecursionError):
            yield too_large(f"the rule `{rule.id}`", rule.place)


def _of_rule(world: OpenWorld, rule: Rule) -> Iterator[LintFinding]:
    if not world.can_be(rule, [rule.applies_when]):
        yield LintFinding(
            "dead-rule",
            f"no answers make the rule `{rule.id}` apply",
            rule.place,
            "mend `applies_when`, which contradicts itself or what it names; or take the rule out",
            shows=why_never(world, [rule.applies_when], rule.each),
        )
        return
    for duty in rule.duties:
        yield from _of_duty(world, rule, duty)


def _of_duty(world: OpenWorld, rule: Rule, duty: Duty) -> Iterator[LintFinding]:
    where: list[Condition] = [rule.applies_when, *([duty.when] if duty.when is not None else [])]
    if not world.can_be(rule, where):
        never = duty.when is not None and _never(world, rule, duty.when)
        yield LintFinding(
            "dead-duty",
            f"no answers make `when` of the duty `{duty.id}` of `{rule.id}` hold"
            if never
            else f"the duty `{duty.id}` of `{rule.id}` never applies where the rule does",
            duty.place or rule.place,
            "mend its `when`, or take the duty out",
            shows=why_never(world, [duty.when] if never and duty.when is not None else where, rule.each),
        )
        return
    if not world.can_be(rule, [*where, opposite(duty.met_when)]):
        yield LintFinding(
            "empty-duty",
            f"the duty `{duty.id}` of `{rule.id}` is met whatever is answered",
            duty.place or rule.place,
            "ask for a fact that can show a gap",
            shows=why_always_met(world, where, duty.met_when, rule.each),
        )
    elif not world.can_be(rule, [*where, duty.met_when]):
        if _never(world, rule, duty.met_when):
            yield LintFinding(
                "impossible-duty",
                f"no answers at all make `met_when` of the duty `{duty.id}` of `{rule.id}` hold",
                duty.place or rule.place,
                "mend `met_when`: it contradicts itself, or what it names",
                shows=why_never(world, [duty.met_when], rule.each),
            )
            return
        witness = in_words(world.find(where, rule.each) or ())
        why = why_never(world, [*where, duty.met_when], rule.each)
        yield LintFinding(
            "impossible-duty",
            f"no answers meet the duty `{duty.id}` of `{rule.id}` where it applies",
            duty.place or rule.place,
            "mend `met_when`, or `applies_when` or `when`, which it contradicts: is one of them turned round?",
            witness,
            tuple(line for line in why if not line.endswith(f": {witness}")),
        )


def _never(world: OpenWorld, rule: Rule, condition: Condition) -> bool:
    """Return whether a condition holds for no answers at all, whoever the rule applies to."""
    return world.find([condition], rule.each) is None
