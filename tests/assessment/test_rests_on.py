from __future__ import annotations

from dataclasses import replace
from datetime import date

from assessment.small import duty, facts, finding, listing, question, rule, rulebook, yes
from compliance.answers.model import Answer, Evidence, EvidenceUse, Facts
from compliance.conditions.truth import NO
from compliance.packs.model import Rulebook
from properties.sentences import all_of, any_of, some

A, B = yes("org.a"), yes("org.b")


def shaky(said: Facts, key: str, **more: object) -> Facts:
    """The same answers, one of them given in another way."""
    id, _, subject = key.partition(" of ")
    answer: Answer = replace(said.answers[id, subject or None], **more)  # type: ignore[arg-type]
    return replace(said, answers={**said.answers, (id, subject or None): answer})


def fragile(book: Rulebook, said: Facts) -> tuple[str, ...]:
    """Why the finding is fragile."""
    return finding(book, said).fragile


BOOK = rulebook(rule(A, duty(B)))
SAID = facts(BOOK, {"org.a": True, "org.b": True})


def test_a_sure_answer_is_not_fragile() -> None:
    """A verdict that rests on sure answers is not fragile."""
    assert fragile(BOOK, SAID) == ()


def test_an_unsure_answer_makes_it_fragile() -> None:
    """A settled verdict that rests on an answer marked as not sure says so, and stays."""
    said = shaky(SAID, "org.b", sure=False)

    assert fragile(BOOK, said) == ("the answer to `org.b` is marked as not sure",)
    assert finding(BOOK, said).verdict == "met"


def test_an_answer_that_does_not_count_does_not_matter() -> None:
    """What the rule does not rest on makes nothing fragile."""
    said = shaky(facts(BOOK, {"org.a": False, "org.b": True}), "org.b", sure=False)

    assert finding(BOOK, said).verdict == "not_applicable"
    assert fragile(BOOK, said) == ()


def test_where_one_is_enough_the_surest_counts() -> None:
    """Of several parts that would each be enough, the one that rests on least counts; of parts that are all needed, all."""
    either, both = rulebook(rule(A, duty(any_of(A, B)))), rulebook(rule(A, duty(all_of(A, B))))

    assert fragile(either, shaky(facts(either, {"org.a": True, "org.b": True}), "org.b", sure=False)) == ()
    assert fragile(both, shaky(facts(both, {"org.a": True, "org.b": True}), "org.b", sure=False)) != ()


def test_old_answers_evidence_and_judgements() -> None:
    """An answer that is too old, rests on expired evidence, or is a judgement without a note, makes a verdict fragile."""
    asked = (question("org.a", good_for=(6, "months")), question("org.b", judgement=True))
    book = rulebook(rule(A, duty(B)), questions=asked)
    said = shaky(facts(book, {"org.a": True, "org.b": True}), "org.a", dated=date(2026, 5, 21))
    expired = {"e": Evidence("e", "E", expires=date(2026, 11, 21))}
    said = replace(shaky(said, "org.b", evidence=(EvidenceUse("e"),)), evidence=expired)

    assert fragile(book, said) == (
        "the answer to `org.a` is older than 6 months",
        "the answer to `org.b` is a judgement without a note that gives its reasons",
        "the evidence `e` for `org.b` expired on 2026-11-21",
    )
    said = shaky(shaky(said, "org.a", dated=date(2026, 5, 22)), "org.b", note="because", evidence=())
    assert fragile(book, said) == ()


def test_what_is_not_asked_rests_on_why() -> None:
    """A default rests on the answers by which its question is not asked."""
    book = rulebook(rule(any_of(A, B), duty(B)), questions=(question("org.b", A, NO),))
    said = facts(book, {"org.a": False})

    assert fragile(book, shaky(said, "org.a", sure=False)) == ("the answer to `org.a` is marked as not sure",)


def test_a_witness_carries_it_alone() -> None:
    """`any` rests on its witness, not on the others."""
    book = rulebook(rule(A, duty(some("any", "model", yes("model.a")))))
    answers = {"org.a": True, "model.a of m1": True, "model.a of m2": True}
    said = facts(book, answers, listing("model", ("m1", "m2")))

    assert fragile(book, shaky(said, "model.a of m2", sure=False)) == ()
    assert fragile(book, shaky(said, "model.a of m1", sure=False)) != ()
