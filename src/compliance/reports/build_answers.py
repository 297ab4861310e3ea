"""All answers with all that was said about them, and what was asked and is not answered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from compliance.answers.model import Answer
from compliance.conditions.facts import MORE
from compliance.packs.model import Question
from compliance.reports.basis import Basis, place_words
from compliance.reports.model import AnswerSheet, AnswerTold, Unanswered
from compliance.reports.wording import capitalised, day_words, listed


def build_answers(basis: Basis, questions: Sequence[Question]) -> tuple[AnswerSheet, ...]:
    """Return the answers about the deployment, then about each subject, in the order of `questions`."""
    sheets = [_sheet(basis, "The deployment", questions, None, None)]
    for kind, subjects in basis.facts.lists.items():
        title = basis.rulebook.subjects[kind].title
        own = [question for question in questions if question.each == kind]
        for subject in sorted(subjects.members):
            name = f"{title}: {basis.subject_name(kind, subject)}"
            sheets.append(_sheet(basis, name, own, kind, subject))
    return tuple(sheet for sheet in sheets if sheet.sections)


def build_unanswered(basis: Basis, questions: Sequence[Question]) -> tuple[Unanswered, ...]:
    """Return by section what was needed and is not answered; the same question about several subjects is told once."""
    missing: dict[str, list[str]] = {}
    for (question, subject), known in basis.assessment.facts.items():
        if known.told == "unanswered" and not (subject or "").startswith(MORE):
            missing.setdefault(question, []).append(subject or "")
    asked = [question for question in questions if question.id in missing]
    return tuple(
        Unanswered(section, sum(len(missing[question.id]) for question in own), tuple(_asks(basis, own, missing)))
        for section, group in groupby(asked, key=lambda question: question.section)
        for own in [list(group)]
    )


def _asks(basis: Basis, questions: Sequence[Question], missing: dict[str, list[str]]) -> Iterator[str]:
    for question in questions:
        if question.each is None:
            yield question.ask
            continue
        subjects = sorted(missing[question.id])
        everybody = subjects == sorted(basis.facts.lists[question.each].members) and len(subjects) > 2
        plural = basis.rulebook.subjects[question.each].plural.replace("_", " ")
        names = listed(basis.subject_name(question.each, subject) for subject in subjects)
        yield f"{question.ask} ({f'all {plural}' if everybody else names})"


def _sheet(
    basis: Basis, title: str, questions: Sequence[Question], kind: str | None, subject: str | None
) -> AnswerSheet:
    answered = [question for question in questions if question.each == kind and basis.answer(question.id, subject)]
    sections = tuple(
        (section, tuple(_told(basis, question, subject) for question in own))
        for section, own in groupby(answered, key=lambda question: question.section)
    )
    return AnswerSheet(title, sections)


def _told(basis: Basis, question: Question, subject: str | None) -> AnswerTold:
    answer = basis.answer(question.id, subject)
    assert answer is not None
    said = " on ".join(word for word in (answer.by, day_words(answer.dated) if answer.dated else "") if word)
    return AnswerTold(
        question=question.id,
        ask=question.ask,
        shown=answer.shown or ("unknown" if answer.is_unknown else basis.fact_words(question, answer.fact)),
        marks=capitalised(listed(_marks(basis, question, answer, subject))),
        source=", ".join(filter(None, (said, place_words(answer.place)))),
        note=answer.note,
        evidence=tuple(basis.evidence_title(use.evidence, use.where) for use in answer.evidence),
    )


def _marks(basis: Basis, question: Question, answer: Answer, subject: str | None) -> Iterator[str]:
    if not answer.sure:
        yield "not sure"
    if answer.is_unknown:
        yield "somebody looked and does not know"
    elif answer.is_partial:
        yield "answered in part"
    if answer.inherited_from:
        yield f"taken over from `{answer.inherited_from}`"
    if answer.from_sheet:
        yield "given for many at once"
    known = basis.assessment.facts.get((question.id, subject))
    if known is not None and known.told == "not_asked":
        yield "the other answers say that it need not be asked"
