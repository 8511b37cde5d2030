"""Writes the tables of the examples beside them: tickets.csv, customers.csv, demand.csv. Everything in them is invented.

    uv run python resources/examples/tables.py [FOLDER]
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np

SEED = 7
TICKETS, CUSTOMERS, HOURS = 600, 800, 1_500
GAPS = 0.12

Row = Sequence[Any]

# Per department: what a title says, what a text says, tags. {} takes a thing of the department.
SUBJECTS: dict[str, dict[str, Any]] = {
    "billing": {
        "en": (
            ("Charged twice for {}", "Wrong amount on {}", "Refund for {} missing", "Question about {}"),
            (
                "The card was charged two times for {}.",
                "The total of {} does not match what we agreed.",
                "I cancelled {} and the money has not come back.",
                "Please send the receipt for {} again.",
            ),
            ("the annual plan", "invoice 2041", "my subscription", "last month's order"),
        ),
        "ko": (
            ("{} 이중 결제", "{} 금액 오류", "{} 환불 지연", "{} 문의"),
            (
                "{} 건이 카드에서 두 번 결제되었습니다.",
                "{} 청구 금액이 안내받은 것과 다릅니다.",
                "{} 취소했는데 아직 환불이 되지 않았습니다.",
                "{} 영수증을 다시 보내 주세요.",
            ),
            ("연간 요금제", "2041번 청구서", "정기 구독", "지난달 주문"),
        ),
        "tags": ("payment", "refund", "invoice"),
    },
    "technical": {
        "en": (
            ("{} crashes", "Error in {}", "{} is very slow", "{} does not start"),
            (
                "{} closes by itself after a few seconds.",
                "Since the update {} shows error 500.",
                "{} needs minutes to load and then freezes.",
                "I installed {} again, without success.",
            ),
            ("the mobile app", "the report page", "the import tool", "the desktop client"),
        ),
        "ko": (
            ("{} 강제 종료", "{} 오류 발생", "{} 속도 저하", "{} 실행 불가"),
            (
                "{} 실행하면 몇 초 뒤에 저절로 꺼집니다.",
                "업데이트 이후 {} 화면에 오류 500이 나옵니다.",
                "{} 여는 데 몇 분이 걸리고 멈춥니다.",
                "{} 다시 설치해도 그대로입니다.",
            ),
            ("모바일 앱", "보고서 화면", "가져오기 도구", "데스크톱 프로그램"),
        ),
        "tags": ("crash", "performance", "bug"),
    },
    "delivery": {
        "en": (
            ("{} has not arrived", "{} arrived damaged", "Wrong address for {}", "Where is {}"),
            (
                "The tracking of {} has not changed for a week.",
                "The box was open and {} is broken.",
                "The courier took {} to another street.",
                "When will {} be delivered?",
            ),
            ("my parcel", "the replacement", "order 5310", "the second box"),
        ),
        "ko": (
            ("{} 미도착", "{} 파손", "{} 주소 변경", "{} 배송 조회"),
            (
                "{} 배송 조회가 일주일째 그대로입니다.",
                "상자가 열려 있었고 {} 깨져 있습니다.",
                "기사님이 {} 다른 곳에 두고 갔습니다.",
                "{} 언제 도착하나요?",
            ),
            ("택배", "교환품", "5310번 주문", "두 번째 상자"),
        ),
        "tags": ("shipping", "address", "damage"),
    },
    "account": {
        "en": (
            ("Cannot log in to {}", "Password of {}", "Change the name of {}", "{} is locked"),
            (
                "The password of {} is not accepted any more.",
                "The code for {} never comes by mail.",
                "Please give a colleague access to {}.",
                "After three attempts {} was locked.",
            ),
            ("my account", "the team workspace", "the admin page", "my profile"),
        ),
        "ko": (
            ("{} 로그인 불가", "{} 비밀번호 문의", "{} 이름 변경", "{} 잠김"),
            (
                "{} 비밀번호가 더 이상 맞지 않습니다.",
                "{} 인증 코드가 메일로 오지 않습니다.",
                "{} 동료에게도 권한을 주세요.",
                "세 번 시도한 뒤 {} 잠겼습니다.",
            ),
            ("내 계정", "팀 공간", "관리자 화면", "프로필"),
        ),
        "tags": ("login", "password", "access"),
    },
}
URGENCY = {
    "en": (
        ("Whenever you find the time.", "No hurry.", "Just wondering."),
        ("Please have a look this week.", "I would like an answer.", "It disturbs our work."),
        ("This is urgent, nobody can work!", "We lose customers every hour!", "Please call immediately!"),
    ),
    "ko": (
        ("시간 나실 때 봐 주세요.", "급하지 않습니다.", "그냥 궁금합니다."),
        ("이번 주 안에 확인 부탁드립니다.", "답변을 기다립니다.", "업무에 불편이 있습니다."),
        ("긴급합니다, 모두 일을 못 하고 있습니다!", "고객이 계속 떠나고 있습니다!", "즉시 전화 주세요!"),
    ),
}
EFFORT = {
    "en": (
        "I only need a short answer.",
        "I tried two other ways and describe them below.",
        "Several systems are involved: a proxy, single sign-on and our own scripts.",
    ),
    "ko": (
        "간단한 답변이면 됩니다.",
        "다른 방법 두 가지를 해 보았고 아래에 적었습니다.",
        "프록시, 통합 로그인, 자체 스크립트 등 여러 시스템이 얽혀 있습니다.",
    ),
}
DIFFICULTIES = ("easy", "medium", "hard")
URGENT_TAGS = ("", "", "urgent")


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent
    write(folder / "tickets.csv", ("title", "text", "tags", "priority", "department", "difficulty"), tickets())
    head = ("customer_id", "since", "plan", "city", "monthly_fee", "support_calls", "usage_hours", "paperless", "left")
    write(folder / "customers.csv", head, customers())
    write(folder / "demand.csv", ("time", "temperature", "weekend", "demand"), demand())


def write(path: Path, head: Row, rows: Iterable[Row]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(head)
        writer.writerows(rows)


def tickets() -> Iterable[Row]:
    """Yield tickets: the department follows from the subject, the priority from the tone, the difficulty from both."""
    random = np.random.default_rng(SEED)
    departments = list(SUBJECTS)
    for _ in range(TICKETS):
        department = departments[random.integers(len(departments))]
        language = ("en", "ko")[random.integers(2)]
        titles, texts, things = SUBJECTS[department][language]
        urgency, effort = int(random.integers(3)), int(random.integers(3))
        thing = str(random.choice(things))
        parts = [
            str(random.choice(texts)).format(thing),
            EFFORT[language][effort],
            str(random.choice(URGENCY[language][urgency])),
        ]
        title = str(random.choice(titles)).format(thing)
        if random.random() < 0.3:  # some say their trouble in the title alone
            parts.pop(0)
        tags = {str(tag) for tag in random.choice(SUBJECTS[department]["tags"], 2)} | {URGENT_TAGS[urgency]}
        priority = float(np.clip(0.1 + 0.4 * urgency + random.normal(0, 0.06), 0, 1))
        yield (
            title[0].upper() + title[1:],
            " ".join(part[0].upper() + part[1:] for part in parts),
            " ".join(sorted(tags - {""})),
            f"{priority:.2f}",
            department,
            DIFFICULTIES[effort],
        )


def customers() -> Iterable[Row]:
    """Yield customers with gaps in every column but the first and the last."""
    random = np.random.default_rng(SEED)
    cities = [f"{name} {part}" for name in ("Seoul", "Busan", "Daegu", "Incheon") for part in range(1, 11)]
    loyal = dict(zip(cities, random.normal(0, 0.7, len(cities)), strict=True))
    fees = {"basic": 12.0, "plus": 24.0, "family": 39.0}
    for place in range(CUSTOMERS):
        days = int(random.integers(30, 2_000))
        plan = str(random.choice(list(fees), p=(0.5, 0.35, 0.15)))
        city = str(random.choice(cities))
        calls, hours = int(random.poisson(1.5)), float(random.gamma(2.0, 12.0))
        fee = fees[plan] + float(random.normal(0, 2))
        paperless = bool(random.random() < 0.6)
        pull = 0.9 * calls - 0.05 * hours - 0.0012 * days + 0.04 * fee - loyal[city] - 0.8 * paperless
        left = pull + random.normal(0, 0.6) > 0.2
        since = (datetime(2026, 1, 1) - timedelta(days=days)).date().isoformat()
        values = [since, plan, city, f"{fee:.2f}", calls, f"{hours:.1f}", "yes" if paperless else "no"]
        known = ["" if random.random() < GAPS else value for value in values]
        yield (f"C{10_000 + place}", *known, "yes" if left else "no")


def demand() -> Iterable[Row]:
    """Yield hours of a demand for power that follows the day, the week, the weather, and what it was before."""
    random = np.random.default_rng(SEED)
    start, drift = datetime(2025, 3, 1), 0.0
    for hour in range(HOURS):
        now = start + timedelta(hours=hour)
        temperature = 10 + 8 * np.sin(2 * np.pi * (now.hour - 9) / 24) + 6 * np.sin(2 * np.pi * hour / 1_500)
        temperature += random.normal(0, 1)
        is_free = now.weekday() >= 5
        drift = 0.95 * drift + random.normal(0, 8)
        load = 500 + 120 * np.sin(2 * np.pi * (now.hour - 8) / 24) - 90 * is_free + 4 * abs(temperature - 16) + drift
        yield now.strftime("%Y-%m-%d %H:%M"), f"{temperature:.1f}", "yes" if is_free else "no", f"{load:.1f}"


if __name__ == "__main__":
    main()
