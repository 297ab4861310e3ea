"""A new pack to fill in: every file that a pack needs, with one rule. It checks, and its cases pass, as it stands."""

from __future__ import annotations

import re

from compliance.authoring.new_rule import FILL_IN, area_of, refuse_if_no_rule_id, rule_files
from compliance.sources.problem import Problem, Refused

_PACK = """\
# What this pack is. How packs are written: docs/writing-packs.md.
pack: {name}
title: "{fill_in}: the law, as a report calls it"
version: "0.1.0" # raise it with every change: the first number if a verdict can change for the same answers
jurisdiction: "{fill_in}: where this law is law"
covers: "{fill_in}: what of the law this pack covers"
leaves_out: "{fill_in}: what of the law this pack leaves out, and why"
# To use the questions and terms of another pack:
# needs: {{common: ">=0.1"}}
# Days of law and penalties get names here; rules then write `from: in_force` and `penalty: fine`.
# dates:
#   in_force: {{on: 2027-01-01, cite: [...]}}
# penalties:
#   fine: {{text: What may follow., cite: [...]}}
"""

_INSTRUMENTS = """\
# The texts of law that this pack cites. Keep a copy of each text in your folder of sources, and write
# `file: its-place-there.txt` instead of `archived` and `why`: then every quote can be compared with it.
instruments:
  - id: {name}
    title: "{fill_in}: the title of the law"
    citation: "{fill_in}: how lawyers cite it"
    issuer: "{fill_in}: who made it"
    kind: statute # {fill_in}: statute, regulation, directive, final_guidance ...
    version: "{fill_in}: the date of the text that was read"
    archived: no
    why: "{fill_in}: why no text is archived"
"""

_TERMS = """\
# The law's own definitions. Use one for each word that the law defines, and for each exception: then rules read like the
# law. `reads` is how a report tells it.
terms:
  - id: {snake}_means_it
    means: {area}.applies # {fill_in}: a condition over the questions
    reads: "{fill_in}: how a report tells it, as in: it does what the law speaks of"
    cite:
      - in: {name} # {fill_in}: the instrument
        at: "{fill_in}: the provision"
        quote: {{not_quotable: "{fill_in}: write the words of law instead, letter by letter"}}
"""

_STATUS = """\
# Legal status: the first line whose condition holds decides, and the last line is `otherwise`. A pack that has no
# question of status needs no such file; rules then name terms and questions.
classifications:
  - id: {snake}_status
    title: "{fill_in}: what is decided, as in: Status under the law"
    outcomes:
      covered: "{fill_in}: in words, as in: Covered"
      outside: "{fill_in}: in words, as in: Outside the law"
    decide:
      - id: means_it
        when: {snake}_means_it # {fill_in}: whom the law means
        then: covered
        because: "{fill_in}: why it is covered."
        cite:
          - in: {name} # {fill_in}: the instrument
            at: "{fill_in}: the provision"
            quote: {{not_quotable: "{fill_in}: write the words of law instead, letter by letter"}}
      - id: rest
        otherwise: outside
        because: "{fill_in}: why all others are outside."
"""

_STATUS_CASES = """\
# Who is covered and who is not, as the law has it.
cases:
  - case: "{snake}_status: {fill_in}: somebody whom the law means"
    answers: {{{area}.applies: yes}}
    expect: {{{snake}_status: covered}}
  - case: "{snake}_status: {fill_in}: somebody whom it does not mean"
    answers: {{{area}.applies: no}}
    expect: {{{snake}_status: outside}}
  - case: "{snake}_status: {fill_in}: somebody who has not said"
    expect: {{{snake}_status: {{one_of: [covered, outside]}}}}
    open: [{area}.applies]
"""

_LAW = """\
# What this pack does with each provision of the law: so a reader sees what was thought of. `compliance pack
# coverage-of-law` prints it as a table.
law:
  - instrument: {name}
    rest: {{left_out: "{fill_in}: why no rule covers what is not named here; or `not_relevant:` and why"}}
    # whole: yes # in place of `rest`, once every provision is listed: then one that is not becomes an error
    provisions:
      - at: "{fill_in}: a provision that a rule judges"
        covered_by: [{rule}]
      - at: "{fill_in}: a provision that says nothing to products of this kind"
        not_relevant: "{fill_in}: why it says nothing to them."
      - at: "{fill_in}: a provision that matters, and that no rule judges"
        left_out: "{fill_in}: why no rule judges it."
"""


def new_pack(name: str, called: str = "", rule: str = "") -> dict[str, str]:
    """Return the files of a new pack by their names in it.

    `called` is how commands name the pack, `rule` the id of its first rule.

    Raises:
        Refused: the name cannot be that of a pack, or the id not that of a rule.
    """
    if not re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", name):
        plain = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
        near = f"for instance `{plain}`" if re.match(r"[a-z]", plain) else ""
        advice = tuple(line for line in ("use small letters and digits, with `-` between words", near) if line)
        raise Refused([Problem("bad-id", f"`{name}` cannot be the name of a pack", help=advice)])
    rule = rule or f"{name}.first-rule"
    refuse_if_no_rule_id(rule)
    snake = name.replace("-", "_")
    words = {"name": name, "snake": snake, "area": area_of(rule), "rule": rule, "fill_in": FILL_IN}
    return {
        "pack.yaml": _PACK.format_map(words),
        "instruments.yaml": _INSTRUMENTS.format_map(words),
        "terms.yaml": _TERMS.format_map(words),
        "classifications/status.yaml": _STATUS.format_map(words),
        "law.yaml": _LAW.format_map(words),
        "cases/status.yaml": _STATUS_CASES.format_map(words),
        **rule_files(rule, name, name, applies_when=f"{snake}_status is covered", called=called),
    }
