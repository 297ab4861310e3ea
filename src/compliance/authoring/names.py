"""The vocabulary of packs: every name that a condition may use, with what it may be compared with."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from compliance.packs.model import Classification, Question, Rulebook, Term
from compliance.sources.values import dataclass

_FORMS = {
    "yes_no": "`NAME`, `not NAME`",
    "choice": "`NAME is OPTION`, `NAME is one of (OPTION, OPTION)`",
    "choices": "`NAME includes OPTION`, `NAME includes any of (OPTION, OPTION)`, `NAME includes only (OPTION)`",
    "number": "`NAME is at least 10 UNIT`, `NAME is less than 10 UNIT`",
    "date": "`NAME is before 2026-01-31`, `NAME is on or after DAY`, `NAME is older than 12 months`",
    "links": "`any NAME (...)`, `every NAME (...)`",
    "text": "never: words are not judged",
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """One part of the vocabulary: a heading, what stands below it, and entries of a name, its kind and its notes."""

    title: str
    intro: tuple[str, ...]
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A name, what kind of thing it is, and lines of notes."""

    name: str
    what: str
    notes: tuple[str, ...]
    pack: str = ""

    def is_about(self, words: str) -> bool:
        """Say whether words begin with each of these in the name, in what it asks or means, or in its options."""
        text = " ".join((self.name, *self.notes))
        return all(_has(text, word) for word in words.split())

    def about(self, words: str) -> Entry:
        """Return this with the first of its notes, and of the others those that have one of these words; all, if it is named."""
        what = f"{self.what}, pack {self.pack}" if self.pack else self.what
        if words == self.name:
            return replace(self, what=what)
        first, others = self.notes[:1], self.notes[1:]
        kept = tuple(note for note in others if any(_has(note, word) for word in words.split()))
        left = len(others) - len(kept)
        more = (f"and {left} more {'line' if left == 1 else 'lines'} (--about {self.name} prints all)",) if left else ()
        return replace(self, what=what, notes=(*first, *kept, *more))


def _has(text: str, word: str) -> bool:
    return re.search(rf"(?<![^\W_]){re.escape(word.lower())}", text.lower()) is not None


def names_text(rulebook: Rulebook, packs: Sequence[str], about: str = "") -> str:
    """Return the vocabulary of some packs, and of the packs that these need, as plain text.

    `about` are words: then only what has all of them in its name or its words is returned, with the pack that each is
    of; of its options only those that have one of the words.
    """
    return _written(rulebook, packs, _text, about)


def names_markdown(rulebook: Rulebook, packs: Sequence[str], about: str = "") -> str:
    """Return the same vocabulary as Markdown."""
    return _written(rulebook, packs, _markdown, about)


def reach_of(rulebook: Rulebook, packs: Sequence[str]) -> tuple[str, ...]:
    """Return the packs whose names some packs may use: themselves and all that they need, in the rulebook's order."""
    wanted, waiting = set(packs), list(packs)
    while waiting:
        for needed in rulebook.packs[waiting.pop()].needs:
            if needed not in wanted:
                wanted.add(needed)
                waiting.append(needed)
    return tuple(pack for pack in rulebook.packs if pack in wanted)


def _written(rulebook: Rulebook, packs: Sequence[str], form: Callable[[Sheet], Iterator[str]], about: str) -> str:
    sheets = [sheet for sheet in _sheets(rulebook, frozenset(reach_of(rulebook, packs))) if sheet.entries]
    if about:
        sheets = [found for sheet in sheets[1:] if (found := _about(sheet, about)).entries]
    if not sheets:
        return f"No name of these packs is about `{about}`.\n"
    return "\n".join(line for sheet in sheets for line in form(sheet)).rstrip() + "\n"


def _about(sheet: Sheet, words: str) -> Sheet:
    """Return the part of a sheet that is about some words; where each entry is from stands with what it is."""
    return Sheet(
        sheet.title, sheet.intro, tuple(entry.about(words) for entry in sheet.entries if entry.is_about(words))
    )


def _text(sheet: Sheet) -> Iterator[str]:
    yield from (sheet.title, "=" * len(sheet.title), "")
    yield from (*sheet.intro, "") if sheet.intro else ()
    for entry in sheet.entries:
        yield f"{entry.name}  ({entry.what})"
        yield from (f"    {note}" for note in entry.notes)
        yield ""


def _markdown(sheet: Sheet) -> Iterator[str]:
    yield from (f"## {sheet.title}", "")
    yield from (*(f"- {line}" for line in sheet.intro), "") if sheet.intro else ()
    for entry in sheet.entries:
        yield f"- `{entry.name}` ({entry.what})"
        yield from (f"  - {note}" for note in entry.notes)
    yield ""


def _sheets(rulebook: Rulebook, packs: frozenset[str]) -> Iterator[Sheet]:
    questions = [question for question in rulebook.questions.values() if question.pack in packs]
    kinds = dict.fromkeys(question.kind.name for question in questions)
    yield Sheet("How names stand in conditions", (), tuple(Entry(kind, _FORMS[kind], ()) for kind in kinds))
    for section, group in groupby(questions, key=lambda question: question.section or question.pack):
        yield Sheet(f"Questions: {section}", (), tuple(_question(question) for question in group))
    terms = [term for term in rulebook.terms.values() if term.pack in packs]
    intro = ("A term stands alone in a condition: `NAME`, `not NAME`.",)
    yield Sheet("Terms", intro, tuple(_term(term) for term in terms))
    found = [one for one in rulebook.classifications.values() if one.pack in packs]
    intro = ("`NAME is OUTCOME`, `NAME is one of (OUTCOME, OUTCOME)`; a group means any of its outcomes.",)
    yield Sheet("Classifications", intro, tuple(_classification(one) for one in found))
    intro = ("`any NAME (...)`, `every NAME (...)`, `no NAME (...)`.",)
    yield Sheet("Subjects", intro, tuple(_subjects(rulebook)))
    days = (
        Entry(name, day.on.isoformat(), (f"or only from {day.or_only_from}",) if day.or_only_from else ())
        for name, day in rulebook.dates.items()
    )
    yield Sheet("Named days", (), tuple(days))
    intro = ("A rule stands in no condition, but its id is taken.",)
    rules = [rule for rule in rulebook.rules.values() if rule.pack in packs]
    yield Sheet("Rules", intro, tuple(Entry(rule.id, "rule", (rule.title,), rule.pack) for rule in rules))


def _question(question: Question) -> Entry:
    kind = question.kind
    notes = [question.ask]
    notes += [f"{option.id}: {option.says}" for option in question.options]
    if kind.name == "choices":
        notes.append(f"nothing ticked: {question.none or 'None of these'}")
    notes += [f"group {group} = {', '.join(members)}" for group, members in kind.groups.items()]
    notes += [f"instead of a number, {option.id}: {option.says}" for option in question.named]
    if question.ask_when is not None:
        notes.append(f"asked when: {question.ask_when.says}")
    about = {"number": f"number of {kind.unit}" if kind.unit else "number", "links": f"links to {kind.to}"}
    return Entry(question.id, f"{about.get(kind.name, kind.name)}, {_of(question.each)}", tuple(notes), question.pack)


def _term(term: Term) -> Entry:
    return Entry(term.id, _of(term.each), (term.reads, f"means: {term.means.says}"), term.pack)


def _classification(one: Classification) -> Entry:
    notes = [one.title]
    notes += [f"{o.id}: {o.title}" + (f" (in the group {o.group})" if o.group else "") for o in one.outcomes]
    notes += [f"group {group}: {title}" for group, title in one.groups.items()]
    return Entry(one.id, _of(one.each), tuple(notes), one.pack)


def _subjects(rulebook: Rulebook) -> Iterator[Entry]:
    for subject in rulebook.subjects.values():
        within = f", each within a {subject.within}" if subject.within else ""
        yield Entry(subject.id, f"several are {subject.plural}{within}", (subject.title, subject.ask))


def _of(each: str | None) -> str:
    return f"of each {each}" if each else "of the deployment"
