"""What is open about a finding: what would have to be answered, and how it could end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compliance.assessment.finding import Ask, Completion, Finding, Value
from compliance.reports.basis import Basis
from compliance.reports.told import Told
from compliance.reports.value_words import value_clauses
from compliance.reports.wording import VERDICTS, capitalised, listed, sentence


def tell_settling(basis: Basis, finding: Finding, brief: bool) -> Iterator[Told]:
    """Yield what would settle an open finding, and two sets of answers that end it differently; nothing if settled.

    `brief` does not name every option that would not be ticked.
    """
    yield from tell_asks(basis, finding.open_questions, finding.subject)
    if finding.proof.apart is not None:
        yield Told(
            "", "How it could end:", parts=tuple(_end(basis, c, finding.subject, brief) for c in finding.proof.apart)
        )
    if finding.proof.budget_ended:
        yield Told("Some of what is named may turn out not to matter.", "The search was cut short:")


def tell_asks(basis: Basis, asks: Sequence[Ask], home: str | None) -> Iterator[Told]:
    """Yield what would have to be answered, listed or decided, if anything; `home` is the subject that is spoken of."""
    if asks:
        yield Told("", "What bears on it:", parts=tuple(_ask(basis, ask, home) for ask in asks))


def tell_force_asks(basis: Basis, finding: Finding) -> Iterator[Told]:
    """Yield what would settle whether the rule binds on the day, where that is open."""
    asks = finding.force.asks
    if asks:
        parts = tuple(_ask(basis, ask, finding.subject) for ask in asks)
        yield Told("", "Whether and since when it binds depends on:", parts=parts)


def _ask(basis: Basis, ask: Ask, home: str | None) -> Told:
    key = (ask.id, ask.subject) if ask.what == "question" else None
    return Told(capitalised(basis.ask(ask, home)), fact=key)


def _end(basis: Basis, completion: Completion, home: str | None, brief: bool) -> Told:
    by_ask: dict[Ask, list[Value]] = {}
    for ask, value in completion.answers:
        by_ask.setdefault(ask, []).append(value)
    answers = [clause for ask, values in by_ask.items() for clause in value_clauses(basis, ask, values, home, brief)]
    ending = VERDICTS[completion.verdict]
    return Told(sentence(f"{ending}, if {listed(answers)}" if answers else f"{ending}, whatever else is answered"))
