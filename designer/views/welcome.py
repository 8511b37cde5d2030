"""The page in place of the canvas while no project is open: new, open, examples, recent projects."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QLocale, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from designer.project.examples import Example
from designer.views import icons
from designer.views.guard import guarded
from designer.views.stylesheet import mark
from designer.views.theme import Appearance


def in_language(texts: Mapping[str, str]) -> str:
    """Return the text in the language in force, else the English one."""
    return texts.get(QLocale().name().partition("_")[0]) or texts.get("en", "")


@guarded
class Welcome(QScrollArea):
    """Wishes leave as signals; the window carries them out."""

    new_requested = Signal()
    open_requested = Signal()
    data_requested = Signal()
    example_requested = Signal(str)
    recent_requested = Signal(object)  # Path

    def __init__(self, appearance: Appearance, examples: Sequence[Example]) -> None:
        super().__init__()
        self.setObjectName("welcome_area")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._appearance = appearance
        self._recent_paths: list[Path] = []
        self._rows: list[_RecentRow] = []
        page = QWidget()
        page.setObjectName("welcome")
        column = QWidget()
        column.setMaximumWidth(880)
        column.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        outer = QHBoxLayout(page)
        outer.addStretch(1)
        outer.addWidget(column, 8)
        outer.addStretch(1)
        layout = QVBoxLayout(column)
        layout.setContentsMargins(24, 48, 24, 32)
        layout.setSpacing(8)
        layout.addStretch(2)
        layout.addLayout(self._head())
        layout.addSpacing(28)
        self.cards = {example.name: _Card(example, is_small=example.group != "start") for example in examples}
        self._examples_title = QLabel()
        self._data_title = QLabel()
        self._architectures_title = QLabel()
        for title, group in (
            (self._examples_title, "start"),
            (self._data_title, "data"),
            (self._architectures_title, "architectures"),
        ):
            mark(title, "heading")
            layout.addWidget(title)
            layout.addLayout(self._grid([e.name for e in examples if e.group == group]))
            layout.addSpacing(20)
        self._recent_title = QLabel()
        mark(self._recent_title, "heading")
        layout.addWidget(self._recent_title)
        self._recent = QVBoxLayout()
        self._recent.setSpacing(0)
        layout.addLayout(self._recent)
        layout.addStretch(3)
        self.setWidget(page)
        appearance.changed.connect(self._dress)
        self._dress()
        self.retranslate()

    def set_recent(self, paths: Sequence[Path]) -> None:
        """Show these projects, the newest first."""
        self._recent_paths = list(paths)
        for row in self._rows:
            self._recent.removeWidget(row)
            row.deleteLater()
        self._rows = [self._recent_row(path, index) for index, path in enumerate(self._recent_paths[:6])]
        for row in self._rows:
            self._recent.addWidget(row)
        self._recent_title.setVisible(bool(self._recent_paths))

    def retranslate(self) -> None:
        """Set every text anew."""
        self.setAccessibleName(self.tr("Welcome"))
        self._title.setText(self.tr("Model Designer"))
        self._subtitle.setText(self.tr("Draw a Keras network, train it on your data, take the code away."))
        self.new_button.setText(self.tr("New project"))
        self.open_button.setText(self.tr("Open..."))
        self.data_button.setText(self.tr("New from data..."))
        self.data_button.setToolTip(self.tr("Or drop a table, an array file or a folder of pictures here."))
        for button in (self.new_button, self.open_button, self.data_button):
            button.setAccessibleName(button.text())
        self._examples_title.setText(self.tr("Start from an example"))
        self._data_title.setText(self.tr("Tables, texts, pictures and series"))
        self._architectures_title.setText(self.tr("Architectures"))
        self._recent_title.setText(self.tr("Recent projects"))
        for card in self.cards.values():
            card.retranslate()

    def _head(self) -> QHBoxLayout:
        logo = QLabel()
        logo.setPixmap(icons.app_icon().pixmap(QSize(56, 56), self.devicePixelRatioF()))
        self._title = QLabel()
        mark(self._title, "title")
        self._subtitle = QLabel()
        mark(self._subtitle, "muted")
        self.new_button = QPushButton()
        self.new_button.setObjectName("welcome_new")
        mark(self.new_button, "primary")
        self.open_button = QPushButton()
        self.open_button.setObjectName("welcome_open")
        self.data_button = QPushButton()
        self.data_button.setObjectName("welcome_data")
        self.new_button.clicked.connect(self.new_requested)
        self.open_button.clicked.connect(self.open_requested)
        self.data_button.clicked.connect(self.data_requested)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch(1)
        words.addWidget(self._title)
        words.addWidget(self._subtitle)
        words.addStretch(1)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(logo)
        head.addLayout(words, 1)
        head.addWidget(self.open_button)
        head.addWidget(self.data_button)
        head.addWidget(self.new_button)
        return head

    def _grid(self, names: Sequence[str]) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(0, 8, 0, 0)
        grid.setSpacing(12)
        for index, name in enumerate(names):
            card = self.cards[name]
            grid.addWidget(card, index // 3, index % 3)
            card.chosen.connect(self.example_requested)
        for column in range(3):
            grid.setColumnStretch(column, 1)
        return grid

    def _recent_row(self, path: Path, index: int) -> _RecentRow:
        row = _RecentRow(path)
        row.setObjectName(f"welcome_recent_{index}")
        row.chosen.connect(self.recent_requested)
        row.dress(self._appearance)
        return row

    def _dress(self) -> None:
        for card in self.cards.values():
            card.dress(self._appearance)
        for row in self._rows:
            row.dress(self._appearance)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


@guarded
class _Card(QPushButton):
    """An example: tile, title, and the description below it or, of a small one, as its tooltip."""

    chosen = Signal(str)

    def __init__(self, example: Example, is_small: bool = False) -> None:
        super().__init__()
        self.setObjectName(f"welcome_example_{example.name}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        mark(self, "card")
        self._example = example
        self._is_small = is_small
        self._tile = QLabel()
        self._title = QLabel()
        self._title.setWordWrap(True)
        mark(self._title, "heading")
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        mark(self._text, "muted")
        for label in (self._tile, self._title, self._text):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self._title)
        words.addWidget(self._text, 1)
        self._text.setVisible(not is_small)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 8 if is_small else 12, 14, 8 if is_small else 14)
        layout.setSpacing(12)
        layout.addWidget(self._tile, 0, Qt.AlignmentFlag.AlignVCenter if is_small else Qt.AlignmentFlag.AlignTop)
        layout.addLayout(words, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.clicked.connect(self._choose)

    def dress(self, appearance: Appearance) -> None:
        """Take the colours in force."""
        tile = icons.layer_icon(*self._example.tile, appearance.theme, 32)
        size = 22 if self._is_small else 32
        self._tile.setPixmap(tile.pixmap(QSize(size, size), self.devicePixelRatioF()))

    def retranslate(self) -> None:
        """Set the texts anew."""
        title, description = in_language(self._example.title), in_language(self._example.description)
        self._title.setText(title)
        self._text.setText(description)
        self.setToolTip(description if self._is_small else "")
        self.setAccessibleName(title)
        self.setAccessibleDescription(description)

    def _choose(self) -> None:
        self.chosen.emit(self._example.name)


@guarded
class _RecentRow(QPushButton):
    """A recent project: its name and, muted, its folder."""

    chosen = Signal(object)

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(path.name)
        self.setToolTip(str(path))
        mark(self, "flat")
        self.setFixedHeight(36)
        self._icon = QLabel()
        name = QLabel(path.name)
        folder = QLabel(_home_relative(path.parent))
        mark(folder, "muted")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 0, 8, 0)
        layout.setSpacing(12)
        layout.addWidget(self._icon)
        layout.addWidget(name)
        layout.addWidget(folder, 1)
        for label in (self._icon, name, folder):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.clicked.connect(self._choose)

    def dress(self, appearance: Appearance) -> None:
        """Take the colours in force."""
        self._icon.setPixmap(icons.icon("file", appearance.theme, "muted").pixmap(QSize(18, 18)))

    def _choose(self) -> None:
        self.chosen.emit(self._path)


def _home_relative(folder: Path) -> str:
    try:
        return "~/" + str(folder.relative_to(Path.home()))
    except ValueError:
        return str(folder)
