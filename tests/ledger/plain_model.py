"""A ledger as plain lists and dicts: what it should say, told in the simplest way there is. Nothing of Sayso's ledger is used here.

A statement is known by its letter. Every one has the same three claims and two people, so that its parts can be written down.
"""

from __future__ import annotations

import copy
from typing import Any

PEOPLE = {"e1": "Ivo Marten", "e2": "Ada Venn"}
MENTIONS = {"m1": "e1", "m2": "e2", "m3": "e1", "m4": "e2"}
WORDS_OF = {"m1": "Ivo Marten", "m2": "Ada Venn", "m3": "Marten", "m4": "Venn"}
NOBODY = {"?1": "Ivo Marten", "?2": "Ada Venn"}
"""What claims put in by hand say of who takes part: words that stand for nobody."""
CLAIMS = {"c1": ("m1", "m2"), "c2": ("m3", "m4"), "c3": ("m4", "m3")}


class Model:
    """What was done, in order; `done` holds every review as a dict, `lifted` the events of those that are undone."""

    def __init__(self) -> None:
        self.events = 1
        self.readings: dict[str, list[tuple[int, str]]] = {}
        self.done: list[dict[str, Any]] = []
        self.lifted: set[int] = set()

    def read(self, letter: str, version: str) -> bool:
        """Add a reading, unless it says what the statement's latest says."""
        known = self.readings.setdefault(letter, [])
        if known and known[-1][1] == version:
            return False
        self.events += 1
        known.append((self.events, version))
        return True

    def do(self, kind: str, letter: str, part: str, **rest: Any) -> None:
        """Add a review; an undo or a redo names another by `of`."""
        self.events += 1
        if kind == "undo":
            self.lifted.add(rest["of"])
        elif kind == "redo":
            self.lifted.discard(rest["of"])
        made_on = {one: self.stands(one)["reading"] for one in {letter, rest.get("other", (letter,))[0]}}
        self.done.append({"event": self.events, "kind": kind, "letter": letter, "part": part, "made_on": made_on, **rest})

    def undoable(self) -> list[dict[str, Any]]:
        return [one for one in self.done if one["kind"] not in ("undo", "redo") and one["event"] not in self.lifted]

    def redoable(self) -> list[dict[str, Any]]:
        return [one for one in self.done if one["event"] in self.lifted]

    def last(self, letter: str, part: str) -> int:
        """Give the last event that touched a part, its reading's own among them."""
        of = {one["event"]: one for one in self.done}

        def touches(one: dict[str, Any]) -> bool:
            told = of[one["of"]] if "of" in one else one
            return any(place in ((letter, part), (letter, "")) for place in ((told["letter"], told["part"]), told.get("other")))

        return max([one["event"] for one in self.done if touches(one)] + [self.stands(letter)["reading"]])

    def counting(self) -> tuple[dict[str, int], list[dict[str, Any]]]:
        """Give the reading of each statement that counts, and the reviews that hold, from the beginning on."""
        reads = {letter: self._began(letter) for letter in self.readings}
        held: list[dict[str, Any]] = []
        for one in self.undoable():
            if all(reads[letter] == number for letter, number in one["made_on"].items()):
                if one["kind"] == "adopt":
                    reads[one["letter"]] = one["reading"]
                else:
                    held.append(one)
        return reads, held

    def _began(self, letter: str) -> int:
        """Give the reading that people began to judge: the newest that was there before the first review."""
        judged = [one["event"] for one in self.done if letter in one["made_on"]]
        return max(event for event, _ in self.readings[letter] if not judged or event < min(judged))

    def stands(self, letter: str) -> dict[str, Any]:
        """Give a statement as it stands: `reading`, `people`, `mentions`, and `claims` with who, whom, verdict, origin …"""
        reads, held = self.counting()
        people, mentions = PEOPLE | NOBODY, dict(MENTIONS)
        claims = {name: _claim(*pair) for name, pair in CLAIMS.items()}
        for one in held:
            if one["letter"] == letter:
                self._apply(one, people, mentions, claims)
        for claim in claims.values():
            claim["who"], claim["whom"] = people[claim["agent"]], people[claim["patient"]]
        return {"reading": reads[letter], "claims": claims, "people": people, "mentions": mentions}

    def _apply(self, one: dict[str, Any], people: dict[str, str], mentions: dict[str, str], claims: dict[str, Any]) -> None:
        claim, pointing = claims.get(one["part"]), (mentions, *claims.values())
        match one["kind"]:
            case "accept" | "reject" if claim:
                claim["verdict"] = one["kind"] + "ed"
            case "note" if claim:
                claim["notes"].append(one["event"])
            case "correct" if claim:
                claim["polarity"] = one["polarity"]
                claim["origin"] = "corrected" if claim["origin"] == "read" else claim["origin"]
            case "add":
                claims[f"h{one['event']}"] = _claim("?1", "?2", "added")
            case "merge" if one["part"] in people and one["other"][1] in people:
                del people[one["part"]]
                for holder in pointing:
                    holder.update({key: one["other"][1] for key, value in holder.items() if value == one["part"]})
            case "split" if mentions[one["mention"]] == one["part"]:
                people[f"h{one['event']}"] = WORDS_OF[one["mention"]]
                mentions[one["mention"]] = f"h{one['event']}"
                for name, pair in [(name, claim["mentions"]) for name, claim in claims.items()]:
                    for role, mention in zip(("agent", "patient"), pair, strict=True):
                        if mention == one["mention"]:
                            claims[name][role] = f"h{one['event']}"

    def pairs(self) -> list[tuple[frozenset[tuple[str, str]], str]]:
        """Give the pairs that were judged, with how."""
        return [
            (frozenset({(one["letter"], one["part"]), one["other"]}), one["kind"])
            for one in self.counting()[1]
            if one["kind"] in ("same", "not-same", "undecided")
        ]

    def contradicts(self) -> bool:
        """Tell whether two are judged apart that are the same by the other pairs."""
        groups: list[set[tuple[str, str]]] = []
        for pair, verdict in self.pairs():
            if verdict == "same":
                touching = [group for group in groups if group & pair]
                groups = [group for group in groups if not group & pair] + [set(pair).union(*touching)]
        return any(verdict == "not-same" and any(pair <= group for group in groups) for pair, verdict in self.pairs())

    def copy(self) -> Model:
        return copy.deepcopy(self)


def _claim(agent: str, patient: str, origin: str = "read") -> dict[str, Any]:
    claim = {
        "agent": MENTIONS.get(agent, agent),
        "patient": MENTIONS.get(patient, patient),
        "mentions": (agent, patient),
        "origin": origin,
    }
    return {**claim, "verdict": "unreviewed", "polarity": "positive", "notes": []}
