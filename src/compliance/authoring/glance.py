"""Whether a case comes out as it expects, as far as Kleene's logic settles that; it is quick, and mostly enough."""

from __future__ import annotations

from collections.abc import Collection

from compliance.assessment.finding import Verdict
from compliance.assessment.judge import judge_rule
from compliance.assessment.scene import Scene
from compliance.authoring.case import Case, Expected


def fails_at_a_glance(scene: Scene, case: Case, names: Collection[str] | None = None) -> bool | None:
    """Return whether what a case expects (of these names) comes out differently in a scene; None if that is not settled.

    What is settled by Kleene's logic comes out the same by exact search, so only what it leaves open has to be judged.
    """
    settled = case.open is None and not case.assumed
    for expected in case.expected:
        if names is not None and expected.name not in names:
            continue
        for subject in expected.subjects:
            differs = _differs(scene, expected, subject)
            if differs:
                return True
            settled = settled and differs is not None
    return False if settled else None


def _differs(scene: Scene, expected: Expected, subject: str | None) -> bool | None:
    if expected.is_classification:
        return _outcome_differs(scene, expected, subject)
    rule = scene.rulebook.rules[expected.name]
    if rule.each is not None and subject is None:
        verdict = Verdict.NOT_APPLICABLE
    else:
        if rule.each is not None and subject not in scene.given.lists[rule.each].members:
            return None
        verdict = judge_rule(scene, rule, subject).verdict
    if verdict is Verdict.OPEN:
        return None
    if verdict is not Verdict(expected.verdict):
        return True
    return None if expected.status or expected.standing else False


def _outcome_differs(scene: Scene, expected: Expected, subject: str | None) -> bool | None:
    possible = scene.outcome(expected.name, subject).possible
    if len(possible) > 1:
        return None
    classification = scene.rulebook.classifications[expected.name]
    if any(possible[0] not in classification.members(name) for name in expected.outcomes):
        return True
    return None if expected.line else False
