"""Copies."""
from onrecord.link.copies.printed import Printed
from onrecord.link.copies.signature import sign
