"""Invented newspaper stories and furniture, and a generator that lays them out into pages whose gold is certain."""

from material.generator import GeneratedArticle, GeneratedPage, pages
from material.stories import Furniture, Row, Story, load_furniture, load_stories

__all__ = ["Furniture", "GeneratedArticle", "GeneratedPage", "Row", "Story", "load_furniture", "load_stories", "pages"]
