"""Korean particles after a value: 은(는), 을(를), (으)로 become the form that the sound before them wants."""

from __future__ import annotations

import re

_FORMS = {
    "은(는)": ("은", "는"),
    "이(가)": ("이", "가"),
    "을(를)": ("을", "를"),
    "과(와)": ("과", "와"),
    "(으)로": ("으로", "로"),
    "(이)라": ("이라", "라"),
}
_DIGITS = "013678"  # their Korean names end in a consonant: 영 일 삼 육 칠 팔
_LIKE_L = "178lL"  # ... in ㄹ, after which 로 stands without 으
_CLOSED = re.compile(
    r"(?:[lmn]|ng|le|me|ne|put|out|set)$", re.IGNORECASE
)  # read in Korean they end in a consonant: title 타이틀
_OPEN = re.compile(r"(?:[aiouyrsxzdfvhjw]|[^aeiou]t|[^lmnkp]e)$", re.IGNORECASE)  # ... in a vowel: Dense 덴스


def with_particles(text: str) -> str:
    """Return Korean text with the particles chosen where the sound is certain; else both stay, as in 은(는)."""
    for mark, (closed, opened) in _FORMS.items():
        place = text.find(mark)
        while place >= 0:
            word = re.sub(r"[\s)\]}'\"]+$", "", text[:place])
            is_closed = _is_closed(word)
            if is_closed is not None:
                if mark == "(으)로" and is_closed and _ends_in_l(word):
                    is_closed = False
                text = text[:place] + (closed if is_closed else opened) + text[place + len(mark) :]
            place = text.find(mark, place + 1)
    return text


def _is_closed(word: str) -> bool | None:
    """Tell whether a word ends in a consonant when it is read in Korean, None where that is not certain."""
    last = word[-1:]
    if "가" <= last <= "힣":
        return (ord(last) - ord("가")) % 28 > 0
    if last.isdecimal():
        return last in _DIGITS
    if _CLOSED.search(word):
        return True
    return False if _OPEN.search(word) else None


def _ends_in_l(word: str) -> bool:
    last = word[-1:]
    if "가" <= last <= "힣":
        return (ord(last) - ord("가")) % 28 == 8
    return last in _LIKE_L or word.lower().endswith("le")
