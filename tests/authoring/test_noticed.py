"""Only some cases are tried with a mistake; what they notice is what all of them would."""

from pathlib import Path

from authoring.toy_pack import DAY
from compliance.authoring.mutants import make_mutants
from compliance.authoring.noticed import Tried
from compliance.authoring.read_cases import read_cases
from compliance.authoring.run_case import fails
from compliance.packs.load import load_rulebook
from compliance.sources.problem import Problems

PACK = "eu-product-liability"
_EVERY = 3


def test_a_mistake_is_noticed_just_if_some_case_of_all_fails() -> None:
    """Mistakes in a shipped pack: the cases that are tried come to what judging every case exactly does."""
    rules = Path(__file__).parents[2] / "rules"
    rulebook = load_rulebook([rules], [PACK]).rulebook
    cases = [case for case in read_cases(rules / PACK, rulebook, DAY, Problems()) if not case.confirm]
    tried = Tried(rulebook, cases)
    mutants = list(make_mutants(rulebook, PACK))[::_EVERY]

    noticed = [tried.notice(mutant) for mutant in mutants]

    reading = {mutant.name: [cases[number] for number in tried.readers.get(mutant.name, ())] for mutant in mutants}
    wanted = [
        any(fails(mutant.put_into(rulebook), case) != bool(case.todo) for case in reading[mutant.name])
        for mutant in mutants
    ]
    assert noticed == wanted
    assert any(mutant.what == "classification" and mutant.conditions is None for mutant in mutants)
    assert not all(noticed), "else nothing shows that the cases left out would not have noticed either"
