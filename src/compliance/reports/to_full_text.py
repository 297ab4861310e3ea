"""The whole report as plain text: every finding with its proof, every answer, every note and piece of evidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compliance.reports.model import ClockRow, Report
from compliance.reports.model_findings import Card, DutyTold, FindingTold, MayApply, Regime, Step
from compliance.reports.to_text import summary_text
from compliance.reports.told_text import paragraph, quote_text
from compliance.reports.wording import lowered

_NOT_COMPARED = (
    "The versions that quotes were taken from. This report did not compare the quotes with these texts: "
    "`compliance pack quotes --sources FOLDER` and `compliance pack check --sources FOLDER` do."
)
_WHOLE_BY_ITS_WORD = (
    "That a list is whole is what its pack says. `compliance pack check --only law --sources FOLDER` compares it with the "
    "text, and says so where the structure of the text is not known and nothing could be compared."
)


def report_text(report: Report, width: int = 100) -> str:
    """Return the whole report as text of at most `width` characters a line."""
    lines = [*summary_text(report, width, colour=False).splitlines()]
    lines += [*_statuses(report, width)]
    for regime in report.regimes:
        lines += [*_regime(regime, width)]
    lines += [*_open_points(report, width), *_law(report, width), *_answers(report, width), *_made(report, width)]
    return "".join(line.rstrip() + "\n" for line in lines)


def _title(words: str) -> Iterator[str]:
    yield from ("", "", words, "=" * len(words), "")


def _if_none(things: Sequence[object], says: str) -> Iterator[str]:
    """Yield what a part says where it has nothing to tell."""
    if not things:
        yield says


def _steps(steps: Sequence[Step], width: int, depth: int) -> Iterator[str]:
    for step in steps:
        source = f" ({step.source})" if step.source else ""
        says = " ".join(filter(None, (step.lead, step.says, step.see)))
        yield from paragraph(f"{says}{source}", width, "  " * (depth + step.depth), "- " if step.depth else "")


def _statuses(report: Report, width: int) -> Iterator[str]:
    yield from _title("Legal status")
    for table in report.statuses:
        yield from paragraph(f"{table.title} ({table.regime})", width, "")
        for row in table.rows:
            about = " ".join(filter(None, (row.subject or "the deployment", row.see)))
            yield from paragraph(f"{about}: {row.outcome}. {row.reason}", width, "  ", "* ")
            yield from _steps(row.steps, width, 1)
        for quote in table.quotes:
            yield from quote_text(quote, width, 1)
        yield ""
    for ground in report.grounds:
        yield from paragraph(f"{ground.subject or 'The deployment'} {ground.see}: {ground.says}", width, "", "* ")
        yield from _steps(ground.steps, width, 1)


def _regime(regime: Regime, width: int) -> Iterator[str]:
    yield from _title(f"{regime.title} ({regime.pack} {regime.version})")
    yield from paragraph(regime.sentence, width, "")
    for group in regime.groups:
        yield from ("", group.title, "-" * len(group.title))
        yield from paragraph(group.intro, width, "")
        for card in group.cards:
            yield from _card(card, width)
    if regime.may_apply:
        yield from ("", "May apply", "-" * len("May apply"))
        yield from paragraph("Nobody can say yet whether these apply.", width, "")
    for may in regime.may_apply:
        yield from _may_apply(may, width)
    if regime.not_applying:
        yield from ("", "Does not apply", "-" * len("Does not apply"))
    for row in regime.not_applying:
        about = row.subjects or "the deployment"
        yield from paragraph(
            f"{row.title} ({row.rule}; {about}): {row.reason} {' '.join(row.remarks)}", width, "", "* "
        )
    for penalty in regime.penalties:
        yield ""
        yield from paragraph(f"Penalty: {penalty.text}", width, "")
        for quote in penalty.quotes:
            yield from quote_text(quote, width, 1)


def _may_apply(may: MayApply, width: int) -> Iterator[str]:
    about = "; ".join(filter(None, (may.rule, lowered(may.severity.word), may.in_force)))
    yield from paragraph(
        f"{may.badge.word}: {may.title} ({about}) {may.contested} {' '.join(may.remarks)}", width, "", "* "
    )
    for one in may.to:
        yield from paragraph(f"{one.for_whom or 'The deployment'}:", width, "  ")
        yield from _steps(one.why, width, 2)


def _card(card: Card, width: int) -> Iterator[str]:
    yield ""
    yield from paragraph(f"{card.badge.word}: {card.title}", width, "")
    about = " · ".join(filter(None, (card.rule, card.severity.word, card.standing, card.in_force)))
    yield from paragraph(about, width, "  ")
    yield from _duties(card.duties, width)
    for quote in card.quotes:
        yield from quote_text(quote, width, 1)
    said = (
        ("What is missing", card.gap),
        ("What to do", card.remedy),
        ("Effort and owner", ", ".join(filter(None, (card.effort, card.owner)))),
        ("Severity", f"{lowered(card.severity.word)}: {card.severity_because}" if card.severity_because else ""),
        ("Penalty", card.penalty),
        ("What shows it", card.evidence),
        ("Contested", card.contested),
        ("Would replace", card.would_replace),
    )
    for head, text in said:
        if text:
            yield from paragraph(f"{head}: {text}", width, "  ")
    for finding in card.findings:
        yield from _finding(finding, width)


def _duties(duties: Sequence[DutyTold], width: int) -> Iterator[str]:
    for duty in duties:
        state = f"{duty.state.word}: " if duty.state is not None else ""
        standing = f" ({duty.standing})" if duty.standing else ""
        yield from paragraph(f"{state}{duty.text}{standing}", width, "  ", "* ")
        for quote in duty.quotes:
            yield from quote_text(quote, width, 2)


def _finding(finding: FindingTold, width: int) -> Iterator[str]:
    yield from paragraph(f"{finding.subject_title or 'The deployment'}: {finding.badge.word}", width, "  ")
    yield from _steps(finding.why, width, 2)
    for remark in finding.remarks:
        yield from paragraph(f"Please note: {remark}", width, "    ")


def _open_points(report: Report, width: int) -> Iterator[str]:
    yield from _title("What is open")
    yield from _if_none(report.open_points, "Nothing is open.")
    for number, point in enumerate(report.open_points, 1):
        about = (
            f"{point.subjects or 'the deployment'}; bears on {point.number}: {point.findings}; {point.severity.word}"
        )
        yield from paragraph(f"{point.ask} ({about}) {point.why}", width, "", f"{number}. ")


def _law(report: Report, width: int) -> Iterator[str]:
    yield from _title("Law that does not bind today")
    yield from _if_none(report.dated, "All law that was looked at binds today.")
    for row in report.dated:
        yield from paragraph(f"{row.day}: {row.title} ({row.regime}). {row.told}. {row.because}", width, "", "* ")
    yield from _title("Contested points, for counsel")
    yield from _if_none(report.contested, "These answers reach no point on which the packs record different readings.")
    for title in report.contested_later:
        yield from paragraph(f"May come up once more is answered: {title}", width, "", "* ")
    for item in report.contested:
        decided = f"Decided: {item.decision}" if item.decision else ""
        leans = f"Safer reading: {item.leans}." if item.leans else ""
        yield from paragraph(f"{item.title} {item.readings} {leans} {decided} {item.bears_on}", width, "", "* ")
        for quote in item.quotes:
            yield from quote_text(quote, width, 1)
    yield from _title("Clocks side by side")
    yield from _if_none(report.clocks, "No rule that may apply has a clock that others have, too.")
    for group in report.clocks:
        yield from paragraph(f"{group.title}, {group.order}", width, "")
        for clock in group.rows:
            yield from paragraph(clock_text(clock), width, "  ", "* ")
    yield from _title("What was not looked at")
    for pack in report.coverage:
        yield from paragraph(f"{pack.title}: {pack.covers} {' '.join(pack.leaves_out)}", width, "", "* ")
        for law in pack.law:
            counts = f"{law.covered} covered, {law.not_relevant} not relevant here, {law.left_out} left out"
            says = f"Provisions of {law.title} ({law.whole}): {counts}. {' '.join((*law.why, law.rest))}"
            yield from paragraph(says, width, "  ", "- ")
    if any(pack.law for pack in report.coverage):
        yield from paragraph(_WHOLE_BY_ITS_WORD, width, "")


def _answers(report: Report, width: int) -> Iterator[str]:
    yield from _title("All answers")
    for sheet in report.answers:
        yield from ("", sheet.title)
        for _, answers in sheet.sections:
            for told in answers:
                note = f"note: {told.note}" if told.note else ""
                about = "; ".join(filter(None, (told.marks, told.source, *told.evidence, note)))
                yield from paragraph(f"{told.ask} {told.shown} ({about}) [{told.question}]", width, "  ", "* ")
    for section in report.unanswered:
        yield ""
        asks = " · ".join(section.asks)
        yield from paragraph(f"Not answered, {section.title} ({section.number}): {asks}", width, "")
    yield from _title("Evidence")
    yield from _if_none(report.evidence, "No evidence was named.")
    for piece in report.evidence:
        said = (piece.id, piece.file, piece.sha256, piece.valid, piece.note, piece.used_by)
        yield from paragraph(f"{piece.title} ({'; '.join(filter(None, said))})", width, "", "* ")


def _made(report: Report, width: int) -> Iterator[str]:
    yield from _title("Texts of law")
    yield from paragraph(_NOT_COMPARED, width, "")
    for text in report.sources:
        said = (text.title, text.issuer, text.kind, text.version, text.archived)
        yield from paragraph(f"{text.citation} ({'; '.join(filter(None, said))})", width, "", "* ")
    yield from _title("How this report was made")
    made = report.made
    whole = (report.deployment, report.organisation, report.version, report.description)
    yield from paragraph("; ".join(filter(None, whole)), width, "", "* ")
    rows = [
        f"compliance {made.engine}",
        f"{made.assessment_file} {made.assessment_digest}",
        f"rulebook {made.rulebook}",
    ]
    rows += [f"{title} {version} {digest}" for title, version, digest in made.packs]
    rows += [f"{title}: {words}" for title, words in made.read]
    rows += [f"follows {made.after}"] if made.after else []
    for row in [*rows, made.rerun]:
        yield from paragraph(row, width, "", "* ")


def clock_text(row: ClockRow) -> str:
    """Return a clock in one line."""
    what = "; ".join(filter(None, (row.to, row.after)))
    told = f" By today’s answers: {row.told}." if row.told else ""
    return f"{row.limit}{': ' + what if what else ''}. {row.title} [{row.rule}] ({row.regime}, {row.binds}).{told}"
