"""The same answers and more: what was said stays, what was left open is said, or said more narrowly."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from compliance.answers.model import Answer, Decision, Facts, Listed, SubjectList
from compliance.conditions.facts import Days, Fact, Numbers, OneOf, Ticks
from compliance.conditions.kinds import Kind
from compliance.conditions.truth import NO, UNKNOWN, YES
from compliance.packs.model import Rulebook
from compliance.sources.place import Place
from properties.dice import Dice
from properties.sentences import DAY, NUMBERS
from properties.worlds import all_keys, is_settled, possible_of, without_contradictions, without_surprises


def refined(dice: Dice, rulebook: Rulebook, facts: Facts) -> Facts:
    """Answers that refine others: more of them, narrower ones, decisions, longer lists and complete ones.

    No answer is given to a question that may not be asked at all, unless it leaves possible what counts then: such an
    answer says that the question is asked, and what follows from that for other answers is not worked out.
    """
    lists = _lists(dice, rulebook, facts)
    answers: dict[tuple[str, str | None], Answer] = {}
    before: dict[tuple[str, str | None], Answer] = {}
    for key in all_keys(rulebook, lists):
        kind = rulebook.questions[key[0]].kind
        answer = facts.answers.get(key)
        place = Place("more.yaml", len(answers) + 1, 1)
        if answer is not None and not answer.is_unknown and not answer.is_partial:
            answers[key] = before[key] = answer
            continue
        possible = _grown(answer, kind, lists)
        if answer is not None:
            before[key] = replace(answer, fact=possible)
        if answer is not None and not dice.chance(60):
            answers[key] = before[key]
        elif answer is not None or dice.chance(60):
            fact = narrowed(dice, possible)
            answers[key] = Answer(fact, place, is_partial=not is_settled(fact), shown="shown")
    decided = {(d.classification, d.subject) for d in facts.decisions if d.overrides}
    known = {(d.classification, d.subject, d.line) for d in facts.decisions}
    decisions = list(facts.decisions)
    for status in rulebook.classifications.values():
        for subject in list(lists[status.each].members) if status.each is not None else [None]:
            for line in status.lines:
                new = (status.id, subject, line.id) not in known and (status.id, subject) not in decided
                if len(line.then) > 1 and new and dice.chance(50):
                    outcome = dice.pick(line.then)
                    decisions.append(Decision(status.id, subject, outcome, line.id, False, "Counsel", DAY, "why"))
    more = replace(facts, lists=lists, answers=answers, decisions=tuple(decisions))
    return without_surprises(rulebook, more, before)


def completed(dice: Dice, rulebook: Rulebook, facts: Facts) -> Facts:
    """Complete answers: lists closed, every question answered that may be asked, every contested line decided."""
    lists = {kind: replace(listed, complete=True, given=True) for kind, listed in facts.lists.items()}
    answers: dict[tuple[str, str | None], Answer] = {}
    for key in all_keys(rulebook, lists):
        answer = facts.answers.get(key)
        if answer is not None and not answer.is_unknown and not answer.is_partial:
            answers[key] = answer
            continue
        fact = _grown(answer, rulebook.questions[key[0]].kind, lists)
        while not is_settled(fact):
            fact = narrowed(dice, fact)
        answers[key] = Answer(fact, Place("more.yaml", len(answers) + 1, 1), shown="shown")
    decisions = {(d.classification, d.subject, d.line): d for d in facts.decisions}
    for status in rulebook.classifications.values():
        for subject in list(lists[status.each].members) if status.each is not None else [None]:
            for line in (line for line in status.lines if len(line.then) > 1):
                one = Decision(status.id, subject, dice.pick(line.then), line.id, False, "Counsel", DAY, "why")
                decisions.setdefault((status.id, subject, line.id), one)
    whole = replace(facts, lists=lists, answers=answers, decisions=tuple(decisions.values()))
    return without_contradictions(rulebook, whole)


def _lists(dice: Dice, rulebook: Rulebook, facts: Facts) -> dict[str, SubjectList]:
    lists: dict[str, SubjectList] = {}
    for kind, listed in facts.lists.items():
        if listed.complete or not dice.chance(60):
            lists[kind] = listed
            continue
        above = rulebook.subjects[kind].within
        parents = list(lists[above].members) if above is not None else []
        members = dict(listed.members)
        if dice.chance(50) and (above is None or parents):
            members["new"] = Listed("new", "new", dice.pick(parents) if parents else None)
        lists[kind] = replace(listed, members=members, complete=dice.chance(70), given=True)
    return lists


def _grown(answer: Answer | None, kind: Kind, lists: Mapping[str, SubjectList]) -> Fact:
    """What an answer leaves possible when lists have become longer or complete."""
    if answer is None or answer.is_unknown:
        return possible_of(kind, lists)
    if isinstance(answer.fact, Ticks) and answer.fact.open_ended:
        maybe = answer.fact.maybe | ({"new"} & set(lists[kind.to].members))
        return replace(answer.fact, maybe=maybe, open_ended=not lists[kind.to].complete)
    return answer.fact


def narrowed(dice: Dice, fact: Fact) -> Fact:
    """A fact that leaves less possible, or one value only."""
    match fact:
        case OneOf(options):
            return OneOf(tuple(dice.some(options, 1)))
        case Ticks(ticked, maybe, open_ended):
            taken = dice.some(sorted(maybe))
            rest = maybe - set(taken)
            out = set(dice.some(sorted(rest))) if dice.chance(50) else rest
            return Ticks(ticked | set(taken), rest - out, open_ended and dice.chance(50))
        case Numbers(low, high, named, numeric):
            if named and (not numeric or dice.chance(30)):
                return Numbers(0, None, named[:1], numeric=False)
            inside = [n + d for n in NUMBERS for d in (-1, 0, 1) if n + d >= low and (high is None or n + d <= high)]
            number = dice.pick(inside or [low])
            return Numbers(number, number) if dice.chance(70) else Numbers(low, number)
        case Days(first, last):
            day = first or (last - timedelta(days=20) if last is not None else DAY - timedelta(days=dice.below(90)))
            return Days(day, day) if dice.chance(70) else Days(day, last)
        case _:
            return dice.pick((NO, YES)) if fact is UNKNOWN else fact
