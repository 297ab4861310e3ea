"""The lists that a law.yaml lacks: what rules cite, in the order of the law, written into the file as it is."""

from pathlib import Path
from shutil import copytree

import pytest

from cli.running import run
from compliance.authoring.check.cited_not_listed import find_cited_not_listed
from compliance.authoring.check.law_not_listed import find_law_not_listed
from compliance.authoring.check.still_to_fill_in import find_still_to_fill_in
from compliance.authoring.cited_provisions import cited_provisions
from compliance.authoring.missing_law import unlisted_law
from compliance.packs.load import load_rulebook
from compliance.packs.model import Rulebook
from compliance.sources.problem import Problems

DEMO = Path(__file__).parent.parent / "problems" / "_demo"
NOTE = """# What becomes of each provision.
law:
{0}- instrument: demo-note # a note
{0}  provisions:
{0}    - {{at: "4", not_relevant: it binds nobody}} # since 2025
"""


def demo(folder: Path, law: str = "", more: dict[str, list[str]] | None = None) -> Rulebook:
    """Return the small pack with a law.yaml, and with rules beside its own that cite provisions of the Act."""
    copytree(DEMO / "rules", folder / "rules", dirs_exist_ok=True)
    if law:
        (folder / "rules/demo/law.yaml").write_bytes(law.encode())
    rule = (DEMO / "rules/demo/rules/notice.yaml").read_text(encoding="utf-8")
    for name, cited in (more or {}).items():
        cites = [f"{{in: demo-act, at: '{at}', quote: {{not_quotable: It is long.}}}}" for at in cited]
        text = rule[: rule.index("    cite:")].replace("demo.notice", name) + f"    cite: [{', '.join(cites)}]\n"
        (folder / f"rules/demo/rules/{name.partition('.')[2]}.yaml").write_text(text, encoding="utf-8")
    return load_rulebook([folder / "rules"]).rulebook


def test_provisions_stand_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    """Numbers are ordered as numbers, enumerations are parted, and neighbours that the same rules cite are one entry."""
    rulebook = demo(tmp_path, more={"demo.ten": ["10, 2", "§ 2(b)"], "demo.two": ["2", "the preamble"]})

    found = cited_provisions(rulebook, "demo", "demo-act")

    assert [(list(one.at), list(one.by)) for one in found] == [
        (["1"], ["demo.notice"]),
        (["2"], ["demo.ten", "demo.two"]),
        (["§ 2(b)"], ["demo.ten"]),
        (["8"], ["fines_begin", "demo.notice", "demo.ten", "demo.two"]),
        (["9"], ["act_begins"]),
        (["10"], ["demo.ten"]),
        (["the preamble"], ["demo.two"]),
    ]


def test_law_that_no_rule_cites_is_covered_by_what_rests_on_it(tmp_path: Path) -> None:
    """A line is covered by the rules that read its status, also through a term; by its own id if none does, or many do."""
    demo(tmp_path, more={f"demo.n{number}": ["1"] for number in range(8)} | {"demo.reads": ["1"]})
    pack = tmp_path / "rules/demo"
    note = "cite: [{in: demo-note, at: '%s', quote: {not_archived: It is not public.}}]"
    law = (pack / "classifications.yaml").read_text(encoding="utf-8")
    (pack / "classifications.yaml").write_text(
        law.replace("because: It gives no advice.}", f"because: It gives no advice., {note % 2}}}"), encoding="utf-8"
    )
    terms = f"  - {{id: is_device, each: function, means: demo_status is device, reads: a device, {note % 3}}}\n"
    terms += f"  - {{id: read_by_none, means: always, reads: x, {note % 4}}}\n"
    with (pack / "terms.yaml").open("a", encoding="utf-8") as file:
        file.write(terms)
    rule = (pack / "rules/reads.yaml").read_text(encoding="utf-8")
    (pack / "rules/reads.yaml").write_text(
        rule.replace("applies_when: in_europe", "applies_when: any function (is_device)"), encoding="utf-8"
    )
    rulebook = load_rulebook([tmp_path / "rules"]).rulebook

    assert [(one.at, one.by) for one in cited_provisions(rulebook, "demo", "demo-note")] == [
        (("2", "3"), ("demo.reads",)),
        (("4",), ("read_by_none",)),
    ]
    assert (("8",), ("fines_begin", "fine")) in [
        (one.at, one.by) for one in cited_provisions(rulebook, "demo", "demo-act")
    ]


def test_a_text_that_only_cases_use_gets_a_list_without_provisions(tmp_path: Path) -> None:
    """What is declared and not cited is told; its list says what becomes of all of it, and the table counts none of it."""
    act = NOTE.replace("demo-note # a note", "demo-act\n{0}  rest: {{not_relevant: why}}").replace('"4"', '"2"')
    demo(tmp_path, act.format(""))

    refused = run("pack", "coverage-of-law", "rules/demo", folder=tmp_path)
    run("pack", "coverage-of-law", "rules/demo", "--write", folder=tmp_path)
    table = run("pack", "coverage-of-law", "rules/demo", folder=tmp_path)

    assert "`demo` declares `demo-note`, and its law.yaml does not say" in refused.err
    assert '- instrument: demo-note\n  rest: {left_out: "FILL IN: ' in (tmp_path / "rules/demo/law.yaml").read_text()
    assert (table.code, table.err) == (0, "")
    assert "0 provisions listed: 0 covered" in table.out


def test_a_pack_without_rules_lists_only_what_it_cites(tmp_path: Path) -> None:
    """A pack that declares texts for others says nothing of them: those that cite them do."""
    demo(tmp_path)
    (tmp_path / "rules/demo/instruments.yaml").rename(tmp_path / "rules/other/instruments.yaml")
    about = tmp_path / "rules/demo/pack.yaml"
    about.write_text(about.read_text(encoding="utf-8") + 'needs: {other: ">=1"}\n', encoding="utf-8")
    rulebook = load_rulebook([tmp_path / "rules"]).rulebook

    assert list(unlisted_law(rulebook, "other")) == []
    assert list(unlisted_law(rulebook, "demo")) == ["demo-act"]


@pytest.mark.parametrize("indent", ["  ", "", "    "])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_lists_are_written_into_the_file_as_it_is(tmp_path: Path, indent: str, ending: str) -> None:
    """Every line of the file stays, with its ending; what is added brings no error, and is told as still to fill in."""
    law = NOTE.format(indent).replace("\n", ending)
    demo(tmp_path, law, {"demo.two": ["2", "9"]})

    ran = run("pack", "coverage-of-law", "rules/demo", "--write", folder=tmp_path)

    assert (ran.code, ran.err) == (0, "")
    assert "1 list added, and `rest` to 1 more" in ran.out
    written = (tmp_path / "rules/demo/law.yaml").read_bytes().decode()
    lines = written.split(ending)
    assert [line for line in law.split(ending) if line not in lines] == []
    assert "\n" not in written.replace(ending, "")
    rulebook, problems = load_rulebook([tmp_path / "rules"]).rulebook, Problems()
    find_law_not_listed(rulebook, "demo", problems)
    find_cited_not_listed(rulebook, "demo", problems)
    assert problems.found == []
    find_still_to_fill_in(tmp_path / "rules/demo", problems)
    assert [problem.id for problem in problems.found] == ["still-to-fill-in"] * 2
    assert run("pack", "coverage-of-law", "rules/demo", "--write", folder=tmp_path).out == "demo: no list is missing.\n"
    printed = run("pack", "coverage-of-law", "rules/demo", "--missing", folder=tmp_path).out
    assert printed == "# demo: no list is missing.\n"


def test_a_pack_without_law_gets_the_file(tmp_path: Path) -> None:
    """Where there is no law.yaml yet, it is begun; what was printed before is what is written."""
    demo(tmp_path)

    printed = run("pack", "coverage-of-law", "rules/demo", "--missing", folder=tmp_path).out
    run("pack", "coverage-of-law", "rules/demo", "--write", folder=tmp_path)

    assert printed == "# demo\n" + (tmp_path / "rules/demo/law.yaml").read_text(encoding="utf-8")


def test_a_file_in_another_style_is_left_alone(tmp_path: Path) -> None:
    """A list that is written on one line cannot be added to, and the file stays as it is."""
    law = 'law: [{instrument: demo-note, provisions: [{at: "4", not_relevant: it binds nobody}]}]\n'
    demo(tmp_path, law)

    ran = run("pack", "coverage-of-law", "rules/demo", "--write", folder=tmp_path)

    assert ran.code != 0
    assert "--missing prints what to add" in ran.err
    assert (tmp_path / "rules/demo/law.yaml").read_text(encoding="utf-8") == law


def test_the_table_is_printed_before_what_it_lacks(tmp_path: Path) -> None:
    """A text that no list names does not keep the table back, and ends the command with an error."""
    demo(tmp_path, NOTE.format("  "))

    ran = run("pack", "coverage-of-law", "rules/demo", folder=tmp_path)

    assert ran.code != 0
    assert "4  not relevant: it binds nobody" in ran.out
    assert "law-not-listed" in ran.err
    assert "rest-of-law-untold" in ran.err
