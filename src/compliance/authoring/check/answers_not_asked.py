"""Cases that come out as they expect only by an answer that nobody could give: its question is not asked there."""

from __future__ import annotations

from collections.abc import Sequence

from compliance.answers.model import Answer
from compliance.authoring.case import Case
from compliance.authoring.judged_cases import JudgedCases
from compliance.authoring.not_asked import not_asked
from compliance.authoring.run_case import fails
from compliance.packs.behind import Behind
from compliance.packs.model import Question
from compliance.sources.problem import Problems

_MOST_ANSWERS = 3
"""As many answers to one question are told one by one."""


def find_answers_not_asked(judged: JudgedCases, problems: Problems) -> None:
    """Warn of every answer that is not asked for, is not what counts instead, and without which its case fails.

    Answers that many cases share, and that change nothing there, are no harm. Each answer is told once; where many are
    of one question, it is told once where that says when it is asked, since the mistake is mostly there.
    """
    rulebook = judged.rulebook
    behind = Behind(rulebook)
    told = set()
    found: dict[str, list[tuple[Case, Answer]]] = {}
    for number, case in enumerate(judged.cases):
        if case.todo or case.confirm:
            continue
        read = frozenset[str]().union(*[behind.names(expected.name) for expected in case.expected])
        contradicting = list(not_asked(judged.scene(number), read))
        if not contradicting or judged.result(number).failures:
            continue
        if not fails(rulebook, case.without(contradicting), judged.without(number, contradicting)):
            continue
        for key in contradicting:
            answer = case.facts.answers[key]
            if answer.place in told or not fails(rulebook, case.without([key]), judged.without(number, [key])):
                continue
            told.add(answer.place)
            found.setdefault(key[0], []).append((case, answer))
    for id, answers in found.items():
        if len(answers) > _MOST_ANSWERS:
            _tell_question(rulebook.questions[id], answers, problems)
            continue
        for case, answer in answers:
            _tell_answer(rulebook.questions[id], case, answer, problems)


def _tell_answer(question: Question, case: Case, answer: Answer, problems: Problems) -> None:
    assert question.ask_when is not None, "a question that is always asked contradicts nothing"
    problems.add(
        "contradicting-answer",
        f"`{question.id}` is answered `{answer.shown}`, and the case `{case.name}` rests on it, "
        "but other answers say that it is not asked",
        answer.place,
        f"it is asked only when {question.ask_when.says}",
        "mend the answers that it depends on, or widen its `ask_when` if the law asks for it here",
        notes=[(case.place, "in this case")],
        level="warning",
    )


def _tell_question(question: Question, answers: Sequence[tuple[Case, Answer]], problems: Problems) -> None:
    assert question.ask_when is not None, "a question that is always asked contradicts nothing"
    cases = list(dict.fromkeys((case.place, case.name) for case, _ in answers))
    problems.add(
        "contradicting-answer",
        f"{len(answers)} answers to `{question.row_of or question.id}` decide cases where other answers say that it is not asked",
        question.ask_when_place or question.place,
        f"it is asked only when {question.ask_when.says}",
        "widen its `ask_when`, if it is too narrow or turned round; or mend the answers that it depends on, case by case",
        notes=[(place, f"such as the case `{name}`") for place, name in cases[:_MOST_ANSWERS]],
        level="warning",
    )
