"""The grammar of SPARQL 1.1 queries and its table. Knows which word may follow which; never knows what a query means.

The rules are those of the Recommendation, section 19.8, under shorter names. Names in capitals and between quotation marks are
words, the rest are rules. The grammar is LL(1): the next word alone decides, so that parsing needs no recursion and no way back.
"""

import re
from collections.abc import Iterator
from functools import cache

from kg.query.tokens import END

RULES = """
unit = prologue ( select | construct | describe | ask ) values? "end of the query"
prologue = ( BASE "iri" | PREFIX "prefix" "iri" )*
select = columns dataset* where modifier
subselect = columns where modifier values?
columns = SELECT ( DISTINCT | REDUCED )? ( ( "variable" | "(" expression AS "variable" ")" )+ | "*" )
construct = CONSTRUCT ( template dataset* where modifier | dataset* WHERE template modifier )
describe = DESCRIBE ( ( "variable" | resource )+ | "*" ) dataset* where? modifier
ask = ASK dataset* where modifier
dataset = FROM NAMED? resource
where = WHERE? group
modifier = ( GROUP BY grouping+ )? ( HAVING constraint+ )? ( ORDER BY ordering+ )? ( LIMIT "integer" ( OFFSET "integer" )? | OFFSET "integer" ( LIMIT "integer" )? )?
grouping = builtin | call | "(" expression ( AS "variable" )? ")" | "variable"
ordering = "direction" bracketed | constraint | "variable"
values = VALUES data
data = "variable" "{" datum* "}" | ( "()" | "(" "variable"* ")" ) "{" ( "(" datum* ")" | "()" )* "}"
datum = resource | literal | UNDEF
group = "{" ( subselect | patterns ) "}"
patterns = triples? ( other "."? triples? )*
triples = statement ( "." triples? )?
other = group ( UNION group )* | OPTIONAL group | MINUS group | GRAPH anything group | SERVICE SILENT? anything group | FILTER constraint | BIND "(" expression AS "variable" ")" | values
anything = "variable" | resource
constraint = bracketed | builtin | call
call = resource arguments
arguments = "()" | "(" DISTINCT? expression ( "," expression )* ")"
list = "()" | "(" expression ( "," expression )* ")"
template = "{" plaintriples? "}"
plaintriples = plainstatement ( "." plaintriples? )?
plainstatement = term plainproperties | plainnode plainproperties?
plainproperties = verb plainobjects ( ";" ( verb plainobjects )? )*
plainobjects = plainobject ( "," plainobject )*
plainobject = term | plainnode
plainnode = "(" plainobject+ ")" | "[" plainproperties "]"
verb = "variable" | resource | "a"
statement = term properties | node properties?
properties = ( path | "variable" ) objects ( ";" ( ( path | "variable" ) objects )? )*
objects = object ( "," object )*
object = term | node
node = "(" object+ ")" | "[" properties "]"
path = sequence ( "|" sequence )*
sequence = step ( "/" step )*
step = "^"? primarypath ( "?" | "*" | "+" )?
primarypath = resource | "a" | "!" excluded | "(" path ")"
excluded = oneexcluded | "()" | "(" oneexcluded ( "|" oneexcluded )* ")"
oneexcluded = "^"? ( resource | "a" )
term = "variable" | resource | literal | "blank" | "[]" | "()"
expression = conjunction ( "||" conjunction )*
conjunction = relation ( "&&" relation )*
relation = sum ( ( "=" | "!=" | "<" | ">" | "<=" | ">=" ) sum | IN list | NOT IN list )?
sum = product ( ( "+" | "-" ) product | "signed number" ( ( "*" | "/" ) unary )* )*
product = unary ( ( "*" | "/" ) unary )*
unary = ( "!" | "+" | "-" )? primary
primary = bracketed | builtin | resource arguments? | literal | "variable"
bracketed = "(" expression ")"
builtin = one | two | three | four | counts | special
one = "function of one" bracketed
two = "function of two" "(" expression "," expression ")"
three = "function of two or three" "(" expression "," expression ( "," expression )? ")" | IF "(" expression "," expression "," expression ")"
four = REPLACE "(" expression "," expression "," expression ( "," expression )? ")"
counts = COUNT "(" DISTINCT? ( "*" | expression ) ")" | "aggregate" "(" DISTINCT? expression ")" | GROUP_CONCAT "(" DISTINCT? expression ( ";" SEPARATOR "=" "string" )? ")"
special = BOUND "(" "variable" ")" | BNODE ( "()" | bracketed ) | "function of none" "()" | "function of many" list | NOT? EXISTS group
literal = "string" ( "language" | "^^" resource )? | "signed number" | "number" | "integer" | "boolean"
resource = "iri" | "name" | "prefix"
"""

PART = re.compile(r'"[^"]+"|[A-Za-z_]+|[()|*+?]')
Table = dict[str, dict[str, tuple[str, ...]]]
Bodies = dict[str, list[tuple[str, ...]]]


def bodies() -> Bodies:
    """Return for each rule its alternatives as plain rows of names; groups and repetitions become rules of their own."""
    found: Bodies = {}

    def alternatives(parts: Iterator[str], owner: str) -> list[tuple[str, ...]]:
        rows: list[list[str]] = [[]]
        for part in parts:
            if part == ")":
                break
            if part == "|":
                rows.append([])
            elif part in "*+?":
                rows[-1][-1] = repeated(rows[-1][-1], part)
            elif part == "(":
                inner = f"{owner}/{len(found)}"
                found[inner] = []
                found[inner] = alternatives(parts, inner)
                rows[-1].append(inner)
            else:
                rows[-1].append(part.strip('"'))
        return [tuple(row) for row in rows]

    def repeated(name: str, sign: str) -> str:
        new = f"{name}{sign}"
        more = f"{name}*"
        if sign in "*+":
            found[more] = [(name, more), ()]
        if sign in "+?":
            found[new] = [(name, more)] if sign == "+" else [(name,), ()]
        return new

    for line in RULES.strip().splitlines():
        name, _, body = line.partition(" = ")
        found[name] = alternatives(iter(PART.findall(body)), name)
    return found


def firsts(rows: Bodies) -> dict[str, set[str]]:
    """Return the words that each rule can begin with; an empty text where it can be empty."""
    found: dict[str, set[str]] = {name: set() for name in rows}
    changed = True
    while changed:
        changed = False
        for name, alternatives in rows.items():
            new = {word for row in alternatives for word in begin(row, found)} - found[name]
            found[name] |= new
            changed = changed or bool(new)
    return found


def begin(row: tuple[str, ...], known: dict[str, set[str]]) -> set[str]:
    """Return the words that a row can begin with."""
    words: set[str] = set()
    for name in row:
        if name not in known:
            return words | {name}
        words |= known[name] - {""}
        if "" not in known[name]:
            return words
    return words | {""}


def follows(rows: Bodies, first: dict[str, set[str]]) -> dict[str, set[str]]:
    """Return the words that can follow each rule."""
    found: dict[str, set[str]] = {name: set() for name in rows}
    changed = True
    while changed:
        changed = False
        for owner, alternatives in rows.items():
            for row in alternatives:
                for at, name in enumerate(row):
                    if name not in rows:
                        continue
                    after = begin(row[at + 1 :], first)
                    new = (after - {""}) | (found[owner] if "" in after else set())
                    changed = changed or not new <= found[name]
                    found[name] |= new
    return found


@cache
def table() -> Table:
    """Return for each rule and next word the row to go on with."""
    rows = bodies()
    first = firsts(rows)
    follow = follows(rows, first)
    made: Table = {name: {} for name in rows}
    for name, alternatives in rows.items():
        for row in alternatives:
            words = begin(row, first)
            for word in (words - {""}) | (follow[name] if "" in words else set()):
                if row or word not in made[name]:
                    made[name][word] = row
    return made


def is_unambiguous() -> bool:
    """Return whether the next word always decides, so that no row of the table hides another."""
    rows = bodies()
    first = firsts(rows)
    follow = follows(rows, first)
    for name, alternatives in rows.items():
        seen: set[str] = set()
        for row in alternatives:
            words = begin(row, first)
            words = (words - {""}) | (follow[name] if "" in words else set())
            if words & seen:
                return False
            seen |= words
    return True


START = "unit"
__all__ = ["END", "START", "is_unambiguous", "table"]
