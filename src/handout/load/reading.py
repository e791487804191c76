"""The whole of a load: shared files first, then what uses them, then what they add up to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from handout.diagnostics import ProjectError, did_you_mean
from handout.load.content import read_care, read_checklist, read_exercise, read_section
from handout.load.currency import load_terms, load_translations
from handout.load.dialects import load_dialects
from handout.load.files import layers_of, read_text
from handout.load.findings import Findings
from handout.load.handouts import check_names, is_resolved, loose_references, read_handout
from handout.load.labels import load_labels
from handout.load.licences import load_pictures
from handout.load.loaded import Loaded
from handout.load.look import load_look
from handout.load.overlay import Shelf, check_folders, find_entries
from handout.load.page import Page, open_page
from handout.load.settings import load_settings
from handout.load.styles import load_brands, load_editions
from handout.load.tables import load_red_flags, load_regions, load_sources
from handout.load.words import Known
from handout.model.project import Project, Settings
from handout.model.style import Look

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from handout.load.files import Layer
    from handout.load.overlay import Entry
    from handout.load.yaml_nodes import Place, Steps
    from handout.model.content import Outline, Ref
    from handout.model.style import Labels

T = TypeVar("T")

_MARKDOWN = (".md",)
_YAML = (".yaml", ".yml")


def read_project(library: Path, own: Path | None) -> Loaded:
    """What `load_project` promises, read from the files themselves."""
    return _Loading(layers_of(library, own)).finish()


class _Loading:
    """One load: reads the shared files first, then what uses them."""

    def __init__(self, layers: tuple[Layer, ...]) -> None:
        self.layers = layers
        self.findings = Findings()
        self.loose: list[tuple[str, Ref]] = []
        for layer in layers:
            check_folders(layer, self.findings)
        self.settings = load_settings(layers[-1], self.findings)
        self.labels = load_labels(layers, self.findings)
        self.sources = load_sources(layers, self.findings)
        self.regions = load_regions(layers, self.findings)
        self.red_flags = load_red_flags(layers, self.sources.names if self.sources else None, self.findings)
        self.look = load_look(layers, self.findings)
        self.terms = load_terms(layers, self.findings)
        self.known = Known(self._sides(), self.sources.names if self.sources else None)

    def finish(self) -> Loaded:
        shelves: dict[str, Shelf[Any]] = {
            "section": self._shelf("content/sections", _MARKDOWN, read_section),
            "exercise": self._shelf("content/exercises", _MARKDOWN, read_exercise),
            "checklist": self._shelf("content/checklists", _MARKDOWN, read_checklist),
            "care": self._shelf("content/care", _MARKDOWN, read_care),
        }
        handouts = self._shelf("content/handouts", _YAML, self._handout)
        check_names(self.loose, shelves, self.findings)
        resolved = {
            key: outline
            for key, outline in handouts.good.items()
            if is_resolved(outline, shelves, self.findings)
        }
        brands = load_brands(self.layers, self.regions, self.findings)
        editions = load_editions(self.layers, self.findings)
        settings = self._checked_settings({"brand": brands, "language": self.labels, "edition": editions})
        names = {kind: shelf.names for kind, shelf in {**shelves, "handout": handouts}.items()}
        project = Project(
            settings=settings,
            own=self._own(resolved),
            handouts=resolved,
            sections=shelves["section"].good,
            exercises=shelves["exercise"].good,
            checklists=shelves["checklist"].good,
            care=shelves["care"].good,
            sources=self.sources.good if self.sources else {},
            brands=brands.good,
            editions=editions.good,
            regions=self.regions.good if self.regions else {},
            labels=self.labels.good,
            red_flags=self.red_flags.good if self.red_flags else {},
            look=self.look or Look(),
            pictures=load_pictures(self.layers, self.findings),
            terms=self.terms,
            translations=load_translations(self.layers, names, self.findings),
            dialects=load_dialects(self.layers, self.findings).good,
        )
        return Loaded(project, self.findings.sorted(), frozenset(handouts.names - resolved.keys()))

    def _handout(self, page: Page) -> Outline | None:
        outline = read_handout(page)
        if outline is None:
            self.loose += loose_references(page)
        return outline

    def _sides(self) -> Mapping[str, object] | None:
        labels: Labels | None = self.labels.good.get(self.settings[0].language) if self.settings else None
        return labels.sides if labels else None

    def _shelf(self, folder: str, endings: tuple[str, ...], read: Callable[[Page], T | None]) -> Shelf[T]:
        shelf: Shelf[T] = Shelf()
        entries, doubled = find_entries(self.layers, folder, endings, self.findings)
        for key in doubled:
            shelf.put(key, None)
        for entry in entries.values():
            before = self.findings.errors
            page = self._page(entry)
            value = read(page) if page else None
            sound = page is not None and self.findings.errors == before and self._all_usable(page.cited)
            shelf.put(entry.id, value if sound else None)
        return shelf

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

    def _checked_settings(self, defaults: dict[str, Shelf[Any]]) -> Settings:
        """The settings whose defaults can all be used; a ProjectError with all findings otherwise."""
        if self.settings is None:
            raise ProjectError(*self.findings.sorted())
        settings, places = self.settings
        chosen = {"brand": settings.brand, "language": settings.language, "edition": settings.edition}
        for key, word in chosen.items():
            self._check_default(key, word, defaults[key], places)
        shared = (self.sources, self.regions, self.red_flags, self.look)
        if None in shared or any(word not in defaults[key].good for key, word in chosen.items()):
            raise ProjectError(*self.findings.sorted())
        return settings

    def _check_default(self, key: str, word: str, shelf: Shelf[Any], places: Mapping[Steps, Place]) -> None:
        if word not in shelf.names:
            hint = did_you_mean(word, shelf.names) or f"known: {', '.join(sorted(shelf.names))}"
            self.findings.error(f"unknown-{key}", f"there is no {key} '{word}'", places[(key,)].value, hint)
