"""What the program says about a text in a problem folder: it is put beside a small pack that is right, and read."""

from datetime import date
from pathlib import Path
from re import MULTILINE, search
from shutil import copytree

from compliance.answers.read import check_text
from compliance.assessment.assess import assess
from compliance.authoring.check.acts_covered import find_acts_covered_and_not_listed
from compliance.authoring.check.amounts_in_texts import find_amounts_not_in_texts
from compliance.authoring.check.answers_not_asked import find_answers_not_asked
from compliance.authoring.check.as_written import find_slips_as_written
from compliance.authoring.check.asked_twice import find_asked_twice
from compliance.authoring.check.cases_without_a_day import find_cases_without_a_day
from compliance.authoring.check.cited_not_listed import find_cited_not_listed
from compliance.authoring.check.curly_quotes import find_curly_quotes
from compliance.authoring.check.date_of_another_act import find_dates_of_another_act
from compliance.authoring.check.days_in_quotes import find_days_not_in_quotes
from compliance.authoring.check.failing_cases import find_failing_cases
from compliance.authoring.check.kinds_of_instruments import find_kinds_not_in_citations
from compliance.authoring.check.law_not_listed import find_law_not_listed
from compliance.authoring.check.limits_not_in_quotes import find_limits_not_in_quotes
from compliance.authoring.check.limits_that_differ import find_limits_that_differ
from compliance.authoring.check.named_not_cited import find_named_not_cited
from compliance.authoring.check.names_taken import find_names_taken
from compliance.authoring.check.nearly_alike import find_nearly_alike_headings
from compliance.authoring.check.not_shown import find_not_shown
from compliance.authoring.check.penalty_missing import find_penalty_missing
from compliance.authoring.check.penalty_of_another_provision import find_penalty_of_another_provision
from compliance.authoring.check.since_review import find_changed_since_review
from compliance.authoring.check.split_sentences import find_split_sentences
from compliance.authoring.check.still_to_fill_in import find_still_to_fill_in
from compliance.authoring.check.tried_after_all import find_tried_after_all
from compliance.authoring.check.unused_option_sets import find_unused_option_sets
from compliance.authoring.check.unused_timetables import find_unused_timetables
from compliance.authoring.check.versions_to_come import find_versions_to_come
from compliance.authoring.check.what_it_rests_on import find_badly_founded
from compliance.authoring.judged_cases import JudgedCases
from compliance.authoring.law_coverage import law_coverage
from compliance.authoring.lint.check_meaning import check_meaning
from compliance.authoring.open_world import OpenWorld
from compliance.authoring.quotes import check_quotes
from compliance.authoring.read_cases import read_cases
from compliance.authoring.sign_record import record_path, record_text, sign_record
from compliance.packs.load import load_rulebook
from compliance.packs.lock import read_lock
from compliance.packs.model import Rulebook
from compliance.packs.overlay import check_overlay
from compliance.packs.read import read_again
from compliance.sources.document import read_document
from compliance.sources.place import Source
from compliance.sources.problem import Problem, Problems, Refused

HERE = Path(__file__).parent
DEMO = HERE / "_demo"
PROGRAM = HERE / "_program"
DAY = date(2026, 11, 22)

Told = tuple[list[Problem], dict[str, Source]]


def judge_file(path: Path, folder: Path) -> Told:
    """Return the problems of one file and the texts that they point into; `folder` is free to write in.

    What the file is shows in its first key: an assessment, cases, or a file of a pack. A file that no key can be seen in
    is taken for rules.
    """
    data = path.read_bytes()
    first = search(r"^([a-z_]+):", data.decode("utf-8", "replace"), MULTILINE)
    key = first[1] if first else "rules"
    try:
        match key:
            case "assessment":
                return judge_assessment(path, data)
            case "lock":
                read_lock(Path(path.name))
                return [], {}
            case "overlay":
                return judge_overlay(path.name, data)
            case "given" | "cases":
                return judge_pack(folder, {"demo/cases/example.yaml": data})
            case "pack":
                return judge_pack(folder, {"demo/pack.yaml": data})
            case "reviewed":
                told, sources = judge_pack(folder, {"demo/reviewed.yaml": data})
                return told, {**sources, "demo/reviewed.yaml": Source("demo/reviewed.yaml", data.decode())}
            case "section":
                return judge_pack(folder, {"demo/questions/example.yaml": data})
            case _:
                return judge_pack(folder, {f"demo/{key}_example.yaml": data})
    except Refused as refused:
        return refused.problems, refused.sources


def judge_pack(folder: Path, files: dict[str, bytes]) -> Told:
    """Return what is wrong with the small pack after some files were put into it: by itself, its cases and its quotes."""
    rules = folder / "rules"
    copytree(DEMO / "rules", rules)
    for name, data in files.items():
        (rules / name).parent.mkdir(parents=True, exist_ok=True)
        (rules / name).write_bytes(data)
    loaded = load_rulebook([rules])
    problems = Problems(sources=dict(loaded.sources))
    cases = read_cases(rules / "demo", loaded.rulebook, DAY, problems)
    judged = JudgedCases(loaded.rulebook, cases)
    find_failing_cases(judged, problems)
    find_answers_not_asked(judged, problems)
    find_cases_without_a_day(judged, problems)
    find_tried_after_all(loaded.rulebook, "demo", cases, problems)
    find_still_to_fill_in(rules / "demo", problems)
    find_split_sentences(rules / "demo", problems)
    find_curly_quotes(rules / "demo", problems)
    read = read_again(rules / "demo")
    find_slips_as_written(read, problems)
    find_unused_timetables(read, problems)
    find_unused_option_sets(read, rules / "demo", problems)
    find_asked_twice(read, problems)
    find_kinds_not_in_citations(read, problems)
    find_dates_of_another_act(loaded.rulebook, read, problems)
    find_names_taken(read, rules / "demo", problems, PROGRAM)
    find_days_not_in_quotes(loaded.rulebook, "demo", problems)
    find_limits_not_in_quotes(loaded.rulebook, "demo", problems)
    find_penalty_missing(loaded.rulebook, "demo", problems)
    find_penalty_of_another_provision(loaded.rulebook, "demo", problems)
    find_nearly_alike_headings(loaded.rulebook, "demo", problems)
    find_versions_to_come(loaded.rulebook, "demo", DAY, problems)
    find_limits_that_differ(loaded.rulebook, "demo", read, problems)
    find_changed_since_review(loaded.rulebook, "demo", rules / "demo", problems)
    find_acts_covered_and_not_listed(loaded.rulebook, "demo", rules / "demo", problems)
    find_named_not_cited(loaded.rulebook, "demo", problems)
    find_cited_not_listed(loaded.rulebook, "demo", problems)
    if loaded.rulebook.law:  # most of the small texts are about something else
        find_law_not_listed(loaded.rulebook, "demo", problems)
    check_quotes(loaded.rulebook, frozenset({"demo"}), DEMO / "sources", problems)
    find_amounts_not_in_texts(loaded.rulebook, "demo", DEMO / "sources", problems)
    law_coverage(loaded.rulebook, frozenset({"demo"}), DEMO / "sources", problems)
    problems.found += judge_silence(loaded.rulebook)
    return problems.found, problems.sources


def judge_founded(path: Path, folder: Path) -> Told:
    """Return the problems of one file of the small pack, and what of it rests on too little law.

    Most of the small texts cite nothing, since they are about something else.
    """
    told, sources = judge_file(path, folder)
    problems = Problems(list(told), dict(sources))
    find_badly_founded(load_rulebook([folder / "rules"]).rulebook, "demo", problems)
    return [problem for problem in problems.found if problem.at is None or "example" in problem.at.file], sources


def judge_reviewed(path: Path, folder: Path) -> Told:
    """Return the problems of one file of the small pack that was signed as read while it was the good one beside it."""
    rules, name = folder / "rules", "demo/rules_example.yaml"
    copytree(DEMO / "rules", rules)
    (rules / name).write_bytes(path.with_name("good.yaml").read_bytes())
    signed = sign_record(None, load_rulebook([rules]).rulebook, "demo", "second reader", date(2026, 11, 20))
    record_path(rules / "demo").write_text(record_text(signed, rules / "demo"), encoding="utf-8")
    (rules / name).write_bytes(path.read_bytes())
    loaded = load_rulebook([rules])
    problems = Problems(sources=dict(loaded.sources))
    find_changed_since_review(loaded.rulebook, "demo", rules / "demo", problems)
    return problems.found, problems.sources


def judge_folder(path: Path, folder: Path, step: str) -> Told:
    """Return what a step of `pack check` says of a folder of files that are put into the small pack, wherever in them."""
    rules = folder / "rules"
    added = [f"demo/{name}" for name, _ in files_in(path)]
    if step == "read":
        return judge_files(path, folder)
    copytree(DEMO / "rules", rules)
    copytree(path, rules / "demo", dirs_exist_ok=True)
    _build_on_another(rules)
    loaded = load_rulebook([rules])
    problems = Problems(sources=dict(loaded.sources))
    world = OpenWorld(loaded.rulebook, DAY)
    if step == "lint":
        problems.found += [one.as_problem() for one in check_meaning(world, "demo")]
    else:
        cases = read_cases(rules / "demo", loaded.rulebook, DAY, problems)
        find_not_shown(JudgedCases(loaded.rulebook, cases), "demo", world, problems)
    return [one for one in problems.found if one.at is None or one.at.file in added], problems.sources


def judge_files(path: Path, folder: Path) -> Told:
    """Return what is wrong with the small pack after a folder of files was put into it."""
    try:
        return judge_pack(folder, {f"demo/{name}": data for name, data in files_in(path)})
    except Refused as refused:
        return refused.problems, refused.sources


def files_in(path: Path) -> list[tuple[str, bytes]]:
    """Return the files in a folder by their names in it, sorted."""
    return sorted((file.relative_to(path).as_posix(), file.read_bytes()) for file in path.rglob("*.yaml"))


def judge_overlay(name: str, data: bytes) -> Told:
    """Return what is wrong with an overlay over the small pack."""
    problems = Problems()
    check_overlay(name, data, load_rulebook([DEMO / "rules"]).rulebook, problems)
    return problems.found, problems.sources


def judge_meaning(path: Path, folder: Path) -> Told:
    """Return what is remarked, over all answers, on one file of the small pack, which then builds on another pack."""
    rules = folder / "rules"
    copytree(DEMO / "rules", rules)
    key = path.read_text(encoding="utf-8").partition(":")[0].replace("section", "questions")
    name = f"demo/{key}_example.yaml"
    (rules / name).write_bytes(path.read_bytes())
    _build_on_another(rules)
    loaded = load_rulebook([rules])
    remarks = [
        one for one in check_meaning(OpenWorld(loaded.rulebook, DAY), "demo") if one.at is None or one.at.file == name
    ]
    return [one.as_problem() for one in remarks], dict(loaded.sources)


def judge_silence(rulebook: Rulebook) -> list[Problem]:
    """Return what is wrong with an assessment in which nothing is answered: mistakes of the pack."""
    try:
        empty = b"assessment: 1\ndeployment: {name: It, organisation: Somebody}\n"
        assess(rulebook, check_text(HERE / "empty.yaml", empty, rulebook).facts, DAY)
    except Refused as refused:
        return refused.problems
    return []


def judge_assessment(path: Path, data: bytes) -> Told:
    """Return what is wrong with an assessment, warnings too."""
    rulebook = load_rulebook([DEMO / "rules"]).rulebook
    shown = Path(path.name)
    document = read_document(shown.as_posix(), data, Problems())
    sources = {shown.as_posix(): document.source} if document else {}
    try:
        read = check_text(shown, data, rulebook)
        assess(rulebook, read.facts, DAY)
    except Refused as refused:
        return refused.problems, {**sources, **refused.sources}
    return list(read.warnings), dict(read.sources)


def _build_on_another(rules: Path) -> None:
    about = rules / "demo" / "pack.yaml"
    about.write_text(about.read_text(encoding="utf-8") + 'needs: {other: ">=1"}\n', encoding="utf-8")
