"""Who says what: every report of speech, thought, will or knowledge in a statement, with its source, cue and content."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.claims.attributed import Attributed
from sayso.claims.direct import quote_speech
from sayso.claims.evidential import find_evidential, find_impersonal
from sayso.claims.indirect import find_reported
from sayso.claims.labelled import find_labelled
from sayso.claims.learned import with_learned
from sayso.claims.nesting import assemble, without_deepest
from sayso.claims.nominal import find_nominal
from sayso.claims.outline import outline_of
from sayso.claims.syntax import Syntax
from sayso.types import Block, Issuer


def find_attributions(syntax: Syntax, blocks: Sequence[Block], issuer: Issuer | None = None) -> tuple[Attributed, ...]:
    """Find the attributions of a statement, in text order, with ids `a1`, `a2` … and parents set.

    `syntax` carries Universal Dependencies; `blocks` are the statement's paragraphs, which bound its quotations; `issuer` is whose
    voice the statement is, where that is known. Source, cue and content follow the scheme of PARC and PolNeAR (Pareti 2016; Newell
    et al. 2018). The rules read the tree and the quotation marks, and take time linear in tokens. Nothing is raised: text without
    a report gives an empty tuple.
    """
    outline = outline_of(syntax, blocks)
    drafts = [*find_impersonal(outline), *find_reported(outline), *find_nominal(outline), *find_evidential(outline)]
    drafts = quote_speech(outline, without_deepest(with_learned(outline, drafts)))
    drafts += find_labelled(outline, drafts)
    return assemble(outline, drafts, issuer)
