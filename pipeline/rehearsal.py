"""A page with something of everything, gone through once before the work begins.

Patterns are compiled and rules are read when they are first used. Workers are copies of one process: what
that one has used, none of them has to make ready again.
"""

from __future__ import annotations

from .model import Page, ReadDocument

_PAGE = """Region Norrmark Protokoll 2019-03-14 Sida 1 (1)
Regionstyrelsen Dnr RS/45/2019
Plats och tid Regionhuset, Älvsta, kl. 09.00–11.30
Beslutande Anna Berg (S), ordförande, Bo Lind (M)
§ 12 Avtal om färdtjänst (RS/45/2019)
Sammanfattning
Regionen och Älvsta kommun har sedan 2015 ett avtal om färdtjänst som löper ut den 31 december 2019.
Avtalet kan sägas upp med sex månaders uppsägningstid och förlängs annars med ett år i taget.
Kostnaden är 1 250 000 kr per år.
Regionfullmäktige antog den 20 juni 2016, § 61, den överenskommelse som nu ersätts.
Förslag till beslut
Regionstyrelsen föreslår regionfullmäktige besluta att godkänna avtalet mellan regionen och Älvsta kommun.
Yrkanden
Bo Lind (M) yrkar avslag. Votering begärs. Omröstningen utfaller med 8 ja-röster mot 3 nej-röster.
Beslut
Regionstyrelsen beslutar
att godkänna avtalet, som gäller från och med den 1 januari 2020 till och med den 31 december 2023, samt
att ge förvaltningen i uppdrag att återkomma enligt 6 kap. 1 § kommunallagen (2017:725).
Bo Lind (M) reserverar sig mot beslutet.
Beslutet skickas till
Älvsta kommun
Justerandes sign"""


def rehearse() -> None:
    """Take the page through repair and detection; what comes out of it is of no use."""
    from .detect import detect_document
    from .repair import count_words, questions_of, repair_document
    from .stand_ins import no_evidence

    document = ReadDocument("0" * 64, (Page(1, 595.0, 842.0, _PAGE, (), "layer", 1.0),))
    count_words(document)
    questions_of(document)
    repaired = repair_document(document, no_evidence((), ()))
    detect_document(document, repaired)
