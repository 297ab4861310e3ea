"""Why conditions never hold together: those that contradict each other, and answers that make all but one of them hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from compliance.assessment.diagram import BudgetEnded
from compliance.authoring.open_world import OpenWorld, in_words, parts_together
from compliance.conditions.meaning import Condition, Holds

_MOST_SHOWN = 3
_MOST_TERMS = 4


def why_never(world: OpenWorld, conditions: Iterable[Condition], each: str | None) -> tuple[str, ...]:
    """Return lines that tell why conditions never hold together; none if that would be too large to find out."""
    try:
        return tuple(_lines(world, conditions, each))
    except (BudgetEnded, RecursionError):
        return ()


def _lines(world: OpenWorld, conditions: Iterable[Condition], each: str | None) -> Iterator[str]:
    whole = [part for one in conditions for part in parts_together(one)]
    parts = needed(world, whole, each)
    if len(parts) == 1 and len(whole) > 1:
        others = [other for other in dict.fromkeys(whole) if other != parts[0]]
        answers = world.find(others, each) if others else None
        rest = f", the rest does, for instance: {in_words(answers)}" if answers is not None else ""
        yield f"`{parts[0].says}` alone holds for no answers{rest}"
    for _ in range(_MOST_TERMS):
        if len(parts) != 1 or not isinstance(parts[0], Holds):
            break
        term = world.rulebook.terms[parts[0].term]
        yield f"`{term.id}` means `{term.means.says}`"
        parts, each = needed(world, list(parts_together(term.means)), term.each), term.each
    if len(parts) < 2:
        return
    yield f"{listed(parts)} contradict each other"
    for part in islice(parts, _MOST_SHOWN):
        others = [other for other in parts if other is not part]
        answers = world.find(others, each)
        if answers is not None:
            holds = "holds" if len(others) == 1 else "hold"
            yield f"{listed(others)} {holds}, and `{part.says}` does not, for instance: {in_words(answers)}"


def needed(world: OpenWorld, parts: Sequence[Condition], each: str | None) -> list[Condition]:
    """Return as few of some parts that never hold together as still never do: each of them is needed for that."""
    kept = list(dict.fromkeys(parts))
    for part in list(kept):
        fewer = [other for other in kept if other is not part]
        if world.find(fewer, each) is None:
            kept = fewer
    return kept


def listed(parts: Sequence[Condition]) -> str:
    """Return conditions in their own words, joined by `and`."""
    words = [f"`{part.says}`" for part in parts]
    return " and ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))
