"""References linked to the documents they name, among documents that were read together."""

from vanban.linking.catalogue import Catalogue, Filed, filed
from vanban.linking.choice import Choice, choose
from vanban.linking.records import link

__all__ = ["Catalogue", "Choice", "Filed", "choose", "filed", "link"]
