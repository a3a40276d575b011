"""Stands in the browser's library for typing: what is looked at while a program runs, and nothing for type checkers.

The whole module defines some hundred classes that nobody asks for here; making them takes a tenth of Python's start.
"""
# mypy: ignore-errors

from _typing import (
    ParamSpec,  # noqa: F401 - handed on
    TypeVar,  # noqa: F401 - handed on
)
from collections import _tuplegetter

TYPE_CHECKING = False


class _Form:
    """A word of the language of types: `Any`, or with arguments in brackets `ClassVar[int]`."""

    def __init__(self, name, args=()):
        self.__name__ = name
        self.__args__ = args

    def __getitem__(self, args):
        return _Form(self.__name__, args if isinstance(args, tuple) else (args,))

    def __or__(self, other):
        return _Form("Union", (self, other))

    def __ror__(self, other):
        return _Form("Union", (other, self))

    def __eq__(self, other):
        return isinstance(other, _Form) and (self.__name__, self.__args__) == (other.__name__, other.__args__)

    def __hash__(self):
        return hash((self.__name__, self.__args__))

    def __repr__(self):
        inside = ", ".join(map(repr, self.__args__))
        return f"typing.{self.__name__}" + (f"[{inside}]" if inside else "")


def __getattr__(name):
    """Every other word of typing, as a form without meaning."""
    if name.startswith("_"):
        raise AttributeError(f"the calculator's short typing has no {name}")
    return globals().setdefault(name, _Form(name))  # one of each, so that `is` works


def get_args(form):
    """What stands in the brackets."""
    return getattr(form, "__args__", ())


def get_origin(form):
    """What stands before the brackets; None where there are none."""
    return __getattr__(form.__name__) if isinstance(form, _Form) and form.__args__ else None


def _type_check(kind, *_, **__):
    """Python's own TypeVar asks this of its bound."""
    return kind


def cast(kind, value):
    """The value."""
    return value


def _same(thing):
    return thing


overload = final = override = no_type_check = runtime_checkable = _same


def dataclass_transform(**_):
    """Only for type checkers."""
    return _same


def NewType(name, kind):
    """The kind itself."""
    return kind


class _Parameters:
    """`Generic[T]` and `Protocol[T]` among the bases of a class."""

    def __mro_entries__(self, bases):
        others = [base for base in bases if base is not self and hasattr(base, "__class_getitem__")]
        return () if others else (Generic,)


class Generic:
    """Base of classes that take types in brackets; the brackets mean nothing while the program runs."""

    __slots__ = ()

    def __class_getitem__(cls, args):
        return _Parameters() if cls is Generic or cls is Protocol else cls


class Protocol(Generic):
    """Only for type checkers."""

    __slots__ = ()


class _NamedTupleMeta(type):
    def __new__(metaclass, name, bases, body):
        declare = body.get("__annotate_func__") or body.get("__annotate__")
        fields = tuple(body.get("__annotations__") or (declare(1) if declare else ()))
        defaults = {field: body.pop(field) for field in fields if field in body}
        body |= {field: _tuplegetter(place, None) for place, field in enumerate(fields)}
        body |= {"_fields": fields, "_field_defaults": defaults, "__match_args__": fields, "__slots__": ()}
        return type(name, (_Named,), body)


class _Named(tuple):
    """What every class made with NamedTuple can do."""

    __slots__ = ()
    _fields = ()
    _field_defaults = {}

    def __new__(cls, *values, **named):
        fields = cls._fields
        if named or len(values) != len(fields):
            held = {**cls._field_defaults, **dict(zip(fields, values, strict=False)), **named}
            twice = not named.keys().isdisjoint(fields[: len(values)])
            if twice or len(values) > len(fields) or held.keys() != set(fields):
                raise TypeError(f"{cls.__name__} takes {', '.join(fields)}; each once, those without default always")
            values = [held[field] for field in fields]
        return tuple.__new__(cls, values)

    @classmethod
    def _make(cls, values):
        return cls(*values)

    def _asdict(self):
        return dict(zip(self._fields, self, strict=True))

    def _replace(self, **changes):
        return type(self)(**{**self._asdict(), **changes})

    def __repr__(self):
        return f"{type(self).__name__}({', '.join(f'{key}={value!r}' for key, value in self._asdict().items())})"


class _NamedTupleBase:
    def __mro_entries__(self, bases):
        return (_NAMED_TUPLE,)


_NAMED_TUPLE = type.__new__(_NamedTupleMeta, "NamedTuple", (), {})
NamedTuple = _NamedTupleBase()
