import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.articles.clean import clean
from kg.articles.lines import split

GOLD = Path(__file__).parents[2].parent / "shared" / "gold"
NEWS = "The foreign minister accused the rebels on Tuesday of breaking the ceasefire that both sides had signed in March."
MORE = "Rebel commanders denied the charge, and a spokesman for the United Nations called on both sides to return to the talks."
TITLE = "Minister Accuses Rebels of Breaking Ceasefire"

# What other publishers put around an article: above it, and below it. {news} stands for the article.
PAGES = {
    "broadcaster": """Skip to content
BBC Homepage
Home News Sport Weather iPlayer Sounds More menu
War in Ukraine
{news}
Getty Images
Related Topics
Around the web
Police Detain Two Ministers Over Bribes
Follow us on Facebook, on Twitter or on Instagram
Copyright © 2021 The Broadcaster. The Broadcaster is not responsible for the content of external sites.""",
    "wire": """World News | Politics | Markets
Updated 5:14 PM GMT, March 3, 2022
5 Min Read
{news}
Reporting by Jane Doe in Kyiv and John Roe in London; Editing by Ann Poe
Our Standards: The Trust Principles.
Read Next
Army shells two towns near border
More from the wire
Senate votes to arm coalition""",
    "paper that asks for money": """{news}
Since you're here …
… we have a small favour to ask. Millions are turning to our newspaper for open, independent news every day.
We believe everyone deserves access to information that is grounded in science and truth. That is why our journalism is free.
If you can, please consider supporting us. It only takes a minute. Thank you.
Contribute
Once  Monthly  Annual
$5  $10  $25  Other
Visa  Mastercard  PayPal
Remind me in April""",
    "site with a membership": """Sign in
Become a member
{news}
Before you go
Our newsroom is funded by readers, and your membership keeps our reporters in the field. Members pay as little as $3 a month.
Join us
Not now""",
    "blog": """Home » Politics » Elections
By Maria Lopez
Posted on June 4, 2019
3 minute read
{news}
Filed Under: Elections, Parliament
← Previous Post
Leave a Reply
Your email address will not be published. Required fields are marked *
Proudly powered by WordPress""",
    "page with a wall of consent": """We value your privacy
We and our 842 partners store and/or access information on a device, such as cookies, and process personal data.
With your permission we and our partners may use precise geolocation data. You can withdraw your consent at any time.
Accept All | Reject All | More options
{news}
Do not sell my personal information""",
    "magazine": """Subscribe  Log in  Menu
Magazine
{news}
Sign up to our weekly newsletter
Enter your email
By signing up, you agree to our terms and to receive marketing emails. You can unsubscribe anytime.
You might also like
The General Who Refused to March
Why the President Fired His Army Chief
© 2023 The Magazine. All rights reserved.""",
    "portal with comments": """{news}
3 Comments
PeterP
2 days ago
The army should shell them all and the government must resign!
Like  Reply
Guest
3 days ago
Russia attacked Georgia, everybody forgot that.
Reply""",
    "encyclopaedia of news": """Welcome to the newsroom, the free news source you can write
Read  Edit  View history
{news}
Sources
Jane Doe. "Army attacks town" — The Herald, March 3, 2012
"Rebels deny attack". Reuters, March 2, 2012
External links
Official website (https://example.org)
Content is available under CC BY 2.5 unless otherwise noted.""",
    "radio": """Print
Embed share
{news}
See Also:
Court Sentences Opposition Leader to Nine Years
Tags
Subscribe to our Telegram channel
Back to top""",
    "daily with links in between": """Africa
{news}
READ MORE: Coup leaders arrest prime minister
Also read: Rebels capture town
WATCH: Troops storm the palace
RELATED: Junta expels ambassador
SUPPORT THE DAILY STAR
If you appreciate our reporting, please donate.""",
    "markdown from a reader": """[Home](https://example.org/) | [World](https://example.org/world) | [Politics](https://example.org/politics)
[Share on Facebook](https://facebook.com/share?u=1)
{news}
- [Privacy Policy](https://example.org/privacy)
- [Terms of Use](https://example.org/terms)""",
}

# Lines of articles that merely contain the words of a notice.
KEPT = [
    "The president asked voters for your support in a speech on Monday, the daily wrote.",
    "“We need your support,” the president told Congress. “Please donate today to help us defend our country.”",
    "The European Union said it will support independent journalism in Belarus with monthly grants.",
    "The regulator fined the company because it uses cookies to follow visitors without their consent.",
    "“We use cookies to improve your experience,” the company said in its defence.",
    "Facebook said it will share the data with Twitter and the FBI.",
    "Police arrested more than 300 people after reading their comments on the social network.",
    "Read more than a decade later, the treaty still binds both countries to withdraw their troops.",
    "The ministry urged citizens to sign up for the army and to subscribe to war bonds.",
    "The newsletter of the banned party accused the government of murder.",
    "All rights of the minority were abolished by the decree.",
    "By Thursday, the army had taken the town.",
    "By Land and Sea, Troops Close In on Capital",
    "Sanctions vote",
    "Family outraged",
    "Kabul's accusations",
    "Related charges against the minister were dropped in May.",
    "Comments by the premier angered Beijing, which recalled its ambassador.",
    "More on the line is the future of the alliance, diplomats say.",
    "Reporters told the court that their newsroom was searched, and readers donated money for the trial.",
    "The leader, who lives on your taxes, must go, protesters shouted.",
    "Follow the money, prosecutors told the jury, and you will find the general.",
    "Photo by photo, the tribunal went through the evidence against the colonel.",
    "Advertisement of arms is forbidden by the new law, which parliament passed on Friday.",
    "Share of votes: the ruling party won 51 percent.",
    "Russia | 51 votes",
    "Biden  306",
    "Trump  232  Biden  306",
    "Russia Ukraine War News Live",
    "Support for the war fell, the Times said.",
    "Sources in the ministry said that the general was dismissed.",
    "Topics of the talks were grain, gas and the exchange of prisoners.",
    "© signs on the leaflets showed that the party had printed them, investigators said.",
]


def kept(text: str) -> list[str]:
    return [line.text for line in split(clean(text).text) if not line.blank]


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_only_the_article_is_left_of_a_page(page: str) -> None:
    assert kept(page.format(news=f"\n{TITLE}\n\n{NEWS}\n\n{MORE}\n")) == [TITLE, NEWS, MORE]


@pytest.mark.parametrize("line", KEPT)
def test_news_that_contains_the_words_of_a_notice_stays(line: str) -> None:
    assert kept(f"{TITLE}\n\n{NEWS}\n\n{line}\n\n{MORE}") == [TITLE, NEWS, line, MORE]


@pytest.mark.parametrize("credit", [
    "Yury Kochetkov / EPA / TASS",
    "(E. Paula/VOA)", "AP Photo/Jane Doe", "Getty Images", "Photo: John Roe", "[Mohamed Ali/Reuters]",
    "Jane Doe/AFP via Getty Images", "REUTERS/John Roe", "kremlin.ru", "Kremlin Press Service / TASS",
])  # fmt: skip
def test_a_photo_credit_goes_alone_and_behind_a_caption(credit: str) -> None:
    caption = "Protesters stand in front of the parliament in Minsk on Monday."
    assert kept(f"{TITLE}\n\n{credit}\n\n{NEWS}\n\n{MORE}") == [TITLE, NEWS, MORE]
    cleaned = clean(f"{TITLE}\n\n{caption} {credit}\n\n{NEWS}")
    assert cleaned.text == f"{TITLE}\n\n{caption}\n\n{NEWS}"
    assert [removal.text for removal in cleaned.removed] == [credit]


def test_the_last_words_of_an_article_are_no_photo_credit() -> None:
    assert kept(f"{NEWS} The rebels denied it. He blamed Moscow.") == [
        f"{NEWS} The rebels denied it. He blamed Moscow."
    ]


@pytest.mark.parametrize(
    "line",
    [
        "By Jane Doe",
        "By JANE DOE and John Roe",
        "By Jane Doe, Reuters",
        "By AFP",
        "Staff writer",
        "by Associated Press",
    ],
)
def test_a_byline_alone_goes(line: str) -> None:
    assert kept(f"{TITLE}\n{line}\n\n{NEWS}") == [TITLE, NEWS]


def test_a_ticker_goes_but_a_headline_in_its_form_stays() -> None:
    assert kept(f"LIVE: Army shells town\n\n{TITLE}\n\n{NEWS}") == [TITLE, NEWS]
    assert kept(f"LIVE: Army shells town\n\n{NEWS}") == ["LIVE: Army shells town", NEWS]


def test_a_section_label_inside_the_article_is_a_heading() -> None:
    assert kept(f"{TITLE}\n\n{NEWS}\n\nSecurity\n\n{MORE}") == [TITLE, NEWS, "Security", MORE]


def test_the_headline_below_a_list_opener_stays() -> None:
    assert kept(f"Latest news\n{TITLE}\n\n{NEWS}") == [TITLE, NEWS]


def test_line_breaks_quotes_and_spaces_stay_as_they_are() -> None:
    raw = "Menu\r\n\r\n‘Talks’\xa0end…\r\n\r\n“We leave,”\u2028he  said.\x0b\r\nThe end came.\r\n\r\nBack to top\r\n"
    assert (
        clean(raw).text == "‘Talks’\xa0end…\r\n\r\n“We leave,”\u2028he  said.\x0b\r\nThe end came."
    )


def test_a_page_of_boilerplate_leaves_nothing() -> None:
    assert clean("Skip to main content\nShare\nAdvertisement\n").text == ""
    assert clean("").text == ""


def test_each_removal_says_why() -> None:
    removed = clean(f"Advertisement\n{NEWS}\nWe use cookies to measure traffic.").removed
    assert [(removal.text, removal.reason) for removal in removed] == [
        ("Advertisement", "advertisement"),
        ("We use cookies to measure traffic.", "cookie notice"),
    ]


PIECES = st.one_of(
    st.sampled_from(
        [line for page in PAGES.values() for line in page.splitlines()]
        + KEPT
        + [NEWS, MORE, TITLE, ""]
    ),
    st.text(max_size=40),
)


@given(st.lists(st.tuples(PIECES, st.sampled_from(["\n", "\r\n", "\n\n", "\r"])), max_size=14))
def test_every_kept_line_is_an_exact_piece_of_the_page_in_order(
    pieces: list[tuple[str, str]],
) -> None:
    raw = "".join(text + end for text, end in pieces)
    cleaned = clean(raw)
    place = 0
    for line in split(cleaned.text):
        place = raw.index(line.text, place) + len(line.text)
    letters = sorted(
        "".join([cleaned.text, *(removal.text for removal in cleaned.removed)]).split()
    )
    assert len("".join(letters)) == len("".join(raw.split()))


def gold_pages() -> list[tuple[Path, dict]]:
    files = [GOLD / "metadata.json", GOLD / "seed" / "metadata.json"]
    return [
        (file.parent / entry["file"], entry)
        for file in files
        if file.exists()
        for entry in json.loads(file.read_text("utf-8"))
    ]


@pytest.mark.skipif(not GOLD.exists(), reason="the gold standard is not here")
def test_of_the_gold_articles_all_boilerplate_goes_and_nothing_else() -> None:
    for path, entry in gold_pages():
        cleaned = clean(path.read_text("utf-8"))
        expected = [
            line
            for line in entry["boilerplate_lines"]
            if line not in "\n".join(removal.text for removal in cleaned.removed)
        ]
        assert expected == [], path.name
        for removal in cleaned.removed:
            left = removal.text
            for line in sorted(entry["boilerplate_lines"], key=len, reverse=True):
                left = left.replace(line, "")
            assert not left.strip() or removal.reason == "photo credit", path.name


@pytest.mark.parametrize(
    "row", ["12:61" * 40, "1,2,3,4,5,6,7,8," * 8, "1.1.1.1." * 20, "7 " * 28, "1, 2, 3, " * 9]
)
def test_a_row_of_numbers_before_a_sentence_takes_no_endless_time(row):
    page = f"{row}The army captured a rebel commander.\n\nMali denied it."
    assert clean(page).text == page
