"""Gaps and remedies in the words of another rule, and duties whose conditions were exchanged: copied, and put in the wrong place."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from compliance.authoring.new_rule import FILL_IN
from compliance.conditions.inside import inside
from compliance.conditions.meaning import Chosen, Condition, Ticked
from compliance.packs.model import Rulebook
from compliance.packs.read import ReadPack
from compliance.packs.spot import Spot
from compliance.packs.written_rules import RulesFile, WrittenRule
from compliance.sources.problem import Problems

_LONG = 60
"""A remedy of fewer signs says so little that several rules may share it: `Send what is missing.`"""
_GAP_SAYS_SOMETHING = 30


def find_copied_texts(read: ReadPack, problems: Problems) -> None:
    """Warn of each gap, and each longer remedy, that has the words of one of another rule of the pack."""
    first: dict[tuple[str, str], tuple[str, Spot]] = {}
    for rules, spot in read.of(RulesFile):
        for i, rule in enumerate(rules.rules):
            for what, text, at in _texts(rule, spot / "rules" / i):
                if FILL_IN in text or (what == "gap" and len(text) < _GAP_SAYS_SOMETHING):
                    continue
                other, there = first.setdefault((what, " ".join(text.split()).casefold()), (rule.id, at))
                if other != rule.id:
                    problems.add(
                        "nearly-alike",
                        f"`{what}` of `{rule.id}` has the words of that of `{other}`",
                        at.place,
                        "was it copied, or put here by mistake? say in each what is wrong, or to be done, under its own rule",
                        notes=[(there.place, "the same words stand here")],
                        level="warning",
                    )


def find_exchanged_conditions(rulebook: Rulebook, pack: str, problems: Problems) -> None:
    """Warn of two duties of a rule that each ask for the option which is called like the other duty."""
    for rule in rulebook.rules_of(pack):
        for one, other in combinations(rule.duties, 2):
            asks, others_asks = set(_options(one.met_when)), set(_options(other.met_when))
            crossed = other.id in asks - others_asks and one.id in others_asks - asks
            if crossed:
                problems.add(
                    "nearly-alike",
                    f"the duty `{one.id}` of `{rule.id}` asks for the option `{other.id}`, and the duty `{other.id}` for `{one.id}`",
                    one.place,
                    "exchange their conditions, or give them names that fit",
                    notes=[(other.place, "the other duty stands here")],
                    level="warning",
                )


def _texts(rule: WrittenRule, at: Spot) -> Iterator[tuple[str, str, Spot]]:
    yield "gap", rule.gap, at / "gap"
    if len(rule.remedy.text) >= _LONG:
        yield "remedy", rule.remedy.text, at / "remedy" / "text"
    for j, duty in enumerate(rule.requires):
        if duty.gap:
            yield "gap", duty.gap, at / "requires" / j / "gap"
        if duty.remedy is not None and len(duty.remedy.text) >= _LONG:
            yield "remedy", duty.remedy.text, at / "requires" / j / "remedy" / "text"


def _options(condition: Condition) -> Iterator[str]:
    for one in inside(condition):
        if isinstance(one, Chosen | Ticked):
            yield from one.options
