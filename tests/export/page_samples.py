"""What the tests of the page show: a small collection, one in which every text is an attack, and the parts of a written page."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import pytest

from kg.types import (
    Actor,
    Article,
    Claim,
    Collection,
    DateRange,
    Event,
    Evidence,
    Group,
    Kind,
    Mention,
    Place,
    Span,
)
from tests.browser import CHROMIUM, Browser


@dataclass(frozen=True)
class Code:
    label: str
    definition: str
    quad_class: str


@dataclass(frozen=True)
class Codes:
    actions: Mapping[str, Code]
    cameo: Mapping[str, Code]


LABELS = {
    "AGREE": "agrees with", "CONSULT": "consults with", "SUPPORT": "supports", "COOPERATE": "cooperates with",
    "AID": "gives aid to",
    "RETREAT": "gives way to", "REQUEST": "demands from", "ACCUSE": "accuses", "REJECT": "rejects", "THREATEN": "threatens",
    "PROTEST": "protests against", "SANCTION": "sanctions", "MOBILIZE": "mobilises against", "COERCE": "coerces",
    "ASSAULT": "attacks",
}  # fmt: skip
QUAD = {
    "AGREE": "verbal cooperation", "CONSULT": "verbal cooperation", "SUPPORT": "verbal cooperation",
    "COOPERATE": "material cooperation",
    "AID": "material cooperation", "RETREAT": "material cooperation", "REQUEST": "verbal conflict", "ACCUSE": "verbal conflict",
    "REJECT": "verbal conflict", "THREATEN": "verbal conflict", "PROTEST": "material conflict", "SANCTION": "material conflict",
    "MOBILIZE": "material conflict", "COERCE": "material conflict", "ASSAULT": "material conflict",
}  # fmt: skip
CODES = Codes(
    {code: Code(label, f"What is meant by {label}.", QUAD[code]) for code, label in LABELS.items()},
    {
        "112": Code("accuse", "", "verbal conflict"),
        "1041": Code("demand change of leadership", "", "verbal conflict"),
    },
)

KINDS: dict[str, tuple[Kind, str | None]] = {
    "Russia": ("country", "RUS"), "Belarus": ("country", "BLR"), "Poland": ("country", "POL"), "Lithuania": ("country", "LTU"),
    "Germany": ("country", "DEU"), "Ukraine": ("country", "UKR"), "Russian government": ("government", "RUS"),
    "Alexander Lukashenko": ("person", "BLR"), "Sviatlana Tsikhanouskaya": ("person", "BLR"), "Josep Borrell": ("person", None),
    "European Union": ("igo", None), "United Nations": ("igo", None), "protesters": ("protesters", "BLR"),
    "Belarusian riot police": ("military", "BLR"), "Coordination Council": ("organisation", "BLR"),
    "Sergei Lavrov": ("person", "RUS"),
}  # fmt: skip
ACTORS = {
    name: Actor(f"{kind.replace(' ', '-')}-{name.replace(' ', '-').lower()}", name, kind, country)
    for name, (kind, country) in KINDS.items()
}
ACTORS["Russia"] = replace(ACTORS["Russia"], wikidata="Q159", aliases=("Russian Federation",))
ACTORS["Alexander Lukashenko"] = replace(
    ACTORS["Alexander Lukashenko"], role="President of Belarus"
)

# sentence with {source}, <trigger>, [target] and (speaker); action; status
SAMPLE = [
    ("{European Union:The EU} <imposed sanctions> on 40 [Belarus:Belarusian] officials on Friday.", "SANCTION", "occurred"),
    ("{Alexander Lukashenko:Lukashenko} <accused> [Poland] and [Lithuania] of stirring up the unrest.", "ACCUSE", "occurred"),
    ("{Alexander Lukashenko:Mr Lukashenko} also <blamed> [Poland:Warsaw] for the strikes.", "ACCUSE", "occurred"),
    ("{Poland:Warsaw} <rejected> the [Belarus:Belarusian] allegations as absurd.", "REJECT", "occurred"),
    ("{Josep Borrell:Borrell} <urged> [Russia] not to send police to Minsk.", "REQUEST", "occurred"),
    ("(Russian government:The Kremlin) denied that {Russia} had <sent troops> to [Belarus].", "MOBILIZE", "denied"),
    ("{Russia} is ready to <send> a police force to [Belarus] if the situation gets out of control.", "MOBILIZE", "conditional"),
    ("{Russia:Moscow} will <lend> [Belarus:Minsk] 1.5 billion dollars, (Russian government:the Kremlin) said.", "AID", "planned"),
    ("{Belarusian riot police:Riot police} <beat> [protesters] in central Minsk on Sunday night.", "ASSAULT", "occurred"),
    ("{Belarusian riot police:Police} <detained> more than 300 [protesters].", "COERCE", "occurred"),
    ("{protesters:Tens of thousands} <marched> against [Alexander Lukashenko:the president].", "PROTEST", "occurred"),
    ("{protesters:Workers} <went on strike> at the tractor plant.", "PROTEST", "occurred"),
    ("{Sviatlana Tsikhanouskaya:Tsikhanouskaya} <called on> the [European Union:EU] not to recognise the election.",
    "REQUEST", "occurred"),
    ("{Germany:Berlin} and [Poland:Warsaw] <held talks> on a common line.", "CONSULT", "together"),
    ("{Russia:Putin's government} and [Belarus:Minsk] <agreed> on joint drills.", "AGREE", "together"),
    ("{Belarus:Minsk} may <close> its border with [Lithuania].", "COERCE", "possible"),
    ("{Lithuania} <gave shelter> to [Sviatlana Tsikhanouskaya:the opposition leader].", "AID", "occurred"),
    ("(Alexander Lukashenko:Lukashenko) said {Poland} had <massed troops> against [Belarus].", "MOBILIZE", "occurred"),
    ("(Sergei Lavrov:Lavrov) claimed that {Ukraine} had <trained> [protesters:the rioters].", "COOPERATE", "occurred"),
    ("{United Nations:The UN} should <send> observers to [Belarus], (Josep Borrell:Borrell) said.", "COOPERATE", "requested"),
    ("{European Union:Brussels} <backs> the [Coordination Council].", "SUPPORT", "occurred"),
    ("{Alexander Lukashenko:He} <threatened> the [Coordination Council:council] with “hot heads being cooled”.", "THREATEN",
    "occurred"),
    ("{Ukraine:Kyiv} <recalled> its ambassador from [Belarus:Minsk].", "RETREAT", "occurred"),
    ("{Coordination Council:The council} wants to <meet> [Alexander Lukashenko:the president].", "CONSULT", "planned"),
    ("{Germany} <condemned> [Russia] over the poisoning.", "ACCUSE", "occurred"),
    ("{Germany:Merkel's cabinet} <threatened> [Russia] with new measures.", "THREATEN", "occurred"),
    ("{Poland} <accused> [Alexander Lukashenko:Europe’s last dictator] of lying.", "ACCUSE", "occurred"),
]  # fmt: skip
PIECE = re.compile(r"\{([^:}]+):?([^}]*)\}|<([^>]+)>|\[([^:\]]+):?([^\]]*)\]|\(([^:)]+):?([^)]*)\)")


def claim(
    number: int, text: str, action: str, status: str, *, article: str, offset: int
) -> tuple[Claim, str]:
    """Return the claim that a marked sentence makes, and the bare sentence."""
    bare, at, found = "", 0, dict[str, list[Mention]](source=[], target=[], speaker=[])
    trigger = Span("", 0, 0)
    for piece in PIECE.finditer(text):
        bare += text[at : piece.start()]
        at, start = piece.end(), offset + len(bare)
        names = [
            (role, piece[group], piece[group + 1])
            for role, group in (("source", 1), ("target", 4), ("speaker", 6))
        ]
        words = piece[3] or next(shown or name for _, name, shown in names if name)
        bare += words
        if piece[3]:
            trigger = Span(words, start, start + len(words))
        found_here = [(role, name) for role, name, _ in names if name]
        for role, name in found_here:
            found[role].append(Mention((ACTORS[name],), words, start, start + len(words), "name"))
    bare += text[at:]
    sources, targets = tuple(found["source"]), tuple(found["target"])
    if status == "together":
        sources = targets = sources + targets
    modality = status if status in {"planned", "conditional", "possible", "requested"} else "actual"
    day = date(2020, 8, 20 + number % 11)
    made = Claim(
        f"c{number:024}", action, sources, targets, trigger, Evidence(article, offset, offset + len(bare), bare),
        (f"pattern {action.lower()}-rule",),
        cameo="112" if action == "ACCUSE" else None, polarity="negative" if status == "denied" else "positive",
        modality=modality, speakers=tuple(found["speaker"])[:1], date=DateRange(day, day, "day",
        "then") if number % 5 else None,
        place=Place("Minsk", "BLR", "Minsk", 0, 0) if "Minsk" in bare else None,
    )  # fmt: skip
    return made, bare


def sample() -> Collection:
    """Return 27 events in three articles."""
    articles, events = [], []
    for part in range(3):
        name, text = f"a{part}", ""
        for number, (sentence, action, status) in list(enumerate(SAMPLE))[part::3]:
            made, bare = claim(number, sentence, action, status, article=name, offset=len(text))
            text += bare + " "
            sources = tuple(
                sorted({found.first for found in made.sources}, key=lambda actor: actor.id)
            )
            targets = tuple(
                sorted({found.first for found in made.targets}, key=lambda actor: actor.id)
            )
            events.append(
                Event(
                    f"ev{number:024}",
                    action,
                    sources,
                    targets,
                    (made,),
                    made.cameo,
                    made.date,
                    made.place,
                )
            )
        title = ["Minsk after the vote", "Neighbours under pressure", "A long weekend"][part]
        publisher = ["The Courier", "Eastern Review", None][part]
        url = f"https://news.example/{name}"
        articles.append(
            Article(name, text, f"texts/{name}.txt", title, date(2020, 8, 31), url, publisher)
        )
    return Collection(tuple(articles), tuple(events))


HOSTILE = [
    "<script>window.hacked=1</script>", "</script><script>window.hacked=1</script>", "<img src=x onerror=window.hacked=1>",
    "<svg onload=window.hacked=1>", "\"><script>window.hacked=1</script>", "'><img src=x onerror=window.hacked=1>",
    "<!--<script>", "--><script>window.hacked=1</script>", "<!-- </script>", "]]><script>window.hacked=1</script>",
    "</style><script>window.hacked=1</script>", "</title><script>window.hacked=1</script>",
    "</textarea><script>window.hacked=1</script>",
    "<iframe src=javascript:window.top.hacked=1>", "<a href=javascript:window.hacked=1>x</a>", "javascript:window.hacked=1",
    "data:text/html,<script>window.hacked=1</script>", "vbscript:window.hacked=1", "java\nscript:window.hacked=1",
    "<body onload=window.hacked=1>", "<details open ontoggle=window.hacked=1>", "<video><source onerror=window.hacked=1>",
    "<math><mtext><script>window.hacked=1</script>", "<link rel=stylesheet href=//evil.example/x.css>",
    "<base href=//evil.example/>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>", "<form action=//evil.example><input name=x>", "{{ 7 * 7 }}",
    "{% raw %}",
    "${window.hacked=1}", "`;window.hacked=1;`", "\\\";window.hacked=1;//", "';window.hacked=1;//", "\u2028window.hacked=1\u2029",
    "\ud800 lone \udfff", "\x00\x01\x1f\x7f", "\u202egnp.exe", "&lt;script&gt;window.hacked=1&lt;/script&gt;",
    "<object data=//evil.example/x>",
    "__proto__", "constructor", "<style>@import '//evil.example/x.css'</style>",
    "https://evil.example/\"onmouseover=window.hacked=1",
    "😀<b>bold</b> é", "href=\"//evil.example\"", "",
]  # fmt: skip


def hostile(attacks: Sequence[str] = HOSTILE) -> Collection:
    """Return events whose every text is an attack."""
    events, articles = [], []
    for number, text in enumerate(attacks):
        shared = attacks[number - number % 2]  # each two sources are one group
        source = Actor(
            f"{text}s{number}", text, "person", text, text, text, (text, f"alias {text}"),
            group=Group(f"{shared}g", shared, "armed group", shared),
        )  # fmt: skip
        target = Actor(f"{text}t{number}", text, "country", text, text, "Q1", (text,))
        quote = f"😀 {text} then {text}!"
        start = 10 + 2
        mention = Mention((source,), text, start, start + len(text), text)
        far = start + len(text) + 6
        made = Claim(
            f"{text}c{number}", text, (mention,), (Mention((target,), text, far, far + len(text), text),), Span("then", far - 5,
            far - 1),
            Evidence(f"a{number}", 10, 10 + len(quote), quote), (text,), cameo=text, speakers=(mention,) if number % 2 else (),
            cue=Span(text, start, start + len(text)), date=DateRange(date(2020, 1, 1), date(2020, 1, 2), text, text),
            place=Place(text, text, text, 0, 1, "town", number % 80, number % 170),
        )  # fmt: skip
        events.append(
            Event(
                f"{text}e{number}", text, (source,), (target,), (made,), text, made.date, made.place
            )
        )
        articles.append(
            Article(f"a{number}", "x" * 10 + quote, text, text, None, text, text, text, text)
        )
    return Collection(tuple(articles), tuple(events))


HOSTILE_CODE = {text: Code(text, text, "verbal conflict") for text in HOSTILE}
HOSTILE_CODES = Codes(HOSTILE_CODE, HOSTILE_CODE)


def part(html: str, name: str) -> object:
    found = re.search(f'<script type="application/json" id="{name}">(.*?)</script>', html, re.S)
    assert found
    return json.loads(found[1])


def scripts(html: str) -> list[str]:
    return re.findall(r"<script>(.*?)</script>", html, re.S)


needs_browser = pytest.mark.skipif(CHROMIUM is None, reason="no chromium here")


def assert_silent(browser: Browser) -> None:
    assert [url for url in browser.requests if not url.startswith(("file:", "data:"))] == []
    assert browser.messages == []


RUN = "window.hacked=1"
OPENINGS = (
    "",
    "</script>",
    '">',
    "'>",
    "-->",
    "]]>",
    "</style>",
    "</title>",
    "</textarea>",
    "</option></select>",
    "\\",
    "\u2028",
    "\u202e",
    "\x00",
)
PAYLOADS = (
    f"<script>{RUN}</script>", f"<img src=x onerror={RUN}>", f"<svg onload={RUN}>", f"<iframe srcdoc='<script>parent.{RUN}</script>'>",
    f"<details open ontoggle={RUN}>", f"<input autofocus onfocus={RUN}>", f"<a href=javascript:{RUN}>x</a>", f"javascript:{RUN}",
    f"<style>@import '//evil.example/x'</style><b onmouseover={RUN}>", f"<template><script>{RUN}</script></template>",
    f"<math><mtext><style><img src=x onerror={RUN}>", f"&lt;script&gt;{RUN}&lt;/script&gt;", f"${{{RUN}}}", f"{{{{{RUN}}}}}",
    f"=HYPERLINK(\"//evil.example\")\u0085{RUN}", f"<link rel=stylesheet href=//evil.example/x onload={RUN}>",
    f"\";{RUN};//", f"';{RUN};//",
    f"<object data='data:text/html,<script>{RUN}</script>'>", f"<svg><animate onbegin={RUN} attributeName=x dur=1s>",
)  # fmt: skip
ATTACKS = tuple(
    dict.fromkeys([*HOSTILE, *(opening + payload for opening in OPENINGS for payload in PAYLOADS)])
)
ATTACK_CODE = {text: Code(text, text, "verbal conflict") for text in ATTACKS}
ATTACK_CODES = Codes(ATTACK_CODE, ATTACK_CODE)


def repeated(event: Event, turn: int) -> Event:
    """Return the event as others do it: a source of its own for each turn."""

    def other(actor: Actor) -> Actor:
        return replace(actor, id=f"{actor.id}-{turn}")

    if event.symmetric:
        return replace(event, id=f"{event.id}-{turn}")
    claims = tuple(
        replace(
            made,
            id=f"{made.id}{turn}",
            sources=tuple(
                replace(mention, actors=(other(mention.first),)) for mention in made.sources
            ),
        )
        for made in event.claims
    )
    return replace(
        event, id=f"{event.id}-{turn}", sources=tuple(map(other, event.sources)), claims=claims
    )
