"""Training trajectories of Keras 3, which the engines must reproduce (src/testing/contracts/engineContract.ts).

    python -m venv venv && venv/bin/pip install keras==3.15.1 jax==0.10.2 numpy==2.4.6
    KERAS_BACKEND=jax venv/bin/python trajectories.py > trajectories.json

Every case starts from the same weights and sees the same batches: epoch e visits row (7 i + e) mod 40 at place i, in batches of
16, 16 and 8. A case states its model and step as the engines take them (src/core/learner/network/modelSpec.ts, trainingSpec.ts). Written
down: the mean loss of each epoch over its rows (penalties and class weights included), and the outputs of the first rows in
prediction mode after the last epoch. The pictures follow from a formula, see `pictures`, and are not written down.
"""

import json
import os
import sys

os.environ.setdefault("KERAS_BACKEND", "jax")
import jax
import keras
import numpy as np

ROWS, FEATURES, BATCH, EPOCHS = 40, 5, 16, 17
PICTURE = (7, 6, 2)
OUTPUT_ROWS = 5
rng = np.random.default_rng(20261122)


def rounded(values, digits=7):
    return [float(f"{v:.{digits}g}") for v in np.asarray(values, dtype=np.float64).ravel()]


features = np.round(rng.normal(size=(ROWS, FEATURES)), 4).astype(np.float32)
score = features @ rng.normal(size=FEATURES) + 0.5 * features[:, 0] * features[:, 1]
targets = {
    "softmaxCrossEntropy": np.digitize(score, np.quantile(score, [1 / 3, 2 / 3])).astype(np.float32),
    "sigmoidCrossEntropy": (score > np.median(score)).astype(np.float32),
    "regression": np.round((score - score.mean()) / score.std(), 4).astype(np.float32),
}
# Value i of all pictures in a row: (31 i² + 17 i mod 1009) / 504 − 1, about uniform on ±1.
index = np.arange(ROWS * np.prod(PICTURE), dtype=np.int64)
pictures = ((31 * index**2 + 17 * index) % 1009 / 504 - 1).astype(np.float32).reshape(ROWS, *PICTURE)
LOSSES = {
    "softmaxCrossEntropy": lambda: keras.losses.SparseCategoricalCrossentropy(from_logits=True),
    "sigmoidCrossEntropy": lambda: keras.losses.BinaryCrossentropy(from_logits=True),
    "meanSquaredError": lambda: keras.losses.MeanSquaredError(),
    "meanAbsoluteError": lambda: keras.losses.MeanAbsoluteError(),
    "huber": lambda: keras.losses.Huber(delta=1.0),
}
ACTIVATIONS = {
    "leakyRelu": lambda x: keras.activations.leaky_relu(x, negative_slope=0.2),
    "gelu": lambda x: keras.activations.gelu(x, approximate=False),
    "swish": keras.activations.silu,
}
kernels = {}


def kernel(shape):
    """One fixed kernel for every shape, Glorot uniform."""
    if shape not in kernels:
        window = np.prod(shape[:-2], dtype=int)
        limit = np.sqrt(6 / (window * (shape[-2] + shape[-1])))
        kernels[shape] = np.round(rng.uniform(-limit, limit, shape), 4).astype(np.float32)
    return kernels[shape]


def optimizer_of(step, rate):
    spec = step["optimizer"]
    kind = spec["kind"]
    clip = dict(global_clipnorm=step["clipNorm"])
    if kind == "sgd":
        return keras.optimizers.SGD(rate, momentum=float(spec["momentum"]), nesterov=spec["nesterov"], **clip)
    if kind == "rmsprop":
        return keras.optimizers.RMSprop(rate, rho=spec["rho"], epsilon=spec["epsilon"], **clip)
    adam = dict(beta_1=spec["beta1"], beta_2=spec["beta2"], epsilon=spec["epsilon"], **clip)
    if kind == "adam":
        return keras.optimizers.Adam(rate, **adam)
    return keras.optimizers.AdamW(rate, weight_decay=spec["weightDecay"], **adam)


def layer_of(spec):
    kind = spec["kind"]
    if kind in ("dense", "conv2d"):
        shared = dict(
            activation=ACTIVATIONS.get(spec["activation"], spec["activation"]),
            kernel_regularizer=keras.regularizers.L1L2(spec["l1"], spec["l2"]),
        )
        if kind == "dense":
            return keras.layers.Dense(spec["units"], **shared)
        window = dict(strides=spec["stride"], padding=spec["padding"])
        return keras.layers.Conv2D(spec["filters"], spec["kernelSize"], **window, **shared)
    if kind in ("maxPool2d", "averagePool2d"):
        pool = {"maxPool2d": keras.layers.MaxPooling2D, "averagePool2d": keras.layers.AveragePooling2D}[kind]
        return pool(spec["size"], strides=spec["stride"], padding=spec["padding"])
    if kind == "batchNorm":
        return keras.layers.BatchNormalization(momentum=spec["momentum"], epsilon=spec["epsilon"])
    if kind == "activation":
        return keras.layers.Activation(ACTIVATIONS.get(spec["activation"], spec["activation"]))
    return {"flatten": keras.layers.Flatten, "globalAveragePool2d": keras.layers.GlobalAveragePooling2D}[kind]()


def build(spec):
    model = keras.Sequential([keras.Input(tuple(spec["inputShape"]))])
    for layer in spec["layers"]:
        model.add(layer_of(layer))
        if layer["kind"] in ("dense", "conv2d"):
            start, bias = model.layers[-1].get_weights()
            model.layers[-1].set_weights([kernel(start.shape), np.zeros_like(bias)])
    return model


def run(case):
    model = build(case["model"])
    loss, step = case["model"]["loss"], case["step"]
    model.compile(optimizer=optimizer_of(step, case["learningRate"]), loss=LOSSES[loss]())
    x = features if len(case["model"]["inputShape"]) == 1 else pictures
    y = targets.get(loss, targets["regression"]).reshape(-1, 1)
    factors = None if step["classWeights"] is None else dict(enumerate(step["classWeights"]))
    losses = []
    for epoch in range(EPOCHS):
        order = [(7 * i + epoch) % ROWS for i in range(ROWS)]
        total = 0.0
        for start in range(0, ROWS, BATCH):
            rows = order[start : start + BATCH]
            model.reset_metrics()
            total += float(model.train_on_batch(x[rows], y[rows], class_weight=factors)) * len(rows)
        losses.append(total / ROWS)
    outputs = model.predict(x[:OUTPUT_ROWS], verbose=0)
    return {**case, "losses": rounded(losses), "outputs": rounded(outputs)}


ADAM = {"kind": "adam", "beta1": 0.9, "beta2": 0.999, "epsilon": 1e-7}
MOMENTUM = {"kind": "sgd", "momentum": 0.9, "nesterov": False}
NESTEROV = {"kind": "sgd", "momentum": 0.9, "nesterov": True}
NORM = {"kind": "batchNorm", "momentum": 0.9, "epsilon": 1e-3}
FLATTEN = {"kind": "flatten"}
GLOBAL = {"kind": "globalAveragePool2d"}


def outputs_of(loss):
    return 3 if loss == "softmaxCrossEntropy" else 1


def dense(units, activation="linear", l1=0, l2=0):
    return {"kind": "dense", "units": units, "activation": activation, "l1": l1, "l2": l2, "init": "glorotUniform"}


def conv(filters, size, activation="linear", stride=1, padding="same", l1=0, l2=0):
    window = {"kernelSize": size, "stride": stride, "padding": padding}
    return {"kind": "conv2d", "filters": filters, **window, "activation": activation, "l1": l1, "l2": l2, "init": "glorotUniform"}


def pool(kind, size, stride, padding):
    return {"kind": kind, "size": size, "stride": stride, "padding": padding}


def act(activation):
    return {"kind": "activation", "activation": activation}


def case(title, model, optimizer=ADAM, rate=0.01, clip=None, weights=None):
    step = {"optimizer": optimizer, "batchSize": BATCH, "clipNorm": clip, "classWeights": weights}
    return {"title": title, "model": model, "step": step, "learningRate": rate}


def mlp(title, activation="relu", loss="softmaxCrossEntropy", norm=False, l1=0, l2=0, **step):
    layers = []
    for units in [6, 7]:
        layers += [dense(units, "linear", l1, l2), NORM, act(activation)] if norm else [dense(units, activation, l1, l2)]
    layers.append(dense(outputs_of(loss), "linear", l1, l2))
    return case(title, {"inputShape": [FEATURES], "layers": layers, "loss": loss}, **step)


def cnn(title, layers, loss="softmaxCrossEntropy", **step):
    layers = [*layers, dense(outputs_of(loss))]
    return case(title, {"inputShape": list(PICTURE), "layers": layers, "loss": loss}, **step)


CASES = [
    *[mlp(a, a) for a in ["relu", "leakyRelu", "elu", "selu", "gelu", "swish", "tanh", "sigmoid", "linear"]],
    mlp("plain descent", optimizer={"kind": "sgd", "momentum": 0, "nesterov": False}, rate=0.1),
    mlp("momentum", optimizer=MOMENTUM, rate=0.02),
    mlp("nesterov", optimizer=NESTEROV, rate=0.02),
    mlp("rmsprop", optimizer={"kind": "rmsprop", "rho": 0.9, "epsilon": 1e-7}, rate=0.003),
    mlp("adamw", optimizer={**ADAM, "kind": "adamw", "weightDecay": 0.1}),
    mlp("sigmoid cross entropy", "tanh", "sigmoidCrossEntropy"),
    mlp("mean squared error", "tanh", "meanSquaredError"),
    mlp("L1 and L2", "tanh", l1=0.003, l2=0.01),
    # Not Adam: a bias before a batch normalisation has a gradient of 0, and Adam blows up what rounding makes of that.
    mlp("batch norm", "tanh", norm=True, optimizer=NESTEROV, rate=0.02),
    mlp("batch norm, mean squared error", "elu", "meanSquaredError", norm=True, optimizer=MOMENTUM, rate=0.01),
    mlp("mean absolute error", "tanh", "meanAbsoluteError", optimizer=MOMENTUM, rate=0.01),
    mlp("huber", "tanh", "huber"),
    mlp("class weights", "tanh", weights=[0.5, 3, 1]),
    mlp("class weights of two classes", "swish", "sigmoidCrossEntropy", weights=[2, 0.4]),
    mlp("clipped momentum", "tanh", "meanSquaredError", optimizer=MOMENTUM, rate=0.02, clip=0.3),
    mlp("clipped nesterov, L1 and L2, class weights", l1=0.01, l2=0.02, optimizer=NESTEROV, rate=0.02, clip=0.4, weights=[1, 2, 4]),
    cnn("same convolution, max pool", [conv(4, 3, "relu"), pool("maxPool2d", 2, 2, "valid"), FLATTEN]),
    cnn("valid convolution, stride 2", [conv(4, 3, "elu", 2, "valid"), FLATTEN], optimizer=NESTEROV, rate=0.01),
    cnn(
        "same convolution, stride 2, average pool with overlap and padding, global average",
        [conv(5, 3, "tanh", 2), pool("averagePool2d", 2, 1, "same"), GLOBAL],
        "sigmoidCrossEntropy",
    ),
    cnn("even window, average pool", [conv(3, 2, "swish"), pool("averagePool2d", 3, 2, "valid"), FLATTEN], "meanAbsoluteError"),
    cnn(
        "window smaller than its stride, two convolutions, clipped adamw",
        [conv(4, 1, "gelu"), conv(3, 2, "leakyRelu", 3), FLATTEN],
        optimizer={**ADAM, "kind": "adamw", "weightDecay": 0.05},
        clip=0.5,
    ),
    cnn(
        "everything: L1 and L2, batch norm after a convolution, max pool with padding, huber",
        [conv(4, 4, l1=0.001, l2=0.01), NORM, act("selu"), pool("maxPool2d", 3, 2, "same"), FLATTEN, dense(5, "tanh")],
        "huber",
        optimizer=NESTEROV,
        rate=0.02,
    ),
]

json.dump(
    {
        "source": {"keras": keras.__version__, "jax": jax.__version__, "numpy": np.__version__, "script": "trajectories.py"},
        "rows": ROWS,
        "batchSize": BATCH,
        "features": rounded(features),
        "targets": {name: rounded(values) for name, values in targets.items()},
        "cases": [run(one) for one in CASES],
        "kernels": {"x".join(map(str, shape)): rounded(values) for shape, values in kernels.items()},
    },
    sys.stdout,
    separators=(",", ":"),
)
