"""The order of the stages for single pictures: load, draw, render."""

from __future__ import annotations

from enum import StrEnum
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct

from handout.diagnostics import ProjectError, RequestError, error, has_errors, nearest
from handout.model.figure import Ink
from handout.model.options import Side

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from handout.diagnostics import Diagnostic
    from handout.figures import Drawing
    from handout.load import Loaded
    from handout.model.artifact import PrintJob
    from handout.model.content import Exercise
    from handout.model.style import Brand
    from handout.render.pdf import Rendered
    from handout.render.picture import Sheet

PNG_DPI = 96  # a pixel of CSS is one of the picture


class PictureFormat(StrEnum):
    """What a picture's file can be."""

    SVG = "svg"
    PNG = "png"
    PDF = "pdf"


class PictureRequest(Struct, frozen=True):
    """What to draw.

    Attributes:
        exercise: id; "" draws all exercises on a contact sheet.
        frame: number of the only frame to draw, from 1; None draws the card with all of them.
        side: LEFT mirrors the picture and its words.
        brand: id of whose colours it carries; "" takes the project's default.
        person: key of the figures' PEOPLE; "" takes the brand's.
    """

    exercise: str
    frame: int | None = None
    side: Side = Side.RIGHT
    ink: Ink = Ink.COLOR
    brand: str = ""
    person: str = ""


class Picture(Struct, frozen=True):
    """A finished drawing, whose typeface its numerals take, and what is wrong in the files behind it."""

    drawing: Drawing | Sheet
    brand: Brand
    language: str
    diagnostics: tuple[Diagnostic, ...]


class Renderer(Protocol):
    """What turns a page into a PDF: a `PdfRenderer`."""

    def render(self, job: PrintJob) -> Rendered:
        """The PDF of the job."""
        ...


def picture(library: Path, own: Path | None, request: PictureRequest) -> Picture:
    """Draw an exercise, or all of them.

    Raises:
        RequestError: an unknown exercise, brand or person, or a frame that the figure has not.
        ProjectError: the exercise's file is at fault, or for all exercises: no exercise is without fault.
    """
    from handout.load import load_project

    loaded = load_project(library, own)
    project = loaded.project
    brand_id = request.brand or project.settings.brand
    if brand_id not in project.brands:
        raise RequestError(_unknown("brand", brand_id, project.brands))
    brand, language = project.brands[brand_id], project.settings.language
    if not request.exercise:
        return Picture(_sheet(loaded, brand, request), brand, language, _found(loaded, ""))
    exercise = _exercise(loaded, request.exercise)
    drawing = _drawing(loaded, exercise, brand, request)
    return Picture(drawing, brand, language, _found(loaded, exercise.id))


def content(finished: Picture, form: PictureFormat, pixels: int, renderer: Renderer | None) -> bytes:
    """The picture's file.

    Args:
        finished: what to write.
        form: svg needs no renderer.
        pixels: width of a PNG, and of a PDF's page at 96 an inch.
        renderer: makes the PDF that a PNG is taken from.

    Raises:
        RenderError: the picture cannot be laid out, such as for a typeface that is not installed.
    """
    if form is PictureFormat.SVG or renderer is None:
        return finished.drawing.svg.encode()
    from handout.render.pages import page_images
    from handout.render.picture import picture_job

    pdf = renderer.render(picture_job(finished.drawing, pixels, finished.brand, finished.language)).content
    return pdf if form is PictureFormat.PDF else page_images(pdf, PNG_DPI)[0]


def _unknown(kind: str, name: str, known: Iterable[str]) -> Diagnostic:
    return error(f"unknown-{kind}", f"there is no {kind} '{name}'", hint=nearest(name, known))


def _exercise(loaded: Loaded, name: str) -> Exercise:
    good = loaded.project.exercises
    if name in good:
        return good[name]
    broken = {file.stem for found in loaded.diagnostics if (file := _exercise_file(found))}
    if name in broken:
        raise ProjectError(*_found(loaded, name))
    unknown = _unknown("exercise", name, {*good, *broken})
    if has_errors(loaded.diagnostics):
        raise ProjectError(*loaded.diagnostics, unknown)
    raise RequestError(unknown)


def _exercise_file(found: Diagnostic) -> PurePosixPath | None:
    path = PurePosixPath(found.span.file.removeprefix("library:")) if found.span else PurePosixPath()
    return path if path.is_relative_to("content/exercises") and path.suffix == ".md" else None


def _found(loaded: Loaded, name: str) -> tuple[Diagnostic, ...]:
    """What is wrong in the file of an exercise; in those of all exercises for ""."""
    return tuple(
        found
        for found in loaded.diagnostics
        if (file := _exercise_file(found)) and (not name or file.stem == name)
    )


def _sheet(loaded: Loaded, brand: Brand, request: PictureRequest) -> Sheet:
    from handout.render.picture import contact_sheet

    exercises = [one for _, one in sorted(loaded.project.exercises.items())]
    if not exercises:
        raise ProjectError(*loaded.diagnostics)
    drawings = [_drawing(loaded, exercise, brand, request) for exercise in exercises]
    names = [_name(loaded, exercise, brand, request.side) for exercise in exercises]
    return contact_sheet(tuple(zip(names, drawings, strict=True)))


def _drawing(loaded: Loaded, exercise: Exercise, brand: Brand, request: PictureRequest) -> Drawing:
    from handout import figures
    from handout.model.palette import palette

    person = request.person or brand.person
    if person not in figures.PEOPLE:
        raise RequestError(_unknown("person", person, figures.PEOPLE))
    frames = len(exercise.figure.frames)
    if request.frame is not None and not 1 <= request.frame <= frames:
        hint = f"from 1 to {frames}"
        raise RequestError(error("unknown-frame", f"'{exercise.id}' has no frame {request.frame}", hint=hint))
    colors = palette(brand)
    drawn = figures.card if request.frame is None else figures.draw
    made = drawn(
        exercise.figure,
        name=_name(loaded, exercise, brand, request.side),
        side=request.side,
        ink=request.ink,
        shirt=colors.brand,
        accent=colors.accent,
        person=person,
    )
    return made[(request.frame or 1) - 1] if isinstance(made, tuple) else made


def _name(loaded: Loaded, exercise: Exercise, brand: Brand, side: Side) -> str:
    from handout.assemble.reader import Reader

    project = loaded.project
    region, labels = project.regions[brand.clinic.region], project.labels[project.settings.language]
    return Reader(brand.clinic, region, labels, side).turned(exercise.title).text
