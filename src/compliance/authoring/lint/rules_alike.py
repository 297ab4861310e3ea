"""Rules that mean the same, and rules that cannot both be followed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress

from compliance.assessment.diagram import BudgetEnded
from compliance.authoring.lint.finding import LintFinding, too_large
from compliance.authoring.open_world import OpenWorld, in_words, opposite
from compliance.authoring.rule_parts import RuleParts, rule_parts
from compliance.conditions.meaning import All, Always, Condition, Either
from compliance.packs.model import Rule


def check_alike(world: OpenWorld, pack: str) -> Iterator[LintFinding]:
    """Yield `twin-rules` (the same verdict for all answers) and `contradicting-rules` (one is met only if the other is not)."""
    rules = [rule for rule in world.rulebook.rules.values() if rule.pack == pack]
    yield from _twins(world, rules)
    words = {rule.id: _words(rule) for rule in rules}
    for i, rule in enumerate(rules):
        for other in rules[i + 1 :]:
            if rule.each == other.each and words[rule.id] & words[other.id]:
                yield from _contradiction(world, rule, other)


def _twins(world: OpenWorld, rules: Sequence[Rule]) -> Iterator[LintFinding]:
    """Tell of each rule that means the same as one before it.

    Most rules have different verdicts in some case, or differ in the answers that make one of them a gap; only for those
    that do not are answers looked for that tell them apart.
    """
    parts: dict[str, RuleParts] = {}
    for i, rule in enumerate(rules):
        for other in rules[:i]:
            if rule.each != other.each or _differ(world, rule, other, parts):
                continue
            try:
                # Of rules that never apply it is told that they do not.
                same = _mean_the_same(world, rule, other) and world.can_be(rule, [rule.applies_when])
            except (BudgetEnded, RecursionError):
                yield too_large(f"the rule `{rule.id}`, which may mean the same as `{other.id}`,", rule.place)
                continue
            if same:
                yield LintFinding(
                    "twin-rules",
                    f"the rules `{other.id}` and `{rule.id}` come to the same verdict for all answers",
                    rule.place,
                    "make one of them, or say in their conditions what tells them apart",
                    shows=tuple(_alike(world, rule)),
                    notes=((other.place, f"`{other.id}` stands here"),),
                )
                break


def _differ(world: OpenWorld, rule: Rule, other: Rule, parts: dict[str, RuleParts]) -> bool:
    """Return whether examples, or answers that are found at once, tell two rules apart; False says nothing."""
    examples = world.examples
    if examples is not None and (examples.tell_apart(rule, other) or examples.tell_apart(other, rule)):
        return True
    for one in (rule, other):
        if one.id not in parts:
            parts[one.id] = rule_parts(world, one)
    return parts[rule.id].differs_from(parts[other.id])


def _mean_the_same(world: OpenWorld, rule: Rule, other: Rule) -> bool:
    """Return whether no answers make one of two rules apply and not the other, or be met and not the other."""
    (applies, met), (other_applies, other_met) = _applies_and_met(rule), _applies_and_met(other)
    both = [applies, other_applies]
    apart = (
        [applies, opposite(other_applies)],
        [other_applies, opposite(applies)],
        [*both, met, opposite(other_met)],
        [*both, other_met, opposite(met)],
    )
    if any(world.find(conditions, rule.each) is not None for conditions in apart):
        return False
    has_due = any(duty.due is not None for one in (rule, other) for duty in one.duties)
    return world.rule(rule) == world.rule(other) if has_due else True


def _alike(world: OpenWorld, rule: Rule) -> Iterator[str]:
    """Yield for each verdict answers that bring it for a rule, and for every one that means the same."""
    applies, met = _applies_and_met(rule)
    for verdict, condition in (("met", met), ("a gap", opposite(met))):
        with suppress(BudgetEnded, RecursionError):
            answers = world.find([applies, condition], rule.each)
            if answers is not None:
                yield f"both are {verdict}, for instance: {in_words(answers)}"


def _applies_and_met(rule: Rule) -> tuple[Condition, Condition]:
    whens = [duty.when if duty.when is not None else Always() for duty in rule.duties]
    some = Either(tuple(whens), "some duty applies") if whens else Always()
    done = [Either((opposite(when), duty.met_when), "it is met") for when, duty in zip(whens, rule.duties, strict=True)]
    met: Condition = All(tuple(done), "all is met") if done else Always()
    return All((rule.applies_when, some), "it applies"), met


def _words(rule: Rule) -> frozenset[str]:
    """Return the questions that a rule's duties name."""
    return frozenset(
        word for duty in rule.duties for word in duty.met_when.says.replace("(", " ").split() if "." in word
    )


def _contradiction(world: OpenWorld, rule: Rule, other: Rule) -> Iterator[LintFinding]:
    try:
        duties = [duty.met_when for one in (rule, other) for duty in one.duties if duty.when is None]
        together = [rule.applies_when, other.applies_when, *duties]
        if world.examples is not None and any(world.examples.show(one.id, together) for one in (rule, other)):
            return
        both = world.find([rule.applies_when, other.applies_when], rule.each)
        if both is None:
            return
        followed = world.find(together, rule.each)
    except (BudgetEnded, RecursionError):
        yield too_large(
            f"the pair of rules `{rule.id}` and `{other.id}`, which may contradict each other,", other.place
        )
        return
    if followed is None:
        yield LintFinding(
            "contradicting-rules",
            f"nobody to whom both `{rule.id}` and `{other.id}` apply can follow both",
            other.place,
            "one of the two is wrong, or lacks an exception",
            in_words(both),
        )
