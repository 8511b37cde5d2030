"""The parts of the inspector panel: header, page of the selected layers, page of the whole model."""
