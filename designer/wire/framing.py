"""How records travel: all requests and answers, each as one frame of JSON.

A frame is the length of the JSON in four bytes, big-endian, and the JSON itself. Requests carry an `id`; every answer
and event carries the `id` of its request, so that what has become stale can be dropped.
"""

from __future__ import annotations

import json
from typing import BinaryIO

import msgspec

from designer.wire.answers import (
    Compare,
    DescribeInputs,
    Evaluate,
    Evaluated,
    ExcitingFound,
    ExplainRow,
    ExplainRun,
    FindExciting,
    InputsDescribed,
    Predict,
    Predictions,
    PredictRow,
    RowExplained,
    RowPredicted,
    RunExplained,
)
from designer.wire.check import Check, Checked, Tried, Try
from designer.wire.data import DataDescribed, DataSketched, DescribeData, DescribeSplit, SplitDescribed
from designer.wire.examining import ExamineRun, FindRate, RateFound, RunExamined
from designer.wire.files import (
    BaseDrawn,
    DrawBase,
    ImportBases,
    Imported,
    ImportModel,
    ImportWeights,
    ReportRun,
    RunReported,
    RunScript,
    SaveInitial,
    SaveModel,
    WeightsImported,
)
from designer.wire.inside import Diagram, Drawn, NodeInside, NodeInsideShown
from designer.wire.own import OwnRun, RunOwn
from designer.wire.places import Reach, Reached
from designer.wire.process import Cancel, Done, Failed, Ping, Pong, Ready, Worked
from designer.wire.search import Search, SearchDone, SearchStarted, TrialDone, TrialEpoch, TrialStarted
from designer.wire.training import (
    BatchDone,
    EpochDone,
    Examined,
    Examining,
    Finished,
    Pause,
    Paused,
    Preparing,
    Resume,
    Resumed,
    Stop,
    Time,
    Timed,
    Told,
    Train,
    TrainingStarted,
)

MAX_FRAME = 256 * 1024 * 1024

WORKING_FOLDER = "kdesign-engine-"  # what the name of the empty folder an engine works in begins with

Request = (
    Check
    | Try
    | DescribeData
    | DescribeSplit
    | Train
    | Search
    | Time
    | Stop
    | Pause
    | Resume
    | Evaluate
    | Predict
    | Compare
    | DescribeInputs
    | PredictRow
    | ExplainRow
    | ExplainRun
    | FindExciting
    | ReportRun
    | ExamineRun
    | FindRate
    | Cancel
    | Diagram
    | SaveModel
    | SaveInitial
    | NodeInside
    | ImportModel
    | RunScript
    | ImportWeights
    | ImportBases
    | DrawBase
    | RunOwn
    | Reach
    | Ping
)

Answer = (
    Ready
    | Pong
    | Done
    | Failed
    | Checked
    | Tried
    | DataDescribed
    | DataSketched
    | SplitDescribed
    | Timed
    | Evaluated
    | Worked
    | Predictions
    | InputsDescribed
    | RowPredicted
    | RowExplained
    | RunExplained
    | ExcitingFound
    | RunReported
    | RunExamined
    | RateFound
    | Drawn
    | NodeInsideShown
    | Imported
    | WeightsImported
    | BaseDrawn
    | OwnRun
    | Reached
    | Preparing
    | TrainingStarted
    | BatchDone
    | EpochDone
    | Paused
    | Resumed
    | Told
    | Examining
    | Examined
    | Finished
    | SearchStarted
    | TrialStarted
    | TrialEpoch
    | TrialDone
    | SearchDone
)

_encoder = msgspec.json.Encoder()

_requests: msgspec.json.Decoder[Request] = msgspec.json.Decoder(Request)

_answers: msgspec.json.Decoder[Answer] = msgspec.json.Decoder(Answer)


def frame(record: Request | Answer) -> bytes:
    """Return the record as one frame; half a character, as broken files hold, is written as a question mark."""
    try:
        body = _encoder.encode(record)
    except UnicodeEncodeError:
        whole = json.dumps(msgspec.to_builtins(record), ensure_ascii=False).encode("utf-8", "replace")
        body = _encoder.encode(json.loads(whole))
    return len(body).to_bytes(4, "big") + body


def read_frame(stream: BinaryIO) -> bytes | None:
    """Return the JSON of the next frame, or None at the end of the stream.

    Raises ValueError for a torn, empty or oversized frame.
    """
    head = stream.read(4)
    if not head:
        return None
    length = int.from_bytes(head, "big")
    if len(head) < 4 or not 0 < length <= MAX_FRAME:
        raise ValueError(f"expected a frame of 1 to {MAX_FRAME} bytes, received a head of {head!r}")
    body = stream.read(length)
    if len(body) < length:
        raise ValueError(f"expected {length} bytes, received {len(body)}")
    return body


def decode_request(body: bytes) -> Request:
    """Return the request in a frame's JSON; raises msgspec.ValidationError with the path of the fault."""
    return _requests.decode(body)


def decode_answer(body: bytes) -> Answer:
    """Return the answer in a frame's JSON; raises msgspec.ValidationError with the path of the fault."""
    return _answers.decode(body)
