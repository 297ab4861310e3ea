"""The first things to do: the worst gaps, deadlines and open points, each as one line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from compliance.reports.model import OpenPoint, ToDo
from compliance.reports.model_findings import Card, FindingTold, Regime
from compliance.reports.wording import EFFORTS, day_words, listed, shortened
from compliance.sources.counted import counted

_Ranked = tuple[tuple[bool, int, int, int, int, int, str], ToDo]


_DETAIL = 90
"""The summary is one page: what does not fit into so many characters stands where the link leads."""

_URGENT = timedelta(days=14)


def build_first_things(
    regimes: Sequence[Regime], points: Sequence[OpenPoint], day: date, most: int = 10
) -> tuple[ToDo, ...]:
    """Return at most `most` things to do: first deadlines that end within two weeks of `day`, the next one first.

    Then the worst first; of equal ones gaps, then other deadlines, then what is open. Gaps that somebody accepted for
    every subject come after all others.
    """
    ranked = sorted((*_cards(regimes, day), *_points(points)), key=lambda one: one[0])[:most]
    return tuple(replace(to_do, number=number) for number, (_, to_do) in enumerate(ranked, 1))


def _cards(regimes: Iterable[Regime], day: date) -> Iterator[_Ranked]:
    for regime in regimes:
        for group in regime.groups:
            for card in group.cards:
                late = [finding for finding in card.findings if finding.counts_as == "gap"]
                runs = [finding for finding in card.findings if _due_days(finding)]
                if late and card.badge.tone == "gap":
                    yield _card(regime, card, late, None, day)
                if runs and card.badge.tone in ("gap", "due"):
                    yield _card(regime, card, runs, min(due for one in runs for due in _due_days(one)), day)


def _due_days(finding: FindingTold) -> tuple[date, ...]:
    """Return the last days of what is not done yet and still in time; a day that is not known is the farthest one."""
    running = [duty for duty in finding.duties if duty.state is not None and duty.state.tone == "due"]
    return tuple(duty.due_on or date.max for duty in running)


def _card(regime: Regime, card: Card, bad: Sequence[FindingTold], due: date | None, day: date) -> _Ranked:
    accepted = all(finding.is_accepted for finding in bad)
    subjects = [finding.subject_title for finding in bad if finding.subject_title]
    known = due is not None and due < date.max
    by = f"due by {day_words(due)}" if due is not None and known else ""
    detail = "; ".join(filter(None, (by, listed(subjects) if subjects else "")))
    effort = EFFORTS.index(card.effort) if card.effort in EFFORTS else len(EFFORTS)
    left = (due - day).days if due is not None and known and due - day <= _URGENT else _URGENT.days + 1
    rank = bad[0].severity_rank
    kind = 0 if due is None else 1
    return (accepted, left, rank, kind, effort, -len(bad), card.rule), ToDo(
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
            (False, _URGENT.days + 1, point.severity_rank, 2, 0, -point.number, point.ask),
            ToDo(
                0, shortened(action, 2 * _DETAIL), shortened(detail, _DETAIL), "", "", "", point.severity, f"o-{number}"
            ),
        )
