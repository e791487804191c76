"""What every part of the comparison needs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bench.versus.measuring import Call
from bench.versus.programs import HANDOUT, Program, Source, sources

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

MAIN = "plantar-fasciitis"


@dataclass(frozen=True, slots=True)
class Setting:
    """Where and with what is measured.

    Attributes:
        environment: of all processes that are measured.
        folder: for what lasts from run to run.
        others: the programs to compare with that are here; WeasyPrint is the first.
        pairs: how often the short parts are measured; long ones are measured less.
    """

    environment: Mapping[str, str]
    folder: Path
    others: Sequence[Program]
    pairs: int

    @property
    def long(self) -> int:
        """How often a part is measured that takes a minute: a quarter as often as a short one."""
        return max(1, self.pairs // 4)

    def handout(self, *words: str, cache: str = "", project: Path | None = None) -> Call:
        """`handout build`; without the name of a cache, nothing is kept."""
        where = ["--project", str(project)] if project else []
        kept = str(self.folder / cache) if cache else ""
        command = [HANDOUT, "--quiet", *where, "build", *words, "--out", "{out}"]
        return Call(command, {**self.environment, "HANDOUT_CACHE": kept})

    def other(self, program: Program, source: Source) -> Call:
        """Another program on one document."""
        environment = {**self.environment, "FONTCONFIG_FILE": source.fontconfig}
        return Call(program.command(source, self.folder), environment)

    def bare(self, wanted: Sequence[str]) -> list[Call]:
        """The `weasyprint` command on each of the documents `HANDOUT[:BRAND:EDITION]`."""
        return [self.other(self.others[0], source) for source in self.documents(wanted)]

    def documents(self, wanted: Sequence[str]) -> tuple[Source, ...]:
        """The documents, written for the other programs."""
        place = self.folder / f"documents-{sum(1 for _ in self.folder.iterdir())}"
        return sources(wanted, place)
