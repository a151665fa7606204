"""The chain by which words reached the article: through whom, by what medium, to whom, on what occasion."""

from onrecord.read.chain.channels import is_outlet
from onrecord.read.chain.citing import cited_in
from onrecord.read.chain.linking import Chain, chain_of
from onrecord.read.chain.via import find_via

__all__ = ["Chain", "chain_of", "cited_in", "find_via", "is_outlet"]
