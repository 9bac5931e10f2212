"""A written number taken apart: sign, currency, power of ten, figures, and what the figures can mean.

What lives here: characters. What must not: minor units, what to do about two readings (money_text.py),
sentences.
"""

import re
import unicodedata
from decimal import Decimal
from typing import NamedTuple

LONGEST = 60  # characters of a number: far more than any needs, and few enough to stay quick

_LOOKS_LIKE = {
    "-": "−–—‒﹣－",
    "'": "’‘ʼ´`＇′٬",
    ",": "，",
    ".": "．٫",
    "(": "（",
    ")": "）",
    "%": "％",
    "+": "＋",
    "#": "＃",
}
_SAME_AS = {ord(other): sign for sign, others in _LOOKS_LIKE.items() for other in others}
# ISO 4217, active codes
_CODES = """
    AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN
    BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS
    GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW
    KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD
    NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD
    SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED
    VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW
"""
_WORDS = "US$ CA$ AU$ NZ$ HK$ MX$ C$ A$ R$ S$ Rs Rs. kr kr. Fr Fr. SFr. zł Kč Ft лв лв. р. руб руб. 元 円"
_CURRENCIES = frozenset((_CODES + _WORDS).split())
_TIMES = {"k": 3, "m": 6, "mm": 6, "mn": 6, "mio": 6, "mio.": 6, "bn": 9, "mrd": 9, "mrd.": 9}
_PARTS = re.compile(r"(?P<before>(?:[^\W\d_]\.|[^\d.,'])*)(?P<figures>[\d.,' ]*\d[.,]?)(?P<after>\D*)\Z")


class Pieces(NamedTuple):
    """A number taken apart; `figures` is "" for a lone dash, which is how accounts print nothing."""

    negative: bool
    currency: str
    power: int
    figures: str


def plain(text: str) -> str:
    """Digits of every script as 0-9, every space as a space, look-alike signs as one, marks without width
    dropped."""
    if text.isascii():
        return text.strip().replace("`", "'")
    kept = "".join(char for char in text.strip() if unicodedata.category(char) != "Cf")
    return "".join(map(_plain_char, kept.translate(_SAME_AS))).strip()


def taken_apart(text: str) -> Pieces | None:
    """The pieces of what `plain` returned; None where there is something that is no part of a number."""
    if "-" in text and set(text) <= set("- $€£¥"):
        return Pieces(False, "", 0, "")
    match = _PARTS.match(text) if len(text) <= LONGEST else None
    if match is None:
        return None
    figures, after = _without_dashes(match["figures"].strip(), match["after"].strip())
    signed = _without_signs(match["before"].strip(), after)
    if signed is None:
        return None
    before, after, negative = signed
    after, power = _multiplied(after)
    if not (_is_currency(before) and _is_currency(after)) or (before and after):
        return None
    return Pieces(negative, before or after, power, figures)


def readings(figures: str) -> dict[str, Decimal]:
    """What the figures can mean, by decimal sign; only one entry where both signs mean the same or only one
    fits."""
    found = {sign: value for sign in ".," if (value := _read_with(figures, sign)) is not None}
    return {".": found["."]} if len(found) == 2 and found["."] == found[","] else found


def evidence(text: str) -> str:
    """The decimal sign that the text alone proves; "" where it proves none."""
    if "." not in text and "," not in text:
        return ""
    pieces = taken_apart(text.removesuffix("%").rstrip())
    if pieces is None or not set(".,") & set(pieces.figures):
        return ""
    found = readings(pieces.figures)
    return next(iter(found)) if len(found) == 1 else ""


def _plain_char(char: str) -> str:
    if char.isdecimal():
        return str(unicodedata.decimal(char))
    return " " if unicodedata.category(char) == "Zs" else char


def _without_dashes(figures: str, after: str) -> tuple[str, str]:
    """500.- and 1.234,-- end in dashes for the decimals that are nothing: not a minus."""
    if figures[-1:] in (".", ",") and after.startswith("-"):
        return figures + "00", after.lstrip("-").strip()
    return figures, after


def _without_signs(before: str, after: str) -> tuple[str, str, bool] | None:
    """What stands before and after without plus, minus and brackets, and whether negative; None if they do
    not fit."""
    around = before + after
    opened = "(" in before
    if (
        opened != (")" in after)
        or sum(map(around.count, "(-+")) > 1
        or around.count(")") > 1
        or ")" in before
    ):
        return None
    for sign in "(-+":
        before = before.removeprefix(sign) if before.startswith(sign) else before.removesuffix(sign)
    for sign in ")-":
        after = after.removeprefix(sign) if after.startswith(sign) else after.removesuffix(sign)
    return before.strip(), after.strip(), opened or "-" in around


def _multiplied(after: str) -> tuple[str, int]:
    """What follows the figures without the word for thousands or millions, and its power of ten."""
    word, _space, rest = after.partition(" ")
    if word.lower() in _TIMES:
        return rest.strip(), _TIMES[word.lower()]
    if after[:1].lower() in ("k", "m") and unicodedata.category(after[1:2] or "x") == "Sc":
        return after[1:], _TIMES[after[0].lower()]
    return after, 0


def _is_currency(text: str) -> bool:
    """Whether the text is a currency's sign or code, or nothing."""
    if len(text) == 1 and unicodedata.category(text) == "Sc":
        return True
    return not text or text in _CURRENCIES or text.upper() in _CURRENCIES


def _read_with(figures: str, decimal: str) -> Decimal | None:
    """The value if `decimal` is the decimal sign; None where the figures cannot be read so.

    Groups are of three, begun by one to three figures that do not begin with 0, or of two and a last of
    three as in India (12,34,567).
    """
    whole, sign, part = figures.partition(decimal)
    if sign and part and not part.isdigit():
        return None
    if whole and not whole.isdigit():
        group = re.escape(next(char for char in whole if not char.isdigit()))
        if not re.fullmatch(rf"[1-9]\d{{0,2}}(?:{group}\d{{3}})+|[1-9]\d?(?:,\d\d)+,\d{{3}}", whole):
            return None
    kept = re.sub(r"\D", "", whole)
    return Decimal(f"{kept or 0}.{part or 0}") if kept or part else None
