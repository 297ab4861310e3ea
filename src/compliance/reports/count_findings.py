"""How many findings came to what, as numbers and as a bar."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from compliance.packs.model import Severity
from compliance.reports.model_findings import Badge, Counts, FindingTold, Segment, Tone
from compliance.reports.wording import SEVERITIES

_ORDER: tuple[tuple[Tone, str], ...] = (
    ("gap", "gaps"),
    ("due", "due"),
    ("open", "open"),
    ("advice", "recommendations not followed"),
    ("met", "met"),
    ("later", "not binding today"),
)


COLUMNS = (
    *(Badge(SEVERITIES[severity], severity.value) for severity in Severity),
    Badge("Due", "due"),
    Badge("Open", "open"),
    Badge("Advice", "advice"),
    Badge("Met", "met"),
    Badge("Later", "later"),
    Badge("N/A", "none"),
)
"""The heads over `Counts.cells`: gaps of today by severity, and all other verdicts."""


def count_findings(title: str, findings: Iterable[FindingTold]) -> Counts:
    """Return the counts of some findings; those that do not apply are counted, but stand in no bar."""
    found = list(findings)
    by_tone = Counter(finding.counts_as for finding in found)
    gaps = Counter(finding.severity_rank for finding in found if finding.counts_as == "gap")
    words = ", ".join(f"{by_tone[tone]} {word}" for tone, word in _ORDER if by_tone[tone])
    by_severity = tuple(gaps[severity.rank] for severity in Severity)
    numbers = (*by_severity, *(by_tone[tone] for tone in ("due", "open", "advice", "met", "later", "none")))
    return Counts(
        title=title,
        short=title,
        gaps=by_severity,
        due=by_tone["due"],
        open=by_tone["open"],
        advice=by_tone["advice"],
        met=by_tone["met"],
        later=by_tone["later"],
        none=by_tone["none"],
        cells=tuple(str(number) if number else "–" for number in numbers),
        bar_title=f"{title}: {words or 'nothing applies'}",
        bar=tuple(_bar(by_tone)),
    )


def _bar(by_tone: Counter[Tone]) -> Iterable[Segment]:
    total = sum(by_tone[tone] for tone, _ in _ORDER)
    start = 0.0
    for tone, _ in _ORDER:
        if by_tone[tone]:
            width = round(100 * by_tone[tone] / total, 2)
            yield Segment(tone, by_tone[tone], round(start, 2), width)
            start += width
