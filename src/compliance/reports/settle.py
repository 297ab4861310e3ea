"""What is open about a finding: what would have to be answered, and how it could end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from compliance.assessment.finding import Ask, Completion, Finding, Value
from compliance.reports.basis import Basis
from compliance.reports.told import Told
from compliance.reports.value_words import value_clauses
from compliance.reports.wording import VERDICTS, capitalised, listed, lowered, ranges, sentence
from compliance.sources.counted import counted

DEPENDS_ON, BINDS_IF = "It depends on:", "Whether and since when it binds depends on:"
"""The leads of what would settle a finding, and of what would settle whether it binds."""

_FEW, _LONG = 4, 320
"""When brief, so many open points are told in words (more by their numbers), and sets of answers of such a length."""


def tell_settling(
    basis: Basis, finding: Finding, brief: bool, numbers: Mapping[Ask, int] | None = None
) -> Iterator[Told]:
    """Yield what would settle an open finding, and two sets of answers that end it differently; nothing if settled.

    When `brief`, many open points are named by their `numbers` in the report, and long sets of answers are left out.
    """
    asks = finding.open_questions
    if brief and len(asks) > _FEW:
        yield Told(_numbered(asks, numbers or {}), DEPENDS_ON)
    else:
        yield from tell_asks(basis, asks, finding.subject)
    if asks and brief:
        could_be = listed((lowered(VERDICTS[verdict]) for verdict in finding.could_be), "or")
        yield Told(sentence(could_be), "It could become:")
    if finding.proof.apart is not None:
        ends = tuple(
            told for one in finding.proof.apart if (told := _end(basis, one, finding.subject, brief)) is not None
        )
        if ends:
            yield Told("", "How it could end:", parts=ends)
    if finding.proof.budget_ended or finding.proof.loose:
        yield Told("Some of what is named may turn out not to matter.", "The search was cut short:")


def tell_asks(basis: Basis, asks: Sequence[Ask], home: str | None) -> Iterator[Told]:
    """Yield what would have to be answered, listed or decided, if anything; `home` is the subject that is spoken of."""
    if asks:
        yield Told("", DEPENDS_ON, parts=tuple(_ask(basis, ask, home) for ask in asks))


def tell_force_asks(
    basis: Basis, finding: Finding, brief: bool, numbers: Mapping[Ask, int] | None = None
) -> Iterator[Told]:
    """Yield what would settle whether the rule binds on the day, where that is open; many points by their `numbers`."""
    asks = finding.force.asks
    if brief and len(asks) > _FEW and numbers is not None and all(ask in numbers for ask in asks):
        yield Told(_numbered(asks, numbers), BINDS_IF)
    elif asks:
        yield Told("", BINDS_IF, parts=tuple(_ask(basis, ask, finding.subject) for ask in asks))


def _numbered(asks: Sequence[Ask], numbers: Mapping[Ask, int]) -> str:
    known = sorted({numbers[ask] for ask in asks if ask in numbers})
    if not known:
        return sentence(counted(len(asks), "open point"))
    return sentence(f"{counted(len(known), 'open point')} of part 4: {ranges(known)}")


def _ask(basis: Basis, ask: Ask, home: str | None) -> Told:
    key = (ask.id, ask.subject) if ask.what == "question" else None
    return Told(capitalised(basis.ask(ask, home)), fact=key)


def _end(basis: Basis, completion: Completion, home: str | None, brief: bool) -> Told | None:
    by_ask: dict[Ask, list[Value]] = {}
    for ask, value in completion.answers:
        by_ask.setdefault(ask, []).append(value)
    if brief and len(by_ask) > _FEW:
        return None
    answers = [clause for ask, values in by_ask.items() for clause in value_clauses(basis, ask, values, home, brief)]
    ending = VERDICTS[completion.verdict]
    says = sentence(f"{ending}, if {listed(answers)}" if answers else f"{ending}, whatever else is answered")
    return None if brief and len(says) > _LONG else Told(says)
