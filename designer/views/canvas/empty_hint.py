"""What stands in the middle of the canvas while there is nothing on it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from designer.views.canvas.scene import Scene
from designer.views.stylesheet import mark


class EmptyHint(QLabel):
    """A quiet sentence; presses go through it to the drawing."""

    def __init__(self, scene: Scene, canvas: QWidget) -> None:
        super().__init__(canvas)
        self._scene = scene
        self._canvas = canvas
        self.setObjectName("canvas_hint")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        mark(self, "muted")
        scene.followed.connect(self.refresh)
        self.retranslate()

    def retranslate(self) -> None:
        """Set the text anew."""
        self.setText(self.tr("Double-click to add a layer, or drag one from the left."))
        self.refresh()

    def refresh(self) -> None:
        """Show it where nothing is drawn."""
        self.setVisible(not self._scene.nodes)
        self.place()

    def place(self) -> None:
        """Stand in the middle of the canvas."""
        self.adjustSize()
        self.move((self._canvas.width() - self.width()) // 2, (self._canvas.height() - self.height()) // 2)
