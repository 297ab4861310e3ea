"""Conditions in packs: from the text in a file to what it means, with problems at the very words that are wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from datetime import date
from typing import assert_never

from compliance.conditions import syntax
from compliance.conditions.error import ConditionError
from compliance.conditions.kinds import Vocabulary
from compliance.conditions.meaning import Always, Condition
from compliance.conditions.parse import parse_condition
from compliance.conditions.resolve import resolve_condition
from compliance.conditions.scope import Near
from compliance.packs.check_each import EachRead, Written
from compliance.packs.check_subjects import with_parents
from compliance.packs.model import Subject
from compliance.packs.scope import Scope
from compliance.packs.spot import Spot
from compliance.packs.written import WrittenForce
from compliance.sources.place import Place
from compliance.sources.problem import Problem
from compliance.sources.values import dataclass

Timetables = Mapping[str, tuple[Sequence[WrittenForce], Spot]]
"""Lines of `in_force` that have a name, and where they stand."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the conditions of one pack. `uses` remembers which named thing rests on which condition, and where.

    `holidays` are those of the pack, for deadlines in working days; `near` the names that may be suggested (None: all);
    `timetables` are those of the pack, with their spots; `each_read` keeps what is not at hand until all is read, so that
    it can be told where it is wrong.
    """

    scope: Scope
    vocabulary: Vocabulary
    subjects: Mapping[str, Subject]
    each_read: EachRead
    uses: dict[str, list[tuple[Condition, Place]]] = field(default_factory=dict)
    holidays: tuple[date, ...] = ()
    near: Near | None = None
    timetables: Timetables = field(default_factory=dict)

    def read(self, spot: Spot, each: str | None, owner: str | None = None) -> Condition:
        """Return the condition that stands at `spot`, said of a subject of kind `each` (None: the deployment).

        `owner` is the name that rests on it. If the condition cannot be understood, problems are recorded, and what is
        returned only stands in for it.
        """
        at_hand = with_parents(each, self.subjects)
        condition = _check_condition(spot, self, at_hand, self.each_read.within(spot, each, at_hand, owner))
        if owner is not None and condition is not None:
            self.uses.setdefault(owner, []).append((condition, spot.place))
        return condition or Always()

    def read_if(self, text: str | None, spot: Spot, each: str | None, owner: str | None = None) -> Condition | None:
        """Return the condition that stands at `spot`, or None if none is written there."""
        return None if text is None else self.read(spot, each, owner)


def _check_condition(spot: Spot, reader: Reader, at_hand: frozenset[str], within: Written) -> Condition | None:
    """Return what the condition at `spot` means, or None; whatever is wrong with it is recorded at its words."""
    found = spot.condition_text()
    if found is None:
        return None
    text, place_of = found
    scope, vocabulary, read = reader.scope, reader.vocabulary, reader.each_read
    try:
        written = parse_condition(text)
    except ConditionError as error:
        scope.problems.add(error.id, error.says, place_of(error.start, error.end), *error.help)
        return None
    condition, errors = resolve_condition(written, vocabulary, at_hand, reader.near)
    lacking: set[str] = set()
    for found_error in errors:
        at = place_of(found_error.start, found_error.end)
        problem = Problem(found_error.id, found_error.says, at, found_error.help, tuple(_notes(found_error, scope)))
        if found_error.lacks is None:
            scope.problems.found.append(problem)
        else:
            read.lack(*found_error.lacks, within, problem)
            lacking.add(found_error.lacks[0])
    within_reach = True
    for word in _names(written, vocabulary):
        declared = scope.declarations.in_conditions(word.text)
        if declared is not None and word.text not in lacking:
            read.fits(within, word.text, vocabulary.each_of(word.text))
        if declared is not None and not scope.reaches(word.text, declared, place_of(word.start, word.end)):
            within_reach = False
    return condition if within_reach and not errors else None


def _notes(error: ConditionError, scope: Scope) -> list[tuple[Place, str]]:
    """Return the note that points at the kind or unit of a question, if there is one to point at."""
    if error.noted is None:
        return []
    name, says = error.noted
    place = scope.declarations.answers.get(name)
    return [(place, says)] if place is not None else []


def _names(written: syntax.Written, vocabulary: Vocabulary) -> Iterator[syntax.Word]:
    """Return every word of a condition that may name something that a pack declares."""
    match written:
        case syntax.Always():
            return
        case syntax.Named(name) | syntax.Is(name) | syntax.NumberIs(name) | syntax.Clock(name):
            yield name
        case syntax.Includes(name, _, options):
            yield name
            question = vocabulary.questions.get(name.text)
            if question is not None and question.kind.name == "links":
                yield from options
        case syntax.DateIs(name, _, other):
            yield name
            yield other
        case syntax.Some(_, over, body):
            yield over
            yield from _names(body, vocabulary)
        case syntax.Not(part):
            yield from _names(part, vocabulary)
        case syntax.AtLeast(_, parts) | syntax.All(parts) | syntax.Either(parts):
            for part in parts:
                yield from _names(part, vocabulary)
        case _:
            assert_never(written)
