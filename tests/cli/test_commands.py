"""Every command, run as people run it, on the shipped examples."""

import json
import shutil
from pathlib import Path

import pypdf
import pytest

from authoring.toy_pack import write_pack
from cli.running import run_again as run

EXAMPLES = ("social-app-assistant", "symptom-checker-startup", "hospital-portal-assistant")


@pytest.fixture
def folder(root: Path, tmp_path: Path) -> Path:
    """A folder with a copy of the examples."""
    shutil.copytree(root / "examples", tmp_path, dirs_exist_ok=True)
    return tmp_path


def test_help_teaches_the_first_three_steps(tmp_path: Path) -> None:
    """The help names every command, the way to a first report, and the exit codes."""
    ran = run("--help", folder=tmp_path)

    assert ran.code == 0
    assert "compliance new assessment.yaml" in ran.out
    assert "Exit codes" in ran.out


@pytest.mark.parametrize("example", EXAMPLES)
def test_check_prints_a_summary_and_ends_with_0(example: str, folder: Path) -> None:
    """Without `--fail-on`, findings are told and the exit code is 0."""
    ran = run("check", f"{example}.yaml", folder=folder)

    assert (ran.code, ran.err) == (0, "")
    assert "Law as of 22 November 2026" in ran.out


@pytest.mark.parametrize("example", EXAMPLES)
def test_json_of_check_and_report_are_the_same_findings(example: str, folder: Path) -> None:
    """`check --format json` and `report -o x.json` say the same, in the documented shape."""
    checked = json.loads(run("check", f"{example}.yaml", "--format", "json", folder=folder).out)
    ran = run("report", f"{example}.yaml", "-o", "out.json", folder=folder)
    reported = json.loads((folder / "out.json").read_text(encoding="utf-8"))

    assert ran.code == 0
    assert checked == reported
    for finding in reported["findings"]:
        assert {
            "rule",
            "subject",
            "verdict",
            "standing",
            "in_force",
            "severity",
            "open_questions",
            "proof",
        } <= finding.keys()
    for status in reported["classifications"]:
        assert {"id", "subject", "outcome", "possible", "contested"} <= status.keys()


def test_fail_on_ends_with_1_when_a_gap_is_as_severe(folder: Path) -> None:
    """A gap of today at or above `--fail-on` ends with exit code 1."""
    assert run("check", "symptom-checker-startup.yaml", "--fail-on", "low", folder=folder).code == 1
    assert run("check", "social-app-assistant.yaml", "--fail-on", "low", folder=folder).code == 0


def test_nothing_is_met_for_want_of_knowledge(folder: Path) -> None:
    """The deployment of which little is known has open findings, none that is met, and questions that matter."""
    checked = json.loads(run("check", "social-app-assistant.yaml", "--format", "json", folder=folder).out)
    verdicts = {finding["verdict"] for finding in checked["findings"]}

    assert "open" in verdicts
    assert "met" not in verdicts
    assert all(f["open_questions"] for f in checked["findings"] if f["verdict"] == "open")


def test_as_of_moves_the_law(folder: Path) -> None:
    """A regulation that came into force on 2 February 2026 does not bind the day before."""
    after = json.loads(run("check", "symptom-checker-startup.yaml", "--format", "json", folder=folder).out)
    before = json.loads(
        run("check", "symptom-checker-startup.yaml", "--format", "json", "--as-of", "2026-02-01", folder=folder).out
    )
    binds = {f["rule"] for f in after["findings"] if f["in_force"]} - {
        f["rule"] for f in before["findings"] if f["in_force"]
    }

    assert binds


@pytest.mark.slow
@pytest.mark.parametrize("example", EXAMPLES)
def test_the_report_is_a_pdf(example: str, folder: Path) -> None:
    """Every example becomes a PDF with many pages."""
    ran = run("report", f"{example}.yaml", "-o", "one.pdf", folder=folder)

    assert (ran.code, ran.err) == (0, "")
    assert len(pypdf.PdfReader(folder / "one.pdf").pages) > 5


def test_the_report_is_the_same_bytes_twice(folder: Path) -> None:
    """The same file, packs and day give the same bytes."""
    for name in ("one.pdf", "two.pdf"):
        assert run("report", "symptom-checker-startup.yaml", "-o", name, folder=folder).code == 0

    assert (folder / "one.pdf").read_bytes() == (folder / "two.pdf").read_bytes()


@pytest.mark.parametrize("form", ["html", "txt"])
def test_other_faces_of_the_report(form: str, folder: Path) -> None:
    """The suffix decides how the report is written."""
    ran = run("report", "symptom-checker-startup.yaml", "-o", f"out.{form}", folder=folder)

    assert ran.code == 0
    assert "Symptom checker" in (folder / f"out.{form}").read_text(encoding="utf-8")


def test_new_writes_a_file_that_loads_and_leaves_everything_open(tmp_path: Path) -> None:
    """A fresh assessment loads, and nothing in it is settled except what cannot apply."""
    assert run("new", "a.yaml", folder=tmp_path).code == 0
    checked = json.loads(run("check", "a.yaml", "--format", "json", folder=tmp_path).out)

    assert {finding["verdict"] for finding in checked["findings"]} == {"open"}
    assert run("new", "a.yaml", folder=tmp_path).code == 1


def test_explain_tells_answers_and_law(folder: Path) -> None:
    """The proof is told down to an answer, its place, and the words of the law."""
    ran = run(
        "explain",
        "symptom-checker-startup.yaml",
        "fda.premarket-authorisation",
        "--subject",
        "symptom_chat",
        folder=folder,
    )

    assert ran.code == 0
    assert "symptom-checker-startup.yaml:" in ran.out
    assert "807.81" in ran.out or "360" in ran.out


def test_explain_a_classification(folder: Path) -> None:
    """A classification is told with the line that decided and counsel's decision."""
    ran = run("explain", "symptom-checker-startup.yaml", "fda_status", "--subject", "symptom_chat", folder=folder)

    assert ran.code == 0
    assert "Regulatory counsel" in ran.out


def test_explain_tells_no_outcome_that_no_answer_leads_to(tmp_path: Path) -> None:
    """What is left of a classification is told as `check` tells it, without lines that nothing can reach any more."""
    kinds = """\
classifications:
  - id: toy_kind
    each: toy
    title: Kind of toy
    outcomes: {odd: Odd toy, plain: Plain toy, talking: Talking toy}
    decide:
      - {id: talks, when: toy.talks, then: talking, because: It talks.}
      - {id: silent, when: not toy.talks, then: plain, because: It is silent.}
      - {id: rest, otherwise: odd}
"""
    write_pack(tmp_path, {"classifications/kinds.yaml": kinds})
    (tmp_path / "a.yaml").write_text(
        "assessment: 1\ndeployment: {name: Bears, organisation: Toy firm}\npacks: [act]\ntoys: {bear: {title: Bear}}\n",
        encoding="utf-8",
    )

    ran = run("explain", "a.yaml", "toy_kind", "--rules", ".", folder=tmp_path)

    assert ran.code == 0, ran.err
    assert "Plain toy or Talking toy. Which of them is not settled." in " ".join(ran.out.split())
    assert "It is silent." in ran.out or "it is silent." in ran.out
    assert "Odd toy" not in ran.out


def test_recheck_finds_every_proof_in_order(folder: Path) -> None:
    """A second program agrees with every proof."""
    for example in EXAMPLES:
        ran = run("recheck", f"{example}.yaml", folder=folder)
        assert ran.code == 0, ran.err


def test_ask_works_piped_and_saves_after_each_answer(tmp_path: Path) -> None:
    """Answers that are piped in land in the file; the rest of the file stays as it was."""
    run("new", "a.yaml", folder=tmp_path)
    ran = run("ask", "a.yaml", folder=tmp_path, typed="chat: Health chat\ndone\nquit\n")

    assert ran.code == 0, ran.err
    assert "chat" in (tmp_path / "a.yaml").read_text(encoding="utf-8")
    assert run("check", "a.yaml", folder=tmp_path).code == 0


def test_ask_keeps_line_breaks_and_asks_for_others(tmp_path: Path) -> None:
    """A list with one function on it is still asked for until somebody says that there are no others."""
    file = tmp_path / "a.yaml"
    file.write_bytes(b"assessment: 1\r\ndeployment: {name: It, organisation: Us}\r\npacks: [us-fda]\r\n")
    first = run("ask", "a.yaml", folder=tmp_path, typed="chat: Health chat\nquit\n")
    rest = run("ask", "a.yaml", folder=tmp_path, typed="\n" * 400)

    assert first.code == rest.code == 0
    assert b"\r\npacks: [us-fda]\r\n" in file.read_bytes()
    assert "So far: Health chat." in rest.out


def test_ask_introduces_a_section_and_a_list_once(tmp_path: Path) -> None:
    """What to know before a section is told before its first question, and what to list before the list."""
    (tmp_path / "a.yaml").write_text("assessment: 1\ndeployment: {name: It, organisation: Us}\npacks: [us-fda]\n")
    ran = run("ask", "a.yaml", folder=tmp_path, typed="chat: Health chat\ndone\n" + "\n" * 400)

    assert ran.out.count("These questions are asked of every function.") == 1
    assert ran.out.count("One function is one purpose.") == 1


def test_ask_takes_one_answer_for_several_subjects(tmp_path: Path) -> None:
    """Where the same is asked of two functions, `for all` answers for both, and neither is asked again."""
    file = tmp_path / "a.yaml"
    file.write_text(
        "assessment: 1\ndeployment: {name: It, organisation: Us}\npacks: [us-fda]\nfunctions:\n"
        "  chat: {title: Health chat}\n  plan: {title: Meal plan}\n",
        encoding="utf-8",
    )
    skipped = run("ask", "a.yaml", folder=tmp_path, typed="\n" * 400)
    prompts = skipped.out.split(" to go] ")[1:]
    number = next(i for i, prompt in enumerate(prompts) if "end your answer with `for all`" in prompt)
    run("ask", "a.yaml", folder=tmp_path, typed="\n" * number + "unknown for all\nquit\n")
    after = run("ask", "a.yaml", folder=tmp_path, typed="\n" * 400)

    assert skipped.code == after.code == 0, skipped.err
    assert file.read_text(encoding="utf-8").count(": unknown") == 2
    question = next(line for line in prompts[number].splitlines() if line.startswith("Function `"))
    assert question not in after.out


def test_questions_are_a_book(tmp_path: Path) -> None:
    """Every question can be printed with its options."""
    ran = run("questions", folder=tmp_path)

    assert ran.code == 0
    assert "function.audience" in ran.out


def test_packs_can_be_listed_checked_and_tried(tmp_path: Path) -> None:
    """The shipped packs have no problems."""
    assert "us-fda" in run("pack", "list", folder=tmp_path).out
    assert run("pack", "check", "us-fda", folder=tmp_path).code == 0
