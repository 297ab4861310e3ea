"""A case that changes only answers of what it is like says what the whole would say if it were written out."""

from pathlib import Path

import pytest

import compliance.authoring.read_cases as reading
from authoring.toy_pack import DAY, write_pack
from compliance.authoring.case import Case
from compliance.authoring.read_cases import read_cases
from compliance.packs.load import load_rulebook
from compliance.packs.model import Rulebook
from compliance.sources.problem import Problems


def both_ways(
    folder: Path, rulebook: Rulebook, monkeypatch: pytest.MonkeyPatch
) -> tuple[tuple[Case, ...], tuple[Case, ...], Problems, Problems]:
    """The cases as they are read, and as they are if each is written out as a whole first; and the problems of both."""
    problems, of_wholes = Problems(), Problems()
    cases = read_cases(folder, rulebook, DAY, problems)
    with monkeypatch.context() as patch:
        patch.setattr(reading, "changes_answers_alone", lambda *_: False)
        wholes = read_cases(folder, rulebook, DAY, of_wholes)
    return cases, wholes, problems, of_wholes


@pytest.mark.parametrize("pack", ["eu-ehds", "model-supply", "eu-product-liability"])
def test_shipped_cases_say_the_same(pack: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every case of a shipped pack has the same answers, lists and places either way, and most are read the quick way."""
    rules = Path(__file__).parents[2] / "rules"
    rulebook = load_rulebook([rules], [pack]).rulebook
    quick: list[bool] = []
    alone = reading.changes_answers_alone
    monkeypatch.setattr(reading, "changes_answers_alone", lambda *all: quick.append(alone(*all)) or quick[-1])

    cases, wholes, _, _ = both_ways(rules / pack, rulebook, monkeypatch)

    assert [case.facts for case in cases] == [whole.facts for whole in wholes]
    assert sum(quick) > len(cases) / 2, "else this test shows little"


CASES = """\
given:
  two:
    toys:
      it: {answers: {toy.talks: yes, toy.users: [children], toy.tested_after: 30}}
      other: {like: it, answers: {toy.talks: no}}
  bare: {toys: {it: {}}}
  by_somebody: {toys: {it: {by: Ann, answers: {toy.talks: yes}}}}
  open_list: {toys: {it: {answers: {toy.talks: yes}}, more: unknown}}
  nobody: {}
cases:
  - {case: taken over, like: two, toys: {it: {answers: {toy.tested_after: 31}}}, expect: {toy_kind: {it: talking}}}
  - {case: own, like: two, toys: {other: {answers: {toy.tested_after: 31}}}, expect: {toy_kind: {it: talking}}}
  - {case: of a case, like: own, toys: {it: {answers: {toy.users: [adults]}}}, expect: {toy_kind: {it: talking}}}
  - {case: first answer, like: bare, toys: {it: {answers: {toy.talks: yes}}}, expect: {toy_kind: {it: talking}}}
  - {case: new toy, like: two, toys: {third: {answers: {toy.talks: yes}}}, expect: {toy_kind: {third: talking}}}
  - {case: of a new toy, like: new toy, toys: {third: {answers: {toy.talks: no}}}, expect: {toy_kind: {third: plain}}}
  - {case: said by somebody, like: by_somebody, toys: {it: {answers: {toy.users: [children]}}}, expect: {toy_kind: {it: talking}}}
  - {case: more toys, like: open_list, toys: {it: {answers: {toy.talks: no}}}, expect: {toy_kind: {it: plain}}}
  - {case: first toy, like: nobody, toys: {it: {answers: {toy.talks: no}}}, expect: {toy_kind: {it: plain}}}
  - {case: with a note, like: two, toys: {it: {answers: {toy.talks: {value: no, by: Bo}}}}, expect: {toy_kind: {it: plain}}}
"""


def test_what_is_changed_says_what_it_says_written_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Answers that are taken over, new subjects, open lists and who answered come out alike either way."""
    pack = write_pack(tmp_path, cases=CASES)
    cases, wholes, problems, _ = both_ways(pack, load_rulebook([tmp_path], ["act"]).rulebook, monkeypatch)

    assert not problems.found
    assert [case.facts for case in cases] == [whole.facts for whole in wholes]
    answers = {case.name: {key: answer.shown for key, answer in case.facts.answers.items()} for case in cases}
    assert answers["taken over"][("toy.tested_after", "other")] == answers["taken over"][("toy.tested_after", "it")]
    assert answers["own"][("toy.tested_after", "other")] != answers["own"][("toy.tested_after", "it")]


WRONG = """\
given:
  talking: {toys: {it: {answers: {toy.talks: yes}}}}
  mistaken: {toys: {it: {answers: {toy.talk: yes}}}}
cases:
  - {case: no such question, like: talking, toys: {it: {answers: {toy.user: [children]}}}, expect: {toy_kind: {it: talking}}}
  - {case: no such option, like: talking, toys: {it: {answers: {toy.users: [child]}}}, expect: {toy_kind: {it: talking}}}
  - {case: no answer, like: talking, toys: {it: {answers: {toy.talks: }}}, expect: {toy_kind: {it: talking}}}
  - {case: like a mistake, like: mistaken, toys: {it: {answers: {toy.talks: yes}}}, expect: {toy_kind: {it: talking}}}
  - {case: no mapping, like: talking, toys: {it: {answers: [toy.talks]}}, expect: {toy_kind: {it: talking}}}
  - {case: asked of each toy, like: talking, answers: {toy.talks: yes}, expect: {toy_kind: {it: talking}}}
"""


def test_what_is_wrong_is_told_alike(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Mistakes in changed answers, and in what they change, are told with the same words and places either way."""
    pack = write_pack(tmp_path, cases=WRONG)
    cases, wholes, problems, of_wholes = both_ways(pack, load_rulebook([tmp_path], ["act"]).rulebook, monkeypatch)

    assert [(case.name, case.facts) for case in cases] == [(whole.name, whole.facts) for whole in wholes]
    assert set(problems.found) == set(of_wholes.found)
    assert len(problems.errors) == 5
