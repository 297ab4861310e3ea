"""Quotes are compared word by word, stand under their pinpoint, and their texts are pinned."""

import hashlib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from compliance.authoring.pinpoint_digest import pin_digests
from compliance.authoring.pinpoint_text import normal
from compliance.authoring.quotes import check_quotes
from compliance.conditions.kinds import Vocabulary
from compliance.conditions.meaning import Always
from compliance.packs.law import Citation, Instrument, NamedDate, Standing
from compliance.packs.load import load_rulebook
from compliance.packs.model import Rulebook, Term
from compliance.sources.problem import Problem, Problems

LAW = """§ 1. Notice

(a) Whoever offers an app shall give notice when people sign up, in plain words.

(b) The notice shall be kept for
six years – or longer.

§ 2. Incidents

An incident shall be reported with-
out delay.
"""
QUOTE = ("Whoever offers an app", "in plain words")


def rulebook(citation: Citation, sha256: str = "") -> Rulebook:
    """Return a rulebook with one citation of one text."""
    law = Instrument("act", "p", "The Act", "1 Act 1", "Parliament", Standing.STATUTE, "2026", "act.txt", sha256)
    term = Term("t", "p", None, Always(), "t", (citation,))
    words = Vocabulary({}, {}, {}, {}, {})
    return Rulebook({}, {}, {}, {"t": term}, {}, {}, {"act": law}, {}, {}, words, "")


def found(tmp: Path, text: str, citation: Citation, sha256: str = "") -> list[Problem]:
    """Return what is wrong with a citation of a text."""
    (tmp / "act.txt").write_text(text, encoding="utf-8")
    problems = Problems()
    check_quotes(rulebook(citation, sha256), frozenset({"p"}), tmp, problems)
    return problems.found


def test_quote_that_is_right(tmp_path: Path) -> None:
    """Fragments in order under their pinpoint are right, whatever the line breaks, dashes and divided words."""
    assert found(tmp_path, LAW, Citation("act", "1(a)", QUOTE)) == []
    assert found(tmp_path, LAW, Citation("act", "1(b)", ("kept for six years - or longer",))) == []
    assert found(tmp_path, LAW, Citation("act", "2", ("reported without delay",))) == []


@pytest.mark.parametrize("at", ["1(b)(3)", "1(b)(3)(ii)", "1(b)(Z)"])
def test_pinpoint_below_the_last_paragraph_is_told(at: str, tmp_path: Path) -> None:
    """A step below a paragraph in which its mark stands nowhere is a mistake, and the paragraph is named."""
    [problem] = found(tmp_path, LAW, Citation("act", at, ("kept for six years",)))

    assert problem.id == "wrong-pinpoint"
    assert "1(b) is not divided in this way" in problem.help


@pytest.mark.parametrize("at", ["§ 1(a)", "Section 1(a)", "7 U.C. § 1(a)"])
def test_pinpoint_may_be_written_as_lawyers_write_it(at: str, tmp_path: Path) -> None:
    """A section sign, the word, or the code before it say the same as the number alone."""
    assert found(tmp_path, LAW, Citation("act", at, QUOTE)) == []
    [problem] = found(tmp_path, LAW, Citation("act", at, ("kept for six years",)))
    assert problem.help[0] == "it stands under 1(b)"


def test_pinpoint_into_a_running_list_is_not_called_wrong(tmp_path: Path) -> None:
    """Where the mark stands within the sentence, the text may well be divided there: nobody can tell."""
    law = LAW.replace("kept for\nsix years", "kept (1) on paper or (2) as a file for\nsix years")

    assert found(tmp_path, law, Citation("act", "1(b)(2)", ("as a file",))) == []


@pytest.mark.parametrize(("at", "told"), [("Section 4(1)(b)", True), ("Section 4(1)(c)", False), ("Section 5", False)])
def test_what_a_copy_in_part_has_is_archived_after_all(at: str, told: bool, tmp_path: Path) -> None:
    """A provision that is not quoted is told where a copy without a table has its heading and its marks, and else not."""
    copy = "[section 4(1)(c) is omitted]\n\n## Section 4\n1. They shall:\n\n    a. Keep it.\n\n    b. Publish it.\n\n## Section 5\n"
    problems = found(tmp_path, copy, Citation("act", at, (), "not_archived", "It is not archived."))

    assert [problem.id for problem in problems] == (["archived-after-all"] if told else [])


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_one_character_of_a_quote(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    """Changing one character of a quote makes the check fail."""
    which = data.draw(st.integers(0, len(QUOTE) - 1))
    at = data.draw(st.integers(0, len(QUOTE[which]) - 1))
    letter = data.draw(st.characters(codec="utf-8", exclude_categories=("Cc", "Cf")))
    changed = QUOTE[which][:at] + letter + QUOTE[which][at + 1 :]
    assume(normal(changed) not in normal(QUOTE[which]))
    fragments = (*QUOTE[:which], changed, *QUOTE[which + 1 :])

    assert found(tmp_path_factory.mktemp("law"), LAW, Citation("act", "1(a)", fragments)) != []


@settings(max_examples=60, deadline=None)
@given(at=st.integers(0, len(LAW) - 1), letter=st.characters(codec="utf-8", exclude_categories=("Cs",)))
def test_one_character_of_a_source(tmp_path_factory: pytest.TempPathFactory, at: int, letter: str) -> None:
    """Changing one character anywhere in a text that is pinned makes the check fail."""
    digest = hashlib.sha256(LAW.encode()).hexdigest()
    changed = LAW[:at] + letter + LAW[at + 1 :]
    assume(changed != LAW)
    folder = tmp_path_factory.mktemp("law")

    assert found(folder, LAW, Citation("act", "1(a)", QUOTE), digest) == []
    told = {p.id for p in found(folder, changed, Citation("act", "1(a)", QUOTE), digest)}
    assert told & {"wrong-digest", "not-plain-text"}


@settings(max_examples=60, deadline=None)
@given(at=st.integers(0, len(QUOTE[0]) - 1), letter=st.sampled_from("abcXYZ19(;"))
def test_one_character_of_the_quoted_words(tmp_path_factory: pytest.TempPathFactory, at: int, letter: str) -> None:
    """Changing one character of the quoted words in a text makes the check fail even if the text is not pinned."""
    start = LAW.index(QUOTE[0])
    assume(LAW[start + at] != letter)
    changed = LAW[: start + at] + letter + LAW[start + at + 1 :]

    assert found(tmp_path_factory.mktemp("law"), changed, Citation("act", "1(a)", QUOTE)) != []


@pytest.mark.parametrize("data", [b"%PDF-1.7\nx", "Café".encode("latin-1"), "Act".encode("utf-16")])
def test_a_text_that_is_no_plain_text_is_one_problem(tmp_path: Path, data: bytes) -> None:
    """A PDF or a text in another encoding is one problem at its instrument, and none for each quote, in both steps."""
    (tmp_path / "act.txt").write_bytes(data)
    problems = Problems()
    checked = check_quotes(rulebook(Citation("act", "1(a)", QUOTE)), frozenset({"p"}), tmp_path, problems)

    assert [problem.id for problem in problems.found] == ["not-plain-text"]
    assert checked.compared == 0


def test_no_may_be_a_fragment_of_its_own(tmp_path: Path) -> None:
    """Words of a sentence that begins with `No` need that word, in the fragment itself or in one before it."""
    law = "§ 3. Records\n\n(a) No entity may collect a record.\n"
    (problem,) = found(tmp_path, law, Citation("act", "3(a)", ("may collect a record",)))

    assert (problem.id, "with `No`" in problem.says) == ("quote-without-not", True)
    assert found(tmp_path, law, Citation("act", "3(a)", ("No entity", "may collect a record"))) == []


@pytest.mark.parametrize(
    ("quote", "left_out"),
    [
        (("acquisition of data", "the authorization of the person"), "without"),
        (("authorization of the person",), "without the"),
        (("acquisition of data without", "the authorization of the person"), ""),
        (("without the authorization of the person",), ""),
        (("told at once", "later than 60 days after it"), "in no case"),
        (("told at once and in no case", "later than 60 days after it"), ""),
    ],
)
def test_quote_that_leaves_out_the_without_before_it(tmp_path: Path, quote: tuple[str, ...], left_out: str) -> None:
    """`without` and `in no case` turn what follows round, unless a fragment before it takes them."""
    law = "§ 3. Records\n\n(a) It is acquisition of data without the authorization of the person.\n"
    law += "(b) Each is told at once and in no case later than 60 days after it.\n"
    told = found(tmp_path, law, Citation("act", "3", quote))

    assert [(one.id, f"has `{left_out}` right before" in one.says) for one in told] == (
        [("quote-without-not", True)] if left_out else []
    )


def test_wrong_pinpoint_is_told_with_the_right_one(tmp_path: Path) -> None:
    """A quote under another provision is a problem that names the provision in which it stands."""
    (problem,) = found(tmp_path, LAW, Citation("act", "1(b)", QUOTE))

    assert problem.id == "wrong-pinpoint"
    assert problem.help[0] == "it stands under 1(a)"


def test_what_is_not_checked_is_counted(tmp_path: Path) -> None:
    """A pinpoint that cannot be checked is counted and told, and a text without digest is named with its digest."""
    (tmp_path / "act.txt").write_text(LAW, encoding="utf-8")
    checked = check_quotes(rulebook(Citation("act", "preamble", QUOTE)), frozenset({"p"}), tmp_path, Problems())

    assert (checked.compared, checked.under_pinpoint, len(checked.not_checked)) == (1, 0, 1)
    assert checked.not_checked[0].brief == "no such provision was found in the text"
    assert checked.unpinned[0][1] == hashlib.sha256(LAW.encode()).hexdigest()


@pytest.mark.parametrize(("year", "warned"), [(2026, True), (2025, False)])
def test_a_day_that_the_text_does_not_print_is_not_archived(tmp_path: Path, year: int, warned: bool) -> None:
    """Of a day of law that is cited without words, a warning comes only where its provision prints the year."""
    (tmp_path / "act.txt").write_text("§ 9. Beginning\n\nIt begins in February 2026.\n", encoding="utf-8")
    cite = Citation("act", "9", no_quote="not_archived", no_quote_why="The day is not printed.")
    book = replace(rulebook(cite), terms={}, dates={"begins": NamedDate("begins", date(year, 2, 2), cite=(cite,))})
    problems = Problems()
    check_quotes(book, frozenset({"p"}), tmp_path, problems)

    assert [problem.id for problem in problems.found] == (["archived-after-all"] if warned else [])


PINNED = "ab" * 32


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "instruments:\n  # the first\n  - id: act\n    file: us/a.txt  # a remark\n    note: x\n",
            f'instruments:\n  # the first\n  - id: act\n    file: us/a.txt  # a remark\n    sha256: "{PINNED}"\n    note: x\n',
        ),
        (
            "instruments:\n  - {id: act, file: us/a.txt, note: x}\n",
            f'instruments:\n  - {{id: act, file: us/a.txt, sha256: "{PINNED}", note: x}}\n',
        ),
        (
            "instruments:\n  - id: acts\n    file: b.txt\n  - id: act\n    file: us/a.txt",
            f'instruments:\n  - id: acts\n    file: b.txt\n  - id: act\n    file: us/a.txt\n    sha256: "{PINNED}"',
        ),
    ],
)
def test_pinning_changes_nothing_else(before: str, after: str) -> None:
    """A digest is written below the file that it is of; comments and everything else stay as they are."""
    assert pin_digests(before, {"act": PINNED}) == after


def test_pinning_that_cannot_be_done() -> None:
    """If the place for a digest cannot be found, nothing is written."""
    assert pin_digests("instruments:\n  - title: x\n    id: act\n    file: us/a.txt\n", {"act": PINNED}) is None


def test_shipped_packs_load_with_their_digests() -> None:
    """Every shipped instrument with an archived text has its digest."""
    from compliance.sources.bundled import bundled

    instruments = load_rulebook([bundled("rules")]).rulebook.instruments.values()
    assert [one.id for one in instruments if one.file and not one.sha256] == []


def two_laws(citations: tuple[Citation, ...], first: str, second: str) -> Rulebook:
    """Return a rulebook of two instruments that name one file, each with its digest."""
    made = rulebook(citations[0], first)
    other = replace(made.instruments["act"], id="other", sha256=second)
    term = replace(made.terms["t"], cite=citations)
    return replace(made, instruments={**made.instruments, "other": other}, terms={"t": term})


@pytest.mark.parametrize("wrong", ["act", "other"])
def test_each_digest_is_compared_where_two_name_one_file(wrong: str, tmp_path: Path) -> None:
    """The text is read once; whose digest is another's is told that it may name the wrong file."""
    (tmp_path / "act.txt").write_text(LAW, encoding="utf-8")
    right = hashlib.sha256(LAW.encode()).hexdigest()
    citations = (Citation("act", "1(a)", QUOTE), Citation("other", "1(a)", QUOTE))
    digests = ("0" * 64, right) if wrong == "act" else (right, "0" * 64)
    problems = Problems()

    check_quotes(two_laws(citations, *digests), frozenset({"p"}), tmp_path, problems)

    (problem,) = problems.found
    assert (problem.id, f"`{wrong}` is not" in problem.says) == ("wrong-digest", True)
    assert problem.help[0].endswith("whose digest it has: is `file` of this one right?")


@pytest.mark.parametrize(("many", "told"), [(9, False), (10, True)])
def test_many_quotes_that_all_fail_are_of_another_law(many: int, told: bool, tmp_path: Path) -> None:
    """That is told once, before the quotes; not where there are few, or where some of them are right."""
    (tmp_path / "act.txt").write_text(LAW, encoding="utf-8")
    wrong = [Citation("act", "1(a)", (f"word number {number} of another law",)) for number in range(many)]

    for citations, expected in ((wrong, told), ([*wrong, *[Citation("act", "1(a)", QUOTE)] * 5], False)):
        problems = Problems()
        check_quotes(two_laws(tuple(citations), "", ""), frozenset({"p"}), tmp_path, problems)
        assert problems.found[0].says.endswith("it seems to be another law") is expected
