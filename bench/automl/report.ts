import { quantileOf } from "../../src/core/math/stats.ts";
import type { BenchReport, Table } from "../bench.ts";

export const CONTENDERS = ["ours", "networks", "forest", "optuna"] as const;
export type ContenderName = (typeof CONTENDERS)[number];

/** One contender on one table with one seed. */
export interface AutoMlRow {
  readonly by: ContenderName;
  readonly dataset: string;
  readonly seed: number;
  readonly trials: number;
  /** Of the winner on the test rows: log loss, or RMSE in the target's own units. */
  readonly testScore: number;
  /** The same predictions: accuracy or R². */
  readonly share: number;
  /**
   * On our page from Run to the end of the winner's judgement, with the start of the workers; in Python from the first suggestion (of a
   * forest from its training) to the test score.
   */
  readonly seconds: number;
  /** Score of the winner on the validation rows of the search. */
  readonly validation?: number;
  /** The winner's learner, with its settings. */
  readonly learner?: string;
  /** Trials of each learner. */
  readonly trained?: Readonly<Record<string, number>>;
  /** Of ours: the ensemble of its best trials, and the seconds that it takes on top. */
  readonly ensemble?: Pick<AutoMlRow, "testScore" | "share" | "seconds">;
  readonly version?: string;
}

type Skipped = Pick<AutoMlRow, "by"> & { readonly skipped: string };

/** A summary over tables and seeds. Ranks of 1 are best; equal scores share the mean of their ranks, and the win. */
interface Summary {
  /** "ours-ensemble": our ensembles in place of ours, against the same others. */
  readonly by: ContenderName | "ours-ensemble";
  readonly meanRank: number;
  readonly wins: number;
  /** By accuracy or R². */
  readonly meanRankByShare: number;
  readonly winsByShare: number;
  /** Summed over the tables, median over the seeds. */
  readonly seconds: number;
}

/** @param skipped contenders that could not run, with the reason */
export function autoMlReport(rows: readonly AutoMlRow[], skipped: readonly Skipped[]): BenchReport {
  const [ensemble] = summarise(withEnsembles(rows));
  const summaries = [
    ...summarise(rows),
    ...(ensemble === undefined ? [] : [{ ...ensemble, by: "ours-ensemble" as const }]),
  ];
  return {
    results: [...rows, ...summaries, ...skipped].map((row) => ({ ...row })),
    tables: [scoresTable(rows), summaryTable(summaries, skipped)],
  };
}

/** Ensembles in place of ours; no row of a table and seed without one. */
function withEnsembles(rows: readonly AutoMlRow[]): readonly AutoMlRow[] {
  return casesOf(rows)
    .filter((own) => own.some(({ ensemble }) => ensemble !== undefined))
    .flatMap((own) =>
      own.map(({ ensemble, ...row }) =>
        ensemble === undefined ? row : { ...row, ...ensemble, seconds: row.seconds + ensemble.seconds },
      ),
    );
}

/** Compares only where all contenders have a row. */
export function summarise(rows: readonly AutoMlRow[]): readonly Summary[] {
  const names = CONTENDERS.filter((name) => rows.some(({ by }) => by === name));
  const cases = casesOf(rows).filter((own) => own.length === names.length);
  return names.map((by) => {
    const own = cases.flat().filter((row) => row.by === by);
    const ranks = cases.map((all) => rankOf(by, all, ({ testScore }) => testScore));
    const shareRanks = cases.map((all) => rankOf(by, all, ({ share }) => -share));
    return {
      by,
      meanRank: mean(ranks.map(({ rank }) => rank)),
      wins: sum(ranks.map(({ win }) => win)),
      meanRankByShare: mean(shareRanks.map(({ rank }) => rank)),
      winsByShare: sum(shareRanks.map(({ win }) => win)),
      seconds: secondsOf(own),
    };
  });
}

/**
 * Of the rows that an interrupted run has kept those of the cases that need not be measured again: they have a row of each contender.
 * @param kept in the order of measurement; of several rows for the same the last counts
 */
export function completeCases(
  kept: readonly AutoMlRow[],
  contenders: readonly ContenderName[],
): readonly AutoMlRow[] {
  return casesOf(kept).flatMap((own) => {
    const found = contenders.flatMap((name) => own.findLast(({ by }) => by === name) ?? []);
    return found.length === contenders.length ? found : [];
  });
}

function casesOf(rows: readonly AutoMlRow[]): readonly (readonly AutoMlRow[])[] {
  const keyOf = ({ dataset, seed }: AutoMlRow) => JSON.stringify([dataset, seed]);
  return [...new Set(rows.map(keyOf))].map((key) => rows.filter((row) => keyOf(row) === key));
}

function rankOf(by: ContenderName, rows: readonly AutoMlRow[], loss: (row: AutoMlRow) => number) {
  const own = loss(rows.find((row) => row.by === by)!);
  const better = rows.filter((row) => loss(row) < own).length;
  const equal = rows.filter((row) => loss(row) === own).length;
  return { rank: better + (equal + 1) / 2, win: better === 0 ? 1 / equal : 0 };
}

function secondsOf(rows: readonly AutoMlRow[]): number {
  const seeds = [...new Set(rows.map(({ seed }) => seed))];
  const totals = seeds.map((seed) =>
    sum(rows.filter((row) => row.seed === seed).map(({ seconds }) => seconds)),
  );
  return totals.length === 0 ? NaN : quantileOf(totals, 0.5);
}

function scoresTable(rows: readonly AutoMlRow[]): Table {
  const names = CONTENDERS.filter((name) => rows.some(({ by }) => by === name));
  const tables = [...new Set(rows.map(({ dataset }) => dataset))];
  const cell = (dataset: string, by: ContenderName, of: (row: AutoMlRow) => number, digits: number) => {
    const values = rows.filter((row) => row.dataset === dataset && row.by === by).map(of);
    return values.length === 0 ? "" : quantileOf(values, 0.5).toPrecision(digits);
  };
  return {
    title:
      "Medians over the seeds: log loss or RMSE on the test rows; accuracy or R² of the same predictions; seconds",
    columns: [
      "table",
      ...names,
      ...names.map((name) => `${name}, share`),
      ...names.map((name) => `${name}, s`),
    ],
    rows: tables.map((dataset) => [
      dataset,
      ...names.map((by) => cell(dataset, by, ({ testScore }) => testScore, 4)),
      ...names.map((by) => cell(dataset, by, ({ share }) => share, 4)),
      ...names.map((by) => cell(dataset, by, ({ seconds }) => seconds, 3)),
    ]),
  };
}

function summaryTable(summaries: readonly Summary[], skipped: readonly Skipped[]): Table {
  const ours = summaries.find(({ by }) => by === "ours");
  return {
    title: "Over all tables and seeds: ranks (1 is best), wins, and seconds of all tables",
    columns: ["by", "mean rank", "wins", "by accuracy or R²", "wins", "seconds", "× ours"],
    rows: [
      ...summaries.map((row) => [
        row.by,
        row.meanRank.toFixed(2),
        row.wins.toFixed(1),
        row.meanRankByShare.toFixed(2),
        row.winsByShare.toFixed(1),
        row.seconds.toFixed(1),
        (row.seconds / (ours?.seconds ?? NaN)).toFixed(2),
      ]),
      ...skipped.map(({ by, skipped: reason }) => [by, "SKIPPED", reason]),
    ],
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function mean(values: readonly number[]): number {
  return sum(values) / values.length;
}
