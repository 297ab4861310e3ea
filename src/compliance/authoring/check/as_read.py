"""What is found in a pack that could be read, before its meaning, its quotes and its cases are looked at."""

from __future__ import annotations

from compliance.authoring.check.acts_covered import find_acts_covered_and_not_listed
from compliance.authoring.check.amounts_quoted import find_amounts_quoted_and_not_told
from compliance.authoring.check.as_written import find_slips_as_written
from compliance.authoring.check.asked_twice import find_asked_twice
from compliance.authoring.check.copied_texts import find_copied_texts, find_exchanged_conditions
from compliance.authoring.check.curly_quotes import find_curly_quotes
from compliance.authoring.check.date_of_another_act import find_dates_of_another_act
from compliance.authoring.check.days_in_quotes import find_days_not_in_quotes
from compliance.authoring.check.given_up_later import find_given_up_later
from compliance.authoring.check.kinds_of_instruments import find_kinds_not_in_citations
from compliance.authoring.check.limits_in_reasons import find_limits_that_reasons_tell_otherwise
from compliance.authoring.check.limits_not_in_quotes import find_limits_not_in_quotes
from compliance.authoring.check.limits_that_differ import find_limits_that_differ
from compliance.authoring.check.looked import Looked
from compliance.authoring.check.name_of_another_pack import find_named_as_in_another_pack
from compliance.authoring.check.named_not_cited import find_named_not_cited
from compliance.authoring.check.names_taken import find_names_taken
from compliance.authoring.check.nearly_alike import find_copies, find_nearly_alike_headings
from compliance.authoring.check.penalty_missing import find_penalty_missing
from compliance.authoring.check.penalty_of_another_provision import find_penalty_of_another_provision
from compliance.authoring.check.since_review import find_changed_since_review, find_nothing_signed
from compliance.authoring.check.split_sentences import find_split_sentences
from compliance.authoring.check.still_to_fill_in import find_still_to_fill_in
from compliance.authoring.check.unused_option_sets import find_unused_option_sets
from compliance.authoring.check.unused_timetables import find_unused_timetables
from compliance.authoring.check.versions_to_come import find_versions_to_come
from compliance.authoring.check.what_it_rests_on import find_badly_founded
from compliance.packs.read import read_again
from compliance.sources.problem import Problems


def look_at_what_is_read(looked: Looked, problems: Problems) -> None:
    """Add to `problems` what the files of a pack show as they are written, then what its parts show side by side."""
    rulebook, pack, folder = looked.rulebook, looked.pack, looked.folder
    find_still_to_fill_in(folder, problems)
    find_split_sentences(folder, problems)
    find_curly_quotes(folder, problems)
    read = read_again(folder)
    find_slips_as_written(read, problems)
    find_unused_timetables(read, problems)
    find_asked_twice(read, problems)
    find_kinds_not_in_citations(read, problems)
    find_unused_option_sets(read, folder, problems)
    find_names_taken(read, folder, problems)
    find_limits_that_differ(rulebook, pack, read, problems)
    find_limits_that_reasons_tell_otherwise(rulebook, read, problems)
    find_acts_covered_and_not_listed(rulebook, pack, folder, problems)
    find_days_not_in_quotes(rulebook, pack, problems)
    find_dates_of_another_act(rulebook, read, problems)
    find_limits_not_in_quotes(rulebook, pack, problems)
    find_amounts_quoted_and_not_told(rulebook, pack, problems)
    find_penalty_missing(rulebook, pack, problems)
    find_penalty_of_another_provision(rulebook, pack, problems)
    find_nearly_alike_headings(rulebook, pack, problems)
    find_copies(rulebook, pack, problems)
    find_copied_texts(read, problems)
    find_exchanged_conditions(rulebook, pack, problems)
    find_versions_to_come(rulebook, pack, looked.day, problems)
    find_given_up_later(rulebook, pack, problems)
    find_badly_founded(rulebook, pack, problems)
    find_named_not_cited(rulebook, pack, problems)
    find_named_as_in_another_pack(rulebook, pack, folder, problems)
    find_changed_since_review(rulebook, pack, folder, problems, looked.called)
    if all(problem.id != "still-to-fill-in" for problem in problems.found):
        find_nothing_signed(pack, folder, problems, looked.called)
