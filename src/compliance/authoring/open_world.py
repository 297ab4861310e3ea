"""A rulebook of which nothing is answered, as decision diagrams: every situation at once, without walking them.

Two subjects of each kind are listed, `a` and `b`; checks look at `a`. Whatever a diagram says holds for all answers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import Literal

from compliance.answers.model import Deployment, Facts, Listed, SubjectList
from compliance.assessment.apart import told_way
from compliance.assessment.diagram import TRUE, BudgetEnded
from compliance.assessment.finding import Ask, Value
from compliance.assessment.judge import judge_rule
from compliance.assessment.rule_diagram import rule_diagram
from compliance.assessment.scene import AtHand, Scene
from compliance.authoring.judged_cases import JudgedCases
from compliance.authoring.kept_diagrams import KeptExact
from compliance.authoring.not_asked import not_asked
from compliance.authoring.situation import Answers, facts_of, situation
from compliance.authoring.way_together import MOST_STEPS, Way, cube, way_together
from compliance.conditions.meaning import All, Condition, Not
from compliance.packs.model import Question, Rule, Rulebook

BUDGET = 2_000_000
SUBJECT = "a"
_MOST_TOLD = 8
_MOST_TRIED = 6
_MOST_LEFT = 3

Asked = tuple[Question, str | None]
"""A question, and of which subject it is asked."""


class OpenWorld:
    """Builds the diagrams of a rulebook's conditions, each within a budget (`BudgetEnded` beyond it)."""

    def __init__(self, rulebook: Rulebook, day: date, examples: JudgedCases | None = None) -> None:
        """Keep the rulebook; nothing is built until it is asked for. `examples` are looked through before that."""
        self.rulebook = rulebook
        self.examples = examples
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

    def way(
        self,
        conditions: Sequence[Condition],
        each: str | None,
        asked: Sequence[Asked] = (),
        most_steps: int = MOST_STEPS,
    ) -> Way | None:
        """Return values of variables for which conditions hold together, or None if no answers make them.

        `asked` are questions, each with its subject, whose `ask_when` shall hold as well.
        """
        self.exact.renew()
        at_hand = self.at_hand(each)
        parts = [(part, at_hand) for condition in conditions for part in parts_together(condition)]
        for question, subject in asked:
            if question.ask_when is not None:
                parts.append((question.ask_when, self.scene.at_hand(question.each, subject)))
        proved = [(part, self.scene.prove(part, hand), hand) for part, hand in parts]
        return way_together(self.diagram, self.exact.each_alone(proved), most_steps)

    @cached_property
    def free(self) -> OpenWorld:
        """The same world in which every question is asked.

        What no answers bring about there, none do here: a question that is not asked has one of the values that could be
        answered. Its diagrams are far smaller.
        """
        questions = {
            id: replace(question, ask_when=None, when_not_asked=None) if question.ask_when is not None else question
            for id, question in self.rulebook.questions.items()
        }
        return OpenWorld(replace(self.rulebook, questions=questions), self.scene.day)

    def take_in(self, rules: Iterable[Rule]) -> None:
        """Build what says when rules apply, one after another, before anything is asked of them.

        Variables are asked in the order in which they are met first; this order keeps diagrams of the same pack small,
        whatever is looked for later. A rule that is too large is told as such by whoever looks at it.
        """
        free = self.free
        for rule in rules:
            if rule.each is None:  # such a rule speaks of several subjects at once, and follows the order of one
                continue
            at_hand = free.at_hand(rule.each)
            free.exact.renew()
            with suppress(BudgetEnded, RecursionError):
                free.exact.each_alone([(rule.applies_when, free.scene.prove(rule.applies_when, at_hand), at_hand)])

    def can_be(self, rule: Rule, conditions: Sequence[Condition]) -> bool:
        """Return whether some answers make conditions of a rule hold together.

        Where an example shows that they do, nothing is built.
        """
        if self.examples is not None and self.examples.show(rule.id, conditions):
            return True
        return self.find(conditions, rule.each) is not None

    def find(self, conditions: Sequence[Condition], each: str | None) -> Answers | None:
        """Return answers for which conditions hold together, or None if it is proven that there are none."""
        found = self.free_way(conditions, each)
        if found is None:
            return None
        if found != "not known":
            return self.free.answers(found) or ()
        way = self.way(conditions, each)
        return None if way is None else self.answers(way) or ()

    def free_way(self, conditions: Sequence[Condition], each: str | None) -> Way | Literal["not known"] | None:
        """Return a way in the free world which is one in this world too; None if it is proven that there is none."""
        asked: list[Asked] = []
        for _ in range(_MOST_TRIED):
            way = self.free.way(conditions, each, asked)
            if way is None:
                return None if not asked else "not known"
            answers = self.free.answers(way)
            not_asked = self.not_asked(answers) if answers is not None else None
            if answers is not None and not_asked == []:
                return way
            more = [one for one in not_asked or [] if one not in asked]
            if not more:
                break
            asked += more
        return "not known"

    def not_asked(self, answers: Answers) -> list[Asked] | None:
        """Return the questions that are answered, and not by their default, although nobody asks them; None: no facts."""
        facts = facts_of(self.rulebook, situation(self.rulebook, answers))
        if facts is None:
            return None
        scene = Scene(self.rulebook, facts, self.scene.day)
        return [(self.rulebook.questions[id], subject) for id, subject in not_asked(scene)]

    def answers(self, way: Way) -> Answers | None:
        """Return the answers that a way stands for; None if no days fit the orders that it needs."""
        return self.answers_to(cube(self.diagram, way), TRUE)

    def answers_to(self, node: int, result: int) -> Answers | None:
        """Return answers that bring a diagram to a result that it can come to; None if no days fit."""
        return told_way(self.exact, node, result)


def in_words(answers: Answers, first: Sequence[str] = ()) -> str:
    """Return answers in a line; those to the questions that come `first` are told first, and all of them."""
    order = {question: number for number, question in enumerate(first)}
    told: dict[Ask, list[Value]] = {}
    for ask, value in sorted(answers, key=lambda one: order.get(one[0].id, len(order))):
        told.setdefault(ask, []).append(value)
    most = max(_MOST_TOLD, sum(ask.id in order for ask in told))
    words = [f"{ask.id}{f' of {ask.subject}' if ask.subject else ''} {_values(values)}" for ask, values in told.items()]
    more = f" and {len(words) - most} more" if len(words) > most else ""
    return "; ".join(words[:most]) + more if words else "any answers"


def opposite(condition: Condition) -> Condition:
    """Return a condition that holds just where another does not."""
    return Not(condition, f"not ({condition.says})")


def parts_together(condition: Condition) -> Iterator[Condition]:
    """Return conditions that hold together just where one does."""
    if isinstance(condition, All):
        for part in condition.parts:
            yield from parts_together(part)
    else:
        yield condition


def _values(values: Sequence[Value]) -> str:
    """Return what is answered to one question; of a list the options that are ticked, and the few that are not."""
    ticked = [value[0] for value in values if value[1:] == ("ticked",)]
    left = [value[0] for value in values if value[1:] == ("not ticked",)]
    if not ticked and not left:
        return f"is {' to '.join(part for part in values[0] if part)}"
    includes = f"includes {' and '.join(ticked)}" if ticked else ""
    if not left:
        return includes
    others = f"{left[0]}" if len(left) == 1 else f"any of ({', '.join(left)})"
    if len(left) > _MOST_LEFT:
        others = f"any of {len(left)} {'other ' if ticked else ''}options that count, such as {left[0]}"
    return f"{includes}, and does not include {others}" if includes else f"does not include {others}"


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
