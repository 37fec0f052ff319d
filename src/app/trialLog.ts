import type { ErrorRecord } from "../core/errors.ts";
import type { ObservedTrial, Suggestion } from "../core/sampler/sampler.ts";
import { EMPTY_CURVE, type LearningCurve, type Trial } from "../core/study/trial.ts";
import type { TrialOutcome, TrialProgress } from "../workers/trainer.protocol.ts";

/** The trials of a running study, by number; every change replaces the list, so that readers may keep an old one. */
export interface TrialLog {
  readonly trials: () => readonly Trial[];
  begin(suggestion: Suggestion, worker: number, startedMs: number): Trial;
  progress(number: number, progress: TrialProgress): void;
  /** Starts a trial over on the same worker after its trainer was lost. */
  retry(number: number): void;
  end(number: number, outcome: Exclude<TrialOutcome, { state: "stopped" }>, endedMs: number): void;
  /** Forgets trials that were still running: they were stopped, and nothing is kept of them. */
  dropRunning(): void;
}

export function createTrialLog(onChange: (trials: readonly Trial[]) => void): TrialLog {
  let trials: readonly Trial[] = [];
  const replace = (next: readonly Trial[]) => {
    trials = next;
    onChange(trials);
  };
  const change = (number: number, patch: (trial: Trial) => Partial<Trial>) =>
    replace(trials.map((trial) => (trial.number === number ? { ...trial, ...patch(trial) } : trial)));

  return {
    trials: () => trials,
    begin(suggestion, worker, startedMs) {
      const number = (trials.at(-1)?.number ?? -1) + 1;
      const trial = runningTrial(number, suggestion, worker, startedMs);
      replace([...trials, trial]);
      return trial;
    },
    progress: (number, { fromEpoch, curve, folds }) =>
      change(number, (trial) => ({ curve: updateCurve(trial.curve, fromEpoch, curve), folds })),
    retry: (number) =>
      change(number, (trial) => ({ curve: EMPTY_CURVE, folds: [], retries: trial.retries + 1 })),
    end: (number, outcome, endedMs) => change(number, () => ({ ...endState(outcome), endedMs })),
    dropRunning: () => replace(trials.filter((trial) => trial.state !== "running")),
  };
}

/** What a sampler is shown of a study. */
export function observed(trials: readonly Trial[]): readonly ObservedTrial[] {
  return trials
    .filter((trial) => trial.state !== "waiting")
    .map(({ params, state, values }) => ({ params, state: state as ObservedTrial["state"], values }));
}

function runningTrial(number: number, suggestion: Suggestion, worker: number, startedMs: number): Trial {
  return {
    number,
    params: suggestion.params,
    state: "running",
    values: null,
    violations: null,
    folds: [],
    curve: EMPTY_CURVE,
    bestEpoch: null,
    parameterCount: null,
    startedMs,
    endedMs: null,
    worker,
    retries: 0,
    error: null,
    suggestion: suggestion.note,
  };
}

function endState(outcome: Exclude<TrialOutcome, { state: "stopped" }>): Partial<Trial> {
  const { folds, curve, parameterCount } = outcome;
  const made = { folds, curve, parameterCount };
  if (outcome.state === "failed") return { state: "failed", error: outcome.error, ...made };
  if (outcome.state === "pruned") return { state: "pruned", values: [outcome.value], ...made };
  // The engine promises a finite loss, not a finite metric; a trial without a number to compare has failed.
  if (!Number.isFinite(outcome.value)) {
    const error: ErrorRecord = {
      code: "lossNotFinite",
      details: { epoch: outcome.bestEpoch, loss: String(outcome.value) },
    };
    return { state: "failed", error, ...made };
  }
  return { state: "complete", values: [outcome.value], bestEpoch: outcome.bestEpoch, ...made };
}

/** The epochs reported, in the place of those there were; later ones, of a fold that went on for longer, stay. */
function updateCurve(curve: LearningCurve, fromEpoch: number, more: LearningCurve): LearningCurve {
  const updated = (old: readonly number[], now: readonly number[]) => [
    ...old.slice(0, fromEpoch),
    ...now,
    ...old.slice(fromEpoch + now.length),
  ];
  return {
    trainLoss: updated(curve.trainLoss, more.trainLoss),
    validationLoss: updated(curve.validationLoss, more.validationLoss),
    score: updated(curve.score, more.score),
  };
}
