"""The reading room's own pages, on Datasette's hooks: search, decisions, documents, agreements, evidence."""
