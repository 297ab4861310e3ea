"""Judging a random world; worlds that the judgement refuses are left out."""

from __future__ import annotations

from hypothesis import reject

from compliance.assessment.assess import assess
from compliance.assessment.finding import Assessment, Finding
from compliance.sources.problem import Refused
from properties.worlds import World

Found = dict[tuple[str, str | None], Finding]


def judged(world: World) -> Assessment:
    """The assessment of a world."""
    try:
        return assess(world.rulebook, world.facts, world.day)
    except Refused as refused:
        assert {problem.id for problem in refused.problems} <= {"met-from-nothing", "contradicting-answer"}
        reject()


def by_subject(assessment: Assessment) -> Found:
    """The findings by rule and subject."""
    return {(finding.rule, finding.subject): finding for finding in assessment.findings}
