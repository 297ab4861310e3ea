"""Cases that come out as they expect only by an answer that nobody could give: its question is not asked there."""

from __future__ import annotations

from compliance.authoring.judged_cases import JudgedCases
from compliance.authoring.not_asked import not_asked
from compliance.authoring.run_case import fails
from compliance.packs.behind import Behind
from compliance.sources.problem import Problems


def find_answers_not_asked(judged: JudgedCases, problems: Problems) -> None:
    """Warn of every answer that is not asked for, is not what counts instead, and without which its case fails.

    Answers that many cases share, and that change nothing there, are no harm. Each answer is told once.
    """
    rulebook = judged.rulebook
    behind = Behind(rulebook)
    told = set()
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
            answer, question = case.facts.answers[key], rulebook.questions[key[0]]
            if answer.place in told or not fails(rulebook, case.without([key]), judged.without(number, [key])):
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
