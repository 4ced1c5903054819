"""Statements written for these tests, and ways to change them."""

from __future__ import annotations

from datetime import date
from random import Random

from sayso.compare.reprints import Printed

ESCAPE = (
    "Nine prisoners broke out of remand jail number fifty in the capital on Sunday night after stabbing three officers on duty. "
    "Two of the officers died in the yard, a third was carried to the military hospital, where surgeons could not save him. "
    "The fugitives crossed the canal behind the brick works and split into pairs. Soldiers with dogs combed the orchards around "
    "the village of Tash Moynok until dawn and caught five men in an unfinished bath house. "
    "A spokeswoman for the penitentiary service refused to say how the knives had been brought into the building."
)
STRIKE = (
    "Miners at the Karasu pit stopped work for a third day because wages promised in spring have still not arrived. "
    "Union secretary Jyldyz Omurova read out a list of forty families whose electricity was cut off last week. "
    "The owner, a company registered in Cyprus, answered with a letter that blames the falling price of coking coal. "
    "Police buses waited at the crossroads but nobody was detained, and the canteen handed out soup to both sides."
)
FLOOD = (
    "Heavy rain swept away the suspension bridge between Upper and Lower Sarymsak on Thursday, leaving two hundred households "
    "without a road. Rescue workers ferried pregnant women across the torrent with a cable and a tractor tyre. "
    "Meteorologists had warned the district council twice that the dam above the hamlet was cracked, according to its minutes."
)
SPEECH = (
    "“We shall not leave a single grieving family alone with its loss, and whoever opened those gates from the inside will answer "
    "for it before an open court, however high his office and however many medals he has collected during thirty years of service”"
)
FOOTER = (
    "The Foundation for Public Inquiry is an independent charity entered in the register of associations under number 4711. "
    "Reproduction is permitted with acknowledgement. Telephone inquiries weekdays between nine and five; donations to the account "
    "given on our page are deductible from income tax."
)
LETTERHEAD = (
    "Foundation for Public Inquiry, Press Department, 12 Linden Boulevard, third floor, for immediate release, embargo none."
)


def printed(id_: str, text: str, day: str | None = None) -> Printed:
    """Give a statement of a day written as ISO 8601."""
    return Printed(id_, None if day is None else date.fromisoformat(day), text)


def reworded(text: str, rate: float, seed: int = 1) -> str:
    """Put made-up words in the place of some, at a rate."""
    rng = Random(seed)
    return " ".join(f"zq{rng.randrange(10**6)}" if rng.random() < rate else word for word in text.split(" "))


def made_up(seed: int, words: int = 120) -> str:
    """Give words that no other seed's text has."""
    rng = Random(seed)
    return " ".join(f"v{seed}x{rng.randrange(10**6)}" for _ in range(words))


RETOLD = (
    "Nine inmates escaped from remand jail number fifty in the capital late on Sunday after knifing three officers on duty. "
    "Two officers died in the yard; the third was taken to the military hospital, where doctors were unable to save him. "
    "The fugitives crossed the canal behind the old brick works and then split into pairs. Until dawn soldiers with dogs searched "
    "the orchards around Tash Moynok village, and five men were caught in an unfinished bath house. "
    "The penitentiary service's spokeswoman would not say how knives had been brought into the building."
)
"""`ESCAPE` as an editor rewrites it: other words, other order within sentences."""

OTHER_ACCOUNT = (
    "Relatives of the guards killed at remand jail number fifty say the watch had been cut to three officers that night. "
    "According to them the nine prisoners walked out through an unlocked service door, and nobody raised the alarm for an hour. "
    "One widow recalled that her husband telephoned from the military hospital and spoke of knives that came in with the bread. "
    "Five of the men are back in custody, the prosecutor's office confirmed; soldiers still search the villages along the canal."
)
"""The same happening by other witnesses."""
