"""What a page holds of more events than a browser can draw."""

from collections import Counter

import pytest

from kg.export import page_choice
from kg.export.page import page
from kg.export.page_choice import chosen, groups
from tests.export.page_samples import CODES, part, sample


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> int:
    """A browser that draws few events."""
    monkeypatch.setattr(page_choice, "MOST", 5)
    return 5


def test_a_page_of_not_too_many_events_holds_all_and_says_nothing():
    choice = chosen(sample())
    assert choice.collection is sample() or choice.collection == sample()
    assert choice.note == ""
    assert 'id="left-out"' not in page(sample(), codes=CODES)


def test_of_many_events_those_of_the_strongest_groups_are_kept(few):
    whole = sample()
    choice = chosen(whole)
    kept = choice.collection.events
    counted = Counter(name for event in whole.events for name in groups(event))
    rank = sorted(counted, key=lambda name: (-counted[name], name))
    weakest = max(rank.index(name) for event in kept for name in groups(event))
    left = [event for event in whole.events if event not in kept]
    assert len(kept) == few < len(whole.events)
    assert all(max(rank.index(name) for name in groups(event)) >= weakest for event in left)
    told = {claim.evidence.article for event in kept for claim in event.claims}
    assert {article.id for article in choice.collection.articles} == told


def test_the_page_says_what_it_leaves_out_and_how_to_see_it(few):
    html = page(sample(), codes=CODES)
    assert f"This page holds 5 of {len(sample().events)} events" in html
    assert "kg view EXPORT --where" in html
    assert len(part(html, "data")["events"]["id"]) == few


def test_the_order_of_events_does_not_change_what_is_kept(few):
    whole = sample()
    turned = type(whole)(whole.articles[::-1], whole.events[::-1])
    assert {event.id for event in chosen(turned).collection.events} == {
        event.id for event in chosen(whole).collection.events
    }
