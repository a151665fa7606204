"""The desk in the browser: pages for people and, under /api, the same for programs."""

from onrecord.web.app import create_app
from onrecord.web.serving import serve

__all__ = ["create_app", "serve"]
