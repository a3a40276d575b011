"""Adding days to sentences, with the filters that decide who gets them. Specification: 05 §4.2, 16 §16.2."""

from __future__ import annotations

from collections.abc import Iterable

from calculator.calculable import Calculable

Refs = tuple[int, ...]


class Bundle:
    """Days to be added together, each with the records it came from."""

    __slots__ = ("awarded", "bail", "recall_bail", "recall_remand", "refs", "remand")

    def __init__(
        self, remand: int = 0, bail: int = 0, recall_remand: int = 0, recall_bail: int = 0, awarded: int = 0
    ) -> None:
        self.remand = remand
        self.bail = bail
        self.recall_remand = recall_remand
        self.recall_bail = recall_bail
        self.awarded = awarded
        self.refs: dict[str, Refs] = {}


def add(s: Calculable, bundle: Bundle) -> None:
    """Add a bundle to one sentence.

    No added days to terms, no remand to civil or breach terms, recall days only to
    recalls and ordinary days only to others.
    """
    refs = bundle.refs
    if s.recall is None:
        if not s.no_deductions:
            if bundle.remand and not s.no_remand:
                s.remand += bundle.remand
                s.log.append(("remand", bundle.remand, refs.get("remand", ())))
            if bundle.bail:
                s.bail += bundle.bail
                s.log.append(("bail", bundle.bail, refs.get("bail", ())))
    else:
        if bundle.recall_remand:
            s.recall_remand += bundle.recall_remand
            s.log.append(("recall_remand", bundle.recall_remand, refs.get("recall_remand", ())))
        if bundle.recall_bail:
            s.recall_bail += bundle.recall_bail
            s.log.append(("recall_bail", bundle.recall_bail, refs.get("recall_bail", ())))
    if bundle.awarded and not s.all_terms:
        s.awarded += bundle.awarded
        s.log.append(("awarded", bundle.awarded, refs.get("awarded", ())))
    s.dirty = True


def inherit(s: Calculable, source: Calculable, served: int) -> None:
    """Give a new sentence the shared days of one already in custody, and the added days already served."""
    taken = _taken(s)
    for entry in source.log:
        bucket, days, _ = entry
        if bucket in taken:
            setattr(s, bucket, getattr(s, bucket) + days)
            s.log.append(entry)
    given = served or source.served
    if given:
        s.served += given
        s.log.append(("served", given, ()))
    s.dirty = True


def _taken(s: Calculable) -> set[str]:
    """Buckets that a sentence can be given."""
    taken = set() if s.all_terms else {"awarded"}
    if s.recall is not None:
        return taken | {"recall_remand", "recall_bail"}
    if not s.no_deductions:
        taken.add("bail")
        if not s.no_remand:
            taken.add("remand")
    return taken


def add_one(s: Calculable, bucket: str, days: int, refs: Refs = ()) -> None:
    """Add days to one counter by name, unfiltered (UAL, unused and served days)."""
    if days:
        setattr(s, bucket, getattr(s, bucket) + days)
        s.log.append((bucket, days, refs))
        s.dirty = True


def clear_unused(sentences: Iterable[Calculable]) -> None:
    """Forget days that could not be used: a change of law makes them count afresh."""
    for s in sentences:
        s.unused = s.unused_licence = 0
        s.log = [e for e in s.log if e[0] not in ("unused", "unused_licence")]
        s.dirty = True
