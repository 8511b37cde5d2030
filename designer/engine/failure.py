"""Exceptions as answers: a sentence for people, the traceback for the log."""

from __future__ import annotations

import errno
import traceback

from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError, Text
from designer.wire import Failed

_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def failure(error: BaseException) -> Failed:
    """Return an exception as the answer to a request."""
    from designer.engine.checking.keras_errors import essence

    if isinstance(error, DesignerError):
        return Failed(text=error.text)
    details = "".join(traceback.format_exception(error))
    if isinstance(error, MemoryError) or type(error).__name__ == "ResourceExhaustedError":
        text = Text(
            QT_TRANSLATE_NOOP("Errors", "There is not enough memory. Take a smaller batch size or a smaller network.")
        )
    elif isinstance(error, OSError) and error.errno in _NO_ROOM:
        text = Text(
            QT_TRANSLATE_NOOP("Errors", "There is no room left on the disk: {reason}. Make room and try again."),
            {"reason": essence(error)},
        )
    else:
        text = Text(QT_TRANSLATE_NOOP("Errors", "Keras reports: {message}"), {"message": essence(error)})
    return Failed(text=text, details=details)
