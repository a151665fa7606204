"""The reader's network: one encoder pass, then heads.

For every unit: role tags (BIO of source, cue and content, outermost only: an auxiliary task and the exact spans),
and whether a cue begins there. For every cue that begins: a small transformer layer over *this cue's* view of the
window (the units around it), from which a linear-chain CRF with learned, position-dependent transitions draws the
cue's own source, cue and content. Because every cue has a labelling to itself, sources may be shared, contents split
and attributions nested without a second pass. CRF: Lafferty, McCallum & Pereira 2001; one labelling per predicate as
in semantic role labelling (Shi & Lin 2019).
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from training.encoder import WIDTH, Encoder, Layer

ROLES = ("none", "source", "cue", "content")
TAGS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
ACTS = ("speech", "writing", "thought", "intention", "perception")
LINK_WIDTH, LINK_HEADS, LINK_INNER = 192, 4, 384
DISTANCES = 33
VIEW_BEFORE, VIEW = 64, 160
"""Units that a cue's labelling sees at the most, of what its attribution may reach: 64 before it, 95 after."""
RELATIONS = 64
ENTITIES = 32
ARC_WIDTH = 128


def distance_bucket(offset: Tensor) -> Tensor:
    """Signed logarithmic buckets of a distance in units: 0 … 32, 16 is the cue itself."""
    size = offset.abs().float()
    step = torch.where(size < 4, size, 4 + torch.log2(size.clamp(min=4) / 4) * 2).floor().clamp(max=16)
    return (16 + torch.sign(offset) * step.long()).long()


def view_edges(cue: Tensor, opens: Tensor, closes: Tensor) -> tuple[Tensor, Tensor]:
    """First unit of each cue's view and the one after its last, given the same of what it may reach."""
    start = torch.maximum(opens, torch.minimum(cue - VIEW_BEFORE, closes - VIEW))
    return start, torch.minimum(closes, start + VIEW)


class Network(nn.Module):
    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = Encoder(dropout)
        self.tags = nn.Linear(WIDTH, len(TAGS))
        self.begins = nn.Sequential(nn.Linear(WIDTH, 128), nn.GELU(), nn.Linear(128, 1))
        self.acts = nn.Sequential(nn.Linear(WIDTH, 128), nn.GELU(), nn.Linear(128, len(ACTS)))
        self.word = nn.Linear(WIDTH, LINK_WIDTH)
        self.cue = nn.Linear(WIDTH, LINK_WIDTH)
        self.distance = nn.Embedding(DISTANCES, LINK_WIDTH)
        self.link_norm = nn.LayerNorm(LINK_WIDTH)
        self.link = Layer(LINK_WIDTH, LINK_HEADS, LINK_INNER, 0.0)
        self.potentials = nn.Linear(LINK_WIDTH, len(ROLES) + len(ROLES) ** 2)
        self.transitions = nn.Parameter(torch.zeros(len(ROLES), len(ROLES)))
        self.dependent = nn.Linear(WIDTH, ARC_WIDTH)
        self.governor = nn.Linear(WIDTH, ARC_WIDTH)
        self.relation = nn.Linear(WIDTH, RELATIONS)
        self.entity = nn.Linear(WIDTH, ENTITIES)
        nn.init.normal_(self.distance.weight, std=0.02)

    def states(self, batch: dict[str, Tensor]) -> Tensor:
        """States of every unit, [windows, units, width]: those of its first piece."""
        bias = torch.where(batch["piece_mask"], 0.0, -1e4)[:, None, None, :]
        x = self.encoder(batch["ids"], batch["case"], batch["quote"], batch["place"], bias)
        return torch.gather(x, 1, batch["first"][..., None].expand(-1, -1, x.shape[-1]))

    def link_potentials(
        self, states: Tensor, window: Tensor, cue: Tensor, opens: Tensor, closes: Tensor
    ) -> tuple[Tensor, ...]:
        """Each cue's own labelling: emissions [cues, view, roles], transitions [cues, view, roles, roles].

        Then the units that its view holds and which of them are real, both [cues, view]. `opens` and `closes`, both
        [windows, units], are the edges of what each unit may reach (`read.tagging`).
        """
        start, end = view_edges(cue, opens[window, cue], closes[window, cue])
        units = start[:, None] + torch.arange(int((end - start).max()), device=states.device)[None]
        real = units < end[:, None]
        units = torch.where(real, units, 0)
        words = self.word(states)[window[:, None], units]
        cues = self.cue(states[window, cue])[:, None]
        x = self.link_norm(words + cues + self.distance(distance_bucket(units - cue[:, None])))
        x = self.link(x, torch.where(real, 0.0, -1e4)[:, None, None, :])
        return *self._split(self.potentials(x)), units, real

    def link_one_window(self, states: Tensor, cues: Tensor, opens: Tensor, closes: Tensor) -> tuple[Tensor, ...]:
        """The same for one unpadded window, states [units, width], as it is exported: views one after the other,
        emissions [all views' units, roles] and so on; last the edges of each view."""
        start, end = view_edges(cues, opens.index_select(0, cues), closes.index_select(0, cues))
        size = end - start
        place = torch.arange(size.max())[None]
        real = place < size[:, None]
        back = torch.nonzero(real.flatten())[:, 0]
        into = (torch.cumsum(size, 0) - size)[:, None] + torch.minimum(place, size[:, None] - 1)
        units = (start[:, None] + place).flatten().index_select(0, back)
        cue_of = torch.arange(cues.shape[0])[:, None].expand_as(real).flatten().index_select(0, back)
        words = self.word(states).index_select(0, units)
        own = self.cue(states.index_select(0, cues)).index_select(0, cue_of)
        apart = self.distance(distance_bucket(units - cues.index_select(0, cue_of)))
        bias = torch.where(real, 0.0, -1e4)[:, None, None, :]
        x = self.link(self.link_norm(words + own + apart), bias, (into, back))
        return *self._split(self.potentials(x)), start, end

    def _split(self, out: Tensor) -> tuple[Tensor, Tensor]:
        moves = out[..., len(ROLES) :].unflatten(-1, (len(ROLES), len(ROLES)))
        return out[..., : len(ROLES)], moves + self.transitions


def log_partition(emissions: Tensor, moves: Tensor, mask: Tensor) -> Tensor:
    """Log of the sum over all labellings, [cues]: steps are multiplied pair by pair (a tree), not one by one.

    So 160 units take 8 rounds instead of 159, which is what a graphics card needs. `mask` [cues, view] is
    true up to each cue's length.
    """
    labels = emissions.shape[-1]
    still = 1e4 * (torch.eye(labels, device=emissions.device)[..., None, None] - 1)  # a step that changes nothing
    steps = torch.where(mask[:, 1:, None, None], moves[:, 1:] + emissions[:, 1:, None], still[..., 0, 0])
    steps = steps.permute(2, 3, 1, 0).contiguous()  # cues last: sums over labels then run along whole rows
    while steps.shape[2] > 1:
        if steps.shape[2] % 2:
            steps = torch.cat([steps, still.expand(-1, -1, 1, len(mask))], 2)
        steps = torch.logsumexp(steps[:, :, None, ::2] + steps[None, :, :, 1::2], 1)
    if steps.shape[2]:
        return torch.logsumexp(emissions[:, 0].T[:, None] + steps[:, :, 0], (0, 1))
    return torch.logsumexp(emissions[:, 0], 1)


def crf_loss(emissions: Tensor, moves: Tensor, gold: Tensor, mask: Tensor) -> Tensor:
    """Negative log-likelihood of each gold labelling, [cues]."""
    live = mask.float()
    on = emissions.gather(2, gold[..., None])[..., 0]
    pairs = moves[:, 1:].flatten(2)
    step = pairs.gather(2, (gold[:, :-1] * len(ROLES) + gold[:, 1:])[..., None])[..., 0]
    score = on[:, 0] + ((on[:, 1:] + step) * live[:, 1:]).sum(1)
    return log_partition(emissions, moves, mask) - score


def marginals(emissions: Tensor, moves: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
    """Each unit's and each pair's probabilities under the CRF, shaped as its emissions and transitions.

    They are the gradient of the log of the sum over all labellings.
    """
    with torch.enable_grad():
        on, pairs = emissions.detach().requires_grad_(), moves.detach().requires_grad_()
        found = torch.autograd.grad(log_partition(on, pairs, mask).sum(), (on, pairs), materialize_grads=True)
    return found[0], found[1]


def soft_crf_loss(emissions: Tensor, moves: Tensor, on: Tensor, pairs: Tensor, mask: Tensor) -> Tensor:
    """Cross-entropy against other CRFs' distribution over whole labellings, given by its mean marginals, [cues].

    A labelling's score is a sum over units and pairs, so the marginals say all that the cross-entropy needs
    (structural knowledge distillation, Wang et al. 2021).
    """
    score = (on * emissions).sum((1, 2)) + (pairs * moves).sum((1, 2, 3))
    return log_partition(emissions, moves, mask) - score
