"""Reads a safetensors file by the format's description alone, and prints what is in it as JSON.

Called as: safetensors_reader.py FILE. Numbers are printed as their bits, in hexadecimal, so that nothing is rounded.
"""
import json
import struct
import sys

import numpy as np


def main():
    with open(sys.argv[1], "rb") as file:
        content = file.read()
    (length,) = struct.unpack("<Q", content[:8])
    header = json.loads(content[8:8 + length].decode("utf-8"))
    data = content[8 + length:]
    metadata = header.pop("__metadata__", {})
    tensors = {}
    for name, tensor in header.items():
        begin, end = tensor["data_offsets"]
        values = np.frombuffer(data[begin:end], dtype={"F64": "<f8"}[tensor["dtype"]]).reshape(tensor["shape"])
        bits = values.reshape(-1).view("<u8").tolist()
        tensors[name] = {"shape": list(values.shape), "bits": ["%016x" % number for number in bits]}
    print(json.dumps({"metadata": metadata, "tensors": tensors, "headerLength": length, "dataLength": len(data)}))


if __name__ == "__main__":
    main()
