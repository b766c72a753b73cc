"""References linked to the documents they name, among documents that were read together.

``Catalogue`` and ``link`` do it for records in memory. Whoever keeps documents elsewhere files them under
``citation_keys``, looks up ``reference_key`` and lets ``choose`` decide among what is found.
"""

from vanban.linking.catalogue import Catalogue, Filed, citation_keys, filed, reference_key
from vanban.linking.choice import Choice, choose
from vanban.linking.records import link

__all__ = ["Catalogue", "Choice", "Filed", "choose", "citation_keys", "filed", "link", "reference_key"]
