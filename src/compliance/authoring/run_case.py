"""Runs a case: judges what it expects, and says in words what differs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from compliance.assessment.assess import BUDGET
from compliance.assessment.finding import Ask, Classified, Finding, Verdict
from compliance.assessment.judging import Came, Judging
from compliance.assessment.scene import Scene
from compliance.assessment.standing_told import failing_duties, standings_told
from compliance.authoring.case import Case, CaseResult, Expected, Failure
from compliance.authoring.glance import fails_at_a_glance
from compliance.authoring.proof_text import outcome_proof_lines, rule_proof_lines
from compliance.packs.model import Rulebook


def run_case(rulebook: Rulebook, case: Case, scene: Scene | None = None) -> CaseResult:
    """Return how a case comes out: with its answers, and with what it assumes left unknown.

    `scene` is that of the case, if it has been looked at before.
    """
    scene = scene or Scene(rulebook, case.facts, case.day)
    if fails_at_a_glance(scene, case) is False:
        return CaseResult(case, ())
    failures = list(_failures(scene, case, strict=True))
    if case.assumed:
        without = Scene(rulebook, case.without(case.assumed).facts, case.day)
        failures.extend(
            replace(failure, says=f"without what is assumed, {failure.says}")
            for failure in _failures(without, case, strict=False)
        )
    return CaseResult(case, tuple(failures))


def fails(rulebook: Rulebook, case: Case, scene: Scene | None = None) -> bool:
    """Return whether a case comes out differently from what it expects; why is not looked for.

    `scene` is that of the case, if it has been looked at before.
    """
    scene = scene or Scene(rulebook, case.facts, case.day)
    at_a_glance = fails_at_a_glance(scene, case)
    if at_a_glance is not None:
        return at_a_glance
    if any(_failures(scene, case, strict=True)):
        return True
    return bool(case.assumed) and bool(run_case(rulebook, case, scene).failures)


def _failures(scene: Scene, case: Case, *, strict: bool) -> Iterator[Failure]:
    """Yield what differs; where facts are left out (`strict` is false) the expected must still be possible."""
    judging, rulebook = Judging(scene, BUDGET), scene.rulebook
    named: set[Ask] = set()
    for expected in case.expected:
        for subject in expected.subjects:
            if expected.is_classification:
                classified = judging.classification(rulebook.classifications[expected.name], subject)
                named.update(classified.open_questions)
                yield from _of_classification(judging.scene, expected, classified, strict)
            else:
                rule = rulebook.rules[expected.name]
                rule_came = judging.came(rule, subject)
                if case.open is None and _is_all_expected(expected, rule_came, strict):
                    continue
                finding = judging.finding(rule, subject, rule_came)
                named.update(finding.open_questions)
                yield from _of_rule(judging.scene, expected, finding, strict)
    if strict and case.open is not None:
        got = {ask_name(ask, rulebook) for ask in named}
        if got != set(case.open):
            wanted, came = (", ".join(sorted(names)) or "nothing" for names in (set(case.open), got))
            yield Failure("the open questions differ", wanted, came, place=case.place)


def ask_name(ask: Ask, rulebook: Rulebook) -> str:
    """Return how a case names something open: a question, the plural of a list, or `classification/line`."""
    if ask.what == "list":
        return rulebook.subjects[ask.id].plural
    return ask.id if ask.what == "question" else f"{ask.id}/{ask.line}"


def _of_classification(scene: Scene, expected: Expected, got: Classified, strict: bool) -> Iterator[Failure]:
    classification = scene.rulebook.classifications[expected.name]
    wanted = {member for name in expected.outcomes for member in classification.members(name)}
    possible = set(got.possible)
    # A group stands for any of its outcomes; one that is left is enough.
    fits = possible <= wanted and all(possible & set(classification.members(name)) for name in expected.outcomes)
    thing, came = f"{expected.name}{_of(got.subject)}", " or ".join(got.possible)
    if not (fits if strict else possible & wanted):
        proof = outcome_proof_lines(scene, (expected.name, got.subject))
        says, wanted_of = f"`{thing}` comes out differently", " or ".join(expected.outcomes)
        lines = tuple(dict.fromkeys(line for line in (got.by_line, expected.line) if line))
        yield Failure(says, wanted_of, f"{came}{_by(got)}", proof, expected.place, expected.name, lines)
    elif strict and expected.line and got.by_line != expected.line:
        proof = outcome_proof_lines(scene, (expected.name, got.subject))
        says = f"`{thing}` is decided by another line"
        lines = (got.by_line or "", expected.line)
        yield Failure(says, f"line {expected.line}", f"line {got.by_line}", proof, expected.place, expected.name, lines)


def _by(got: Classified) -> str:
    if got.by_line is not None:
        return f" (line {got.by_line})"
    return f" (open: {', '.join(ask.id for ask in got.open_questions)})" if got.open_questions else ""


def _is_all_expected(expected: Expected, came: Came, strict: bool) -> bool:
    """Return whether a verdict is all that is expected of a rule, and it came to that."""
    if strict and (expected.status or expected.standing):
        return False
    return expected.verdict in ((came.proof.verdict,) if strict else (came.proof.verdict, *came.could_be))


def _of_rule(scene: Scene, expected: Expected, got: Finding, strict: bool) -> Iterator[Failure]:
    wanted = Verdict(expected.verdict)
    thing = f"{expected.name}{_of(got.subject)}"
    if not (got.verdict is wanted if strict else wanted in (got.verdict, *got.could_be)):
        asks = (
            f" (open: {', '.join(dict.fromkeys(ask.id for ask in got.open_questions))})" if got.open_questions else ""
        )
        proof = rule_proof_lines(scene, got.proof.rule)
        says, came, duties = f"`{thing}` comes out differently", f"{got.verdict}{asks}", failing_duties(got.proof)
        yield Failure(says, wanted, came, proof, expected.place, expected.name, tuple(sorted(duties)))
    elif strict and expected.status and got.force.status != expected.status:
        came = got.force.status
        says = f"`{thing}` is in force differently"
        yield Failure(says, expected.status, came, (), expected.place, expected.name, is_of_days=True)
    elif strict and expected.standing:
        told = standings_told(scene.rulebook.rules[expected.name], got)
        if expected.standing not in told:
            counts = " or ".join(sorted(told)) or "open"
            says = f"`{thing}` counts by another standing"
            yield Failure(says, expected.standing, counts, (), expected.place, expected.name, is_of_days=True)


def _of(subject: str | None) -> str:
    return f" of {subject}" if subject is not None else ""
