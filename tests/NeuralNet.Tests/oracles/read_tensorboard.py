"""Reads a TensorBoard event file with nothing of the library: read_tensorboard.py FILE [--protoc | --every-byte]

Prints the file's version, then for each scalar its tag, step, value (the bits of the float, in hexadecimal digits) and wall time.
The framing (TFRecord) and its CRC-32C are written here from their descriptions, bit by bit. The messages are decoded here too,
or with --protoc by `protoc --decode_raw`. With --every-byte each byte is changed in turn, and the changes noticed are counted.
"""
import re
import struct
import subprocess
import sys


def crc32c(data):
    """Castagnoli's polynomial, reflected, one bit at a time."""
    crc = 0xFFFFFFFF
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ (0x82F63B78 if crc & 1 else 0)
    return crc ^ 0xFFFFFFFF


def masked(data):
    crc = crc32c(data)
    return ((crc >> 15 | crc << 17) + 0xA282EAD8) & 0xFFFFFFFF


def records(content):
    at = 0
    while at < len(content):
        length, length_crc = struct.unpack_from("<QI", content, at)
        if masked(content[at:at + 8]) != length_crc:
            raise ValueError(f"the length at byte {at} has another checksum")
        data = content[at + 12:at + 12 + length]
        (data_crc,) = struct.unpack_from("<I", content, at + 12 + length)
        if masked(data) != data_crc:
            raise ValueError(f"the data at byte {at + 12} have another checksum")
        yield data
        at += 16 + length


def varint(data, at):
    value = shift = 0
    while True:
        value |= (data[at] & 0x7F) << shift
        shift += 7
        at += 1
        if data[at - 1] < 0x80:
            return value, at


def message(data):
    """Field number -> value: int for varints, bytes for all others."""
    fields, at = {}, 0
    while at < len(data):
        key, at = varint(data, at)
        kind = key & 7
        if kind == 0:
            value, at = varint(data, at)
        else:
            size, at = varint(data, at) if kind == 2 else ({1: 8, 5: 4}[kind], at)
            value, at = data[at:at + size], at + size
        fields[key >> 3] = value
    return fields


def decode(data):
    event = message(data)
    wall_time = struct.unpack("<d", event[1])[0]
    if 3 in event:
        return [event[3].decode()]
    value = message(message(event[5])[1])
    return [value[1].decode(), str(event[2]), struct.unpack("<I", value[2])[0].__format__("08x"), repr(wall_time)]


def decode_by_protoc(data):
    """What protoc says of a message it knows nothing of: `1: 0x41d…`, `5 { 1 { 1: "loss" 2: 0x3f000000 } }`."""
    text = subprocess.run(["protoc", "--decode_raw"], input=data, stdout=subprocess.PIPE, check=True).stdout.decode()
    tokens = re.findall(r'"(?:[^"\\]|\\.)*"|[{}]|[^\s{}]+', text)
    fields, stack, path = {}, [], []
    name = None
    for token in tokens:
        if token == "{":
            path.append(name)
        elif token == "}":
            path.pop()
        elif token.endswith(":") or (name is None or token.isdigit() and not stack):
            name = token.rstrip(":")
            stack = [token] if token.endswith(":") else []
        else:
            fields[tuple(path + [name])] = token
            stack = []
    text_of = lambda token: token[1:-1].encode().decode("unicode_escape").encode("latin-1").decode()
    wall_time = struct.unpack("<d", int(fields[("1",)], 16).to_bytes(8, "little"))[0]
    if ("3",) in fields:
        return [text_of(fields[("3",)])]
    value = int(fields[("5", "1", "2")], 16)
    return [text_of(fields[("5", "1", "1")]), fields[("2",)], f"{value:08x}", repr(wall_time)]


content = open(sys.argv[1], "rb").read()
if "--every-byte" in sys.argv:
    refused = 0
    for at in range(len(content)):
        changed = bytearray(content)
        changed[at] ^= 1
        try:
            list(records(bytes(changed)))
        except (ValueError, struct.error, OverflowError):
            refused += 1
    print(f"{refused} of {len(content)} changes refused")
else:
    read = decode_by_protoc if "--protoc" in sys.argv else decode
    for data in records(content):
        print("\t".join(read(data)))
