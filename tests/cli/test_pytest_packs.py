"""Cases of packs as items of pytest: each passes, fails, is skipped or cannot be read, in our words."""

from pathlib import Path
from shutil import copytree

import pytest

pytest_plugins = ["pytester"]

DEMO = Path(__file__).parent.parent / "problems" / "_demo"
CASES = """\
given:
  late: {answers: {users.markets: [eu], notice.given: later}}
cases:
  - {case: Late, like: late, expect: {demo.notice: gap}}
  - {case: Late and met, like: late, expect: {demo.notice: met}}
  - {case: Not got yet, like: late, todo: nobody asks, expect: {demo.notice: met}}
  - {case: Got by now, like: late, todo: nobody asks, expect: {demo.notice: gap}}
  - {case: Not read yet, like: late, confirm: read it, expect: {demo.notice: gap}}
"""
ASKED = ("-p", "compliance.cli.pytest_packs", "-rA")


@pytest.fixture
def project(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """A project with a test of its own and the small pack."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(pytester.path / "cache"))
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    copytree(DEMO / "rules", pytester.path / "rules")
    cases = pytester.path / "rules/demo/cases"
    cases.mkdir()
    (cases / "notice.yaml").write_text(CASES, encoding="utf-8")
    pytester.path.joinpath("tests").mkdir()
    pytester.path.joinpath("tests/test_own.py").write_text("def test_own(): pass\n", encoding="utf-8")
    return pytester


def test_nothing_is_collected_unless_packs_are_named(project: pytest.Pytester) -> None:
    """Without the option and the setting, files of cases are nothing to pytest."""
    project.runpytest(*ASKED).assert_outcomes(passed=1)


def test_every_case_is_an_item(project: pytest.Pytester) -> None:
    """A case passes, fails with what `pack test` prints, must fail while it is `todo`, or waits to be confirmed."""
    ran = project.runpytest(*ASKED, "--compliance-packs", "rules/demo", "tests")

    ran.assert_outcomes(passed=2, failed=2, xfailed=1, skipped=1)
    ran.stdout.fnmatch_lines(
        [
            "FAILED Late and met",
            "   at demo/cases/notice.yaml:5:12",
            "   `demo.notice` comes out differently   (at demo/cases/notice.yaml:5:60)",
            "      expected: met",
            "      got:      gap",
            "FAILED Got by now",
            "   it passes now; take its `todo` out (nobody asks)",
            "PASSED rules/demo/cases/notice.yaml::Late",
            "SKIPPED * nobody has confirmed it: read it",
            "XFAIL rules/demo/cases/notice.yaml::Not got yet - nobody asks",
        ]
    )
    ran.stdout.no_fnmatch_line("*Error*")
    ran.stdout.no_fnmatch_line("*pytest_packs*")


@pytest.mark.parametrize("more", [(), ("tests", "rules"), ("rules/demo/cases/notice.yaml",), ("-k", "Late")])
def test_packs_named_in_the_settings_are_collected_once(project: pytest.Pytester, more: tuple[str, ...]) -> None:
    """The setting names folders from where it stands; a folder that pytest looks into anyway is not looked into twice."""
    project.makeini("[pytest]\ntestpaths = tests\ncompliance_packs = rules\n")

    ran = project.runpytest(*ASKED, *more)

    assert ran.parseoutcomes()["failed"] == (1 if "-k" in more else 2)
    assert ran.parseoutcomes()["passed"] == (1 if more and "tests" not in more else 2)


def test_what_cannot_be_read_is_told_in_our_words(project: pytest.Pytester) -> None:
    """A wrong case is an error of its file alone; a pack that cannot be read is told once, and in short of its other files."""
    cases = project.path / "rules/demo/cases"
    (cases / "other.yaml").write_text("cases:\n  - {case: Wrong, expct: {demo.notice: gap}}\n", encoding="utf-8")

    ran = project.runpytest(*ASKED, "--compliance-packs", "rules", "tests", "--continue-on-collection-errors")
    ran.assert_outcomes(passed=2, failed=2, xfailed=1, skipped=1, errors=1)
    ran.stdout.fnmatch_lines(["error[[]unknown-key[]]: a case has no `expct`", " --> demo/cases/other.yaml:2:*"])

    pack = project.path / "rules/demo/pack.yaml"
    pack.write_text(pack.read_text(encoding="utf-8").replace("title", "titel"), encoding="utf-8")
    ran = project.runpytest(*ASKED, "--compliance-packs", "rules", "tests")
    ran.assert_outcomes(errors=2)
    ran.stdout.fnmatch_lines(
        ["error[[]missing-key[]]: this file has no `title`", "`rules` cannot be read, as is told above"]
    )


def test_folder_without_packs_is_refused(project: pytest.Pytester) -> None:
    """A folder that has no pack is a mistake in how pytest was called."""
    ran = project.runpytest(*ASKED, "--compliance-packs", "tests")

    assert ran.ret == pytest.ExitCode.USAGE_ERROR
    ran.stderr.fnmatch_lines(["ERROR: there is no pack in *tests: a pack is a folder that has a `pack.yaml`"])


def test_plugin_is_named_as_pytest_looks_for_it(root: Path) -> None:
    """The package tells pytest of the plugin under the name of its module, so that `-p` does not load it twice."""
    assert '"compliance.cli.pytest_packs" = "compliance.cli.pytest_packs"' in (root / "pyproject.toml").read_text(
        "utf-8"
    )
