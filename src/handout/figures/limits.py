"""How far joints go: published ranges of motion of healthy adults, in degrees.

AAOS: American Academy of Orthopaedic Surgeons. Joint Motion: Method of Measuring and Recording, 1965; its
values as tabled with newer ones in Norkin CC, White DJ. Measurement of Joint Motion: A Guide to Goniometry,
5th ed., F.A. Davis 2016, appendix B. Where a hand or body weight holds it, the passive range is taken.
"""

from __future__ import annotations

from typing import NamedTuple


class Limit(NamedTuple):
    """A joint's range in degrees, what a clinician calls it, and where the numbers stand."""

    low: float
    high: float
    words: str
    source: str


LIMITS: dict[str, Limit] = {
    "hip": Limit(
        -30, 130, "hip flexion", "AAOS 120 and extension 30; 130 passive with bent knee, Roaas 1982"
    ),
    "hip_out": Limit(-30, 45, "hip abduction", "AAOS: abduction 45, adduction 30"),
    "hip_turn": Limit(
        -45, 60, "hip turn-out", "AAOS 45 each way; 60 passive with bent hip, Norkin and White"
    ),
    "knee": Limit(-5, 150, "knee flexion", "AAOS 135; 150 passive, Norkin and White; 5 past straight"),
    "ankle": Limit(-50, 40, "ankle bend", "AAOS -50 to 20; 40 with weight on a bent knee, Bennell 1998"),
    "toes": Limit(-45, 70, "toe bend", "AAOS great toe (MTP): flexion 45, extension 70"),
    "shoulder": Limit(-60, 180, "shoulder flexion", "AAOS: flexion 180, extension 60"),
    "shoulder_out": Limit(
        -50, 180, "shoulder abduction", "AAOS abduction 180; adduction across the chest 50"
    ),
    "elbow": Limit(-5, 150, "elbow flexion", "AAOS 150; 5 past straight"),
    "wrist": Limit(
        -80, 90, "wrist extension", "AAOS: flexion 80, extension 70; 90 passive, leaning on the hand"
    ),
    "neck": Limit(-60, 50, "neck flexion", "AAOS 45 each way; 60 and 50 passive, Norkin and White"),
    "arch": Limit(
        -60, 25, "low back arch", "AAOS thoracolumbar: flexion 80, extension 25; 60 for the low back"
    ),
    "pelvis": Limit(
        -110, 110, "pelvis tilt", "tilt against gravity, not a joint: lying either way and a little more"
    ),
    "chest": Limit(
        -110, 110, "chest tilt", "tilt against gravity, not a joint: lying either way and a little more"
    ),
}

CHEST_ON_PELVIS = Limit(-35, 80, "trunk bend", "AAOS thoracolumbar: flexion 80, extension 25; 35 passive")
