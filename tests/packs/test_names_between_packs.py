"""Names that one pack takes from another, and what is told when they are gone, out of reach, or declared by both."""

from datetime import date
from pathlib import Path

import pytest

from compliance.authoring.sign_record import record_path, record_text, sign_record
from compliance.packs.beside import find_names_taken_beside, packs_beside, packs_that_need
from compliance.packs.load import load_rulebook
from compliance.sources.problem import Problem, Problems, Refused

BASE = 'pack: base\ntitle: Base\nversion: "1.0"\n'
HELD = "terms:\n  - {id: sold_here, means: base.sold, reads: it is sold}\n  - {id: sold_there, means: base.sold, reads: it is}\n"
ASKED = "section: Sale\nquestions:\n  - {id: base.sold, kind: yes_no, ask: Is it sold?}\n"
USER = 'pack: user\ntitle: User\nversion: "1.0"\nneeds: {base: ">=1"}\n'
USES = "terms:\n  - {id: used, means: sold_here and sold_there, reads: it is used}\n"


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    """Two packs: one uses terms of the other, which is signed as read."""
    texts = {"base/pack.yaml": BASE, "base/terms.yaml": HELD, "base/questions.yaml": ASKED}
    for name, text in {**texts, "user/pack.yaml": USER, "user/terms.yaml": USES}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    sign(tmp_path, "base")
    return tmp_path


def sign(rules: Path, pack: str) -> None:
    """Sign everything of a pack as read."""
    record = sign_record(None, load_rulebook([rules]).rulebook, pack, "reader", date(2026, 11, 20), (), rules / pack)
    record_path(rules / pack).write_text(record_text(record, rules / pack), encoding="utf-8")


def change(path: Path, was: str, becomes: str) -> None:
    """Change a file."""
    text = path.read_text(encoding="utf-8")
    assert was in text
    path.write_text(text.replace(was, becomes), encoding="utf-8")


def told(rules: Path, names: list[str] | None = None) -> list[Problem]:
    """What is wrong with the packs."""
    try:
        load_rulebook([rules], names)
    except Refused as refused:
        return refused.problems
    return []


def test_a_renamed_term_is_told_with_the_record_and_what_is_new(rules: Path) -> None:
    """A name that was signed and is gone is no slip of the one who uses it."""
    change(rules / "base" / "terms.yaml", "id: sold_here", "id: is_for_sale")

    (problem,) = told(rules)

    assert (problem.id, problem.help[0][:18]) == ("unknown-name", "if it was renamed,")
    assert [f"{place.file}: {says}" for place, says in problem.notes if place] == [
        "base/reviewed.yaml: `base` had this term when it was read: was it renamed?",
        "base/terms.yaml: `is_for_sale` is new there since",
    ]


def test_a_deleted_rule_asks_for_a_tombstone_and_not_for_its_neighbour(rules: Path) -> None:
    """Where the record has a rule, one of a name much like it is no advice."""
    rule = "title: T\n    standing: good_practice\n    severity: low\n    gap: G.\n    applies_when: base.sold\n"
    rule += (
        "    remedy: {text: R., effort: days, owner: us}\n    requires: [{id: d, text: D., met_when: not base.sold}]\n"
    )
    listed = "law:\n  - instrument: act\n    provisions:\n      - {at: '1', covered_by: [base.rule-one]}\n"
    act = "{id: act, title: Act, citation: Act, issuer: P, kind: statute, version: '1', archived: no, why: no text}"
    (rules / "base" / "instruments.yaml").write_text(f"instruments: [{act}]\n", encoding="utf-8")
    (rules / "base" / "law.yaml").write_text(listed, encoding="utf-8")
    both = f"rules:\n  - id: base.rule-one\n    {rule}  - id: base.rule-two\n    {rule}"
    (rules / "base" / "rules.yaml").write_text(both, encoding="utf-8")
    sign(rules, "base")

    (rules / "base" / "rules.yaml").write_text(f"rules:\n  - id: base.rule-two\n    {rule}", encoding="utf-8")
    (problem,) = told(rules, ["base"])

    assert problem.id == "unknown-rule"
    assert "did you mean" not in " ".join(problem.help)
    assert "`- {id: base.rule-one, since: VERSION, why: ...}` to `removed` of base/pack.yaml" in problem.help[1]


@pytest.mark.parametrize("names", [None, ["user"]], ids=["all packs are read", "one pack is read"])
def test_a_pack_left_out_of_needs_is_told_there_once(names: list[str] | None, rules: Path) -> None:
    """Not at each name of it that is used."""
    change(rules / "user" / "pack.yaml", 'needs: {base: ">=1"}', "needs: {}")

    (problem,) = told(rules, names)

    assert (problem.id, str(problem.at)) == ("name-out-of-reach", "user/pack.yaml:4:1")
    assert problem.says == "`base` is not named here, and this pack uses 2 of its names in 2 places"
    assert str(problem.notes[0][0]) == "user/terms.yaml:2:23"


def test_of_two_declarations_the_one_that_nobody_signed_is_told(rules: Path) -> None:
    """And it is not said that those who use the other need this pack."""
    sign(rules, "user")
    alone = {"alone/pack.yaml": 'pack: alone\ntitle: Alone\nversion: "1.0"\n', "alone/terms.yaml": HELD}
    for name, text in alone.items():
        (rules / name).parent.mkdir(exist_ok=True)
        (rules / name).write_text(text.replace("sold_", "known_").replace("base.sold", "always"), encoding="utf-8")
    sign(rules, "alone")
    change(rules / "alone" / "terms.yaml", "id: known_here", "id: sold_here")

    found = told(rules)

    assert [(one.id, str(one.at)) for one in found] == [("duplicate-id", "alone/terms.yaml:2:10")]


@pytest.mark.parametrize(
    ("pack", "needing"), [("base", ("user",)), ("user", ())], ids=["it is needed", "nothing needs it"]
)
def test_packs_that_rest_on_one_are_found(pack: str, needing: tuple[str, ...], rules: Path) -> None:
    """By what their pack.yaml says."""
    assert packs_that_need([pack], packs_beside(rules / pack)) == needing


def test_a_name_that_a_pack_beside_has_is_told_at_the_checked_pack(rules: Path) -> None:
    """Though neither needs the other."""
    change(rules / "user" / "terms.yaml", "id: used", "id: sold_there")
    problems = Problems()

    find_names_taken_beside(rules / "user", {"base": rules / "base"}, problems)

    (problem,) = problems.found
    assert (problem.id, str(problem.at)) == ("duplicate-id", "user/terms.yaml:2:10")
    assert str(problem.notes[0][0]) == "base/terms.yaml:3:10"


def test_a_renamed_subject_is_told_with_the_record(rules: Path) -> None:
    """Where a question is asked of it, and where a condition asks about each of them."""
    subjects = "subjects:\n  - {id: shop, plural: shops, title: Shop, ask: Which shops do you have?}\n"
    (rules / "base" / "subjects.yaml").write_text(subjects, encoding="utf-8")
    asked = "  - {id: shop.open, each: shop, kind: yes_no, ask: Is it open?}\n"
    (rules / "base" / "questions.yaml").write_text(ASKED + asked, encoding="utf-8")
    change(rules / "user" / "terms.yaml", "sold_here and sold_there", "any shop (shop.open)")
    sign(rules, "base")
    change(rules / "base" / "subjects.yaml", "id: shop", "id: store")

    found = [problem for problem in told(rules) if problem.id == "unknown-subject"]

    assert {problem.at.file for problem in found if problem.at is not None} == {
        "base/questions.yaml",
        "user/terms.yaml",
    }
    assert all(problem.help[0].startswith("if it was renamed,") for problem in found)
    assert all("`base` had this subject when it was read: was it renamed?" in problem.notes[0][1] for problem in found)


def test_a_copy_of_a_pack_is_told_once(rules: Path) -> None:
    """Not at each of its many names."""
    terms = "terms:\n" + "".join(f"  - {{id: known_{n}, means: always, reads: it is}}\n" for n in range(30))
    for name in ("one", "two"):
        (rules / name).mkdir()
        (rules / name / "pack.yaml").write_text(f'pack: {name}\ntitle: A\nversion: "1.0"\n', encoding="utf-8")
        (rules / name / "terms.yaml").write_text(terms, encoding="utf-8")
    problems = Problems()

    find_names_taken_beside(rules / "two", {"one": rules / "one"}, problems)

    (problem,) = problems.found
    assert (problem.id, str(problem.at)) == ("duplicate-id", "two/pack.yaml:1:1")
    assert problem.says.startswith("30 names of this pack are declared in the pack `one` too")
