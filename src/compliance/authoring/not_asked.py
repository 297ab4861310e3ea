"""Answers that nobody could give: other answers say that their question is not asked."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from compliance.assessment.possible import allows
from compliance.assessment.scene import Scene
from compliance.conditions.proof import Key
from compliance.conditions.truth import NO


def not_asked(scene: Scene, names: Collection[str] | None = None) -> Iterator[Key]:
    """Yield what is answered (of these questions) though it is not asked, and differs from what counts then."""
    for key, answer in scene.given.answers.items():
        question = scene.rulebook.questions[key[0]]
        default = question.when_not_asked
        if (
            question.ask_when is None
            or default is None
            or answer.is_unknown
            or (names is not None and key[0] not in names)
        ):
            continue
        asked = scene.fact(*key).asked
        if asked is not None and asked.truth is NO and not allows(answer.fact, default):
            yield key
