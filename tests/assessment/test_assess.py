from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from assessment.small import (
    ALWAYS,
    DAY,
    UNKNOWN,
    asks,
    assessed,
    chosen,
    classified,
    duty,
    facts,
    finding,
    is_status,
    linked,
    listing,
    question,
    rule,
    rulebook,
    status,
    yes,
)
from compliance.answers.model import Decision, ScopedOut, Waiver
from compliance.assessment.assess import assess
from compliance.assessment.finding import Ask, Verdict
from compliance.conditions.facts import Ticks
from compliance.conditions.meaning import Condition
from compliance.conditions.truth import NO
from compliance.packs.model import Force, Line, Standing
from compliance.sources.problem import Refused
from properties.sentences import all_of, any_of, at_least, not_, some

THROUGH = ("function.m", "function")

# --- lists


def test_those_not_listed_have_a_finding() -> None:
    """A list with more that is not known has one finding more; it is open and names the list."""
    book = rulebook(rule(ALWAYS, duty(yes("function.a")), each="function"))
    said = facts(book, {"function.a of f1": True}, listing("function", ("f1",), more=True))

    one, more = assessed(book, said).findings

    assert (one.subject, one.verdict) == ("f1", "met")
    assert (more.subject, more.verdict, more.open_questions) == ("more", "open", asks("list of function"))
    assert more.could_be == (Verdict.NOT_APPLICABLE, Verdict.GAP, Verdict.MET)


def test_those_not_listed_settle_only_as_not_applicable() -> None:
    """What would be met or a gap for everybody may still be about nobody; what applies to nobody is settled."""
    met = rulebook(rule(ALWAYS, duty(yes("org.a")), each="function"))
    said = facts(met, {"org.a": True}, listing("function", given=False))
    assert finding(met, said, "more").could_be == (Verdict.NOT_APPLICABLE, Verdict.MET)

    not_here = rulebook(rule(yes("org.a"), duty(yes("function.a")), each="function"))
    said = facts(not_here, {"org.a": False}, listing("function", given=False))
    assert finding(not_here, said, "more").verdict == "not_applicable"


def test_an_empty_list_gives_one_finding() -> None:
    """A complete list with nobody on it: the rule does not apply, told once, and nothing is asked."""
    book = rulebook(rule(ALWAYS, duty(yes("function.a")), each="function"))

    [nobody] = assessed(book, facts(book, {})).findings

    assert (nobody.subject, nobody.verdict, nobody.open_questions) == (None, "not_applicable", ())


@pytest.mark.parametrize(
    ("quantifier", "answers", "more", "verdict"),
    [
        ("any", (False, False), False, "gap"),
        ("any", (False, True), False, "met"),
        ("any", (False, None), False, "open"),
        ("any", (False, False), True, "open"),
        ("any", (False, True), True, "met"),
        ("any", (), False, "gap"),
        ("every", (True, True), False, "met"),
        ("every", (True, False), True, "gap"),
        ("every", (True, True), True, "open"),
        ("every", (), False, "met"),
        ("no", (False, False), False, "met"),
        ("no", (False, True), True, "gap"),
        ("no", (False, False), True, "open"),
        ("no", (), False, "met"),
    ],
)
def test_quantifiers(quantifier: str, answers: tuple[bool | None, ...], more: bool, verdict: str) -> None:
    """Any is a long or, every a long and, no the opposite of any; those not listed may be anybody."""
    book = rulebook(rule(yes("org.a"), duty(some(quantifier, "model", yes("model.a")))))
    known = {f"model.a of m{i}": answer for i, answer in enumerate(answers) if answer is not None}
    models = listing("model", tuple(f"m{i}" for i in range(len(answers))), more=more)

    assert finding(book, facts(book, {"org.a": True, **known}, models)).verdict == verdict


def test_a_witness_is_named() -> None:
    """The proof of `any` names the subject that decides, and of `every` the one that fails."""
    book = rulebook(
        rule(yes("org.a"), duty(some("any", "model", yes("model.a"))), duty(some("every", "model", yes("model.a"))))
    )
    answers = {"org.a": True, "model.a of m1": False, "model.a of m2": True}

    proof = finding(book, facts(book, answers, listing("model", ("m1", "m2")))).proof.rule

    assert [d.met.witness for d in proof.duties] == ["m2", "m1"]
    assert proof.duties[0].met.subjects == ("m1", "m2")


# --- links


@pytest.mark.parametrize(
    ("quantifier", "links", "verdict"),
    [
        ("any", ("m1",), "met"),
        ("any", ("m2",), "gap"),
        ("any", (), "gap"),
        ("every", ("m1", "m2"), "gap"),
        ("every", ("m1",), "met"),
        ("every", (), "met"),
        ("no", ("m1",), "gap"),
        ("no", ("m2",), "met"),
        ("any", Ticks(frozenset({"m1"}), frozenset({"m2"})), "met"),
        ("every", Ticks(frozenset({"m1"}), frozenset({"m2"})), "open"),
        ("every", Ticks(frozenset({"m1"}), frozenset({"m1"})), "met"),
        ("any", UNKNOWN, "open"),
        ("no", Ticks(frozenset(), frozenset({"m2"})), "met"),
    ],
)
def test_link_quantifiers(quantifier: str, links: object, verdict: str) -> None:
    """Over a link question only those count that are linked; whoever may be linked leaves it open where it matters."""
    book = rulebook(rule(ALWAYS, duty(some(quantifier, "model", yes("model.a"), THROUGH)), each="function"))
    answers = {"function.m of f1": links, "model.a of m1": True, "model.a of m2": False}
    said = facts(book, answers, listing("function", ("f1",)), listing("model", ("m1", "m2")))  # type: ignore[arg-type]

    assert finding(book, said, "f1").verdict == verdict


def test_a_link_to_the_subject_at_hand() -> None:
    """`function.m includes model` holds for the models that the function names, seen from the model."""
    book = rulebook(rule(some("any", "function", linked("function.m")), duty(yes("model.a")), each="model"))
    answers = {"function.m of f1": ("m1",), "model.a of m1": True, "model.a of m2": True}
    said = facts(book, answers, listing("function", ("f1",)), listing("model", ("m1", "m2")))

    assert [f.verdict for f in assessed(book, said).findings] == ["met", "not_applicable"]


# --- one subject within another


def test_children_of_the_parent_at_hand() -> None:
    """A kind within another ranges over the children of the parent at hand, and over all where none is."""
    book = rulebook(
        rule(ALWAYS, duty(some("every", "change", yes("change.a"))), each="function", id="law.a"),
        rule(yes("org.a"), duty(some("every", "change", yes("change.a"))), id="law.b"),
    )
    answers = {"org.a": True, "change.a of c1": True, "change.a of c2": False}
    said = facts(book, answers, listing("function", ("f1", "f2")), listing("change", ("c1 in f1", "c2 in f2")))

    found = {(f.rule, f.subject): str(f.verdict) for f in assessed(book, said).findings}

    assert found == {("law.a", "f1"): "met", ("law.a", "f2"): "gap", ("law.b", None): "gap"}


def test_a_child_knows_its_parent() -> None:
    """In a rule for each change, what is asked of its function is asked of the function that it is within."""
    book = rulebook(rule(yes("function.a"), duty(yes("change.a")), each="change"))
    answers = {"function.a of f1": True, "function.a of f2": False, "change.a of c1": False}
    said = facts(book, answers, listing("function", ("f1", "f2")), listing("change", ("c1 in f1", "c2 in f2")))

    assert [f.verdict for f in assessed(book, said).findings] == ["gap", "not_applicable"]


def test_a_complete_list_is_never_asked_for() -> None:
    """Of a change that is not listed, whose functions all are, the list of changes is asked for, not that of functions."""
    book = rulebook(rule(yes("function.a"), duty(yes("function.a")), each="change"))
    said = facts(book, {}, listing("function", ("f1",)), listing("change", more=True))

    assert finding(book, said, "more").open_questions == asks("list of change")


# --- classifications and decisions

CONTESTED = Line("contested", yes("org.a"), ("one", "two"), contested="Both readings.", leans="two")
BOOK = rulebook(rule(is_status("one"), duty(yes("org.b"))), statuses=(status(CONTESTED),))


def decision(outcome: str, line: str = "contested", *, overrides: bool = False) -> Decision:
    """Counsel's decision."""
    return Decision("status", None, outcome, "" if overrides else line, overrides, "Counsel", DAY, "why")


def test_a_contested_line_asks_for_a_decision() -> None:
    """A line with several outcomes leaves them possible, and its decision is what is asked for."""
    said = facts(BOOK, {"org.a": True, "org.b": True})
    ask = Ask("decision", "status", None, "contested")

    told = classified(BOOK, said)
    assert (told.possible, told.outcome, told.contested, told.leans) == (("one", "two"), None, True, "two")
    assert told.open_questions == (ask,)
    assert finding(BOOK, said).open_questions == (ask,)


@pytest.mark.parametrize(("outcome", "verdict"), [("one", "met"), ("two", "not_applicable")])
def test_a_recorded_decision_settles_it(outcome: str, verdict: str) -> None:
    """A decision counts as an answer, and the proof shows it."""
    said = facts(BOOK, {"org.a": True, "org.b": True}, decisions=(decision(outcome),))
    assessment = assessed(BOOK, said)

    assert assessment.findings[0].verdict == verdict
    assert assessment.classifications[0].outcome == outcome
    assert assessment.classifications[0].proof.lines[0].decision == decision(outcome)
    assert assessment.unused_decisions == ()


def test_a_decision_without_effect_is_told() -> None:
    """A decision on a line that does not decide changes nothing, and is told as unused."""
    said = facts(BOOK, {"org.a": False, "org.b": True}, decisions=(decision("one"),))
    assessment = assessed(BOOK, said)

    assert assessment.findings[0].verdict == "not_applicable"
    assert assessment.unused_decisions == (decision("one"),)


def test_an_overriding_decision_replaces_the_outcome() -> None:
    """An overriding decision decides, whatever the answers give, and the lines show what they would have given."""
    said = facts(BOOK, {"org.a": False, "org.b": True}, decisions=(decision("one", overrides=True),))
    told = classified(BOOK, said)

    assert (told.outcome, told.by_line, told.contested) == ("one", None, False)
    assert told.proof.overridden == decision("one", overrides=True)
    assert told.proof.lines[-1].adds == ("three",)
    assert finding(BOOK, said).verdict == "met"


OVERRIDDEN = Decision("status", "f2", "one", "", True, "Counsel", DAY, "why")
A_CHANGE_NOT_LISTED = listing("function", ("f1", "f2")), listing("change", ("c1 in f1",), more=True)


def test_one_who_is_not_listed_may_be_within_one_that_is_decided_on() -> None:
    """The function of a change that is not listed may be one whose status counsel has replaced."""
    contested = status(CONTESTED, each="function")
    book = rulebook(rule(ALWAYS, duty(is_status("one", each="function")), each="change"), statuses=(contested,))
    said = facts(book, {"org.a": False}, *A_CHANGE_NOT_LISTED, decisions=(OVERRIDDEN,))

    more = finding(book, said, "more")
    assert more.could_be == (Verdict.NOT_APPLICABLE, Verdict.GAP, Verdict.MET)
    assert more.open_questions == asks("list of change")
    assert assessed(book, said).unused_decisions == ()


def test_a_quantifier_over_an_open_list_sees_what_is_decided() -> None:
    """Whether any change is of a function with some status stays open while one not listed may be of a function decided on."""
    contested = status(CONTESTED, each="function")
    of_one = some("any", "change", is_status("one", each="function"))
    book = rulebook(rule(of_one, duty(yes("org.b"))), statuses=(contested,))
    said = facts(book, {"org.a": False, "org.b": False}, *A_CHANGE_NOT_LISTED, decisions=(OVERRIDDEN,))

    told = finding(book, said)
    assert (told.verdict, told.open_questions) == (Verdict.OPEN, asks("list of change"))
    assert told.could_be == (Verdict.NOT_APPLICABLE, Verdict.GAP)
    without = facts(book, {"org.a": False, "org.b": False}, *A_CHANGE_NOT_LISTED)
    assert finding(book, without).verdict is Verdict.NOT_APPLICABLE


def test_outcomes_of_lines_that_may_hold_add_up() -> None:
    """A line that may hold adds its outcomes and the walk goes on; a status that has them all alike is settled."""
    lines = (Line("a", yes("org.a"), ("one",)), Line("b", yes("org.b"), ("two",)))
    book = rulebook(rule(is_status("one", "two"), duty(yes("org.a"))), statuses=(status(*lines),))

    assert classified(book, facts(book, {"org.b": True})).possible == ("one", "two")
    assert classified(book, facts(book, {"org.b": False})).possible == ("one", "three")
    assert finding(book, facts(book, {"org.a": True})).verdict == "met"


def test_a_line_out_of_force_is_skipped() -> None:
    """Outside its dates a line does not decide."""
    line = Line("a", yes("org.a"), ("one",), in_force=(Force(date(2026, 1, 1), date(2027, 1, 1)),))
    book = rulebook(statuses=(status(line),))
    said = facts(book, {"org.a": True})

    assert classified(book, said).outcome == "one"
    assert assessed(book, said, day=date(2025, 12, 31)).classifications[0].outcome == "three"
    assert assessed(book, said, day=date(2027, 1, 1)).classifications[0].outcome == "three"


# --- beside the verdict


def test_waivers_and_scoping_change_no_verdict() -> None:
    """A gap that was accepted, or a rule that was put out of scope, is shown as such and stays a gap."""
    book = rulebook(rule(ALWAYS, duty(yes("org.a"))))
    waiver = Waiver("law.rule", "", None, "DPO", "why", date(2027, 1, 1))
    scoped = ScopedOut("law.rule", None, "DPO", "why")

    told = finding(book, facts(book, {"org.a": False}, waivers=(waiver,), scoped_out=(scoped,)))

    assert (told.verdict, told.is_gap_today, told.waivers, told.scoped_out) == ("gap", True, (waiver,), scoped)


def test_only_chosen_packs_are_reported() -> None:
    """Packs that are bound but not chosen are judged where others need them, and not reported."""
    book = rulebook(rule(ALWAYS, duty(yes("org.a"))), rule(ALWAYS, duty(yes("org.a")), id="act.rule", pack="two"))
    said = facts(book, {"org.a": True})

    assert [f.rule for f in assess(book, said, DAY).findings] == ["law.rule", "act.rule"]
    assert [f.rule for f in assess(book, said, DAY, ["two"]).findings] == ["act.rule"]
    assert [f.rule for f in assess(book, replace(said, packs=("one",)), DAY).findings] == ["law.rule"]


# --- what is refused

ASKED = question("org.b", yes("org.a"), NO)


def test_contradicting_answers_are_refused() -> None:
    """An answer that differs from what counts where its question is not asked is a problem, with its place."""
    book = rulebook(rule(ALWAYS, duty(yes("org.b"))), questions=(ASKED,))

    with pytest.raises(Refused) as refused:
        assess(book, facts(book, {"org.a": False, "org.b": True}), DAY)

    [problem] = refused.value.problems
    assert problem.id == "contradicting-answer"
    assert problem.at is not None
    assert finding(book, facts(book, {"org.a": False, "org.b": False})).verdict == "gap"
    assert finding(book, facts(book, {"org.a": False, "org.b": UNKNOWN})).verdict == "gap"


def test_what_is_not_asked_has_its_default() -> None:
    """Where a question is not asked its default counts; where it is not known whether, that is asked, and the question."""
    book = rulebook(rule(ALWAYS, duty(not_(yes("org.b")))), questions=(ASKED,))

    assert finding(book, facts(book, {"org.a": False})).verdict == "met"
    assert finding(book, facts(book, {"org.a": True})).open_questions == asks("org.b")
    assert finding(book, facts(book, {})).open_questions == asks("org.b", "org.a")
    assert finding(book, facts(book, {"org.b": True})).verdict == "gap"


@pytest.mark.parametrize(
    "met_when",
    [
        ALWAYS,
        any_of(yes("org.a"), not_(yes("org.a"))),
        at_least(1, yes("org.a"), not_(yes("org.a"))),
        any_of(chosen("org.c", "x", "y"), chosen("org.c", "z")),
    ],
)
@pytest.mark.parametrize("said", [{}, {"org.a": UNKNOWN, "org.c": UNKNOWN}])
def test_met_from_nothing_is_refused(met_when: Condition, said: dict[str, str]) -> None:
    """A rule that would be met although nothing was answered is a mistake of its pack, also if it takes cases to see it."""
    book = rulebook(rule(ALWAYS, duty(met_when)))

    with pytest.raises(Refused) as refused:
        assess(book, facts(book, said), DAY)  # type: ignore[arg-type]

    assert [problem.id for problem in refused.value.problems] == ["met-from-nothing"]


# --- what ends


def test_where_the_search_ends_it_says_so() -> None:
    """Without a budget an open finding keeps Kleene's answer, says that the search ended, and leaves nothing out."""
    parts = [yes("org.a"), yes("org.b"), chosen("org.c", "x")]
    book = rulebook(rule(any_of(*parts), duty(all_of(*parts))))
    said = facts(book, {})

    exact, ended = finding(book, said), finding(book, said, budget=0)

    assert not exact.proof.budget_ended
    assert ended.verdict == "open"
    assert ended.proof.budget_ended
    assert set(ended.open_questions) >= set(exact.open_questions)
    assert set(ended.could_be) >= set(exact.could_be)
    assert ended.proof.apart is None


def test_what_could_be_is_complete_where_the_search_ends() -> None:
    """A duty that fails but may not apply leaves `met` possible, and one not listed may not exist."""
    book = rulebook(rule(ALWAYS, duty(yes("org.a"), when=yes("org.b")), duty(yes("model.a")), each="model"))
    said = facts(book, {"org.a": False, "model.a of m1": True}, listing("model", ("m1",), more=True))

    assert finding(book, said, "m1", budget=0).could_be == (Verdict.GAP, Verdict.MET)
    assert Verdict.NOT_APPLICABLE in finding(book, said, "more", budget=0).could_be


def test_an_open_link_asks_for_the_list_where_the_search_ends() -> None:
    """Whoever may be linked but is not listed is asked for with the list, also without a search."""
    book = rulebook(rule(ALWAYS, duty(some("any", "model", yes("model.a"), THROUGH)), each="function"))
    said = facts(book, {}, listing("function", ("f1",)), listing("model", more=True))

    assert set(finding(book, said, "f1", budget=0).open_questions) >= set(asks("list of model"))


def test_standing_of_a_line_is_told() -> None:
    """A settled finding that rests on a line of guidance says so."""
    line = Line("a", yes("org.a"), ("one",), standing=Standing.FINAL_GUIDANCE)
    book = rulebook(rule(is_status("one"), duty(yes("org.b"))), statuses=(status(line),))

    assert finding(book, facts(book, {"org.a": True, "org.b": True})).rests_on_guidance == (Standing.FINAL_GUIDANCE,)
    assert finding(book, facts(book, {"org.a": False, "org.b": True})).rests_on_guidance == ()


@pytest.mark.parametrize("overrides", [False, True])
def test_decisions_that_a_verdict_hangs_on_are_told(overrides: bool) -> None:
    """A settled finding names the decision of counsel that made it so."""
    taken = decision("one", overrides=overrides)
    said = facts(BOOK, {"org.a": True, "org.b": True}, decisions=(taken,))

    assert finding(BOOK, said).decisions == (taken,)


def test_decision_that_does_not_matter_is_not_told() -> None:
    """Where something else is enough for the verdict, it does not hang on a decision."""
    book = rulebook(
        rule(any_of(is_status("one"), chosen("org.c", "x")), duty(yes("org.b"))), statuses=(status(CONTESTED),)
    )
    said = facts(book, {"org.a": True, "org.b": True, "org.c": "x"}, decisions=(decision("one"),))

    assert finding(book, said).decisions == ()
