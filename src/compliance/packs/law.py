"""Texts of law and what they weigh: instruments, citations, standing, severity, penalties, named days."""

from __future__ import annotations

from dataclasses import field
from datetime import date
from enum import StrEnum
from typing import Literal

from compliance.sources.place import Place
from compliance.sources.values import dataclass


class Standing(StrEnum):
    """What kind of law a duty or a line rests on."""

    STATUTE = "statute"
    REGULATION = "regulation"
    DIRECTIVE = "directive"
    CASE_LAW = "case_law"
    ORDER = "order"
    FINAL_GUIDANCE = "final_guidance"
    DRAFT_GUIDANCE = "draft_guidance"
    PROPOSED = "proposed"
    GOOD_PRACTICE = "good_practice"
    CONTRACT = "contract"
    STAYED = "stayed"
    VACATED = "vacated"
    REPEALED = "repealed"

    @property
    def is_binding(self) -> bool:
        """Whether not following it can be told as a breach."""
        return self in _BINDING

    @property
    def is_ended(self) -> bool:
        """Whether it no longer has force."""
        return self in _ENDED


_BINDING = frozenset(
    {
        Standing.STATUTE,
        Standing.REGULATION,
        Standing.DIRECTIVE,
        Standing.CASE_LAW,
        Standing.ORDER,
        Standing.CONTRACT,
    }
)
_ENDED = frozenset({Standing.STAYED, Standing.VACATED, Standing.REPEALED})


class Severity(StrEnum):
    """How bad a gap is, worst first."""

    CRITICAL = "critical"
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"

    @property
    def rank(self) -> int:
        """0 for the worst."""
        return list(Severity).index(self)


@dataclass(frozen=True, slots=True)
class Citation:
    """A place in an instrument and its words.

    `quote` holds fragments that stand in that order under `at`; it is empty only if `no_quote` says why.
    """

    instrument: str
    at: str
    quote: tuple[str, ...] = ()
    no_quote: Literal["", "not_archived", "not_quotable"] = ""
    no_quote_why: str = ""
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Instrument:
    """A law, regulation or guidance. `file` is relative to the folder of archived texts (None: not archived)."""

    id: str
    pack: str
    title: str
    citation: str
    issuer: str
    kind: Standing
    version: str
    file: str | None = None
    sha256: str = ""
    supersedes: str = ""
    note: str = ""
    not_archived_why: str = ""
    place: Place | None = field(default=None, compare=False)
    file_place: Place | None = field(default=None, compare=False)
    sha256_place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Punished:
    """A provision, or several as `Art. 25 to 39`, that a penalty is for; without `at`, all that no other penalty names."""

    instrument: str
    at: str = ""
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Penalty:
    """A named penalty; where `punishes` is empty, it is not said for the breach of which provisions it is."""

    id: str
    text: str
    cite: tuple[Citation, ...] = ()
    place: Place | None = field(default=None, compare=False)
    punishes: tuple[Punished, ...] = ()


@dataclass(frozen=True, slots=True)
class NamedDate:
    """A day of law with a name. `or_only_from` is the other reading where the day is contested, at `other_place`."""

    id: str
    on: date
    or_only_from: date | None = None
    contested: str = ""
    cite: tuple[Citation, ...] = ()
    place: Place | None = field(default=None, compare=False)
    other_place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class ListedProvision:
    """What a pack does with a provision of law: rules that cover it, or why none does."""

    at: str
    treated: Literal["covered_by", "not_relevant", "left_out"]
    rules: tuple[str, ...] = ()
    why: str = ""
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class ListedLaw:
    """The provisions of an instrument that a pack lists; `whole` if it says that it lists all of them.

    `rest` is what becomes of all that are not listed, if the pack says it.
    """

    instrument: str
    pack: str
    whole: bool
    provisions: tuple[ListedProvision, ...]
    place: Place | None = field(default=None, compare=False)
    rest: ListedProvision | None = None


@dataclass(frozen=True, slots=True)
class UntriedExample:
    """A worked example of a regulator that no case tries, why, and what would have to be asked to try it."""

    at: str
    outcome: str
    treated: Literal["not_expressible", "left_out"]
    why: str
    to_ask: str = ""
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class UntriedExamples:
    """The worked examples of an instrument that a pack lists because no case tries them."""

    instrument: str
    pack: str
    examples: tuple[UntriedExample, ...]
    place: Place | None = field(default=None, compare=False)


Amended = Literal["raised", "lowered", "waived", "duty"]


@dataclass(frozen=True, slots=True)
class Amendment:
    """What an overlay changed in a rule, on whose word, why, and until when (its last day).

    `before` and `after` are severities, or the duty that was added (`after` alone), or empty for a waiver.
    """

    overlay: str
    version: str
    what: Amended
    before: str
    after: str
    because: str
    approved_by: str = ""
    until: date | None = None

    def is_ended(self, day: date | None) -> bool:
        """Return whether it no longer counts on a day."""
        return self.until is not None and day is not None and self.until < day


@dataclass(frozen=True, slots=True)
class OverlayUsed:
    """An overlay that a rulebook was amended with. `digest` is the SHA-256 of its file."""

    id: str
    title: str
    version: str
    file: str
    digest: str


@dataclass(frozen=True, slots=True)
class Removed:
    """An id that a pack gave up: since which version, why, and what replaces it. It is never used again."""

    id: str
    pack: str
    since: str
    why: str
    replaced_by: tuple[str, ...] = ()
    place: Place | None = field(default=None, compare=False)
