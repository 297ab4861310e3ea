"""What does not fit into the shape of a file is told in the words of those who write it."""

import pytest
from pydantic import BaseModel

from compliance.packs.wording import fit_shape
from compliance.packs.written import Shape
from compliance.packs.written_law import LawFile
from compliance.packs.written_pack import InstrumentsFile, PackFile
from compliance.packs.written_questions import QuestionsFile
from compliance.packs.written_rules import ClassificationsFile, RulesFile, TermsFile
from compliance.sources.document import read_document
from compliance.sources.problem import Problem, Problems

RULE = """\
rules:
  - id: law.rule-one
    title: Do it
    applies_when: always
    requires:
      - {id: done, text: It is done., met_when: a.b}
    standing: statute
    severity: high
    gap: It is not done.
    remedy: {text: Do it., effort: days, owner: legal}
"""


def told(shape: type[BaseModel], text: str) -> list[Problem]:
    """Return what does not fit in a text; where all fits, the text as data comes out."""
    problems = Problems()
    document = read_document("a.yaml", text.encode(), problems)
    assert document is not None
    assert problems.found == []
    assert (fit_shape(shape, document, problems) is None) == bool(problems.found)
    return problems.found


@pytest.mark.parametrize(
    ("old", "new", "id", "place", "says", "help"),
    [
        ("severity: high", "severity: hihg", "not-one-of", "8:15", "`hihg` is not one of critical, high, medium, low", "did you mean `high`?"),
        ("title: Do it", "titel: Do it", "unknown-key", "3:5", "`law.rule-one` knows no key `titel`", "did you mean `title`?"),
        ("title: Do it", "heading: Do it", "missing-key", "2:5", "`law.rule-one` has no `title`", "it says: what to do, as a heading"),
        ("title: Do it", "title: ", "empty-value", "3:5", "`title` is empty", "write something, or leave it out"),
        ("title: Do it", "title: ''", "empty-value", "3:12", "nothing is written here", "write a text, or leave the key out"),
        ("title: Do it", "title: [Do it]", "wrong-shape", "3:12", "a text is expected here, not a list", "a text that begins with a bracket, or has `: ` in it, stands in quotes"),
        ("id: law.rule-one", "id: rule_one", "bad-id", "2:9", "`rule_one` is not the id of a rule", "write it like `law.two-words`"),
        ("id: done", "id: Done-it", "bad-id", "6:14", "`Done-it` is not a name", "write it like `two_words`"),
        ("id: done", "id: any", "reserved-word", "6:14", "`any` is a word of the language of conditions", "choose another name"),
        ("effort: days", "effort: day", "not-one-of", "10:36", "`day` is not one of hours, days, weeks, months", "did you mean `days`?"),
        ("remedy: {text: Do it., effort: days, owner: legal}", "remedy: Do it.", "wrong-shape", "10:13", "a group is expected here, not a text", "write a group of `key: value` lines, such as `{text: …, effort: …, owner: …}`"),
        ("met_when: a.b}", "met_when: a.b, wehn: c.d}", "unknown-key", "6:54", "`done` knows no key `wehn`", "did you mean `when`?"),
        ("standing: statute", "in_force: {frm: 2026-01-01}", "unknown-key", "7:16", "`in_force` knows no key `frm`", "did you mean `from`?"),
        ("standing: statute", "in_force: [{from: x, standing: law}]", "not-one-of", "7:36", "`law` is not one of statute, regulation, directive, case_law, order, final_guidance, draft_guidance, proposed, good_practice, contract, stayed, vacated, repealed", None),
        ("standing: statute", "in_force: []", "empty-list", "7:5", "`in_force` has nothing in it", "write at least one"),
        ("standing: statute", "cite: [{in: x, at: y}]", "missing-quote", "7:12", "this citation has no quote", "quote the words of law letter by letter"),
        ("standing: statute", "cite: [{in: x, at: y, quote: {}}]", "missing-quote", "7:34", "this says not, or says twice, why there is no quote", "write `quote: {not_archived: why}` or `quote: {not_quotable: why}`"),
        ("standing: statute", "cite: [{in: x, at: y, quote: {not_archived: a, not_quotable: b}}]", "missing-quote", "7:34", "this says not, or says twice, why there is no quote", None),
        ("standing: statute", "cite: [{in: x, at: y, quote: {not_quotable: a, unchecked: b}}]", "missing-quote", "7:34", "`unchecked` words are those of a text that is not archived", "write `quote: {not_archived: why, unchecked: the words}`, or leave `unchecked` out"),
        ("standing: statute", "cite: [{in: x, at: y, quote: [a, '']}]", "empty-value", "7:38", "nothing is written here", None),
        ("standing: statute", "would_replace: law.old", "wrong-shape", "7:20", "a list is expected here, not a text", "write a list, each item on a line that begins with `- `"),
    ],
)  # fmt: skip
def test_a_rule_that_does_not_fit(old: str, new: str, id: str, place: str, says: str, help: str | None) -> None:
    """Each thing that does not fit is told at its place, in plain words, with what to write instead."""
    found = [problem for problem in told(RulesFile, RULE.replace(old, new)) if problem.id == id]
    assert [(f"{p.at.line}:{p.at.column}" if p.at else "", p.says) for p in found] == [(place, says)]
    assert help is None or found[0].help[0] == help


@pytest.mark.parametrize(
    ("old", "new", "says", "help"),
    [
        ("title: Do it", "title: no", "`no` without quotes is false to many programs, and a text is meant here", "write it in quotes, `'no'`, or write a sentence"),
        ("title: Do it", "title: On", "`On` without quotes is true to many programs, and a text is meant here", "write it in quotes, `'On'`, or write a sentence"),
        ("text: It is done.", "text: off", "`off` without quotes is false to many programs, and a text is meant here", "write it in quotes, `'off'`, or write a sentence"),
        ("standing: statute", "cite: [{in: x, at: y, quote: [a, true]}]", "`true` without quotes is true to many programs, and a text is meant here", "write it in quotes, `'true'`, or write a sentence"),
        ("standing: statute", "cite: [{in: x, at: y, quote: no}]", "`no` without quotes is false to many programs, and a text is meant here", "write it in quotes, `'no'`, or write a sentence"),
        ("severity: high", "severity: yes", "`yes` is not one of the words that may stand here", "write one of critical, high, medium, low"),
        ("id: done", "id: yes", "`yes` cannot stand here: it says that something is so, or is not", "write the name that is meant"),
    ],
)  # fmt: skip
def test_a_bare_yes_or_no_is_no_text(old: str, new: str, says: str, help: str) -> None:
    """A word that programs take for true or false is told wherever something else is meant, and told once."""
    (problem,) = told(RulesFile, RULE.replace(old, new))

    assert (problem.id, problem.says, problem.help) == ("bare-yes-no", says, (help,))


@pytest.mark.parametrize(
    "title", ["'no'", '"no"', ">-\n      no", "|\n      no", "no, or yes", "no one", "Nothing  # no", "at 010"]
)
def test_a_quoted_no_is_a_text(title: str) -> None:
    """In quotes, below its key, and as part of a sentence, these words are words."""
    assert told(RulesFile, RULE.replace("title: Do it", f"title: {title}")) == []


def test_answers_and_their_words_may_be_a_bare_no() -> None:
    """The words of an option, and the answer that counts when a question is not asked, may be a bare yes or no."""
    text = (
        "section: x\nquestions:\n  - {id: a.b, kind: choice, ask: x, options: {first: No, second: {says: Yes}}}\n"
        "  - {id: a.c, kind: yes_no, ask: x, ask_when: always, when_not_asked: no, judgement: yes}\n"
    )
    assert told(QuestionsFile, text) == []
    assert [one.id for one in told(QuestionsFile, text.replace("says: Yes", "says: Yes, help: no"))] == ["bare-yes-no"]


@pytest.mark.parametrize("word", ["true", "True", "YES", "on", "false", "No", "n", "0"])
def test_yes_and_no_are_words(word: str) -> None:
    """Yes and no are written out; what is meant by other spellings is advised."""
    text = f"section: x\nquestions:\n  - {{id: a.b, kind: yes_no, ask: x, judgement: {word}}}\n"
    (problem,) = told(QuestionsFile, text)
    meant = {"true": "yes", "yes": "yes", "on": "yes", "false": "no", "no": "no", "n": "no"}.get(word.lower())
    assert problem.says == f"`{word}` is neither yes nor no"
    assert problem.help == (f"write `{meant}`" if meant else "write `yes` or `no`",)


def test_a_key_that_is_no_name_is_told_at_the_key() -> None:
    """The ids of options, groups, dates and penalties are keys, and are checked like other ids."""
    text = "section: x\nquestions:\n  - {id: a.b, kind: choice, ask: x, options: {Yes-No: x, one: y}}\n"
    assert [(p.id, str(p.at)) for p in told(QuestionsFile, text)] == [
        ("bad-id", "a.yaml:3:47"),
        ("reserved-word", "a.yaml:3:58"),
    ]
    assert [p.help[1] for p in told(QuestionsFile, text.replace(", one: y", ""))] == ["did you mean `yes_no`?"]


def test_a_misspelt_key_is_not_told_as_missing_as_well() -> None:
    """One mistake is one problem; a key that is missing beside it is told still."""
    text = "rules:\n  - id: law.one\n    titel: Do it\n    applies_when: a.b\n    requires: []\n    standing: statute\n    gap: x\n"
    ids = [(problem.id, problem.says) for problem in told(RulesFile, text)]
    assert ("unknown-key", "`law.one` knows no key `titel`") in ids
    assert ("missing-key", "`law.one` has no `severity`") in ids
    assert "title" not in {says.rpartition("no `")[2].rstrip("`") for id, says in ids if id == "missing-key"}


def test_an_option_may_be_named_none() -> None:
    """`none` is no word of the language, so an option may be called so."""
    text = "section: x\nquestions:\n  - {id: a.b, kind: choice, ask: x, options: {none: x, in: y}}\n"
    assert told(QuestionsFile, text) == []


@pytest.mark.parametrize(
    ("shape", "text", "id", "says"),
    [
        (RulesFile, "", "empty-file", "this file is empty"),
        (RulesFile, "- id: x", "wrong-shape", "this file has to begin with `rules:`, not with a list"),
        (TermsFile, "words", "wrong-shape", "this file has to begin with `terms:`, not with a text"),
        (TermsFile, "terms: []", "empty-list", "`terms` has nothing in it"),
        (TermsFile, "term: []", "missing-key", "this file has no `terms`"),
        (TermsFile, "terms: [x]", "wrong-shape", "a group is expected here, not a text"),
        (TermsFile, "terms: [{id: a, means: b, reads: c}, ]", None, None),
        (TermsFile, "terms: [{id: a, means: b, reads: c}, ~]", "empty-value", "this item of the list is empty"),
        (PackFile, "pack: a\ntitle: b\nversion: 1.x", "bad-version", "`1.x` is not a version"),
        (PackFile, "pack: a\ntitle: b\nversion: 1\nneeds: {c: 1.0}", "bad-version", "`1.0` is not a range of versions"),
        (PackFile, "pack: A\ntitle: b\nversion: 1", "bad-id", "`A` is not an id"),
        (PackFile, "pack: a\ntitle: b\nversion: 1\ndates: {c: {on: 2026-2-1}}", "bad-date", "`2026-2-1` is not a date"),
        (PackFile, "pack: a\ntitle: b\nversion: 1\ndates: {c: {on: 2026-02-30}}", "bad-date", "`2026-02-30` is not a day of the calendar"),
        (PackFile, "pack: a\ntitle: b\nversion: 1\nleaves_out: all the rest", None, None),
        (InstrumentsFile, "instruments: [{id: a, title: b, citation: c, issuer: d, kind: law, version: 1}]", "not-one-of", "`law` is not one of statute, regulation, directive, case_law, order, final_guidance, draft_guidance, proposed, good_practice, contract"),
        (InstrumentsFile, "instruments: [{id: a, title: b, citation: c, issuer: d, kind: order, version: 1, file: x, sha256: abc}]", "bad-digest", "this is not a SHA-256"),
        (ClassificationsFile, "classifications: [{id: a, title: b, outcomes: {}, decide: []}]", "empty-list", "`outcomes` has nothing in it"),
    ],
)  # fmt: skip
def test_a_file_that_does_not_fit(shape: type[BaseModel], text: str, id: str | None, says: str | None) -> None:
    """Each kind of file has its main key, and its values have their forms."""
    assert [(p.id, p.says) for p in told(shape, text)][:1] == ([(id, says)] if id else [])


def test_short_forms_are_read_like_long_ones() -> None:
    """An option that is only words, one quote, one outcome and one line of force are read like their longer forms."""
    problems = Problems()
    short = "classifications: [{id: a, title: b, outcomes: {c: d}, decide: [{id: e, otherwise: c, in_force: {from: f}, cite: [{in: g, at: h, quote: i}]}]}]"
    long = "classifications: [{id: a, title: b, outcomes: {c: {title: d}}, decide: [{id: e, otherwise: [c], in_force: [{from: f}], cite: [{in: g, at: h, quote: [i]}]}]}]"
    fitted = []
    for text in (short, long):
        document = read_document("a.yaml", text.encode(), problems)
        assert document is not None
        fitted.append(fit_shape(ClassificationsFile, document, problems))
    assert problems.found == []
    assert fitted[0] == fitted[1] is not None


def test_texts_lose_the_blanks_around_them() -> None:
    """A text in block style does not end with a line break in a report."""
    problems = Problems()
    document = read_document("a.yaml", b"terms:\n  - id: a\n    means: b\n    reads: |\n      it is so\n", problems)
    assert document is not None
    fitted = fit_shape(TermsFile, document, problems)
    assert fitted is not None
    assert fitted.terms[0].reads == "it is so"


def test_a_file_of_nothing_but_mistakes_is_told_in_short() -> None:
    """After a hundred problems in one file the rest are only counted."""
    found = told(TermsFile, "terms: [" + "x, " * 150 + "y]")
    assert len(found) == 101
    assert (found[-1].id, found[-1].says) == ("many-problems", "there are 51 more problems in this file")


@pytest.mark.parametrize("shape", Shape.__subclasses__(), ids=lambda shape: shape.__name__)
def test_every_key_says_what_it_is_for(shape: type[Shape]) -> None:
    """Each key of each group has a description, which editors show and advice repeats."""
    assert [name for name, field in shape.model_fields.items() if not field.description] == []


def test_rules_that_stand_where_a_reason_belongs_are_sent_to_their_key() -> None:
    """In law.yaml `left_out` says why in words; a list of rules there is no text that lacks its quotes."""
    text = 'law:\n  - instrument: act\n    provisions:\n      - {at: "1", left_out: [law.rule-one]}\n'
    (problem,) = told(LawFile, text)

    assert (problem.id, str(problem.at)) == ("wrong-shape", "a.yaml:4:29")
    assert problem.help == ("say in words why no rule covers it; rules that do are named under `covered_by`",)
