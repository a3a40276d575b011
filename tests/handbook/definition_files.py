"""Folders of definitions for tests: a good one to start from, and what the loader says about it."""

from pathlib import Path

from handbook.definitions import Book, DefinitionErrors, load_book

HERE = Path(__file__).parent / "definitions"
GOOD = (HERE / "good.yml").read_text(encoding="utf-8")
UNIT = (HERE / "unit.yml").read_text(encoding="utf-8")
OTHER = (
    GOOD.replace("title: Post book", "title: Post room")
    .replace("related: [other]", "related: [good]")
    .replace("desk-note", "room-note")
)
SHARED = "post-rule: {title: Post rule, kind: rules, link: 'https://example.org/post', checked: 2026-11-20}\n"
CALCULATORS = ("sentence",)


def folder(root: Path, good: str | bytes = GOOD, **files: str | bytes) -> Path:
    """A project with procedures/good.yml as given, procedures/other.yml and the shared sources.

    ``files`` adds or replaces files; "/" is written "__" and ".yml" is added: checklists__daily.
    """
    whole: dict[str, str | bytes] = {"procedures__good": good, "procedures__other": OTHER}
    whole |= {"procedures__shared__sources": SHARED, **files}
    for name, text in whole.items():
        path = root / (name.replace("__", "/") + ".yml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
    return root


def load(root: Path) -> Book:
    return load_book(root, calculators=CALCULATORS)


def said(root: Path) -> list[str]:
    """The lines that a person reads about the project; none if nothing is wrong."""
    try:
        load(root)
    except DefinitionErrors as errors:
        return str(errors).split("\n")
    return []
