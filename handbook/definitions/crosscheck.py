"""What must hold between the files: ids that clash, and ids that point from one file to another."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from handbook.definitions.decode import Decoder, Reference
from handbook.definitions.items import Source, Term
from handbook.definitions.problems import Problem, did_you_mean
from handbook.definitions.rules import Draft

SHARED_SOURCES = "procedures/shared/sources.yml"
_LISTS = {"definition": "procedure or checklist", "calculator": "calculator"}


@dataclass(frozen=True, slots=True)
class Shared:
    """What all definitions share. ``sources_known`` is false when the catalogue could not be read."""

    sources: Mapping[str, Source]
    glossary: tuple[Term, ...]
    sources_known: bool
    decoder: Decoder


def check(
    drafts: Collection[Draft],
    others: Collection[Decoder],
    shared: Shared,
    ids: Collection[str],
    calculators: Collection[str],
) -> Iterator[Problem]:
    """Everything wrong between files.

    ``others`` read the files that are not definitions; ``ids`` are those of every definition
    file, also of one that could not be read, so that its error does not bring others after it.
    """
    known = {"definition": set(ids), "calculator": set(calculators)}
    for decoder in (*(draft.decoder for draft in drafts), *others):
        for reference in decoder.references:
            if reference.names in known and reference.value not in known[reference.names]:
                yield _unknown(reference, known[reference.names])
    if shared.sources_known:
        yield from _sources(drafts, others, shared)
    yield from _clashes(drafts, shared)
    yield from _itself(drafts)
    yield from _glossary(shared)


def _unknown(reference: Reference, known: Collection[str]) -> Problem:
    what = f"there is no {_LISTS[reference.names]} {reference.value}"
    return Problem(reference.path, reference.line, what, did_you_mean(reference.value, known))


def _sources(drafts: Collection[Draft], others: Collection[Decoder], shared: Shared) -> Iterator[Problem]:
    owners = {name: draft.definition.path for draft in drafts for name in draft.definition.sources}
    cited = [(draft.decoder, draft.definition.sources) for draft in drafts]
    for decoder, own in (*cited, *((other, {}) for other in others)):
        known = {**shared.sources, **own}
        for reference in decoder.references:
            if reference.names != "source" or reference.value in known:
                continue
            mend = did_you_mean(reference.value, known)
            if reference.value in owners:
                mend = f"it stands in {owners[reference.value]}; move it to {SHARED_SOURCES} to share it"
            yield Problem(reference.path, reference.line, f"there is no source {reference.value}", mend)


def _clashes(drafts: Collection[Draft], shared: Shared) -> Iterator[Problem]:
    """Definitions with one id or one title between them; one source id for two different sources."""
    ids: dict[str, str] = {}
    titles: dict[str, str] = {}
    sources: dict[str, tuple[Source, str]] = {name: (s, SHARED_SOURCES) for name, s in shared.sources.items()}
    for draft in drafts:
        d = draft.definition
        if d.id in ids:
            mend = "give one of the two files another name"
            yield Problem(d.path, 1, f"{ids[d.id]} has the same id {d.id}", mend)
        ids.setdefault(d.id, d.path)
        title = d.title.casefold()
        if title and title in titles:
            what = f"{titles[title]} has the same title"
            yield draft.problem(
                d, "title", what, "give one of them another title, so that a reader can tell them apart"
            )
        titles.setdefault(title, d.path)
        for name, source in d.sources.items():
            other, where = sources.setdefault(name, (source, d.path))
            if where == SHARED_SOURCES:
                mend = "take it out here, or give it another id"
                yield Problem(d.path, source.line, f"source {name} stands in {SHARED_SOURCES} too", mend)
            elif other != source:
                mend = f"move it to {SHARED_SOURCES}, or give one of them another id"
                yield Problem(d.path, source.line, f"source {name} says something else in {where}", mend)


def _itself(drafts: Collection[Draft]) -> Iterator[Problem]:
    for draft in drafts:
        d = draft.definition
        if d.id in d.related:
            yield draft.problem(d, "related", f"{d.id} is related to itself", "take it out of the list")


def _glossary(shared: Shared) -> Iterator[Problem]:
    first: dict[str, Term] = {}
    for term in shared.glossary:
        if term.term and term.term in first:
            what = f"{term.term} stands here twice (first on line {first[term.term].line})"
            yield Problem(shared.decoder.path, shared.decoder.line(term, "term"), what, "keep one of the two")
        first.setdefault(term.term, term)
