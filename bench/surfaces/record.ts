import { DEFAULT_SPLIT } from "../../src/core/data/dataConfig.ts";
import { DEFAULT_PREPARATION } from "../../src/core/data/preparation/preparationConfig.ts";
import type { Task } from "../../src/core/data/table/dataset.ts";
import { prepareFolds } from "../../src/core/data/preparation/prepareData.ts";
import { withoutFeatures, type LoadedData } from "../../src/core/data/preparation/preparedData.ts";
import { datasetOf } from "../../src/core/data/table/table.ts";
import { dataShape } from "../../src/core/learner/dataShape.ts";
import { deriveSeed } from "../../src/core/math/rng.ts";
import type { Params } from "../../src/core/space/distribution.ts";
import type { Engine } from "../../src/engine/network/engine.ts";
import { openKind } from "../../src/engine/network/openEngine.ts";
import { trainTrial, type TrialHooks, type TrialOutcome } from "../../src/engine/trainTrial.ts";
import { readBuiltIn } from "../../src/workers/builtIn.ts";
import { SURFACE_EPOCHS, surfaceConfigurations, surfaceTrial } from "./grid.ts";
import { quantise } from "./quantise.ts";
import type { SurfaceFile, SurfaceName } from "./surface.ts";
import { createTrainer } from "../../src/engine/trainers.ts";

/** The largest ratio of the highest to the lowest stored score; higher scores, of diverging trainings, are cut off. */
const WIDEST = 1e4;

const TASKS: Readonly<Record<SurfaceName, Task>> = {
  iris: "classification",
  "breast-cancer": "classification",
  "auto-mpg": "regression",
};

const HOOKS: TrialHooks = {
  onProgress: () => undefined,
  shouldStop: () => false,
  hold: () => Promise.resolve(),
  afterFold: () => Promise.resolve("goOn"),
  afterStep: () => Promise.resolve("goOn"),
  now: () => performance.now(),
};

/**
 * Trains every configuration of the grid on a hold-out of the data set, by our own kernels in their reproducible build.
 * @param seed the page's seed, which determines the split; each configuration trains with its own seed, derived from it
 */
export async function recordSurface(dataset: SurfaceName, seed: number, date: string): Promise<SurfaceFile> {
  const task = TASKS[dataset];
  const metric = task === "classification" ? "logLoss" : "rmse";
  const engine = await openKind("wasm", true);
  try {
    const [data] = await loadHoldOut(engine, dataset, task, seed);
    const trials: TrialOutcome[] = [];
    for (const [i, params] of surfaceConfigurations().entries())
      trials.push(await train(engine, data!, params, deriveSeed(seed, "trial", i), metric));
    const curves = Float64Array.from(trials.flatMap((trial) => paddedCurve(trial)));
    const reached = curves.filter((score) => !Number.isNaN(score));
    const low = Math.min(...reached);
    const range = { low, high: Math.min(Math.max(...reached), WIDEST * low) };
    return {
      dataset,
      metric,
      engine: `wasm, ${engine.info.device}`,
      seed,
      date,
      epochs: SURFACE_EPOCHS,
      range,
      curves: quantise(curves, range),
      parameters: trials.map((trial) => (trial.state === "stopped" ? 0 : (trial.parameterCount ?? 0))),
      accuracy: task === "classification" ? trials.map((trial) => accuracyOf(trial)) : [],
    };
  } finally {
    engine.dispose();
  }
}

async function loadHoldOut(
  engine: Engine,
  id: SurfaceName,
  task: Task,
  seed: number,
): Promise<readonly LoadedData[]> {
  const table = await readBuiltIn(id);
  const config = {
    source: { kind: "builtIn", id },
    kinds: [],
    target: table.columns.at(-1)!.name,
    task,
    excluded: [],
    targetTransform: "none",
    split: DEFAULT_SPLIT,
  } as const;
  const folds = prepareFolds(datasetOf(table, []), config, DEFAULT_PREPARATION, seed);
  engine.load(folds);
  return folds.map((fold) => withoutFeatures(fold));
}

async function train(
  engine: Engine,
  data: LoadedData,
  params: Params,
  seed: number,
  metric: SurfaceFile["metric"],
): Promise<TrialOutcome> {
  const request = {
    configuration: { learner: "mlp", spec: surfaceTrial(params, dataShape(data)) } as const,
    metric,
    seed,
    repeats: 1,
    measures: metric === "logLoss" ? (["accuracy"] as const) : [],
    checkSteps: [],
  };
  return trainTrial(createTrainer(engine), [data], request, HOOKS);
}

/** NaN for epochs after the loss was no longer finite. */
function paddedCurve(trial: TrialOutcome): readonly number[] {
  const scores = trial.state === "stopped" ? [] : trial.curve.score;
  return Array.from({ length: SURFACE_EPOCHS }, (_, epoch) => scores[epoch] ?? Number.NaN);
}

function accuracyOf(trial: TrialOutcome): number | null {
  return trial.state === "complete" ? Number(trial.measures[0]!.toFixed(4)) : null;
}
