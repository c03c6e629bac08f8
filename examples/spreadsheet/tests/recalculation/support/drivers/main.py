import os
import sys

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

from drivers.lines import serve
from sheet import recalculation
from sheet.api.refs import COLUMNS, ROWS


def fill(graph, area, near, reads):
    sheet, top, left, bottom, right = area
    for row in range(top, bottom + 1):
        for column in range(left, right + 1):
            areas = list(reads)
            for up, back, down, on in near:
                if 1 <= row + up <= row + down <= ROWS and 1 <= column + back <= column + on <= COLUMNS:
                    areas.append((sheet, row + up, column + back, row + down, column + on))
            graph.set((sheet, row, column), areas)


def plans(graph, cell, count, rows, columns):
    touched = circular = 0
    for i in range(count):
        plan = graph.plan([(cell[0], cell[1] + i * rows, cell[2] + i * columns)])
        touched += len(plan["order"])
        circular += sum(len(circle) for circle in plan["circular"])
    return {"touched": touched, "circular": circular, "last": plan}


def tuples(cells):
    return [tuple(cell) for cell in cells]


def answer(request):
    graph = recalculation.Graph()
    answers = []
    for step in request["steps"]:
        try:
            if "set" in step:
                graph.set(tuple(step["set"]), tuples(step["reads"]))
            elif "remove" in step:
                graph.remove(tuple(step["remove"]))
            elif "plan" in step:
                answers.append(graph.plan(tuples(step["plan"])))
            elif "fill" in step:
                fill(graph, step["fill"], step.get("near", []), tuples(step.get("reads", [])))
            else:
                answers.append(plans(graph, step["plans"], step["count"], step["rows"], step["columns"]))
        except ValueError:
            answers.append("bad")
    return {"ok": answers}


serve(answer)
