import { describe, expect, it } from "vitest";
import reference from "../../../../bench/references/data/preparation.json";
import { balancedWeights } from "../../model/balancedWeights.ts";
import { standardScale } from "../../math/stats.ts";
import type { Column, Dataset } from "./dataset.ts";
import { featureScore } from "../preparation/featureScore.ts";
import { fitPreparation, fitTraining } from "../preparation/fitPreparation.ts";
import { DEFAULT_PREPARATION, type PreparationConfig } from "../preparation/preparationConfig.ts";
import { fitTargetMeans, innerFolds, type TrainingTarget } from "../preparation/targetMeans.ts";
import { featureNames, transformRows, transformTable } from "../preparation/transform.ts";

const { encodings, selection, classWeights } = reference;
const PLAIN: PreparationConfig = { ...DEFAULT_PREPARATION, scaling: "none", rareLevelShare: 0 };

const category = (cells: readonly (string | null)[]): Column => {
  const levels = [...new Set(cells.filter((cell) => cell !== null))].sort();
  const codes = Int32Array.from(cells, (cell) => (cell === null ? -1 : levels.indexOf(cell)));
  return { kind: "category", name: "c", levels, codes };
};
const table = (...columns: Column[]): Dataset => ({ columns, rowCount: lengthOf(columns[0]!) });
const lengthOf = (column: Column) =>
  column.kind === "number" ? column.values.length : "codes" in column ? column.codes.length : 0;
const allRows = (count: number) => Uint32Array.from({ length: count }, (_, row) => row);
const targetOf = (values: readonly number[], classes: number): TrainingTarget => ({
  values: Float64Array.from(values),
  classes: Array.from({ length: classes }, (_, k) => `class ${k}`),
  seed: 1,
});

function expectAllClose(values: ArrayLike<number>, expected: readonly number[]): void {
  expect(values).toHaveLength(expected.length);
  expected.forEach((value, i) => expect(Math.abs(values[i]! - value)).toBeLessThanOrEqual(1e-9));
}

describe("categories are encoded as numbers as by scikit-learn", () => {
  const train = category(encodings.train);
  const rows = allRows(encodings.train.length);

  it("ordinal: the index of the level, unseen ones after the last", () => {
    const preparation = fitPreparation([train], rows, { ...PLAIN, encoding: "ordinal" });
    expect(featureNames(preparation)).toEqual(["c"]);
    expect([...transformTable(preparation, table(category(encodings.new)))]).toEqual(encodings.ordinal);
  });

  const folds = Array.from({ length: 5 }, (_, fold) => {
    const own = (inside: boolean) =>
      Uint32Array.from(encodings.folds.flatMap((of, row) => ((of === fold) === inside ? [row] : [])));
    return { train: own(false), validation: own(true) };
  });
  const codesOf = (cells: readonly string[]) => {
    const levels = [...new Set(encodings.train)].sort();
    return Int32Array.from(cells, (cell) => (levels.includes(cell) ? levels.indexOf(cell) : levels.length));
  };

  it.each([
    ["binary", 2],
    ["multiclass", 3],
    ["number", 0],
  ] as const)("target mean: %s", (name, classes) => {
    const { target, crossFitted, new: fresh } = encodings.targetMean[name];
    const given = targetOf(target, classes);
    const fitted = fitTargetMeans(codesOf(encodings.train), 6, given, folds);
    // The target of a regression is standardised first; means are on that scale.
    const { mean, sd } = classes === 0 ? standardScale(given.values) : { mean: 0, sd: 1 };
    expect(fitted.outputs).toHaveLength(fresh.length);
    fitted.outputs.forEach(({ means }, k) => {
      const own = [...codesOf(encodings.new)].map((code) => means[code]! * sd + mean);
      expectAllClose(own, fresh[k]!);
      expectAllClose(
        fitted.crossFitted[k]!.map((value) => value * sd + mean),
        crossFitted[k]!,
      );
    });
  });

  it("names its features, groups rare levels, and gives unseen levels the value of that group", () => {
    const { target } = encodings.targetMean.multiclass;
    const config: PreparationConfig = { ...PLAIN, encoding: "targetMean", rareLevelShare: 0.1 };
    const preparation = fitPreparation([train], rows, config, targetOf(target, 3));
    expect(featureNames(preparation)).toEqual([
      "c (share of class 0)",
      "c (share of class 1)",
      "c (share of class 2)",
    ]);
    expect(preparation.columns[0]).toMatchObject({ levels: ["a", "b", "c"], rare: ["d", "e"] });
    const [d, unseen] = [0, 1].map((row) =>
      transformRows(preparation, table(category(["d", "unseen"])), Uint32Array.of(row)),
    );
    expect(d).toEqual(unseen);
    expect([...d!].every((share) => share >= 0 && share <= 1)).toBe(true);
  });

  it("gives training rows values from other rows: the level of a single row does not leak its target", () => {
    const cells = Array.from({ length: 20 }, (_, row) => `level ${row}`);
    const target = targetOf(
      cells.map((_, row) => row % 2),
      2,
    );
    const config: PreparationConfig = { ...PLAIN, encoding: "targetMean" };
    const own = category(cells);
    const { preparation, crossFitted } = fitTraining([own], allRows(20), config, target);
    const given = transformRows(preparation, table(own), allRows(20), preparation, crossFitted);
    for (const { train: others, validation } of innerFolds(target)) {
      const mean = others.reduce((sum, row) => sum + target.values[row]!, 0) / others.length;
      for (const row of validation) expect(given[row]).toBe(Math.fround(mean));
    }
  });

  it("works on a single row", () => {
    for (const encoding of ["ordinal", "targetMean", "oneHot"] as const) {
      const one = category(["a"]);
      const config: PreparationConfig = { ...DEFAULT_PREPARATION, encoding, featureShare: 0.5 };
      const { preparation, crossFitted } = fitTraining([one], allRows(1), config, targetOf([1], 2));
      const features = transformRows(preparation, table(one), allRows(1), preparation, crossFitted);
      expect(features.length).toBeGreaterThan(0);
      expect([...features].every(Number.isFinite)).toBe(true);
    }
  });
});

describe("features are selected as by scikit-learn's SelectKBest", () => {
  const columns = selection.columns.map((values, j): Column => ({
    kind: "number",
    name: `x${j}`,
    values: Float64Array.from(values),
  }));
  it.each(selection.cases)("$name", ({ name, target, k, scores, kept }) => {
    const given = targetOf(target, name === "f_classif" ? 3 : 0);
    const score = featureScore(given);
    scores.forEach((expected, j) => {
      const own = score.of(Float64Array.from(selection.columns[j]!));
      if (expected === null) expect(own).toBe(-Number.MAX_VALUE);
      else expect(Math.abs(own / (expected || 1) - (expected === 0 ? 0 : 1))).toBeLessThan(1e-9);
    });
    const config = { ...PLAIN, featureShare: k / columns.length };
    const preparation = fitPreparation(columns, allRows(target.length), config, given);
    expect(featureNames(preparation)).toEqual(kept.map((j) => `x${j}`));
    const features = transformTable(preparation, table(...columns));
    const first = kept.map((j) => Math.fround(selection.columns[j]![0]!));
    expect([...features.subarray(0, kept.length)]).toEqual(first);
  });

  it.each([3, 0])("levels of a category score like 0/1 columns (%i classes)", (classes) => {
    const target = targetOf(selection.cases[classes === 3 ? 0 : 1]!.target, classes);
    const slots = Int32Array.from(target.values.keys(), (row) => (row * 7) % 4);
    const score = featureScore(target);
    score.ofLevels(slots, 5).forEach((own, level) => {
      const column = Float64Array.from(slots, (slot) => (slot === level ? 1 : 0));
      expect(own).toBeCloseTo(score.of(column), 9);
    });
  });

  it("keeps at least one feature, and all with a share of 1", () => {
    const target = targetOf(selection.cases[0]!.target, 3);
    const fit = (featureShare: number) =>
      featureNames(fitPreparation(columns, allRows(50), { ...PLAIN, featureShare }, target)).length;
    expect([fit(0.01), fit(0.5), fit(1)]).toEqual([1, 4, 7]);
  });
});

describe("balanced class weights are scikit-learn's", () => {
  it.each(classWeights)("$counts", ({ counts, weights }) => {
    const targets = counts.flatMap((count, code) => new Array<number>(count).fill(code));
    expectAllClose(balancedWeights(targets, counts.length), weights);
  });

  it("a class without a row does not affect the others", () => {
    expect(balancedWeights([0, 0, 2, 2], 3)).toEqual([1, 1, 1]);
  });
});
