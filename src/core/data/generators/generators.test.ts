import fc from "fast-check";
import { describe, expect, it } from "vitest";
import reference from "../../../../bench/references/data/generators.json";
import { AppError } from "../../errors.ts";
import { DEFAULT_GENERATORS } from "./defaultGenerators.ts";
import { checkGenerator, generate } from "./generate.ts";
import { GENERATOR_FIELDS } from "./generatorFields.ts";
import type { ClassificationSpec, GeneratorKind, GeneratorSpec } from "./generatorSpec.ts";
import { makeClassification } from "./makeClassification.ts";
import { makeRegression } from "./makeRegression.ts";
import { makeMoons } from "./planarShapes.ts";
import type { Samples } from "./samples.ts";

const KINDS = Object.keys(DEFAULT_GENERATORS) as GeneratorKind[];
const classification = (changes: Partial<ClassificationSpec>): ClassificationSpec => ({
  ...DEFAULT_GENERATORS.classification,
  ...changes,
});

describe("generate", () => {
  it.each(KINDS)("%s: the default is valid, repeatable, complete and finite", (kind) => {
    const spec = { ...DEFAULT_GENERATORS[kind], samples: 100 };
    const { dataset, target } = generate(spec);
    expect(dataset).toEqual(generate(spec).dataset);
    expect(dataset).not.toEqual(generate({ ...spec, seed: 2 }).dataset);
    expect(dataset.rowCount).toBe(spec.samples);
    expect(dataset.columns.at(-1)!.name).toBe(target);
    for (const column of dataset.columns) {
      if (column.kind === "number") expect(column.values.every(Number.isFinite)).toBe(true);
      else if (column.kind === "picture") expect(column.pixels.some((pixel) => pixel > 0)).toBe(true);
      else expect(column.kind === "category" && column.codes.every((code) => code >= 0)).toBe(true);
    }
  });

  it("has only classes with rows", () => {
    const { dataset } = generate({
      kind: "classification",
      ...classification({ weights: [0.5, 0.5, 0], flipY: 0 }),
    });
    const target = dataset.columns.at(-1)!;
    expect(target.kind === "category" && target.levels).toEqual(["0", "1"]);
  });
});

describe("checkGenerator", () => {
  it.each(KINDS)("%s: accepts the default; has a field for every parameter and no other", (kind) => {
    checkGenerator(DEFAULT_GENERATORS[kind]);
    const { kind: _, ...parameters } = DEFAULT_GENERATORS[kind];
    expect(GENERATOR_FIELDS[kind].map((field) => field.name).sort()).toEqual(Object.keys(parameters).sort());
  });

  const base = DEFAULT_GENERATORS;
  it.each<[string, GeneratorSpec, string]>([
    ["too few rows", { ...base.moons, samples: 3 }, "samples"],
    ["a fraction of a row", { ...base.moons, samples: 50.5 }, "samples"],
    ["NaN", { ...base.circles, noise: NaN }, "noise"],
    ["a circle outside the outer one", { ...base.circles, factor: 1 }, "factor"],
    ["too many informative features", { ...base.regression, informative: 11 }, "informative"],
    ["more features than there are", { ...base.classification, redundant: 8 }, "features"],
    [
      "more clusters than vertices",
      { ...base.classification, informative: 1, clustersPerClass: 2 },
      "informative",
    ],
    ["too many weights", { ...base.classification, weights: [0.2, 0.2, 0.2, 0.4] }, "weights"],
    ["weights over one", { ...base.classification, weights: [0.8, 0.8] }, "weights"],
    ["four features for Friedman", { ...base.friedman1, features: 4 }, "features"],
    ["an unknown kind", { ...base.moons, kind: "toString" } as unknown as GeneratorSpec, "kind"],
    ["a missing field", { kind: "xor", samples: 100, seed: 1 } as unknown as GeneratorSpec, "noise"],
  ])("refuses %s", (_, spec, field) => {
    expect(() => checkGenerator(spec)).toThrow(AppError);
    expect(() => checkGenerator(spec)).toThrow(expect.objectContaining({ code: "generatorInvalid" }));
    expect(() => checkGenerator(spec)).toThrow(
      expect.objectContaining({ details: expect.objectContaining({ field }) }),
    );
  });

  it("every accepted spec can be generated", () => {
    fc.assert(
      fc.property(
        fc.record({
          samples: fc.integer({ min: 10, max: 80 }),
          features: fc.integer({ min: 1, max: 45 }),
          informative: fc.integer({ min: 1, max: 40 }),
          redundant: fc.integer({ min: 0, max: 5 }),
          repeated: fc.integer({ min: 0, max: 5 }),
          classes: fc.integer({ min: 2, max: 6 }),
          clustersPerClass: fc.integer({ min: 1, max: 4 }),
          hypercube: fc.boolean(),
          shuffle: fc.boolean(),
          seed: fc.nat(),
        }),
        (changes) => {
          const spec: GeneratorSpec = { kind: "classification", ...classification(changes) };
          try {
            checkGenerator(spec);
          } catch (thrown) {
            expect(thrown).toBeInstanceOf(AppError);
            return;
          }
          expect(makeClassification(spec).x.every(Number.isFinite)).toBe(true);
        },
      ),
      { seed: 11, numRuns: 150 },
    );
  });
});

describe("makeClassification has scikit-learn's structure", () => {
  describe.each(reference.classification)("$name", (example) => {
    const spec = classification({ ...example.spec, shuffle: false, shift: 0, scale: 1 });
    const runs = Array.from({ length: 200 }, (_, seed) => makeClassification({ ...spec, seed }));

    it("classes have the same shares", () => {
      const shares = example.meanShares.map((_, k) =>
        mean(runs.map(({ y }) => y.filter((value) => value === k).length / y.length)),
      );
      shares.forEach((share, k) => expect(Math.abs(share - example.meanShares[k]!)).toBeLessThan(0.02));
    });

    it("informative and redundant features span the same number of dimensions", () => {
      const { informative, redundant, repeated } = spec;
      for (const run of runs.slice(0, 3)) {
        expect(rank(run, 0, informative)).toBe(example.ranks.informative);
        expect(rank(run, 0, informative + redundant)).toBe(example.ranks.withRedundant);
        expect(rank(run, 0, informative + redundant + repeated)).toBe(example.ranks.withRepeated);
        expect(rank(run, 0, spec.features)).toBe(example.ranks.all);
      }
    });

    it("the distance between classes relative to their spread is the same", () => {
      const ratio = mean(runs.map((run) => separation(run, spec.informative, spec.classes)));
      const standardError = example.separation.sd * Math.sqrt(1 / runs.length + 1 / reference.seeds);
      expect(Math.abs(ratio - example.separation.mean)).toBeLessThan(3 * standardError);
    });
  });

  it("without shuffling, repeated features are copies and cluster means are vertices", () => {
    const spec = classification({
      samples: 40_000,
      features: 6,
      informative: 3,
      redundant: 1,
      repeated: 2,
      classes: 4,
      flipY: 0,
      classSep: 5,
      shuffle: false,
    });
    const { x, y, rows } = makeClassification(spec);
    for (const j of [4, 5]) {
      const copied = [0, 1, 2, 3].some((i) => range(rows).every((row) => x[row * 6 + i] === x[row * 6 + j]));
      expect(copied).toBe(true);
    }
    for (const k of [0, 1, 2, 3]) {
      const members = range(rows).filter((row) => y[row] === k);
      for (const j of [0, 1, 2])
        expect(Math.abs(Math.abs(mean(members.map((row) => x[row * 6 + j]!))) - 5)).toBeLessThan(0.1);
    }
  });

  it("shifts, then scales", () => {
    const plain = makeClassification(classification({}));
    const moved = makeClassification(classification({ shift: 2, scale: 10 }));
    moved.x.forEach((value, i) => expect(value).toBeCloseTo((plain.x[i]! + 2) * 10, 9));
  });
});

describe("the other generators", () => {
  it("noiseless moons lie on scikit-learn's curves", () => {
    const { x, y } = makeMoons({ kind: "moons", samples: 50, noise: 0, seed: 1 });
    const points = range(50)
      .map((row) => [y[row]!, x[2 * row]!, x[2 * row + 1]!])
      .sort((a, b) => a[0]! - b[0]! || a[1]! - b[1]! || a[2]! - b[2]!);
    reference.moons.forEach((point, i) =>
      point.forEach((value, j) => expect(points[i]![j]).toBeCloseTo(value, 9)),
    );
  });

  it("a low-rank regression has scikit-learn's singular values", () => {
    const { features, effectiveRank, tailStrength, samples, squaredSingularSum } = reference.lowRank;
    const { x } = makeRegression({
      kind: "regression",
      samples,
      features,
      informative: 3,
      bias: 0,
      effectiveRank,
      tailStrength,
      noise: 0,
      seed: 3,
    });
    expect(x.reduce((sum, value) => sum + value * value, 0)).toBeCloseTo(squaredSingularSum, 9);
  });

  it("friedman1 follows its formula", () => {
    const { dataset } = generate({ kind: "friedman1", samples: 20, features: 6, noise: 0, seed: 4 });
    const value = (j: number, row: number) => {
      const column = dataset.columns[j]!;
      return column.kind === "number" ? column.values[row]! : NaN;
    };
    for (const row of range(20)) {
      const [a, b, c, d, e] = [0, 1, 2, 3, 4].map((j) => value(j, row));
      const expected = 10 * Math.sin(Math.PI * a! * b!) + 20 * (c! - 0.5) ** 2 + 10 * d! + 5 * e!;
      expect(value(6, row)).toBeCloseTo(expected, 12);
    }
  });

  it("noiseless xor is decided by the signs, and both classes are common", () => {
    const { dataset } = generate({ kind: "xor", samples: 200, noise: 0, seed: 1 });
    const [a, b, target] = dataset.columns;
    if (a?.kind !== "number" || b?.kind !== "number" || target?.kind !== "category") throw new Error("kinds");
    for (const row of range(200)) expect(target.codes[row]).toBe(a.values[row]! * b.values[row]! > 0 ? 0 : 1);
    expect(target.codes.filter((code) => code === 1).length).toBeGreaterThan(70);
  });
});

function range(length: number): number[] {
  return Array.from({ length }, (_, i) => i);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Numerical rank of the centred columns from … to−1: pivots of a Gaussian elimination of their correlation-like Gram matrix. */
function rank({ x, rows, features }: Samples, from: number, to: number): number {
  const columns = range(to - from).map((j) => {
    const values = range(rows).map((row) => x[row * features + from + j]!);
    const centre = mean(values);
    const norm = Math.sqrt(values.reduce((sum, value) => sum + (value - centre) ** 2, 0));
    return values.map((value) => (value - centre) / norm);
  });
  const kept: number[][] = [];
  for (const column of columns) {
    const rest = [...column];
    for (const basis of [...kept, ...kept]) {
      const along = rest.reduce((sum, value, i) => sum + value * basis[i]!, 0);
      basis.forEach((value, i) => (rest[i] = rest[i]! - along * value));
    }
    const norm = Math.sqrt(rest.reduce((sum, value) => sum + value * value, 0));
    if (norm > 1e-8) kept.push(rest.map((value) => value / norm));
  }
  return kept.length;
}

/** Between-class over within-class sum of squares of the informative features. */
function separation({ x, y, rows, features }: Samples, informative: number, classes: number): number {
  let between = 0;
  let within = 0;
  for (let j = 0; j < informative; j++) {
    const values = range(rows).map((row) => x[row * features + j]!);
    const grand = mean(values);
    for (let k = 0; k < classes; k++) {
      const members = values.filter((_, row) => y[row] === k);
      const centre = mean(members);
      between += members.length * (centre - grand) ** 2;
      within += members.reduce((sum, value) => sum + (value - centre) ** 2, 0);
    }
  }
  return between / within;
}
