"""How far joints go: published ranges of motion of healthy adults, in degrees.

AAOS: American Academy of Orthopaedic Surgeons. Joint Motion: Method of Measuring and Recording, 1965; its
values as tabled with others in Norkin CC, White DJ. Measurement of Joint Motion: A Guide to Goniometry,
5th ed., F.A. Davis 2016, appendix B. They are for movement without help. Where a hand or body weight goes on
from there, an allowance of our own is added, and called so.
"""

from __future__ import annotations

from typing import NamedTuple


class Limit(NamedTuple):
    """A joint's range in degrees (`unit`), what a clinician calls it, and where the numbers stand."""

    low: float
    high: float
    words: str
    source: str
    unit: str = "°"


LIMITS: dict[str, Limit] = {
    "hip": Limit(-30, 130, "hip flexion", "AAOS -30 to 120; allowance of 10 for a knee held to the chest"),
    "hip_out": Limit(-30, 45, "hip abduction", "AAOS: abduction 45, adduction 30"),
    "hip_turn": Limit(-45, 60, "hip turn-out", "AAOS 45 each way; allowance of 15 for a crossed leg"),
    "knee": Limit(
        -5,
        155,
        "knee flexion",
        "AAOS 0 to 135; Hemmerich 2006, kneeling on the heels: over 150; allowance of 5 past straight",
    ),
    "ankle": Limit(-50, 40, "ankle bend", "AAOS -50 to 20; allowance of 20 for body weight on a bent knee"),
    "toes": Limit(-45, 70, "toe bend", "AAOS, great toe at the ball: flexion 45, extension 70"),
    "big_toe": Limit(-45, 70, "big toe bend", "AAOS, great toe at the ball: flexion 45, extension 70"),
    "arch_lift": Limit(
        0, 10, "arch lift", "the arch sinks by up to 10 under load: Brody, Orthop Clin North Am 1982", " mm"
    ),
    "shoulder": Limit(-60, 180, "shoulder flexion", "AAOS: flexion 180, extension 60"),
    "shoulder_out": Limit(-50, 180, "shoulder abduction", "AAOS 180; allowance of 50 across the chest"),
    "elbow": Limit(-5, 150, "elbow flexion", "AAOS 0 to 150; allowance of 5 past straight"),
    "wrist": Limit(-80, 90, "wrist extension", "AAOS -80 to 70; allowance of 20 for leaning on the hand"),
    "neck": Limit(-60, 50, "neck flexion", "AAOS 45 each way; allowances of 15 back and 5 forward"),
    "arch": Limit(
        -60, 25, "low back arch", "AAOS, whole trunk: flexion 80, extension 25; 60 is the low back's share"
    ),
    "roll": Limit(
        -90,
        90,
        "roll of the hips and knees",
        "AAOS: trunk rotation 45, hip turn 45; as lying knees roll over both",
    ),
    "pelvis": Limit(-125, 125, "pelvis tilt", "no joint: lying either way, and 35 more"),
    "chest": Limit(-125, 125, "chest tilt", "no joint: lying either way, and 35 more"),
}

# Fitzgerald GK et al. Phys Ther 1983;63:1776-1781, as tabled in Norkin and White: the low back alone bends
# back by 41 (SD 10) at 20 to 29 years, by 40 at 30 to 39.
CHEST_ON_PELVIS = Limit(
    -50,
    80,
    "trunk bend",
    "AAOS, whole trunk forward 80; Fitzgerald 1983, low back alone 41 back; allowance of 9",
)
