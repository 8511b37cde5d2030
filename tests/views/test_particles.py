"""Korean particles after names and numbers."""

from __future__ import annotations

import pytest

from designer.views.particles import with_particles


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("레이어은(는) 열을(를)", "레이어는 열을"),
        ("입력이(가) 출력과(와)", "입력이 출력과"),
        ("department은(는) title을(를)", "department는 title을"),
        ("units를 4(으)로", "units를 4로"),
        ("3(으)로 7(으)로 열(으)로 셋(으)로", "3으로 7로 열로 셋으로"),
        ("(None, 64)이(가) 들어옵니다", "(None, 64)가 들어옵니다"),
        ("Dense_1(이)라는", "Dense_1이라는"),
        ("block은(는)", "block은(는)"),
        ("은(는)", "은(는)"),
        ("The Input title has no data.", "The Input title has no data."),
    ],
)
def test_the_particle_follows_the_sound_where_it_is_certain(written: str, said: str) -> None:
    assert with_particles(written) == said
