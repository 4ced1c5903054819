"""Maps made up for the tests: realistic words, any size, always the same for the same seed."""

from __future__ import annotations

import random

from sayso.system.types import Edge, Evidence, Map, Node, NodeKind, Omission, Side, View

NAMES: tuple[tuple[str, NodeKind], ...] = (
    ("government of Kyrgyzstan", "PublicBody"),
    ("Hizb ut Tahrir", "Organization"),
    ("Muslims", "Group"),
    ("State Committee for National Security", "PublicBody"),
    ("Ministry of Internal Affairs of the Kyrgyz Republic", "PublicBody"),
    ("Almaz Karimov", "Person"),
    ("Velmar Herald", "Company"),
    ("prisoners", "Group"),
    ("Moscow", "Address"),
    ("people of Central Asia", "Group"),
    ("nine men who escaped", "Group"),
    ("prison guards", "Group"),
    ("Human Rights Watch", "Organization"),
    ("somebody not named", "Unnamed"),
    ("religious literature", "Thing"),
    ("Bishkek", "Address"),
    ("President Temirov", "Person"),
    ("Supreme Court", "PublicBody"),
    ("the media", "Group"),
    ("Council of the Open Valley", "Organization"),
)
HAPPENINGS = (
    "nine prisoners escaped from the detention centre",
    "the government arrests Muslims",
    "protests in the capital",
    "prices rose",
    "the border was closed",
    "one guard was wounded and later died",
    "the law on extremism was tightened",
    "people lost their trust in the courts",
    "the umma will have a shield",
    "drivers went on strike",
)
VERBS = {
    "actors": (
        "arrests",
        "accuses",
        "demands of",
        "kills",
        "tortures in custody",
        "calls terrorists",
        "supports",
        "sentences",
        "warns",
    ),
    "causes": ("leads to", "because of", "if", "after", "so that"),
    "sources": ("cites", "accuses", "addresses", "denies what is said by", "quotes at length"),
}


def some_map(nodes: int, edges: int, *, view: View = "actors", sides: int = 1, seed: int = 7) -> Map:
    """A map of so many nodes and edges, hubs among them, of one statement or of several."""
    chance = random.Random(seed)
    documents = tuple(Side(f"sha256:{number}", name) for number, name in enumerate(_SIDE_NAMES[:sides]))
    made = tuple(_node(number, view, documents) for number in range(nodes))
    weights = [1 / (1 + number) for number in range(nodes)]
    joined = []
    for number in range(edges):
        start, end = _ends(chance, nodes, number, weights)
        joined.append(_edge(chance, made[start].id, made[end].id, view, documents))
    omitted = (Omission("edges", 120, "a map draws 60, those of most claims first"),) if nodes > 30 else ()
    return Map(view, documents, made, tuple(joined), omitted)


_SIDE_NAMES = ("press-release-2015.txt", "bulletin of the State Committee.pdf", "report.html", "wire.txt")


def _node(number: int, view: View, sides: tuple[Side, ...]) -> Node:
    again = number // (len(HAPPENINGS) if view == "causes" else len(NAMES))
    name, kind = (HAPPENINGS[number % len(HAPPENINGS)], "Claim") if view == "causes" else NAMES[number % len(NAMES)]
    label = f"{name} {again + 1}" if again else name
    return Node(f"n{number}", label, kind, 1 + number % 5, tuple(side.document for side in sides))  # type: ignore[arg-type]


def _ends(chance: random.Random, nodes: int, number: int, weights: list[float]) -> tuple[int, int]:
    start = chance.choices(range(nodes), weights)[0]
    if number and chance.random() < 0.03:
        return start, start
    end = number + 1 if number + 1 < nodes * 0.9 else chance.randrange(nodes)
    return (end, start) if chance.random() < 0.3 else (start, end)


def _edge(chance: random.Random, start: str, end: str, view: View, sides: tuple[Side, ...]) -> Edge:
    said = tuple(side.document for side in sides if chance.random() < 0.6) or (chance.choice(sides).document,)
    denied = tuple(side.document for side in sides if side.document not in said and chance.random() < 0.25)
    if len(sides) == 1 and chance.random() < 0.06:
        denied = (sides[0].document,)
    evidence = tuple(
        Evidence(
            chance.choice(said),
            f"c{chance.randrange(300)}",
            "After such incidents the government every time arrests Muslims.",
            () if chance.random() < 0.5 else ("Ferghana News", "a witness")[: chance.randint(1, 2)],
        )
        for _ in range(chance.choice((1, 1, 1, 2, 3, 8)))
    )
    return Edge(
        start,
        end,
        chance.choice(VERBS[view]),
        "ARREST",
        evidence,
        alleged=chance.random() < 0.3,
        conditional=chance.random() < 0.12,
        habitual=chance.random() < 0.1,
        negative=chance.random() < 0.08,
        said_by=said,
        denied_by=denied,
    )


def small_map(
    *edges: Edge, sides: int = 1, view: View = "actors", labels: tuple[str, ...] = ("guards", "drivers", "ministry")
) -> Map:
    """A map whose nodes are a, b, c … with `labels`, of one statement or of several, d0, d1 …"""
    documents = tuple(Side(f"d{number}", name) for number, name in enumerate(_SIDE_NAMES[:sides]))
    nodes = tuple(Node("abcdefgh"[number], label, "Group", 1, ("d0",)) for number, label in enumerate(labels))
    return Map(view, documents, nodes, edges)


def an_edge(start: str = "a", end: str = "b", label: str = "arrest", **rest: object) -> Edge:
    """An edge of one claim in the issuer's own words, said by d0."""
    values: dict[str, object] = {"evidence": (Evidence("d0", "c1", "the guards arrested the drivers", ()),), "said_by": ("d0",)}
    return Edge(start, end, label, "ARREST", **(values | rest))  # type: ignore[arg-type]


HOSTILE = (
    '"quoted" & <b>bold</b>',
    "<script>alert(1)</script>",
    "]]> & &amp; &#0;",
    "two\nlines\tand\rmore",
    "nul \x00 bell \x07 escape \x1b[31m",
    "half \ud83d a surrogate",
    "no character \ufffe\uffff",
    "exe\u202etxt.pdf",
    "\u2066isolated\u2069",
    "السلام عليكم",
    "abc שלום",
    "Жогорку Кеңеш",
    "中华人民共和国国务院新闻办公室发言人",
    "back\\slash\\",
    '\\N and \\"',
    "{record|field}",
    "",
    "=1+1",
    "W" * 400,
)
"""Names that a document may hold and that no format may trip over."""
