"""A rulebook of which nothing is answered, as decision diagrams: every situation at once, without walking them.

Two subjects of each kind are listed, `a` and `b`; checks look at `a`. Whatever a diagram says holds for all answers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from compliance.answers.model import Deployment, Facts, Listed, SubjectList
from compliance.assessment.apart import told_way
from compliance.assessment.diagram import TRUE
from compliance.assessment.finding import Ask, Value
from compliance.assessment.judge import judge_rule
from compliance.assessment.rule_diagram import rule_diagram
from compliance.assessment.scene import AtHand, Scene
from compliance.authoring.kept_diagrams import KeptExact
from compliance.authoring.way_together import Way, cube, way_together
from compliance.conditions.meaning import All, Condition
from compliance.packs.model import Rule, Rulebook

BUDGET = 2_000_000
SUBJECT = "a"
_MOST_TOLD = 8

Answers = tuple[tuple[Ask, Value], ...]
"""What is answered, and what."""


class OpenWorld:
    """Builds the diagrams of a rulebook's conditions, each within a budget (`BudgetEnded` beyond it)."""

    def __init__(self, rulebook: Rulebook, day: date) -> None:
        """Keep the rulebook; nothing is built until it is asked for."""
        self.rulebook = rulebook
        self.scene = Scene(rulebook, open_facts(rulebook), day)
        self.exact = KeptExact(self.scene, BUDGET)
        self.diagram = self.exact.diagram

    def at_hand(self, each: str | None) -> AtHand:
        """Return the subjects at hand for something asked of a kind of subject."""
        return self.scene.at_hand(each, SUBJECT) if each is not None else {}

    def rule(self, rule: Rule) -> int:
        """Return the diagram of a rule's verdict."""
        subject = SUBJECT if rule.each is not None else None
        self.exact.renew()
        return rule_diagram(self.exact, rule, subject, judge_rule(self.scene, rule, subject))

    def together(self, conditions: Sequence[Condition], each: str | None) -> int:
        """Return the diagram of conditions that hold together."""
        self.exact.renew()
        at_hand = self.at_hand(each)
        return self.exact.alone([(c, self.scene.prove(c, at_hand)) for c in conditions], at_hand)

    def way(self, conditions: Sequence[Condition], each: str | None) -> Way | None:
        """Return values of variables for which conditions hold together, or None if no answers make them."""
        self.exact.renew()
        at_hand = self.at_hand(each)
        parts = [part for condition in conditions for part in _parts(condition)]
        nodes = self.exact.each_alone([(part, self.scene.prove(part, at_hand)) for part in parts], at_hand)
        return way_together(self.diagram, nodes)

    def answers(self, way: Way) -> Answers | None:
        """Return the answers that a way stands for; None if no days fit the orders that it needs."""
        return told_way(self.exact, cube(self.diagram, way), TRUE)

    def witness(self, way: Way) -> str:
        """Return the answers that a way stands for, in words."""
        return in_words(self.answers(way) or ())


def in_words(answers: Answers) -> str:
    """Return answers in a line."""
    words = []
    for ask, value in answers[:_MOST_TOLD]:
        of = f" of {ask.subject}" if ask.subject else ""
        words.append(f"{ask.id}{of} {_value(value)}")
    more = f" and {len(answers) - _MOST_TOLD} more" if len(answers) > _MOST_TOLD else ""
    return "; ".join(words) + more if words else "any answers"


def _parts(condition: Condition) -> Iterator[Condition]:
    """Return conditions that hold together just where one does."""
    if isinstance(condition, All):
        for part in condition.parts:
            yield from _parts(part)
    else:
        yield condition


def _value(value: tuple[str, ...]) -> str:
    if len(value) == 2 and value[1] in ("ticked", "not ticked"):
        return f"{'includes' if value[1] == 'ticked' else 'does not include'} {value[0]}"
    return f"is {' to '.join(part for part in value if part)}"


def open_facts(rulebook: Rulebook) -> Facts:
    """Return facts without answers in which `a` and `b` of every kind are listed."""
    lists = {
        kind: SubjectList(
            kind,
            {id: Listed(id, id, SUBJECT if subject.within is not None else None) for id in (SUBJECT, "b")},
            complete=True,
            given=True,
        )
        for kind, subject in rulebook.subjects.items()
    }
    return Facts(Deployment("", ""), None, (), {}, lists)
