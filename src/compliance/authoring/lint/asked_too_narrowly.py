"""Questions that are never asked of somebody for whom they would decide."""

from __future__ import annotations

from collections.abc import Iterator

from compliance.assessment.diagram import FALSE, BudgetEnded
from compliance.assessment.possible import allows
from compliance.authoring.lint.finding import LintFinding, too_large
from compliance.authoring.open_world import OpenWorld, in_words, opposite
from compliance.conditions.facts import Fact, Ticks
from compliance.packs.model import Duty, Question, Rule

_BUDGET = 200_000
_MOST_STEPS = 20_000


def check_asked(world: OpenWorld, pack: str) -> Iterator[LintFinding]:
    """Yield `asked-too-narrowly`: to whom the rule applies, who is never asked, and for whom the default decides for ever."""
    behind = world.exact.behind
    not_looked_at: list[str] = []
    may_be_unasked: dict[tuple[str, str, str], bool] = {}
    for rule in world.rulebook.rules_of(pack):
        for duty in rule.duties:
            where = [rule.applies_when, *([duty.when] if duty.when is not None else [])]
            context = frozenset[str]().union(*[behind.condition(one) for one in where])
            for name in sorted(world.free.exact.behind.condition(duty.met_when) - context):
                question = world.rulebook.questions.get(name)
                if question is None or question.ask_when is None or question.each not in (None, rule.each):
                    continue
                if not behind.condition(question.ask_when) & context:
                    continue
                memo = (str(rule.each), " and ".join(one.says for one in where), question.ask_when.says)
                try:
                    if memo not in may_be_unasked:
                        unasked = [*where, opposite(question.ask_when)]
                        may_be_unasked[memo] = False
                        may_be_unasked[memo] = world.free.way(unasked, rule.each, most_steps=_MOST_STEPS) is not None
                    if may_be_unasked[memo]:
                        yield from _of_question(world, rule, duty, question, context)
                except (BudgetEnded, RecursionError):
                    not_looked_at.append(f"`{question.id}` for the duty `{duty.id}` of `{rule.id}`")
    if not_looked_at:
        few = "; ".join(not_looked_at[:3])
        says = f"whether all who need them are asked {len(not_looked_at)} questions of `{pack}` (such as {few})"
        yield too_large(says, None)


def _of_question(
    world: OpenWorld, rule: Rule, duty: Duty, question: Question, context: frozenset[str]
) -> Iterator[LintFinding]:
    free = world.free
    exact, diagram, scene = free.exact, free.diagram, free.scene
    assert question.ask_when is not None
    exact.renew(_BUDGET)
    at_hand = free.at_hand(rule.each)
    where = [rule.applies_when, *([duty.when] if duty.when is not None else [])]
    conditions = [*where, question.ask_when, duty.met_when]
    proved = [(one, scene.prove(one, at_hand), at_hand) for one in conditions]
    # What depends on whom the rule means must not stand for what depends on what they do, nor the question for others.
    behind = exact.behind
    *here, asked, met = exact.each_alone(proved, lambda name: _is_pure(behind.names(name), context, question.id))
    applies = here[0] if len(here) == 1 else diagram.both(*here)
    theirs = frozenset(
        number for number in diagram.reads(met)[0] | diagram.reads(asked)[0] if not _names_of(free, number) & context
    )
    default = _with_default(free, met, question, question.when_not_asked)
    never_asked = diagram.both(applies, diagram.opposite(diagram.exists(asked, theirs)))
    if never_asked == FALSE:
        return
    can_be_met = diagram.exists(met, theirs)
    stuck = diagram.both(diagram.both(never_asked, diagram.opposite(diagram.exists(default, theirs))), can_be_met)
    can_fail = diagram.exists(diagram.opposite(met), theirs)
    silent = diagram.both(
        diagram.both(never_asked, diagram.opposite(diagram.exists(diagram.opposite(default), theirs))), can_fail
    )
    for node, comes in ((stuck, "they can never meet it"), (silent, "they meet it without having said anything")):
        if node == FALSE:
            continue
        answers = free.answers_to(node, 1)
        if answers is None or world.not_asked(answers) != []:
            continue
        yield LintFinding(
            "asked-too-narrowly",
            f"`{rule.id}` applies to some who are never asked `{question.id}`, and so {comes} (duty `{duty.id}`)",
            question.place,
            f"widen its `ask_when` (`{question.ask_when.says}`), or say in the rule that it does not mean them",
            in_words(answers),
        )
        return


def _names_of(free: OpenWorld, variable: int) -> frozenset[str]:
    unknown = free.exact.unknowns.known[variable]
    return frozenset({unknown.about.id}) if unknown.module is None else free.exact.behind.names(unknown.module[1][0])


def _is_pure(names: frozenset[str], context: frozenset[str], question: str) -> bool:
    return question not in names and (names <= context or not names & context)


def _with_default(free: OpenWorld, met: int, question: Question, default: Fact | None) -> int:
    """Return where a duty is met by those who are not asked."""
    diagram = free.diagram
    result = met
    for number in sorted(diagram.reads(met)[0]):
        unknown = free.exact.unknowns.known[number]
        if unknown.module is not None or unknown.about.id != question.id or not unknown.facts:
            continue
        if isinstance(default, Ticks):
            value = int(unknown.values[1][0] in default.ticked)
        else:
            value = next(
                (i for i, fact in enumerate(unknown.facts) if default is not None and allows(fact, default)), 0
            )
        children = [FALSE] * diagram.sizes[number]
        children[value] = 1
        result = diagram.exists(diagram.both(result, diagram.node(number, tuple(children))), frozenset({number}))
    return result
