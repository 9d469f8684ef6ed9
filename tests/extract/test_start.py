from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from pipeline.evaluate.specimens import write_documents

_READ = """
import sys
from pathlib import Path
from pipeline.extract import read_document
from pipeline.settings import Settings
read = read_document(Path(sys.argv[1]), "0" * 64, Settings())
assert read.pages[0].text_source == "layer" and not read.problems
print(*sorted({name.split(".")[0] for name in sys.modules}))
"""


def test_a_text_layer_is_read_without_what_only_scans_and_tables_need(tmp_path: Path) -> None:
    """Importing these takes a worker half a second, as long as reading a hundred pages."""
    write_documents(tmp_path, 1, 1)
    command = [sys.executable, "-c", _READ, str(tmp_path / "000" / "00000.pdf")]
    loaded = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    assert "pypdfium2" in loaded
    assert not {"numpy", "PIL", "pytesseract", "pdfplumber", "pdfminer", "wordfreq", "spacy"} & set(loaded)
