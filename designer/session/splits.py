"""How the rows of the document's data are divided, as the engine counts them."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal

from designer.data.settings import DataSettings
from designer.graph.texts import Text
from designer.session.datasets import Datasets
from designer.session.document import Document
from designer.session.engine_client import EngineClient
from designer.wire import Answer, DescribeSplit, Failed, SplitDescribed

_REST = 400  # ms for which settings stay as they are before their rows are counted


class Splits(QObject):
    """The division of the rows; asked anew when the settings or the data change. Nobody waits for it."""

    changed = Signal()

    def __init__(
        self, document: Document, datasets: Datasets, reader: EngineClient, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.document = document
        self.found: SplitDescribed | None = None
        self.error: Text | None = None
        self._datasets = datasets
        self._reader = reader
        self._known: object = None  # what `found` is about
        self._asked = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REST)
        self._timer.timeout.connect(self._ask)
        self.is_watched = False  # nothing is asked until somebody looks

    def watch(self) -> None:
        """Keep the division up to date from now on."""
        if not self.is_watched:
            self.is_watched = True
            self.document.settings_changed.connect(self._timer.start)
            self.document.was_reset.connect(self._timer.start)
            self._datasets.changed.connect(self._timer.start)
            self._timer.start()

    def close(self) -> None:
        """Ask no more, and hear no answer."""
        self._timer.stop()
        self._reader.forget(self._asked)

    def _wanted(self) -> tuple[DataSettings, str, object]:
        path = self.document.path
        return self.document.data, str(path.parent) if path else "", self._datasets.description

    def _ask(self) -> None:
        settings, folder, description = wanted = self._wanted()
        if wanted == self._known or self._datasets.is_loading:
            return
        self._known = wanted
        self._reader.forget(self._asked)
        self._asked = 0
        if settings.source is None or description is None or not (settings.inputs or settings.targets):
            self._publish(None, None)
            return
        request = DescribeSplit(settings=msgspec.json.encode(settings).decode(), folder=folder)
        self._asked = self._reader.request(request, self._receive)

    def _receive(self, answer: Answer) -> None:
        if answer.id != self._asked:
            return
        self._asked = 0
        if isinstance(answer, SplitDescribed):
            self._publish(answer, None)
        elif isinstance(answer, Failed) and self._reader.state == "ready":
            self._publish(None, answer.text)

    def _publish(self, found: SplitDescribed | None, error: Text | None) -> None:
        if (found, error) != (self.found, self.error):
            self.found, self.error = found, error
            self.changed.emit()
