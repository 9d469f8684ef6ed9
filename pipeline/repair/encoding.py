"""Characters that are wrong because of their encoding: mojibake, ligatures, private bullets, odd spaces.

ftfy knows most kinds of mojibake. It is told to leave quotation marks and all else that may be meant; the
rules in `data/encoding.toml` have what it does not do, or does not dare to do on a single word.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from .edits import Edit
from .tables import read_table

# What a Swedish protocol is written with; a text of nothing else needs no look at its encoding.
_USUAL = re.compile(r"[^\n\t -~åäöÅÄÖéÉèüÜ§°½²³•–—’”“„»«…€´·×\u00ad\u2010\u2011]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_HYPHEN_CONTROL = re.compile(r"(?<=[^\W\d_])[\x02\ufffe](?=\n?[^\W\d_])")


def control_edits(text: str) -> list[Edit]:
    """Characters that are no text: those that stand for a hyphen become one, the others go."""
    edits = [
        # Some PDF producers leave a control character where a word is divided.
        Edit(match.start(), match.end(), "\u00ad", "control-character", 1.0, "stands for a hyphen")
        for match in _HYPHEN_CONTROL.finditer(text)
    ]
    taken = {edit.start for edit in edits}
    edits += [
        Edit(match.start(), match.end(), "", "control-character", 1.0, "not a character of text")
        for match in _CONTROL.finditer(text)
        if match.start() not in taken
    ]
    return edits


def character_edits(text: str) -> list[Edit]:
    """Single characters and sequences by the table, wherever they stand."""
    pattern, entries = _characters()
    edits = []
    for match in pattern.finditer(text):
        after, method, evidence = entries[match.group()]
        edits.append(Edit(match.start(), match.end(), after, method, 1.0, evidence))
    return edits


def mojibake_edits(text: str) -> list[Edit]:
    """What ftfy would change on the page as a whole, as small edits."""
    if not _USUAL.search(text):
        return []
    import ftfy
    from rapidfuzz.distance import Levenshtein

    config = ftfy.TextFixerConfig(
        unescape_html=False,
        remove_terminal_escapes=False,
        fix_latin_ligatures=False,
        fix_character_width=False,
        uncurl_quotes=False,
        fix_line_breaks=False,
        remove_control_chars=False,
        normalization="NFC",
        explain=False,
    )
    fixed = ftfy.fix_text_segment(text, config)
    if fixed == text:
        return []
    edits: list[Edit] = []
    for block in Levenshtein.opcodes(text, fixed):
        if block.tag == "equal":
            continue
        start, end = block.src_start, block.src_end
        after = fixed[block.dest_start : block.dest_end]
        # Differences within one word are one edit, with the equal characters between them.
        if edits and start > edits[-1].end and not re.search(r"\s", text[edits[-1].start : end]):
            last = edits.pop()
            between = text[last.end : start]
            start, after = last.start, last.after + between + after
        elif edits and start == edits[-1].end:
            last = edits.pop()
            start, after = last.start, last.after + after
        edits.append(Edit(start, end, after, "encoding", 0.95, "ftfy: mojibake or decomposed letters"))
    return edits


@cache
def _characters() -> tuple[re.Pattern[str], dict[str, tuple[str, str, str]]]:
    entries: dict[str, tuple[str, str, str]] = {}
    for entry in read_table("encoding")["character"]:
        for before, after in entry["map"].items():
            entries[before] = (after, entry["method"], entry["evidence"])
    ordered = sorted(entries, key=lambda before: (-len(before), before))
    return re.compile("|".join(map(re.escape, ordered))), entries


def family_edits(text: str) -> list[Edit]:
    """One eight-bit encoding taken for another, on a page that has none of its letters."""
    if re.search("[åäöÅÄÖ]", text):
        return []
    best: list[Edit] = []
    for pattern, family in _families():
        found = [
            Edit(
                match.start(),
                match.end(),
                family["map"][match.group()],
                "encoding",
                0.9,
                str(family["name"]),
            )
            for match in pattern.finditer(text)
        ]
        if len(found) >= family["minimum"] and len(found) > len(best):
            best = found
    return best


@cache
def _families() -> list[tuple[re.Pattern[str], dict[str, Any]]]:
    """Each family with the pattern for its signs, where they stand beside a letter of a word."""
    families = []
    for family in read_table("encoding")["family"]:
        signs = "[" + "".join(map(re.escape, family["map"])) + "]"
        letter = r"[^\W\d_]"
        families.append((re.compile(f"(?<={letter}){signs}|{signs}(?={letter})"), family))
    return families


# The passes, in the order in which they are to be carried out, each on the text that the one before it left.
ENCODING_PASSES = (control_edits, character_edits, mojibake_edits, family_edits)
