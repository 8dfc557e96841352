"""What verbs and nouns ask for by grammar: classes of words. Knows lemmas; never knows a tree."""

STATIVE = frozenset("oppose commit dedicate devote".split())  # "is opposed to the sale"
SUBJECT_CONTROL = frozenset(("promise", "threaten", "vow", "pledge"))  # "promised B to act"
QUOTING = ("quote", "cite")  # "quoted B as saying"
PERCEIVING = frozenset(  # "filmed B acting": B acts
    "capture catch depict film hear notice observe photograph record see show spot watch".split()
)
TAXED = frozenset(  # "accused B of acting", "stopped B from acting": B would act
    """accuse suspect convict acquit blame absolve clear exonerate charge prevent stop deter
    discourage dissuade""".split()
)
ASKED = {  # the prepositions before whom a verb asks to act: "called on B to leave"
    "appeal": ("to", "for"),
    "arrange": ("for",),
    "call": ("on", "upon", "for"),
    "plead": ("with", "for"),
    "press": ("for",),
    "prevail": ("on",),
    "push": ("for",),
    "shout": ("at",),
    "wait": ("for",),
}
ADDRESSING = ("for", "on", "upon", "to")  # "a call on Turkey to leave"
OBJECT_CONTROL_MARKS = frozenset(("of", "for", "from", "into", "over", "against"))
ASPECTS = frozenset("begin continue keep renew resume start".split())  # over another deed
NAMING = frozenset("consider deem regard view".split())  # "considers the arrest illegal"
