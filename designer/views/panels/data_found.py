"""What the engine found in the data source: fields, first rows, how it is written, and the generator of one."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from designer.catalogue.load import Catalogue
from designer.data.sources import SyntheticSource
from designer.session.datasets import Datasets
from designer.views.down_scroll import DownScroll
from designer.views.figures import count_text
from designer.views.panels.data_tables import PreviewModel, make_table
from designer.views.panels.data_wing.fields_table import FieldsTable
from designer.views.panels.data_wing.format_editor import FormatEditor
from designer.views.panels.synthetic_editor import SyntheticEditor
from designer.views.reading_bar import ReadingBar
from designer.views.stylesheet import mark
from designer.views.tab_bar import TabBar
from designer.views.theme import Appearance
from designer.views.wording import say

_GENERATOR = 2


class FoundView(QWidget):
    """Shows `datasets`; `generator_edited` carries a SyntheticSource and whether the edit is typing.

    `kinds_edited` carries DataSettings with other kinds, `form_edited` a source that is read otherwise and what is
    typed in, "" for a choice.
    """

    generator_edited = Signal(object, bool)
    kinds_edited = Signal(object, str)
    form_edited = Signal(object, str)
    left = Signal()

    def __init__(
        self, datasets: Datasets, catalogue: Catalogue, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._datasets = datasets
        self._uses: Mapping[str, str] = {}
        self._preview_model = PreviewModel(self)
        self._reading = ReadingBar("data_reading", datasets.reading, self)
        self._reading.cancel_wanted.connect(datasets.cancel)
        self._again = QPushButton()
        self._again.setObjectName("data_read_again")
        self._again.clicked.connect(datasets.refresh)
        self._summary = QLabel()
        self._summary.setObjectName("data_summary")
        mark(self._summary, "muted")
        self._error = QLabel()
        self._error.setObjectName("data_error")
        self._error.setWordWrap(True)
        self._error.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        mark(self._error, "error")
        self._tabs = TabBar()
        self._tabs.setObjectName("data_tabs")
        self._tabs.setDrawBase(False)
        self._tabs.setExpanding(False)
        self._tabs.setUsesScrollButtons(False)
        for _ in range(3):
            self._tabs.addTab("")
        self._fields = FieldsTable("data_fields", appearance)
        self._fields.edited.connect(self.kinds_edited)
        self._form = FormatEditor("data_format")
        self._form.edited.connect(self.form_edited)
        self._form.left.connect(self.left)
        self._preview = make_table("data_preview", self._preview_model)
        self._generator = SyntheticEditor("data_generator", catalogue)
        self._generator.edited.connect(self.generator_edited)
        self._generator.left.connect(self.left)
        self._pages = QStackedWidget()
        self._generator_area = DownScroll(self._generator, "data_generator_area")
        # A new row has its place when the layout has run.
        reveal = self._generator_area.ensureWidgetVisible
        self._generator.begun.connect(reveal, Qt.ConnectionType.QueuedConnection)
        rows = QWidget()
        beside = QVBoxLayout(rows)
        beside.setContentsMargins(0, 4, 0, 0)
        beside.setSpacing(6)
        beside.addWidget(self._form)
        beside.addWidget(self._preview, 1)
        for page in (self._fields, rows, self._generator_area):
            self._pages.addWidget(page)
        self._tabs.currentChanged.connect(self._show_page)
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._tabs, 1)
        line.addWidget(self._summary)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._error)
        layout.addWidget(self._again, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._reading)
        layout.addLayout(line)
        layout.addWidget(self._pages, 1)

    def retranslate(self) -> None:
        """Set every text anew."""
        self._generator.retranslate()
        self._reading.retranslate()
        self._again.setText(self.tr("Read it again"))
        for index, text in enumerate((self.tr("Fields"), self.tr("First rows"), self.tr("Generator"))):
            self._tabs.setTabText(index, text)
        self._tabs.setAccessibleName(self.tr("What the source holds"))
        self._fields.retranslate()
        self._form.retranslate()
        self._preview.setAccessibleName(self.tr("First rows of the data source"))
        self.refresh()

    def refresh(self, uses: Mapping[str, str] | None = None) -> None:
        """Show what is known of the source; `uses` says what its fields feed, in words."""
        self._uses = self._uses if uses is None else uses
        source = self._datasets.document.data.source
        is_generator = isinstance(source, SyntheticSource)
        self._tabs.setTabVisible(_GENERATOR, is_generator)
        if not is_generator and self._tabs.currentIndex() == _GENERATOR:
            self._tabs.setCurrentIndex(0)
        self._show_generator()
        for part in (self._tabs, self._pages):
            part.setVisible(source is not None)
        self._show_description()

    def _show_page(self, index: int) -> None:
        self._pages.setCurrentIndex(index)
        self._show_generator()

    def _show_generator(self) -> None:
        """Show the generator where it is looked at: it has a row for each array."""
        source = self._datasets.document.data.source
        if isinstance(source, SyntheticSource) and self._tabs.currentIndex() == _GENERATOR:
            self._generator.show_source(source)

    def show_generator(self) -> None:
        """Bring the generator to the front."""
        self._tabs.setCurrentIndex(_GENERATOR)

    def _show_description(self) -> None:
        sketch = self._datasets.reading.sketch if self._datasets.is_loading else None
        found, error = sketch or self._datasets.description, self._datasets.error
        settings = self._datasets.document.data
        fields = (*found.columns, *found.others) if found is not None else ()
        self._fields.show_fields(settings, fields, self._uses, found.pictures if found is not None else None)
        dialect = found.dialect if found is not None else None
        self._form.show_source(settings.source, dialect, found.notes if found is not None else ())
        self._preview_model.show(found)
        self._error.setText(say(error) if error is not None else "")
        self._error.setVisible(error is not None)
        self._again.setVisible(self._datasets.is_given_up)
        if sketch is not None:
            said_rows = self.tr("Reading… so far the first {count} rows")
            self._summary.setText(said_rows.format(count=count_text(sketch.rows)))
        elif self._datasets.is_loading:
            self._summary.setText(self.tr("Reading…"))
        elif found is not None:
            said = [self.tr("{count} rows").format(count=count_text(found.rows))]
            said.append(self._fields.summary())
            if found.others:
                said.append(self.tr("{count} of other lengths").format(count=len(found.others)))
            self._summary.setText(" · ".join(said))
        else:
            self._summary.setText("")
