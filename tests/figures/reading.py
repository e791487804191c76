"""The library's exercises as figures, and what a finished SVG says about itself."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml
from pydantic import TypeAdapter

from handout.model.figure import Figure, Ink
from handout.model.options import Side
from handout.resources import bundled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handout.figures import Drawing

EXERCISES = tuple(sorted((bundled() / "content" / "exercises").glob("*.md")))
_FIGURES = TypeAdapter(Figure)
_SVG = "{http://www.w3.org/2000/svg}"
LOOK: dict[str, Any] = {
    "name": "Calf stretch",
    "side": Side.RIGHT,
    "ink": Ink.COLOR,
    "shirt": "#0f766e",
    "accent": "#c2410c",
    "person": "a",
}


def front_matter(name: str) -> dict[str, Any]:
    """An exercise's front matter as plain values."""
    path = next(path for path in EXERCISES if path.stem == name)
    matter: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8").split("---\n")[1])
    return matter


def as_figure(values: Any) -> Figure:  # noqa: ANN401  plain YAML
    """The figure that an author's keys describe."""
    return _FIGURES.validate_python(_underscored(values))


def _underscored(values: Any) -> Any:  # noqa: ANN401  plain YAML
    if isinstance(values, dict):
        return {key.replace("-", "_"): _underscored(value) for key, value in values.items()}
    return [_underscored(value) for value in values] if isinstance(values, list) else values


@dataclass(frozen=True)
class Path:
    """One path as a viewer would read it: absolute points on it, paint, stroke width, number of curves."""

    points: tuple[tuple[float, float], ...]
    fill: str
    stroke: str
    width: float
    curves: int


@dataclass(frozen=True)
class Picture:
    """A finished SVG, read back."""

    root: ET.Element
    box: tuple[float, float, float, float]  # left, top, width, height
    paths: tuple[Path, ...]
    texts: tuple[str, ...]


def read(drawing: Drawing) -> Picture:
    """Parse a drawing without any of the code that wrote it."""
    root = ET.fromstring(drawing.svg)  # noqa: S314  our own output
    left, top, width, height = map(float, root.attrib["viewBox"].split())
    paths = tuple(
        Path(
            tuple(_points(path.attrib["d"])),
            path.get("fill", ""),
            path.get("stroke", ""),
            float(path.get("stroke-width", 0)),
            len(re.findall("[cs]", path.attrib["d"])),
        )
        for path in root.iter(f"{_SVG}path")
    )
    texts = tuple(text.text or "" for text in root.iter(f"{_SVG}text"))
    return Picture(root, (left, top, width, height), paths, texts)


def _points(data: str) -> Iterator[tuple[float, float]]:
    """Points on the path: knots, and each cubic piece at quarters."""
    x = y = 0.0
    control = (0.0, 0.0)
    for command, rest in re.findall(r"([MclsZz])([^MclsZz]*)", data):
        numbers = [float(number) for number in re.findall(r"-?\d*\.?\d+", rest)]
        if command in "zZ":
            continue
        if command == "M":
            x, y = numbers
        elif command == "l":
            x, y = x + numbers[0], y + numbers[1]
        else:
            first = (
                (x + numbers[0], y + numbers[1])
                if command == "c"
                else (2 * x - control[0], 2 * y - control[1])
            )
            second, end = ((x + numbers[i], y + numbers[i + 1]) for i in (len(numbers) - 4, len(numbers) - 2))
            yield from (_cubic((x, y), first, second, end, t) for t in (0.25, 0.5, 0.75))
            control, (x, y) = second, end
        yield x, y


def _cubic(
    a: tuple[float, float], b: tuple[float, float], c: tuple[float, float], d: tuple[float, float], t: float
) -> tuple[float, float]:
    weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
    x, y = (sum(w * p[axis] for w, p in zip(weights, (a, b, c, d), strict=True)) for axis in (0, 1))
    return x, y
