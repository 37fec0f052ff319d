"""Writes classification.csv: the rows of the field's standard exercise, for both sides of `npm run bench -- seed`.

scikit-learn 1.9.1: make_classification(1000 rows, 20 features, otherwise its defaults, random_state=42).
"""

from pathlib import Path

from sklearn.datasets import make_classification

features, classes = make_classification(n_samples=1000, n_features=20, random_state=42)
names = [f"x{i + 1}" for i in range(features.shape[1])]
lines = [",".join([*names, "class"])]
lines += [",".join([*(f"{value:.6f}" for value in row), "ab"[k]]) for row, k in zip(features, classes)]
Path(__file__).with_name("classification.csv").write_text("\n".join(lines) + "\n")
