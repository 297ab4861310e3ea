"""What a report is built on, and what the things in it are called."""

from __future__ import annotations

from typing import assert_never

from compliance.answers.model import Answer, Facts
from compliance.assessment.finding import Ask, Assessment
from compliance.conditions.facts import MORE, Days, Fact, Numbers, OneOf, Said, Ticks
from compliance.conditions.kinds import Kind
from compliance.conditions.truth import Truth
from compliance.packs.model import Question, Rulebook
from compliance.reports.wording import day_words, listed, lowered, quoted
from compliance.sources.place import Place
from compliance.sources.values import dataclass


@dataclass(frozen=True, slots=True)
class Basis:
    """The rulebook, the answers and the judgement, with the names that people know things by."""

    rulebook: Rulebook
    facts: Facts
    assessment: Assessment

    def subject_name(self, kind: str, subject: str) -> str:
        """Return what a subject is called; those not listed are called so."""
        if subject == MORE or subject.startswith(f"{MORE}:"):
            parent = subject[len(MORE) + 1 :]
            within = self.rulebook.subjects[kind].within
            others = f"{self.rulebook.subjects[kind].plural.replace('_', ' ')} not listed"
            return f"{others}, of {self.subject_name(within, parent)}" if parent and within else f"those {others}"
        member = self.facts.lists[kind].members.get(subject)
        return member.title or subject if member is not None else subject

    def question(self, id: str, kind: str | None, subject: str | None, home: str | None = None) -> str:
        """Return a question as it was asked, with its subject unless that is `home`, the subject that is spoken of."""
        asked = quoted(self.rulebook.questions[id].ask) if id in self.rulebook.questions else f"`{id}`"
        if kind is None or subject is None or subject == home:
            return asked
        return f"{self.subject_name(kind, subject)}: {asked}"

    def ask(self, ask: Ask, home: str | None = None) -> str:
        """Return in words what somebody has to answer, list or decide."""
        match ask.what:
            case "question":
                return self.question(ask.id, self.rulebook.questions[ask.id].each, ask.subject, home)
            case "list":
                subject = self.rulebook.subjects[ask.id]
                plural = subject.plural.replace("_", " ")
                if self.facts.lists[ask.id].given:
                    return f"the list of {plural}: are there others than those listed?"
                return f"the list of {plural}: {quoted(subject.ask)}"
            case "decision":
                classification = self.rulebook.classifications[ask.id]
                outcomes = listed((classification.title_of(o) for o in self.line_outcomes(ask)), "or")
                subject_name = ""
                if ask.subject is not None and classification.each is not None and ask.subject != home:
                    subject_name = f" for {self.subject_name(classification.each, ask.subject)}"
                return f"counsel’s decision on {lowered(classification.title)}{subject_name} (line `{ask.line}`): {outcomes}?"
            case _:
                assert_never(ask.what)

    def line_outcomes(self, ask: Ask) -> tuple[str, ...]:
        """Return the outcomes between which a decision has to be taken."""
        lines = self.rulebook.classifications[ask.id].lines
        return next((line.then for line in lines if line.id == ask.line), ())

    def possible(self, classification: str, subject: str | None) -> tuple[str, ...]:
        """Return the outcomes that a classification can still come to, as exactly as it was looked at."""
        key = (classification, subject)
        found = next((c for c in self.assessment.classifications if (c.classification, c.subject) == key), None)
        return found.possible if found is not None else self.assessment.outcomes[key].possible

    def answer(self, question: str, subject: str | None) -> Answer | None:
        """Return what was answered."""
        return self.facts.answers.get((question, subject))

    def evidence_title(self, id: str, where: str = "") -> str:
        """Return a piece of evidence by its title, and where in it to look."""
        piece = self.facts.evidence.get(id)
        title = piece.title or id if piece is not None else id
        return f"{title}, {where}" if where else title

    def fact_words(self, question: Question, fact: Fact) -> str:
        """Return what is known of an answer in words, such as a fact that stands in for a question not asked."""
        match fact:
            case Truth():
                return str(fact)
            case OneOf(options):
                return listed((question.label(o) for o in options), "or")
            case Ticks(ticked):
                labels = [self.option_label(question, option) for option in _ordered(ticked, question.kind)]
                return "; ".join(labels) or question.none or "none of these"
            case Numbers(low, high, named, numeric):
                words = [question.label(name) for name in named]
                if numeric:
                    words.append(number_words(low, high, question.kind.unit))
                return listed(words, "or")
            case Days(first, last):
                if first is not None and first == last:
                    return day_words(first)
                ends = [f"from {day_words(first)}" if first else "", f"until {day_words(last)}" if last else ""]
                return " ".join(end for end in ends if end) or "any day"
            case Said(text):
                return text or ""
            case _:
                assert_never(fact)

    def option_label(self, question: Question, option: str) -> str:
        """Return how an option reads; for links, what the subject is called."""
        if question.kind.name == "links":
            return self.subject_name(question.kind.to, option)
        return question.label(option)


def place_words(place: Place) -> str:
    """Return where an answer stands: the file's name and the line. Not its folder, so that a report is the same anywhere."""
    return f"{place.file.replace(chr(92), '/').rpartition('/')[2]}:{place.line}"


def number_words(low: int, high: int | None, unit: str) -> str:
    """Return a number or a range of numbers with its unit."""
    counts = f" {unit.replace('_', ' ')}" if unit else ""
    if low == high:
        return f"{low:,}{counts}"
    return f"at least {low:,}{counts}" if high is None else f"{low:,} to {high:,}{counts}"


def _ordered(ids: frozenset[str], kind: Kind) -> list[str]:
    return [o for o in kind.options if o in ids] + sorted(ids.difference(kind.options))
