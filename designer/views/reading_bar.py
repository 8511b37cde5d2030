"""How far the reading of data is that takes long, with a way to end it; not there while nothing does."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from designer.session.describer import Describer
from designer.views.elided_label import ElidedLabel
from designer.views.guard import guarded
from designer.views.stylesheet import mark
from designer.views.wording import say


@guarded
class ReadingBar(QWidget):
    """Follows a Describer; `cancel_wanted` when a person has seen enough.

    It may show itself at once, so it has a parent: without one it would be a window that takes the keyboard.
    """

    cancel_wanted = Signal()

    def __init__(self, name: str, reading: Describer, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._reading = reading
        self._bar = QProgressBar()
        self._bar.setObjectName(f"{name}_progress")
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(120)
        self._text = ElidedLabel()
        self._text.setObjectName(f"{name}_text")
        mark(self._text, "muted")
        self._cancel = QPushButton()
        self._cancel.setObjectName(f"{name}_cancel")
        self._cancel.clicked.connect(self.cancel_wanted)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(self._bar)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._cancel)
        reading.changed.connect(self.refresh)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self._bar.setAccessibleName(self.tr("Progress of reading"))
        self._cancel.setText(self.tr("Cancel"))
        self._cancel.setAccessibleName(self.tr("Read no further"))
        self.refresh()

    def refresh(self) -> None:
        """Show how far it is."""
        reading = self._reading
        self.setVisible(reading.is_slow)
        if reading.is_slow:
            self._bar.setRange(0, 100 if reading.percent else 0)
            self._bar.setValue(reading.percent)
            said = say(reading.what) if reading.what.template else self.tr("Reading")
            self._text.set_text(self.tr("{what} · {percent} %").format(what=said, percent=reading.percent))
