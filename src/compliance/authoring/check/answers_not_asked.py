"""Cases that come out as they expect only by an answer that nobody could give: its question is not asked there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from compliance.assessment.possible import allows
from compliance.assessment.scene import Scene
from compliance.authoring.case import Case
from compliance.authoring.run_case import fails
from compliance.conditions.proof import Key
from compliance.conditions.truth import NO
from compliance.packs.behind import Behind
from compliance.packs.model import Rulebook
from compliance.sources.problem import Problems


def find_answers_not_asked(rulebook: Rulebook, cases: Sequence[Case], problems: Problems) -> None:
    """Warn of every answer that is not asked for, is not what counts instead, and without which its case fails.

    Answers that many cases share, and that change nothing there, are no harm. Each answer is told once.
    """
    behind = Behind(rulebook)
    told = set()
    for case in cases:
        if case.todo or case.confirm:
            continue
        read = frozenset[str]().union(*[behind.names(expected.name) for expected in case.expected])
        contradicting = list(_contradicting(Scene(rulebook, case.facts, case.day), read))
        if not contradicting or fails(rulebook, case) or not fails(rulebook, _without(case, contradicting)):
            continue
        for key in contradicting:
            answer, question = case.facts.answers[key], rulebook.questions[key[0]]
            if answer.place in told or not fails(rulebook, _without(case, [key])):
                continue
            told.add(answer.place)
            assert question.ask_when is not None, "a question that is always asked contradicts nothing"
            problems.add(
                "contradicting-answer",
                f"`{key[0]}` is answered `{answer.shown}`, and the case `{case.name}` rests on it, "
                "but other answers say that it is not asked",
                answer.place,
                f"it is asked only when {question.ask_when.says}",
                "mend the answers that it depends on, or widen its `ask_when` if the law asks for it here",
                notes=[(case.place, "in this case")],
                level="warning",
            )


def _contradicting(scene: Scene, read: frozenset[str]) -> Iterator[Key]:
    """Yield what is answered though it is not asked, and differs from what counts then."""
    for key, answer in scene.given.answers.items():
        question = scene.rulebook.questions[key[0]]
        default = question.when_not_asked
        if key[0] not in read or question.ask_when is None or default is None or answer.is_unknown:
            continue
        asked = scene.fact(*key).asked
        if asked is not None and asked.truth is NO and not allows(answer.fact, default):
            yield key


def _without(case: Case, keys: Sequence[Key]) -> Case:
    """Return a case in which some answers are not given."""
    answers = {key: answer for key, answer in case.facts.answers.items() if key not in keys}
    assumed = tuple(key for key in case.assumed if key not in keys)
    return replace(case, facts=replace(case.facts, answers=answers), assumed=assumed)
