"""The rules of a day, and what is not needed, as this laptop keeps them."""

from __future__ import annotations

from peerteam.domain.sites import Rules
from peerteam.store.day_rules import keep_rules, not_needed, rules_of, set_not_needed
from peerteam.store.visit_file import VisitFile
from tests.builders import hand_over


def test_before_anybody_sets_them_the_usual_rules_hold(visit: VisitFile) -> None:
    assert rules_of(visit) == Rules()


def test_what_is_set_is_kept_and_leaves_in_no_file(visit: VisitFile) -> None:
    rules = Rules(first="07:30", walk=20, sites={"Depot": "Harbour road"})
    keep_rules(visit, rules)
    assert rules_of(visit) == rules
    assert not [change for change in hand_over(visit) if "Harbour road" in str(change)]


def test_a_rule_a_later_program_knows_does_no_harm(visit: VisitFile) -> None:
    with visit.door.typing():
        visit.connection.execute("""insert into here values ('day rules', '{"walk": 7, "colour": "red"}')""")
    assert rules_of(visit) == Rules(walk=7)


def test_what_is_not_needed_stays_away_until_it_is_taken_back(visit: VisitFile) -> None:
    for what in ("the trade unions", "t1"):
        set_not_needed(visit, what)
    assert not_needed(visit) == {"the trade unions", "t1"}
    set_not_needed(visit, "t1", on=False)
    assert not_needed(visit) == {"the trade unions"}
