-- Foreign keys first (readers go from a row to what belongs to it), unless a key of the table begins with
-- the same column; then what readers look up by. Made after the rows: building an index at once is
-- several times cheaper than keeping it up.

create index documents_diary_number on documents(diary_number);
create index paragraphs_document on paragraphs(document_id);
create index paragraphs_diary_number on paragraphs(diary_number);
create index sections_document on sections(document_id);
create index sections_paragraph on sections(paragraph_id);
create index decisions_document on decisions(document_id);
create index decisions_paragraph on decisions(paragraph_id);
create index decisions_diary_number on decisions(diary_number);
create index diary_mentions_document on diary_mentions(document_id);
create index diary_mentions_diary_number on diary_mentions(diary_number);
create index citations_document on citations(document_id);
create index citations_diary_number on citations(diary_number);
create index citations_target on citations(target_paragraph_id);
create index case_documents_document on case_documents(document_id);
create index case_paragraphs_paragraph on case_paragraphs(paragraph_id);
create index agreements_diary_number on agreements(diary_number);
create index agreements_document on agreements(document_id);
create index agreement_events_agreement_date on agreement_events(agreement_id, date);
create index agreement_events_document on agreement_events(document_id);
create index agreement_event_sources_event on agreement_event_sources(event_id);
create index agreement_event_sources_document on agreement_event_sources(document_id);
create index agreement_relations_other on agreement_relations(other_id);
create index passages_document on passages(document_id);
create index corrections_document_page on corrections(document_id, page);
create index problems_document on problems(document_id);

create index documents_sha256 on documents(sha256);
create index documents_body_date on documents(body, date);
create index documents_date on documents(date);
create index documents_kind on documents(kind);
create index decisions_body_date on decisions(body, date);
create index decisions_date on decisions(date);
create index decisions_status_action on decisions(status, action);
create index citations_body_date on citations(body, date);
create index agreements_valid on agreements(valid_from, valid_to);
create index agreement_events_date on agreement_events(date);
create index passages_cluster on passages(cluster);
create index problems_kind on problems(kind);
create index problems_file on problems(file);
