"""A new assessment file: every question of some packs, as comments to be filled in.

Nothing in it is answered, so everything is open; and it can be read as it is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from textwrap import wrap

from compliance.answers.reading import version_of
from compliance.answers.relevant import relevant
from compliance.packs.model import Option, Question, Rulebook, Subject

_WIDTH = 110
_HEAD = """\
An assessment of one product of one legal entity.

To answer a question, take `# ` away in front of the line that begins with its name, and write the answer behind
the colon. Leave the line as it is while nobody has looked; write `unknown` if somebody looked and does not know.
Both keep open whatever depends on it: silence is never taken for compliance.

Say who, when, and what shows it, where it matters:
  security.backups: {value: yes, by: Security office, dated: 2026-10-03, evidence: [{dr-test: p. 2}], note: "..."}
Also `sure: no`; `unknown: [...]` for single options of a list; `{at_least: 300, at_most: 700}` for numbers;
`{not_before: 2026-01-01, not_after: 2026-06-30}` for days; `{one_of: [...]}` for options.

The whole manual is docs/assessments.md. `compliance check` says what is wrong in this file and what is still open."""
_FOOT = """\
--- Who, when and evidence for many answers at once; what an answer says itself goes before.
sheets:
  - by: Data team
    dated: 2026-09-25
    evidence: [data-map]
    answers: {...}              # questions that are asked once; for others: about: {PLURAL: all}

--- What shows it. Files stand beside this one, or in a folder below.
evidence:
  data-map: {title: Data map, file: evidence/data-map.pdf, effective: 2026-09-01, expires: 2027-09-01}

--- Counsel: on lines that the law leaves open, and (overrides: yes) in place of a classification.
decisions:
  - {on: CLASSIFICATION, line: LINE, is: OUTCOME, by: Counsel, dated: 2026-10-20, because: "..."}

--- Gaps that are accepted for a time. They stay gaps, and are shown as accepted.
waivers:
  - {rule: RULE, by: Privacy officer, because: "...", until: 2027-01-31}

--- Rules that are put out of scope. They are judged all the same, and shown as put out of scope.
scoped_out:
  - {rule: RULE, by: Privacy officer, because: "..."}"""


def new_assessment(rulebook: Rulebook, packs: Collection[str]) -> str:
    """Return the text of an assessment file that reports on `packs`, with all that they ask left to be answered."""
    chosen = [pack for pack in rulebook.packs.values() if pack.id in packs]
    questions, subjects = relevant(rulebook, packs)
    return "\n".join(
        [
            *_comment(_HEAD.splitlines()),
            "",
            "assessment: 1",
            "deployment:",
            "  name: Name of the product",
            "  organisation: Name of the organisation",
            '  # version: "2026.4"',
            "  # description: What it is, in a sentence or two",
            "# as_of: 2026-11-22           # the day whose law counts; today, if left out",
            "# after: {file: 2025.yaml}    # last year's assessment, to be told what has changed",
            "packs:",
            *(f"  - {pack.id}  # {_one_line(pack.title)}" for pack in chosen),
            *_versions(rulebook, questions),
            "",
            "# --- What is asked once",
            "",
            "answers:",
            *(f"  {line}".rstrip() for line in _questions([q for q in questions if q.each is None], rulebook)),
            *(line for subject in subjects for line in _subject(subject, questions, rulebook)),
            "",
            *_comment(_FOOT.splitlines()),
            "",
        ]
    )


def _versions(rulebook: Rulebook, questions: Iterable[Question]) -> Iterator[str]:
    """Record the versions of the packs that ask, so that options which come later are not taken for considered."""
    asking = {question.pack for question in questions}
    known = {id: pack.version for id, pack in rulebook.packs.items() if id in asking and version_of(pack.version)}
    if known:
        yield "answered_with:  # write the new version here when all answers were looked through again"
        yield from (f'  {id}: "{version}"' for id, version in known.items())


def _subject(subject: Subject, questions: Iterable[Question], rulebook: Rulebook) -> Iterator[str]:
    yield ""
    yield from _comment([f"--- {subject.title}: {subject.ask}", *_told("Why", subject.why), *_told("", subject.help)])
    yield from _comment(
        [
            f"If there is none, write `{subject.plural}: {{}}`. Copy the block below for each; each has an id of its own.",
            "`like: OTHER_ID` takes over the answers of another one; then give only those that differ.",
        ]
    )
    yield from _comment([f"{subject.plural}:", "  more: unknown  # there may be others; take this line away if not"])
    yield from _comment([f"  first_{subject.id}:", f"    title: {subject.title}"])
    if subject.within is not None:
        yield f"#     {subject.within}: ID"
    yield "#     answers:"
    for line in _questions([question for question in questions if question.each == subject.id], rulebook):
        yield f"#       {line}".rstrip()


def _questions(questions: Iterable[Question], rulebook: Rulebook) -> Iterator[str]:
    section: str | None = None
    for question in questions:
        if question.section != section:
            section = question.section
            yield ""
            yield f"# --- {_one_line(section)}"
            yield from _comment(_told("", question.intro))
        yield ""
        yield from _comment(_asked(question, rulebook))
        yield f"# {question.id}:"


def _asked(question: Question, rulebook: Rulebook) -> Iterator[str]:
    yield from wrap(_one_line(question.ask), _WIDTH)
    yield from _told("Why", question.why)
    yield from _told("", question.help)
    if question.ask_when is not None:
        yield from _told("Only if", question.ask_when.says)
    yield from _told("Evidence", question.evidence)
    yield from _told("Answer", _form(question, rulebook))
    for option in (*question.options, *question.named):
        yield from _option(option)
    if question.judgement:
        yield from _told("", "This is a judgement: say in a note how you came to it.")


def _form(question: Question, rulebook: Rulebook) -> str:
    kind = question.kind
    match kind.name:
        case "yes_no":
            return "yes or no"
        case "choice":
            return "one of these"
        case "choices":
            return (
                f"a list of these, as in `[{kind.options[0]}]`, `all`, or `none` ({question.none or 'none of these'})"
            )
        case "number":
            unit = f", as in `30 {kind.unit}`" if kind.unit else ""
            return f"a number{unit}" + ("; or instead of it" if kind.named else "")
        case "date":
            return "a day, as in `2026-10-03`"
        case "links":
            return f"a list of ids that `{rulebook.subjects[kind.to].plural}` has, `all`, or `none`"
        case "text":
            return "a text in quotes"


def _option(option: Option) -> Iterator[str]:
    lines = wrap(
        f"{option.id}: {_one_line(option.says)}" + (f" ({_one_line(option.help)})" if option.help else ""), _WIDTH - 6
    )
    yield f"    - {lines[0]}"
    yield from (f"      {line}" for line in lines[1:])


def _told(what: str, text: str) -> Iterator[str]:
    if text:
        yield from (f"  {line}" for line in wrap(f"{what}: {_one_line(text)}" if what else _one_line(text), _WIDTH - 2))


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _comment(lines: Iterable[str]) -> Iterator[str]:
    return (f"# {line}".rstrip() for line in lines)
