import { toErrorRecord, type ErrorRecord } from "../../core/errors.ts";
import { EMPTY_CURVE, type Trial } from "../../core/study/trial.ts";
import type {
  FoldDecision,
  TrialCheck,
  TrialOutcome,
  TrialProgress,
  TrialRequest,
} from "../../workers/trainer.protocol.ts";
import type { TrainerClient } from "../../workers/trainerClient.ts";
import { WorkerLost } from "../../workers/workerHost.ts";
import type { Trainers } from "./trainers.ts";

/** Milliseconds between attempts to open a GPU after its loss. */
const GPU_PAUSES_MS = [500, 1000, 2000, 4000] as const;

interface TrialTraining {
  readonly trainers: Trainers;
  /** Gives a trainer the data of a trial. */
  readonly bring: (trial: Trial, trainer: TrainerClient) => Promise<void>;
  readonly request: (trial: Trial) => TrialRequest;
  readonly onProgress: (trial: Trial, progress: TrialProgress) => void;
  readonly decide: (trial: Trial, check: TrialCheck) => FoldDecision;
  /** Called once per trial, unless the search ended before. */
  readonly onOutcome: (trial: Trial, outcome: TrialOutcome) => void;
  /** The trial starts again with another trainer. */
  readonly onRetry: (trial: Trial) => void;
  /** The outcome of a trial whose trainer cannot be replaced. */
  readonly lostOutcome: (trial: Trial, error: ErrorRecord) => TrialOutcome;
  /** Whether the search has ended. */
  readonly isOver: () => boolean;
}

/**
 * Trains trials and reports their outcomes. A lost trainer is replaced and its trial started again once; after a second loss the
 * trial has failed.
 * @returns a function that trains a trial; it resolves with the trainer for the next one and rejects if no trainer can be opened
 */
export function createTrialTraining(
  world: TrialTraining,
): (trial: Trial, first: TrainerClient) => Promise<TrainerClient> {
  const { trainers, onOutcome, lostOutcome, isOver } = world;
  return async (trial, first) => {
    let trainer = first;
    for (let attempt = 0; ; attempt++) {
      const { outcome, lost } = await train(world, trial, trainer);
      if (lost === null) {
        onOutcome(trial, outcome);
        return trainer;
      }
      trainers.lose(trainer);
      if (isOver()) return trainer;
      const again = attempt === 0;
      if (!again) onOutcome(trial, lostOutcome(trial, lost));
      try {
        trainer = await openAfter(lost, trainers, isOver);
      } catch (thrown) {
        if (again && !isOver()) onOutcome(trial, lostOutcome(trial, lost));
        throw thrown;
      }
      if (!again || isOver()) return trainer;
      world.onRetry(trial);
    }
  };
}

/** Opens a new trainer. After the loss of a GPU it tries for some seconds, while the browser restarts its GPU process. */
async function openAfter(
  lost: ErrorRecord,
  trainers: Trainers,
  isOver: () => boolean,
): Promise<TrainerClient> {
  const pauses = lost.code === "gpuLost" ? GPU_PAUSES_MS : [];
  for (const pause of pauses) {
    try {
      return await trainers.open();
    } catch (thrown) {
      if (isOver()) throw thrown;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
  return trainers.open();
}

/** `lost`: the trainer or its GPU is lost. */
async function train(
  { bring, request, onProgress, decide, isOver }: TrialTraining,
  trial: Trial,
  trainer: TrainerClient,
): Promise<{ outcome: TrialOutcome; lost: ErrorRecord | null }> {
  try {
    await bring(trial, trainer);
  } catch (thrown) {
    const error = toErrorRecord(thrown);
    const lost = thrown instanceof WorkerLost || error.code === "gpuLost";
    return lost
      ? { outcome: { state: "stopped" }, lost: error }
      : { outcome: notPrepared(error), lost: null };
  }
  if (isOver()) return { outcome: { state: "stopped" }, lost: null };
  const asked = request(trial);
  try {
    const outcome = await trainer.train(
      asked,
      (progress) => onProgress(trial, progress),
      (check) => Promise.resolve(decide(trial, check)),
    );
    const gpuLost = outcome.state === "failed" && outcome.error.code === "gpuLost";
    return { outcome, lost: gpuLost ? outcome.error : null };
  } catch (thrown) {
    return { outcome: { state: "stopped" }, lost: toErrorRecord(thrown) };
  }
}

/** The outcome of a trial whose data cannot be prepared: failed before its first step. */
function notPrepared(error: ErrorRecord): TrialOutcome {
  return { state: "failed", error, folds: [], curve: EMPTY_CURVE, parameterCount: null };
}
