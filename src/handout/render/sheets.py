"""Stylesheets parsed at installation, WeasyPrint's own among them: a third of a renderer's start.

WeasyPrint parses its own sheets in every process that imports it, and ours in every one that renders. What it
makes of a sheet is kept beside the compiled templates by `handout.compiled`: rules by what they
select, each with a test that cssselect2 has compiled to a function. A sheet that is not there is parsed.

WeasyPrint, cssselect2 and tinycss2 are published without types: their objects are Any.
"""

from __future__ import annotations

import hashlib
import io
import marshal
import pickle
import sys
import types
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from handout.render.records import Listener

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_SUFFIX = f".{sys.implementation.cache_tag}.css"
_PARTS = ("matcher", "page_rules", "layers")
# What reading a file raises that is absent or cut off; the same programs wrote it.
_ABSENT = (OSError, EOFError, ValueError, TypeError, LookupError, AttributeError, pickle.PickleError)


@contextmanager
def own_sheets(folder: Path) -> Iterator[None]:
    """Let WeasyPrint, imported meanwhile, take what `write` has put in the folder for its own sheets."""
    import tinycss2  # noqa: PLC0415 - a renderer alone imports it

    parse = tinycss2.parse_stylesheet
    tinycss2.parse_stylesheet = _nothing
    try:
        yield
    finally:
        tinycss2.parse_stylesheet = parse
    for sheet, text, counters in _own():
        if not fill(sheet, counters, text, folder):
            sheet.__init__(string=text, counter_style=counters)


def fill(sheet: Any, counters: Any, text: str, folder: Path) -> bool:  # noqa: ANN401 - see the module
    """Give a sheet and its counter styles what was written for this text; whether there was anything."""
    with suppress(*_ABSENT):
        parts, styles = pickle.loads(_place(folder, text).read_bytes())  # noqa: S301 - installed, as we are
        vars(sheet).update(zip(_PARTS, parts, strict=True))
        counters.update(styles)
        return True
    return False


def write(folder: Path, texts: Iterable[str]) -> None:
    """Parse WeasyPrint's own sheets and these, and keep what came of those without a fault.

    What earlier calls wrote for other texts goes.
    """
    from weasyprint import CSS  # noqa: PLC0415 - as above
    from weasyprint.css.counters import CounterStyle  # noqa: PLC0415 - as above

    old = {*folder.glob(f"*{_SUFFIX}")}
    for text in (*(text for _, text, _ in _own()), *texts):
        counters = CounterStyle()
        with Listener() as heard:
            sheet = CSS(string=text, counter_style=counters)
        if heard.records:
            continue
        made = io.BytesIO()
        _Writer(made, protocol=5).dump((tuple(getattr(sheet, part) for part in _PARTS), dict(counters)))
        _place(folder, text).write_bytes(made.getvalue())
        old.discard(_place(folder, text))
    for place in old:
        place.unlink(missing_ok=True)


class _Writer(pickle.Pickler):
    """Writes the tests of selectors too: functions of one expression, closed over nothing."""

    def reducer_override(self, value: object) -> Any:  # noqa: ANN401 - pickle's own signature
        if isinstance(value, types.FunctionType) and value.__name__ == "<lambda>":
            return _function, (marshal.dumps(value.__code__),)
        return NotImplemented


def _function(code: bytes) -> types.FunctionType:
    """A selector's test, among the names that cssselect2 gives it (`compiler.CompiledSelector`)."""
    from cssselect2 import compiler  # noqa: PLC0415 - as above

    return types.FunctionType(marshal.loads(code), vars(compiler))  # noqa: S302 - as above


def _own() -> list[tuple[Any, str, Any]]:
    """WeasyPrint's own sheets: each with its text, and where its counter styles belong."""
    from weasyprint import html  # noqa: PLC0415 - as above

    return [
        (html.UA_STYLESHEET, html.UA, html.UA_COUNTER_STYLE),
        (html.UA_FORM_STYLESHEET, html.UA_FORM, html.UA_COUNTER_STYLE),
        (html.PH_STYLESHEET, html.PH, {}),
    ]


def _place(folder: Path, text: str) -> Path:
    """The file of a sheet, for this Python: of another release of its parsers it would be another one."""
    import cssselect2  # noqa: PLC0415 - as above
    import tinycss2  # noqa: PLC0415 - as above
    import weasyprint  # noqa: PLC0415 - as above

    releases = (weasyprint.__version__, tinycss2.VERSION, cssselect2.VERSION)
    digest = hashlib.sha256("\n".join((*releases, text)).encode()).hexdigest()[:16]
    return folder / f"{digest}{_SUFFIX}"


def _nothing(_text: str) -> list[object]:
    return []
