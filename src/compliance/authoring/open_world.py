"""A rulebook of which nothing is answered, as decision diagrams: every situation at once, without walking them.

Two subjects of each kind are listed, `a` and `b`; checks look at `a`. Whatever a diagram says holds for all answers.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from compliance.answers.model import Deployment, Facts, Listed, SubjectList
from compliance.assessment.apart import told_way
from compliance.assessment.exact import Exact
from compliance.assessment.finding import RuleProof
from compliance.assessment.judge import judge_rule
from compliance.assessment.rule_diagram import rule_diagram
from compliance.assessment.scene import AtHand, Scene
from compliance.conditions.meaning import Condition
from compliance.packs.model import Rule, Rulebook

BUDGET = 2_000_000
SUBJECT = "a"


class OpenWorld:
    """Builds the diagrams of a rulebook's conditions, each within a budget (`BudgetEnded` beyond it)."""

    def __init__(self, rulebook: Rulebook, day: date) -> None:
        """Keep the rulebook; nothing is built until it is asked for."""
        self.rulebook = rulebook
        self.scene = Scene(rulebook, open_facts(rulebook), day)
        self.exact = Exact(self.scene, BUDGET)
        self.diagram = self.exact.diagram

    def at_hand(self, each: str | None) -> AtHand:
        """Return the subjects at hand for something asked of a kind of subject."""
        return self.scene.at_hand(each, SUBJECT) if each is not None else {}

    def rule(self, rule: Rule) -> int:
        """Return the diagram of a rule's verdict."""
        subject = SUBJECT if rule.each is not None else None
        self.diagram.left = BUDGET
        proof: RuleProof = judge_rule(self.scene, rule, subject)
        return rule_diagram(self.exact, rule, subject, proof)

    def together(self, conditions: Sequence[Condition], each: str | None) -> int:
        """Return the diagram of conditions that hold together."""
        self.diagram.left = BUDGET
        at_hand = self.at_hand(each)
        return self.exact.alone([(c, self.scene.prove(c, at_hand)) for c in conditions], at_hand)

    def witness(self, node: int, result: int) -> str:
        """Return answers that bring a diagram to a result, in words."""
        answers = told_way(self.exact, node, result) or ()
        words = []
        for ask, value in answers[:8]:
            of = f" of {ask.subject}" if ask.subject else ""
            words.append(f"{ask.id}{of} {_value(value)}")
        more = f" and {len(answers) - 8} more" if len(answers) > 8 else ""
        return "; ".join(words) + more if words else "any answers"


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
