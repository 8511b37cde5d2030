"""The open document and the processes that work for it; QtCore only, no widgets."""
