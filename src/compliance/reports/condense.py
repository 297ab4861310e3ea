"""The short form of an explanation: each statement, and under it the answers that it rests on."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import replace

from compliance.reports.told import Explanation, Named, Told


def condense(long: Explanation, elsewhere: Container[Named] = frozenset()) -> Explanation:
    """Return the same statements three levels deep: about the rule and its duties, what those rest on, the answers.

    An answer is told once. Under what is open no answers stand, and what is not answered is left out: what would settle
    it is named at the end. Under terms and classifications that are told `elsewhere` no answers stand either.
    """
    seen: set[str] = set()

    def short(told: Told) -> Told:
        return _without_quotes(told, _second(told.parts, elsewhere, seen))

    applies = tuple(short(told) for told in long.applies)
    duties = tuple((duty, short(told)) for duty, told in long.duties)
    return Explanation(applies, duties, tuple(_without_quotes(told, told.parts) for told in long.ends))


def _second(parts: Iterable[Told], elsewhere: Container[Named], seen: set[str]) -> Iterator[Told]:
    for part in parts:
        if part.fact is not None and (part.is_open or part.says in seen):
            continue
        seen.add(part.says)
        if part.is_open or part.named in elsewhere:
            yield _without_quotes(part, ())
            continue
        answers = [answer for answer in dict.fromkeys(_answers(part.parts)) if answer.says not in seen]
        seen.update(answer.says for answer in answers)
        yield _without_quotes(part, answers)


def _answers(parts: Iterable[Told]) -> Iterator[Told]:
    for part in parts:
        if part.fact is not None:
            if not part.is_open:
                yield _without_quotes(part, ())
        else:
            yield from _answers(part.parts)


def _without_quotes(told: Told, parts: Iterable[Told]) -> Told:
    kept = tuple(parts)
    if kept:
        return replace(told, quotes=(), parts=kept)
    lead = told.lead if told.says or not told.lead.endswith(":") else told.lead[:-1] + "."
    says = told.says[:-1] + "." if told.says.endswith(":") else told.says
    return replace(told, says=says, lead=lead, quotes=(), parts=())
