"""Slips that show when two things of a pack are laid side by side: questions, sets of options, reasons and days."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from authoring.toy_pack import PACK, load
from compliance.authoring.check.asked_twice import find_asked_twice
from compliance.authoring.check.copied_texts import find_copied_texts, find_exchanged_conditions
from compliance.authoring.check.date_of_another_act import find_dates_of_another_act
from compliance.authoring.check.limits_in_reasons import find_limits_that_reasons_tell_otherwise
from compliance.authoring.check.unused_option_sets import find_unused_option_sets
from compliance.packs.read import read_again
from compliance.sources.problem import Problems

ASKED = PACK["questions/toys.yaml"]
KINDS = PACK["classifications/kinds.yaml"]


def told(folder: Path, changes: Mapping[str, str]) -> list[tuple[str, str]]:
    """What is found beside each other in the toy pack with some files changed: the place, and what is said."""
    book, _ = load(folder, changes)
    read, problems = read_again(folder / "act"), Problems()
    find_asked_twice(read, problems)
    find_unused_option_sets(read, folder / "act", problems)
    find_copied_texts(read, problems)
    find_exchanged_conditions(book, "act", problems)
    find_dates_of_another_act(book, read, problems)
    find_limits_that_reasons_tell_otherwise(book, read, problems)
    assert all(one.level == "warning" for one in problems.found)
    return [(str(one.at), one.says) for one in problems.found]


def test_the_pack_itself_has_none(tmp_path: Path) -> None:
    """What is right is not told."""
    assert told(tmp_path, {}) == []


def test_a_question_that_is_asked_twice(tmp_path: Path) -> None:
    """The same words with the same answers of the same subject are told at the second question."""
    again = ASKED + "  - {id: toy.speaks, each: toy, kind: yes_no, ask: Does it  talk?}\n"

    assert told(tmp_path, {"questions/toys.yaml": again}) == [
        (
            "act/questions/toys.yaml:6:52",
            "`toy.speaks` asks the same in the same words as `toy.talks`, with the same answers",
        )
    ]


@pytest.mark.parametrize(
    "other",
    [
        "{id: shop.talks, kind: yes_no, ask: Does it talk?}",
        "{id: toy.speaks, each: toy, kind: choice, ask: Does it talk?, options: {loudly: Loudly, never: Never}}",
        "{id: toy.speaks, each: toy, kind: yes_no, ask: Does it talk to children?}",
    ],
)
def test_what_differs_in_subject_answers_or_words_is_another_question(other: str, tmp_path: Path) -> None:
    """The same words may be asked of another subject, or with other answers."""
    assert told(tmp_path, {"questions/toys.yaml": f"{ASKED}  - {other}\n"}) == []


def test_a_set_of_options_that_nothing_answers_with(tmp_path: Path) -> None:
    """It is told where it stands, unless a question of this pack or of one beside it answers with it."""
    sets = {"option_sets.yaml": "option_sets:\n  sounds: {options: {loud: Loud, quiet: Quiet}}\n"}

    assert told(tmp_path, sets) == [("act/option_sets.yaml:2:3", "no question answers with the option set `sounds`")]
    used = ASKED + "  - {id: toy.sound, each: toy, kind: choice, ask: How does it sound?, options: sounds}\n"
    assert told(tmp_path, {**sets, "questions/toys.yaml": used}) == []
    (tmp_path / "beside/questions/odd.yaml").mkdir(parents=True)
    about = PACK["pack.yaml"].replace("pack: act", "pack: beside")
    (tmp_path / "beside/pack.yaml").write_text(about, encoding="utf-8")
    (tmp_path / "beside/questions.yaml").write_text(
        used.replace("options: sounds", 'options: "sounds"'), encoding="utf-8"
    )
    assert told(tmp_path, {**sets, "questions/toys.yaml": ASKED}) == []


@pytest.mark.parametrize(
    ("because", "says"),
    [
        ("It was tested within 60 days.", ["60 days"]),
        ("It was tested within 30 days.", []),
        ("It was tested in time.", []),
        ("It was tested within two months.", []),
        ("Children use it every day.", []),
    ],
)
def test_a_reason_that_names_another_time_than_its_condition(because: str, says: list[str], tmp_path: Path) -> None:
    """A time in another measure, or none at all, is nothing to compare."""
    line = f"      - {{id: tested, when: toy.tested_after is at most 30 days, then: plain, because: {because}}}\n"
    kinds = KINDS.replace("      - {id: rest", line + "      - {id: rest")

    assert told(tmp_path, {"classifications/kinds.yaml": kinds}) == [
        (
            "act/classifications/kinds.yaml:8:87",
            f"`because` of the line `tested` of `toy_kind` says `{one}`, and its condition compares with 30 days",
        )
        for one in says
    ]


DATED = (
    PACK["pack.yaml"]
    + 'dates:\n  other_begins: {on: 2026-01-01, cite: [{in: other-act, at: "9", quote: begins on 1 January 2026}]}\n'
)
OTHER = '  - {id: other-act, title: Other, citation: 2 Act 2, issuer: Parliament, kind: statute, version: "2026", file: us/o.txt}\n'


def test_a_day_of_another_act(tmp_path: Path) -> None:
    """It is told at `in_force`; not where its law is cited there, nor where another rule of the same act has it, too."""
    rule = PACK["rules/testing.yaml"].replace("from: 2026-01-01", "from: other_begins")
    files = {
        "pack.yaml": DATED,
        "instruments.yaml": PACK["instruments.yaml"] + OTHER,
        "rules/testing.yaml": rule,
    }
    cited = rule.replace(
        "from: other_begins",
        'from: other_begins, cite: [{in: other-act, at: "9", quote: begins on 1 January 2026}]',
    )
    second = (
        rule.replace("act.test-talking-toys", "act.test-all-toys")
        .replace("talking and for_children", "talking")
        .replace("late.", "too late.")
    )

    assert told(tmp_path, files) == [
        (
            "act/rules/testing.yaml:9:15",
            "`act.test-talking-toys` has the day `other_begins` of `other-act`, and cites `the-act` alone",
        )
    ]
    assert told(tmp_path, {**files, "rules/testing.yaml": cited}) == []
    assert told(tmp_path, {**files, "rules/more.yaml": second}) == []


RULE = PACK["rules/testing.yaml"]
TELL_BUYERS = "Tell everybody who bought the toy and everybody who sold it before the week is over."


LATE = "It is tested late, and nobody knows."


@pytest.mark.parametrize(
    ("gap", "others", "remedy", "told_of"),
    [
        (LATE, LATE.replace("late,", " late,"), "Warn people.", ["gap"]),
        (LATE, "Nobody warns of what was found.", TELL_BUYERS, ["remedy"]),
        (LATE, "Nobody warns of what was found.", "Test it.", []),
        ("It is late.", "It is late.", "Warn people.", []),
        ("FILL IN: what is wrong where the duty fails", "FILL IN: what is wrong where the duty fails", "Test it.", []),
    ],
)
def test_a_text_in_the_words_of_another_rule(
    gap: str, others: str, remedy: str, told_of: list[str], tmp_path: Path
) -> None:
    """A gap or a remedy is told if it is long enough to say something, and somebody has written it."""
    first = RULE.replace("gap: It is tested late.", f'gap: "{gap}"')
    first = first.replace("Test it.", TELL_BUYERS) if remedy == TELL_BUYERS else first
    other = RULE.replace("act.test-talking-toys", "act.warn").replace("Test talking toys", "Warn of toys")
    other = other.replace("gap: It is tested late.", f'gap: "{others}"').replace("Test it.", remedy)
    found = told(tmp_path, {"rules/testing.yaml": first, "rules/warn.yaml": other})

    says = [f"`{what}` of `act.warn` has the words of that of `act.test-talking-toys`" for what in told_of]
    assert [words for _, words in found] == says
    assert all(place.startswith("act/rules/warn.yaml:1") for place, _ in found)


TWO = """\
      - {id: children, text: Children are told., met_when: toy.users includes %s}
      - {id: adults, text: Adults are told., met_when: toy.users includes %s}
"""


@pytest.mark.parametrize(("options", "told_of"), [(("children", "adults"), 0), (("adults", "children"), 1)])
def test_duties_whose_conditions_were_exchanged(options: tuple[str, str], told_of: int, tmp_path: Path) -> None:
    """Each asks for the option that is called like the other."""
    duty = "      - {id: in_time, text: It is tested within 30 days., met_when: toy.tested_after is at most 30 days}\n"
    found = told(tmp_path, {"rules/testing.yaml": RULE.replace(duty, duty + TWO % options)})

    says = "the duty `children` of `act.test-talking-toys` asks for the option `adults`, and the duty `adults` for `children`"
    assert found == [("act/rules/testing.yaml:8:14", says)] * told_of
