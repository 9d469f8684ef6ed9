"""§ put back where a reader has no § in its alphabet: "8 89 Val" is "§ 89 Val" where the sequence demands it.

Only with the structure as proof: a date or a chapter before a reference, the numbers before and after for a
heading, or a diary number beside it. In a document that has some of its § less is proof: a heading between
those with the numbers before and after it, and a dollar sign.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from .edits import Edit
from .tables import read_table

METHOD = "paragraph-sign"
_PROTOCOL = re.compile(
    r"protokoll|sammanträde|beslut|paragraf|utskott|nämnd|avtal|överenskommelse|stadgar|reglemente|föreskrift",
    re.IGNORECASE,
)
_TITLE = re.compile(r"(?:[ \t]*\n)+[ \t]*[A-ZÅÄÖ][a-zåäö]")
_LEAST_PROOF = 2
# What a § is most often taken for.
_USUAL = "8S"
# So far from the next heading may a number be that follows it, for headings get lost.
_NEAR = 5


@dataclass(frozen=True, slots=True)
class _Heading:
    """A line that may begin with a §: page, the sign and its place, the number, how sure its shape is.

    `bare` is a number alone on its line, `titled` one with a title on the next.
    """

    page: int
    sign: str
    start: int
    end: int
    number: int
    spaced: bool
    bare: bool
    titled: bool
    has_diary_number: bool

    @property
    def is_sign(self) -> bool:
        """True where a sign stands that is no letter or figure."""
        return not self.sign.isalnum()

    @property
    def is_true(self) -> bool:
        """True where the § was read as it is printed."""
        return self.sign == "§"


def paragraph_sign_edits(texts: Sequence[str]) -> list[list[Edit]]:
    """The edits of each page of one document."""
    edits: list[list[Edit]] = [[] for _ in texts]
    kept = any("§" in text for text in texts)
    if not kept and not any(_PROTOCOL.search(text) for text in texts):
        return edits
    headings = [heading for page, text in enumerate(texts) for heading in _headings(page, text)]
    proofs = _proofs_among_true(headings) if kept else _proofs(headings)
    for heading, proof in zip(headings, proofs, strict=True):
        if proof:
            # With a space, as Swedish writes it; a reader of an 8 leaves it out as often as not.
            edits[heading.page].append(Edit(heading.start, heading.end, "§ ", METHOD, 0.85, proof))
    for page, text in enumerate(texts):
        taken = {edit.start for edit in edits[page]}
        edits[page] += [edit for edit in _references(text, kept) if edit.start not in taken]
    return edits


def signs_are_lost(edits: Sequence[Sequence[Edit]]) -> bool:
    """True for a document where enough § were put back: its reader has none of the signs beyond letters."""
    return sum(map(len, edits)) >= _LEAST_PROOF


def _headings(page: int, text: str) -> list[_Heading]:
    pattern, diary = _heading_patterns()
    return [
        _Heading(
            page,
            match["sign"],
            match.start("sign"),
            match.start("number"),
            int(match["number"]),
            bool(match["space"]),
            not match["next"].strip() and text[match.end() : match.end() + 1] in ("", "\n"),
            bool(_TITLE.match(text, match.end())),
            bool(diary.match(text, match.end("number"))),
        )
        for match in pattern.finditer(text)
    ]


def _proofs(headings: Sequence[_Heading]) -> list[str]:
    """Why each line begins with a §; "" where nothing proves it."""
    proofs = [_proof(heading, headings) for heading in headings]
    proven = [at for at, proof in enumerate(proofs) if proof]
    for at, heading in enumerate(headings):
        if not proofs[at] and (heading.has_diary_number or (heading.bare and heading.titled)):
            before = [other for other in proven if other < at][-1:]
            after = [other for other in proven if other > at][:1]
            proofs[at] = _follows(
                heading.number, *([headings[o].number for o in side] for side in (before, after))
            )
    return proofs


def _proofs_among_true(headings: Sequence[_Heading]) -> list[str]:
    """Why each line begins with a § in a document that has some: it stands where the sequence has a gap."""
    true = {heading.number for heading in headings if heading.is_true}
    proofs = [""] * len(headings)
    for at, heading in enumerate(headings):
        if heading.number in true or not (heading.spaced or heading.is_sign):
            continue
        before = headings[at - 1] if at else None
        after = headings[at + 1] if at + 1 < len(headings) else None
        follows = before is not None and before.number == heading.number - 1
        goes_on = after is not None and after.number == heading.number + 1
        proven = (follows and before and (before.is_true or proofs[at - 1])) or (
            goes_on and after and after.is_true
        )
        if proven and (
            heading.is_sign or (follows and (goes_on or (after is None and heading.sign in _USUAL)))
        ):
            proofs[at] = f"§ {heading.number}: its place in the sequence"
    return proofs


def _follows(number: int, before: list[int], after: list[int]) -> str:
    """The proof by the next headings before and after, where the number is near to theirs."""
    # A list of contents stands before the first heading, so that one of the two is enough.
    if any(0 <= number - other <= _NEAR for other in before):
        return f"§ {number}: follows § {before[0]}"
    if any(0 <= other - number <= _NEAR for other in after):
        return f"§ {number}: § {after[0]} follows"
    return ""


def _proof(heading: _Heading, headings: Sequence[_Heading]) -> str:
    """Why the line begins with a §; "" where nothing proves it."""
    others = [other for other in headings if other is not heading]
    near = {
        other.number
        for other in others
        if 0 < abs(other.number - heading.number) <= 2
        and (not other.bare or (heading.has_diary_number and other.titled))
    }
    again = any(other.number == heading.number and not other.bare for other in others)
    if heading.has_diary_number and (heading.spaced or heading.is_sign or near or again):
        return f"§ {heading.number}: a diary number follows"
    if near and not heading.bare:
        return f"§ {heading.number}: paragraphs with the numbers {', '.join(map(str, sorted(near)))} are near"
    if (near or heading.spaced) and again:
        return f"§ {heading.number}: the number comes again in the document"
    if heading.bare and heading.titled and (run := _run(heading, headings)):
        return f"§ {heading.number}: lines with the numbers {', '.join(map(str, run))} follow each other"
    return ""


def _run(heading: _Heading, headings: Sequence[_Heading]) -> list[int]:
    """Numbers alone on their lines that count on by one, this one among them: two with a space, or three."""
    at = headings.index(heading)
    first = last = at
    while first and headings[first - 1].number == headings[first].number - 1:
        first -= 1
    while last + 1 < len(headings) and headings[last + 1].number == headings[last].number + 1:
        last += 1
    run = headings[first : last + 1]
    enough = len(run) > (1 if all(other.spaced or other.is_sign for other in run) else 2)
    enough = enough and all(other.titled for other in run)
    return [other.number for other in run] if enough else []


def _references(text: str, kept: bool) -> list[Edit]:
    edits: dict[int, Edit] = {}
    for pattern, evidence, always in _reference_patterns():
        if kept and not always:
            continue
        for match in pattern.finditer(text):
            group = "sign2" if "sign2" in pattern.groupindex and match["sign2"] else "sign"
            start, end = match.span(group)
            # Two signs for one stand for two: "88 12–14" is "§§ 12–14".
            sign = "§§" if end - start > 1 else "§"
            if text[end : end + 1].isdigit():
                sign += " "
            edits.setdefault(start, Edit(start, end, sign, METHOD, 0.85, evidence))
    return [edits[start] for start in sorted(edits)]


@cache
def _reference_patterns() -> list[tuple[re.Pattern[str], str, bool]]:
    return [
        (re.compile(entry["pattern"]), entry["evidence"], entry.get("beside_true", False))
        for entry in read_table("paragraph_signs")["reference"]
    ]


@cache
def _heading_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    table = read_table("paragraph_signs")["heading"]
    return re.compile(table["pattern"]), re.compile(table["diary"])
