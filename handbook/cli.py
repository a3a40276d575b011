"""The command line: ``handbook check | report | build | serve | pdf | practice | new | pages | schema``.

Libraries that take long to load are imported by the command that needs them, so that ``check``
answers at once.
"""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from calculator._version import __version__
from handbook import practice_command
from handbook.definitions import DefinitionErrors, Kind
from handbook.definitions.decode import ID
from handbook.definitions.loader import FOLDERS

FAILED = 1
STOPPED = 130  # what a shell gives for a command ended with Ctrl-C


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 when all is well, 1 when something is wrong."""
    options = _parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], int] = options.command
    try:
        return command(options)
    except DefinitionErrors as errors:
        print(errors, file=sys.stderr)
        print("Nothing was built. Mend these lines and run it again.", file=sys.stderr)
    except KeyboardInterrupt:
        return STOPPED
    except Exception as error:
        if not _is_ours(error):
            raise
        print(error, file=sys.stderr)
    return FAILED


def _is_ours(error: Exception) -> bool:
    """Whether ``error`` was written for a reader; anything else is a fault of ours and keeps its traceback."""
    return type(error).__module__.partition(".")[0] == "handbook"


def _check(options: argparse.Namespace) -> int:
    from handbook.check import check

    report = check(options.root)
    for problem in report.problems:
        print(problem)
    print(report.summary, file=sys.stderr if report.problems else sys.stdout)
    if report.due:
        print("Nothing to mend, but past its day:", *report.due, sep="\n")
    return FAILED if report.problems else 0


def _report(options: argparse.Namespace) -> int:
    from handbook.definitions import load_book
    from handbook.report import report

    text = report(options.root, load_book(options.root))
    print(text, end="")
    if options.out:
        options.out.write_text(text, encoding="utf-8", newline="\n")
    return 0


def _build(options: argparse.Namespace) -> int:
    from handbook.build import build_site

    out = options.out or options.root / "site"
    built = build_site(options.root, out, options.pdfs, options.calculator, say=_say)
    for reason in (built.site.pdf_reason, built.site.calculator_reason):
        if reason and reason != _not_asked():
            print(f"Left out: {reason}")
    print(f"The site is in {out} ({len(built.pdfs)} PDFs).")
    return 0


def _serve(options: argparse.Namespace) -> int:
    from handbook.serve import serve

    serve(options.root, port=options.port, pdfs=options.pdfs, calculator=options.calculator)
    return 0


def _pdf(options: argparse.Namespace) -> int:
    from handbook import print as prints
    from handbook.build import PDF_CACHE
    from handbook.definitions import load_book

    reason = prints.available()
    if reason:
        print(reason, file=sys.stderr)
        return FAILED
    out = options.out or options.root / "site"
    printed = prints.print_book(load_book(options.root), out, options.root / PDF_CACHE)
    made = sum(one.made for one in printed)
    print(f"{len(printed)} PDFs are in {out}: {made} made now, {len(printed) - made} unchanged.")
    return 0


def _new(options: argparse.Namespace) -> int:
    from handbook.definitions.skeleton import skeleton

    kind = Kind.CHECKLIST if options.checklist else Kind.PROCEDURE
    name: str = options.id
    if not ID.fullmatch(name):
        print(f"{name} is not an id: use small letters, figures and hyphens, like victim-letters", file=sys.stderr)
        return FAILED
    taken = [path for folder in FOLDERS.values() if (path := options.root / folder / f"{name}.yml").exists()]
    if taken:
        print(f"{taken[0]} is there already: choose another id", file=sys.stderr)
        return FAILED
    target = options.root / FOLDERS[kind] / f"{name}.yml"
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("x", encoding="utf-8", newline="\n") as file:
        file.write(skeleton(kind))
    print(f"{target} is there to be filled in. To see what is still missing: handbook check")
    return 0


def _pages(options: argparse.Namespace) -> int:
    from handbook.build import site_options
    from handbook.definitions import load_book
    from handbook.pages import write

    written = write(load_book(options.root), options.out, site_options(options.root))
    print(f"{len(written)} pages are in {options.out}.")
    return 0


def _schema(options: argparse.Namespace) -> int:
    from handbook.definitions.schema import write

    for path in write(options.root / "schema"):
        print(path)
    return 0


def _not_asked() -> str:
    from handbook.build import NOT_ASKED

    return NOT_ASKED


def _say(line: str) -> None:
    print(line, flush=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="handbook", description="Builds the OMU Handbook from its definitions.")
    parser.add_argument("--version", action="version", version=__version__)
    parser.add_argument(
        "--root", type=Path, default=Path(), help="folder that holds mkdocs.yml; the current one if not given"
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def add(name: str, run: Callable[[argparse.Namespace], int], about: str) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=about, description=about)
        command.set_defaults(command=run)
        return command

    add("check", _check, "Check every definition and list what is wrong")
    report = add("report", _report, "Report on reviews, sources, spelling and readability; it never fails")
    report.add_argument("--out", type=Path, metavar="FILE", help="file to write the report to as well")
    build = add("build", _build, "Build the site")
    serve = add("serve", _serve, "Build the site, show it on this machine, and build again when a file is saved")
    serve.add_argument("--port", type=int, default=8000, help="port on 127.0.0.1; 8000 if not given")
    for command in (build, serve):
        command.add_argument("--no-pdf", dest="pdfs", action="store_false", help="leave out the PDFs")
        command.add_argument(
            "--no-calculator", dest="calculator", action="store_false", help="leave out the browser's Python"
        )
    pdf = add("pdf", _pdf, "Make the PDFs that have changed")
    for command in (build, pdf):
        command.add_argument("--out", type=Path, metavar="DIR", help="folder to write to; site if not given")
    practice_command.arguments(add("practice", practice_command.run, practice_command.ABOUT))
    new = add("new", _new, "Write a form for a new definition, to be filled in")
    new.add_argument("id", help="name of the file and of its pages, like victim-letters")
    new.add_argument("--checklist", action="store_true", help="a routine checklist rather than a procedure")
    pages = add("pages", _pages, "Write the generated pages as Markdown files")
    pages.add_argument("--out", type=Path, metavar="DIR", required=True, help="folder to write to")
    add("schema", _schema, "Write the schemas that help an editor program with the definitions")
    return parser
