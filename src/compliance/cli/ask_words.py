"""The words of a question at a terminal, and the answers that people type."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from compliance.answers.model import Facts
from compliance.assessment.finding import Ask
from compliance.packs.model import Question, Rulebook

_FOR_ALL = " for all"


def prompt_text(rulebook: Rulebook, facts: Facts, ask: Ask, others: Sequence[str] = ()) -> str:
    """Return the question as it is put, with the numbers of its options, and of which `others` it is asked as well."""
    if ask.what == "list":
        subject = rulebook.subjects[ask.id]
        listed = ", ".join(member.title for member in facts.lists[ask.id].members.values())
        so_far = f"\n  So far: {listed}." if listed else ""
        how = "a short id and its title, as in `chat: Health chat`; `done` if there are no others"
        return f"{subject.ask}{so_far}\n  Name one: {how} (`?` more, empty skips, `quit`)"
    question = rulebook.questions[ask.id]
    about = ""
    if question.each is not None and ask.subject is not None:
        about = f"{rulebook.subjects[question.each].title} `{facts.lists[question.each].members[ask.subject].title}`: "
    lines = [about + question.ask]
    lines += [f"  {number}. {says}" for number, (_, says) in enumerate(_numbered(question), 1)]
    lines.append("  " + _how(question))
    if others and question.each is not None:
        members = facts.lists[question.each].members
        names = ", ".join(f"`{members[other].title}`" for other in others)
        lines.append(f"  The same is asked of {names}: end your answer with `for all` if it holds for each of them.")
    return "\n".join(lines)


def for_all(line: str, subject: str | None, others: Sequence[str]) -> tuple[str, tuple[str | None, ...]]:
    """Return an answer without the words `for all` at its end, and every subject that it is given for."""
    if others and line.lower().endswith(_FOR_ALL):
        return line[: -len(_FOR_ALL)].strip(" ,"), (subject, *others)
    return line, (subject,)


def help_text(rulebook: Rulebook, ask: Ask) -> str:
    """Return why something is asked, what counts, and what would show the answer."""
    if ask.what == "list":
        subject = rulebook.subjects[ask.id]
        return "\n".join(filter(None, [subject.why, subject.help])) or "Each one is judged on its own."
    question = rulebook.questions[ask.id]
    lines = [question.why, question.help, f"What shows it: {question.evidence}" if question.evidence else ""]
    lines += [f"  {option.says}: {option.help}" for option in question.options if option.help]
    return "\n".join(line for line in lines if line) or "There is nothing more to say about this question."


def read_line() -> str | None:
    """Return a line that was typed or piped in, without blanks around it; None at the end of input or on Ctrl-C."""
    if sys.stdin.isatty():
        click.echo("> ", nl=False)
    try:
        line = sys.stdin.readline()
    except KeyboardInterrupt:
        return None
    return line.strip() if line else None


def value_of(question: Question, line: str) -> str | list[str] | None:
    """Return what to write for an answer that was typed: by number, by id or in full; None if it fits nothing."""
    if line == "unknown":
        return line
    kind = question.kind.name
    if kind == "yes_no":
        return {"y": "yes", "yes": "yes", "n": "no", "no": "no"}.get(line.lower())
    if kind == "choice":
        return _option(question, line)
    if kind == "choices":
        if line.lower() in ("none", "0"):
            return []
        ticked = [_option(question, part.strip()) for part in line.split(",")]
        return [option for option in ticked if option] if all(ticked) else None
    if kind == "links":
        return [] if line.lower() in ("none", "0") else [part.strip() for part in line.split(",")]
    return _option(question, line) or line if question.named else line


def _numbered(question: Question) -> list[tuple[str, str]]:
    return [(option.id, option.says) for option in (*question.options, *question.named)]


def _option(question: Question, line: str) -> str | None:
    numbered = _numbered(question)
    if line.isdecimal() and question.kind.name != "number":
        return numbered[int(line) - 1][0] if 1 <= int(line) <= len(numbered) else None
    return next((id for id, says in numbered if line.lower() in (id, says.lower())), None)


def _how(question: Question) -> str:
    unit = f" of {question.kind.unit.replace('_', ' ')}" if question.kind.unit else ""
    return {
        "yes_no": "yes or no",
        "choice": "one number or id",
        "choices": f"all that hold, with commas between; `none` for: {question.none or 'None of these'}",
        "number": f"a whole number{unit}",
        "date": "a date, as in 2026-11-22",
        "links": "ids, with commas between, or `none`",
        "text": "a few words",
    }[question.kind.name] + " (`?` more, `unknown`, empty skips, `quit`)"
