"""In whose words an act is told. Knows reporting verbs, "according to" and quotations; never knows polarity or modality."""

from spacy.tokens import Token

from kg.extract.governors import governor, is_reporting
from kg.extract.grammar import agents, children, extent, is_noun, is_passive, is_verb, preposition
from kg.extract.path import Path
from kg.extract.quotations import Quotation
from kg.extract.roles import subjects
from kg.extract.wording import phrase_text
from kg.lexicon.actors import unknown
from kg.types import Mention


def listen(above: Token, path: Path) -> None:
    """Take in the speaker, if the governing verb makes its subject one."""
    cue = governor(above, "clause", "", path)
    says = cue is not None and cue.speaker
    if not says or path.speaker is not None:
        return
    if is_verb(above):
        who = (agents(above) if is_passive(above) else subjects(above))[:1]
    else:
        who = (
            children(above, "nmod:poss")[:1] or [word for word in children(above, "nmod") if preposition(word) in ("by", "of", "from")][:1]
        )
    path.speaker = voice(who[0], path) if who else None
    path.voiced = path.voiced or (cue is not None and path.speaker is None)


def voice(who: Token, path: Path) -> Mention | None:
    """Return the mention of a speaker; a speaker whom no list knows is named as in the text."""
    known = path.mentions.of(who)
    if known is not None or not is_noun(who):
        return known
    start, end = extent(who)
    span = who.doc[start:end]
    return Mention(unknown(phrase_text(who), "other", None, path.mentions.article), span.text, span.start_char, span.end_char, "text")


def attributed(trigger: Token, path: Path) -> Mention | None:
    """Return the source of "according to …" in the act's clause or above it, or of a reporting clause set beside it."""
    for word in (trigger, *trigger.ancestors):
        for below in word.children:
            if below.dep_ in ("obl", "nmod", "advmod", "parataxis", "advcl") and preposition(below) == "according to":
                path.voiced = True
                return voice(below, path)
            beside = below.dep_ == "parataxis" and (not children(below, "ccomp") or below.i > trigger.i)
            if beside and is_verb(below) and is_reporting(below, path) and children(below, "nsubj") and not below.is_ancestor(trigger):
                path.voiced = path.voiced or below.i != trigger.i
                return voice(children(below, "nsubj")[-1], path) if below.i != trigger.i else None
    return None


def quoted(trigger: Token, path: Path, quotations: tuple[Quotation, ...]) -> Mention | None:
    """Return who utters the quotation around the trigger; where nobody can be told, it still is not the article's own voice."""
    around = next((quotation for quotation in quotations if quotation.start <= trigger.i < quotation.end), None)
    if around is None:
        return None
    path.voiced = True
    return voice(trigger.doc[around.speaker], path) if around.speaker is not None else None
