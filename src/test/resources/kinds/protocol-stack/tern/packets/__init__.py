from tern.api.values import ok

TYPES = ["open", "accept", "data", "ack", "close", "reset"]


class Malformed(Exception):
    pass


class Reader:
    def __init__(self, data):
        self.data, self.at = data, 0

    def byte(self):
        if self.at == len(self.data):
            raise Malformed("truncated")
        self.at += 1
        return self.data[self.at - 1]

    def varint(self):
        value = 0
        for place in range(4):
            byte = self.byte()
            value |= (byte & 0x7F) << 7 * place
            if byte < 0x80:
                if byte == 0 and place > 0:
                    raise Malformed("long-varint")
                return value
        raise Malformed("big-varint")

    def flags(self):
        byte = self.byte()
        if byte > 1:
            raise Malformed("bad-flags")
        return byte == 1

    def text(self):
        length = self.varint()
        if length > 200:
            raise Malformed("too-long")
        if len(self.data) - self.at < length:
            raise Malformed("truncated")
        self.at += length
        return self.data[self.at - length : self.at].hex()


def packet(reader):
    first = reader.byte()
    if first >> 4 != 1:
        raise Malformed("bad-version")
    if first & 15 > 5:
        raise Malformed("bad-type")
    kind = TYPES[first & 15]
    made = {"type": kind, "session": reader.varint()}
    if kind in ("open", "accept"):
        made["window"] = reader.varint()
    elif kind == "ack":
        made["next"] = reader.varint()
    elif kind == "close":
        made["seq"] = reader.varint()
    elif kind == "reset":
        made["reason"] = reader.byte()
    else:
        for field in ("seq", "message", "offset"):
            made[field] = reader.varint()
        made["last"] = reader.flags()
        made["data"] = reader.text()
    if reader.at < len(reader.data):
        raise Malformed("trailing")
    return made


def answer(value):
    try:
        return ok({"packet": packet(Reader(bytes.fromhex(value["frame"])))})
    except Malformed as malformed:
        return ok({"malformed": malformed.args[0]})
