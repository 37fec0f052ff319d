import { DEFAULT_PRUNER } from "../../core/pruner/pruner.ts";
import { createRng, deriveSeed, type Rng } from "../../core/math/rng.ts";
import { autoMlSettings } from "../../core/model/autoMl.ts";
import { defaultSettings } from "../../core/model/defaultSettings.ts";
import { compileSpace } from "../../core/model/compileSpace.ts";
import { DEFAULT_SPLIT, type DataConfig } from "../../core/data/dataConfig.ts";
import { METRIC_TABLE, type MetricName } from "../../core/metric/metricName.ts";
import type { Distribution, ParamValue, Params } from "../../core/space/distribution.ts";
import { isActive, type SearchSpace } from "../../core/space/searchSpace.ts";
import { plainNote } from "../../core/sampler/sampler.ts";
import type { Study } from "../../core/study/study.ts";
import type { StudyConfig } from "../../core/study/studyConfig.ts";
import { COSTS } from "../../core/study/measure.ts";
import { foldScores } from "../../core/study/foldScores.ts";
import {
  EMPTY_CURVE,
  waitingTrial,
  type FoldResult,
  type LearningCurve,
  type SuggestionNote,
  type Trial,
} from "../../core/study/trial.ts";

const STARTUP_TRIALS = 8;
const EPOCH_MS = 11;

export interface FixtureOptions {
  readonly trials: number;
  readonly epochs?: number;
  readonly metric?: MetricName;
  readonly name?: string;
  readonly workers?: number;
  /** Number of trials at the end that are still running. */
  readonly running?: number;
  readonly allFailed?: boolean;
  readonly budget?: number;
  readonly seed?: number;
  readonly data?: Partial<DataConfig>;
  /** Trainings of every trial; 1 by default. */
  readonly folds?: number;
  readonly repeats?: number;
  /** Costs to minimise besides the metric: the first is the number of parameters, the second times. */
  readonly sideObjectives?: 1 | 2;
  /** Most parameters a solution may have. */
  readonly limit?: number;
  /** Number of manual trials that wait after the others. */
  readonly waiting?: number;
  /** Whether the search chooses among all learners of a table. */
  readonly autoMl?: boolean;
}

/** A synthetic study, like the result of a search, from a seed: the same options give the same study. */
export function fixtureStudy(options: FixtureOptions): Study {
  const config = fixtureConfig(options);
  const space = compileSpace(config.settings);
  const trials = makeTrials(space, options, config.search.objective.metric);
  const waiting = Array.from({ length: options.waiting ?? 0 }, (_, i) =>
    waitingTrial(trials.length + i, trials[i]!.params, plainNote("queued")),
  );
  return { config, space, trials: [...trials, ...waiting] };
}

export function fixtureConfig(options: Partial<FixtureOptions> = {}): StudyConfig {
  const metric = options.metric ?? "accuracy";
  const regression = metric === "rmse" || metric === "mae" || metric === "r2";
  return {
    version: 1,
    name: options.name ?? "",
    data: {
      source: { kind: "builtIn", id: regression ? "diabetes" : "iris" },
      kinds: [],
      target: regression ? "progression" : "species",
      task: regression ? "regression" : "classification",
      excluded: [],
      targetTransform: "none",
      split: { ...DEFAULT_SPLIT, folds: options.folds ?? 1 },
      ...options.data,
    },
    settings: { ...defaultSettings(), ...(options.autoMl === true ? autoMlSettings(null) : {}) },
    search: {
      sampler: "gp",
      acquisition: "logEi",
      pruner: DEFAULT_PRUNER,
      sideObjectives: COSTS.slice(0, options.sideObjectives ?? 0).map((measure) => ({
        measure,
        direction: "minimize",
      })),
      outcomeConstraints:
        options.limit === undefined
          ? []
          : [{ measure: "parameters", relation: "atMost", bound: options.limit }],
      inputConstraints: [],
      objective: { metric, direction: METRIC_TABLE[metric].direction },
      budget: {
        trials: options.budget ?? Math.max(50, options.trials ?? 0),
        minutes: null,
        target: null,
        tolerance: null,
      },
      workers: options.workers ?? null,
      engine: "auto",
      reproducible: false,
      repeats: options.repeats ?? 1,
      seed: options.seed ?? 1,
    },
  };
}

function makeTrials(space: SearchSpace, options: FixtureOptions, metric: MetricName): readonly Trial[] {
  const workers = options.workers ?? 3;
  const freeAt = Array.from({ length: workers }, () => 0);
  return Array.from({ length: options.trials }, (_, number) => {
    const rng = createRng(deriveSeed(options.seed ?? 1, "fixture", number));
    const worker = freeAt.indexOf(Math.min(...freeAt));
    const startedMs = freeAt[worker]!;
    const trial = makeTrial(space, options, metric, number, rng);
    const durationMs = (trial.curve.score.length + 4) * EPOCH_MS * (0.7 + 0.9 * rng.uniform());
    freeAt[worker] = startedMs + durationMs + 25;
    const endedMs = trial.state === "running" ? null : startedMs + durationMs;
    return { ...trial, worker, startedMs, endedMs };
  });
}

function makeTrial(
  space: SearchSpace,
  options: FixtureOptions,
  metric: MetricName,
  number: number,
  rng: Rng,
): Trial {
  const progress = Math.min(1, number / 40);
  const quality =
    1 - Math.abs(rng.normal()) * (0.55 - 0.42 * progress) - 0.25 * (1 - progress) * rng.uniform();
  const epochs = options.epochs ?? 24 + rng.integer(16);
  const isRunning = number >= options.trials - (options.running ?? 0);
  const fails = options.allFailed === true || (!isRunning && number > 2 && rng.uniform() < 0.04);
  const pruned = !fails && !isRunning && number > 12 && rng.uniform() < 0.06;
  const length = isRunning || fails || pruned ? Math.ceil(epochs * (0.15 + 0.6 * rng.uniform())) : epochs;
  const curve = options.allFailed === true ? EMPTY_CURVE : makeCurve(quality, metric, length, rng);
  const bestStep = Math.max(1, length - rng.integer(Math.max(1, Math.floor(length / 4))));
  const base = {
    number,
    params: drawParams(space, rng),
    violations: null,
    curve,
    parameterCount: 67 + rng.integer(5000),
    startedMs: null,
    endedMs: null,
    worker: null,
    retries: 0,
    suggestion: makeNote(number, metric, quality, rng),
  };
  const folds = makeFolds(options, curve.score[bestStep - 1] ?? NaN, bestStep, rng);
  const some = folds.slice(0, Math.floor(folds.length / 2));
  const unfinished = { ...base, folds: some, values: null, bestStep: null, error: null };
  if (fails) {
    const error = { code: "lossNotFinite", details: { epoch: length, loss: "NaN" } } as const;
    return { ...unfinished, state: "failed", error };
  }
  if (isRunning) return { ...unfinished, state: "running" };
  if (pruned) {
    const values = some.length > 0 ? [foldScores(some).mean] : null;
    return { ...unfinished, state: "pruned", values };
  }
  const { mean } = foldScores(folds);
  const costs = [base.parameterCount, 0.0002 + base.parameterCount * 4e-7 * (0.8 + 0.4 * rng.uniform())];
  const values = [mean, ...costs.slice(0, options.sideObjectives ?? 0)];
  const violations = options.limit === undefined ? null : [base.parameterCount - options.limit];
  return { ...base, folds, state: "complete", values, violations, bestStep, error: null };
}

/** The trainings of a trial, around `value`; a single one has exactly this value and uses no random number. */
function makeFolds(
  { folds = 1, repeats = 1 }: FixtureOptions,
  value: number,
  bestStep: number,
  rng: Rng,
): readonly FoldResult[] {
  if (folds * repeats === 1) return [{ fold: 0, repeat: 0, value, bestStep, steps: bestStep + 8 }];
  return Array.from({ length: folds * repeats }, (_, i) => ({
    fold: i % folds,
    repeat: Math.floor(i / folds),
    value: Math.min(1, value * (1 + 0.06 * rng.normal())),
    bestStep: Math.max(1, bestStep + rng.integer(5) - 2),
    steps: bestStep + 8,
  }));
}

function makeCurve(quality: number, metric: MetricName, length: number, rng: Rng): LearningCurve {
  const rate = 0.05 + 0.2 * rng.uniform();
  const floor = 0.08 + 0.9 * Math.max(0, 1 - quality);
  const trainLoss: number[] = [];
  const validationLoss: number[] = [];
  const score: number[] = [];
  for (let epoch = 0; epoch < length; epoch++) {
    const decay = Math.exp(-rate * epoch);
    const loss = floor + 1.1 * decay;
    trainLoss.push(loss * (1 + 0.02 * rng.normal()));
    validationLoss.push((loss + 0.003 * epoch) * (1.08 + 0.05 * rng.normal()));
    score.push(scoreAt(metric, Math.max(0, quality) * (1 - 0.65 * decay) + 0.01 * rng.normal()));
  }
  return { trainLoss, validationLoss, score };
}

/** A value of the metric at `share` of the way from bad to perfect. */
function scoreAt(metric: MetricName, share: number): number {
  const bounded = Math.min(1, Math.max(0, share));
  if (metric === "rmse" || metric === "mae") return 52 + 60 * (1 - bounded);
  if (metric === "logLoss") return 0.08 + 1.1 * (1 - bounded);
  // As on 30 validation rows: accuracies are multiples of 1/30.
  return Math.round((0.33 + 0.67 * bounded) * 30) / 30;
}

function makeNote(number: number, metric: MetricName, quality: number, rng: Rng): SuggestionNote {
  if (number < STARTUP_TRIALS)
    return { origin: "start", mean: null, sd: null, logExpectedImprovement: null, improvementLeft: null };
  if (rng.uniform() < 0.05)
    return { origin: "random", mean: null, sd: null, logExpectedImprovement: null, improvementLeft: null };
  const sd = 0.01 + 0.05 * rng.uniform();
  const scale = metric === "rmse" || metric === "mae" ? 60 : 1;
  return {
    origin: "model",
    acquisition: "logEi",
    mean: scoreAt(metric, quality + sd * rng.normal()),
    sd: sd * scale,
    logExpectedImprovement: Math.log(0.002 + 0.2 * rng.uniform()),
    improvementLeft: null,
  };
}

function drawParams(space: SearchSpace, rng: Rng): Params {
  const params: Record<string, ParamValue> = {};
  for (const parameter of space.parameters) {
    if (isActive(parameter, params)) params[parameter.name] = draw(parameter.distribution, rng);
  }
  return params;
}

function draw(distribution: Distribution, rng: Rng): ParamValue {
  if (distribution.kind === "categorical")
    return distribution.choices[rng.integer(distribution.choices.length)]!;
  const { low, high, log } = distribution;
  const u = rng.uniform();
  const value = log ? low * (high / low) ** u : low + (high - low) * u;
  return distribution.kind === "int" ? Math.round(value) : value;
}
