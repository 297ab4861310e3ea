"""Headings and owners that are nearly alike: a slip of the pen that gives a chapter, or a list, to one rule of its own."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher
from itertools import combinations

from compliance.packs.model import Rule, Rulebook
from compliance.sources.place import Place
from compliance.sources.problem import Problems

_ALIKE = 0.82
_FEW = 2


def find_nearly_alike_headings(rulebook: Rulebook, pack: str, problems: Problems) -> None:
    """Warn of a topic, an owner of remedies or a section of questions that is rare, and nearly the same as another of the pack."""
    rules = rulebook.rules_of(pack)
    remedies = [(rule, one) for rule in rules for one in (rule.remedy, *[duty.remedy for duty in rule.duties]) if one]
    _find("owner", [(remedy.owner, rule.place) for rule, remedy in remedies if remedy.owner], problems)
    questions = [question for question in rulebook.questions.values() if question.pack == pack]
    _find("topic", [(rule.topic, rule.place) for rule in rules], problems)
    _find("section", [(question.section, question.place) for question in questions], problems)


def find_copies(rulebook: Rulebook, pack: str, problems: Problems) -> None:
    """Warn of rules with the same title, and of duties of a rule with the same condition: copied, and not changed."""
    titles: dict[str, Rule] = {}
    for rule in rulebook.rules_of(pack):
        first = titles.setdefault(" ".join(rule.title.split()).casefold(), rule)
        if first is not rule:
            says = f"`{rule.id}` has the same title as `{first.id}`"
            notes = [(first.place, "the other rule stands here")]
            problems.add(
                "nearly-alike", says, rule.place, "say in each title what is asked there", notes=notes, level="warning"
            )
        for one, other in combinations(rule.duties, 2):
            own = other.place is not None and other.place.file.startswith(f"{pack}/")
            if own and (one.met_when, one.when, one.due) == (other.met_when, other.when, other.due):
                says = f"the duties `{one.id}` and `{other.id}` of `{rule.id}` have the same condition"
                advice = "change one of them, if it was copied; if both say the same, take one out"
                notes = [(one.place, "the other duty stands here")]
                problems.add("nearly-alike", says, other.place, advice, notes=notes, level="warning")


def _find(what: str, headings: Iterable[tuple[str, Place | None]], problems: Problems) -> None:
    places: dict[str, list[Place | None]] = {}
    for heading, place in headings:
        places.setdefault(heading, []).append(place)
    for pair in combinations(places, 2):
        rare, usual = sorted(pair, key=lambda heading: len(places[heading]))
        if len(places[rare]) <= _FEW and len(places[rare]) < len(places[usual]) and _are_alike(rare, usual):
            for place in places[rare]:
                says = f"the {what} `{rare}` is nearly the same as `{usual}`, which {len(places[usual])} others have"
                advice = f"write `{what}: {usual}`, or a {what} that cannot be taken for it"
                problems.add("nearly-alike", says, place, advice, level="warning")


def _are_alike(one: str, other: str) -> bool:
    """Return whether two headings differ by a slip; `Part 2` and `Part 3` are two headings."""
    if [c for c in one if c.isdigit()] != [c for c in other if c.isdigit()]:
        return False
    return SequenceMatcher(None, one.casefold(), other.casefold()).ratio() >= _ALIKE
