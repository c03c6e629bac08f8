"""A table of cell values, made from {sheet: {address: value}}."""

from sheet.api.refs import column_number


def position(address):
    """The row and column of an address such as B3."""
    letters = address.rstrip("0123456789")
    return int(address[len(letters):]), column_number(letters)


class Table:
    def __init__(self, cells):
        self.sheets = {sheet: {position(address): value for address, value in values.items()} for sheet, values in cells.items()}

    def has(self, sheet):
        return sheet in self.sheets

    def get(self, sheet, row, column):
        return self.sheets.get(sheet, {}).get((row, column))

    def used(self):
        places = [place for values in self.sheets.values() for place, value in values.items() if value is not None]
        return (max([row for row, _ in places], default=1), max([column for _, column in places], default=1))
