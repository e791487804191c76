"""What the command tells the shell."""

from enum import IntEnum


class Exit(IntEnum):
    """Exit codes; 70 is EX_SOFTWARE of sysexits.h, 130 and 143 are 128 + the signal's number."""

    OK = 0
    FINDINGS = 1
    USAGE = 2
    PROJECT = 3
    CANNOT_WRITE = 5
    BUG = 70
    INTERRUPTED = 130
    TERMINATED = 143
