"""What the keys of a dialect must say of each other, so that no message goes out with a tag that fails."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from handout.diagnostics import nearest
from handout.model.kit import FILES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handout.load.findings import Findings
    from handout.load.yaml_nodes import Tree
    from handout.model.dialect import Dialect

_ADDRESS = re.compile(r"https?://[^\s{}*|%<>]+")


def check_dialect(dialect: Dialect, tree: Tree, findings: Findings) -> None:
    """Report placeholders that are missing or not known, unknown files, and tags that authors could write."""
    _check_placeholders(dialect, tree, findings)
    for name in dialect.files:
        if name not in FILES:
            message = f"a kit has no file '{name}'"
            findings.error("unknown-file", message, tree.key(("files", name)), nearest(name, FILES))
    for key, tag in _tags(dialect):
        if dialect.literals.in_html(tag) == tag or dialect.literals.in_text(tag) == tag:
            message = f"an author's words '{tag}' would be taken for this tag"
            hint = "list the letters that it begins with in literals, under html and text"
            findings.error("unguarded-tag", message, tree.span(("tags", key)), hint)


def _check_placeholders(dialect: Dialect, tree: Tree, findings: Findings) -> None:
    needed = {
        ("tags", "greeting"): (dialect.tags.greeting, "{plain}"),
        ("link",): (dialect.link, "{address}"),
        ("comment",): (dialect.comment, "{comment}"),
    }
    for path, (written, placeholder) in needed.items():
        if placeholder not in written:
            message = f"'{path[-1]}' holds no {placeholder}"
            findings.error("missing-placeholder", message, tree.span(path), "the words go there")
    if "{named}" in dialect.tags.greeting and not dialect.tags.first_name:
        message = "{named} is greeted by a first name, and there is no tag for one"
        findings.error("missing-placeholder", message, tree.span(("tags", "greeting")), "add first-name")


def _tags(dialect: Dialect) -> Iterator[tuple[str, str]]:
    """The tags that are in a syntax of the tool's; a plain address is none."""
    tags = dialect.tags
    named = {
        "first-name": tags.first_name,
        "unsubscribe": tags.unsubscribe,
        "address": tags.address,
        "archive": tags.archive,
    }
    for key, tag in named.items():
        if tag and not _ADDRESS.fullmatch(tag):
            yield key, tag
