"""Dresses the application: Fusion, a palette and, for its window, one style sheet made from the tokens of a theme.

Panels never write colours or style sheets of their own; they set dynamic properties (`mark(widget, "muted")`):

=============  ==========================  =====================================================================
property       on                          look
=============  ==========================  =====================================================================
``heading``    QLabel                      13 px, 600: a section's or a plot's title
``title``      QLabel                      20 px, 600: one a page (welcome, dialogs)
``muted``      QLabel, QToolButton, QCheckBox   the quiet second line (12 px, muted colour)
``mono``       QLabel, QLineEdit, QPlainTextEdit, QTableView   shapes and numbers
``error`` ``warning`` ``ok``  QLabel       text in that colour
``invalid``    QLineEdit, spin and combo boxes    red frame: what was typed is not accepted
``pill``       QLabel, QPushButton, QToolButton   rounded grey chip (callbacks, counts)
``link``       QPushButton, QToolButton    accent text without a frame
``primary``    QPushButton, QToolButton    filled with the accent; at most one a view
``flat``       QPushButton, QToolButton    no frame until hovered: icon buttons in headers
``section``    QToolButton                 the header of a foldable section: 600, left aligned, no frame
``card``       QFrame, QPushButton         raised, framed, rounded: welcome cards, floating boxes on the canvas
``raised``     QWidget                     background of the raised token
``sidebar``    QFrame                      column with a line at its left (settings beside the plots)
``dockframe`` ``dockbar`` ``dockbutton``   QFrame, QToolButton   the parts of a dock
``divider``    QFrame                      1 px horizontal line (use `divider()`)
``bare``       QAbstractItemView, QScrollArea, QPlainTextEdit, QTextBrowser   no frame, background of the panel
=============  ==========================  =====================================================================

Bool fields are a `Toggle` (forms.controls), coloured through the palette. Fields are 28 px high, rows 36 px (`ROW`),
spacing is a multiple of 8 (`GRID`).
"""

from __future__ import annotations

import functools
from collections.abc import Iterable
from string import Template

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from designer.resources import resource
from designer.views.theme import BASE_SIZE, MONO, SANS, Theme

GRID = 8
FIELD = 28
ROW = 36
RADIUS = 7
SELECTED = 0.12  # of the accent in the ground of what is selected
HOVER = 0.08


def apply(app: QApplication, theme: Theme, windows: Iterable[QWidget]) -> None:
    """Put `theme` in force for the application and these windows; may be called again at any time.

    The sheet is a window's, not the application's: widgets that are put together before they have a place in it are
    polished once, when they come into it, and not once for each of their ancestors. What has no parent goes without.
    """
    for window in windows:
        window.setStyleSheet("")  # a sheet in the place of another one polishes a widget once for each of its ancestors
    if app.style().objectName() != "fusion":
        app.setStyle("Fusion")
    app.setPalette(palette(theme))
    for window in windows:
        window.setStyleSheet(sheet(theme))
    app.setFont(sans())  # after the sheet: widgets that are there already take it only then


def sans(pixels: int = BASE_SIZE, bold: bool = False) -> QFont:
    """Return the font of texts; Korean falls back to a Korean family of the system."""
    font = QFont()
    font.setFamilies(_installed(SANS))
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return font


def mono(pixels: int = BASE_SIZE - 1) -> QFont:
    """Return the font of shapes, numbers and code."""
    font = QFont()
    font.setFamilies(_installed((*MONO, *SANS)))
    font.setStyleHint(QFont.StyleHint.Monospace)
    font.setPixelSize(pixels)
    return font


@functools.cache
def _installed(families: tuple[str, ...]) -> list[str]:
    # Qt takes the first fallback of the system, not of the list, when the first family of the list is missing.
    return [family for family in families if QFontDatabase.hasFamily(family)] or list(families)


def mark(widget: QWidget, *names: str, on: bool = True) -> None:
    """Set (or clear) properties of the table above and let the widget take the new look."""
    for name in names:
        widget.setProperty(name, on)
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):  # one that was never seen is polished when shown
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def divider(parent: QWidget | None = None) -> QFrame:
    """Return a horizontal line of one pixel."""
    line = QFrame(parent)
    line.setProperty("divider", True)
    line.setFixedHeight(1)
    return line


def palette(theme: Theme) -> QPalette:
    """Return the Qt palette of a theme."""
    role = QPalette.ColorRole
    colours = {
        role.Window: theme.panel,
        role.WindowText: theme.text,
        role.Base: theme.window,
        role.AlternateBase: theme.raised,
        role.Text: theme.text,
        role.Button: theme.raised,
        role.ButtonText: theme.text,
        role.BrightText: theme.error,
        role.Highlight: theme.accent,
        role.HighlightedText: theme.on_accent,
        role.Link: theme.accent,
        role.LinkVisited: theme.accent,
        role.ToolTipBase: theme.raised,
        role.ToolTipText: theme.text,
        role.PlaceholderText: theme.muted,
        role.Accent: theme.accent,
        role.Light: theme.raised,
        role.Midlight: theme.line,
        role.Mid: theme.edge,
        role.Dark: theme.line,
        role.Shadow: theme.window,
    }
    result = QPalette()
    for key, colour in colours.items():
        result.setColor(key, QColor(colour))
    faint = mix(theme.muted, theme.panel, 0.45)
    for key in (role.WindowText, role.Text, role.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, key, QColor(faint))
    result.setColor(QPalette.ColorGroup.Disabled, role.Highlight, QColor(theme.line))
    return result


def mix(colour: str, other: str, share: float) -> str:
    """Return `share` of `other` mixed into `colour`, as #rrggbb."""
    a, b = QColor(colour), QColor(other)
    parts = ((a.red(), b.red()), (a.green(), b.green()), (a.blue(), b.blue()))
    return "#" + "".join(f"{round(x + (y - x) * share):02x}" for x, y in parts)


def sheet(theme: Theme) -> str:
    """Return the style sheet of a theme."""
    is_dark = not theme.is_light
    return Template(_SHEET).substitute(
        window=theme.window,
        panel=theme.panel,
        raised=theme.raised,
        canvas=theme.canvas,
        line=theme.line,
        text=theme.text,
        muted=theme.muted,
        accent=theme.accent,
        on_accent=theme.on_accent,
        error=theme.error,
        warning=theme.warning,
        ok=theme.ok,
        faint=mix(theme.muted, theme.panel, 0.45),
        field=theme.window if is_dark else theme.panel,
        hover=mix(theme.raised, theme.text, HOVER),
        pressed=mix(theme.raised, theme.text, 0.14),
        selected=mix(theme.panel, theme.accent, SELECTED),
        accent_hover=mix(theme.accent, "#ffffff" if is_dark else "#000000", 0.12),
        accent_off=mix(theme.accent, theme.panel, 0.6),
        ring=theme.on_accent,
        edge=theme.edge,
        small=BASE_SIZE - 1,
        radius=RADIUS,
        mono=", ".join(f'"{family}"' for family in MONO),
        icons=resource("icons").as_posix(),
        check="check-dark" if is_dark else "check-light",
    )


_SHEET = """
QMainWindow, QDialog { background: $panel; }
QMessageBox, QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QMainWindow::separator { background: $line; width: 1px; height: 1px; }
QMainWindow::separator:hover { background: $accent; }
QToolTip { background: $raised; color: $text; border: 1px solid $line; padding: 4px 6px; }

QMenuBar { background: $panel; padding: 2px 6px; }
QMenuBar::item { background: transparent; padding: 5px 10px; border-radius: 6px; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: $raised; }
QMenu { background: $panel; border: 1px solid $line; padding: 6px; }
QMenu::item { padding: 6px 28px 6px 12px; border-radius: 5px; }
QMenu::item:selected { background: $selected; }
QMenu::item:disabled { color: $faint; }
QMenu::separator { height: 1px; background: $line; margin: 6px 8px; }
QMenu::icon { padding-left: 8px; }
QMenu::indicator { width: 14px; height: 14px; padding-left: 8px; }
QMenu::indicator:checked { image: url("$icons/check-menu.svg"); }

QToolBar { background: $panel; border: none; border-bottom: 1px solid $line; padding: 5px 10px; spacing: 6px; }
QToolBar QToolButton#qt_toolbar_ext_button { padding: 0; min-width: 18px; }
QToolBar::separator { background: $line; width: 1px; margin: 5px 6px; }
QStatusBar { background: $window; border-top: 1px solid $line; color: $muted; font-size: ${small}px; }
QStatusBar::item { border: none; }
QStatusBar QLabel, QStatusBar QToolButton { color: $muted; font-size: ${small}px; background: transparent; }
QStatusBar QToolButton { border: none; padding: 2px 0; }
QStatusBar QLabel#memory { padding-left: 3px; }
QStatusBar QToolButton:focus { color: $accent; }
QStatusBar QToolButton:hover { color: $text; background: transparent; }

QPushButton, QToolButton { background: $raised; color: $text; border: 1px solid transparent; border-radius: ${radius}px;
  padding: 4px 12px; min-height: 18px; }
QToolButton { padding: 4px 10px; }
QPushButton { border-color: $line; }
QPushButton:hover, QToolButton:hover { background: $hover; }
QPushButton:pressed, QToolButton:pressed { background: $pressed; }
QPushButton:checked, QToolButton:checked { background: $selected; color: $accent; }
QPushButton:disabled, QToolButton:disabled { color: $faint; }
QPushButton:focus, QToolButton:focus { border: 2px solid $accent; padding: 3px 11px; }
QToolButton:focus { padding: 3px 9px; }
QToolButton::menu-indicator { image: none; }
QPushButton:default { border-color: $accent; }
QPushButton[primary="true"], QToolButton[primary="true"] { background: $accent; color: $on_accent; font-weight: 600;
  border-color: $accent; }
QPushButton[primary="true"]:hover, QToolButton[primary="true"]:hover { background: $accent_hover; }
QPushButton[primary="true"]:disabled, QToolButton[primary="true"]:disabled { background: $accent_off;
  border-color: transparent; color: $on_accent; }
QPushButton[link="true"], QToolButton[link="true"] { background: transparent; border-color: transparent;
  color: $accent; font-weight: 600; padding: 2px 4px; }
QPushButton[link="true"]:hover, QToolButton[link="true"]:hover { text-decoration: underline; }
QPushButton[flat="true"], QToolButton[flat="true"] { background: transparent; border-color: transparent;
  padding: 4px 6px; }
QPushButton[flat="true"]:hover, QToolButton[flat="true"]:hover { background: $raised; }
QToolButton[section="true"] { background: transparent; border: none; font-weight: 600; padding: 4px 0;
  text-align: left; }
QToolButton[section="true"]:hover { color: $accent; }
QPushButton[link="true"]:focus, QToolButton[link="true"]:focus { border: 1px solid $accent; padding: 2px 4px; }
QPushButton[flat="true"]:focus,
QToolButton[flat="true"]:focus { border: 1px solid $accent; padding: 4px 6px; }
QToolButton[section="true"]:focus { border: 1px solid $accent; padding: 4px 0; }
QPushButton[primary="true"]:focus, QToolButton[primary="true"]:focus { border: 2px solid $ring; padding: 3px 11px; }
QLabel[pill="true"], QPushButton[pill="true"], QToolButton[pill="true"] { background: $raised; border: none;
  border-radius: 11px; padding: 2px 12px; min-height: 18px; font-size: ${small}px; }
QPushButton[pill="true"]:hover, QToolButton[pill="true"]:hover { background: $hover; }

QLabel { background: transparent; }
QLabel[heading="true"] { font-weight: 600; }
QLabel[title="true"] { font-size: 20px; font-weight: 600; }
QLabel[muted="true"], QToolButton[muted="true"], QCheckBox[muted="true"] { color: $muted; font-size: ${small}px; }
QLabel[mono="true"], QLineEdit[mono="true"], QPlainTextEdit[mono="true"], QTableView[mono="true"] {
  font-family: $mono; font-size: ${small}px; }
QLabel[error="true"] { color: $error; }
QLabel[warning="true"] { color: $warning; }
QLabel[ok="true"] { color: $ok; }

QLineEdit, QAbstractSpinBox, QComboBox { background: $field; border: 1px solid $edge; border-radius: ${radius}px;
  padding: 0 9px; min-height: 26px; max-height: 26px; selection-background-color: $accent;
  selection-color: $on_accent; }
QLineEdit:hover, QAbstractSpinBox:hover, QComboBox:hover { border-color: $muted; }
QLineEdit:focus, QAbstractSpinBox:focus, QComboBox:focus, QComboBox:on { border: 2px solid $accent;
  min-height: 24px; max-height: 24px; padding-left: 8px; }
QLineEdit:disabled, QAbstractSpinBox:disabled, QComboBox:disabled { color: $faint; background: $panel; }
QLineEdit[invalid="true"], QAbstractSpinBox[invalid="true"], QComboBox[invalid="true"] { border-color: $error; }
QAbstractSpinBox { padding-right: 20px; padding-left: 2px; }
QAbstractSpinBox:focus { padding-left: 1px; }
QAbstractSpinBox QLineEdit, QAbstractSpinBox QLineEdit:focus { border: none; background: transparent;
  padding: 0 0 0 8px; min-height: 0; }
QLineEdit { lineedit-clear-button-icon: url("$icons/clear.svg"); }
QLineEdit > QToolButton { background: transparent; border: none; padding: 0; min-height: 0; }
QComboBox QLineEdit, QComboBox QLineEdit:focus { border: none; background: transparent; padding: 0; min-height: 0; }
QAbstractSpinBox::up-button { subcontrol-position: top right; width: 18px; border: none; background: transparent; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; width: 18px; border: none; background: transparent; }
QAbstractSpinBox::up-arrow { image: url("$icons/up.svg"); width: 8px; height: 8px; }
QAbstractSpinBox::down-arrow { image: url("$icons/down.svg"); width: 8px; height: 8px; }
QComboBox { padding-right: 2px; }
QComboBox::drop-down { subcontrol-position: center right; width: 22px; border: none; background: transparent; }
QComboBox::down-arrow { image: url("$icons/down.svg"); width: 10px; height: 10px; }
QComboBox QAbstractItemView { background: $panel; border: 1px solid $line; padding: 4px; outline: none;
  selection-background-color: $selected; selection-color: $text; }
QComboBox QAbstractItemView::item { min-height: 26px; padding: 0 6px; }
QPlainTextEdit, QTextEdit, QTextBrowser { background: $field; border: 1px solid $line; border-radius: ${radius}px;
  selection-background-color: $accent; selection-color: $on_accent; padding: 4px; }
QPlainTextEdit:focus, QTextEdit:focus { border-color: $accent; }
QListView:focus, QTreeView:focus, QTableView:focus { border-color: $accent; }
QTabBar[ringed="true"] { border: 1px solid $accent; border-radius: 4px; }

QCheckBox, QRadioButton { spacing: 8px; background: transparent; }
QCheckBox::indicator, QRadioButton::indicator { width: 16px; height: 16px; border: 1px solid $edge;
  background: $field; }
QCheckBox::indicator { border-radius: 4px; }
QRadioButton::indicator { border-radius: 9px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: $accent; }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border: 2px solid $accent; width: 14px; height: 14px; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: url("$icons/$check.svg"); }
QCheckBox::indicator:checked:focus { border: 2px solid $text; }
QRadioButton::indicator:checked { border: 5px solid $accent; width: 8px; height: 8px; background: $field; }
QListView::indicator, QTreeView::indicator, QTableView::indicator { width: 14px; height: 14px;
  border: 1px solid $edge; border-radius: 4px; background: $field; }
QListView::indicator:checked, QTreeView::indicator:checked, QTableView::indicator:checked { background: $accent;
  border-color: $accent; image: url("$icons/$check.svg"); }
QTableView::indicator:indeterminate { border: 4px solid $field; background: $accent; }
QFileDialog QToolButton { padding: 2px; min-height: 0; }
QFileDialog QTreeView::item { padding: 3px 0; }

QTabWidget::pane { border: none; }
QTabBar { background: transparent; }
QTabBar::tab { background: transparent; color: $muted; border: none; border-bottom: 2px solid transparent;
  padding: 8px 14px 6px 14px; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; font-weight: 600; }
QTabBar::scroller { width: 40px; }
QTabBar QToolButton { background: $panel; border: 1px solid $line; border-radius: 4px; margin: 4px 1px; }
QTabBar QToolButton::left-arrow { image: url("$icons/left.svg"); width: 10px; height: 10px; }
QTabBar QToolButton::right-arrow { image: url("$icons/right.svg"); width: 10px; height: 10px; }

QListView, QTreeView, QTableView { background: $field; border: 1px solid $line; border-radius: ${radius}px;
  outline: none; alternate-background-color: $raised; gridline-color: $line; selection-background-color: $selected;
  selection-color: $text; }
QListView::item, QTreeView::item, QTableView::item { padding: 3px 6px; border: none; }
QListView::item, QTreeView::item { min-height: 22px; }
QListView::item:hover, QTreeView::item:hover, QTableView::item:hover { background: $raised; }
QListView::item:selected, QTreeView::item:selected, QTableView::item:selected { background: $selected; color: $text; }
QScrollArea[bare="true"] { background: $panel; border: none; border-radius: 0; }
QAbstractItemView[bare="true"], QPlainTextEdit[bare="true"], QTextBrowser[bare="true"] { background: $panel;
  border: 1px solid $panel; border-radius: 0; }
QAbstractItemView[bare="true"]:focus, QPlainTextEdit[bare="true"]:focus, QTextBrowser[bare="true"]:focus {
  border-color: $accent; }
QScrollArea[bare="true"] > QWidget > QWidget { background: $panel; }
QHeaderView { background: $panel; border: none; }
QHeaderView::section { background: $panel; color: $muted; border: none; border-bottom: 1px solid $line;
  padding: 5px 9px; font-size: ${small}px; }
QTableCornerButton::section { background: $panel; border: none; }

QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: $edge; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; border: none; background: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; }

QProgressBar { background: $raised; border: none; border-radius: 4px; min-height: 8px; max-height: 8px;
  text-align: center; }
QProgressBar::chunk { background: $accent; border-radius: 4px; }
QSlider::groove:horizontal { background: $line; height: 4px; border-radius: 2px; }
QSlider::sub-page:horizontal { background: $accent; border-radius: 2px; }
QSlider::handle:horizontal { background: $accent; width: 14px; height: 14px; margin: -5px 0; border-radius: 7px; }
QSlider::handle:horizontal:hover { background: $accent_hover; }
QSplitter::handle { background: $line; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QGroupBox { border: none; border-top: 1px solid $line; margin-top: 8px; padding-top: 16px; font-weight: 600; }
QGroupBox::title { subcontrol-origin: padding; subcontrol-position: top left; padding: 4px 0; }

QFrame[divider="true"] { background: $line; border: none; }
QFrame[sidebar="true"] { border: none; border-left: 1px solid $line; }
QWidget[raised="true"] { background: $raised; }
QFrame[card="true"], QPushButton[card="true"] { background: $raised; border: 1px solid $line; border-radius: 9px; }
QPushButton[card="true"] { text-align: left; padding: 12px 14px; }
QPushButton[card="true"]:hover { border-color: $accent; }
QPushButton[card="true"]:focus { border: 2px solid $accent; padding: 11px 13px; }
QToolButton[dockbutton="true"]:focus { padding: 0; }

QDockWidget { color: $text; }
QFrame[dockframe="true"], QFrame[dockbar="true"] { background: $panel; }
QToolButton[dockbutton="true"] { padding: 0; min-height: 0; border-radius: 4px; }
QWidget#bottom_head { background: $panel; border-bottom: 1px solid $line; }
QLineEdit#command_field { background: $window; }
QWidget#welcome, QWidget#stage { background: $canvas; }
QGraphicsView { background: $canvas; border: none; }
"""
