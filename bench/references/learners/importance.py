"""Reference values for src/core/importance, by scikit-learn's permutation_importance.

    python3 -m venv .venv && .venv/bin/pip install -r requirements.txt
    .venv/bin/python importance.py        writes importance.json beside this file

The shuffles that scikit-learn draws are drawn again, and stored, so that both use the same ones.
"""

import json
from pathlib import Path

import numpy as np
import sklearn
from sklearn.inspection import permutation_importance
from sklearn.linear_model import Ridge

ROWS, FEATURES, REPEATS, SEED = 60, 4, 6, 3


def rounded(values):
    return [float(f"{value:.12g}") for value in np.ravel(values)]


def orders(seed):
    """For each feature and repeat the row whose value each row gets: every shuffle shuffles the one before."""
    column_seed = np.random.RandomState(seed).randint(np.iinfo(np.int32).max + 1)
    for _ in range(FEATURES):
        state = np.random.RandomState(column_seed)
        index = np.arange(ROWS)
        now = np.arange(ROWS)
        for _ in range(REPEATS):
            state.shuffle(index)
            now = now[index]
            yield now.copy()


def main():
    rng = np.random.default_rng(1)
    features = rng.normal(size=(ROWS, FEATURES)).astype(np.float32).astype(float)
    features[:, 3] = np.float32(features[:, 0] + 0.3 * features[:, 3])
    targets = np.float32(2 * features[:, 0] - features[:, 1] + 0.5 * rng.normal(size=ROWS)).astype(float)
    model = Ridge(alpha=1.0).fit(features, targets)
    result = permutation_importance(
        model, features, targets, scoring="neg_root_mean_squared_error", n_repeats=REPEATS, random_state=SEED
    )
    drawn = list(orders(SEED))
    own = []
    for i, order in enumerate(drawn):
        moved = features.copy()
        moved[:, i // REPEATS] = features[order, i // REPEATS]
        residuals = [model.predict(x) - targets for x in (features, moved)]
        own.append(np.sqrt(np.mean(residuals[1] ** 2)) - np.sqrt(np.mean(residuals[0] ** 2)))
    assert np.allclose(own, result.importances.ravel(), atol=1e-12)
    many = permutation_importance(
        model, features, targets, scoring="neg_root_mean_squared_error", n_repeats=2000, random_state=SEED
    )
    out = {
        "comment": "By importance.py; orders: of each feature and repeat; many: 2,000 repeats.",
        "versions": {"numpy": np.__version__, "scikit-learn": sklearn.__version__},
        "features": rounded(features),
        "targets": rounded(targets),
        "coefficients": rounded(model.coef_),
        "intercept": float(model.intercept_),
        "orders": [order.tolist() for order in drawn],
        "mean": rounded(result.importances_mean),
        "sd": rounded(result.importances_std),
        "many": {"mean": rounded(many.importances_mean), "sd": rounded(many.importances_std)},
    }
    Path(__file__).with_name("importance.json").write_text(json.dumps(out) + "\n")


main()
