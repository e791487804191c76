"""The command line. Imports nothing at the top: `handout.cli.native` runs before Click is installed."""


def run() -> None:
    """Run the command that `sys.argv` names; the process ends with its exit code."""
    from handout.cli.boundary import leave
    from handout.cli.main import handout

    leave(lambda: handout.main(prog_name="handout", standalone_mode=False) or 0)
