"""Whether a rule binds on the day that is judged: which line of `in_force` decides, and what it says."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import groupby

from compliance.assessment.finding import ForceTold
from compliance.assessment.scene import AtHand, Scene
from compliance.conditions.meaning import Condition
from compliance.conditions.truth import NO, YES, Truth
from compliance.packs.model import Force, Standing

NOT_IN_FORCE = ForceTold("not_in_force", None)


def tell_force(scene: Scene, forces: tuple[Force, ...], at_hand: AtHand) -> tuple[ForceTold, ...]:
    """Return what is still possible, most preferred first; a single item is settled.

    Lines with the same `when` are one time line: the last that has begun decides, a later one ends the earlier. The
    first time line whose `when` holds decides; if none holds, the rule is not in force for this deployment.
    """
    if all(force.when is None for force in forces):
        return (on_day(list(forces) or [Force()], scene.day),)
    possible: list[ForceTold] = []
    for when, lines in time_lines(forces):
        truth: Truth = scene.prove(when, at_hand).truth if when is not None else YES
        if truth is NO:
            continue
        told = on_day(lines, scene.day)
        if told not in possible:
            possible.append(told)
        if truth is YES:
            return tuple(possible)
    if NOT_IN_FORCE not in possible:
        possible.append(NOT_IN_FORCE)
    return tuple(possible)


def reached_conditions(scene: Scene, forces: tuple[Force, ...], at_hand: AtHand) -> tuple[Condition, ...]:
    """Return the conditions of the time lines that may decide: none below one that surely holds."""
    reached: list[Condition] = []
    for when, _ in time_lines(forces):
        if when is None:
            break
        reached.append(when)
        if scene.prove(when, at_hand).truth is YES:
            break
    return tuple(reached)


def time_lines(forces: tuple[Force, ...]) -> Iterable[tuple[Condition | None, list[Force]]]:
    """Return the neighbouring lines that share a `when`; no line at all is one that always was in force."""
    if not forces:
        yield None, [Force()]
    for when, lines in groupby(forces, key=lambda force: force.when):
        yield when, list(lines)


def on_day(lines: list[Force], day: date) -> ForceTold:
    """Return what one time line says on a day."""
    begun = [force for force in lines if force.start is None or force.start <= day]
    force = begun[-1] if begun else lines[0]
    later = next((f.start for f in lines[lines.index(force) + 1 :] if f.start is not None), None)
    until = min((d for d in (force.until, later) if d is not None), default=None)
    if force.standing is Standing.PROPOSED:
        return ForceTold("proposed", force.standing, force.start, until, force.because)
    if not begun:
        return ForceTold("coming", force.standing, force.start, until, force.because)
    if force.standing.is_ended or (until is not None and until <= day):
        return ForceTold("ended", force.standing, force.start, until, force.because)
    return ForceTold("in_force", force.standing, force.start, until, force.because)
