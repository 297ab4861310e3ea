"""Builds the report: everything that a page may print, worded, sorted and counted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from compliance.answers.model import Deployment, Facts
from compliance.assessment.finding import Assessment
from compliance.packs.model import Pack, Question, Rulebook
from compliance.packs.rules_read import RulesRead
from compliance.reports.basis import Basis
from compliance.reports.build_answers import build_answers, build_unanswered
from compliance.reports.build_clocks import build_clocks
from compliance.reports.build_contested import build_contested, build_contested_later
from compliance.reports.build_coverage import build_coverage
from compliance.reports.build_dated import build_dated
from compliance.reports.build_evidence import build_evidence
from compliance.reports.build_findings import build_findings
from compliance.reports.build_first_things import build_first_things
from compliance.reports.build_made import build_made, build_sources
from compliance.reports.build_open_points import build_open_points
from compliance.reports.build_regimes import build_regimes
from compliance.reports.build_statuses import build_statuses
from compliance.reports.count_findings import COLUMNS, count_findings
from compliance.reports.explain import explanation
from compliance.reports.fit_summary import fit_summary
from compliance.reports.grounds import build_grounds, find_grounds
from compliance.reports.model import Cover, Report
from compliance.reports.model_findings import Counts, Regime
from compliance.reports.told import Explanation
from compliance.reports.wording import NOT_ADVICE, day_words, listed, sentence, shortened, stopped
from compliance.sources.counted import counted


def build_report(
    rulebook: Rulebook,
    facts: Facts,
    assessment: Assessment,
    engine_version: str,
    *,
    summary_only: bool = False,
    options: str = "",
    read: Mapping[str, RulesRead] = MappingProxyType({}),
) -> Report:
    """Return the report of an assessment. Equal inputs give equal reports; nothing is read from anywhere else.

    `summary_only` leaves out what a summary does not show: explanations, answers, evidence, and how it was made.
    `options` are those by which a command named files and folders; the command that makes the report again tells them.
    `read` says of packs how many of their rules are signed as read against the law, where that is known.
    """
    basis = Basis(rulebook, facts, assessment)
    packs = _reported(basis)
    questions = () if summary_only else _questions(rulebook)
    points, numbers = build_open_points(basis)
    explained = [
        Explanation(()) if summary_only else explanation(basis, finding, True, numbers)
        for finding in assessment.findings
    ]
    grounds = find_grounds(explained)
    findings = build_findings(basis, explained, grounds)
    regimes = build_regimes(basis, packs, findings)
    statuses = build_statuses(basis, packs, grounds)
    counts, total = _short_titles(regimes, packs), count_findings("All", findings)
    first_things = build_first_things(regimes, points, basis.assessment.day)
    first_things, status_rows, status_more = fit_summary((*counts, total), first_things, statuses)
    return Report(
        title="Compliance gap report",
        running=shortened(facts.deployment.name, 70),
        cover=_cover(facts.deployment),
        deployment=facts.deployment.name,
        organisation=facts.deployment.organisation,
        version=facts.deployment.version,
        description=facts.deployment.description,
        day=assessment.day,
        day_shown=day_words(assessment.day),
        status=_status(total, len(points), sum(one.outcome is None for one in assessment.classifications)),
        not_advice=NOT_ADVICE,
        columns=COLUMNS,
        counts=counts,
        total=total,
        statuses=statuses,
        status_rows=status_rows,
        status_more=status_more,
        grounds=build_grounds(basis, grounds),
        first_things=first_things,
        regimes=regimes,
        findings=findings,
        open_points=points,
        dated=() if summary_only else build_dated(basis, packs),
        contested=() if summary_only else build_contested(basis, packs, regimes),
        contested_later=() if summary_only else build_contested_later(basis, packs),
        clocks=() if summary_only else build_clocks(rulebook, packs, assessment.day, assessment.findings),
        coverage=() if summary_only else build_coverage(basis, packs),
        answers=() if summary_only else build_answers(basis, questions),
        unanswered=() if summary_only else build_unanswered(basis, questions),
        not_asked=sum(known.told == "not_asked" for known in assessment.facts.values()),
        evidence=() if summary_only else build_evidence(basis),
        sources=() if summary_only else build_sources(basis, packs),
        made=build_made(basis, packs, engine_version, options, read),
        notes=_notes(basis),
    )


def _short_titles(regimes: Sequence[Regime], packs: Sequence[Pack]) -> tuple[Counts, ...]:
    """Return the counts with what tables call each pack: one line where there are many, so that the summary stays one page."""
    most = 60 if len(regimes) < 5 else 32
    called = {pack.id: pack.regime or pack.title for pack in packs}
    return tuple(replace(regime.counts, short=shortened(called[regime.pack], most)) for regime in regimes)


def _cover(deployment: Deployment) -> Cover:
    version = f"version {shortened(deployment.version, 30)}" if deployment.version else ""
    return Cover(
        shortened(deployment.name, 160),
        ", ".join(filter(None, (shortened(deployment.organisation, 120), version))),
        shortened(deployment.description, 320),
        is_long=len(deployment.name) > 50,
    )


def _reported(basis: Basis) -> tuple[Pack, ...]:
    """Return the packs that findings or classifications come from, in the order of their ids."""
    ids = {finding.pack for finding in basis.assessment.findings}
    ids |= {one.pack for one in basis.assessment.classifications}
    return tuple(basis.rulebook.packs[id] for id in sorted(ids))


def _questions(rulebook: Rulebook) -> Sequence[Question]:
    """Return the questions as people answer them: packs that others build on first, then each as its author wrote it."""

    def order(question: Question) -> tuple[bool, str]:
        return bool(rulebook.packs[question.pack].needs), question.pack

    return sorted(rulebook.questions.values(), key=order)


def _status(total: Counts, points: int, statuses: int) -> str:
    """Return the state of things in one sentence; `statuses` are the legal ones that are not settled."""
    gaps, critical = sum(total.gaps), total.gaps[0]
    parts = []
    if gaps:
        worst = f", {critical} of {'them' if gaps > 1 else 'which'} critical" if critical and gaps > 1 else ""
        worst = ", which is critical" if critical and gaps == 1 else worst
        parts.append(f"{counted(gaps, 'gap')} of law that binds today{worst}")
    else:
        parts.append("no gap of law that binds today was found")
    if total.due:
        parts.append(f"{counted(total.due, 'deadline')} still running")
    if total.open:
        settled = f" until {counted(points, 'point')} {'is' if points == 1 else 'are'} settled" if points else ""
        parts.append(f"{counted(total.open, 'finding')} open{settled}")
    else:
        parts.append("no finding is open")
        if statuses:
            many = f"{statuses} legal statuses are" if statuses > 1 else "one legal status is"
            parts.append(f"{many} not settled, and no finding hangs on {'them' if statuses > 1 else 'it'}")
    if total.advice:
        parts.append(f"{counted(total.advice, 'recommendation')} not followed")
    return sentence("; ".join(parts))


def _notes(basis: Basis) -> tuple[str, ...]:
    notes = [sentence(note) for note in basis.assessment.notes]
    for decision in basis.assessment.unused_decisions:
        classification = basis.rulebook.classifications.get(decision.classification)
        title = classification.title if classification is not None else decision.classification
        outcome = classification.title_of(decision.outcome) if classification is not None else decision.outcome
        of = f" of `{decision.subject}`" if decision.subject else ""
        line = f" on its line `{decision.line}`" if decision.line else ""
        notes.append(
            f"The decision by {decision.by} on {day_words(decision.dated)} that {title}{of} is {outcome}{line} had no "
            f"effect, because that line does not decide. The reason given: {stopped(decision.because)}"
        )
    incomplete = [
        basis.rulebook.subjects[kind].plural.replace("_", " ")
        for kind, subjects in basis.facts.lists.items()
        if not subjects.complete
        and any(f.subject == "more" and basis.rulebook.rules[f.rule].each == kind for f in basis.assessment.findings)
    ]
    if incomplete:
        notes.append(
            f"The lists of {listed(incomplete)} are not given or not complete; those not listed are judged as unknown."
        )
    return tuple(notes)
