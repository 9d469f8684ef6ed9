"""Protocols as different bodies set them: what must be found in each, whatever the template."""

from __future__ import annotations

import pytest

from pipeline.detect import detect_document

from .printed import printed

_HEAD = "^^{organisation}   Protokoll\n^^{body}\n^^2019-03-05\n"

# organisation, body, the page, and what is decided: (§, title, diary number, [(action, addressee, text)])
_TEMPLATES = {
    "number beside the title, according to a proposal": (
        "Region Norrmark",
        "Regionfullmäktige",
        """
**§ 34
**Svar på motion av Anna Berg (S) om nattbussar
RS 2018-1234

**Ärendebeskrivning
Anna Berg (S) har väckt en motion.

**Beslutsunderlag
Regionstyrelsen den 5 februari 2019, § 45

**Yrkanden
Under överläggningen yrkade Per Holm (M) bifall till regionstyrelsens förslag.

**Beslut
Regionfullmäktige beslutar i enlighet med regionstyrelsens förslag

att anse motionen besvarad.
""",
        (34, "Svar på motion av Anna Berg (S) om nattbussar", "RS 2018-1234"),
        [("note", None, "anse motionen besvarad.")],
    ),
    "bare number after the sign, lead-in without a verb": (
        "Granfors kommun",
        "Tekniska nämnden",
        """
**§ 12 0456/19
**Handlingsplan för gång- och cykelvägar

**Beslut
Enligt förvaltningens förslag:

1. Handlingsplanen antas.

2. Förvaltningen får i uppdrag att redovisa kostnaderna.

**Handling
2019 nr 23.

**Protokollsutdrag skickas till
Kommunstyrelsen
""",
        (12, "Handlingsplan för gång- och cykelvägar", "0456/19"),
        [
            ("adopt", None, "Handlingsplanen antas."),
            ("commission", "Förvaltningen", "Förvaltningen får i uppdrag att redovisa kostnaderna."),
        ],
    ),
    "numbered att-clauses": (
        "Sjöviks kommun",
        "Kommunstyrelsen",
        """
**§ 23 Remiss om ny hamnordning
STK-2019-123

**Beslut
Kommunstyrelsen beslutar

1. att godkänna förslaget till yttrande, och

2. att översända yttrandet till länsstyrelsen.

**Sammanfattning
Länsstyrelsen har remitterat ett förslag.
""",
        (23, "Remiss om ny hamnordning", "STK-2019-123"),
        [
            ("approve", None, "godkänna förslaget till yttrande"),
            ("note", None, "översända yttrandet till länsstyrelsen."),
        ],
    ),
    "the body alone on a line, verbs in the present": (
        "Region Norrmark",
        "Hälso- och sjukvårdsnämnden",
        """
**§ 51
**Uppföljning av vårdval
Diarienummer: RJL 2019/36

**Beslut
Hälso- och sjukvårdsnämnden

1. Godkänner uppföljningen.

2. Lägger rapporten till handlingarna.
""",
        (51, "Uppföljning av vårdval", "RJL 2019/36"),
        [
            ("approve", None, "Godkänner uppföljningen."),
            ("note", None, "Lägger rapporten till handlingarna."),
        ],
    ),
    "a stop after the number, the decision first": (
        "Älvsta kommun",
        "Kommunfullmäktige",
        """
**Kf § 7. Taxa för renhållning          Dnr 2019/88

**Kommunfullmäktiges beslut
Taxan antas att gälla från och med den 1 april 2019.

**Sammanfattning av ärendet
Taxan behöver höjas.

**Beslutet skickas till
Tekniska nämnden
""",
        (7, "Taxa för renhållning", "2019/88"),
        [("adopt", None, "Taxan antas att gälla från och med den 1 april 2019.")],
    ),
    "another body's proposal, then the decision without a heading of its own": (
        "Björkhults kommun",
        "Kommunstyrelsen",
        """
**§ 88 Försäljning av Granen 2                   KS 2019/71

**Arbetsutskottets förslag till kommunstyrelsen
att fastigheten säljs för 400 000 kronor.

Kommunstyrelsen beslutar
att fastigheten säljs för 450 000 kronor.
""",
        (88, "Försäljning av Granen 2", "KS 2019/71"),
        [("other", None, "fastigheten säljs för 450 000 kronor.")],
    ),
    "past tense, as proposed": (
        "Tallåsens kommun",
        "Socialnämnden",
        """
**§ 4
**Riktlinjer för färdtjänst (SN 2019/14)

**Förvaltningens förslag till beslut
Riktlinjerna fastställs.

**Nämndens beslut
Nämnden beslutar i enlighet med förvaltningens förslag till beslut.
""",
        (4, "Riktlinjer för färdtjänst", "SN 2019/14"),
        [("adopt", None, "Riktlinjerna fastställs.")],
    ),
}


@pytest.mark.parametrize("name", _TEMPLATES)
def test_a_template_is_understood(name: str) -> None:
    organisation, body, page, (number, title, diary), expected = _TEMPLATES[name]
    # A second § makes it a protocol rather than an extract.
    following = f"**§ {number + 1}\n**Meddelanden\n\n**Beslut\nMeddelandena läggs till handlingarna.\n"
    head = _HEAD.format(organisation=organisation, body=body)
    findings = detect_document(*printed(f"{head}{page}", f"{head}{following}"))

    assert (findings.header.kind, findings.header.body) == ("protokoll", body)
    assert findings.header.organisation == organisation
    first = findings.paragraphs[0]
    assert (first.number, first.title, first.diary_number) == (number, title, diary)
    decided = [d for d in findings.decisions if d.status == "decided" and d.paragraph == 0]
    assert [(d.action, d.addressee, d.text) for d in decided] == expected
    assert {d.body for d in decided} == {body}
