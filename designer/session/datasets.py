"""What the project's data source holds, as the engine reads it."""

from __future__ import annotations

from functools import partial

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal

from designer.data.facts import Facts
from designer.data.field import Field, Kind
from designer.data.sources import Source
from designer.graph.texts import Text
from designer.session.describer import GIVEN_UP, Describer
from designer.session.document import Document
from designer.session.engine_client import EngineClient
from designer.wire import Answer, DataDescribed, DescribeData, Failed

_DEBOUNCE = 100  # ms


class Datasets(QObject):
    """The description of the document's data source; asked anew when the source changes.

    `reader` is a process of its own: a file is described before Keras is there, and never delays the live check.
    """

    changed = Signal()
    was_refreshed = Signal()  # what `refresh` asked for is here

    def __init__(self, document: Document, reader: EngineClient, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self.description: DataDescribed | None = None
        self.error: Text | None = None
        self.is_loading = False
        self.is_given_up = False  # whether a person has ended the reading
        self.reading = Describer(reader, self)
        self.reading.sketched.connect(self.changed)
        self._reader = reader
        self._is_refresh = False
        self._ask_again = False  # the engine died over it, perhaps for another reason
        self._key: tuple[Source | None, str, dict[str, Kind]] = (None, "", {})
        self._others: dict[str, DataDescribed] = {}
        self._asked_others: set[int] = set()  # the ids of the questions about them
        self._others_key: tuple[Source | None, Source | None] = (None, None)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_DEBOUNCE)
        self._timer.timeout.connect(self._look)
        document.settings_changed.connect(self._timer.start)
        document.was_reset.connect(self._look)
        document.path_changed.connect(self._timer.start)
        self._look()

    def columns(self) -> tuple[Field, ...]:
        """Return the columns or arrays of the source."""
        return self.description.columns if self.description else ()

    def facts(self) -> dict[str, Facts] | None:
        """Return what is known of the project's sources, None before all of them are described."""
        own = {"validation": self.document.data.validation, "test": self.document.data.test}
        if self.description is None or any(own[part] is not None and part not in self._others for part in own):
            return None
        found = {"": self.description, **{part: one for part, one in self._others.items() if own[part] is not None}}
        return {part: Facts(one.columns, one.reading) for part, one in found.items()}

    def refresh(self) -> None:
        """Read the source again."""
        self._is_refresh = True
        self._ask()

    def cancel(self) -> None:
        """Read no further; what the source holds stays unknown until it is read again."""
        if self.is_loading:
            self.reading.cancel()
            self.is_given_up = True
            self._publish(None, GIVEN_UP)

    def close(self) -> None:
        """Ask no more, and hear no answer."""
        self._timer.stop()
        self.reading.close()
        for number in self._asked_others:
            self._reader.forget(number)

    def _ask(self) -> None:
        self._key = self._wanted()
        self.is_given_up = False
        source, folder, kinds = self._key
        if source is None:
            self.reading.forget()
            self._publish(None, None)
            return
        self.is_loading = True
        record = DescribeData(source=msgspec.json.encode(source).decode(), folder=folder, kinds=kinds)
        self.reading.ask(record, self._receive)
        self.changed.emit()

    def _ask_others(self) -> None:
        """Have the sources to validate and to test with described, which scripts are written from."""
        _, folder, kinds = self._key
        self._others = {}
        data = self.document.data
        self._others_key = (data.validation, data.test)
        for part, source in (("validation", data.validation), ("test", data.test)):
            if source is not None:
                record = DescribeData(source=msgspec.json.encode(source).decode(), folder=folder, kinds=kinds)
                number = self._reader.request(record, partial(self._receive_other, part, source))
                self._asked_others.add(number)

    def _receive_other(self, part: str, source: Source, answer: Answer) -> None:
        self._asked_others.discard(answer.id)
        if source == getattr(self.document.data, part):
            self._others[part] = answer if isinstance(answer, DataDescribed) else DataDescribed()
            self.changed.emit()

    def _look(self) -> None:
        if self._wanted() != self._key:
            self._ask()
        if (self.document.data.validation, self.document.data.test) != self._others_key:
            self._ask_others()

    def _wanted(self) -> tuple[Source | None, str, dict[str, Kind]]:
        path = self.document.path
        return self.document.data.source, str(path.parent) if path else "", self.document.data.kinds

    def _receive(self, answer: Answer) -> None:
        if isinstance(answer, DataDescribed):
            self._publish(answer, None)
        elif isinstance(answer, Failed):
            self._ask_again = self._reader.state == "dead" and not self._ask_again
            self._publish(None, answer.text)
            if self._ask_again:
                QTimer.singleShot(0, self, self._ask)  # of a new process

    def _publish(self, description: DataDescribed | None, error: Text | None) -> None:
        self.is_loading = False
        self.description = description
        self.error = error
        self.changed.emit()
        if self._is_refresh:
            self._is_refresh = False
            self.was_refreshed.emit()
