"""What linking knows of an article, packed to be kept and unpacked again."""

from __future__ import annotations

import base64
import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, fields, make_dataclass
from functools import cache
from hashlib import blake2b
from importlib import resources
from typing import Any, Generic, TypeVar, get_type_hints

import msgspec
import numpy as np
from numpy.typing import NDArray

from onrecord.desk.linking.tellings import printed_of, sentences_of, tellings_of
from onrecord.desk.standing import standing_reading
from onrecord.errors import LedgerError
from onrecord.infer.cards import read_card
from onrecord.infer.embedding import SHIPPED, embed
from onrecord.link.claims import LEAD, Prepared, Setting, bucket, far_keys, prepare, season, setting_of
from onrecord.link.copies import Copyable, Sketch, bands, read, sketch_of
from onrecord.record import Spans, digest, identity
from onrecord.record.kept import KeptArticle, KeptTelling, State
from onrecord.record.telling import Telling
from onrecord.store import View

RULES = "15"
"""Raised whenever a rule of linking changes what a pair comes to: what older rules kept is then made anew."""

T = TypeVar("T")


@cache
def linker_name() -> str:
    """Name the linking that is installed: its rules, its weights, and the encoder behind it. Raises WeightsError."""
    weights = resources.files("onrecord.link.claims").joinpath("weights.json").read_bytes()
    card = read_card(SHIPPED)
    return identity("linker", RULES, digest(weights), card.name, sorted(card.digests.items()))


@dataclass(frozen=True, slots=True, eq=False)
class Seen:
    """An article as linking sees it: its state, what its copies are found by and compared by, its setting, and its
    tellings with their spans."""

    state: State
    sketch: Sketch
    copyable: Copyable
    setting: Setting
    tellings: tuple[tuple[Spans, Prepared], ...]


def see(view: View, state: State) -> Seen:
    """See an article as it stands in a view. Raises NotFoundError, LedgerError, WeightsError."""
    row = state.article
    reading = standing_reading(view, view.article(row.id)).reading
    printed = printed_of(reading.article, id=row.id, outlet=row.outlet, published=row.published)
    lines = sentences_of(reading.article)
    setting = setting_of(lines, _embedded(lines[:LEAD]))
    told = sorted(tellings_of(reading, printed, printed.id), key=lambda pair: pair[1].id)
    prepared = prepare([telling for _, telling in told], {printed.id: setting}, _embedded)
    copyable = read(printed)
    spans = (content for content, _ in told)
    return Seen(state, sketch_of(copyable), copyable, setting, tuple(zip(spans, prepared, strict=True)))


def copyables_in(view: View, articles: Collection[str]) -> dict[str, Copyable]:
    """Articles of a view, by their ids, as copies are compared. Raises NotFoundError, LedgerError."""
    return {
        row.id: read(printed_of(extraction.article, id=row.id, outlet=row.outlet, published=row.published))
        for row, extraction in view.extracted(articles)
    }


def _embedded(texts: Sequence[str]) -> NDArray[np.float32]:
    """Vectors in the precision in which they are kept: what is compared is the same before and after."""
    rounded: NDArray[np.float32] = embed(texts).astype(np.float16).astype(np.float32)
    return rounded


def pack(seen: Seen) -> KeptArticle:
    """Pack an article."""
    return KeptArticle(
        seen.state,
        _packer(Setting).pack(seen.setting),
        _packer(Sketch).pack(seen.sketch),
        seen.sketch.hours,
        tuple(signed_bands(seen.sketch)),
        tuple(_kept(spans, prepared) for spans, prepared in seen.tellings),
    )


def _kept(spans: Spans, prepared: Prepared) -> KeptTelling:
    telling = prepared.telling
    own = season(telling)
    keys = tuple(key_number(key, own) for key in sorted(far_keys(prepared)))
    claim = identity("claim", telling.id)
    return KeptTelling(telling.id, claim, bucket(telling), spans, _packer(Prepared).pack(prepared), keys)


def unpack_setting(data: bytes) -> Setting:
    """Unpack the setting of an article."""
    setting: Setting = _packer(Setting).unpack(data)
    return setting


def unpack_sketch(data: bytes) -> Sketch:
    """Unpack what an article's copies are found by."""
    sketch: Sketch = _packer(Sketch).unpack(data)
    return sketch


def unpack_telling(kept: KeptTelling, settings: Mapping[int, Setting]) -> Prepared:
    """Unpack a telling; `settings` are those of articles, by where these are kept."""
    prepared: Prepared = _packer(Prepared).unpack(kept.data, setting=settings[kept.home])
    return prepared


def unpack_words(kept: KeptTelling) -> Telling:
    """Unpack of a telling what it says, without what it is compared by."""
    telling: Telling = _packer(Prepared).unpack(kept.data, setting=None).telling
    return telling


def key_number(key: str, own: int) -> int:
    """A far key of a season as a number of 64 bits with a sign.

    Its first bits are the season's: what is written and looked for lies together in the index, however many years that
    holds. The others tell a season's keys apart: of a million, two are the same in one season of five hundred.
    """
    hashed = int.from_bytes(blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")
    number = (own & (1 << _SEASON_BITS) - 1) << 64 - _SEASON_BITS | hashed >> _SEASON_BITS
    return number - (1 << 64) if number >= 1 << 63 else number


_SEASON_BITS = 16
"""Bits for the seasons of ten thousand years, which are all that a date can be in."""


def signed_bands(sketch: Sketch) -> list[int]:
    """The bands of a sketch as they are kept."""
    return [band - (1 << 64) if band >= 1 << 63 else band for band in bands(sketch.signature)]


_SHARED = "setting"
"""The field of a telling that its article has once for all."""

_HALF = 2 * 384
"""Bytes of a vector in half precision."""


class _Packer(Generic[T]):
    """Packs records of one kind, whatever fields they have, in MessagePack; what that cannot hold, in JSON."""

    def __init__(self, kind: type[T]) -> None:
        hints = get_type_hints(kind)
        own = [each.name for each in fields(kind) if each.name != _SHARED]  # type: ignore[arg-type]
        self._kind, self._names = kind, own
        self._bare = make_dataclass(f"Bare{kind.__name__}", [(name, hints[name]) for name in own])
        self._decoder: Any = msgspec.msgpack.Decoder(self._bare, dec_hook=_array)

    def pack(self, thing: T) -> bytes:
        bare = self._bare(**{name: getattr(thing, name) for name in self._names})
        try:
            return b"M" + msgspec.msgpack.encode(bare, enc_hook=_bytes)
        except UnicodeEncodeError:  # a lone surrogate
            plain = msgspec.to_builtins(bare, enc_hook=_bytes)
            return b"J" + json.dumps(plain, ensure_ascii=True).encode("ascii")

    def unpack(self, data: bytes, **shared: object) -> T:
        try:
            if data[:1] == b"M":
                bare = self._decoder.decode(data[1:])
            else:
                bare = msgspec.convert(json.loads(data[1:]), self._bare, dec_hook=_array)
        except (msgspec.MsgspecError, ValueError, TypeError) as error:
            raise LedgerError(
                f"what linking kept as a {self._kind.__name__.lower()} cannot be read ({error})",
                hint="have it made anew: onrecord link --anew",
            ) from error
        return self._kind(**{name: getattr(bare, name) for name in self._names}, **shared)


@cache
def _packer(kind: type[T]) -> _Packer[T]:
    return _Packer(kind)


def _bytes(value: object) -> bytes:
    if not isinstance(value, np.ndarray):
        raise NotImplementedError(f"{type(value).__name__} is not packed")
    half = value.astype("<f2")
    exact = np.array_equal(half.astype(np.float32), value)
    return half.tobytes() if exact else value.astype("<f4").tobytes()


def _array(kind: Any, data: Any) -> NDArray[np.float32]:
    if isinstance(data, str):
        data = base64.b64decode(data)
    if len(data) not in (_HALF, 2 * _HALF):
        raise ValueError(f"a vector of {len(data)} bytes")
    half = len(data) == _HALF
    array: NDArray[np.float32] = np.frombuffer(data, "<f2" if half else "<f4").astype(np.float32)
    return array
