"""Every question as a book: for those who collect answers away from the program."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby

from compliance.packs.lock import with_needs
from compliance.packs.model import Question, Rulebook, Subject

_ANSWERS = {
    "yes_no": "yes / no",
    "number": "a whole number",
    "date": "a date, as in 2026-11-22",
    "text": "a few words",
}


_TO_LIST = "What is judged one by one, and so is listed first"


def book_text(rulebook: Rulebook, packs: Sequence[str]) -> str:
    """Return the questions of some packs, and of the packs that these need, as Markdown."""
    lines = ["# Questions", ""]
    listed = _listed(rulebook, packs)
    lines += [f"## {_TO_LIST}", ""] if listed else []
    for subject in listed:
        lines += [f"### {subject.ask}", "", f"`{subject.plural}`\n"]
        lines += [f"{label}: {text}\n" for label, text in (("Why", subject.why), ("Help", subject.help)) if text]
    for section, questions in _sections(rulebook, packs):
        lines += [f"## {section}", ""]
        lines += [questions[0].intro, ""] if questions[0].intro else []
        for question in questions:
            lines += [
                f"### {question.ask}",
                "",
                f"`{question.id}`, {_of_what(rulebook, question)}: {_answer(rulebook, question)}",
                "",
            ]
            lines += [f"- [ ] `{id}`: {says}" for id, says in _options(question)]
            lines += [""] if _options(question) else []
            lines += [f"{label}: {text}\n" for label, text in _notes(question)]
    return "\n".join(lines).rstrip() + "\n"


def book_html(rulebook: Rulebook, packs: Sequence[str]) -> str:
    """Return the same book as one HTML page."""
    parts = ['<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Questions</title>']
    parts.append(
        "<style>body{font:10pt/1.45 Plex,sans-serif;max-width:44em;margin:auto}h2{break-before:page}h3{font-size:11pt;"
        "break-after:avoid;margin-bottom:2pt}code{font-size:9pt}ul{list-style:none;padding-left:1em}p{margin:3pt 0}"
        "@page{size:A4;margin:20mm;@bottom-center{content:counter(page) ' of ' counter(pages)}}</style></head><body>"
    )
    parts.append("<h1>Questions</h1>")
    listed = _listed(rulebook, packs)
    parts.extend(f"<h2>{_TO_LIST}</h2>" for _ in listed[:1])
    for subject in listed:
        parts.append(f"<h3>{escape(subject.ask)}</h3><p><code>{escape(subject.plural)}</code></p>")
        notes = (("Why", subject.why), ("Help", subject.help))
        parts.extend(f"<p>{label}: {escape(text)}</p>" for label, text in notes if text)
    for section, questions in _sections(rulebook, packs):
        parts.append(f"<h2>{escape(section)}</h2>")
        parts.extend(f"<p>{escape(intro)}</p>" for intro in [questions[0].intro] if intro)
        for question in questions:
            parts.append(f"<h3>{escape(question.ask)}</h3>")
            about = f"{_of_what(rulebook, question)}: {_answer(rulebook, question)}"
            parts.append(f"<p><code>{escape(question.id)}</code>, {escape(about)}</p>")
            if _options(question):
                rows = "".join(
                    f"<li>[ ] {escape(says)} <code>{escape(id)}</code></li>" for id, says in _options(question)
                )
                parts.append(f"<ul>{rows}</ul>")
            parts.extend(f"<p>{escape(label)}: {escape(text)}</p>" for label, text in _notes(question))
    return "".join([*parts, "</body></html>"])


def _listed(rulebook: Rulebook, packs: Sequence[str]) -> list[Subject]:
    """Return the kinds of subjects of which something is asked."""
    asked = {question.each for _, questions in _sections(rulebook, packs) for question in questions}
    return [subject for id, subject in rulebook.subjects.items() if id in asked]


def _sections(rulebook: Rulebook, packs: Sequence[str]) -> Iterator[tuple[str, list[Question]]]:
    wanted = with_needs(rulebook, packs)
    questions = [question for question in rulebook.questions.values() if question.pack in wanted]
    for section, group in groupby(questions, key=lambda question: question.section or question.pack):
        yield section, list(group)


def _of_what(rulebook: Rulebook, question: Question) -> str:
    return f"for each {rulebook.subjects[question.each].title.lower()}" if question.each else "once"


def _answer(rulebook: Rulebook, question: Question) -> str:
    if question.kind.name == "links":
        return f"which of the {rulebook.subjects[question.kind.to].plural}"
    if question.kind.name == "choice":
        return "one of"
    if question.kind.name == "choices":
        return "all that hold"
    unit = f" of {question.kind.unit.replace('_', ' ')}" if question.kind.unit else ""
    return _ANSWERS[question.kind.name] + unit


def _options(question: Question) -> list[tuple[str, str]]:
    rows = [(option.id, option.says + (f" ({option.help})" if option.help else "")) for option in question.options]
    rows += [(option.id, option.says) for option in question.named]
    if question.kind.name == "choices":
        rows.append(("none", question.none or "None of these"))
    return rows


def _notes(question: Question) -> list[tuple[str, str]]:
    notes = [("Why", question.why), ("Help", question.help), ("What shows it", question.evidence)]
    if question.ask_when is not None:
        notes.append(("Asked when", question.ask_when.says))
    return [(label, text) for label, text in notes if text]
