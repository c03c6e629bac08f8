"""Values, and the conversions on which all modules agree (references/values.md). Locked: nobody changes this file.

number: float   text: str   logical: bool   empty: None   error: {"error": code}   array: {"array": [[value, ...], ...]}
"""

import datetime
import math
import re
from decimal import Decimal

DIV0 = {"error": "#DIV/0!"}
VALUE = {"error": "#VALUE!"}
REF = {"error": "#REF!"}
NAME = {"error": "#NAME?"}
NA = {"error": "#N/A"}
NUM = {"error": "#NUM!"}
CODES = ("#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#N/A", "#NUM!")

DAY_ZERO = datetime.date(1899, 12, 30).toordinal()
FIRST_DAY = datetime.date(1, 1, 1).toordinal() - DAY_ZERO
LAST_DAY = datetime.date(9999, 12, 31).toordinal() - DAY_ZERO

_DECIMAL = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?\Z")
_ISO_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})\Z")


def is_error(value):
    return isinstance(value, dict) and "error" in value


def is_array(value):
    return isinstance(value, dict) and "array" in value


def is_number(value):
    """Whether value is a number and not a logical."""
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def finite(number):
    """number as a float, or #NUM! if it is none that a double can hold."""
    try:
        number = float(number)
    except OverflowError:
        return NUM
    return number if math.isfinite(number) else NUM


def nearly(a, b):
    """Whether two numbers count as equal: their difference is below 2**-48 of both."""
    if a == b:
        return True
    gap = abs(a - b)
    return gap < abs(a) * 2.0 ** -48 and gap < abs(b) * 2.0 ** -48


def fold(text):
    """What is compared in place of a text, so that case does not count."""
    return text.casefold()


def decimal_of(number):
    """The decimal with 15 significant digits that stands for a number where it is rounded."""
    return Decimal("%.14e" % number)


def number_text(number):
    """A number as text: up to 15 significant digits, 0.00001 to 999999999999999 plain, others as 1.5E+20."""
    if number == 0:
        return "0"
    mantissa, exponent = ("%.14e" % number).split("e")
    power = int(exponent)
    if -5 <= power <= 14:
        plain = "%.*f" % (max(0, 14 - power), decimal_of(number))
        return plain.rstrip("0").rstrip(".") if "." in plain else plain
    return "%sE%s%02d" % (mantissa.rstrip("0").rstrip("."), "-" if power < 0 else "+", abs(power))


def text_number(text):
    """The number that a text stands for, a decimal or a date such as 2024-02-29, or None."""
    text = text.strip(" ")
    if _DECIMAL.match(text):
        number = float(text)
        return number if math.isfinite(number) else None
    date = _ISO_DATE.match(text)
    if date:
        try:
            return float(datetime.date(*map(int, date.groups())).toordinal() - DAY_ZERO)
        except ValueError:
            return None
    return None


def literal(number):
    """The shortest text of a number, not negative, that a formula reads as the same double."""
    text = repr(float(number))
    if "e" in text:
        mantissa, exponent = text.split("e")
        return "%sE%d" % (mantissa, int(exponent))
    return text[:-2] if text.endswith(".0") else text
