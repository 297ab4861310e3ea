"""Problems that no file in a folder can show: of size, of bytes, or of the system. Each is brought about here."""

from collections.abc import Callable, Mapping
from pathlib import Path
from shutil import copytree

import pytest

from compliance.answers.edit import put_answer
from compliance.answers.read import read_assessment
from compliance.authoring.lint.check_meaning import check_meaning
from compliance.authoring.open_world import OpenWorld
from compliance.authoring.quotes import check_quotes
from compliance.conditions.error import ConditionError
from compliance.conditions.parse import parse_condition
from compliance.packs import find
from compliance.packs.found_elsewhere import installed_pack_folders
from compliance.packs.load import load_rulebook
from compliance.packs.lock import Lock, check_lock, read_lock
from compliance.sources import bundled
from compliance.sources.problem import Problem, Problems, Refused
from compliance.sources.write import write_safely
from problems.judging import DAY, DEMO, Told, judge_meaning, judge_pack, judge_shown

Making = Callable[[Path, pytest.MonkeyPatch], Told]


def _refused(act: Callable[[], object]) -> Told:
    """Return the problems with which something is refused."""
    try:
        act()
    except Refused as refused:
        return refused.problems, refused.sources
    return [], {}


def _pack(name: str, data: bytes) -> Making:
    """Return what puts a file into the small pack."""
    return lambda folder, _: _refused(lambda: judge_pack(folder, {name: data}))


def _condition(text: str) -> Making:
    """Return what puts a term into the small pack."""
    written = f"terms:\n  - id: example\n    means: {text}\n    reads: an example\n"
    return _pack("demo/terms_example.yaml", written.encode())


def _nothing_written(folder: Path, _: pytest.MonkeyPatch) -> Told:
    try:
        parse_condition("  ")
    except ConditionError as error:
        return [Problem(error.id, error.says, None, error.help)], {}
    return [], {}


def _no_source(folder: Path, _: pytest.MonkeyPatch) -> Told:
    loaded = load_rulebook([DEMO / "rules"])
    problems = Problems(sources=dict(loaded.sources))
    check_quotes(loaded.rulebook, frozenset({"demo"}), folder, problems)
    return problems.found, problems.sources


def _not_plain_text(folder: Path, _: pytest.MonkeyPatch) -> Told:
    (folder / "us").mkdir()
    (folder / "us/act.txt").write_bytes(b"%PDF-1.7\n\xe2\xe3\xcf\xd3\n")
    return _no_source(folder, _)


def _tried_after_all(folder: Path, _: pytest.MonkeyPatch) -> Told:
    listed = (
        '- {instrument: demo-act, at: "1", outcome: notice is needed, not_expressible: no question asks how it is sold}'
    )
    case = 'case: Notice is given later\n    from: {in: demo-act, at: "1", outcome: notice is needed}'
    answers = "answers: {users.markets: [eu], notice.given: later}\n    expect: {demo.notice: gap}"
    files = {"examples.yaml": f"examples:\n  {listed}\n", "cases/example.yaml": f"cases:\n  - {case}\n    {answers}\n"}
    return judge_pack(folder, {f"demo/{name}": text.encode() for name, text in files.items()})


def _too_many_files(folder: Path, patch: pytest.MonkeyPatch) -> Told:
    patch.setattr(find, "_MOST_FILES", 6)
    return _refused(lambda: judge_pack(folder, {}))


def _unreadable(folder: Path, patch: pytest.MonkeyPatch) -> Told:
    kept = Path.open

    def closed(self: Path, *arguments: str, **named: str) -> object:
        if self.name == "terms.yaml":
            raise PermissionError(13, "Permission denied")
        return kept(self, *arguments, **named)

    patch.setattr(Path, "open", closed)
    return _refused(lambda: load_rulebook([DEMO / "rules"], ["demo"]))


def _not_installed(folder: Path, patch: pytest.MonkeyPatch) -> Told:
    patch.setattr(bundled, "_PACKAGE", folder / "nowhere" / "in" / "it")
    return _refused(lambda: bundled.bundled("rules"))


def _no_assessment(folder: Path, _: pytest.MonkeyPatch) -> Told:
    return _refused(lambda: read_assessment(Path("assesment.yaml"), load_rulebook([DEMO / "rules"]).rulebook))


def _a_list(folder: Path, _: pytest.MonkeyPatch) -> Told:
    return _refused(lambda: put_answer("[assessment, answers]\n", "users.includes_minors", None, None, "yes"))


def _not_locked(folder: Path, _: pytest.MonkeyPatch) -> Told:
    rulebook = load_rulebook([DEMO / "rules"]).rulebook
    problems = Problems()
    check_lock(Lock({}, {}), rulebook, ["demo"], problems)
    return problems.found, {}


def _not_a_lock(folder: Path, _: pytest.MonkeyPatch) -> Told:
    Path("compliance.lock").write_text('lock: 1\npacks:\n  demo: {version: "0.2.0"}\n', encoding="utf-8")
    return _refused(lambda: read_lock(Path("compliance.lock")))


def _broken_entry_point(folder: Path, patch: pytest.MonkeyPatch) -> Told:
    info = folder / "acme_packs-1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: acme-packs\nVersion: 1\n", encoding="utf-8")
    (info / "entry_points.txt").write_text("[compliance.packs]\nacme = acme_packs.rules\n", encoding="utf-8")
    patch.syspath_prepend(str(folder))
    problems = Problems()
    installed_pack_folders(problems)
    return problems.found, {}


def _unused_option(folder: Path, _: pytest.MonkeyPatch) -> Told:
    options = "{daily: Every day, weekly: Every week}"
    asked = (
        f"section: An example\nquestions:\n  - {{id: app.often, kind: choices, ask: How often?, options: {options}}}\n"
    )
    term = "terms:\n  - {id: often, means: app.often includes daily, reads: it is often used}\n"
    (folder / "questions.yaml").write_text(asked, encoding="utf-8")
    return judge_meaning(folder / "questions.yaml", folder, {"demo/terms_often.yaml": term})


def _unused_penalty(folder: Path, _: pytest.MonkeyPatch) -> Told:
    rules = folder / "rules"
    copytree(DEMO / "rules", rules)
    about = rules / "demo" / "pack.yaml"
    added = about.read_text(encoding="utf-8").replace("penalties:\n", "penalties:\n  prison: {text: Prison.}\n")
    about.write_text(added + 'needs: {other: ">=1"}\n', encoding="utf-8")
    loaded = load_rulebook([rules])
    return [one.as_problem() for one in check_meaning(OpenWorld(loaded.rulebook, DAY), "demo")], dict(loaded.sources)


def _unused_date(folder: Path, _: pytest.MonkeyPatch) -> Told:
    rules = folder / "rules"
    copytree(DEMO / "rules", rules)
    about = rules / "demo" / "pack.yaml"
    added = about.read_text(encoding="utf-8").replace("dates:\n", "dates:\n  part_two_begins: {on: 2027-02-02}\n")
    about.write_text(added + 'needs: {other: ">=1"}\n', encoding="utf-8")
    rule = (rules / "demo/rules/notice.yaml").read_text(encoding="utf-8")
    (rules / "demo/rules/notice.yaml").write_text(f"{rule}    in_force: {{from: act_begins}}\n", encoding="utf-8")
    loaded = load_rulebook([rules])
    return [one.as_problem() for one in check_meaning(OpenWorld(loaded.rulebook, DAY), "demo")], dict(loaded.sources)


def _asked_too_narrowly(folder: Path, _: pytest.MonkeyPatch) -> Told:
    asked = "ask: Is it tested?, ask_when: users.markets includes us, when_not_asked: no"
    (folder / "questions.yaml").write_text(
        f"section: An example\nquestions:\n  - {{id: app.tested, kind: yes_no, {asked}}}\n", encoding="utf-8"
    )
    rule = (
        "rules:\n  - id: demo.example\n    title: Test it\n    applies_when: in_europe\n"
        "    requires: [{id: tested, text: It is tested., met_when: app.tested}]\n"
        "    standing: statute\n    severity: high\n    gap: It is not tested.\n"
        "    remedy: {text: Test it., effort: days, owner: legal}\n"
    )
    return judge_meaning(folder / "questions.yaml", folder, {"demo/rules_example.yaml": rule})


def _not_shown(met_when: str, *cases: str) -> Making:
    """Return what puts a rule with few cases into the small pack."""
    rule = (
        "rules:\n  - id: demo.example\n    title: Report\n    applies_when: in_europe and users.includes_minors\n"
        f"    requires: [{{id: told, text: The agency is told., met_when: {met_when}}}]\n"
        "    standing: statute\n    severity: high\n    gap: It is not told.\n"
        "    remedy: {text: Tell it., effort: days, owner: legal}\n"
    )
    answers = "users.markets: [eu], users.includes_minors: yes, reports.planned: yes"
    written = "".join(
        f"  - {{case: {case}, answers: {{{answers}, {case}}}, expect: {{demo.example: met}}}}\n" for case in cases
    )
    return lambda folder, _: judge_shown(folder, rule, f"cases:\n{written}")


MADE: Mapping[str, Making] = {
    "asked-too-narrowly": _asked_too_narrowly,
    "binary-file": _pack("demo/rules_example.yaml", b"PK\x03\x04" + b"\0" * 100),
    "broken-entry-point": _broken_entry_point,
    "cannot-edit": _a_list,
    "cannot-write": lambda folder, _: _refused(lambda: write_safely(Path("no-such-folder/report.pdf"), b"")),
    "empty-condition": _nothing_written,
    "incomplete-installation": _not_installed,
    "many-problems": _pack("demo/rules_example.yaml", b"".join(b"key%d: x\n" % i for i in range(200))),
    "missing-file": _no_assessment,
    "part-not-shown": _not_shown("reports.within is at most 30 days", "reports.within: 30", "reports.within: 31"),
    "side-not-shown": _not_shown("reports.within is at most 30 days", "reports.within: 10"),
    "tried-after-all": _tried_after_all,
    "verdict-not-shown": _not_shown("reports.within is at most 30 days", "reports.within: 30"),
    "no-pack": lambda folder, _: _refused(lambda: load_rulebook([Path("my-pack")])),
    "no-source": _no_source,
    "not-a-lock": _not_a_lock,
    "not-plain-text": _not_plain_text,
    "not-locked": _not_locked,
    "not-utf-8": _pack("demo/rules_example.yaml", "rules: [Café]\n".encode("latin-1")),
    "too-deep": _condition(f"{'(' * 60}in_europe{')' * 60}"),
    "too-large": _pack("demo/rules_example.yaml", b"# " + b"x" * 5_000_000),
    "too-long": _condition(" and ".join(["in_europe"] * 2_000)),
    "too-many-files": _too_many_files,
    "too-many-nodes": _pack("demo/rules_example.yaml", b"rules: [" + b"a," * 250_000 + b"]"),
    "unknown-file": _pack("demo/rule.yaml", b"rules: []\n"),
    "unreadable-file": _unreadable,
    "unused-date": _unused_date,
    "unused-option": _unused_option,
    "unused-penalty": _unused_penalty,
}
