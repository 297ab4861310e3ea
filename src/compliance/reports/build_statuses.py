"""What each classification comes to for each subject, with the line that says so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from compliance.assessment.finding import Classified
from compliance.conditions.truth import NO
from compliance.packs.behind import Behind
from compliance.packs.model import Classification, Pack
from compliance.reports.basis import Basis
from compliance.reports.condense import condense
from compliance.reports.model import Status, StatusTable
from compliance.reports.quote_law import quote_law
from compliance.reports.steps import see_number, steps_of
from compliance.reports.tell_line import tell_line
from compliance.reports.tell_proof import Telling
from compliance.reports.told import Explanation, Named, Quoted
from compliance.reports.wording import day_words, listed, sentence, stopped
from compliance.sources.counted import counted

_NAMED = 2
"""So many open questions are named; more are only counted, and stand in full among what is open."""


def build_statuses(basis: Basis, packs: Sequence[Pack], grounds: Mapping[Named, str]) -> tuple[StatusTable, ...]:
    """Return one table for each classification of the packs, in the order of the packs; `grounds` are links to rows.

    Within a pack those come first on which most rules rest.
    """
    tables: list[StatusTable] = []
    resting = _resting(basis)
    for pack in packs:
        by_id: dict[str, list[Classified]] = {}
        for one in basis.assessment.classifications:
            if one.pack == pack.id:
                by_id.setdefault(one.classification, []).append(one)
        for id, found in sorted(by_id.items(), key=lambda one: -resting[one[0]]):
            tables.append(_table(basis, basis.rulebook.classifications[id], found, pack, grounds, resting[id]))
    return tuple(tables)


def _resting(basis: Basis) -> Counter[str]:
    """Return how many rules rest on each classification."""
    behind, rulebook = Behind(basis.rulebook), basis.rulebook
    return Counter(name for rule in rulebook.rules for name in behind.names(rule) if name in rulebook.classifications)


def _table(
    basis: Basis,
    classification: Classification,
    found: list[Classified],
    pack: Pack,
    grounds: Mapping[Named, str],
    resting: int,
) -> StatusTable:
    rows = [_row(basis, classification, one, grounds) for one in found]
    quotes: dict[Quoted, None] = {}
    lines = {line.id: line for line in classification.lines}
    for one in found:
        held = [reached for reached in one.proof.lines if reached.truth is not NO]
        if one.outcome is not None:
            for reached in held:
                quotes.update(dict.fromkeys(quote_law(basis.rulebook, lines[reached.line].cite)))
    each = basis.rulebook.subjects[classification.each].title if classification.each is not None else ""
    return StatusTable(classification.id, classification.title, pack.title, each, tuple(rows), tuple(quotes), resting)


def _row(basis: Basis, classification: Classification, one: Classified, grounds: Mapping[Named, str]) -> Status:
    subject = ""
    if classification.each is not None and one.subject is not None:
        subject = basis.subject_name(classification.each, one.subject)
    key = (classification.id, one.subject)
    told = Telling(basis, one.subject, brief=True).classification(key)
    parts = () if one.outcome is None else told.parts
    short = condense(Explanation((replace(told, parts=parts),))).applies[0]
    outcome = listed((classification.title_of(o) for o in one.possible), "or")
    anchor = grounds.get(("classification", key), "")
    steps = tuple(steps_of(short.parts, depth=1, places_only=True))
    return Status(
        anchor,
        see_number(anchor),
        subject,
        outcome,
        _reason(basis, classification, one),
        steps,
        one.outcome is not None,
    )


def _reason(basis: Basis, classification: Classification, one: Classified) -> str:
    if one.proof.overridden is not None:
        decision = one.proof.overridden
        return f"Decided by {decision.by} on {day_words(decision.dated)}: {stopped(decision.because)}"
    lines = {line.id: line for line in classification.lines}
    held = [reached for reached in one.proof.lines if reached.truth is not NO]
    if len(held) == 1 and not one.proof.elsewhere:
        return tell_line(classification, lines[held[0].line], held[0], brief=True)
    if one.open_questions:
        asks = [basis.ask(ask, one.subject) for ask in one.open_questions]
        named = f"{listed(asks[:_NAMED])}" if len(asks) <= _NAMED else counted(len(asks), "open question")
        return sentence(f"not settled; it depends on {named}")
    return "Whichever of several lines holds, it comes to the same."
