"""A case that was found by a search, as YAML that a person can look at, change, and confirm."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from compliance.authoring.case import Case, Expected
from compliance.authoring.situation import Data, as_yaml, facts_of, quoted
from compliance.packs.model import Rulebook
from compliance.sources.place import Place
from compliance.sources.values import dataclass

CONFIRM = "say what the law asks of these answers, mend `expect` if it differs, then take this line out"
"""What stands behind `confirm:` in a case that nobody has looked at yet."""


@dataclass(frozen=True, slots=True)
class FoundCase:
    """Answers that were found, the day that is judged, and what the pack makes of them now.

    `expected` are names of rules and classifications with the subject (None: the deployment) and what comes out, as it
    stands behind `expect`; `shows` says what the case is there for.
    """

    shows: str
    data: Mapping[str, Data]
    day: date
    expected: Expected

    def case(self, rulebook: Rulebook, pack: str) -> Case | None:
        """Return it as a case that can be run; None if the answers cannot be said."""
        facts = facts_of(rulebook, self.data)
        if facts is None:
            return None
        return Case(self.shows, pack, facts, self.day, (self.expected,), place=Place(f"{pack}/cases", 1, 1))


def case_text(found: FoundCase, confirm: str = CONFIRM) -> str:
    """Return a case as an item of `cases:`."""
    expected = found.expected
    came = expected.told or " or ".join(expected.outcomes)
    outcome: Data = came
    if expected.outcomes:
        outcome = expected.outcomes[0] if len(expected.outcomes) == 1 else {"one_of": list(expected.outcomes)}
    by_subject: Data = {str(expected.subjects[0]): outcome} if expected.subjects[0] is not None else outcome
    if expected.line:
        by_subject = by_subject if isinstance(by_subject, dict) else {"is": by_subject}
        by_subject = {**by_subject, "line": expected.line}
    lines = [f"  - case: {quoted(found.shows)}"]
    if confirm:
        lines.append(f"    confirm: {quoted(confirm)}")
    lines.append(f"    as_of: {found.day}")
    lines += as_yaml(found.data, 4)
    lines += as_yaml({"expect": {expected.name: by_subject}}, 4)
    return "\n".join(lines) + "\n"


def file_of_cases(pack: str, cases: Sequence[str], command: str, shows: str) -> str:
    """Return a file of cases that wait to be confirmed; `shows` says what they do that no other case of the pack does."""
    head = f"""\
# Written by `{command}`. Each case has answers that {shows} no other case
# of {pack} does, and expects what the pack makes of them NOW: that may be wrong. Read the law, say what it asks of such
# answers, mend `expect` and the name, then take the line `confirm` out. Until then a case counts for nothing.
cases:
"""
    return head + "".join(cases)
