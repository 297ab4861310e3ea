"""The register of evidence: until when each piece counts, and which answers rest on it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from compliance.answers.model import Evidence
from compliance.reports.basis import Basis
from compliance.reports.model import EvidenceTold
from compliance.reports.wording import day_words
from compliance.sources.counted import counted


def build_evidence(basis: Basis) -> tuple[EvidenceTold, ...]:
    """Return every piece of evidence, in the order of its id."""
    used: dict[str, list[str]] = {}
    for (question, subject), answer in sorted(
        basis.facts.answers.items(), key=lambda one: (one[0][0], one[0][1] or "")
    ):
        for use in answer.evidence:
            used.setdefault(use.evidence, []).append(f"{question} ({subject})" if subject else question)
    return tuple(
        _told(piece, used.get(id, []), basis.assessment.day) for id, piece in sorted(basis.facts.evidence.items())
    )


def _told(piece: Evidence, used_by: list[str], day: date) -> EvidenceTold:
    answers = list(dict.fromkeys(used_by))
    return EvidenceTold(
        id=piece.id,
        title=piece.title or piece.id,
        file=piece.file,
        sha256=piece.sha256,
        valid=", ".join(_valid(piece, day)),
        note=piece.note,
        used_by=f"{counted(len(answers), 'answer')}: {', '.join(answers)}" if answers else "no answer",
    )


def _valid(piece: Evidence, day: date) -> Iterator[str]:
    if piece.effective is not None:
        yield f"from {day_words(piece.effective)}"
    if piece.expires is not None:
        yield f"{'expired on' if piece.expires < day else 'until'} {day_words(piece.expires)}"
