"""Random small rulebooks and random answers to them: consistent with each other, and without circles."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from hypothesis import strategies as st

from compliance.answers.model import (
    Answer,
    Decision,
    Deployment,
    Evidence,
    EvidenceUse,
    Facts,
    Listed,
    ScopedOut,
    SubjectList,
    Waiver,
)
from compliance.assessment.possible import allows
from compliance.assessment.scene import Scene
from compliance.conditions.facts import Days, Fact, Numbers, OneOf, Ticks
from compliance.conditions.kinds import Kind, OutcomeNames, QuestionName, SubjectName, Vocabulary
from compliance.conditions.proof import Key
from compliance.conditions.truth import NO, UNKNOWN, YES, Truth
from compliance.packs.model import (
    Classification,
    Due,
    Duty,
    Force,
    Line,
    Outcome,
    Pack,
    Question,
    Remedy,
    Rule,
    Rulebook,
    Severity,
    Standing,
    Subject,
    Term,
)
from compliance.sources.place import Place
from properties.dice import Dice, dice
from properties.sentences import DAY, FIXED_DAYS, NUMBERS, Names, sentence

OPTIONS = ("x", "y", "z")
KINDS: dict[str, tuple[str | None, Kind]] = {
    "org.a": (None, Kind("yes_no")),
    "org.b": (None, Kind("yes_no")),
    "org.c": (None, Kind("choice", OPTIONS)),
    "org.t": (None, Kind("choices", OPTIONS)),
    "org.n": (None, Kind("number", unit="days", named=("nobody",))),
    "org.d": (None, Kind("date")),
    "org.e": (None, Kind("date")),
    "org.l": (None, Kind("links", to="model")),
    "function.a": ("function", Kind("yes_no")),
    "function.c": ("function", Kind("choice", OPTIONS)),
    "function.t": ("function", Kind("choices", OPTIONS)),
    "function.d": ("function", Kind("date")),
    "function.m": ("function", Kind("links", to="model")),
    "change.a": ("change", Kind("yes_no")),
    "change.n": ("change", Kind("number", unit="days")),
    "model.a": ("model", Kind("yes_no")),
    "model.c": ("model", Kind("choice", OPTIONS)),
}
WITHIN: dict[str, str | None] = {"function": None, "change": "function", "model": None}
IDS = {"function": ("f1", "f2"), "change": ("c1", "c2"), "model": ("m1", "m2")}


@dataclass(frozen=True)
class Size:
    """How large a world is: which subjects and questions it has, how deep conditions go, how many rules."""

    kinds: tuple[str, ...] = ("function", "change", "model")
    questions: int = 9
    depth: int = 2
    rules: int = 4
    unknown: int = 40
    more: int = 35


@dataclass(frozen=True)
class World:
    """A rulebook, answers to it, and the day that is judged."""

    rulebook: Rulebook
    facts: Facts
    day: date = DAY


SMALL = Size()


def worlds(size: Size = SMALL) -> st.SearchStrategy[World]:
    """Random worlds."""
    return dice().map(lambda thrown: world(thrown, size))


def world(dice: Dice, size: Size = SMALL) -> World:
    """One random world."""
    rulebook = random_rulebook(dice, size)
    return World(rulebook, random_facts(dice, rulebook, size))


# --- rulebooks


def random_rulebook(dice: Dice, size: Size = SMALL) -> Rulebook:
    """A random rulebook with two packs."""
    known = {
        q: about
        for q, about in KINDS.items()
        if about[0] in (None, *size.kinds) and (about[1].to or "model") in (*size.kinds, "model")
    }
    known = {q: about for q, about in known.items() if about[1].name != "links" or about[1].to in size.kinds}
    ids = list(known)
    while len(ids) > size.questions:
        ids.pop(dice.below(len(ids)))
    names = Names({}, {}, {}, {kind: WITHIN[kind] for kind in size.kinds})
    questions: dict[str, Question] = {}
    for id in ids:
        each, kind = known[id]
        questions[id] = _question(dice, id, each, kind, names)
        names.questions[id] = (each, kind)
    terms: dict[str, Term] = {}
    statuses: dict[str, Classification] = {}
    for id, each in (
        ("t_org", None),
        ("t_function", "function"),
        ("s_org", None),
        ("s_function", "function"),
        ("t_model", "model"),
    ):
        if (each is not None and each not in size.kinds) or dice.chance(30):
            continue
        at_hand = names.parents(each) if each is not None else []
        if id.startswith("t"):
            terms[id] = Term(id, "one", each, sentence(dice, names, at_hand, size.depth), f"it is {id}")
            names.terms[id] = each
        else:
            statuses[id] = _status(dice, id, each, names, at_hand, size)
            names.classifications[id] = (each, tuple(outcome.id for outcome in statuses[id].outcomes))
    rules = {}
    for i in range(1 + dice.below(size.rules)):
        one = _rule(dice, f"{dice.pick(('law', 'act'))}.rule-{i}", dice.pick((None, *size.kinds)), names, size)
        rules[one.id] = one
    return rulebook_of(questions, terms, statuses, rules, {k: WITHIN[k] for k in size.kinds})


def rulebook_of(
    questions: Mapping[str, Question],
    terms: Mapping[str, Term],
    statuses: Mapping[str, Classification],
    rules: Mapping[str, Rule],
    within: Mapping[str, str | None],
) -> Rulebook:
    """A rulebook made of its parts."""
    subjects = {kind: Subject(kind, f"{kind}s", kind, "Which?", within=above) for kind, above in within.items()}
    vocabulary = Vocabulary(
        {q.id: QuestionName(q.each, q.kind) for q in questions.values()},
        {t.id: t.each for t in terms.values()},
        {c.id: OutcomeNames(c.each, tuple(o.id for o in c.outcomes), {}) for c in statuses.values()},
        {kind: SubjectName(above) for kind, above in within.items()},
        {},
    )
    packs = {id: Pack(id, id, "1.0", "us", "one", {}) for id in ("one", "two")}
    return Rulebook(packs, subjects, questions, terms, statuses, rules, {}, {}, {}, vocabulary, "digest")


def _question(dice: Dice, id: str, each: str | None, kind: Kind, names: Names) -> Question:
    ask_when = default = None
    if names.questions and dice.chance(25):
        at_hand = names.parents(each) if each is not None else []
        earlier = [q for q, (of, _) in names.questions.items() if of in (None, *at_hand)]
        if earlier:
            ask_when = sentence(dice, names, at_hand, 1)
            default = any_answer(dice, kind, ())
    return Question(
        id, "one", "Section", each, kind, "What?",
        ask_when=ask_when, when_not_asked=default,
        judgement=dice.chance(10), good_for=(6, "months") if dice.chance(10) else None,
    )  # fmt: skip


def any_answer(dice: Dice, kind: Kind, linked: tuple[str, ...]) -> Fact:
    """A complete answer; `linked` are the subjects that links may name."""
    match kind.name:
        case "yes_no":
            return dice.pick((NO, YES))
        case "choice":
            return OneOf((dice.pick(kind.options),))
        case "choices":
            return Ticks(frozenset(dice.some(kind.options)))
        case "links":
            return Ticks(frozenset(dice.some(linked)))
        case "number":
            if kind.named and dice.chance(25):
                return Numbers(0, None, kind.named[:1], numeric=False)
            number = dice.pick([0, *[n + d for n in NUMBERS for d in (-1, 0, 1)], 99])
            return Numbers(number, number)
        case _:
            day = dice.pick(_days())
            return Days(day, day)


def _days() -> list[date]:
    fixed = [day + timedelta(days=d) for day in FIXED_DAYS for d in (-1, 0, 1)]
    return [DAY - timedelta(days=d) for d in (0, 7, 8, 30, 60, 61, 100, 400)] + fixed + [DAY + timedelta(days=1)]


def _status(dice: Dice, id: str, each: str | None, names: Names, at_hand: list[str], size: Size) -> Classification:
    outcomes = (Outcome("o1", "One", "o"), Outcome("o2", "Two", "o"), Outcome("o3", "Three"))
    lines: list[Line] = []
    for i in range(1 + dice.below(3)):
        then = tuple(dice.some(("o1", "o2", "o3"), 1)) if dice.chance(40) else (dice.pick(("o1", "o2", "o3")),)
        forces = () if dice.chance(70) else (Force(dice.pick(FIXED_DAYS), dice.pick((None, DAY, date(2030, 1, 1)))),)
        standing = dice.pick((None, Standing.FINAL_GUIDANCE, Standing.STATUTE))
        when = sentence(dice, names, at_hand, size.depth)
        lines.append(
            Line(
                f"line{i}",
                when,
                then,
                contested="both" if len(then) > 1 else "",
                leans=then[0] if len(then) > 1 else "",
                standing=standing,
                in_force=forces,
            )
        )
    lines.append(Line("rest", None, (dice.pick(("o1", "o3")),)))
    return Classification(id, "one", each, id, outcomes, {"o": "One or two"}, tuple(lines))


def _rule(dice: Dice, id: str, each: str | None, names: Names, size: Size) -> Rule:
    at_hand = names.parents(each) if each is not None else []
    duties = []
    for i in range(1 + dice.below(2)):
        due = None
        dates = [q for q, (of, kind) in names.questions.items() if kind.name == "date" and of in (None, *at_hand)]
        if dates and dice.chance(40):
            question = dice.pick(dates)
            unit = dice.pick(("days", "weeks", "months", "years", "working_days"))
            number = {"days": 60, "weeks": 2, "months": 1, "years": 1, "working_days": 10}[unit]
            due = Due(
                number,
                unit,
                question,
                names.questions[question][0],
                dice.chance(20),
                f"{number} {unit} after {question}",
            )
        when = sentence(dice, names, at_hand, 1) if dice.chance(35) else None
        standing = dice.pick((None, None, Standing.FINAL_GUIDANCE))
        duties.append(
            Duty(f"duty{i}", "Do it.", sentence(dice, names, at_hand, size.depth), when, due, standing=standing)
        )
    applies = sentence(dice, names, at_hand, size.depth)
    severity = dice.pick(tuple(Severity))
    return Rule(
        id,
        dice.pick(("one", "two")),
        each,
        id,
        "topic",
        applies,
        tuple(duties),
        _forces(dice, names, at_hand),
        severity,
        "Gap.",
        Remedy("Do it."),
    )


def _forces(dice: Dice, names: Names, at_hand: list[str]) -> tuple[Force, ...]:
    if dice.chance(50):
        return ()
    starts = (None, date(2020, 1, 1), DAY, date(2027, 1, 1))
    standings = (Standing.STATUTE, Standing.FINAL_GUIDANCE, Standing.PROPOSED, Standing.REGULATION)
    lines: list[Force] = []
    for _ in range(dice.below(3)):
        when = sentence(dice, names, at_hand, 1)
        if any(line.when == when for line in lines):
            continue
        followed = dice.chance(30)
        lines.append(Force(dice.pick(starts[:2] if followed else starts), None, dice.pick(standings), when))
        if followed:
            lines.append(Force(date(2026, 6, 1), None, Standing.VACATED, when))
    if dice.chance(60):
        lines.append(Force(dice.pick(starts), dice.pick((None, DAY, date(2031, 1, 1))), dice.pick(standings)))
    return tuple(lines)


# --- answers


def random_facts(dice: Dice, rulebook: Rulebook, size: Size = SMALL) -> Facts:
    """Random answers to a rulebook; none of them contradicts another."""
    lists = random_lists(dice, rulebook, size)
    answers: dict[Key, Answer] = {}
    for key in all_keys(rulebook, lists):
        answer = _answer(dice, rulebook, key, lists, size, len(answers))
        if answer is not None:
            answers[key] = answer
    decisions = [d for c in rulebook.classifications.values() for d in _decisions(dice, c, lists)]
    rules = list(rulebook.rules)
    waivers = (Waiver(rules[0], "", None, "Counsel", "why", date(2027, 1, 1)),) if dice.chance(10) else ()
    scoped_out = (ScopedOut(rules[-1], None, "Counsel", "why"),) if dice.chance(10) else ()
    facts = Facts(
        Deployment("d", "o"), DAY, (), answers, lists, tuple(decisions),
        {"e1": Evidence("e1", "Evidence", expires=date(2026, 1, 1))}, waivers, scoped_out,
    )  # fmt: skip
    return without_contradictions(rulebook, facts)


def all_keys(rulebook: Rulebook, lists: Mapping[str, SubjectList]) -> list[Key]:
    """Every question of the deployment and of everybody who is listed."""
    subjects: dict[str | None, list[str | None]] = {None: [None], **{k: list(v.members) for k, v in lists.items()}}
    return [(q.id, subject) for q in rulebook.questions.values() for subject in subjects[q.each]]


def random_lists(dice: Dice, rulebook: Rulebook, size: Size) -> dict[str, SubjectList]:
    """Random lists of subjects, some of them with more that are not listed, some not given."""
    lists: dict[str, SubjectList] = {}
    for kind, subject in rulebook.subjects.items():
        parents = list(lists[subject.within].members) if subject.within is not None else []
        members: dict[str, Listed] = {}
        for id in IDS[kind]:
            if dice.chance(60) and (subject.within is None or parents):
                members[id] = Listed(id, id, dice.pick(parents) if parents else None)
        complete = not dice.chance(size.more)
        given = complete or bool(members) or dice.chance(50)
        lists[kind] = SubjectList(kind, members, complete, given)
    return lists


def possible_of(kind: Kind, lists: Mapping[str, SubjectList]) -> Fact:
    """Everything that a question could be answered with."""
    facts: dict[str, Fact] = {"yes_no": UNKNOWN, "choice": OneOf(kind.options), "choices": Ticks(frozenset(), frozenset(kind.options)), "number": Numbers(0, None, kind.named), "date": Days()}  # fmt: skip
    if kind.name == "links":
        return Ticks(frozenset(), frozenset(lists[kind.to].members), open_ended=not lists[kind.to].complete)
    return facts[kind.name]


def _answer(
    dice: Dice, rulebook: Rulebook, key: Key, lists: Mapping[str, SubjectList], size: Size, number: int
) -> Answer | None:
    kind = rulebook.questions[key[0]].kind
    place = Place("answers.yaml", number + 1, 1)
    if dice.chance(size.unknown):
        if dice.chance(60):
            return None
        return Answer(possible_of(kind, lists), place, is_unknown=True)
    fact = any_answer(dice, kind, tuple(lists[kind.to].members) if kind.to else ())
    partial = None
    if dice.chance(size.unknown // 2):
        partial = _part_of(dice, fact, kind, lists)
    sure = not dice.chance(10)
    evidence = (EvidenceUse("e1"),) if dice.chance(10) else ()
    return Answer(
        partial or fact,
        place,
        is_partial=partial is not None,
        sure=sure,
        dated=dice.pick((None, date(2026, 1, 1), DAY)),
        evidence=evidence,
        shown="shown",
    )


def _part_of(dice: Dice, fact: Fact, kind: Kind, lists: Mapping[str, SubjectList]) -> Fact | None:
    """What somebody says who knows the fact only in part."""
    match fact:
        case OneOf() if len(kind.options) > 2:
            return (
                OneOf(tuple(o for o in kind.options if o in fact.options or o == "x" or o == "y")[:2])
                if fact.options != ("z",)
                else OneOf(("y", "z"))
            )
        case Ticks():
            options = kind.options or tuple(lists[kind.to].members)
            maybe = frozenset(dice.some(options))
            ends = kind.name == "links" and not lists[kind.to].complete and dice.chance(50)
            return Ticks(fact.ticked - maybe, maybe, ends) if maybe or ends else None
        case Numbers() if fact.numeric:
            return Numbers(fact.low, None if dice.chance(50) else fact.low + 20)
        case Days(first) if first is not None:
            return dice.pick((Days(first, None), Days(None, first), Days(first, first + timedelta(days=40))))
        case _:
            return None


def _decisions(dice: Dice, status: Classification, lists: Mapping[str, SubjectList]) -> list[Decision]:
    found = []
    for subject in list(lists[status.each].members) if status.each is not None else [None]:
        found += [
            Decision(status.id, subject, dice.pick(line.then), line.id, False, "Counsel", DAY, "why")
            for line in status.lines
            if len(line.then) > 1 and dice.chance(30)
        ]
        if dice.chance(5):
            found.append(Decision(status.id, subject, dice.pick(("o1", "o2", "o3")), "", True, "Counsel", DAY, "why"))
    return found


def without_contradictions(rulebook: Rulebook, facts: Facts) -> Facts:
    """The same answers without those that contradict others."""
    return _without(rulebook, facts, lambda asked, answer: asked is NO)


def without_surprises(rulebook: Rulebook, facts: Facts, before: Mapping[Key, Answer]) -> Facts:
    """The answers that were there before, and of others only those which are right whether or not they are asked."""
    return _without(rulebook, facts, lambda asked, answer: asked is not YES and answer not in before.values(), before)


def _without(
    rulebook: Rulebook,
    facts: Facts,
    is_wrong: Callable[[Truth, Answer], bool],
    instead: Mapping[Key, Answer] | None = None,
) -> Facts:
    """The same answers without those that exclude what counts if their question is not asked, where that is wrong."""
    while True:
        scene, kept = Scene(rulebook, facts, DAY), {}
        for key, answer in facts.answers.items():
            default, asked = rulebook.questions[key[0]].when_not_asked, scene.fact(*key).asked
            excludes = default is not None and asked is not None and not allows(answer.fact, default)
            if not (excludes and asked is not None and is_wrong(asked.truth, answer)):
                kept[key] = answer
            elif instead is not None and key in instead:
                kept[key] = instead[key]
        if kept == facts.answers:
            return facts
        facts = replace(facts, answers=kept)


def is_settled(fact: Fact) -> bool:
    """Whether one value is left."""
    match fact:
        case Truth():
            return fact is not UNKNOWN
        case OneOf():
            return len(fact.options) == 1
        case Ticks():
            return not fact.maybe and not fact.open_ended
        case Numbers():
            return len(fact.named) == 1 if not fact.numeric else not fact.named and fact.low == fact.high
        case Days():
            return fact.first is not None and fact.first == fact.last
        case _:
            return True
