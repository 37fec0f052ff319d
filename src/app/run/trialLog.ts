import type { Suggestion } from "../../core/sampler/sampler.ts";
import type { SearchConfig } from "../../core/study/studyConfig.ts";
import { EMPTY_CURVE, waitingTrial, type LearningCurve, type Trial } from "../../core/study/trial.ts";
import { trialValues } from "../../core/study/trialMeasures.ts";
import type { TrialCheck, TrialOutcome, TrialProgress } from "../../workers/trainer.protocol.ts";

type EndedOutcome = Exclude<TrialOutcome, { state: "stopped" }>;

/** The trials of a running study, by number; every change replaces the list, so that readers can keep an old list. */
export interface TrialLog {
  readonly trials: () => readonly Trial[];
  /** Whether a trial has ended since the log was created. */
  hasResult(): boolean;
  /** @param chosen by which sampler the suggestion was made, and what it knew */
  begin(
    suggestion: Suggestion,
    chosen: Required<Pick<Trial, "sampler" | "knowledge">>,
    worker: number,
    startedMs: number,
  ): Trial;
  /** Adds a trial that waits for a worker. */
  enqueue(suggestion: Suggestion): void;
  /** Starts a waiting trial. */
  start(number: number, worker: number, startedMs: number): Trial;
  /** Removes a waiting trial; any other stays. */
  dequeue(number: number): void;
  progress(number: number, progress: TrialProgress): void;
  /** Stores the scores of a trial's first training when it has finished, because the curve then averages over later trainings. */
  check(number: number, check: TrialCheck): void;
  /** Starts a trial again on the same worker after its trainer was lost. */
  retry(number: number): void;
  end(number: number, outcome: EndedOutcome, endedMs: number, search: SearchConfig): void;
  /** Removes trials that were still running (stopped, without a result) or waiting. */
  dropUnfinished(): void;
}

/** @param earlier trials of a study that is continued */
export function createTrialLog(
  onChange: (trials: readonly Trial[]) => void,
  earlier: readonly Trial[] = [],
): TrialLog {
  let trials = earlier;
  const replace = (next: readonly Trial[]) => {
    trials = next;
    onChange(trials);
  };
  const change = (number: number, patch: (trial: Trial) => Partial<Trial>) =>
    replace(trials.map((trial) => (trial.number === number ? { ...trial, ...patch(trial) } : trial)));

  const find = (number: number) => trials.find((trial) => trial.number === number)!;
  const enqueue = (suggestion: Suggestion, more: Partial<Trial> = {}): number => {
    const number = nextNumber(trials);
    replace([...trials, { ...waitingTrial(number, suggestion.params, suggestion.note), ...more }]);
    return number;
  };
  const start = (number: number, worker: number, startedMs: number): Trial => {
    change(number, () => ({ state: "running", worker, startedMs }));
    return find(number);
  };

  return {
    trials: () => trials,
    // Earlier trials come first and have all ended.
    hasResult: () => trials.some(({ endedMs }, i) => i >= earlier.length && endedMs !== null),
    begin: (suggestion, chosen, worker, startedMs) => start(enqueue(suggestion, chosen), worker, startedMs),
    enqueue: (suggestion) => void enqueue(suggestion),
    start,
    dequeue: (number) =>
      replace(trials.filter((trial) => trial.number !== number || trial.state !== "waiting")),
    progress: (number, { fromStep, curve, folds }) =>
      change(number, (trial) => ({ curve: updateCurve(trial.curve, fromStep, curve), folds })),
    check(number, { betweenTrainings, trainings, scores }) {
      if (betweenTrainings && trainings.length === 1) change(number, () => ({ firstScores: scores }));
    },
    retry: (number) =>
      replace(
        trials.map((trial) => {
          if (trial.number !== number) return trial;
          const { firstScores: _, ...rest } = trial;
          return { ...rest, curve: EMPTY_CURVE, folds: [], retries: trial.retries + 1 };
        }),
      ),
    end: (number, outcome, endedMs, search) =>
      change(number, () => ({ ...endState(outcome, search), endedMs })),
    dropUnfinished: () => replace(trials.filter(({ state }) => state !== "running" && state !== "waiting")),
  };
}

/** The number of the trial that comes after these. */
export function nextNumber(trials: readonly Trial[]): number {
  return (trials.at(-1)?.number ?? -1) + 1;
}

function endState(outcome: EndedOutcome, search: SearchConfig): Partial<Trial> {
  const { folds, curve, parameterCount } = outcome;
  const made = { folds, curve, parameterCount };
  if (outcome.state === "failed") return { state: "failed", error: outcome.error, ...made };
  if (outcome.state === "pruned") {
    const values = Number.isFinite(outcome.value) ? [outcome.value] : null;
    return { state: "pruned", values, ...made };
  }
  // The engine promises a finite loss, not finite scores.
  const result = trialValues(search, outcome.value, outcome.measures);
  if ("error" in result) return { state: "failed", error: result.error, ...made };
  const { bestStep, cost } = outcome;
  return { state: "complete", ...result, bestStep, ...(cost && { cost }), ...made };
}

/** Replaces the reported steps of a curve; later steps, of a fold that ran longer, stay. */
function updateCurve(curve: LearningCurve, fromStep: number, more: LearningCurve): LearningCurve {
  const updated = (old: readonly number[], now: readonly number[]) => [
    ...old.slice(0, fromStep),
    ...now,
    ...old.slice(fromStep + now.length),
  ];
  return {
    trainLoss: updated(curve.trainLoss, more.trainLoss),
    validationLoss: updated(curve.validationLoss, more.validationLoss),
    score: updated(curve.score, more.score),
  };
}
