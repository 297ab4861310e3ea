"""What many findings build on, told once: terms and classifications, with the answers that they rest on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from compliance.conditions.truth import Truth
from compliance.reports.basis import Basis
from compliance.reports.condense import condense
from compliance.reports.model import Ground
from compliance.reports.steps import see_number, steps_of
from compliance.reports.tell_proof import Telling
from compliance.reports.told import Explanation, Named, Told

_OFTEN, _MANY = 2, 3


def find_grounds(explanations: Iterable[Explanation]) -> Mapping[Named, str]:
    """Return the terms and classifications that are told once for all, each with the name it is linked to by.

    Classifications always are; a term is when at least two findings rest on it directly, or it rests on many answers.
    """
    uses: Counter[Named] = Counter()
    for told in explanations:
        for named, answers in dict(_named(told)).items():
            uses[named] += _OFTEN if named[0] == "classification" or answers > _MANY else 1
    often = [named for named, number in uses.items() if number >= _OFTEN]
    ordered = sorted(often, key=lambda named: (named[0], named[1][0], named[1][1] or ""))
    return {named: f"g-{number}" for number, named in enumerate(ordered, 1)}


def build_grounds(basis: Basis, grounds: Mapping[Named, str]) -> tuple[Ground, ...]:
    """Return the terms among the grounds in words, those of one subject together."""
    terms = [(named[1], anchor) for named, anchor in grounds.items() if named[0] == "term"]
    made = [_ground(basis, term, subject, anchor) for (term, subject), anchor in terms]
    return tuple(sorted(made, key=lambda one: (one.subject, one.says)))


def _named(told: Explanation) -> Iterator[tuple[Named, int]]:
    """Yield the terms and classifications that a finding rests on directly, and on how many answers they rest."""
    for statement in told.whole():
        for part in statement.parts:
            if part.named is not None and (part.parts or part.named[0] == "classification"):
                yield part.named, len(set(part.facts()))


def _ground(basis: Basis, term: str, subject: str | None, anchor: str) -> Ground:
    meaning = basis.rulebook.terms[term]
    truth: Truth = basis.assessment.terms[term, subject].truth
    told = Telling(basis, subject, brief=True).term((term, subject), truth)
    short = condense(Explanation((Told("", parts=(told,)),))).applies[0].parts[0]
    name = basis.subject_name(meaning.each, subject) if meaning.each is not None and subject is not None else ""
    return Ground(anchor, see_number(anchor), name, short.says, tuple(steps_of(short.parts, depth=1, places_only=True)))
