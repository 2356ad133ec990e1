"""`python -m flows …`."""

from flows.console import main

main()
