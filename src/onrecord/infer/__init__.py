"""ONNX: arrays in, arrays out, no word of the domain. The only home of onnxruntime."""

from onrecord.infer.cards import Card, read_card
from onrecord.infer.session import Session, open_session

__all__ = ["Card", "Session", "open_session", "read_card"]
