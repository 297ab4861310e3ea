"""Questions, terms, options, penalties and named days that nothing reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from compliance.authoring.lint.finding import LintFinding
from compliance.authoring.open_world import OpenWorld
from compliance.conditions.inside import inside
from compliance.conditions.meaning import (
    All,
    Always,
    AtLeast,
    Chosen,
    Condition,
    DatesCompare,
    Decided,
    Either,
    Holds,
    Not,
    Some,
    Ticked,
)
from compliance.packs.days_used import days_used
from compliance.packs.model import Question, Rulebook


def check_unread(world: OpenWorld, pack: str) -> Iterator[LintFinding]:
    """Yield `unused-question`, `unused-term`, `unused-option`, `unused-penalty` and `unused-date`.

    Questions of a pack without rules, on which others build, are read by packs that may come later, and are not looked at.
    """
    rulebook = world.rulebook
    if not rulebook.packs[pack].needs and all(rule.pack != pack for rule in rulebook.rules.values()):
        return
    read = find_read(rulebook)
    for question in rulebook.questions.values():
        if question.pack != pack or question.kind.name == "text":
            continue
        if question.id not in read:
            yield LintFinding(
                "unused-question",
                f"nothing reads the question `{question.id}`",
                question.place,
                "use it in a rule, or take it out",
                shows=_whatever(question),
            )
        elif question.kind.name == "choices":
            alike = {option for group in question.kind.groups.values() for option in group}
            for option in question.options:
                if option.id not in read[question.id] | alike and None not in read[question.id]:
                    yield LintFinding(
                        "unused-option",
                        f"no condition tells the option `{option.id}` of `{question.id}` from the others",
                        question.place,
                        "is a condition missing that reads it? if not, keep it only if it makes the question clearer, "
                        "in a group (`groups:`) of options that are meant to come out alike",
                    )
    for term in rulebook.terms.values():
        if term.pack == pack and term.id not in read:
            yield LintFinding("unused-term", f"nothing uses the term `{term.id}`", term.place, "use it, or take it out")
    used = {rule.penalty for rule in rulebook.rules.values()}
    for penalty in rulebook.penalties.values():
        if penalty.id not in used and penalty.place is not None and penalty.place.file.startswith(f"{pack}/"):
            says = f"no rule names the penalty `{penalty.id}`"
            yield LintFinding("unused-penalty", says, penalty.place, "name it in a rule, or take it out")
    yield from _unused_days(rulebook, pack)


def _whatever(question: Question) -> tuple[str, ...]:
    """Return answers to a question between which nothing tells; none if it is not one of those with answers to choose."""
    answers = ["yes", "no"] if question.kind.name == "yes_no" else [option.id for option in question.options][:2]
    return (f"everything comes out the same, for instance, for {answers[0]} and {answers[1]}",) if answers[1:] else ()


def _unused_days(rulebook: Rulebook, pack: str) -> Iterator[LintFinding]:
    """Yield `unused-date` for each day of a pack that no line of `in_force` and no condition names."""
    own = [day for day in rulebook.dates.values() if day.place is not None and day.place.file.startswith(f"{pack}/")]
    parts = (rulebook.rules, rulebook.classifications, rulebook.terms, rulebook.questions)
    used = days_used(chain.from_iterable(part.values() for part in parts), [day.id for day in own])
    for day in own:
        if day.id not in used:
            says = f"nothing uses the day `{day.id}`"
            advice = "name it in `from` or `until` of `in_force`, or in a condition, or take it out"
            yield LintFinding("unused-date", says, day.place, advice)


def find_read(rulebook: Rulebook) -> dict[str, set[str | None]]:
    """Return every name that some condition reads, with the options it names (None: the answer as a whole)."""
    read: dict[str, set[str | None]] = {}
    for condition in _all(rulebook):
        _note(condition, read)
    for rule in rulebook.rules.values():
        for duty in rule.duties:
            if duty.due is not None:
                read.setdefault(duty.due.question, set()).add(None)
    return read


def _all(rulebook: Rulebook) -> Iterable[Condition]:
    yield from (q.ask_when for q in rulebook.questions.values() if q.ask_when is not None)
    yield from (term.means for term in rulebook.terms.values())
    for one in rulebook.classifications.values():
        yield from (line.when for line in one.lines if line.when is not None)
    for rule in rulebook.rules.values():
        yield rule.applies_when
        yield from (force.when for force in rule.in_force if force.when is not None)
        for duty in rule.duties:
            yield from (c for c in (duty.when, duty.met_when) if c is not None)


def _note(condition: Condition, read: dict[str, set[str | None]]) -> None:
    for one in inside(condition):
        match one:
            case Some(through=str(through)):
                read.setdefault(through, set()).add(None)
            case Holds(term):
                read.setdefault(term, set())
            case Decided(classification, _, outcomes):
                read.setdefault(classification, set()).update(outcomes)
            case Ticked(question, _, mode, options):
                read.setdefault(question, set()).update([*options, *([None] if mode == "only" else [])])
            case Chosen(question, _, options):
                read.setdefault(question, set()).update(options)
            case DatesCompare(question, _, _, other):
                read.setdefault(question, set()).add(None)
                read.setdefault(other, set()).add(None)
            case Some() | All() | Either() | AtLeast() | Not() | Always():
                pass
            case _:
                read.setdefault(one.question, set()).add(None)
