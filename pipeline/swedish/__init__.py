"""What is known of the Swedish language and of Swedish public bodies; no I/O beyond the data files here.

Every module finds one kind of thing in a text and gives it with its `Span`; the knowledge behind it is in
`data/*.toml`, each entry with examples that the tests walk over.
"""
