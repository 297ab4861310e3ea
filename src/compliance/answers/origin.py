"""Who said something, when, and what shows it: read once for an answer, a subject or a whole sheet."""

from __future__ import annotations

from datetime import date

from compliance.answers.entry import Entry, quote
from compliance.answers.model import EvidenceUse
from compliance.answers.read_day import read_day
from compliance.answers.reading import Reading
from compliance.sources.problem import did_you_mean
from compliance.sources.values import dataclass

ORIGIN_KEYS = ("by", "dated", "evidence", "note")
"""The keys under which a file says where an answer comes from."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an answer comes from; what is None is not said here and may be said further out."""

    by: str | None = None
    dated: date | None = None
    evidence: tuple[EvidenceUse, ...] | None = None
    note: str | None = None

    def within(self, outer: Origin) -> Origin:
        """Return this origin with what it does not say filled in from further out."""
        return Origin(
            outer.by if self.by is None else self.by,
            outer.dated if self.dated is None else self.dated,
            outer.evidence if self.evidence is None else self.evidence,
            outer.note if self.note is None else self.note,
        )


NOBODY = Origin()
"""Where an answer comes from of which nobody says it."""


def read_origin(entry: Entry, reading: Reading) -> Origin:
    """Return what `by`, `dated`, `evidence` and `note` of an entry say; what cannot be read is reported."""
    return Origin(
        entry["by"].text or None,
        read_day(entry["dated"], reading.problems),
        _evidence(entry["evidence"], reading),
        entry["note"].text or None,
    )


def _evidence(entry: Entry, reading: Reading) -> tuple[EvidenceUse, ...] | None:
    if entry.data is None:
        return None
    if not entry.is_list:
        words = [word.strip() for word in entry.text.split(",")] if entry.text else []
        if all(word in reading.evidence for word in words) and words:
            advice = f"write `[{', '.join(words)}]`"
        else:
            advice = "write `[ra-2026]`, or `[{ra-2026: p. 12}]` to say where to look"
        reading.problems.add("wrong-kind", "evidence is given as a list", entry.key_at, advice)
        reading.used.update(words)
        return None
    uses: list[EvidenceUse] = []
    for member in entry.members():
        places = list(member.items())
        if member.text:
            places = [(member.text, member)]
        elif not places:
            reading.problems.add("wrong-kind", "the id of a piece of evidence should stand here", member.at)
        for name, where in places:
            if not _is_known(name, where, reading):
                continue
            if where.data is not None and not where.text:
                says = f"it is not said in words where to look in `{name}`"
                reading.problems.add("wrong-kind", says, where.key_at, f"for example `{{{name}: p. 12}}`")
            uses.append(EvidenceUse(name, where.text if member.is_mapping else ""))
    return tuple(uses)


def _is_known(name: str, entry: Entry, reading: Reading) -> bool:
    reading.used.add(name)
    if name in reading.evidence:
        return True
    if not reading.evidence_is_broken:
        known = ", ".join(f"`{id}`" for id in list(reading.evidence)[:8])
        advice = did_you_mean(name[:80], reading.evidence) or (
            f"`evidence` lists {known}" if known else "add it to `evidence`, with a title at least"
        )
        says = f"there is no piece of evidence called {quote(name)}"
        reading.problems.add("unknown-evidence", says, entry.key_at, advice)
    return False
