"""The report as text: a summary for a terminal, and the whole of it."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from compliance.reports.model import Report
from compliance.reports.model_findings import Badge, Card, Counts
from compliance.reports.readable import readable
from compliance.reports.told_text import paragraph
from compliance.reports.wording import listed
from compliance.sources.counted import counted

_COLOURS = {"critical": "1;31", "gap": "1;31", "high": "31", "medium": "33", "due": "33", "open": "34", "met": "32"}
_MOST = 5
_NARROWEST = 60
_BELOW = " " * 14


def summary_text(report: Report, width: int, colour: bool, quiet: bool = False) -> str:
    """Return what stands where, the statuses, the first things to do and the open points that matter most.

    `width` is how many characters a line may have; `colour` repeats in colour what the words say; `quiet` leaves only
    the counts.
    """
    width = max(width, _NARROWEST)
    lines = list(_head(report, width))
    lines += _counts(report, width, colour)
    if not quiet:
        lines += [
            *_statuses(report, width),
            *_first_things(report, width, colour),
            *_accepted_besides(report, width),
            *_open_points(report, width, colour),
        ]
        lines += [*_remarks(report, width), "", *paragraph(report.not_advice, width, "")]
    return "".join(line.rstrip() + "\n" for line in lines)


def _head(report: Report, width: int) -> Iterator[str]:
    of = ", ".join(filter(None, (report.organisation, f"version {report.version}" if report.version else "")))
    yield from paragraph(f"{report.deployment} ({of})", width, "")
    yield f"Law as of {report.day_shown}"
    yield ""
    yield from paragraph(report.status, width, "")
    yield ""


def _counts(report: Report, width: int, colour: bool) -> Iterator[str]:
    heads = [column.word for column in report.columns]
    wide = [max(len(head), 3) + 2 for head in heads]
    room = max(20, min(width - sum(wide), max((len(row.short or row.title) for row in report.counts), default=0)))
    cells = "".join(
        _painted(head.rjust(space), column.tone, colour)
        for head, space, column in zip(heads, wide, report.columns, strict=True)
    )
    yield " " * room + cells
    rows: list[Counts] = [*report.counts, report.total]
    for row in rows:
        numbers = "".join(cell.rjust(space) for cell, space in zip(row.cells, wide, strict=True))
        first, *others = wrap(readable(row.short or row.title), room, subsequent_indent="  ")
        yield first.ljust(room) + numbers
        yield from others


def _statuses(report: Report, width: int) -> Iterator[str]:
    if report.status_rows:
        yield from ("", "Legal status")
    for row in report.status_rows:
        about = f" ({row.subjects})" if row.subjects else ""
        yield from paragraph(f"{row.title}{about}: {row.outcome}", width, "  ")
        yield from paragraph(row.reason, width, "      ")
    if report.status_more:
        yield from paragraph(report.status_more.replace("Part 2", "The report"), width, "  ")


def _first_things(report: Report, width: int, colour: bool) -> Iterator[str]:
    accepted = {card.anchor: _accepted(card) for card in _cards(report)}
    if report.first_things:
        yield from ("", "The first things to do")
    for item in report.first_things:
        about = "; ".join(filter(None, (item.detail, item.effort, item.owner)))
        said = f"{item.action}{f' ({about})' if about else ''}"
        yield from _marked(item.severity, said, width, colour, f"{item.number:>3}. ")
        for said in accepted.get(item.anchor, ()):
            yield from paragraph(said, width, _BELOW)


def _accepted_besides(report: Report, width: int) -> Iterator[str]:
    """Yield the gaps that somebody accepted and that are not among the first things to do."""
    told = {item.anchor for item in report.first_things}
    besides = [card for card in _cards(report) if card.anchor not in told and _accepted(card)]
    if besides:
        yield from ("", "Gaps that somebody accepted for a time")
    for card in besides[:_MOST]:
        yield from paragraph(card.title, width, "   ", "- ")
        for said in _accepted(card):
            yield from paragraph(said, width, _BELOW)
    if len(besides) > _MOST:
        yield f"     and {len(besides) - _MOST} more"


def _cards(report: Report) -> Iterator[Card]:
    for regime in report.regimes:
        for group in regime.groups:
            yield from group.cards


def _accepted(card: Card) -> list[str]:
    """Return who accepted the gaps of a rule until when and why; of several, what is the same for all is told once."""
    gaps = [finding for finding in card.findings if finding.counts_as == "gap"]
    subjects: dict[str, list[str]] = {}
    for finding in gaps:
        for said in finding.accepted:
            subjects.setdefault(said, []).append(finding.subject_title)
    return [
        said if len(titles) == len(gaps) else f"{listed(filter(None, titles))}: {said}"
        for said, titles in subjects.items()
    ]


def _open_points(report: Report, width: int, colour: bool) -> Iterator[str]:
    if not report.open_points:
        return
    yield from ("", "What is open, and matters most")
    for point in report.open_points[:_MOST]:
        about = f"{point.subjects}; " if point.subjects else ""
        said = f"{point.ask} ({about}bears on {counted(point.number, 'finding')})"
        yield from _marked(point.severity, said, width, colour, "   - ")
    left = len(report.open_points) - _MOST
    if left > 0:
        yield f"     and {left} more"


def _remarks(report: Report, width: int) -> Iterator[str]:
    for note in report.notes:
        yield ""
        yield from paragraph(note, width, "")


def _marked(severity: Badge, said: str, width: int, colour: bool, lead: str) -> Iterator[str]:
    word = severity.word.ljust(9)
    first, *others = paragraph(said, width - len(lead) - len(word), "")
    yield f"{lead}{_painted(word, severity.tone, colour)}{first}"
    for line in others:
        yield " " * (len(lead) + len(word)) + line


def _painted(text: str, tone: str, colour: bool) -> str:
    code = _COLOURS.get(tone, "")
    return f"\x1b[{code}m{text}\x1b[0m" if colour and code else text
