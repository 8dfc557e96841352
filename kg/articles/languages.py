"""Which language a text is in. Knows English by its commonest words; never knows what a text says.

A text is asked about only where those words are rare, so English, short lines and lists of names
never depend on the judgement of a classifier.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from kg.articles.lines import split
from kg.types import Removal

NAMES = dict(pair.split("=") for pair in """af=Afrikaans am=Amharic an=Aragonese ar=Arabic as=Assamese
    az=Azerbaijani be=Belarusian bg=Bulgarian bn=Bengali br=Breton bs=Bosnian ca=Catalan cs=Czech cy=Welsh
    da=Danish de=German dz=Dzongkha el=Greek eo=Esperanto es=Spanish et=Estonian eu=Basque fa=Persian
    fi=Finnish fo=Faroese fr=French ga=Irish gl=Galician gu=Gujarati he=Hebrew hi=Hindi hr=Croatian ht=Haitian
    hu=Hungarian hy=Armenian id=Indonesian/Malay is=Icelandic it=Italian ja=Japanese jv=Javanese ka=Georgian
    kk=Kazakh km=Khmer kn=Kannada ko=Korean ku=Kurdish ky=Kyrgyz la=Latin lb=Luxembourgish lo=Lao lt=Lithuanian
    lv=Latvian mg=Malagasy mk=Macedonian ml=Malayalam mn=Mongolian mr=Marathi ms=Indonesian/Malay mt=Maltese nb=Norwegian
    ne=Nepali nl=Dutch nn=Norwegian no=Norwegian oc=Occitan or=Odia pa=Punjabi pl=Polish ps=Pashto
    pt=Portuguese qu=Quechua ro=Romanian ru=Russian rw=Kinyarwanda se=Sami si=Sinhala sk=Slovak sl=Slovene
    sq=Albanian sr=Serbian sv=Swedish sw=Swahili ta=Tamil te=Telugu th=Thai tl=Tagalog tr=Turkish ug=Uyghur
    uk=Ukrainian ur=Urdu vi=Vietnamese vo=Volapük wa=Walloon xh=Xhosa zh=Chinese zu=Zulu so=Somali ha=Hausa
    ti=Tigrinya my=Burmese uz=Uzbek tg=Tajik tk=Turkmen yo=Yoruba""".split())  # fmt: skip
ENGLISH = frozenset({"en", "eng", "english"})
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
CODE = re.compile(r"[\d/@_=&<>{}\[\]\\#%+*~|]|\w\.\w")
COMMON = frozenset(  # of English, and hardly of any other language
    """the of and that with from said says his her has have had were was would will been they their this
    which who after by at it be not but is are to for about into over than when against between""".split()
)
UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
)
FEWEST_WORDS, RARE, SURE, LONGEST_SAMPLE = 7, 0.1, 20.0, 4_000
MOSTLY = 0.85


@dataclass(frozen=True, slots=True)
class English:
    """What of a text is English, the other lines, and the language of those."""

    text: str
    removed: tuple[Removal, ...]
    language: str


def english(text: str) -> English:
    """Return the English lines of a text; none where nearly all of it is in another language.

    >>> english("El presidente condenó el lunes a los rebeldes por el ataque.").language
    'Spanish'
    """
    whole = foreign(text)
    lines = split(text)
    others = {number: name for number, line in enumerate(lines) if (name := foreign(line.text))}
    if not others:
        return (
            English("", (Removal(text, f"in {whole}"),), whole) if whole else English(text, (), "")
        )
    judged = sum(
        len(line.text) for line in lines if line.words >= FEWEST_WORDS or foreign(line.text)
    )
    away = sum(len(lines[number].text) for number in others)
    language = max(sorted(others.values()), key=list(others.values()).count)
    if away >= MOSTLY * judged:
        return English("", (Removal(text, f"in {whole or language}"),), whole or language)
    kept = "".join(
        line.text + line.end for number, line in enumerate(lines) if number not in others
    )
    removed = tuple(Removal(lines[number].text, f"in {name}") for number, name in others.items())
    return English(kept.strip("\r\n"), removed, language)


def foreign(text: str) -> str:
    """Return the name of the language that a text surely is in, unless that is English.

    Capitalised words say nothing, as they may be names; neither do addresses and codes.
    """
    sample = text[:LONGEST_SAMPLE]
    spaced = sample.isascii() or len(UNSPACED.findall(sample)) < FEWEST_WORDS
    bare = sum(map(COMMON.__contains__, sample.lower().split()))
    if spaced and bare >= RARE * len(
        WORD.findall(sample)
    ):  # nearly always, and no code is among those
        return ""
    plain = sample
    if CODE.search(sample):
        plain = " ".join(part for part in sample.split() if not CODE.search(part))
    words = WORD.findall(plain)
    small = [word for word in words if not word[0].isupper()]
    if spaced:
        common = sum(word.lower() in COMMON for word in words)
        if min(len(words), 2 * len(small)) < FEWEST_WORDS or common >= RARE * len(words):
            return ""
    scores = ranked(" ".join(small))
    (best, score), own = scores[0], dict(scores)["en"]
    return NAMES.get(best, best) if score - own > SURE else ""


@lru_cache(maxsize=64)
def ranked(text: str) -> list[tuple[str, float]]:
    """Return the languages with the logarithm of their likelihood, the best first."""
    import py3langid  # noqa: PLC0415  # its model takes a third of a second

    return [(str(name), float(score)) for name, score in py3langid.rank(text)]


def is_english(code: str) -> bool:
    """Return whether the code or name of a language is English."""
    return code.replace("_", "-").partition("-")[0].strip().lower() in ENGLISH


def language_name(code: str) -> str:
    """Return the name of a language by its code or name; nothing where neither is known."""
    base = code.replace("_", "-").partition("-")[0].strip().lower()
    return NAMES.get(base) or next((name for name in NAMES.values() if name.lower() == base), "")
