"""Times training steps of scikit-learn or PyTorch on one thread.

python steps.py sklearn|torch

One JSON request a line on standard input, one JSON answer a line on standard output:
  {"op": "prepare", "model": ModelSpec, "batch": rows, "budgetMs": ms}
      -> {"variant": "...", "version": "..."} or {"skipped": "reason"}: warms up
  {"op": "time"} -> {"msPerStep": ms}: mean over the epochs that fit the budget

The work is that of one step of the page: forward, backward, Adam. Epochs of 1 to 32 batches of standard normal rows with random
classes, shuffled anew each epoch, in float32; a learning rate that leaves the network where it starts.
"""

import json
import sys
import time
import warnings
from functools import partial
from importlib.metadata import version

import numpy as np

MOST_BATCHES = 32
LEARNING_RATE = 1e-5
DISTRIBUTIONS = {"sklearn": "scikit-learn", "torch": "torch"}


def mean_step_ms(train, batches, budget_ms):
    """train(epochs) until the budget is spent, the epochs of a call doubling: scikit-learn pays for every start of `fit`."""
    start, epochs, elapsed, call = time.perf_counter(), 0, 0.0, 1
    while True:
        train(call)
        epochs += call
        elapsed = (time.perf_counter() - start) * 1e3
        if elapsed >= budget_ms:
            return elapsed / (epochs * batches)
        call = max(1, min(call * 2, int(epochs * (budget_ms - elapsed) / elapsed)))


def rows_of(model, batch, batches):
    rng = np.random.default_rng(1)
    rows = batch * batches
    features = rng.standard_normal((rows, int(np.prod(model["inputShape"]))), dtype=np.float32)
    classes = [layer["units"] for layer in model["layers"] if layer["kind"] == "dense"][-1]
    targets = rng.integers(0, classes, rows)
    targets[:classes] = np.arange(classes)
    return features, targets


class Sklearn:
    """`fit` over many epochs is MLPClassifier's public way with the least work around a step: `partial_fit` checks its input anew
    for every batch."""

    name = "MLPClassifier.fit"

    @staticmethod
    def open(model, batch, batches):
        from sklearn.exceptions import ConvergenceWarning
        from sklearn.neural_network import MLPClassifier

        warnings.simplefilter("ignore", ConvergenceWarning)
        if any(layer["kind"] != "dense" for layer in model["layers"]):
            raise NotImplementedError("scikit-learn has no convolutions")
        hidden = [layer["units"] for layer in model["layers"][:-1]]
        features, targets = rows_of(model, batch, batches)

        def train(epochs):
            MLPClassifier(
                hidden, activation="relu", solver="adam", alpha=0.0, batch_size=batch, learning_rate_init=LEARNING_RATE,
                max_iter=epochs, shuffle=True, random_state=1, tol=0.0, n_iter_no_change=10**9, epsilon=1e-7,
            ).fit(features, targets)

        return train


class Torch:
    """Eager PyTorch with one of its three ways to run Adam, and of its two orders of a picture's values in memory."""

    def __init__(self, name, channels_last=False, **adam):
        self.name, self.channels_last, self.adam = name, channels_last, adam

    def open(self, model, batch, batches):
        import torch

        torch.set_num_threads(1)
        torch.manual_seed(1)
        features, targets = rows_of(model, batch, batches)
        x, y = torch.from_numpy(features), torch.from_numpy(targets)
        network = sequential(torch, model)
        if len(model["inputShape"]) == 3:
            height, width, channels = model["inputShape"]
            layout = torch.channels_last if self.channels_last else torch.contiguous_format
            x = x.reshape(-1, height, width, channels).permute(0, 3, 1, 2).contiguous(memory_format=layout)
            network = network.to(memory_format=layout)
        elif self.channels_last:
            return None
        adam = torch.optim.Adam(network.parameters(), lr=LEARNING_RATE, eps=1e-7, **self.adam)
        criterion = torch.nn.CrossEntropyLoss()
        rows = batch * batches

        def train(epochs):
            for _ in range(epochs):
                order = torch.randperm(rows)
                xs, ys = x[order], y[order]
                for start in range(0, rows, batch):
                    adam.zero_grad(set_to_none=True)
                    criterion(network(xs[start : start + batch]), ys[start : start + batch]).backward()
                    adam.step()

        return train


def sequential(torch, model):
    layers, shape = [], model["inputShape"]
    for layer in model["layers"]:
        kind = layer["kind"]
        if kind == "dense":
            layers.append(torch.nn.Linear(shape[0], layer["units"]))
            shape = [layer["units"]]
        elif kind == "conv2d":
            layers.append(torch.nn.Conv2d(shape[2], layer["filters"], layer["kernelSize"], layer["stride"], layer["padding"]))
            shape = [shape[0], shape[1], layer["filters"]]
        elif kind == "maxPool2d":
            layers.append(torch.nn.MaxPool2d(layer["size"], layer["stride"]))
            shape = [shape[0] // layer["stride"], shape[1] // layer["stride"], shape[2]]
        elif kind == "flatten":
            layers.append(torch.nn.Flatten())
            shape = [int(np.prod(shape))]
        else:
            raise NotImplementedError(f"no {kind} layer is timed")
        if layer.get("activation") == "relu":
            layers.append(torch.nn.ReLU())
    return torch.nn.Sequential(*layers)


VARIANTS = {
    "sklearn": [Sklearn()],
    # Not torch.compile: on the CPU it needs a C++ compiler.
    "torch": [
        Torch("Adam", foreach=False),
        Torch("foreach Adam", foreach=True),
        Torch("fused Adam", fused=True),
        Torch("fused Adam, channels last", channels_last=True, fused=True),
    ],
}


def prepare(variants, model, batch, budget_ms):
    """Warms up the fastest variant, and returns its name and how to time it."""
    found = []
    for variant in variants:
        pilot = variant.open(model, batch, 1)
        if pilot is None:
            continue
        pilot(1)
        estimate = mean_step_ms(pilot, 1, budget_ms / 10)
        batches = max(1, min(MOST_BATCHES, int(budget_ms / estimate)))
        train = variant.open(model, batch, batches)
        step_ms = mean_step_ms(train, batches, budget_ms / 2)
        found.append((step_ms, variant.name, partial(mean_step_ms, train, batches, budget_ms)))
    return min(found, key=lambda each: each[0])[1:]


def main():
    variants, timer = VARIANTS[sys.argv[1]], None
    for line in sys.stdin:
        request = json.loads(line)
        if request["op"] == "prepare":
            try:
                name, timer = prepare(variants, request["model"], request["batch"], request["budgetMs"])
                answer = {"variant": name, "version": version(DISTRIBUTIONS[sys.argv[1]])}
            except NotImplementedError as error:
                answer = {"skipped": str(error)}
        else:
            answer = {"msPerStep": timer()}
        print(json.dumps(answer), flush=True)


main()
