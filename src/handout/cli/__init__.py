"""The command line. Imports nothing at the top: `handout.cli.native` runs before Click is installed."""


def run() -> None:
    """Run the command that `sys.argv` names; the process ends with its exit code."""
    import gc
    import sys

    # Imports and the load make a million objects that stay: looking for garbage among them takes a fifth of
    # the time. The pipeline turns the collector on again.
    gc.disable()
    from handout.cli import head_start, spared

    spared.begin()
    head_start.begin(sys.argv[1:])
    from handout.cli.boundary import leave
    from handout.cli.main import handout

    leave(lambda: handout.main(prog_name="handout", standalone_mode=False) or 0)
