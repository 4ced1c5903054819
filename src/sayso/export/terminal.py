"""A ledger as a page for a terminal, made to be read by a person.

Claims stand under the voice that holds them: first the issuer's own, then every chain of sources. Colour only repeats what the
words say, so that the page loses nothing without it; nothing in the text can steer the terminal (`sayso.export.visible`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from rich.cells import cell_len
from rich.text import Text

from sayso.export import words
from sayso.export.page import Page, as_text, joined
from sayso.export.visible import visible
from sayso.system.clause import Clause, clause_of
from sayso.types import Attribution, Claim, CommitmentValue, Document, Flag, Link, Participant, StatementLedger

_LONGEST_QUOTATION_LINES: Final = 2
_LONGEST_FLAG_LINES: Final = 3
_LOW_CONFIDENCE: Final = 0.3

Told = Mapping[str, Sequence[str]]
"""Lines on what people have said of claims, by the claims' ids."""
_STYLES: Final = {"certain": "green", "probable": "yellow", "possible": "yellow", "not committed": "dim"}
_REFUSED_STYLE: Final = "red"


def render(
    ledger: StatementLedger, *, width: int = 80, colour: bool = False, unicode: bool = True, told: Told | None = None
) -> str:
    """Give the page as lines of at most `width` columns (40 to 120), with a line end after each.

    `told` is what people have said of claims, by their ids: it stands with them. With `colour` the page carries ANSI styles from
    the terminal's own 16 colours, otherwise no escape at all. Without `unicode` every sign of the page's own is ASCII; letters of
    the statement stay as they are, for the stream to replace.
    """
    view = _View(ledger, told)
    page = Page.of(width, unicode, view.gutter())
    _head(page, ledger.document)
    groups = view.groups()
    for group in groups:
        _voice(page, view, group, words.plural(len(group.claims), "claim"))
        for claim in group.claims:
            _claim(page, view, claim)
    _other_flags(page, view)
    _foot(page, ledger, groups)
    return as_text(page.lines, colour=colour, unicode=unicode)


def claim_lines(page: Page, ledger: StatementLedger, claim: Claim, *, note: str, told: Told) -> None:
    """Write one claim without its words: whose voice it is, with a note behind it, what it says, what else is known."""
    view = _View(ledger, told)
    page.gutter = view.gutter()
    group = next(group for group in view.groups() if claim in group.claims)
    _voice(page, view, group, note)
    _claim(page, view, claim, quoted=False)


@dataclass(frozen=True, slots=True)
class _Group:
    """Claims that rest on one chain of voices; `chain` holds the attributions of the first of them, outermost first."""

    chain: tuple[Attribution, ...]
    claims: list[Claim]
    attributions: dict[str, Attribution]


class _View:
    """The ledger looked up by id: who is meant by a mention, which attributions a claim rests on."""

    def __init__(self, ledger: StatementLedger, told: Told | None = None) -> None:
        self.ledger = ledger
        self.told = told or {}
        self.attributions = {attribution.id: attribution for attribution in ledger.attributions}
        self.captions = {entity.id: entity.caption for entity in ledger.entities}
        self.explained: set[Flag] = set()
        self.links: dict[str, list[Link]] = {}
        for link in ledger.links:
            self.links.setdefault(link.from_, []).append(link)
        self.pronouns = {mention.id for mention in ledger.mentions if mention.form == "pronoun"}
        self.pronoun_places = {(mention.start, mention.end) for mention in ledger.mentions if mention.form == "pronoun"}

    def gutter(self) -> int:
        """Give the columns that the longest id or place needs, with a space on both sides."""
        document, claims = self.ledger.document, self.ledger.claims
        labels = (label for claim in claims for label in (visible(claim.id), words.place_of(document, claim.start)))
        return 3 + max((cell_len(label) for label in labels), default=4)

    def groups(self) -> list[_Group]:
        """Give the claims by voice: the issuer's own, those it makes by naming itself, then the others as they come."""
        found: dict[tuple[tuple[str, str], ...], _Group] = {}
        for claim in sorted(self.ledger.claims, key=lambda claim: claim.start):
            chain = tuple(self.attributions[name] for name in claim.chain if name in self.attributions)
            key = tuple((self._voice_key(link), link.manner) for link in chain)
            group = found.setdefault(key, _Group(chain, [], {}))
            group.claims.append(claim)
            group.attributions.update({link.id: link for link in chain})
        return sorted(found.values(), key=_rank)

    def _voice_key(self, link: Attribution) -> str:
        """Give what tells voices apart: two of "they" are one voice only where both are known to be the same."""
        source = link.source
        if source.entity is None and (source.start, source.end) in self.pronoun_places:
            return f"{source.start}"
        return words.source_key(source)

    def named(self, text: str, entity: str | None, pronoun: bool) -> str:
        """Give a phrase as it may be shown, and whom it means where it is a pronoun: "he [Ivo Marten]"."""
        caption = self.captions.get(entity or "", "")
        return f"{visible(text)} [{visible(caption)}]" if pronoun and caption and caption != text else visible(text)

    def source_name(self, attribution: Attribution) -> str | None:
        """Give the source's words, the issuer's name for the issuer, or None where nobody is named."""
        source, issuer = attribution.source, self.ledger.document.issuer
        if source.kind == "issuer" and issuer is not None:
            return visible(issuer.text)
        if source.text is None:
            return None
        return self.named(source.text, source.entity, (source.start, source.end) in self.pronoun_places)


def _rank(group: _Group) -> int:
    if not group.chain:
        return 0
    return 1 if all(link.source.kind == "issuer" for link in group.chain) else 2


def _head(page: Page, document: Document) -> None:
    page.add(Text(visible(document.title.text if document.title else document.name), "bold"))
    issuer, published = document.issuer, document.published
    if issuer is None:
        _fact(page, "Issuer", "not found in the text", "name it with --given issuer=NAME")
    else:
        _fact(page, "Issuer", visible(issuer.text), words.ISSUER_BASIS[issuer.basis])
    if published is None:
        _fact(page, "Date", "not found", "give it with --given date=YYYY-MM-DD")
    else:
        days = words.period_words(published.earliest, published.latest)
        _fact(page, "Date", visible(days), words.DATE_BASIS[published.basis])
    short = document.id[: len("sha256:") + 12]
    _fact(page, "Document", visible(document.name), visible(f"{document.media_type} · {document.language} · {short}"))
    for warning in document.warnings:
        where = f"page {warning.page}: " if warning.page is not None else ""
        page.add(Text(visible(f"{where}{warning.message} [{warning.code}]"), "yellow"), indent="           ", first="⚠ Warning  ")
    page.space()


def _fact(page: Page, name: str, value: str, note: str) -> None:
    page.add(Text(value), Text(f" — {note}", "dim"), indent=" " * 11, first=f"{name:<11}")


def _voice(page: Page, view: _View, group: _Group, note: str) -> None:
    """Write whose voice the claims below are, with a note at the end of the line."""
    if group.chain:
        name = " → ".join(words.manner_words(link, view.source_name(link)) for link in group.chain)
        title = Text(name[:1].upper() + name[1:], "bold")
    else:
        issuer = view.ledger.document.issuer
        title = Text(f"IN ITS OWN VOICE: {visible(issuer.text) if issuer else 'issuer not found'}", "bold")
    lines = page.wrapped(title, page.width - len(note) - 8)
    for line in lines[:-1]:
        page.lines.append(Text.assemble(("   ", "cyan"), line))
    left = page.width - 3 - lines[-1].cell_len - 1 - 1 - len(note)
    page.lines.append(Text.assemble(("━━ ", "cyan"), lines[-1], (f" {'━' * left} ", "cyan"), (note, "dim")))
    cues = _cue_words(group)
    if cues:
        page.add(Text(cues, "dim"), indent="   ")
    page.space()


def _cue_words(group: _Group) -> str:
    """Give the text's own words that report these sources, and whether it quotes them."""
    links = list(group.attributions.values())
    cues = list(dict.fromkeys(visible(link.cue.text) for link in links if link.cue is not None))
    quoted = sum(link.form != "indirect" for link in links)
    parts = [f"in the words {', '.join(f'“{cue}”' for cue in cues)}"] if cues else []
    if quoted:
        parts.append("in quotation marks" if quoted == len(links) else "partly in quotation marks")
    return " · ".join(parts)


def _claim(page: Page, view: _View, claim: Claim, *, quoted: bool = True) -> None:
    document = view.ledger.document
    gauge = _gauge(claim.commitment.innermost if claim.chain else claim.commitment.issuer, claim.polarity == "negative")
    indent = " " * page.gutter
    room = page.width - len(indent) - _GAUGE_WIDTH - 2
    head = page.wrapped(_sentence(view, clause_of(claim, document.text)), room)
    pad = " " * (room - head[0].cell_len + 2 + _GAUGE_WIDTH - gauge.cell_len)
    page.lines.append(Text.assemble((f" {visible(claim.id)}".ljust(page.gutter), "dim"), head[0], pad, gauge))
    page.lines.extend(Text.assemble(indent, line) for line in head[1:])
    details = list(_details(view, claim))
    if details:
        page.add(joined(" · ", details), indent=indent)
    for flag in claim.flags:
        page.add(*_flag(view, flag), indent=f"{indent}  ", first=indent)
    for line in view.told.get(claim.id, ()):
        page.add(Text(line, "bold blue"), indent=f"{indent}  ", first=indent)
    if not quoted:
        return
    place = words.place_of(document, claim.start)
    quotation = _elided(claim, (page.width - len(indent) - 6) * _LONGEST_QUOTATION_LINES, "[…]" if page.unicode else "[...]")
    page.add(Text(f"“{quotation}”", "italic"), indent=indent, first=f" {place}".ljust(page.gutter))
    page.space()


_GAUGE_WIDTH: Final = len("not committed ○○○")


def _gauge(value: CommitmentValue, negative: bool) -> Text:
    """Give how firmly a claim is held, in words and as three signs."""
    firm, steps, refused = words.firmness(value, negative)
    signs = ("✗" if refused else "●") * steps + "○" * (3 - steps)
    return Text(f"{firm} {signs}", _REFUSED_STYLE if refused else _STYLES[firm])


def _sentence(view: _View, clause: Clause) -> Text:
    arrow = " ← " if clause.backwards else " → "
    sides = [_participants(view, clause.left), Text(visible(clause.predicate), "bold cyan"), _participants(view, clause.right)]
    line = joined(arrow, [side for side in sides if side.plain])
    return Text.assemble((f"{clause.opening} ", "magenta"), line) if clause.opening else line


def _participants(view: _View, parts: tuple[Participant, ...]) -> Text:
    return joined(", ", [_participant(view, part) for part in parts])


def _participant(view: _View, part: Participant) -> Text:
    shown = Text(view.named(part.text, part.entity, part.mention in view.pronouns), "bold")
    return shown.append(" (alleged)", "not bold red") if part.alleged else shown


def _details(view: _View, claim: Claim) -> Iterator[Text]:
    """Give what else is known of the claim, each with its name before it."""
    mood, tense = words.MOODS.get(claim.mood), words.TENSES.get(claim.tense)
    for word in (mood, tense, "judgement" if claim.kind == "evaluation" else None):
        if word is not None:
            yield Text(word, "magenta")
    for part in clause_of(claim, view.ledger.document.text).rest:
        marker = part.marker or {"recipient": "to", "instrument": "by means of"}.get(part.role, "with")
        yield Text.assemble((f"{visible(marker)} ", "dim"), _participant(view, part))
    if claim.when is not None:
        yield _read_as("when", *words.when_words(claim.when))
    if claim.where is not None:
        yield _read_as("where", *words.where_words(claim.where))
    for count in claim.counts:
        yield _read_as("how many", *words.count_words(count))
    if claim.chain and claim.commitment.issuer != "U":
        yield Text.assemble(("the issuer itself ", "dim"), _gauge(claim.commitment.issuer, claim.polarity == "negative"))
    for link in view.links.get(claim.id, ()):
        yield Text(f"{words.link_words(link)} → {visible(link.to)}", "magenta")
    if claim.act is not None:
        yield Text(visible(words.act_words(claim.act)), "dim")
    if claim.confidence < _LOW_CONFIDENCE:
        yield Text(f"read with low confidence, {claim.confidence:.2f}", "dim")


def _flag(view: _View, flag: Flag) -> list[Text]:
    """Give a flag's name, and its reason where it is shown for the first time."""
    name = Text(f"⚑ {flag.name.replace('-', ' ')}", "yellow")
    if flag in view.explained:
        return [name]
    view.explained.add(flag)
    return [name, Text(f" — {visible(flag.reason)}", "dim")]


def _other_flags(page: Page, view: _View) -> None:
    """Write the flags that lie in no claim, each with its words."""
    shown = {flag for claim in view.ledger.claims for flag in claim.flags}
    document = view.ledger.document
    left = [flag for flag in view.ledger.flags if flag not in shown]
    if not left:
        return
    page.add(Text("Flagged outside the claims", "bold"))
    for flag in left:
        place = words.place_of(document, flag.start)
        said = Text(f" “{visible(document.text[flag.start : flag.end])}”", "italic")
        name, *reason = _flag(view, flag)
        page.add(name, said, *reason, indent=" " * page.gutter, first=f" {place}".ljust(page.gutter), most=_LONGEST_FLAG_LINES)
    page.space()


def _read_as(name: str, text: str, value: str) -> Text:
    shown = Text.assemble((f"{name} ", "dim"), visible(text))
    return shown.append(f" = {visible(value)}", "dim") if value else shown


def _elided(claim: Claim, room: int, mark: str) -> str:
    """Give the claim's words in at most `room` columns, cut at words around the predicate; `mark` stands for the rest."""
    if cell_len(visible(claim.text)) <= room:
        return visible(claim.text)
    predicate = claim.predicate
    before, after = claim.text[: predicate.start - claim.start], claim.text[predicate.end - claim.start :]
    half = max((room - cell_len(visible(predicate.text))) // 2, 8)
    if cell_len(visible(before)) > half:
        before = f"{mark} {before[len(mark) + 1 - half :].partition(' ')[2]}"
    left = max(room - cell_len(visible(before + predicate.text)) - len(mark) - 1, 0)
    if cell_len(visible(after)) > left:
        after = f"{after[:left].rpartition(' ')[0]} {mark}"
    return visible(before + predicate.text + after)


def _foot(page: Page, ledger: StatementLedger, groups: list[_Group]) -> None:
    """Sum the page up."""
    if not ledger.claims:
        page.add(Text("No claim was found in this statement.", "yellow"))
        return
    own = sum(len(group.claims) for group in groups if not group.chain)
    sources = {words.source_key(link.source) for group in groups for link in group.chain if link.source.kind != "issuer"}
    flagged = sum(bool(claim.flags) for claim in ledger.claims)
    parts = [words.plural(len(ledger.claims), "claim"), words.plural(len(sources), "source")]
    attributed = f", {len(ledger.claims) - own} attributed to {parts[1]}" if own < len(ledger.claims) else ""
    text = f"{parts[0]}: {own} in its own voice{attributed}"
    page.add(Text(text, "bold"), Text(f" · {flagged} flagged" if flagged else ""))
    if any(words.place_of(ledger.document, claim.start).startswith("@") for claim in ledger.claims):
        page.add(Text("@n: the words stand at the n-th character of the reading text, counted from 0.", "dim"))
