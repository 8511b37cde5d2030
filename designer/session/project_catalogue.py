"""The catalogue of the open project: Keras's, with what the project's own code defines at the moment."""

from __future__ import annotations

from typing import Any

from designer.catalogue.load import Catalogue
from designer.project.own_code import catalogue_of
from designer.session.document import Document


class ProjectCatalogue(Catalogue):
    """Answers as the catalogue of the document's graph does, whichever that is when it is asked."""

    def __init__(self, document: Document) -> None:
        object.__setattr__(self, "_document", document)

    def __getattribute__(self, name: str) -> Any:
        if name.startswith("__"):
            return object.__getattribute__(self, name)
        return getattr(catalogue_of(object.__getattribute__(self, "_document").graph), name)
