"""Kinds of sentences whose dates are easily taken for those of something else, in texts of many countries and years."""

from datetime import date

import pytest

from tests.dating.test_dates_told import told
from tests.reading import claims

# What is counted from the date told before: the day, whatever the text tells further below.
COUNTED = {
    "Egypt attacked Libya on 3 May 2005. Chad, which condemned Egypt two days later, closed its border.": ("condemned", "2005-05-05"),
    "Kenya bombed Somalia on 7 March 2012. Uganda, which had warned Sudan a day earlier, recalled its envoy.": ("warned", "2012-03-06"),
    "Italy condemned Malta on 10 June 1999. Spain, whose minister met Macron the following day, closed its embassy in Malta.": (
        "met", "1999-06-11",
    ),
    "Angola shelled Zambia on 2 February 1996. Namibia, which criticised Angola three days later, closed its border.": (
        "criticised", "1996-02-05",
    ),
    "Yemen invaded Oman on 20 August 2009. Qatar, which condemned Yemen a week later, recalled its envoy.": (
        "condemned", "2009-08-24/2009-08-30",
    ),
    "Nepal arrested a diplomat on 1 April 2014. India, which had threatened Nepal two days earlier, closed its border.": (
        "threatened", "2014-03-30",
    ),
    "Ghana expelled an envoy on 9 October 2003. Togo, which criticised Ghana the next day, recalled its ambassador.": (
        "criticised", "2003-10-10",
    ),
    "Serbia attacked Kosovo in May 1999. Albania, which condemned Serbia a month later, closed its border.": (
        "condemned", "1999-06-01/1999-06-30",
    ),
    "Fiji attacked Tonga in 2001. Samoa, which condemned Fiji two years later, recalled its envoy.": ("condemned", "2003-01-01/2003-12-31"),
    "Cuba expelled a priest on 30 December 2007. Haiti, which criticised Cuba two days later, recalled its envoy.": (
        "criticised", "2008-01-01",
    ),
}  # fmt: skip
BELOW = (
    "",
    " Iran thanked Iraq on 20 July 2014.",
    " Peru attacked Chile in 2013. Brazil praised Peru on 4 May 2013.",
)
# Words to somebody: the day is theirs, and not that of what they are about.
ADDRESSED = {
    "Kenya accused Uganda of spying on Friday.": {"accused": "2010-06-11"},
    "The bishop accused Honduras of cheating on Wednesday.": {"accused": "2010-06-16"},
    "Oxfam accused Myanmar of stalling on Thursday night.": {"accused": "2010-06-10"},
    "Norway blamed Iceland for lying on Saturday.": {"blamed": "2010-06-12"},
    "Lawyers accused Bolivia of delaying yesterday.": {"accused": "2010-06-15"},
    "The union urged Jordan to release the nurses on Sunday.": {
        "urged": "2010-06-13",
        "release": "",
    },
    "The Vatican asked Cuba to pardon the poets on Thursday.": {
        "asked": "2010-06-10",
        "pardon": "",
    },
    "Germany called on Eritrea to free the teachers on Friday.": {
        "called": "2010-06-11",
        "free": "",
    },
    "Amnesty International urged Bahrain to free a dentist yesterday.": {"urged": "2010-06-15"},
    "Denmark urged Serbia to arrest the general next week.": {
        "urged": "",
        "arrest": "2010-06-21/2010-06-27",
    },
    "Zambia urged Malawi on Monday to close the camp on Friday.": {"urged": "2010-06-14"},
    "Kuwait promised to free the bloggers on Sunday.": {"free": "2010-06-20"},
    "It was on Wednesday that Peru expelled the consul.": {"expelled": "2010-06-16"},
    "It was not until 2003 that Libya released the nurses.": {"released": "2003-01-01/2003-12-31"},
    "It was in March 2007 that Estonia arrested the spy.": {"arrested": "2007-03-01/2007-03-31"},
}
# A quoted deed without a date, behind a sentence that has one.
QUOTED = {
    "Ghana arrested two officers on Tuesday. “Ghana bombed Benin,” a minister from Togo said.": "bombed",
    "Mali expelled a diplomat on Monday. “Mali attacked Niger,” the ambassador said.": "attacked",
    "Kenya closed its border on Sunday. “Kenya shelled our villages,” a Somali governor said.": "shelled",
    "Peru recalled its envoy on Friday. “Peruvian troops killed ten farmers,” said a spokesman for Ecuador.": "killed",
    "Police in Lagos clashed with traders on Saturday. “Soldiers shot my brother,” a witness said.": "shot",
    "Yemen freed three sailors on Tuesday. “Yemen tortured them,” an Omani minister said.": "tortured",
    "Serbia sued Croatia on Monday. “Croatia expelled the Serbs,” a deputy said.": "expelled",
    "Laos jailed a monk on Sunday. “Laos bombed the Hmong,” a lawyer said.": "bombed",
    "Cuba arrested a poet on Friday. “Cuba beat dozens of students,” a diplomat said.": "beat",
    "Chad deployed troops on Saturday. “Chad attacked Libya,” a Libyan official said.": "attacked",
}


@pytest.mark.parametrize("below", BELOW)
@pytest.mark.parametrize("text", COUNTED)
def test_what_is_counted_rests_on_the_date_told_before_it(text, below):
    trigger, days = COUNTED[text]
    assert told(text + below, "2015-01-08").get(trigger) == days


@pytest.mark.parametrize("text", ADDRESSED)
def test_the_day_belongs_to_the_words_or_to_what_they_are_about(text):
    found = told(text, "2010-06-16")
    assert {trigger: found.get(trigger) for trigger in ADDRESSED[text]} == ADDRESSED[text]


@pytest.mark.parametrize("text", QUOTED)
def test_a_quoted_deed_without_a_date_has_none(text):
    assert told(text, "2011-09-29").get(QUOTED[text]) == ""


# A day before a verb with another below it: the day is no actor, and dates the act.
OPENING = {
    "On Monday Jordan began condemning Israel.": ("condemning", "Jordan", "2008-06-16"),
    "On 12 March Malta began condemning Tunisia.": ("condemning", "Malta", "2008-03-12"),
    "On Tuesday night Kenya began shelling the town.": ("shelling", "Kenya", "2008-06-17"),
    "On 3 May 2005 Cuba started jailing poets.": ("jailing", "Cuba", "2005-05-03"),
    "On Sunday Peru failed to free the pilots.": ("free", "Peru", "2008-06-15"),
    "On Friday Ghana began expelling Togolese teachers.": ("expelling", "Ghana", "2008-06-13"),
    "On Thursday Laos started arresting monks.": ("arresting", "Laos", "2008-06-12"),
    "On Saturday morning Chad began attacking Sudan.": ("attacking", "Chad", "2008-06-14"),
    "On 7 June Nepal began accusing India of spying.": ("accusing", "Nepal", "2008-06-07"),
    "On Wednesday Fiji stopped threatening Tonga.": ("threatening", "Fiji", "2008-06-18"),
}


@pytest.mark.parametrize("text", OPENING)
def test_a_day_before_its_verb_is_no_actor(text):
    trigger, source, day = OPENING[text]
    (claim,) = [claim for claim in claims(text, date(2008, 6, 18)) if claim.trigger.text == trigger]
    assert [mention.text for mention in claim.sources] == [source]
    assert claim.date is not None
    assert claim.date.start.isoformat() == day
