"""The state of the archive: what was read and how well, what failed, what stands open."""

from __future__ import annotations

from .bodies import bodies_list, decisions_by_year
from .charts import bars_by_row
from .rows import Database, Row

_COUNTED = (
    "documents",
    "pages",
    "paragraphs",
    "decisions",
    "agreements",
    "citations",
    "corrections",
    "problems",
)


def archive_page(database: Database) -> Row:
    """All that the page of the archive's state shows."""
    quality = database.rows(
        """select coalesce(substr(date, 1, 4), 'okänt') as year, count(*) as pages,
             sum(pages.text_source = 'ocr') as ocr, avg(pages.quality) as quality,
             sum(pages.quality < 0.9) as doubtful
           from pages join documents on documents.id = document_id group by 1 order by 1"""
    )
    decades = {
        row["decade"]: round(100 * row["quality"], 1)
        for row in database.rows(
            """select iif(date is null, 'okänt', substr(date, 1, 3) || '0-tal') as decade,
                 avg(pages.quality) as quality
               from pages join documents on documents.id = document_id group by 1 order by 1"""
        )
        if row["quality"] is not None
    }
    by_body, years = decisions_by_year(database)
    return {
        "counts": counts(database),
        "quality": quality,
        "quality_chart": bars_by_row(
            {"Rätt lästa ord, %": decades}, list(decades), "Läskvalitet per årtionde"
        ),
        "by_body": by_body,
        "years": years,
        "decisions_chart": bars_by_row(by_body, years, "Beslut per organ och år"),
        "problems": database.rows(
            """select stage, kind, count(*) as count, count(distinct file) as files, min(message) as message
               from problems group by stage, kind order by count desc, stage, kind limit 50"""
        ),
        "worst": database.rows(
            """select sha256, file, number, pages.quality, pages.text_source from pages
               join documents on documents.id = document_id where pages.quality < 0.9
               order by pages.quality, file, number limit 30"""
        ),
        "open": database.row(
            """select count(*) as count, sum(target_paragraph_id is null) as open from citations"""
        ),
        "open_citations": database.rows(
            """select raw, citations.body, citations.date, paragraph_label, page, sha256, file from citations
               join documents on documents.id = document_id where target_paragraph_id is null
               order by file, page, citations.id limit 50"""
        ),
    }


def counts(database: Database) -> dict[str, int]:
    """How many rows there are of each."""
    return {
        table: (database.row(f"select count(*) as count from {table}") or {"count": 0})["count"]
        for table in _COUNTED
    }


def home_page(database: Database) -> Row:
    """What the first page shows."""
    agreements = database.rows(
        "select title, diary_number, valid_from, valid_to from agreements"
        " order by valid_from desc, id limit 5"
    )
    return {"counts": counts(database), "bodies": bodies_list(database), "agreements": agreements}
