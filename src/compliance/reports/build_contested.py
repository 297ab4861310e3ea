"""Points of law on which people differ, for counsel: both readings, which way they lean, and what was decided."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from compliance.assessment.finding import Classified, Verdict
from compliance.conditions.truth import NO, YES, Truth
from compliance.packs.days_used import days_used, rests_on
from compliance.packs.model import Classification, Line, NamedDate, Pack
from compliance.reports.basis import Basis
from compliance.reports.model import Contested
from compliance.reports.model_findings import Regime
from compliance.reports.quote_law import quote_law
from compliance.reports.wording import day_words, listed, sentence, stopped
from compliance.sources.counted import counted


def build_contested(basis: Basis, packs: Sequence[Pack], regimes: Sequence[Regime]) -> tuple[Contested, ...]:
    """Return every contested point that these answers come to, and every decision that was recorded.

    Rules of which nobody knows whether they apply say so where they are told, in `regimes`.
    """
    told = {card.rule for regime in regimes for group in regime.groups for card in group.cards}
    return (*_lines(basis, packs), *_overridden(basis), *_rules(basis, told), *_dates(basis, packs))


def build_contested_later(basis: Basis, packs: Sequence[Pack]) -> tuple[str, ...]:
    """Return the titles of the contested points that these answers may still come to, when more is answered."""
    titles = [_title(one, line) for one, line, found in _contested_lines(basis, packs) if not _come_to(found, line)]
    return tuple(dict.fromkeys(titles))


def _lines(basis: Basis, packs: Sequence[Pack]) -> Iterator[Contested]:
    for classification, line, found in _contested_lines(basis, packs):
        if _come_to(found, line):
            yield _line(basis, classification, line, found)


def _contested_lines(basis: Basis, packs: Sequence[Pack]) -> Iterator[tuple[Classification, Line, list[Classified]]]:
    """Yield each contested line with those for whom it decides, or may."""
    chosen = {pack.id for pack in packs}
    for classification in basis.rulebook.classifications.values():
        if classification.pack not in chosen:
            continue
        found = [one for one in basis.assessment.classifications if one.classification == classification.id]
        for line in classification.lines:
            reached = [one for one in found if _truth(one, line) is not NO]
            if line.contested and reached:
                yield classification, line, reached


def _come_to(found: Sequence[Classified], line: Line) -> bool:
    """Return whether it surely decides for somebody, or somebody has decided it already."""
    return any(_truth(one, line) is YES for one in found) or any(
        reached.line == line.id and reached.decision is not None for one in found for reached in one.proof.lines
    )


def _truth(one: Classified, line: Line) -> Truth:
    return next((reached.truth for reached in one.proof.lines if reached.line == line.id), NO)


def _title(classification: Classification, line: Line) -> str:
    return f"{classification.title}: {listed((classification.title_of(o) for o in line.then), 'or')}?"


def _line(basis: Basis, classification: Classification, line: Line, found: list[Classified]) -> Contested:
    decisions = []
    for one in found:
        for reached in one.proof.lines:
            if reached.line == line.id and reached.decision is not None:
                decision = reached.decision
                of = _of(basis, classification, one.subject)
                decisions.append(
                    f"{decision.by} decided{of} on {day_words(decision.dated)}: "
                    f"{classification.title_of(decision.outcome)}. The reason given: {stopped(decision.because)}"
                )
    names = [name for one in found if (name := _name(basis, classification, one.subject))]
    waiting = sum(
        any(ask.what == "decision" and (ask.id, ask.line) == (classification.id, line.id) for ask in f.open_questions)
        for f in basis.assessment.findings
    )
    bears_on = [listed(names)] if names else []
    if waiting:
        bears_on.append(f"{counted(waiting, 'finding')} {'waits' if waiting == 1 else 'wait'} for a decision")
    return Contested(
        title=_title(classification, line),
        readings=f"{sentence(line.because)} {sentence(line.contested)}".strip(),
        leans=classification.title_of(line.leans) if line.leans else "",
        decision=" ".join(decisions),
        bears_on=sentence("; ".join(bears_on)),
        quotes=quote_law(basis.rulebook, line.cite),
    )


def _name(basis: Basis, classification: Classification, subject: str | None) -> str:
    if classification.each is None or subject is None:
        return ""
    return basis.subject_name(classification.each, subject)


def _of(basis: Basis, classification: Classification, subject: str | None) -> str:
    name = _name(basis, classification, subject)
    return f" for {name}" if name else ""


def _overridden(basis: Basis) -> Iterator[Contested]:
    for one in basis.assessment.classifications:
        decision = one.proof.overridden
        if decision is None:
            continue
        classification = basis.rulebook.classifications[one.classification]
        would = listed((classification.title_of(o) for line in one.proof.lines for o in line.adds), "or")
        yield Contested(
            title=f"{classification.title}{_of(basis, classification, one.subject)}: a decision replaces the result",
            readings=f"The answers alone give: {sentence(would or 'nothing')}",
            leans="",
            decision=f"{decision.by} decided on {day_words(decision.dated)}: "
            f"{classification.title_of(decision.outcome)}. The reason given: {stopped(decision.because)}",
            bears_on="",
            quotes=(),
        )


def _rules(basis: Basis, told: Collection[str]) -> Iterator[Contested]:
    for id in _applying(basis):
        if id not in told:
            continue
        rule = basis.rulebook.rules[id]
        if rule.contested:
            quotes = quote_law(basis.rulebook, rule.cite)
            yield Contested(rule.title, sentence(rule.contested), "", "", "", quotes)
        for force in rule.in_force:
            if force.contested:
                since = f" ({day_words(force.start)})" if force.start is not None else ""
                quotes = quote_law(basis.rulebook, force.cite)
                yield Contested(f"{rule.title}: since when{since}", sentence(force.contested), "", "", "", quotes)


def _applying(basis: Basis) -> Sequence[str]:
    findings = basis.assessment.findings
    return [*dict.fromkeys(one.rule for one in findings if one.verdict is not Verdict.NOT_APPLICABLE)]


def _dates(basis: Basis, packs: Sequence[Pack]) -> Iterator[Contested]:
    """Yield each contested day that a rule which applies or may apply rests on, or a classification of the reported packs."""
    rulebook, chosen = basis.rulebook, {pack.id for pack in packs}
    rules = [rulebook.rules[id] for id in _applying(basis)]
    lines = [one for one in rulebook.classifications.values() if one.pack in chosen]
    contested = [named for named in rulebook.dates.values() if named.contested]
    used = days_used(rests_on(rulebook, [*rules, *lines]), [named.id for named in contested]) if contested else ()
    yield from (_date(basis, named) for named in contested if named.id in used)


def _date(basis: Basis, named: NamedDate) -> Contested:
    either = [day_words(day) for day in (named.on, named.or_only_from) if day is not None]
    return Contested(
        title=f"Does this day of law fall on {listed(either, 'or')}?",
        readings=sentence(named.contested),
        leans=day_words(named.on),
        decision="",
        bears_on=sentence(f"the day is called `{named.id}`"),
        quotes=quote_law(basis.rulebook, named.cite),
    )
