"""A new rule to fill in: two questions, the rule, and a case for each verdict. It can be read as it stands."""

from __future__ import annotations

import re
from collections.abc import Mapping

from compliance.packs.model import Rulebook
from compliance.sources.problem import Problem, Refused

FILL_IN = "FILL IN"
"""Stands at the beginning of every text that the author still has to write."""

_RULE_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*\.[a-z0-9]+(-[a-z0-9]+)*")

_QUESTIONS = """\
# The facts that {rule} asks for. See first what is asked already: `pack names --about WORD` looks through the packs
# that came with the program. Use that where it fits: name its pack in `needs` of pack.yaml, and delete the question
# here. This command lists all that this pack can use: compliance pack names {called}
# How questions are written: docs/writing-packs.md.
section: "{fill_in}: a heading for these questions"
questions:
  - id: {area}.applies
    kind: yes_no
    ask: "{fill_in}: Does the company do what the law speaks of?"
    why: "{fill_in}: why the law cares."
  - id: {area}.fulfilled
    kind: yes_no
    ask: "{fill_in}: Is the fact there that fulfils the duty?"
    why: "{fill_in}: why the law cares."
    help: "{fill_in}: how somebody who knows no law can tell."
    evidence: "{fill_in}: the document or record that shows it."
    ask_when: {area}.applies
    when_not_asked: no
"""

_RULE = """\
rules:
  - id: {rule}
    title: "{fill_in}: what to do, in a few words"
    applies_when: {applies_when} # {fill_in}: when the obligation exists
    requires:
      - id: fulfilled
        text: "{fill_in}: what must be so."
        met_when: {area}.fulfilled # {fill_in}: the facts that fulfil the duty
    standing: statute # {fill_in}: statute, regulation, final_guidance ...
    severity: medium # {fill_in}: critical, high, medium or low
    severity_because: "{fill_in}: why a gap is that bad."
    gap: "{fill_in}: what is wrong if the duty is not fulfilled."
    remedy:
      text: "{fill_in}: what to do about it."
      effort: weeks # {fill_in}: hours, days, weeks or months
      owner: legal # {fill_in}: who sees to it
    evidence: "{fill_in}: what proves that the rule is met."
"""

_CITE = """\
    cite:
      - in: {instrument} # {fill_in}: the instrument
        at: "{fill_in}: the provision"
        quote: {{not_quotable: "{fill_in}: write the words of law instead, letter by letter"}}
"""

_CASES = """\
# What {rule} must give. A case is written from the law, not from the rule: say which answers somebody would give, and
# what the law then asks. This command runs the cases: compliance pack test {called}
given:
  {area}_applies: {{answers: {{{area}.applies: yes}}}}
cases:
  - case: "{rule}: {fill_in}: somebody who does what the law asks"
    like: {area}_applies
    answers: {{{area}.fulfilled: yes}}
    expect: {{{rule}: met}}
  - case: "{rule}: {fill_in}: somebody who does not"
    like: {area}_applies
    answers: {{{area}.fulfilled: no}}
    expect: {{{rule}: gap}}
  - case: "{rule}: {fill_in}: somebody who has not said whether"
    like: {area}_applies
    expect: {{{rule}: open}}
    open: [{area}.fulfilled]
  - case: "{rule}: {fill_in}: somebody whom the law does not mean"
    answers: {{{area}.applies: no}}
    expect: {{{rule}: not_applicable}}
"""


def new_rule(rule: str, pack: str, rulebook: Rulebook, called: str = "") -> dict[str, str]:
    """Return the files of a new rule by their names in the pack; `called` is how commands name the pack.

    Raises:
        Refused: the id is not that of a rule, or there is such a rule already.
    """
    refuse_if_no_rule_id(rule)
    if rule in rulebook.rules:
        raise Refused(
            [
                Problem(
                    "duplicate-id",
                    f"there is a rule `{rule}` already",
                    rulebook.rules[rule].place,
                    ("choose another id",),
                )
            ]
        )
    instruments = [instrument.id for instrument in rulebook.instruments.values() if instrument.pack == pack]
    taken = frozenset(id.partition(".")[0] for id in rulebook.questions) | rulebook.subjects.keys()
    return rule_files(rule, pack, instruments[0] if instruments else None, taken, called)


def refuse_if_no_rule_id(rule: str) -> None:
    """Raise `Refused` if a text cannot be the id of a rule."""
    if not _RULE_ID.fullmatch(rule):
        says, advice = f"`{rule}` cannot be the id of a rule", "write the law, a dot, and what to do: `law.two-words`"
        raise Refused([Problem("bad-id", says, help=(advice,))])


def rule_files(
    rule: str,
    pack: str,
    instrument: str | None,
    taken: frozenset[str] = frozenset(),
    called: str = "",
    applies_when: str = "",
) -> dict[str, str]:
    """Return the files of a rule whose id is right; `taken` are areas of questions that it may not use.

    `called` is how commands name the pack, `applies_when` when the rule applies (else when its first question says so).
    """
    law, _, name = rule.partition(".")
    area = area_of(rule)
    while area in taken:
        area += "_new"
    words: Mapping[str, str] = {
        "rule": rule,
        "called": called or pack,
        "applies_when": applies_when or f"{area}.applies",
        "area": area,
        "fill_in": FILL_IN,
        "instrument": instrument or "",
    }
    stem = name if law == pack else f"{law}-{name}"
    return {
        f"questions/{stem}.yaml": _QUESTIONS.format_map(words),
        f"rules/{stem}.yaml": (_RULE + (_CITE if instrument else "")).format_map(words),
        f"cases/{stem}.yaml": _CASES.format_map(words),
    }


def area_of(rule: str) -> str:
    """Return the area of the questions of a new rule."""
    return re.sub(r"\W", "_", rule)
