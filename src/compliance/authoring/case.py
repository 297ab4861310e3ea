"""What a case is: answers, and the verdicts that the law asks for them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import field, replace
from datetime import date

from compliance.answers.model import Facts
from compliance.conditions.proof import Key
from compliance.sources.place import Place
from compliance.sources.values import dataclass


@dataclass(frozen=True, slots=True)
class Expected:
    """One line of `expect`.

    `subjects` are the ids it speaks of (None: the deployment). For a classification `outcomes` are those that must be
    possible, no more and no less, and `line` the line that must decide; for a rule `verdict` and, if not empty,
    `status` and `standing` are what must be told.
    """

    name: str
    subjects: tuple[str | None, ...]
    outcomes: tuple[str, ...] = ()
    line: str = ""
    verdict: str = ""
    status: str = ""
    standing: str = ""
    place: Place | None = field(default=None, compare=False)

    @property
    def is_classification(self) -> bool:
        """Whether an outcome is expected, not a verdict."""
        return bool(self.outcomes)

    @property
    def told(self) -> str:
        """What must come out of a rule, as it is written: `gap (coming, final_guidance)`."""
        more = ", ".join(word for word in (self.status, self.standing) if word)
        return f"{self.verdict} ({more})" if more else self.verdict


@dataclass(frozen=True, slots=True)
class WorkedExample:
    """Where a regulator printed the example that a case tries, and what the regulator says of it."""

    instrument: str
    at: str
    outcome: str = ""
    example: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """One case of a pack. `assumed` are facts that the example does not state; `todo` says what the pack does not get yet.

    `disagrees` says why the pack reads the law otherwise than the regulator whose example this is.
    `open` (None: not said) are the things that must be named as open, no more and no less. `confirm` says what somebody
    has to look at before the case counts: it was written by a program. Where no day is given it is judged as of today.
    """

    name: str
    pack: str
    facts: Facts
    day: date
    expected: tuple[Expected, ...]
    assumed: tuple[Key, ...] = ()
    open: tuple[str, ...] | None = None
    worked_example: WorkedExample | None = None
    todo: str = ""
    confirm: str = ""
    disagrees: str = ""
    place: Place | None = field(default=None, compare=False)
    day_is_given: bool = True

    def without(self, keys: Collection[Key]) -> Case:
        """Return the case in which some answers are not given."""
        answers = {key: answer for key, answer in self.facts.answers.items() if key not in keys}
        assumed = tuple([key for key in self.assumed if key not in keys])
        return replace(self, facts=replace(self.facts, answers=answers), assumed=assumed)


@dataclass(frozen=True, slots=True)
class Failure:
    """One way in which a case came out differently: what was expected, what it got, and why, line by line."""

    says: str
    expected: str = ""
    got: str = ""
    proof: tuple[str, ...] = ()
    place: Place | None = field(default=None, compare=False)
    about: str = ""
    """The rule or classification that came out differently; empty for what is left open."""
    decided: tuple[str, ...] = ()
    """The duties that are not fulfilled, or the line that decided and the one that was expected to."""
    is_of_days: bool = False
    """Whether only from when, or by what standing, a rule counts came out differently."""

    def __str__(self) -> str:
        """Return what differs in one line."""
        return f"{self.says}: expected {self.expected}, got {self.got}" if self.expected else self.says

    def lines(self) -> list[str]:
        """Return what was expected, what came out, and why."""
        if not self.expected:
            return [self.says]
        return [f"expected: {self.expected}", f"got:      {self.got}", *(f"  {line}" for line in self.proof)]


@dataclass(frozen=True, slots=True)
class CaseResult:
    """How a case came out. `failures` tells what differs; a `todo` case must have some."""

    case: Case
    failures: tuple[Failure, ...]

    @property
    def passed(self) -> bool:
        """Whether the case came out as it should."""
        return bool(self.failures) == bool(self.case.todo)
