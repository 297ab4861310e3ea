"""`python -m compliance`, for where the command itself is not on the path."""

import sys

from compliance.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
