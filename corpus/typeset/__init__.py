"""Typesets the corpus from `corpus/source`: PDFs and gold from one source."""
