"""Threats and predictions: what is told of the future by somebody who would bring it about, or by somebody who cannot know it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sayso.claims.attributed import Attributed
from sayso.claims.flags.passage import FIRST_PERSON, Passage
from sayso.claims.flags.phrases import cues, in_class
from sayso.types import Claim, Flag

_WILL: Final = frozenset({"will", "'ll", "wo", "shall"})
_PERSONAL: Final = frozenset({"he", "she", "it", "they"})
_NEAR: Final = 4
"""Tokens before a predicate within which a word of certainty is said of it."""
_ASKING: Final = frozenset({"WP", "WRB", "WDT"})
_HARMS: Final = frozenset({"ASSAULT", "SANCTION", "COERCE"})
_STRUCK: Final = frozenset({"PERSON", "GROUP", "ORG", "PLACE"})

_THREAT_REASON: Final = {
    "harm": "announces harm or a penalty that its author could carry out",
    "forbid": "announces that its author will not let it happen",
    "penalty": "announces a penalty",
    "condition": "announces harm or a penalty if something is done or not done",
    "reported": "reported as a threat",
}
_PREDICTION_REASON: Final = {
    "sure": "vouches for what is still to come",
    "certain": "tells the future as certain",
    "horizon": "tells a distant future as known",
    "condition": "tells as known what would follow",
    "outcome": "tells as known how things will turn out",
}


def find_coming(passage: Passage) -> Iterator[Flag]:
    """Give threats and predictions, each the clause of a claim; a clause that threatens predicts nothing."""
    for claim in passage.claims:
        head = passage.head_of(claim)
        if head is None or claim.mood in {"question", "directive"} or _subordinate(passage, head):
            continue
        if in_class(passage.syntax, head, "threat.forbid"):
            continue  # what is not allowed is looked for by itself
        threat = _threat(passage, claim, head)
        foretold = _prediction(passage, claim, head) if threat is None else None
        if threat is not None:
            yield passage.flag("threat", passage.clause(head), _THREAT_REASON[threat])
        elif foretold is not None:
            yield passage.flag("prediction", passage.clause(head), _PREDICTION_REASON[foretold])
    yield from _forbidden(passage)


def _subordinate(passage: Passage, head: int) -> bool:
    """Tell whether a clause only sets the scene of another, or is an infinitive within a phrase."""
    dep = passage.syntax.dep[head]
    syntax = passage.syntax
    asked = any(syntax.tag[child] in _ASKING or syntax.lower[child] in {"if", "whether"} for child in syntax.children[head])
    return asked or dep.startswith(("advcl", "acl:relcl")) or (dep == "acl" and _modal(passage, head) is None)


def _modal(passage: Passage, head: int) -> str | None:
    """Give "will", "would" or "going" where one opens the predicate."""
    syntax = passage.syntax
    for verb in (head, *_governing(passage, head)):
        auxiliaries = {syntax.lower[child] for child in syntax.with_dep(verb, "aux")}
        if auxiliaries & _WILL:
            return "will"
        if "would" in auxiliaries and "have" not in auxiliaries:
            return "would"
        if syntax.lower[verb] == "going" and syntax.with_dep(verb, "aux") and syntax.with_dep(verb, "xcomp"):
            return "going"
    return None


def _governing(passage: Passage, head: int) -> list[int]:
    """Give the verb that a bare complement shares its subject with ("will continue to fall"), if it does."""
    syntax = passage.syntax
    above = syntax.head[head]
    if syntax.dep[head] != "xcomp" or syntax.with_dep(above, "obj", "iobj") or in_class(syntax, above, "prediction.granted"):
        return []
    return [above]


def _conditions(passage: Passage, head: int) -> bool:
    """Tell whether "if", "unless", "until" or "without" stands over a predicate."""
    syntax = passage.syntax
    for child in [each for verb in _verbs(passage, head) for each in syntax.children[verb]]:
        marks = {syntax.lower[mark] for mark in syntax.with_dep(child, "mark", "case")}
        if matches_condition(syntax.dep[child], marks) or _inverted(passage, child):
            return True
    return False


def _inverted(passage: Passage, child: int) -> bool:
    """Tell whether a clause is a condition by its order ("Should they cross")."""
    syntax = passage.syntax
    subjects, auxiliaries = syntax.with_dep(child, "nsubj"), syntax.with_dep(child, "aux")
    if not syntax.dep[child].startswith("advcl") or not subjects or not auxiliaries:
        return False
    return syntax.lower[auxiliaries[0]] == "should" and auxiliaries[0] < subjects[0]


def matches_condition(dep: str, marks: set[str]) -> bool:
    """Tell whether a dependent with these marks is a condition."""
    return (dep.startswith("advcl") and bool(marks & {"if", "unless", "without"})) or (dep == "obl" and "without" in marks)


def _threat(passage: Passage, claim: Claim, head: int) -> str | None:
    innermost = passage.innermost(claim)
    if innermost is not None and innermost.attribution.manner == "threaten" and _can_act(passage, innermost.source_head):
        return "reported" if _struck(passage, claim, head) and _modal(passage, head) is not None else None
    modal = _modal(passage, head)
    pledged = _pledged(passage, claim) and _struck(passage, claim, head) and not passage.clauses.passive(head)
    if modal not in {"will", "going"} and not pledged:
        return None
    if modal == "will" and not _of_law(passage, head) and _penalty(passage, claim, head):
        return "penalty"
    speaks = any(passage.speaks(each, innermost) for each in passage.clauses.subjects(head))
    if _conditions(passage, head) and _forced(passage, claim, head):
        return "condition"
    if not (pledged or speaks) or not _struck(passage, claim, head):
        return None
    return "condition" if _conditions(passage, head) else "harm"


def _penalty(passage: Passage, claim: Claim, head: int) -> bool:
    """Tell whether a penalty is announced, whoever is to suffer it: "will pay the price", "the answer will be harsh"."""
    syntax = passage.syntax
    kind = "impunity" if claim.polarity == "negative" else "penalty"
    opens = min([head, *syntax.with_dep(head, "aux")])
    if any(cues("threat", kind).find(syntax, opens, passage.clause(head)[1])):
        return True
    sequel = any(in_class(syntax, each, "threat.sequel") for each in passage.clauses.subjects(head))
    return kind == "penalty" and sequel and in_class(syntax, head, "threat.severe")


def _forced(passage: Passage, claim: Claim, head: int) -> bool:
    """Tell whether a body says that it, or its state, will be "forced" to harm: an ultimatum in the issuer's own voice."""
    syntax = passage.syntax
    acts = [*_verbs(passage, head), *syntax.with_dep(head, "advcl")]
    harmful = any(in_class(syntax, verb, "threat.harm") or in_class(syntax, verb, "threat.closing") for verb in acts)
    bodies = [each for each in passage.clauses.subjects(head) if passage.clauses.label(each) in {"ORG", "PLACE"}]
    return not claim.chain and syntax.lower[head] in {"forced", "compelled", "obliged"} and harmful and bool(bodies)


def _can_act(passage: Passage, source: int | None) -> bool:
    return source is not None and passage.clauses.label(source) in _STRUCK


def _pledged(passage: Passage, claim: Claim) -> bool:
    """Tell whether the issuer, or somebody in the first person, gives its word for a claim."""
    innermost = passage.innermost(claim)
    if innermost is None or innermost.attribution.manner != "commit":
        return False
    head = innermost.source_head
    return innermost.attribution.source.kind == "issuer" or (head is not None and passage.syntax.lower[head] in FIRST_PERSON)


def _verbs(passage: Passage, head: int) -> list[int]:
    """Give a predicate's head and the verbs that it opens ("continue to strike")."""
    syntax = passage.syntax
    return [head, *(child for child in syntax.with_dep(head, "xcomp") if syntax.pos[child] == "VERB")]


def _struck(passage: Passage, claim: Claim, head: int) -> bool:
    """Tell whether harm is done to somebody, or a thing that stands for somebody."""
    syntax = passage.syntax
    for verb in _verbs(passage, head):
        if in_class(syntax, verb, "threat.harm"):
            objects = syntax.with_dep(verb, "obj")
            return not objects or any(_somebody(passage, each) for each in objects)
        if in_class(syntax, verb, "threat.deal") and any(
            in_class(syntax, each, "threat.blow") for each in syntax.with_dep(verb, "obj")
        ):
            return True
    return claim.act is not None and claim.act.plover in _HARMS and claim.act.mode is not None


def _somebody(passage: Passage, token: int) -> bool:
    return passage.clauses.label(token) in _STRUCK or in_class(passage.syntax, token, "threat.people")


def _forbidden(passage: Passage) -> Iterator[Flag]:
    """Give "we will not allow them to": what the speaker will prevent somebody from doing."""
    syntax = passage.syntax
    for verb in range(len(syntax)):
        if syntax.pos[verb] != "VERB" or not in_class(syntax, verb, "threat.forbid") or _modal(passage, verb) != "will":
            continue
        denied = any(syntax.lower[child] in {"not", "n't", "never"} for child in syntax.with_dep(verb, "advmod"))
        own = any(syntax.lower[each] in FIRST_PERSON for each in passage.clauses.subjects(verb))
        others = any(_somebody(passage, each) for each in syntax.with_dep(verb, "obj", "iobj"))
        if denied and own and others and syntax.with_dep(verb, "xcomp", "ccomp"):
            yield passage.flag("threat", passage.clause(verb), _THREAT_REASON["forbid"])


def _of_law(passage: Passage, head: int) -> bool:
    """Tell whether the subject is a law, a sum of money or an event: what it does is set down, not foretold."""
    syntax = passage.syntax
    over = [head] if syntax.head[head] == head or syntax.dep[head] not in {"xcomp", "ccomp"} else [head, syntax.head[head]]
    if any(in_class(syntax, verb, "prediction.granted") for verb in over):
        return True
    if _turns_out(passage, head):
        return False
    return any(
        in_class(syntax, each, "prediction.instrument") or syntax.lower[each] in {"which", "that"}
        for each in passage.clauses.subjects(head)
    )


def _prediction(passage: Passage, claim: Claim, head: int) -> str | None:
    if _not_foretold(passage, claim, head):
        return None
    innermost = passage.innermost(claim)
    if innermost is not None and innermost.attribution.manner == "predict" and _expected(passage, claim, head):
        return "sure"
    modal, conditional = _modal(passage, head), _conditions(passage, head)
    if modal == "would":
        return "condition" if conditional and _turns_out(passage, head) else None
    if modal is None:
        return None
    return "condition" if conditional and not passage.clauses.passive(head) else _told_as_known(passage, claim, head)


def _not_foretold(passage: Passage, claim: Claim, head: int) -> bool:
    """Tell whether a claim of the future is wished, asked or promised, the speaker's own to do, or the effect of a law or grant."""
    innermost = passage.innermost(claim)
    manner = innermost.attribution.manner if innermost is not None else None
    return (
        manner in {"commit", "direct", "threaten", "ask", "deny", "doubt"}
        or in_class(passage.syntax, head, "threat.forbid")
        or _hoped(passage, claim)
        or _seen_to(passage, head)
        or _own_plan(passage, claim, head)
        or _of_law(passage, head)
    )


def _expected(passage: Passage, claim: Claim, head: int) -> bool:
    """Tell whether something "is expected to" happen now; who expects somebody to do something demands it."""
    syntax = passage.syntax
    innermost = passage.innermost(claim)
    cue = innermost.cue_head if innermost is not None else None
    if cue is None or syntax.dep[head] not in {"xcomp", "ccomp"} or not in_class(syntax, cue, "prediction.sure"):
        return False
    past = any(syntax.lower[child] in {"was", "were", "had", "been"} for child in syntax.with_dep(cue, "aux"))
    if syntax.dep[head] == "xcomp":
        return passage.clauses.passive(cue) and not past
    return not past and syntax.tag[cue] not in {"VBD", "VB"}


def _turns_out(passage: Passage, head: int) -> bool:
    syntax = passage.syntax
    if passage.clauses.passive(head) and in_class(syntax, head, "prediction.outcome"):
        return False
    return in_class(syntax, head, "prediction.outcome") or in_class(syntax, head, "prediction.outlook")


def _told_as_known(passage: Passage, claim: Claim, head: int) -> str | None:
    """Give what makes a future clause a prediction and no announcement: somebody's certainty, a distant time, an outcome."""
    syntax = passage.syntax
    if _vouched(passage, claim, head):
        return "sure"
    first, last = passage.clause(head)
    opens = min([head, *syntax.with_dep(head, "aux")])
    if any(cues("prediction", "certain").find(syntax, max(first, opens - _NEAR), head - 1)):
        return "certain"
    if any(cues("prediction", "horizon").find(syntax, first, last)) or _in_some_year(passage, head, first):
        return "horizon"
    return "outcome" if _turns_out(passage, head) else None


def _in_some_year(passage: Passage, head: int, first: int) -> bool:
    """Tell whether a clause begins with a year ("By 2042, costs will") and is about nobody's act, so that it tells no plan."""
    syntax = passage.syntax
    dated = syntax.lower[first] in {"by", "in"} and len(syntax.words[first + 1]) == 4 and syntax.words[first + 1].isdigit()
    return dated and not any(_somebody(passage, each) for each in passage.clauses.subjects(head))


def _hoped(passage: Passage, claim: Claim) -> bool:
    heads = [passage.by_id[name].cue_head for name in claim.chain if name in passage.by_id]
    return any(head is not None and in_class(passage.syntax, head, "prediction.hope") for head in heads)


def _vouched(passage: Passage, claim: Claim, head: int) -> bool:
    """Tell whether what reports or governs a clause vouches for it ("I am confident that", "it is clear that")."""
    syntax = passage.syntax
    innermost = passage.innermost(claim)
    cues_over = [innermost.cue_head] if innermost is not None else []
    if syntax.dep[head] in {"ccomp", "csubj"}:
        cues_over.append(syntax.head[head])
    return any(cue is not None and in_class(syntax, cue, "prediction.sure") and not _doubted(passage, cue) for cue in cues_over)


def _doubted(passage: Passage, cue: int) -> bool:
    """Tell whether a cue is negated ("not convinced that"), or only says what is demanded ("a right to expect that")."""
    syntax = passage.syntax
    denied = any(syntax.lower[child] in {"not", "n't", "never"} for child in syntax.with_dep(cue, "advmod"))
    return denied or (in_class(syntax, cue, "prediction.demand") and not passage.clauses.passive(cue))


def _seen_to(passage: Passage, head: int) -> bool:
    """Tell whether a clause stands under "make sure" or "want to be sure": somebody is to bring it about."""
    syntax = passage.syntax
    over = syntax.head[head]
    if syntax.dep[head] != "ccomp" or syntax.lower[over] != "sure":
        return False
    return in_class(syntax, syntax.head[over], "prediction.see_to_it") or bool(syntax.with_dep(over, "mark"))


def _told_of(passage: Passage, one: Attributed) -> bool:
    """Tell whether a source is only named as the one spoken of ("she is expected to")."""
    return one.cue_head is not None and passage.clauses.passive(one.cue_head)


def _own_plan(passage: Passage, claim: Claim, head: int) -> bool:
    """Tell whether a future act is the speaker's own to do: of "we", of "he" who says so, of the source itself."""
    syntax = passage.syntax
    innermost = passage.innermost(claim)
    for each in passage.clauses.subjects(head):
        word = syntax.lower[each]
        if passage.speaks(each, innermost) or word == "you":
            return not (in_class(syntax, head, "prediction.undergo") or in_class(syntax, head, "prediction.outcome"))
        if innermost is not None and each == innermost.source_head and not _told_of(passage, innermost):
            return True
        if innermost is not None and word in _PERSONAL and innermost.attribution.form != "direct":
            return innermost.attribution.manner not in {"believe", "predict"}
    return False
