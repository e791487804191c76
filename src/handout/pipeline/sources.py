"""Which files decide the pages of a handout, each with the digest of what is used of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handout.assemble.citations import contents
from handout.model.document import SourcesBlock
from handout.model.record import digest_of_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from handout.model.content import Reference
    from handout.model.document import Handout
    from handout.model.project import Project

LIBRARY = "library:"  # what stands before the names of the library's files
_SHARED = (
    "styles/print.css",
    "styles/icons/",
    "templates/",
)  # a project's own replace the library's, by name


def sources_of(project: Project, handout: Handout, digests: Mapping[str, str]) -> dict[str, str]:
    """Name to digest, sorted by name; of tables with many entries only those count that the handout uses.

    So a new source for one handout makes no other one look outdated.

    Args:
        project: that the handout was assembled from.
        handout: for one brand, edition, language, paper and side.
        digests: of all files of the project.
    """
    whole = {name: digests[name] for name in _files(project, handout, digests) if name in digests}
    return dict(sorted((whole | _entries(project, handout)).items()))


def _files(project: Project, handout: Handout, digests: Mapping[str, str]) -> Iterator[str]:
    outline = project.handouts[handout.id]
    yield outline.span.file
    yield from (item.span.file for item in contents(project, outline))
    brand = handout.brand.span.file.rpartition("/")[0] + "/"
    labels = f"content/labels/{handout.language}.y"
    yield from (name for name in digests if name.startswith(brand))
    yield from (name for name in digests if name.removeprefix(LIBRARY).startswith(labels))
    yield handout.edition.span.file
    yield handout.edition.sheet
    yield from _shared(digests)


def _shared(digests: Iterable[str]) -> Iterable[str]:
    """A later layer's file stands for the library's of the same name."""
    found: dict[str, str] = {}
    for name in sorted(digests, key=lambda one: not one.startswith(LIBRARY)):
        place = name.removeprefix(LIBRARY)
        if place.startswith(_SHARED):
            found[place] = name
    return found.values()


def _entries(project: Project, handout: Handout) -> dict[str, str]:
    region = handout.region
    calls = [region.emergency_number, region.emergency_place, region.urgent_number, region.urgent_name]
    found = {
        "handout.toml": digest_of_words(project.settings.address),
        region.span.file: digest_of_words([region.id, *calls, region.paper]),
    }
    for file, references in _by_file(handout).items():
        found[file] = digest_of_words([[one.id, one.citation, one.link] for one in references])
    return found


def _by_file(handout: Handout) -> dict[str, list[Reference]]:
    found: dict[str, list[Reference]] = {}
    for block in handout.blocks:
        if isinstance(block, SourcesBlock):
            for reference in (*block.references, *block.further):
                found.setdefault(reference.span.file, []).append(reference)
    return found
