"""How long one assessment of a large rulebook takes, proofs included, in milliseconds and against a plain loop.

600 rules (120 of them for each of 4 functions) with 6 statements on average, 60 terms, 3 classifications of 25 lines,
325 questions, 15 % of them not answered. Target: under 20 ms where everything is answered; what is open is looked at
case by case, and costs more.
"""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable
from datetime import date
from random import Random

from compliance.answers.model import Answer, Deployment, Facts, Listed, SubjectList
from compliance.assessment.assess import assess
from compliance.conditions.facts import Days, Fact, Numbers, OneOf, Ticks
from compliance.conditions.kinds import Kind, OutcomeNames, QuestionName, SubjectName, Vocabulary
from compliance.conditions.meaning import (
    All,
    Chosen,
    Condition,
    DateIs,
    Decided,
    Either,
    Holds,
    Not,
    NumberIs,
    Ticked,
    Yes,
)
from compliance.conditions.truth import NO, YES
from compliance.packs.model import (
    Classification,
    Duty,
    Force,
    Line,
    Outcome,
    Pack,
    Question,
    Remedy,
    Rule,
    Rulebook,
    Severity,
    Standing,
    Subject,
    Term,
)
from compliance.sources.place import Place

DAY = date(2026, 11, 22)
OPTIONS = ("a", "b", "c", "d", "e")
KINDS = (
    Kind("yes_no"), Kind("yes_no"), Kind("choice", OPTIONS), Kind("choices", OPTIONS), Kind("number", unit="days"), Kind("date"),
)  # fmt: skip
ROUNDS = 15


class Maker:
    """Makes a rulebook and answers; the same seed makes the same."""

    def __init__(self, seed: int) -> None:
        """Start without anything."""
        self.random = Random(seed)  # noqa: S311 - the same every time is what is wanted
        self.questions: dict[str, Question] = {}
        self.terms: dict[str, Term] = {}
        self.statuses: dict[str, Classification] = {}

    def rulebook(self) -> Rulebook:
        """Return a rulebook."""
        for each, number in ((None, 250), ("function", 75)):
            for i in range(number):
                id = f"{each or 'org'}.q{i}"
                self.questions[id] = Question(id, "p", "s", each, self.random.choice(KINDS), "What?")
        for i in range(60):
            each = "function" if i % 3 == 0 else None
            self.terms[f"t{i}"] = Term(f"t{i}", "p", each, self.condition(each, 4, named=False), "reads")
        for i in range(3):
            each = "function" if i < 2 else None
            outcomes = tuple(Outcome(f"o{j}", f"Outcome {j}") for j in range(6))
            lines = [Line(f"l{j}", self.condition(each, 3), (self.random.choice(outcomes).id,)) for j in range(24)]
            rest = Line("rest", None, ("o0",))
            self.statuses[f"s{i}"] = Classification(f"s{i}", "p", each, "Status", outcomes, {}, (*lines, rest))
        rules = [self.rule(i, "function" if i % 5 == 0 else None) for i in range(600)]
        vocabulary = Vocabulary(
            {q.id: QuestionName(q.each, q.kind) for q in self.questions.values()},
            {t.id: t.each for t in self.terms.values()},
            {c.id: OutcomeNames(c.each, tuple(o.id for o in c.outcomes), {}) for c in self.statuses.values()},
            {"function": SubjectName(None)},
            {},
        )
        subjects = {"function": Subject("function", "functions", "Function", "Which?")}
        packs = {"p": Pack("p", "p", "1.0", "us", "r", {})}
        named = {rule.id: rule for rule in rules}
        return Rulebook(packs, subjects, self.questions, self.terms, self.statuses, named, {}, {}, {}, vocabulary, "d")

    def rule(self, i: int, each: str | None) -> Rule:
        """Return a rule with one to three duties, six statements on average."""
        number = self.random.choice((1, 1, 2, 3))
        duties = tuple(
            Duty(f"d{j}", "Do it.", self.condition(each, self.random.choice((1, 2, 3)))) for j in range(number)
        )
        applies = self.condition(each, self.random.choice((1, 2, 3)))
        forces = (Force(date(2020, 1, 1), None, self.random.choice((Standing.STATUTE, Standing.FINAL_GUIDANCE))),)
        return Rule(f"law.r{i}", "p", each, "t", "t", applies, duties, forces, Severity.HIGH, "gap", Remedy("r"))

    def condition(self, each: str | None, leaves: int, *, named: bool = True) -> Condition:
        """Return a condition with so many statements."""
        parts = tuple(self.statement(each, named=named) for _ in range(leaves))
        if leaves == 1:
            return parts[0]
        if self.random.random() < 0.6:
            return All(parts, " and ".join(part.says for part in parts))
        return Either(parts, " or ".join(part.says for part in parts))

    def statement(self, each: str | None, *, named: bool) -> Condition:
        """Return a statement, now and then about a term or a classification, now and then turned over."""
        if named and self.random.random() < 0.3:
            things = [t for t in self.terms.values() if t.each in (None, each)]
            statuses = [c for c in self.statuses.values() if c.each in (None, each)]
            if statuses and self.random.random() < 0.3:
                status = self.random.choice(statuses)
                return Decided(status.id, status.each, ("o1", "o2"), f"{status.id} is one of (o1, o2)")
            term = self.random.choice(things)
            return Holds(term.id, term.each, term.id)
        question = self.random.choice([q for q in self.questions.values() if q.each in (None, each)])
        said = self.leaf(question)
        return Not(said, f"not {said.says}") if self.random.random() < 0.2 else said

    def leaf(self, question: Question) -> Condition:
        """Return a statement about a question."""
        id, each = question.id, question.each
        match question.kind.name:
            case "yes_no":
                return Yes(id, each, id)
            case "choice":
                return Chosen(id, each, ("a", "b"), f"{id} is one of (a, b)")
            case "choices":
                return Ticked(id, each, "any", ("a", "b"), f"{id} includes any of (a, b)")
            case "number":
                return NumberIs(id, each, "at most", 30, f"{id} is at most 30 days")
            case _:
                return DateIs(id, each, "after", date(2026, 1, 1), f"{id} is after 2026-01-01")

    def facts(self, rulebook: Rulebook, unanswered: float) -> Facts:
        """Return answers."""
        members = {f"f{i}": Listed(f"f{i}", f"f{i}") for i in range(4)}
        answers: dict[tuple[str, str | None], Answer] = {}
        for question in rulebook.questions.values():
            for subject in members if question.each else [None]:
                if self.random.random() >= unanswered:
                    answers[question.id, subject] = Answer(self.fact(question.kind), Place("a", 1, 1))
        lists = {"function": SubjectList("function", members, complete=True, given=True)}
        return Facts(Deployment("d", "o"), DAY, (), answers, lists)

    def fact(self, kind: Kind) -> Fact:
        """Return a complete answer."""
        match kind.name:
            case "yes_no":
                return self.random.choice((NO, YES))
            case "choice":
                return OneOf((self.random.choice(OPTIONS),))
            case "choices":
                return Ticks(frozenset(option for option in OPTIONS if self.random.random() < 0.4))
            case "number":
                number = self.random.randrange(60)
                return Numbers(number, number)
            case _:
                day = date.fromordinal(DAY.toordinal() - self.random.randrange(700))
                return Days(day, day)


def calibration() -> int:
    """A plain loop, to compare machines: a million additions."""
    total = 0
    for i in range(1_000_000):
        total += i & 3
    return total


def milliseconds(run: Callable[[], object]) -> float:
    """Return the time of one run, without garbage of another."""
    gc.collect()
    start = time.perf_counter()
    run()
    return (time.perf_counter() - start) * 1000


def main() -> None:
    """Print the medians and the ratios."""
    maker = Maker(1)
    rulebook = maker.rulebook()
    for name, unanswered in (("everything answered", 0.0), ("15 % not answered", 0.15), ("nothing answered", 1.0)):
        facts = maker.facts(rulebook, unanswered)
        assessment = assess(rulebook, facts, DAY)
        ours, plain = [], []
        for _ in range(ROUNDS if unanswered < 1 else 3):
            plain.append(milliseconds(calibration))
            ours.append(milliseconds(lambda facts=facts: assess(rulebook, facts, DAY)))
        still_open = sum(bool(finding.open_questions) for finding in assessment.findings)
        ended = sum(finding.proof.budget_ended for finding in assessment.findings)
        ratio = statistics.median(a / b for a, b in zip(ours, plain, strict=True))
        print(
            f"{name}: {statistics.median(ours):.1f} ms for {len(assessment.findings)} findings, {still_open} of them open "
            f"({ended} not searched to the end); ratio to a loop of a million additions {ratio:.2f}",
            flush=True,
        )


if __name__ == "__main__":
    main()
