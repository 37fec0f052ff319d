import { createPruner } from "../../src/core/pruner/createPruner.ts";
import type { PrunableTrial, PrunerConfig } from "../../src/core/pruner/pruner.ts";
import { createSampler } from "../../src/core/sampler/createSampler.ts";
import type { SamplerName } from "../../src/core/sampler/samplerTable.ts";
import { observeTrials } from "../../src/core/study/observe.ts";
import { EMPTY_CURVE, type Trial } from "../../src/core/study/trial.ts";
import type { Surface } from "../surfaces/surface.ts";

export interface ReplayOptions {
  readonly surface: Surface;
  readonly sampler: SamplerName;
  readonly pruner: PrunerConfig;
  readonly trials: number;
  /** The study continues with more trials until this many epochs are spent; 0: it does not continue. */
  readonly epochs?: number;
  /** Number of trials that train in parallel, one epoch each in turn. */
  readonly workers: number;
  /** Early stopping after this many epochs without a better score; 0: no early stopping. */
  readonly patience: number;
  readonly seed: number;
}

export interface Replay {
  /** Total epochs of the first `ReplayOptions.trials` trials. */
  readonly epochs: number;
  /** The best value of those trials that are complete. */
  readonly best: number;
  /** All trials, including those beyond `ReplayOptions.trials`. */
  readonly trials: readonly Trial[];
  /** The best value of all trials that had ended after this number of epochs; Infinity before the first. */
  bestAfter(epochs: number): number;
}

/** A study with recorded trainings: the sampler, the pruner and the treatment of pruned trials are the page's own. */
export function replay(options: ReplayOptions): Replay {
  const { surface, pruner, seed } = options;
  const search = {
    objective: { metric: surface.metric, direction: "minimize" },
    sideObjectives: [],
    outcomeConstraints: [],
  } as const;
  const judge = createPruner({ config: pruner, direction: "minimize", maxSteps: surface.epochs, seed });
  const rungs = judge.checkSteps(0);
  const { space } = surface;
  const sampler = createSampler(options.sampler, {
    space,
    directions: ["minimize"],
    seed,
    budget: options.trials,
  });
  const trials: Trial[] = [];
  const running = new Set<number>();
  const most = options.epochs ?? 0;
  let spent = 0;
  const ended: { readonly spent: number; readonly trial: Trial }[] = [];
  for (;;) {
    const mayBegin = () => trials.length < options.trials || spent < most;
    while (running.size < options.workers && mayBegin()) {
      const suggestion = sampler.ask(observeTrials(trials, { search, rungs }));
      if (suggestion === null) break;
      running.add(trials.length);
      trials.push(begun(trials.length, suggestion.params, surface));
    }
    if (running.size === 0) break;
    for (const number of running) {
      trials[number] = nextEpoch(trials[number]!, surface, options.patience);
      spent += 1;
      if (trials[number].state === "running" && isPruned(number)) trials[number] = pruned(trials[number]);
      if (trials[number].state === "running") continue;
      running.delete(number);
      ended.push({ spent, trial: trials[number] });
    }
  }
  const asked = trials.slice(0, options.trials);
  const epochs = asked.reduce((sum, { curve }) => sum + curve.score.length, 0);
  const bestAfter = (most: number) =>
    bestOf(ended.filter(({ spent }) => spent <= most).map(({ trial }) => trial));
  return { epochs, best: bestOf(asked), trials, bestAfter };

  function isPruned(number: number): boolean {
    const trial = prunable(trials[number]!);
    if (!judge.checkSteps(number).includes(trial.curve.length)) return false;
    const others = trials.filter((other) => other.number !== number).map((other) => prunable(other));
    return judge.afterStep(trial, others);
  }
}

/** The best value of the complete trials; Infinity without a complete trial. */
function bestOf(trials: readonly Trial[]): number {
  const complete = trials.filter(({ state }) => state === "complete");
  return Math.min(Number.POSITIVE_INFINITY, ...complete.map(({ values }) => values![0]!));
}

function begun(number: number, params: Trial["params"], surface: Surface): Trial {
  return {
    number,
    params,
    state: "running",
    values: null,
    violations: null,
    folds: [],
    curve: EMPTY_CURVE,
    bestStep: null,
    parameterCount: surface.parameters(params),
    startedMs: null,
    endedMs: null,
    worker: 0,
    retries: 0,
    error: null,
    suggestion: null,
  };
}

/** Adds an epoch to the trial's curve; after its last epoch, the trial is complete. */
function nextEpoch(trial: Trial, surface: Surface, patience: number): Trial {
  const whole = surface.curve(trial.params);
  const score = whole.slice(0, trial.curve.score.length + 1);
  const curve = { ...EMPTY_CURVE, score };
  const value = Math.min(...score);
  const bestStep = score.indexOf(value) + 1;
  const stopsEarly = patience > 0 && score.length - bestStep >= patience;
  if (score.length < surface.epochs && !stopsEarly) {
    const diverged = score.length === whole.length;
    return { ...trial, curve, state: diverged ? "failed" : "running" };
  }
  return { ...trial, curve, state: "complete", values: [value], violations: [], bestStep };
}

function pruned(trial: Trial): Trial {
  return { ...trial, state: "pruned", values: [Math.min(...trial.curve.score)] };
}

function prunable({ number, curve, values, state }: Trial): PrunableTrial {
  return {
    number,
    curve: curve.score,
    trainings: state === "complete" ? values! : [],
    state: state as PrunableTrial["state"],
    known: [],
  };
}
