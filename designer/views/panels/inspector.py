"""The inspector: the selected layer's name and arguments, or the whole model in figures."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from designer.catalogue.spec import Spec
from designer.views.context import Context
from designer.views.doc_popup import DocPopup
from designer.views.guard import guarded
from designer.views.inspector.layer_page import LayerPage
from designer.views.inspector.model_page import ModelPage
from designer.views.panel import Panel
from designer.views.panels.fixing import cure
from designer.views.stylesheet import mark
from designer.wire import Fix

_SETTLE = 60  # milliseconds: while a box is drawn the selection changes with every move of the mouse


@guarded
class InspectorPanel(Panel):
    """Follows the selection and the document."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._opened: dict[str, bool] = {}  # which sections the user has folded or unfolded
        self._page: QWidget | None = None
        self._area = QScrollArea(self)
        self._area.setObjectName("inspector_area")
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        mark(self._area, "bare")
        self._frame = QWidget()
        self._frame_layout = QVBoxLayout(self._frame)
        self._frame_layout.setContentsMargins(16, 14, 16, 16)
        self._area.setWidget(self._frame)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._area)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._refresh_report)
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(_SETTLE)
        self._settling.timeout.connect(self._rebuild)
        context.selection.changed.connect(self._selection_changed)
        context.document.node_changed.connect(self._node_changed)
        context.document.changed.connect(self._timer.start)
        context.analysis.report_changed.connect(self._timer.start)
        self.retranslate()

    def title(self) -> str:
        return self.tr("Inspector")

    def retranslate(self) -> None:
        self.setAccessibleName(self.title())
        self._area.setAccessibleName(self.title())
        if isinstance(self._page, LayerPage):
            self._page.retranslate()
        else:
            self._rebuild()

    def focus_name(self) -> None:
        """Put the keyboard into the name of the selected layer."""
        if isinstance(self._page, LayerPage):
            self._page.focus_name()

    def focus_first_field(self) -> None:
        """Put the keyboard into the first argument of the selected layer."""
        if isinstance(self._page, LayerPage):
            self._page.focus_first_field()

    def show_docs(self) -> None:
        """Show what Keras says of the selected layer."""
        if isinstance(self._page, LayerPage) and self._page.spec is not None:
            self._popup(self._page.spec)

    def _selection_changed(self) -> None:
        if len(self._context.selection.ids) > 1:
            self._settling.start()
        else:
            self._rebuild()

    def _rebuild(self) -> None:
        self._settling.stop()
        page = self._make_page()
        if self._page is not None:
            self._frame_layout.removeWidget(self._page)
            self._page.hide()
            self._page.deleteLater()
        self._page = page
        self._frame_layout.addWidget(page)
        page.show()  # at once: a layout would wait for the next turn of the event loop
        self._area.verticalScrollBar().setValue(0)

    def _make_page(self) -> QWidget:
        graph = self._context.document.graph
        ids = [i for i in self._context.selection.ids if i in graph.nodes]
        if not ids:
            return ModelPage(self._context, self._frame)
        if len({graph.layer_of(i).type for i in ids}) > 1:
            return self._several(len(ids))
        page = LayerPage(self._context, ids, self._opened, self._frame)
        page.docs_requested.connect(self._popup)
        page.fix_requested.connect(self._cure)
        page.fold_changed.connect(self._remember_fold)
        return page

    def _several(self, count: int) -> QWidget:
        label = QLabel(self.tr("{count} layers selected").format(count=count), self._frame)
        label.setObjectName("inspector_several")
        label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        mark(label, "muted")
        return label

    def _node_changed(self, node_id: str) -> None:
        if isinstance(self._page, LayerPage) and self._page.concerns(node_id):
            if self._page.is_current():
                self._page.refresh()
            else:
                self._rebuild()

    def _refresh_report(self) -> None:
        if isinstance(self._page, LayerPage) and self._page.is_current():
            self._page.refresh_report()
        elif isinstance(self._page, ModelPage):
            self._page.refresh()
        elif isinstance(self._page, LayerPage) and self._page.has_new_arguments():
            self._rebuild()

    def _popup(self, spec: Spec) -> None:
        DocPopup(spec, self._context.appearance.theme, self).show_beside(self)

    def _cure(self, fix: Fix) -> None:
        cure(self._context, fix)

    def _remember_fold(self, group: str, is_open: bool) -> None:
        self._opened[group] = is_open

    def event(self, event: QEvent) -> bool:
        # F1 here is the documentation, elsewhere in the window something else
        is_override = event.type() == QEvent.Type.ShortcutOverride
        if is_override and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_F1:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F1:
            self.show_docs()
            return
        super().keyPressEvent(event)
