"""Questions that nobody is ever asked."""

from __future__ import annotations

from collections.abc import Iterator

from compliance.assessment.diagram import BudgetEnded
from compliance.authoring.lint.finding import LintFinding, too_large
from compliance.authoring.lint.why_never import why_never
from compliance.authoring.open_world import OpenWorld
from compliance.packs.model import Question


def check_never_asked(world: OpenWorld, pack: str) -> Iterator[LintFinding]:
    """Yield `never-asked`: a question whose `ask_when` no answers make hold, so that its default counts for everybody.

    Most questions are asked in some case, which settles it; the answers are looked for only for the others.
    """
    shown = world.examples.asked if world.examples is not None else frozenset[str]()
    known: dict[tuple[str | None, str], bool] = {}
    told: set[tuple[str, str]] = set()
    for question in world.rulebook.questions.values():
        if question.pack != pack or question.ask_when is None or question.id in shown:
            continue
        same = (question.each, question.ask_when.says)
        try:
            if same not in known:
                known[same] = world.find([question.ask_when], question.each) is not None
        except (BudgetEnded, RecursionError):
            yield too_large(f"when `{question.id}` is asked", question.ask_when_place)
            continue
        written = (question.row_of or question.id, question.ask_when.says)
        if not known[same] and written not in told:  # rows share what is written once
            told.add(written)
            yield _finding(world, question)


def _finding(world: OpenWorld, question: Question) -> LintFinding:
    assert question.ask_when is not None
    return LintFinding(
        "never-asked",
        f"no answers make `{question.ask_when.says}` hold, so `{question.row_of or question.id}` is never asked",
        question.ask_when_place or question.place,
        "mend its `ask_when`, or when the questions are asked that it reads; or take the question out",
        shows=why_never(world, [question.ask_when], question.each),
    )
