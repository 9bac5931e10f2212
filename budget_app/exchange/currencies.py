"""Whether the sign beside an amount can stand for the round's currency. Reading amounts lives in money_text.py."""

# Signs and words that stand for several currencies, and those that they can stand for.
_STANDS_FOR = {
    "$": "USD AUD BBD BMD BND BSD BZD CAD FJD GYD HKD JMD KYD LRD NAD NZD SBD SGD SRD TTD TWD XCD ARS CLP COP MXN UYU",
    "US$": "USD",
    "CA$": "CAD",
    "C$": "CAD NIO",
    "AU$": "AUD",
    "A$": "AUD",
    "NZ$": "NZD",
    "HK$": "HKD",
    "MX$": "MXN",
    "R$": "BRL",
    "S$": "SGD",
    "€": "EUR",
    "£": "GBP EGP FKP GIP SHP SSP SYP LBP",
    "¥": "JPY CNY",
    "￥": "JPY CNY",
    "元": "CNY TWD",
    "円": "JPY",
    "₩": "KRW KPW",
    "￦": "KRW KPW",
    "₹": "INR",
    "Rs": "INR PKR LKR NPR MUR SCR",
    "kr": "SEK NOK DKK ISK",
    "Fr": "CHF XOF XAF XPF",
    "SFr": "CHF",
    "zł": "PLN",
    "Kč": "CZK",
    "Ft": "HUF",
    "₽": "RUB",
    "р": "RUB",
    "руб": "RUB",
    "₴": "UAH",
    "лв": "BGN",
    "₺": "TRY",
    "₪": "ILS",
    "₫": "VND",
    "฿": "THB",
    "₱": "PHP CUP",
    "₦": "NGN",
    "₸": "KZT",
    "₡": "CRC SVC",
    "₲": "PYG",
    "₵": "GHS",
    "₾": "GEL",
    "₼": "AZN",
    "֏": "AMD",
    "৳": "BDT",
    "₭": "LAK",
    "₮": "MNT",
}


def fits(sign: str, currency: str) -> bool:
    """Whether what stood beside an amount ("" for nothing) can mean `currency`; signs nobody knows cannot."""
    if not sign or sign.upper() == currency:
        return True
    return currency in _STANDS_FOR.get(sign.rstrip("."), "").split()
