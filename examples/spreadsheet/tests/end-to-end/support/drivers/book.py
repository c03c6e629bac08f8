"""Composes the modules: a workbook, and edits to it (references/end-to-end.md)."""

from sheet import display, evaluator, formula, functions, recalculation, references
from sheet.api.refs import COLUMNS, ROWS
from sheet.api.values import NAME, REF, finite, is_error

GENERAL = "General"
EMPTY = {"value": None, "text": "", "color": None, "formula": None}


class BadRequest(Exception):
    """The line is not as described; its text says where."""


def whole(value, low, high):
    return isinstance(value, (int, float)) and not isinstance(value, bool) and value == value // 1 and low <= value <= high


class Cell:
    """What stands in a cell: a value, the tree of a formula, or the error of one that cannot be read."""

    __slots__ = ("value", "tree", "bad")

    def __init__(self, value=None, tree=None, bad=None):
        self.value, self.tree, self.bad = value, tree, bad

    def same(self, other):
        return (
            other is not None
            and self.tree == other.tree
            and self.bad == other.bad
            and type(self.value) is type(other.value)
            and self.value == other.value
        )


class Book:
    def __init__(self, today, sheets):
        self.today, self.sheets = today, sheets
        self.folded = {name.casefold(): name for name in sheets}
        self.graph = recalculation.Graph()
        self.cells = {}  # (sheet, row, column) -> Cell
        self.formats = {}
        self.values = {}
        self.shown = {}
        self.area = None

    # what the evaluator asks

    def has(self, sheet):
        return sheet in self.sheets

    def get(self, sheet, row, column):
        return self.values.get((sheet, row, column))

    def used(self):
        if self.area is None:
            self.area = (max([c[1] for c in self.cells], default=1), max([c[2] for c in self.cells], default=1))
        return self.area

    def call(self, name, args):
        if name != "TEXT":
            return functions.call(name, args, self.today)
        value, pattern = args
        for arg in args:
            if is_error(arg):
                return arg
        pattern = functions.call("CONCATENATE", [pattern], self.today)
        shown = display.show(0.0 if value is None else value, pattern)
        return shown["ok"]["text"] if "ok" in shown else {"error": "#VALUE!"}

    # reading requests

    def address(self, text, where):
        """A range on one of the sheets: sheet, row, column, last row, last column."""
        read = references.parse(text) if isinstance(text, str) else {}
        if "ok" not in read:
            raise BadRequest(where)
        ref = read["ok"]
        sheet = self.folded.get((ref["sheet"] or "").casefold())
        first, last = ref["first"], ref["last"] or ref["first"]
        if sheet is None or first["row"] is None or first["column"] is None:
            raise BadRequest(where)
        return sheet, first["row"], first["column"], last["row"], last["column"], ref["last"] is None

    def single(self, text, where):
        sheet, row, column, _, _, alone = self.address(text, where)
        if not alone:
            raise BadRequest(where)
        return (sheet, row, column)

    def read(self, place, item, where):
        """The content (False: as it is) and the format (None: as it is, False: none) that a cell is set to."""
        if item is None:
            return None, False
        pattern, content = None, item
        if isinstance(item, dict):
            if not item or set(item) - {"content", "format"} or not isinstance(item.get("format", ""), str):
                raise BadRequest(where)
            pattern, content = item.get("format"), item.get("content", False) if "content" in item else Ellipsis
        if content is Ellipsis:
            return False, pattern
        if content is None:
            return None, pattern
        if isinstance(content, bool):
            return Cell(content), pattern
        if isinstance(content, (int, float)):
            number = finite(content)
            if is_error(number):
                raise BadRequest(where)
            return Cell(number), pattern
        if not isinstance(content, str):
            raise BadRequest(where)
        if content.startswith("="):
            return self.formula(place, content), pattern
        return Cell(content[1:] if content.startswith("'") else content), pattern

    def formula(self, place, text):
        read = formula.parse(text)
        if "ok" not in read:
            return Cell(bad=read["error"])
        return Cell(tree=references.adjust(read["ok"], place, {"kind": "bind", "sheets": self.sheets}))

    # steps

    def set(self, items):
        """items: place -> (content, format) as read; one step."""
        cells, formats = {}, {}
        for place, (content, pattern) in items.items():
            if content is not False:
                cells[place] = content
            if pattern is not None:
                formats[place] = pattern or (GENERAL if pattern == "" else None)
        return self.step(cells, formats, cells, formats)

    def change(self, change):
        """An insertion, deletion or move."""
        cells, formats = {}, {}
        for place, cell in self.cells.items():
            goes = references.place(place, change)
            if goes is not None:
                tree = cell.tree and references.adjust(cell.tree, place, change)
                cells[tuple(goes)] = Cell(cell.value, tree, cell.bad)
        for place, pattern in self.formats.items():
            goes = references.place(place, change)
            if goes is not None:
                formats[tuple(goes)] = pattern
        for place in self.cells:
            cells.setdefault(place, None)
        for place in self.formats:
            formats.setdefault(place, None)
        return self.step(cells, formats, (), ())

    def copy(self, block, goal):
        sheet, top, left, bottom, right = block
        down, on = goal[1] - top, goal[2] - left
        cells, formats = {}, {}
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                here, there = (sheet, row, column), (goal[0], row + down, column + on)
                cell = self.cells.get(here)
                if cell is not None and cell.tree is not None:
                    change = {"kind": "copy", "rows": down, "columns": on}
                    cell = Cell(tree=references.adjust(cell.tree, here, change))
                cells[there] = cell
                formats[there] = self.formats.get(here)
        return self.step(cells, formats, (), ())

    def step(self, cells, formats, new_cells, new_formats):
        edited, seen, rejected = [], set(), {}
        for place, pattern in formats.items():
            if self.formats.get(place) != pattern:
                seen.add(place)
                if pattern is None:
                    self.formats.pop(place, None)
                else:
                    self.formats[place] = pattern
            if place in new_formats and pattern is not None:
                shown = display.show(0.0, pattern)
                if "ok" not in shown:
                    rejected[self.name(place)] = shown["error"]
        for place, cell in cells.items():
            if place in new_cells and cell is not None and cell.bad is not None:
                rejected[self.name(place)] = cell.bad
            before = self.cells.get(place)
            if cell is before or cell is not None and cell.same(before):
                continue
            edited.append(place)
            self.enter(place, cell, before)
        plan = self.graph.plan(edited)
        seen.update(edited)
        circles = [[tuple(place) for place in circle] for circle in plan["circular"]]
        for circle in circles:
            for place in circle:
                self.values[place] = REF
                seen.add(place)
        for place in plan["order"]:
            place = tuple(place)
            self.values[place] = evaluator.evaluate(self.cells[place].tree, place, self, self.call)
            seen.add(place)
        changed = {}
        for place in sorted(seen):
            entry, before = self.entry(place), self.shown.get(place, EMPTY)
            if entry != before or type(entry["value"]) is not type(before["value"]):
                changed[self.name(place)] = entry
            if place in self.cells:
                self.shown[place] = entry
            else:
                self.shown.pop(place, None)
        return {
            "changed": changed,
            "calculated": len(plan["order"]),
            "circular": [[self.name(place) for place in circle] for circle in circles],
            "rejected": rejected,
        }

    def enter(self, place, cell, before):
        if cell is None:
            self.cells.pop(place, None)
            self.values.pop(place, None)
            if self.area is not None and (place[1] == self.area[0] or place[2] == self.area[1]):
                self.area = None
        else:
            self.cells[place] = cell
            self.values[place] = NAME if cell.bad is not None else cell.value
            if self.area is not None:
                self.area = (max(self.area[0], place[1]), max(self.area[1], place[2]))
        if cell is not None and cell.tree is not None:
            self.graph.set(place, [(area[0] or place[0],) + tuple(area[1:]) for area in map(tuple, formula.reads(cell.tree))])
        elif before is not None and before.tree is not None:
            self.graph.remove(place)

    def entry(self, place):
        cell = self.cells.get(place)
        if cell is None:
            return EMPTY
        value = self.values.get(place)
        shown = display.show(value, self.formats.get(place, GENERAL))
        if "ok" not in shown:
            shown = display.show(value, GENERAL)
        text = None if cell.tree is None else formula.write(cell.tree)
        return {"value": value, "text": shown["ok"]["text"], "color": shown["ok"]["color"], "formula": text}

    def name(self, place):
        sheet, row, column = place
        point = {"row": row, "column": column, "row-fixed": False, "column-fixed": False}
        return references.write({"node": "ref", "sheet": sheet, "first": point, "last": None})

    def edit(self, edit, where):
        """What an edit asks for, checked, as a function without arguments; cells are read only when it is called."""
        kind = edit.get("kind") if isinstance(edit, dict) else None
        members = {
            "set": {"kind", "cells"},
            "insert": {"kind", "sheet", "axis", "at", "count"},
            "delete": {"kind", "sheet", "axis", "at", "count"},
            "copy": {"kind", "from", "to"},
            "move": {"kind", "from", "to"},
        }.get(kind if isinstance(kind, str) else None)
        if members is None or set(edit) != members:
            raise BadRequest(where)
        if kind == "set":
            if not isinstance(edit["cells"], dict):
                raise BadRequest(where)
            items = {}
            for address, item in edit["cells"].items():
                place = self.single(address, where)
                items[place] = self.read(place, item, where)
            return lambda: self.set(items)
        if kind in ("insert", "delete"):
            sheet = self.folded.get(edit["sheet"].casefold()) if isinstance(edit["sheet"], str) else None
            limit = {"rows": ROWS, "columns": COLUMNS}.get(edit["axis"]) if isinstance(edit["axis"], str) else None
            if sheet is None or limit is None or not whole(edit["at"], 1, limit) or not whole(edit["count"], 1, limit):
                raise BadRequest(where)
            change = dict(edit, sheet=sheet, at=int(edit["at"]), count=int(edit["count"]))
            return lambda: self.change(change)
        block = self.address(edit["from"], where)[:5]
        goal = self.single(edit["to"], where)
        if goal[1] + block[3] - block[1] > ROWS or goal[2] + block[4] - block[2] > COLUMNS:
            raise BadRequest(where)
        if kind == "copy":
            if (block[3] - block[1] + 1) * (block[4] - block[2] + 1) > 1000000:
                raise BadRequest(where)
            return lambda: self.copy(block, goal)
        change = {
            "kind": "move",
            "from": dict(zip(("sheet", "row", "column", "last-row", "last-column"), block)),
            "to": dict(zip(("sheet", "row", "column"), goal)),
        }
        return lambda: self.change(change)


def load(request):
    """The book, still empty, and what its cells are to be."""
    if not isinstance(request, dict) or set(request) - {"today", "sheets", "edits"}:
        raise BadRequest("line")
    if not isinstance(request.get("sheets"), list) or not isinstance(request.get("edits", []), list):
        raise BadRequest("line")
    if not whole(request.get("today"), 0, 2958465):
        raise BadRequest("today")
    names = []
    for sheet in request["sheets"]:
        if not isinstance(sheet, dict) or set(sheet) - {"name", "cells"} or not isinstance(sheet.get("cells", {}), dict):
            raise BadRequest("sheet")
        name = sheet.get("name")
        if not isinstance(name, str) or not 1 <= len(name) <= 100:
            raise BadRequest("sheet")
        names.append(name)
    if not 1 <= len(names) <= 100 or len({name.casefold() for name in names}) < len(names):
        raise BadRequest("sheet")
    book, items = Book(int(request["today"]), names), {}
    for sheet in request["sheets"]:
        for address, item in sheet.get("cells", {}).items():
            read = references.parse(address)
            if "ok" not in read or read["ok"]["sheet"] is not None or read["ok"]["last"] is not None:
                raise BadRequest("cell")
            place = (sheet["name"], read["ok"]["first"]["row"], read["ok"]["first"]["column"])
            items[place] = book.read(place, item, "cell")
    return book, items


def run(request):
    book, items = load(request)
    edits = [book.edit(edit, "edit %d" % i) for i, edit in enumerate(request.get("edits", []))]
    steps = [book.set(items)]
    steps.extend(edit() for edit in edits)
    return steps
