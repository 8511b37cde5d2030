"""Frames over real pipes: whole however they come in, and refused with the reason when they are torn."""

from __future__ import annotations

import io
import os
import threading
from collections.abc import Iterator
from typing import IO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from designer.engine.server import Outbox
from designer.graph.texts import Text
from designer.wire.check import Check
from designer.wire.framing import MAX_FRAME, Answer, Request, decode_answer, decode_request, frame, read_frame
from designer.wire.process import Done, Failed, Ping, Worked
from designer.wire.training import BatchDone, EpochDone
from tests.support.records import every_record, records

Pair = tuple[IO[bytes], IO[bytes]]


@pytest.fixture
def pipe() -> Iterator[Pair]:
    """Return the end of a real pipe that is read and the one that is written."""
    reading, writing = os.pipe()
    read, write = os.fdopen(reading, "rb"), os.fdopen(writing, "wb", buffering=0)
    yield read, write
    read.close()
    write.close()


def in_pieces(write: IO[bytes], data: bytes, size: int) -> threading.Thread:
    """Write data into a pipe piece by piece from a thread, and end it."""

    def run() -> None:
        for start in range(0, len(data), size):
            write.write(data[start : start + size])
        write.close()

    thread = threading.Thread(target=run)
    thread.start()
    return thread


@pytest.mark.parametrize("size", [1, 2, 3, 4, 5, 7, 64, 100_000])
def test_frames_arrive_whole_however_they_are_cut(pipe: Pair, size: int) -> None:
    sent: list[Request] = [Ping(id=1), Check(id=2, project="한" * 300, folder="/"), Ping(id=3)]
    writing = in_pieces(pipe[1], b"".join(map(frame, sent)), size)
    found = []
    while (body := read_frame(pipe[0])) is not None:  # type: ignore[arg-type]
        found.append(decode_request(body))
    writing.join()
    assert found == sent


def test_what_is_larger_than_a_pipe_holds_arrives(pipe: Pair) -> None:
    sent = Failed(details="x" * 3_000_000)
    writing = in_pieces(pipe[1], frame(sent) + frame(Done(id=4)), 10_000_000)
    bodies = [read_frame(pipe[0]) for _ in range(3)]  # type: ignore[arg-type]
    writing.join()
    assert decode_answer(bodies[0] or b"") == sent
    assert decode_answer(bodies[1] or b"") == Done(id=4)
    assert bodies[2] is None


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(every_record(Answer)).flatmap(records), max_size=4))
def test_many_answers_in_a_row_are_read_one_by_one(sent: list[Answer]) -> None:
    stream = io.BytesIO(b"".join(map(frame, sent)))
    found = []
    while (body := read_frame(stream)) is not None:
        found.append(decode_answer(body))
    assert found == sent


def test_a_stream_that_ends_anywhere_within_a_frame_is_torn() -> None:
    data = frame(Check(id=2, project="abc"))
    assert read_frame(io.BytesIO(b"")) is None
    for end in range(1, len(data)):
        with pytest.raises(ValueError, match="expected") as error:
            read_frame(io.BytesIO(data[:end]))
        told = str(error.value)
        if end >= 4:
            assert told == f"expected {len(data) - 4} bytes, received {end - 4}"
        else:
            assert repr(data[:end]) in told


def test_a_writer_that_dies_within_a_frame_is_told_from_one_that_ends(pipe: Pair) -> None:
    writing = in_pieces(pipe[1], frame(Ping(id=1)) + frame(Ping(id=2))[:-3], 4)
    assert decode_request(read_frame(pipe[0]) or b"") == Ping(id=1)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="expected 22 bytes, received 19"):
        read_frame(pipe[0])  # type: ignore[arg-type]
    writing.join()


@pytest.mark.parametrize("length", [0, MAX_FRAME + 1, 2**32 - 1])
def test_lengths_that_no_frame_has_are_refused_before_anything_is_read(length: int) -> None:
    stream = io.BytesIO(length.to_bytes(4, "big") + b"{}")
    with pytest.raises(ValueError, match=f"1 to {MAX_FRAME} bytes"):
        read_frame(stream)
    assert stream.tell() == 4


def test_the_longest_frame_is_asked_for_and_missed_when_it_is_not_there() -> None:
    with pytest.raises(ValueError, match=f"expected {MAX_FRAME} bytes, received 2"):
        read_frame(io.BytesIO(MAX_FRAME.to_bytes(4, "big") + b"{}"))


@pytest.mark.parametrize("text", [b"GET / HTTP/1.1\r\n\r\n", b'{"type":"Ping"}', b"\x89PNG\r\n\x1a\n", b"\xff" * 8])
def test_what_is_not_of_this_protocol_is_refused(text: bytes) -> None:
    with pytest.raises(ValueError, match="expected"):
        read_frame(io.BytesIO(text))


def test_the_length_counts_bytes_and_not_characters() -> None:
    data = frame(Failed(details="층"))
    assert int.from_bytes(data[:4], "big") == len(data) - 4
    assert data[4:] == '{"type":"Failed","details":"층"}'.encode()


def sent_by(outbox_of: list[Answer]) -> list[Answer]:
    """Return what an outbox writes of answers that are put at once."""
    reading, writing = os.pipe()
    with os.fdopen(reading, "rb") as read, os.fdopen(writing, "wb") as write:
        outbox = Outbox(write)
        for answer in outbox_of:
            outbox.put(answer)
        outbox.close()
        write.close()
        found = []
        while (body := read_frame(read)) is not None:
            found.append(decode_answer(body))
    return found


def test_an_outbox_keeps_the_order_and_loses_no_answer() -> None:
    answers: list[Answer] = [Done(id=i) if i % 3 else EpochDone(id=i, epoch=i) for i in range(200)]
    assert sent_by(answers) == answers


def test_half_a_character_in_an_answer_does_not_silence_those_behind_it() -> None:
    assert sent_by([Failed(id=1, details="\udce9"), Done(id=2)]) == [Failed(id=1, details="?"), Done(id=2)]


@pytest.mark.parametrize("count", [1, 50, 400])
def test_batches_may_be_told_together_but_every_point_arrives_once(count: int) -> None:
    answers = [BatchDone(id=1, step=i, points=((float(i), {"loss": i / 2}),)) for i in range(count)]
    found = sent_by([*answers, Done(id=1)])
    assert found[-1] == Done(id=1)
    batches = [one for one in found if isinstance(one, BatchDone)]
    assert [point for one in batches for point in one.points] == [one.points[0] for one in answers]
    assert batches[-1].step == count - 1


def test_batches_of_two_runs_and_batches_around_an_epoch_are_not_mixed() -> None:
    def at(run: int, step: int) -> BatchDone:
        return BatchDone(id=run, step=step, points=((float(step), {}),))

    sent: list[Answer] = [at(1, 1), at(2, 1), at(1, 2), EpochDone(id=1), at(1, 3)]
    found = sent_by(sent)
    assert [type(one) for one in found] == [type(one) for one in sent]
    assert found == sent


def test_an_outbox_whose_reader_has_gone_lets_its_owner_go_on() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb", buffering=0) as write:
        outbox = Outbox(write)  # type: ignore[arg-type]
        for i in range(100):
            outbox.put(Worked(id=i, what=Text("x" * 1000)))
        outbox.close()
        outbox.put(Done())  # nobody waits for it
    assert not outbox._thread.is_alive()
