"""`make evals`: every floor of `evals/floors.json`."""

import sys

from evals.floors import main

sys.exit(main())
