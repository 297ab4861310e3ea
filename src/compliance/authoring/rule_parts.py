"""A rule as the diagrams of its parts, which are small, and answers that show it: enough to tell most rules apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from compliance.assessment.diagram import TRUE, BudgetEnded
from compliance.assessment.way import way_to
from compliance.authoring.open_world import OpenWorld
from compliance.authoring.way_together import cube
from compliance.conditions.meaning import Always, Condition, Not
from compliance.packs.model import Rule
from compliance.sources.values import dataclass


@dataclass(frozen=True, slots=True)
class RuleParts:
    """A rule, and values of variables (no modules among them) for which it is a gap or is met.

    `parts` are the diagrams of its conditions: whether it applies, then `when` and `met_when` of each duty. They are those
    of a world in which every question is asked; the ways are such that this makes no difference.
    """

    rule: Rule
    world: OpenWorld = field(repr=False)
    parts: tuple[int, ...]
    ways: tuple[Mapping[int, int], ...]

    def differs_from(self, other: RuleParts) -> bool:
        """Return whether some known answers bring the two to different verdicts; False says nothing."""
        return any(self.verdict(way) != other.verdict(way) for one in (self, other) for way in one.ways)

    def verdict(self, way: Mapping[int, int]) -> str:
        """Return what the rule comes to if all that has to be done by a day is late."""
        applies, *duties = [self.world.exact.value(node, way) == TRUE for node in self.parts]
        met = [done for when, done in zip(duties[::2], duties[1::2], strict=True) if when]
        if not applies or (self.rule.duties and not met):
            return "not_applicable"
        return "met" if all(met) else "gap"


def rule_parts(world: OpenWorld, rule: Rule) -> RuleParts:
    """Return the parts of a rule, with answers for each verdict that can be found at once."""
    conditions: list[Condition] = [rule.applies_when]
    for duty in rule.duties:
        conditions += [duty.when or Always(), duty.met_when]
    free = world.free
    free.exact.renew()
    at_hand = free.at_hand(rule.each)
    nodes = free.exact.each_alone([(c, free.scene.prove(c, at_hand), at_hand) for c in conditions])
    ways: list[Mapping[int, int]] = []
    wanted: list[list[Condition]] = [conditions]
    wanted += [
        [rule.applies_when, *([duty.when] if duty.when else []), Not(duty.met_when, f"not ({duty.met_when.says})")]
        for duty in rule.duties
    ]
    for together in wanted:
        try:
            way = world.free_way(together, rule.each)
        except (BudgetEnded, RecursionError):
            continue
        if way is not None and way != "not known":
            ways.append(way_to(free.exact, cube(free.diagram, way), TRUE) or {})
    return RuleParts(rule, free, tuple(nodes), tuple(ways))
