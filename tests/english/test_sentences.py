import pytest
import spacy

from kg.english.sentences import starts

ENGLISH = spacy.blank("en")


def cut(text: str) -> list[str]:
    """Return the sentences of a text, white space at their ends left out."""
    tokens = [token for token in ENGLISH(text) if not token.is_space]
    ends = [token.idx + len(token) for token in tokens]
    nexts = [*(token.idx for token in tokens[1:]), len(text)]
    spaces = [text[end:after] for end, after in zip(ends, nexts, strict=True)]
    firsts = [
        token.idx
        for token, begins in zip(
            tokens, starts([token.text for token in tokens], spaces), strict=True
        )
        if begins
    ]
    return [
        text[first:after].strip()
        for first, after in zip(firsts, [*firsts[1:], len(text)], strict=True)
    ]


# Sentences are divided by "|" where a boundary must be, and nowhere else.
CASES = [
    "Talks began on Monday.| They ended a day later.",
    "Will the truce hold?| Nobody could say.",
    "The vote is over!| Counting starts now.",
    "Envoys met; no deal was reached; more talks will follow.",
    "Three points remain: prisoners, borders and money.| None is easy.",
    "Mr. Mensah met Mrs. Adjei.| Both declined to comment.",
    "Gen. Tiani took power in July.",
    "Col. Diallo and Lt. Traoré were dismissed.",
    "Lt.-Gen. Khan visited the post.| Nobody was hurt.",
    "Sen. Brown and Rep. Hill backed the bill.",
    "Gov. Reyes called St. Louis his home.",
    "Dr. Okafor, a U.N. expert, warned of famine.",
    "The U.S. Senate rejected the treaty.",
    "The minister flew to the U.S.| He will return on Friday.",
    "The minister flew to the U.S.| The visit was brief.",
    "The U.S. and the U.K. signed the accord.",
    "Envoys of the U.N. Security Council arrived.",
    "The plan has the support of the E.U.| In Paris, officials were relieved.",
    "The curfew starts at 9 p.m. on Saturday.",
    "The curfew starts at 9 p.m.| Police said shops must close earlier.",
    "The curfew starts at 9 p.m. Saturday and ends at 5 a.m. Sunday.",
    "The missile was fired at 7:22 a.m. KST from the east coast.",
    "The law took effect on Jan. 1 and was amended on Dec. 20.",
    "The court ruled in Aug.| The government appealed.",
    "Resolution No. 2231 was cited.| No. 5 was not.",
    "Acme Corp. Chairman Lee Park resigned.",
    "The port was leased to Acme Ltd.| The contract ends next year.",
    "Acme Co. and Baker Inc. denied paying bribes.",
    "It is government vs. army in the capital.",
    "Some goods, e.g. fuel and flour, are exempt.",
    "The largest party, i.e. the ruling one, abstained.",
    "J. Smith and A. B. Jones observed the vote.",
    "George W. Bush signed the order.",
    "Ministers prepared a plan B.| The president refused it.",
    "Growth fell to 2.5 percent.| Prices rose by 11.3 percent.",
    "Aid of $1.2 billion was promised.| None arrived.",
    "Version 2.0 of the roadmap was published.",
    "The general … refused to answer.",
    "The general... refused to answer.",
    "“We waited… and nothing happened,” she said.",
    "“We lost everything…”| The mayor wept.",
    "… and so the talks went on.",
    "“We … I mean the cabinet … will decide,” he said.",
    "“Stop!” he said.",
    "“Will you resign?” a reporter asked.",
    "“Will you resign?” asked a reporter.| He said nothing.",
    "“Who gave the order?” Ms. Vega asked.",
    "“Who gave the order?” Macron said.| He got no answer.",
    "“Who gave the order?”| Macron said France would find out.",
    "“Never again!”| Thousands marched through the capital.",
    "“We agree.”| The ministers shook hands.",
    "“We agree,” the minister said.| “We will sign.”",
    "“We will not leave.| We will not yield,” the leader said.",
    '"We agree."| The ministers shook hands.',
    '"Stop!" he shouted.| "Go home."',
    '"We agree," he said.| "We will sign."',
    "He called it a ‘mistake.’| Others disagreed.",
    "The army withdrew (the rebels did not).| Calm returned.",
    "(The ministry did not reply.)| The army did.",
    "KAMPALA — The opposition boycotted the vote.| Turnout was low.",
    "LONDON (Press) - Ministers met on Tuesday.",
    "Yahoo! announced the move on Monday.",
    "Why now?!| The spokesman shrugged.",
    "The embassy closed.| 200 people had left.",
    "The raid failed.| al-Shabab claimed victory.",
    "The deal collapsed.|The envoy left at once.",
    "See kremlin.ru for the text.| It is short.",
    "Protests Spread in Capital|\n\nThousands marched on Sunday.",
    "Protests Spread in Capital|\nThousands marched on Sunday.",
    "Crowds gathered.|\nPolice watched.",
    "The foreign minister said on Monday that the delegation would\ntravel to Geneva.| Nobody else did.",
    "The delegation that arrived on Monday was led by the minister,\nAhmed Karimi, who gave no statement at all.",
    "Demands:|\n- release of prisoners|\n- a new election",
    "The demands are:| • release of prisoners| • a new election",
    "Steps agreed|\n1. The army withdraws.|\n2. Prisoners go home.",
    "By A. Writer|\r\n\r\nThe cabinet resigned.",
    "Ministers of Japan, S. Korea and the U.S. met.",
    "The treaty of St. Petersburg was signed in Sept. 1998.",
    "Officials, diplomats, etc. attended.| The king did not.",
    "The ceasefire “is dead.”| Its authors disagree.",
    "The killing of Alexei K. shocked the town.",
    "Washington, D.C. Mayor Ann Lee spoke.",
    "The president,\u00a0Mr.\u00a0Diallo, left.\u00a0|Nobody followed.",
    "Word",
]


@pytest.mark.parametrize("marked", CASES)
def test_sentences_end_where_readers_end_them(marked: str):
    expected = [sentence.strip() for sentence in marked.split("|") if sentence.strip()]
    assert cut(marked.replace("|", "")) == expected


def test_every_word_gets_an_answer_and_the_first_begins():
    assert starts([], []) == []
    assert starts(["Hello", "there"], [" ", ""]) == [True, False]


def test_blank_line_ends_a_sentence_without_punctuation():
    assert starts(["Headline", "The", "body"], ["\n \n", " ", ""]) == [True, True, False]


def test_boundaries_do_not_depend_on_the_kind_of_space():
    words = ["Talks", "ended", ".", "Nobody", "won", "."]
    for space in (" ", "  ", "\u00a0", "\t"):
        assert starts(words, [space, "", space, space, "", ""]) == [
            True,
            False,
            False,
            True,
            False,
            False,
        ]
