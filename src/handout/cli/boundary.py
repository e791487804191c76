"""The one place where errors become words and exit codes."""

from __future__ import annotations

import errno
import os
import signal
import sys
from typing import TYPE_CHECKING, NoReturn

import click

from handout.cli import head_start
from handout.cli.exits import Exit
from handout.cli.streams import make_robust, say
from handout.diagnostics import HandoutError, PublishError

if TYPE_CHECKING:
    from collections.abc import Callable

# What a disk says, whoever asks it; every other OSError out of a stage is a bug.
_DISK_TROUBLE = {
    errno.ENOSPC,
    errno.EDQUOT,
    errno.EFBIG,
    errno.EROFS,
    errno.EIO,
    errno.EACCES,
    errno.EPERM,
    errno.EMFILE,
}


def leave(command: Callable[[], int]) -> NoReturn:
    """Run the command and end the process with its exit code, without the interpreter's 60 ms of rest."""
    make_robust()
    signal.signal(signal.SIGTERM, _terminate)
    code = exit_code(command)
    head_start.end()
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream:
                stream.flush()
        except OSError:
            code = code or Exit.CANNOT_WRITE
    os._exit(code)


def exit_code(command: Callable[[], int]) -> int:
    """What the command returns; an exception is put into words, and becomes its exit code."""
    try:
        return command()
    except (click.Abort, KeyboardInterrupt):
        say("interrupted: finished files are whole, nothing else was written")
        return Exit.INTERRUPTED
    except SystemExit as end:
        # Click ends with 1 when the reader of its help has gone: no fault.
        return end.code if isinstance(end.code, int) and end.code != 1 else Exit.OK
    except click.ClickException as fault:
        fault.show()
        return fault.exit_code
    except HandoutError as fault:
        for finding in fault.diagnostics:
            say(str(finding))
        return Exit.CANNOT_WRITE if isinstance(fault, PublishError) else Exit.PROJECT
    except Exception as fault:  # noqa: BLE001 - the outermost boundary: a bug must not look like an author's mistake
        return _trouble(fault)


def _trouble(fault: Exception) -> int:
    if isinstance(fault, OSError) and fault.errno in _DISK_TROUBLE:
        say(f"error: the disk refuses {fault.filename or 'output'}: {os.strerror(fault.errno)} [disk]")
        return Exit.CANNOT_WRITE
    import traceback

    say("".join(traceback.format_exception(fault)).rstrip())
    say("This is a mistake in handout, not in your files. Please report it, with the lines above.")
    return Exit.BUG


def _terminate(number: int, frame: object) -> NoReturn:  # noqa: ARG001 - the shape of a signal handler
    """Unwind as for Ctrl-C, so that scratch folders and half files go."""
    raise SystemExit(Exit.TERMINATED)
