"""The fields of a source: what was understood, a line each, with the kind to be corrected where it is wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec
from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from designer.data.field import Field, Kind
from designer.data.settings import DataSettings
from designer.views.figures import count_text
from designer.views.forms.controls import Combo
from designer.views.guard import guarded
from designer.views.icons import icon
from designer.views.panels.data_tables import make_table
from designer.views.panels.data_wing.field_painting import ROW, FieldDelegate
from designer.views.panels.data_wing.field_words import KINDS, is_ignored, kind_title
from designer.views.panels.data_wing.fields_model import FIELD, KIND, NAME, FieldsFilter, FieldsModel
from designer.views.panels.data_wing.fitted_columns import FittedColumns, Width
from designer.views.theme import Appearance

_Index = QModelIndex | QPersistentModelIndex
_WIDTHS = (
    Width(116, 92), Width(116, 112), Width(214, 92), Width(88, 62), Width(78, 78, True), Width(110, 72, True),
    Width(320, 88),
)  # fmt: skip
_MANY = 12  # fields from which on they can be searched


class FieldsTable(QWidget):
    """`edited` carries the settings with the kinds that were corrected, and a merge key, which is "" here."""

    edited = Signal(object, str)

    def __init__(self, name: str, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._settings = DataSettings()
        self._model = FieldsModel(self)
        self._filter = FieldsFilter(self)
        self._filter.setSourceModel(self._model)
        self._search = QLineEdit()
        self._search.setObjectName(f"{name}_search")
        self._search.setClearButtonEnabled(True)
        self._search.setMaximumWidth(260)
        self.table = make_table(f"{name}_table", self._filter)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.table.setSortingEnabled(True)
        self.table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        self.table.verticalHeader().setDefaultSectionSize(ROW)
        self._columns = FittedColumns(self.table, _WIDTHS)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._delegate = KindDelegate(appearance, self.table)
        self._delegate.chosen.connect(self._on_chosen)
        self.table.setItemDelegate(self._delegate)
        self.table.clicked.connect(self._on_clicked)
        self.table.activated.connect(self._on_activated)
        self.table.customContextMenuRequested.connect(self._on_menu)
        self._search.textChanged.connect(self._filter.search)
        appearance.changed.connect(self.table.viewport().update)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(self._search)
        head.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addWidget(self.table, 1)
        self.retranslate()

    def show_fields(
        self,
        settings: DataSettings,
        fields: Sequence[Field],
        uses: Mapping[str, str],
        pictures: Mapping[str, Sequence[bytes]] | None = None,
    ) -> None:
        """Show the fields of the source of some settings; `uses` says what a field feeds, in words."""
        self._settings = settings
        self._model.show(fields, uses, pictures)
        self._delegate.corrected = settings.kinds
        self._search.setVisible(len(fields) > _MANY)
        self.table.viewport().update()

    def retranslate(self) -> None:
        """Set every text anew."""
        self._model.set_heads(
            (
                self.tr("Field"),
                self.tr("Kind"),
                self.tr("Values"),
                self.tr("Gaps"),
                self.tr("Different"),
                self.tr("Feeds"),
                self.tr("Remark"),
            )
        )
        self.table.setAccessibleName(self.tr("Fields of the data source"))
        self._search.setPlaceholderText(self.tr("Search fields"))
        self._search.setAccessibleName(self.tr("Search fields"))
        self._delegate.as_found = self.tr("as found")

    def summary(self) -> str:
        """Return how many fields there are and how many of them are left out, in words."""
        fields = [self._model.field(row) for row in range(self._model.rowCount())]
        left_out = sum(is_ignored(field) for field in fields)
        said = self.tr("{count} fields").format(count=count_text(len(fields)))
        return f"{said} · " + self.tr("{count} left out").format(count=left_out) if left_out else said

    def correct(self, names: Sequence[str], kind: Kind | None) -> None:
        """Set the kind of fields, None for the one that was found."""
        kinds = {name: known for name, known in self._settings.kinds.items() if name not in names}
        if kind is not None:
            kinds |= dict.fromkeys(names, kind)
        if kinds != self._settings.kinds:
            self.edited.emit(msgspec.structs.replace(self._settings, kinds=kinds), "")

    def selected(self) -> list[str]:
        """Return the names of the selected fields."""
        return [index.siblingAtColumn(NAME).data() for index in self.table.selectionModel().selectedRows()]

    def _on_chosen(self, name: str, kind: object) -> None:
        """Correct a field, and with it the others that are selected too."""
        chosen = self.selected()
        self.correct(chosen if name in chosen else [name], kind or None)  # type: ignore[arg-type]

    def _on_clicked(self, index: QModelIndex) -> None:
        if index.column() == KIND:
            self.table.edit(index)

    def _on_activated(self, index: QModelIndex) -> None:
        self.table.edit(index.siblingAtColumn(KIND))

    def _on_menu(self, at: QPoint) -> None:
        names = self.selected()
        if not names:
            return
        menu = QMenu(self)
        menu.setObjectName(f"{self.objectName()}_menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for kind in KINDS:
            action = menu.addAction(kind_title(kind))
            action.setObjectName(f"{self.objectName()}_kind_{kind}")
            action.setData(kind)
        if any(name in self._settings.kinds for name in names):
            menu.addSeparator()
            menu.addAction(self._delegate.as_found).setData("")
        menu.triggered.connect(self._on_menu_chosen)
        menu.popup(self.table.viewport().mapToGlobal(at))

    def _on_menu_chosen(self, action: QAction) -> None:
        self.correct(self.selected(), action.data() or None)


@guarded
class KindDelegate(FieldDelegate):
    """Opens the choice of kinds in the cell; `chosen` carries the name of the field and the kind, "" for as found."""

    chosen = Signal(str, object)

    def __init__(self, appearance: Appearance, parent: QTableView) -> None:
        super().__init__(appearance, parent)
        self.corrected: Mapping[str, Kind] = {}
        self.as_found = ""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: _Index) -> QWidget:  # noqa: ARG002
        box = Combo(parent)
        box.setObjectName("field_kind")
        box.setAccessibleName(kind_title(""))
        for kind, (_, glyph) in KINDS.items():
            box.addItem(icon(glyph, self.appearance.theme, "muted"), kind_title(kind), kind)
        if index.data(FIELD).name in self.corrected:
            box.addItem(self.as_found, "")
        box.setIconSize(QSize(16, 16))
        box.activated.connect(self._finish)
        return box

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        if isinstance(editor, Combo):
            field: Field = index.data(FIELD)
            editor.setCurrentIndex(editor.findData(field.kind))
            editor.showPopup()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: _Index) -> None:  # noqa: ARG002
        if isinstance(editor, Combo):
            field: Field = index.data(FIELD)
            if editor.currentData() != field.kind:
                self.chosen.emit(field.name, editor.currentData())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: _Index) -> None:  # noqa: ARG002
        editor.setGeometry(option.rect)

    def _finish(self) -> None:
        editor = self.sender()
        if isinstance(editor, QWidget):
            self.commitData.emit(editor)
            self.closeEditor.emit(editor)
