"""Bytes of a YAML file → a tree of values that each know their line, or the problems found.

Only the shapes that definitions use are read: text, lists, sets of keys, anchors and aliases. The
tree is built from the parser's events rather than with ``yaml.compose``, which crashes the whole
process on a file with very many nested brackets.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import yaml

from handbook.definitions.problems import Problem

LARGEST_FILE = 1_000_000  # bytes; twenty times the longest definition anyone should have to read
DEEPEST = 12  # levels of nesting; a definition needs five
MOST_VALUES = 1_000_000  # counting what an alias stands for each time: lists of aliases of lists grow without end

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")

_INVISIBLE = "take the character out: delete the space or letter around it and type it again"
_SHAPE = "look on this line and the one above for a missing colon, comma, bracket or quotation mark, or a wrong indent"
# The parser's own words are for programmers; the commonest are put plainly here, with what to do.
_PLAINLY = (
    (
        "mapping values are not allowed",
        "there is a colon where none can stand",
        "put text that has a colon in it in double quotes, and check the indent",
    ),
    ("found unexpected end of stream", "a quotation mark is opened and not closed", "add the closing quotation mark"),
    ("found unexpected ':'", "there is a colon where none can stand", "put text that has a colon in it in quotes"),
    ("could not find expected ':'", "a key has no colon after it", "write key: and then the text"),
    (
        "did not find expected key",
        "this line does not fit the ones above it",
        "give the keys of one item the same indent, and put text that begins with a quotation mark wholly in quotes",
    ),
    ("did not find expected '-' indicator", "this line does not fit the list above it", "begin it with a dash"),
    (
        "did not find expected ',' or '}'",
        "a brace { is not closed, or text inside it has a comma, colon or brace of its own",
        "close it with } and put such text in double quotes",
    ),
    (
        "did not find expected ',' or ']'",
        "a bracket [ is not closed, or text inside it has a comma, colon or bracket of its own",
        "close it with ] and put such text in double quotes",
    ),
    ("cannot start any token", "text begins with a character that YAML keeps for itself", "put the text in quotes"),
    ("unknown escape character", "a backslash stands inside double quotes", "use single quotes, or write two of them"),
)


@dataclass(slots=True)
class Scalar:
    """A piece of text as written. ``plain`` if it stood without quotation marks."""

    value: str
    line: int
    plain: bool

    @property
    def empty(self) -> bool:
        """Whether nothing is written there."""
        return not self.value.strip() or (self.plain and self.value in {"~", "null", "Null", "NULL"})


@dataclass(slots=True)
class Sequence:
    """A list."""

    items: "list[Node]"
    line: int


@dataclass(slots=True)
class Mapping:
    """Keys with their values; ``key_lines`` has the line of each key."""

    values: "dict[str, Node]"
    key_lines: dict[str, int]
    line: int


type_names = {Scalar: "text", Sequence: "a list", Mapping: "a set of keys"}
Node = Scalar | Sequence | Mapping


class _Stop(Exception):  # noqa: N818 - no error: what is wrong has been noted already
    """Nothing more can be read from the file."""


@lru_cache(maxsize=256)  # while the site is served, only the file that was saved is parsed again
def read(path: str, data: bytes) -> tuple[Node | None, tuple[Problem, ...]]:
    """The tree of the one document in ``data`` (``None`` if there is none to be had) and what is wrong with it.

    The tree is shared between callers with the same bytes: it is read, never changed.
    """
    reader = _Reader(path)
    return reader.read(data), tuple(reader.problems)


class _Reader:
    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self.anchors: dict[str, tuple[Node, int]] = {}  # with the number of values in it
        self.count = 0

    def wrong(self, line: int, what: str, mend: str) -> None:
        self.problems.append(Problem(self.path, line, what, mend))

    def read(self, data: bytes) -> Node | None:
        text = self.decode(data)
        if text is None:
            return None
        tabs = len(self.problems)
        try:
            return self.document(yaml.parse(text, Loader=_LOADER))
        except _Stop:
            return None
        except yaml.YAMLError as error:
            if not tabs:  # a tab is the likeliest cause, and its line has been named
                self.explain(error)
            return None

    def decode(self, data: bytes) -> str | None:
        """The text of the file, tabs replaced, or ``None`` when it cannot be text at all."""
        if len(data) > LARGEST_FILE:
            self.wrong(1, f"the file is larger than {LARGEST_FILE:,} bytes", "split it into several definitions")
            return None
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            self.wrong(line, "the file is not in UTF-8", "save it again with the encoding UTF-8")
            return None
        if not text.strip():
            self.wrong(1, "the file is empty", "fill it in, or delete it; handbook new writes a form to fill in")
            return None
        found = False
        for match in _FORBIDDEN.finditer(text):
            found = True
            line = text.count("\n", 0, match.start()) + 1
            self.wrong(line, f"there is a character that cannot be shown (U+{ord(match[0]):04X})", _INVISIBLE)
        if found:
            return None
        if "\t" in text:
            for number, row in enumerate(text.split("\n"), 1):
                if "\t" in row:
                    self.wrong(number, "there is a tab", "use spaces in its place; set your editor to indent by two")
            text = text.replace("\t", "  ")
        return text

    def explain(self, error: yaml.YAMLError) -> None:
        """One problem for what the parser says, at the line where the writer should look."""
        mark = getattr(error, "problem_mark", None)
        said = str(getattr(error, "problem", None) or "not YAML")
        if "unexpected end" in said:
            mark = getattr(error, "context_mark", None) or mark
        line = mark.line + 1 if mark is not None else 1
        for sign, what, mend in _PLAINLY:
            if sign in said:
                self.wrong(line, what, mend)
                return
        self.wrong(line, f"this does not read as YAML ({said})", _SHAPE)

    def document(self, events: Iterator[yaml.Event]) -> Node | None:
        root: Node | None = None
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self.wrong(
                        event.start_mark.line + 1 if event.start_mark else 1,
                        "a second document begins here (---)",
                        "keep one definition in one file",
                    )
                    raise _Stop
                root = self.node(next(events), events, 1)
        if root is None or (isinstance(root, Scalar) and root.empty):
            self.wrong(1, "the file is empty", "fill it in, or delete it; handbook new writes a form to fill in")
            raise _Stop
        return root

    def node(self, event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Node:
        """The value that begins with ``event``. Text comes first here because nearly all values are text."""
        line = event.start_mark.line + 1 if event.start_mark is not None else 1
        before = self.count
        self.count += 1
        node: Node
        if isinstance(event, yaml.ScalarEvent):
            node = Scalar(event.value, line, not event.style)
        elif depth > DEEPEST:
            self.wrong(line, "lists or keys are nested too deeply here", "look for brackets that are not closed")
            raise _Stop
        elif isinstance(event, yaml.MappingStartEvent):
            node = Mapping({}, {}, line)
            while not isinstance(inner := next(events), yaml.MappingEndEvent):
                self.pair(node, self.node(inner, events, depth + 1), self.node(next(events), events, depth + 1))
        elif isinstance(event, yaml.SequenceStartEvent):
            node = Sequence([], line)
            while not isinstance(inner := next(events), yaml.SequenceEndEvent):
                node.items.append(self.node(inner, events, depth + 1))
        elif isinstance(event, yaml.AliasEvent):
            return self.alias(event.anchor or "", line)
        else:
            raise TypeError(f"the YAML parser gave {event!r} where a value was due")
        if event.tag is not None:
            self.wrong(line, f"{event.tag} is a type mark, which is not used here", "take it out, or quote the text")
        if event.anchor is not None:
            self.anchors[event.anchor] = node, self.count - before
        return node

    def alias(self, name: str, line: int) -> Node:
        """The value that stands further up under the anchor ``name``."""
        if name not in self.anchors:
            self.wrong(line, f"*{name} points to nothing above it", "write the text out, or quote the star")
            raise _Stop
        node, size = self.anchors[name]
        self.count += size
        if self.count > MOST_VALUES:
            self.wrong(line, "the aliases of this file repeat too much", "write out what is meant")
            raise _Stop
        return node

    def pair(self, mapping: Mapping, key: Node, value: Node) -> None:
        """Put one key and its value into ``mapping``."""
        if not isinstance(key, Scalar):
            what = f"a key is {type_names[type(key)]}"
            self.wrong(key.line, what, "write a plain word as key, and put braces in quotes")
        elif key.value in mapping.values:
            first = mapping.key_lines[key.value]
            self.wrong(key.line, f"{key.value} is written twice (first on line {first})", "keep one of the two")
        elif key.value == "<<" and key.plain:
            self.wrong(key.line, "<< (merging keys) is not used here", "write the keys out")
        else:
            mapping.values[key.value] = value
            mapping.key_lines[key.value] = key.line
