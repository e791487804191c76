"""The texts that a draft is made of, with its own words filled in."""

from __future__ import annotations

import json
import re
import unicodedata
from string import Template

from handout import resources
from handout.load.overlay import ID_FORM


def filled(file: str, /, **words: str) -> bytes:
    """The text of `templates/new/FILE` with its `$words` replaced."""
    text = (resources.templates() / "new" / file).read_text(encoding="utf-8")
    # Words from a command line that are no UTF-8 stay what they are: the loader's checks name them.
    return Template(text).substitute(words).encode("utf-8", "surrogateescape")


def quoted(value: str | list[str]) -> str:
    """Text, or a list of it, as YAML in double quotes: JSON is a part of YAML 1.2."""
    return json.dumps(value, ensure_ascii=False)


def is_id(word: str) -> bool:
    """Whether a file or a brand can be called so."""
    return ID_FORM.fullmatch(word) is not None


def id_from(words: str) -> str:
    """The nearest id to any words: `Café No. 3` gives `cafe-no-3`; "" where no letter or digit is left."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain.replace("'", "")))
