"""Judging a random world; worlds that the judgement refuses are left out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from hypothesis.errors import UnsatisfiedAssumption

from compliance.assessment.assess import assess
from compliance.assessment.finding import Assessment, Finding
from compliance.sources.problem import Refused
from properties.dice import seeded
from properties.worlds import World, world

Found = dict[tuple[str, str | None], Finding]


def judged(world: World) -> Assessment:
    """The assessment of a world."""
    try:
        return assess(world.rulebook, world.facts, world.day)
    except Refused as error:
        refused = {problem.id for problem in error.problems}
    assert refused <= {"met-from-nothing", "contradicting-answer"}
    raise UnsatisfiedAssumption


def seeded_worlds(number: int) -> Iterator[tuple[World, Assessment]]:
    """The first so many worlds by their seeds, without those that are refused, each with its assessment."""
    for seed in range(number):
        one = world(seeded(seed))
        with suppress(Refused):
            yield one, assess(one.rulebook, one.facts, one.day)


def by_subject(assessment: Assessment) -> Found:
    """The findings by rule and subject."""
    return {(finding.rule, finding.subject): finding for finding in assessment.findings}
