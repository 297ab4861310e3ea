"""Sixty-odd mistakes as people make them, each put into a small pack that is right."""

from typing import NamedTuple


class Mistake(NamedTuple):
    """A text of a file that becomes another, the problem that tells of it, and words of the line that it points at.

    Without `at`, the line is that of the mistake itself. `file` is without `lamps/` and `.yaml`.
    """

    file: str
    was: str
    becomes: str
    id: str
    at: str = ""


KINDS, RULES, TERMS, CASES = "classifications/kinds", "rules/lamps", "terms", "cases/lamps"
ASKED, LAW, PACK, TEXTS, SETS = "questions/lamps", "law", "pack", "instruments", "option_sets"

MISTAKES = [
    # typos in names
    Mistake(TERMS, "sold_at_home and", "sold_at_hom and", "unknown-name"),
    Mistake(TERMS, "lamp.public", "lamp.publik", "unknown-name"),
    Mistake(TERMS, "is one of (bright, plain)", "is one of (brihgt, plain)", "unknown-option"),
    Mistake(KINDS, "then: bright", "then: brite", "unknown-outcome"),
    Mistake(RULES, "lamp.label_tells includes brightness", "lamp.label_tells includes brightnes", "unknown-option"),
    Mistake(RULES, "lamp.tested_by is not_the_maker", "lamp.tested_by is not_the_makr", "unknown-option"),
    Mistake(RULES, "applies_when: lamp_kind is bright", "applies_when: lampkind is bright", "unknown-name"),
    Mistake(RULES, "penalty: section_6", "penalty: section_7", "unknown-penalty"),
    Mistake(RULES, "from: act_begins", "from: act_begin", "unknown-date"),
    Mistake(RULES, 'in: lamps-act, at: "5"', 'in: lamp-act, at: "5"', "unknown-instrument"),
    Mistake(RULES, "severity: medium", "severity: middle", "not-one-of"),
    Mistake(RULES, "standing: statute", "standing: statut", "not-one-of"),
    Mistake(RULES, "requires:", "require:", "unknown-key"),
    Mistake(ASKED, "options: testers", "options: tester", "unknown-option-set"),
    Mistake(ASKED, "kind: yes_no", "kind: yesno", "not-one-of"),
    Mistake(LAW, "covered_by: [lamps.test]", "covered_by: [lamps.tests]", "unknown-rule"),
    Mistake(CASES, "like: On the first day", "like: On the frist day", "unknown-case"),
    Mistake(CASES, "line: thousand", "line: thousands", "unknown-line"),
    Mistake(CASES, "{lamps.label: {it: gap}}", "{lamps.lable: {it: gap}}", "unknown-name"),
    Mistake(CASES, "{lamps.label: {it: gap}}", "{lamps.label: {it: gapp}}", "unknown-verdict"),
    Mistake(CASES, "lamp.tested_by: maker", "lamp.tested_by: makers", "unknown-option"),
    Mistake(CASES, "lamp.tested_after: 31", "lamp.tested_afer: 31", "unknown-question"),
    # YAML that means something else
    Mistake(TERMS, "reads: it is sold to", "reads: sold: to", "bare-colon"),
    Mistake(RULES, "    severity: high", "\tseverity: high", "tab"),
    Mistake(RULES, "    severity: high", "    severity: high\n    severity: low", "duplicate-key", "severity: low"),
    Mistake(RULES, "text: It is tested within 30 days.", "text: It is tested (see list #4).", "cut-by-comment"),
    Mistake(KINDS, "title: Kind of lamp", "title:", "empty-value"),
    # kinds and units
    Mistake(RULES, "at most 30 days", "at most 30 months", "wrong-unit"),
    Mistake(RULES, "at most 30 days", "at most 30", "wrong-unit"),
    Mistake(KINDS, "at least 1_000 lumens", "at least 1_000 days", "wrong-unit"),
    Mistake(ASKED, "unit: days", "unit: workdays", "wrong-unit"),
    Mistake(ASKED, "unit: days", "unit: day", "wrong-unit"),
    Mistake(ASKED, "After how many days", "After how many hours", "wrong-unit"),
    Mistake(ASKED, "After how many days", "After how many working days", "wrong-unit"),
    Mistake(RULES, "tested within 30 days.", "tested within 60 days.", "limits-differ"),
    Mistake(RULES, "lamp.tested_after is at most 30 days", "lamp.tested_after is laboratory", "wrong-kind"),
    Mistake(RULES, "lamp.label_tells includes brightness", "lamp.label_tells is brightness", "wrong-kind"),
    Mistake(RULES, "due: 10 days after lamp.danger_since", "due: 10 days after lamp.danger_known", "bad-due"),
    Mistake(ASKED, "when_not_asked: 1900-01-01", "when_not_asked: never", "wrong-when-not-asked"),
    Mistake(ASKED, "    when_not_asked: 1900-01-01\n", "", "missing-when-not-asked", "ask_when: lamp.danger_known"),
    # words that cannot be told apart, and codes and days that are none
    Mistake(ASKED, "some: Some buyers", "some: Nobody", "nearly-alike"),
    Mistake(ASKED, "maker: Who made it}", "maker: how bright it is.}", "nearly-alike"),
    Mistake(SETS, "colleague: Somebody else of ours", "colleague: Who made it", "nearly-alike"),
    Mistake(PACK, "jurisdiction: xx", "jurisdiction: ue", "not-one-of"),
    Mistake(PACK, "jurisdiction: xx", "jurisdiction: USA", "not-one-of"),
    Mistake(PACK, "covers: ", "holidays: [2026-07-03, 2026-07-04]\ncovers: ", "unused-date", "holidays:"),
    # sentences
    Mistake(TERMS, "sold_at_home and lamp.public", "sold_at_home or lamp.public and dangerous", "mixed-and-or"),
    Mistake(TERMS, "sold_at_home and lamp.public", "sold_at_home && lamp.public", "symbol-for-word"),
    Mistake(TERMS, "sold_at_home and lamp.public", "(sold_at_home and lamp.public", "missing-parenthesis"),
    Mistake(RULES, "is at most 30 days", "is at most thirty days", "missing-number"),
    Mistake(TERMS, "  - id: in_scope\n    each: lamp", "  - id: in_scope", "subject-not-at-hand", "sold_at_home and"),
    Mistake(
        TERMS, "sold_at_home and lamp.public", "sold_at_home and dangerous", "circle", "means: lamp_kind is one of"
    ),
    # dates
    Mistake(PACK, "on: 2026-07-01", "on: 2026-07-32", "bad-date"),
    Mistake(RULES, "in_force: {from: act_begins}", "in_force: {from: 2027-01-01, until: 2026-01-01}", "dates-reversed"),
    Mistake(CASES, "as_of: 2026-06-30", "as_of: 30 June 2026", "not-a-date"),
    # quotes, pinpoints, law
    Mistake(RULES, "within thirty days after", "within 30 days after", "wrong-quote"),
    Mistake(RULES, "shall be tested}", "must be tested}", "wrong-quote"),
    Mistake(KINDS, "one thousand lumens or more", "one thousand lumen or more", "wrong-quote"),
    Mistake(RULES, 'at: "5", quote: shall tell', 'at: "6", quote: shall tell', "wrong-pinpoint"),
    Mistake(LAW, 'at: "5"', 'at: "8"', "unknown-provision"),
    Mistake(LAW, '{at: "4", covered_by: [lamps.test]}', '{at: "4"}', "untreated-provision"),
    Mistake(
        LAW, "rest: {not_relevant: It sets no duty for lamps.}", "whole: no", "rest-of-law-untold", "instrument: lamps"
    ),
    Mistake(
        LAW,
        "rest: {not_relevant: It sets",
        "whole: yes\n    rest: {left_out: It sets",
        "rest-of-law-untold",
        "instrument: lamps",
    ),
    Mistake(
        TEXTS,
        "instruments:",
        "instruments:\n  - {id: lamps-note, title: Note, citation: Note 1, issuer: Agency, kind: final_guidance, version: '2026', archived: no, why: it is not public}",
        "law-not-listed",
        "id: lamps-note",
    ),
    # what cannot be: found over all answers
    Mistake(
        RULES, "applies_when: dangerous", "applies_when: dangerous and not in_scope", "dead-rule", "id: lamps.recall"
    ),
    Mistake(
        RULES,
        "applies_when: dangerous",
        "applies_when: lamp_kind is outside and in_scope",
        "dead-rule",
        "id: lamps.recall",
    ),
    Mistake(
        RULES,
        "lamp.tested_by is not_the_maker",
        "lamp.tested_by is not_the_maker or lamp.public",
        "empty-duty",
        "id: by_another",
    ),
    Mistake(
        RULES,
        "lamp.tested_by is not_the_maker",
        "lamp.lumens is less than 500 lumens",
        "impossible-duty",
        "id: by_another",
    ),
    Mistake(KINDS, "when: not in_scope", "when: in_scope or not in_scope", "unreachable-line", "id: thousand"),
    Mistake(KINDS, "then: bright", "then: plain", "unreachable-outcome", "id: lamp_kind"),
    Mistake(
        TERMS,
        "sold_at_home and lamp.public",
        "(sold_at_home and lamp.public) or (lamp.public and not sold_at_home)",
        "settled-anyway",
        "id: in_scope",
    ),
    Mistake(
        ASKED,
        "kind: choice, ask: Who tests it?, options: testers",
        "kind: choice, ask: Who tests it?, options: testers, ask_when: not lamp.public, when_not_asked: maker",
        "asked-too-narrowly",
    ),
    Mistake(RULES, "met_when: lamp.label_tells includes brightness", "met_when: always", "met-by-silence"),
    Mistake(
        ASKED,
        "ask_when: lamp.danger_known\n    when_not_asked: nobody",
        "ask_when: lamp.danger_known and not lamp.danger_known\n    when_not_asked: nobody",
        "never-asked",
        "and not lamp.danger_known",
    ),
    # rules that say something else than the law
    Mistake(
        RULES,
        "lamp.label_tells includes brightness",
        "not lamp.label_tells includes brightness",
        "failing-case",
        "@lamps.label: {it: met (in_force)}",
    ),
    Mistake(RULES, "at most 30 days", "at least 30 days", "failing-case", "@{lamps.test: {it: gap}}"),
    Mistake(RULES, "at most 30 days", "less than 30 days", "failing-case", "@lamps.test: {it: met (in_force)}"),
    Mistake(
        KINDS,
        "at least 1_000 lumens",
        "more than 1_000 lumens",
        "failing-case",
        "@lamp_kind: {it: bright, line: thousand}",
    ),
    Mistake(
        TERMS,
        "sold_at_home and lamp.public",
        "sold_at_home or lamp.public",
        "failing-case",
        "@{lamp_kind: {it: outside}}",
    ),
    Mistake(RULES, "due: 10 days after", "due: 9 days after", "failing-case", "@{lamps.recall: {it: due}}"),
    Mistake(
        RULES,
        "applies_when: dangerous",
        "applies_when: lamp.danger_known",
        "failing-case",
        "@lamps.recall: {it: not_applicable}",
    ),
    Mistake(PACK, "on: 2026-07-01", "on: 2026-07-02", "failing-case", "@lamps.label: {it: met (in_force)}, lamps.test"),
    Mistake(
        RULES,
        '      - id: by_another\n        text: Somebody else tests it.\n        met_when: lamp.tested_by is not_the_maker\n        cite: [{in: lamps-act, at: "4", quote: by somebody who did not make it}]\n',
        "",
        "unused-question",
        "@id: lamp.tested_by",
    ),
    # cases that test too little
    Mistake(
        CASES,
        "  - case: Tested a day late",
        "  - case: Tested a day late\n    todo: not yet",
        "done-todo",
        "case: Tested a day late",
    ),
    Mistake(
        CASES,
        "  - case: Tested a day late",
        "  - case: Tested a day late\n    confirm: look at it",
        "side-not-shown",
        "@id: in_time",
    ),
    Mistake(CASES, "lamp.tested_after: 31", "lamp.tested_after: 45", "side-not-shown", "@id: in_time"),
    Mistake(
        CASES,
        "expect: {lamps.label: {it: gap}}",
        "expect: {lamps.recall: {it: met}}",
        "verdict-not-shown",
        "@id: lamps.label",
    ),
    Mistake(RULES, "gap: It may burn.", "gap: 'FILL IN: what is wrong'", "still-to-fill-in"),
    # quotes that are cut, turned round or left out
    Mistake(RULES, "shall be tested}", "shall be teste}", "wrong-quote"),
    Mistake(RULES, "quote: Every bright lamp", "quote: very bright lamp", "wrong-quote"),
    Mistake(PACK, "begins on 1 July 2026}", "begins on 1 July 202}", "wrong-quote"),
    Mistake(RULES, "quote: Every bright lamp", "quote: [a label, shall]", "wrong-order"),
    Mistake(RULES, "quote: Every bright lamp", "quote: {not_archived: It is long.}", "archived-after-all"),
    Mistake(TEXTS, "file: xx/lamps-act.txt", "file: xx/lamp-act.txt", "no-source"),
    Mistake(
        TEXTS,
        "file: xx/lamps-act.txt",
        f'file: xx/lamps-act.txt\n    sha256: "{"0" * 64}"',
        "wrong-digest",
        "sha256:",
    ),
    # what rules and days rest on
    Mistake(
        RULES,
        '        cite: [{in: lamps-act, at: "3", quote: "shall carry a label, which tells its brightness"}]\n'
        "    standing: statute\n    in_force: {from: act_begins}\n    severity: medium\n    penalty: section_6\n"
        "    gap: Nobody knows how bright it is.\n"
        "    remedy: {text: Print it on the label., effort: days, owner: product}\n"
        '    cite: [{in: lamps-act, at: "3", quote: Every bright lamp}]\n',
        "    standing: statute\n    in_force: {from: act_begins}\n    severity: medium\n    penalty: section_6\n"
        "    gap: Nobody knows how bright it is.\n"
        "    remedy: {text: Print it on the label., effort: days, owner: product}\n",
        "no-citation",
        "id: lamps.label",
    ),
    Mistake(RULES, "standing: statute", "standing: directive", "standing-outranks", "id: lamps.label"),
    Mistake(TEXTS, "kind: statute", "kind: good_practice", "standing-outranks", "@id: lamps.label"),
    Mistake(RULES, "title: Label bright", "title: By section 4, label bright", "named-not-cited", "id: lamps.label"),
    Mistake(PACK, "on: 2026-07-01", "on: 2026-08-01", "date-not-in-quote"),
    Mistake(RULES, "    penalty: section_6\n", "", "penalty-missing", "id: lamps.label"),
    Mistake(PACK, "at: 3 to 5", "at: 4 to 5", "penalty-of-another-provision", "@penalty: section_6"),
    Mistake(PACK, "at: 3 to 5", "at: 3 to 8", "unknown-provision"),
    Mistake(PACK, "punishes: {in: lamps-act", "punishes: {in: lamp-act", "unknown-instrument"),
    # asked of too few
    Mistake(
        ASKED,
        "    none: There is no label\n",
        "    none: There is no label\n    ask_when: lamp.danger_known\n    when_not_asked: []\n",
        "asked-too-narrowly",
        "id: lamp.label_tells",
    ),
    Mistake(
        ASKED,
        "ask: Who tests it?, options: testers",
        "ask: Who tests it?, options: testers, ask_when: lamp.danger_known, when_not_asked: laboratory",
        "asked-too-narrowly",
    ),
    Mistake(
        ASKED,
        "    none: There is no label\n",
        "    none: There is no label\n    ask_when: not lamp.danger_known\n    when_not_asked: []\n",
        "contradicting-answer",
        "@lamps: {it: {answers: {lamp.public: yes, lamp.lumens: 1000, lamp.label_tells: [brightness]",
    ),
    # duties that are weakened
    Mistake(
        RULES,
        "text: Somebody else tests it.",
        "text: Somebody else tests it.\n        when: lamp.danger_known",
        "part-not-shown",
        "id: by_another",
    ),
    # what is there for nothing, or before its time
    Mistake(PACK, "penalties:\n", "penalties:\n  other_fine: {text: Another fine.}\n", "unused-penalty", "other_fine:"),
    Mistake(
        PACK,
        "covers: Sections 1 to 7.",
        'covers: Sections 1 to 7.\nremoved:\n  - {id: lamps.old, since: "0.4.0", why: it was joined}',
        "since-later",
        "id: lamps.old",
    ),
    Mistake(
        KINDS,
        "then: bright\n",
        "then: bright\n        contested: Some say that it is plain.\n        leans: bright\n",
        "one-outcome",
        "then: bright",
    ),
    # characters that look like others, and texts that end elsewhere
    Mistake(RULES, "title: Label bright lamps", "title: “Label bright lamps”", "curly-quotes"),
    Mistake(TERMS, "lamp.public", "lamp.publi\u0441", "bad-name"),
    Mistake(RULES, "  - id: lamps.test", "  – id: lamps.test", "broken-yaml"),
    Mistake(LAW, '{at: "4", covered_by', '{at: "4, covered_by', "broken-yaml"),
    Mistake(
        TERMS,
        "reads: it is dangerous, and somebody knows",
        "reads: >-\n    it is dangerous, and somebody knows",
        "broken-yaml",
        "    it is dangerous, and",
    ),
    # what editors and other programs leave behind
    Mistake(RULES, "rules:\n", "<<<<<<< HEAD\nrules:\n", "broken-yaml", "<<<<<<< HEAD"),
    Mistake(
        RULES,
        "    severity: medium\n",
        "<<<<<<< HEAD\n    severity: medium\n=======\n    severity: high\n>>>>>>> other\n",
        "broken-yaml",
        "<<<<<<< HEAD",
    ),
    Mistake(
        RULES,
        "title: Test bright lamps\n    topic: Tests",
        'title: "Test #1\n    topic: "Tests"',
        "broken-yaml",
        "Test #1",
    ),
    Mistake(
        RULES,
        "gap: It may burn.",
        "gap: >-\n      It may burn, or\n    so they say. One: it may",
        "unknown-key",
        "so they",
    ),
    Mistake(LAW, '- {at: "4", covered_by', '-{at: "4", covered_by', "broken-yaml"),
    Mistake(RULES, "gap: It may burn.", 'gap: "See S:\\Legal\\notes"', "broken-yaml"),
    # packs that build on each other
    Mistake(PACK, 'needs: {base: ">=1"}\n', "", "unknown-name", "@means: sold_at_home and"),
    Mistake(
        ASKED,
        "questions:\n",
        "questions:\n  - {id: company.markets, kind: yes_no, ask: Are there markets?}\n",
        "duplicate-id",
        "id: company.markets",
    ),
]

BEFORE_REVIEW = [
    (
        KINDS,
        "then: bright\n        because: It has a thousand lumens.",
        "then: [bright, plain]\n        contested: Some measure it otherwise.\n        leans: bright",
    ),
]
"""What is changed in the pack before it is signed as read: a line that leans to one of two readings."""

AFTER_REVIEW = [
    # what quotes, lint and cases cannot notice
    Mistake(RULES, "severity: critical", "severity: low", "changed-since-review"),
    Mistake(RULES, "severity: medium", "severity: high", "changed-since-review"),
    Mistake(
        RULES,
        """\
        text: It is tested within 30 days.
        met_when: lamp.tested_after is at most 30 days
        cite: [{in: lamps-act, at: "4", quote: within thirty days after it is made}]
      - id: by_another
        text: Somebody else tests it.
        met_when: lamp.tested_by is not_the_maker
        cite: [{in: lamps-act, at: "4", quote: by somebody who did not make it}]
""",
        """\
        text: Somebody else tests it.
        met_when: lamp.tested_by is not_the_maker
        cite: [{in: lamps-act, at: "4", quote: by somebody who did not make it}]
      - id: by_another
        text: It is tested within 30 days.
        met_when: lamp.tested_after is at most 30 days
        cite: [{in: lamps-act, at: "4", quote: within thirty days after it is made}]
""",
        "changed-since-review",
        "text: Somebody else tests it.",
    ),
    Mistake(RULES, "quote: by somebody who did not make it", "quote: by somebody who did", "changed-since-review"),
    Mistake(RULES, "quote: within thirty days after it is made", "quote: within thirty days", "changed-since-review"),
    Mistake(KINDS, "leans: bright", "leans: plain", "changed-since-review"),
    Mistake(RULES, "standing: statute", "standing: regulation", "changed-since-review"),
    Mistake(
        RULES,
        "text: Write to every buyer.",
        "text: Write to every buyer; then nobody is liable.",
        "changed-since-review",
    ),
    Mistake(RULES, "effort: weeks", "effort: hours", "changed-since-review"),
    Mistake(TERMS, "reads: it is sold to the public at home", "reads: it is sold", "changed-since-review"),
    Mistake(ASKED, "ask: Do you know of a danger?", "ask: Do you know of an accident?", "changed-since-review"),
    Mistake(ASKED, "every_buyer: Every buyer", "every_buyer: Every buyer we know", "changed-since-review"),
    Mistake(SETS, "laboratory: A laboratory", "laboratory: Any laboratory", "changed-since-review"),
    Mistake("subjects", "The Act looks at each", "The Act looks at some", "changed-since-review"),
    Mistake(PACK, "text: A fine.", "text: A small fine.", "changed-since-review"),
    Mistake(PACK, "on: 2026-07-01", "on: 2026-07-02", "changed-since-review"),
    Mistake(TEXTS, 'version: "2026-03-02"', 'version: "2026-03-03"', "changed-since-review"),
    Mistake(
        TERMS,
        "terms:\n",
        "terms:\n  - {id: shining, each: lamp, means: lamp_kind is bright, reads: it is bright}\n",
        "never-reviewed",
        "id: shining",
    ),
]
"""Mistakes in a pack that was signed as read after what stands in `BEFORE_REVIEW`."""
