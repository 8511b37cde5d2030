"""What is raised for a project file that cannot be read or written."""

from __future__ import annotations

from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError, Text


class ProjectError(DesignerError):
    """A project that cannot be read or written.

    `path` is where the fault lies inside the text, as in ``$.nodes[3].id``; `reason` is one sentence.
    """

    def __init__(self, reason: Text | str, path: str = "") -> None:
        if path:
            super().__init__(
                QT_TRANSLATE_NOOP("Errors", "The project file is faulty at {path}: {reason}"), path=path, reason=reason
            )
        else:
            super().__init__(QT_TRANSLATE_NOOP("Errors", "{reason}"), reason=reason)
        self.path = path
        self.reason = reason
