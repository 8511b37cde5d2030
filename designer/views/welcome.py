"""The page in place of the canvas while no project is open: recent projects, templates, lessons, examples."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QLocale, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QBoxLayout,
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
from designer.project.interrupted import Interrupted
from designer.project.lessons.lesson import Lesson
from designer.views import icons
from designer.views.elided_label import ElidedLabel
from designer.views.guard import guarded
from designer.views.stylesheet import mark
from designer.views.theme import Appearance


def in_language(texts: Mapping[str, str]) -> str:
    """Return the text in the language in force, else the English one."""
    return texts.get(QLocale().name().partition("_")[0]) or texts.get("en", "")


TEMPLATES = ("table", "images", "text", "series", "blank")
_TILES = {
    "table": ("input", "Input"),
    "images": ("core", "Conv2D"),
    "text": ("core", "Embedding"),
    "series": ("core", "LSTM"),
    "blank": ("core", "Dense"),
}
_RECENT = 5  # projects that are shown
_NARROW = 880  # pixels: below that the cards stand in fewer columns


@guarded
class Welcome(QScrollArea):
    """Wishes leave as signals; the window carries them out."""

    new_requested = Signal()
    open_requested = Signal()
    data_requested = Signal()
    template_requested = Signal(str)  # one of TEMPLATES
    example_requested = Signal(str)
    lesson_requested = Signal(str)
    recent_requested = Signal(object)  # Path
    resume_requested = Signal(object)  # Interrupted

    def __init__(self, appearance: Appearance, examples: Sequence[Example]) -> None:
        super().__init__()
        self.setObjectName("welcome_area")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._appearance = appearance
        self._recent_paths: list[Path] = []
        self._rows: list[_RecentRow] = []
        self._interrupted: dict[Path, Interrupted] = {}
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
        layout.setContentsMargins(24, 40, 24, 32)
        layout.setSpacing(8)
        layout.addStretch(2)
        layout.addLayout(self._head())
        layout.addSpacing(24)
        self._titles = {name: QLabel() for name in ("recent", "templates", "lessons", "start", "data", "architectures")}
        for title in self._titles.values():
            mark(title, "heading")
        self._recent = QVBoxLayout()
        self._recent.setSpacing(0)
        layout.addWidget(self._titles["recent"])
        layout.addLayout(self._recent)
        self._gap = QWidget()
        self._gap.setFixedHeight(12)
        layout.addWidget(self._gap)
        self.templates = {name: _Card(f"welcome_template_{name}", _TILES[name], is_small=True) for name in TEMPLATES}
        self._grids: dict[str, QGridLayout] = {}
        self._in_grid: dict[str, list[_Card]] = {}
        self._is_narrow = False
        self._add_section(layout, "templates", [self.templates[name] for name in TEMPLATES])
        self.lessons: dict[str, _Card] = {}
        self._add_section(layout, "lessons", [])
        self._examples = {example.name: example for example in examples}
        self.cards = {e.name: _Card(f"welcome_example_{e.name}", e.tile, is_small=e.group != "start") for e in examples}
        for group in ("start", "data", "architectures"):
            self._add_section(layout, group, [self.cards[e.name] for e in examples if e.group == group])
        for cards, signal in ((self.templates, self.template_requested), (self.cards, self.example_requested)):
            for name, card in cards.items():
                card.clicked.connect(partial(signal.emit, name))
        layout.addStretch(3)
        self.setWidget(page)
        appearance.changed.connect(self._dress)
        self._dress()
        self.retranslate()

    def set_recent(self, paths: Sequence[Path]) -> None:
        """Show these projects, the newest first."""
        self._recent_paths = list(paths)
        self._show_recent()

    def set_interrupted(self, found: Interrupted) -> None:
        """Say of a project that is shown that its last run was interrupted."""
        self._interrupted[found.project] = found
        self._show_recent()

    def set_lessons(self, lessons: Sequence[Lesson], done: Collection[str] = ()) -> None:
        """Show these lessons, with a tick those that were taken to their end."""
        for card in self.lessons.values():
            self._grids["lessons"].removeWidget(card)
            card.deleteLater()
        self.lessons = {}
        for lesson in lessons:
            card = _Card(f"welcome_lesson_{lesson.name}", ("regularisation", "Dropout"), is_small=True)
            minutes = self.tr("{minutes} minutes").format(minutes=lesson.minutes)
            said = [self.tr("Done.") if lesson.name in done else "", lesson.description]
            said += [minutes] if lesson.minutes else []
            title = f"✓ {lesson.title}" if lesson.name in done else lesson.title
            card.say(title, " ".join(filter(None, said)))
            card.dress(self._appearance)
            card.clicked.connect(partial(self.lesson_requested.emit, lesson.name))
            self.lessons[lesson.name] = card
        self._in_grid["lessons"] = list(self.lessons.values())
        self._fill("lessons")

    def first_button(self) -> QPushButton:
        """Return what Enter should do first: open the latest project, else begin a new one."""
        return self._rows[0].button if self._rows else self.new_button

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
        for name, text in {
            "recent": self.tr("Recent projects"),
            "templates": self.tr("New from your data"),
            "lessons": self.tr("Learn step by step"),
            "start": self.tr("Start from an example"),
            "data": self.tr("Tables, texts, pictures and series"),
            "architectures": self.tr("Architectures"),
        }.items():
            self._titles[name].setText(text)
        for name, title, text in (
            (
                "table",
                self.tr("Table"),
                self.tr("A CSV, Excel or Parquet file: which column is to be predicted is found."),
            ),
            ("images", self.tr("Images"), self.tr("A folder of pictures, a folder a class.")),
            (
                "text",
                self.tr("Texts"),
                self.tr("A table with a column of texts, or a folder of texts, a folder a class."),
            ),
            ("series", self.tr("Series"), self.tr("A table whose rows are in the order of time.")),
            ("blank", self.tr("Blank"), self.tr("An empty drawing.")),
        ):
            self.templates[name].say(title, text)
        for name, card in self.cards.items():
            example = self._examples[name]
            card.say(in_language(example.title), in_language(example.description))
        self._show_recent()

    def _show_recent(self) -> None:
        focus = self.window().focusWidget()  # also while the window is not active yet
        had_focus = any(row.button is focus for row in self._rows)
        for row in self._rows:
            self._recent.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = []
        for index, path in enumerate(self._recent_paths[:_RECENT]):
            row = _RecentRow(path, index, self._interrupted.get(path))
            row.button.clicked.connect(partial(self.recent_requested.emit, path))
            if row.interrupted is not None:
                row.go_on.clicked.connect(partial(self.resume_requested.emit, row.interrupted))
            row.dress(self._appearance)
            self._recent.addWidget(row)
            self._rows.append(row)
        is_there = bool(self._rows)
        self._titles["recent"].setVisible(is_there)
        self._gap.setVisible(is_there)
        if had_focus and is_there:
            self._rows[0].show()
            self._rows[0].button.setFocus()

    def _add_section(self, layout: QVBoxLayout, title: str, cards: Sequence[_Card]) -> None:
        grid = self._grids[title] = QGridLayout()
        grid.setContentsMargins(0, 8, 0, 0)
        grid.setSpacing(12)
        self._in_grid[title] = list(cards)
        self._fill(title)
        layout.addWidget(self._titles[title])
        layout.addLayout(grid)
        layout.addSpacing(20)

    def _fill(self, title: str) -> None:
        """Put the cards of a section into as many columns as have room."""
        grid = self._grids[title]
        columns = {"templates": 5, "lessons": 4}.get(title, 3)
        if self._is_narrow:
            columns = (columns + 1) // 2
        for index, card in enumerate(self._in_grid[title]):
            grid.addWidget(card, index // columns, index % columns)
        for column in range(max(columns, grid.columnCount())):
            grid.setColumnStretch(column, 1 if column < columns else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = event.size().width() < _NARROW
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self._head_row.setDirection(
                QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
            )
            for title in self._grids:
                self._fill(title)

    def _head(self) -> QBoxLayout:
        logo = QLabel()
        logo.setPixmap(icons.app_icon().pixmap(QSize(56, 56), self.devicePixelRatioF()))
        self._title = QLabel()
        mark(self._title, "title")
        self._subtitle = QLabel()
        mark(self._subtitle, "muted")
        self._subtitle.setWordWrap(True)
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
        said, buttons = QHBoxLayout(), QHBoxLayout()
        said.setSpacing(16)
        said.addWidget(logo)
        said.addLayout(words, 1)
        buttons.setSpacing(16)
        for button in (self.open_button, self.data_button, self.new_button):
            buttons.addWidget(button)
        self._head_row = QHBoxLayout()
        self._head_row.setSpacing(16)
        self._head_row.addLayout(said, 1)
        self._head_row.addLayout(buttons)
        return self._head_row

    def _dress(self) -> None:
        for card in (*self.cards.values(), *self.templates.values(), *self.lessons.values()):
            card.dress(self._appearance)
        for row in self._rows:
            row.dress(self._appearance)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the button that has the keyboard, as people expect of a list of things to begin with."""
        focus = QApplication.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focus, QAbstractButton):
            focus.click()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


@guarded
class _Card(QPushButton):
    """Something to begin with: tile, title, and the description below it or, of a small one, as its tooltip."""

    def __init__(self, name: str, tile: tuple[str, str], is_small: bool = False) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        mark(self, "card")
        self._kind = tile
        self._is_small = is_small
        self._tile = QLabel(self)
        self._title = QLabel(self)
        self._title.setWordWrap(True)
        mark(self._title, "heading")
        self._text = QLabel(self)  # without a parent it would be a window of its own for a moment
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

    def dress(self, appearance: Appearance) -> None:
        """Take the colours in force."""
        tile = icons.layer_icon(*self._kind, appearance.theme, 32)
        size = 22 if self._is_small else 32
        self._tile.setPixmap(tile.pixmap(QSize(size, size), self.devicePixelRatioF()))

    def say(self, title: str, description: str) -> None:
        """Set the texts."""
        self._title.setText(title)
        self._text.setText(description)
        self.setToolTip(description if self._is_small else "")
        self.setAccessibleName(title)
        self.setAccessibleDescription(description)


@guarded
class _RecentRow(QWidget):
    """A recent project: its name and, muted, its folder; a run of it that was interrupted, and what goes on with it."""

    def __init__(self, path: Path, index: int, interrupted: Interrupted | None) -> None:
        super().__init__()
        self.interrupted = interrupted
        self.button = QPushButton()
        self.button.setObjectName(f"welcome_recent_{index}")
        self.button.setCursor(Qt.CursorShape.PointingHandCursor)
        self.button.setToolTip(str(path))
        self.button.setFixedHeight(36)
        mark(self.button, "flat")
        self._icon = QLabel()
        name = QLabel(path.name)
        rest = ElidedLabel(_home_relative(path.parent))
        mark(rest, "muted")
        inside = QHBoxLayout(self.button)
        inside.setContentsMargins(8, 0, 8, 0)
        inside.setSpacing(12)
        for label in (self._icon, name, rest):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            inside.addWidget(label, 1 if label is rest else 0)
        self.go_on = QPushButton(self.tr("Go on"))
        self.go_on.setObjectName(f"welcome_go_on_{index}")
        mark(self.go_on, "link")
        self.go_on.setVisible(interrupted is not None)
        said = path.name
        if interrupted is not None:
            text = self.tr("a run was interrupted after epoch {done} of {epochs}").format(
                done=interrupted.done, epochs=interrupted.epochs
            )
            label = QLabel(text)
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            mark(label, "warning")
            inside.addWidget(label)
            said = f"{path.name}, {text}"
            self.go_on.setAccessibleName(f"{self.tr('Go on')}: {path.name}")
        self.button.setAccessibleName(said)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.button, 1)
        layout.addWidget(self.go_on)

    def dress(self, appearance: Appearance) -> None:
        """Take the colours in force."""
        self._icon.setPixmap(icons.icon("file", appearance.theme, "muted").pixmap(QSize(18, 18)))


def _home_relative(folder: Path) -> str:
    try:
        return "~/" + str(folder.relative_to(Path.home()))
    except ValueError:
        return str(folder)
