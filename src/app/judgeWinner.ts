import { toErrorRecord, type ErrorRecord } from "../core/errors.ts";
import type { Winner } from "../core/model/trainedModel.ts";
import { dataShape, resolveTrial } from "../core/model/resolveTrial.ts";
import type { StudyConfig } from "../core/study/studyConfig.ts";
import type { TestReport } from "../core/study/testReport.ts";
import type { Trial } from "../core/study/trial.ts";
import type { TrainerClient } from "../workers/trainerClient.ts";
import type { StudyPorts } from "./studyPorts.ts";

/**
 * Trains the winner anew and judges it: the only use of the test rows. Never rejects.
 * @param trainer opens one, or gives one that is free
 * @param seed of the winner's training
 */
export async function judgeWinner(
  ports: Pick<StudyPorts, "prepareFinal">,
  trainer: () => Promise<TrainerClient>,
  { settings, search }: StudyConfig,
  winner: Trial,
  seed: number,
  onProgress: (share: number) => void,
): Promise<{ readonly report?: TestReport; readonly winner?: Winner; readonly error?: ErrorRecord }> {
  try {
    const judge = await trainer();
    const data = await ports.prepareFinal(winner.params);
    await judge.load([data], null);
    // More rows train, which may have levels that the search's did not: the winner's network takes the features there are.
    const { model, training } = resolveTrial(settings, winner.params, dataShape(data));
    const request = {
      model,
      training,
      epochs: winner.bestEpoch!,
      metric: search.objective.metric,
      seed,
      studySeed: search.seed,
    };
    const outcome = await judge.judge(request, onProgress);
    if (outcome.state === "complete") {
      // The rows that trained are let go.
      const { train: _train, validation: _validation, ...kept } = data;
      return { report: outcome.report, winner: { model, ...outcome.winner, data: kept } };
    }
    return outcome.state === "failed" ? { error: outcome.error } : {};
  } catch (thrown) {
    const { code, details } = toErrorRecord(thrown);
    const reason = String(details["reason"] ?? code);
    return { error: { code: "finalEvaluationFailed", details: { reason } } };
  }
}
