"""Languages by their English names and codes (ISO 639-1; ISO 639-3 where there is none), and words for days."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_PAIRS: Final = """
ar Arabic; am Amharic; asf Auslan; ase American Sign Language; bn Bengali; bfi British Sign Language; bs Bosnian;
bg Bulgarian; my Burmese; zh Chinese; yue Cantonese; cmn Mandarin; cr Cree; hr Croatian; cs Czech; da Danish;
prs Dari; nl Dutch; en English; et Estonian; fil Filipino; fi Finnish; fr French; de German; el Greek; gu Gujarati;
ht Haitian Creole; he Hebrew; hi Hindi; hmn Hmong; hu Hungarian; isg Irish Sign Language; ga Irish; it Italian;
iu Inuktitut; ja Japanese; km Khmer; ko Korean; ku Kurdish; lo Lao; lv Latvian; lt Lithuanian; mi Māori; ne Nepali;
nv Navajo; nzs New Zealand Sign Language; no Norwegian; ps Pashto; fa Persian; pl Polish; pt Portuguese; pa Punjabi;
ro Romanian; ru Russian; sm Samoan; sr Serbian; sk Slovak; so Somali; es Spanish; sw Swahili; sv Swedish; tl Tagalog;
ta Tamil; te Telugu; th Thai; ti Tigrinya; to Tongan; tr Turkish; uk Ukrainian; ur Urdu; vi Vietnamese; cy Welsh;
yo Yoruba; gd Scottish Gaelic
"""
_SPLIT: Final = (pair.strip().partition(" ") for pair in _PAIRS.replace("\n", " ").split(";"))
LANGUAGES: Final[Mapping[str, str]] = {code: name for code, _, name in _SPLIT}
"""Names by code."""
_CODES: Final = {name.casefold(): code for code, name in LANGUAGES.items()}
_LONG: Final = {"eng": "en", "spa": "es", "fra": "fr", "fre": "fr", "deu": "de", "ger": "de", "zho": "zh", "chi": "zh"}


def language_code(name: str, code: str) -> str:
    """The code of a language that a file names, by its code or else by its English name; "" for an unknown one."""
    told = code.strip().lower().replace("_", "-").split("-")[0]
    told = _LONG.get(told, told)
    return told if told in LANGUAGES else _CODES.get(name.strip().casefold(), "")


DAYS: Final[Mapping[str, str]] = {
    "MO": "Mon", "TU": "Tue", "WE": "Wed", "TH": "Thu", "FR": "Fri", "SA": "Sat", "SU": "Sun",
}  # fmt: skip
"""How a day of iCalendar (RFC 5545, BYDAY) reads."""
