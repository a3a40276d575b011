"""What to install, and what to say about what cannot be had. Pure: facts in, decisions out."""

from dataclasses import dataclass

from tools.setup.machine import Machine

OLDEST_PYTHON = (3, 11)
BROWSER = "chromium-headless-shell"
#: What to install instead of a package that the system does not know.
INSTEAD = {BROWSER: "chromium"}


@dataclass(frozen=True)
class Missing:
    """Something that could not be had."""

    what: str
    needed_for: str
    get_it: str
    then: str  # what happens without it
    stops: bool = False

    def line(self) -> str:
        """One line for the person at the keyboard."""
        return f"missing: {self.what}, needed for {self.needed_for}. To get it: {self.get_it}. {self.then}"


def _venv_package(machine: Machine) -> str:
    return f"python{machine.python[0]}.{machine.python[1]}-venv"


def system_packages(machine: Machine, *, for_tests: bool) -> tuple[str, ...]:
    """The Debian packages that this machine lacks, in the order of need."""
    packages: list[str] = []
    if not machine.can_make_venv:
        packages.append(_venv_package(machine))
    if for_tests and not machine.browser:
        packages.append(BROWSER)
    if for_tests and not machine.pdf_tools:
        packages.append("poppler-utils")
    return tuple(packages)


def stoppers(machine: Machine) -> tuple[Missing, ...]:
    """What nothing can be done without."""
    found = []
    if machine.python < OLDEST_PYTHON:
        found.append(
            Missing(
                f"Python 3.11 or newer (this is {machine.python[0]}.{machine.python[1]})",
                "everything",
                "install python3.11 or newer, then: make PYTHON=python3.11 serve",
                "Set-up stops here.",
                stops=True,
            )
        )
    elif not machine.can_make_venv:
        found.append(
            Missing(
                "Python's venv module",
                "an environment of our own, apart from the system's packages",
                f"as root: apt-get install {_venv_package(machine)}",
                "Set-up stops here.",
                stops=True,
            )
        )
    return tuple(found)


def shortfalls(machine: Machine, *, for_tests: bool, in_ci: bool) -> tuple[Missing, ...]:
    """What the site or the tests go on without, or, where CI asks for every test, stop at."""
    stops = for_tests and in_ci
    end = "In CI every test must run, so set-up stops here."
    found = []
    if not machine.node:
        found.append(
            Missing(
                "Node with npm",
                "the calculators in the browser",
                "install Node 18 or newer, or let this machine reach PyPI, which has it too",
                end if stops else "The site is built without calculators and says so.",
                stops,
            )
        )
    elif not machine.runtime:
        found.append(
            Missing(
                "the npm package pyodide",
                "the calculators in the browser",
                "let this machine reach an npm registry, or give npm the package by hand (npm pack pyodide elsewhere)",
                end if stops else "The site is built without calculators and says so.",
                stops,
            )
        )
    if for_tests and not machine.browser:
        found.append(
            Missing(
                "Chromium",
                "the tests in a real browser",
                f"as root: apt-get install {BROWSER} (or chromium); or name one: CHROMIUM=/path/to/chromium make test",
                end if stops else "Those tests are skipped, counted and named at the end.",
                stops,
            )
        )
    if for_tests and not machine.pdf_tools:
        found.append(
            Missing(
                "the Poppler tools",
                "the tests that look at PDFs",
                "as root: apt-get install poppler-utils",
                end if stops else "Those tests are skipped, counted and named at the end.",
                stops,
            )
        )
    return tuple(found)
