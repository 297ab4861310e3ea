"""The evidence of an assessment file, with the files and digests looked at."""

from __future__ import annotations

import re
from pathlib import Path

from compliance.answers.entry import Entry, quote
from compliance.answers.evidence_file import check_file
from compliance.answers.model import Evidence
from compliance.answers.read_day import read_day
from compliance.answers.reading import Reading

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*")


def gather_evidence(entry: Entry, folder: Path | None, reading: Reading) -> None:
    """Fill `reading.evidence` from `evidence:`; `folder` is where files are looked for (None: they are not)."""
    reading.evidence_is_broken = entry.data is not None and not entry.is_mapping
    found: dict[str, Evidence] = {}
    for id, one in entry.items():
        if not _ID.fullmatch(id):
            says = f"{quote(id)} cannot be an id: letters, digits, `_`, `-` and `.` can be used"
            reading.problems.add("bad-id", says, one.key_at, "give the full name as `title`")
        found[id] = _one(id, one, folder, reading)
    reading.evidence = found


def report_unused(entry: Entry, reading: Reading) -> None:
    """Warn of evidence that nothing names; to be called when everything else is read."""
    for id, one in entry.items():
        if id not in reading.used:
            says = f"no answer names the evidence {quote(id)}"
            advice = f"add `evidence: [{id}]` to the answers that it shows, or delete it"
            reading.problems.add("unused-evidence", says, one.key_at, advice, level="warning")


def _one(id: str, entry: Entry, folder: Path | None, reading: Reading) -> Evidence:
    effective = read_day(entry["effective"], reading.problems)
    expires = read_day(entry["expires"], reading.problems)
    if effective is not None and expires is not None and expires < effective:
        says = f"it expires on {expires}, before it takes effect on {effective}"
        reading.problems.add("empty-range", says, entry["expires"].at)
    return Evidence(
        id=id,
        title=entry["title"].text,
        file=entry["file"].text,
        sha256=check_file(entry, folder, True, reading.problems),
        effective=effective,
        expires=expires,
        note=entry["note"].text,
        place=entry.key_at,
    )
