"""The classical methods of truth discovery, each written from its paper: claims in, a score for each value out.

They are here to be compared with. What the ledger itself does with a disagreement is none of them.
"""

from evals.truth_methods.accu import Accu, accu
from evals.truth_methods.claims import Claims, chosen, gather
from evals.truth_methods.copying import accu_with_copying
from evals.truth_methods.truthfinder import TruthFinder, truthfinder
from evals.truth_methods.vote import vote

__all__ = [
    "Accu",
    "Claims",
    "TruthFinder",
    "accu",
    "accu_with_copying",
    "chosen",
    "gather",
    "truthfinder",
    "vote",
]
