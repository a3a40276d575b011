"""The files of ``induction/`` → units and lessons that are complete and point at what is there, or every error."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from handbook.definitions.decode import ID, Decoder
from handbook.definitions.induction import Unit, UnitKind, by_week
from handbook.definitions.induction_places import INDEXES, Ids, NoPlaceError, resolve
from handbook.definitions.induction_rules import wrong_inside
from handbook.definitions.items import Source
from handbook.definitions.problems import Problem, did_you_mean
from handbook.definitions.reader import Mapping as Keys
from handbook.definitions.reader import read
from handbook.definitions.topics import topics

FOLDERS = {UnitKind.UNIT: "induction/units", UnitKind.LESSON: "induction/lessons"}
_PAGES = {"procedure": "procedures", "checklist": "checklists", "worksheet": "worksheets"}
SOURCES = "induction/shared/sources.yml"


@dataclass(slots=True)
class Loaded:
    """What the folder holds, and what is wrong with it. ``files`` says where each source of its own stands."""

    units: tuple[Unit, ...] = ()
    sources: dict[str, Source] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    decoders: list[Decoder] = field(default_factory=list)


def load_induction(root: Path, others: Mapping[str, Source], calculators: Collection[str]) -> Loaded:
    """Every unit and lesson under `root`, sorted by week.

    `others` are the sources of the rest of the handbook, which units may cite too; `calculators` the ids of pages.
    """
    found = Loaded()
    if not (root / "induction").is_dir():
        return found
    _shared_sources(root, others, found)
    drafts = [_draft(file, kind, found) for kind in UnitKind for file in sorted((root / FOLDERS[kind]).glob("*.yml"))]
    for draft in drafts:
        found.problems += draft.decoder.problems
    _own_sources(drafts, others, found)
    ids: dict[str, Collection[str]] = {
        **{kind: {file.stem for file in (root / folder).glob("*.yml")} for kind, folder in _PAGES.items()},
        "calculator": calculators,
        "lesson": {draft.id for draft in drafts if draft.kind is UnitKind.LESSON},
        "unit": {draft.id for draft in drafts if draft.kind is UnitKind.UNIT},
        "index": INDEXES,
    }
    for draft in drafts:
        found.problems += _pointers(draft.decoder, ids, {**others, **found.sources})
        if draft.unit is not None and not draft.decoder.problems:
            found.problems += wrong_inside(draft.unit, draft.decoder, ids)
    made = [draft.unit for draft in drafts if draft.unit is not None]
    found.problems += _clashes(made)
    found.problems += _way(made)
    found.units = tuple(sorted(made, key=by_week))
    found.decoders = [draft.decoder for draft in drafts]
    return found


@dataclass(slots=True)
class _Draft:
    id: str
    kind: UnitKind
    decoder: Decoder
    unit: Unit | None


def _draft(file: Path, kind: UnitKind, found: Loaded) -> _Draft:
    path = f"{FOLDERS[kind]}/{file.name}"
    decoder = Decoder(path)
    if not ID.fullmatch(file.stem):
        decoder.wrong(1, f"{file.stem} is not an id", "use small letters, figures and hyphens")
    node, problems = read(path, file.read_bytes())
    found.problems += problems
    unit = None if node is None else decoder.item(Unit, node, "", id=file.stem, path=path)
    return _Draft(file.stem, kind, decoder, unit)


def _shared_sources(root: Path, others: Mapping[str, Source], found: Loaded) -> None:
    if not (root / SOURCES).exists():
        return
    node, problems = read(SOURCES, (root / SOURCES).read_bytes())
    decoder = Decoder(SOURCES)
    found.sources = decoder.named_items(Source, "", node, "") if isinstance(node, Keys) else {}
    found.files = dict.fromkeys(found.sources, SOURCES)
    found.problems += [*problems, *decoder.problems]
    found.problems += [
        Problem(SOURCES, source.line, f"source {name} stands elsewhere in the handbook too", "take it out here")
        for name, source in found.sources.items()
        if name in others
    ]


def _own_sources(drafts: Collection[_Draft], others: Mapping[str, Source], found: Loaded) -> None:
    """The sources that stand in the files themselves: one id is one source."""
    for draft in drafts:
        for name, source in draft.unit.sources.items() if draft.unit is not None else ():
            other = others.get(name) or found.sources.get(name)
            if other is not None:
                where = found.files.get(name, "the rest of the handbook")
                mend = "take it out here, or give it another id"
                if where not in (SOURCES, "the rest of the handbook"):
                    mend = f"move it to {SOURCES} to share it"
                what = f"source {name} stands in {where} too"
                found.problems.append(Problem(draft.decoder.path, source.line, what, mend))
            else:
                found.sources[name] = source
                found.files[name] = draft.decoder.path


def _pointers(decoder: Decoder, ids: Ids, sources: Collection[str]) -> Iterator[Problem]:
    """Ids that point at nothing."""
    pages = {*ids["lesson"], *ids["unit"]}
    for reference in decoder.references:
        value = reference.value
        if reference.names == "page":
            try:
                resolve(value, ids)
            except NoPlaceError as error:
                yield Problem(decoder.path, reference.line, error.what, error.mend)
            continue
        known = topics() if reference.names == "topic" else pages if reference.names == "unit" else sources
        if value not in known:
            noun = "unit or lesson" if reference.names == "unit" else reference.names
            yield Problem(decoder.path, reference.line, f"there is no {noun} {value}", did_you_mean(value, known))


def _clashes(units: Collection[Unit]) -> Iterator[Problem]:
    """Two with one id, one title, or a competence of one name."""
    ids: dict[str, str] = {}
    titles: dict[str, str] = {}
    competences: dict[str, str] = {}
    for unit in units:
        if unit.id in ids:
            yield Problem(unit.path, 1, f"{ids[unit.id]} has the same id {unit.id}", "give one file another name")
        if unit.title and unit.title.casefold() in titles:
            what = f"{titles[unit.title.casefold()]} has the same title"
            yield Problem(unit.path, unit.line, what, "give one of them another title")
        ids.setdefault(unit.id, unit.path)
        titles.setdefault(unit.title.casefold(), unit.path)
        for each in unit.competences:
            if each.id and each.id in competences:
                what = f"there is a competence {each.id} in {competences[each.id]} too"
                yield Problem(unit.path, each.line, what, "give one of them another id: each is signed for once")
            competences.setdefault(each.id, unit.path)


def _way(units: Collection[Unit]) -> Iterator[Problem]:
    """A unit that needs another which comes later in the induction, or which readers of one of its roles never do."""
    known = {unit.id: unit for unit in units}
    for unit in units:
        for name in unit.needs:
            other = known.get(name)
            if other is not None and by_week(other) >= by_week(unit):
                place = "is this unit itself" if other is unit else f"comes later, in week {other.week}"
                what = f"{unit.id} needs {name}, which {place}"
                yield Problem(unit.path, unit.line, what, "take it out of needs, or move one of them")
            elif other is not None and set(unit.roles) - set(other.roles):
                roles = ", ".join(role for role in unit.roles if role not in other.roles)
                what = f"{unit.id} needs {name}, which is not for {roles}"
                yield Problem(unit.path, unit.line, what, "take it out of needs, or add the role there")
