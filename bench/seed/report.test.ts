import { expect, test } from "vitest";
import { aimTable, seedReport, type SeedRow } from "./report.ts";

function done(by: SeedRow["by"], seed: number, seconds: number, cvAccuracy: number): SeedRow {
  const accuracies = { cvAccuracy, cvAccuracyBySklearn: cvAccuracy, testAccuracy: 0.9 };
  return { by, seed, seconds, ...accuracies, configurations: 100 };
}

const ROWS = [
  done("ours", 1, 2, 0.95),
  done("ours", 2, 4, 0.85),
  done("ours", 3, 3, 0.94),
  // The rows of the second seed are harder for all contenders.
  ...[0.94, 0.87, 0.94].map((accuracy, i) => done("optuna", i + 1, 45, accuracy)),
  ...[0.96, 0.86, 0.945].map((accuracy, i) => done("skopt", i + 1, 36, accuracy)),
];

test("the time is compared with the faster peer, the accuracy by seed with the better one", () => {
  expect(aimTable(ROWS).rows).toEqual([
    ["ours: faster peer's time / ours", "≥ 10", "12.0", "met"],
    ["ours: CV accuracy − better peer's", "≥ 0", "-0.0100", "missed"],
    ["ours: CV accuracy by scikit-learn − better peer's", "–", "-0.0100", ""],
    ["ours: test accuracy − better peer's", "–", "0.0000", ""],
  ]);
});

test("without Python, the peers are skipped with the reason, and aims are not evaluated", () => {
  const rows: SeedRow[] = [ROWS[0]!, { by: "optuna", seed: 1, skipped: "no Python 3.11 or newer" }];
  const { tables } = seedReport(rows);
  expect(tables[0]!.rows[1]).toEqual(["optuna", "SKIPPED", "", "", "", "", "no Python 3.11 or newer"]);
  expect(tables[1]!.rows).toEqual([]);
});
