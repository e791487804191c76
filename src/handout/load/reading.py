"""The whole of a load: shared files first, then what uses them, then what they add up to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from msgspec.structs import replace

from handout.diagnostics import ProjectError, did_you_mean
from handout.load.content import read_care, read_checklist, read_exercise, read_section
from handout.load.currency import load_terms, load_translations
from handout.load.entries import Entries
from handout.load.files import layers_of, read_text
from handout.load.findings import Findings
from handout.load.handouts import check_names, is_resolved, loose_references, read_handout
from handout.load.labels import load_labels
from handout.load.licences import load_pictures
from handout.load.loaded import Loaded
from handout.load.look import load_look
from handout.load.overlay import check_folders, find_entries
from handout.load.page import Page, open_page
from handout.load.settings import load_settings
from handout.load.styles import brands, editions
from handout.load.tables import load_red_flags, load_regions, load_sources
from handout.load.words import Known
from handout.model.content import references
from handout.model.project import Project, Settings
from handout.model.style import Look

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from handout.load.overlay import Entry, Shelf
    from handout.load.yaml_nodes import Place, Steps
    from handout.model.content import Outline, Ref
    from handout.model.style import Labels

T = TypeVar("T")

_MARKDOWN = (".md",)
_YAML = (".yaml", ".yml")


class Loading:
    """One load: reads the shared files first, then what uses them, and no file twice.

    What it finds wrong is told by `finish`.
    """

    def __init__(self, library: Path, own: Path | None) -> None:
        self.layers = layers_of(library, own)
        self.findings = Findings()
        self.loose: list[tuple[str, Ref]] = []
        for layer in self.layers:
            check_folders(layer, self.findings)
        self.settings = load_settings(self.layers[-1], self.findings)
        self.labels = load_labels(self.layers, self.findings)
        self.sources = load_sources(self.layers, self.findings)
        self.regions = load_regions(self.layers, self.findings)
        self.look = load_look(self.layers, self.findings)
        self.known = Known(self._sides(), self.sources.names if self.sources else None)
        self.brands = brands(self.layers, self.regions, self.findings)
        self.editions = editions(self.layers, self.findings)
        self.handouts: Entries[Entry, Outline] = self._entries("content/handouts", _YAML, self._handout)
        self.parts: dict[str, Entries[Entry, Any]] = {
            "section": self._entries("content/sections", _MARKDOWN, read_section),
            "exercise": self._entries("content/exercises", _MARKDOWN, read_exercise),
            "checklist": self._entries("content/checklists", _MARKDOWN, read_checklist),
            "care": self._entries("content/care", _MARKDOWN, read_care),
        }

    def preview(self, handout: str, brand: str = "", edition: str = "") -> Project | None:
        """The project with one handout and what that shows, and no tables that only rules look into.

        Args:
            handout: its id.
            brand: the only one that is needed; without it, the project's own.
            edition: likewise.

        Returns:
            None where that cannot be had, or where anything is wrong so far: `finish` will tell.
        """
        outline = self.handouts.get(handout)
        if outline is None or self.settings is None:
            return None
        settings = self.settings[0]
        branded = self.brands.get(brand or settings.brand)
        edited = self.editions.get(edition or settings.edition)
        if branded is None or edited is None:
            return None
        shown: dict[str, dict[str, Any]] = {kind: {} for kind in self.parts}
        for kind, ref in references(outline.parts):
            shown[kind][ref.id] = self.parts[kind].get(ref.id)
        if any(None in things.values() for things in shown.values()):
            return None
        project = replace(
            self._project(settings, {handout: outline}, shown),
            brands={branded.id: branded},
            editions={edited.id: edited},
        )
        return None if self.findings.errors else project

    def finish(self) -> Loaded:
        """The whole project.

        Raises:
            ProjectError: as `load_project`.
        """
        # A preview, which a cold build waits for, does without these 30 ms.
        from handout.load.dialects import load_dialects  # noqa: PLC0415
        from handout.load.rulebook import check_own_rules  # noqa: PLC0415

        check_own_rules(self.layers, self.findings)
        red_flags = load_red_flags(self.layers, self.known.sources, self.findings)
        terms = load_terms(self.layers, self.findings)
        shelves = {kind: entries.all() for kind, entries in self.parts.items()}
        handouts = self.handouts.all()
        check_names(self.loose, shelves, self.findings)
        resolved = {
            key: outline
            for key, outline in handouts.good.items()
            if is_resolved(outline, shelves, self.findings)
        }
        defaults: dict[str, Shelf[Any]] = {
            "brand": self.brands.all(),
            "language": self.labels,
            "edition": self.editions.all(),
        }
        settings = self._checked_settings(defaults, red_flags)
        names = {kind: shelf.names for kind, shelf in {**shelves, "handout": handouts}.items()}
        shown = {kind: shelf.good for kind, shelf in shelves.items()}
        project = replace(
            self._project(settings, resolved, shown),
            own=self._own(resolved),
            brands=defaults["brand"].good,
            editions=defaults["edition"].good,
            red_flags=red_flags.good if red_flags else {},
            pictures=load_pictures(self.layers, self.findings),
            terms=terms,
            translations=load_translations(self.layers, names, self.findings),
            dialects=load_dialects(self.layers, self.findings).good,
        )
        return Loaded(project, self.findings.sorted(), frozenset(handouts.names - resolved.keys()))

    def _project(
        self, settings: Settings, handouts: Mapping[str, Outline], shown: Mapping[str, Mapping[str, Any]]
    ) -> Project:
        return Project(
            settings=settings,
            own=tuple(handouts),
            handouts=handouts,
            sections=shown["section"],
            exercises=shown["exercise"],
            checklists=shown["checklist"],
            care=shown["care"],
            sources=self.sources.good if self.sources else {},
            brands={},
            editions={},
            regions=self.regions.good if self.regions else {},
            labels=self.labels.good,
            look=self.look or Look(),
        )

    def _handout(self, page: Page) -> Outline | None:
        outline = read_handout(page)
        if outline is None:
            self.loose += loose_references(page)
        return outline

    def _sides(self) -> Mapping[str, object] | None:
        labels: Labels | None = self.labels.good.get(self.settings[0].language) if self.settings else None
        return labels.sides if labels else None

    def _entries(
        self, folder: str, endings: tuple[str, ...], read: Callable[[Page], T | None]
    ) -> Entries[Entry, T]:
        found, doubled = find_entries(self.layers, folder, endings, self.findings)
        return Entries(found, doubled, lambda entry: self._sound(entry, read))

    def _sound(self, entry: Entry, read: Callable[[Page], T | None]) -> T | None:
        """What a file says, or None with findings."""
        before = self.findings.errors
        page = self._page(entry)
        value = read(page) if page else None
        sound = page is not None and self.findings.errors == before and self._all_usable(page.cited)
        return value if sound else None

    def _all_usable(self, cited: set[str]) -> bool:
        return self.sources is not None and cited <= self.sources.good.keys()

    def _page(self, entry: Entry) -> Page | None:
        text = read_text(entry.layer, entry.path, self.findings)
        if text is None:
            return None
        return open_page(entry.id, entry.layer.name(entry.path), text, self.known, self.findings)

    def _own(self, resolved: Mapping[str, Outline]) -> tuple[str, ...]:
        entries, doubled = find_entries(self.layers[-1:], "content/handouts", _YAML, Findings())
        own = entries.keys() | doubled
        return tuple(sorted(resolved.keys() & own)) if own else tuple(sorted(resolved))

    def _checked_settings(self, defaults: dict[str, Shelf[Any]], red_flags: Shelf[Any] | None) -> Settings:
        """The settings whose defaults can all be used; a ProjectError with all findings otherwise."""
        if self.settings is None:
            raise ProjectError(*self.findings.sorted())
        settings, places = self.settings
        chosen = {"brand": settings.brand, "language": settings.language, "edition": settings.edition}
        for key, word in chosen.items():
            self._check_default(key, word, defaults[key], places)
        shared = (self.sources, self.regions, red_flags, self.look)
        if None in shared or any(word not in defaults[key].good for key, word in chosen.items()):
            raise ProjectError(*self.findings.sorted())
        return settings

    def _check_default(self, key: str, word: str, shelf: Shelf[Any], places: Mapping[Steps, Place]) -> None:
        if word not in shelf.names:
            hint = did_you_mean(word, shelf.names) or f"known: {', '.join(sorted(shelf.names))}"
            self.findings.error(f"unknown-{key}", f"there is no {key} '{word}'", places[(key,)].value, hint)
