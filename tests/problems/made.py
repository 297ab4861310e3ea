"""Problems that no file in a folder can show: of size, of bytes, or of the system. Each is brought about here."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from compliance.answers.edit import put_answer
from compliance.answers.read import read_assessment
from compliance.authoring.quotes import check_quotes
from compliance.conditions.error import ConditionError
from compliance.conditions.parse import parse_condition
from compliance.packs import find
from compliance.packs.found_elsewhere import installed_pack_folders
from compliance.packs.load import load_rulebook
from compliance.packs.lock import Lock, check_lock
from compliance.sources import bundled
from compliance.sources.problem import Problem, Problems, Refused
from compliance.sources.write import write_safely
from problems.judging import DEMO, Told, judge_pack

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


def _broken_entry_point(folder: Path, patch: pytest.MonkeyPatch) -> Told:
    info = folder / "acme_packs-1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: acme-packs\nVersion: 1\n", encoding="utf-8")
    (info / "entry_points.txt").write_text("[compliance.packs]\nacme = acme_packs.rules\n", encoding="utf-8")
    patch.syspath_prepend(str(folder))
    problems = Problems()
    installed_pack_folders(problems)
    return problems.found, {}


MADE: Mapping[str, Making] = {
    "broken-entry-point": _broken_entry_point,
    "cannot-edit": _a_list,
    "cannot-write": lambda folder, _: _refused(lambda: write_safely(Path("no-such-folder/report.pdf"), b"")),
    "empty-condition": _nothing_written,
    "incomplete-installation": _not_installed,
    "many-problems": _pack("demo/rules_example.yaml", b"".join(b"key%d: x\n" % i for i in range(200))),
    "missing-file": _no_assessment,
    "no-pack": lambda folder, _: _refused(lambda: load_rulebook([Path("my-pack")])),
    "no-source": _no_source,
    "not-plain-text": _not_plain_text,
    "not-locked": _not_locked,
    "too-large": _pack("demo/rules_example.yaml", b"# " + b"x" * 5_000_000),
    "too-many-files": _too_many_files,
    "too-many-nodes": _pack("demo/rules_example.yaml", b"rules: [" + b"a," * 250_000 + b"]"),
    "unreadable-file": _unreadable,
}
