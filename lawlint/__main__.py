"""`python -m lawlint` is the command `lawlint`."""

from lawlint.cli import main

if __name__ == "__main__":
    main()
