"""From an assessment file to facts: everything that it says, typed, with places.

Nothing is judged here and nothing is supplied: a question without an answer has none in the facts. All problems of the
file are collected; if one of them is an error, the facts are not to be used.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from compliance.answers.entry import Entry, Located, quote, whole
from compliance.answers.evidence_file import check_file
from compliance.answers.gather_answers import gather_answers
from compliance.answers.gather_decisions import gather_decisions
from compliance.answers.gather_evidence import gather_evidence, report_unused
from compliance.answers.gather_lists import gather_lists
from compliance.answers.gather_waivers import gather_scoped_out, gather_waivers
from compliance.answers.model import Answer, Deployment, Facts
from compliance.answers.read_day import read_day
from compliance.answers.reading import Reading, Shared, version_of
from compliance.answers.take_over import Models, find_models, take_over
from compliance.answers.written import check_shape
from compliance.conditions.proof import Key
from compliance.packs.find import ELSEWHERE
from compliance.packs.model import Rulebook
from compliance.sources.problem import Problems, did_you_mean
from compliance.sources.values import dataclass


@dataclass(frozen=True, slots=True)
class Gathered:
    """What a file says: the facts, and of these the answers that stand in it themselves, and which subject is like which."""

    facts: Facts
    own: Mapping[Key, Answer]
    models: Models


def gather_facts(document: Located, rulebook: Rulebook, problems: Problems, evidence_folder: Path | None) -> Facts:
    """Return what an assessment file says; what is wrong with it goes to `problems`.

    `evidence_folder` is the folder that the files of the evidence are relative to, the assessment's own; None: these
    files are not looked at. The file and the digest of the facts are left empty: only who reads the file knows them.
    """
    return gather(document, rulebook, problems, evidence_folder, None).facts


def gather(
    document: Located, rulebook: Rulebook, problems: Problems, evidence_folder: Path | None, shared: Shared | None
) -> Gathered:
    """Return what an assessment file says, as `gather_facts` does; `shared` keeps answers that several files share."""
    file, reading = whole(document), Reading(rulebook, problems, shared)
    check_shape(file, rulebook, problems)
    if file["assessment"].text not in ("", "1"):
        says = f"this is an assessment in format {file['assessment'].quote}, and only format 1 can be read"
        problems.add("wrong-format", says, file["assessment"].at, "use a newer version of this program")
    _read_versions(file["answered_with"], reading)
    gather_lists(file, reading)
    gather_evidence(file["evidence"], evidence_folder, reading)
    deployment = file["deployment"]
    own, models = gather_answers(file, reading), find_models(file, reading)
    facts = Facts(
        deployment=Deployment(*(deployment[key].text for key in ("name", "organisation", "version", "description"))),
        as_of=read_day(file["as_of"], problems),
        packs=_packs(file["packs"], reading),
        answers=take_over(models, own, reading),
        lists=reading.lists,
        decisions=gather_decisions(file["decisions"], reading),
        evidence=reading.evidence,
        waivers=gather_waivers(file["waivers"], reading),
        scoped_out=gather_scoped_out(file["scoped_out"], reading),
        after=_after(file["after"], evidence_folder, reading),
    )
    report_unused(file["evidence"], reading)
    return Gathered(facts, own, models)


def _packs(entry: Entry, reading: Reading) -> tuple[str, ...]:
    every = tuple(reading.rulebook.packs)
    if entry.data is None or entry.text == "all":
        return every
    if not entry.is_list or entry.data == []:
        advice = f"write `[{entry.text}]`" if entry.text in every else "leave `packs` out to report all of them"
        reading.problems.add("wrong-kind", "`packs` is a list of the packs to report", entry.key_at, advice)
        return every
    chosen: list[str] = []
    for member in entry.members():
        if _is_pack(member.text, member, reading) and member.text not in chosen:
            chosen.append(member.text)
    return tuple(chosen)


def _is_pack(name: str, entry: Entry, reading: Reading) -> bool:
    packs = reading.rulebook.packs
    if name in packs:
        return True
    advice = did_you_mean(name[:80], packs) or "there are " + ", ".join(f"`{pack}`" for pack in packs)
    says = f"there is no pack {quote(name)}" if name else "the id of a pack should stand here"
    reading.problems.add("unknown-pack", says, entry.key_at, advice, ELSEWHERE if name else "")
    return False


def _read_versions(entry: Entry, reading: Reading) -> None:
    """Keep the pack versions that the answers were given under."""
    for pack, written in entry.items():
        if not _is_pack(pack, written, reading) or not written.text:
            continue
        version, current = version_of(written.text), reading.rulebook.packs[pack].version
        if version is None:
            says = f"{written.quote} is not the version of a pack"
            reading.problems.add("wrong-version", says, written.at, f'write it as in `"{current}"`')
            continue
        if version > (version_of(current) or ()):
            says = f"these answers were given under `{pack}` {written.text}, and here is {current}"
            advice = "use the newer pack, or look through the answers again"
            reading.problems.add("newer-version", says, written.at, advice, level="warning")
        reading.answered_with[pack] = version


def _after(entry: Entry, folder: Path | None, reading: Reading) -> str:
    if not entry.is_mapping:
        return ""
    check_file(entry, folder, False, reading.problems)
    return entry["file"].text
