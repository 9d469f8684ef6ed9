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
    problem_count integer not null
);

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
    rule text
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
    rule text
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
    confidence real not null
);

create table diary_mentions (
    id integer primary key,
    document_id integer not null references documents(id),
    diary_number text not null references diary_numbers(number),
    page integer not null,
    role text not null,
    raw text not null,
    start_offset integer
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
    start_offset integer
);

create table cases (
    id integer primary key,
    diary_number text not null unique references diary_numbers(number)
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
    primary key (agreement_id, relation, other_id)
);

create table passages (
    id integer primary key,
    cluster integer not null,
    document_id integer not null references documents(id),
    page integer not null,
    text text not null
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
