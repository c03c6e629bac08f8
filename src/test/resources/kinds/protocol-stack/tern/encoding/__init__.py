from tern.api.values import error, ok

MAX = 268435455
FIELDS = {
    "open": ["session", "window"],
    "accept": ["session", "window"],
    "data": ["session", "seq", "message", "offset", "last", "data"],
    "ack": ["session", "next"],
    "close": ["session", "seq"],
    "reset": ["session", "reason"],
}


def varint(number):
    out = bytearray()
    while number > 0x7F:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    out.append(number)
    return bytes(out)


def crc(data):
    value = 0xFFFF
    for byte in data:
        value ^= byte << 8
        for _ in range(8):
            value = (value << 1 ^ 0x1021) & 0xFFFF if value & 0x8000 else value << 1
    return value


def answer(packet):
    if packet["type"] not in FIELDS:
        return error("unknown-type")
    out = bytes([0x10 + list(FIELDS).index(packet["type"])])
    for field in FIELDS[packet["type"]]:
        value = packet[field]
        if field == "last":
            out += bytes([value])
        elif field == "data":
            if len(value) % 2 or any(c not in "0123456789abcdef" for c in value):
                return error("bad-hex", field=field)
            if len(value) > 400:
                return error("too-long", field=field)
            out += varint(len(value) // 2) + bytes.fromhex(value)
        elif value < 0 or value > (255 if field == "reason" else MAX):
            return error("out-of-range", field=field)
        else:
            out += bytes([value]) if field == "reason" else varint(value)
    out += crc(out).to_bytes(2, "big")
    stuffed = out.replace(b"\x7d", b"\x7d\x5d").replace(b"\x7e", b"\x7d\x5e")
    return ok({"bytes": (b"\x7e" + stuffed + b"\x7e").hex()})
