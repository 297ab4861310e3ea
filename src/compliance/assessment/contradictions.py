"""Answers that contradict other answers: given to a question that is not asked, and different from its default."""

from __future__ import annotations

from compliance.assessment.possible import allows
from compliance.assessment.scene import Scene
from compliance.conditions.truth import NO
from compliance.sources.problem import Problems


def find_contradictions(scene: Scene, problems: Problems) -> None:
    """Add a problem for every answer that cannot be, because `ask_when` is no and the default is something else."""
    for (question_id, subject), answer in scene.given.answers.items():
        question = scene.rulebook.questions[question_id]
        default = question.when_not_asked
        if question.ask_when is None or default is None or answer.is_unknown:
            continue
        asked = scene.fact(question_id, subject).asked
        if asked is None or asked.truth is not NO or allows(answer.fact, default):
            continue
        problems.add(
            "contradicting-answer",
            f"`{question_id}` is answered `{answer.shown}`, but other answers say that it cannot be asked",
            answer.place,
            f"it is asked only when {question.ask_when.says}",
            "take this answer out, or correct the answers that it depends on",
        )
