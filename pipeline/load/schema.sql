-- The tables that readers rely on. Absent is NULL; dates are ISO text at the source's own precision
-- (2018, 2018-06, 2018-06-19); ids follow the sorted file paths, then the order within the document.

create table diary_numbers (
    number text primary key not null,
    series text,
    serial integer,
    year integer
);

create table documents (
    id integer primary key,
    file text not null unique,
    sha256 text not null,
    kind text not null,
    organisation text,
    body text,
    title text,
    date text,
    diary_number text references diary_numbers(number),
    page_count integer not null,
    text_source text,
    quality real,
    source_url text,
    problem_count integer not null,
    -- The document that this one is attached to, where it lies inside another PDF.
    attached_to_id integer references documents(id)
);

-- What the PDF says of itself (title, author, subject, keywords, creator, producer, created, modified).
create table document_properties (
    document_id integer not null references documents(id),
    name text not null,
    value text not null,
    primary key (document_id, name)
) without rowid;

-- The outline; level counts from 0, page is null where an entry leads nowhere.
create table bookmarks (
    id integer primary key,
    document_id integer not null references documents(id),
    position integer not null,
    level integer not null,
    title text not null,
    page integer
);

-- Links drawn on pages, to an address or to a page of the same document; the box is in points from the top left.
create table page_links (
    id integer primary key,
    document_id integer not null references documents(id),
    page integer not null,
    address text,
    target_page integer,
    x0 real not null,
    y0 real not null,
    x1 real not null,
    y1 real not null
);

-- lines is a JSON array: for each printed line its start and end in raw_text, and its box on the page in
-- points from the top left (start, end, x0, y0, x1, y1).
create table pages (
    id integer primary key,
    document_id integer not null references documents(id),
    number integer not null,
    text text not null,
    raw_text text not null,
    text_source text not null,
    quality real,
    width real not null,
    height real not null,
    reason text,
    lines text,
    unique (document_id, number)
);

create table paragraphs (
    id integer primary key,
    document_id integer not null references documents(id),
    kind text not null,
    number integer,
    label text,
    title text,
    diary_number text references diary_numbers(number),
    first_page integer not null,
    last_page integer not null,
    text text not null,
    start_offset integer,
    end_offset integer,
    rule text,
    confidence real not null
);

create table sections (
    id integer primary key,
    document_id integer not null references documents(id),
    paragraph_id integer references paragraphs(id),
    position integer not null,
    role text not null,
    heading text,
    first_page integer not null,
    text text not null,
    rule text,
    confidence real not null
);

create table decisions (
    id integer primary key,
    document_id integer not null references documents(id),
    paragraph_id integer references paragraphs(id),
    status text not null,
    position integer not null,
    action text not null,
    body text,
    addressee text,
    date text,
    paragraph_label text,
    diary_number text references diary_numbers(number),
    text text not null,
    page integer not null,
    last_page integer not null,
    start_offset integer,
    end_offset integer,
    rule text,
    confidence real not null,
    verbatim text not null
);

create table diary_mentions (
    id integer primary key,
    document_id integer not null references documents(id),
    diary_number text not null references diary_numbers(number),
    page integer not null,
    role text not null,
    raw text not null,
    start_offset integer,
    rule text,
    confidence real not null
);

create table citations (
    id integer primary key,
    document_id integer not null references documents(id),
    page integer not null,
    body text,
    date text,
    paragraph_label text,
    diary_number text references diary_numbers(number),
    raw text not null,
    target_paragraph_id integer references paragraphs(id),
    start_offset integer,
    rule text,
    confidence real not null
);

create table cases (
    id integer primary key,
    diary_number text not null references diary_numbers(number),
    organisation text
);

-- Each organisation counts its own numbers.
create unique index cases_number on cases(diary_number, coalesce(organisation, ''));

-- A document of case_id cites other_id on that page.
create table case_citations (
    case_id integer not null references cases(id),
    other_id integer not null references cases(id),
    document_id integer not null references documents(id),
    page integer not null,
    primary key (case_id, other_id, document_id, page)
);

create table case_documents (
    case_id integer not null references cases(id),
    document_id integer not null references documents(id),
    primary key (case_id, document_id)
);

create table case_paragraphs (
    case_id integer not null references cases(id),
    paragraph_id integer not null references paragraphs(id),
    primary key (case_id, paragraph_id)
);

create table agreements (
    id integer primary key,
    title text not null,
    diary_number text references diary_numbers(number),
    valid_from text,
    valid_to text,
    amount real,
    currency text,
    open_ended integer not null,
    notice text,
    -- How it goes on after its last day where nobody gives notice ("1 år i sänder").
    renewal text,
    document_id integer references documents(id)
);

create table agreement_parties (
    agreement_id integer not null references agreements(id),
    party text not null,
    primary key (agreement_id, party)
);

create table agreement_names (
    agreement_id integer not null references agreements(id),
    name text not null,
    primary key (agreement_id, name)
);

-- document_id, page and text are those of the best source; all of them are in agreement_event_sources.
create table agreement_events (
    id integer primary key,
    agreement_id integer not null references agreements(id),
    date text,
    kind text not null,
    body text,
    paragraph_label text,
    document_id integer not null references documents(id),
    page integer not null,
    text text not null
);

create table agreement_event_sources (
    id integer primary key,
    event_id integer not null references agreement_events(id),
    document_id integer not null references documents(id),
    page integer not null,
    text text not null
);

create table agreement_relations (
    agreement_id integer not null references agreements(id),
    relation text not null,
    other_id integer not null references agreements(id),
    -- The first place that tells it.
    document_id integer references documents(id),
    page integer,
    text text,
    primary key (agreement_id, relation, other_id)
);

create table passages (
    id integer primary key,
    cluster integer not null,
    document_id integer not null references documents(id),
    page integer not null,
    text text not null,
    -- 1 where no other document with the passage may be older.
    earliest integer not null,
    -- The share of words as in the first occurrence, and the wordings that differ, a line each.
    likeness real not null,
    changes text
);

-- start and end are offsets into pages.raw_text of that document and page, end exclusive.
create table corrections (
    id integer primary key,
    document_id integer not null references documents(id),
    page integer not null,
    start integer not null,
    "end" integer not null,
    original text not null,
    corrected text not null,
    method text not null,
    confidence real not null,
    evidence text
);

-- The meeting and what was said and done at it. Names and parties are as printed.
create table meetings (
    id integer primary key,
    document_id integer not null unique references documents(id),
    place text,
    start_time text,
    end_time text,
    first_number integer,
    last_number integer,
    chair text,
    chair_party text,
    secretary text,
    verification_place text,
    verification_date text,
    page integer not null
);

create table attendance (
    id integer primary key,
    document_id integer not null references documents(id),
    name text not null,
    party text,
    role text not null,
    title text,
    replaces text,
    replaces_party text,
    present text,
    away text,
    page integer not null,
    start_offset integer,
    rule text,
    confidence real not null
);

create table votes (
    id integer primary key,
    document_id integer not null references documents(id),
    paragraph_id integer references paragraphs(id),
    decision_id integer references decisions(id),
    position integer not null,
    yes_votes integer,
    no_votes integer,
    abstentions integer,
    majority integer,
    minority integer,
    yes_means text,
    no_means text,
    text text not null,
    page integer not null,
    start_offset integer,
    rule text,
    confidence real not null
);

create table vote_ballots (
    id integer primary key,
    vote_id integer not null references votes(id),
    name text not null,
    party text,
    choice text not null,
    option text not null,
    page integer not null
);

create table dissents (
    id integer primary key,
    document_id integer not null references documents(id),
    paragraph_id integer references paragraphs(id),
    kind text not null,
    text text not null,
    page integer not null,
    start_offset integer,
    rule text,
    confidence real not null
);

create table dissent_persons (
    id integer primary key,
    dissent_id integer not null references dissents(id),
    name text,
    party text
);

create table motions (
    id integer primary key,
    document_id integer not null references documents(id),
    paragraph_id integer references paragraphs(id),
    kind text not null,
    text text not null,
    page integer not null,
    start_offset integer,
    rule text,
    confidence real not null
);

create table motion_persons (
    id integer primary key,
    motion_id integer not null references motions(id),
    name text not null,
    party text
);

create table commissions (
    id integer primary key,
    document_id integer not null references documents(id),
    paragraph_id integer references paragraphs(id),
    decision_id integer not null references decisions(id),
    assignee text not null,
    task text not null,
    deadline text,
    deadline_text text,
    page integer not null,
    rule text,
    confidence real not null
);

create table law_citations (
    id integer primary key,
    document_id integer not null references documents(id),
    paragraph_id integer references paragraphs(id),
    law text,
    number text,
    provision text,
    raw text not null,
    page integer not null,
    start_offset integer,
    rule text
);

create table amounts (
    id integer primary key,
    document_id integer not null references documents(id),
    paragraph_id integer references paragraphs(id),
    value real not null,
    currency text not null,
    raw text not null,
    page integer not null,
    start_offset integer
);

create table entities (
    id integer primary key,
    document_id integer not null references documents(id),
    kind text not null,
    name text not null,
    party text,
    page integer not null,
    start_offset integer,
    source text not null
);

create table periods (
    id integer primary key,
    document_id integer not null references documents(id),
    paragraph_id integer references paragraphs(id),
    start_date text,
    end_date text,
    open_ended integer not null,
    raw text not null,
    page integer not null,
    start_offset integer
);

-- document_id is NULL for a file that did not become a document; file is '.' for the archive as a whole.
create table problems (
    id integer primary key,
    file text not null,
    page integer,
    stage text not null,
    kind text not null,
    message text not null,
    document_id integer references documents(id)
);

-- What there is of each body by year: documents dated in it, and decisions taken in it. organisation, body and year are
-- NULL where they are not known; a body that is only named in others' decisions has a row without a year.
create table body_years (
    organisation text,
    body text,
    year text,
    documents integer not null,
    decisions integer not null
);

-- What search_fts finds: one row for each agreement, decision and paragraph, and for each page with words outside
-- its paragraphs; the newest of each first. source_row is the id in the table that the place names as its source.
create table search_entries (
    id integer primary key,
    source_row integer not null,
    document_id integer references documents(id),
    page integer,
    place_id integer not null references search_places(id)
);

-- What a search can be narrowed by, one row for each combination that occurs. Source is the name of a table.
create table search_places (
    id integer primary key,
    source text not null,
    organisation text,
    body text,
    year text,
    kind text,
    action text,
    status text
);

-- The words of the archive as they are written, in lower case, with their stem, and without dots and accents;
-- numbers are left out.
create table search_words (
    word text primary key not null,
    stem text not null,
    folded text not null,
    occurrences integer not null
) without rowid;

-- The stems in search_fts and how many rows have each; those of letters alone also without dots and accents, and
-- from the end to the beginning.
create table search_stems (
    stem text primary key not null,
    entries integer not null,
    folded text,
    reversed text
) without rowid;
