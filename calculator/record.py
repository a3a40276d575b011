"""Immutable records: what frozen dataclasses give, without code being written and compiled at import.

In the browser the standard library's frozen dataclasses with slots take about 30 ms each to come into being, and the
engine has dozens of such classes; these take a hundredth of that. Fields, defaults and `__post_init__` are declared as
for a dataclass, and type checkers treat them as one.
"""

from __future__ import annotations

from typing import Any, ClassVar, NoReturn, TypeVar, dataclass_transform

R = TypeVar("R", bound="Record")


@dataclass_transform(frozen_default=True)
class Record:
    """Base of immutable records. Equal if of one class and equal in every field; hashable if every field is."""

    _fields: ClassVar[tuple[str, ...]] = ()
    _defaults: ClassVar[dict[str, Any]] = {}
    _checked: ClassVar[bool] = False

    def __init_subclass__(cls) -> None:
        """Note the fields and their defaults, as the class body declares them."""
        declared = cls.__annotations__
        cls._fields = tuple(name for name, kind in declared.items() if not str(kind).startswith("ClassVar"))
        cls._checked = cls.__post_init__ is not Record.__post_init__
        cls._defaults = {name: cls.__dict__[name] for name in cls._fields if name in cls.__dict__}

    def __init__(self, *values: Any, **named: Any) -> None:
        """Fields by position or by name. Raises TypeError where one is missing, unknown or given twice."""
        fields = self._fields
        held = self.__dict__
        twice = False
        if named:
            held.update(self._defaults)
            if values:
                held.update(zip(fields, values, strict=False))
                twice = not named.keys().isdisjoint(fields[: len(values)])
            held.update(named)
        elif len(values) != len(fields):
            held.update(self._defaults)
            held.update(zip(fields, values, strict=False))
        else:
            held.update(zip(fields, values, strict=True))
        if twice or len(held) != len(fields) or len(values) > len(fields):
            raise TypeError(f"{type(self).__name__} takes {', '.join(fields)}; each once, those without default always")
        if self._checked:
            self.__post_init__()

    def __post_init__(self) -> None:
        """Hook for classes that refuse impossible values."""

    def __setattr__(self, name: str, value: object) -> NoReturn:
        """Refuse: records do not change."""
        raise AttributeError(f"{type(self).__name__} cannot be changed: use replace({name}=…)")

    def __delattr__(self, name: str) -> NoReturn:
        """Refuse: records do not change."""
        raise AttributeError(f"{type(self).__name__} cannot be changed: {name} stays")

    def __eq__(self, other: object) -> bool:
        """Same class, same fields."""
        return type(self) is type(other) and self.__dict__ == other.__dict__

    def __hash__(self) -> int:
        """Hash of the fields in their order."""
        held = self.__dict__
        return hash(tuple([held[name] for name in self._fields]))

    def __repr__(self) -> str:
        """Class and fields."""
        return f"{type(self).__name__}({', '.join(f'{name}={getattr(self, name)!r}' for name in self._fields)})"

    def replace(self: R, **changes: Any) -> R:
        """The same record with some fields changed."""
        return type(self)(**{**{name: self.__dict__[name] for name in self._fields}, **changes})
