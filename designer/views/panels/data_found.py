"""What the engine found in the data source: columns, first rows, and the generator where the source is one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from designer.catalogue.load import Catalogue
from designer.data.sources import SyntheticSource
from designer.session.datasets import Datasets
from designer.views.figures import count_text
from designer.views.panels.data_tables import ColumnsModel, PreviewModel, make_table
from designer.views.panels.synthetic_editor import SyntheticEditor
from designer.views.stylesheet import mark
from designer.views.wording import say

_WIDTHS = (140, 74, 84, 60, 62)  # of the columns but the last
_GENERATOR = 2


class FoundView(QWidget):
    """Shows `datasets`; `generator_edited` carries a SyntheticSource and whether the edit is typing."""

    generator_edited = Signal(object, bool)
    left = Signal()

    def __init__(self, datasets: Datasets, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._datasets = datasets
        self._columns_model = ColumnsModel(self)
        self._preview_model = PreviewModel(self)
        self._summary = QLabel()
        self._summary.setObjectName("data_summary")
        mark(self._summary, "muted")
        self._error = QLabel()
        self._error.setObjectName("data_error")
        self._error.setWordWrap(True)
        self._error.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        mark(self._error, "error")
        self._tabs = QTabBar()
        self._tabs.setObjectName("data_tabs")
        self._tabs.setDrawBase(False)
        self._tabs.setExpanding(False)
        self._tabs.setUsesScrollButtons(False)
        for _ in range(3):
            self._tabs.addTab("")
        self._columns = make_table("data_columns", self._columns_model)
        self._columns.horizontalHeader().setStretchLastSection(True)
        for section, width in enumerate(_WIDTHS):
            self._columns.horizontalHeader().resizeSection(section, width)
        self._preview = make_table("data_preview", self._preview_model)
        self._generator = SyntheticEditor("data_generator", catalogue)
        self._generator.edited.connect(self.generator_edited)
        self._generator.left.connect(self.left)
        self._pages = QStackedWidget()
        self._generator_area = scrolled(self._generator, "data_generator_area")
        # A new row has its place when the layout has run.
        reveal = self._generator_area.ensureWidgetVisible
        self._generator.begun.connect(reveal, Qt.ConnectionType.QueuedConnection)
        for page in (self._columns, self._preview, self._generator_area):
            self._pages.addWidget(page)
        self._empty = QLabel()
        self._empty.setObjectName("data_empty")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        mark(self._empty, "muted")
        self._tabs.currentChanged.connect(self._pages.setCurrentIndex)
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._tabs, 1)
        line.addWidget(self._summary)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._error)
        layout.addLayout(line)
        layout.addWidget(self._pages, 1)
        layout.addWidget(self._empty, 1)

    def retranslate(self) -> None:
        """Set every text anew."""
        self._generator.retranslate()
        for index, text in enumerate((self.tr("Columns"), self.tr("First rows"), self.tr("Generator"))):
            self._tabs.setTabText(index, text)
        self._tabs.setAccessibleName(self.tr("What the source holds"))
        self._columns.setAccessibleName(self.tr("Columns of the data source"))
        self._preview.setAccessibleName(self.tr("First rows of the data source"))
        self._empty.setText(self.tr("Choose a data source, or drop a .csv or .npz file here."))
        self.refresh()

    def refresh(self) -> None:
        """Show what is known of the source."""
        source = self._datasets.document.data.source
        is_generator = isinstance(source, SyntheticSource)
        self._tabs.setTabVisible(_GENERATOR, is_generator)
        if isinstance(source, SyntheticSource):
            self._generator.show_source(source)
        elif self._tabs.currentIndex() == _GENERATOR:
            self._tabs.setCurrentIndex(0)
        for part in (self._tabs, self._pages):
            part.setVisible(source is not None)
        self._empty.setVisible(source is None)
        self._show_description()

    def show_generator(self) -> None:
        """Bring the generator to the front."""
        self._tabs.setCurrentIndex(_GENERATOR)

    def _show_description(self) -> None:
        found, error = self._datasets.description, self._datasets.error
        self._columns_model.show(found)
        self._preview_model.show(found)
        self._error.setText(say(error) if error is not None else "")
        self._error.setVisible(error is not None)
        if self._datasets.is_loading:
            self._summary.setText(self.tr("Reading…"))
        elif found is not None:
            said = [self.tr("{count} rows").format(count=count_text(found.rows))]
            said.append(self.tr("{count} columns").format(count=len(found.columns)))
            if found.others:
                said.append(self.tr("{count} of other lengths").format(count=len(found.others)))
            if found.dialect is not None:
                said += [found.dialect.encoding, {"\t": "⇥"}.get(found.dialect.delimiter, found.dialect.delimiter)]
            self._summary.setText(" · ".join(said))
        else:
            self._summary.setText("")


def scrolled(widget: QWidget, name: str) -> QScrollArea:
    """Return a scroll area without a frame around a widget."""
    area = QScrollArea()
    area.setObjectName(name)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(widget)
    mark(area, "bare")
    return area
