"""`python -m stonehand` is the command line."""

from stonehand.cli.app import main

main()
