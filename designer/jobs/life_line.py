"""Standard input of a process that works for a window: frames of requests; when it ends, so does the process."""

from __future__ import annotations

import os
import threading
import traceback
from collections.abc import Callable
from typing import BinaryIO

from designer.engine.server import Outbox
from designer.wire import Request, decode_request, read_frame


def begin_reading(
    stream: BinaryIO, take: Callable[[Request], object], leave: Callable[[], object], outbox: Outbox
) -> None:
    """Take requests in a thread until there are no more, then `leave` what is under way, and end the process."""
    threading.Thread(target=_read, args=(stream, take, leave, outbox), name="reader", daemon=True).start()


def _read(stream: BinaryIO, take: Callable[[Request], object], leave: Callable[[], object], outbox: Outbox) -> None:
    status = 4
    try:
        while body := read_frame(stream):
            take(decode_request(body))
        status = 0
    except Exception:
        traceback.print_exc()
    finally:
        leave()
        outbox.close()
        os._exit(status)
