"""The loop of `sayso review`: a claim is shown, a key judges it, and the judgement is on the disk before the next is shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from textwrap import fill
from typing import Final

from sayso.commands.reviewing.keys import KEYS, Keys, Pressed
from sayso.commands.streams import error_line, uninterrupted
from sayso.errors import IntegrityError, SaysoError
from sayso.export.card import Look, render_card
from sayso.export.page import NARROWEST
from sayso.export.reviews import line_of
from sayso.export.words import plural
from sayso.ledger import Ledger
from sayso.ledger.reviews.kinds import Draft, Review, ReviewKind, Subject
from sayso.ledger.veiling import Shown
from sayso.types import Claim

PROMPT: Final = "[a]ccept [r]eject [c]orrect [n]ote [s]kip [b]ack [u]ndo [m]ore [?] [q]uit > "
_HELP: Final = """
  a  accept       it was read rightly: on to the next claim
  r  reject       it was not; you are asked why
  c  correct      a field: when=12 March 2031, when=2031-03-12, agent=the port police,
                  patient=…; …, where=…, count=9 drivers, act=COERCE/arrest, commitment=PR+,
                  source=a5, predicate=…, text=…, tense=past, polarity=negative; none empties it
  n  note         words of yours beside it
  s  skip         leave it as it is; so does the space bar
  b  back         to the claim before
  u  undo         what you did last here
  m  more         more of the text, and who takes part, with ids
  q  quit         what was done is kept; so do Ctrl-C and Ctrl-D
"""
_DONE: Final = {"accept": "accepted", "reject": "rejected", "correct": "corrected", "note": "noted"}


@dataclass(frozen=True, slots=True)
class _Shown:
    """What is on the screen: a claim as it stood, and the last event of it that the reviewer has seen."""

    found: Shown
    claim: Claim
    seen: int

    @property
    def subject(self) -> Subject:
        return Subject(self.found.statement, self.claim.id)


@dataclass
class Loop:
    """One session: the claims in the queue, where it stands, and what was done in it, undone things taken back.

    Where the queue is of claims that nobody had judged (`only_unreviewed`), those that somebody has judged meanwhile are passed by.
    """

    ledger: Ledger
    queue: Sequence[Subject]
    keys: Keys
    show: Callable[[str], None]
    look: Look
    only_unreviewed: bool = False
    at: int = 0
    done: list[list[Review]] = field(default_factory=list)
    _more: int = 0
    _step: int = 1
    _seen: set[int] = field(default_factory=set)

    def run(self) -> None:
        """Show claim after claim until the queue or the input ends, or the reviewer quits."""
        while 0 <= self.at < len(self.queue):
            shown = self._arrive()
            if shown is None:
                self.at += self._step
            elif not self._judge_one(shown):
                break
        self.show(f"{self.summary()}\n")

    def summary(self) -> str:
        """Tell what was done, and how many claims of the queue were not come to."""
        counts = Counter(_DONE[reviews[0].kind] for reviews in self.done)
        told = ", ".join(f"{number} {what}" for what, number in counts.items()) or "nothing was judged"
        left = len(self.queue) - len(self._seen)
        return f"{told}; {plural(left, 'claim')} not shown yet" if left else told

    def _say(self, line: str) -> None:
        self.show(f"{fill(line, max(self.look.width, NARROWEST), break_long_words=False, break_on_hyphens=False)}\n")

    def _arrive(self) -> _Shown | None:
        """Load the claim that the queue stands at; None where it is to be passed by."""
        subject = self.queue[self.at]
        found = self.ledger.current(subject.statement)
        claim = next((one for one in found.ledger.claims if one.id == subject.part), None)
        if claim is None:
            self.show(f"{subject.part} is no longer there: passed by\n")
            self._seen.add(self.at)
            return None
        state = found.state(subject.part)
        if self.only_unreviewed and self.at not in self._seen and state.verdict is not None:
            self._seen.add(self.at)
            self.show(f"{subject.part} was {state.verdict} by somebody else meanwhile: passed by\n")
            return None
        self._seen.add(self.at)
        return _Shown(found, claim, state.last)

    def _judge_one(self, shown: _Shown) -> bool:
        """Show a claim and take acts until it must be shown anew or another be shown; False to end."""
        place = f"{self.at + 1} of {len(self.queue)}"
        card = render_card(shown.found, shown.claim, place=place, more=self._more, look=self.look)
        self.show(f"\n{card}\n")
        while (pressed := self.keys.act(PROMPT)) is not None and pressed.act != "quit":
            try:
                if self._act(pressed, shown):
                    return True
            except IntegrityError:
                raise
            except SaysoError as error:
                self._say(error_line(None, error))
                if error.code == "STALE":
                    self._tell_others(shown)
                    return True
        return False

    def _act(self, pressed: Pressed, shown: _Shown) -> bool:
        """Do one act; True where the screen is to be drawn anew. SaysoError where it is refused."""
        if (act := _ACTS.get(pressed.act)) is not None:
            return act(self, pressed.rest, shown)
        self.show(_HELP if pressed.act == "help" else f"{' '.join(KEYS)} are the keys; ? explains them\n")
        return False

    def _accept(self, reason: str, shown: _Shown) -> bool:
        return self._keep("accept", shown, reason) and self._go(1)

    def _reject(self, given: str, shown: _Shown) -> bool:
        reason = given or self.keys.answer("why? > ")
        return reason is not None and self._keep("reject", shown, reason) and self._go(1)

    def _note(self, given: str, shown: _Shown) -> bool:
        words = given or self.keys.answer("note > ")
        return bool(words) and self._keep("note", shown, words or "")

    def _skip(self, _rest: str, _shown: _Shown) -> bool:
        return self._go(1)

    def _open_more(self, _rest: str, _shown: _Shown) -> bool:
        self._more += 1
        return True

    def _keep(self, kind: ReviewKind, shown: _Shown, reason: str) -> bool:
        with uninterrupted():
            self.done.append([self.ledger.judge(Draft(kind, shown.subject, reason), expected=shown.seen)])
        return self._tell_kept()

    def _correct(self, given: str, shown: _Shown) -> bool:
        told, reason = given or self.keys.answer("field=words, ? for help > "), ""
        if not told or told == "?":
            self.show(_HELP if told else "nothing was corrected\n")
            return False
        name, sign, words = told.partition("=")
        if not sign:
            self.show("a correction is field=words, as when=12 March 2031\n")
            return False
        if not given:
            answered = self.keys.answer("why? > ")
            if answered is None:
                return False
            reason = answered
        with uninterrupted():
            corrected = [(name.strip(), words.strip())]
            self.done.append(self.ledger.correct_in_words(shown.subject, corrected, reason=reason, expected=shown.seen))
        return self._tell_kept()

    def _undo(self, _rest: str, _shown: _Shown) -> bool:
        """Take back what was done last in this session, and go to its claim."""
        if not self.done:
            self.show("nothing was done here that could be undone; for other reviews see sayso undo\n")
            return False
        last = self.done[-1]
        drafts = [Draft("undo", review.subject, undoes=review.event) for review in reversed(last)]
        with uninterrupted():
            self.ledger.judge_all(drafts, expected=last[-1].event)
            self.done.pop()
        self._say(f"undone: {line_of(last[0])}")
        self.at, self._more = self.queue.index(last[0].subject), 0
        return True

    def _back(self, _rest: str, _shown: _Shown) -> bool:
        if self.at == 0:
            self.show("this is the first\n")
            return False
        return self._go(-1)

    def _go(self, step: int) -> bool:
        self.at, self._step, self._more = self.at + step, step, 0
        return True

    def _tell_kept(self) -> bool:
        for review in self.done[-1]:
            self._say(line_of(review))
        return True

    def _tell_others(self, shown: _Shown) -> None:
        """Tell what others have made of a claim since it was shown."""
        for review in self.ledger.reviews(shown.found.statement, shown.claim.id):
            if review.event > shown.seen:
                self._say(line_of(review))


_ACTS: Final[Mapping[str, Callable[[Loop, str, _Shown], bool]]] = {
    "accept": Loop._accept,
    "reject": Loop._reject,
    "correct": Loop._correct,
    "note": Loop._note,
    "skip": Loop._skip,
    "back": Loop._back,
    "undo": Loop._undo,
    "more": Loop._open_more,
}
