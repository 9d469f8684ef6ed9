"""Setting up: what is installed is left alone, what is not is installed, or the command for it printed.

The scripts run with a PATH of stand-ins, so that nothing is installed and nothing of this machine is seen.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from .conftest import ROOT

PLAIN_TOOLS = ("sh", "dirname", "sed", "grep", "tr", "env", "cat", "touch", "chmod", "mkdir", "test", "true")
TESSERACT = """
echo "List of available languages (3):"
printf '%s\\n' {models}
"""
APT_PACKAGES = "tesseract-ocr tesseract-ocr-swe tesseract-ocr-script-latn"


class Machine:
    """A folder of programs that say what they were asked, and a checkout in a folder with an odd name."""

    def __init__(self, folder: Path) -> None:
        self.bin, self.log = folder / "bin", folder / "log"
        self.checkout = folder / "min mapp å"
        self.bin.mkdir()
        self.checkout.mkdir()
        self.log.write_text("")
        shutil.copytree(ROOT / ".setup", self.checkout / ".setup")
        shutil.copy(ROOT / "Makefile", self.checkout)
        for name in PLAIN_TOOLS:
            if found := shutil.which(name):
                (self.bin / name).symlink_to(found)

    def program(self, name: str, script: str, folder: Path | None = None) -> None:
        """Put a program there that notes its arguments and then runs `script`."""
        path = (folder or self.bin) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f'#!/bin/sh\necho "{name} $*" >>"{self.log}"\n{script}\n')
        path.chmod(0o755)

    def tesseract(self, *models: str) -> None:
        """Install Tesseract with models."""
        self.program("tesseract", TESSERACT.format(models=" ".join(models)))

    def user(self, number: int) -> None:
        """Be this user."""
        self.program("id", f"echo {number}")

    def apt(self, *, knows_packages: bool = True) -> None:
        """Have an apt-get that installs Tesseract, after an update if it does not know the packages."""
        lists, tesseract = self.log.with_name("lists"), self.bin / "tesseract"
        if knows_packages:
            lists.touch()
        script = TESSERACT.format(models="eng osd swe Latin").replace('"', '\\"').replace("$", "\\$")
        self.program(
            "apt-get",
            f'case "$*" in *update*) touch "{lists}"; exit 0;; esac\n'
            f'[ -f "{lists}" ] || exit 100\n'
            f'printf "%s" "#!/bin/sh\n{script}" >"{tesseract}"; chmod +x "{tesseract}"',
        )

    def asked(self, name: str) -> list[str]:
        """What a program was asked, one line for each time."""
        return [line for line in self.log.read_text().splitlines() if line.split()[0] == name]

    def run(self, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run a script of the checkout."""
        return subprocess.run(
            command,
            cwd=self.checkout,
            env={"PATH": str(self.bin), **environment},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=30,
        )


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


@pytest.mark.parametrize("models", [("eng", "osd", "swe", "Latin"), ("swe", "script/Latin")])
def test_tesseract_that_is_there_is_left_alone(machine: Machine, models: tuple[str, ...]) -> None:
    machine.tesseract(*models)
    machine.user(0)
    machine.apt()
    done = machine.run(".setup/tesseract")
    assert (done.returncode, done.stderr) == (0, "")
    assert machine.asked("apt-get") == []


@pytest.mark.parametrize("present", [None, ("eng", "swe"), ("eng", "Latin"), ("eng", "swe", "Latino")])
def test_root_installs_what_is_missing_with_apt(machine: Machine, present: tuple[str, ...] | None) -> None:
    if present:
        machine.tesseract(*present)
    machine.user(0)
    machine.apt()
    assert machine.run(".setup/tesseract").returncode == 0
    [asked] = machine.asked("apt-get")
    assert asked.endswith(f"install --yes --no-install-recommends {APT_PACKAGES}")


def test_the_lists_of_packages_are_updated_where_they_are_missing(machine: Machine) -> None:
    machine.user(0)
    machine.apt(knows_packages=False)
    assert machine.run(".setup/tesseract").returncode == 0
    assert ["update" in line for line in machine.asked("apt-get")] == [False, True, False]


def test_a_user_who_may_uses_sudo(machine: Machine) -> None:
    machine.user(1000)
    machine.apt()
    machine.program("sudo", '[ "$1" = -n ] && shift; exec "$@"')
    assert machine.run(".setup/tesseract").returncode == 0
    assert len(machine.asked("apt-get")) == 1


@pytest.mark.parametrize("sudo", [None, "exit 1"], ids=["no sudo", "sudo that would ask"])
def test_who_may_not_install_gets_the_exact_command_and_exit_code_4(
    machine: Machine, sudo: str | None
) -> None:
    machine.user(1000)
    machine.apt()
    if sudo:
        machine.program("sudo", sudo)
    done = machine.run(".setup/tesseract")
    assert done.returncode == 4
    command = f"    sudo sh -c 'apt-get update && apt-get install --yes {APT_PACKAGES}'"
    assert command in done.stderr.splitlines()
    assert "OCR=never" in done.stderr
    assert machine.asked("apt-get") == []


def test_an_installation_that_does_not_help_is_no_success(machine: Machine) -> None:
    machine.user(0)
    machine.program("apt-get", "exit 0")
    done = machine.run(".setup/tesseract")
    assert done.returncode == 4 and "still missing: Tesseract" in done.stderr


@pytest.mark.parametrize(
    ("manager", "installs", "code", "said"),
    [
        ("brew", True, 0, "Homebrew"),
        ("brew", False, 4, "    brew install tesseract tesseract-lang"),
        ("dnf", False, 4, "    sudo dnf install tesseract tesseract-langpack-swe tesseract-script-latin"),
        ("emerge", False, 4, "package manager"),
    ],
)
def test_other_systems(machine: Machine, manager: str, installs: bool, code: int, said: str) -> None:
    machine.user(1000)
    machine.tesseract("eng")
    good = machine.bin / "good"
    machine.program("good", TESSERACT.format(models="swe script/Latin"))
    machine.program(manager, f'cat "{good}" >"{machine.bin / "tesseract"}"' if installs else "exit 1")
    done = machine.run(".setup/tesseract")
    assert done.returncode == code
    assert said in done.stderr


def fake_python(version: tuple[int, int], *, ensurepip: bool = True) -> str:
    """A Python that answers the questions of the script, and makes environments."""
    return f"""
case "$*" in
    *version_info\\ *) exit {int(version < (3, 11))} ;;
    *ensurepip*) exit {0 if ensurepip else 1} ;;
    *python%d*) echo python{version[0]}.{version[1]} ;;
    *--version*) echo "Python {version[0]}.{version[1]}.2" ;;
    *-m\\ venv*) mkdir -p .venv/bin ;;
esac
"""


def test_the_environment_is_made_with_the_first_python_that_is_new_enough(machine: Machine) -> None:
    machine.program("python3", fake_python((3, 9)))
    machine.program("python3.12", fake_python((3, 12)))
    assert machine.run(".setup/venv").returncode == 0
    assert any(line.endswith("-m venv --clear .venv") for line in machine.asked("python3.12"))
    assert (machine.checkout / ".venv").is_dir()


def test_an_old_python_is_told_with_its_version(machine: Machine) -> None:
    machine.program("python3", fake_python((3, 9)))
    done = machine.run(".setup/venv")
    assert done.returncode == 4
    assert "Python 3.11 or newer" in done.stderr
    assert not (machine.checkout / ".venv").exists()


def test_debians_missing_venv_package_is_named(machine: Machine) -> None:
    machine.program("python3", fake_python((3, 11), ensurepip=False))
    machine.user(1000)
    machine.program("apt-get", "exit 0")
    done = machine.run(".setup/venv")
    assert done.returncode == 4
    assert "apt-get install --yes python3.11-venv" in done.stderr


@pytest.fixture
def make(machine: Machine) -> Callable[..., subprocess.CompletedProcess[str]]:
    """`make` in a checkout that is set up, with a Python that notes what it is asked."""
    found = shutil.which("make")
    if found is None:
        pytest.fail("make is needed to test the Makefile")
    (machine.bin / "make").symlink_to(found)
    machine.tesseract("swe", "Latin")
    machine.program("python", "exit 0", machine.checkout / ".venv" / "bin")
    for name in ("requirements.txt", "requirements-ocr.txt", "requirements-dev.txt"):
        (machine.checkout / name).write_text("")
        os.utime(machine.checkout / name, (0, 0))
    (machine.checkout / ".venv" / ".installed").touch()
    (machine.checkout / ".venv" / ".installed-dev").touch()
    return lambda *arguments: machine.run("make", *arguments)


@pytest.mark.parametrize(
    ("arguments", "asked"),
    [
        ([], "pipeline build --corpus corpus --output output --ocr auto --jobs 0"),
        (["-j4"], "pipeline build --corpus corpus --output output --ocr auto --jobs 0"),
        (
            ["build", "CORPUS=/arkiv/Älvsta 'nya' $$", "OUTPUT=ut å", "OCR=never", "JOBS=2"],
            "pipeline build --corpus /arkiv/Älvsta 'nya' $ --output ut å --ocr never --jobs 2",
        ),
        (["serve", "OUTPUT=ut å"], "pipeline serve --output ut å --corpus corpus"),
        (
            ["evaluate"],
            "pipeline evaluate --database output/protokoll.db --gold corpus/gold --floors corpus/floors.toml",
        ),
        (["test", "ARGS=-k dates"], "pytest -n auto --dist loadgroup -k dates"),
    ],
)
def test_make_hands_over_what_it_was_given(
    machine: Machine, make: Callable[..., subprocess.CompletedProcess[str]], arguments: list[str], asked: str
) -> None:
    done = make(*arguments)
    assert done.returncode == 0, done.stderr
    assert machine.asked("python") == [f"python -m {asked}"]


def test_make_installs_again_when_the_requirements_change(
    machine: Machine, make: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    os.utime(machine.checkout / "requirements.txt")
    os.utime(machine.checkout / ".venv" / ".installed", (1, 1))
    machine.program("python3", fake_python((3, 11)))
    assert make("build").returncode == 0
    asked = machine.asked("python")
    steps = (
        "-r requirements.txt",
        "--only-binary :all: -r requirements-ocr.txt",
        "--no-deps",
        "pipeline.swedish.lexicon",
        "compileall -q pipeline",
        "pipeline build",
    )
    assert all(step in command for step, command in zip(steps, asked, strict=True))


def test_without_a_library_for_this_machine_the_installation_goes_on(machine: Machine) -> None:
    machine.program("python", "exit 1", machine.checkout / ".venv" / "bin")
    done = machine.run(".setup/ocr-library")
    assert done.returncode == 0
    assert "not built for this machine" in done.stderr


def test_make_help_lists_the_targets_that_a_user_types(
    make: Callable[..., subprocess.CompletedProcess[str]],
) -> None:
    listed = [line.split()[1] for line in make("help").stdout.splitlines()]
    assert {"build", "serve", "test", "check", "evaluate", "bench", "clean", "help"} <= set(listed)


def test_the_requirements_pin_every_package_and_name_no_host() -> None:
    for name in ("requirements.txt", "requirements-ocr.txt", "requirements-dev.txt"):
        lines = (ROOT / name).read_text().splitlines()
        assert not any("://" in line or line.startswith("--") for line in lines)
        pins = [line for line in lines if line and not line.startswith(("#", "-r "))]
        assert pins and all(line.count("==") == 1 for line in pins)
