"""Options that are gone: whoever reads them is told that they were there when the question was read, and where."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from compliance.authoring.sign_record import record_path, record_text, sign_record
from compliance.packs.load import load_rulebook
from compliance.sources.problem import Problem

READS = "terms:\n  - {id: loud, each: function, means: function.audience includes adults, reads: adults use it}\n"


def test_a_condition_that_names_an_option_which_is_gone(
    toy: dict[str, str],
    write_packs: Callable[[Mapping[str, str]], Path],
    problems: Callable[[Mapping[str, str]], list[Problem]],
) -> None:
    """The nearest other option is no advice: what was read was meant. A new option that is nearly alike may be the new name."""
    files = {**toy, "toy/terms_more.yaml": READS}
    folder = write_packs(files)
    record = sign_record(
        None, load_rulebook([folder]).rulebook, "toy", "reader", date(2026, 11, 20), (), folder / "toy"
    )
    record_path(folder / "toy").write_text(record_text(record, folder / "toy"), encoding="utf-8")
    asked = toy["toy/questions/function.yaml"]

    (gone,) = problems({**files, "toy/questions/function.yaml": asked.replace("adults: Adults, ", "")})
    (renamed,) = problems({**files, "toy/questions/function.yaml": asked.replace("adults: Adults", "adult: Adults")})

    assert (gone.id, str(gone.at)) == ("unknown-option", "toy/terms_more.yaml:2:66")
    assert gone.help[0] == "the question had this option when it was read on 2026-11-20: was it renamed, or lost?"
    assert [(str(place), says) for place, says in gone.notes] == [
        ("toy/questions/function.yaml:8:5", "its options stand here")
    ]
    assert renamed.help == ("write `adults` here, or `adult` wherever `adults` stands",)


def test_an_option_that_never_was_gets_the_nearest(
    toy: dict[str, str], problems: Callable[[Mapping[str, str]], list[Problem]]
) -> None:
    """What no record has is a slip where it stands."""
    (told,) = problems({**toy, "toy/terms_more.yaml": READS.replace("adults,", "adlts,")})

    assert (told.id, told.help[0]) == ("unknown-option", "did you mean `adults`?")
