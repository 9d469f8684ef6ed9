"""The gold of the small archive of Region Norrmark (see tests/load/norrmark.py)."""

from __future__ import annotations

from pathlib import Path

TABLES = {
    "documents": """\
file,kind,organisation,body,title,date,diary_number,pages
utdrag-rf-14.pdf,protokollsutdrag,Region Norrmark,Regionfullmäktige,\
Avtal om kollektivtrafik,2018-11-20,RUN/51/2018,2
uppföljning.pdf,rapport,Region Norrmark,,Uppföljning av kollektivtrafiken,2020,RUN/5/2020,2
avtal.pdf,overenskommelse,Region Norrmark,,Avtal om kollektivtrafik,,,1
""",
    "paragraphs": """\
file,kind,number,label,title,diary_number,first_page,last_page
utdrag-rf-14.pdf,item,14,§ 14,Avtal om kollektivtrafik,RUN/51/2018,1,2
avtal.pdf,clause,1,§ 1,Parter,,1,1
""",
    "decisions": """\
file,status,position,action,body,addressee,date,paragraph_label,diary_number,text,page
utdrag-rf-14.pdf,decided,1,approve,Regionfullmäktige,,2018-11-20,§ 14,RUN/51/2018,\
Avtalet med Älvsta och Sjövik om kollektivtrafik godkänns från och med januari 2019.,1
utdrag-rf-14.pdf,decided,2,commission,Regionfullmäktige,Regiondirektören,2018-11-20,§ 14,RUN/51/2018,\
Regiondirektören får i uppdrag att teckna avtalet.,2
""",
    "diary_mentions": """\
file,diary_number,page,count,role
utdrag-rf-14.pdf,RUN/51/2018,1,1,own
uppföljning.pdf,LS/7/2012,2,1,cited
uppföljning.pdf,RUN/51/2018,2,1,cited
""",
    "citations": """\
file,body,date,paragraph_label,page
uppföljning.pdf,Regionfullmäktige,2018-11,§ 14,1
uppföljning.pdf,,,,2
""",
    "agreements": """\
key,title,diary_number,parties,valid_from,valid_to,amount,currency
A,Avtal om kollektivtrafik,RUN/51/2018,Älvsta kommun; Region Norrmark,2019-01,2022-12-31,1250000,SEK
""",
    "agreement_events": """\
agreement,date,kind,body,paragraph_label,files
A,2018-11-20,adopted,Regionfullmäktige,§ 14,utdrag-rf-14.pdf
A,2022-12-31,expires,,,avtal.pdf
""",
    "agreement_relations": "agreement,relation,other\n",
}

TEXTS = {
    "utdrag-rf-14": (
        "§ 14 Avtal om kollektivtrafik (RUN/51/2018)\nBeslut\n"
        "1. Avtalet med Älvsta och Sjövik om kollektivtrafik godkänns från\n"
        "\foch med januari 2019.\nRegiondirektören får i uppdrag att teckna avtalet."
    ),
    "avtal": "Avtal om kollektivtrafik\n§ 1 Parter\nRegion Norrmark och Älvsta kommun.",
}


def write_gold(folder: Path, **changed: str) -> Path:
    """Write the gold into `folder`; a table in `changed` instead of the right one, "" for none at all."""
    (folder / "text").mkdir(parents=True)
    for name, table in {**TABLES, **changed}.items():
        if table:
            (folder / f"{name}.csv").write_text(table, "utf-8")
    for name, text in TEXTS.items():
        (folder / "text" / f"{name}.txt").write_text(text, "utf-8")
    return folder
