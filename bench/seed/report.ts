import { quantileOf } from "../../src/core/math/stats.ts";
import type { BenchReport, Table } from "../bench.ts";

/** One search of one seed. */
export type SeedRow = {
  readonly by: "ours" | "ours-early-stopping" | "optuna" | "skopt";
  readonly seed: number;
} & (
  | {
      /** From the first suggestion to the end of the final evaluation. */
      readonly seconds: number;
      /** The best configuration's mean over the folds in the search. */
      readonly cvAccuracy: number;
      /** The same configuration on the same folds, trained by scikit-learn; null if there is no such result. */
      readonly cvAccuracyBySklearn: number | null;
      /** Accuracy of the winner, trained on all rows except the test rows. */
      readonly testAccuracy: number;
      readonly configurations: number;
      readonly engine?: string;
      readonly version?: string;
    }
  | { readonly skipped: string }
);
type Accuracy = "cvAccuracy" | "cvAccuracyBySklearn" | "testAccuracy";
type DoneRow = Extract<SeedRow, { readonly seconds: number }>;

/** Least ratio of the faster peer's time to ours. */
const SPEED_AIM = 10;

export function seedReport(rows: readonly SeedRow[]): BenchReport {
  return { results: rows, tables: [searchTable(rows), aimTable(rows)] };
}

function searchTable(rows: readonly SeedRow[]): Table {
  const contenders = [...new Set(rows.map(({ by }) => by))];
  return {
    title: "A search, median over the seeds",
    columns: ["by", "seconds", "CV accuracy", "by scikit-learn", "test accuracy", "configurations", ""],
    rows: contenders.map((by) => {
      const done = doneBy(rows, by);
      const [first] = done;
      if (first === undefined) return [by, "SKIPPED", "", "", "", "", reasonOf(rows, by)];
      const again = done
        .map(({ cvAccuracyBySklearn }) => cvAccuracyBySklearn)
        .filter((value) => value !== null);
      return [
        by,
        medianOf(done, "seconds").toFixed(1),
        medianOf(done, "cvAccuracy").toFixed(4),
        again.length === 0 ? "–" : quantileOf(again, 0.5).toFixed(4),
        medianOf(done, "testAccuracy").toFixed(4),
        String(first.configurations),
        first.engine ?? first.version ?? "",
      ];
    }),
  };
}

/** Our median time against the fastest peer's; the median over the seeds of the difference to the best peer's accuracy. */
export function aimTable(rows: readonly SeedRow[]): Table {
  const aims = (["ours", "ours-early-stopping"] as const).flatMap((by) => {
    const own = doneBy(rows, by);
    const peers = (["optuna", "skopt"] as const)
      .map((name) => doneBy(rows, name))
      .filter(({ length }) => length > 0);
    if (own.length === 0 || peers.length === 0) return [];
    const speed = Math.min(...peers.map((done) => medianOf(done, "seconds"))) / medianOf(own, "seconds");
    const lead = (key: Accuracy) => {
      const leads = own.flatMap((row) => {
        const others = peers.flatMap((done) => done.filter(({ seed }) => seed === row.seed));
        const value = row[key];
        return value === null || others.length === 0
          ? []
          : [value - Math.max(...others.map((other) => other[key] ?? Number.NEGATIVE_INFINITY))];
      });
      return quantileOf(leads, 0.5);
    };
    return [
      [`${by}: faster peer's time / ours`, `≥ ${SPEED_AIM}`, speed.toFixed(1), verdict(speed >= SPEED_AIM)],
      [
        `${by}: CV accuracy − better peer's`,
        "≥ 0",
        lead("cvAccuracy").toFixed(4),
        verdict(lead("cvAccuracy") >= 0),
      ],
      [`${by}: CV accuracy by scikit-learn − better peer's`, "–", lead("cvAccuracyBySklearn").toFixed(4), ""],
      [`${by}: test accuracy − better peer's`, "–", lead("testAccuracy").toFixed(4), ""],
    ];
  });
  return { title: "Against the aims", columns: ["what", "aim", "measured", ""], rows: aims };
}

function verdict(met: boolean): string {
  return met ? "met" : "missed";
}

function doneBy(rows: readonly SeedRow[], by: SeedRow["by"]): readonly DoneRow[] {
  return rows.filter((row): row is DoneRow => row.by === by && "seconds" in row);
}

function reasonOf(rows: readonly SeedRow[], by: SeedRow["by"]): string {
  const row = rows.find((each) => each.by === by);
  return row !== undefined && "skipped" in row ? row.skipped : "";
}

function medianOf(rows: readonly DoneRow[], key: "seconds" | "cvAccuracy" | "testAccuracy"): number {
  return quantileOf(
    rows.map((row) => row[key]),
    0.5,
  );
}
