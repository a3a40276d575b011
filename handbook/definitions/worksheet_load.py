"""The files of ``worksheets/`` → worksheets that are complete and whose examples add up, or every error in them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from handbook.definitions.decode import ID, Decoder
from handbook.definitions.items import Item, Source
from handbook.definitions.problems import Problem, did_you_mean
from handbook.definitions.reader import Mapping as Keys
from handbook.definitions.reader import read
from handbook.definitions.worksheet import Box, SharedBox, Worksheet
from handbook.definitions.worksheet_sums import Figure, SumError, figure, letters, work_out

FOLDER = "worksheets"
SOURCES = f"{FOLDER}/shared/sources.yml"
BOXES = f"{FOLDER}/shared/boxes.yml"


@dataclass(slots=True)
class Loaded:
    """What the folder holds, and what is wrong with it."""

    worksheets: tuple[Worksheet, ...] = ()
    sources: Mapping[str, Source] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def load_worksheets(root: Path, shared: Mapping[str, Source]) -> Loaded:
    """Every worksheet under `root`; `shared` are the sources of procedures, which sheets may cite too."""
    found = Loaded()
    if not (root / FOLDER).is_dir():
        return found
    sources = _named(root, SOURCES, Source, found)
    boxes = _named(root, BOXES, SharedBox, found)
    found.sources = sources
    found.problems += [
        Problem(SOURCES, source.line, f"source {name} stands in procedures/shared/sources.yml too", "take it out here")
        for name, source in sources.items()
        if name in shared
    ]
    known = {**shared, **sources}
    sheets = [_sheet(file, known, boxes, found) for file in sorted((root / FOLDER).glob("*.yml"))]
    found.worksheets = tuple(sheet for sheet in sheets if sheet is not None)
    titles: dict[str, str] = {}
    for sheet in found.worksheets:
        if sheet.title in titles:
            what = f"{titles[sheet.title]} has the same title"
            found.problems.append(Problem(sheet.path, 1, what, "give one of them another title"))
        titles.setdefault(sheet.title, sheet.path)
    return found


def _named(root: Path, path: str, cls: type[Item], found: Loaded) -> dict[str, Any]:
    if not (root / path).exists():
        return {}
    node, problems = read(path, (root / path).read_bytes())
    decoder = Decoder(path)
    items: dict[str, Any] = decoder.named_items(cls, "", node, "") if isinstance(node, Keys) else {}
    found.problems += [*problems, *decoder.problems]
    return items


def _sheet(
    file: Path, sources: Mapping[str, Source], shared: Mapping[str, SharedBox], found: Loaded
) -> Worksheet | None:
    path = f"{FOLDER}/{file.name}"
    if not ID.fullmatch(file.stem):
        found.problems.append(Problem(path, 1, f"{file.stem} is not an id", "use small letters, figures and hyphens"))
    node, problems = read(path, file.read_bytes())
    found.problems += problems
    if node is None:
        return None
    decoder = Decoder(path)
    sheet: Worksheet = decoder.item(Worksheet, node, "", id=file.stem, path=path)
    found.problems += decoder.problems
    for reference in decoder.references:
        if reference.names == "source" and reference.value not in sources:
            mend = did_you_mean(reference.value, sources)
            found.problems.append(Problem(path, reference.line, f"there is no source {reference.value}", mend))
    if decoder.problems:
        return None
    sheet = replace(sheet, boxes=tuple(_filled(box, shared, path, found) for box in sheet.boxes))
    found.problems += _wrong(sheet)
    return sheet


def _filled(box: Box, shared: Mapping[str, SharedBox], path: str, found: Loaded) -> Box:
    """The box with the words of the shared one that it is like."""
    if not box.like:
        return box
    like = shared.get(box.like)
    if like is None:
        mend = did_you_mean(box.like, shared)
        found.problems.append(Problem(path, box.line, f"there is no shared box {box.like}", mend))
        return box
    try:
        do, formula = like.do.format(*box.of), like.sum.format(*box.of)
    except IndexError:
        what = f"box {box.id}: the shared box {box.like} needs more boxes under of"
        found.problems.append(Problem(path, box.line, what, "name them in the order of its text"))
        return box
    return replace(box, do=f"{box.do} {do}".strip(), sum=formula, source=box.source or like.source, basis=like.basis)


def _wrong(sheet: Worksheet) -> Iterator[Problem]:
    for table in sheet.tables:
        for row in table.rows:
            if len(row.cells) != len(table.heads):
                what = f"this row has {len(row.cells)} cells under {len(table.heads)} heads"
                yield Problem(sheet.path, row.line, what, "give it as many")
    boxes: dict[str, Figure] = {}
    seen: set[str] = set()
    for box in sheet.boxes:
        yield from _wrong_box(sheet, box, seen)
        seen.add(box.id)
        if sheet.example and box.example:
            try:
                stated = boxes[box.id] = figure(box.example)
                made = work_out(box.sum, boxes) if box.sum else stated
            except SumError as error:
                yield Problem(sheet.path, box.line, f"box {box.id}: {error}", "mend the sum or the example")
                continue
            if made != stated:
                what = f"box {box.id}: {box.sum} is {made}, not {stated}"
                yield Problem(sheet.path, box.line, what, "mend one of them")
    if sheet.example and not any(box.sum and box.example for box in sheet.boxes):
        yield Problem(sheet.path, sheet.line, "the worked example works nothing out", "give figures, or leave it out")


def _wrong_box(sheet: Worksheet, box: Box, seen: set[str]) -> Iterator[Problem]:
    if not (box.id.isalpha() and box.id.isupper() and len(box.id) <= 2):
        yield Problem(sheet.path, box.line, f"{box.id} is no letter of a box", "use one or two capital letters")
    if box.id in seen:
        yield Problem(sheet.path, box.line, f"there are two boxes {box.id}", "give one another letter")
    if not box.do:
        yield Problem(sheet.path, box.line, f"box {box.id} says nothing", "write do or like")
    if box.sum and not box.source:
        yield Problem(sheet.path, box.line, f"box {box.id} is worked out without a source", "cite what it rests on")
    if box.sum and sheet.example and not box.example:
        yield Problem(sheet.path, box.line, f"box {box.id} has no figure in the example", "add example")
    try:
        later = letters(box.sum) - seen if box.sum else set()
    except SumError as error:
        yield Problem(sheet.path, box.line, f"box {box.id}: {error}", "mend the sum")
        return
    if later:
        names = ", ".join(sorted(later))
        yield Problem(
            sheet.path, box.line, f"box {box.id} is worked out from {names}, which come later", "reorder them"
        )
