"""Proves that a mutant means the same as what it was made from: no answers tell them apart."""

from __future__ import annotations

from datetime import date

from compliance.assessment.diagram import BudgetEnded
from compliance.assessment.exact import Exact
from compliance.assessment.judge import judge_rule
from compliance.assessment.rule_diagram import rule_diagram
from compliance.assessment.scene import Scene
from compliance.authoring.mutants import Mutant
from compliance.authoring.open_world import BUDGET, SUBJECT, open_facts
from compliance.packs.model import Rule, Rulebook

_DAY = date(2026, 11, 22)


def means_the_same(rulebook: Rulebook, changed: Rulebook, mutant: Mutant) -> bool:
    """Return whether no answers tell a mutant from what it was made from; False also where that is too much to prove.

    Both are built as decision diagrams over the same variables, with the classes of numbers and dates of both: two
    diagrams mean the same if they are the same node.
    """
    if "in_force" in mutant.part:
        return False
    facts = open_facts(rulebook)
    ours, theirs = Exact(Scene(rulebook, facts, _DAY), BUDGET), Exact(Scene(changed, facts, _DAY), BUDGET)
    ours.unknowns.cuts = _both(ours.unknowns.cuts, theirs.unknowns.cuts)
    theirs.unknowns, theirs.diagram = ours.unknowns, ours.diagram
    try:
        return _node(ours, mutant) == _node(theirs, mutant)
    except (BudgetEnded, RecursionError):
        return False


Cuts = tuple[dict[str, list[int]], dict[str, list[date]]]


def _both(ours: Cuts, theirs: Cuts) -> Cuts:
    numbers = {q: sorted({*ours[0].get(q, []), *theirs[0].get(q, [])}) for q in (*ours[0], *theirs[0])}
    dates = {q: sorted({*ours[1].get(q, []), *theirs[1].get(q, [])}) for q in (*ours[1], *theirs[1])}
    return numbers, dates


def _node(exact: Exact, mutant: Mutant) -> int:
    scene, rulebook = exact.scene, exact.scene.rulebook
    if mutant.what == "rule":
        rule: Rule = rulebook.rules[mutant.name]
        subject = SUBJECT if rule.each is not None else None
        return rule_diagram(exact, rule, subject, judge_rule(scene, rule, subject), flat=True)
    named = rulebook.terms if mutant.what == "term" else rulebook.classifications
    subject = SUBJECT if named[mutant.name].each is not None else None
    return exact.flat((mutant.what, (mutant.name, subject)))
