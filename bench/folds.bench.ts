import { parseArgs } from "node:util";
import { DEFAULT_CONFIG, dataDefaults, defaultObjective } from "../src/app/setup/defaultConfig.ts";
import type { BuiltInId } from "../src/core/data/dataConfig.ts";
import type { Dataset, Task } from "../src/core/data/table/dataset.ts";
import { datasetOf } from "../src/core/data/table/table.ts";
import { quantileOf } from "../src/core/math/stats.ts";
import { lossSign } from "../src/core/study/objective.ts";
import type { StudyConfig } from "../src/core/study/studyConfig.ts";
import type { Engine } from "../src/engine/network/engine.ts";
import { openKind } from "../src/engine/network/openEngine.ts";
import { readBuiltIn } from "../src/workers/builtIn.ts";
import type { BenchReport, ResultRow, Table } from "./bench.ts";
import { comparePairs } from "./folds/pairs.ts";
import { studyInNode, type FinishedStudy, type Spent } from "./folds/studyInNode.ts";

export const description =
  "test scores that a search by a hold-out, by folds and by repeats finds in equal time (--dataset NAME,… --method NAME,… --trials 20,40 --seeds 20 --minutes 60 --quick)";

const TASKS = {
  iris: "classification",
  wine: "classification",
  "breast-cancer": "classification",
  penguins: "classification",
  diabetes: "regression",
  "auto-mpg": "regression",
} as const satisfies Partial<Record<BuiltInId, Task>>;
type Name = keyof typeof TASKS;
const NAMES = Object.keys(TASKS) as Name[];

/** Methods of computing a trial's score. The others are compared with the hold-out. */
const METHODS = {
  holdOut: { folds: 1, repeats: 1 },
  repeats3: { folds: 1, repeats: 3 },
  folds3: { folds: 3, repeats: 1 },
  folds5: { folds: 5, repeats: 1 },
} as const;
type Method = keyof typeof METHODS;
const COMPARED = ["folds5", "repeats3", "folds3"] as const satisfies readonly Method[];

/** The quantities that can be equal for a method and the hold-out it is compared with. */
const EQUALS = ["steps", "cpuSeconds", "trials"] as const;
type Equal = (typeof EQUALS)[number];

const QUARTILES = [0.25, 0.5, 0.75] as const;

/** One search at one point in its course, compared with the hold-out on the same rows. */
interface Point {
  readonly dataset: Name;
  readonly method: Method;
  readonly seed: number;
  readonly equal: Equal;
  /** Trials of the hold-out. */
  readonly budget: number;
  /** Ended trials of the method. */
  readonly trials: number;
  readonly own: Scored;
  readonly holdOut: Scored;
}

/** In the study's metric, smaller is better. */
interface Scored extends Spent {
  readonly test: number;
  readonly validation: number;
}

/** Summary over the seeds of one data set, or of all. Natural logarithms; values below 0 favour the method. */
interface FoldsRow extends ResultRow {
  readonly dataset: Name | "all";
  readonly method: Method;
  readonly equal: Equal;
  readonly budget: number;
  readonly seeds: number;
  /** Median number of ended trials. */
  readonly trials: number;
  /** Quartiles of the logarithm of the method's test score over the hold-out's. */
  readonly logRatio: readonly number[];
  readonly better: number;
  readonly worse: number;
  /** p-value of the sign test; null without a difference. */
  readonly p: number | null;
  /** Medians of the logarithm of test over validation score of the winner: how optimistic its validation score was. */
  readonly optimism: number;
  readonly optimismOfHoldOut: number;
  /** Medians. */
  readonly cpuSeconds: number;
  readonly cpuSecondsOfHoldOut: number;
}

export async function run(argv: string[]): Promise<BenchReport> {
  const options = readOptions(argv);
  const engine = await openKind("wasm", true);
  const points: Point[] = [];
  const end = performance.now() + options.minutes * 60_000;
  try {
    // Seed by seed, so that an interrupted run covers all datasets.
    for (let seed = 1; seed <= options.seeds && performance.now() < end; seed++) {
      for (const name of options.datasets) {
        const table = await readBuiltIn(name);
        points.push(...(await pointsOf(engine, datasetOf(table, []), name, seed, options)));
      }
      process.stderr.write(`seed ${seed}\n`);
    }
  } finally {
    engine.dispose();
  }
  const rows = options.budgets.flatMap((budget) =>
    EQUALS.flatMap((equal) =>
      options.methods.flatMap((method) =>
        [...options.datasets, "all" as const].flatMap((dataset) => {
          const of = points.filter(
            (point) =>
              point.budget === budget &&
              point.equal === equal &&
              point.method === method &&
              (dataset === "all" || point.dataset === dataset),
          );
          return of.length === 0 ? [] : [rowOf(of, dataset)];
        }),
      ),
    ),
  );
  const tables = options.budgets
    .flatMap((budget) => EQUALS.map((equal) => tableOf(rows, budget, equal)))
    .filter((table) => table.rows.length > 0);
  return { results: rows, tables };
}

function readOptions(argv: string[]) {
  const { values } = parseArgs({
    args: argv,
    options: {
      dataset: { type: "string" },
      method: { type: "string" },
      trials: { type: "string" },
      seeds: { type: "string" },
      minutes: { type: "string", default: "1000" },
      quick: { type: "boolean", default: false },
    },
  });
  const { quick } = values;
  const all = quick ? (["iris", "auto-mpg"] as const) : NAMES;
  return {
    datasets: choose(values.dataset ?? all.join(), NAMES),
    methods: choose(values.method ?? (quick ? "folds5" : "folds5,repeats3"), COMPARED),
    budgets: (values.trials ?? (quick ? "10" : "20,40")).split(",").map((text) => count(text)),
    seeds: count(values.seeds ?? (quick ? "2" : "20")),
    minutes: count(values.minutes),
  };
}

/** @throws Error for an unknown name */
function choose<T extends string>(value: string, all: readonly T[]): readonly T[] {
  return value.split(",").map((name) => {
    const found = all.find((each) => each === name);
    if (found === undefined) throw new Error(`"${name}" is none of ${all.join(", ")}`);
    return found;
  });
}

function count(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new Error(`"${text}" is no whole number from 1 on`);
  return value;
}

/**
 * Runs the hold-out for the largest budget of trials, then the other methods until they have spent as much and have as many trials as
 * the smallest budget. The test rows of a seed are the same for all.
 */
async function pointsOf(
  engine: Engine,
  dataset: Dataset,
  name: Name,
  seed: number,
  { methods, budgets }: ReturnType<typeof readOptions>,
): Promise<readonly Point[]> {
  const target = dataset.columns.at(-1)!.name;
  const most = Math.max(...budgets);
  const study = (method: Method, isEnough: (spent: Spent, trials: number) => boolean) =>
    studyInNode(engine, dataset, configOf(name, target, method, seed, most), isEnough);
  const holdOut = await study("holdOut", () => false);
  const all = holdOut.spent.at(-1)!;
  const points: Point[] = [];
  for (const method of methods) {
    const own = await study(
      method,
      (spent, trials) =>
        trials >= Math.min(...budgets) && spent.steps >= all.steps && spent.cpuSeconds >= all.cpuSeconds,
    );
    for (const budget of budgets) {
      const at = holdOut.spent[budget - 1]!;
      const beside = await scored(holdOut, budget);
      for (const equal of EQUALS) {
        const trials =
          equal === "trials" ? budget : own.spent.filter((spent) => spent[equal] <= at[equal]).length;
        // The method may have ended with fewer trials.
        const mine = trials > own.spent.length ? null : await scored(own, trials);
        if (mine === null || beside === null) continue;
        points.push({ dataset: name, method, seed, equal, budget, trials, own: mine, holdOut: beside });
      }
    }
  }
  return points;
}

/** null: no trial is complete. */
async function scored(finished: FinishedStudy, trials: number): Promise<Scored | null> {
  const judged = await finished.judgeAfter(trials);
  if (judged === null) return null;
  const sign = lossSign(finished.study.config.search.objective.direction);
  const test = sign * judged.report.models[0]!.scores[0]!.value;
  return { ...finished.spent[trials - 1]!, test, validation: sign * judged.validation };
}

/** The page's default study of the data, with another validation method and budget. */
function configOf(name: Name, target: string, method: Method, seed: number, trials: number): StudyConfig {
  const { folds, repeats } = METHODS[method];
  const data = dataDefaults({ kind: "builtIn", id: name }, target, TASKS[name]);
  const { search } = DEFAULT_CONFIG;
  return {
    ...DEFAULT_CONFIG,
    data: { ...data, split: { ...data.split, folds } },
    search: {
      ...search,
      seed,
      repeats,
      objective: defaultObjective(TASKS[name]),
      budget: { trials, minutes: null, target: null, tolerance: null },
    },
  };
}

function rowOf(points: readonly Point[], dataset: Name | "all"): FoldsRow {
  const { method, equal, budget } = points[0]!;
  const median = (of: (point: Point) => number) => quantileOf(points.map(of), 0.5);
  const ratios = points.map(({ own, holdOut }) => Math.log(own.test / holdOut.test));
  return {
    dataset,
    method,
    equal,
    budget,
    seeds: points.length,
    trials: median(({ trials }) => trials),
    logRatio: QUARTILES.map((q) => quantileOf(ratios, q)),
    ...comparePairs(ratios),
    optimism: median(({ own }) => Math.log(own.test / own.validation)),
    optimismOfHoldOut: median(({ holdOut }) => Math.log(holdOut.test / holdOut.validation)),
    cpuSeconds: median(({ own }) => own.cpuSeconds),
    cpuSecondsOfHoldOut: median(({ holdOut }) => holdOut.cpuSeconds),
  };
}

const AS_MUCH: Readonly<Record<Equal, string>> = {
  steps: "as many training steps as",
  cpuSeconds: "as much time of the processor as",
  trials: "as many trials as",
};

function tableOf(rows: readonly FoldsRow[], budget: number, equal: Equal): Table {
  const percent = (log: number) => (100 * Math.expm1(log)).toFixed(1);
  return {
    title: `With ${AS_MUCH[equal]} ${budget} trials of a hold-out: test score against the hold-out's, % (below 0: better), quartiles over the seeds`,
    columns: [
      "method",
      "data",
      "seeds",
      "trials",
      "against the hold-out",
      "better",
      "worse",
      "p",
      "test above validation, %",
      "of the hold-out",
      "CPU s",
      "of the hold-out",
    ],
    rows: rows
      .filter((row) => row.budget === budget && row.equal === equal)
      .map((row) => [
        row.method,
        row.dataset,
        String(row.seeds),
        String(row.trials),
        row.logRatio.map(percent).join(" / "),
        String(row.better),
        String(row.worse),
        row.p === null ? "" : row.p.toPrecision(2),
        percent(row.optimism),
        percent(row.optimismOfHoldOut),
        row.cpuSeconds.toFixed(2),
        row.cpuSecondsOfHoldOut.toFixed(2),
      ]),
  };
}
