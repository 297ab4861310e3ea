"""Why a duty is always met: answers that are as far from it as answers can be, and the part that they meet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compliance.assessment.diagram import BudgetEnded
from compliance.authoring.lint.why_never import listed, needed
from compliance.authoring.open_world import OpenWorld, in_words, opposite, parts_together
from compliance.conditions.meaning import Always, Condition, Either


def why_always_met(
    world: OpenWorld, where: Sequence[Condition], met_when: Condition, each: str | None
) -> tuple[str, ...]:
    """Return lines that tell why `met_when` holds wherever `where` does; none if that would be too large to find out."""
    try:
        return tuple(_lines(world, where, met_when, each))
    except (BudgetEnded, RecursionError):
        return ()


def _lines(world: OpenWorld, where: Sequence[Condition], met_when: Condition, each: str | None) -> Iterator[str]:
    far, meets = list(where), []
    for part in _ways(met_when):
        further = [*far, opposite(part)]
        if world.find(further, each) is not None:
            far = further
        else:
            meets.append(part)
    answers = world.find(far, each)
    if answers is not None:
        yield f"{listed(meets)} {'meets' if len(meets) == 1 else 'meet'} it, for instance: {in_words(answers)}"
    parts = [part for one in where for part in parts_together(one) if not isinstance(part, Always)]
    against = [part for part in needed(world, [*parts, opposite(met_when)], each) if part in parts]
    if against:
        yield f"nobody for whom {listed(against)} {'holds' if len(against) == 1 else 'hold'} can fail it"


def _ways(condition: Condition) -> Iterator[Condition]:
    """Yield the conditions each of which can meet a duty alone, or all of which must."""
    for part in parts_together(condition):
        yield from part.parts if isinstance(part, Either) else (part,)
