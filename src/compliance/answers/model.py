"""What was said about one deployment: typed facts with their places, evidence, decisions and waivers.

`Facts` holds everything that an assessment file says and nothing that it does not: a question without an `Answer` is
not answered. It is made by `answers.gather` and read by the judgement, the proof checker and the report.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date

from compliance.conditions.facts import Fact
from compliance.conditions.proof import Key
from compliance.sources.place import Place
from compliance.sources.values import dataclass


@dataclass(frozen=True, slots=True)
class EvidenceUse:
    """A piece of evidence named by an answer, and where in it to look."""

    evidence: str
    where: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody said to one question about one subject.

    `fact` is the set of values still possible; `is_unknown` says that somebody looked and does not know (the fact is
    then every value); `is_partial` that some options or part of a range are left open. `inherited_from` names the
    subject of `like`, `sheet` says that a sheet gave it.
    """

    fact: Fact
    place: Place = field(compare=False)
    is_unknown: bool = False
    is_partial: bool = False
    by: str = ""
    dated: date | None = None
    sure: bool = True
    note: str = ""
    evidence: tuple[EvidenceUse, ...] = ()
    inherited_from: str = ""
    from_sheet: bool = False
    shown: str = ""
    """The answer as words, ready to be shown (option labels, number with unit, date)."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One subject that was listed. `parent` is the id of the subject it is within."""

    id: str
    title: str
    parent: str | None = None
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class SubjectList:
    """The subjects of one kind. `complete` is false when the list is not given or says `more: unknown`."""

    kind: str
    members: Mapping[str, Listed]
    complete: bool
    given: bool
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Evidence:
    """A piece of evidence. `found` is false when no file is named; a named file that is missing is a problem."""

    id: str
    title: str
    file: str = ""
    sha256: str = ""
    effective: date | None = None
    expires: date | None = None
    note: str = ""
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Decision:
    """Counsel's decision: on a contested line (`line`), or one that replaces the classification (`overrides`)."""

    classification: str
    subject: str | None
    outcome: str
    line: str
    overrides: bool
    by: str
    dated: date
    because: str
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Waiver:
    """A gap that somebody accepted until a day. It stays a gap and is shown as accepted."""

    rule: str
    duty: str
    subject: str | None
    by: str
    because: str
    until: date
    dated: date | None = None
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class ScopedOut:
    """A rule that somebody put out of scope. It is shown as such; the verdict does not change."""

    rule: str
    subject: str | None
    by: str
    because: str
    dated: date | None = None
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Deployment:
    """Who and what is assessed."""

    name: str
    organisation: str
    version: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything that one assessment file says.

    `answers` is keyed by (question, subject id or None). `lists` has an entry for every subject of the rulebook, given
    or not. `packs` are the packs to report (all, if the file names none). `digest` is the SHA-256 of the file.
    """

    deployment: Deployment
    as_of: date | None
    packs: tuple[str, ...]
    answers: Mapping[Key, Answer]
    lists: Mapping[str, SubjectList]
    decisions: tuple[Decision, ...] = ()
    evidence: Mapping[str, Evidence] = field(default_factory=dict)
    waivers: tuple[Waiver, ...] = ()
    scoped_out: tuple[ScopedOut, ...] = ()
    after: str = ""
    file: str = ""
    digest: str = ""
