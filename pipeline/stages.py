"""The stages of the build, each with all that its result depends on.

The order is the order of work. A stage is added by declaring it here: what it needs and gives, the
settings that it reads, the folders of code and data and the packages and programs behind it.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from functools import cache
from importlib import import_module
from importlib.metadata import PackageNotFoundError, entry_points, version
from pathlib import Path

from .engine import Stage, digest, remembered
from .errors import ToolMissing
from .model import Findings, Links, Names, RepairedDocument
from .settings import Settings

_HERE = Path(__file__).parent
_LANGUAGE = (_HERE / "model", _HERE / "swedish")

STAGES = (
    Stage(
        name="extract",
        function="pipeline.pdf_file:extract",
        needs=("source",),
        gives="read",
        type="pipeline.model:ReadDocument",
        settings=("ocr", "ocr_engine", "ocr_languages", "ocr_dpi", "max_pages", "max_page_pixels"),
        reads=(_HERE / "extract", *_LANGUAGE),
        tools="pipeline.stages:extract_tools",
    ),
    Stage(
        name="attachments",
        function="pipeline.pdf_file:attachments",
        needs=("source", "read"),
        gives="attached",
        type="pipeline.model:Attached",
        reads=(_HERE / "extract" / "attachments.py", _HERE / "collect" / "contents.py", _HERE / "model"),
        tools="pipeline.stages:attachment_tools",
        otherwise="pipeline.stand_ins:nothing_attached",
    ),
    Stage(
        name="counts",
        function="pipeline.repair:count_words",
        needs=("read",),
        gives="counts",
        type="pipeline.repair:WordCounts",
        reads=(_HERE / "repair", *_LANGUAGE),
        otherwise="pipeline.stand_ins:nothing_counted",
    ),
    Stage(
        name="questions",
        function="pipeline.repair:questions_of",
        needs=("read",),
        gives="questions",
        type="pipeline.repair:Questions",
        reads=(_HERE / "repair", *_LANGUAGE),
        tools="pipeline.stages:repair_tools",
        otherwise="pipeline.stand_ins:nothing_asked",
    ),
    Stage(
        name="lexicon",
        scope="corpus",
        function="pipeline.repair:add_up",
        needs=("counts", "questions"),
        gives="lexicon",
        type="pipeline.repair:CorpusLexicon",
        reads=(_HERE / "repair", *_LANGUAGE),
        tools="pipeline.stages:repair_tools",
        otherwise="pipeline.stand_ins:empty_lexicon",
    ),
    Stage(
        name="evidence",
        function="pipeline.repair:consulted_part",
        needs=("questions", "lexicon"),
        asks="questions",
        gives="evidence",
        type="pipeline.repair:CorpusLexicon",
        reads=(_HERE / "repair", *_LANGUAGE),
        tools="pipeline.stages:repair_tools",
        otherwise="pipeline.stand_ins:no_evidence",
    ),
    Stage(
        name="repair",
        function="pipeline.repair:repair_document",
        needs=("read", "evidence"),
        gives="repaired",
        type="pipeline.model:RepairedDocument",
        reads=(_HERE / "repair", *_LANGUAGE),
        tools="pipeline.stages:repair_tools",
        otherwise="pipeline.stand_ins:unrepaired",
    ),
    Stage(
        name="detect",
        function="pipeline.detect:detect_document",
        needs=("read", "repaired"),
        gives="findings",
        type="pipeline.model:Findings",
        reads=(_HERE / "detect", *_LANGUAGE),
        tools="pipeline.stages:detect_tools",
        otherwise="pipeline.stand_ins:nothing_found",
    ),
    Stage(
        name="names",
        function="pipeline.stages:names",
        needs=("repaired",),
        gives="names",
        type="pipeline.model:Names",
        settings=("spacy_model",),
        reads=(
            _HERE / "detect" / "names.py",
            _HERE / "detect" / "persons.py",
            _HERE / "detect" / "data",
            *_LANGUAGE,
        ),
        tools="pipeline.stages:name_tools",
        otherwise="pipeline.stand_ins:no_names",
    ),
    Stage(
        name="link",
        scope="corpus",
        function="pipeline.stages:link",
        needs=("repaired", "findings"),
        gives="links",
        type="pipeline.model:Links",
        # What an agreement is known by is told apart in linking as it is in detection.
        reads=(_HERE / "link", _HERE / "detect" / "agreements", *_LANGUAGE),
        otherwise="pipeline.stand_ins:nothing_linked",
    ),
)


# Called once where worker processes come from.
LOADER = f"{__name__}:load_rules"


# Version, models and the folder that they lie in.
Tesseract = tuple[str | None, list[str], str]


def names(repaired: RepairedDocument, settings: Settings) -> Names:
    """`detect.names.find_names` with the trained model that the settings ask for, where there is one."""
    from .detect.names import find_names

    return find_names(repaired, installed_model(settings.spacy_model))


def load_rules() -> None:
    """Load what nearly every document needs: code, rules and word lists; of programs and tables nothing."""
    from .rehearsal import rehearse

    for module in ("extract", "repair", "detect.document", "detect.names"):
        import_module(f".{module}", __package__)
    rehearse()


@cache
def installed_model(wanted: str = "auto") -> str | None:
    """The trained Swedish model to use: `wanted`, or for "auto" the first that is installed, or `None`.

    "none" is none; a name or path that spaCy cannot load is a UsageError when it is loaded.
    """
    if wanted == "none":
        return None
    if wanted != "auto":
        return wanted
    # As spaCy itself finds them, but without the second that importing it takes; remembered, as looking takes
    # longer than reading a document's names.
    swedish = sorted(point.name for point in entry_points(group="spacy_models") if point.name[:3] == "sv_")
    return swedish[0] if swedish else None


def link(repaired: Sequence[RepairedDocument], findings: Sequence[Findings]) -> Links:
    """`link.link_corpus` on all documents."""
    from .link import LinkInput, link_corpus

    return link_corpus([LinkInput(*both) for both in zip(repaired, findings, strict=True)])


def extract_tools(settings: Settings) -> dict[str, str]:
    """What reads pages; ToolMissing where OCR may be wanted and Tesseract or a model is not installed."""
    versions = _versions("hunspell-sv", "pdfplumber", "pypdfium2", "pytesseract", "wordfreq")
    if settings.ocr != "never":
        number, models, folder = _tesseract(settings)
        wanted = settings.ocr_languages.split("+")
        missing = [model for model in wanted if model not in models]
        if number is None or missing:
            from .extract.engines.probe import install_command

            what = "Tesseract" if number is None else f"Tesseract's model {', '.join(missing)}"
            raise ToolMissing(
                f"{what} is not installed, and pages without a good text layer need it.",
                f"{install_command(settings.ocr_languages)}\nWithout: --ocr never leaves such pages empty.",
            )
        versions["tesseract"] = number
        versions |= {"tesserocr": library} if (library := _library_version()) else {}
        # Doubtful words are read a second time with the model of the language, where it is installed.
        for model in dict.fromkeys([*wanted, *(second for second in ("swe",) if second in models)]):
            file = Path(folder) / f"{model}.traineddata"
            if folder and file.is_file():
                versions[f"tesseract's model {model}"] = f"{file.stat().st_size} bytes"
    return versions


def _library_version() -> str:
    """The version of tesserocr, empty where it is not installed."""
    try:
        return version("tesserocr")
    except PackageNotFoundError:
        return ""


def _tesseract(settings: Settings) -> Tesseract:
    """What is installed of Tesseract. Asking takes a fifth of a second, so that the answer is remembered."""
    binary = shutil.which("tesseract")
    if binary is None:
        return None, [], ""

    def ask() -> tuple[Tesseract, list[Path]]:
        from .extract.engines.probe import probe

        found = probe()
        folders = [Path(found.folder), Path(found.folder) / "script"] if found.folder else []
        told = (found.version, list(found.models), found.folder)
        return told, [Path(binary), *folders] if found.version else []

    place = os.environ.get("TESSDATA_PREFIX", "")
    note = settings.output / "store" / f"tesseract-{digest((binary, place))[:12]}.json"
    found: Tesseract = remembered(note, ask, Tesseract)
    return found


def repair_tools(settings: Settings) -> dict[str, str]:
    """What mends text."""
    return _versions("ftfy", "hunspell-sv", "wordfreq")


def detect_tools(settings: Settings) -> dict[str, str]:
    """What compares headings that OCR damaged."""
    return _versions("rapidfuzz")


def name_tools(settings: Settings) -> dict[str, str]:
    """What finds names: spaCy, and the trained model where one is used."""
    model = installed_model(settings.spacy_model)
    return _versions("spacy") | ({"spaCy's model": model} if model else {})


def _versions(*packages: str) -> dict[str, str]:
    return {package: version(package) for package in packages}


def attachment_tools(settings: Settings) -> dict[str, str]:
    """What opens a PDF."""
    return _versions("pypdfium2")
