"""The page of the selected layers: problems, name, arguments, and what Keras says of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from designer.advice.search_places import suggested, varying
from designer.catalogue.spec import Param, Spec
from designer.export.adapting import STATES
from designer.graph import edits
from designer.graph.calls import OPERATION
from designer.graph.model import INPUT, MODEL, Change, Node
from designer.graph.names import keras_names
from designer.project.search_settings import Variation
from designer.project.variation import name_of, read
from designer.views.context import Context
from designer.views.families import family_of
from designer.views.figures import count_text, size_text, tensor_text
from designer.views.forms.base import same
from designer.views.forms.controls import Toggle
from designer.views.forms.param_form import ParamForm
from designer.views.forms.section import Section
from designer.views.inspector.adapt_toggle import AdaptToggle
from designer.views.inspector.facts import Facts
from designer.views.inspector.header import Header
from designer.views.inspector.inside import InsideView
from designer.views.inspector.sequential_toggle import SequentialToggle
from designer.views.panels.problem_card import ProblemCard
from designer.views.stylesheet import GRID
from designer.views.wording import say, summary
from designer.wire import Fix, NodeInfo, Problem


class LayerPage(QWidget):
    """One layer, or several of one class edited together. It follows the document and pushes edits to it."""

    docs_requested = Signal(object)  # Spec
    fix_requested = Signal(object)  # Fix
    fold_changed = Signal(str, bool)

    def __init__(
        self, context: Context, ids: Iterable[str], opened: dict[str, bool], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        graph = context.document.graph
        self._ids = tuple(ids)
        self._owners = tuple(dict.fromkeys(graph.layer_of(i).id for i in self._ids))
        self.type = graph.nodes[self._owners[-1]].type
        self.spec: Spec | None = context.catalogue.spec(self.type)
        self._step = 0
        self._problems: list[Problem] | None = None
        self._shown_cards: list[ProblemCard] = []
        self._header = Header(context.appearance, self)
        self._header.docs_requested.connect(self._ask_docs)
        self._header.docs.setVisible(self.spec is not None)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(GRID)
        self._name = QLineEdit(self)
        self._name.setObjectName("field_name")
        self._name.textEdited.connect(self._rename)
        self._name.editingFinished.connect(self._leave)
        self._form = ParamForm(self._params(), context.catalogue, self)
        self._form.param_edited.connect(self._edit)
        self._form.left.connect(self._leave)
        if context.searches is not None and len(self._owners) == 1 and self.type not in (INPUT, MODEL):
            self._form.offer_varying()
            self._form.vary_requested.connect(self._vary)
        self._name_label = self._form.add_row(self.tr("Name"), self._name, first=True)
        self._trainable = Toggle(self)
        self._trainable.setObjectName("field_trainable")
        self._trainable.clicked.connect(self._set_trainable)
        self._trainable_label = self._form.add_row(self.tr("trainable"), self._trainable)
        self._adapt: AdaptToggle | None = None
        if self.type in STATES and len(self._owners) == 1:
            self._adapt = AdaptToggle(context, self._owners[0], self)
            self._adapt_label = self._form.add_row("", self._adapt)
        self._sequential: SequentialToggle | None = None
        if self.type == MODEL and len(self._owners) == 1:
            self._sequential = SequentialToggle(context, self._owners[0], self)
            self._sequential_label = self._form.add_row("", self._sequential)
        self._open = QPushButton(self)
        self._open.setObjectName("open_nested")
        self._open.clicked.connect(self._open_nested)
        self._open.setVisible(self.type == MODEL and len(self._owners) == 1)
        self._inside = Section("", "inside", is_open=opened.get("inside", True), parent=self)
        self._facts = Facts(self)
        self._inside.content.addWidget(self._facts)
        self._look: InsideView | None = None
        if context.insides is not None and len(self._ids) == 1:
            self._look = InsideView(context, context.insides, self._ids[0], self)
            self._inside.content.addWidget(self._look)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addWidget(self._header)
        layout.addSpacing(GRID)
        layout.addLayout(self._cards)
        layout.addWidget(self._form)
        layout.addWidget(self._open)
        layout.addWidget(self._inside)
        layout.addStretch(1)
        for group, section in self._sections():
            section.set_open(opened.get(group, section.is_open))
            section.toggled.connect(self._tell_fold)
        self.retranslate()

    # ------------------------------------------------------------------------------------------ showing

    def retranslate(self) -> None:
        """Set every text anew."""
        self._name_label.set_text(self.tr("Name"))
        self._name.setAccessibleName(self.tr("Name"))
        self._trainable_label.set_text(self.tr("trainable"))
        self._trainable.setAccessibleName(self.tr("trainable"))
        self._trainable.setToolTip(self.tr("Off: the layer is frozen, training leaves its weights alone"))
        if self._adapt is not None:
            self._adapt_label.set_text(self.tr("adapt to data"))
            self._adapt.retranslate()
        if self._sequential is not None:
            self._sequential_label.set_text(self.tr("Sequential"))
            self._sequential.retranslate()
        self._header.docs.setToolTip(self.tr("What Keras says of this layer (F1)"))
        self._header.docs.setAccessibleName(self.tr("Documentation"))
        self._open.setText(self.tr("Open the nested model"))
        self._inside.set_title(self.tr("Inside"))
        self._form.retranslate()
        if self._look is not None:
            self._look.retranslate()
        self._problems = None
        self.refresh()

    def concerns(self, node_id: str) -> bool:
        """Tell whether a change of this node is shown here."""
        return node_id in self._ids or node_id in self._owners

    def has_new_arguments(self) -> bool:
        """Tell whether the class has another constructor than when the page was made: code of one's own changed."""
        return self.spec != self._context.catalogue.spec(self.type)

    def is_current(self) -> bool:
        """Tell whether the layers still are what they were when the page was made."""
        graph = self._context.document.graph
        return (
            not self.has_new_arguments()
            and all(i in graph.nodes for i in self._ids)
            and all(i in graph.nodes and graph.nodes[i].type == self.type for i in self._owners)
            and tuple(dict.fromkeys(graph.layer_of(i).id for i in self._ids)) == self._owners
        )

    def refresh(self) -> None:
        """Follow the document: fields that say the same already are left alone, with their cursor."""
        owner = self._owner()
        count = len(self._owners)
        if owner.name != self._name.text():
            position = self._name.cursorPosition()
            self._name.setText(owner.name)
            self._name.setCursorPosition(position)
        self._form.set_row_visible(self._name_label, count == 1)
        self._form.set_values(owner.params)
        self._form.set_mixed(self._mixed())
        self._trainable.setChecked(all(n.trainable for n in self._owner_nodes()))
        if self._sequential is not None:
            self._sequential.refresh()
        self.refresh_report()

    def refresh_report(self) -> None:
        """Follow the report of the engine."""
        self._show_head(self._owner(), len(self._owners))
        infos = [info for i in self._owners if (info := self._context.analysis.info(i)) and info.outputs]
        has_weights = any(i.params for i in infos) or not infos or not self._trainable.isChecked()
        self._form.set_row_visible(
            self._trainable_label, has_weights and self.type != INPUT and not self.type.startswith(OPERATION)
        )
        self._facts.show_rows(self._fact_rows(infos))
        self._inside.setVisible(bool(self._facts.rows()))
        problems = self._context.analysis.problems(self._ids[-1]) if len(self._ids) == 1 else []
        if problems != self._problems:
            self._problems = problems
            self._show_problems(problems)

    def _show_head(self, owner: Node, count: int) -> None:
        graph = self._context.document.graph
        family = family_of(graph, self._ids[-1], self._context.catalogue)
        about = summary(self.spec) if self.spec else self.tr("not in this Keras")
        if owner.type == MODEL:
            about = self.tr("nested model")
        calls = len(graph.calls_of(owner.id))
        if calls > 1:
            about = self.tr("shared, called {count} times").format(count=calls)
        title = owner.name if count == 1 else self.tr("{count} layers").format(count=count)
        self._header.show_layer(title, f"{owner.class_name} · {about}", family, owner.type)

    def _fact_rows(self, infos: list[NodeInfo]) -> list[tuple[str, str]]:
        rows: list[tuple[str, str]] = []
        if len(self._ids) == 1:
            info = self._context.analysis.info(self._ids[0])
            if info is not None:
                rows += [(self.tr("input"), tensor_text(t)) for t in info.inputs]
                rows += [(self.tr("output"), tensor_text(t)) for t in info.outputs]
        if infos and self.type != INPUT:
            params = sum(i.params for i in infos)
            frozen = params - sum(i.trainable for i in infos)
            text = f"{count_text(params)} · {size_text(params * 4)}" if params else "0"
            rows.append((self.tr("parameters"), text))
            if frozen and frozen != params:
                rows.append((self.tr("not trainable"), count_text(frozen)))
        owner = self._owner()
        name = keras_names(self._context.document.graph, owner.parent).get(owner.id, "")
        if len(self._owners) == 1 and name != owner.name:
            rows.append((self.tr("Keras name"), name))
        return rows

    def _show_problems(self, problems: list[Problem]) -> None:
        for card in self._shown_cards:
            self._cards.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._shown_cards = []
        at_fields = {p.param: say(p.text) for p in problems if p.param in self._form.names() and not p.fixes}
        for name in self._form.names():
            self._form.set_problem(name, at_fields.get(name))
        for problem in problems:
            if problem.param not in at_fields:
                card = ProblemCard(problem, self._context.appearance, "", self)
                card.fix_requested.connect(self._pass_fix)
                self._cards.addWidget(card)
                card.show()
                self._shown_cards.append(card)

    def _params(self) -> tuple[Param, ...]:
        if self.spec is not None:
            return self.spec.params
        if self.type == MODEL:
            return ()
        names = dict.fromkeys(name for node in self._owner_nodes() for name in node.params)
        return tuple(Param(name=name, kind="any", nullable=True) for name in names)

    def _owner(self) -> Node:
        return self._context.document.graph.nodes[self._owners[-1]]

    def _owner_nodes(self) -> list[Node]:
        return [self._context.document.graph.nodes[i] for i in self._owners]

    def _mixed(self) -> set[str]:
        first, *others = [n.params for n in self._owner_nodes()]
        missing = object()

        def differs(name: str) -> bool:
            value = first.get(name, missing)
            found = [p.get(name, missing) for p in others]
            return any((v is missing) != (value is missing) or (v is not missing and not same(v, value)) for v in found)

        return {name for name in self._form.names() if differs(name)}

    # ------------------------------------------------------------------------------------------ editing

    def focus_name(self) -> None:
        """Put the keyboard into the name, selected."""
        self._name.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._name.selectAll()

    def focus_first_field(self) -> bool:
        """Put the keyboard into the first argument (the name, where there is none)."""
        if not self._form.focus_first():
            self.focus_name()
        return True

    def _leave(self) -> None:
        self._step += 1

    def _rename(self, text: str) -> None:
        document = self._context.document
        change = edits.rename(document.graph, self._owners[-1], text)
        document.push(replace(change, merge_key=f"{change.merge_key}:{id(self)}:{self._step}"))

    def _edit(self, name: str, value: Any) -> None:
        graph = self._context.document.graph
        param = self.spec.param(name) if self.spec else None
        merge = f"{name}:{id(self)}:{self._step}" if self._form.is_typed(name) else ""
        changes = []
        for owner in self._owners:
            params = {k: v for k, v in graph.nodes[owner].params.items() if k != name}
            if param is None or param.required or not same(value, param.default):
                params[name] = value
            changes.append(edits.set_params(graph, owner, params, merge))
        self._context.document.push(_together(changes))

    def _vary(self, name: str) -> None:
        """Have the project's search vary an argument, with values to begin with, and show the search."""
        document, owner = self._context.document, self._owners[0]
        values = suggested(document.graph, owner, name)
        if values:
            document.push(varying(document.graph, read(document.graph, owner, name, values)))
        else:
            text = self.tr("Write under Search what values {name} is to take.")
            self._context.notices.say(text.format(name=name_of(document.graph, Variation(owner, name))))
        self._context.notices.show_panel("search")

    def _set_trainable(self, trainable: bool) -> None:
        document = self._context.document
        document.push(edits.set_trainable(document.graph, self._owners, trainable))

    def _open_nested(self) -> None:
        self._context.selection.open_level(self._owners[-1])

    def _ask_docs(self) -> None:
        if self.spec is not None:
            self.docs_requested.emit(self.spec)

    def _pass_fix(self, fix: Fix) -> None:
        self.fix_requested.emit(fix)

    def _sections(self) -> list[tuple[str, Section]]:
        return [*self._form.sections().items(), ("inside", self._inside)]

    def _tell_fold(self, is_open: bool) -> None:
        section = self.sender()
        for group, candidate in self._sections():
            if candidate is section:
                self.fold_changed.emit(group, is_open)


def _together(changes: list[Change]) -> Change:
    done = [c for c in changes if c]
    if not done:
        return Change("")
    return Change(
        done[0].text,
        tuple(e for c in done for e in c.removed),
        tuple(e for c in done for e in c.added),
        "|".join(c.merge_key for c in done) if all(c.merge_key for c in done) else "",
    )
