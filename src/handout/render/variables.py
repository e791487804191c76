"""What a shorthand with a custom property in it means (`border: 1pt solid var(--frame)`), worked out once.

WeasyPrint 70 parses it for each of its up to twelve properties, of each element, in each document; and yet
the rule and the property's words are nearly always the same. WeasyPrint is pinned, and has no types: its
objects are Any.
"""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    Validate = Callable[..., Any]

# Of these no value is an object that the layout changes, as it does a gradient.
_SIMPLE = ("border", "font", "margin", "outline", "padding", "text-decoration")
_PICTURED = ("border-image",)
_MOST = 256  # values of one rule: words that are put together anew for each element are never met again


def remembered_values(validate: Validate) -> Validate:
    """WeasyPrint's `PendingExpander.validate`, which is given, with a memory in each of the expanders."""

    @wraps(validate)
    def value_of(pending: Any, tokens: list[Any], wanted: str, base_url: object) -> Any:  # noqa: ANN401 - see the module
        name = pending.validator.keywords["name"]
        if not name.startswith(_SIMPLE) or name.startswith(_PICTURED):
            return validate(pending, tokens, wanted, base_url)
        known = pending.__dict__.setdefault("known", {})
        key = (wanted, *map(id, tokens))
        if key not in known:
            if len(known) >= _MOST:
                known.clear()
            # The tokens are kept with the value, or others might come to have their ids.
            known[key] = tokens, validate(pending, tokens, wanted, base_url)
        return known[key][1]

    return value_of
