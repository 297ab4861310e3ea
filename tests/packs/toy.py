"""A small pack that is right in everything and has one of each thing."""

from collections.abc import Mapping

PACK: Mapping[str, str] = {
    "toy/pack.yaml": """\
pack: toy
title: The Toy Act
version: "0.2.0"
jurisdiction: us
dates:
  act_begins: {on: 2026-02-02, cite: [{in: toy-act, at: "9", quote: begins}]}
penalties:
  fine: {text: A fine., cite: [{in: toy-act, at: "8", quote: shall be fined}]}
""",
    "toy/subjects.yaml": """\
subjects:
  - {id: function, plural: functions, title: Function, ask: What can it do?}
  - {id: change, plural: changes, within: function, title: Change, ask: What changes?}
  - {id: model, plural: models, title: Model, ask: Which models?}
""",
    "toy/instruments.yaml": """\
instruments:
  - {id: toy-act, title: The Act, citation: 1 Act 1, issuer: Parliament, kind: statute, version: "2026", file: us/toy.txt}
  - {id: toy-note, title: A Note, citation: Note 1, issuer: Agency, kind: final_guidance, version: "2025", archived: no, why: lost}
""",
    "toy/option_sets.yaml": """\
option_sets:
  quality:
    options: {good: Good, fair: Fair, bad: Bad}
    groups: {handled: [good, fair]}
""",
    "toy/questions/function.yaml": """\
section: The function
questions:
  - {id: function.talks, each: function, kind: yes_no, ask: Does it talk?}
  - id: function.audience
    each: function
    kind: choices
    ask: Who uses it?
    options: {adults: Adults, children: {says: Children, since: "0.2.0", help: Anybody under 14}}
    none: Nobody
  - id: function.voice
    each: function
    kind: choice
    ask: How does it sound?
    options: quality
    ask_when: function.talks
    when_not_asked: good
  - {id: function.models, each: function, kind: links, to: model, ask: Which models are behind it?}
  - {id: function.offered, each: function, kind: date, ask: Since when is it offered?}
  - {id: change.big, each: change, kind: yes_no, ask: Is it big?}
  - {id: model.checked, each: model, kind: choice, options: quality, ask: How well is it checked?}
""",
    "toy/questions/company.yaml": """\
section: The company
questions:
  - id: staff.count
    kind: number
    unit: people
    ask: How many people work here?
    named: {not_counted: Nobody counts}
    good_for: 12 months
  - id: security
    kind: choice
    options: quality
    rows: {locks: Are there locks?, guards: Are there guards?}
""",
    "toy/terms.yaml": """\
terms:
  - id: for_children
    each: function
    means: function.audience includes children
    reads: children use it
  - {id: big_company, means: staff.count is at least 50 people, reads: the company is big}
""",
    "toy/classifications/status.yaml": """\
classifications:
  - id: toy_status
    each: function
    title: Toy status
    outcomes:
      no_toy: No toy
      toy: {title: A toy, of: {small_toy: A small toy, big_toy: A big toy}}
    decide:
      - {id: silent, when: not function.talks, then: no_toy, because: It does not talk.}
      - id: unclear
        when: for_children
        then: [small_toy, big_toy]
        contested: Some say small, some say big.
        leans: big_toy
        standing: final_guidance
        in_force: {from: act_begins}
      - {id: rest, otherwise: small_toy}
""",
    "toy/rules/toys.yaml": """\
rules:
  - id: toy.tell-parents
    each: function
    title: Tell the parents
    applies_when: toy_status is toy and for_children
    requires:
      - id: told
        text: Parents are told.
        met_when: >-
          function.voice is handled and
          function.audience includes only (children)
        due: 60 days after function.offered
        cite: [{in: toy-act, at: "2", quote: [tell the parents, at once]}]
      - {id: locked, when: big_company, text: There are locks., met_when: security.locks is good}
    standing: statute
    in_force:
      - {when: function.offered is before act_begins, from: 2027-01-01}
      - {from: act_begins, until: 2030-01-01}
      - {from: 2029-01-01, standing: stayed, because: A court stayed it.}
    severity: high
    penalty: fine
    gap: Parents have not been told.
    remedy: {text: Tell them., effort: days, owner: product}
    evidence: The letter.
    cite: [{in: toy-act, at: "1", quote: every toy}, {in: toy-note, at: "3", quote: {not_archived: it is lost}}]
  - id: toy.new-rule
    title: A proposal
    applies_when: any function (for_children)
    requires: [{id: any_change, text: None is big., met_when: no change (change.big)}]
    standing: proposed
    severity: low
    gap: There are big changes.
    remedy: {text: Make them small., effort: weeks, owner: product}
    would_replace: [toy.tell-parents]
""",
}
