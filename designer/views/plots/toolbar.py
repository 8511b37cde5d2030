"""The row above the plots: legend, which plots, x axis, log y, smoothing, reset and export."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, get_args

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QMenu, QSlider, QToolButton, QWidget

from designer.views.plots.legend import Legend

XAxis = Literal["epoch", "step", "time"]
_FORMATS = ("csv", "png", "svg", "pdf")


class PlotsToolbar(QWidget):
    """What the user sets here is view state; nothing of it is saved in the project."""

    changed = Signal()
    reset_requested = Signal()
    export_requested = Signal(str)  # csv, png, svg or pdf

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plots_toolbar")
        self.hidden: set[str] = set()
        self.was_chosen = False  # whether the user has said which plots are hidden
        self.legend = Legend()
        self.legend.setObjectName("plots_legend")
        self._plots = self._button("plots_choice")
        self._plots.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._plots_menu = QMenu(self._plots)
        self._plots_menu.triggered.connect(self._on_plot_toggled)
        self._plots.setMenu(self._plots_menu)
        self._axis = QComboBox()
        self._axis.setObjectName("plots_x_axis")
        for key in get_args(XAxis):
            self._axis.addItem("", key)
        self._axis.setFixedWidth(96)
        self._axis.currentIndexChanged.connect(self.changed)
        self._log = self._button("plots_log_y")
        self._log.setCheckable(True)
        self._log.toggled.connect(self.changed)
        self._smoothing_label = QLabel()
        self._smoothing_label.setProperty("muted", True)
        self._slider = QSlider(Qt.Orientation.Horizontal)
        self._slider.setObjectName("plots_smoothing")
        self._slider.setRange(0, 99)
        self._slider.setFixedWidth(90)
        self._slider.valueChanged.connect(self._on_smoothing_changed)
        self._value = QLabel()
        self._value.setProperty("mono", True)
        self._value.setFixedWidth(34)
        self._reset = self._button("plots_reset_view")
        self._reset.clicked.connect(self.reset_requested)
        self._reset.hide()
        self._export = self._button("plots_export")
        self._export.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._export_menu = QMenu(self._export)
        for form in _FORMATS:
            action = self._export_menu.addAction("")
            action.setObjectName(f"plots_export_{form}")
            action.setData(form)
        self._export_menu.triggered.connect(self._on_export_chosen)
        self._export.setMenu(self._export_menu)

        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.legend, 1)
        for widget in (
            self._reset,
            self._smoothing_label,
            self._slider,
            self._value,
            self._axis,
            self._log,
            self._plots,
            self._export,
        ):
            layout.addWidget(widget)
        self._on_smoothing_changed(0)

    @property
    def smoothing(self) -> float:
        """The weight of the past, from 0 to 0.99."""
        return self._slider.value() / 100

    @property
    def is_log(self) -> bool:
        """Whether the y axes are logarithmic."""
        return self._log.isChecked()

    @property
    def x_axis(self) -> XAxis:
        """What the x axis counts."""
        return self._axis.currentData()  # type: ignore[no-any-return]

    def offer_plots(self, plots: Sequence[tuple[str, str]]) -> None:
        """Offer these plots, as (metric, title), to be shown or hidden."""
        if [(a.data(), a.text()) for a in self._plots_menu.actions()] != list(plots):
            self._plots_menu.clear()
            for metric, title in plots:
                action = self._plots_menu.addAction(title)
                action.setObjectName(f"plots_show_{metric}")
                action.setCheckable(True)
                action.setData(metric)
        for action in self._plots_menu.actions():
            action.setChecked(action.data() not in self.hidden)
        self._plots.setEnabled(bool(plots))
        self._export.setEnabled(bool(plots))

    def show_reset(self, is_zoomed: bool) -> None:
        """Offer to reset the view, where there is something to reset."""
        self._reset.setVisible(is_zoomed)

    def retranslate(self) -> None:
        """Set every text anew."""
        self._plots.setText(self.tr("Plots"))
        self._plots.setAccessibleName(self.tr("Choose the plots"))
        for index, text in enumerate((self.tr("Epoch"), self.tr("Step"), self.tr("Time"))):
            self._axis.setItemText(index, text)
        self._axis.setAccessibleName(self.tr("What the x axis counts"))
        self._axis.setToolTip(self._axis.accessibleName())
        self._log.setText(self.tr("Log y"))
        self._log.setAccessibleName(self.tr("Logarithmic y axis"))
        self._smoothing_label.setText(self.tr("Smoothing"))
        self._slider.setAccessibleName(self.tr("Smoothing"))
        self._slider.setToolTip(self.tr("Weight of the past in a moving average; the curve itself stays faint behind."))
        self._reset.setText(self.tr("Reset view"))
        self._reset.setAccessibleName(self.tr("Reset view"))
        self._reset.setToolTip(self.tr("Follow the data again (double-click in a plot)"))
        self._export.setText(self.tr("Export"))
        self._export.setAccessibleName(self.tr("Export the plots"))
        texts = (
            self.tr("Values as CSV…"),
            self.tr("Picture as PNG…"),
            self.tr("Picture as SVG…"),
            self.tr("Picture as PDF…"),
        )
        for action, text in zip(self._export_menu.actions(), texts, strict=True):
            action.setText(text)

    def _button(self, name: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName(name)
        button.setProperty("flat", True)
        return button

    def _on_smoothing_changed(self, value: int) -> None:
        self._value.setText(f"{value / 100:.2f}")
        self.changed.emit()

    def _on_plot_toggled(self, action: QAction) -> None:
        self.was_chosen = True
        self.hidden ^= {action.data()}
        self.changed.emit()

    def _on_export_chosen(self, action: QAction) -> None:
        self.export_requested.emit(action.data())
