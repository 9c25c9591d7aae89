# SPDX-License-Identifier: Apache-2.0
"""Writes small.bin as torch.save would, with Python's own pickler and zip writer.

PyTorch is not needed: stand-ins under its names are pickled as its tensors are
(torch/serialization.py, _save, and torch/_tensor.py, __reduce_ex__, as of 2.0).
"""

import collections
import io
import pickle
import struct
import sys
import types
import zipfile


def module(name):
    made = types.ModuleType(name)
    sys.modules[name] = made
    return made


torch = module("torch")
utils = module("torch._utils")


def function(owner, name):
    def call(*args):
        raise NotImplementedError

    call.__name__ = call.__qualname__ = name
    call.__module__ = owner.__name__
    setattr(owner, name, call)
    return call


rebuild_tensor = function(utils, "_rebuild_tensor_v2")
rebuild_parameter = function(utils, "_rebuild_parameter")


class Storage:
    def __init__(self, kind, values):
        self.kind, self.values = kind, values


def storage_class(name):
    made = type(name, (), {"__module__": "torch"})
    setattr(torch, name, made)
    return made


KINDS = {
    storage_class(name): code
    for name, code in [
        ("FloatStorage", "f"), ("DoubleStorage", "d"), ("HalfStorage", "e"), ("LongStorage", "q"),
        ("IntStorage", "i"), ("ShortStorage", "h"), ("CharStorage", "b"), ("ByteStorage", "B"),
        ("BoolStorage", "?"), ("BFloat16Storage", "H"),
    ]
}


class Tensor:
    def __init__(self, storage, offset, size, stride):
        self.args = (storage, offset, size, stride, False, collections.OrderedDict())

    def __reduce_ex__(self, protocol):
        return (rebuild_tensor, self.args)


class Parameter:
    def __init__(self, tensor):
        self.tensor = tensor

    def __reduce_ex__(self, protocol):
        return (rebuild_parameter, (self.tensor, True, collections.OrderedDict()))


keys = {}


class Pickler(pickle.Pickler):
    def persistent_id(self, value):
        if not isinstance(value, Storage):
            return None
        key = keys.setdefault(id(value), (str(len(keys)), value))[0]
        return ("storage", value.kind, key, "cpu", len(value.values))


shared = Storage(torch.FloatStorage, [0.5 * i for i in range(8)])
state = collections.OrderedDict()
state["matrix"] = Tensor(shared, 0, (2, 3), (3, 1))
state["tail"] = Tensor(shared, 6, (2,), (1,))
state["tied"] = state["matrix"]
state["number"] = Tensor(Storage(torch.DoubleStorage, [-1.25]), 0, (), ())
state["parameter"] = Parameter(Tensor(Storage(torch.HalfStorage, [1.5, -2.0]), 0, (2, 1), (1, 1)))
state["empty"] = Tensor(Storage(torch.FloatStorage, []), 0, (0, 4), (4, 1))
for name in ["Long", "Int", "Short", "Char"]:
    state[name] = Tensor(
        Storage(getattr(torch, name + "Storage"), list(range(-150, 150)) if name != "Char" else [-3] * 300),
        0, (300,), (1,))
state["Byte"] = Tensor(Storage(torch.ByteStorage, [255, 0, 1]), 0, (3,), (1,))
state["Bool"] = Tensor(Storage(torch.BoolStorage, [True, False]), 0, (2,), (1,))
state["BFloat16"] = Tensor(Storage(torch.BFloat16Storage, [0x3FC0, 0xC000]), 0, (2,), (1,))
state._metadata = collections.OrderedDict(
    [("", {"version": 1}), ("layer", {"version": 2, "assign_to_params_buffers": False})])

data = io.BytesIO()
Pickler(data, protocol=2).dump(state)
with zipfile.ZipFile("small.bin", "w", zipfile.ZIP_STORED) as out:
    def add(name, content):
        out.writestr(zipfile.ZipInfo("archive/" + name), content)

    add("data.pkl", data.getvalue())
    add("byteorder", b"little")
    for key, storage in keys.values():
        add("data/" + key, struct.pack("<%d%s" % (len(storage.values), KINDS[storage.kind]), *storage.values))
    add("version", b"3\n")
    add(".data/serialization_id", b"0" * 40)
