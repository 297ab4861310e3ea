"""Who said it, when and with what evidence; sheets; answers taken over by `like`; answers in the wrong place."""

from collections.abc import Callable
from datetime import date

from compliance.answers.model import EvidenceUse, Facts
from compliance.conditions.facts import Numbers, OneOf, Ticks
from compliance.conditions.truth import NO, YES
from compliance.sources.problem import Problem

FactsOf = Callable[..., Facts]
ProblemsOf = Callable[..., list[str]]


def test_detailed_answer_keeps_who_when_and_evidence(facts_of: FactsOf) -> None:
    """A detailed answer says who gave it, when, how sure they are, why, and where in the evidence it is shown."""
    facts = facts_of("""
        answers:
          users.includes_minors:
            value: no
            by: Legal
            dated: 2026-10-03
            sure: no
            note: Age gate since May.
            evidence: [terms, {ra-2026: p. 12}]
        evidence: {terms: {title: Terms}, ra-2026: {title: Risk analysis}}
        """)

    answer = facts.answers["users.includes_minors", None]
    assert (answer.fact, answer.by, answer.dated, answer.sure) == (NO, "Legal", date(2026, 10, 3), False)
    assert answer.note == "Age gate since May."
    assert answer.evidence == (EvidenceUse("terms"), EvidenceUse("ra-2026", "p. 12"))
    assert not answer.from_sheet
    assert str(answer.place) == "a.yaml:4:3"


def test_plain_answer_says_nothing_more(facts_of: FactsOf) -> None:
    """A plain answer is sure, by nobody, of no day and without evidence."""
    answer = facts_of("answers: {users.includes_minors: yes}").answers["users.includes_minors", None]

    assert (answer.by, answer.dated, answer.sure, answer.note, answer.evidence) == ("", None, True, "", ())


def test_nearest_origin_wins(facts_of: FactsOf) -> None:
    """What a sheet says of who, when and evidence holds for its answers, except where an answer says it itself."""
    facts = facts_of("""
        sheets:
          - by: Data team
            dated: 2026-09-25
            evidence: [map]
            note: From the data map.
            answers:
              users.includes_minors: yes
              security.risk_analysis: {value: part, by: Security office, evidence: []}
              users.markets: {value: [us], dated: 2026-10-01, note: Only the store page.}
        evidence: {map: {title: Data map}}
        """)

    plain = facts.answers["users.includes_minors", None]
    assert (plain.by, plain.dated, plain.note) == ("Data team", date(2026, 9, 25), "From the data map.")
    assert plain.evidence == (EvidenceUse("map"),)
    assert plain.from_sheet
    other = facts.answers["security.risk_analysis", None]
    assert (other.by, other.dated, other.evidence) == ("Security office", date(2026, 9, 25), ())
    dated = facts.answers["users.markets", None]
    assert (dated.by, dated.dated, dated.note) == ("Data team", date(2026, 10, 1), "Only the store page.")


def test_sheet_about_subjects(facts_of: FactsOf) -> None:
    """A sheet answers a question for each subject that it is about: all of a kind, or those named."""
    facts = facts_of("""
        sheets:
          - about: {functions: all, models: [chat]}
            answers: {function.audience: [consumers], model.version_fixed: yes, users.includes_minors: no}
        functions: {triage: , reminders: }
        models: {chat: , ranker: , more: unknown}
        """)

    assert set(facts.answers) == {
        ("function.audience", "triage"),
        ("function.audience", "reminders"),
        ("model.version_fixed", "chat"),
        ("users.includes_minors", None),
    }


def test_subject_origin_is_for_its_own_answers(facts_of: FactsOf) -> None:
    """Who, when and evidence of a subject hold for the answers that stand below it, not for those of a sheet."""
    facts = facts_of("""
        functions: {triage: {by: Product, dated: 2026-09-20, answers: {function.audience: [consumers]}}}
        sheets: [{about: {functions: all}, answers: {function.symptom_entry: none}}]
        """)

    own, sheet = facts.answers["function.audience", "triage"], facts.answers["function.symptom_entry", "triage"]
    assert (own.by, own.dated, own.from_sheet) == ("Product", date(2026, 9, 20), False)
    assert (sheet.by, sheet.dated, sheet.from_sheet) == ("", None, True)


def test_answered_twice_shows_both_places(gather: Callable[..., tuple[Facts, list[Problem]]]) -> None:
    """A question that is answered in two places for the same subject is a problem that points at both."""
    _, problems = gather("""
        answers: {users.includes_minors: yes}
        functions: {triage: {answers: {function.audience: none}}, reminders: }
        sheets:
          - answers: {users.includes_minors: yes}
          - about: {functions: all}
            answers: {function.audience: [consumers]}
          - about: {functions: [reminders]}
            answers: {function.audience: [consumers]}
        """)

    assert [(p.id, p.says, str(p.at)) for p in problems] == [
        ("answered-twice", "`users.includes_minors` is answered twice", "a.yaml:6:15"),
        ("answered-twice", "`function.audience` is answered twice for `triage`", "a.yaml:8:15"),
        ("answered-twice", "`function.audience` is answered twice for `reminders`", "a.yaml:10:15"),
    ]
    assert [p.notes[0] for p in problems] == [
        (problems[0].notes[0][0], "also answered here: yes"),
        (problems[1].notes[0][0], "also answered here: none of these"),
        (problems[2].notes[0][0], "also answered here: Consumers"),
    ]
    assert [str(p.notes[0][0]) for p in problems] == ["a.yaml:3:11", "a.yaml:4:32", "a.yaml:8:15"]


def test_like_takes_over_what_is_not_said(facts_of: FactsOf) -> None:
    """`like` takes over the answers of another subject, also those of sheets, where the subject says nothing itself."""
    facts = facts_of("""
        functions:
          reminders: {like: triage, by: Product, answers: {function.audience: [caregivers]}}
          triage: {by: Clinic, answers: {function.audience: [consumers], function.symptom_entry: checklist}}
        sheets: [{by: ML, about: {functions: [triage]}, answers: {function.models: none}}]
        """)

    assert facts.answers["function.audience", "reminders"].fact == Ticks(frozenset(("caregivers",)))
    assert facts.answers["function.audience", "reminders"].inherited_from == ""
    taken = facts.answers["function.symptom_entry", "reminders"]
    assert (taken.fact, taken.by, taken.inherited_from) == (OneOf(("checklist",)), "Clinic", "triage")
    assert str(taken.place) == "a.yaml:5:66"
    assert facts.answers["function.models", "reminders"].inherited_from == "triage"
    assert facts.answers["function.models", "triage"].inherited_from == ""


def test_like_reaches_through_several_subjects(facts_of: FactsOf) -> None:
    """A subject that is like one that is like a third takes over from both, the nearer first; told is who said it."""
    facts = facts_of("""
        functions:
          a: {like: b}
          b: {like: c, answers: {function.audience: none}}
          c: {answers: {function.audience: [consumers], function.models: none, function.symptom_entry: none}}
        """)

    assert facts.answers["function.audience", "a"].inherited_from == "b"
    assert facts.answers["function.audience", "a"].fact == Ticks(frozenset())
    assert facts.answers["function.models", "a"].inherited_from == "c"


def test_like_in_a_circle_is_told_once(problems_of: ProblemsOf) -> None:
    """Subjects that are like each other in a circle are one problem; a subject like itself is one too."""
    assert problems_of("""
        functions:
          a: {like: b}
          b: {like: c}
          c: {like: b}
          d: {like: d}
        """) == [
        "circle 3:13 `b` is like `c` is like `b`, in a circle | let one of them say all its answers itself",
        "circle 5:13 `d` is like `d`, in a circle | let one of them say all its answers itself",
    ]


def test_like_must_name_a_listed_subject(problems_of: ProblemsOf) -> None:
    """`like` names a subject of the same list."""
    assert problems_of("functions: {triage: , b: {like: triag}}") == [
        "unknown-subject 1:33 there is no function called `triag` | did you mean `triage`?"
    ]


def test_unknown_question(problems_of: ProblemsOf) -> None:
    """An answer to no question says which question may have been meant, or why it cannot be answered."""
    assert problems_of("""
        answers:
          users.include_minors: yes
          security: implemented
          fda_status: device
          fda.listing: met
          includes_minors: yes
          zzz.zzz: yes
        """) == [
        "unknown-question 2:3 there is no question `users.include_minors` | did you mean `users.includes_minors`?",
        (
            "unknown-question 3:3 there is no question `security`"
            " | it is asked row by row: `security.automatic_logoff`, `security.audit_log`"
        ),
        (
            "unknown-question 4:3 there is no question `fda_status`"
            " | it is found from other answers; a decision on it belongs to `decisions`"
        ),
        "unknown-question 5:3 there is no question `fda.listing` | this is a rule; its verdict is found from the answers",
        "unknown-question 6:3 there is no question `includes_minors` | did you mean `users.includes_minors`?",
        (
            "unknown-question 7:3 there is no question `zzz.zzz`"
            " | it may belong to a pack that is not here, or was renamed or given up by its pack"
        ),
    ]


def test_answer_in_the_wrong_place(problems_of: ProblemsOf) -> None:
    """An answer that stands where its question is not asked is told where it belongs."""
    assert problems_of("""
        answers: {function.audience: none}
        functions: {triage: {answers: {users.markets: all, model.version_fixed: yes}}, other: }
        models: {chat: {answers: {model.version_fixed: no}}}
        sheets: [{about: {models: all}, answers: {function.models: all, model.host: none}}]
        """) == [
        (
            "wrong-subject 1:11 `function.audience` is asked of each function, not of the deployment"
            " | move it below the function that it is about: `functions: {triage: {answers: {...}}}`"
            " | if it holds for several, use a sheet with `about: {functions: all}`"
        ),
        (
            "wrong-subject 2:32 `users.markets` is asked once, of the deployment, not of each function"
            " | move it to `answers:` at the left margin"
        ),
        (
            "wrong-subject 2:52 `model.version_fixed` is asked of each model, not of a function"
            " | move it below the model that it is about: `models: {chat: {answers: {...}}}`"
        ),
        (
            "wrong-subject 4:43 `function.models` is asked of each function, and this sheet does not say of which"
            " | add `about: {functions: all}`, or name them: `about: {functions: [...]}`"
        ),
    ]


def test_sheet_about_unknown_subjects(problems_of: ProblemsOf) -> None:
    """A sheet is about kinds and subjects that there are."""
    assert problems_of("""
        functions: {triage: }
        sheets:
          - {about: {function: all}, answers: {}}
          - {about: {functions: [triag]}, answers: {function.audience: none}}
          - {about: {functions: triage}, answers: {function.audience: none}}
        """) == [
        "unknown-key 3:14 there are no `function` to be about | did you mean `functions`?",
        "unknown-subject 4:26 there is no function called `triag` | did you mean `triage`?",
        "wrong-kind 5:14 it is not said which functions this sheet is about | write `all`, or a list: `[...]`",
    ]


def test_sheet_that_is_about_subjects_in_vain(gather: Callable[..., tuple[Facts, list[Problem]]]) -> None:
    """A sheet that is about a kind and answers nothing that is asked of it gets a warning."""
    _, problems = gather("""
        functions: {triage: }
        sheets: [{about: {functions: all}, answers: {users.markets: all}}]
        """)

    assert [(p.id, p.level) for p in problems] == [("idle-about", "warning")]


def test_evidence_of_an_answer_must_be_listed(problems_of: ProblemsOf) -> None:
    """An answer, a subject and a sheet name pieces of evidence that there are, as a list."""
    assert problems_of("""
        answers: {users.markets: {value: all, evidence: [nao, {map: p. 2}]}}
        functions: {it: {evidence: [zz]}}
        sheets: [{evidence: map, answers: {users.includes_minors: {value: yes, evidence: [{map: [1]}, []]}}}]
        evidence: {map: {title: Map}, nda: {title: NDA}}
        """) == [
        "unknown-evidence 1:50 there is no piece of evidence called `nao` | did you mean `nda`?",
        "unknown-evidence 2:29 there is no piece of evidence called `zz` | `evidence` lists `map`, `nda`",
        "wrong-kind 3:11 evidence is given as a list | write `[map]`",
        "wrong-kind 3:84 it is not said in words where to look in `map` | for example `{map: p. 12}`",
        "wrong-kind 3:95 the id of a piece of evidence should stand here | ",
        (
            "unused-evidence 4:31 no answer names the evidence `nda`"
            " | add `evidence: [nda]` to the answers that it shows, or delete it"
        ),
    ]


def test_options_newer_than_the_answers_stay_open(facts_of: FactsOf) -> None:
    """An option that came after the pack version of the answers is unknown for them, unless an answer names it."""
    facts = facts_of("""
        answered_with: {common: 0.1.9, us-fda: "0.2"}
        answers:
          notice.says: all
          security.automatic_logoff: implemented
          security.audit_log: implemented
          reports.within: 30 days
        """)

    assert facts.answers["notice.says", None].fact == Ticks(
        frozenset(("purposes", "recipients", "retention")), frozenset(("profiling",))
    )
    assert facts.answers["notice.says", None].is_partial
    assert facts.answers["security.automatic_logoff", None].fact == OneOf(("implemented", "undocumented"))
    assert (
        facts.answers["security.automatic_logoff", None].shown
        == "Implemented (answered before these options came: Undocumented)"
    )
    assert facts.answers["security.audit_log", None].fact == OneOf(("implemented",))
    assert facts.answers["reports.within", None].fact == Numbers(30, 30, ("not_planned",))


def test_named_newer_options_count(facts_of: FactsOf) -> None:
    """An answer that names a newer option has considered it."""
    facts = facts_of("""
        answered_with: {common: "0.1"}
        answers: {notice.says: [profiling], security.automatic_logoff: undocumented}
        """)

    assert facts.answers["notice.says", None].fact == Ticks(frozenset(("profiling",)))
    assert facts.answers["security.automatic_logoff", None].fact == OneOf(("undocumented",))


def test_options_of_the_same_version_are_answered(facts_of: FactsOf) -> None:
    """Answers that were given under the version that brought an option have considered it."""
    facts = facts_of("""
        answered_with: {common: 0.2.0}
        answers: {notice.says: none, users.includes_minors: yes}
        """)

    assert facts.answers["notice.says", None].fact == Ticks(frozenset())
    assert facts.answers["users.includes_minors", None].fact == YES
