"""An `each` that fits nothing: told once, where it stands, and not at every condition that stumbles over it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import field
from typing import TypeVar

from compliance.conditions.error import with_article
from compliance.packs.check_subjects import with_parents
from compliance.packs.model import Subject
from compliance.packs.spot import Spot
from compliance.sources.problem import Problem, Problems
from compliance.sources.values import dataclass

_MANY = 3
"""So many rules and terms, and no fewer, can together show that the term that they read is the one to mend."""

_KINDS = {"rules": "rule", "terms": "term", "classifications": "classification", "questions": "question"}

Key = TypeVar("Key")

Written = tuple[str, tuple[str | int, ...]]
"""A rule, a term, a classification or a question: its file and its route there."""


@dataclass(frozen=True, slots=True)
class Lack:
    """A name in a condition that is about a subject which is not at hand there; `problem` tells it at the very word."""

    name: str
    subject: str
    within: Written
    problem: Problem


@dataclass(slots=True)
class EachRead:
    """What the conditions of some packs name, as far as it shows which `each` is wrong.

    `subjects` are all there are. `spots`, `eaches` and `at_hand` (the subject and those that it is within) are those of
    every rule, term, classification and question that has a condition; `named` are those that have a name in conditions;
    `own` are those of which some condition is about their own subject; `fitting` says how often a name stands where its
    subject is at hand.
    """

    subjects: Mapping[str, Subject]
    spots: dict[Written, Spot] = field(default_factory=dict)
    eaches: dict[Written, str | None] = field(default_factory=dict)
    at_hand: dict[Written, frozenset[str]] = field(default_factory=dict)
    named: dict[str, Written] = field(default_factory=dict)
    own: set[Written] = field(default_factory=set)
    fitting: Counter[str] = field(default_factory=Counter)
    lacks: list[Lack] = field(default_factory=list)

    def within(self, spot: Spot, each: str | None, at_hand: frozenset[str], owner: str | None = None) -> Written:
        """Note whose condition stands at `spot`, and return it; `owner` is its name, if it has one in conditions."""
        written = spot.document.source.name, spot.route[:2]
        self.spots[written] = Spot(spot.document, spot.route[:2])
        self.eaches[written] = each
        self.at_hand[written] = at_hand
        if owner is not None:
            self.named[owner] = written
        return written

    def lack(self, name: str, subject: str, within: Written, problem: Problem) -> None:
        """Keep what is not at hand until all is read."""
        self.lacks.append(Lack(name, subject, within, problem))

    def fits(self, written: Written, name: str, each: str | None) -> None:
        """Note that a condition of `written` names something of which the subject is at hand."""
        self.fitting[name] += 1
        if each == self.eaches[written]:
            self.own.add(written)


def check_each(read: EachRead, problems: Problems) -> None:
    """Record what is not at hand: once at the `each` that is wrong, if that explains it, else at each word.

    Wrong is the `each` of a rule, term or classification of which no condition is about that subject while all that are
    not at hand are about one other; and that of a term, classification or question that several others read and hardly any
    of them can.
    """
    left = read.lacks
    for name, lacks in _grouped(left, lambda lack: lack.name):
        readers = list(dict.fromkeys(lack.within for lack in lacks))
        of_all = frozenset.intersection(*(read.at_hand[reader] for reader in readers))
        fitting = next((each for reader in readers if (each := read.eaches[reader]) in of_all and each), None)
        written = read.named.get(name)
        if fitting and written is not None and len(readers) >= _MANY * max(read.fitting[name], 1):
            left = [lack for lack in left if lack.name != name and lack.within != written]
            _tell(read.spots[written], lacks[0].subject, fitting, lacks, problems)
    doubtful = {
        written: lacks for written, lacks in _grouped(left, lambda lack: lack.within) if _fits_none(read, lacks)
    }
    names = {name for name, written in read.named.items() if written in doubtful}
    wrong = {written for written, lacks in doubtful.items() if any(lack.name not in names for lack in lacks)}
    for written in wrong:
        lacks = doubtful[written]
        wanted = _innermost(read, lacks)
        _tell(read.spots[written], read.eaches[written], wanted, lacks, problems)
    gone = {name for name, written in read.named.items() if written in wrong}
    problems.found += [lack.problem for lack in left if lack.name not in gone and lack.within not in wrong]


def _fits_none(read: EachRead, lacks: list[Lack]) -> bool:
    """Say whether none of the conditions in which these names stand is about the subject that its `each` names."""
    written = lacks[0].within
    enough = len(lacks) >= (_MANY if read.eaches[written] is None else 2)
    may_be_wrong = written[1][0] in _KINDS and written[1][0] != "questions"  # that of a question goes by what it asks
    return bool(_innermost(read, lacks)) and enough and written not in read.own and may_be_wrong


def _innermost(read: EachRead, lacks: list[Lack]) -> str:
    """Return the one of the subjects that are not at hand which all others are around; empty if there is none."""
    wanted = {lack.subject for lack in lacks}
    return next((one for one in sorted(wanted) if wanted <= with_parents(one, read.subjects)), "")


def _grouped(lacks: list[Lack], by: Callable[[Lack], Key]) -> list[tuple[Key, list[Lack]]]:
    found: dict[Key, list[Lack]] = {}
    for lack in lacks:
        found.setdefault(by(lack), []).append(lack)
    return list(found.items())


def _tell(spot: Spot, each: str | None, wanted: str, lacks: list[Lack], problems: Problems) -> None:
    """Record that an `each` is wrong, or missing; the first place that stumbles over it is shown, too."""
    sort = _KINDS[str(spot.route[0])]
    at = spot / "each" if each is not None else spot / "id"
    within = any(lack.problem.at and lack.problem.at.file == at.place.file for lack in lacks)
    if each is None:
        says = f"this {sort} has no `each`, and {len(lacks)} times it names what is about each {wanted}"
    elif lacks[0].subject == each:
        says = f"this {sort} is about each {each}, and no {each} is at hand in {len(lacks)} places that name it"
    else:
        says = f"no condition of this {sort} is about the {each}, and {len(lacks)} are about {with_article(wanted)}"
    problems.add(
        "wrong-each",
        says,
        at.place,
        f"write `each: {wanted}`",
        f"if `{each}` is meant, write `any {wanted} (...)` around what is said of the {wanted}"
        if within and each
        else "",
        notes=[(lacks[0].problem.at, "the first of these places")],
    )
