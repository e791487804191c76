"""Words that were shaped and written before are not shaped and written again.

WeasyPrint 70 asks Pango anew for every line that it draws, and writes it glyph by glyph. Yet a handout's
footer, boxes and advice stand on the next one too, and its grey edition says the very same. Only plain text
takes the short way: set from left to right, in outlines, in a line that is neither cut nor justified.

What is kept does not hang on the documents before: the characters that a glyph stands for and its width are
what the line itself would have a document believe that met the glyph there first. WeasyPrint is pinned, and
has no types: its objects are Any.
"""

from __future__ import annotations

from functools import lru_cache, wraps
from itertools import groupby
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace

from handout.render.lines import style_number
from handout.render.shaped import taken

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

_MOST = 2_048  # lines kept, of about a kilobyte each: those of two or three handouts
_MOST_PIECES = 4_096
_INTS = 5  # of a PangoGlyphInfo: the glyph; its width, x and y offset; flags
_UNITS = 1_024  # PANGO_SCALE: of Pango's to a CSS pixel
_NO_GLYPH = 0x0FFFFFFF  # PANGO_GLYPH_EMPTY; what no font has is above it, or negative
_SMALLEST = 1e-6  # WeasyPrint writes no smaller text


class _Run(Struct, frozen=True):
    """Glyphs of one font.

    Attributes:
        face: what the document knows the font by.
        font: Pango's font.
        size: in CSS pixels.
        written: the glyphs, as they stand in the page.
        glyphs: each once, in order.
        words: what each stands for in this line.
        widths: of each, in thousandths of the size, as this line would measure it.
        taken: the widths that `written` makes up for, which the document's first line with the glyph set.
    """

    face: object
    font: object
    size: float
    written: str
    glyphs: tuple[int, ...]
    words: tuple[str, ...]
    widths: tuple[int, ...]
    taken: tuple[int, ...]


class _Memory:
    """The lines of a process, and its fonts.

    Attributes:
        faces: by the address of a font of Pango's, what documents know it by, its size, and a text that is
            set in it: while that is kept, so is the font.
    """

    def __init__(self) -> None:
        from weasyprint.text import ffi  # noqa: PLC0415 - its import is slow

        self._native = ffi
        self._lines: dict[tuple[str, int], tuple[_Run, ...] | None] = {}
        self._widths: dict[tuple[object, float], dict[int, int]] = {}
        self._faces: dict[int, tuple[object, float, object]] = {}

    def line(self, stream: Any, textbox: Any, number: int) -> tuple[_Run, ...] | None:  # noqa: ANN401 - see the module
        """The line, ready to be written in this document; None where it is not plain."""
        key = (textbox.pango_layout.text, number)
        if key in self._lines:
            line = self._lines[key]
            if line is None or all(_register(stream, run) for run in line):
                return line
        elif len(self._lines) >= _MOST:
            self._lines.clear()
        shaped = taken(*key) or self._anew(textbox)
        line = self._lines[key] = self._read(stream, shaped, key[0].encode())
        for run in line or ():
            _register(stream, run)
        return line

    def _anew(self, textbox: Any) -> Any:  # noqa: ANN401 - see the module
        """Pango's text of the line."""
        layout = textbox.pango_layout
        layout.reactivate(textbox.style)
        shaped = layout.layout
        layout.deactivate()
        self._native.pango.pango_layout_set_single_paragraph_mode(shaped, True)  # noqa: FBT003 - Pango's
        return shaped

    def _read(self, stream: Any, shaped: Any, text: bytes) -> tuple[_Run, ...] | None:  # noqa: ANN401 - see the module
        """The runs of Pango's text of a line; None where one is not plain."""
        ffi = self._native.ffi
        runs: list[_Run] = []
        item = self._native.pango.pango_layout_get_line_readonly(shaped, 0).runs
        while item != ffi.NULL:
            face, size = self._face(stream, item.data.item.analysis.font, shaped)
            run = self._run(stream, item.data, face, size, text)
            if run is None:
                return None
            runs.append(run)
            item = item.next
        return tuple(_joined(runs))

    def _face(self, stream: Any, font: object, shaped: object) -> tuple[Any, float]:  # noqa: ANN401 - see the module
        """What documents know Pango's font by, and its size in CSS pixels."""
        address = int(self._native.ffi.cast("uintptr_t", font))
        if address not in self._faces:
            known, size = stream.add_font(font)
            face = next(key for key, other in stream._fonts.items() if other is known)  # noqa: SLF001 - see the module
            self._faces[address] = face, size, shaped
        face, size, _ = self._faces[address]
        return face, size

    def _run(self, stream: Any, item: Any, face: object, size: float, text: bytes) -> _Run | None:  # noqa: ANN401 - see the module
        glyphs, advances, *offsets = _placed(self._native, item)
        pango_font = item.item.analysis.font
        font = _font(stream, face, pango_font)
        if item.item.analysis.level % 2 or not _has_outlines(font) or not _stand_plain(glyphs, offsets):
            return None
        words = _words(self._native, item, glyphs, text)
        own = self._widths.setdefault((face, size), {})
        for glyph in words.keys() - own.keys():
            own[glyph] = _width(self._native, stream, pango_font, glyph, size)
        taken = {glyph: font.widths.get(glyph, own[glyph]) for glyph in words}
        written = _written(zip(glyphs, advances, strict=True), taken, size)
        widths = tuple(own[glyph] for glyph in words)
        return _Run(
            face, pango_font, size, written, (*words,), (*words.values(),), widths, (*taken.values(),)
        )


def _font(stream: Any, face: object, pango_font: object) -> Any:  # noqa: ANN401 - see the module
    """The document's own record of a font."""
    return stream._fonts.get(face) or stream.add_font(pango_font)[0]  # noqa: SLF001 - see the module


def _placed(native: Any, item: Any) -> tuple[list[int], ...]:  # noqa: ANN401 - see the module
    """The numbers of the glyphs, their widths, their x and y offsets, in Pango's units."""
    glyphs = item.glyphs
    values = memoryview(native.ffi.buffer(glyphs.glyphs, glyphs.num_glyphs * _INTS * 4)).cast("i").tolist()
    return tuple(values[place::_INTS] for place in range(4))


def _words(native: Any, item: Any, glyphs: list[int], text: bytes) -> dict[int, str]:  # noqa: ANN401 - see the module
    """What each glyph stands for where it is met first."""
    start = item.item.offset
    ends = [*native.ffi.unpack(item.glyphs.log_clusters, len(glyphs)), item.item.length]
    words: dict[int, str] = {}
    for place, glyph in enumerate(glyphs):
        if glyph not in words:
            words[glyph] = text[start + ends[place] : start + ends[place + 1]].decode()
    return words


def _width(native: Any, stream: Any, pango_font: object, glyph: int, size: float) -> int:  # noqa: ANN401 - see the module
    """A glyph's width in thousandths of the size."""
    native.pango.pango_font_get_glyph_extents(pango_font, glyph, stream.ink_rect, stream.logical_rect)
    width: int = round(stream.logical_rect.width * 1000 * native.FROM_UNITS / size)
    return width


def _written(placed: Iterable[tuple[int, int]], widths: Mapping[int, int], size: float) -> str:
    """The glyphs in hexadecimal, and where they are not as wide as the font says."""
    pieces = [_piece(glyph, advance, widths[glyph], size) for glyph, advance in placed]
    string = "".join(("<", *pieces))
    return string[:-1] if string[-1] == "<" else f"{string}>"


@lru_cache(_MOST_PIECES)
def _piece(glyph: int, advance: int, width: int, size: float) -> str:
    kerning = width - advance * 1000 / _UNITS / size
    return f"{glyph:04x}>{int(kerning)}<" if kerning else f"{glyph:04x}"


def remembered_text(draw_text: Callable[..., None]) -> Callable[..., None]:
    """WeasyPrint's `draw_text`, which is given, with a memory of lines."""
    memory = _Memory()

    @wraps(draw_text)
    def draw(stream: Any, textbox: Any, offset_x: float, *cut: str) -> None:  # noqa: ANN401 - see the module
        number = style_number(textbox.style) if _is_plain(textbox, cut) else None
        line = None if number is None else memory.line(stream, textbox, number)
        if line is None:
            draw_text(stream, textbox, offset_x, *cut)
        else:
            _write(stream, textbox, line)

    return draw


def _is_plain(textbox: Any, cut: tuple[str, ...]) -> bool:  # noqa: ANN401 - see the module
    style = textbox.style
    return (
        cut == ("clip", "none")
        and style["visibility"] == "visible"
        and style["text_decoration_line"] == "none"
        and not textbox.pango_layout.justification_spacing
        and not textbox.text.isspace()
        and bool(textbox.text)
        and style["font_size"] >= _SMALLEST
    )


def _has_outlines(font: Any) -> bool:  # noqa: ANN401 - see the module
    return not (font.bitmap or font.svg or font.png or font.colr)


def _stand_plain(glyphs: list[int], offsets: list[list[int]]) -> bool:
    """Whether there are such glyphs, and each stands where the one before ends."""
    return min(glyphs) >= 0 and max(glyphs) < _NO_GLYPH and not any(map(any, offsets))


def _joined(runs: list[_Run]) -> Iterator[_Run]:
    """Runs of one font as one."""
    for _, same in groupby(runs, lambda run: run.font):
        first, *rest = same
        for run in rest:
            new = [place for place, glyph in enumerate(run.glyphs) if glyph not in first.glyphs]
            first = replace(
                first,
                written=first.written + run.written,
                glyphs=(*first.glyphs, *(run.glyphs[place] for place in new)),
                words=(*first.words, *(run.words[place] for place in new)),
                widths=(*first.widths, *(run.widths[place] for place in new)),
                taken=(*first.taken, *(run.taken[place] for place in new)),
            )
        yield first


def _register(stream: Any, run: _Run) -> bool:  # noqa: ANN401 - see the module
    """Let the document know the run's font and glyphs; whether the run was written by its widths."""
    font = _font(stream, run.face, run.font)
    meanings, widths = font.to_unicode, font.widths
    fits = True
    for glyph, words, width, used in zip(run.glyphs, run.words, run.widths, run.taken, strict=True):
        if glyph not in meanings:
            meanings[glyph] = words
        if widths.setdefault(glyph, width) != used:
            fits = False
    return fits


def _write(stream: Any, textbox: Any, line: tuple[_Run, ...]) -> None:  # noqa: ANN401 - see the module
    """What `draw_text` and `draw_first_line` of weasyprint/draw/text.py write."""
    stream.set_color(textbox.style["color"])
    stream.begin_text()
    stream.set_text_matrix(1, 0, 0, -1, textbox.position_x, textbox.position_y + textbox.baseline)
    for run in line:
        stream.set_font_size(stream._fonts[run.face].hash, run.size)  # noqa: SLF001 - see the module
        stream.show_text(run.written)
    stream.end_text()
