"""The desk in the browser: pages for people and, under /api, the same for programs."""

from onrecord.web.app import create_app
from onrecord.web.serving import check_desk, serve_desk

__all__ = ["check_desk", "create_app", "serve_desk"]
