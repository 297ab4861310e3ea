"""Answers that tell two rulebooks apart, or the proof that none do.

Both are built as decision diagrams over the same variables, with the classes of numbers and dates of both: two diagrams
mean the same if they are the same node, and where they part, a way leads to answers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from compliance.answers.model import Facts
from compliance.assessment.apart import told_way
from compliance.assessment.diagram import TERMINALS, TRUE, Diagram
from compliance.assessment.finding import Verdict
from compliance.assessment.judge import judge_rule
from compliance.assessment.rule_diagram import VERDICTS, rule_diagram
from compliance.assessment.scene import Scene
from compliance.authoring.kept_diagrams import KeptExact
from compliance.authoring.open_world import BUDGET, SUBJECT, open_facts
from compliance.authoring.situation import Answers
from compliance.authoring.way_together import Way, cube
from compliance.packs.model import Rule, Rulebook

Cuts = tuple[dict[str, list[int]], dict[str, list[date]]]


class Difference:
    """Compares what rules, terms and classifications mean in two rulebooks that have the same questions, on one day.

    Raises `BudgetEnded` or `RecursionError`, in any method, where that is too large to be looked at.
    """

    def __init__(self, ours: Rulebook, theirs: Rulebook, day: date, known: Difference | None = None) -> None:
        """Keep both; `known` is a comparison of the same first rulebook, of which what can be kept is kept."""
        facts: Facts = open_facts(ours)
        self.theirs = KeptExact(Scene(theirs, facts, day), BUDGET)
        first = KeptExact(Scene(ours, facts, day), BUDGET)
        self.own_cuts: Cuts = known.own_cuts if known is not None else first.unknowns.cuts
        cuts = both_cuts(self.own_cuts, self.theirs.unknowns.cuts)
        before: KeptExact | None = known.ours if known is not None else None
        if before is not None and before.unknowns.cuts == cuts:
            first = before
        else:
            first.unknowns.cuts = cuts
        self.ours: KeptExact = first
        self.theirs.share(self.ours)

    def answers(self, what: str, name: str) -> Answers | None:
        """Return answers for which a rule, term or classification comes out differently; None if there are none.

        No answers (an empty tuple) also stand for a difference that no days fit.
        """
        ours, theirs = self._node(self.ours, what, name), self._node(self.theirs, what, name)
        if ours == theirs:
            return None
        diagram = self.ours.diagram
        return next(self._told(differing_ways(diagram, ours, theirs)), ())

    def all_answers(self, what: str, name: str, most: int) -> Iterator[Answers]:
        """Yield some sets of answers, at most so many, for which it comes out differently."""
        ours, theirs = self._node(self.ours, what, name), self._node(self.theirs, what, name)
        told = self._told(differing_ways(self.ours.diagram, ours, theirs))
        for _, answers in zip(range(most), told, strict=False):
            yield answers

    def _told(self, ways: Iterable[Way]) -> Iterator[Answers]:
        for way in ways:
            answers = told_way(self.ours, cube(self.ours.diagram, way), TRUE)
            if answers is not None:
                yield answers

    @staticmethod
    def _node(exact: KeptExact, what: str, name: str) -> int:
        scene = exact.scene
        rulebook = scene.rulebook
        exact.renew()
        if what == "rule":
            rule = rulebook.rules[name]
            subject = SUBJECT if rule.each is not None else None
            return _told(exact, rule, subject)
        named = rulebook.terms if what == "term" else rulebook.classifications
        subject = SUBJECT if named[name].each is not None else None
        return exact.flat((what, (name, subject)))


def _told(exact: KeptExact, rule: Rule, subject: str | None) -> int:
    """Return the diagram of what is told of a rule: its verdict, and whether a gap is one of good practice or guidance alone."""

    def verdict(one: Rule) -> int:
        return rule_diagram(exact, one, subject, judge_rule(exact.scene, one, subject), flat=True)

    whole = verdict(rule)
    binding = tuple(duty for duty in rule.duties if duty.standing is None or duty.standing.is_binding)
    if len(binding) == len(rule.duties):
        return whole
    diagram, law = exact.diagram, verdict(replace(rule, duties=binding))
    for told in (VERDICTS.index(Verdict.GAP), VERDICTS.index(Verdict.DUE)):
        soft = diagram.choose(diagram.among(law, frozenset({told})), told, len(VERDICTS) + told)
        whole = diagram.choose(diagram.among(whole, frozenset({told})), soft, whole)
    return whole


def differing_ways(diagram: Diagram, a: int, b: int) -> Iterator[Way]:
    """Yield values of variables for which two diagrams come to different results."""
    dead: set[tuple[int, int]] = set()

    def walk(a: int, b: int) -> Iterator[Way]:
        if a == b or (a, b) in dead:
            return
        if a < TERMINALS and b < TERMINALS:
            yield {}
            return
        variable = min(diagram.ask(a), diagram.ask(b))
        found = False
        for value in range(diagram.sizes[variable]):
            inner = (diagram.below(node)[value] if diagram.ask(node) == variable else node for node in (a, b))
            for way in walk(*inner):
                found = True
                yield {variable: value, **way}
        if not found:
            dead.add((a, b))

    return walk(a, b)


def both_cuts(ours: Cuts, theirs: Cuts) -> Cuts:
    """Return the cuts of two rulebooks together: values that either tells apart are in classes of their own."""
    numbers = {q: sorted({*ours[0].get(q, []), *theirs[0].get(q, [])}) for q in (*ours[0], *theirs[0])}
    dates = {q: sorted({*ours[1].get(q, []), *theirs[1].get(q, [])}) for q in (*ours[1], *theirs[1])}
    return numbers, dates
