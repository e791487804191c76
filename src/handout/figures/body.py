"""The body's fixed lengths, in cm, for a stature of 170 cm.

Lengths: Drillis and Contini (1966), as fractions of stature H, in: Winter DA. Biomechanics and Motor Control
of Human Movement, 4th ed., Wiley 2009, figure 4.1. The ball lies at 72 to 73 % of the foot from the heel:
Hawes MR, Sovak D, Ergonomics 1994;37:1213-1225.
"""

from __future__ import annotations

STATURE = 170.0

THIGH = 0.245 * STATURE
SHANK = 0.246 * STATURE
ANKLE_HEIGHT = 0.039 * STATURE
FOOT = 0.152 * STATURE
TRUNK = (0.818 - 0.530) * STATURE  # hip to shoulder
UPPER_ARM = 0.186 * STATURE
FOREARM = 0.146 * STATURE
NECK = (0.870 - 0.818) * STATURE  # shoulder to chin
HEAD = 0.130 * STATURE  # chin to crown
HALF_SHOULDERS = 0.129 * STATURE
HALF_HIPS = 0.5 * 0.191 * STATURE * 0.6  # joint centres lie well inside the breadth of the hips

HEEL_BEHIND = 0.22 * FOOT  # back of the heel to the ankle joint, along the sole
BALL_AHEAD = 0.725 * FOOT - HEEL_BEHIND  # ankle joint to the ball, along the sole
TOE = FOOT - HEEL_BEHIND - BALL_AHEAD
GRIP = 8.0  # wrist to the middle of a closed hand: less than half of the hand's length
THUMB_REACH = 11.5  # wrist to the tip of a thumb that presses

SEAT_BELOW_HIP = 10.2  # hip joint to the seat; half the depth of the upper thigh and buttock
HEEL_RADIUS = 6.0  # ankle joint to the mat when only the heel rests on it
KNEE_HEIGHT = 5.0  # knee joint to the mat when kneeling
TOP_HEIGHT = 3.6  # ankle joint to the mat when the top of the foot lies on it
TOP_ANGLE = 203.0  # of the sole then, heel to toes: ankle and mid-foot together
ELBOW_HEIGHT = 3.6  # elbow joint to the mat when leaning on the forearm
FAR_PALM = 3.0  # how far ahead the far hand is seen on the mat, for someone who stands slightly in front
SHRUG = 4.0  # how far the shoulder blade lets the chest sink or rise between the arms
PILLOW = 6.0  # height of a pillow under the weight of the head
PALM = 2.3  # half the thickness of the wrist and heel of the hand
