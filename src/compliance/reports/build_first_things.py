"""The first things to do: the worst gaps, deadlines and open points, each as one line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from compliance.reports.model import OpenPoint, ToDo
from compliance.reports.model_findings import Card, Regime
from compliance.reports.wording import EFFORTS, counted, listed, shortened

_Ranked = tuple[tuple[bool, int, int, int, int, str], ToDo]


_DETAIL = 90
"""The summary is one page: what does not fit into so many characters stands where the link leads."""


def build_first_things(regimes: Sequence[Regime], points: Sequence[OpenPoint], most: int = 10) -> tuple[ToDo, ...]:
    """Return at most `most` things to do: worst first; of equal ones gaps, then deadlines, then what is open.

    Gaps that somebody accepted for every subject come after all others.
    """
    ranked = sorted((*_cards(regimes), *_points(points)), key=lambda one: one[0])[:most]
    return tuple(replace(to_do, number=number) for number, (_, to_do) in enumerate(ranked, 1))


def _cards(regimes: Iterable[Regime]) -> Iterator[_Ranked]:
    for regime in regimes:
        for group in regime.groups:
            for card in group.cards:
                if card.badge.tone in ("gap", "due"):
                    yield _card(regime, card)


def _card(regime: Regime, card: Card) -> _Ranked:
    bad = [finding for finding in card.findings if finding.counts_as == card.badge.tone]
    accepted = all(finding.is_accepted for finding in bad)
    subjects = [finding.subject_title for finding in bad if finding.subject_title]
    due = {duty.state.word for finding in bad for duty in finding.duties if duty.state and duty.state.tone == "due"}
    detail = "; ".join(filter(None, (listed(subjects) if subjects else "", listed(sorted(due)) if due else "")))
    effort = EFFORTS.index(card.effort) if card.effort in EFFORTS else len(EFFORTS)
    kind = 0 if card.badge.tone == "gap" else 1
    rank = bad[0].severity_rank
    return (accepted, rank, kind, effort, -len(bad), card.rule), ToDo(
        0,
        card.title,
        shortened(detail, _DETAIL),
        card.effort,
        card.owner,
        regime.counts.title,
        card.severity,
        card.anchor,
    )


def _points(points: Iterable[OpenPoint]) -> Iterator[_Ranked]:
    verbs = {"question": "Answer", "list": "Complete", "decision": "Obtain"}
    for number, point in enumerate(points, 1):
        if point.may_wait:
            continue
        action = (
            f"{verbs[point.what]} {point.ask if point.what == 'question' else point.ask[:1].lower() + point.ask[1:]}"
        )
        detail = "; ".join(filter(None, (point.subjects, f"bears on {counted(point.number, 'finding')}")))
        yield (
            (False, point.severity_rank, 2, 0, -point.number, point.ask),
            ToDo(
                0, shortened(action, 2 * _DETAIL), shortened(detail, _DETAIL), "", "", "", point.severity, f"o-{number}"
            ),
        )
