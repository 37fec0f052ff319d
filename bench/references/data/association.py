"""Reference values for the measures of the data check and the Data tab, by SciPy.

    python3 -m venv .venv && .venv/bin/pip install -r requirements.txt
    .venv/bin/python association.py        writes association.json beside this file
"""

import json
import sys
from pathlib import Path

import numpy as np
import scipy
from scipy.stats import contingency, f_oneway, ks_2samp, pearsonr, spearmanr

RNG = np.random.default_rng(7)


def case(rows, levels_a, levels_b, tied):
    x = RNG.normal(size=rows)
    y = 0.4 * x + RNG.normal(size=rows)
    if tied:
        x, y = np.round(x, 1), np.round(y)
    a = RNG.integers(levels_a, size=rows)
    b = (a + RNG.integers(levels_b, size=rows) * (RNG.random(rows) < 0.6)) % levels_b
    table = np.zeros((levels_a, levels_b))
    np.add.at(table, (a, b), 1)
    groups = [y[a == level] for level in range(levels_a)]
    f = f_oneway(*groups).statistic
    # eta² from the F of a one-way analysis of variance: F = (eta² / (k − 1)) / ((1 − eta²) / (n − k)).
    between = f * (levels_a - 1)
    return {
        "x": x.tolist(),
        "y": y.tolist(),
        "a": a.tolist(),
        "b": b.tolist(),
        "levelsA": levels_a,
        "levelsB": levels_b,
        "pearson": float(pearsonr(x, y).statistic),
        "spearman": float(spearmanr(x, y).statistic),
        "cramersV": float(contingency.association(table.astype(int), method="cramer", correction=False)),
        "correlationRatio": float(np.sqrt(between / (between + rows - levels_a))),
        "ks": float(ks_2samp(x[: rows // 3], y[rows // 3 :]).statistic),
    }


reference = {
    "script": "bench/references/data/association.py",
    "versions": {"python": sys.version.split()[0], "numpy": np.__version__, "scipy": scipy.__version__},
    "cases": [case(60, 3, 4, False), case(90, 5, 2, True), case(40, 2, 2, True)],
}
Path(__file__).with_name("association.json").write_text(json.dumps(reference) + "\n")
