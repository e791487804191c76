"""Kinds of values in authored files, and what a key says of itself: in words that pydantic reads.

Pydantic takes a third of the time in which a cold build reads its project, most of it to be imported and to
learn the formats. So nothing here imports it: these are annotations that it understands by their methods
(`__get_pydantic_core_schema__`, docs.pydantic.dev/latest/concepts/types/#customizing-validation), and
`handout.load.readers` asks it only where it has not been asked at installation.
"""

from __future__ import annotations

import contextlib
import dataclasses
import datetime as dt
import re
from typing import TYPE_CHECKING, Annotated, Any, Never, get_type_hints

from handout.load.files import unseen
from handout.load.words import HTML, HTML_HINT

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic_core import CoreSchema

_FEWEST_DIGITS = 3  # of a phone number: 999
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
# What JSON Schema can say of checks that are made in Python: for editors only.
_PHONE_FORM = f"^$|{'[0-9].*' * _FEWEST_DIGITS}"
_WEB_FORM = r"^$|^(?!\S*://)\S*\.\S*$"


def key(description: str = "", default: Any = dataclasses.MISSING, **constraints: object) -> Any:  # noqa: ANN401 - the value's own type
    """A key of a file.

    Args:
        description: what it means: the hint of a missing one, and what editors show.
        default: its value where it is left out (of dictionaries, {}); without one it must be there.
        constraints: as pydantic's `Field` takes them: ge, gt, le, lt, min_length, max_length.
    """
    said = {"description": description} if description else {}
    if isinstance(default, dict):  # none that two files could share
        shown = {"json_schema_extra": {"default": default}}
        return dataclasses.field(default_factory=dict, metadata={**said, **shown, **constraints})
    return dataclasses.field(default=default, metadata={**said, **constraints})


class FileModel:
    """What all formats share: strict types, hyphens in keys, no key that is not listed.

    Subclasses list their keys like a dataclass. Only pydantic fills them; `Model()` has the defaults alone.
    """

    __pydantic_config__ = {  # noqa: RUF012 - read by pydantic under this name
        "strict": True,
        "extra": "forbid",
        "alias_generator": lambda name: name.replace("_", "-"),
        "allow_inf_nan": False,
    }

    def __init_subclass__(cls) -> None:
        dataclasses.dataclass(init=False, repr=False, eq=False)(cls)

    def __init__(self) -> None:
        for one in dataclasses.fields(self):  # type: ignore[arg-type]  # subclasses are
            if one.default_factory is not dataclasses.MISSING:
                setattr(self, one.name, one.default_factory())


class WholeFile:
    """A file that is one value, not keys: subclasses say of what type `root` is."""

    def __init__(self, root: Any) -> None:  # noqa: ANN401 - checked already
        self.root = root

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:  # noqa: ANN401 - pydantic's signature
        from pydantic_core import core_schema  # noqa: PLC0415 - see the module

        holds = get_type_hints(cls)["root"]
        return core_schema.no_info_after_validator_function(cls, handler.generate_schema(holds))


def formats() -> tuple[type, ...]:
    """Every format that has been imported."""
    return (*FileModel.__subclasses__(), *WholeFile.__subclasses__())


def refuse(code: str, message: str, hint: str = "", **context: object) -> Never:
    """Say that a value is wrong; `{name}` in the message stands for a word of the context."""
    from pydantic_core import PydanticCustomError  # noqa: PLC0415 - see the module

    raise PydanticCustomError(code, message, {**context, "hint": hint})


class Check:
    """A function that a value goes through once its type is right; it refuses, or gives the value."""

    def __init__(self, function: Callable[[Any], Any]) -> None:
        self._function = function

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:  # noqa: ANN401 - pydantic's signature
        from pydantic_core import core_schema  # noqa: PLC0415 - see the module

        return core_schema.no_info_after_validator_function(self._function, handler(source))


class Written:
    """A function that makes the value of what is written."""

    def __init__(self, function: Callable[[object], object]) -> None:
        self._function = function

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:  # noqa: ANN401 - as above
        from pydantic_core import core_schema  # noqa: PLC0415 - see the module

        return core_schema.no_info_before_validator_function(self._function, handler(source))


class Within:
    """Bounds of a value, as pydantic's core names them: strip_whitespace, min_length, pattern."""

    def __init__(self, **bounds: object) -> None:
        self._bounds = bounds

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:  # noqa: ANN401 - as above
        return {**handler(source), **self._bounds}


class Shown:
    """What JSON Schema says of a value besides; with `instead`, all that it says."""

    def __init__(self, said: Mapping[str, object], *, instead: bool = False) -> None:
        self._said, self._instead = said, instead

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {**self._said} if self._instead else {**handler(schema), **self._said}


def shown_form(pattern: str, hint: str) -> Shown:
    """A form for editors, and what they say where a value has another; else they show the pattern.

    `patternErrorMessage` is a keyword of VS Code and of yaml-language-server; other readers skip it.
    """
    return Shown({"pattern": pattern, "patternErrorMessage": hint})


class OneOf:
    """Alternatives that a word or the first of some keys tells apart.

    Args:
        kind: the name of the alternative that a value is, or None.
        choices: the alternatives by name.
    """

    def __init__(self, kind: Callable[[object], str | None], choices: Mapping[str, Any]) -> None:
        self._kind, self._choices = kind, choices

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:  # noqa: ANN401 - as above
        from pydantic_core import core_schema  # noqa: PLC0415 - see the module

        choices = {name: handler.generate_schema(choice) for name, choice in self._choices.items()}
        return core_schema.tagged_union_schema(choices, self._kind)


def _one_line(text: str) -> str:
    if "\n" in text:
        refuse("several-lines", "this must be one line", "use >- instead of |, and leave no blank line")
    if found := next(unseen(text), None):
        refuse("unseen-character", "an unseen character, {number}, stands here", number=found[1])
    return text


def _no_html(text: str) -> str:
    if found := HTML.search(text):
        refuse("raw-html", "'{tag}' is HTML", HTML_HINT, tag=found.group())
    return text


def _date(value: object) -> object:
    if isinstance(value, str) and _DATE.fullmatch(value):
        with contextlib.suppress(ValueError):
            return dt.date.fromisoformat(value)
    if value is None:
        return value
    refuse("bad-date", "'{value}' is not a date", "write it as 2026-11-22", value=value)


def _phone(text: str) -> str:
    if text and sum(character.isdigit() for character in text) < _FEWEST_DIGITS:
        refuse("bad-phone", "'{text}' is not a phone number", text=text)
    return text


def _web(text: str) -> str:
    if "://" in text:
        refuse("bad-web", "a web address is written without its scheme", f"write {text.split('://', 1)[1]}")
    if re.search(r"\s", text) or (text and "." not in text):
        refuse("bad-web", "'{text}' is not a web address", text=text)
    return text


_Clean = Annotated[str, Within(strip_whitespace=True)]
_Some = Annotated[str, Within(strip_whitespace=True, min_length=1)]
Words = Annotated[_Some, Check(_one_line)]
MaybeLine = Annotated[_Clean, Check(_one_line), Check(_no_html)]
Line = Annotated[_Some, Check(_one_line), Check(_no_html)]
Date = Annotated[
    dt.date,
    Written(_date),
    Shown({"type": "string", "format": "date"}, instead=True),
    shown_form(f"^{_DATE.pattern}$", "write a date as 2026-11-22"),
]
_SHOWN_PHONE = shown_form(_PHONE_FORM, f"write a phone number in quotes, of {_FEWEST_DIGITS} digits or more")
OwnPhone = Annotated[Line, Check(_phone), _SHOWN_PHONE]
Phone = Annotated[MaybeLine, Check(_phone), _SHOWN_PHONE]
Web = Annotated[
    MaybeLine, Check(_web), shown_form(_WEB_FORM, "write the address without https://: clinic.example")
]
# ICD-10-CM: letter, digit, then up to five more after a point (CDC, ICD-10-CM guidelines, I.A.2).
_ICD_10_CM = r"^[A-Z][0-9][0-9A-Z](\.[0-9A-Z]{1,4})?$"
Icd10Cm = Annotated[
    str, Within(pattern=_ICD_10_CM), shown_form(_ICD_10_CM, "write an ICD-10-CM code as M72.2")
]
# SNOMED CT identifier: 6 to 18 digits, the first not 0 (SNOMED CT Release File Specification, 6 SCTID).
_SNOMED_CT = r"^[1-9][0-9]{5,17}$"
SnomedCt = Annotated[
    str,
    Within(pattern=_SNOMED_CT),
    shown_form(_SNOMED_CT, "write a SNOMED CT code in quotes: 6 to 18 digits"),
]
