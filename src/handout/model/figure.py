"""Poses as anatomical joint angles: the input of the figure island."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One or more frames that draw an exercise."""
