"""A handbook says all that its pack says."""

import io
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pypdf
import pytest

from cli.running import run
from compliance.authoring.case import Case
from compliance.authoring.handbook import handbook
from compliance.authoring.handbook_html import handbook_html
from compliance.authoring.handbook_markdown import handbook_markdown
from compliance.authoring.quotes import citations_of
from compliance.authoring.read_cases import read_cases
from compliance.packs.load import load_rulebook
from compliance.packs.model import Rulebook
from compliance.sources.problem import Problems
from packs.toy import PACK

CASES = """\
given:
  children: {functions: {bear: {answers: {function.talks: yes, function.audience: [children]}}}}
cases:
  - case: A bear that talks <loudly> to children
    like: children
    as_of: 2028-03-01
    functions: {bear: {answers: {function.voice: bad}}}
    expect: {toy.tell-parents: {bear: gap}, toy_status: {bear: {one_of: [small_toy, big_toy]}}}
"""


@pytest.fixture(scope="module")
def toy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the small pack, with a case."""
    folder = tmp_path_factory.mktemp("rules")
    for name, text in {**PACK, "toy/cases/bears.yaml": CASES}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder / "toy"


@pytest.fixture(scope="module")
def rulebook(toy: Path) -> Rulebook:
    """The small pack."""
    return load_rulebook([toy.parent]).rulebook


@pytest.fixture(scope="module")
def cases(toy: Path, rulebook: Rulebook) -> tuple[Case, ...]:
    """Its case."""
    problems = Problems()
    found = read_cases(toy, rulebook, date(2028, 3, 1), problems)
    assert problems.found == []
    return found


def said(rulebook: Rulebook) -> Iterator[str]:
    """Every text and condition of a pack that a lawyer has to see."""
    for cite in citations_of(rulebook, frozenset({"toy"})):
        yield " … ".join(cite.quote) if cite.quote else cite.no_quote_why
        yield f"{rulebook.instruments[cite.instrument].citation}, {cite.at}"
    for instrument in rulebook.instruments.values():
        yield from (instrument.title, instrument.issuer, instrument.version)
    for term in rulebook.terms.values():
        yield term.means.says
    for one in rulebook.classifications.values():
        yield from (one.title, *(outcome.title for outcome in one.outcomes), *one.groups.values())
        for line in one.lines:
            yield from (line.because, line.contested, line.when.says if line.when else "")
    for rule in rulebook.rules.values():
        yield from (rule.title, rule.applies_when.says, rule.gap, rule.remedy.text, rule.evidence, rule.severity)
        yield from (force.because for force in rule.in_force)
        for duty in rule.duties:
            yield from (duty.text, duty.met_when.says, duty.when.says if duty.when else "")
            yield duty.due.says if duty.due else ""
    for question in rulebook.questions.values():
        options = (*question.options, *question.named)
        yield from (question.intro, question.ask, question.help, question.why, question.evidence, question.none)
        yield from (text for option in options for text in (option.says, option.help))
    yield from (penalty.text for penalty in rulebook.penalties.values())


class Reading(HTMLParser):
    """Collects the words of a page, its ids and its links."""

    def __init__(self) -> None:
        super().__init__()
        self.words, self.ids, self.links = "", list[str](), list[str]()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an id or a link."""
        given = dict(attrs)
        self.ids += [given["id"] or ""] if "id" in given else []
        self.links += [given["href"] or ""] if "href" in given else []

    def handle_data(self, data: str) -> None:
        """Note words."""
        self.words += data


def read(html: str) -> Reading:
    """Read a page."""
    reading = Reading()
    reading.feed(html)
    return reading


def test_help_of_options_is_tried(rulebook: Rulebook) -> None:
    """The small pack has an option with a help."""
    assert any(option.help for question in rulebook.questions.values() for option in question.options)


def test_handbook_says_all_that_the_pack_says(rulebook: Rulebook, cases: tuple[Case, ...]) -> None:
    """Every quote with its pinpoint, line, rule, duty, condition, day, penalty and question stands in both forms."""
    blocks = handbook(rulebook, "toy", cases)
    html, markdown = read(handbook_html(blocks, "")).words, handbook_markdown(blocks)

    for text in said(rulebook):
        assert text in html
        assert " ".join(text.split()) in markdown


def test_days_and_penalties_of_other_packs_stand_only_where_they_are_used(tmp_path: Path) -> None:
    """Of the packs that a pack needs, its handbook prints the days and penalties that it uses, and no others."""
    from authoring.toy_pack import PACK as ACT
    from authoring.toy_pack import write_pack

    needs = ACT["pack.yaml"] + 'needs: {other: ">=0"}\n'
    rule = ACT["rules/testing.yaml"].replace("from: 2026-01-01", "from: other_day") + "    penalty: other_fine\n"
    write_pack(tmp_path, {"pack.yaml": needs, "rules/testing.yaml": rule})
    (tmp_path / "other").mkdir()
    (tmp_path / "other/pack.yaml").write_text(
        'pack: other\ntitle: O\nversion: "0.1.0"\njurisdiction: us\n'
        "dates: {other_day: {on: 2026-01-01}, far_day: {on: 2031-01-01}}\n"
        "penalties: {other_fine: {text: A fine.}, far_fine: {text: Far.}}\n",
        encoding="utf-8",
    )
    markdown = handbook_markdown(handbook(load_rulebook([tmp_path]).rulebook, "act", ()))

    assert "`other_day`" in markdown
    assert "`other_fine`" in markdown
    assert "far_" not in markdown


def test_handbook_tells_which_days_a_rule_is_in_force(rulebook: Rulebook) -> None:
    """Each line of `in_force` is one sentence with its days, its kind of law, and whom it counts for."""
    markdown = handbook_markdown(handbook(rulebook, "toy", ()))

    assert "from 1 January 2027: statute, binding, where `function.offered is before act_begins`" in markdown
    assert "from 2 February 2026 until the day before 1 January 2030: statute, binding" in markdown
    assert "from 1 January 2029: stayed; because: A court stayed it." in markdown


def test_rule_has_its_questions_terms_and_cases(rulebook: Rulebook, cases: tuple[Case, ...]) -> None:
    """A rule lists what it asks, what it rests on, and the cases about it; one without a case says so."""
    markdown = handbook_markdown(handbook(rulebook, "toy", cases))
    _, _, rule = markdown.partition("### Tell the parents (`toy.tell-parents`)")
    rule, _, other = rule.partition("### A proposal (`toy.new-rule`)")

    assert "- `function.voice`: How does it sound?" in rule
    assert "- `toy_status`: Toy status" in rule
    assert "- A bear that talks <loudly> to children: gap for `bear`" in rule
    assert "No case of this pack says what must come out." in other


def test_case_shows_its_own_answers(rulebook: Rulebook, cases: tuple[Case, ...]) -> None:
    """A case shows the answers that stand in it, and how many it takes over."""
    markdown = handbook_markdown(handbook(rulebook, "toy", cases))
    _, _, case = markdown.partition("## Cases")

    assert "- Answers: `function.voice` of `bear`: Bad\n" in case
    assert "- Takes over: 2 answers of what it is like\n" in case
    assert "`toy_status`: small_toy or big_toy" in case


def test_links_lead_somewhere_and_anchors_are_unique(rulebook: Rulebook, cases: tuple[Case, ...]) -> None:
    """Every link of the page leads to a heading, and no two headings share an anchor."""
    page = read(handbook_html(handbook(rulebook, "toy", cases), ""))

    assert len(page.ids) == len(set(page.ids))
    assert {link.removeprefix("#") for link in page.links} <= set(page.ids)
    assert "#toy_status" in page.links


def test_words_of_the_pack_are_never_markup(rulebook: Rulebook, cases: tuple[Case, ...]) -> None:
    """What stands in a pack is escaped."""
    html = handbook_html(handbook(rulebook, "toy", cases), "")

    assert "<loudly>" not in html
    assert "&lt;loudly&gt;" in html


@pytest.mark.parametrize("ending", ["html", "md", "pdf"])
def test_command_writes_each_form(ending: str, toy: Path, tmp_path: Path) -> None:
    """The suffix of the file decides what is written."""
    ran = run("pack", "handbook", toy, "-o", f"toy.{ending}", folder=tmp_path)

    assert ran.code == 0, ran.err
    data = (tmp_path / f"toy.{ending}").read_bytes()
    if ending == "pdf":
        pages = pypdf.PdfReader(io.BytesIO(data)).pages
        assert "The Toy Act" in pages[0].extract_text()
        assert any("tell the parents … at once" in page.extract_text() for page in pages)
    else:
        assert "tell the parents … at once" in data.decode()


def test_command_refuses_other_forms(toy: Path, tmp_path: Path) -> None:
    """A suffix that is none of the three is wrong usage."""
    ran = run("pack", "handbook", toy, "-o", "toy.docx", folder=tmp_path)

    assert ran.code == 2
    assert ".html, .pdf, .md" in ran.err
