"""Whether a rule binds on the day that is judged, and whether a gap is one of today: worked out a second time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from compliance.assessment.finding import Finding, FindingProof, ForceTold, Level, Status, Verdict
from compliance.conditions.truth import NO, YES
from compliance.packs.model import Force, Rule, Standing
from compliance.proofcheck.told import Unsound
from compliance.proofcheck.world import World


def check_binding(world: World, rule: Rule, finding: Finding) -> None:
    """Raise `Unsound` if a finding tells its rule's force, or whether it is a gap of today, otherwise than it is."""
    forces = rule.in_force
    if rule.each is not None and finding.subject is None:  # nobody is there who could fulfil a `when`
        forces = tuple(force for force in forces if force.when is None)
    possible = [ForceTold("not_in_force", None)]
    if forces or not rule.in_force:
        possible = _possible(world, forces, world.at_hand(rule.each, finding.subject))
    told = possible[0]
    if len(possible) > 1:
        kinds = {(one.status, one.standing) for one in possible}
        told = ForceTold(told.status, told.standing) if len(kinds) == 1 else ForceTold("unsettled", None)
    if replace(finding.force, asks=()) != told or bool(finding.force.asks) != (len(possible) > 1):
        raise Unsound(f"its force is told as {finding.force.status}, and is {told.status}")
    binds = all(one.status == "in_force" and one.standing is not None and one.standing.is_binding for one in possible)
    is_gap = finding.verdict is Verdict.GAP and binds and _breaks_law(rule, finding.proof)
    if finding.is_gap_today is not is_gap:
        raise Unsound("it is told wrongly whether it is a gap of today")


def _possible(world: World, forces: Sequence[Force], at_hand: Mapping[str, str]) -> list[ForceTold]:
    """Return what each time line that may decide says; lines with the same `when` beside each other are one."""
    lines: list[list[Force]] = []
    for force in forces or [Force()]:
        if lines and lines[-1][0].when == force.when:
            lines[-1].append(force)
        else:
            lines.append([force])
    possible: list[ForceTold] = []
    for line in lines:
        when = line[0].when
        truth = world.truth(when, at_hand, None) if when is not None else YES
        if truth is not NO:
            possible.append(_on_day(line, world.day))
        if truth is YES:
            return list(dict.fromkeys(possible))
    return list(dict.fromkeys([*possible, ForceTold("not_in_force", None)]))


def _on_day(line: list[Force], day: date) -> ForceTold:
    begun = sum(force.start is None or force.start <= day for force in line)
    at = max(begun, 1) - 1
    force = line[at]
    ends = [end for end in (force.until, *[later.start for later in line[at + 1 :]][:1]) if end is not None]
    until = min(ends, default=None)
    status: Status = "in_force"
    if force.standing is Standing.PROPOSED:
        status = "proposed"
    elif begun == 0:
        status = "coming"
    elif force.standing.is_ended or (until is not None and until <= day):
        status = "ended"
    return ForceTold(status, force.standing, force.start, until, force.because)


def _breaks_law(rule: Rule, proof: FindingProof) -> bool:
    if proof.split is not None:
        return all(_breaks_law(rule, case) for _, case in proof.split.cases)
    written = {duty.id: duty for duty in rule.duties}
    failed = [written[told.duty] for told in proof.rule.duties if told.level is Level.NO and told.applies is YES]
    return any(duty.standing is None or duty.standing.is_binding for duty in failed)
