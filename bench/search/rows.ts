import { quantileOf } from "../../src/core/math/stats.ts";
import type { SearchRun } from "./simulate.ts";

/** Trials after which regret is reported. */
export const CHECKPOINTS = [20, 30, 40, 50, 60] as const;
const QUANTILES = [0.25, 0.5, 0.75];

/** One row of the benchmark's results. */
export interface SearchRow {
  readonly problem: string;
  readonly sampler: string;
  readonly by: "ours" | "optuna";
  readonly workers: number;
  readonly seeds: number;
  /** 25 %, 50 % and 75 % quantiles over the seeds by number of trials; null: infinite, because all trials of too many seeds had failed. */
  readonly regret: Readonly<Record<string, readonly (number | null)[]>>;
  /** The worst seed's regret after 60 trials; null for fewer trials. */
  readonly worst60: number | null;
  readonly msPerSuggestion: number;
  /** The version of another library. */
  readonly version?: string;
  /** For a row of an earlier call: the day of the measurement, YYYY-MM-DD. */
  readonly stored?: string;
}

/** The key of a row. */
export type RowKey = Pick<SearchRow, "problem" | "sampler" | "by" | "workers">;

export function sameKey(a: RowKey, b: RowKey): boolean {
  return a.problem === b.problem && a.sampler === b.sampler && a.by === b.by && a.workers === b.workers;
}

/** @param runs one per seed, each of `trials` trials, or fewer if nothing was left to try: then its last regret counts */
export function summarise(key: RowKey, runs: readonly SearchRun[], trials: number): SearchRow {
  const after = (n: number) => runs.map(({ regret }) => regret[n - 1] ?? regret.at(-1)!);
  const regret: Record<string, (number | null)[]> = {};
  for (const n of CHECKPOINTS.filter((checkpoint) => checkpoint <= trials)) {
    regret[n] = QUANTILES.map((q) => finite(quantileOf(after(n), q)));
  }
  return {
    ...key,
    seeds: runs.length,
    regret,
    worst60: trials < 60 ? null : finite(Math.max(...after(60))),
    msPerSuggestion: round(runs.reduce((sum, run) => sum + run.msPerSuggestion, 0) / runs.length),
  };
}

/** Rounded; null if not finite (including NaN from ∞ − ∞ between failed runs). */
function finite(value: number): number | null {
  return Number.isFinite(value) ? round(value) : null;
}

function round(value: number): number {
  return Number(value.toPrecision(4));
}
