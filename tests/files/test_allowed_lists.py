"""What was allowed is just what a person chose: no path, name or text that a project brings allows another one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from designer.files import allowed

QUICK = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
NAMES = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0/"), min_size=1, max_size=20)


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "state"
    monkeypatch.setenv(allowed.STATE_VARIABLE, str(path))
    return path


@QUICK
@given(NAMES, NAMES)
def test_leave_for_one_file_is_none_for_another(tmp_path: Path, chosen: str, other: str) -> None:
    folder = tmp_path / "files"
    for list_ in (tmp_path / "state").glob("*"):
        list_.unlink()
    allowed.allow(folder / chosen)
    same = os.path.realpath(folder / chosen) == os.path.realpath(folder / other)
    assert allowed.is_allowed(folder / other) == (same and "\n" not in chosen)


@pytest.mark.parametrize("mark", ["\r", "\n", "\r\n", "\x0b", "\x0c", "\x1c", "\x85", "\u2028"])
def test_a_path_with_a_line_break_in_it_allows_no_second_path(tmp_path: Path, mark: str) -> None:
    secret = tmp_path / "secret.csv"
    secret.write_text("a\n", encoding="utf-8")
    allowed.allow(Path(f"{tmp_path}/harmless{mark}{secret}"))
    allowed.allow(Path(f"{tmp_path}/harmless{mark}{secret}"), "write")
    assert not allowed.is_allowed(secret)
    assert not allowed.is_allowed(secret, "write")
    assert not allowed.is_allowed(tmp_path / "harmless")


@pytest.mark.parametrize("mark", ["\r", "\n", "\r\n"])
def test_a_name_with_a_line_break_in_it_allows_no_other_text(mark: str) -> None:
    bad = "import os\n"
    allowed.allow_code("x = 1\n", f"mine{mark}{allowed.code_digest(bad)} theirs")
    assert allowed.is_code_allowed("x = 1\n")
    assert not allowed.is_code_allowed(bad)


def test_leave_to_read_is_no_leave_to_write_or_to_run(tmp_path: Path) -> None:
    file = tmp_path / "a.py"
    file.write_text("x = 1\n", encoding="utf-8")
    for leave in ("read", "write", "run"):
        assert not any(allowed.is_allowed(file, other) for other in ("read", "write", "run"))  # type: ignore[arg-type]
        allowed.allow(file, leave)  # type: ignore[arg-type]
        found = [other for other in ("read", "write", "run") if allowed.is_allowed(file, other)]  # type: ignore[arg-type]
        assert found == [leave]
        for list_ in Path(os.environ[allowed.STATE_VARIABLE]).glob("allowed*"):
            list_.unlink()


def test_code_may_run_only_as_it_stood(tmp_path: Path) -> None:
    file = tmp_path / "a.py"
    file.write_text("x = 1\n", encoding="utf-8")
    allowed.allow(file, "run")
    copy = tmp_path / "b.py"
    copy.write_bytes(file.read_bytes())
    assert not allowed.is_allowed(copy, "run")  # another file, though it says the same
    file.write_text("x = 2\n", encoding="utf-8")
    assert not allowed.is_allowed(file, "run")
    file.write_text("x = 1\n", encoding="utf-8")
    assert allowed.is_allowed(file, "run")
    file.unlink()
    with pytest.raises(OSError, match=r"a\.py"):
        allowed.is_allowed(file, "run")


def test_a_link_is_what_it_leads_to(tmp_path: Path) -> None:
    real, other, link = tmp_path / "real.csv", tmp_path / "other.csv", tmp_path / "link.csv"
    for file in (real, other):
        file.write_text("a\n", encoding="utf-8")
    link.symlink_to(real)
    allowed.allow(link)
    assert allowed.is_allowed(real)
    link.unlink()
    link.symlink_to(other)
    assert not allowed.is_allowed(link)


@pytest.mark.parametrize(
    ("path", "leads"),
    [
        ("a.csv", False),
        ("sub/a.csv", False),
        ("sub/../a.csv", False),
        ("../a.csv", True),
        ("sub/../../a.csv", True),
        ("/etc/hostname", True),
        ("", False),
        (".", False),
        ("..", True),
    ],
)
def test_whether_a_path_leads_out(tmp_path: Path, path: str, leads: bool) -> None:
    folder = tmp_path / "project"
    (folder / "sub").mkdir(parents=True)
    assert allowed.leads_out(path, folder) == leads


def test_a_link_inside_that_leads_out_leads_out(tmp_path: Path) -> None:
    folder = tmp_path / "project"
    folder.mkdir()
    (folder / "link").symlink_to(tmp_path)
    assert allowed.leads_out("link/a.csv", folder)
    (tmp_path / "project-two").mkdir()
    assert allowed.leads_out("../project-two/a.csv", folder)


def test_what_lies_in_the_project_is_not_written_down(tmp_path: Path, state: Path) -> None:
    allowed.allow_outside(tmp_path / "a.csv", tmp_path)
    assert not state.exists()
    allowed.allow_outside(tmp_path / "a.csv", tmp_path / "project")
    allowed.allow_outside(tmp_path / "b.csv", None)
    assert allowed.is_allowed(tmp_path / "a.csv")
    assert allowed.is_allowed(tmp_path / "b.csv")


def test_the_list_keeps_the_newest_thousand(tmp_path: Path, state: Path) -> None:
    state.mkdir()
    many = [f"/nowhere/{number}" for number in range(1000)]
    (state / "allowed-files").write_text("\n".join(many), encoding="utf-8")
    allowed.allow(tmp_path / "new.csv")
    assert allowed.is_allowed(tmp_path / "new.csv")
    assert not allowed.is_allowed(Path("/nowhere/0"))
    assert allowed.is_allowed(Path("/nowhere/1"))
    allowed.allow(Path("/nowhere/1"))  # chosen again: it counts as new
    for number in range(3):
        allowed.allow(tmp_path / f"{number}.csv")
    lines = (state / "allowed-files").read_text("utf-8").split("\n")
    assert len(lines) == len(set(lines)) == 1000
    assert allowed.is_allowed(Path("/nowhere/1"))


def test_the_last_text_of_a_name_can_be_shown_beside_a_changed_one(state: Path) -> None:
    assert allowed.allowed_before("mine") == ""
    allowed.allow_code("x = 1\n", "mine")
    allowed.allow_code("x = 2  # 둘\n", "mine")
    allowed.allow_code("y = 3\n", "other")
    assert allowed.allowed_before("mine") == "x = 2  # 둘\n"
    assert allowed.is_code_allowed("x = 1\n")
    for copy in (state / "allowed-code-texts").iterdir():
        copy.unlink()
    assert allowed.allowed_before("mine") == ""


def test_a_damaged_list_allows_nothing_and_is_written_anew(tmp_path: Path, state: Path) -> None:
    state.mkdir()
    (state / "allowed-files").write_bytes(b"\xff\xfe\x00garbage\n")
    assert not allowed.is_allowed(tmp_path / "a.csv")
    allowed.allow(tmp_path / "a.csv")
    assert allowed.is_allowed(tmp_path / "a.csv")


def test_a_name_of_bytes_that_are_no_text_is_kept_as_it_is(tmp_path: Path) -> None:
    odd = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.csv"))
    allowed.allow(odd)
    assert allowed.is_allowed(odd)
    assert not allowed.is_allowed(tmp_path / "café.csv")
