"""What may have been printed where a damaged word stands: the channel of `confusions`, followed backwards."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from pipeline.swedish.dictionary import fold

from .confusions import channel

Begins = Callable[[str], bool]
# Cost, text, and how many letters were misread.
_Reading = tuple[float, str, int]
# Whether a word begins so is asked of so many letters, by the length of the text; an edit adds two at most.
# With few edits there are few texts, and asking costs more than it saves.
_ASKED_OF_FEW = {4: 4, 5: 4}
_ASKED = _ASKED_OF_FEW | {10: 10, 11: 10, 14: 14, 15: 14}
# A word of so many letters may have lost its first.
_LONG = 3


def expansions(
    read: str, most_edits: int = 3, beam: int = 54, begins: Begins | None = None
) -> tuple[str, ...]:
    """What may have been printed where `read` stands, its dots folded away; the likeliest first.

    Lost dots cost nothing here, for they fold away; everything else is an edit. The text itself is among
    them where it consists of letters. At every letter only the `beam` likeliest are followed further, and
    none of which `begins` says that no word begins so.
    """
    found = _edited_once(read, most_edits) if most_edits < 2 else _edited(read, most_edits, beam, begins)
    return tuple(text for _, text, _ in sorted(_likeliest(found, beam, begins, _ASKED_OF_FEW)))


def _edited_once(read: str, most_edits: int) -> dict[str, _Reading]:
    """The text itself, and with one edit at each place: few enough to make them all."""
    folded = fold(read)
    letters_end = next((at for at, sign in enumerate(read) if not sign.isalpha()), len(read))
    found: dict[str, _Reading] = {folded: (0.0, folded, 0)} if letters_end == len(read) else {}
    if not most_edits:
        return found
    model = channel()
    lost = model.read.get("", ())
    # What stands behind the edit has to consist of letters too.
    letters_begin = next((at for at in range(len(read), 0, -1) if not read[at - 1].isalpha()), 0)
    for at in range(min(letters_end + 1, len(read))):
        edits = [
            (at + length, letters, share)
            for length in range(1, min(model.longest_read, len(read) - at) + 1)
            if at + length >= letters_begin
            for letters, share in model.read.get(read[at : at + length], ())
        ]
        if folded[at] == read[at] and at >= letters_begin and (at or len(read) >= _LONG):
            edits += [(at, letters, share) for letters, share in lost]
        for end, letters, share in edits:
            text = folded[:at] + letters + folded[end:]
            known = found.get(text)
            if known is None or share < known[0]:
                found[text] = (share, text, 1)
    return found


def _edited(read: str, most_edits: int, beam: int, begins: Begins | None) -> dict[str, _Reading]:
    model = channel()
    lost = model.read.get("", ())
    # By text, so that of two ways to one text only the cheaper is followed.
    beams: list[dict[str, _Reading]] = [{} for _ in range(len(read) + 1)]
    beams[0][""] = (0.0, "", 0)
    for at, sign in enumerate(read):
        kept = fold(sign) if sign.isalpha() else ""
        after = beams[at + 1]
        edited = [
            (beams[at + length], letters, share)
            for length in range(1, min(model.longest_read, len(read) - at) + 1)
            for letters, share in model.read.get(read[at : at + length], ())
        ]
        for cost, text, edits in _likeliest(beams[at], beam, begins, _ASKED):
            if kept:
                longer = text + kept
                known = after.get(longer)
                if known is None or cost < known[0]:
                    after[longer] = (cost, longer, edits)
            if edits == most_edits:
                continue
            for ends, letters, share in edited:
                longer = text + letters
                known = ends.get(longer)
                if known is None or cost + share < known[0]:
                    ends[longer] = (cost + share, longer, edits + 1)
            if kept == sign and not edits and (text or len(read) >= _LONG):
                for letters, share in lost:
                    longer = text + letters + sign
                    known = after.get(longer)
                    if known is None or cost + share < known[0]:
                        after[longer] = (cost + share, longer, 1)
    return {text: (cost, text, edits) for cost, text, edits in _likeliest(beams[-1], beam, begins, _ASKED)}


def _likeliest(
    readings: dict[str, _Reading], count: int, begins: Begins | None, asked: Mapping[int, int]
) -> list[_Reading]:
    """The `count` likeliest readings that begin as a word does."""
    found = list(readings.values())
    if len(found) > count:
        found.sort()
    if begins is None or asked.keys().isdisjoint(len(reading[1]) for reading in found):
        return found[:count]
    likeliest = []
    for reading in found:
        text = reading[1]
        length = asked.get(len(text))
        if length is None or begins(text[:length]):
            likeliest.append(reading)
            if len(likeliest) == count:
                break
    return likeliest
