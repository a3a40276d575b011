"""All definitions of a project → one ``Book``, or every error in them at once."""

import gc
import os
from collections.abc import Collection
from datetime import UTC, date, datetime
from pathlib import Path

from calculator._version import __version__
from handbook.definitions import crosscheck, repeats, rules
from handbook.definitions.decode import ID, Decoder
from handbook.definitions.groups import by_group_and_title
from handbook.definitions.induction_load import load_induction
from handbook.definitions.items import Source, Term
from handbook.definitions.local import lay_over, with_local_names
from handbook.definitions.local_items import Local
from handbook.definitions.model import Book, Definition
from handbook.definitions.problems import DefinitionErrors, Problem
from handbook.definitions.reader import Mapping, Node, Sequence, read, type_names
from handbook.definitions.rules import Draft
from handbook.definitions.words import Kind
from handbook.definitions.worksheet_load import load_worksheets

FOLDERS = {Kind.PROCEDURE: "procedures", Kind.CHECKLIST: "checklists"}
GLOSSARY = "procedures/shared/glossary.yml"
LOCAL = "local.yml"


def load_book(
    root: Path, *, built_on: date | None = None, version: str = __version__, calculators: Collection[str] | None = None
) -> Book:
    """Everything under ``root`` that is a definition, complete and consistent.

    ``built_on`` is the day to be shown as the day of the build: by default the day that
    SOURCE_DATE_EPOCH names, or else today. ``calculators`` are the ids of the calculator pages that
    there are, by default those of the registry. Raises ``DefinitionErrors`` with all that is wrong.
    """
    ids = _calculators() if calculators is None else calculators
    collecting = gc.isenabled()
    gc.disable()  # all of the many small objects made here are kept: to look for rubbish is time lost
    try:
        return _Loader(root).book(built_on or build_day(), version, ids)
    finally:
        if collecting:
            gc.enable()


def build_day() -> date:
    """The day of the build: that of SOURCE_DATE_EPOCH (seconds since 1970) where it is set, or else today."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(epoch), tz=UTC).date() if epoch.isdecimal() else date.today()


def _calculators() -> Collection[str]:
    from handbook.calculators import CALCULATORS  # only here: the registry belongs to the pages, not to the model

    return tuple(CALCULATORS)


class _Loader:
    def __init__(self, root: Path) -> None:
        self.root = root
        self.problems: list[Problem] = []
        self.ids: set[str] = set()

    def book(self, built_on: date, version: str, calculators: Collection[str]) -> Book:
        drafts = [draft for kind in Kind for draft in self.folder(kind)]
        shared = self.shared()
        local, local_decoder = self.local()
        others = [shared.decoder] + ([local_decoder] if local_decoder else [])
        if local is not None and local_decoder is not None:
            self.problems += lay_over({draft.definition.id: draft for draft in drafts}, local, local_decoder)
        for draft in drafts:
            self.problems += rules.check(draft)
        self.problems += crosscheck.check(drafts, others, shared, self.ids, calculators)
        for decoder in (*(draft.decoder for draft in drafts), *others):
            self.problems += decoder.problems
        known = {**shared.sources, **{n: s for d in drafts for n, s in d.definition.sources.items()}}
        sheets = load_worksheets(self.root, known)
        units = load_induction(self.root, {**known, **sheets.sources}, calculators)
        self.problems += [*sheets.problems, *units.problems]
        self.problems += repeats.check([*(draft.decoder for draft in drafts), *units.decoders])
        if self.problems:
            raise DefinitionErrors(self.problems)
        found = sorted((draft.definition for draft in drafts), key=by_group_and_title)
        if local is not None:
            found = [with_local_names(definition, local) for definition in found]
        return Book(
            procedures=tuple(d for d in found if d.kind is Kind.PROCEDURE),
            checklists=tuple(d for d in found if d.kind is Kind.CHECKLIST),
            sources={
                **shared.sources,
                **sheets.sources,
                **{name: s for d in found for name, s in d.sources.items()},
                **units.sources,
            },
            glossary=shared.glossary,
            version=version,
            built_on=built_on,
            local=local,
            worksheets=sheets.worksheets,
            worksheet_sources=frozenset(sheets.sources),
            units=units.units,
            unit_sources=units.files,
        )

    def folder(self, kind: Kind) -> list[Draft]:
        """The drafts of every definition in the folder of this kind."""
        folder = self.root / FOLDERS[kind]
        if not folder.is_dir():
            if kind is Kind.PROCEDURE:
                mend = "start from the folder that holds mkdocs.yml, or name it with --root"
                self.problems.append(Problem(FOLDERS[kind], 1, "there is no such folder", mend))
            return []
        drafts = []
        for file in sorted(folder.iterdir()):
            if file.name.startswith(".") or file.suffix not in {".yml", ".yaml"}:
                continue
            path = f"{FOLDERS[kind]}/{file.name}"
            name = file.stem
            if file.suffix == ".yaml":
                self.problems.append(Problem(path, 1, "the name ends in .yaml", f"call it {name}.yml"))
            if not ID.fullmatch(name):
                mend = "use small letters, figures and hyphens; the name of the file is the id"
                self.problems.append(Problem(path, 1, f"{name} is not an id", mend))
            self.ids.add(name)
            node = self.read(path)
            if node is not None:
                decoder = Decoder(path, kind)
                made: Definition = decoder.item(Definition, node, "", id=name, kind=kind, path=path)
                drafts.append(Draft(made, decoder))
        return drafts

    def read(self, path: str) -> Node | None:
        """The tree of one file, its problems noted."""
        try:
            data = (self.root / path).read_bytes()
        except OSError as error:
            mend = "look at the file and its permissions"
            self.problems.append(Problem(path, 1, f"the file cannot be read ({error.strerror})", mend))
            return None
        node, problems = read(path, data)
        self.problems += problems
        return node

    def shared(self) -> crosscheck.Shared:
        """The shared sources and the glossary; both files may be absent."""
        sources: dict[str, Source] = {}
        known = True
        source_decoder = Decoder(crosscheck.SHARED_SOURCES)
        if (self.root / crosscheck.SHARED_SOURCES).exists():
            node = self.read(crosscheck.SHARED_SOURCES)
            known = isinstance(node, Mapping)
            if isinstance(node, Mapping):
                sources = source_decoder.named_items(Source, "", node, "source ")
            elif node is not None:
                source_decoder.wrong(node.line, f"this is {type_names[type(node)]}", "write each id with its keys")
        self.problems += source_decoder.problems
        decoder = Decoder(GLOSSARY)
        terms: tuple[Term, ...] = ()
        if (self.root / GLOSSARY).exists():
            node = self.read(GLOSSARY)
            if isinstance(node, Sequence):
                terms = tuple(decoder.item(Term, inner, f"item {n}") for n, inner in enumerate(node.items, 1))
            elif node is not None:
                decoder.wrong(node.line, f"this is {type_names[type(node)]}", "begin every entry with a dash")
        return crosscheck.Shared(sources, terms, known, decoder)

    def local(self) -> tuple[Local | None, Decoder | None]:
        """What local.yml adds, if there is one."""
        if not (self.root / LOCAL).exists():
            return None, None
        node = self.read(LOCAL)
        decoder = Decoder(LOCAL, local=True)
        return (None if node is None else decoder.item(Local, node, "")), decoder
