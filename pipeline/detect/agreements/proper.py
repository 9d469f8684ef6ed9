"""Which names stand as a title: set apart, with both parties, or with a capital within a sentence."""

from __future__ import annotations

from pipeline.swedish.deferred import deferred

from .knowledge import alternatives, read_table
from .names import AgreementName
from .nouns import AgreementNoun

# Only a name has a capital within a sentence: "att Tilläggsavtal om X godkänns".
_WITHIN = deferred(
    r"(?<![^\s(])(?:(?:Det\s+)?(?:\w*[Aa]vtalet|\w*[Kk]ontraktet|Överenskommelsen),|[a-zåäö][\w-]*,?|(?:I|Enligt|Genom|Av|Med|Till|Från|Efter)(?=\s)|§\s?\d+,|(?:19|20)\d\d,)\s+$"
)
# A point or sentence begins with a name, not with what is to be made, where the verb is said of a known one:
# "1. Avtal om X upphör att gälla", "Avtal om X godkänns".
_BEGINS = deferred(r"(?:^|[.:;,–•-]\s*|\batt\s+|\n\s*)(?:\d{1,2}[.)]?\s+)?$")
_SAYS_WHERE = deferred(r"(?<=\s)[A-ZÅÄÖ]\w+")
_PARTIES = deferred(r"(?<=\w)\s+mellan\s.*$")
_DONE = read_table("kinds")["title"]["is_done"]
_IS_DONE = deferred(rf"\s+(?:(?:ska|skall)\s+)?{alternatives(_DONE)}(?![\w-])")


def proper_title(
    text: str, noun: AgreementNoun, name: AgreementName, quoted: bool, in_title: bool, number: str | None
) -> str:
    """The name as a title, or "" where it is none: a title names two parties, or is marked as a name."""
    capital = noun.span.of(text)[0].isupper()
    parties = name.parties
    # "Avslut av ambulansavtalet i norra länsdelen" points at an agreement, and does not name it.
    told = noun.number == "definite" and name.bare and not parties.names
    proper = (
        number is not None
        or (name.between and len(parties.names) >= 2 and not parties.vague)
        or (bool(parties.names and name.subject) and not parties.vague)
        or (noun.head == "förbundsordning" and capital and bool(name.subject and name.subject[0].isupper()))
        or (bool(name.subject or parties.names) and ((capital and quoted) or (in_title and not told)))
        or (capital and bool(name.subject) and bool(_WITHIN.search(text, 0, noun.span.start)))
        or (
            capital
            and bool(name.subject)
            and noun.number == "indefinite"
            and bool(_BEGINS.search(text, max(0, noun.span.start - 12), noun.span.start))
            and bool(_IS_DONE.match(text, name.end))
        )
    )
    if not proper:
        return ""
    rest = " ".join(text[noun.span.end : name.end].split()).strip(" ,(")
    if not in_title and not quoted and name.between and _SAYS_WHERE.search(name.subject or ""):
        # "… ett förslag till Avtal om X i Norra länet mellan A och B": the name is whole without its parties.
        rest = _PARTIES.sub("", rest)
    first = noun.lemma[0].upper() + noun.lemma[1:]
    return f"{first} {rest}".strip()
