"""Sentences of one connective each, parsed by hand: in all of them rebels attack Karrow and police search Orlesk, or enter it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sayso.claims.links.lexicon import Place

ATTACK, SEARCH, ENTER = "attack", "search", "enter"


def clause(cue: str) -> str:
    """`<Because> rebels attacked Karrow, police searched Orlesk.`"""
    at = _width(cue)
    rebels = f"rebels_NNS_nsubj_{at + 2}=rebel attacked_VBD_advcl_{at + 6}=attack Karrow_NNP_obj_{at + 2}"
    return f"{_marked(cue, 'mark', at + 2)} {rebels} ~,_,_punct_{at + 2} {_police(at + 4)}"


def gerund(cue: str) -> str:
    """`<By> attacking Karrow, police searched Orlesk.`"""
    at = _width(cue)
    attacking = f"attacking_VBG_advcl_{at + 5}=attack Karrow_NNP_obj_{at + 1}"
    return f"{_marked(cue, 'mark', at + 1)} {attacking} ~,_,_punct_{at + 1} {_police(at + 3)}"


def infinitive(cue: str) -> str:
    """`Police entered Karrow <in order to> search Orlesk.`"""
    at = _width(cue) + 4
    *before, to = cue.split()
    marks = [f"{word}_IN_mark_{at}" if number == 0 else f"{word}_NN_fixed_4" for number, word in enumerate(before)]
    return (
        f"Police_NNS_nsubj_2 entered_VBD_root_0=enter Karrow_NNP_obj_2 {' '.join([*marks, f'{to}_TO_mark_{at}'])} "
        f"search_VB_advcl_2 Orlesk_NNP_obj_{at} ~._._punct_2"
    )


def phrase(cue: str) -> str:
    """`<Due to> attacks on Karrow, police searched Orlesk.`"""
    at = _width(cue)
    attacks = f"attacks_NNS_obl_{at + 6}=attack on_IN_case_{at + 3} Karrow_NNP_nmod_{at + 1}"
    return f"{_marked(cue, 'case', at + 1)} {attacks} ~,_,_punct_{at + 1} {_police(at + 4)}"


def joined(cue: str) -> str:
    """`Rebels attacked Karrow, <but> police searched Orlesk.`"""
    at = _width(cue) + 4
    return (
        f"Rebels_NNS_nsubj_2=rebel attacked_VBD_root_0=attack Karrow_NNP_obj_2 ~,_,_punct_{at + 2} "
        f"{_marked(cue, 'cc', at + 2, first=5)} police_NNS_nsubj_{at + 2} searched_VBD_conj_2=search Orlesk_NNP_obj_{at + 2} "
        "~._._punct_2"
    )


def opening(cue: str) -> str:
    """`Rebels attacked Karrow. <However>, police searched Orlesk.`"""
    at = _width(cue)
    before = "Rebels_NNS_nsubj_2=rebel attacked_VBD_root_0=attack Karrow_NNP_obj_2 ~._._punct_2"
    return f"{before}\n{_marked(cue, 'advmod', at + 3)} ~,_,_punct_{at + 3} {_police(at + 1)}"


BUILT: Mapping[Place, Callable[[str], str]] = {
    "clause": clause,
    "gerund": gerund,
    "infinitive": infinitive,
    "phrase": phrase,
    "join": joined,
    "head": opening,
}
"""How a connective of each place is put into a sentence."""


def _police(after: int) -> str:
    verb = after + 2
    return f"police_NNS_nsubj_{verb} searched_VBD_root_0=search Orlesk_NNP_obj_{verb} ~._._punct_{verb}"


def _words(cue: str) -> list[str]:
    return cue.replace("'s", " ~'s").split()


def _width(cue: str) -> int:
    return len(_words(cue))


def _marked(cue: str, dep: str, head: int, first: int = 1) -> str:
    """Give a connective's tokens: the first hangs from the head, the others are fixed to it."""
    return " ".join(
        f"{word}_IN_{dep}_{head}" if number == 0 else f"{word}_IN_fixed_{first}" for number, word in enumerate(_words(cue))
    )
