"""Dates whose words are of other languages, or shortened in other ways, as strptime knows them.

In the program by `in_english`, and in scripts by the function of that name in `CODE`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping

# From the Unicode CLDR, as they stand within a date.
MONTHS = (
    "january february march april may june july august september october november december",
    "januar februar märz april mai juni juli august september oktober november dezember",
    "jänner feber märz april mai juni juli august september oktober november dezember",
    "januar februar maerz april mai juni juli august september oktober november dezember",
    "januar februar mrz april mai juni juli august september oktober november dezember",
    "januar februar marz april mai juni juli august september oktober november dezember",
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "januari februari maart april mei juni juli augustus september oktober november december",
    "januari februari mrt april mei juni juli augustus september oktober november december",
    "januari februari mars april maj juni juli augusti september oktober november december",
    "januar februar marts april maj juni juli august september oktober november desember",
    "januari februari maret april mei juni juli agustus september oktober november desember",
    "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
)
WEEKDAYS = (
    "monday tuesday wednesday thursday friday saturday sunday",
    "montag dienstag mittwoch donnerstag freitag samstag sonntag",
    "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "lunes martes miércoles jueves viernes sábado domingo",
    "lunedì martedì mercoledì giovedì venerdì sabato domenica",
    "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
    "월요일 화요일 수요일 목요일 금요일 토요일 일요일",
    "(월) (화) (수) (목) (금) (토) (일)",
)
ENGLISH_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
ENGLISH = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WORD = re.compile(r"([^\W\d_]{3,}|\(\w\))(\.(?=[\s,/-]|$))?")
_ORDINAL = re.compile(r"(?i)(?<=\d)(?:st|nd|rd|th|er|º)(?!\w)")
_OF = re.compile(r"(?i)(?<=\w) del? (?=\w)")


def _known() -> Mapping[str, str]:
    """Return English abbreviations by weekday, and by whatever three letters or more only one month begins with."""
    months = defaultdict(set)
    for line in MONTHS:
        for month, name in zip(ENGLISH, line.split(), strict=True):
            for length in range(3, len(name) + 1):
                months[name[:length]].add(month)
    days = {}
    for line in WEEKDAYS:
        for day, name in zip(ENGLISH_DAYS, line.split(), strict=True):
            days[name] = f"({day})" if name.startswith("(") else day
    return {**days, **{name: min(found) for name, found in months.items() if len(found) == 1}}


_KNOWN = _known()


def has_words(form: str) -> bool:
    """Tell whether a format, as strptime has it, holds names of months or days or words for before and after noon."""
    return any(sign in form for sign in ("%a", "%b", "%B", "%p"))


def of_english(form: str) -> str:
    """Return the format of what `in_english` makes of dates in another one."""
    return form.replace("%B", "%b")


def in_english(value: str) -> str:
    """Return a date or time with its words as strptime has them for %a, %b and %p.

    ``"1er févr. 2024"`` becomes ``"1 Feb 2024"``, ``"오전 9:30"`` ``"AM 9:30"``.
    """
    value = value.replace("오전", "AM").replace("오후", "PM")
    value = _WORD.sub(lambda word: _KNOWN.get(word[1].lower(), word[0]), value)
    return _OF.sub(" ", _ORDINAL.sub("", value))


CODE = '''@functools.lru_cache
def known_words():
    """Return the English abbreviations of days, and of months by how they begin."""
    days = [
        {days},
    ]
    months = [
        {months},
    ]
    english = "{english}"
    english_days = "{english_days}"
    found, shared = {{}}, set()
    for line in months:
        for month, name in zip(english.split(), line.split()):
            for length in range(3, len(name) + 1):
                if found.setdefault(name[:length], month) != month:
                    shared.add(name[:length])
    for line in days:
        for day, name in zip(english_days.split(), line.split()):
            found[name] = f"({{day}})" if name.startswith("(") else day
    return {{name: word for name, word in found.items() if name not in shared}}


def in_english(value):
    """Return a date with English words, as strptime knows them."""

    def known(word):
        return known_words().get(word[1].lower(), word[0])

    value = value.replace("오전", "AM").replace("오후", "PM")
    value = re.sub(r"{word}", known, value)
    value = re.sub(r"{ordinal}", "", value)
    return re.sub(r"{of}", " ", value)'''.format(
    english=" ".join(ENGLISH),
    english_days=" ".join(ENGLISH_DAYS),
    days=",\n        ".join(f'"{line}"' for line in WEEKDAYS),
    months=",\n        ".join(f'"{line}"' for line in MONTHS),
    word=_WORD.pattern,
    ordinal=_ORDINAL.pattern,
    of=_OF.pattern,
)
