"""The judgement: every rule of the chosen packs for every subject, with verdicts, proofs and what is still open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from compliance.answers.model import Decision, Facts
from compliance.assessment.contradictions import find_contradictions
from compliance.assessment.finding import Assessment, OutcomeProof
from compliance.assessment.judging import Judging
from compliance.assessment.nothing import refuse_met_from_nothing
from compliance.assessment.reuse import Before, Reuse
from compliance.assessment.scene import Scene
from compliance.conditions.facts import MORE
from compliance.conditions.proof import Key
from compliance.conditions.truth import NO
from compliance.packs.model import Rulebook
from compliance.sources.problem import Problems

BUDGET = 1_500_000
"""How many diagram nodes the search for what matters may make in one assessment."""


def assess(
    rulebook: Rulebook,
    facts: Facts,
    day: date,
    packs: Sequence[str] = (),
    budget: int = BUDGET,
    before: Before | None = None,
) -> Assessment:
    """Return the assessment of `facts` on `day` for the chosen packs (those of the file, or all).

    Findings and classifications are sorted by pack, id and subject, whatever the order of files. `budget` bounds the
    search for what matters to open findings; a finding whose search ended says so. From an assessment `before` some answers
    were given, what they do not bear on is taken over. Raises `Refused` when answers
    contradict each other or a rule would be met although nothing was answered.
    """
    scene = Scene(rulebook, facts, day)
    problems = Problems()
    find_contradictions(scene, problems)
    problems.refuse_if_any()
    chosen = sorted(set(packs or facts.packs or rulebook.packs))
    judging, reuse = Judging(scene, budget), Reuse(rulebook, facts, day, before)
    rules = [rule for pack in chosen for rule in rulebook.rules_of(pack)]
    findings = tuple(
        [
            reuse.finding(rule.id, subject) or judging.rule(rule, subject)
            for rule in rules
            for subject in _subjects(scene, rule.each)
        ]
    )
    refuse_met_from_nothing(scene, findings, problems)
    problems.refuse_if_any()
    statuses = [status for pack in chosen for status in rulebook.classifications_of(pack)]
    classified = tuple(
        [
            reuse.classified(status.id, subject) or judging.classification(status, subject)
            for status in statuses
            for subject in _subjects(scene, status.each)
            if status.each is None or subject is not None
        ]
    )
    outcomes = reuse.added("outcomes", scene.outcomes)
    return Assessment(
        day,
        findings,
        classified,
        reuse.added("facts", scene.facts),
        reuse.added("terms", scene.terms),
        outcomes,
        unused_decisions=_unused(facts.decisions, outcomes),
    )


def _subjects(scene: Scene, each: str | None) -> list[str | None]:
    """Return the subjects to judge: those listed in order of their ids, and one for those not listed, if any.

    A complete list with nobody on it gives one None.
    """
    if each is None:
        return [None]
    listed = scene.given.lists[each]
    subjects: list[str | None] = [*sorted(listed.members)]
    if not listed.complete:
        subjects.append(MORE)
    return subjects or [None]


def _unused(decisions: Sequence[Decision], outcomes: Mapping[Key, OutcomeProof]) -> tuple[Decision, ...]:
    """Return the decisions that had no effect, because their line does not decide."""
    used: list[Decision] = []
    for outcome in outcomes.values():
        if outcome.overridden is not None:
            used.append(outcome.overridden)
        used.extend(outcome.elsewhere)
        used.extend(line.decision for line in outcome.lines if line.decision is not None and line.truth is not NO)
    return tuple(decision for decision in decisions if decision not in used)
