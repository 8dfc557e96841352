"""The names of the dependency relations, in plain words. Knows the labels; never knows a tree.

They are those of Universal Dependencies (Nivre et al. 2020) as English treebanks use them. Nothing
outside this room and ``kg.english`` spells them; Docs of other schemes come already bridged
(``kg.english.bridge``).
"""

ROOT = "root"

SUBJECT = "nsubj"  # "*France* accused Mali"
OUTER_SUBJECT = "nsubj:outer"  # "the *problem* is that they attack"
CLAUSAL_SUBJECT = "csubj"  # "*killing* civilians is a crime"
PASSIVE_SUBJECT = "nsubj:pass"  # "*Mali* was accused"
PASSIVE_CLAUSAL_SUBJECT = "csubj:pass"
OUTER_CLAUSAL_SUBJECT = "csubj:outer"
EXPLETIVE = "expl"  # "*it* is said that"
PASSIVE_EXPLETIVE = "expl:pass"

OBJECT = "obj"  # "France accused *Mali*"
INDIRECT_OBJECT = "iobj"  # "gave *Mali* aid"
OBLIQUE = "obl"  # "troops marched into the *capital*"
AGENT = "obl:agent"  # "accused by *France*"
OBLIQUE_ARGUMENT = "obl:arg"
UNMARKED_OBLIQUE = "obl:unmarked"  # "left *Monday*"
TIME_OBLIQUE = "obl:tmod"
MEASURE_OBLIQUE = "obl:npmod"

OPEN_COMPLEMENT = "xcomp"  # "agreed to *leave*"
COMPLEMENT_CLAUSE = "ccomp"  # "said that Mali *left*"
ADVERBIAL_CLAUSE = "advcl"  # "if Mali *leaves*"
ADVERBIAL_RELATIVE = "advcl:relcl"  # "Mali left, which *angered* France"
NOUN_CLAUSE = "acl"  # "the order to *leave*", "men *arrested* by police"
RELATIVE_CLAUSE = "acl:relcl"  # "the men who *left*"
PARATAXIS = "parataxis"  # "“Mali left,” he *said*"

NOMINAL_MODIFIER = "nmod"  # "talks with *Iran*"
POSSESSOR = "nmod:poss"  # "*Iran*'s army"
TITLE = "nmod:desc"  # "*President* Putin"
UNMARKED_MODIFIER = "nmod:unmarked"  # "the vote *Monday*"
TIME_MODIFIER = "nmod:tmod"
APPOSITION = "appos"  # "Kabul, the *capital*"
ADJECTIVE = "amod"  # "*Iranian* troops"
COMPOUND = "compound"  # "*peace* talks"
NUMERAL = "nummod"  # "*two* men"
DETERMINER = "det"  # "*the* men"
PREDETERMINER = "det:predet"  # "*all* the men"
FLAT = "flat"  # "Vladimir *Putin*"
FIXED = "fixed"  # "because *of*"
ADVERB = "advmod"  # "*never* left"
PARTICLE = "compound:prt"  # "pulled *out*"

AUXILIARY = "aux"  # "*will* leave"
PASSIVE_AUXILIARY = "aux:pass"  # "*was* accused"
COPULA = "cop"  # "*is* angry"
ADPOSITION = "case"  # "*in* Kabul", "Iran*'s*"
MARKER = "mark"  # "*if* Mali leaves", "*to* leave"
CONJUNCT = "conj"  # "Iran and *Iraq*"
COORDINATOR = "cc"  # "Iran *and* Iraq"
PRECONJUNCTION = "cc:preconj"  # "*both* Iran and Iraq"
PUNCTUATION = "punct"
DISCOURSE = "discourse"
VOCATIVE = "vocative"
DISLOCATED = "dislocated"
LISTED = "list"
REPARANDUM = "reparandum"
ORPHAN = "orphan"
SPLIT_WORD = "goeswith"
UNKNOWN = "dep"

SUBJECTS = (SUBJECT, OUTER_SUBJECT, CLAUSAL_SUBJECT)
PASSIVE_SUBJECTS = (PASSIVE_SUBJECT, PASSIVE_CLAUSAL_SUBJECT)
ANY_SUBJECTS = (*SUBJECTS, *PASSIVE_SUBJECTS)
NOMINAL_SUBJECTS = (SUBJECT, PASSIVE_SUBJECT)
AUXILIARIES = (AUXILIARY, PASSIVE_AUXILIARY)
HELPERS = (*AUXILIARIES, COPULA)
OBLIQUES = (
    OBLIQUE,
    AGENT,
    OBLIQUE_ARGUMENT,
    NOMINAL_MODIFIER,
    MEASURE_OBLIQUE,
    ADVERBIAL_CLAUSE,
)
TIMES = (UNMARKED_OBLIQUE, TIME_OBLIQUE, UNMARKED_MODIFIER, TIME_MODIFIER)

NOUN_CLAUSES = (NOUN_CLAUSE, RELATIVE_CLAUSE)
CLAUSES = (
    OPEN_COMPLEMENT,
    COMPLEMENT_CLAUSE,
    CLAUSAL_SUBJECT,
    PASSIVE_CLAUSAL_SUBJECT,
    OUTER_CLAUSAL_SUBJECT,
    ADVERBIAL_CLAUSE,
    ADVERBIAL_RELATIVE,
    NOUN_CLAUSE,
    RELATIVE_CLAUSE,
    PARATAXIS,
    ROOT,
)
