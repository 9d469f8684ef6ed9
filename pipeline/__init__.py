"""From archived Swedish protocols in PDF to one searchable SQLite database."""

__version__ = "0.1.0"
