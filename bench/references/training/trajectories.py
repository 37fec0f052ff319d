"""Training trajectories of Keras 3, which the engines must reproduce (src/testing/engineContract.ts).

    python -m venv venv && venv/bin/pip install keras==3.15.1 jax==0.10.2 numpy==2.4.6
    KERAS_BACKEND=jax venv/bin/python trajectories.py > trajectories.json

Every case starts from the same weights and sees the same batches: epoch e visits row (7 i + e) mod 40 at place i, in batches of
16, 16 and 8. Written down: the mean loss of each epoch over its rows (penalties included), and the outputs of the first rows in
prediction mode after the last epoch.
"""

import json
import os
import sys

os.environ.setdefault("KERAS_BACKEND", "jax")
import jax
import keras
import numpy as np

ROWS, FEATURES, BATCH, EPOCHS = 40, 5, 16, 17
WIDTHS = [6, 7]
rng = np.random.default_rng(20261122)


def rounded(values, digits=7):
    return [float(f"{v:.{digits}g}") for v in np.asarray(values, dtype=np.float64).ravel()]


features = np.round(rng.normal(size=(ROWS, FEATURES)), 4).astype(np.float32)
score = features @ rng.normal(size=FEATURES) + 0.5 * features[:, 0] * features[:, 1]
targets = {
    "softmaxCrossEntropy": np.digitize(score, np.quantile(score, [1 / 3, 2 / 3])).astype(np.float32),
    "sigmoidCrossEntropy": (score > np.median(score)).astype(np.float32),
    "meanSquaredError": np.round((score - score.mean()) / score.std(), 4).astype(np.float32),
}
OUTPUTS = {"softmaxCrossEntropy": 3, "sigmoidCrossEntropy": 1, "meanSquaredError": 1}
LOSSES = {
    "softmaxCrossEntropy": lambda: keras.losses.SparseCategoricalCrossentropy(from_logits=True),
    "sigmoidCrossEntropy": lambda: keras.losses.BinaryCrossentropy(from_logits=True),
    "meanSquaredError": lambda: keras.losses.MeanSquaredError(),
}
ACTIVATIONS = {
    "leakyRelu": lambda x: keras.activations.leaky_relu(x, negative_slope=0.2),
    "gelu": lambda x: keras.activations.gelu(x, approximate=False),
    "swish": keras.activations.silu,
}
kernels = {}


def kernel(inputs, outputs):
    """One fixed kernel for every shape, Glorot uniform."""
    if (inputs, outputs) not in kernels:
        limit = np.sqrt(6 / (inputs + outputs))
        kernels[inputs, outputs] = np.round(rng.uniform(-limit, limit, (inputs, outputs)), 4).astype(np.float32)
    return kernels[inputs, outputs]


def optimizer_of(spec, rate):
    kind = spec["kind"]
    if kind == "sgd":
        return keras.optimizers.SGD(rate, momentum=float(spec["momentum"]), nesterov=spec["nesterov"])
    if kind == "rmsprop":
        return keras.optimizers.RMSprop(rate, rho=spec["rho"], epsilon=spec["epsilon"])
    adam = dict(beta_1=spec["beta1"], beta_2=spec["beta2"], epsilon=spec["epsilon"])
    if kind == "adam":
        return keras.optimizers.Adam(rate, **adam)
    return keras.optimizers.AdamW(rate, weight_decay=spec["weightDecay"], **adam)


def build(case):
    model = keras.Sequential([keras.Input((FEATURES,))])
    width = FEATURES
    widths = [*WIDTHS, OUTPUTS[case["loss"]]]
    for i, units in enumerate(widths):
        last = i == len(widths) - 1
        activation = "linear" if last or case["batchNorm"] else case["activation"]
        model.add(
            keras.layers.Dense(
                units,
                activation=ACTIVATIONS.get(activation, activation),
                kernel_regularizer=keras.regularizers.L1L2(case["l1"], case["l2"]),
            )
        )
        model.layers[-1].set_weights([kernel(width, units), np.zeros(units, np.float32)])
        width = units
        if case["batchNorm"] and not last:
            model.add(keras.layers.BatchNormalization(momentum=0.9, epsilon=1e-3))
            model.add(keras.layers.Activation(ACTIVATIONS.get(case["activation"], case["activation"])))
    return model


def run(case):
    model = build(case)
    model.compile(optimizer=optimizer_of(case["optimizer"], case["learningRate"]), loss=LOSSES[case["loss"]]())
    y = targets[case["loss"]].reshape(-1, 1)
    losses = []
    for epoch in range(EPOCHS):
        order = [(7 * i + epoch) % ROWS for i in range(ROWS)]
        total = 0.0
        for start in range(0, ROWS, BATCH):
            rows = order[start : start + BATCH]
            model.reset_metrics()
            total += float(model.train_on_batch(features[rows], y[rows])) * len(rows)
        losses.append(total / ROWS)
    outputs = model.predict(features[:5], verbose=0)
    return {**case, "losses": rounded(losses), "outputs": rounded(outputs)}


ADAM = {"kind": "adam", "beta1": 0.9, "beta2": 0.999, "epsilon": 1e-7}
PLAIN = {
    "activation": "relu",
    "loss": "softmaxCrossEntropy",
    "optimizer": ADAM,
    "learningRate": 0.01,
    "batchNorm": False,
    "l1": 0,
    "l2": 0,
}
VARIANTS = [
    *[{"activation": a} for a in ["relu", "leakyRelu", "elu", "selu", "gelu", "swish", "tanh", "sigmoid", "linear"]],
    {"optimizer": {"kind": "sgd", "momentum": 0, "nesterov": False}, "learningRate": 0.1},
    {"optimizer": {"kind": "sgd", "momentum": 0.9, "nesterov": False}, "learningRate": 0.02},
    {"optimizer": {"kind": "sgd", "momentum": 0.9, "nesterov": True}, "learningRate": 0.02},
    {"optimizer": {"kind": "rmsprop", "rho": 0.9, "epsilon": 1e-7}, "learningRate": 0.003},
    {"optimizer": {"kind": "adamw", **{k: ADAM[k] for k in ADAM if k != "kind"}, "weightDecay": 0.1}},
    {"loss": "sigmoidCrossEntropy", "activation": "tanh"},
    {"loss": "meanSquaredError", "activation": "tanh"},
    {"l1": 0.003, "l2": 0.01, "activation": "tanh"},
    {"batchNorm": True, "activation": "tanh"},
    {"batchNorm": True, "loss": "meanSquaredError", "activation": "elu"},
]

cases = [run({**PLAIN, **variant}) for variant in VARIANTS]
json.dump(
    {
        "source": {"keras": keras.__version__, "jax": jax.__version__, "numpy": np.__version__, "script": "trajectories.py"},
        "rows": ROWS,
        "batchSize": BATCH,
        "epochs": EPOCHS,
        "hiddenWidths": WIDTHS,
        "features": rounded(features),
        "targets": {name: rounded(values) for name, values in targets.items()},
        "kernels": {f"{i}x{o}": rounded(values) for (i, o), values in kernels.items()},
        "cases": cases,
    },
    sys.stdout,
)
