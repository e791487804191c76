"""`python -m handout` is `handout`."""

from handout.cli import run

if __name__ == "__main__":
    run()
