"""Where runs and searches begin, as a field of a form; and the question for an address."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QInputDialog, QWidget

from designer.graph.texts import Text
from designer.jobs.places import PLACES
from designer.session.places import Places
from designer.views.forms.controls import Combo
from designer.views.guard import guarded
from designer.views.wording import say


@guarded
class PlaceField(Combo):
    """This machine, the addresses that have answered once, and one that asks for another."""

    def __init__(self, name: str, places: Places, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._places = places
        self._later = QTimer(self)  # the list closes before a dialog opens
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._ask)
        self.activated.connect(self._on_activated)
        places.changed.connect(self.retranslate)
        self.retranslate()

    def retranslate(self) -> None:
        """Show where they begin in the language in force."""
        places = self._places
        self.setAccessibleName(self.tr("Place"))
        self.setToolTip(
            self.tr("Where runs and searches begin: on this machine or elsewhere. Those under way stay where they are.")
        )
        self.clear()
        self.addItem(self.tr("this machine"), "")
        for address in places.known:
            self.addItem(address, address)
        if places.asked and places.asked not in places.known:
            self.addItem(places.asked, places.asked)
        self.addItem(self.tr("another address..."), None)
        shown = self.findData(places.asked or places.address)
        if places.asked:
            self.setItemText(shown, self.tr("{address} is asked...").format(address=places.asked))
        self.setCurrentIndex(shown)

    def _on_activated(self, index: int) -> None:
        chosen = self.itemData(index)
        if isinstance(chosen, str):
            self._places.choose(chosen)
        else:
            self.retranslate()
            self._later.start()

    def _ask(self) -> None:
        PlaceDialog(self._places, self.window()).ask()


@guarded
class PlaceDialog(QInputDialog):
    """Asks where they are to begin: at a known place, or at an address that is typed."""

    def __init__(self, places: Places, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("place_dialog")
        self._places = places
        self._here = self.tr("this machine")
        self.setWindowTitle(self.tr("Where runs begin"))
        about = self.tr("This machine, or the address where runs and searches are to begin from now on.")
        kinds = [f"{say(Text(kind.title))}: {say(Text(kind.addresses))}" for kind in PLACES.values()]
        self.setLabelText("\n".join([about, *kinds]))
        self.setComboBoxEditable(True)
        self.setComboBoxItems([self._here, *places.known])
        self.setTextValue(places.address or self._here)

    def ask(self) -> None:
        """Ask, and choose what is answered."""
        if self.exec() == QDialog.DialogCode.Accepted:
            typed = self.textValue().strip()
            self._places.choose("" if typed == self._here else typed)
