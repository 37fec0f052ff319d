import type { DataSource } from "../../src/core/data/dataConfig.ts";
import { generate } from "../../src/core/data/generators/generate.ts";
import type { GeneratorSpec } from "../../src/core/data/generators/generatorSpec.ts";
import { DEFAULT_GENERATORS } from "../../src/core/data/generators/defaultGenerators.ts";
import { fingerprint } from "../../src/core/data/table/fingerprint.ts";
import type { Column, Dataset, Task } from "../../src/core/data/table/dataset.ts";
import { datasetOf } from "../../src/core/data/table/table.ts";
import { readDigits } from "../../src/testing/ensembleSets.ts";
import { readBuiltIn } from "../../src/workers/builtIn.ts";

/** The ten tables, in the order of the report. */
export const TABLE_NAMES = [
  "iris",
  "wine",
  "breast-cancer",
  "penguins",
  "diabetes",
  "auto-mpg",
  "digits",
  "classification",
  "friedman1",
  "spirals",
] as const;
export type TableName = (typeof TABLE_NAMES)[number];

/** A table as our page opens it and as Node.js reads it. */
export interface BenchTable {
  readonly source: DataSource;
  readonly target: string;
  readonly task: Task;
  readonly dataset: Dataset;
  /** The file that the page opens; null: it has the table itself. */
  readonly csv: string | null;
}

const REGRESSIONS: ReadonlySet<TableName> = new Set<TableName>(["diabetes", "auto-mpg", "friedman1"]);

const GENERATED: Partial<Record<TableName, GeneratorSpec>> = {
  classification: {
    ...DEFAULT_GENERATORS.classification,
    samples: 1000,
    features: 20,
    informative: 6,
    redundant: 4,
    clustersPerClass: 2,
    flipY: 0.05,
  },
  friedman1: { ...DEFAULT_GENERATORS.friedman1, samples: 1000 },
  spirals: { ...DEFAULT_GENERATORS.spirals, noise: 0.05 },
};

export async function openTable(name: TableName): Promise<BenchTable> {
  const task: Task = REGRESSIONS.has(name) ? "regression" : "classification";
  const generator = GENERATED[name];
  if (generator !== undefined) {
    const { dataset, target } = generate(generator);
    return { source: { kind: "synthetic", generator }, target, task, dataset, csv: null };
  }
  if (name === "digits") return digitsTable();
  const id = name as Exclude<TableName, "digits" | "classification" | "friedman1" | "spirals">;
  const dataset = datasetOf(await readBuiltIn(id), []);
  return { source: { kind: "builtIn", id }, target: dataset.columns.at(-1)!.name, task, dataset, csv: null };
}

/** The digits as a table of 64 numbers: as pictures they would also have convolutional networks, which scikit-learn has not. */
function digitsTable(): BenchTable {
  const { columns: width, features, targets } = readDigits();
  const rows = targets.length;
  const levels = Array.from({ length: 10 }, (_, digit) => `d${digit}`);
  const pixels = Array.from({ length: width }, (_, c): Column => ({
    kind: "number",
    name: `p${c}`,
    values: Float64Array.from({ length: rows }, (_, row) => features[row * width + c]!),
  }));
  const digit: Column = { kind: "category", name: "digit", levels, codes: Int32Array.from(targets) };
  const lines = targets.map((target, row) =>
    [...features.slice(row * width, (row + 1) * width), levels[target]!].join(),
  );
  const csv = [[...pixels.map(({ name }) => name), "digit"].join(), ...lines, ""].join("\n");
  return {
    source: { kind: "file", name: "digits.csv", fingerprint: fingerprint(new TextEncoder().encode(csv)) },
    target: "digit",
    task: "classification",
    dataset: { columns: [...pixels, digit], rowCount: rows },
    csv,
  };
}
