"""Questions that are never asked of somebody for whom they would decide."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from compliance.assessment.diagram import FALSE, TRUE, BudgetEnded
from compliance.assessment.possible import allows
from compliance.authoring.lint.finding import LintFinding, too_large
from compliance.authoring.open_world import Asked, OpenWorld, in_words, opposite, parts_together
from compliance.authoring.situation import Answers
from compliance.conditions.facts import Fact, Ticks
from compliance.conditions.meaning import Condition, Some
from compliance.packs.lock import with_needs
from compliance.packs.model import Duty, Question, Rule
from compliance.sources.place import Place

_BUDGET = 200_000
_MOST_STEPS = 20_000
_MOST_TRIED = 8
_MOST_ENDED = 3


def check_asked(world: OpenWorld, pack: str) -> Iterator[LintFinding]:
    """Yield `asked-too-narrowly`: to whom the rule applies, who is never asked, and for whom the default decides for ever."""
    behind = world.exact.behind
    only_done = _what_is_only_done(world, pack)
    not_looked_at: list[tuple[str, Place | None]] = []
    may_be_unasked: dict[tuple[str, str, str], bool] = {}
    ended: Counter[tuple[str, str]] = Counter()
    for rule in world.rulebook.rules_of(pack):
        done = only_done.union(*[world.free.exact.behind.condition(duty.met_when) for duty in rule.duties])
        for duty in rule.duties:
            where = [rule.applies_when, *([duty.when] if duty.when is not None else [])]
            context = frozenset[str]().union(*[behind.condition(one) for one in where])
            for name in sorted(world.free.exact.behind.condition(duty.met_when) - context):
                question = world.rulebook.questions.get(name)
                if question is None or question.ask_when is None or question.each not in (None, rule.each):
                    continue
                # Who they are is settled by what the rule reads, and by what is asked before and is nothing they do.
                own = context | (world.free.exact.behind.condition(question.ask_when) - done)
                if not behind.condition(question.ask_when) & own:
                    continue
                if _stands_in(question.ask_when, where, rule.each):
                    continue
                if ended[rule.id, duty.id] >= _MOST_ENDED:  # the next question of such a duty is as large
                    not_looked_at.append((f"`{question.id}` for the duty `{duty.id}` of `{rule.id}`", question.place))
                    continue
                memo = (str(rule.each), " and ".join(one.says for one in where), question.ask_when.says)
                try:
                    if memo not in may_be_unasked:
                        unasked = [*where, opposite(question.ask_when)]
                        may_be_unasked[memo] = False
                        may_be_unasked[memo] = world.free.way(unasked, rule.each, most_steps=_MOST_STEPS) is not None
                    if may_be_unasked[memo]:
                        yield from _of_question(world, rule, duty, question, own)
                except (BudgetEnded, RecursionError):
                    ended[rule.id, duty.id] += 1
                    not_looked_at.append((f"`{question.id}` for the duty `{duty.id}` of `{rule.id}`", question.place))
    if not_looked_at:
        few = "; ".join(what for what, _ in not_looked_at[:3])
        says = f"whether all who need them are asked {len(not_looked_at)} questions of `{pack}` (such as {few})"
        yield too_large(says, not_looked_at[0][1])


def _stands_in(asked: Condition, where: Sequence[Condition], each: str | None) -> bool:
    """Return whether a rule says in as many words that a question is asked of those whom it means.

    What it says of one of a kind of subject holds of any of them, too.
    """
    said = {part.says for one in where for part in parts_together(one)}
    for part in parts_together(asked):
        of_any = part.body if isinstance(part, Some) and _is_any(part, each) else part
        if part.says not in said and not all(inner.says in said for inner in parts_together(of_any)):
            return False
    return True


def _is_any(some: Some, each: str | None) -> bool:
    return some.quantifier == "any" and some.kind == each and some.through is None


def _what_is_only_done(world: OpenWorld, pack: str) -> frozenset[str]:
    """Return what some duty asks for, and no rule reads to know whom it means: what people do, not who they are.

    Rules of a pack and of those that it needs count, so that the same is found whatever other packs are there.
    """
    behind = world.free.exact.behind
    reach = with_needs(world.rulebook, [pack])
    asked_for: set[str] = set()
    means: set[str] = set()
    for rule in world.rulebook.rules.values():
        if rule.pack not in reach:
            continue
        means |= behind.condition(rule.applies_when)
        for duty in rule.duties:
            asked_for |= behind.condition(duty.met_when)
            means |= behind.condition(duty.when) if duty.when is not None else frozenset()
    return frozenset(asked_for - means)


def _of_question(
    world: OpenWorld, rule: Rule, duty: Duty, question: Question, context: frozenset[str]
) -> Iterator[LintFinding]:
    assert question.ask_when is not None
    for comes in ("they can never meet it", "they meet it without having said anything"):
        answers = _witness(world, rule, duty, question, context, silent=comes.startswith("they meet"))
        if answers is not None:
            yield LintFinding(
                "asked-too-narrowly",
                f"`{rule.id}` applies to some who are never asked `{question.id}`, and so {comes} (duty `{duty.id}`)",
                question.place,
                f"widen its `ask_when` (`{question.ask_when.says}`), or mend when the rule applies, if it does not mean them",
                in_words(answers, sorted(world.free.exact.behind.condition(question.ask_when))),
            )
            return


def _witness(
    world: OpenWorld, rule: Rule, duty: Duty, question: Question, context: frozenset[str], *, silent: bool
) -> Answers | None:
    """Return answers of somebody who is meant and not asked, and for whom the default decides whatever else they do.

    In the world that is looked at every question is asked. So where answers take one that is not asked, they are looked
    for again, with that question asked or at its default.
    """
    free = world.free
    free.exact.renew(_BUDGET)
    real: list[Asked] = []
    for _ in range(_MOST_TRIED):
        node = _decided_by_default(free, rule, duty, question, context, real, silent=silent)
        answers = free.answers_to(node, TRUE) if node != FALSE else None
        not_asked = world.not_asked(answers) if answers is not None else None
        if not not_asked:
            return answers if not_asked is not None else None
        more = [one for one in not_asked if one not in real]
        if not more:
            break
        real += more
    raise BudgetEnded


def _decided_by_default(
    free: OpenWorld,
    rule: Rule,
    duty: Duty,
    question: Question,
    context: frozenset[str],
    real: Sequence[Asked],
    *,
    silent: bool,
) -> int:
    """Return where a rule means those who are not asked, and its duty is then met by the default (`silent`) or never is."""
    exact, diagram, scene = free.exact, free.diagram, free.scene
    at_hand = free.at_hand(rule.each)
    where = [rule.applies_when, *([duty.when] if duty.when is not None else [])]
    assert question.ask_when is not None
    conditions = [(one, at_hand) for one in (question.ask_when, duty.met_when, *where)]
    for one, subject in real:
        assert one.ask_when is not None, "a question that is always asked needs no looking at"
        conditions.append((one.ask_when, scene.at_hand(one.each, subject)))
    proved = [(one, scene.prove(one, hand), hand) for one, hand in conditions]
    # What depends on whom the rule means must not stand for what depends on what they do, nor the question for others.
    behind, alone = exact.behind, {question.id, *(one.id for one, _ in real)}
    asked, met, *rest = exact.each_alone(proved, lambda name: _is_pure(behind.names(name), context, alone))
    read = frozenset[int]().union(*[diagram.may_read(node) for node in (asked, met, *rest)])
    applies = TRUE
    for node in rest[: len(where)]:
        applies = diagram.both(applies, node)
    for (one, subject), asks in zip(real, rest[len(where) :], strict=True):
        applies = diagram.both(applies, diagram.choose(asks, TRUE, _at_default(free, read, one, subject)))
    theirs = frozenset(
        number for number in diagram.may_read(met) | diagram.may_read(asked) if not _names_of(free, number) & context
    )
    never_asked = diagram.both(applies, diagram.opposite(diagram.exists(asked, theirs)))
    if never_asked == FALSE:
        return FALSE
    # Only those who are never asked are looked at from here on: what is built of others would be large, and for nothing.
    met = diagram.both(never_asked, met)
    default = _with_default(free, met, question, question.when_not_asked)
    other = diagram.both(never_asked, diagram.opposite(met)) if silent else met
    by_default = diagram.both(never_asked, diagram.opposite(default)) if silent else default
    stays = diagram.both(never_asked, diagram.opposite(diagram.exists(by_default, theirs)))
    return FALSE if stays == FALSE else diagram.exists(diagram.both(stays, other), theirs)


def _names_of(free: OpenWorld, variable: int) -> frozenset[str]:
    unknown = free.exact.unknowns.known[variable]
    return frozenset({unknown.about.id}) if unknown.module is None else free.exact.behind.names(unknown.module[1][0])


def _is_pure(names: frozenset[str], context: frozenset[str], alone: set[str]) -> bool:
    return not names & alone and (names <= context or not names & context)


def _with_default(free: OpenWorld, met: int, question: Question, default: Fact | None) -> int:
    """Return where a duty is met by those who are not asked."""
    diagram = free.diagram
    result = met
    for number, node in _default_values(free, diagram.may_read(met), question.id, None, default):
        result = diagram.exists(diagram.both(result, node), frozenset({number}))
    return result


def _at_default(free: OpenWorld, read: Iterable[int], question: Question, subject: str | None) -> int:
    """Return where a question of a subject, as far as it is read, has the value that counts when it is not asked."""
    result = TRUE
    for _, value in _default_values(free, read, question.id, (subject,), question.when_not_asked):
        result = free.diagram.both(result, value)
    return result


def _default_values(
    free: OpenWorld, read: Iterable[int], question: str, subjects: tuple[str | None, ...] | None, default: Fact | None
) -> Iterator[tuple[int, int]]:
    """Yield each variable that is read of a question (of some subjects, or of all), and where it is as by default."""
    diagram = free.diagram
    for number in sorted(read):
        unknown = free.exact.unknowns.known[number]
        if unknown.module is not None or unknown.about.id != question or not unknown.facts:
            continue
        if subjects is not None and unknown.about.subject not in subjects:
            continue
        if isinstance(default, Ticks):
            value = int(unknown.values[1][0] in default.ticked)
        else:
            value = next(
                (i for i, fact in enumerate(unknown.facts) if default is not None and allows(fact, default)), 0
            )
        children = [FALSE] * diagram.sizes[number]
        children[value] = TRUE
        yield number, diagram.node(number, tuple(children))
