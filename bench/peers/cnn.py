"""Trains a convolutional network with PyTorch on one thread until the test rows are right to a goal.

python cnn.py

One JSON request a line on standard input, one JSON answer a line on standard output:
  {"model": ModelSpec, "batch": rows, "learningRate": rate, "goal": accuracy, "mostEpochs": n, "seed": n,
   "train": {"features": path, "targets": path, "rows": n}, "test": the same}
      -> {"seconds": s, "epochs": n, "testAccuracy": a, "version": "..."} or {"skipped": "reason"}

Features and targets are raw little-endian float32, row-major, pictures with their channels last. Adam (fused, epsilon 1e-7), Glorot
uniform kernels, rows shuffled anew each epoch; the pictures stand in memory as they come (channels last). `seconds` are those of
the epochs: looking at the test rows is not counted. A step before them warms up.
"""

import json
import sys
import time
from importlib.metadata import version

import numpy as np
import torch


class Part:
    def __init__(self, given, shape):
        height, width, channels = shape
        pictures = np.fromfile(given["features"], dtype="<f4").reshape(given["rows"], height, width, channels)
        x = torch.from_numpy(pictures).permute(0, 3, 1, 2)
        self.x = x.contiguous(memory_format=torch.channels_last)
        self.y = torch.from_numpy(np.fromfile(given["targets"], dtype="<f4").astype(np.int64))


def sequential(model):
    layers, shape = [], list(model["inputShape"])
    for layer in model["layers"]:
        kind = layer["kind"]
        if kind == "conv2d":
            if layer["padding"] != "same" or layer["stride"] != 1:
                raise NotImplementedError("convolutions of stride 1 with padding alone")
            made = torch.nn.Conv2d(shape[2], layer["filters"], layer["kernelSize"], padding="same")
            shape = [shape[0], shape[1], layer["filters"]]
        elif kind == "maxPool2d":
            made = torch.nn.MaxPool2d(layer["size"], layer["stride"])
            shape = [shape[0] // layer["stride"], shape[1] // layer["stride"], shape[2]]
        elif kind == "flatten":
            made, shape = torch.nn.Flatten(), [int(np.prod(shape))]
        elif kind == "dense":
            made, shape = torch.nn.Linear(shape[0], layer["units"]), [layer["units"]]
        else:
            raise NotImplementedError(f"no {kind} layer")
        if kind in ("conv2d", "dense"):
            torch.nn.init.xavier_uniform_(made.weight)
            torch.nn.init.zeros_(made.bias)
        layers.append(made)
        if layer.get("activation") == "relu":
            layers.append(torch.nn.ReLU())
    return torch.nn.Sequential(*layers).to(memory_format=torch.channels_last)


def train(request):
    torch.manual_seed(request["seed"])
    shape, batch = request["model"]["inputShape"], request["batch"]
    train_part, test_part = Part(request["train"], shape), Part(request["test"], shape)
    criterion = torch.nn.CrossEntropyLoss()
    network = sequential(request["model"])
    adam = torch.optim.Adam(network.parameters(), lr=request["learningRate"], eps=1e-7, fused=True)
    criterion(network(train_part.x[:batch]), train_part.y[:batch]).backward()
    seconds = 0.0
    for epoch in range(request["mostEpochs"]):
        began = time.perf_counter()
        order = torch.randperm(len(train_part.y))
        xs, ys = train_part.x[order], train_part.y[order]
        for start in range(0, len(ys), batch):
            adam.zero_grad(set_to_none=True)
            criterion(network(xs[start : start + batch]), ys[start : start + batch]).backward()
            adam.step()
        seconds += time.perf_counter() - began
        with torch.no_grad():
            accuracy = (network(test_part.x).argmax(1) == test_part.y).double().mean().item()
        if accuracy >= request["goal"]:
            return {"seconds": seconds, "epochs": epoch + 1, "testAccuracy": accuracy, "version": version("torch")}
    return {"skipped": f"not reached in {request['mostEpochs']} epochs"}


def main():
    torch.set_num_threads(1)
    for line in sys.stdin:
        print(json.dumps(train(json.loads(line))), flush=True)


main()
