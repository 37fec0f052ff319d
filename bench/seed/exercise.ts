import { readFile } from "node:fs/promises";
import { DEFAULT_SPLIT, type DataConfig } from "../../src/core/data/dataConfig.ts";
import { DEFAULT_PREPARATION } from "../../src/core/data/preparation/preparationConfig.ts";
import type { Column, Dataset } from "../../src/core/data/table/dataset.ts";
import { prepareFinal, prepareFolds } from "../../src/core/data/preparation/prepareData.ts";

/** One search, the same for our page and its peers. */
export interface Exercise {
  readonly configurations: number;
  /** Epochs of every network. */
  readonly epochs: number;
  /** Only for ours: early stopping after this many epochs without a lower validation loss; 0: no early stopping. */
  readonly patience: number;
  readonly batch: number;
  readonly cores: number;
  /** Seed of the split, the folds, the networks and the search. */
  readonly seed: number;
}

export const FOLDS = 3;
/** The search space: a hidden layer's units, and on logarithmic scales scikit-learn's L2 penalty and the learning rate. */
export const SPACE = { units: [10, 100], alpha: [1e-5, 1e-1], learningRate: [1e-4, 1e-1] } as const;

const TARGET = "class";

/**
 * scikit-learn's penalty is alpha / (2 · rows of the batch) · Σw², ours l2 · Σw².
 * @param batch rows per batch; in scikit-learn, the last, smaller batch of an epoch has a slightly larger penalty
 */
export function alphaToL2(alpha: number, batch: number): number {
  return alpha / (2 * batch);
}

export function l2ToAlpha(l2: number, batch: number): number {
  return 2 * batch * l2;
}

/**
 * The exercise as a link of our page.
 * @param print the fingerprint of the table's bytes
 */
export function exerciseFragment(
  { configurations, epochs, patience, batch, cores, seed }: Exercise,
  print: string,
): string {
  const [leastL2, mostL2] = SPACE.alpha.map((alpha) => alphaToL2(alpha, batch));
  return [
    `data=file:classification.csv&fingerprint=${print}&target=${TARGET}&task=classification&test=0.2&folds=${FOLDS}`,
    `layers=1&units1=${SPACE.units.join("..")}&activation=relu&dropout=0&l2=${leastL2}..${mostL2},log`,
    `learningRate=${SPACE.learningRate.join("..")},log&batchSize=${batch}&epochs=${epochs}&patience=${patience}`,
    `metric=accuracy&trials=${configurations}&workers=${cores}&seed=${seed}`,
  ].join("&");
}

/** The page's folds and test rows of this seed, for the peers. */
export async function exerciseRows(csv: string, seed: number) {
  const config: DataConfig = {
    source: { kind: "file", name: csv, fingerprint: "" },
    kinds: [],
    target: TARGET,
    task: "classification",
    excluded: [],
    targetTransform: "none",
    split: { ...DEFAULT_SPLIT, folds: FOLDS },
  };
  const dataset = readDataset(await readFile(csv, "utf8"));
  const folds = prepareFolds(dataset, config, DEFAULT_PREPARATION, seed).map(({ rowNumbers }) => ({
    train: [...rowNumbers.train],
    validation: [...rowNumbers.validation],
  }));
  const { train, test } = prepareFinal(dataset, config, DEFAULT_PREPARATION, seed).rowNumbers;
  return { folds, development: [...train], test: [...test] };
}

/** A table of numbers; the last column has the classes a and b. */
function readDataset(text: string): Dataset {
  const [header, ...rows] = text
    .trim()
    .split("\n")
    .map((line) => line.split(","));
  const columns = header!.map((name, c): Column => {
    if (name === TARGET) {
      const levels = ["a", "b"];
      return {
        kind: "category",
        name,
        levels,
        codes: Int32Array.from(rows, (row) => levels.indexOf(row[c]!)),
      };
    }
    return { kind: "number", name, values: Float64Array.from(rows, (row) => Number(row[c])) };
  });
  return { columns, rowCount: rows.length };
}
