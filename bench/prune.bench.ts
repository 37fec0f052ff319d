import { parseArgs } from "node:util";
import { DEFAULT_PRUNER, PRUNER_NAMES, type PrunerName } from "../src/core/pruner/pruner.ts";
import { bringsPruner } from "../src/core/study/effectivePruner.ts";
import { SAMPLER_NAMES, type SamplerName } from "../src/core/sampler/samplerTable.ts";
import { quantileOf } from "../src/core/math/stats.ts";
import type { BenchReport, ResultRow, Table } from "./bench.ts";
import { replay, type Replay } from "./prune/replay.ts";
import { loadSurface, SURFACE_NAMES, type SurfaceName } from "./surfaces/surface.ts";

export const description =
  "epochs that pruning saves and score that it costs, on recorded trainings (--dataset NAME,… --sampler random,gp --pruner NAME,… --trials 60 --seeds 20 --warmup 3 --reduction 2 --workers 1 --patience 0 --quick)";

/**
 * The pruners that can be compared with one training per trial. Not the threshold, which a user chooses, and Wilcoxon's test, which
 * needs folds.
 */
const COMPARED: readonly PrunerName[] = ["median", "percentile", "halving", "hyperband", "patient"];
const QUARTILES = [0.25, 0.5, 0.75] as const;

/** Quartiles over the seeds, each seed with and without the pruner. Differences are from the best value of all trials without pruning. */
interface PruneRow extends ResultRow {
  readonly dataset: SurfaceName;
  readonly sampler: SamplerName;
  readonly pruner: PrunerName;
  readonly seeds: number;
  /** Epochs trained, as a share of those without pruning. */
  readonly epochsRatio: readonly number[];
  /** Best value minus that without pruning, in the metric's units; above 0 is worse. */
  readonly scoreDifference: readonly number[];
  /** The same as a share of the best value without pruning. */
  readonly relativeDifference: readonly number[];
  /** The same if the study continues with more trials until it has spent half of the epochs of the one without pruning. */
  readonly halfEpochsDifference: readonly number[];
  /** The same for the study without pruning after half of its epochs: the cost of saving epochs without a pruner. */
  readonly halfUnprunedDifference: readonly number[];
  /** Number of seeds whose best value is worse than without pruning, after the same number of trials. */
  readonly worse: number;
  /** Quartiles of the best values with the pruner, and without. */
  readonly best: readonly number[];
  readonly bestUnpruned: readonly number[];
}

type Options = ReturnType<typeof readOptions>;

export function run(argv: string[]): Promise<BenchReport> {
  const options = readOptions(argv);
  const rows = options.datasets.flatMap((dataset) =>
    options.samplers.flatMap((sampler) => compare(dataset, sampler, options)),
  );
  return Promise.resolve({ results: rows, tables: [tableOf(rows, options)] });
}

function readOptions(argv: string[]) {
  const { values } = parseArgs({
    args: argv,
    options: {
      dataset: { type: "string" },
      sampler: { type: "string", default: "random,gp" },
      pruner: { type: "string" },
      trials: { type: "string" },
      seeds: { type: "string" },
      warmup: { type: "string", default: String(DEFAULT_PRUNER.warmup) },
      reduction: { type: "string", default: String(DEFAULT_PRUNER.reduction) },
      workers: { type: "string", default: "1" },
      patience: { type: "string", default: "0" },
      quick: { type: "boolean", default: false },
    },
  });
  const { quick } = values;
  return {
    datasets: choose(values.dataset ?? SURFACE_NAMES.join(), SURFACE_NAMES),
    samplers: choose(values.sampler, SAMPLER_NAMES),
    pruners: choose(values.pruner ?? (quick ? "median,halving" : COMPARED.join()), PRUNER_NAMES),
    trials: count(values.trials ?? (quick ? "30" : "60"), 1),
    seeds: count(values.seeds ?? (quick ? "3" : "20"), 1),
    settings: { warmup: count(values.warmup, 1), reduction: count(values.reduction, 2) },
    workers: count(values.workers, 1),
    patience: count(values.patience, 0),
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

function count(text: string, least: number): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < least)
    throw new Error(`"${text}" is no whole number from ${least} on`);
  return value;
}

function compare(dataset: SurfaceName, sampler: SamplerName, options: Options): readonly PruneRow[] {
  const { trials, workers, patience, seeds, settings } = options;
  const surface = loadSurface(dataset);
  const study = (name: PrunerName, seed: number, epochs: number): Replay => {
    const pruner = { ...DEFAULT_PRUNER, ...settings, name };
    return replay({ surface, sampler, trials, epochs, workers, patience, seed, pruner });
  };
  const all = Array.from({ length: seeds }, (_, seed) => seed);
  const without = all.map((seed) => study("none", seed, 0));
  // Hyperband and BOHB are fixed pairs of a sampler and a pruner.
  const pruners: readonly PrunerName[] = bringsPruner(sampler) ? ["hyperband"] : options.pruners;
  return pruners.map((pruner) => {
    const pairs = all.map((seed) => {
      const whole = without[seed]!;
      return { pruned: study(pruner, seed, whole.epochs / 2), whole, half: whole.epochs / 2 };
    });
    const quartiles = (of: (pair: (typeof pairs)[number]) => number) =>
      QUARTILES.map((q) => quantileOf(pairs.map(of), q));
    process.stderr.write(`${dataset} ${sampler} ${pruner}\n`);
    return {
      dataset,
      sampler,
      pruner,
      seeds,
      epochsRatio: quartiles(({ pruned, whole }) => pruned.epochs / whole.epochs),
      scoreDifference: quartiles(({ pruned, whole }) => pruned.best - whole.best),
      relativeDifference: quartiles(({ pruned, whole }) => (pruned.best - whole.best) / whole.best),
      halfEpochsDifference: quartiles(({ pruned, whole, half }) => pruned.bestAfter(half) / whole.best - 1),
      halfUnprunedDifference: quartiles(({ whole, half }) => whole.bestAfter(half) / whole.best - 1),
      worse: pairs.filter(({ pruned, whole }) => pruned.best > whole.best).length,
      best: quartiles(({ pruned }) => pruned.best),
      bestUnpruned: quartiles(({ whole }) => whole.best),
    };
  });
}

function tableOf(rows: readonly PruneRow[], { trials, workers, patience, settings }: Options): Table {
  const percent = (shares: readonly number[]) => shares.map((share) => (100 * share).toFixed(1)).join(" ");
  return {
    title: `${trials} trials, ${workers} at a time, ${patience === 0 ? "no early stopping" : `early stopping after ${patience} epochs`}, first look at epoch ${settings.warmup}, one of ${settings.reduction} goes on; 25 %, 50 %, 75 % over the seeds`,
    columns: [
      "dataset",
      "sampler",
      "pruner",
      "epochs, %",
      "best, % worse",
      "at half the epochs",
      "unpruned at half",
      "worse seeds",
      "median without",
    ],
    rows: rows.map((row) => [
      row.dataset,
      row.sampler,
      row.pruner,
      percent(row.epochsRatio),
      percent(row.relativeDifference),
      percent(row.halfEpochsDifference),
      percent(row.halfUnprunedDifference),
      `${row.worse}/${row.seeds}`,
      row.bestUnpruned[1]!.toPrecision(4),
    ]),
  };
}
