"""The registry: bodies and provinces, their names and symbols, when they existed, and who came after them."""

from vanban.registry.lookup import Registry, registry
from vanban.registry.model import Body, Level, Province

__all__ = ["Body", "Level", "Province", "Registry", "registry"]
