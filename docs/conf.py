"""Sphinx's settings: ``sphinx-build -W docs docs/_build``."""

from __future__ import annotations

import hyparse

project = "hyparse"
author = "The hyparse developers"
copyright = "the hyparse developers"  # noqa: A001
version = release = hyparse.__version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
exclude_patterns = ["_build", "examples"]
source_suffix = {".md": "markdown"}
nitpicky = False

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_default_options = {"members": True, "undoc-members": True, "exclude-members": "with_traceback, add_note"}
autodoc_inherit_docstrings = True
napoleon_google_docstring = True
napoleon_use_ivar = True

html_theme = "furo"
html_title = f"hyparse {release}"
html_static_path = ["_static"]
