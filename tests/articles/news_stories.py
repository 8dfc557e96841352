"""Stories told at random from small lists, each with a title and a day, and headlines of other stories."""

import random
from dataclasses import dataclass
from datetime import date, timedelta

LANDS = {
    "Ghana": "Ghanaian", "Chile": "Chilean", "Nepal": "Nepalese", "Latvia": "Latvian", "Oman": "Omani", "Peru": "Peruvian",
    "Kenya": "Kenyan", "Serbia": "Serbian", "Jordan": "Jordanian", "Thailand": "Thai", "Bolivia": "Bolivian", "Norway": "Norwegian",
}  # fmt: skip
FAR = {
    "Fiji": "Fijian",
    "Malta": "Maltese",
    "Iceland": "Icelandic",
    "Bhutan": "Bhutanese",
    "Belize": "Belizean",
    "Tonga": "Tongan",
}
"""Of other stories: no sentence of a story names them."""
FIRST = (
    "Amina Carlos Dita Erik Farah Goran Hana Ivan Jorge Karin Lena Milos Nadia Omar Petra".split()
)
LAST = "Adeyo Brankov Castell Dhungel Ekholm Farouk Gonza Hansten Ilves Jovanic Kimaru Lindqvor Mendosa Nordahl Otieno".split()
POSTS = "foreign minister|defence minister|finance minister|government spokesman|opposition leader|army chief|trade envoy".split(
    "|"
)
TOPICS = "the border crossing|a fishing agreement|the arrest of two journalists|a disputed dam|grain exports|the election result|a prisoner exchange|military exercises".split(
    "|"
)
PLACES = "the capital|a northern province|the port city|the border town|the main square|a market district".split(
    "|"
)
SENTENCES = (
    "The {adj} {post}, {name}, said on {day} that the government would not accept any change to {topic}.",
    "{land} accused {other} of breaking the terms that both sides had agreed on in {month}.",
    "{name} told reporters in {place} that talks about {topic} had been “difficult but honest”.",
    "Police arrested at least {number} people after a protest over {topic} in {place}.",
    "Officials in {other} denied the claim and called on {land} to return to the negotiating table.",
    "“We have waited long enough, and our patience is not without limits,” {name} said in a statement.",
    "The two countries have disagreed about {topic} since a treaty expired {number} years ago.",
    "Residents of {place} said they had heard nothing from the authorities for more than {number} days.",
    "An aid group reported that {number} families had left their homes because of the dispute.",
    "{other} recalled its ambassador from {land} on {day}, a step that diplomats described as a warning.",
    "The {adj} parliament is expected to vote on {topic} before the end of {month}.",
    "Analysts doubt that either government can afford a longer conflict over {topic}.",
    "A spokeswoman for the regional bloc urged both governments to avoid steps that could raise tensions.",
    "The {adj} army said {number} soldiers were wounded when a convoy was attacked near {place}.",
    "Under the plan, {land} would open {topic} to outside observers for a period of {number} months.",
)
HEADLINES = (
    "{adj} court jails {number} officers over failed coup", "{land} bombs rebel camp, killing {number}", "{land} expels envoy in spy row",
    "Protesters storm parliament in {land}", "{adj} president accuses rivals of treason", "{land} seizes cargo ship with {number} on board",
)  # fmt: skip
COMMENTS = (
    "{land} has attacked its neighbours for {number} years and nobody says a word!", "Great reporting, thank you. Greetings from {land}.",
    "The {adj} government arrested my cousin, so I know what I am talking about.",
)  # fmt: skip


@dataclass(frozen=True)
class Story:
    """A story, its true text in paragraphs, and what of others stands around it."""

    number: int
    title: str
    day: date
    author: str
    paragraphs: tuple[str, ...]
    teasers: tuple[str, ...]
    comments: tuple[str, ...]

    @property
    def text(self) -> str:
        """The true text."""
        return "\n".join(self.paragraphs)


def story(number: int) -> Story:
    """Return the story of a number, always the same."""
    chance = random.Random(number)
    land, other = chance.sample(sorted(LANDS), 2)
    names = [f"{chance.choice(FIRST)} {chance.choice(LAST)}" for _ in range(3)]
    day = date(2003, 1, 1) + timedelta(days=chance.randrange(8000))

    def filled(pattern: str) -> str:
        return pattern.format(
            land=land, other=other, adj=LANDS[land], post=chance.choice(POSTS), name=chance.choice(names), topic=chance.choice(TOPICS),
            place=chance.choice(PLACES), number=chance.randint(3, 60), day=f"{day:%A}", month=f"{day:%B}",
        )  # fmt: skip

    told = [filled(pattern) for pattern in chance.sample(SENTENCES * 2, chance.randint(14, 28))]
    cuts = sorted(chance.sample(range(1, len(told)), min(len(told) - 1, chance.randint(6, 12))))
    paragraphs = [
        " ".join(told[start:end]) for start, end in zip([0, *cuts], [*cuts, len(told)], strict=True)
    ]
    verb = chance.choice(("accuses", "warns", "rebuffs", "presses"))
    title = f"{land} {verb} {other} over {chance.choice(TOPICS).removeprefix('the ').removeprefix('a ')}"
    return Story(
        number, title, day, f"{chance.choice(FIRST)} {chance.choice(LAST)}", tuple(dict.fromkeys(paragraphs)),
        tuple(far(pattern, chance) for pattern in chance.sample(HEADLINES * 2, 8)), tuple(far(pattern, chance) for pattern in COMMENTS),
    )  # fmt: skip


def far(pattern: str, chance: random.Random) -> str:
    """Return a headline or comment on another story."""
    land = chance.choice(sorted(FAR))
    return pattern.format(land=land, adj=FAR[land], number=chance.randint(3, 60))
