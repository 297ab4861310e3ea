"""The short form of an explanation: each statement, and under it the answers that it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from compliance.reports.told import Told


def condense(told: Iterable[Told]) -> tuple[Told, ...]:
    """Return the same statements two levels deep; an answer that was told is not told again.

    The first level are the statements about the rule and its duties, the second what those rest on, the third the
    answers.
    """
    seen: set[str] = set()
    return tuple(
        Told(one.says, one.at, one.detail, parts=tuple(_second(one.parts, seen)), fact=one.fact) for one in told
    )


def _second(parts: Iterable[Told], seen: set[str]) -> Iterator[Told]:
    for part in parts:
        if part.fact is not None and not part.parts:
            if part.says not in seen:
                seen.add(part.says)
                yield Told(part.says, part.at, part.detail, fact=part.fact)
            continue
        answers = [answer for answer in _answers(part.parts) if answer.says not in seen]
        seen.update(answer.says for answer in answers)
        yield Told(part.says, part.at, part.detail, parts=tuple(dict.fromkeys(answers)), fact=part.fact)


def _answers(parts: Iterable[Told]) -> Iterator[Told]:
    for part in parts:
        if part.fact is not None:
            yield Told(part.says, part.at, part.detail, fact=part.fact)
        else:
            yield from _answers(part.parts)
