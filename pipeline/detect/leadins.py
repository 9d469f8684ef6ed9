"""The words that open a decision: "Regionala utvecklingsnämnden föreslår regionfullmäktige att besluta:".

A lead-in says who decides or proposes, and to whom; what it leads in is the decision.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Literal

from pipeline.swedish.bodies import canonical_body, find_bodies
from pipeline.swedish.deferred import deferred

from .delegated import delegated_opening
from .knowledge import read_table
from .own_body import is_any_body
from .times_within import without_times

LeadKind = Literal["decide", "propose", "recommend"]


@cache
def load_table() -> dict[str, Any]:
    """The content of `data/leadins.toml`, with its examples."""
    return read_table("leadins")


_NAME = r"[A-ZÅÄÖ][\wåäöÅÄÖé.-]*(?:,? [\wåäöÅÄÖé.-]+){0,9}?"
_TO = r"[\wåäöÅÄÖé][\wåäöÅÄÖé, -]*?"
_VERBS: dict[str, LeadKind] = {
    "beslutar": "decide",
    "beslutade": "decide",
    "beslöt": "decide",
    "enades om": "decide",
    "föreslår": "propose",
    "föreslog": "propose",
    "hemställer": "propose",
    "hemställde": "propose",
    "rekommenderar": "recommend",
    "rekommenderade": "recommend",
    "tillstyrker": "recommend",
}
_VERB = "|".join(_VERBS)
_OWN = "för egen (?:del|räkning)"
_ALONE = "|".join(load_table()["circumstances"]["alone"])
_BEGIN = "|".join(load_table()["circumstances"]["begin"])
# "beslutar således", "beslutar, med avslag på motionen,": how or why, before what is decided.
_CIRCUMSTANCE = rf"(?:,? (?:{_ALONE}))?(?:,? (?:{_BEGIN})[^:]{{0,200}}?)?"
_DECIDING = "|".join(verb for verb, kind in _VERBS.items() if kind == "decide")
_OF_PLACES = deferred(rf"^(?P<name>.{{3,60}}?) i (?:{'|'.join(load_table()['places']['patterns'])})$")
_SENTENCE = deferred(
    rf"^(?:{_OWN} )?(?P<who>{_NAME}) (?:{_OWN} )?(?P<verb>{_VERB})(?:,? (?:{_ALONE}))?"
    rf"(?: {_OWN})?"
    r"(?:,? under förutsättning (?:av|att) [^:.,]{3,160})?"
    rf"(?:(?P<that>,? att)? (?:hos |för )?(?P<to>{_TO}))??(?: {_OWN})?"
    rf"(?:,? (?:att )?(?:föreslår?|rekommenderar?|hemställa hos) (?P<onward>{_TO}))??"
    r"(?:,? (?:att beslutar?|beslutar?|att|dels|följande|enligt följande))*(?: att)?\s*[:,]?$"
)
_CIRCUMSTANTIAL = deferred(
    rf"^(?P<who>{_NAME}) (?P<verb>{_DECIDING})(?: {_OWN})?{_CIRCUMSTANCE}"
    r"(?:,? att(?: \w+ att)?\s*[:,]?|[:,])$"
)
_HEADED = deferred(
    rf"^Förslag (?P<decision>till beslut )?(?:i|till|för) (?P<to>{_TO})(?: beslutar)?\s*:?$", re.IGNORECASE
)
_OWNED = deferred(
    rf"^(?P<who>{_NAME})s (?:eget |egna )?(?P<what>beslut|förslag(?: till beslut)?)"
    rf"(?: (?:i|till|för) (?P<to>{_TO}))??(?: {_OWN})?\s*:?$"
)
# "att föreslå kommunfullmäktige besluta": the next one is asked for what follows.
_TO_PROPOSE = deferred(
    rf"^att (?:föreslå|rekommendera|hemställa hos) (?P<to>{_TO})"
    r"(?:,? att)?(?: besluta(?: att| följande)?\s*:?|\s*:)$"
)
_OWN_PART = deferred(
    rf"^För egen (?:del|räkning) (?P<verb>{_VERB}) "
    r"(?P<who>[\wåäöÅÄÖé][\wåäöÅÄÖé -]{3,60}?)(?:,? att)?\s*[:,]?$"
)
# "Kommunstyrelsen föreslås besluta att", "Det föreslås att nämnden beslutar": by whom is not said.
_ASKED_TO = deferred(
    rf"^(?:(?P<who>{_NAME}) (?:föreslås|rekommenderas)|Det föreslås att (?P<whom>{_TO}))(?: {_OWN})?"
    rf"(?:,? (?:att )?föreslår? (?P<onward>{_TO}))??"
    r"(?:,? (?:att beslutar?|beslutar?|att|följande|enligt följande))*\s*[:,]?$"
)
# "Efter överläggning beslöt kommunfullmäktige", with att-clauses under it.
_INVERTED = deferred(
    rf"^[A-ZÅÄÖ][^.:,§]{{3,90}} (?P<verb>{_DECIDING}) (?P<who>[a-zåäö][\wåäöÅÄÖé -]{{3,60}}?)"
    r"(?:,? att)?\s*[:,]?$"
)
_REPORTED = deferred(rf"^{_NAME} (?:beslutade|beslöt)\b")
# The stop behind a lead-in is a slip of the pen or of OCR: "Nämnden beslutar följande."
_STOPPED = deferred(rf"^(?P<words>(?:\S+ ){{1,9}}(?:följande|{_DECIDING}))(?:\.| -)$")
# "Enligt förvaltningens förslag:", "Kommunstyrelsen beslutar i enlighet med arbetsutskottets förslag att"
_ACCORDING = deferred(
    rf"^(?:(?P<who>{_NAME}) (?:{_VERB}) )?(?:enligt|i enlighet med|med bifall till) "
    rf"{_TO}s? förslag(?:et)?(?: till beslut)?(?:,? att)?\s*[:,]?$",
    re.IGNORECASE,
)
_BARE = deferred(
    r"^(?:att besluta|besluta|att|(?:det )?(?P<passive>beslutas|beslutades|beslöts)|beslutade|beslutar)"
    r"\s*(?:att|följande|enligt följande)?\s*:?$",
    re.IGNORECASE,
)
# "Kommunstyrelsen föreslår kommunfullmäktige att anta planen": lead-in and decision in one sentence.
_RUNNING = deferred(
    rf"^(?P<who>{_NAME}) (?P<verb>{_VERB})"
    rf"(?:,? (?:{_ALONE}))?(?: {_OWN})?"
    rf"(?: (?:hos )?(?P<to>{_TO}))??(?:,? (?:att )?besluta)?,?(?P<att> att)\b"
)
# "Nämnden beslutar med stöd av 9 kap. 30 § plan- och bygglagen att bevilja bygglov."
_RUNNING_HOW = deferred(
    rf"^(?P<who>{_NAME}) (?P<verb>{_DECIDING})(?: {_OWN})?{_CIRCUMSTANCE}"
    rf"(?: {_OWN})?,?(?P<att> att)\b"
)
# "Kommunstyrelsen föreslås besluta att anta planen."
_RUNNING_ASKED = deferred(
    rf"^(?P<who>{_NAME}) föreslås(?: {_OWN})?(?:,? (?:att )?föreslå (?P<onward>{_TO}))??"
    r",? (?:att )?besluta(?P<att>,? att)\b"
)
# "Förvaltningen föreslår att nämnden beslutar att anta planen"
_RUNNING_THAT = deferred(
    rf"^(?P<who>{_NAME}) (?P<verb>föreslår|föreslog|rekommenderar)(?: därför| således)?,? att (?P<to>{_TO})"
    rf"(?: {_OWN})? (?:beslutar?|ska besluta|föreslår? (?P<onward>{_TO})(?: besluta)?)(?P<att> att)\b"
)
# "Beslutades att välja …": nobody is named, the meeting decides.
_PASSIVE_RUNNING = deferred(r"^(?:Det )?(?:Beslutas|Beslutades|Beslöts)(?P<att> att)\b", re.IGNORECASE)


# "beslutade hos kommunfullmäktige hemställa" is "hemställa hos kommunfullmäktige", as long as it.
_HOS_FIRST = deferred(
    rf"\bhos (?P<to>{_TO}) (?P<verb>hemställa|hemställer|hemställde)(?= (?:att|om)\b|\s*[:,]?$)"
)
_HOS_LAST = r"\g<verb> hos \g<to>"
_RECOMMENDS = deferred(r"\b(?:beslutar|beslutade|beslöt),? (?:att )?rekommendera\b")
_ASKABLE = deferred(
    r"(?:nämnd|styrelse|fullmäktige|kommun|region|landsting|förbund|utskott|råd|verk"
    r"|huvudm[aä]n|part(?:en|erna)|medlemmar|ägar|förening|departement|myndighet)"
)
_CLAUSE = deferred(r"\b(?:att|som|enligt|om|ska|skall)\b")
_ASKED = deferred(rf"\b(?:föreslå|rekommendera|hemställa)r? (?:hos )?(?P<to>{_TO}),? (?:att|om)\b")
# "Kommunstyrelsen föreslår att kommunfullmäktige avslår motionen."
_THAT = deferred(r"\b(?:föreslår?|rekommenderar?|hemställ(?:er|a)) att (?P<rest>.{3,90})")


@dataclass(frozen=True, slots=True)
class LeadIn:
    """Who decides, proposes or recommends; `to` is who is asked to decide. Names are canonical.

    `verb` is false where a body's name stands alone ("Nämnden" above "1. godkänner …"); `passive` is true
    for "Beslutades att", where nobody is named and the meeting decides. `onward` is whom `to` is to ask in
    its turn: "föreslår kommunstyrelsen föreslå kommunfullmäktige". `inverted` has the body behind the verb;
    `asked` is true where it does not decide but is to: "Kommunstyrelsen föreslås besluta"; `delegated` where
    somebody decides for `who`: "Undertecknad beslutar på nämndens vägnar".
    """

    kind: LeadKind
    who: str | None
    to: str | None = None
    verb: bool = True
    passive: bool = False
    inverted: bool = False
    asked: bool = False
    onward: str | None = None
    delegated: bool = False


def party(name: str | None) -> str | None:
    """A body's canonical name, or the words as they stand with a capital."""
    if not name:
        return None
    name = " ".join(name.split()).strip(" ,.:")
    name = re.sub(r"\s+att besluta$|\s+besluta$|\s+att$", "", name)
    if not name:
        return None
    placed = _OF_PLACES.match(name)
    if body := canonical_body(name) or (canonical_body(placed["name"]) if placed else None):
        return body
    return name[:1].upper() + name[1:]


@lru_cache(maxsize=4096)
def read_leadin(text: str) -> LeadIn | None:
    """The lead-in that `text` (one or two printed lines, joined) is as a whole; `None` for anything else."""
    flat = _HOS_FIRST.sub(_HOS_LAST, " ".join(text.split()))
    if stopped := _STOPPED.match(flat):
        flat = stopped["words"]
    if len(flat) > 240 or flat.endswith("."):
        return None
    flat, _, timed = without_times(flat)
    if timed and _REPORTED.match(flat):
        return None  # "Styrelsen beslutade den 3 maj 2021, § 8, att" tells of another meeting
    if flat.isupper() and " " in flat:
        # "KOMMUNSTYRELSEN FÖRESLÅR KOMMUNFULLMÄKTIGE BESLUTA"
        flat = flat.capitalize()
    if (officer := delegated_opening(flat)) and officer[1] < 0:
        return LeadIn("decide", officer[0], delegated=True)
    if bare := _BARE.match(flat):
        return LeadIn("decide", None, passive=bare["passive"] is not None)
    if (match := _HEADED.match(flat)) and (match["decision"] or canonical_body(match["to"])):
        return LeadIn("propose", None, party(match["to"]))
    if (match := _TO_PROPOSE.match(flat)) and canonical_body(match["to"]):
        return LeadIn("propose", None, party(match["to"]))
    if match := _ACCORDING.match(flat):
        return LeadIn("decide", party(match["who"]))
    if (body := canonical_body(flat.rstrip(":"))) and flat[0].isupper():
        return LeadIn("decide", body, verb=False)
    if match := _OWN_PART.match(flat):
        return LeadIn(_VERBS[match["verb"]], party(match["who"]))
    if (match := _OWNED.match(flat)) and (match["to"] is None or is_party(match["to"])):
        proposes = match["to"] or match["what"].startswith("förslag")
        return LeadIn("propose" if proposes else "decide", party(match["who"]), party(match["to"]))
    if match := _ASKED_TO.match(flat):
        onward = party(match["onward"])
        kind: LeadKind = "propose" if onward else "decide"
        return LeadIn(kind, party(match["who"] or match["whom"]), onward, asked=True)
    if match := _CIRCUMSTANTIAL.match(flat):
        return LeadIn(_VERBS[match["verb"]], party(match["who"]))
    match = _SENTENCE.match(flat)
    if match is None or (match["to"] and _VERBS[match["verb"]] == "decide"):
        return _inverted(flat)
    if match["who"].endswith((" och", " samt")):
        return None  # "Nämnden godkänner rapporten och föreslår …" has a decision before it
    kind = _VERBS[match["verb"]]
    to = match["to"]
    if kind == "decide" and match["onward"]:
        # "Kommunstyrelsen beslutar att föreslå kommunfullmäktige" decides nothing but to propose.
        asks: LeadKind = "recommend" if _RECOMMENDS.search(flat) else "propose"
        return LeadIn(asks, party(match["who"]), party(match["onward"]))
    if to and not is_party(to):
        return None
    if match["that"] and not canonical_body(to):
        return None
    return LeadIn(kind, party(match["who"]), party(to), onward=party(match["onward"]))


def _inverted(flat: str) -> LeadIn | None:
    turned = _INVERTED.match(flat)
    if turned and (canonical_body(turned["who"]) or is_any_body(turned["who"])):
        return LeadIn("decide", party(turned["who"]), inverted=True)
    return None


def running_leadin(text: str) -> tuple[LeadIn, int] | None:
    """The lead-in that opens the sentence `text`, and where the clause after its "att" begins."""
    flat, cut, removed = without_times(_HOS_FIRST.sub(_HOS_LAST, text.replace("\n", " ")))
    if (officer := delegated_opening(flat)) and officer[1] > 0:
        place = officer[1]
        return LeadIn("decide", officer[0], delegated=True), place + (removed if place > cut else 0)
    if passive := _PASSIVE_RUNNING.match(flat):
        return LeadIn("decide", None), passive.end("att")
    if (that := _RUNNING_THAT.match(flat)) and canonical_body(that["to"]):
        leadin = LeadIn(
            _VERBS[that["verb"]], party(that["who"]), party(that["to"]), onward=party(that["onward"])
        )
        return leadin, that.end("att") + (removed if that.end("att") > cut else 0)
    if asked := _RUNNING_ASKED.match(flat):
        onward = party(asked["onward"])
        leadin = LeadIn("propose" if onward else "decide", party(asked["who"]), onward, asked=True)
        return leadin, asked.end("att") + (removed if asked.end("att") > cut else 0)
    if how := _RUNNING_HOW.match(flat):
        return LeadIn("decide", party(how["who"])), how.end("att") + (removed if how.end("att") > cut else 0)
    match = _RUNNING.match(flat)
    if match is None or (match["to"] and not is_party(match["to"])):
        return None
    kind = _VERBS[match["verb"]]
    if kind == "decide" and match["to"]:
        return None  # "Efter diskussion beslutar nämnden att": the body stands behind the verb
    end = match.end("att")
    return LeadIn(kind, party(match["who"]), party(match["to"])), end + (removed if end > cut else 0)


def asked_party(text: str) -> str | None:
    """Who is asked in "föreslå länsstyrelsen att …", within a point; `None` if nobody."""
    flat = _HOS_FIRST.sub(_HOS_LAST, text.replace("\n", " "))
    match = _ASKED.search(flat)
    if match and is_party(match["to"]):
        return party(match["to"])
    if that := _THAT.search(flat):
        named = [mention for mention in find_bodies(that["rest"]) if not mention.generic]
        return named[0].name if named and not that["rest"][: named[0].span.start].strip() else None
    return None


def is_party(words: str) -> bool:
    """True for what can be asked to decide: a body, or an organisation by its kind."""
    if canonical_body(words):
        return True
    return _ASKABLE.search(words.lower()) is not None and not _CLAUSE.search(words.lower())
