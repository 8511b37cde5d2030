"""Which rows train, validate and test: by what they are divided, the shares as a bar and as numbers, folds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, get_args, get_type_hints

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from designer.catalogue.spec import Param
from designer.data.field import Field
from designer.data.settings import DataSettings, Split
from designer.data.sources import Source
from designer.views.figures import count_text
from designer.views.panels.data_wing.split_bar import SplitBar
from designer.views.panels.data_wing.titled_fields import NumberField, SourceField, WordsField
from designer.views.panels.flow import FlowLayout
from designer.views.panels.form_rows import ChoiceField
from designer.views.stylesheet import mark
from designer.views.theme import Appearance

WAYS: tuple[str, ...] = get_args(get_type_hints(Split)["by"])
BY_COLUMN = {"group": ("category", "identifier"), "time": ("datetime", "number"), "column": ("category", "boolean")}
"""The ways that go by a column, and which kinds of fields are offered first for it."""
_NUMBERS = (
    Param("validation", "float", required=True, initial=0.2, minimum=0.0, maximum=0.99),
    Param("test", "float", required=True, initial=0.0, minimum=0.0, maximum=0.99),
    Param("folds", "int", required=True, initial=0, minimum=0, maximum=1000),
    Param("fold", "int", required=True, initial=1, minimum=1, maximum=1000),
    Param("seed", "int", required=True, initial=0, minimum=0, maximum=2**31 - 1),
)


class SplitEditor(QWidget):
    """`edited` carries DataSettings and a merge key, "" for a choice.

    `source_requested` asks for a file of its own for "validation" or "test".
    """

    edited = Signal(object, str)
    left = Signal()
    source_requested = Signal(str)

    def __init__(self, name: str, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._settings = DataSettings()
        self._fields: tuple[Field, ...] = ()
        self._counts: Mapping[str, int] | None = None
        self._way = ChoiceField(f"{name}_by", WAYS)
        self._way.setFixedWidth(190)
        self._column = ChoiceField(f"{name}_column", ())
        self._column.setFixedWidth(170)
        self._explained = QLabel()
        self._explained.setWordWrap(True)
        self._bar = SplitBar(f"{name}_bar", appearance)
        self._numbers = {param.name: NumberField(f"{name}_{param.name}", param) for param in _NUMBERS}
        self._words = {part: WordsField(f"{name}_{part}_words") for part in ("validation", "test")}
        self._own = {part: SourceField(f"{name}_{part}_source", part) for part in ("validation", "test")}
        self._parts = QLabel()
        self._parts.setObjectName(f"{name}_parts")
        self._parts.setWordWrap(True)
        for label in (self._explained, self._parts):
            mark(label, "muted")
        self._lay_out()
        self._way.chosen.connect(self._on_way)
        self._column.chosen.connect(self._on_column)
        self._bar.moved.connect(self._on_moved)
        self._bar.let_go.connect(self.left)
        for number in self._numbers.values():
            number.entered.connect(self._on_number)
            number.left.connect(self.left)
        for part, words in self._words.items():
            words.setProperty("part", part)
            words.entered.connect(self._on_words)
            words.left.connect(self.left)
        for own in self._own.values():
            own.requested.connect(self.source_requested)
            own.removed.connect(self._on_source_removed)
        self.retranslate()

    def show_settings(
        self,
        settings: DataSettings,
        fields: Sequence[Field],
        rows: int,
        parts: Mapping[str, int] | None = None,
        counts: Mapping[str, int] | None = None,
    ) -> None:
        """Show the split of `rows` rows with these fields; `parts` are rows that the source has for a part itself.

        `counts` are the rows that each part really gets, where the engine has counted them.
        """
        self._settings, self._fields = settings, tuple(fields)
        self._counts = counts
        split, parts = settings.split, parts or {}
        self._way.set_value(split.by)
        self._explained.setText(self._explanations().get(split.by, ""))
        self._offer_columns(split)
        is_divided = split.by not in ("own", "column")
        has_own = {part: part in parts or getattr(settings, part) is not None for part in self._own}
        shares = {
            "validation": 0.0 if has_own["validation"] else split.validation,
            "test": 0.0 if has_own["test"] else split.test,
        }
        if split.folds > 1 and not has_own["validation"]:
            shares["validation"] = round((1 - shares["test"]) / split.folds, 4)
        self._show_bar(shares, rows, has_own, split)
        self._bar.setVisible(is_divided)
        for name, value in (
            ("validation", split.validation), ("test", split.test), ("folds", split.folds), ("fold", split.fold + 1),
            ("seed", split.seed),
        ):  # fmt: skip
            self._numbers[name].set_value(value)
        self._numbers["validation"].setVisible(is_divided and not has_own["validation"] and split.folds < 2)
        self._numbers["test"].setVisible(is_divided and not has_own["test"])
        self._numbers["folds"].setVisible(is_divided and not has_own["validation"])
        self._numbers["fold"].setVisible(is_divided and not has_own["validation"] and split.folds > 1)
        self._numbers["seed"].setVisible(split.by in ("auto", "random", "stratified", "group"))
        for part, words in self._words.items():
            words.setVisible(split.by == "column")
            words.show_words(getattr(split, f"{part}_words"))
        for part, own in self._own.items():
            source: Source | None = getattr(settings, part)
            own.show_source(source)
            own.setVisible(split.by == "own" or source is not None)
        self._say_parts(parts)

    def retranslate(self) -> None:
        """Set every text anew."""
        words = {
            "auto": self.tr("automatic"),
            "random": self.tr("at random"),
            "stratified": self.tr("at random in each class"),
            "group": self.tr("whole groups"),
            "time": self.tr("by time"),
            "column": self.tr("as a column says"),
            "order": self.tr("the last rows"),
            "own": self.tr("own files or arrays"),
        }
        self._way.set_words([words[way] for way in WAYS], self.tr("How the rows are divided"))
        self._column.set_words((), self.tr("Column that the split goes by"))
        titles = {"training": self.tr("training"), "validation": self.tr("validation"), "test": self.tr("test")}
        self._bar.set_titles(titles)
        names = {**titles, "folds": self.tr("folds"), "fold": self.tr("fold shown"), "seed": self.tr("seed")}
        for name, number in self._numbers.items():
            number.set_title(names[name])
        self._numbers["folds"].setToolTip(
            self.tr("0: none. Else the rows are divided so often; training makes a run for each part.")
        )
        for part, line in self._words.items():
            line.set_title(self.tr("words of {part}").format(part=titles[part]))
        for part, own in self._own.items():
            own.set_titles(titles[part], self.tr("Choose file…"), self.tr("Leave it out"), self.tr("none"))
        self.show_settings(self._settings, self._fields, 0)

    def summary(self) -> str:
        """Return the split in a few words: "70 % · 20 % · 10 %"."""
        split = self._settings.split
        if split.by == "own":
            return self.tr("own files or arrays")
        if split.by == "column":
            return split.column
        shares = [1 - split.validation - split.test, split.validation, split.test]
        if split.folds > 1:
            return self.tr("{count} folds").format(count=split.folds)
        return " · ".join(f"{100 * share:.0f} %" for share in shares if share > 0)

    # ------------------------------------------------------------------------------------------ building, showing

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(0, 0, 0, 0)
        top.setSpacing(8)
        top.addWidget(self._way)
        top.addWidget(self._column)
        top.addWidget(self._explained, 1)
        numbers = QWidget()
        flow = FlowLayout(numbers, spacing=12)
        for part in (*self._numbers.values(), *self._words.values()):
            flow.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(top)
        layout.addWidget(self._bar)
        layout.addWidget(numbers)
        for own in self._own.values():
            layout.addWidget(own)
        layout.addWidget(self._parts)

    def _explanations(self) -> dict[str, str]:
        return {
            "auto": self.tr("By time with windows, else each class by its share, else at random."),
            "random": self.tr("Any row may be held back."),
            "stratified": self.tr("Every class is held back by its share."),
            "group": self.tr("Rows with the same value stay together."),
            "time": self.tr("The latest rows are held back."),
            "column": self.tr("The words of the column say which rows validate and test; the others train."),
            "order": self.tr("The rows at the end of the file are held back."),
            "own": self.tr("Every row trains; validation and test have data of their own."),
        }

    def _offer_columns(self, split: Split) -> None:
        kinds = BY_COLUMN.get(split.by)
        self._column.setVisible(kinds is not None)
        if kinds is None:
            return
        single = [field for field in self._fields if not field.shape]
        names = [f.name for f in single if f.kind in kinds] + [f.name for f in single if f.kind not in kinds]
        if split.column not in names:
            names.insert(0, split.column)
        self._column.set_choices([(name, name or self.tr("choose a column…")) for name in names])
        self._column.set_value(split.column)

    def _show_bar(self, shares: Mapping[str, float], rows: int, has_own: Mapping[str, bool], split: Split) -> None:
        counts = {part: round(rows * share) for part, share in shares.items()}
        counts["training"] = rows - sum(counts.values())
        if self._counts is not None:
            counts = {part: self._counts.get(part, 0) for part in counts}
        can_move = (not has_own["validation"] and split.folds < 2, not has_own["test"])
        self._bar.show_shares(shares["validation"], shares["test"], counts if rows else {}, can_move)

    def _say_parts(self, parts: Mapping[str, int]) -> None:
        titles = {"validation": self.tr("validation"), "test": self.tr("test")}
        said = [
            self.tr("The source has {count} rows of its own for {part}.").format(
                count=count_text(rows), part=titles[part]
            )
            for part, rows in parts.items()
            if part in titles
        ]
        self._parts.setText(" ".join(said))
        self._parts.setVisible(bool(said))

    # ------------------------------------------------------------------------------------------ editing

    def _emit(self, typed: str, **changes: Any) -> None:
        split = msgspec.structs.replace(self._settings.split, **changes)
        if split != self._settings.split:
            self.edited.emit(msgspec.structs.replace(self._settings, split=split), typed)

    def _on_way(self, way: str) -> None:
        column = self._settings.split.column
        kinds = BY_COLUMN.get(way)
        if kinds is not None and not any(f.name == column and f.kind in kinds for f in self._fields):
            # The first column of the right kind is more often meant than none.
            column = next((f.name for kind in kinds for f in self._fields if f.kind == kind and not f.shape), "")
        self._emit("", by=way, column=column if kinds is not None else "")

    def _on_column(self, column: str) -> None:
        self._emit("", column=column)

    def _on_moved(self, validation: float, test: float) -> None:
        changes = {"test": test} if self._settings.split.folds > 1 else {"validation": validation, "test": test}
        if self._settings.validation is not None:
            changes.pop("validation", None)
        self._emit("bar", **changes)

    def _on_number(self, name: str, value: float) -> None:
        if name == "fold":
            value = int(value) - 1
        changes: dict[str, Any] = {name: value}
        split = self._settings.split
        if name == "folds" and split.fold >= max(1, int(value)):
            changes["fold"] = 0
        if name == "fold" and not 0 <= value < split.folds:
            return
        other = {"validation": split.test, "test": split.validation}.get(name)
        if other is not None and value + other > 0.99:  # what is typed counts, the other gives way
            changes["test" if name == "validation" else "validation"] = round(max(0.0, 0.99 - value), 2)
        self._emit(name, **changes)

    def _on_words(self, words: tuple[str, ...]) -> None:
        part = self.sender().property("part")
        self._emit(f"{part}_words", **{f"{part}_words": words})

    def _on_source_removed(self, part: str) -> None:
        self.edited.emit(msgspec.structs.replace(self._settings, **{part: None}), "")
