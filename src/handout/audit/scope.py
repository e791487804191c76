"""What of a project an audit looks at: what its own handouts show, and the brands that print them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from handout.assemble.citations import contents
from handout.lint.reading import Library
from handout.model.content import references

if TYPE_CHECKING:
    from handout.lint.prose import Prose
    from handout.model.content import Content
    from handout.model.project import Project
    from handout.model.style import Brand, Region

_LIBRARY = "library:"


class Scope(Struct, frozen=True):
    """Each thing once.

    Attributes:
        handouts: ids of the project's own handouts.
        items: what they show.
        prose: the words of both.
        brands: the default one, and those of the project's own folder.
        regions: where these brands are.
    """

    project: Project
    handouts: tuple[str, ...]
    items: tuple[Content, ...]
    prose: tuple[Prose, ...]
    brands: tuple[Brand, ...]
    regions: tuple[Region, ...]


def scope_of(project: Project) -> Scope:
    """What the project is answerable for."""
    library = Library(project)
    shown = [(kind, ref.id) for one in project.own for kind, ref in references(project.handouts[one].parts)]
    keys = list(dict.fromkeys(shown))
    items = {item.span.file: item for one in project.own for item in contents(project, project.handouts[one])}
    brands = [
        brand
        for brand in project.brands.values()
        if brand.id == project.settings.brand or not brand.span.file.startswith(_LIBRARY)
    ]
    return Scope(
        project,
        project.own,
        tuple(items.values()),
        tuple(library.prose(*key) for key in [*(("handout", one) for one in project.own), *keys]),
        tuple(brands),
        tuple(project.regions[one] for one in dict.fromkeys(brand.clinic.region for brand in brands)),
    )
