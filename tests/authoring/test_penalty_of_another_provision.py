"""A rule has a penalty that is for what it cites."""

from dataclasses import replace
from pathlib import Path

import pytest

from compliance.authoring.check.penalty_of_another_provision import find_penalty_of_another_provision
from compliance.authoring.handbook import handbook
from compliance.authoring.handbook_markdown import handbook_markdown
from compliance.authoring.punished_words import punished_words
from compliance.packs.law import Citation, Penalty, Punished, Standing
from compliance.packs.load import load_rulebook
from compliance.packs.model import Rulebook
from compliance.packs.reviewed_parts import parts_of
from compliance.sources.place import Place
from compliance.sources.problem import Problems

DEMO = Path(__file__).parents[1] / "problems" / "_demo" / "rules"
PACK = Place("demo/pack.yaml", 7, 3)


@pytest.fixture(scope="module")
def demo() -> Rulebook:
    """A small pack whose one rule has the penalty `fine`."""
    return load_rulebook([DEMO]).rulebook


def told(demo: Rulebook, cited: list[str], *penalties: Penalty, kind: Standing = Standing.REGULATION) -> list[str]:
    """What is told of the rule if it cites these provisions, with the advice; the first of the penalties is `fine`."""
    act = replace(demo.instruments["demo-act"], kind=kind)
    rule = replace(demo.rules["demo.notice"], cite=tuple(Citation("demo-act", at, ("words",)) for at in cited))
    rulebook = replace(
        demo,
        instruments={**demo.instruments, "demo-act": act},
        rules={rule.id: rule},
        penalties={one.id: one for one in penalties},
    )
    problems = Problems()
    find_penalty_of_another_provision(rulebook, "demo", problems)
    return [f"{one.id}: {one.help[0]}" for one in problems.found]


def penalty(id: str, *at: str, law: str = "demo-act") -> Penalty:
    """A penalty for some provisions; for the whole law, if none is named."""
    return Penalty(id, "A fine.", (), PACK, tuple(Punished(law, one) for one in at or ("",)))


OTHER = "penalty-of-another-provision: name the penalty that the law has for what this rule cites"


@pytest.mark.parametrize(
    ("at", "cited"),
    [
        ("Art. 8", "Art. 8"),
        ("Art. 8", "Art. 8(2)"),
        ("Art. 8(1)", "Art. 8"),
        ("Art. 25 to 39", "Art. 25(1)"),
        ("Art. 25 to 39", "Art. 39"),
        ("Art. 25-39", "Article 33(1)"),
        ("Art. 25–39", "Art. 28a(2)"),
        ("Art. 8, 11, 25 to 39, 42 and 43", "Art. 43"),
        ("Art. 8, 11, 25 to 39, 42 and 43", "Art. 30"),
        ("Section 8(5)", "Section 8(5), 8(6)"),
        ("Rule 6", "Rule 6(1)(a)"),
        ("§ 12", "12(b)"),
        ("Section 8(4) to 8(6)", "Section 8(5)(a)"),
        ("Section 8(4) to 8(6)", "Section 8"),
        ("164.5 to 164.10", "164.9(b)"),
        ("807.26", "807.26(a)"),
        ("Section 17 to 18B", "Section 18A"),
        ("Art. 5(1)(a) to (f)", "Art. 5(1)(c)"),
        ("First Schedule", "First Schedule, Part B, item 2"),
        ("First Schedule", "words that nobody can read"),
    ],
)
def test_what_a_penalty_is_for(demo: Rulebook, at: str, cited: str) -> None:
    """A provision, what lies in it, what holds it, and all of a range; what cannot be read may be meant."""
    assert told(demo, [cited], penalty("fine", at)) == []
    assert told(demo, ["Art. 999", cited], penalty("fine", at)) == []


@pytest.mark.parametrize(
    ("at", "cited"),
    [
        ("Art. 8", "Art. 80"),
        ("Art. 8(1)", "Art. 8(2)"),
        ("Art. 25 to 39", "Art. 24"),
        ("Art. 25 to 39", "Art. 40"),
        ("Art. 25 to 39", "recital 30"),
        ("Art. 8, 11, 25 to 39, 42 and 43", "Art. 41(4)"),
        ("Section 17 to 18B", "Section 18C"),
        ("4999-8", "4999.5"),
        ("Section 8(4) to 8(6)", "Section 8(7)"),
        ("Section 8(4) to 8(6)", "Section 9"),
        ("164.5 to 164.10", "164.11"),
        ("First Schedule", "Rule 4"),
    ],
)
def test_what_a_penalty_is_not_for(demo: Rulebook, at: str, cited: str) -> None:
    """What lies beside a provision or outside of a range, though it begins with the same signs."""
    assert told(demo, [cited], penalty("fine", at)) == [OTHER]
    assert told(demo, [cited], penalty("fine", at), penalty("small", cited)) == [
        "penalty-of-another-provision: did you mean `small`?"
    ]


def test_a_penalty_for_a_whole_law_is_for_what_no_other_names(demo: Rulebook) -> None:
    """Of a law of which one penalty names provisions, another may be for all the rest."""
    rest, security = penalty("fine"), penalty("security", "8(5)")
    assert told(demo, ["8(4)"], rest, security) == []
    assert told(demo, ["8(5)", "8(4)"], rest, security) == []
    assert told(demo, ["8(5)"], rest, security) == ["penalty-of-another-provision: did you mean `security`?"]
    assert told(demo, ["8(4)"], penalty("fine", "8(5)"), penalty("rest")) == [
        "penalty-of-another-provision: did you mean `rest`?"
    ]
    assert told(demo, ["8(4)"], penalty("fine", law="demo-note")) == [OTHER]


@pytest.mark.parametrize(
    "kind", [Standing.FINAL_GUIDANCE, Standing.DRAFT_GUIDANCE, Standing.CASE_LAW, Standing.PROPOSED]
)
def test_only_law_that_stands_is_compared(demo: Rulebook, kind: Standing) -> None:
    """Nothing is said of a rule that cites guidance, judgments or proposals alone, or of a penalty that says nothing."""
    assert told(demo, ["Art. 9"], penalty("fine", "Art. 8"), kind=kind) == []
    assert told(demo, ["Art. 9"], Penalty("fine", "A fine.", (), PACK)) == []


def test_penalties_of_other_packs_are_no_advice(demo: Rulebook) -> None:
    """What another pack, which is loaded by chance, has for the same law changes nothing."""
    far = replace(penalty("far", "8(5)"), place=Place("other/pack.yaml", 7, 3))
    assert told(demo, ["8(5)"], penalty("fine"), far) == []


def test_what_a_penalty_is_for_is_signed() -> None:
    """Who signs a penalty signs what it is for; one that does not say it has no digest of it."""
    assert "punishes" not in parts_of(Penalty("fine", "A fine."))
    one, other = (parts_of(penalty("fine", *at))["punishes"] for at in (("1", "2"), ("1", "3")))
    assert one != other
    assert one == parts_of(penalty("fine", "2", "1"))["punishes"]


def test_the_handbook_tells_what_a_penalty_is_for() -> None:
    """Whoever reads the handbook can compare it with the law that lays the penalty down."""
    lamps = load_rulebook([Path(__file__).parent / "seeded" / "rules"], ["lamps"]).rulebook
    assert "`3 to 5` of `lamps-act`" in handbook_markdown(handbook(lamps, "lamps", ()))
    assert punished_words(penalty("fine", "Art. 5", "Art. 9")) == "`Art. 5`, `Art. 9` of `demo-act`"
    three = replace(penalty("fine"), punishes=tuple(Punished(law) for law in ("one", "two", "three")))
    assert punished_words(three, 2) == "`one` and `two` and 1 more"


@pytest.mark.parametrize(
    ("at", "standing", "told_of"),
    [("8", Standing.STATUTE, True), ("9", Standing.STATUTE, False), ("8", Standing.GOOD_PRACTICE, False)],
)
def test_a_rule_without_the_penalty_that_is_for_what_it_cites(
    demo: Rulebook, at: str, standing: Standing, told_of: bool
) -> None:
    """A binding rule that names no penalty, where one of its pack is for a provision that it cites, is told."""
    rule = demo.rules["demo.notice"]
    forces = tuple(replace(force, standing=standing) for force in rule.in_force)
    bare = replace(rule, penalty=None, in_force=forces, cite=(Citation("demo-act", at, ("words",)),))
    act = replace(demo.instruments["demo-act"], kind=Standing.REGULATION)
    problems = Problems()
    rulebook = replace(
        demo,
        instruments={**demo.instruments, "demo-act": act},
        rules={rule.id: bare},
        penalties={"fine": penalty("fine", "8")},
    )
    find_penalty_of_another_provision(rulebook, "demo", problems)

    assert [(one.id, one.says, one.level) for one in problems.found] == [
        ("penalty-missing", "`demo.notice` names no penalty, and cites `8`, which `fine` is for", "warning")
    ] * told_of
