import type { PreparedOutline } from "../../../core/data/preparation/preparedData.ts";
import { detailOf, toErrorRecord, type AppErrorCode, type ErrorRecord } from "../../../core/errors.ts";
import { dataShape } from "../../../core/learner/dataShape.ts";
import type { Winner } from "../../../core/learner/packedModel.ts";
import { resolveTrial } from "../../../core/learner/registry.ts";
import type { StudyConfig } from "../../../core/study/studyConfig.ts";
import type { TestReport } from "../../../core/study/testReport.ts";
import type { Trial } from "../../../core/study/trial.ts";
import type { FinalOutcome, FinalRequest } from "../../../workers/trainer.protocol.ts";
import type { TrainerClient } from "../../../workers/trainerClient.ts";
import type { StudyPorts } from "../studyPorts.ts";
import type { Trainers } from "../trainers.ts";
import { trialSeed } from "../trialRequest.ts";

/** Number of attempts: a lost trainer is replaced once, as in the search. */
const ATTEMPTS = 2;

const LOSSES: ReadonlySet<AppErrorCode> = new Set<AppErrorCode>(["workerCrashed", "workerHung", "gpuLost"]);

export interface Judgement {
  readonly report?: TestReport;
  readonly winner?: Winner;
  readonly error?: ErrorRecord;
}

/**
 * Trains a trial's configuration again and evaluates it: the only use of the test rows. Never rejects.
 * @param isOver whether the answer is no longer needed
 */
export async function judgeWinner(
  ports: Pick<StudyPorts, "prepareFinal">,
  trainers: Pick<Trainers, "any" | "lose">,
  config: StudyConfig,
  winner: Trial,
  onProgress: (share: number) => void,
  isOver: () => boolean,
): Promise<Judgement> {
  for (let left = ATTEMPTS; ; left--) {
    let trainer: TrainerClient | null = null;
    try {
      trainer = await trainers.any();
      const judged = await judgeBy(trainer, ports, config, winner, onProgress);
      if (judged.error === undefined || !LOSSES.has(judged.error.code) || left === 1 || isOver())
        return judged;
    } catch (thrown) {
      const lost = LOSSES.has(toErrorRecord(thrown).code);
      if (trainer === null || !lost || left === 1 || isOver()) return failed(thrown);
    }
    trainers.lose(trainer);
  }
}

async function judgeBy(
  trainer: TrainerClient,
  ports: Pick<StudyPorts, "prepareFinal">,
  config: StudyConfig,
  winner: Trial,
  onProgress: (share: number) => void,
): Promise<Judgement> {
  const { outline, rows } = await ports.prepareFinal(winner.params);
  await trainer.load(rows, null);
  const outcome: FinalOutcome = await trainer.judge(finalRequest(config, winner, outline), onProgress);
  if (outcome.state === "complete") {
    return { report: outcome.report, winner: { ...outcome.winner, data: outline.judged! } };
  }
  return outcome.state === "failed" ? { error: outcome.error } : {};
}

/** The training of a trial's configuration on the final data. @param outline of these data */
export function finalRequest(
  { settings, search }: StudyConfig,
  trial: Trial,
  outline: PreparedOutline,
): FinalRequest {
  return {
    // The final training uses more rows, which may have levels that the search did not have: the model takes all their features.
    configuration: resolveTrial(settings, trial.params, dataShape(outline)),
    steps: trial.bestStep!,
    metric: search.objective.metric,
    seed: trialSeed(search.seed, trial.number),
    studySeed: search.seed,
  };
}

function failed(thrown: unknown): Judgement {
  const error = toErrorRecord(thrown);
  const reason = String(detailOf(error, "reason") ?? error.code);
  return { error: { code: "finalEvaluationFailed", details: { reason } } };
}
