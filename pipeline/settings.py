"""One frozen object with every setting, read once: defaults, then a TOML file, then the environment.

The TOML file is `protokollarkiv.toml` in the working folder, or the table `[tool.protokollarkiv]` of a
`pyproject.toml` there. The environment has `PROTOKOLLARKIV_` before the setting's name in capitals.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from .errors import UsageError

PREFIX = "PROTOKOLLARKIV_"


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that a user may set. Sizes and limits say their unit in the name or here.

    `jobs` is the number of worker processes, 0 for one a core. `ocr_languages` are Tesseract models,
    joined with "+". `ocr_dpi` is the resolution that pages are rendered at for OCR, unless they are scans of
    somewhat less. `ocr` is "auto" (where the text layer is missing or bad), "never" or "always". `ocr_engine`
    is "auto" (Tesseract as a library where it is installed as one) or "program".
    `spacy_model` is the trained Swedish model for names: "auto" for one that is installed, "none", or its
    name or path.

    The limits are for one document: a page with more than `max_page_pixels` is rendered smaller, pages
    beyond `max_pages` become a problem; seconds (`document_timeout`), megabytes of memory and of what is
    read (`document_memory`, `document_output`; 0 is without limit).
    `store` is where artefacts are kept between builds, in place of the folder `store` of the output: a folder
    that several machines share, or an address that fsspec knows (s3://bucket/folder). `spare_store` is how
    many megabytes of artefacts that no build needs any more are kept; of a shared store nothing is removed.
    `cluster` is the address of a Dask scheduler, "local" for one that is started here, "" for none.
    """

    corpus: Path = Path("corpus")
    output: Path = Path("output")
    jobs: int = 0
    ocr: str = "auto"
    ocr_engine: str = "auto"
    ocr_languages: str = "Latin"
    spacy_model: str = "auto"
    ocr_dpi: int = 300
    max_pages: int = 5_000
    max_page_pixels: int = 40_000_000
    document_timeout: int = 1_800
    document_memory: int = 2_048
    document_output: int = 256
    store: str = ""
    spare_store: int = 1_024
    cluster: str = ""
    port: int = 8001

    @property
    def database(self) -> Path:
        """The database that the build writes."""
        return self.output / "protokoll.db"

    @property
    def artefacts(self) -> str:
        """The path or address of the store of artefacts."""
        if "://" in self.store:
            return self.store
        return str((Path(self.store) if self.store else self.output / "store").absolute())

    @property
    def worker_count(self) -> int:
        """`jobs`, or the number of cores that this process may use."""
        return (
            self.jobs or len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else self.jobs or 1
        )

    def with_values(self, values: Mapping[str, object], origin: str) -> Settings:
        """These settings with `values` put in; UsageError names an unknown or ill-typed one and `origin`."""
        known = {field.name: field for field in fields(self)}
        changed: dict[str, Any] = {}
        for name, value in values.items():
            if name not in known:
                raise UsageError(
                    f"{origin}: there is no setting {name!r}",
                    f"The settings are: {', '.join(known)}.",
                )
            kind = type(getattr(self, name))
            try:
                changed[name] = kind(value)
            except (TypeError, ValueError):
                raise UsageError(f"{origin}: {name} must be {kind.__name__}, not {value!r}") from None
        settings = replace(self, **changed)
        if settings.ocr not in ("auto", "never", "always"):
            raise UsageError(f"{origin}: ocr must be auto, never or always, not {settings.ocr!r}")
        return settings


def read_settings(folder: Path = Path(), environment: Mapping[str, str] | None = None) -> Settings:
    """The settings for a run in `folder`: defaults, the TOML file there, then the environment."""
    settings = Settings()
    for name, table in (("pyproject.toml", ("tool", "protokollarkiv")), ("protokollarkiv.toml", ())):
        path = folder / name
        if not path.is_file():
            continue
        try:
            values: Any = tomllib.loads(path.read_text("utf-8"))
        except tomllib.TOMLDecodeError as error:
            raise UsageError(f"{path}: not valid TOML: {error}") from None
        for key in table:
            values = values.get(key, {})
        settings = settings.with_values(values, str(path))
    environment = os.environ if environment is None else environment
    values = {
        key[len(PREFIX) :].lower(): value for key, value in environment.items() if key.startswith(PREFIX)
    }
    return settings.with_values(values, "environment")
