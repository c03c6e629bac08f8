from hedge.api.values import error, ok

# of the first byte: the lowest and highest, how many follow, the lowest character
FORMS = ((0x00, 0x7F, 0, 0), (0xC2, 0xDF, 1, 0x80), (0xE0, 0xEF, 2, 0x800), (0xF0, 0xF4, 3, 0x10000))


def character(data, at):
    """The character that begins at the byte, and how many bytes it has; None if there is none."""
    for low, high, more, least in FORMS:
        if low <= data[at] <= high:
            rest = data[at + 1 : at + 1 + more]
            if len(rest) < more or any(not 0x80 <= byte <= 0xBF for byte in rest):
                return None
            code = data[at] & (0x7F, 0x1F, 0x0F, 0x07)[more]
            for byte in rest:
                code = code << 6 | byte & 0x3F
            if code < least or code > 0x10FFFF or 0xD800 <= code <= 0xDFFF:
                return None
            return code, 1 + more
    return None


def answer(value):
    data, at, text = value["bytes"], 0, ""
    while at < len(data):
        found = character(data, at)
        if found is None:
            return error("bad-encoding", at=at)
        code, length = found
        if code == 0x0D and data[at + 1 : at + 2] == [0x0A]:
            code, length = 0x0A, 2
        elif (code < 0x20 and code not in (0x09, 0x0A)) or code == 0x7F:
            return error("control", at=at)
        if code != 0xFEFF or at > 0:
            text += chr(code)
        at += length
    return ok({"text": text})
