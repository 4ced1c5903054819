"""Whose voice a statement is: "We, NAME, …", a signature, a letterhead or the header of a release, a byline.

An issuer is accepted only where the statement says so in one of these places; two different answers in one place are none. What
stands later in this list does not override what stands earlier.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.claims.bylines import agencies, bylines, issued_by
from sayso.claims.mastheads import mastheads
from sayso.claims.naming import BODY, EDGE, NAME, PERSON, SHORT, TITLE, WORD, quoted_tokens, short_line, tokens_in
from sayso.claims.outline import trimmed
from sayso.claims.syntax import Syntax
from sayso.intake.masthead import has_body_noun, has_day_and_month, is_desk, is_superior, looks_like_a_name
from sayso.types import Block, Issuer, IssuerBasis, Statement

WE_WINDOW = 30
"""Longest name, in tokens, looked for after "We,"."""

_DATE = re.compile(r"(?:[A-Z]\w+,\s)?(?:\d{1,2}[. ])?\s?(?:\w{3,9}|\d{1,2})[. ]\s?(?:\d{1,2},?\s)?(?:1[5-9]|20)\d\d\.?")
_PLACE_AND_DATE = re.compile(rf"(?:{WORD}(?:[ ]{WORD}){{0,3}},[ ])?{_DATE.pattern}")
_SIGNING = re.compile(
    r"(?i)^\W*(?:sincerely|respectfully|yours (?:truly|faithfully|sincerely)|with (?:respect|best wishes)|"
    r"(?:kind |best )?regards|signed|signature)"
    r"(?:\s+yours)?\s*(?P<rest>[:,.\s].*)?$"
)
_DESK = re.compile(
    r"(?i:(?:press|media|information|public relations|central media|news)[ ]"
    r"(?:service|office|cent(?:er|re)|department|bureau|secretariat))"
    r"(?:[ ](?i:of|for|,)[ ](?i:the[ ])?" + NAME + r")"
)
_SPOKEN_FOR = re.compile(
    r"(?i:^(?:office[ ]of[ ]the[ ])?(?:spokes(?:person|man|woman)|press[ ](?:secretary|officer|spokes\w+))(?:['’]s[ ]office)?)"
    rf"(?:,?[ ](?i:of|for)[ ](?i:the[ ])?(?P<name>{NAME}))"
)
"""How a body's spokesman signs: "Press Secretary of the Border Service", "Spokesperson's office of the Council"."""
_RELEASE_OF = re.compile(
    r"(?i:\b(?:press|news|media)[ ]release|\bstatement|\bcommuniqu[eé]|\bdeclaration|\bappeal|\bmessage)[ ]{1,12}"
    r"(?i:of|by|from|issued by)[ ]{1,12}"
    r"(?i:the[ ])?(?P<name>" + TITLE + r"[ ]{1,3}" + WORD + r"(?:[ ]{1,3}" + WORD + r"){0,3}|" + NAME + r")"
)
_RELEASES = re.compile(rf"^\W*(?P<name>{TITLE}[ ]{{1,3}}{PERSON})[ ]{{1,3}}(?i:press|news)[ ](?i:releases?)")
_ON_BEHALF = re.compile(
    rf"^(?i:for|on behalf of|signed for|in the name of)[ ](?i:the[ ])?(?P<name>{NAME}(?:['’][ ]{NAME})?)(?:[:,]|,[ ].*)?$"
)
_INVOKES = re.compile(r"(?i)in the name of ")
"""How a sacred text opens, in the head: nobody's signature."""
HEAD = 4
"""How many blocks at the top a letterhead and what is written below it take."""
_ADDRESSED = re.compile(r"(?i)^(?:to|report|notes?|notice|attention|attn|dear|hono(?:u)?red|by|from)\b")
_HEADER = re.compile(
    rf"^(?:[A-Z][\w .,()'’]{{1,40}}[ ]?(?:[-–—]|--)[ ]?)?(?P<name>{TITLE}[ ]{{1,3}}{WORD}(?:[ ]{WORD}){{0,3}})"
    r"(?:[ ]\([^)\n]{1,12}\))?,?[ ](?!and\b)(?P<verb>today\b|[a-z]+)"
)
_RELEASE_MARK = re.compile(
    r"(?i)\b(?:for immediate release|press release|news release|media release|contact:|press contact|media contact)"
)
_TRAILING = re.compile(
    r"(?i)[\s,:–—-]+(?:press|news|media)(?:[ ](?:room|releases?|office|cent(?:er|re)))?(?:[ ]+page)?$|[\s,:]+statements?$"
)
_ABOUT = re.compile(r"[ ]+(?:On|In|About|Regarding|For|Concerning|Following|After|[Ii]n [Rr]esponse)\b.*$")
_GENERIC = re.compile(r"(?i)^(?:press|news|media) releases?$|^statement$|^page\b|^index\b")


def find_issuer(syntax: Syntax, statement: Statement) -> Issuer | None:
    """Find the issuer in the statement's own words; None where it does not say, or says two things.

    The span gives the name alone: without "We", the honorific line or the preposition. `basis` says where it stood: `we`,
    `signature`, `letterhead` (also the header of a release: "Senator X today …"), `byline` (also an agency's dateline).
    """
    steps = (
        ("we", _after_we(syntax, statement)),
        ("signature", _signatures(syntax, statement)),
        ("letterhead", issued_by(statement)),
        ("letterhead", _letterheads(syntax, statement)),
        ("letterhead", _headers(statement)),
        ("letterhead", mastheads(syntax, statement)),
        ("signature", _spoken_for(statement)),
        ("signature", _last_name(syntax, statement)),
        ("byline", agencies(statement)),
        ("byline", bylines(statement)),
    )
    for basis, found in steps:
        issuer = _agreed(statement.text, found, basis)  # type: ignore[arg-type]
        if issuer is not None:
            return issuer
    return None


def _agreed(text: str, found: Iterator[tuple[int, int]], basis: IssuerBasis) -> Issuer | None:
    """Take the first span, unless another in the same place names somebody else."""
    spans = list(found)
    if not spans:
        return None
    start, end = spans[0]
    words = {word.lower().strip(".,") for word in text[start:end].split()}
    for other_start, other_end in spans[1:]:
        others = {word.lower().strip(".,") for word in text[other_start:other_end].split()}
        if not words & others:
            return None
    return Issuer(start, end, text[start:end], None, basis)


def _after_we(syntax: Syntax, statement: Statement) -> Iterator[tuple[int, int]]:
    """Read "We, Hizb ut Tahrir, urge …", "We, the members of the Union of Writers, …", "I, Colonel Ahn, …" outside quotations."""
    quoted = quoted_tokens(syntax, statement)
    for token in range(len(syntax) - 3):
        if syntax.lower[token] not in {"we", "i"} or syntax.words[token + 1] != "," or token in quoted:
            continue
        stop = min(token + WE_WINDOW, syntax.sentences[syntax.sentence_of[token]][1])
        end = _end_of_name(syntax, token + 2, stop)
        if end is None:
            continue
        span = trimmed(syntax, token + 2, end)
        if span is not None and any(syntax.pos[place] == "PROPN" for place in range(span[0], span[1] + 1)):
            yield syntax.start[span[0]], syntax.end[span[1]]


def _end_of_name(syntax: Syntax, begin: int, stop: int) -> int | None:
    """Find the last token before the comma, dash or verb that closes the name after "We,"; None where it stays open."""
    for token in range(begin, stop):
        if syntax.words[token] in {",", "–", "—", "-"}:
            return token - 1 if token > begin else None
        if syntax.tag[token] in {"VBP", "VBD", "VBZ", "MD"}:
            return None
    return None


def _signatures(syntax: Syntax, statement: Statement) -> Iterator[tuple[int, int]]:
    """Read the end: the name after "Sincerely", "For the Mothers' Committee", a press service."""
    tail = list(statement.blocks[-EDGE:]) if len(statement.blocks) > 1 else []
    for place, block in enumerate(tail):
        line = statement.text[block.start : block.end]
        signing = _SIGNING.match(line) if len(line) <= SHORT else None
        if signing is not None:
            yield from _first_name(
                syntax, statement, block.start + (signing.start("rest") if signing["rest"] else len(line)), tail[place + 1 :]
            )
            return
    for block in tail:
        behalf = _ON_BEHALF.match(short_line(statement, block) or "")
        if behalf is not None and not (block in statement.blocks[:HEAD] and _INVOKES.match(behalf.group())):
            yield block.start + behalf.start("name"), block.start + behalf.end("name")
            return
    for block in tail[-3:]:
        short = short_line(statement, block)
        desk = _DESK.search(short) if short else None
        if desk is not None and short is not None and len(desk.group()) >= 0.6 * len(short.strip(" .,")):
            yield block.start + desk.start(), block.start + desk.end()
            return


def _spoken_for(statement: Statement) -> Iterator[tuple[int, int]]:
    """Read the body whose spokesman signs; where a letterhead has the body's full name, it comes first."""
    for block in statement.blocks[1:][-3:]:
        found = _SPOKEN_FOR.match(short_line(statement, block) or "")
        if found is not None and re.search(BODY, found["name"]):
            yield block.start + found.start("name"), block.start + found.end("name")
            return


def _last_name(syntax: Syntax, statement: Statement) -> Iterator[tuple[int, int]]:
    """Read a last short line that is nothing but a name; a date may stand below it."""
    tail = [block for block in statement.blocks[1:] if not _PLACE_AND_DATE.fullmatch(statement.text[block.start : block.end])][-1:]
    if tail:
        last = short_line(statement, tail[-1])
        if (
            last is not None
            and not last.rstrip().endswith((".", "!", "?", ":", "”", '"'))
            and _is_name(syntax, statement, tail[-1])
        ):
            yield _stripped(statement.text, tail[-1].start, tail[-1].end)


def _first_name(syntax: Syntax, statement: Statement, begin: int, following: list[Block]) -> Iterator[tuple[int, int]]:
    """Give the first line from `begin` on that is nothing but a name."""
    rest = [Block(begin, block_end, "paragraph") for block_end in _end_of_block(statement, begin)]
    for block in [*rest, *following]:
        for start, end in _lines(statement.text, block):
            piece = Block(start, end, "paragraph")
            if short_line(statement, piece) is not None and _is_name(syntax, statement, piece):
                yield _stripped(statement.text, start, end)
                return


def _end_of_block(statement: Statement, begin: int) -> Iterator[int]:
    return (block.end for block in statement.blocks[-EDGE:] if block.start <= begin < block.end)


def _lines(text: str, block: Block) -> Iterator[tuple[int, int]]:
    start = block.start
    for line in text[block.start : block.end].split("\n"):
        yield start, start + len(line)
        start += len(line) + 1


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and not (text[start].isalnum()):
        start += 1
    while end > start and not (text[end - 1].isalnum() or text[end - 1] in ").'’"):
        end -= 1
    if text[end - 1] == "." and text[start:end].count(".") == 1:
        end -= 1
    return start, end


def _is_name(syntax: Syntax, statement: Statement, block: Block) -> bool:
    """Tell whether a line holds a proper name and no verb, and its words are mostly capitalised."""
    words = statement.text[block.start : block.end].split()
    if not 1 < len(words) <= 12 or _GENERIC.match(" ".join(words)) or has_day_and_month(" ".join(words)):
        return False
    capitals = sum(word[:1].isupper() for word in words if len(word) > 3)
    if capitals * 4 < sum(len(word) > 3 for word in words) * 3 or capitals == 0:
        return False
    tokens = tokens_in(syntax, block)
    return any(syntax.pos[token] == "PROPN" for token in tokens) and not any(
        syntax.pos[token] in {"VERB", "AUX"} and syntax.words[token].islower() for token in tokens
    )


def _letterheads(syntax: Syntax, statement: Statement) -> Iterator[tuple[int, int]]:
    """Read the head: "Press release of the …", or a first line that is the name of a body and nothing else."""
    for block in statement.blocks[:EDGE]:
        line = statement.text[block.start : min(block.end, block.start + 400)]
        named = _RELEASES.match(line) or (_RELEASE_OF.search(line) if block.start < 600 else None)
        if named is not None and _is_title_like(line, named):
            name = _ABOUT.sub("", _TRAILING.sub("", named["name"]))
            yield block.start + named.start("name"), block.start + named.start("name") + len(name)
            return
    above = ""
    for block in statement.blocks[:3]:
        short = short_line(statement, block)
        if len(statement.blocks) < 2 or statement.text[block.start : block.end].endswith("."):
            return
        if short is not None and looks_like_a_name(above) and (is_desk(short) or (has_body_noun(above) and not is_superior(above))):
            return
        if short is not None and not _ADDRESSED.match(short) and _is_body(syntax, statement, block, short):
            if is_superior(short) and _is_under(statement, block):
                continue
            yield _stripped(statement.text, block.start, block.start + len(_TRAILING.sub("", short)))
            return
        above = short or ""


def _is_under(statement: Statement, above: Block) -> bool:
    """Tell whether the line below one of the head names a body that is part of it: "NATIONAL ARMY", then "NINTH BRIGADE"."""
    below = next((block for block in statement.blocks[:HEAD] if block.start >= above.end), above)
    short = short_line(statement, below)
    return short is not None and not is_desk(short) and looks_like_a_name(short) and has_body_noun(short)


def _is_body(syntax: Syntax, statement: Statement, block: Block, line: str) -> bool:
    """Tell whether a line of the head names a body: by its words, or because the text goes on to speak of it by that name."""
    is_title = statement.title is not None and statement.title.start == block.start
    if not is_title and _named_again(statement.text, block, line):
        return True
    if not re.search(BODY, line) or _is_headline(line):
        return False
    # No tagger reads lines in capitals.
    return line.isupper() or (_is_name(syntax, statement, block) and not _has_verb(syntax, block))


def _named_again(text: str, block: Block, line: str) -> bool:
    """Tell whether a first line of two to five words, such as "EVEN SCALES", stands again in the text with capitals."""
    words = line.split()
    if block.start > 0 or not 2 <= len(words) <= 5 or _GENERIC.match(line):
        return False
    again = re.compile(r"\s+".join(map(re.escape, words)), re.IGNORECASE)
    return any(
        all(word[0].isupper() for word in found.group().split() if len(word) > 3) for found in again.finditer(text, block.end)
    )


def _is_title_like(line: str, named: re.Match[str]) -> bool:
    """Take "Statement of X" only from a heading, not from a sentence that speaks of one."""
    return named.start() < 40 or line[: named.start()].strip(" \n") == ""


def _is_headline(line: str) -> bool:
    """Tell a headline in capitals, whose verbs no parser sees, from a body's name: it has commas or colons, or is long."""
    return line.isupper() and (
        "," in line or ":" in line or len(line.split()) > 7 or not re.search(BODY, " ".join(line.split()[:5]))
    )


def _has_verb(syntax: Syntax, block: Block) -> bool:
    return any(syntax.pos[token] in {"VERB", "AUX"} for token in tokens_in(syntax, block))


def _headers(statement: Statement) -> Iterator[tuple[int, int]]:
    """Read "WASHINGTON – Senator X today …" where the text calls itself a release."""
    head, tail = statement.text[:800], statement.text[-400:]
    if not (_RELEASE_MARK.search(head) or _RELEASE_MARK.search(tail)):
        return
    for block in statement.blocks[:EDGE]:
        found = _HEADER.match(statement.text[block.start : min(block.end, block.start + 240)])
        if found is not None and not found["name"].isupper():
            yield block.start + found.start("name"), block.start + found.end("name")
            return
