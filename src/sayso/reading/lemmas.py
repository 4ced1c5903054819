"""Lemmas by edit script: strip so many characters from the end of the lower-cased form, put others in their place.

A script is `case|strip|add`; case is `l` (lower) or `k` (keep the form's own capitals). An irregular lemma that shares no
beginning with its form is `=lemma`. After Straka (2018), UDPipe 2.0, simplified to suffixes.
"""

from __future__ import annotations


def script_of(form: str, lemma: str) -> str:
    """Give the script that turns a form into its lemma."""
    keep = lemma != lemma.lower()
    source, target = (form, lemma) if keep else (form.lower(), lemma)
    shared = 0
    while shared < min(len(source), len(target)) and source[shared] == target[shared]:
        shared += 1
    if shared == 0 and target:
        return f"={lemma}"
    return f"{'k' if keep else 'l'}|{len(source) - shared}|{target[shared:]}"


def apply_script(form: str, script: str) -> str:
    """Give the lemma of a form; the form itself where the script does not fit it."""
    if script.startswith("="):
        return script[1:]
    case, strip, add = script.split("|", 2)
    source = form if case == "k" else form.lower()
    cut = int(strip)
    return source[: len(source) - cut] + add if cut < len(source) or (cut == len(source) and add) else source
