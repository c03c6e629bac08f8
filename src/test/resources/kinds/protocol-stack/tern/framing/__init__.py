from tern.api.values import error, ok


def crc(data):
    value = 0xFFFF
    for byte in data:
        value ^= byte << 8
        for _ in range(8):
            value = (value << 1 ^ 0x1021) & 0xFFFF if value & 0x8000 else value << 1
    return value


def restored(raw):
    out, at = bytearray(), 0
    while at < len(raw):
        if raw[at] == 0x7D:
            at += 1
            if at == len(raw) or raw[at] not in (0x5E, 0x5D):
                return None
            out.append(raw[at] ^ 0x20)
        else:
            out.append(raw[at])
        at += 1
    return bytes(out)


def fault(content):
    if content is None:
        return "bad-escape"
    if len(content) < 3:
        return "too-short"
    if len(content) > 240:
        return "too-long"
    return None if crc(content[:-2]) == content[-2] << 8 | content[-1] else "bad-checksum"


def answer(value):
    text = value["bytes"]
    if len(text) % 2 or any(c not in "0123456789abcdef" for c in text):
        return error("bad-hex")
    data = bytes.fromhex(text)
    flags = [place for place, byte in enumerate(data) if byte == 0x7E]
    frames, faults = [], []
    for start, end in zip(flags, flags[1:]):
        raw = data[start + 1 : end]
        if not raw:
            continue
        content = restored(raw)
        wrong = fault(content)
        if wrong:
            faults.append({"code": wrong, "at": start + 1})
        else:
            frames.append({"frame": content[:-2].hex()})
    rest = data[flags[-1] + 1 :] if flags else b""
    return ok({"frames": frames, "faults": faults, "rest": rest.hex()})
