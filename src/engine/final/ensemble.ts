import type { LoadedData } from "../../core/data/preparation/preparedData.ts";
import { blendOutputs } from "../../core/ensemble/blend.ts";
import { selectEnsemble, type Ensemble } from "../../core/ensemble/selectEnsemble.ts";
import { AppError, toErrorRecord, type ErrorRecord } from "../../core/errors.ts";
import { dataShape } from "../../core/learner/dataShape.ts";
import { createProgress } from "../../core/learner/work.ts";
import type { MetricName } from "../../core/metric/metricName.ts";
import type { ModelScores } from "../../core/study/testReport.ts";
import { createPacer } from "../pacer.ts";
import type { Trainer } from "../trainer.ts";
import { unlessLost } from "../network/unlessLost.ts";
import { constantOutputs, repeated } from "./baselines.ts";
import type { FinalHooks, FinalRequest } from "./judge.ts";
import { testScores } from "./testScores.ts";
import { trainToEnd, type TrainedToEnd } from "./trainToEnd.ts";

/** Most picks: weights are multiples of one in so many. */
const MOST_PICKS = 25;

export interface SelectionRequest {
  readonly metric: MetricName;
  /** Of each candidate: its outputs of the validation rows of each training, by repeats, then folds. */
  readonly candidates: readonly (readonly Float32Array[])[];
}

export type MemberOutcome =
  | ({ readonly state: "complete" } & TrainedToEnd)
  | { readonly state: "failed"; readonly error: ErrorRecord }
  | { readonly state: "stopped" };

export interface EnsembleScoresRequest extends Pick<FinalRequest, "metric" | "studySeed"> {
  /** Outputs of each member on the test rows, and weights that sum to 1. */
  readonly members: readonly { readonly outputs: Float32Array; readonly weight: number }[];
  /** Outputs of the best model on the same rows. */
  readonly best: Float32Array;
}

export type EnsembleOutcome =
  | { readonly state: "complete"; readonly scores: Pick<ModelScores, "scores" | "lead" | "overConstant"> }
  | { readonly state: "stopped" };

/** Greedy selection by the score on the validation rows of all folds and repeats. @param folds as in the search */
export async function chooseEnsemble(
  folds: readonly LoadedData[],
  { metric, candidates }: SelectionRequest,
): Promise<Ensemble | null> {
  const { task, classes } = folds[0]!;
  const trainings = candidates[0]?.length ?? 0;
  const work = selectEnsemble(
    {
      task,
      classCount: classes.length,
      metric,
      mostPicks: MOST_PICKS,
      mostFirst: 1,
      folds: Array.from({ length: trainings }, (_, training) => {
        const { validation, targetScale } = folds[training % folds.length]!;
        const outputs = candidates.map((candidate) => candidate[training]!);
        return { targets: validation!.targets, targetScale, outputs };
      }),
    },
    createProgress(),
  );
  const pacer = createPacer();
  for (;;) {
    const portion = work.next();
    if (portion.done === true) return portion.value;
    await pacer.breathe();
  }
}

/** Trains a member of an ensemble like the best model. Never rejects. @param data the final data, loaded into `trainer` */
export async function trainMember(
  trainer: Trainer,
  data: LoadedData,
  request: FinalRequest,
  { onProgress, shouldStop }: FinalHooks,
): Promise<MemberOutcome> {
  try {
    return await unlessLost(trainer.device, async (isLost) => {
      const trained = await trainToEnd(
        trainer,
        data,
        { ...request, isTimed: true },
        () => isLost() || shouldStop(),
        onProgress,
      );
      return trained === null ? { state: "stopped" } : { state: "complete", ...trained };
    });
  } catch (thrown) {
    return { state: "failed", error: toErrorRecord(thrown) };
  }
}

/** The ensemble's scores on the same resamples of the test rows as in the judgement, beside the best model and the constant. */
export async function scoreEnsemble(
  data: LoadedData,
  { members, best, metric, studySeed }: EnsembleScoresRequest,
  hooks: FinalHooks,
): Promise<EnsembleOutcome> {
  const { test, task, classes } = data;
  if (test === null) throw new AppError("finalEvaluationFailed", { reason: "there are no test rows" });
  const blended = blendOutputs(members, task, classes.length);
  const constant = repeated(
    constantOutputs(data.train, dataShape(data), metric, data.targetScale),
    test.rows,
  );
  const scored = await testScores(data, test, [best, blended, constant], metric, studySeed, hooks);
  return scored === null ? { state: "stopped" } : { state: "complete", scores: scored[1]! };
}
