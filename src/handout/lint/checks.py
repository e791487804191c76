"""The check of each rule, by the rule's id. A family of rules is a module with a table `CHECKS`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handout.lint import sentences

if TYPE_CHECKING:
    from collections.abc import Mapping

    from handout.lint.context import Check

CHECKS: Mapping[str, Check] = {
    **sentences.CHECKS,
}
