from tern.api.values import error, ok


def stretches(there):
    out = []
    for place in sorted(there):
        if out and out[-1][1] == place:
            out[-1][1] = place + 1
        else:
            out.append([place, place + 1])
    return out


def answer(value):
    there, ends, complete = {}, {}, []
    for segment in value["segments"]:
        number, offset = segment["message"], segment["offset"]
        data = bytes.fromhex(segment["data"])
        end = offset + len(data)
        had = there.setdefault(number, {})
        if end > 4096:
            return error("too-large", message=number)
        known = ends.get(number)
        if known is not None and (end > known or segment["last"] and end != known):
            return error("bad-end", message=number)
        if segment["last"] and any(place >= end for place in had):
            return error("bad-end", message=number)
        for place, byte in enumerate(data, offset):
            if had.get(place, byte) != byte:
                return error("conflict", message=number, offset=place)
            had[place] = byte
        if segment["last"]:
            ends[number] = end
        if number in ends and len(had) == ends[number] and number not in complete:
            complete.append(number)
    whole = [{"message": n, "data": bytes(there[n][i] for i in range(ends[n])).hex()} for n in complete]
    rest = [{"message": n, "have": stretches(there[n])} for n in sorted(there) if n not in complete]
    return ok({"messages": whole, "open": rest})
