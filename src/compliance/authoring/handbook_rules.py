"""The part of a handbook about rules: each with its duties, dates, severity, words of law, questions and cases."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compliance.authoring.case import Case
from compliance.authoring.handbook_blocks import Block, Bullets, Heading, Words, table
from compliance.authoring.handbook_cases import case_blocks
from compliance.authoring.handbook_words import each_words, force_words, names_read, quotes, standing_words
from compliance.packs.model import Duty, Question, Remedy, Rule, Rulebook


def rule_blocks(rulebook: Rulebook, rule: Rule, cases: Sequence[Case], read: str = "") -> Iterator[Block]:
    """Return everything there is to say about one rule; `read` tells who has read it, if the pack has a record of that."""
    yield Heading(3, rule.title, rule.id, rule.id)
    penalty = rulebook.penalties[rule.penalty] if rule.penalty else None
    yield from table(
        ("Judged for", each_words(rulebook, rule.each)),
        ("Applies when", f"`{rule.applies_when.says}`"),
        ("In force", "\n".join(force_words(force) for force in rule.in_force)),
        ("Severity", f"{rule.severity}: {rule.severity_because}" if rule.severity_because else rule.severity),
        ("Penalty", penalty.text if penalty else ""),
        ("If not met", rule.gap),
        ("What to do", remedy_words(rule.remedy)),
        ("Proof", rule.evidence),
        ("Contested", rule.contested),
        ("Would replace", ", ".join(f"`{other}`" for other in rule.would_replace)),
        ("Read against the law", read),
    )
    yield from quotes(rulebook, rule.cite)
    for force in rule.in_force:
        yield from quotes(rulebook, force.cite)
    for number, duty in enumerate(rule.duties, 1):
        yield from _duty(rulebook, rule, duty, number)
    conditions = [rule.applies_when, *(force.when for force in rule.in_force)]
    conditions += [condition for duty in rule.duties for condition in (duty.when, duty.met_when)]
    yield from read_blocks(rulebook, rule.pack, names_read(conditions))
    yield from case_blocks(rule.id, cases)


def _duty(rulebook: Rulebook, rule: Rule, duty: Duty, number: int) -> Iterator[Block]:
    yield Heading(4, f"Duty {number}: {duty.text}", f"{rule.id}.{duty.id}", duty.id)
    yield from table(
        ("Only when", f"`{duty.when.says}`" if duty.when is not None else ""),
        ("Met when", f"`{duty.met_when.says}`"),
        ("Due", f"`{duty.due.says}`" if duty.due is not None else ""),
        ("Standing", standing_words(duty.standing) if duty.standing is not None else ""),
        ("If not met", duty.gap),
        ("What to do", remedy_words(duty.remedy) if duty.remedy is not None else ""),
    )
    yield from quotes(rulebook, duty.cite)


def remedy_words(remedy: Remedy) -> str:
    """Return what to do, how long it takes, and who sees to it."""
    about = ", ".join(word for word in (remedy.effort, remedy.owner) if word)
    return f"{remedy.text} ({about})" if about else remedy.text


def read_blocks(rulebook: Rulebook, pack: str, names: Sequence[str]) -> Iterator[Block]:
    """Return the questions that conditions ask, and the terms and classifications that they rest on."""
    asked = [rulebook.questions[name] for name in names if name in rulebook.questions]
    if asked:
        yield Words("Questions that it asks:")
        yield Bullets(tuple(f"`{question.id}`: {question.ask}{_elsewhere(question, pack)}" for question in asked))
    rests = [f"`{name}`: {rulebook.terms[name].reads}" for name in names if name in rulebook.terms]
    rests += [f"`{name}`: {rulebook.classifications[name].title}" for name in names if name in rulebook.classifications]
    if rests:
        yield Words("Terms and classifications that it rests on:")
        yield Bullets(tuple(rests))


def _elsewhere(question: Question, pack: str) -> str:
    """Return which pack asks a question, if it is another one."""
    return f" (of the pack {question.pack})" if question.pack != pack else ""
