"""WeasyPrint's pages without rings of references: they are freed at once, and no collector looks for them.

In WeasyPrint 70 nearly all of them hang on four: a style of boxes that no element made is its own specified
style, and it is kept by the style that it was made from; the room for a page's footnotes keeps the page that
it is in; a picture keeps the page that it was drawn on. WeasyPrint is pinned, and has
no types: its objects are Any.
"""

from __future__ import annotations

from typing import Any
from weakref import ref


def cut_rings() -> None:
    """Open them, once in a process, when WeasyPrint has been imported."""
    from weasyprint.css import AnonymousStyle, Style  # noqa: PLC0415 - see startup.import_weasyprint
    from weasyprint.formatting_structure.boxes import FootnoteAreaBox  # noqa: PLC0415 - as above
    from weasyprint.images import SVGImage  # noqa: PLC0415 - as above

    draw_picture = SVGImage.draw

    def draw(picture: Any, *where: Any) -> None:  # noqa: ANN401 - see the module
        draw_picture(picture, *where)
        picture._svg.stream = picture._svg.context = None  # noqa: SLF001 - see the module

    def anonymous_style(style: Any) -> Any:  # noqa: ANN401 - see the module
        found = vars(style).get("_anonymous")
        made = found and found()
        if made is None:
            made = AnonymousStyle(style)
            style._anonymous = ref(made)  # noqa: SLF001 - see the module
        return made

    SVGImage.draw = draw
    Style.anonymous_style = property(anonymous_style)
    FootnoteAreaBox.page = property(lambda area: area._page(), _keep_page)  # noqa: SLF001 - see the module
    AnonymousStyle.specified = property(_itself, _leave)


def _itself(style: Any) -> Any:  # noqa: ANN401 - see the module
    return style


def _keep_page(area: Any, page: object) -> None:  # noqa: ANN401 - see the module
    area._page = ref(page)  # noqa: SLF001 - see the module


def _leave(_style: object, _specified: object) -> None:
    """WeasyPrint sets it when it makes the style."""
