"""The worked examples of regulators that a pack knows of: how each stands to what the pack says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import field
from typing import Literal

from compliance.assessment.assess import BUDGET
from compliance.assessment.finding import Verdict
from compliance.assessment.judging import Judging
from compliance.assessment.scene import Scene
from compliance.authoring.as_counted import as_counted
from compliance.authoring.case import Case, CaseResult, Expected, WorkedExample
from compliance.authoring.run_case import run_case
from compliance.conditions.truth import YES
from compliance.packs.model import Rulebook
from compliance.sources.place import Place
from compliance.sources.values import dataclass

Stands = Literal[
    "agrees", "contested", "disagrees", "todo", "fails", "unconfirmed", "no_outcome", "not_expressible", "left_out"
]
"""How an example stands: `fails` if its case does, `no_outcome` if the case does not say what the regulator says."""


@dataclass(frozen=True, slots=True)
class ExampleRow:
    """One worked example: where it is printed, what the regulator says, and what the pack says.

    `reason` is why it does not simply agree, `to_ask` what would have to be asked before a case could try it. `case` is
    empty for an example that no case tries; `place` is then where examples.yaml lists it.
    """

    pack: str
    instrument: str
    title: str
    at: str
    outcome: str
    stands: Stands
    says: str = ""
    reason: str = ""
    to_ask: str = ""
    case: str = ""
    place: Place | None = field(default=None, compare=False)


def worked_examples(rulebook: Rulebook, pack: str, cases: Sequence[Case]) -> tuple[ExampleRow, ...]:
    """Return the examples that the cases of a pack cite and those that it lists, in the order of instruments and places."""
    rows = [_tried(rulebook, case, case.worked_example) for case in cases if case.worked_example is not None]
    for listed in rulebook.examples.values():
        for one in listed.examples if listed.pack == pack else ():
            title = rulebook.instruments[listed.instrument].title
            where = (pack, listed.instrument, title, one.at, one.outcome)
            rows.append(ExampleRow(*where, one.treated, reason=one.why, to_ask=one.to_ask, place=one.place))
    return tuple(sorted(rows, key=lambda row: (row.instrument, as_counted(row.at))))


def _tried(rulebook: Rulebook, case: Case, example: WorkedExample) -> ExampleRow:
    result = run_case(rulebook, case)
    stands, reason = _stands(rulebook, result, example)
    says = "; ".join(_expected(one) for one in case.expected)
    if result.failures:
        says = "; ".join(f"{one.got} ({one.about})" if one.about else str(one) for one in result.failures)
    title = rulebook.instruments[example.instrument].title
    where = (case.pack, example.instrument, title, example.at, example.outcome)
    return ExampleRow(*where, stands, says, reason, case=case.name, place=case.place)


def _expected(one: Expected) -> str:
    return f"{one.told or ' or '.join(one.outcomes)} ({one.name})"


def _stands(rulebook: Rulebook, result: CaseResult, example: WorkedExample) -> tuple[Stands, str]:
    """Return how an example that a case tries stands, and why it does not simply agree."""
    case = result.case
    if case.confirm:
        return "unconfirmed", case.confirm
    if not result.passed:
        return "fails", str(result.failures[0]) if result.failures else f"it passes, and is `todo`: {case.todo}"
    if case.todo:
        return "todo", case.todo
    if case.disagrees:
        return "disagrees", case.disagrees
    if not example.outcome:
        return "no_outcome", ""
    contested = next(filter(None, _contested(rulebook, case)), "")
    return ("contested", contested) if contested else ("agrees", "")


def _contested(rulebook: Rulebook, case: Case) -> Iterator[str]:
    """Yield both readings of each contested line that decides, or on which what is open waits for a decision."""
    judging = Judging(Scene(rulebook, case.facts, case.day), BUDGET)
    for expected in case.expected:
        if expected.is_classification:
            one = rulebook.classifications[expected.name]
            for subject in expected.subjects if any(line.contested for line in one.lines) else ():
                proved = judging.classification(one, subject).proof.lines
                reached = [line for line in proved if line.truth is YES and line.decision is None]
                yield from (_readings(rulebook, one.id, line.line) for line in reached[:1])
        elif expected.verdict == Verdict.OPEN:
            for subject in expected.subjects:
                asks = judging.rule(rulebook.rules[expected.name], subject).open_questions
                yield from (_readings(rulebook, ask.id, ask.line) for ask in asks if ask.what == "decision")


def _readings(rulebook: Rulebook, classification: str, line: str) -> str:
    """Return what a line says is contested; nothing if it is not."""
    found = (one.contested for one in rulebook.classifications[classification].lines if one.id == line)
    told = next(found, "")
    return f"`{classification}`: {told}" if told else ""
