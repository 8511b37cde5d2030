"""Every record that crosses the pipe arrives as it was sent; what is none of them is refused with its place."""

from __future__ import annotations

import inspect
import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import inspect as told

import designer.wire as wire
from designer.wire.check import Checked, Problem, TensorInfo, with_trial
from designer.wire.framing import Answer, Request, decode_answer, decode_request, frame
from designer.wire.process import Done, Failed, Ping, Ready
from designer.wire.record import Event, Record
from designer.wire.training import NEVER_BEGAN, BatchDone, EpochDone, Finished
from tests.support.records import every_record, records

REQUESTS, ANSWERS = every_record(Request), every_record(Answer)
QUICK = settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def body(record: Any) -> bytes:
    return frame(record)[4:]


@pytest.mark.parametrize("cls", REQUESTS, ids=lambda cls: cls.__name__)
@QUICK
@given(data=st.data())
def test_every_request_arrives_as_it_was_sent(cls: type[Any], data: st.DataObject) -> None:
    record = data.draw(records(cls))
    again = decode_request(body(record))
    assert type(again) is cls
    assert again == record


@pytest.mark.parametrize("cls", ANSWERS, ids=lambda cls: cls.__name__)
@QUICK
@given(data=st.data())
def test_every_answer_arrives_as_it_was_sent(cls: type[Any], data: st.DataObject) -> None:
    record = data.draw(records(cls))
    again = decode_answer(body(record))
    assert type(again) is cls
    assert again == record


@pytest.mark.parametrize("cls", [*REQUESTS, *ANSWERS], ids=lambda cls: cls.__name__)
def test_what_is_as_usual_is_not_written(cls: type[Any]) -> None:
    assert json.loads(body(cls())) == {"type": cls.__name__}
    assert json.loads(body(cls(id=7))) == {"type": cls.__name__, "id": 7}


@pytest.mark.parametrize("cls", [*REQUESTS, *ANSWERS], ids=lambda cls: cls.__name__)
def test_no_record_can_be_changed_once_it_is_sent(cls: type[Any]) -> None:
    with pytest.raises(AttributeError):
        cls().id = 1


def test_requests_and_answers_are_told_apart_by_their_names() -> None:
    names = [cls.__name__ for cls in (*REQUESTS, *ANSWERS)]
    assert len(names) == len(set(names))
    for cls in REQUESTS:
        with pytest.raises(msgspec.ValidationError, match="Invalid value"):
            decode_answer(body(cls()))
    for cls in ANSWERS:
        with pytest.raises(msgspec.ValidationError, match="Invalid value"):
            decode_request(body(cls()))


def test_every_record_of_the_package_travels() -> None:
    """A record that stands in no union could be sent and never read."""
    there = {
        cls
        for file in Path(wire.__file__).parent.glob("*.py")
        for cls in vars(__import__(f"designer.wire.{file.stem}", fromlist=["_"])).values()
        if inspect.isclass(cls) and issubclass(cls, Record) and not cls.__subclasses__()  # a base of others
    }
    assert there == {*REQUESTS, *ANSWERS}


def test_the_package_names_everything_that_it_offers() -> None:
    assert len(set(wire.__all__)) == len(wire.__all__)
    for cls in (*REQUESTS, *ANSWERS):
        assert getattr(wire, cls.__name__) is cls
        assert cls.__name__ in wire.__all__


def test_events_are_answers_and_no_request_is_one() -> None:
    events = {cls.__name__ for cls in ANSWERS if issubclass(cls, Event)}
    assert {"BatchDone", "EpochDone", "Worked", "TrialDone", "Preparing"} <= events
    assert not events & {"Done", "Failed", "Finished", "SearchDone", "Checked", "Pong"}
    assert not any(issubclass(cls, Event) for cls in REQUESTS)


def wrong_for(kind: Any) -> Any:
    """Return a JSON value that a field of this kind cannot hold, None where it holds everything."""
    if isinstance(kind, told.AnyType):
        return None
    kinds = kind.types if isinstance(kind, told.UnionType) else (kind,)
    if any(isinstance(k, told.AnyType) for k in kinds):
        return None
    holds_lists = any(isinstance(k, told.VarTupleType | told.TupleType) for k in kinds)
    return {"x": 1, "template": 3} if holds_lists else [[]]


FIELDS = [
    (cls, field)
    for cls in (*REQUESTS, *ANSWERS)
    for field in told.type_info(cls).fields  # type: ignore[attr-defined]
    if wrong_for(field.type) is not None
]


@pytest.mark.parametrize(("cls", "field"), FIELDS, ids=[f"{c.__name__}.{f.name}" for c, f in FIELDS])
def test_a_field_of_another_kind_is_refused_with_its_place(cls: type[Any], field: Any) -> None:
    text = json.dumps({"type": cls.__name__, field.encode_name: wrong_for(field.type)}).encode()
    decode = decode_request if cls in REQUESTS else decode_answer
    with pytest.raises(msgspec.ValidationError) as error:
        decode(text)
    assert f"$.{field.encode_name}" in str(error.value)


LITERALS = [(c, f) for c, f in FIELDS if isinstance(f.type, told.LiteralType)]


@pytest.mark.parametrize(("cls", "field"), LITERALS, ids=[f"{c.__name__}.{f.name}" for c, f in LITERALS])
def test_a_word_that_is_none_of_those_allowed_is_refused(cls: type[Any], field: Any) -> None:
    decode = decode_request if cls in REQUESTS else decode_answer
    for word in field.type.values:
        assert getattr(decode(json.dumps({"type": cls.__name__, field.name: word}).encode()), field.name) == word
    with pytest.raises(msgspec.ValidationError, match=f"Invalid enum value 'neither' - at `\\$.{field.name}`"):
        decode(json.dumps({"type": cls.__name__, field.name: "neither"}).encode())


def test_what_a_newer_program_tells_beside_what_is_known_is_passed_over() -> None:
    assert decode_answer(b'{"type":"Done","id":3,"result":"a","later":{"x":[1]}}') == Done(id=3, result="a")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (b"", "truncated"),
        (b"{", "truncated"),
        (b'{"type":"Ping"', "truncated"),
        (b'{"type":"Ping"} {', "trailing"),
        (b"[]", "Expected `object`"),
        (b"null", "Expected `object`"),
        (b'"Ping"', "Expected `object`"),
        (b"{}", "missing required field `type`"),
        (b'{"id":1}', "missing required field `type`"),
        (b'{"type":"Pingg"}', "Invalid value 'Pingg'"),
        (b'{"type":"ping"}', "Invalid value 'ping'"),
        (b'{"type":1}', "at `$.type`"),
        (b'{"type":"Ping","id":1.5}', "at `$.id`"),
        (b'{"type":"Ping","id":"1"}', "at `$.id`"),
        (b'{"type":"Ping","id":true}', "at `$.id`"),
        (b'{"type":"Ping","id":null}', "at `$.id`"),
        (b"{'type':'Ping'}", "malformed"),
        (b'{"type":"Ping","id":NaN}', "malformed"),
        (b'{"type":"Check","project":"\\udc00 and more"}', "surrogate"),
    ],
)
def test_what_is_no_request_is_refused_with_the_reason(text: bytes, reason: str) -> None:
    with pytest.raises(msgspec.MsgspecError) as error:
        decode_request(text)
    assert reason in str(error.value)


def test_bytes_that_are_no_utf8_are_refused() -> None:
    with pytest.raises(UnicodeError):
        decode_request(b'{"type":"Check","project":"\xff"}')


@QUICK
@given(st.sampled_from(REQUESTS), st.data())
def test_a_request_that_was_cut_anywhere_is_refused(cls: type[Any], data: st.DataObject) -> None:
    text = body(data.draw(records(cls)))
    for end in range(len(text)):
        with pytest.raises((msgspec.MsgspecError, UnicodeError)):
            decode_request(text[:end])


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=40))
def test_any_bytes_are_a_request_or_refused(text: bytes) -> None:
    try:
        found = decode_request(text)
    except (msgspec.MsgspecError, UnicodeError):
        return
    assert isinstance(found, Request)


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(ANSWERS), st.data())
def test_one_damaged_byte_is_an_answer_or_refused_and_never_anything_else(cls: type[Any], data: st.DataObject) -> None:
    text = bytearray(body(data.draw(records(cls))))
    text[data.draw(st.integers(0, len(text) - 1))] = data.draw(st.integers(0, 255))
    try:
        found = decode_answer(bytes(text))
    except (msgspec.MsgspecError, UnicodeError):
        return
    assert isinstance(found, Answer)


@pytest.mark.parametrize("number", [float("nan"), float("inf"), float("-inf")])
def test_numbers_that_are_not_finite_are_none_where_a_record_says_so(number: float) -> None:
    """JSON has none of them: what an engine tells of weights that ran away must not end the conversation."""
    sent = EpochDone(logs={"loss": number, "mae": 1.0}, learning_rate=number)
    assert decode_answer(body(sent)) == EpochDone(logs={"loss": None, "mae": 1.0}, learning_rate=None)
    assert decode_answer(body(Finished(logs={"loss": number}))) == Finished(logs={"loss": None})


@pytest.mark.parametrize("number", [0.1, -0.0, 5e-324, 1.7976931348623157e308, 1 / 3, 123456789.12345678, 1e-7])
def test_numbers_arrive_to_the_last_bit(number: float) -> None:
    again = decode_answer(body(BatchDone(points=((number, {"loss": number}),), elapsed=number)))
    assert isinstance(again, BatchDone)
    assert again.elapsed.hex() == number.hex()
    assert again.points[0][1]["loss"].hex() == number.hex()


@pytest.mark.parametrize("number", [0, -1, 2**31, 2**53 + 1, 2**63, 2**64 - 1, -(2**63)])
def test_whole_numbers_arrive_as_they_are(number: int) -> None:
    assert decode_request(body(Ping(id=number))) == Ping(id=number)


@pytest.mark.parametrize(
    "text", ["층 하나", "a\u0000b", "\u2028\u2029", "😀" * 3, '\\"/\b\f\n\r\t', "‮ltr", "{name}", "e\u0301"]
)
def test_any_text_arrives_as_it_is(text: str) -> None:
    assert decode_answer(body(Failed(details=text))) == Failed(details=text)


def test_half_a_character_does_not_make_the_sender_mute() -> None:
    """Such a text has no UTF-8 form: it arrives with a mark in its place, and everything else as it is."""
    again = decode_answer(body(Failed(id=3, details="a\ud83db 😀")))
    assert again == Failed(id=3, details="a?b 😀")
    broken = EpochDone(logs={"l\udcffss": float("nan")})
    assert decode_answer(body(broken)) == EpochDone(logs={"l?ss": None})


def test_sentences_arrive_with_the_sentences_in_them() -> None:
    inner = wire.Worked(what=NEVER_BEGAN).what
    sent = Failed(text=type(inner)("{reason} ({count})", {"reason": inner, "count": 3}))
    again = decode_answer(body(sent))
    assert isinstance(again, Failed)
    assert again.text.args["reason"] == NEVER_BEGAN
    assert str(again.text) == f"{NEVER_BEGAN} (3)"


def test_a_process_says_which_protocol_it_speaks() -> None:
    assert Ready().protocol == wire.PROTOCOL_VERSION
    assert decode_answer(b'{"type":"Ready","protocol":99}').protocol == 99  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("shape", "row"), [(None, None), ((), None), ((None,), ()), ((None, 3, 2), (3, 2)), ((8, None), (None,))]
)
def test_the_shape_of_a_row_is_that_without_the_batch(shape: Any, row: Any) -> None:
    assert TensorInfo(shape).row == row


def problem(text: str, severity: Any = "error") -> Problem:
    return Problem(type(NEVER_BEGAN)(text), severity=severity)


def test_what_a_trial_tells_joins_the_report_once() -> None:
    report = Checked(ok=True, can_train=True, problems=(problem("first", "warning"),))
    warned = with_trial(report, (problem("more", "warning"),))
    assert warned.can_train
    assert warned.is_tried
    assert [str(p.text) for p in warned.problems] == ["first", "more"]
    broken = with_trial(report, (problem("worse"), problem("more", "warning")))
    assert not broken.can_train
    assert broken.ok
    assert with_trial(broken, (problem("again"),)) is broken
    assert with_trial(report, ()) is report
    assert with_trial(Checked(can_train=False), (problem("x", "warning"),)).can_train is False
