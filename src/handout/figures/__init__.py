"""Exercise drawings from joint angles: pose, joints, contacts, shapes, SVG. Knows nothing of handouts."""

from handout.figures.checks import Fault, check
from handout.figures.drawing import Drawing, card, draw
from handout.figures.people import PEOPLE
from handout.figures.words import title

__all__ = ["PEOPLE", "Drawing", "Fault", "card", "check", "draw", "title"]
