"""A pack as a document for the review of a lawyer: every text of law, line, rule, duty, quote, question and case."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from compliance.authoring.case import Case
from compliance.authoring.handbook_blocks import Block, Bullets, Heading, Words, table
from compliance.authoring.handbook_cases import all_cases, case_blocks, example_blocks
from compliance.authoring.handbook_rules import read_blocks, rule_blocks
from compliance.authoring.handbook_words import (
    day_words,
    each_words,
    force_words,
    names_read,
    quotes,
    standing_words,
)
from compliance.authoring.punished_words import punished_words
from compliance.authoring.reviewed_words import read_words
from compliance.packs.days_used import days_used
from compliance.packs.look_back import look_back
from compliance.packs.model import Classification, Instrument, Line, Question, Rule, Rulebook
from compliance.packs.reviewed import Record
from compliance.sources.place import Place

_HOW_TO_READ = (
    "This document says all that the pack says. Compare each quote with its source and ask of each rule: does it apply to "
    "those whom the law means, and to nobody else? Is each duty one that the law states? Do the facts fulfil it? Are "
    "the days, the severity and the penalty right? What is missing?"
)


def handbook(rulebook: Rulebook, pack: str, cases: Sequence[Case], record: Record | None = None) -> tuple[Block, ...]:
    """Return the document of one pack; `cases` are its cases, and `record` tells what of it was read and when."""
    return (
        *_front(rulebook, pack),
        *_instruments(rulebook, pack),
        *_days_and_penalties(rulebook, pack),
        *_terms(rulebook, pack),
        *_classifications(rulebook, pack, cases),
        *_rules(rulebook, pack, cases, record),
        *_questions(rulebook, pack),
        *example_blocks(rulebook, pack, cases),
        *all_cases(cases),
    )


def _front(rulebook: Rulebook, pack: str) -> Iterator[Block]:
    about = rulebook.packs[pack]
    yield Heading(1, about.title, "top", pack)
    yield from table(
        ("Version", about.version),
        ("Jurisdiction", about.jurisdiction),
        ("Needs", ", ".join(f"{name} {versions}" for name, versions in about.needs.items())),
        ("Covers", about.covers),
        ("Leaves out", "\n".join(about.leaves_out)),
        ("SHA-256 of its files", about.digest),
    )
    yield Words(_HOW_TO_READ)


def _instruments(rulebook: Rulebook, pack: str) -> Iterator[Block]:
    own = [instrument for instrument in rulebook.instruments.values() if instrument.pack == pack]
    if own:
        yield Heading(2, "Texts of law", "texts")
    for instrument in own:
        yield Heading(3, instrument.title, f"text-{instrument.id}", instrument.id)
        yield from table(
            ("Cited as", instrument.citation),
            ("Issued by", instrument.issuer),
            ("Kind", standing_words(instrument.kind)),
            ("Text of", instrument.version),
            ("Archived", _archived(instrument)),
            ("Replaces", instrument.supersedes),
            ("Note", instrument.note),
        )


def _archived(instrument: Instrument) -> str:
    if instrument.file is None:
        return f"no: {instrument.not_archived_why}"
    return instrument.file + (f" (SHA-256 {instrument.sha256})" if instrument.sha256 else "")


def _days_and_penalties(rulebook: Rulebook, pack: str) -> Iterator[Block]:
    """Yield the days and penalties that a pack declares, or that it uses of another one."""
    parts = (rulebook.rules, rulebook.classifications, rulebook.terms, rulebook.questions)
    of_pack = [one for part in parts for one in part.values() if one.pack == pack]
    used = days_used(of_pack, rulebook.dates)
    used |= {one.penalty for one in of_pack if isinstance(one, Rule) and one.penalty is not None}
    days = {name: day for name, day in rulebook.dates.items() if name in used or _is_of(pack, day.place)}
    penalties = {name: one for name, one in rulebook.penalties.items() if name in used or _is_of(pack, one.place)}
    if days:
        yield Heading(2, "Days of law", "days")
    for name, day in days.items():
        yield Heading(4, day_words(day.on), f"day-{name}", name)
        other = day_words(day.or_only_from) if day.or_only_from else ""
        yield from table(("Or only from", other), ("Contested", day.contested))
        yield from quotes(rulebook, day.cite)
    if penalties:
        yield Heading(2, "Penalties", "penalties")
    for name, penalty in penalties.items():
        yield Heading(4, penalty.text, f"penalty-{name}", name)
        yield from table(("For breaches of", punished_words(penalty)))
        yield from quotes(rulebook, penalty.cite)


def _is_of(pack: str, place: Place | None) -> bool:
    """Say whether a day or a penalty stands in a file of a pack; where that is not known, it is taken for its own."""
    return place is None or place.file.partition("/")[0] == pack


def _terms(rulebook: Rulebook, pack: str) -> Iterator[Block]:
    own = [term for term in rulebook.terms.values() if term.pack == pack]
    if own:
        yield Heading(2, "Terms", "terms")
    for term in own:
        yield Heading(3, term.reads[:1].upper() + term.reads[1:], term.id, term.id)
        yield from table(("Said of", each_words(rulebook, term.each)), ("Holds when", f"`{term.means.says}`"))
        yield from quotes(rulebook, term.cite)
        yield from read_blocks(rulebook, pack, names_read([term.means]))


def _classifications(rulebook: Rulebook, pack: str, cases: Sequence[Case]) -> Iterator[Block]:
    own = [one for one in rulebook.classifications.values() if one.pack == pack]
    if own:
        yield Heading(2, "Classifications", "classifications")
    for one in own:
        yield Heading(3, one.title, one.id, one.id)
        yield from table(("Said of", each_words(rulebook, one.each)))
        yield Words("Outcomes:")
        yield Bullets(
            tuple(
                f"`{outcome.id}`: {outcome.title}" + (f" ({one.groups[outcome.group]})" if outcome.group else "")
                for outcome in one.outcomes
            )
        )
        yield Words("The first line whose condition holds decides:")
        for number, line in enumerate(one.lines, 1):
            yield from _line(rulebook, one, line, number)
        yield from case_blocks(one.id, cases)


def _line(rulebook: Rulebook, one: Classification, line: Line, number: int) -> Iterator[Block]:
    outcomes = " or ".join(one.title_of(outcome) for outcome in line.then)
    yield Heading(4, f"Line {number}: {outcomes}", f"{one.id}.{line.id}", line.id)
    yield from table(
        ("When", f"`{line.when.says}`" if line.when is not None else "no line above decides"),
        ("Because", line.because),
        ("Contested", line.contested),
        ("The safer reading", one.title_of(line.leans) if line.leans else ""),
        ("Standing", standing_words(line.standing) if line.standing is not None else ""),
        ("In force", "\n".join(force_words(force) for force in line.in_force)),
    )
    yield from quotes(rulebook, line.cite)
    for force in line.in_force:
        yield from quotes(rulebook, force.cite)
    yield from read_blocks(rulebook, one.pack, names_read([line.when]))


def _rules(rulebook: Rulebook, pack: str, cases: Sequence[Case], record: Record | None) -> Iterator[Block]:
    read = {one.id: one for one in look_back(record, rulebook, pack, ("rules",))} if record is not None else {}
    own = [rule for rule in rulebook.rules.values() if rule.pack == pack]
    if own:
        yield Heading(2, "Rules", "rules")
    for rule in own:
        yield from rule_blocks(rulebook, rule, cases, read_words(read[rule.id]) if rule.id in read else "")


def _questions(rulebook: Rulebook, pack: str) -> Iterator[Block]:
    own = [question for question in rulebook.questions.values() if question.pack == pack]
    if own:
        yield Heading(2, "Questions of this pack", "questions")
    for section, group in groupby(own, key=lambda question: question.section):
        questions = list(group)
        yield Heading(3, section, f"section-{section}")
        if questions[0].intro:
            yield Words(questions[0].intro)
        for question in questions:
            yield from _question(rulebook, question)


def _question(rulebook: Rulebook, question: Question) -> Iterator[Block]:
    yield Heading(4, question.ask, question.id, question.id)
    options = [
        f"{option.says} (`{option.id}`){f': {option.help}' if option.help else ''}"
        for option in (*question.options, *question.named)
    ]
    kind = question.kind.name.replace("_", "/") + (f" of {question.kind.unit}" if question.kind.unit else "")
    yield from table(
        ("Asked of", each_words(rulebook, question.each)),
        ("Answer", kind),
        ("Options", "\n".join(options)),
        ("If nothing is ticked", question.none),
        ("Asked when", f"`{question.ask_when.says}`" if question.ask_when is not None else ""),
        ("Why", question.why),
        ("Help", question.help),
        ("Proof", question.evidence),
        ("Good for", " ".join(map(str, question.good_for)) if question.good_for else ""),
    )
    yield from quotes(rulebook, question.cite)
    for option in (*question.options, *question.named):
        yield from quotes(rulebook, option.cite)
