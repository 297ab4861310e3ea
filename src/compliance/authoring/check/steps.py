"""The steps of checking a pack that could be read: what each is called, and which function makes it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from shlex import quote
from typing import TYPE_CHECKING

from compliance.authoring.case import Case
from compliance.authoring.check.looked import Looked
from compliance.authoring.problem_formats import CheckedStep
from compliance.authoring.read_cases import cases_and_unread
from compliance.sources.counted import counted
from compliance.sources.place import Place
from compliance.sources.problem import Problems

if TYPE_CHECKING:
    from compliance.authoring.judged_cases import JudgedCases
    from compliance.authoring.law_coverage import LawTable
    from compliance.authoring.open_world import OpenWorld
    from compliance.authoring.quotes import NotChecked

STEPS: Mapping[str, str] = {
    "read": "shape, names, kinds, units, circles, references, dates, what is still to be filled in, and what changed since review",
    "quotes": "quotes and pinpoints against the archived texts",
    "lint": "what the pack means, over all answers",
    "cases": "every case comes out as it expects",
    "coverage": "verdicts, deciding parts and sides that no case shows",
    "law": "what the pack does with each provision that it lists",
}
"""Every step in its order, and what it looks at."""


_MANY_FAILING = 10


class PackSteps:
    """Makes steps of one pack; what several of them need is read, judged and built once."""

    def __init__(self, looked: Looked) -> None:
        """Keep what is looked at."""
        self.looked = looked
        self._cases: tuple[tuple[Case, ...], Problems] | None = None
        self._unread: tuple[str, ...] = ()
        self._judged_cases: JudgedCases | None = None
        self._open_world: OpenWorld | None = None
        self._texts_told: set[tuple[str, Place | None]] = set()

    def make(self, step: str) -> CheckedStep:
        """Return what one step found."""
        makers: Mapping[str, Callable[[], CheckedStep]] = {
            "read": self._read,
            "quotes": self._quotes,
            "lint": self._lint,
            "cases": self._run_cases,
            "coverage": self._coverage,
            "law": self._law,
        }
        return makers[step]()

    def forget(self) -> None:
        """Let go of what was built, so that the next pack has room; no step can be made any more."""
        world, self._open_world = self._open_world, None
        if world is not None:
            world.diagram.forget()
            world.free.diagram.forget()

    def _done(self, step: str, problems: Problems, says: str) -> CheckedStep:
        return CheckedStep(self.looked.pack, step, tuple(dict.fromkeys(problems.found)), says=says)

    def _left_out(self, step: str, why: str) -> CheckedStep:
        return CheckedStep(self.looked.pack, step, left_out=why)

    def _read(self) -> CheckedStep:
        from compliance.authoring.check.as_read import look_at_what_is_read

        looked, problems = self.looked, Problems()
        look_at_what_is_read(looked, problems)
        questions = sum(question.pack == looked.pack for question in looked.rulebook.questions.values())
        rules = len(looked.rulebook.rules_of(looked.pack))
        return self._done("read", problems, f"{counted(questions, 'question')}, {counted(rules, 'rule')}")

    def _quotes(self) -> CheckedStep:
        from compliance.authoring.check.amounts_in_texts import find_amounts_not_in_texts
        from compliance.authoring.quotes import check_quotes, citations_of

        looked, problems = self.looked, Problems()
        packs = frozenset({looked.pack})
        if looked.sources is None:
            if next(citations_of(looked.rulebook, packs), None) is None:
                return self._done("quotes", problems, "nothing is quoted")
            return self._left_out("quotes", "could not be checked: no folder of archived texts was named (--sources)")
        checked = check_quotes(looked.rulebook, packs, looked.sources, problems)
        find_amounts_not_in_texts(looked.rulebook, looked.pack, looked.sources, problems)
        self._texts_told = {(one.id, one.at) for one in problems.found if one.id in ("no-source", "not-plain-text")}
        parts = [f"{checked.compared} quotes compared"]
        if checked.not_archived:
            parts.append(f"{checked.not_archived} without an archived text")
        if checked.not_checked:
            parts.append(_pinpoints_not_checked(checked.not_checked))
        if checked.unpinned:
            number = f"{len(checked.unpinned)} {'text has' if len(checked.unpinned) == 1 else 'texts have'} no digest"
            pin = f"compliance pack quotes {looked.called or looked.pack} --sources {quote(str(looked.sources))} --pin"
            parts.append(f"{number} (`{pin}` writes it)")
        return self._done("quotes", problems, ", ".join(parts))

    def _lint(self) -> CheckedStep:
        from compliance.authoring.lint.check_meaning import check_meaning

        cases, _ = self._read_cases()
        if self._unread and not cases:  # without their answers far too much would have to be looked for
            return self._left_out("lint", self._not_read())
        looked, problems, says = self.looked, Problems(), "looked at over all answers"
        problems.found = [remark.as_problem() for remark in check_meaning(self._world(), looked.pack)]
        too_large = [one for one in problems.found if one.id == "too-large"]
        if too_large and not self._unread:
            says += f", but {len(too_large)} too large for it"
        elif too_large:
            problems.found = [one for one in problems.found if one not in too_large]
            says += (
                f", but {len(too_large)} too large to be looked at: {self._not_read()}, which may show what is asked"
            )
        return self._done("lint", problems, says)

    def _run_cases(self) -> CheckedStep:
        from compliance.authoring.check.answers_not_asked import find_answers_not_asked
        from compliance.authoring.check.cases_without_a_day import find_cases_without_a_day
        from compliance.authoring.check.failing_cases import find_failing_cases
        from compliance.authoring.check.tried_after_all import find_tried_after_all

        cases, problems = self._read_cases()
        passed = find_failing_cases(self._judged(cases), problems, self.looked.pack, self.looked.folder)
        find_answers_not_asked(self._judged(cases), problems)
        find_cases_without_a_day(self._judged(cases), problems)
        find_tried_after_all(self.looked.rulebook, self.looked.pack, cases, problems)
        says = f"{passed} of {len(cases)} cases count and came out as they should"
        waiting = sum(bool(case.todo) and not case.confirm for case in cases)
        if waiting:
            says += f"; {waiting} of them must fail until the pack gets {'it' if waiting == 1 else 'them'} (`todo`)"
        if self._unread:
            says += f"; {self._not_read()}"
        return self._done("cases", problems, says)

    def _coverage(self) -> CheckedStep:
        from compliance.authoring.check.not_shown import find_not_shown

        cases, read = self._read_cases()
        if read.errors:
            return self._left_out("coverage", self._not_read())
        looked, problems = self.looked, Problems()
        if not cases and not looked.rulebook.rules_of(looked.pack):
            return self._done("coverage", problems, "no rules, so nothing to show")
        judged = self._judged(cases)
        failing = sum(not case.confirm and not judged.result(number).passed for number, case in enumerate(cases))
        if failing >= _MANY_FAILING and failing * 10 >= len(cases):
            why = f"{failing} of {len(cases)} cases fail, and what fails shows nothing: mend these first"
            return self._left_out("coverage", why)
        says = find_not_shown(judged, looked.pack, self._world(), problems, looked.called)
        if failing and problems.found:
            says += f"; {counted(failing, 'case fails and shows', 'cases fail and show')} nothing yet"
        return self._done("coverage", problems, says)

    def _not_read(self) -> str:
        """Say why a step that needs all cases is left out, or told in short: what could not be read of them."""
        return f"{_listed(self._unread)} could not be read" if self._unread else "the files of cases have mistakes"

    def _law(self) -> CheckedStep:
        from compliance.authoring.check.cited_not_listed import find_cited_not_listed
        from compliance.authoring.check.law_not_listed import find_law_not_listed
        from compliance.authoring.law_coverage import law_coverage

        looked, problems = self.looked, Problems()
        find_cited_not_listed(looked.rulebook, looked.pack, problems)
        find_law_not_listed(looked.rulebook, looked.pack, problems, looked.called)
        tables = law_coverage(looked.rulebook, frozenset({looked.pack}), looked.sources, problems)
        problems.found = [one for one in problems.found if (one.id, one.at) not in self._texts_told]
        if not tables and not problems.found:
            return self._left_out("law", "the pack lists no provisions (law.yaml)")
        listed = sum(table.covered + table.not_relevant + table.left_out for table in tables)
        says = f"{listed} provisions listed"
        if looked.sources is None:
            return self._done("law", problems, f"{says}; not compared with the texts (--sources)")
        return self._done("law", problems, "; ".join([says, *_whole_unchecked(tables)]))

    def _world(self) -> OpenWorld:
        """Return all that could be answered; what the cases show already is not looked for in it."""
        from compliance.authoring.open_world import OpenWorld

        if self._open_world is None:
            cases, _ = self._read_cases()
            examples = self._judged(cases)
            self._open_world = OpenWorld(self.looked.rulebook, self.looked.day, examples)
        return self._open_world

    def _judged(self, cases: tuple[Case, ...]) -> JudgedCases:
        """Return the cases as they are judged; steps that are made one after another share what they find."""
        from compliance.authoring.judged_cases import JudgedCases

        if self._judged_cases is None:
            self._judged_cases = JudgedCases(self.looked.rulebook, cases)
        return self._judged_cases

    def _read_cases(self) -> tuple[tuple[Case, ...], Problems]:
        """Return the cases, with the problems of reading them; a later step adds to a copy of these."""
        if self._cases is None:
            problems = Problems()
            looked = self.looked
            cases, self._unread = cases_and_unread(looked.folder, looked.rulebook, looked.day, problems)
            self._cases = (cases, problems)
        cases, problems = self._cases
        return cases, Problems(list(problems.found), problems.sources)


def _listed(words: Sequence[str]) -> str:
    return " and ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


def _pinpoints_not_checked(not_checked: Sequence[NotChecked]) -> str:
    """Say of how many quotes nobody could check the pinpoint, and why, the most frequent reason first."""
    from collections import Counter

    counted = Counter(one.brief for one in not_checked)
    number = f"{len(not_checked)} {'pinpoint' if len(not_checked) == 1 else 'pinpoints'} not checked"
    if len(counted) == 1:
        return f"{number}: {next(iter(counted))}"
    return f"{number}: {', '.join(f'{times} as {why}' for why, times in counted.most_common())}"


def _whole_unchecked(tables: Sequence[LawTable]) -> Iterator[str]:
    """Say of how many lists nobody could check that they are whole, which these are, and why."""
    for why, group in groupby(sorted(tables, key=lambda table: table.whole_unchecked), lambda one: one.whole_unchecked):
        if why:
            names = [f"`{table.law.instrument}`" for table in group]
            what = "1 list is" if len(names) == 1 else f"{len(names)} lists are"
            yield f"{what} said to be whole, which was not checked, because {why}: {', '.join(names)}"
