"""Clocks of all laws side by side: what each gives for the same thing, the strictest first, from the rules themselves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import get_args

from compliance.assessment.finding import Finding, ForceTold, Verdict
from compliance.assessment.in_force import is_in_force
from compliance.assessment.judge import verdict_of
from compliance.packs.clock import LONGEST_FIRST, ClockAbout
from compliance.packs.model import Duty, Pack, Rule, Rulebook
from compliance.reports.build_regimes import card_anchor
from compliance.reports.model import ClockGroup, ClockRow
from compliance.reports.tell_force import tell_force
from compliance.reports.wording import STANDINGS, VERDICTS, day_words, listed, lowered

_TITLES: Mapping[ClockAbout, str] = {
    "breach_notice": "Telling of a breach of data",
    "incident_report": "Reporting an incident with a product",
    "request": "Answering somebody’s request",
    "complaint": "Answering a complaint",
    "keep_at_least": "Keeping records, at least",
    "keep_at_most": "Keeping data, at most",
    "child_age": "Up to which age somebody is a child",
}


def build_clocks(
    rulebook: Rulebook, packs: Sequence[Pack], day: date, findings: Sequence[Finding] = ()
) -> tuple[ClockGroup, ...]:
    """Return the clocks in the rules of some packs, by what they are about; within each the strictest stands first.

    With `findings`, clocks of rules that do not apply are left out, and each row tells what the answers come to.
    """
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        found.setdefault(finding.rule, []).append(finding)
    rows: dict[ClockAbout, list[tuple[tuple[int, str, str], ClockRow]]] = {}
    for pack in packs:
        for rule in rulebook.rules_of(pack.id):
            known = found.get(rule.id, [])
            if findings and all(finding.verdict is Verdict.NOT_APPLICABLE for finding in known):
                continue
            for duty in rule.duties:
                if duty.clock is not None:
                    row = _row(pack, rule, duty, day, known)
                    rows.setdefault(duty.clock.about, []).append(((duty.clock.strictness, rule.id, duty.id), row))
    return tuple(
        ClockGroup(
            _TITLES[about],
            "the longest first" if about in LONGEST_FIRST else "the shortest first",
            tuple(row for _, row in sorted(rows[about], key=lambda one: one[0])),
        )
        for about in get_args(ClockAbout)
        if about in rows
    )


def _row(pack: Pack, rule: Rule, duty: Duty, day: date, findings: Sequence[Finding]) -> ClockRow:
    assert duty.clock is not None
    reached = {_of_duty(finding, duty) for finding in findings}
    verdicts = [verdict for verdict in Verdict if verdict in reached]
    words = [VERDICTS[verdict] for verdict in verdicts]
    return ClockRow(
        limit=duty.clock.says,
        to=duty.clock.to,
        after=duty.clock.after,
        regime=pack.regime or pack.title,
        rule=rule.id,
        title=rule.title,
        binds=_binds(rule, duty, day, findings),
        told=listed([words[0], *map(lowered, words[1:])]) if words else "",
        anchor=card_anchor(rule.id) if findings else "",
    )


def _of_duty(finding: Finding, duty: Duty) -> Verdict:
    """Return what a finding comes to by this duty alone: another duty of the rule may be what makes it a gap."""
    proof = next((one for one in finding.proof.rule.duties if one.duty == duty.id), None)
    if finding.verdict is Verdict.NOT_APPLICABLE or proof is None or finding.proof.split is not None:
        return finding.verdict
    return verdict_of(finding.proof.rule.applies.truth, (proof,))


def _binds(rule: Rule, duty: Duty, day: date, findings: Sequence[Finding]) -> str:
    """Return what kind of law it is, and whether it binds on the day: as found, or by the first line of its force."""
    force: ForceTold | None = findings[0].force if findings else None
    first = rule.in_force[0].standing if rule.in_force else None
    standing = duty.standing or (force.standing if force is not None else first)
    kind = STANDINGS[standing] if standing is not None else ""
    if force is not None:
        return (
            kind
            if force.status == "in_force"
            else f"{kind}, {lowered(tell_force(force))}"
            if kind
            else tell_force(force)
        )
    if is_in_force(tuple(line for line in rule.in_force if line.when is None) or rule.in_force, day):
        return kind
    starts = [line.start for line in rule.in_force if line.start is not None and line.start > day]
    return f"{kind}, from {day_words(min(starts))}" if starts else f"{kind}, not in force"
