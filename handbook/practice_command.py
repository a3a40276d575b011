"""`handbook practice`: exercises and their answers as one PDF, made from a seed."""

from __future__ import annotations

import argparse
import time
from collections.abc import Mapping
from datetime import UTC, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from calculator._version import __version__
from calculator.names import plain_date

if TYPE_CHECKING:
    from calculator.practice.make import Topic

ABOUT = "Make practice cases on paper: an exercise sheet, then an answer sheet with the working"
EXAMPLE = """\
example:
  handbook practice --topic remand-and-tagged-bail --level 3 --count 10 --seed 7 --out pack.pdf

The same topic, level, number and seed give the same cases on every machine. The exercise sheet comes first; the answer
sheet begins on a sheet of paper of its own, so that it can be kept back. To see the topics: handbook practice --topics
"""
TOPIC, LEVEL, COUNT = "any", 1, 10


class PracticeError(Exception):
    """Something asked for cannot be made; the text says what, and what to ask for instead."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command can be told."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = EXAMPLE
    parser.add_argument("--topics", action="store_true", help="list the topics with their levels, and make nothing")
    parser.add_argument(
        "--topic", default=TOPIC, help=f"what the cases are about, or its beginning; {TOPIC} if not given"
    )
    parser.add_argument(
        "--level", default=LEVEL, help="1 (one rule) to 5 (several sentences and changes of law); 1 if not given"
    )
    parser.add_argument("--count", default=COUNT, help=f"how many cases; {COUNT} if not given")
    parser.add_argument("--seed", help="a whole number or a word, printed on every page; a new one if not given")
    parser.add_argument("--out", type=Path, metavar="FILE", help="the PDF; named by topic, level and seed if not given")


def run(options: argparse.Namespace) -> int:
    """Make the pack, or list the topics.

    Raises:
        PracticeError: there is no such topic or level, a number is none, or the file cannot be written.
        PrintErrors: the pages could not be laid out.
    """
    from calculator.practice.make import TOPICS

    if options.topics:
        print(listed(TOPICS))
        return 0
    topic = find(options.topic, TOPICS)
    level = _level(options.level, TOPICS[topic])
    number = _number(options.count)
    seed = _seed(options.seed)
    return _make(topic, level, number, seed, options.out)


def listed(topics: Mapping[str, Topic]) -> str:
    """The topics, one a line, with their levels."""
    width = max(map(len, topics))
    return "\n".join(f"  {name:<{width}}  {_levels(topic)}  {topic.title}" for name, topic in topics.items())


def find(asked: str, topics: Mapping[str, Topic]) -> str:
    """The topic of this name, or the only one that begins so.

    Raises:
        PracticeError: there is none, or more than one.
    """
    name = asked.strip().lower().replace(" ", "-")
    begin = [topic for topic in topics if name and topic.startswith(name)]
    if name in topics or len(begin) == 1:
        return name if name in topics else begin[0]
    if begin:
        raise PracticeError(f"--topic {asked} could be {' or '.join(begin)}: write more of it.")
    near = get_close_matches(name, topics, n=1)
    hint = f" Did you mean {near[0]}?" if near else ""
    raise PracticeError(f"There is no topic {asked!r}.{hint} Choose one of these:\n{listed(topics)}")


def _levels(topic: Topic) -> str:
    first, last = min(topic.levels), max(topic.levels)
    return f"level {first}    " if first == last else f"levels {first}–{last}"


def _level(asked: object, topic: Topic) -> int:
    levels = {str(level): level for level in topic.levels}
    if str(asked) not in levels:
        raise PracticeError(
            f"--level {asked}: the topic {topic.id} has level {', '.join(levels)}. Choose one of these."
        )
    return levels[str(asked)]


def _number(asked: object) -> int:
    from calculator.practice.pack import MOST

    text = str(asked)
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= MOST):
        raise PracticeError(f"--count {asked}: give a whole number from 1 to {MOST}. More cases make several packs.")
    return int(text)


def _seed(asked: str | None) -> str | int:
    if asked is None:
        return time.time_ns() // 1_000_000 % 1_000_000
    from handbook.typeface import missing_characters

    text = " ".join(asked.split())
    if not text or len(text) > 40 or missing_characters(text):
        raise PracticeError(f"--seed {asked}: give a whole number, or a word of up to 40 letters and figures.")
    return int(text) if text.isascii() and text.isdigit() else text


def _make(topic: str, level: int, number: int, seed: str | int, out: Path | None) -> int:
    from calculator.practice.pack import pack
    from handbook.print.availability import available
    from handbook.print.documents import document_job
    from handbook.print.layout import lay_out

    reason = available()
    if reason:
        raise PracticeError(reason)
    now = datetime.now(UTC).astimezone()
    documents = pack(topic, level, seed, number, plain_date(now.date()))
    name = str(documents[0]["name"]).removesuffix("-exercises")
    path = _place(out, f"{name}.pdf")
    job = document_job(
        documents,
        name=f"--topic {topic} --level {level} --seed {seed}",
        path=path.name,
        title=f"Practice: {documents[0]['header'].partition(': ')[2]}",
        purpose="Practice cases for learning sentence calculation, with their answers.",
        dated=now.date(),
        version=__version__,
    )
    laid = lay_out(job)
    try:
        path.write_bytes(laid.content)
    except OSError as error:
        raise PracticeError(f"{path} cannot be written: {error.strerror}. Name another file with --out.") from None
    made_from = f"Topic {topic}, level {level}, seed {seed}."
    print(f"{path}: {number} cases with their answers on {laid.measured.pages} pages. {made_from}")
    return 0


def _place(out: Path | None, name: str) -> Path:
    if out is None:
        return Path(name)
    if out.is_dir():
        return out / name
    if out.suffix.lower() != ".pdf":
        raise PracticeError(f"--out {out}: the name of the file must end in .pdf, or be a folder that is there.")
    if not out.parent.is_dir():
        raise PracticeError(f"--out {out}: there is no folder {out.parent}. Make it first, or name another.")
    return out
