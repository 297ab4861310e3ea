"""Runs a case: judges what it expects, and says in words what differs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from compliance.answers.model import Facts
from compliance.assessment.assess import BUDGET
from compliance.assessment.finding import Ask, Classified, Finding, Verdict
from compliance.assessment.judging import Judging
from compliance.assessment.scene import Scene
from compliance.authoring.case import Case, CaseResult, Expected
from compliance.packs.model import Rulebook


def run_case(rulebook: Rulebook, case: Case) -> CaseResult:
    """Return how a case comes out: with its answers, and with what it assumes left unknown."""
    failures = list(_failures(rulebook, case, case.facts, strict=True))
    if case.assumed:
        answers = {key: answer for key, answer in case.facts.answers.items() if key not in case.assumed}
        without = replace(case.facts, answers=answers)
        failures.extend(f"without what is assumed, {line}" for line in _failures(rulebook, case, without, strict=False))
    return CaseResult(case, tuple(failures))


def _failures(rulebook: Rulebook, case: Case, facts: Facts, *, strict: bool) -> Iterator[str]:
    """Yield what differs; where facts are left out (`strict` is false) the expected must still be possible."""
    judging = Judging(Scene(rulebook, facts, case.day), BUDGET)
    named: set[Ask] = set()
    for expected in case.expected:
        for subject in expected.subjects:
            if expected.is_classification:
                classified = judging.classification(rulebook.classifications[expected.name], subject)
                named.update(classified.open_questions)
                yield from _of_classification(rulebook, expected, classified, strict)
            else:
                finding = judging.rule(rulebook.rules[expected.name], subject)
                named.update(finding.open_questions)
                yield from _of_rule(expected, finding, strict)
    if strict and case.open is not None:
        got = {ask_name(ask, rulebook) for ask in named}
        if got != set(case.open):
            lacking, more = sorted(set(case.open) - got), sorted(got - set(case.open))
            yield "the open questions differ: " + "; ".join(
                [
                    *([f"not named: {', '.join(lacking)}"] if lacking else []),
                    *([f"also named: {', '.join(more)}"] if more else []),
                ]
            )


def ask_name(ask: Ask, rulebook: Rulebook) -> str:
    """Return how a case names something open: a question, the plural of a list, or `classification/line`."""
    if ask.what == "list":
        return rulebook.subjects[ask.id].plural
    return ask.id if ask.what == "question" else f"{ask.id}/{ask.line}"


def _of_classification(rulebook: Rulebook, expected: Expected, got: Classified, strict: bool) -> Iterator[str]:
    classification = rulebook.classifications[expected.name]
    wanted = {member for name in expected.outcomes for member in classification.members(name)}
    possible = set(got.possible)
    # A group stands for any of its outcomes; one that is left is enough.
    fits = possible <= wanted and all(possible & set(classification.members(name)) for name in expected.outcomes)
    if not (fits if strict else possible & wanted):
        yield (
            f"{expected.name}{_of(got.subject)} should be {' or '.join(expected.outcomes)}"
            f" but {'is' if len(possible) == 1 else 'may be'} {' or '.join(got.possible)}{_by(got)}"
        )
    elif strict and expected.line and got.by_line != expected.line:
        yield f"{expected.name}{_of(got.subject)} should be decided by line {expected.line}, not by {got.by_line}"


def _by(got: Classified) -> str:
    if got.by_line is not None:
        return f" (line {got.by_line})"
    reached = [line.line for line in got.proof.lines if line.adds]
    return f" (lines still possible: {', '.join(reached)}; open: {', '.join(ask.id for ask in got.open_questions)})"


def _of_rule(expected: Expected, got: Finding, strict: bool) -> Iterator[str]:
    wanted = Verdict(expected.verdict)
    fits = got.verdict is wanted if strict else wanted in (got.verdict, *got.could_be)
    if not fits:
        levels = ", ".join(f"{duty.duty}: {duty.level}" for duty in got.proof.rule.duties)
        asks = ", ".join(ask.id for ask in got.open_questions)
        yield (
            f"{expected.name}{_of(got.subject)} should be {wanted} but is {got.verdict}"
            f" (applies: {got.proof.rule.applies.truth}; {levels}{'; open: ' + asks if asks else ''})"
        )
    elif strict and expected.status and got.force.status != expected.status:
        yield f"{expected.name}{_of(got.subject)} should be {expected.status} but is {got.force.status}"


def _of(subject: str | None) -> str:
    return f" of {subject}" if subject is not None else ""
