"""No page repeats another's paragraph: one of the two would be forgotten when the law changes.

What a source is called and what a word means are the same everywhere; every other text of a dozen words or
more belongs to the one definition in which it stands.
"""

from collections.abc import Iterable, Iterator

from handbook.definitions.decode import Decoder, Paragraph, short
from handbook.definitions.problems import Problem

_MEND = "say it here in words of this page, or leave it out and name the other page under related"


def check(decoders: Iterable[Decoder]) -> Iterator[Problem]:
    """Each paragraph that stands word for word in an earlier file, with both places."""
    first: dict[str, tuple[str, Paragraph]] = {}
    for decoder in decoders:
        for paragraph in decoder.paragraphs:
            path, other = first.setdefault(_words(paragraph.text), (decoder.path, paragraph))
            if path != decoder.path:
                what = f'"{short(paragraph.text)}" stands word for word in {path}:{other.line}'
                yield Problem(decoder.path, paragraph.line, what, _MEND)


def _words(text: str) -> str:
    """The text without what no reader hears: capitals and the stop at its end."""
    return text.casefold().rstrip(".!?;:")
