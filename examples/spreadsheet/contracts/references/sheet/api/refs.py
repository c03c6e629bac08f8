"""The size of a sheet, and the letters of its columns. Locked: nobody changes this file."""

ROWS = 1048576
COLUMNS = 16384


def column_number(letters):
    """The number of a column, 1 for A and a; letters are one to three of A to Z in any case. May be above COLUMNS."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def column_letters(number):
    """The letters of a column from 1 on."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
