import { readFile } from "node:fs/promises";
import { beforeAll, describe, expect, it } from "vitest";
import { splitSeed } from "../src/app/data/division.ts";
import { prepareFolds } from "../src/core/data/preparation/prepareData.ts";
import type { Dataset } from "../src/core/data/table/dataset.ts";
import { datasetOf } from "../src/core/data/table/table.ts";
import { mean } from "../src/core/math/stats.ts";
import { preparationOf } from "../src/core/model/preparationSettings.ts";
import type { StudyConfig } from "../src/core/study/studyConfig.ts";
import type { Trial } from "../src/core/study/trial.ts";
import { readBuiltIn } from "../src/workers/builtIn.ts";
import { FOREST, NEIGHBOURS } from "./exercises/exercises.ts";
import { linkedConfig } from "./exercises/linkedConfig.ts";
import { studyInNode } from "./folds/studyInNode.ts";
import reference from "./references/exercises/exercises.json";
import folds from "./references/exercises/folds.json";

interface Exercise {
  readonly dataset: Dataset;
  readonly config: StudyConfig;
  readonly trials: readonly Trial[];
}

async function worked(name: "iris" | "wine", link: string): Promise<Exercise> {
  const dataset = datasetOf(await readBuiltIn(name), []);
  const config = linkedConfig(link, dataset, "classification");
  const { study } = await studyInNode(null, dataset, config, () => false);
  return { dataset, config, trials: study.trials };
}

/** The rows of the folds that the page makes. */
function rowsOf({ dataset, config }: Exercise) {
  const preparation = preparationOf(config.settings, {});
  return prepareFolds(dataset, config.data, preparation, splitSeed(config.search.seed)).map(
    ({ rowNumbers: { train, validation } }) => ({ train: [...train], validation: [...validation] }),
  );
}

it("is done by links that the README has", async () => {
  const readme = await readFile(new URL("../README.md", import.meta.url), "utf8");
  for (const link of [NEIGHBOURS, FOREST]) expect(readme).toContain(`#${link.replace("v=1&", "")}\n`);
});

describe("a search over the number of neighbours, 1 to 30, by five folds of the irises", () => {
  let exercise: Exercise;
  beforeAll(async () => {
    exercise = await worked("iris", NEIGHBOURS);
  }, 120_000);

  it("tries every number once, on the folds of the reference", () => {
    const tried = exercise.trials.map(({ params }) => Number(params["neighbours"]));
    expect(tried.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, i) => i + 1));
    expect(rowsOf(exercise)).toEqual(folds.iris);
  });

  it.each(reference.neighbours)(
    "has scikit-learn's accuracies with $k neighbours",
    ({ k, folds: expected }) => {
      const trial = exercise.trials.find(({ params }) => params["neighbours"] === k)!;
      trial.folds.forEach(({ value }, i) => expect(value).toBeCloseTo(expected[i]!, 10));
      expect(trial.values![0]).toBeCloseTo(mean(expected), 10);
    },
  );

  it("finds the same best number", () => {
    const best = exercise.trials.reduce((a, b) => (b.values![0]! > a.values![0]! ? b : a));
    const most = Math.max(...reference.neighbours.map((row) => mean(row.folds)));
    const those = reference.neighbours.filter((row) => mean(row.folds) > most - 1e-9).map(({ k }) => k);
    expect(those).toContain(best.params["neighbours"]);
    expect(best.values![0]).toBeCloseTo(most, 10);
  });
});

describe("a grid over the number and the depth of the trees of a forest, by five folds of the wines", () => {
  let exercise: Exercise;
  beforeAll(async () => {
    exercise = await worked("wine", FOREST);
  }, 120_000);

  it("tries each of the sixteen cells once, on the folds of the reference", () => {
    const cells = exercise.trials.map(({ params }) => `${params["trees"]} ${params["treeDepth"]}`);
    expect(new Set(cells)).toEqual(new Set(reference.forests.map(({ trees, depth }) => `${trees} ${depth}`)));
    expect(cells).toHaveLength(16);
    expect(rowsOf(exercise)).toEqual(folds.wine);
  });

  it("has accuracies as near to the mean of ten of scikit-learn's forests as one of them", () => {
    const distances = exercise.trials.map(({ params, values }) => {
      const { mean: expected, sd } = reference.forests.find(
        ({ trees, depth }) => trees === params["trees"] && depth === params["treeDepth"],
      )!;
      return (values![0]! - expected) / Math.max(sd, 1 / 142);
    });
    expect(Math.max(...distances.map(Math.abs))).toBeLessThan(3.5);
    expect(Math.abs(mean(distances))).toBeLessThan(1);
  });
});
