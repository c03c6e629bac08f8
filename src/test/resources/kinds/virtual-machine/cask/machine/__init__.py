from copy import deepcopy

from cask.api.values import error, ok

MAX = 9007199254740991
DEPTH = 100
OPERAND = {1, 5, 6, 20, 21, 30, 40, 41, 42}


class Fault(Exception):
    pass


def quotient(a, b):
    q = abs(a) // abs(b)
    return q if (a < 0) == (b < 0) else -q


def arithmetic(code, a, b):
    if not isinstance(a, int) or not isinstance(b, int):
        raise Fault("not-a-number")
    if code in (13, 14) and b == 0:
        raise Fault("division-by-zero")
    if code == 13:
        found = quotient(a, b)
    elif code == 14:
        found = a - b * quotient(a, b)
    else:
        found = {10: a + b, 11: a - b, 12: a * b, 15: int(a < b)}[code]
    if abs(found) > MAX:
        raise Fault("overflow")
    return found


class Machine:
    def __init__(self, image, cells, state):
        self.functions, self.cells, self.state = image["functions"], cells, state
        self.heap, self.frames = state["heap"], state["frames"]

    def frame(self, number, args):
        count = self.functions[number]["locals"]
        return {"function": number, "at": 0, "locals": args + [0] * (count - len(args)), "stack": []}

    def field(self, reference, number):
        if not isinstance(reference, dict):
            raise Fault("not-an-object")
        if number >= self.heap[reference["ref"]]:
            raise Fault("no-field")
        return reference["ref"] + 1 + number

    def step(self):
        frame = self.frames[-1]
        code, at = self.functions[frame["function"]]["code"], frame["at"]
        if code[at] in OPERAND:
            self.perform(frame, code[at], code[at + 1], at + 2)
        else:
            self.plain(frame, code[at], at + 1)

    def perform(self, frame, code, operand, after):
        stack = frame["stack"]
        if code == 1:
            stack.append(operand)
        elif code == 5:
            stack.append(frame["locals"][operand])
        elif code == 6:
            frame["locals"][operand] = stack.pop()
        elif code == 20:
            after = operand
        elif code == 21:
            after = operand if stack.pop() == 0 else after
        elif code == 30:
            if len(self.frames) == DEPTH:
                raise Fault("too-deep")
            count = self.functions[operand]["params"]
            args = stack[len(stack) - count :]
            del stack[len(stack) - count :]
            self.frames.append(self.frame(operand, args))
        elif code == 40:
            if len(self.heap) + operand + 1 > self.cells:
                raise Fault("heap-full")
            stack.append({"ref": len(self.heap)})
            self.heap.extend([operand] + [0] * operand)
        elif code == 41:
            stack.append(self.heap[self.field(stack.pop(), operand)])
        else:
            value = stack.pop()
            self.heap[self.field(stack.pop(), operand)] = value
        frame["at"] = after

    def plain(self, frame, code, after):
        stack = frame["stack"]
        frame["at"] = after
        if code == 3:
            stack.append(stack[-1])
        elif code == 4:
            stack[-2:] = [stack[-1], stack[-2]]
        elif code == 31:
            self.frames.pop()
            if self.frames:
                self.frames[-1]["stack"].append(stack[-1])
        elif code in (2, 43):
            value = stack.pop()
            if code == 43:
                if not isinstance(value, int):
                    raise Fault("not-a-number")
                self.state["output"].append(value)
        else:
            b, a = stack.pop(), stack.pop()
            stack.append(int(a == b) if code == 16 else arithmetic(code, a, b))


def answer(value):
    image = value["image"]
    machine = Machine(image, value["cells"], deepcopy(value.get("state")) or {"heap": [], "frames": [], "output": []})
    if "state" not in value:
        machine.frames.append(machine.frame(image["entry"], []))
    steps = value["steps"]
    while machine.frames and steps:
        frame = machine.frames[-1]
        at = frame["at"]
        try:
            machine.step()
        except Fault as fault:
            name = image["functions"][frame["function"]]["name"]
            return error(fault.args[0], function=name, at=at, output=machine.state["output"])
        steps -= 1
    return ok({"state": machine.state, "done": not machine.frames})
