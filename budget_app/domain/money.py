"""Amounts in minor units of the round's currency: whole numbers, split without losing a unit.

How amounts are written and read by people lives in presentation.
"""

from collections.abc import Sequence

# 10^15 minor units: far above any budget, exact as a float too, and thousands of them still sum within 64 bits.
LARGEST = 10**15

# ISO 4217: currencies whose minor unit is not a hundredth.
_NO_DIGITS = frozenset(
    "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF".split(" ")  # noqa: SIM905
)
_THREE_DIGITS = frozenset(("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"))


def digits(currency: str) -> int:
    """Decimal places of the currency's minor unit (ISO 4217): 2 for EUR, 0 for JPY, 3 for KWD."""
    if currency in _NO_DIGITS:
        return 0
    return 3 if currency in _THREE_DIGITS else 2


def split(amount: int, parts: Sequence[int]) -> list[int]:
    """`amount` minor units divided in proportion to `parts` (whole, not negative, not all 0), summing exactly.

    Largest remainder (Hamilton's method); ties go to the earlier part. ValueError where nothing can be
    divided by. O(n log n).
    """
    whole = sum(parts)
    if whole <= 0 or min(parts) < 0:
        raise ValueError("parts must be not negative and not all zero")
    shares = [amount * part // whole for part in parts]
    by_remainder = sorted(range(len(parts)), key=lambda i: (-(amount * parts[i] % whole), i))
    for i in by_remainder[: amount - sum(shares)]:
        shares[i] += 1
    return shares
