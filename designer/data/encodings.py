"""The encoding of a text file: the candidates, how each reads the same lines, and which is the likeliest.

UTF-8 and UTF-16 prove themselves. Of the rest every sequence of bytes is text in Windows-1252, and much of it is also
text in CP949: "°±" and "갚" are the same bytes. So the two are compared by what their languages look like.
"""

from __future__ import annotations

import codecs
import re
from pathlib import Path

import msgspec

CANDIDATES = ("utf-8", "cp949", "cp1252", "utf-16")
_BLOCK = 1 << 20
_SAMPLE = 1 << 16
_CONTROLS = frozenset(range(32)) - frozenset(b"\t\n\v\f\r\x1a\x1c\x1d\x1e\x1f")  # without those that tables use

# The syllables that make up nine tenths of written Korean.
_COMMON = frozenset(
    "이다는의에가을하고지도은한로사기어인를나자서리그대시아해수전정있일들라것과보장게면부주여안상적만거제공원구성으연스우유비니"
    "무조선동생관경마방소교위국세와오신물내계치학중미때개모등진데영야화러실드양각간업없분속음체말트점단금식건강산명번름키몸격판"
    "합불남녀용량값형월년호차회역명김박최임권순별품색크높낮길재투표율행통민족외입출발작품년요까터민집최심현천결문반직표출됩습했"
    "였됐되며려려져줘같두바람길빠살먹좋않못왔갔따라게든많큰노력복본루르즈레베버브벨포프파피타테토코카크초추처쳐저종준증질즉층"
    "검청책참창첫충취측친침컴태택토특편평폭필함항험혁협혼확환활황후훈휴희힘당담답더덕던독돈돌두뒤득량령록론료류률린림막망매맥"
    "맞머메며목몰묘문밀배백벌범법변병북빛뿐새색생석설셨손송쇼숙술숨승십싸쓰씨악알압약얼엄왕운울웃월육율은의익잔잘잡절접젊좌죄"
    "축출층칠탄탈탐토톨팀판패펴풀풍핵향허헌흐흘갑농락랑난날낸널네년누눈느늘능닌님닥달닭댁덜덩돼둘듣들등딩땅떠떤또뜻렇렸령먼몇"
    "럼밖밝밤봄봉뵈쁘싶써쪽쯤찍찾칭콘쿠큼킬탁턴텔통틀펼푸품플픈핀향헤혀흥힌울릉광댓춘촌군읍면동시도구로길층호실산강섬"
)
_HIGH = re.compile(r"[\u0080-\uffff]+")
# How a run of letters and signs beyond ASCII looks in the languages that are written with Windows-1252.
_NATURAL = re.compile(
    r"[\u00bf\u00a1\u00ab\u201c\u2018\u201e]?"
    r"(?:[\u00df-\u00f6\u00f8-\u00ff\u0153\u0161\u017e]{1,2}|[\u00c0-\u00d6\u00d8-\u00de\u0152\u0160\u017d]"
    r"[\u00df-\u00f6\u00f8-\u00ff]?|[\u00c0-\u00d6\u00d8-\u00de]{2})?"
    r"[\u00bb\u201d\u2019\u2026]?|"
    r"[\u00a2-\u00a9\u00ab\u00ae\u00b0-\u00b3\u00b5\u00b7\u00b9-\u00be\u00d7\u20ac\u2013\u2014\u2018-\u201d\u2022\u2026\u2122]"
)
_GLUED = re.compile(r"[A-Za-z][\u3400-\u9fff\uac00-\ud7a3]|[\u3400-\u9fff\uac00-\ud7a3][a-z]")


class EncodingFound(msgspec.Struct, frozen=True):
    """The encoding that was chosen, whether it is beyond doubt, and what else reads the file, likeliest first.

    `damaged` are bytes that are no UTF-8 in a file that is UTF-8 otherwise: any other encoding would spoil the rest.
    """

    name: str
    certain: bool
    others: tuple[str, ...] = ()
    damaged: bool = False


def find_encoding(path: Path, most: int | None = None) -> EncodingFound:
    """Return the encoding of a text file after a look at all its bytes, or at so many. Raises OSError."""
    with path.open("rb") as file:
        head = file.read(_SAMPLE)
        by_mark = _by_mark(head)
        if by_mark:
            return EncodingFound(by_mark, True)
        file.seek(0)
        valid = {"utf-8": codecs.getincrementaldecoder("utf-8")(), "cp949": codecs.getincrementaldecoder("cp949")()}
        valid["cp1252"] = codecs.getincrementaldecoder("cp1252")()
        high: list[bytes] = []
        kept = 0
        ascii_only = True
        while (most is None or file.tell() < most) and (block := file.read(_BLOCK)):
            if ascii_only and block.isascii():
                continue
            ascii_only = False
            for name in list(valid):
                try:
                    valid[name].decode(block)
                except UnicodeDecodeError:
                    del valid[name]
            if "utf-8" not in valid and kept < 16 * _SAMPLE:
                high.append(block)
                kept += len(block)
            elif "utf-8" in valid and not high:
                high.append(block)
    if ascii_only:
        return EncodingFound("utf-8", True)
    for name in list(valid) if most is None else ():
        try:
            valid[name].decode(b"", final=True)
        except UnicodeDecodeError:
            del valid[name]
    if "utf-8" in valid:
        return EncodingFound("utf-8", True)
    latin = "cp1252" if "cp1252" in valid else "latin-1"
    likeliest = (_compared if "cp949" in valid else _western)(b"".join(high), latin)
    return msgspec.structs.replace(likeliest, damaged=_is_damaged(b"".join(high)))


def is_binary(head: bytes) -> bool:
    """Tell whether what begins so is no text in any encoding: NUL is in it, with others like it.

    One that is alone is an accident in a text, which is told with the line it is in.
    """
    controls = [byte for byte in head if byte in _CONTROLS]
    return 0 in controls and (len(set(controls)) > 3 or len(controls) > 0.3 * len(head)) and not _by_mark(head)


def _by_mark(head: bytes) -> str:
    if head.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if head.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)) and len(head) % 4 == 0:
        return "utf-32"
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    even, odd = head[::2].count(0), head[1::2].count(0)
    # In UTF-16 without a mark every ASCII character, as are delimiters and line ends, has a NUL on the same side.
    share = max(even, odd) / max(1, len(head) / 2)
    if min(even, odd) == 0 and (share > 0.3 or (share > 0.05 and max(even, odd) >= 20)):
        name = "utf-16-le" if odd > even else "utf-16-be"
        try:
            head[: len(head) // 2 * 2].decode(name, errors="strict")
        except UnicodeDecodeError as error:
            return name if error.start > len(head) - 4 else ""
        return name
    return ""


def first_damage(path: Path) -> tuple[int, str]:
    """Return the number of the first line that is not UTF-8, from 1, and how it reads: "\ufffd" where it is not."""
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            text = line.decode("utf-8", errors="replace")
            if "\ufffd" in text and text.encode() != line:
                return number, text.strip()
    return 0, ""


def _is_damaged(data: bytes) -> bool:
    """Tell whether bytes that are no UTF-8 as a whole are UTF-8 but for one character in twenty, or fewer."""
    text = data.decode("utf-8", errors="replace")
    bad = text.count("\ufffd")
    return bad > 0 and sum(sign > "\u007f" for sign in text) - bad >= 20 * bad


def _compared(data: bytes, latin: str) -> EncodingFound:
    """Return Korean or Western for bytes that are text in both."""
    korean = data.decode("cp949", errors="replace")
    signs = {c for c in korean if c > "\u007f"}
    common = len(signs & _COMMON)
    glued = len(set(_GLUED.findall(korean)))
    unnatural = _unnatural(data, latin)
    share = common / max(len(signs), 1)
    if common >= 20 and glued < 0.2 * len(signs):
        return EncodingFound("cp949", True, (latin,))
    points = share + unnatural - (0.5 if glued else 0)
    if points > 1.0:
        return EncodingFound("cp949", points > 1.5 and common > 2, (latin,))
    return EncodingFound(latin, points <= 0.3, ("cp949",))


def _western(data: bytes, latin: str) -> EncodingFound:
    """Return Windows-1252 where the bytes look like its languages, else what they look like most."""
    others = _guesses(data[: 2 * _SAMPLE], {latin, "utf-8", "latin-1", "iso8859-1"})
    if _unnatural(data, latin) <= 0.3:
        return EncodingFound(latin, True, others)
    return EncodingFound(others[0], False, (latin, *others[1:])) if others else EncodingFound(latin, False)


def _unnatural(data: bytes, latin: str) -> float:
    """Return the share of runs beyond ASCII that Western languages do not have."""
    runs = set(_HIGH.findall(data.decode(latin, errors="replace")))
    return sum(not _NATURAL.fullmatch(run) for run in runs) / max(len(runs), 1)


def _guesses(sample: bytes, known: set[str]) -> tuple[str, ...]:
    """Return what else the bytes could be, for a choice: other languages than those that are told apart here."""
    from charset_normalizer import from_bytes

    found = []
    for match in from_bytes(sample, steps=5, chunk_size=512):
        name = codecs.lookup(match.encoding).name
        if name not in known and name not in found:
            found.append(name)
    return tuple(found[:3])
