"""Work spread over processes with results in order and never more than a few pieces in hand."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


def in_order(work: Callable[[list[T]], list[R]], items: Iterable[T], jobs: int, size: int = 50) -> Iterator[R]:
    """Apply `work` to pieces of `items`, in `jobs` processes; results come in the order of the items."""
    pieces = _pieces(items, size)
    if jobs == 1:
        for piece in pieces:
            yield from work(piece)
        return
    with ProcessPoolExecutor(jobs) as pool:
        waiting: deque[Future[list[R]]] = deque()
        for piece in pieces:
            waiting.append(pool.submit(work, piece))
            if len(waiting) > 2 * jobs:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


def _pieces(items: Iterable[T], size: int) -> Iterator[list[T]]:
    source = iter(items)
    while piece := list(islice(source, size)):
        yield piece
