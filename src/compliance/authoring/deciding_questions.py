"""Which questions stand where two versions of a rule or classification part."""

from __future__ import annotations

from collections.abc import Iterator

from compliance.conditions.inside import names_in
from compliance.conditions.meaning import All, AtLeast, Condition, Either, Not
from compliance.packs.behind import Behind, conditions_of
from compliance.packs.model import Classification, Question, Rule, Rulebook, Term


def deciding_questions(old: Rulebook, new: Rulebook, name: str) -> tuple[str, ...]:
    """Return the questions of conditions that differ: first those in parts that only one of the two has, then the others.

    Looked at is everything on which something may rest, at whatever distance.
    """
    first: dict[str, None] = {}
    then: dict[str, None] = {}
    for one in sorted({name, *Behind(old).names(name), *Behind(new).names(name)}):
        ours, theirs = (list(_conditions(book, one)) for book in (old, new))
        if ours == theirs:
            continue
        parts = [[part for condition in each for part in _parts(condition)] for each in (ours, theirs)]
        for own, other in (parts, parts[::-1]):
            for part in own:
                first.update(dict.fromkeys(names_in(part)) if part not in other else {})
                then.update(dict.fromkeys(names_in(part)))
        before, after = _thing(old, one), _thing(new, one)
        if isinstance(before, Rule) and isinstance(after, Rule):
            for duty in (*before.duties, *after.duties):
                if duty.due is not None:
                    then[duty.due.question] = None
    return tuple(dict.fromkeys([*first, *then]))


def _thing(book: Rulebook, name: str) -> Rule | Term | Classification | Question | None:
    return book.rules.get(name) or book.terms.get(name) or book.classifications.get(name) or book.questions.get(name)


def _conditions(book: Rulebook, name: str) -> Iterator[Condition]:
    one = _thing(book, name)
    if one is not None:
        yield from conditions_of(one)


def _parts(condition: Condition) -> Iterator[Condition]:
    match condition:
        case All(parts) | Either(parts) | AtLeast(_, parts):
            for part in parts:
                yield from _parts(part)
        case Not(part):
            yield from _parts(part)
        case _:
            yield condition
