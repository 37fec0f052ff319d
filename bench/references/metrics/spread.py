"""Reference values for src/core/metric/spreadTest.ts, by statsmodels, and for the skewness in src/core/math/stats.ts, by SciPy.

    python3 -m venv .venv && .venv/bin/pip install -r requirements.txt statsmodels==0.15.0
    .venv/bin/python spread.py        writes spread.json beside this file
"""

import json
import sys
from pathlib import Path

import numpy as np
import scipy
import statsmodels
from scipy.stats import skew
from statsmodels.stats.diagnostic import het_breuschpagan


def case(name, predicted, actual):
    statistic, p, _, _ = het_breuschpagan(actual - predicted, np.column_stack([np.ones_like(predicted), predicted]))
    return {
        "name": name,
        "predicted": predicted.tolist(),
        "actual": actual.tolist(),
        "statistic": float(statistic),
        "p": float(p),
        "skewness": float(skew(actual)),
    }


def main():
    rng = np.random.default_rng(20261128)
    predicted = np.round(rng.uniform(1, 20, 60), 3)
    noise = rng.normal(0, 1, 60)
    out = {
        "script": "bench/references/metrics/spread.py",
        "versions": {
            "python": sys.version.split()[0],
            "numpy": np.__version__,
            "scipy": scipy.__version__,
            "statsmodels": statsmodels.__version__,
        },
        "cases": [
            case("even", predicted, np.round(predicted + noise, 3)),
            case("growing", predicted, np.round(predicted * np.exp(0.4 * noise), 3)),
            case("shrinking", predicted, np.round(predicted + noise * (25 - predicted) / 5, 3)),
            case("heavy tails", predicted, np.round(predicted + rng.standard_t(2, 60), 3)),
        ],
    }
    Path(__file__).with_name("spread.json").write_text(json.dumps(out, indent=1) + "\n")


main()
