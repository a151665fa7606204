"""Why a finding is what it is, and how two articles stand to each other: the answers of `why` and `compare`."""
