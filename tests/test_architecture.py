"""The rooms and who may import whom, read from the imports as they stand in the code."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "pipeline"
ROOMS = ("collect", "extract", "repair", "detect", "link", "load", "publish")
ABOVE = (
    "stand_ins",
    "engine",
    "evaluate",
    "pdf_file",
    "rehearsal",
    "stages",
    "report",
    "state",
    "explain",
    "build",
    "cli",
    "cli_agreements",
    "__main__",
)
BESIDE = ("settings", "errors")
MODULES = sorted(PACKAGE.rglob("*.py"))
MAX_LINES = 300


def room_of(path: Path) -> str:
    """The room of a module: the folder or module right below the package."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[tuple[str, int]]:
    """Every name of ours that a module imports, wherever in it, as "pipeline.room.module", with its line."""
    package = ("pipeline", *path.relative_to(PACKAGE).parent.parts)
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            for name in node.names:
                yield name.name, node.lineno
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            origin = ".".join((*base, *([node.module] if node.module else [])))
            for name in node.names:
                yield f"{origin}.{name.name}", node.lineno


def allowed(room: str) -> set[str]:
    """The rooms that a room may import, itself among them."""
    if room == "model":
        return {"model"}
    if room == "swedish":
        return {"model", "swedish"}
    if room in ROOMS:
        return {"model", "swedish", *BESIDE, *ROOMS[: ROOMS.index(room) + 1]}
    if room == "settings":
        return {"settings", "errors"}
    if room == "errors":
        return {"errors"}
    if room == "engine":
        return {"engine", "model", *BESIDE}
    return {"model", "swedish", *BESIDE, *ROOMS, *ABOVE, "__version__"}


def breaches(path: Path) -> list[str]:
    """The imports of a module that its room may not make."""
    found = []
    for name, line in imports(path):
        parts = name.split(".")
        if parts[0] == "pipeline" and len(parts) > 1 and parts[1] not in allowed(room_of(path)):
            found.append(f"{path.relative_to(ROOT)}:{line} imports {name}")
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_room_imports_only_what_lies_to_its_left(path: Path) -> None:
    assert breaches(path) == []


@pytest.mark.parametrize(
    ("place", "code", "imported"),
    [
        ("detect/rules.py", "from ..link import cases", "pipeline.link.cases"),
        ("detect/rules.py", "def f():\n    from pipeline.load import x", "pipeline.load.x"),
        ("swedish/dates/a.py", "from ...settings import Settings", "pipeline.settings.Settings"),
        ("model/text.py", "from ..swedish import dates", "pipeline.swedish.dates"),
        ("collect/a.py", "import pipeline.extract.layer", "pipeline.extract.layer"),
        ("engine/a.py", "from .. import load", "pipeline.load"),
    ],
)
def test_the_rule_sees_every_way_to_import(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str, code: str, imported: str
) -> None:
    monkeypatch.setattr(f"{__name__}.PACKAGE", tmp_path / "pipeline")
    monkeypatch.setattr(f"{__name__}.ROOT", tmp_path)
    path = tmp_path / "pipeline" / place
    path.parent.mkdir(parents=True)
    path.write_text(code)
    [breach] = breaches(path)
    assert breach.endswith(f"imports {imported}")


def test_every_folder_and_module_of_the_package_has_its_place_in_the_rule() -> None:
    known = {"model", "swedish", *ROOMS, *ABOVE, *BESIDE, "__init__"}
    assert {room_of(path) for path in MODULES} <= known


def test_no_two_modules_import_each_other() -> None:
    names = {_module_name(path): path for path in MODULES}
    graph = {
        name: {target for found, _ in imports(path) if (target := _target(found, names)) and target != name}
        for name, path in names.items()
    }
    assert _circle(graph) == []


def test_a_circle_would_be_found() -> None:
    assert _circle({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}}) == ["a", "b", "c", "a"]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_modules_are_small_and_named_for_what_they_do(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= MAX_LINES
    assert path.stem not in {"utils", "util", "helpers", "helper", "common", "misc"}


def test_tests_mirror_the_rooms() -> None:
    folders = {path.name for path in PACKAGE.iterdir() if (path / "__init__.py").is_file()}
    assert folders <= {path.name for path in (ROOT / "tests").iterdir() if path.is_dir()}


def _module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _target(name: str, modules: dict[str, Path]) -> str | None:
    """The module that an imported name lies in. A package stands for what it is made of, not for a circle."""
    for candidate in (name, name.rpartition(".")[0]):
        if candidate in modules:
            return None if modules[candidate].name == "__init__.py" else candidate
    return None


def _circle(graph: dict[str, set[str]]) -> list[str]:
    done: set[str] = set()

    def walk(name: str, trail: list[str]) -> list[str]:
        if name in trail:
            return [*trail[trail.index(name) :], name]
        if name in done:
            return []
        for target in sorted(graph[name]):
            if found := walk(target, [*trail, name]):
                return found
        done.add(name)
        return []

    for start in sorted(graph):
        if found := walk(start, []):
            return found
    return []
